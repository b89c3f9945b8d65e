"""What a person chose for a pack, and what refuses it before a byte is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from evidence_desk.acts.chat_printing import Passages, check_passages
from evidence_desk.acts.readiness import Problem, kind_problems
from evidence_desk.base.errors import BadInput, GateRefused
from evidence_desk.case import intake
from evidence_desk.case.state import Case
from evidence_desk.case.values import Exhibit
from evidence_desk.packs.content import Kind
from evidence_desk.policy.model import Policy


@dataclass(frozen=True, slots=True, kw_only=True)
class PackChoice:
    """What a person chose for a pack."""

    kind: Kind = "police"
    ids: Sequence[str] | None = None  # exhibits in their order; None: all, in the order they came in
    for_whom: str = ""
    basis: str = ""  # on which they get it; empty: what the policy says for the kind
    left_out: Mapping[str, str] = field(default_factory=dict)  # exhibit not chosen -> why
    confirmed: frozenset[str] = frozenset()  # exhibits that show no third-party pupil
    passages: Passages = field(default_factory=dict)  # of chats: what of them is printed
    statement: bool = False  # with a draft witness statement of the exporter
    contact_sheet: bool = False


def refuse_pack(case: Case, policy: Policy, choice: PackChoice, chosen: Sequence[Exhibit]) -> None:
    """Hold what a pack of another kind than the police's needs against the case, before anything is read.

    Raises:
        GateRefused: it could warn somebody, or name somebody; nothing was written.
        BadInput: a text is too long.
    """
    for what, text in (
        ("Whom it is for", choice.for_whom),
        ("The basis", choice.basis),
        *(("A reason", why) for why in choice.left_out.values()),
    ):
        intake.check_words(text, what, intake.CAPTION_LIMIT)
    unknown = [name for name in (*choice.left_out, *choice.confirmed) if name not in case.exhibits]
    if unknown:
        raise BadInput(
            "no such exhibit", "An exhibit that was named is not in the case. Nothing was written."
        )
    check_passages(case, choice.passages)
    for problem in kind_problems(case, policy, choice.kind, chosen, choice.left_out):
        if problem.blocks:
            raise GateRefused(f"pack refused: {problem.code}", refusal(case, problem))


def refusal(case: Case, problem: Problem) -> str:
    """Return why a pack cannot be made, and what to do, in words."""
    refs = ", ".join(case.exhibits[name].ref for name in problem.ids if name in case.exhibits)
    match problem.code:
        case "hold-disclosure":
            return (
                f"{problem.detail} A pack of this kind goes to the person it is about, so it waits until this is "
                "answered. Nothing left the case."
            )
        case "no-pseudonym":
            return (
                f"Names cannot be replaced: {problem.detail}. Give each person a pseudonym of their own (edesk person "
                "CASE add). Nothing left the case."
            )
        case "left-out-no-reason":
            return (
                f"Say why each is left out: {refs} (--left-out REF=REASON, or --left-out REASON for all). Nothing left "
                "the case."
            )
        case _:
            return "The pack cannot be made yet. Nothing left the case."
