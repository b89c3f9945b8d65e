"""Recordings in simpler wrappings: Ogg, WAV and AVI, FLAC.

Sources: RFC 3533 and RFC 7845 (Ogg, Opus), Vorbis I section 4.2.2, Microsoft RIFF and AVI, EBU Tech 3285, RFC 9639.
"""

from __future__ import annotations

from typing import BinaryIO

from evidence_desk.capture.brought import Facts, Unreadable, lasting, read_exactly

_CHUNKS = 5_000
_TAIL_BYTES = 128 * 1024  # an Ogg page has at most 65,307
_WAVE_CODINGS = {
    1: "PCM",
    3: "PCM (floating point)",
    6: "A-law",
    7: "mu-law",
    0x55: "MPEG layer 3",
    0x11: "IMA ADPCM",
}


def read_ogg(facts: Facts, source: BinaryIO, size: int) -> None:
    """Collect the facts of an Ogg file.

    Raises:
        Unreadable: its pages do not add up.
    """
    head = read_exactly(source, 0, min(size, 4_096))
    rate, skip = 0, 0
    at = 0
    while head[at : at + 4] == b"OggS" and at + 27 < len(head):
        count = head[at + 26]
        body = at + 27 + count
        packet = head[body : body + 64]
        if not head[at + 5] & 2 or body + 40 > len(head):  # no first page of a stream any more
            break
        rate, skip = _ogg_stream(facts, packet, rate, skip)
        at = body + sum(head[at + 27 : body])
    facts.add("Made, as the file says", "no time written")
    last = _last_position(source, size)
    if rate and last > skip:
        facts.add("Lasts", lasting((last - skip) / rate))


def _ogg_stream(facts: Facts, packet: bytes, rate: int, skip: int) -> tuple[int, int]:
    """Add one stream of an Ogg file; return by how many positions a second sound is counted, and how many to skip."""
    if packet.startswith(b"OpusHead"):
        facts.add("Sound track", f"Opus, {_channels(packet[9])}")
        return 48_000, int.from_bytes(packet[10:12], "little")
    if packet.startswith(b"\1vorbis"):
        found = int.from_bytes(packet[12:16], "little")
        facts.add("Sound track", f"Vorbis, {_channels(packet[11])}, {found:,} Hz")
        return found, 0
    if packet.startswith(b"\x80theora"):
        wide, high = int.from_bytes(packet[14:17], "big"), int.from_bytes(packet[17:20], "big")
        facts.add("Film track", f"Theora, {wide} × {high}")
    elif packet.startswith(b"Speex   "):
        facts.add("Sound track", "Speex")
        return int.from_bytes(packet[36:40], "little"), 0
    elif packet.startswith(b"\x7fFLAC"):
        facts.add("Sound track", "FLAC")
    return rate, skip


def _last_position(source: BinaryIO, size: int) -> int:
    tail = read_exactly(source, max(0, size - _TAIL_BYTES), min(size, _TAIL_BYTES))
    at = tail.rfind(b"OggS")
    while at >= 0:
        position = int.from_bytes(tail[at + 6 : at + 14], "little", signed=True)
        if position >= 0 and at + 14 <= len(tail):
            return position
        at = tail.rfind(b"OggS", 0, at)
    return 0


def read_riff(facts: Facts, source: BinaryIO, size: int) -> None:
    """Collect the facts of a WAV or AVI file.

    Raises:
        Unreadable: its chunks do not add up.
    """
    form = read_exactly(source, 8, 4)
    if form == b"WAVE":
        _wave(facts, source, size)
    else:
        _avi(facts, source, size)


def _wave(facts: Facts, source: BinaryIO, size: int) -> None:
    at, per_second, length, dated = 12, 0, 0, False
    for _ in range(_CHUNKS):
        if at + 8 > size:
            break
        head = read_exactly(source, at, 8)
        kind, body, span = head[:4], at + 8, int.from_bytes(head[4:], "little")
        if kind == b"fmt " and span >= 16:
            data = read_exactly(source, body, 16)
            code, count = int.from_bytes(data[:2], "little"), int.from_bytes(data[2:4], "little")
            rate, per_second = int.from_bytes(data[4:8], "little"), int.from_bytes(data[8:12], "little")
            coding = _WAVE_CODINGS.get(code, f"coding {code:#x}")
            facts.add("Sound track", f"{coding}, {_channels(count)}, {rate:,} Hz")
        elif kind == b"bext" and span >= 346:
            data = read_exactly(source, body, 346)
            said = data[320:338].decode("latin-1").strip("\0 ")
            dated = bool(said)
            facts.add("Made, as the file says", f"{said} (no zone written)" if said else "")
            facts.add("Written by (program)", data[256:288].decode("latin-1").strip("\0 "))
        elif kind == b"data":
            length = min(span, size - body)
        at = body + span + span % 2
    if not dated:
        facts.add("Made, as the file says", "no time written")
    if per_second:
        facts.add("Lasts", lasting(length / per_second))


def _avi(facts: Facts, source: BinaryIO, size: int) -> None:
    head = read_exactly(source, 0, min(size, 64 * 1024))
    at = head.find(b"avih")
    if at < 0 or at + 48 > len(head):
        raise Unreadable("the description of its tracks is missing")
    numbers = [int.from_bytes(head[place : place + 4], "little") for place in range(at + 8, at + 48, 4)]
    gap_us, frames, wide, high = numbers[0], numbers[4], numbers[8], numbers[9]
    at, tracks = head.find(b"strh"), 0
    while at >= 0 and tracks < 16:
        kind, coding = head[at + 8 : at + 12], head[at + 12 : at + 16].decode("latin-1").strip("\0 ")
        if kind == b"vids":
            facts.add("Film track", f"{coding or 'film'}, {wide} × {high}")
        elif kind == b"auds":
            facts.add("Sound track", "sound")
        at, tracks = head.find(b"strh", at + 4), tracks + 1
    dated = head.find(b"IDIT")
    said = head[dated + 8 : dated + 34].decode("latin-1").strip("\0\n ") if dated >= 0 else ""
    facts.add("Made, as the file says", f"{said} (no zone written)" if said else "no time written")
    if gap_us and frames:
        facts.add("Lasts", lasting(gap_us * frames / 10**6))


def read_flac(facts: Facts, source: BinaryIO, size: int) -> None:
    """Collect the facts of a FLAC file.

    Raises:
        Unreadable: its first block is missing.
    """
    head = read_exactly(source, 0, min(size, 42))
    if len(head) < 42 or head[4] & 0x7F:
        raise Unreadable("its first block is missing")
    packed = int.from_bytes(head[18:26], "big")
    rate, channels, samples = packed >> 44, (packed >> 41 & 7) + 1, packed & (1 << 36) - 1
    facts.add("Sound track", f"FLAC, {_channels(channels)}, {rate:,} Hz")
    facts.add("Made, as the file says", "no time written")
    if rate and samples:
        facts.add("Lasts", lasting(samples / rate))


def _channels(count: int) -> str:
    return f"{count} channel{'s' if count != 1 else ''}"
