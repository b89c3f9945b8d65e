"""Erasing an exhibit with all that belongs to it: what goes, what bars it, and doing it. Both shells use it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evidence_desk.base.errors import BadInput
from evidence_desk.case import erasing, fold_disposal, intake, rules
from evidence_desk.case.state import Case
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Exhibit
from evidence_desk.policy.model import Policy


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasable:
    """What would go together, and why it cannot."""

    items: tuple[Exhibit, ...]
    objection: str  # in words; empty: it can go

    @property
    def size(self) -> int:
        """Bytes of the originals."""
        return sum(item.size for item in self.items)


def erasable(case: Case, names: Sequence[str]) -> Erasable:
    """Return all that goes with these exhibits: what they came from and what came from them, equal bytes, one capture.

    Raises:
        NotFound: no such exhibit.
    """
    ids = [rules.find_exhibit(case, name).id for name in names]
    return Erasable(
        items=tuple(fold_disposal.to_erase(case, ids)),
        objection=fold_disposal.objection_to_erasing(case, ids),
    )


def erase(
    store: CaseStore, policy: Policy, names: Sequence[str], *, reason: str, authority: str, rule: str = ""
) -> list[Exhibit]:
    """Take the bytes of exhibits, and of all that belongs to them, out of the case for good; return what stays of them.

    Args:
        names: references or ids.
        rule: of the policy's retention, where their time is over.

    Raises:
        NotFound: no such exhibit.
        BadInput: no reason, no authority, or an unknown rule; nothing was changed.
        GateRefused: under a hold, locked for the police, in words only, or not by the DSL or a deputy.
        CannotWrite: no space. Where only the rewriting failed the bytes are out of reach, and it is finished later.
    """
    for what, text in (("The reason", reason), ("The authority", authority)):
        if not intake.check_words(text.strip(), what):
            raise BadInput(
                "words missing for erasing",
                f"{what} is missing: write why, and on whose decision. Nothing was changed.",
            )
    if rule and rule not in policy.retention.rules:
        raise BadInput(
            "unknown retention rule",
            f"{rule!r} is no rule of the policy: {', '.join(policy.retention.rules)}. Nothing was changed.",
        )
    ids = [rules.find_exhibit(store.case, name).id for name in names]
    return erasing.erase_exhibits(store, ids, reason.strip(), authority.strip(), rule)
