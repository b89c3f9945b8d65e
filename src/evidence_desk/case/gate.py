"""The three doors: capture, viewing and tagging, export. Pure decisions; nobody else makes them.

Some pictures are a crime to copy. So every route by which a picture can enter asks first, and the store takes
nothing in without the `Admission` that only `at_capture` gives. The wording asked stands in the policy data;
here it is only named by its version (docs/policy.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from evidence_desk.base.errors import GateRefused
from evidence_desk.case.state import Case
from evidence_desk.case.values import PICTURE_KINDS, Approval, Exhibit, GateAnswer, GateAnswerWord, GateClass
from evidence_desk.policy import leave

# What, once chosen for any exhibit, makes the question about every picture held compulsory. The floor under the
# policy data: a trust may add to it, never take from it.
ASKS_ABOUT_EVERY_PICTURE = frozenset({"crim.iioc", "crim.extreme-porn", "trig.csa-images"})


class Route(StrEnum):
    """Every way in. A new way in is a new member here, and the tests walk them all."""

    TEXT = "text"
    URL = "url"
    PASTED_HTML_TEXT = "pasted HTML, as text"
    PASTED_IMAGE = "pasted picture"
    DROP = "dragged in"
    FILE = "file"
    SCREEN = "screen picture"
    PAGE = "page"
    CONTAINER_MEMBER = "member of a container"
    CHAT_ATTACHMENT = "attachment of a chat"
    SEALED_DROP = "staff drop"
    MERGE = "merge of two copies"
    UNLOCKED = "locked by mistake, given back by the custody holders"


# What stops one question and may yet be kept, by leave that was given before (fold_approvals.py). Never HARD.
WITH_LEAVE = frozenset(leave.LEAVE_CLASSES)
# Only these can hold no picture: text is checked to be UTF-8 without NUL and without data: addresses.
ROUTES_WITHOUT_PICTURES = frozenset({Route.TEXT, Route.URL, Route.PASTED_HTML_TEXT})


_ROUTES_WITH_LEAVE = frozenset({Route.FILE, Route.DROP, Route.PASTED_IMAGE, Route.SCREEN})


@dataclass(frozen=True, slots=True, kw_only=True)
class StopAnswers:
    """What a person answered to the stop question and, after No, to the short second one."""

    first: Literal["no", "yes", "unsure"]
    second: Literal["no", "adult", "intimate", "terror", "unsure"] | None = None
    wording: str  # version id of the questions


@dataclass(frozen=True, slots=True, kw_only=True)
class Admission:
    """Leave to read and keep one item; made by `at_capture` alone."""

    route: Route
    answer: GateAnswerWord
    gate_class: GateClass
    wording: str
    files_in_one_go: int
    members_answered: int = 0
    approval: str = ""  # id of the leave by which it comes in although it was stopped

    def answered(self, who: str, at: str) -> GateAnswer:
        """Return the answer as an entry holds it: who gave it, and when (UTC)."""
        return GateAnswer(
            answer=self.answer,
            gate_class=self.gate_class,
            who=who,
            at=at,
            wording=self.wording,
            files_in_one_go=self.files_in_one_go,
            members_answered=self.members_answered,
            approval=self.approval,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped:
    """The door stays shut; nothing may be read, and a text-only record takes the item's place."""

    route: Route
    answer: GateAnswerWord
    gate_class: GateClass
    wording: str
    files: int
    clipboard: Literal["", "overwritten", "left"] = (
        ""  # what the window did to the entry that was asked about
    )


def at_capture(
    route: Route,
    answers: StopAnswers | None,
    *,
    wording: str,
    files_in_one_go: int = 1,
    members_answered: int = 0,
    by: Approval | None = None,
) -> Admission | Stopped:
    """Decide at the first door, before a byte is read.

    Args:
        answers: what was answered for exactly this item; None when nobody was asked. Text and addresses need none,
            but a Yes or Not sure given for them shuts the door like any other.
        wording: version id of the questions in force.
        files_in_one_go: how many items one answer was given for, by name.
        by: leave given before, for exactly this picture; it opens the door for its own class only, never for HARD.

    Raises:
        GateRefused: an answer is needed and missing, incomplete, or was given to another wording.
    """
    if route in ROUTES_WITHOUT_PICTURES and (
        answers is None or {answers.first, answers.second} <= {"no", None}
    ):
        return Admission(
            route=route,
            answer="not-needed",
            gate_class="none",
            wording=wording,
            files_in_one_go=files_in_one_go,
        )
    answers = _given(route, answers, wording)
    stopped_class = _class_of(answers)
    if stopped_class != "none" and by is not None:
        return _by_leave(route, stopped_class, by, wording, files_in_one_go, members_answered)
    if stopped_class != "none":
        return Stopped(
            route=route,
            answer=answers.first if answers.first != "no" else _second_word(answers),
            gate_class=stopped_class,
            wording=wording,
            files=files_in_one_go,
        )
    return Admission(
        route=route,
        answer="no",
        gate_class="none",
        wording=wording,
        files_in_one_go=files_in_one_go,
        members_answered=members_answered,
    )


def _by_leave(
    route: Route,
    stopped_class: GateClass,
    by: Approval,
    wording: str,
    files_in_one_go: int,
    members_answered: int,
) -> Admission:
    """Admit one picture that was stopped, by the leave for its class that no picture was kept by yet."""
    if stopped_class not in WITH_LEAVE or by.gate_class != stopped_class:
        raise GateRefused(
            f"leave for {by.gate_class} does not open the gate for {stopped_class}",
            "The answer keeps this out, and the leave that was given is for something else. Nothing was read and "
            "nothing was kept."
            + (" No leave exists for what the first question names." if stopped_class == "HARD" else ""),
        )
    if by.exhibit:
        raise GateRefused(
            "leave used before",
            "A picture was kept by this leave already; each is for one picture. Nothing was read and nothing was kept. "
            "If another one is needed, the DSL or a deputy gives leave again, with its own reason.",
        )
    if files_in_one_go != 1 or members_answered or route not in _ROUTES_WITH_LEAVE:
        raise GateRefused(
            "leave is for one picture",
            "Leave is for one picture, taken in by itself: no container, no drop, no second file. Nothing was kept.",
        )
    return Admission(
        route=route,
        answer="yes",
        gate_class=stopped_class,
        wording=wording,
        files_in_one_go=1,
        approval=by.id,
    )


def _given(route: Route, answers: StopAnswers | None, wording: str) -> StopAnswers:
    """Return the answers that a file needs, given to the questions in force."""
    if answers is None:
        raise GateRefused(
            f"no gate answer for route {route.value}",
            "The stop question was not answered, so nothing was read and nothing was kept. Answer it for "
            "each file by name: --gate no, --gate yes or --gate unsure.",
        )
    if answers.wording != wording:
        raise GateRefused(
            "gate answer to another wording",
            "The answer was given to another version of the stop question. Nothing was kept. Ask again.",
        )
    return answers


def _class_of(answers: StopAnswers) -> GateClass:
    """Return the class that keeps the door shut, or "none". Doubt counts as the worst that was asked."""
    if answers.first != "no":
        return "HARD"
    classes: dict[str, GateClass] = {
        "no": "none",
        "adult": "ADULT",
        "intimate": "INTIMATE",
        "terror": "TERROR",
        "unsure": "HARD",
    }
    if answers.second is None:
        raise GateRefused(
            "second question unanswered",
            "The second, short question was not answered. Nothing was read and nothing was kept.",
        )
    return classes[answers.second]


def _second_word(answers: StopAnswers) -> GateAnswerWord:
    return "unsure" if answers.second == "unsure" else "yes"


def at_viewing(exhibit: Exhibit, locked: frozenset[str]) -> None:
    """Decide at the second door, before content is decrypted to be shown.

    Args:
        locked: ids locked by a request or by equal bytes elsewhere, ahead of the record.

    Raises:
        GateRefused: locked, restricted, removed, or never answered for.
    """
    if exhibit.kind == "restricted-record":
        raise GateRefused(
            "restricted record has no content",
            f"{exhibit.ref} is a text-only record; there is no file to show.",
        )
    if exhibit.status == "locked" or exhibit.id in locked or answered_against(exhibit):
        raise GateRefused(
            "exhibit is locked",
            f"{exhibit.ref} is locked for the police. Nobody can open it here. "
            "Tell the DSL; the way out is the police officer's instruction.",
        )
    if exhibit.status == "erased":
        raise GateRefused("exhibit is erased", f"{exhibit.ref} was removed; only its record is left.")
    if needs_answer(exhibit):
        raise GateRefused(
            "exhibit has no gate answer",
            f"{exhibit.ref} has no answer to the stop question. It stays closed until it has one.",
        )


def at_showing(exhibit: Exhibit, locked: frozenset[str]) -> None:
    """Decide at the second door for a person's eyes: what came by a sealed drop also needs an answer given here.

    Its sender answered for it when it was sealed. Whoever looks at it next does so by an answer of their own side.

    Raises:
        GateRefused: as `at_viewing`, or nobody here has answered for it yet.
    """
    at_viewing(exhibit, locked)
    if awaits_answer(exhibit):
        raise GateRefused(
            "drop item not answered for here",
            f"{exhibit.ref} came by a sealed drop. Its sender answered the stop question; nobody here has yet. It "
            "stays closed until you answer it.",
        )
    if exhibit.gate.gate_class == "ADULT":
        raise GateRefused(
            "adult picture stays blurred",
            f"{exhibit.ref} was kept for one purpose and stays blurred here, for everybody. Its record, and the pack "
            "for the police, say what it is.",
        )


def at_extracting(exhibit: Exhibit) -> None:
    """Decide whether the original of one exhibit may be written out by itself.

    Raises:
        GateRefused: it was kept by leave, and leaves in a pack for the police alone, or not at all.
    """
    kept = exhibit.gate.gate_class
    if kept == "none":
        return
    way = (
        "It leaves in a pack for the police only." if leave.PACKS.get(kept) else "It never leaves this case."
    )
    raise GateRefused(
        f"{kept} material is not written out",
        f"{exhibit.ref} was kept by leave, for one purpose. {way} Nothing was written.",
    )


def awaits_answer(exhibit: Exhibit) -> bool:
    """Return whether an exhibit came by a sealed drop and nobody here has answered the stop question for it."""
    return bool(exhibit.drop) and exhibit.kind in PICTURE_KINDS and exhibit.arrival is None


def answered_against(exhibit: Exhibit) -> bool:
    """Return whether somebody answered Yes or Not sure for it: it is closed, whether or not it is sealed yet."""
    return any(answer.answer != "no" for answer in exhibit.picture_answers)


def needs_answer(exhibit: Exhibit) -> bool:
    """Return whether an exhibit that may show a picture lacks its answer."""
    return exhibit.kind in PICTURE_KINDS and exhibit.gate.answer != "no" and not exhibit.gate.approval


def unanswered_pictures(case: Case, asked_by: str, asked_leaf: int | None = None) -> list[Exhibit]:
    """Return the pictures held for which `asked_by` still wants an answer.

    A picture that came in after the category was chosen was answered for at the first door, knowing it.
    """
    leaf = case.triggers.get(asked_by, asked_leaf)
    return [
        picture
        for picture in case.pictures()
        if (leaf is None or picture.added_leaf < leaf)
        and all(answer.because != asked_by for answer in picture.picture_answers)
    ]


def at_export(
    case: Case,
    chosen: Sequence[Exhibit],
    locked: frozenset[str],
    asking: frozenset[str] = ASKS_ABOUT_EVERY_PICTURE,
) -> None:
    """Decide at the third door, before anything leaves: a file, a pack, a proof.

    Locked and restricted items are no obstacle to a pack: they become placeholders. What is an obstacle is a
    question nobody has answered, or a locked item of which the police do not know yet.

    Raises:
        GateRefused: saying which question is open.
    """
    open_clock = not_told_of(case, locked)
    if open_clock:
        refs = ", ".join(sorted({_ref(case, name) for name in open_clock}))
        raise GateRefused(
            "a seal clock is open",
            f"{refs} is locked and the police have not been told yet, so nothing leaves this case. Tell "
            "them, record it (edesk action CASE police-told --force F --reference R --at T), then try again.",
        )
    missing = [exhibit.ref for exhibit in chosen if exhibit.status == "held" and needs_answer(exhibit)]
    if missing:
        raise GateRefused(
            "pictures without a gate answer",
            f"These have no answer to the stop question: {', '.join(missing)}. Nothing left the case.",
        )
    for asked_by in asking_in(case, asking):
        pictures = unanswered_pictures(case, asked_by)
        if pictures:
            raise GateRefused(
                "pictures unanswered for a trigger",
                f"{asked_by} was chosen, and these pictures are not answered for yet: "
                f"{', '.join(picture.ref for picture in pictures)}. Answer for each, without opening it: "
                "edesk tag CASE EXHIBIT --picture REF=no (or yes, or unsure). Nothing left the case.",
            )


def not_told_of(case: Case, locked: frozenset[str]) -> list[str]:
    """Return the ids of what is locked, or must be, while the police have not been told of it."""
    waiting = [exhibit.id for exhibit in case.exhibits.values() if answered_against(exhibit)]
    told = _told(case)
    return sorted({name for name in (*case.seal_clocks, *locked, *waiting) if name not in told})


def asking_in(case: Case, asking: frozenset[str]) -> list[str]:
    """Return the categories chosen in this case that ask about every picture."""
    return sorted((asking | ASKS_ABOUT_EVERY_PICTURE) & set(case.triggers))


def _told(case: Case) -> frozenset[str]:
    """Return the locked exhibits whose clock has been stopped."""
    return frozenset(
        exhibit.id
        for exhibit in case.exhibits.values()
        if exhibit.status == "locked" and exhibit.id not in case.seal_clocks
    )


def _ref(case: Case, name: str) -> str:
    exhibit = case.exhibits.get(name)
    return exhibit.ref if exhibit is not None else name
