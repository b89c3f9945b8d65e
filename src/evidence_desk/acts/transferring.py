"""One child's case to the next school: the copy made for one person there, taking it over, and the receipt back."""

from __future__ import annotations

import contextlib
import shutil
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from evidence_desk.acts import schooling
from evidence_desk.acts.progress import Report, told
from evidence_desk.base import clock as clocks
from evidence_desk.base import files
from evidence_desk.base.errors import BadInput, GateRefused
from evidence_desk.bundle.rawfile import put_in_place
from evidence_desk.bundle.reader import Bundle
from evidence_desk.case import anchors, transfers
from evidence_desk.case.keys import Home, Person, Profile
from evidence_desk.case.membership import access_of
from evidence_desk.case.store import CaseStore
from evidence_desk.case.transfers import Plan
from evidence_desk.case.values import Transfer
from evidence_desk.library import copies


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """What a copy says of itself to the person it was made for."""

    path: Path
    case: str
    title: str
    reference: str
    school: str  # where it comes from
    made_by: str
    founder: str  # fingerprint
    exhibits: int
    transfer: Transfer


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOver:
    """A case that another school let go, as it stands here."""

    path: Path
    case: str
    exhibits: int
    receipt: str


def send(store: CaseStore, plan: Plan, out: Path, report: Report | None = None) -> Transfer:
    """Write down the transfer and make the copy, closed to all but the school's readers and its receiver.

    Raises:
        GateRefused, BadInput: as `transfers.make`, or something stands at `out`.
        CannotWrite, Cancelled: no copy was made. When the handling log has the transfer already, make the copy again.
    """
    if out.exists() or out.is_symlink():
        raise files.already_there(out)
    copies.hold_room(out.parent, 2 * copies.size_of(store.bundle))
    transfer = transfers.make(store, plan)
    make_copy(store, transfer, plan.receiver, out, report)
    return transfer


def make_copy(
    store: CaseStore, transfer: Transfer, receiver: Profile, out: Path, report: Report | None = None
) -> None:
    """Make the copy for a transfer that stands in the handling log: at first, or again when it got lost.

    It is written beside its place, read back and checked in full; only then it takes its name.

    Raises:
        BadInput: the receiver is another than the transfer names, or something stands at `out`.
        GateRefused: something was locked since.
        CannotWrite, Cancelled: no copy was made.
    """
    if receiver.fingerprint != transfer.receiver:
        raise BadInput(
            "another receiver",
            "That is not the key the transfer was made for. Nothing was made. To send it to somebody else, begin "
            "another transfer.",
        )
    if reason := transfers.problem(store):
        raise GateRefused("transfer while something is locked", reason)
    report = told(report)
    with _workshop(out) as folder:
        copy = folder / "copy.edcase"
        report.stage("Making the copy for the next school", 2 * copies.size_of(store.bundle))
        copies.copy_verified(store.bundle, copy, report=report)
        # A memory of its own: this computer's stays with the case, which goes another way from here on.
        access = replace(store.access, home=folder / "memory", device=())
        with CaseStore.open(copy, access, store.clock, write=True) as opened:
            transfers.let_receiver_in(opened, receiver)
            ends = anchors.of(opened.bundle)
        report.stage("Reading the copy back", copy.stat().st_size)
        copies.check_whole(copy, ends, report)
        transfers.note_copy(store, transfer, copies.sha256_of(copy, report), copy.stat().st_size)
        try:
            put_in_place(copy, out)
        except OSError as error:
            raise files.cannot_write(out, error) from error


def look_at(parcel: Path, person: Person, clock: clocks.Clock, home: Home) -> Parcel:
    """Return what a copy from another school says to the person it was made for. Nothing is written.

    Raises:
        KeyUnavailable: it was not made for this person's key.
        GateRefused: it is not a case from another school, or was taken over already.
        NotFound, NotABundle, TamperedBundle, NewerFormat: as `CaseStore.open`.
    """
    with CaseStore.open(parcel, access_of(person, home.folder), clock, accept_older=True) as store:
        transfer = transfers.waiting_for(store, person)
        if transfer is None:
            raise GateRefused(
                "no transfer for this key",
                "This is not a case that another school made over to you, or you have taken it over already. Nothing "
                "was changed. Open it as any other case.",
            )
        maker = store.case.members.get(transfer.who)
        return Parcel(
            path=parcel,
            case=store.case.id,
            title=store.case.title,
            reference=store.case.reference,
            school=store.case.school.name,
            made_by=maker.name if maker is not None else "",
            founder=store.bundle.founder.fingerprint,
            exhibits=len(store.case.exhibits),
            transfer=transfer,
        )


def take_over(
    parcel: Path, target: Path, person: Person, home: Home, clock: clocks.Clock, report: Report | None = None
) -> TakenOver:
    """Take a copy from another school over into a file of one's own; the copy that was brought stays as it is.

    The copy is checked in full, copied and read back; then this school's keys take the place of the former ones.
    Stopped at any point, taking it over again goes on, and gives the same receipt.

    Raises:
        KeyUnavailable, GateRefused: as `look_at`.
        BadInput: another file stands at the target.
        TamperedBundle: the copy is damaged; nothing was taken over.
        CannotWrite, Cancelled: nothing was taken over.
    """
    report = told(report)
    school = schooling.keys_in_force(home, person)
    if not _stands_there(parcel, target):
        look_at(parcel, person, clock, home)
        with Bundle.open(parcel) as bundle:
            copies.hold_room(target.parent, 2 * copies.size_of(bundle))
            report.stage("Copying and reading back", 2 * copies.size_of(bundle))
            copies.copy_verified(bundle, target, report=report)
    with CaseStore.open(target, access_of(person, home.folder), clock, write=True) as store:
        if transfers.waiting_for(store, person) is not None:
            report.stage("Giving the case this school’s keys")
            transfers.take_over(store, school)
        return TakenOver(
            path=target,
            case=store.case.id,
            exhibits=len(store.case.exhibits),
            receipt=transfers.receipt(store, person),
        )


def receipt_again(store: CaseStore, person: Person) -> str:
    """Return the receipt of a case that this person took over, once more.

    Raises:
        KeyUnavailable: they did not.
    """
    return transfers.receipt(store, person)


def record_receipt(store: CaseStore, text: str) -> Transfer:
    """Keep the next school's receipt in the handling log.

    Raises:
        BadInput: it is not the one for this case.
        CannotWrite: nothing was written.
    """
    return transfers.record_receipt(store, text)


def _stands_there(parcel: Path, target: Path) -> bool:
    """Return whether the target is this very case already, copied or taken over before the work was stopped.

    Raises:
        BadInput: another file stands there.
    """
    if not target.exists() and not target.is_symlink():
        return False
    with Bundle.open(target) as there, Bundle.open(parcel) as brought:
        if there.case_id == brought.case_id and anchors.compare(there, anchors.of(brought)) in {
            "same",
            "ahead",
        }:
            return True
    raise files.already_there(target)


@contextlib.contextmanager
def _workshop(out: Path) -> Iterator[Path]:
    """Give a folder beside a file's place, on the same disk, that is gone afterwards; all in it is sealed."""
    folder = out.parent / f".transfer-{uuid.uuid4().hex[:12]}"
    try:
        folder.mkdir(mode=0o700)
    except OSError as error:
        raise files.cannot_write(out, error) from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
