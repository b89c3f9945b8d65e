"""Which files that somebody brought are looked into, and by what; nothing is decoded, only read."""

from __future__ import annotations

from typing import BinaryIO

from evidence_desk.capture import archive_facts, mail_file, outlook_file, recordings, saved_html
from evidence_desk.capture.brought import Brought

_PACKED = "application/gzip"
_PACKED_ARCHIVE = ".warc.gz"
_COMPOUND = "application/x-ole-storage"
_OUTLOOK = ".msg"
_LOOKS = {
    "message/rfc822": mail_file.look_at_mail,
    "multipart/related": mail_file.look_at_saved_page,
    "text/html": saved_html.look_at_html,
    "application/warc": archive_facts.look_at_warc,
    "application/wacz": archive_facts.look_at_wacz,
    "application/wacz+zip": archive_facts.look_at_wacz,
}


def can_look_into(media_type: str, name: str) -> bool:
    """Return whether anything is known to be found in a file of this type and name."""
    plain, lower = media_type.partition(";")[0].strip(), name.lower()
    return (
        plain in _LOOKS
        or plain.startswith(("audio/", "video/"))
        or (plain == _PACKED and lower.endswith(_PACKED_ARCHIVE))
        or (plain == _COMPOUND and lower.endswith(_OUTLOOK))
    )


def look_into(source: BinaryIO, size: int, media_type: str, name: str) -> Brought | None:
    """Return what a file says of itself, or None for a kind that is not looked into.

    Args:
        source: the file, seekable; only after the gate has admitted it.
        size: its bytes.
        media_type: as `sniff` told it.
        name: the name it had.
    """
    plain = media_type.partition(";")[0].strip()
    if not can_look_into(plain, name):
        return None
    if plain in _LOOKS:
        return _LOOKS[plain](source, size)
    if plain == _PACKED:
        return archive_facts.look_at_warc(source, size)
    if plain == _COMPOUND:
        return outlook_file.look_at_outlook(source, size)
    return recordings.look(source, size, plain)
