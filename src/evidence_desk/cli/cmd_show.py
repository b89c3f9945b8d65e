"""`edesk show`: the case in a few lines."""

from __future__ import annotations

import base64
from argparse import ArgumentParser, Namespace
from typing import Any

from evidence_desk.case.store import CaseStore
from evidence_desk.cli import context
from evidence_desk.cli.output import Output

EXAMPLES = "  edesk show 2026-014.edcase --json\n"


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    context.add_case_argument(parser)


def run(args: Namespace, out: Output) -> None:
    """Print it; writes nothing."""
    with context.reading(args, out) as store:
        value, lines = describe(store)
        out.result(value, lines)


def describe(store: CaseStore) -> tuple[dict[str, Any], list[str]]:
    """Return the case for programs and for people."""
    case, bundle = store.case, store.bundle
    head = bundle.head
    anchored = None
    if store.anchored is not None:
        state, anchor = store.anchored
        anchored = {"state": state, "size": anchor.size, "root": anchor.root}
    value: dict[str, Any] = {
        "id": case.id,
        "title": case.title,
        "reference": case.reference,
        "status": case.status,
        "exhibits": len(case.exhibits),
        "size": head.size,
        "root": base64.b64encode(head.root).decode("ascii"),
        "commits": head.k + 1,
        "anchored": anchored,
        "school": case.school.name,
        "opened_at": case.opened_at,
        "founder": bundle.founder.fingerprint,
        "policy": {"id": case.policy.id, "version": case.policy.version} if case.policy else None,
        "readers": [
            {"name": m.name, "role": m.role, "initials": m.initials, "signs": bool(m.signer)}
            for m in case.members.values()
            if not m.removed
        ],
        "police_not_told_of": sorted(
            {*map(store_ref(store), case.seal_clocks), *map(store_ref(store), case.police_tasks)}
        ),
    }
    lines = [
        f"{case.title}" + (f"  ({case.reference})" if case.reference else ""),
        f"Case {case.id}, {case.status}, opened {context.local_text(case.opened_at)}",
        f"Exhibits: {len(case.exhibits)}   Entries: {case.events}   Commits: {head.k + 1}",
        f"Check code: tree size {head.size}, root {value['root']}",
        "Readers: " + ", ".join(m.name or "a bare recipient" for m in case.members.values() if not m.removed),
    ]
    if value["police_not_told_of"]:
        lines.append(f"POLICE NOT YET TOLD OF: {', '.join(value['police_not_told_of'])}")
    return value, lines


def store_ref(store: CaseStore) -> Any:
    """Return a function from an exhibit's id, or a stop's, to what people call it."""

    def ref(name: str) -> str:
        exhibit = store.case.exhibits.get(name)
        return exhibit.ref if exhibit is not None else "a stop at the gate"

    return ref
