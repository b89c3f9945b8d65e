"""What time stamps are worth: a loose answer of an authority with the file it is over, and those that a case keeps."""

from __future__ import annotations

import hashlib
from pathlib import Path

from evidence_desk.base import files
from evidence_desk.base.clock import utc_text
from evidence_desk.base.counting import counted
from evidence_desk.base.errors import BadInput, EvidenceDeskError
from evidence_desk.bundle.limits import MAX_STAMP
from evidence_desk.bundle.reader import Bundle
from evidence_desk.bundle.stamp import parse_reply

Check = tuple[str, bool, str]
JUDGED_MAX = 200  # stamps of one case whose own signatures are checked, the newest
_PIECE = 1 << 20
_NOT_VOUCHED = "whom this program cannot vouch for"


def is_stamp(head: bytes) -> bool:
    """Return whether a file begins as an authority's answer does: one DER value, and in it a number for its status."""
    return head[:1] == b"\x30" and (
        head[4:7] == b"\x30\x03\x02" or b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02" in head
    )


def check_stamp_file(path: Path, over: Path | None) -> list[Check]:
    """Return the checks of an authority's answer, held against the file that it is said to be over.

    Raises:
        BadInput: one of the two cannot be read.
    """
    from evidence_desk.packs.stamper import judge  # noqa: PLC0415  # loads a library for signatures

    reply = files.read_bounded(path, MAX_STAMP)
    try:
        imprint, _ = parse_reply(reply)
        found = judge(reply, imprint, None)
    except ValueError as error:
        return [("stamp", False, f"it cannot be relied on: {error}")]
    checks: list[Check] = [
        (
            "stamp",
            True,
            f"by {found.authority} (certificate {found.fingerprint[:16]}…, until {utc_text(found.until)}), "
            f"{_NOT_VOUCHED}: {utc_text(found.at)} by its clock, over the SHA-256 {imprint.hex()}",
        )
    ]
    if over is None:
        return [*checks, ("file", True, "not compared: name the file it is over with --of FILE")]
    same = _sha256(over) == imprint
    words = (
        f"{over.name} is the file that was stamped"
        if same
        else f"{over.name} is not the file that was stamped"
    )
    return [*checks, ("file", same, words)]


def _sha256(path: Path) -> bytes:
    hasher = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            while piece := stream.read(_PIECE):
                hasher.update(piece)
    except OSError as error:
        raise BadInput(f"unreadable file: errno {error.errno}", f"{path} cannot be read.") from error
    return hasher.digest()


def with_authorities(checks: list[Check], bundle: Bundle) -> list[Check]:
    """Return the checks of a case with what the signatures of its stamps are worth, in the place of their line."""
    return [
        _judged(bundle, detail) if name == "stamps" and ok else (name, ok, detail)
        for name, ok, detail in checks
    ]


def _judged(bundle: Bundle, detail: str) -> Check:
    from evidence_desk.packs.stamper import judge  # noqa: PLC0415  # as above

    kept = sorted(bundle.stamps(), key=lambda stamp: stamp.leaf)
    names: set[str] = set()
    for stamp in kept[-JUDGED_MAX:]:
        try:
            reply = bundle.stored(stamp.leaf)
            names.add(judge(reply, parse_reply(reply)[0], None).authority)
        except (ValueError, EvidenceDeskError) as error:
            why = error.user_message if isinstance(error, EvidenceDeskError) else str(error)
            return "stamps", False, f"one over commit {stamp.commit} cannot be relied on: {why}"
    said = detail.rpartition(" (")[0] or detail
    rest = f"; {counted(len(kept) - JUDGED_MAX, 'older one')} not looked at" if len(kept) > JUDGED_MAX else ""
    return "stamps", True, f"{said}; signed by {', '.join(sorted(names))}, {_NOT_VOUCHED}{rest}"
