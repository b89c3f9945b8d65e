"""Reading a case for the index: opened for reading, every check of an opening made, nothing written to the case.

What is not this person's, is about them, or was made by nobody they know, leaves no word behind.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

import msgspec
from msgspec import Struct

from evidence_desk.base import clock as clocks
from evidence_desk.base import files
from evidence_desk.base.errors import (
    BadInput,
    BehindAnchor,
    BundleError,
    CannotWrite,
    EvidenceDeskError,
    GateRefused,
    KeyUnavailable,
    NotABundle,
    NotFound,
    TamperedBundle,
)
from evidence_desk.bundle.reader import Bundle
from evidence_desk.case import anchors, entering
from evidence_desk.case.forms import form_of, may_be_shown
from evidence_desk.case.keys import Person
from evidence_desk.case.loading import load_case
from evidence_desk.case.machine_text import has_machine_text, machine_text
from evidence_desk.case.membership import access_of
from evidence_desk.case.state import Case
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Exhibit
from evidence_desk.library.index import IndexedCase, State
from evidence_desk.library.rows import TEXT_MAX, CaseRows, is_about, plain, rows_of

BYTES_MAX: Final = 4 << 20  # of one message that is read
_Found = TypeVar("_Found")
KnownWords = Callable[[str], Mapping[tuple[str, str], str]]  # case -> (exhibit, SHA-256) -> words read before


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """How a file turned out, and what is searched of it."""

    state: State
    case_id: str = ""
    case: IndexedCase | None = None  # with state "read"
    rows: CaseRows | None = None


@dataclass(frozen=True, slots=True)
class Who:
    """Who reads, and whom they know."""

    person: Person
    home: Path
    clock: clocks.Clock
    founders: frozenset[str]  # fingerprints of those whose cases are believed at first sight


def known_founders(home: Path, person: Person, *others: str) -> frozenset[str]:
    """Return the keys whose cases are believed at first sight: one's own, and those of cases opened here before.

    Args:
        others: fingerprints that something else vouches for, such as the school's profile.
    """
    found = {*(pair.signing_key.fingerprint for pair in person.pairs), *others}
    with contextlib.suppress(OSError):
        for path in (home / "anchors").glob("*.json"):
            with contextlib.suppress(EvidenceDeskError, msgspec.DecodeError, UnicodeDecodeError):
                data = files.read_bounded(path, anchors.ANCHOR_MAX)
                found.add(msgspec.json.decode(data, type=_Founder).founder)
    return frozenset(found)


class _Founder(Struct, frozen=True):
    founder: str


def read_case(path: Path, who: Who, known_words: KnownWords) -> Read:
    """Read one file; never raises for what a file may be."""

    def take(store: CaseStore, mine: str, now: str) -> Read:
        words = _Words(store, known_words(store.case.id))
        rows = rows_of(store.case, store.locked, words.of)
        return Read(state="read", case_id=store.case.id, case=_indexed(store, mine, now), rows=rows)

    def otherwise(state: State, case_id: str) -> Read:
        return Read(state=state, case_id="" if state == "not-yours" else case_id)

    return _look_into(path, who, take, otherwise)


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """How a file turned out, and the case as it stands."""

    state: State
    case_id: str = ""
    k: int = 0  # number of its newest commit
    case: Case | None = None  # with state "read"


def fold_case(path: Path, who: Who) -> Folded:
    """Read one file for the case as it stands, with all checks of `read_case`; never raises for what a file may be."""
    return _look_into(
        path,
        who,
        lambda store, mine, now: Folded(
            state="read", case_id=store.case.id, k=store.bundle.head.k, case=store.case
        ),
        lambda state, case_id: Folded(state=state, case_id=case_id),
    )


def _look_into(
    path: Path,
    who: Who,
    take: Callable[[CaseStore, str, str], _Found],
    otherwise: Callable[[State, str], _Found],
) -> _Found:
    memory = anchors.AnchorStore(who.home)
    case_id = ""
    try:
        with Bundle.open(path, anchored=memory.newest_commit, signer=who.person.signing_key.public) as bundle:
            case_id = bundle.case_id
            return _read(bundle, memory, who, take, otherwise)
    except (KeyUnavailable, GateRefused):  # never let in, taken out, or their time has ended
        return otherwise("not-yours", case_id)
    except (NotABundle, BadInput):
        return otherwise("no-case", "")  # another kind of file, a sealed drop, or of a newer version
    except BehindAnchor:  # behind or beside what this device has seen
        return otherwise("older", "")
    except TamperedBundle:
        return otherwise("damaged", "")
    except (NotFound, BundleError, OSError, CannotWrite):
        return otherwise("unreadable", "")


def _read(
    bundle: Bundle,
    memory: anchors.AnchorStore,
    who: Who,
    take: Callable[[CaseStore, str, str], _Found],
    otherwise: Callable[[State, str], _Found],
) -> _Found:
    access = access_of(who.person, who.home)
    unlocked = bundle.unlock(access.identities)
    try:
        anchor = memory.get(bundle.case_id)
    except BadInput:  # what this device remembers is damaged: opening the case says so
        return otherwise("unreadable", "")
    if anchor is None and bundle.founder.fingerprint not in who.founders:
        return otherwise("stranger", bundle.case_id)
    loaded = load_case(bundle, unlocked, memory.trusted(bundle.case_id))
    stands = entering.check_anchor(bundle, loaded.case, who.home, accept_older=False)
    if is_about(loaded.case, who.person.profile.name):
        return otherwise("about-you", bundle.case_id)
    now = clocks.utc_text(who.clock.read().utc)
    mine = entering.key_known(loaded.case, access.signing_keys).fingerprint
    entering.refuse_ended(loaded.case, mine, now)
    store = CaseStore(bundle, unlocked, access, who.clock, loaded, None)
    if loaded.snapshot is not None:
        memory.trust(bundle.case_id, loaded.snapshot)
    if stands is not None and stands[0] == "ahead":
        memory.raise_to(anchors.of(bundle, now))
    if anchor is not None:  # a case this person opened: what is locked in it is locked in the others too
        store.remember_blocked()
    return take(store, mine, now)


def _indexed(store: CaseStore, mine: str, now: str) -> IndexedCase:
    case, bundle, locked = store.case, store.bundle, store.locked
    return IndexedCase(
        case_id=case.id,
        path=bundle.path,
        founder=bundle.founder.fingerprint,
        k=bundle.head.k,
        note_sha256=bundle.head.note_sha256.hex(),
        reference=plain(case.reference),
        title=plain(case.title),
        status=case.status,
        exhibits=len(case.exhibits),
        locked=sum(e.status == "locked" or e.id in locked for e in case.exhibits.values()),
        opened_at=case.opened_at,
        last_at=case.last_at,
        read_at=now,
        about_leadership=case.about_leadership,
        excepted=" ".join(sorted(case.excepted)),
        until=member.until if (member := case.members.get(mine)) is not None else "",
    )


class _Words:
    """The words of a case's messages; those read before are not read again."""

    def __init__(self, store: CaseStore, known: Mapping[tuple[str, str], str]) -> None:
        self._store = store
        self._known = known

    def of(self, exhibit: Exhibit) -> str:
        """Return the words of a message that may be shown; empty for what is none or cannot be read."""
        if not may_be_shown(exhibit, self._store.locked):
            return ""
        if has_machine_text(exhibit):
            return self._read_by_machine(exhibit)
        if form_of(exhibit) != "text" or exhibit.size > BYTES_MAX:
            return ""
        before = self._known.get((exhibit.id, exhibit.sha256))
        if before is not None:
            return before
        try:
            data = self._store.read_whole(exhibit, BYTES_MAX)
        except EvidenceDeskError:
            return ""  # damaged: the health check says so
        return plain(data.decode("utf-8", "replace"))[:TEXT_MAX]

    def _read_by_machine(self, exhibit: Exhibit) -> str:
        try:
            return plain(machine_text(self._store, exhibit))[:TEXT_MAX]
        except EvidenceDeskError:
            return ""
