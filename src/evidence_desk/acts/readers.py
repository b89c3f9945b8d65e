"""Letting readers into a case and taking them out. A lead is taken out by two people, each with their own key."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from evidence_desk.base import clock as clocks
from evidence_desk.base.errors import BadInput, CannotWrite, GateRefused
from evidence_desk.case import events as ev
from evidence_desk.case import membership, rules
from evidence_desk.case.keys import Person, Profile
from evidence_desk.case.state import Case
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Member


def needs_second(member: Member) -> bool:
    """Return whether taking this reader out needs two people: nobody ends a lead's reading alone."""
    return member.role == "dsl"


def may_be_second(case: Case, fingerprint: str, leaving: Member, actor: str) -> bool:
    """Return whether a person may be the second to sign: another reader of the case, not whoever leaves."""
    member = case.members.get(fingerprint)
    return (
        member is not None
        and not member.removed
        and bool(member.signer)
        and fingerprint not in {actor, leaving.signer}
    )


def add_reader(store: CaseStore, reader: Profile) -> Member:
    """Let a colleague read and write from now on.

    Raises:
        GateRefused: only the DSL or a deputy lets readers in, and no member of staff reads a case.
        BadInput: already a reader.
    """
    if reader.role == "staff":
        raise GateRefused(
            "reader is staff",
            f"{reader.name} is a member of staff. They can put things in but cannot read a case. Nothing was changed.",
        )
    return membership.add_reader(store, reader)


def remove_reader(store: CaseStore, member: Member, reason: str, second: Person | None = None) -> Member:
    """Take a reader out: new case key, the old slots rewritten away.

    For a lead the second person first signs, in a commit of their own, that they agree.

    Args:
        second: who stands beside; needed for a lead, unused otherwise.

    Raises:
        GateRefused: the role may not, or a second person is needed, or this one cannot be it.
        BadInput: no reason, oneself, or not a reader.
        CannotWrite: no space, or open for reading only.
    """
    rules.may_manage_readers(store.case.members.get(store.actor))
    if not reason.strip():
        raise BadInput("no reason", "Write why. It stands in the handling log. Nothing was changed.")
    if needs_second(member):
        _agree(store, member, reason, second)
    return membership.remove_reader(store, member.recipient, reason)


def _agree(store: CaseStore, leaving: Member, reason: str, second: Person | None) -> None:
    if leaving.signer == store.actor or leaving.removed:
        return  # refused below, in words of its own
    if second is None or not may_be_second(store.case, second.profile.fingerprint, leaving, store.actor):
        raise GateRefused(
            "second person needed",
            f"{leaving.name} is a lead. Taking a lead out needs a second person who can read this case, other than you "
            "and them. Nothing was changed.",
        )
    at = clocks.utc_text(store.clock.read().utc)
    decision = f"agreed as the second person that {leaving.name} is taken out as a reader"
    agreed = ev.ActionRecorded(kind="decision", done_at=at, fields={"decision": decision}, reason=reason)
    with signing_as(store, second):
        store.record(agreed)


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
