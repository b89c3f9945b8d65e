"""Asking a second person, agreeing, declining; at one desk or each at their own. Both shells use it.

`agreed_pair` is what an act that needs two people begins with: it returns an asking that a second person agreed to,
after letting the one beside this desk sign, or says in words that somebody must be asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from evidence_desk.acts.schooling import ProfileState
from evidence_desk.base.errors import BadInput, CannotWrite, GateRefused, NotFound
from evidence_desk.case import events as ev
from evidence_desk.case import intake, two_people
from evidence_desk.case.keys import Person, Profile
from evidence_desk.case.state import Case
from evidence_desk.case.store import CaseStore
from evidence_desk.case.story_members import matter
from evidence_desk.case.story_names import who_of
from evidence_desk.case.two_people import Act
from evidence_desk.case.values import TwoPeople

_NOTHING = "Nothing was changed."


def may_be_second(case: Case, act: Act, subject: str, actor: str, second: str) -> bool:
    """Return whether a person could agree to what this one asks for now."""
    asking = TwoPeople(
        id="",
        act=act,
        subject=subject,
        reason="asked now",
        asked_by=actor,
        asked_at="1970-01-01T00:00:00Z",  # looked at by nobody
        leaf=2**53 - 1,  # after every key of the case
    )
    return not two_people.objection_to_agreeing(case, asking, second)


def named_as_second(school: ProfileState, fingerprint: str) -> bool:
    """Return whether the school lets this person be the second: anybody, where its profile names nobody for it.

    A profile whose signer was never compared settles nothing. The case's own rules hold besides.
    """
    if school.profile is None or not school.compared:
        return True
    named = {person.fingerprint for person in school.profile.second_people()}
    return not named or fingerprint in named


def refuse_unnamed(school: ProfileState, person: Profile) -> None:
    """Refuse a second person whom the school's profile does not name as one.

    Raises:
        GateRefused: it names others.
    """
    if not named_as_second(school, person.fingerprint):
        raise GateRefused(
            "not a second person by the profile",
            f"The school’s profile does not name {person.name} as a second person. {_NOTHING} Ask somebody "
            "it names, or the DSL for a new edition.",
        )


def waiting_words(store: CaseStore) -> list[str]:
    """Return what to tell whoever opened a case and could agree to something that waits in it."""
    return [
        f"{who_of(store.case, one.asked_by)} asks you to agree {matter(store.case, one.act, one.subject)}. Nothing is "
        "done until you do."
        for one in two_people.waiting_for(store.case, store.actor)
    ]


def ask(store: CaseStore, act: Act, subject: str, reason: str) -> TwoPeople:
    """Ask a second person to agree; they may answer when they next open the case.

    Raises:
        BadInput: no reason.
        GateRefused: this person may not ask for it, or it is about nothing that could be done.
    """
    reason = intake.check_words(reason.strip(), "The reason")
    if not reason:
        raise BadInput("no reason", f"Write why. It stands in the handling log. {_NOTHING}")
    if words := two_people.objection_to_asking(store.case, act, subject, reason, store.actor):
        raise GateRefused(
            f"asking refused: {words}", f"A second person cannot be asked for this: {words}. {_NOTHING}"
        )
    (entry,) = store.record(ev.TwoPeopleAsked(act=act, subject=subject, reason=reason))[-1:]
    return store.case.two_people[entry.id]


def agree(store: CaseStore, name: str) -> TwoPeople:
    """Agree, as the second person, to what somebody asked.

    Raises:
        NotFound: no such asking.
        GateRefused: this person cannot be the second.
    """
    asking = find(store.case, name)
    if words := two_people.objection_to_agreeing(store.case, asking, store.actor):
        raise GateRefused(f"agreeing refused: {words}", f"You cannot agree to this: {words}. {_NOTHING}")
    store.record(ev.TwoPeopleAgreed(asked=asking.id))
    return store.case.two_people[asking.id]


def end(store: CaseStore, name: str, reason: str) -> TwoPeople:
    """Decline what was asked, or withdraw one's own asking.

    Raises:
        NotFound: no such asking.
        BadInput: no reason.
        GateRefused: this person neither asked nor could agree.
    """
    asking = find(store.case, name)
    reason = intake.check_words(reason.strip(), "The reason")
    if not reason:
        raise BadInput("no reason", f"Write why. It stands in the handling log. {_NOTHING}")
    if words := two_people.objection_to_ending(store.case, asking, store.actor, reason):
        raise GateRefused(f"ending refused: {words}", f"You cannot end this: {words}. {_NOTHING}")
    store.record(ev.TwoPeopleEnded(asked=asking.id, reason=reason))
    return store.case.two_people[asking.id]


def find(case: Case, name: str) -> TwoPeople:
    """Return the open asking with this id, or the start of one.

    Raises:
        NotFound: there is none, or more than one.
    """
    found = [one for one in two_people.open_askings(case) if name and one.id.startswith(name)]
    if len(found) != 1:
        raise NotFound(
            "no such asking",
            f"Nothing, or more than one thing, waits for a second person as {name!r} (edesk agree CASE list).",
        )
    return found[0]


def agreed_pair(
    store: CaseStore, act: Act, subject: str, reason: str, second: Person | None = None
) -> TwoPeople:
    """Return an asking that two people agreed on, ready to be done by this one of them.

    One that was agreed before is taken as it is. Otherwise the second person beside this desk is asked, and signs in a
    commit of their own.

    Raises:
        GateRefused: nobody agreed yet and nobody stands beside, or this one cannot be the second.
        BadInput: no reason.
        CannotWrite: the case is open for reading only.
    """
    before = two_people.agreed(store.case, act, subject, store.actor)
    if before is not None:
        return before
    if second is None or not may_be_second(store.case, act, subject, store.actor, second.profile.fingerprint):
        raise GateRefused(
            "second person needed",
            "This needs a second person who reads this case, other than you and whom it is about. They sign at this "
            f"desk, or you ask them and they agree when they next open the case. {_NOTHING}",
        )
    asking = ask(store, act, subject, reason)
    with signing_as(store, second):
        return agree(store, asking.id)


@contextmanager
def signing_as(store: CaseStore, person: Person) -> Iterator[None]:
    """Let a second person sign what is recorded inside, in commits of their own.

    Raises:
        CannotWrite: the case is open for reading only.
        KeyUnavailable: the person's key is not admitted.
    """
    if store.writer is None:
        raise CannotWrite("opened for reading", "The case is open for reading only, so nothing was changed.")
    mine = store.access
    with store.writer.signing_as(person.signing_key):
        store.access = replace(mine, signing_key=person.signing_key)
        try:
            yield
        finally:
            store.access = mine
