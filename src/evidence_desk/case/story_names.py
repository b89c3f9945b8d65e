"""The handling log in words: what its sentences share."""

from __future__ import annotations

from evidence_desk.case.state import Case

_ANSWERS = {"no": "No", "yes": "Yes", "unsure": "Not sure", "not-needed": "not needed"}
_SECOND = {
    "INTIMATE": "intimate picture of an adult",
    "ADULT": "adult nude or sexual picture",
    "TERROR": "terrorist publication",
}


def who_of(case: Case, fingerprint: str) -> str:
    """Return the name bound to a key, or the key's first digits."""
    member = case.members.get(fingerprint)
    return member.name if member is not None and member.name else f"key {fingerprint[:16]}"


def pseudonym_of(case: Case, name: str) -> str:
    """Return the pseudonym of a person's id."""
    person = case.people.get(name)
    return person.pseudonym if person is not None else name


def ref_of(case: Case, name: str) -> str:
    """Return the reference of an exhibit id."""
    exhibit = case.exhibits.get(name)
    return exhibit.ref if exhibit is not None else name


def because(reason: str) -> str:
    """Return a reason as a sentence of its own, or nothing."""
    return f" Reason: {stopped(reason)}" if reason else ""


def stopped(text: str) -> str:
    """Return a text written by a person with its full stop."""
    return text if text.endswith((".", "!", "?")) else f"{text}."


def answered(answer: str, gate_class: str = "none") -> str:
    """Return an answer to the stop question, or to the second one, as it stands on the button."""
    word = _ANSWERS.get(answer, answer)
    return f"{word} to the second question, {_SECOND[gate_class]}" if gate_class in _SECOND else word


def span(seconds: int) -> str:
    """Return a span of time in its two largest units: `1 day`, `2 hours 5 minutes`, `40 seconds`."""
    parts = []
    for size, name in ((86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second")):
        count, seconds = divmod(seconds, size)
        if count:
            parts.append(f"{count} {name}{'s' if count != 1 else ''}")
    return " ".join(parts[:2]) or "0 seconds"
