"""`edesk policy`: the policy in force, a trust's own one looked at and compared, and the one a case stands under."""

from __future__ import annotations

import shutil
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from evidence_desk.acts import policies
from evidence_desk.cli import context
from evidence_desk.cli.output import Output
from evidence_desk.policy import diff, show
from evidence_desk.policy.model import Policy

EXAMPLES = """\
  edesk policy show                     the policy in force, and what there is in it
  edesk policy show matrix
  edesk policy show gate                the stop question and what follows
  edesk policy show clauses --of trust/ a section of another policy
  edesk policy check trust/             a copy that you edited: does it load, and what does it say?
  edesk policy diff program trust/      what your copy changes
  edesk policy accept school.policy     take in a version that a profile or a case names
  edesk policy case 2026-014.edcase     the policy a case stands under
  edesk policy adopt 2026-014.edcase --reason "new edition of September"
"""
_WHICH = "a folder, a file school.policy, `program`, or `school` for the one in force"
_NAMED = ("program", "school")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    acts = parser.add_subparsers(dest="act", required=True, metavar="show|check|diff|accept|case|adopt")
    section = context.add_act(acts, "show", "print the policy in force, or one section of it")
    section.add_argument("section", nargs="?", metavar="SECTION", help=", ".join(show.section_names()))
    section.add_argument("--of", default="school", metavar="POLICY", help=_WHICH)
    check = context.add_act(acts, "check", "read a policy whole, and say what is wrong with it or what it is")
    check.add_argument("policy", metavar="POLICY", help=_WHICH)
    compare = context.add_act(
        acts, "diff", "what one policy changes against another; + came, - went, ~ changed"
    )
    compare.add_argument("old", metavar="OLD", help=_WHICH)
    compare.add_argument("new", metavar="NEW", help=_WHICH)
    accept = context.add_act(
        acts, "accept", "keep a policy on this computer, for profiles and cases that name it"
    )
    accept.add_argument("policy", type=Path, metavar="POLICY", help="a folder, or a file school.policy")
    case = context.add_act(
        acts, "case", "which policy a case stands under, and what was classified under others"
    )
    context.add_case_argument(case)
    adopt = context.add_act(acts, "adopt", "put a case under the policy in force; what was classified stays")
    context.add_case_argument(adopt, writes=True)
    adopt.add_argument("--reason", default="", help="why, kept in the handling log")


def run(args: Namespace, out: Output) -> None:
    """Do the act; only those on a case need keys."""
    acts = {"show": _show, "check": _check, "diff": _diff, "accept": _accept, "case": _case, "adopt": _adopt}
    acts[args.act](args, out)


def _width() -> int:
    return shutil.get_terminal_size((100, 24)).columns


def _policy(args: Namespace, out: Output, word: str) -> Policy:
    """Return the policy that a word names; `./school` is a folder of that name."""
    if word not in _NAMED:
        return policies.load(Path(word))
    if word == "program":
        return policies.programs_own()
    found = policies.in_force(context.home())
    if found.words:
        out.say(found.words)
    return found.policy


def _show(args: Namespace, out: Output) -> None:
    policy = _policy(args, out, args.of)
    if args.section is None:
        overview = show.overview(policy)
        out.result(overview, _overview_lines(overview))
        return
    text = show.section_text(policy, args.section, _width())
    out.result(show.section_data(policy, args.section), text.splitlines())


def _overview_lines(overview: dict[str, Any]) -> list[str]:
    return [
        f"{key}: {', '.join(value) if isinstance(value, list) else value}" for key, value in overview.items()
    ]


def _check(args: Namespace, out: Output) -> None:
    policy = _policy(args, out, args.policy)
    against = policies.policy_in_force(context.home())
    gone = list(diff.removed_ids(against, policy))
    counted = {
        "cells": len(policy.matrix.cells),
        "policy_criminal_categories": len(policy.criminal_list.leaves),
        "triggers": len(policy.trigger_list.triggers),
        "clauses": len(policy.clauses),
        "actions": len(policy.actions),
    }
    lines = ["Every row was read and every reference found.", *_overview_lines(show.overview(policy))]
    lines.append(", ".join(f"{number} {what.replace('_', ' ')}" for what, number in counted.items()))
    if gone:
        lines.append(
            f"Not in it, but in the policy in force here ({against.id} {against.version}): {', '.join(gone)}. What was "
            "classified with them stays as it is."
        )
    out.result({"ok": True, **show.overview(policy), "counts": counted, "no_longer": gone}, lines)


def _diff(args: Namespace, out: Output) -> None:
    old, new = _policy(args, out, args.old), _policy(args, out, args.new)
    changes = diff.differences(old, new)
    value = {
        "old": {"id": old.id, "version": old.version, "sha256": old.sha256},
        "new": {"id": new.id, "version": new.version, "sha256": new.sha256},
        "no_longer": list(diff.removed_ids(old, new)),
        "changes": [diff.plain(change) for change in changes],
    }
    out.result(value, diff.lines(changes, _width()) or ["They say the same."])


def _accept(args: Namespace, out: Output) -> None:
    policy = policies.accept(context.home(), args.policy)
    lines = [
        f"Kept: {policy.id} {policy.version}, SHA-256 {policy.sha256}.",
        "It counts where the school's profile or a case names exactly it. The DSL names it with: "
        "edesk school make --policy POLICY",
    ]
    out.result(show.overview(policy), lines)


def _case(args: Namespace, out: Output) -> None:
    with context.reading(args, out) as store:
        used = policies.of_case(store.case, context.home())
        if used.words:
            out.say(used.words)
        now = policies.policy_in_force(context.home(), args.profile)
        older = policies.classified_under_others(store.case)
    pin = used.wanted or policies.pin_of(used.policy)
    value = {
        "policy": _row(pin.id, pin.version, pin.sha256),
        "here": used.as_named,
        "in_force": _row(now.id, now.version, now.sha256),
        "older": [
            {"policy": _row(one.id, one.version, one.sha256), "exhibits": refs} for one, refs in older.items()
        ],
    }
    lines = [f"Policy of the case: {pin.id} {pin.version}"]
    if now.sha256 != pin.sha256:
        lines.append(f"In force: {now.id} {now.version} (edesk policy adopt {args.case})")
    lines += [f"Classified under {one.version}, look again: {', '.join(refs)}" for one, refs in older.items()]
    out.result(value, lines)


def _row(ident: str, version: str, sha256: str) -> dict[str, str]:
    return {"id": ident, "version": version, "sha256": sha256}


def _adopt(args: Namespace, out: Output) -> None:
    with context.writing(args, out) as store:
        home = context.home()
        pin = policies.adopt(store, home, policies.policy_in_force(home, args.profile), args.reason)
        older = policies.classified_under_others(store.case)
    lines = [f"The case stands under {pin.id} {pin.version}. Saved."]
    lines += [
        f"Classified under {one.version}. The policy is now {pin.version}; look again: {', '.join(refs)}"
        for one, refs in older.items()
    ]
    value = {
        "policy": _row(pin.id, pin.version, pin.sha256),
        "look_again": [ref for refs in older.values() for ref in refs],
    }
    out.result(value, lines)
