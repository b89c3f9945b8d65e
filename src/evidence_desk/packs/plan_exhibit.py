"""The part of a pack's plan that is about one exhibit: its caption block, and what is shown of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from evidence_desk.base.counting import counted
from evidence_desk.case import fold_monitoring, values
from evidence_desk.case.disclosing import NAMES_ALL
from evidence_desk.case.fold_policy import former
from evidence_desk.case.forms import is_picture
from evidence_desk.case.grades import grade_of
from evidence_desk.case.look_words import looks_words, stamp_words
from evidence_desk.case.proof import shown_by
from evidence_desk.case.state import Case
from evidence_desk.packs import (
    content,
    plan_case,
    plan_classes,
    plan_doors,
    plan_page,
    plan_record,
    plan_times,
    plan_withheld,
)
from evidence_desk.packs.plain import one_line
from evidence_desk.packs.plan_brought import of_picture, told_by
from evidence_desk.packs.plan_doors import placeholder_for
from evidence_desk.packs.plan_request import PAGE_DPI, Request
from evidence_desk.packs.tiles import displayed_size
from evidence_desk.packs.words import in_utc
from evidence_desk.policy.model import Policy

KIND_LABELS: dict[str, str] = {
    "image": "Picture",
    "page": "Saved page",
    "message-transcript": "Message transcript",
    "url": "Address",
    "file": "File",
    "audio-video": "Audio or video",
    "restricted-record": "Restricted record",
}
ROLE_LABELS = {"dsl": "Designated Safeguarding Lead", "deputy": "Deputy Designated Safeguarding Lead"}
ACTIVITY_BANDS = 4096
TEXT_MAX = 4 << 20  # bytes of text printed for one exhibit; the file itself is held whole


def planned_exhibit(case: Case, policy: Policy, exhibit: values.Exhibit, request: Request) -> content.Exhibit:
    """Return one exhibit as a pack of the kind asked for may show it."""
    kind = placeholder_for(exhibit, request.locked, policy, request.kind, request.confirmed)
    if kind:
        return _placeholder(case, policy, exhibit, request, kind)
    source = exhibit.source
    return content.Exhibit(
        reference=exhibit.ref,
        kind=plan_page.kind_label(case, exhibit) or KIND_LABELS[exhibit.kind],
        body=_body(case, exhibit, request),
        description=exhibit.caption,
        media_type=exhibit.media_type,
        size_bytes=exhibit.size,
        sha256=bytes.fromhex(exhibit.sha256),
        captured=plan_times.captured(case, exhibit),
        captured_by=plan_case.name_of(case, exhibit.captured_by),
        seen_at=plan_record.readable_time(source.seen_at),
        where=source.platform,
        method=exhibit.method,
        grade=_grade(case, policy, exhibit),
        source_url=source.url,
        platform=source.platform,
        account=source.account,
        gate=_gate(case, exhibit),
        justification=exhibit.proportionality,
        notes="\n".join(_note(case, note) for note in exhibit.notes),
        classification=_tags(case, policy, exhibit),
        people=[
            content.PersonInRole(name=case.people[role.person].name, role=role.role)
            for role in exhibit.people
            if role.person in case.people
        ],
        more=[*_more(case, exhibit), *(of_picture(exhibit) if request.kind in NAMES_ALL else ())],
        confirmed=_confirmed(exhibit, request),
    )


def _confirmed(exhibit: values.Exhibit, request: Request) -> str:
    """Return who confirmed that it shows no third-party pupil, where a pack of the kind needs that."""
    if request.kind in NAMES_ALL or exhibit.id not in request.confirmed:
        return ""
    at = in_utc(plan_times.moment_of(request.made))
    return f"{one_line(request.exporter.name)} confirmed on {at} that it shows no third-party pupil"


def _note(case: Case, note: values.Note) -> str:
    """Return a note with its time and author, in one line."""
    who = one_line(plan_case.name_of(case, note.who))
    return f"{plan_record.readable_time(note.at)}, {who}: {one_line(note.text)}"


def _placeholder(
    case: Case, policy: Policy, exhibit: values.Exhibit, request: Request, kind: plan_doors.Placeholder
) -> content.Exhibit:
    if kind == "needs-redaction":
        return _to_be_redacted(case, policy, exhibit)
    if request.kind not in NAMES_ALL:
        return _kept_apart(exhibit, kind)
    facts = (
        [
            content.Fact(label="Kind", value=KIND_LABELS[exhibit.kind]),
            *plan_record.facts(policy, exhibit.restricted),
        ]
        if kind == "restricted"
        else plan_withheld.lock_facts(exhibit, request.log)
    )
    if exhibit.status == "held" and exhibit.gate.approval and exhibit.id not in request.locked:
        facts = plan_withheld.leave_facts(case, policy, exhibit)
    placeholder = content.Exhibit(
        reference=exhibit.ref,
        kind=KIND_LABELS[exhibit.kind],
        body=content.WithheldBody(
            kind=kind or "sealed",
            held=plan_withheld.held(case, exhibit),
            told=plan_withheld.told(case, exhibit),
            facts=facts,
        ),
        description=plan_withheld.describing(exhibit, request.locked),
        captured=plan_times.captured(case, exhibit),
        captured_by=plan_case.name_of(case, exhibit.captured_by),
    )
    if kind == "restricted":
        return placeholder
    source = exhibit.source
    return replace(
        placeholder,
        description=exhibit.caption or placeholder.description,
        sha256=bytes.fromhex(exhibit.sha256) if plan_doors.hash_listed(exhibit, request.kind) else None,
        seen_at=plan_record.readable_time(source.seen_at),
        where=source.platform,
        platform=source.platform,
        account=source.account,
        method=exhibit.method,
        grade=_grade(case, policy, exhibit),
        gate=_gate(case, exhibit),
    )


def _kept_apart(exhibit: values.Exhibit, kind: plan_doors.Placeholder) -> content.Exhibit:
    """Return what a pack for others than the police says of what it shows nothing of: that it is there, no more.

    Not even whether it is locked for the police: that could warn somebody.
    """
    unsaid = "not stated in a pack of this kind"
    return content.Exhibit(
        reference=exhibit.ref,
        kind=KIND_LABELS[exhibit.kind],
        body=content.WithheldBody(
            kind="masked" if kind == "masked" else "restricted", held=unsaid, told=unsaid
        ),
        description="Masked in a pack of this kind" if kind == "masked" else "Kept apart",
    )


def _to_be_redacted(case: Case, policy: Policy, exhibit: values.Exhibit) -> content.Exhibit:
    """Return the place of a picture or file of which nobody confirmed that it shows no third-party pupil."""
    return content.Exhibit(
        reference=exhibit.ref,
        kind=KIND_LABELS[exhibit.kind],
        body=content.WithheldBody(
            kind="needs-redaction",
            held="in the case, unchanged; a redacted copy of it is needed before it can stand in a pack of this kind",
            told="",
        ),
        description=exhibit.caption,
        media_type=exhibit.media_type,
        sha256=bytes.fromhex(exhibit.sha256) if exhibit.sha256 else None,
        captured=plan_times.captured(case, exhibit),
        captured_by=plan_case.name_of(case, exhibit.captured_by),
        where=exhibit.source.platform,
        seen_at=plan_record.readable_time(exhibit.source.seen_at),
        grade=_grade(case, policy, exhibit),
        gate=_gate(case, exhibit),
        classification=_tags(case, policy, exhibit),
    )


def _body(case: Case, exhibit: values.Exhibit, request: Request) -> content.Body:
    if exhibit.status == "damaged":
        return content.HeldBody(
            reason=f"It is damaged in the case file ({exhibit.status_reason}); not shown. What is printed here is "
            "what the record says of it."
        )
    match exhibit.kind:
        case "message-transcript":
            return _text_body(exhibit, request)
        case "url":
            return content.UrlBody(url=exhibit.source.url)
        case "page" if exhibit.media_type.startswith("text/plain"):
            return _text_body(exhibit, request)
        case _ if is_picture(exhibit):
            return _picture_body(exhibit, request)
        case _ if exhibit.id in request.sheets and not exhibit.media_type.startswith("video/"):
            return _pdf_body(exhibit, request)
        case _:
            named = content.Fact(label="File name as given", value=one_line(exhibit.source.file_name))
            told = told_by(exhibit, by_name=request.kind in NAMES_ALL)
            facts = [named, *told] if exhibit.source.file_name else told
            if exhibit.id in request.sheets:
                return _film_body(exhibit, request, facts)
            return content.HeldBody(
                reason=plan_page.held_reason(case, exhibit)
                or "This kind of file is held in the case and handed over as it is; it is not drawn here.",
                facts=facts,
            )


def _film_body(exhibit: values.Exhibit, request: Request, facts: list[content.Fact]) -> content.Body:
    sheets = request.sheets[exhibit.id]
    if not sheets.sizes:
        return content.HeldBody(
            reason=f"No picture of this film is shown: {sheets.reason}. It is held in the case unchanged and handed "
            "over as it is.",
            facts=facts,
        )
    lasts = f" It lasts {sheets.lasts}." if sheets.lasts else ""
    return content.PdfBody(
        pages=[_sheet(exhibit, request, number, size) for number, size in enumerate(sheets.sizes)],
        count=len(sheets.sizes),
        times=list(sheets.times),
        about=f"{len(sheets.sizes)} pictures, from places spread evenly over the film, drawn by a program without "
        f"rights and made smaller.{lasts} Nobody chose them; what is between them, and all sound, is not here. The "
        "film itself is held in the case unchanged, under the SHA-256 above, and handed over as it is.",
        facts=facts,
    )


def _pdf_body(exhibit: values.Exhibit, request: Request) -> content.Body:
    sheets = request.sheets[exhibit.id]
    if not sheets.sizes:
        return content.HeldBody(
            reason=f"This PDF could not be shown: {sheets.reason}. It is held in the case unchanged and handed over "
            "as it is."
        )
    return content.PdfBody(
        pages=[_sheet(exhibit, request, number, size) for number, size in enumerate(sheets.sizes)],
        count=sheets.count,
        about=f"They were drawn at {PAGE_DPI} dots an inch as pictures; letters of a font that it does not bring may "
        "look different. Scripts, links, forms and attachments of the file are not in this pack. The file itself is "
        "held in the case unchanged.",
    )


def _sheet(exhibit: values.Exhibit, request: Request, number: int, size: tuple[int, int]) -> content.Picture:
    return content.Picture(
        width=size[0],
        height=size[1],
        encoding="rows",
        load=lambda: request.draw_sheet(exhibit, number),
        blurred=request.blurred(exhibit) if request.blurred is not None else None,
    )


def _text_body(exhibit: values.Exhibit, request: Request) -> content.Body:
    body = request.transcribe(exhibit, lambda: request.load(exhibit))
    if isinstance(body, content.HeldBody):
        return body
    if body is None and exhibit.size > TEXT_MAX:
        return content.HeldBody(reason="This text is too long to print; the file is held in the case.")
    if body is None:
        body = content.TextBody(text=request.load(exhibit).decode("utf-8"))
    if request.blurred is not None:
        return replace(body, text=_without_words(body.text), introduction="No words here; clear in the pack.")
    return body


def _without_words(text: str) -> str:
    """Return a text that fills its lines as the original does and says nothing."""
    return "".join("x" if c.isalnum() or unicodedata.category(c).startswith("M") else c for c in text)


def _picture_body(exhibit: values.Exhibit, request: Request) -> content.Body:
    found = exhibit.inspection
    form = found.get("page_form")
    if form not in {"jpeg", "png", "made"}:
        return content.UnshownBody(reason=str(found.get("reason") or "it has not been looked at yet"))
    made = form == "made"
    if made and not exhibit.renditions:
        return content.UnshownBody(reason="its page-ready copy is missing or damaged")
    width, height, orientation = int(found["width"]), int(found["height"]), int(found["orientation"])
    if request.blurred is not None:  # what stands for it is upright already
        (width, height), orientation = displayed_size(width, height, orientation), 1
    return content.PictureBody(
        picture=content.Picture(
            width=width,
            height=height,
            encoding="jpeg" if form == "jpeg" else "png",
            load=lambda: request.load_rendition(exhibit) if made else request.load(exhibit),
            orientation=orientation,
            bare=request.kind not in NAMES_ALL,
            activity=_activity(found),
            about=" ".join(found["page_notes"]),
            blurred=request.blurred(exhibit) if request.blurred is not None else None,
        )
    )


def _activity(found: Mapping[str, Any]) -> bytes:
    """Return how busy each band of a picture is, from the rows the worker found good to cut above."""
    upright_height = int(found["width"] if found["orientation"] > 4 else found["height"])
    bands = bytearray(b"\xff" * min(upright_height, ACTIVITY_BANDS))
    for row, score in found["cuts"]:  # score 0 (nothing in the row) to 10,000
        bands[row * len(bands) // upright_height] = score * 254 // 10_000
    return bytes(bands) if found["cuts"] else b""


def _grade(case: Case, policy: Policy, exhibit: values.Exhibit) -> content.Grade:
    grade = policy.grades[grade_of(case, exhibit)]
    return content.Grade(
        letter=grade.id,
        name=grade.label,
        shows=" ".join(shown_by(exhibit, grade.shows)),
        cannot=" ".join(grade.cannot),
        note=grade.printed,
    )


def _gate(case: Case, exhibit: values.Exhibit) -> content.Gate:
    answer = exhibit.gate
    words = {"no": "No, to both questions", "not-needed": "Not needed: text only"}.get(
        answer.answer, answer.answer
    )
    leave = case.approvals.get(answer.approval)
    if leave is not None:
        by = plan_case.name_of(case, leave.who)
        words = f"Yes, to the second question; kept by leave that {by} gave on {plan_record.readable_time(leave.at)}"
    if answer.files_in_one_go > 1:
        words += f", for {answer.files_in_one_go} files named in one go"
    if answer.members_answered:
        inside = counted(
            answer.members_answered, "picture, film or other file", "pictures, films or other files"
        )
        words += f", and for {inside} inside"
    words += plan_page.answered_words(case, exhibit)
    return content.Gate(
        answer=words,
        by=plan_case.name_of(case, answer.who),
        at=plan_times.moment(answer.at),
        wording=answer.wording,
    )


def _tags(case: Case, policy: Policy, exhibit: values.Exhibit) -> list[str]:
    tags = exhibit.classification
    if tags is None:
        return [plan_page.classified_with(case, exhibit) or "Not classified"]

    def label(name: str) -> str:
        return plan_classes.label_of(case, policy, exhibit, name)

    lines = [f"Misuse: {label(name)}" for name in tags.cells]
    lines += [
        f"Policy criminal category: {label(tag.id)}" + (f" ({', '.join(tag.verbs)})" if tag.verbs else "")
        for tag in tags.criminal
    ]
    lines += [f"Trigger: {label(name)}" for name in tags.triggers]
    lines += [f"Clause: {label(name)}" for name in tags.clauses]
    if tags.four_cs_chosen:
        lines.append(f"The four Cs were chosen by {plan_case.name_of(case, tags.four_cs_by)}")
    before = former(case, exhibit)
    if before is not None:
        lines.append(f"Under policy: {before.id} {before.version}")
    if tags.reason:
        lines.append(f"Reason: {tags.reason}")
    return lines


def _nomination(case: Case, exhibit: values.Exhibit) -> str:
    """Return by whose word a monitoring record was looked at, in a few sentences; empty where it is none."""
    action = case.actions.get(exhibit.monitoring)
    if action is None:
        return ""
    heads = ("Nominated to look", "Necessary because", "How far", "By the authority of")
    said = (one_line(action.fields.get(name, "")).rstrip(".") for name in fold_monitoring.NEEDED)
    return " ".join(f"{head}: {words}." for head, words in zip(heads, said, strict=True))


def _more(case: Case, exhibit: values.Exhibit) -> list[content.Fact]:
    source = exhibit.source
    pairs = [
        ("Exhibit id", exhibit.id, True),
        ("File name as given", source.file_name, False),
        ("Account id", source.account_id, True),
        ("Post id", source.post_id, True),
        ("Position in a series", source.series_position, False),
        ("What is cut off", source.cut_off, False),
        ("How it was reached", source.how_reached, False),
        ("Logged in as", source.logged_in_as, False),
    ]
    facts = [
        content.Fact(label=label, value=one_line(value), exact=exact)
        for label, value, exact in pairs
        if value
    ]
    facts += [
        content.Fact(label=label, value=value)
        for label, value in (
            ("Second look", looks_words(case, exhibit)),
            ("Time stamp", stamp_words(case, exhibit)),
        )
        if value
    ]
    facts += plan_page.facts_of(case, exhibit)
    nominated = _nomination(case, exhibit)
    if nominated:
        facts.append(content.Fact(label="Monitoring record", value=nominated))
    origin = case.exhibits.get(exhibit.derived_from)
    if origin is not None:
        facts.append(content.Fact(label="Made from", value=origin.ref))
    drop = case.drops.get(exhibit.drop)
    if drop is not None:
        taken = f"taken over {plan_record.readable_time(drop.at)} by {plan_case.name_of(case, drop.who)}"
        facts.append(
            content.Fact(label="Sent in", value=f"Sealed drop {drop.drop}, item {exhibit.drop_item}; {taken}")
        )
    return facts
