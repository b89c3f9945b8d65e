"""Handing over: a pack, the originals, their proofs and what checks them, as one folder or file; recorded, then named.

The pack is made first and still has no name when everything else is written beside it; one commit records both. Until
that commit stands and the last byte is on the disk, nothing has the name that was asked for. Whatever stops it on the
way – a lock, damage, a full disk, a person – leaves nothing behind.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
import shutil
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from evidence_desk import __version__
from evidence_desk.acts import handover_bag, handover_forms, handover_pieces
from evidence_desk.acts.exporting import clear_leftovers, refuse_what_was_locked_meanwhile
from evidence_desk.acts.handover_forms import Part
from evidence_desk.acts.handover_pieces import PIECE_MAX, Pieces
from evidence_desk.acts.packing import Also, PackResult
from evidence_desk.acts.progress import Report, told
from evidence_desk.base import files
from evidence_desk.base.clock import utc_text
from evidence_desk.base.errors import BadInput, CannotWrite
from evidence_desk.bundle import age
from evidence_desk.case import events as ev
from evidence_desk.case.fold_packs import next_copy
from evidence_desk.case.handing import TEXT_MAX
from evidence_desk.case.handover_events import Form
from evidence_desk.case.store import CaseStore
from evidence_desk.packs import handover
from evidence_desk.policy.model import Policy

FAT_MAX = (1 << 32) - 1  # bytes of one file on a stick as they are sold
_PASSWORD_MIN = 16  # characters: a zip's password may be tried billions of times a second
MakePack = Callable[[Path, Also, bool], PackResult]


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverChoice:
    """What a person chose for a hand-over, beside the pack in it."""

    to: str
    basis: str
    form: Form = "folder"
    password: str = ""  # of an AES zip or a reading copy
    recipient: age.Recipient | None = None  # of an age file
    marking: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverResult:
    """What came of it."""

    out: Path  # folder or file; of numbered pieces the first
    named: Sequence[Path]  # every file that has a name now: one, or the pieces and the two texts beside them
    pack: PackResult
    handed: Sequence[handover.Handed]
    files: int
    size: int  # bytes of all files in it
    sha256: str  # as recorded
    warnings: Sequence[str]  # what its size means, in words


def hand_over(
    store: CaseStore,
    policy: Policy,
    choice: HandoverChoice,
    out: Path,
    make: MakePack,
    report: Report | None = None,
) -> HandoverResult:
    """Make a pack and hand it over with the originals and proofs that may leave with it.

    Args:
        out: folder or file; must not exist yet.
        make: makes the pack at a path and gives it to the second argument before it is recorded; the third says that
            it never gets a name (`make_pack`).

    Raises:
        BadInput: `out` exists, or something that was asked for cannot be.
        GateRefused: the third door stays shut, or something was locked meanwhile.
        TamperedBundle: the case is damaged.
        CannotWrite, Cancelled: nothing was written.
    """
    _refuse(choice, out)
    work = _Work(store, policy, choice, out, told(report))
    named: Sequence[Path] = (out,)
    if choice.form == "folder":
        with _staging(out) as folder:
            made = make(folder.joinpath(*handover.PACK.split("/")), work.into_folder(folder), False)
            _name_folder(folder, out)
    else:
        clear_leftovers(out)
        with handover_pieces.pieces(out) as target:
            made = make(out, work.into_file(target), True)
            named = target.name()
    return work.result(made, named)


def _refuse(choice: HandoverChoice, out: Path) -> None:
    if out.exists():
        raise files.already_there(out)
    for what, words in (("to whom it goes", choice.to), ("on which basis", choice.basis)):
        if not words.strip() or len(words) > TEXT_MAX:
            raise BadInput(
                "hand-over without recipient or basis",
                f"Say {what}, in at most {TEXT_MAX:,} characters. Nothing left the case.",
            )
    if choice.form in {"aes-zip", "reading-copy"} and len(choice.password) < _PASSWORD_MIN:
        raise BadInput(
            "password too short",
            f"The password needs at least {_PASSWORD_MIN} characters. Nothing left the case.",
        )
    if choice.form == "age" and choice.recipient is None:
        raise BadInput("no recipient", "An age file needs the recipient's public key. Nothing left the case.")


class _Work:
    """One hand-over while it is made; what `also` of a pack calls may run again after damage was found."""

    def __init__(
        self, store: CaseStore, policy: Policy, choice: HandoverChoice, out: Path, report: Report
    ) -> None:
        self._store = store
        self._policy = policy
        self._choice = choice
        self._out = out
        self._report = report
        self._bag: handover_bag.Bag | None = None
        self._sha256 = ""
        self._size = 0

    def into_folder(self, folder: Path) -> Callable[[PackResult, BinaryIO], Sequence[ev.Event]]:
        """Return what writes everything but the pack, which stands there, into a folder."""

        def also(made: PackResult, pack: BinaryIO) -> Sequence[ev.Event]:
            clear_folder(folder, keep=Path(*handover.PACK.split("/")).parent)
            bag = self._collect(made, pack)
            self._say_room(bag)
            rest = [one for one in bag.parts if one.path != handover.PACK]
            handover_forms.write_folder(rest, folder, self._report)
            return self._recorded(made, bag, bag.manifest_sha256)

        return also

    def into_file(self, target: Pieces) -> Callable[[PackResult, BinaryIO], Sequence[ev.Event]]:
        """Return what writes everything, the pack among it, into one file."""

        def also(made: PackResult, pack: BinaryIO) -> Sequence[ev.Event]:
            target.seek(0)
            target.truncate()
            bag = self._collect(made, pack)
            self._say_room(bag)
            try:
                self._write(bag, made, pack, cast("BinaryIO", target))
                target.sync()
            except OSError as error:
                raise files.cannot_write(self._out, error) from error
            sha256 = bag.manifest_sha256 if bag.parts else _hash_of(cast("BinaryIO", target))
            return self._recorded(made, bag, sha256)

        return also

    def _write(self, bag: handover_bag.Bag, made: PackResult, pack: BinaryIO, target: BinaryIO) -> None:
        choice, top, tell = self._choice, made.pack_id, self._report
        match choice.form:
            case "zip":
                handover_forms.write_zip(bag.parts, target, top, tell)
            case "aes-zip":
                handover_forms.write_aes_zip(bag.parts, target, top, choice.password, tell)
            case "age":
                if choice.recipient is not None:
                    handover_forms.write_age(bag.parts, target, top, choice.recipient, tell)
            case _:
                handover_forms.write_reading_copy(pack, target, choice.password, uuid.uuid4().hex)

    def _collect(self, made: PackResult, pack: BinaryIO) -> handover_bag.Bag:
        """Return all parts of the hand-over: for a reading copy none, the file is all there is."""
        if self._choice.form == "reading-copy":
            return handover_bag.Bag(parts=(), handed=(), manifest_sha256="")
        pack_part = handover_forms.part_of_file(handover.PACK, pack, made.size, made.sha256)
        asked = handover_bag.Asked(
            to=self._choice.to.strip(),
            basis=self._choice.basis.strip(),
            marking=self._choice.marking,
            software=("Evidence Desk", __version__),
        )
        self._report.stage("Writing the proofs", len(made.chosen))
        return handover_bag.collect(self._store, self._policy, made, pack_part, asked, self._report)

    def _say_room(self, bag: handover_bag.Bag) -> None:
        """Refuse before anything is written what the disk cannot hold, and begin the stage that writes.

        Raises:
            CannotWrite: there is no room.
        """
        size = sum(one.size for one in bag.parts)
        needed = size - (_pack_size(bag.parts) if self._choice.form == "folder" else 0)
        with contextlib.suppress(OSError):
            free = shutil.disk_usage(self._out.parent).free
            if needed > free:
                raise CannotWrite(
                    "no room for a hand-over",
                    f"There is no room at {self._out.parent}: {_mb(needed)} MB are needed and {_mb(free)} MB are free. "
                    "Nothing left the case. Make room or choose another folder, then try again.",
                )
        self._report.stage("Writing the originals", size)

    def _recorded(self, made: PackResult, bag: handover_bag.Bag, sha256: str) -> Sequence[ev.Event]:
        leaving = {*bag.originals, *bag.proofs}
        refuse_what_was_locked_meanwhile(self._store, [e for e in made.chosen if e.id in leaving])
        self._bag, self._sha256 = bag, sha256
        self._size = sum(one.size for one in bag.parts) or made.size
        return [
            ev.HandoverMade(
                pack=made.pack_id,
                form=self._choice.form,
                to=self._choice.to.strip(),
                basis=self._choice.basis.strip(),
                originals=bag.originals,
                proofs=bag.proofs,
                files=len(bag.parts) or 1,
                size=self._size,
                sha256=sha256,
            ),
            ev.PackGiven(  # under the number that the pack's own distribution list has for it
                pack=made.pack_id,
                to=self._choice.to.strip(),
                basis=self._choice.basis.strip(),
                given_at=utc_text(self._store.clock.read().utc),
                copy=next_copy(self._store.case),
            ),
        ]

    def result(self, made: PackResult, named: Sequence[Path]) -> HandoverResult:
        """Return what came of it, after all was recorded."""
        bag = self._bag or handover_bag.Bag(parts=(), handed=(), manifest_sha256="")
        return HandoverResult(
            out=named[0],
            named=named,
            pack=made,
            handed=bag.handed,
            files=len(bag.parts) or 1,
            size=self._size,
            sha256=self._sha256,
            warnings=_warnings(self._choice.form, bag.parts, self._size, named),
        )


def _warnings(form: Form, parts: Sequence[Part], size: int, named: Sequence[Path]) -> list[str]:
    found: list[str] = []
    if len(named) > 1:
        found.append(
            f"It is larger than 2 GB, which is more than many upload pages of the police take, so it is in "
            f"{len(named) - 2} numbered pieces. Give all of them, with {named[-2].name} and {named[-1].name}: 7-Zip "
            "opens the first, and the text says how to join them without it."
        )
    elif size > PIECE_MAX:
        found.append(
            "It is larger than 2 GB, which is more than many upload pages of the police take. Hand it over on a stick, "
            "or as one zip: that is cut into numbered pieces of 2 GB."
        )
    largest = max((one.size for one in parts), default=0) if form == "folder" else 0
    if largest > FAT_MAX:
        found.append(
            "It holds a file larger than 4 GiB, which a stick formatted as FAT32 cannot take. Use one formatted as "
            "exFAT or NTFS."
        )
    return found


def _pack_size(parts: Sequence[Part]) -> int:
    return next((one.size for one in parts if one.path == handover.PACK), 0)


def _mb(size: int) -> int:
    return -(-size // 1_000_000)


def _hash_of(stream: BinaryIO) -> str:
    hasher = hashlib.sha256()
    stream.seek(0)
    while piece := stream.read(1 << 20):
        hasher.update(piece)
    return hasher.hexdigest()


# -- the folder while it has no name --------------------------------------------------------------------------


@contextlib.contextmanager
def _staging(out: Path) -> Iterator[Path]:
    """Give a hidden folder beside `out`; when it still has that name at the end, it goes with all that is in it.

    Raises:
        CannotWrite: it cannot be made.
    """
    _clear_stagings(out)
    folder = out.with_name(f".{out.name[:80]}.{uuid.uuid4().hex[:12]}.making")
    try:
        folder.mkdir(mode=0o700)
        folder.joinpath("data").mkdir(mode=0o700)
    except OSError as error:
        raise files.cannot_write(out, error) from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _clear_stagings(out: Path) -> None:
    """Remove what a killed hand-over to the same name left beside it: it may hold half the originals."""
    left = re.compile(re.escape(f".{out.name[:80]}.") + r"[0-9a-f]{12}\.making")
    with contextlib.suppress(OSError):
        for neighbour in list(out.parent.iterdir()):
            if left.fullmatch(neighbour.name) and neighbour.is_dir() and not neighbour.is_symlink():
                shutil.rmtree(neighbour, ignore_errors=True)


def clear_folder(folder: Path, keep: Path) -> None:
    """Remove what an earlier try wrote into a folder that has no name yet, but for the files right in `keep`."""
    for entry in folder.iterdir():
        if entry.name != keep.name:
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
    for entry in (folder / keep).iterdir():
        if entry.is_dir():
            shutil.rmtree(entry)
        elif not entry.name.startswith("."):  # the pack while it is written
            entry.unlink()


def _name_folder(folder: Path, out: Path) -> None:
    """Give the finished folder its name.

    Raises:
        BadInput: something took it meanwhile.
        CannotWrite: the system refused.
    """
    try:
        files.sync_folder(folder / "data")
        files.sync_folder(folder)
        if out.exists():
            raise files.already_there(out)
        folder.rename(out)
        files.sync_folder(out.parent)
    except OSError as error:
        raise files.cannot_write(out, error) from error
