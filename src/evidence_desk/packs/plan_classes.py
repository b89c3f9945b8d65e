"""The part of a pack's plan that says what the school's policy calls things."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from evidence_desk.case import values
from evidence_desk.case.state import Case
from evidence_desk.packs import content
from evidence_desk.policy.model import Policy


def classification(case: Case, policy: Policy, chosen: Sequence[values.Exhibit]) -> content.Classification:
    """Return matrix, four Cs, criminal categories and triggers over the chosen exhibits."""
    tagged = [(e.ref, e.classification) for e in chosen if e.classification is not None]
    roles, kinds = list(policy.matrix.roles), list(policy.matrix.kinds)
    cells = {
        (row, column): refs
        for (row, role), (column, kind) in itertools.product(enumerate(roles), enumerate(kinds))
        if (refs := [ref for ref, tags in tagged if f"{role}.{kind}" in tags.cells])
    }
    criminal_ids = dict.fromkeys(tag.id for _, tags in tagged for tag in tags.criminal)
    pin = case.policy
    return content.Classification(
        policy=f"{pin.id} {pin.version}" if pin is not None else "not recorded",
        matrix=content.Matrix(
            rows=[policy.matrix.roles[role].label for role in roles],
            columns=[policy.matrix.kinds[kind].label for kind in kinds],
            cells=cells,
        ),
        four_cs=[
            content.Tally(label=c.label, references=refs)
            for name, c in policy.matrix.four_cs.items()
            if (refs := [ref for ref, tags in tagged if name in tags.four_cs])
        ],
        criminal=[
            content.Tally(
                label=criminal_label(policy, name),
                references=[ref for ref, tags in tagged if any(tag.id == name for tag in tags.criminal)],
                detail=", ".join(
                    sorted(
                        {
                            verb
                            for _, tags in tagged
                            for tag in tags.criminal
                            if tag.id == name
                            for verb in tag.verbs
                        }
                    )
                ),
            )
            for name in criminal_ids
        ],
        triggers=[
            content.Tally(
                label=trigger_label(policy, name),
                references=[ref for ref, tags in tagged if name in tags.triggers],
            )
            for name in dict.fromkeys(name for _, tags in tagged for name in tags.triggers)
        ],
    )


def cell_label(policy: Policy, name: str) -> str:
    """Return what the policy calls a misuse cell."""
    cell = policy.matrix.cells.get(name)
    return cell.label if cell is not None else f"{name} (not in the policy in force)"


def criminal_label(policy: Policy, name: str) -> str:
    """Return what the policy calls a criminal category."""
    leaf = policy.criminal_list.leaves.get(name)
    return leaf.label if leaf is not None else f"{name} (not in the policy in force)"


def trigger_label(policy: Policy, name: str) -> str:
    """Return what the policy calls a trigger."""
    trigger = policy.trigger_list.triggers.get(name)
    return trigger.label if trigger is not None else f"{name} (not in the policy in force)"
