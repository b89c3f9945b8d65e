"""What needs two people: asked by one key, agreed by another, in two commits, and then done once by one of the two.

The same three entries for everything of this kind: `two-people-asked` says what and why, `two-people-agreed` is signed
by the second person, and the entry that does it names the asking (`two_people`). The pair may stand at one desk, or the
second may answer days later at their own. The rules hold for every reader of a case, whatever program wrote it.

What no rule can see is whether two keys are two people. A key counts as the second only if it was admitted before the
asking; who let it in, and who vouched for it, stands in the handling log.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from msgspec import structs

from evidence_desk.case import events as ev
from evidence_desk.case import fold_exits, fold_mistakes, holding
from evidence_desk.case.state import Case
from evidence_desk.case.values import Member, StaffRole, TwoPeople

Act = Literal["remove-reader", "release-hold", "unseal", "destroy-locked", "dispose", "replace-sheets"]
ACTS: tuple[Act, ...] = get_args(Act)
HOLD_PLACED = holding.HOLD_PLACED
HOLD_RELEASED = "hold-released"
open_holds = holding.open_holds
_KEYS_ID = re.compile(r"[0-9a-f]{64}")  # `replacing.keys_id`
_MANAGERS: frozenset[StaffRole] = frozenset({"dsl", "deputy"})
_READERS: frozenset[StaffRole] = frozenset({"dsl", "deputy", "investigator"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Who may ask for something, and who may agree."""

    may_ask: frozenset[StaffRole]
    may_agree: frozenset[StaffRole]
    with_lead: bool = False  # the DSL is one of the two


RULES: dict[str, Rule] = {
    "remove-reader": Rule(may_ask=_MANAGERS, may_agree=_READERS),
    "release-hold": Rule(may_ask=_MANAGERS, may_agree=_MANAGERS),
    "unseal": Rule(may_ask=_MANAGERS, may_agree=_MANAGERS, with_lead=True),
    "destroy-locked": Rule(may_ask=_MANAGERS, may_agree=_MANAGERS, with_lead=True),
    "replace-sheets": Rule(may_ask=_MANAGERS, may_agree=_MANAGERS, with_lead=True),
    "dispose": Rule(may_ask=_MANAGERS, may_agree=_MANAGERS, with_lead=True),
}


def subject_of(ids: Iterable[str]) -> str:
    """Return how several exhibits stand in an asking, whatever their order."""
    return " ".join(sorted(set(ids)))


# -- what stands ----------------------------------------------------------------------------------------------


def active(case: Case, fingerprint: str) -> Member | None:
    """Return the member with this key, if it is in force and can sign."""
    member = case.members.get(fingerprint)
    return member if member is not None and member.signer and not member.removed else None


def key_now(case: Case, fingerprint: str) -> str:
    """Return the key somebody goes on with: this one, or the newest that took its place."""
    member = case.members.get(fingerprint)
    while member is not None and member.moved_to:  # each step leads to a key admitted later
        fingerprint = member.moved_to
        member = case.members.get(fingerprint)
    return fingerprint


def open_askings(case: Case) -> list[TwoPeople]:
    """Return what was asked and neither done nor ended, the oldest first; askers who left ask nothing more."""
    found = [one for one in case.two_people.values() if not one.ended and _asker(case, one) is not None]
    return sorted(found, key=lambda one: one.leaf)


def waiting_for(case: Case, fingerprint: str) -> list[TwoPeople]:
    """Return what this person could agree to now."""
    return [one for one in open_askings(case) if not objection_to_agreeing(case, one, fingerprint)]


def agreed(case: Case, act: Act, subject: str, actor: str) -> TwoPeople | None:
    """Return what two people agreed on and this one of them may do now, or None."""
    return next(
        (
            one
            for one in reversed(open_askings(case))
            if (one.act, one.subject) == (act, subject)
            and not objection_to_doing(case, act, subject, actor, one.id)
        ),
        None,
    )


def _asker(case: Case, asking: TwoPeople) -> Member | None:
    return active(case, key_now(case, asking.asked_by))


# -- who may --------------------------------------------------------------------------------------------------


def objection_to_asking(case: Case, act: str, subject: str, reason: str, actor: str) -> str:
    """Return why this person may not ask for this, or an empty string."""
    rule, member = RULES.get(act), active(case, actor)
    if member is None:
        return "its key belongs to nobody in this case"
    if not reason.strip():
        return "it gives no reason"
    if rule is None:
        return ""  # a newer version knows what it is; nothing here can do it
    if member.role not in rule.may_ask:
        return f"a reader with the role {member.role} may not ask for this"
    return _objection_to_subject(case, act, subject, actor)


def _objection_to_subject(case: Case, act: str, subject: str, actor: str) -> str:
    if act == "remove-reader":
        leaving = case.members.get(subject)
        good = leaving is not None and not leaving.removed and subject != actor
        return "" if good else "whom it is about is no other reader"
    if act == "release-hold":
        good = any(hold.id == subject for hold in open_holds(case))
        return "" if good else "there is no such hold in force"
    if act == "unseal":
        names = subject.split(" ")
        if subject != subject_of(names):
            return "it names what is not locked"
        return fold_mistakes.objection_to_claim(case, names)
    if act == "destroy-locked":
        return fold_exits.objection_to_instruction(case, subject)
    if act == "replace-sheets":
        known = _KEYS_ID.fullmatch(subject) is not None
        return holding.objection_to_erasing(case) if known else "it names no new sheets"
    return holding.objection_to_disposal(case) if not subject else "the case goes as a whole"


def objection_to_agreeing(case: Case, asking: TwoPeople | None, actor: str) -> str:
    """Return why this person may not agree, or an empty string."""
    if asking is None or asking.ended or asking.agreed_by:
        return "there is no such asking open"
    member, asker, rule = active(case, actor), _asker(case, asking), RULES.get(asking.act)
    if member is None or asker is None:
        return "its key, or the asker's, belongs to nobody in this case"
    if member.signer == asker.signer:
        return "nobody agrees with themselves"
    if member.admitted is None or member.admitted > asking.leaf:
        return "the second key was let in after the asking"
    if rule is None:
        return ""
    if member.role not in rule.may_agree:
        return f"a reader with the role {member.role} may not agree to this"
    if rule.with_lead and "dsl" not in (member.role, asker.role):
        return "the DSL must be one of the two"
    return _objection_to_subject(case, asking.act, asking.subject, actor)


def objection_to_ending(case: Case, asking: TwoPeople | None, actor: str, reason: str) -> str:
    """Return why this person may not end an asking undone, or an empty string."""
    if asking is None or asking.ended or not reason.strip():
        return "there is no such asking open, or no reason is given"
    if key_now(case, asking.asked_by) == actor or key_now(case, asking.agreed_by) == actor:
        return ""
    return objection_to_agreeing(case, structs.replace(asking, agreed_by=""), actor)


def objection_to_doing(case: Case, act: str, subject: str, actor: str, name: str) -> str:
    """Return why an entry that does something for two people cannot stand, or an empty string.

    Args:
        name: the id of the asking, as the entry gives it.
    """
    asking = case.two_people.get(name)
    if asking is None or (asking.act, asking.subject) != (act, subject):
        return "it needs two people, and no second one was asked"
    if asking.ended or not asking.agreed_by:
        return "it needs two people, and no second one agreed, or it was done already"
    pair = (key_now(case, asking.asked_by), key_now(case, asking.agreed_by))
    if any(active(case, key) is None for key in pair):
        return "one of the two people left the case before it was done"
    if actor not in pair:
        return "it was agreed by two other people"
    return ""


# -- after an entry -------------------------------------------------------------------------------------------


def fold(
    case: Case, entry: ev.Recorded, event: ev.TwoPeopleAsked | ev.TwoPeopleAgreed | ev.TwoPeopleEnded
) -> Case:
    """Return the case after one of the three entries; one about an unknown asking changes nothing."""
    if isinstance(event, ev.TwoPeopleAsked):
        asking = TwoPeople(
            id=entry.id,
            act=event.act,
            subject=event.subject,
            reason=event.reason,
            asked_by=entry.actor,
            asked_at=entry.at,
            leaf=entry.leaf,
        )
        return _with(case, asking)
    known = case.two_people.get(event.asked)
    if known is None:
        return case
    if isinstance(event, ev.TwoPeopleAgreed):
        return _with(case, structs.replace(known, agreed_by=entry.actor, agreed_at=entry.at))
    own = key_now(case, known.asked_by) == entry.actor
    return _with(case, _ended(known, entry, "withdrawn" if own else "declined", event.reason))


def done(case: Case, entry: ev.Recorded, name: str) -> Case:
    """Return the case after an entry that did what two people agreed on: it can be done once."""
    asking = case.two_people.get(name)
    return case if asking is None else _with(case, _ended(asking, entry, "done", ""))


def _ended(
    asking: TwoPeople, entry: ev.Recorded, how: Literal["done", "declined", "withdrawn"], reason: str
) -> TwoPeople:
    return structs.replace(asking, ended=how, ended_by=entry.actor, ended_at=entry.at, ended_reason=reason)


def _with(case: Case, asking: TwoPeople) -> Case:
    return structs.replace(case, two_people=case.two_people.set(asking.id, asking))
