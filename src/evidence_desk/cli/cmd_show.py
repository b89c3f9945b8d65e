"""`edesk show`: the case in a few lines."""

from __future__ import annotations

import base64
from argparse import ArgumentParser, Namespace
from typing import Any

from evidence_desk.acts.recording import stop_name
from evidence_desk.case.fold_packs import copies_given
from evidence_desk.case.receipts import check_code
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
        "note_sha256": head.note_sha256.hex(),
        "check_code": check_code(head.note_sha256),
        "founder": bundle.founder.fingerprint,
        "policy": {"id": case.policy.id, "version": case.policy.version} if case.policy else None,
        "readers": [
            {"name": m.name, "role": m.role, "initials": m.initials, "signs": bool(m.signer)}
            for m in case.members.values()
            if not m.removed
        ],
        "police_not_told_of": not_told(store),
        "packs": [
            {
                "pack": made.id,
                "kind": made.kind,
                "at": made.at,
                "for": made.to,
                "given": copies_of(store, made.id),
            }
            for made in case.packs.values()
        ],
    }
    lines = [
        f"{case.title}" + (f"  ({case.reference})" if case.reference else ""),
        f"Case {case.id}, {case.status}, opened {context.local_text(case.opened_at)}",
        f"Exhibits: {len(case.exhibits)}   Entries: {case.events}   Commits: {head.k + 1}",
        f"Check code: {grouped(head.note_sha256.hex())}",
        f"Tree size {head.size}, root {value['root']}, founder {grouped(bundle.founder.fingerprint)}",
        "Readers: " + ", ".join(m.name or "a bare recipient" for m in case.members.values() if not m.removed),
    ]
    lines += [
        f"Pack {made.id}: {made.kind}, {context.local_text(made.at)}"
        + (f", for {made.to}" if made.to else "")
        for made in case.packs.values()
    ]
    if value["police_not_told_of"]:
        lines.append(f"POLICE NOT YET TOLD OF: {', '.join(value['police_not_told_of'])}")
    return value, lines


def copies_of(store: CaseStore, pack: str) -> list[dict[str, Any]]:
    """Return who was given a copy of a pack."""
    return [
        {"copy": given.copy, "to": given.to, "basis": given.basis, "at": given.at}
        for given in copies_given(store.case)
        if given.pack == pack
    ]


def not_told(store: CaseStore) -> list[str]:
    """Return what the police have not been told of, in order: locked and restricted items, stops at the gate."""
    case = store.case
    waiting = {*case.seal_clocks, *case.police_tasks, *store.locked}
    refs = [exhibit.ref for exhibit in case.in_order() if exhibit.id in waiting]
    return refs + sorted(stop_name(name) for name in waiting if name not in case.exhibits)


def grouped(digits: str) -> str:
    """Return hex digits in groups of eight, as packs print them."""
    return " ".join(digits[at : at + 8] for at in range(0, len(digits), 8))
