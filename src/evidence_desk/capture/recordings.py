"""What a sound recording or film says of itself: when, how long, by what device, in which coding.

Nothing is decoded. Boxes and elements are walked within bounds; a recording that lies about its sizes ends the walk
with a note. Sources: ISO/IEC 14496-12 (boxes), Apple QuickTime File Format (metadata), RFC 9559 and RFC 8794
(Matroska, EBML), RFC 3533, RFC 7845 (Ogg, Opus), Microsoft RIFF and AVI, EBU Tech 3285 (bext), RFC 9639 (FLAC).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import BinaryIO

from evidence_desk.capture.brought import Brought, Facts, Unreadable
from evidence_desk.capture.recordings_boxes import read_boxes
from evidence_desk.capture.recordings_matroska import read_matroska
from evidence_desk.capture.recordings_streams import read_flac, read_ogg, read_riff

_READERS: Mapping[str, Callable[[Facts, BinaryIO, int], None]] = {
    "video/mp4": read_boxes,
    "audio/mp4": read_boxes,
    "video/quicktime": read_boxes,
    "video/x-matroska": read_matroska,
    "video/webm": read_matroska,
    "audio/ogg": read_ogg,
    "video/ogg": read_ogg,
    "audio/wav": read_riff,
    "video/x-msvideo": read_riff,
    "audio/flac": read_flac,
}
NOT_PROVED = (
    "Times, device and place are what the recording says of itself. Whoever makes or converts a file can write "
    "anything there, and many messengers write the time of sending or take all of it out."
)


def look(source: BinaryIO, size: int, media_type: str) -> Brought:
    """Return what a recording says of itself.

    Args:
        source: the recording, seekable; only after the gate has admitted it.
        size: its bytes.
        media_type: as `sniff` told it.
    """
    facts, notes = Facts(), list[str]()
    read = _READERS.get(media_type)
    if read is None:
        notes.append("Recordings of this kind are not looked into; nothing is known of its times.")
    else:
        try:
            read(facts, source, size)
        except Unreadable as reason:
            notes.append(f"It could not be read to its end: {reason}.")
        if facts.found:
            notes.append(NOT_PROVED)
    return facts.brought("recording", notes=notes)
