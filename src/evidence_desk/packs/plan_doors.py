"""What may stand in a pack of a kind, and what a placeholder stands for. Pure; no other bytes are asked for."""

from __future__ import annotations

from typing import Final, Literal

from evidence_desk.case import values
from evidence_desk.case.disclosing import NAMES_ALL
from evidence_desk.policy.leave import LEAVE_CLASSES, MASKED, PACKS
from evidence_desk.policy.model import Policy

Placeholder = Literal["", "restricted", "sealed", "masked", "needs-redaction"]
_TEXTS: Final = frozenset(
    {"message-transcript", "url"}
)  # names in them are replaced, so no confirmation is asked


def kept_back(policy: Policy | None, kind: str) -> frozenset[str]:
    """Return the gate classes of which nothing stands in a pack of this kind, by the program's floor and the policy."""
    goings = policy.leave.goings if policy is not None else {}
    out = {name for name in LEAVE_CLASSES if kind not in PACKS[name]}
    if policy is not None:
        out |= {name for name in LEAVE_CLASSES if name not in goings or kind not in goings[name].packs}
    return frozenset({"HARD", *out})


def withheld(
    exhibit: values.Exhibit, locked: frozenset[str], policy: Policy | None = None, kind: str = "police"
) -> bool:
    """Return whether only a placeholder may stand for this exhibit in a pack of this kind."""
    return (
        exhibit.kind == "restricted-record"
        or exhibit.status in {"locked", "erased"}
        or exhibit.id in locked
        or exhibit.gate.gate_class in kept_back(policy, kind)
    )


def placeholder_for(
    exhibit: values.Exhibit,
    locked: frozenset[str],
    policy: Policy | None,
    kind: str,
    confirmed: frozenset[str],
) -> Placeholder:
    """Return which placeholder stands for an exhibit in a pack of this kind; empty where it may be shown."""
    if withheld(exhibit, locked, policy, kind):
        if exhibit.kind == "restricted-record":
            return "restricted"
        closed = exhibit.status in {"locked", "erased"} or exhibit.id in locked
        masked = kind in MASKED.get(exhibit.gate.gate_class, frozenset())
        return "masked" if masked and not closed else "sealed"
    if kind in NAMES_ALL or exhibit.kind in _TEXTS or exhibit.id in confirmed:
        return ""
    return "needs-redaction"


def hash_listed(exhibit: values.Exhibit, kind: str) -> bool:
    """Return whether the SHA-256 of an exhibit that is withheld is named, in a pack and in what goes along with it.

    Of a locked item it may be listed for the police alone, and nothing else of its file: not its size, not its kind.
    """
    return kind in NAMES_ALL and bool(exhibit.sha256)


def original_goes(
    exhibit: values.Exhibit,
    locked: frozenset[str],
    policy: Policy | None,
    kind: str,
    confirmed: frozenset[str] = frozenset(),
) -> bool:
    """Return whether an exhibit's own bytes may go along with a pack of this kind.

    Text never does where names are replaced: its own words hold them.
    """
    if (
        exhibit.blob is None
        or exhibit.status != "held"
        or placeholder_for(exhibit, locked, policy, kind, confirmed)
    ):
        return False
    return kind in NAMES_ALL or exhibit.kind not in _TEXTS
