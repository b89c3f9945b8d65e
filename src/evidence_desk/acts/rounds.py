"""Going through all of a person's cases with one thing to do in each: new keys, a colleague who leaves, a lost device.

Each case is a commit of its own, and a case that has it already is left alone. So a round that was stopped, or could
not reach a stick or a share, is simply gone again: what is left to do is found in the cases themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from evidence_desk.acts import readers, renewing
from evidence_desk.acts.progress import Report, told
from evidence_desk.base import clock as clocks
from evidence_desk.base.errors import BadInput, Cancelled, EvidenceDeskError, GateRefused, KeyUnavailable
from evidence_desk.case import sealing, two_people
from evidence_desk.case.keys import Person, Profile
from evidence_desk.case.membership import access_of
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Compared, Member

State = Literal["done", "nothing", "waits"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One case of a round."""

    path: Path
    state: State
    title: str = ""
    words: str = ""  # why it waits, or what was done


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What a round came to."""

    visits: tuple[Visit, ...]  # of cases this person reads; files of others are not listed
    stopped: bool = False

    def of(self, state: State) -> list[Visit]:
        """Return the cases with this outcome."""
        return [visit for visit in self.visits if visit.state == state]


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """Somebody who is taken out of all cases, and perhaps comes back with new keys."""

    key: str  # fingerprint of any key of theirs
    reason: str
    second: Person | None = None  # who agrees at this desk; needed where they are a lead
    newcomer: Profile | None = None  # their new keys, or whoever takes their place
    compared: Compared | None = None  # how the newcomer's key was made sure of


Act = Callable[[CaseStore], tuple[State, str]]


def renew_everywhere(
    paths: Iterable[Path], person: Person, home: Path, clock: clocks.Clock, report: Report | None = None
) -> Round:
    """Put a person's newest keys in the place of the old ones in all these cases; a case with them is left alone."""

    def act(store: CaseStore) -> tuple[State, str]:
        caught = renewing.catch_up(store)
        return ("done" if caught.renewed else "nothing"), " ".join(caught.words)

    return go_round(paths, person, home, clock, act, "Putting your new keys in", report)


def take_out_everywhere(
    paths: Iterable[Path],
    person: Person,
    home: Path,
    clock: clocks.Clock,
    leaving: Leaving,
    report: Report | None = None,
) -> Round:
    """Take somebody out of all these cases; a case they do not read is left alone.

    Raises:
        BadInput: no reason, or it is about this person: they renew their own keys instead.
    """
    if not leaving.reason.strip():
        raise BadInput("no reason", "Write why. It stands in the handling log. Nothing was changed.")
    if leaving.key in {pair.signing_key.fingerprint for pair in person.pairs}:
        raise BadInput(
            "taking oneself out",
            "Nobody takes themselves out. For a device of your own that is lost, make new keys instead. Nothing was "
            "changed.",
        )
    return go_round(
        paths, person, home, clock, lambda store: _take_out(store, leaving), "Taking them out", report
    )


def _take_out(store: CaseStore, leaving: Leaving) -> tuple[State, str]:
    renewing.catch_up(store)
    key = two_people.key_now(store.case, leaving.key)
    member = store.case.members.get(key)
    if member is None or member.removed:
        return "nothing", ""
    if readers.needs_second(member):
        second = leaving.second.profile.fingerprint if leaving.second is not None else ""
        agreed = two_people.agreed(store.case, "remove-reader", key, store.actor)
        if agreed is None and not readers.may_be_second(store.case, second, member, store.actor):
            return (
                "waits",
                f"{readers.name_of(member)} is a lead here: a second person who reads this case must agree.",
            )
    new = leaving.newcomer
    if new is not None and new.fingerprint not in store.case.members:
        readers.add_reader(store, new, compared=leaving.compared)
    readers.remove_reader(store, member, leaving.reason, leaving.second)
    return "done", ""


def go_round(
    paths: Iterable[Path],
    person: Person,
    home: Path,
    clock: clocks.Clock,
    act: Act,
    words: str,
    report: Report | None = None,
) -> Round:
    """Open each case for writing and do one thing in it; what goes wrong in one keeps nobody from the next.

    Files that this person's keys do not open are passed over without a word: they are none of theirs.
    """
    say = told(report)
    visits: list[Visit] = []
    every = list(dict.fromkeys(path.absolute() for path in paths))
    say.stage(words, len(every))
    for number, path in enumerate(every):
        try:
            say(number)
            visits += _visit(path, person, home, clock, act)
        except Cancelled:
            rest = tuple(
                Visit(path=left, state="waits", words="Not looked at: stopped.") for left in every[number:]
            )
            return Round(visits=(*visits, *rest), stopped=True)
    say(len(every))
    return Round(visits=tuple(visits))


def _visit(path: Path, person: Person, home: Path, clock: clocks.Clock, act: Act) -> list[Visit]:
    try:
        with CaseStore.open(path, access_of(person, home), clock, write=True) as store:
            sealing.settle(store)
            state, words = act(store)
            return [Visit(path=path, state=state, title=store.case.title, words=words)]
    except Cancelled:
        raise
    except KeyUnavailable:
        return []
    except EvidenceDeskError as error:
        if isinstance(error, GateRefused) and not _theirs(path, person, home, clock):
            return []
        return [Visit(path=path, state="waits", words=error.user_message)]


def _theirs(path: Path, person: Person, home: Path, clock: clocks.Clock) -> bool:
    """Return whether this person may look into a case at all; whose time ended there is told nothing of it."""
    try:
        with CaseStore.open(path, access_of(person, home), clock, accept_older=True):
            return True
    except EvidenceDeskError:
        return False


def everybody(
    paths: Sequence[Path], person: Person, home: Path, clock: clocks.Clock, report: Report | None = None
) -> list[Member]:
    """Return who else reads these cases and signs, by name; cases that cannot be opened are left out."""
    say = told(report)
    found: dict[str, Member] = {}
    say.stage("Looking who reads your cases", len(paths))
    for number, path in enumerate(paths):
        say(number)
        try:
            with CaseStore.open(path, access_of(person, home), clock) as store:
                members = [m for m in store.case.members.values() if m.signer and not m.removed]
        except Cancelled:
            raise
        except EvidenceDeskError:
            continue
        found.update((member.signer, member) for member in members)
    mine = {pair.signing_key.fingerprint for pair in person.pairs}
    return sorted((m for key, m in found.items() if key not in mine), key=lambda m: (m.name, m.signer))
