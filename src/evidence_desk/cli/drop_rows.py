"""Drops and receipts as programs and people see them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from evidence_desk.acts.inbox_facts import Listed
from evidence_desk.base.clock import parse_utc
from evidence_desk.base.words import spoken
from evidence_desk.case.inbox import SenderState
from evidence_desk.case.opendrop import OpenDrop
from evidence_desk.case.receipts import Receipt
from evidence_desk.case.store import CaseStore
from evidence_desk.case.taking import Taken, Why
from evidence_desk.cli import context
from evidence_desk.cli.output import size_text
from evidence_desk.cli.rows import added_row

_KNOWN: dict[SenderState, str] = {
    "known": "a key known here",
    "new": "a key not known here yet: compare the fingerprint by voice once",
    "other-key": "ANOTHER key than this name is known with: it may be forged",
    "other-name": "a key known here under ANOTHER name",
}


_LEFT: dict[Why, str] = {
    "blocked": "its exact bytes are locked for the police. The drop file holds another copy: leave it as it is, and "
    "tell the DSL and the police",
    "damaged": "its bytes are not what its sender's entry says",
    "stopped": "you did not answer No for it. It was not opened. The drop file holds it: leave it as it is, and tell "
    "the police today",
}


def receipt_lines(receipt: Receipt, heading: str) -> list[str]:
    """Return a receipt as it is pasted into a school's record."""
    count = len(receipt.items)
    lines = [
        f"{heading} {count} item{'s' if count != 1 else ''} in this drop, on the disk, for {', '.join(receipt.to)}.",
        f"Check code: {receipt.check_code}",
        f"Drop: {receipt.drop}",
    ]
    lines += [f"  {item.id}  {item.what}  {item.at}" for item in receipt.items]
    return [
        *lines,
        "You cannot open it again. That protects you too. You can add to it with edesk drop add.",
        "Paste this into the school's record: held against the drop, it shows that nothing was changed or cut off "
        "since. It says nothing about the child.",
        "The original is still where you found it. Do not forward it.",
    ]


def listed_row(one: Listed, now: datetime) -> dict[str, Any]:
    """Return a drop as `edesk drop list --json` prints it."""
    return {
        "path": str(one.path),
        "state": one.state,
        "says": one.says,
        "drop": one.id,
        "sender": {
            "name": one.sender,
            "role": one.role,
            "fingerprint": one.fingerprint,
            "words": spoken(one.fingerprint) if one.fingerprint else "",
            "key": one.known if one.id else "",
            "compared": one.compared.how if one.compared is not None else "",
            "position": one.position,
        },
        "begun_at": one.begun_at,
        "newest_at": one.newest_at,
        "age_hours": _age_h(one, now),
        "about_leadership": one.about_leadership,
        "check_code": one.check_code,
        "to": list(one.to),
        "follows": one.follows,
        "by": one.by,
        "reason": one.reason,
        "copies": one.copies,
        "size": one.size,
        "items": [
            {
                "id": item.id,
                "kind": item.what,
                "size": item.size,
                "at": item.at,
                "gate": item.answer,
                "locked_here": item.blocked,
            }
            for item in one.items
        ],
    }


def listed_lines(found: Sequence[Listed], now: datetime) -> list[str]:
    """Return drops for people."""
    lines: list[str] = []
    for one in found:
        if not one.id:
            lines.append(f"{one.path.name}  [{one.state}]  {one.says}")
            continue
        count = len(one.items)
        lines += [
            f"{one.path.name}  [{one.state}]  {count} item{'s' if count != 1 else ''}, {size_text(one.size)}, sent "
            f"{context.local_text(one.newest_at)} ({_age_h(one, now)} hours ago by its sender's clock)",
            f"  From {one.sender} ({_role(one)}), signed with {_KNOWN[one.known]}: {one.fingerprint}",
            f"  Words of that key: {spoken(one.fingerprint)}"
            + (f". Compared {one.compared.how.replace('-', ' ')}." if one.compared is not None else ""),
            f"  Check code {one.check_code}. About the DSL, a deputy or the head: {one.about_leadership}.",
        ]
        if one.says:
            lines.append(f"  {one.says}")
        lines += [
            f"    {item.what}, {size_text(item.size)}, sender's answer to the stop question: {item.answer}"
            for item in one.items
        ]
    return lines


def taken_row(
    store: CaseStore, drop: OpenDrop, came: Taken, same: Mapping[str, Sequence[str]], sender: SenderState
) -> dict[str, Any]:
    """Return what was taken as `edesk drop take --json` prints it."""
    return {
        "drop": drop.id,
        "sender": {"name": drop.begun.name, "fingerprint": drop.sender, "key": sender},
        "taken": [
            {**added_row(exhibit), "item": exhibit.drop_item, "same_bytes_as": list(same[exhibit.id])}
            for exhibit in came.exhibits
        ],
        "concerns": came.concerns,
        "left_out": [{"item": item.entry.id, "why": why} for item, why in came.left],
        "waiting_for_the_police": sorted(
            exhibit.ref for exhibit in came.exhibits if exhibit.id in store.case.police_tasks
        ),
    }


def taken_lines(
    drop: OpenDrop, came: Taken, same: Mapping[str, Sequence[str]], sender: SenderState
) -> list[str]:
    """Return what was taken, for people."""
    count = len(came.exhibits)
    lines = [
        f"Taken over from {drop.begun.name} ({drop.begun.role}, as stated; {_KNOWN[sender]}): "
        f"{count} exhibit{'s' if count != 1 else ''}, on the disk and signed."
    ]
    for exhibit in came.exhibits:
        twins = f"  same bytes as {', '.join(same[exhibit.id])}" if same[exhibit.id] else ""
        lines.append(
            f"  {exhibit.ref}  {exhibit.kind}  grade {exhibit.grade}  item {exhibit.drop_item}{twins}"
        )
        if exhibit.kind == "restricted-record":
            lines.append("    A restricted record. The police contact is due today.")
    if came.concerns:
        lines.append(f"  and what they wrote about it ({came.concerns})")
    for item, why in came.left:
        lines.append(f"  LEFT OUT: item {item.entry.id}, because {_LEFT[why]}.")
    return lines


def _role(one: Listed) -> str:
    return f"{one.position}, by the school's profile" if one.position else f"{one.role}, as stated"


def _age_h(one: Listed, now: datetime) -> int | None:
    """Return whole hours since the newest item, by its sender's clock; None when nothing is known."""
    if not one.newest_at:
        return None
    return int((now - parse_utc(one.newest_at)).total_seconds()) // 3600
