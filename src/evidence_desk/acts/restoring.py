"""Bringing cases back from a backup, with what was locked known before the first of them can be opened."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from evidence_desk.acts import schooling
from evidence_desk.acts.progress import OneOf, Report, told
from evidence_desk.base import clock as clocks
from evidence_desk.base import files
from evidence_desk.base.errors import BadInput, CannotWrite, NotFound
from evidence_desk.case import anchors
from evidence_desk.case.blocklist import DeviceBlockList
from evidence_desk.case.keys import Home, Person
from evidence_desk.library import backup, locked_list, register
from evidence_desk.library.restore import BROUGHT, Back, Outcome, Wish, bring_back

WORDS: Final[dict[Outcome, str]] = {
    "restored": "brought back and read back whole",
    "restored-beside": "brought back under another name; what stood there was left alone",
    "there": "is on this computer already, as new as the copy or newer",
    "older": "the copy is older than what this computer has seen; bring it back only on purpose",
    "other-history": "the copy has another history than what this computer has seen; bring it back only on purpose",
    "incomplete": "the copy is older than the list of the backup says; look for a newer backup",
    "damaged": "the copy is damaged and was not brought back",
    "missing": "the copy is missing from the backup",
    "not-written": "could not be written",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What a backup holds, before anything is brought back."""

    folder: Path
    made_at: str  # UTC text; empty where the list is missing or damaged
    by_me: bool  # this person's own key signed the list
    locked_known: bool  # a key this person knows says what was locked on the device that made it
    cases: tuple[Wish, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What became of each copy."""

    lines: tuple[Back, ...]
    locked: int  # hashes that are locked on this device from now on and were not before
    remarks: tuple[str, ...]

    @property
    def good(self) -> bool:
        """Whether every case asked for is on this computer now."""
        return all(line.outcome in BROUGHT or line.outcome == "there" for line in self.lines)


def leads(home: Home, person: Person) -> frozenset[str]:
    """Return the keys of the DSL and deputies of this person's school, where its profile was made sure of."""
    state = schooling.current(home, person, keep=False)
    people = state.profile.people if state.profile is not None and state.compared else ()
    return frozenset(one.fingerprint for one in people if one.role in {"dsl", "deputy"})


def look_into(
    folder: Path, person: Person, present: Mapping[str, Path], leads: Collection[str] = ()
) -> Offer:
    """Return what a backup offers this person.

    Args:
        present: where cases stand on this computer, by id.
        leads: keys of the DSL and deputies (`leads`), whose word on what was locked is as good as this person's.
    Raises:
        NotFound: no copies there.
        BadInput: what it says is locked cannot be read; then nothing is brought back.
    """
    remarks: list[str] = []
    found = backup.copies_in(folder)
    try:
        listing = backup.read_listing(folder)
    except BadInput as error:
        listing = None
        remarks.append(error.user_message)
    if not found and listing is None:
        raise NotFound("no backup there", f"There is no Evidence Desk backup in {folder}. Check the path.")
    own = {pair.signing_key.fingerprint for pair in person.pairs}
    by_me = listing is not None and listing.signer in own
    locked = locked_list.read_locked(folder, person)
    locked_known = locked is not None and locked.signer in {*own, *leads}
    if listing is not None and not by_me:
        remarks.append(
            f"The list of this backup was signed by another key ({listing.signer[:16]}…). Every copy proves itself; "
            "that none is missing is only as good as that key."
        )
    if not locked_known:
        remarks.append(_unsure_of_locked(locked.signer if locked is not None else ""))
    kept = dict(listing.kept) if listing is not None else {}
    names = locked.names if locked is not None else {}
    ids = sorted({*kept, *(path.stem for path in found)})
    wishes = tuple(
        Wish(
            copy=folder / backup.file_name(case),
            case=case,
            listed=kept.get(case),
            name=names.get(case, ""),
            present=present.get(case),
        )
        for case in ids
    )
    return Offer(
        folder=folder,
        made_at=listing.made_at if listing is not None else "",
        by_me=by_me,
        locked_known=locked_known,
        cases=wishes,
        remarks=tuple(remarks),
    )


def _unsure_of_locked(signer: str) -> str:
    """Return what to think of a list of what was locked by a key nobody knows, or of there being none."""
    if not signer:
        return (
            "This backup holds no list, for your key, of what was locked for the police on the computer that made it. "
            "What a case itself locks stays locked; ask the DSL who made the backup whether anything was locked since."
        )
    return (
        f"What this backup says was locked for the police was signed by a key you do not know ({signer[:16]}…). All "
        "that it names will be locked here; whoever had the backup in their hands can have left something out. Ask "
        "the DSL who made it whether anything was locked since."
    )


def restore(
    offer: Offer,
    into: Path,
    person: Person,
    home: Home,
    clock: clocks.Clock,
    *,
    only: Sequence[str] = (),
    accept_older: bool = False,
    report: Report | None = None,
) -> Restored:
    """Bring cases back into a folder; nothing there is ever overwritten.

    Args:
        only: ids of the cases wanted; all where none is given.
        accept_older: also those older than what this device has seen. Opening such a case asks once more.
    Raises:
        BadInput: the device's own list of what is locked is damaged.
        CannotWrite: the folder cannot be made, or what is locked cannot be written down; nothing was brought back.
        Cancelled: what was brought back stands.
    """
    report = told(report)
    wanted = [wish for wish in offer.cases if not only or wish.case in only]
    new = _lock_first(offer, person, home)
    try:
        into.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise files.cannot_write(into, error) from error
    at = clocks.utc_text(clock.read().utc)
    known = anchors.AnchorStore(home.folder)
    lines: list[Back] = []
    for number, wish in enumerate(wanted, 1):
        share = OneOf(report, number, len(wanted))
        share.stage("Bringing cases back", 2 * wish.copy.stat().st_size if wish.copy.exists() else 0)
        try:
            waiting = sorted((home.folder / "seal-requests").glob(f"{wish.case}.seal-*"))
            lines.append(
                bring_back(wish, into, known, at, accept_older=accept_older, requests=waiting, report=share)
            )
        except CannotWrite as error:
            lines.append(Back(case=wish.case, outcome="not-written", detail=error.user_message))
    remarks = [*offer.remarks, *_disposed_of(home, [wish.case for wish in wanted])]
    return Restored(lines=tuple(lines), locked=new, remarks=tuple(remarks))


def _disposed_of(home: Home, cases: Collection[str]) -> list[str]:
    """Return what to think of cases in a backup that the register says were disposed of."""
    return [
        f"A case in this backup was disposed of on {one.disposal.carried_out_at[:10]}, certificate "
        f"{one.disposal.number}. Its copy should not be there any more: ask the DSL before anybody opens it."
        for one in register.all_of(home.folder)[0]
        if one.disposal.case in cases
    ]


def _lock_first(offer: Offer, person: Person, home: Home) -> int:
    """Lock here what was locked there; return how many hashes are new."""
    locked = locked_list.read_locked(offer.folder, person)
    if locked is None:
        return 0
    device = DeviceBlockList(home.folder, person.identities)
    before = device.read()
    device.add_entries(locked.blocked)
    return len({digest for digest, _ in locked.blocked} - before)
