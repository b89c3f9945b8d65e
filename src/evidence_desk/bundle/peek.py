"""Which case a file is a copy of, from its first two members; nothing is checked but that they make that id."""

from __future__ import annotations

from pathlib import Path

from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.bundle import limits, manifest, note
from evidence_desk.bundle.limits import BLOCK
from evidence_desk.bundle.rawfile import RawFile
from evidence_desk.bundle.ustar import build, occupied


def case_id_of(path: Path) -> str | None:
    """Return the id of the case that a file says it is a copy of, or None when it is no bundle, or unreadable."""
    try:
        with RawFile.open(path) as file:
            start = occupied(_size_of(file.read_at(0, BLOCK), manifest.README_NAME, limits.MAX_README))
            size = _size_of(
                file.read_at(start, BLOCK), manifest.member_name(manifest.V, 1), limits.MAX_KEY_FILE
            )
            return note.parse_founding_member(file.read_at(start + BLOCK, size))[0]
    except (OSError, ValueError, EvidenceDeskError):
        return None


def _size_of(header: bytes, name: bytes, limit: int) -> int:
    """Return the size in the header of the member of that name; ValueError for any other header."""
    size = int(header[124:135], 8)
    if not 0 <= size <= limit or build(name, size) != header:
        raise ValueError("another member")
    return size
