"""Under which policy a case stands, and what the ones before called things, after one more event."""

from __future__ import annotations

from msgspec import structs

from evidence_desk.case import policy_events, two_people
from evidence_desk.case.state import Case
from evidence_desk.case.values import Classification, Exhibit, PolicyPin

LABELS_MAX = 2000
LABEL_MAX = 2000  # characters, as in a policy
_MANAGERS = frozenset({"dsl", "deputy"})


def adopted(case: Case, event: policy_events.PolicyAdopted) -> Case:
    """Return the case under another policy; what was classified before keeps the names it had."""
    return structs.replace(with_labels(case, event), policy=event.policy)


def with_labels(case: Case, event: policy_events.PolicyAdopted) -> Case:
    """Return the case knowing what a former policy called what the case uses."""
    labels = case.labels
    for name, label in event.labels.items():
        labels = labels.set(name, label)
    return structs.replace(case, labels=labels)


def objection(case: Case, actor: str, event: policy_events.PolicyAdopted, *, from_copy: bool = False) -> str:
    """Return why a case cannot go on under this policy by this key, or an empty string.

    Args:
        from_copy: it stands in another copy of the case, where other things may be classified than here.
    """
    if not may_adopt(case, actor):
        return "only the DSL, a deputy or whoever opened the case puts it under another policy"
    if len(event.labels) > LABELS_MAX or not (from_copy or event.labels.keys() <= used(case)):
        return "it names what the case does not use"
    for label in event.labels.values():
        if not label.strip() or len(label) > LABEL_MAX or not label.isprintable():
            return "a name in it cannot be printed"
    return ""


def may_adopt(case: Case, actor: str) -> bool:
    """Return whether whoever holds this key may put the case under another policy."""
    member, founder = case.producer(actor), two_people.key_now(case, case.opened_by)
    return member is not None and (member.role in _MANAGERS or actor == founder)


def used(case: Case) -> frozenset[str]:
    """Return what the case's classifications name, each as `key_of` with the policy it was chosen under."""
    found: set[str] = set()
    for exhibit in case.exhibits.values():
        pin = made_under(case, exhibit)
        if pin is not None and exhibit.classification is not None:
            found.update(key_of(pin, name) for name in ids_of(exhibit.classification))
    return frozenset(found)


def key_of(pin: PolicyPin, ident: str) -> str:
    """Return how `Case.labels` names an id of a policy: its check sum, a slash, the id."""
    return f"{pin.sha256}/{ident}"


def ids_of(given: Classification) -> list[str]:
    """Return the ids of a policy that a classification holds."""
    tags = [tag.id for tag in given.criminal]
    return [*given.cells, *tags, *given.triggers, *given.clauses, *given.four_cs]


def made_under(case: Case, exhibit: Exhibit) -> PolicyPin | None:
    """Return the policy that an exhibit was classified under, or None where it is not classified."""
    given = exhibit.classification
    return None if given is None else given.under or case.policy


def former(case: Case, exhibit: Exhibit) -> PolicyPin | None:
    """Return the policy that an exhibit was classified under where the case has gone on to another since."""
    pin = made_under(case, exhibit)
    return None if pin == case.policy else pin
