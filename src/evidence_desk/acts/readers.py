"""Letting readers into a case, giving their time an end, vouching for keys, and taking readers out.

A lead is taken out by two people, each with their own key (`acts/agreeing.py`).
"""

from __future__ import annotations

from evidence_desk.acts.agreeing import agreed_pair
from evidence_desk.acts.agreeing import may_be_second as agreeing_may
from evidence_desk.base import clock as clocks
from evidence_desk.base.errors import BadInput, GateRefused
from evidence_desk.case import events as ev
from evidence_desk.case import intake, membership, rules
from evidence_desk.case.keys import Person, Profile
from evidence_desk.case.standing_members import term_over
from evidence_desk.case.state import Case
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Compared, Member

_NOTHING = "Nothing was changed."


def needs_second(member: Member) -> bool:
    """Return whether taking this reader out needs two people: nobody ends a lead's reading alone."""
    return member.role == "dsl"


def may_be_second(case: Case, fingerprint: str, leaving: Member, actor: str) -> bool:
    """Return whether a person may be the second to sign: another reader of the case, not whoever leaves."""
    return agreeing_may(case, "remove-reader", key_of(leaving), actor, fingerprint)


def key_of(member: Member) -> str:
    """Return what a reader is known by in a case: their fingerprint, or the recipient of one who only reads."""
    return member.signer or member.recipient


def name_of(member: Member) -> str:
    """Return how a reader is called: by name, or by the start of a bare recipient."""
    return member.name or f"{member.recipient[:12]}…"


def add_reader(
    store: CaseStore, reader: Profile, *, until: str = "", compared: Compared | None = None, note: str = ""
) -> Member:
    """Let a colleague read and write from now on.

    Args:
        until: UTC text; the end of their time in the case.
        compared: how the actor made sure that the key is theirs; stands in the handling log as an entry of its own.

    Raises:
        GateRefused: only the DSL or a deputy lets readers in, and no member of staff reads a case.
        BadInput: already a reader, or an end that is past or for a DSL.
    """
    if reader.role == "staff":
        raise GateRefused(
            "reader is staff",
            f"{reader.name} is a member of staff. They can put things in but cannot read a case. Nothing was changed.",
        )
    _check_until(store, reader.role, until)
    note = intake.check_words(note.strip(), "The note")
    member = membership.add_reader(store, reader, until=until)
    if compared is not None:
        store.record(ev.KeyVouched(key=reader.fingerprint, how=compared, note=note))
    return store.case.members.get(reader.fingerprint, member)


def add_recipient(store: CaseStore, recipient: str, *, until: str = "") -> Member:
    """Let the holder of a bare age recipient read, not write.

    Raises:
        GateRefused, BadInput: as `add_reader`.
    """
    _check_until(store, "", until)
    return membership.add_recipient(store, recipient, until=until)


def set_until(store: CaseStore, member: Member, until: str, reason: str) -> Member:
    """Give a reader's time in the case another end; an empty one takes it away.

    Raises:
        GateRefused: only the DSL or a deputy does this, for somebody else.
        BadInput: no reason, an end that is past, or for a DSL; or nothing differs.
    """
    rules.may_manage_readers(store.case.members.get(store.actor))
    reason = intake.check_words(reason.strip(), "The reason")
    if not reason:
        raise BadInput("no reason", f"Write why. It stands in the handling log. {_NOTHING}")
    if key_of(member) == store.actor:
        raise GateRefused("own end", f"Nobody changes the end of their own time. Ask a colleague. {_NOTHING}")
    if until == member.until:
        raise BadInput("end as it was", f"That is the end that stands. {_NOTHING}")
    _check_until(store, member.role, until)
    store.record(ev.ReaderUntil(reader=key_of(member), until=until, reason=reason))
    return store.case.members[key_of(member)]


def _check_until(store: CaseStore, role: str, until: str) -> None:
    if until and role == "dsl":
        raise BadInput(
            "end for a lead", f"A DSL’s time in a case has no end. Take them out instead. {_NOTHING}"
        )
    if until and until <= clocks.utc_text(store.clock.read().utc):
        raise BadInput("end in the past", f"That time is past. Name a day to come. {_NOTHING}")


def vouch(store: CaseStore, member: Member, how: Compared, note: str = "") -> Member:
    """Say that a reader's, or a sender's, key is theirs, and how it was compared.

    Raises:
        BadInput: one's own key.
        GateRefused: the note could carry a picture.
    """
    key = key_of(member)
    if key == store.actor:
        raise BadInput("own key", f"Somebody else compares your key with you. {_NOTHING}")
    store.record(ev.KeyVouched(key=key, how=how, note=intake.check_words(note.strip(), "The note")))
    return store.case.members.get(key) or store.case.producers[key]


def remove_reader(store: CaseStore, member: Member, reason: str, second: Person | None = None) -> Member:
    """Take a reader out: new case key, the old slots rewritten away.

    A lead is taken out when two people agreed: earlier (`acts/agreeing.py`), or now, with `second` at this desk.

    Raises:
        GateRefused: the role may not, or a second person is needed, or this one cannot be it.
        BadInput: no reason, oneself, or not a reader.
        CannotWrite: no space, or open for reading only.
    """
    rules.may_manage_readers(store.case.members.get(store.actor))
    reason = intake.check_words(reason.strip(), "The reason")
    if not reason:
        raise BadInput("no reason", f"Write why. It stands in the handling log. {_NOTHING}")
    together = ""
    if needs_second(member) and not member.removed and key_of(member) != store.actor:
        together = agreed_pair(store, "remove-reader", key_of(member), reason, second).id
    return membership.remove_reader(store, member.recipient, reason, two_people=together)


def end_terms(store: CaseStore) -> list[Member]:
    """Take out every reader whose time has ended, when whoever opened the case may; return them.

    Their slots end with it. Until somebody who may opens the case, only their own program keeps it shut.
    """
    me = store.case.members.get(store.actor)
    now = clocks.utc_text(store.clock.read().utc)
    if store.writer is None or me is None or me.role not in rules.MAY_MANAGE_READERS:
        return []
    over = [
        member
        for member in store.case.members.values()
        if not member.removed and key_of(member) != store.actor and term_over(member, now)
    ]
    return [
        membership.remove_reader(store, member.recipient, "their time in the case had ended")
        for member in over
    ]
