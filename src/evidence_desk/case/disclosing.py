"""What a pack for others than the police may hold, and what keeps it from being made. Pure.

What is held here every reader holds every writer to; the policy can only ask for more.

Source: Acas Code of Practice on disciplinary and grievance procedures; Keeping children safe in education, Part four:
ask the police, social care and the designated officer before anything is disclosed.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from evidence_desk.case import questions
from evidence_desk.case.events import PackMade
from evidence_desk.case.state import Case
from evidence_desk.case.values import PICTURE_KINDS

POLICE, DISCIPLINARY, RECORD = "police", "disciplinary", "record"
NAMES_ALL: Final = frozenset({POLICE})  # kinds in which everybody stands by name
NAMES_FEW: Final = frozenset({DISCIPLINARY, RECORD})
WARNS: Final = frozenset({DISCIPLINARY})  # goes to the person it is about
_NONE: Mapping[str, Collection[str]] = {}


def held_back_by(
    case: Case, kind: str, answered_by: Mapping[str, Collection[str]] = _NONE
) -> dict[str, tuple[str, ...]]:
    """Return the open questions that keep a pack of this kind from being made, with the exhibits that raise each.

    Args:
        answered_by: trigger -> kinds of action that answer it, by the policy.
    """
    return questions.unanswered(case, answered_by) if kind in WARNS else {}


def objection(case: Case, event: PackMade) -> str:
    """Return why a pack cannot have been made so, or an empty string."""
    if event.kind not in NAMES_FEW:
        return ""
    if held_back_by(case, event.kind):
        return "a pack that could warn somebody is made while a question is open"
    for name in event.exhibits:
        exhibit = case.exhibits.get(name)
        if exhibit is None:
            continue
        if exhibit.gate.gate_class != "none" or exhibit.kind == "restricted-record":
            return f"{exhibit.ref} stands in a pack that is not for the police"
        if exhibit.kind in PICTURE_KINDS and name not in event.confirmed:
            return f"nobody confirmed that {exhibit.ref} shows no third-party pupil"
    return ""
