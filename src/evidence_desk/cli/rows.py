"""Exhibits as programs and people see them."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import msgspec

from evidence_desk.acts.monitoring import nomination_of
from evidence_desk.case.fold_chats import attached_to, chat_of
from evidence_desk.case.fold_looks import looks_at
from evidence_desk.case.fold_page import page_of
from evidence_desk.case.grades import grade_of, stamp_over, stamped_after
from evidence_desk.case.look_words import clock_of_words, look_words
from evidence_desk.case.state import Case
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Exhibit
from evidence_desk.cli import context
from evidence_desk.cli.output import size_text


def added_row(exhibit: Exhibit) -> dict[str, Any]:
    """Return an exhibit as `edesk add --json` prints it."""
    return {
        "id": exhibit.id,
        "ref": exhibit.ref,
        "kind": exhibit.kind,
        "media_type": exhibit.media_type,
        "size": exhibit.size,
        "sha256": exhibit.sha256,
        "captured_at": exhibit.captured_at.utc,
        "grade": exhibit.grade,
    }


def page_row(case: Case, exhibit: Exhibit) -> dict[str, Any]:
    """Return a part of a page as `edesk capture --json` prints it."""
    page = page_of(case, exhibit)
    part = page.part_of(exhibit.id) if page is not None else None
    return {
        **added_row(exhibit),
        "grade": grade_of(case, exhibit),
        "capture": exhibit.capture,
        "part": part.part if part is not None else "",
    }


def _page(case: Case, exhibit: Exhibit) -> dict[str, Any] | None:
    """Return of which page an exhibit is a part, or None."""
    page = page_of(case, exhibit)
    part = page.part_of(exhibit.id) if page is not None else None
    if page is None or part is None:
        return None
    return {
        "capture": page.id,
        "part": part.part,
        "of": list(page.of),
        "asked": page.asked,
        "before_loading": msgspec.to_builtins(page.before_loading),
        "answered_together": page.unseen,
        "pictures_taken": page.pictures_taken,
        "cut": part.cut,
        "placeholders": part.placeholders,
        "ended": page.ended or None,
        "why": page.why,
        "missing": page.missing,
        "facts": msgspec.to_builtins(page.facts) if page.facts is not None else None,
    }


def _chat(case: Case, exhibit: Exhibit) -> dict[str, Any] | None:
    """Return what is known of an exhibit as a chat, or of the chat that it came with."""
    came_with = case.exhibits.get(attached_to(case, exhibit.id))
    if came_with is not None:
        return {
            "came_with": came_with.ref,
            "message": case.chats[came_with.id].attachments[exhibit.id] or None,
        }
    held = chat_of(case, exhibit)
    if held is None or held.source is None:
        return None
    return {
        "messages": held.messages,
        "of": held.source.messages,
        "app": held.source.app,
        "times": held.source.zones,
        "choice": msgspec.to_builtins(held.choice),
        "attachments_not_taken": held.source.attached - len(held.attachments),
        "not_exported": held.source.omitted,
    }


def exhibit_row(store: CaseStore, exhibit: Exhibit) -> dict[str, Any]:
    """Return an exhibit with all that is known about it, as `edesk exhibits --json` prints it."""
    case = store.case
    classification = exhibit.classification
    return {
        **added_row(exhibit),
        "grade": grade_of(case, exhibit),
        "stamped": stamp_row(case, exhibit),
        "clock": clock_of_words(case, exhibit),
        "second_looks": [look_words(one) for one in looks_at(case, exhibit)],
        "status": "locked" if exhibit.id in store.locked else exhibit.status,
        "caption": exhibit.caption,
        "captured_by": name_of(case, exhibit.captured_by),
        "method": exhibit.method,
        "source": msgspec.to_builtins(exhibit.source),
        "gate": msgspec.to_builtins(exhibit.gate),
        "classification": {
            "misuse": list(classification.cells) if classification else [],
            "criminal": [
                {"id": tag.id, "verbs": list(tag.verbs)}
                for tag in (classification.criminal if classification else ())
            ],
            "triggers": list(classification.triggers) if classification else [],
            "four_cs": list(classification.four_cs) if classification else [],
            "reason": classification.reason if classification else "",
        },
        "people": [
            {"person": case.people[role.person].pseudonym, "role": role.role}
            for role in exhibit.people
            if role.person in case.people
        ],
        "notes": [
            {"text": note.text, "by": name_of(case, note.who), "at": note.at} for note in exhibit.notes
        ],
        "monitoring": monitoring_row(case, exhibit),
        "bearing": bearing_row(case, exhibit),
        "page": _page(case, exhibit),
        "chat": _chat(case, exhibit),
        "derived_from": exhibit.derived_from or None,
        "drop": {"id": exhibit.drop, "item": exhibit.drop_item} if exhibit.drop else None,
        "inspection": exhibit.inspection or None,
        **({"restricted": exhibit.restricted} if exhibit.restricted else {}),
    }


def stamp_row(case: Case, exhibit: Exhibit) -> dict[str, Any] | None:
    """Return the first time stamp over the record with this exhibit in it, or None while there is none."""
    stamp, after = stamp_over(case, exhibit), stamped_after(case, exhibit)
    if stamp is None or after is None:
        return None
    return {"at": stamp.stamped_at, "authority": stamp.authority, "seconds_after": round(after[1])}


def monitoring_row(case: Case, exhibit: Exhibit) -> dict[str, str] | None:
    """Return by whose word a monitoring record was looked at, or None where it is none."""
    found = nomination_of(case, exhibit)
    return None if found is None else {"action": exhibit.monitoring, **asdict(found)}


def bearing_row(case: Case, exhibit: Exhibit) -> dict[str, str] | None:
    """Return which way an exhibit points, or None where nobody has said."""
    weighed = case.bearings.get(exhibit.id)
    if weighed is None:
        return None
    return {
        "bearing": weighed.bearing,
        "note": weighed.note,
        "by": name_of(case, weighed.who),
        "at": weighed.at,
    }


def people_line(store: CaseStore, exhibit: Exhibit) -> list[str]:
    """Return the cells of one line in a list of exhibits."""
    tags = exhibit.classification
    status = "locked" if exhibit.id in store.locked else exhibit.status
    words = [*tags.cells, *(tag.id for tag in tags.criminal), *tags.triggers] if tags else []
    return [
        exhibit.ref,
        exhibit.kind if status == "held" else f"{exhibit.kind} [{status}]",
        size_text(exhibit.size) if exhibit.sha256 else "text record",
        context.local_text(exhibit.captured_at.utc),
        grade_of(store.case, exhibit),
        (exhibit.caption or exhibit.source.file_name)[:48],
        " ".join(words) or "not classified",
    ]


def name_of(case: Case, fingerprint: str) -> str:
    """Return the name bound to a key in this case, or the key's short fingerprint."""
    member = case.producer(fingerprint)
    return member.name if member is not None and member.name else f"key {fingerprint[:16]}"
