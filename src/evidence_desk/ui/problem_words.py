"""What stands before a pack, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from evidence_desk.acts.readiness import Problem
from evidence_desk.case.state import Case
from evidence_desk.policy.model import Policy
from evidence_desk.ui.widgets.problem_list import ProblemWords

_NAMED = 6  # references that one line names


def refs_of(case: Case, ids: tuple[str, ...]) -> str:
    """Return “JPS/1, JPS/4 and 3 more”; what is no exhibit (a stop at the door) is left out."""
    refs = [case.exhibits[name].ref for name in ids if name in case.exhibits]
    named = ", ".join(refs[:_NAMED])
    if len(refs) <= _NAMED:
        return named
    more = QCoreApplication.translate("ProblemWords", "{refs} and {count} more")
    return more.format(refs=named, count=len(refs) - _NAMED)


def words_for(problem: Problem, case: Case, policy: Policy) -> ProblemWords:
    """Return how a problem is shown."""
    title, many, detail, button = _texts(problem.code)
    refs = refs_of(case, problem.ids)
    if len(problem.ids) > 1:
        title, detail = many.format(count=len(problem.ids)), f"{detail} {refs}".strip()
    category = ""
    if problem.category:
        category = _label(policy, problem.category)
    return ProblemWords(
        title=title.format(ref=refs, category=category),
        detail=" ".join(part for part in (detail.format(category=category), problem.detail) if part),
        button=button,
    )


def _label(policy: Policy, category: str) -> str:
    triggers, leaves = policy.trigger_list.triggers, policy.criminal_list.leaves
    if category in triggers:
        return triggers[category].label
    return leaves[category].label if category in leaves else category


def _texts(code: str) -> tuple[str, str, str, str]:
    """Return title for one exhibit, title for several, why it matters, and the button."""
    translate = QCoreApplication.translate
    match code:
        case "read-only":
            title = translate("ProblemWords", "The case can only be read now")
            return title, title, translate("ProblemWords", "A pack is an entry in the handling log"), ""
        case "nothing-chosen":
            title = translate("ProblemWords", "No exhibit is chosen")
            return title, title, translate("ProblemWords", "Tick at least one"), ""
        case "police-not-told":
            return (
                translate("ProblemWords", "The police have not been told about {ref}"),
                translate("ProblemWords", "The police have not been told about {count} items"),
                translate("ProblemWords", "It is locked for them. Nothing leaves the case before they know."),
                translate("ProblemWords", "Record the call"),
            )
        case "no-gate-answer":
            return (
                translate("ProblemWords", "{ref} has no answer to the stop question"),
                translate("ProblemWords", "{count} exhibits have no answer to the stop question"),
                translate("ProblemWords", "It stays closed until it has one."),
                translate("ProblemWords", "Show"),
            )
        case "category-unanswered":
            return (
                translate("ProblemWords", "{ref} is not answered for yet"),
                translate("ProblemWords", "{count} pictures are not answered for yet"),
                translate(
                    "ProblemWords", "“{category}” was chosen, which asks about every picture in the case."
                ),
                translate("ProblemWords", "Answer"),
            )
        case "hold-disclosure" | "no-pseudonym" | "left-out-no-reason" | "needs-redaction":
            return _of_kind(code)
        case "question-open" | "nobody-listed" | "away-left-out":
            return _worth_a_look(code)
        case _:
            return _defects(code)


def _of_kind(code: str) -> tuple[str, str, str, str]:
    """Return the same for what a pack with names replaced asks for."""
    translate = QCoreApplication.translate
    match code:
        case "hold-disclosure":
            title = translate("ProblemWords", "A question is open that this pack could warn somebody of")
            return title, title, "", translate("ProblemWords", "Answer it")
        case "no-pseudonym":
            title = translate("ProblemWords", "Names cannot be replaced yet")
            detail = translate("ProblemWords", "Each person needs a pseudonym of their own.")
            return title, title, detail, translate("ProblemWords", "People")
        case "left-out-no-reason":
            return (
                translate("ProblemWords", "{ref} is left out without a reason"),
                translate("ProblemWords", "{count} exhibits are left out without a reason"),
                translate("ProblemWords", "The pack lists what it leaves out, and why."),
                translate("ProblemWords", "Say why"),
            )
        case _:
            return (
                translate("ProblemWords", "{ref} needs a redacted copy"),
                translate("ProblemWords", "{count} exhibits need a redacted copy"),
                translate(
                    "ProblemWords", "Or your word that no other pupil can be seen; until then a page says so."
                ),
                translate("ProblemWords", "Look"),
            )


def _worth_a_look(code: str) -> tuple[str, str, str, str]:
    """Return the same for what a careful person looks at."""
    translate = QCoreApplication.translate
    match code:
        case "question-open":
            title = translate("ProblemWords", "A question is still open in this case")
            return title, title, "", translate("ProblemWords", "Answer it")
        case "nobody-listed":
            title = translate("ProblemWords", "Nobody is on the list of people")
            detail = translate("ProblemWords", "Only names on it are replaced in texts.")
            return title, title, detail, translate("ProblemWords", "People")
        case _:
            return (
                translate("ProblemWords", "{ref} speaks against the allegation and is left out"),
                translate("ProblemWords", "{count} exhibits that speak against the allegation are left out"),
                translate("ProblemWords", "Whoever decides must see both sides."),
                translate("ProblemWords", "Show"),
            )


def _defects(code: str) -> tuple[str, str, str, str]:
    """Return the same for what a pack can be made with all the same."""
    translate = QCoreApplication.translate
    match code:
        case "damaged":
            return (
                translate("ProblemWords", "{ref} is damaged in the case file"),
                translate("ProblemWords", "{count} exhibits are damaged in the case file"),
                translate("ProblemWords", "Its page says so and shows what the record knows."),
                translate("ProblemWords", "Show"),
            )
        case "not-looked-at":
            return (
                translate("ProblemWords", "{ref} has not been looked at by the program yet"),
                translate("ProblemWords", "{count} pictures have not been looked at by the program yet"),
                translate("ProblemWords", "Its page can be shown afterwards; making the pack does it, too."),
                translate("ProblemWords", "Look now"),
            )
        case "no-policy-cell":
            return (
                translate("ProblemWords", "{ref} has no policy cell"),
                translate("ProblemWords", "{count} exhibits have no policy cell"),
                translate("ProblemWords", "A reader cannot tell why it is here."),
                translate("ProblemWords", "Classify"),
            )
        case _:
            return (
                translate("ProblemWords", "{ref} does not say when it was on screen"),
                translate("ProblemWords", "{count} exhibits do not say when they were on screen"),
                translate("ProblemWords", "The pack will say when it was added, and no more."),
                translate("ProblemWords", "Show"),
            )
