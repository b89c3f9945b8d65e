"""Anchors: the newest checkpoint of each case this device has seen, kept outside the case (against rollback).

A truncated copy of a bundle is a valid older bundle; only a memory outside can show it. One small file per case
in the person's folder holds ids and hashes, no names.
"""

from __future__ import annotations

import base64
import contextlib
import os
import re
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from evidence_desk.base import files
from evidence_desk.base.errors import BadInput, NotFound
from evidence_desk.bundle.reader import Bundle
from evidence_desk.case.loading import Trusted
from evidence_desk.case.values import LeafIndex, UtcText

ANCHOR_MAX = 4 << 10  # bytes
State = Literal["same", "ahead", "behind", "beside"]
_CASE_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Anchor(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A checkpoint as remembered outside."""

    case: str
    founder: str  # fingerprint
    k: LeafIndex  # commit number
    size: LeafIndex  # leaves
    root: str  # base64 of 32 bytes
    note_sha256: str  # 64 hex digits
    at: UtcText | None = None  # when this device last saw it; earlier versions did not note it


def of(bundle: Bundle, at: str | None = None) -> Anchor:
    """Return the anchor for the newest commit of a checked bundle, seen at this time."""
    head = bundle.head
    return Anchor(
        case=bundle.case_id,
        founder=bundle.founder.fingerprint,
        k=head.k,
        size=head.size,
        root=base64.b64encode(head.root).decode("ascii"),
        note_sha256=head.note_sha256.hex(),
        at=at,
    )


def compare(bundle: Bundle, anchor: Anchor) -> State:
    """Return where the bundle stands against a remembered checkpoint of the same case.

    "behind" means the bundle is shorter; "beside" that it carries another history at the anchor's place.
    """
    head = bundle.head
    if anchor.founder != bundle.founder.fingerprint:
        return "beside"
    if anchor.k > head.k:
        return "behind"
    if bundle.commits[anchor.k].note_sha256.hex() != anchor.note_sha256:
        return "beside"
    return "same" if anchor.k == head.k else "ahead"


class AnchorStore:
    """The anchors of one person's folder."""

    def __init__(self, home: Path) -> None:
        self._folder = home / "anchors"
        self._snapshots = home / "snapshots"

    def _path(self, case_id: str) -> Path:
        if not _CASE_ID.fullmatch(case_id):
            raise ValueError("a case id is a UUID")
        return self._folder / f"{case_id}.json"

    def get(self, case_id: str) -> Anchor | None:
        """Return what is remembered of a case, or None.

        Raises:
            BadInput: the file is damaged: that is not the same as knowing nothing.
        """
        path = self._path(case_id)
        try:
            anchor = msgspec.json.decode(files.read_bounded(path, ANCHOR_MAX), type=Anchor)
            if anchor.case != case_id:
                raise ValueError("of another case")
        except NotFound:
            return None
        except (msgspec.DecodeError, ValueError) as error:
            raise BadInput(
                "damaged anchor file",
                f"What this device remembered of the case is damaged ({path}). Compare the case with the check "
                "code on a printed pack or receipt, then delete that file.",
            ) from error
        return anchor

    def trusted(self, case_id: str) -> Trusted | None:
        """Return the snapshot of a case that this device has found right, or None."""
        self._path(case_id)
        try:
            data = files.read_bounded(self._snapshots / f"{case_id}.json", ANCHOR_MAX)
            return msgspec.json.decode(data, type=Trusted)
        except (NotFound, BadInput, msgspec.DecodeError):
            return None  # then everything is replayed, which needs no trust

    def trust(self, case_id: str, snapshot: Trusted) -> None:
        """Remember a snapshot as found right; failing to is harmless."""
        _write_unsynced(self._snapshots / f"{case_id}.json", msgspec.json.encode(snapshot))

    def newest_commit(self, case_id: str) -> int | None:
        """Return the number of the newest commit this device knows to be saved, or None."""
        anchor = self.get(case_id)
        return anchor.k if anchor is not None else None

    def raise_to(self, anchor: Anchor) -> None:
        """Remember `anchor`, by rename. Losing it to a power cut is harmless, so it is not synced.

        The caller has found it consistent with what was remembered; a fork that somebody accepted never takes
        the place of the history seen first. A failure to write is no failure of the case.
        """
        _write_unsynced(self._path(anchor.case), msgspec.json.encode(anchor))


def _write_unsynced(path: Path, data: bytes) -> None:
    temporary = path.with_suffix(f".{os.getpid()}.new")
    try:
        try:
            temporary.write_bytes(data)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            temporary.write_bytes(data)
        temporary.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
