"""Files as people bring them, made by hand: boxes, elements, compound files, records. For several test modules."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import itertools
import json
import struct
import zipfile


def box(kind: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I", 8 + len(body)) + kind + body


def mp4(*, made: int = 3_786_912_000, place: bool = True) -> bytes:
    """Return the description of a film of 12.5 s with H.264 and AAC, made at a time counted from 1904."""
    movie = box(b"mvhd", bytes(4), struct.pack(">4I", made, made, 1000, 12_500), bytes(80))
    track = box(b"tkhd", bytes(76), struct.pack(">2I", 1280 << 16, 720 << 16))
    handler = box(b"hdlr", bytes(8) + b"vide" + bytes(12))
    sample = box(b"stsd", bytes(4) + struct.pack(">I", 1) + box(b"avc1", bytes(78)))
    film = box(b"trak", track, box(b"mdia", handler, box(b"minf", box(b"stbl", sample))))
    voice = box(b"mp4a", bytes(16) + struct.pack(">HHHHI", 2, 16, 0, 0, 48_000 << 16))
    sample = box(b"stsd", bytes(4) + struct.pack(">I", 1) + voice)
    handler = box(b"hdlr", bytes(8) + b"soun" + bytes(12))
    sound = box(b"trak", box(b"mdia", handler, box(b"minf", box(b"stbl", sample))))
    keys = [b"com.apple.quicktime.make", b"com.apple.quicktime.model"]
    keys += [b"com.apple.quicktime.location.ISO6709"] if place else []
    named = b"".join(box(b"mdta", key) for key in keys)
    values = b""
    for number, value in enumerate((b"Apple", b"iPhone 12", b"+51.5-000.1/")[: len(keys)], 1):
        values += box(struct.pack(">I", number), box(b"data", struct.pack(">II", 1, 0), value))
    meta = box(
        b"meta",
        bytes(4),
        box(b"hdlr", bytes(8) + b"mdta" + bytes(12)),
        box(b"keys", bytes(4), struct.pack(">I", len(keys)), named),
        box(b"ilst", values),
    )
    return (
        box(b"ftyp", b"mp42" + bytes(4)) + box(b"mdat", b"film" * 9) + box(b"moov", movie, film, sound, meta)
    )


def element(name: int, body: bytes) -> bytes:
    """Return an EBML element with a length of four bytes."""
    return (
        name.to_bytes((name.bit_length() + 7) // 8, "big")
        + (0x10000000 | len(body)).to_bytes(4, "big")
        + body
    )


def webm() -> bytes:
    """Return the description of a film of 7 s with VP9, made on 2026-11-20 14:05:00 UTC."""
    info = element(0x2AD7B1, (1_000_000).to_bytes(3, "big")) + element(0x4489, struct.pack(">d", 7_000.0))
    info += element(0x4461, (817_653_900 * 10**9).to_bytes(8, "big")) + element(0x5741, b"Recorder 3")
    video = element(0xB0, (640).to_bytes(2, "big")) + element(0xBA, (360).to_bytes(2, "big"))
    track = element(0x83, b"\1") + element(0x86, b"V_VP9") + element(0xE0, video)
    inside = element(0x1549A966, info) + element(0x1654AE6B, element(0xAE, track))
    inside += b"\x1f\x43\xb6\x75" + b"\x01" + b"\xff" * 7 + b"pictures to the end"
    return (
        element(0x1A45DFA3, element(0x4282, b"webm")) + b"\x18\x53\x80\x67" + b"\x01" + b"\xff" * 7 + inside
    )


def compound(streams: dict[str, bytes]) -> bytes:
    """Return a compound file; a name with “/” stands in a storage. Every stream takes whole sectors of 512 bytes."""
    entries: list[list[object]] = [["Root Entry", 5, -1, -1, -1, 0, 0]]
    folders: dict[str, int] = {"": 0}
    children: dict[int, list[int]] = {0: []}
    data, table = b"", list[int]()
    for path, body in streams.items():
        folder, _, name = path.rpartition("/")
        if folder not in folders:
            folders[folder] = len(entries)
            children[0].append(len(entries))
            children[len(entries)] = []
            entries.append([folder, 1, -1, -1, -1, 0, 0])
        padded = body.ljust(4_096, b"\0")
        start, size, count = len(table), len(padded), -(-len(padded) // 512)
        table += [*range(start + 1, start + count), 0xFFFFFFFE]
        data += padded.ljust(512 * count, b"\0")
        children[folders[folder]].append(len(entries))
        entries.append([name, 2, -1, -1, -1, start, size])
    for parent, inside in children.items():  # a list leaning to the right is a tree too
        for one, after in itertools.pairwise(inside):
            entries[one][3] = after
        entries[parent][4] = inside[0] if inside else -1
    listing = b"".join(_entry(*entry) for entry in entries)  # type: ignore[arg-type]  # a row of mixed kinds
    first, count = len(table), -(-len(listing) // 512)
    table += [*range(first + 1, first + count), 0xFFFFFFFE]
    data += listing.ljust(512 * count, b"\0")
    sectors = -(-4 * (len(table) + 20) // 512)
    where = [len(table) + number for number in range(sectors)]
    table += [0xFFFFFFFD] * sectors
    data += b"".join(number.to_bytes(4, "little") for number in table).ljust(512 * sectors, b"\xff")
    head = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 62, 3, 0xFFFE, 9, 6) + bytes(6)
    )
    head += struct.pack("<4I", 0, sectors, first, 0) + struct.pack("<5I", 4_096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += b"".join(number.to_bytes(4, "little") for number in where)
    return head.ljust(512, b"\xff") + data


def _entry(name: str, kind: int, left: int, right: int, child: int, start: int, size: int) -> bytes:
    raw = name.encode("utf-16-le")
    numbers = [number & 0xFFFFFFFF for number in (left, right, child)]
    head = raw.ljust(64, b"\0") + struct.pack("<HBB3I", len(raw) + 2, kind, 1, *numbers)
    return head + bytes(36) + struct.pack("<IQ", start, size)


def outlook(
    *, body: str = "Meet me behind the gym.\r\n", attached: bytes = b"\xff\xd8\xff" + b"j" * 5_000
) -> bytes:
    """Return an Outlook message with a text and one picture attached."""
    sent = 134_081_139_000_000_000  # 2025-11-20T...: hundreds of nanoseconds since 1601
    fixed = bytes(32) + struct.pack("<HHIQ", 0x40, 0x0039, 6, sent)
    head = "Received: from a.example by b.example; Thu, 20 Nov 2025 14:05:09 +0000\r\nFrom: Pat <pat@a.example>\r\n"
    return compound(
        {
            "__properties_version1.0": fixed,
            "__substg1.0_0037001F": "Tomorrow".encode("utf-16-le"),
            "__substg1.0_1000001F": body.encode("utf-16-le"),
            "__substg1.0_007D001F": head.encode("utf-16-le"),
            "__attach_version1.0_#00000000/__substg1.0_3707001F": "gym.jpg".encode("utf-16-le"),
            "__attach_version1.0_#00000000/__substg1.0_37010102": attached,
        }
    )


def record(kind: str, address: str, block: bytes, *, payload: bytes | None = None, digest: str = "") -> bytes:
    """Return one record of a web archive, with digests of its block and of what the server sent."""
    http = kind in {"response", "request"}
    content = f"application/http; msgtype={kind}" if http else "application/warc-fields"
    lines = [
        "WARC/1.1",
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: {address}",
        "WARC-Date: 2026-11-20T14:05:00Z",
        f"WARC-Block-Digest: sha1:{_base32(block)}",
        f"Content-Type: {content}",
        f"Content-Length: {len(block)}",
    ]
    if payload is not None:
        lines.append(f"WARC-Payload-Digest: {digest or 'sha256:' + hashlib.sha256(payload).hexdigest()}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def response(
    address: str, body: bytes, media_type: str = "text/html", *, status: int = 200, digest: str = ""
) -> bytes:
    head = (
        f"HTTP/1.1 {status} OK\r\nContent-Type: {media_type}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
    )
    return record("response", address, head + body, payload=body, digest=digest)


def _base32(data: bytes) -> str:
    return base64.b32encode(hashlib.sha1(data, usedforsecurity=False).digest()).decode()


PAGE = "https://chat.example/p/1"
RECORDS = (
    record("warcinfo", "", b"software: Recorder 9\r\nformat: WARC File Format 1.1\r\n"),
    response("https://chat.example/old", b"", status=302),
    response(PAGE, b"<html><title>Wall</title><img src=/a.png></html>"),
    response("https://cdn.example/a.png", b"\x89PNG" + b"p" * 500, "image/png"),
)


def warc(records: tuple[bytes, ...] = RECORDS, *, packed: bool = True) -> bytes:
    return b"".join(gzip.compress(one, mtime=0) if packed else one for one in records)


def wacz(
    archive: bytes | None = None,
    *,
    pages: bytes | None = None,
    spoil: str = "",
    more: dict[str, bytes] | None = None,
) -> bytes:
    """Return a package with its list of digests; `spoil` names a member whose digest is made wrong."""
    pages = pages or (
        b'{"format": "json-pages-1.0", "id": "pages", "title": "All"}\n'
        + json.dumps({"url": PAGE, "title": "Wall", "ts": "2026-11-20T14:05:00Z"}).encode()
        + b"\n"
    )
    members = {
        "archive/data.warc.gz": warc() if archive is None else archive,
        "pages/pages.jsonl": pages,
        **(more or {}),
    }
    listed = [
        {
            "name": name.rpartition("/")[2],
            "path": name,
            "hash": "sha256:" + hashlib.sha256(data + (b"x" if name == spoil else b"")).hexdigest(),
            "bytes": len(data),
        }
        for name, data in members.items()
    ]
    package = json.dumps({"profile": "data-package", "wacz_version": "1.1.1", "resources": listed}).encode()
    own = {"path": "datapackage.json", "hash": "sha256:" + hashlib.sha256(package).hexdigest()}
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_STORED) as written:
        for name, data in {
            **members,
            "datapackage.json": package,
            "datapackage-digest.json": json.dumps(own).encode(),
        }.items():
            written.writestr(name, data)
    return kept.getvalue()
