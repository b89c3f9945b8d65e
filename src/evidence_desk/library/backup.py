"""A folder of verified copies: one for each case, its newest, with a signed list of what must be there.

`<case id>.edcase`     the case, sealed as it is: nothing is opened to be copied
`<case>.seal-<number>` requests to lock that wait for a writer, so that the copy is as closed as the case
`locked-<key>.age`     what is locked on the device that made the copies, encrypted to one person each
`backup.json`          the checkpoint of every copy, signed by whoever made the newest; it names nobody
`SHA256SUMS`           the same for `sha256sum -c`

What is locked goes in first, the copies after it, the list last. A copy is renewed only by a case that goes on from
it: an older or another history never takes its place, so a damaged or replaced case cannot spoil the backup.

Source: docs/format/backup.md.
"""

from __future__ import annotations

import base64
import contextlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct

from evidence_desk.base import files
from evidence_desk.base.errors import BadInput, BundleError, CannotWrite, EvidenceDeskError, NotFound
from evidence_desk.bundle.lock import WriterLock
from evidence_desk.bundle.reader import Bundle
from evidence_desk.case import anchors
from evidence_desk.case.codec import CodecError, canonical, parse_canonical
from evidence_desk.case.keys import Person, fingerprint_of, sign_text, signed_by, signer_text
from evidence_desk.case.values import LeafIndex, SafeInt, Sha256Hex, UtcText
from evidence_desk.library import copies, locked_list

LIST_NAME = "backup.json"
SUMS_NAME = "SHA256SUMS"
README_NAME = "README.txt"
LIST_MAX = 64 << 20  # bytes: some 100,000 cases
_DOMAIN = b"evidence-desk.invalid/backup\n"
_CASE_FILE = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.edcase")
_README = """\
Evidence Desk backup

Each .edcase file is one whole case, encrypted as it stands; it opens only with the keys of its readers, or with two
recovery sheets of the school. Nothing in this folder can be read without them, and nobody's name stands here.

Bring it back with Evidence Desk: Cases, Bring back from a backup, or
    edesk restore THIS-FOLDER --into FOLDER
Check that all is here and whole without any key:
    sha256sum -c SHA256SUMS
Keep the files together: those whose names go on with .seal- or begin with locked- keep locked what is locked.
"""

_NOT_AS_WRITTEN = (
    "What was read back from there is not what was written. The copy from before stays. The stick or disk may be "
    "failing: use another one."
)

Outcome = Literal[
    "copied",
    "renewed",
    "unchanged",
    "damaged",
    "older",
    "other-history",
    "not-a-case",
    "not-written",
    "missing",
]
GOOD: frozenset[Outcome] = frozenset({"copied", "renewed", "unchanged"})


class Kept(Struct, frozen=True, kw_only=True):
    """What the list says of one copy."""

    case: str
    founder: str
    k: LeafIndex
    size: LeafIndex  # leaves
    root: str
    note_sha256: Sha256Hex
    bytes: SafeInt
    sha256: Sha256Hex  # of the file
    checked_at: UtcText  # when it was read back whole

    @property
    def file_name(self) -> str:
        """Name of the copy: the case's id."""
        return file_name(self.case)

    def anchor(self) -> anchors.Anchor:
        """Return the checkpoint the copy reaches at least."""
        return anchors.Anchor(
            case=self.case,
            founder=self.founder,
            k=self.k,
            size=self.size,
            root=self.root,
            note_sha256=self.note_sha256,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The list of a folder of copies, as read back."""

    made_at: str
    signer: str  # fingerprint of whoever signed it
    kept: dict[str, Kept]  # by case id


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What became of one case."""

    path: Path
    case: str  # id; empty where the file names none
    outcome: Outcome
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _There:
    """A copy that is there already."""

    ends: anchors.Anchor
    opens: bool


def file_name(case_id: str) -> str:
    """Return the name of a case's copy."""
    return f"{case_id}.edcase"


def read_listing(folder: Path) -> Listing | None:
    """Return the list of a folder of copies, or None where none was ever made.

    Raises:
        BadInput: there is one, and it is damaged or not as it was signed.
    """
    try:
        data = files.read_bounded(folder / LIST_NAME, LIST_MAX)
    except NotFound:
        return None
    try:
        fields: dict[str, Any] = parse_canonical(data.removesuffix(b"\n"), LIST_MAX)
        signature = base64.b64decode(fields.pop("signature"), validate=True)
        if fields["v"] != 1 or not signed_by(fields["signer"], signature, _DOMAIN + canonical(fields)):
            raise ValueError("not as it was signed")
        kept = msgspec.convert(fields["cases"], list[Kept])
        if any(not _CASE_FILE.fullmatch(one.file_name) for one in kept):
            raise ValueError("a case id that is none")
        return Listing(
            made_at=msgspec.convert(fields["made_at"], UtcText),
            signer=fingerprint_of(fields["signer"]),
            kept={one.case: one for one in kept},
        )
    except (
        CodecError,
        msgspec.ValidationError,
        BadInput,
        KeyError,
        TypeError,
        ValueError,
        AttributeError,
    ) as error:
        raise BadInput(
            "the list of a backup is damaged",
            f"The list of this backup is damaged or was changed ({folder / LIST_NAME}). The copies may be whole: each "
            "proves itself. Nothing was changed.",
        ) from error


def copies_in(folder: Path) -> list[Path]:
    """Return the copies in a folder, by name.

    Raises:
        NotFound: the folder is not there.
    """
    try:
        return sorted(entry for entry in folder.iterdir() if _CASE_FILE.fullmatch(entry.name))
    except OSError as error:
        raise NotFound(
            "no backup folder", f"{folder} cannot be read. Check the path, or plug the stick in."
        ) from error


class BackupWriter:
    """Renews the copies in one folder. Use as a context manager: it holds the folder's lock and ends with the list.

    Raises:
        InUse: another program is writing a backup there.
        CannotWrite: the folder cannot be written.
        BadInput: the list that is there is damaged.
    """

    def __init__(self, folder: Path, person: Person, at: str) -> None:
        self.folder = folder
        self._person = person
        self._at = at
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise files.cannot_write(folder, error) from error
        self._lock = WriterLock.take(folder / "backup")
        try:
            listing = read_listing(folder)
            self._kept: dict[str, Kept] = dict(listing.kept) if listing is not None else {}
            copies.remove_leftovers(folder)
            if not (folder / README_NAME).exists():
                files.write_new(folder / README_NAME, _README.encode(), mode=0o644)
        except BaseException:
            self._lock.release()
            raise

    def __enter__(self) -> BackupWriter:
        return self

    def __exit__(self, *failure: object) -> None:
        """Write the list, also after a failure: the copies made so far are in place."""
        try:
            self._write_list()
        finally:
            self._lock.release()

    @property
    def kept(self) -> dict[str, Kept]:
        """The copies that are there, by case id."""
        return dict(self._kept)

    def put_locked(
        self,
        blocked: Iterable[tuple[str, str]],
        names: Mapping[str, str],
        readers: Iterable[tuple[str, str]],
    ) -> None:
        """Write down what is locked, ahead of any copy; what was locked before stays so.

        Args:
            blocked: SHA-256 of what is locked on this device, each with the case that locked it.
            names: what the files of the cases are called, by case id.
            readers: (fingerprint, recipient) of each person who may bring the cases back.
        Raises:
            BadInput: their own list there is damaged.
            CannotWrite: no space or no permission.
        """
        locked_list.write_locked(self.folder, self._person, blocked, names, readers)

    def put(
        self,
        source: Bundle,
        device: anchors.Anchor | None,
        requests: Sequence[Path] = (),
        report: copies.Told | None = None,
    ) -> Line:
        """Copy one opened case, or find that the copy there is as new.

        Args:
            device: the newest checkpoint this device knows of the case.
            requests: what waits to be locked in it.
        Raises:
            CannotWrite, Cancelled: the copy that was there stays.
        """
        path, case = source.path, source.case_id
        target = self.folder / file_name(case)
        copies.bring_requests(requests, target)
        if device is not None and (state := anchors.compare(source, device)) in {"behind", "beside"}:
            return Line(path=path, case=case, outcome="older" if state == "behind" else "other-history")
        before = self._copy_there(target)
        if before is not None:
            state = anchors.compare(source, before.ends)
            if state in {"behind", "beside"}:
                return Line(path=path, case=case, outcome="older" if state == "behind" else "other-history")
            if (
                state == "same"
                and before.opens
                and self._is_listed(target, copies.size_of(source), before.ends)
            ):
                return Line(path=path, case=case, outcome="unchanged")
        copies.hold_room(self.folder, copies.size_of(source))
        try:
            made = copies.copy_verified(source, target, overwrite=target.exists(), report=report)
        except BundleError as error:
            if _is_whole(path):
                return Line(path=path, case=case, outcome="not-written", detail=_NOT_AS_WRITTEN)
            return Line(path=path, case=case, outcome="damaged", detail=error.user_message)
        self._kept[case] = _kept(made, self._at)
        return Line(path=path, case=case, outcome="renewed" if before is not None else "copied")

    def _copy_there(self, target: Path) -> _There | None:
        """Return where the copy that is there ends, or by the list should end; None when there is neither."""
        try:
            with Bundle.open(target) as bundle:
                return _There(ends=anchors.of(bundle), opens=True)
        except EvidenceDeskError:
            listed = self._kept.get(target.stem)
            return _There(ends=listed.anchor(), opens=False) if listed is not None else None

    def _is_listed(self, target: Path, size: int, ends: anchors.Anchor) -> bool:
        """Return whether the copy is the listed one by its size and end; a compacted case is copied anew."""
        listed = self._kept.get(target.stem)
        with contextlib.suppress(OSError):
            return (
                listed is not None
                and listed.note_sha256 == ends.note_sha256
                and size == listed.bytes == target.stat().st_size
            )
        return False

    def _write_list(self) -> None:
        kept = [self._kept[case] for case in sorted(self._kept)]
        fields: dict[str, Any] = {
            "v": 1,
            "made_at": self._at,
            "signer": signer_text(self._person.signing_key.public),
            "cases": msgspec.to_builtins(kept),
        }
        signature = sign_text(self._person.signing_key, _DOMAIN + canonical(fields))
        fields["signature"] = base64.b64encode(signature).decode("ascii")
        sums = "".join(f"{one.sha256}  {one.file_name}\n" for one in kept)
        files.replace(self.folder / SUMS_NAME, sums.encode("ascii"), mode=0o644)
        files.replace(self.folder / LIST_NAME, canonical(fields) + b"\n", mode=0o644)


def _kept(made: copies.Copied, at: str) -> Kept:
    anchor = made.anchor
    return Kept(
        case=anchor.case,
        founder=anchor.founder,
        k=anchor.k,
        size=anchor.size,
        root=anchor.root,
        note_sha256=anchor.note_sha256,
        bytes=made.size,
        sha256=made.sha256,
        checked_at=at,
    )


def _is_whole(path: Path) -> bool:
    """Return whether a case is whole where it stands: then it is the backup's medium that changed the copy."""
    try:
        copies.check_whole(path, None)
    except EvidenceDeskError:
        return False
    return True


def not_written(path: Path, case: str, error: CannotWrite) -> Line:
    """Return the line of a case whose copy could not be written."""
    return Line(path=path, case=case, outcome="not-written", detail=error.user_message)
