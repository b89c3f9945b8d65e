"""The part of a pack's plan that says what the school's policy calls things."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from evidence_desk.case import values
from evidence_desk.case.fold_policy import former, made_under
from evidence_desk.case.naming import Naming
from evidence_desk.case.state import Case
from evidence_desk.packs import content
from evidence_desk.policy.clauses import way_to
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
    criminal = {
        tag.id: label_of(case, policy, e, tag.id)
        for e in chosen
        if e.classification is not None
        for tag in e.classification.criminal
    }
    triggers = {
        name: label_of(case, policy, e, name)
        for e in chosen
        if e.classification is not None
        for name in e.classification.triggers
    }
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
            content.Tally(label=called, references=_with_category(tagged, name), detail=_verbs(tagged, name))
            for name, called in criminal.items()
        ],
        triggers=[
            content.Tally(
                label=triggers[name],
                references=[ref for ref, tags in tagged if name in tags.triggers],
            )
            for name in triggers
        ],
        clauses=cited(case, policy, chosen),
        older=older(case, chosen),
    )


_Tagged = Sequence[tuple[str, values.Classification]]


def _with_category(tagged: _Tagged, name: str) -> list[str]:
    return [ref for ref, tags in tagged if any(tag.id == name for tag in tags.criminal)]


def _verbs(tagged: _Tagged, name: str) -> str:
    found = {verb for _, tags in tagged for tag in tags.criminal if tag.id == name for verb in tag.verbs}
    return ", ".join(sorted(found))


def label_of(case: Case, policy: Policy, exhibit: values.Exhibit, name: str) -> str:
    """Return what the policy that an exhibit was classified under calls a cell, category, trigger or clause."""
    called = Naming(policy, case.labels).tag(name, made_under(case, exhibit))
    return called if called != name else f"{name} (not in the policy in force)"


def cited(case: Case, policy: Policy, chosen: Sequence[values.Exhibit]) -> list[content.Cited]:
    """Return the clauses that the chosen exhibits are cited for, in the policy's order, with those above them."""
    found: dict[tuple[str, str], list[str]] = {}  # (id, what it was called) -> references
    for exhibit in chosen:
        if exhibit.classification is not None:
            for name in exhibit.classification.clauses:
                found.setdefault((name, label_of(case, policy, exhibit, name)), []).append(exhibit.ref)
    order = {name: place for place, name in enumerate(policy.clauses)}
    return [
        content.Cited(
            heading=called,
            text=policy.clauses[name].text if name in policy.clauses else "",
            under=" · ".join(clause.heading for clause in way_to(policy.clauses, name)[:-1]),
            references=found[name, called],
        )
        for name, called in sorted(found, key=lambda key: (order.get(key[0], len(order)), key))
    ]


def older(case: Case, chosen: Sequence[values.Exhibit]) -> list[content.Tally]:
    """Return the exhibits that were classified under another policy than the case stands under now."""
    found: dict[str, list[str]] = {}
    for exhibit in chosen:
        pin = former(case, exhibit)
        if pin is not None:
            found.setdefault(f"{pin.id} {pin.version}", []).append(exhibit.ref)
    return [content.Tally(label=name, references=refs) for name, refs in found.items()]
