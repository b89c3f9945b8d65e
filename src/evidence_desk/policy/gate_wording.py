"""What the gate says: the questions, the classes, the ways out, what to do next, and the text-only record.

The questions are data, but not a setting: a copy of the policy must carry a wording this program knows, so
that an answer kept with an exhibit always means the same, and nobody can soften the question (docs/policy.md).
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from evidence_desk.policy.rows import Basis, Document, Row, Sourced, keyed
from evidence_desk.policy.taxonomy import GATE_CLASSES, GateClassId

Leave = Literal["never", "closed"]
FieldKind = Literal["text", "time", "flag", "texts", "rows"]
ClipboardStep = Literal["overwrite", "leave"]

LEAVES: tuple[Leave, ...] = ("never", "closed")
FIELD_KINDS: tuple[FieldKind, ...] = ("text", "time", "flag", "texts", "rows")
CLIPBOARD_STEPS: tuple[ClipboardStep, ...] = ("overwrite", "leave")
STOP_ANSWERS = ("yes", "unsure", "no")
SECOND_ANSWERS: dict[str, GateClassId | None] = {
    "intimate": "INTIMATE",
    "adult": "ADULT",
    "terror": "TERROR",
    "unsure": "HARD",
    "no": None,
}
# Wording version -> SHA-256 of both questions, joined by a line feed. A new wording is a new entry.
KNOWN_WORDINGS: Final[dict[str, str]] = {
    "stop-2026-11-22": "053adbd671b8c22d65cdf29e5619354b0e2ffd2db3ca12db0c7c07b95dad64e4",
}
# The same version -> SHA-256 of what stands beside the questions: help, and each answer's label and effect. A copy that
# swaps the words on two buttons would turn an honest Yes into a No.
_KNOWN_ANSWERS: Final[dict[str, str]] = {
    "stop-2026-11-22": "7af8b5236d38e1f3b9c2ea011e3de9398359f004c5b7dee1cdd3410ed36b1fc3",
}
# What the way out of the lock must ask for, whatever a copy says.
_POLICE_FIELDS = {"officer", "force", "reference", "at"}
_EXIT_FLOOR: dict[str, tuple[set[str], int]] = {
    "surrender": (_POLICE_FIELDS | {"receipt"}, 1),
    "destroy-on-police-instruction": (_POLICE_FIELDS, 1),
    "not-restricted": ({"by", "second-person", "reason", "at"}, 2),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Sourced):
    """One answer to a question, and what it leads to."""

    label: str
    effect: str
    gate_class: GateClassId | None  # class that keeps the door shut


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question with its answers in the order shown; none is the default."""

    basis: Basis
    text: str
    help: str
    answers: Mapping[str, Answer]


@dataclass(frozen=True, slots=True, kw_only=True)
class GateClass(Sourced):
    """What a class means, what is kept instead, and which exceptions exist."""

    label: str
    meaning: str
    default: str
    attachments: Leave
    exception: str
    export: Leave
    export_exception: str
    exits: tuple[str, ...]
    route: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GateExit(Sourced):
    """A way for something locked to leave the lock."""

    label: str
    text: str
    needs: tuple[str, ...]
    people: int  # how many must agree


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Sourced):
    """One sentence or short paragraph."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Clipboard(Sourced):
    """What happens to the clipboard entry that was answered Yes or Not sure."""

    do: ClipboardStep
    text: str  # said when it was overwritten
    left: str  # said when it was not


@dataclass(frozen=True, slots=True, kw_only=True)
class Neutral(Sourced):
    """Words that describe too much for the text-only record, and what to write instead."""

    found: tuple[str, ...]  # lower case
    instead: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Call(Sourced):
    """One line of the card that says who is called."""

    order: int
    who: str
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordField(Sourced):
    """A field of the text-only record; none can hold an attachment."""

    label: str
    kind: FieldKind
    required: bool
    needed_with: str  # id of a flag field that makes this one required, or empty
    columns: tuple[str, ...]  # of kind "rows"


@dataclass(frozen=True, slots=True, kw_only=True)
class GateTexts:
    """Everything the gate says."""

    version: str  # of the wording of the two questions; kept with every answer
    date: date
    basis: Basis
    stop: Question
    second: Question
    classes: Mapping[str, GateClass]
    exits: Mapping[str, GateExit]
    link_note: Note
    clipboard: Clipboard
    steps: tuple[Note, ...]  # after Yes or Not sure, in order
    copies: Mapping[str, Note]  # other places where a copy may sit
    calls: tuple[Call, ...]  # in order
    call_advice: Note
    record_label: str
    record_advice: Note
    record_fields: Mapping[str, RecordField]
    danger_flags: Mapping[str, Note]  # any of them: police and children's social care at once
    danger_actions: tuple[str, ...]  # what they make due at once; telling the police always among them
    neutral: Mapping[str, Neutral]


_AT_ONCE = ("police-told", "social-care-told")


def wording_digest(stop: str, second: str) -> str:
    """Return the SHA-256, in hex, that identifies the wording of both questions."""
    return hashlib.sha256(f"{stop}\n{second}".encode()).hexdigest()


def read_gate(document: Document, record_document: Document, actions: Collection[str]) -> GateTexts:
    """Return the gate's texts.

    Args:
        actions: ids of what can be recorded as done.

    Raises:
        BadInput: a wording this program does not know, or a rule below the floor.
    """
    wording, stop, second = (
        document.section(name) for name in ("wording", "stop_question", "second_question")
    )
    texts = stop.text("text"), second.text("text")
    version = wording.text("version")
    if KNOWN_WORDINGS.get(version) != wording_digest(*texts):
        raise wording.bad(
            f"the two questions are not the wording “{version}” of this program; they come with the program "
            "and cannot be changed here"
        )
    exits = keyed([(row, _exit(row)) for row in document.rows("exit")])
    calls = _calls(document)
    record, fields = record_document.section("record"), _fields(record_document)
    gate = GateTexts(
        version=version,
        date=wording.day("date"),
        basis=wording.basis(),
        stop=_question(stop, document.rows("stop_answer"), dict.fromkeys(STOP_ANSWERS)),
        second=_question(second, document.rows("second_answer"), SECOND_ANSWERS),
        classes=_classes(document, exits),
        exits=exits,
        link_note=_one_note(document, "link_note", "text"),
        clipboard=_clipboard(document),
        steps=tuple(read_notes(document, "step", "text").values()),
        copies=read_notes(document, "copy", "label"),
        calls=calls,
        call_advice=_one_note(document, "call_advice", "text"),
        record_label=record.text("label"),
        record_advice=Note(id="record", text=record.text("advice"), basis=record.basis()),
        record_fields=fields,
        danger_flags=read_notes(record_document, "danger", "label"),
        danger_actions=_danger_actions(record, actions),
        neutral=keyed([(row, _neutral(row)) for row in record_document.rows("neutral")]),
    )
    for part in (wording, record, document, record_document):
        part.done()
    if _KNOWN_ANSWERS[version] != _answers_digest(gate.stop, gate.second):
        raise wording.bad(
            f"what stands beside the two questions, “help”, “label” and “effect”, is not the wording “{version}” of "
            "this program; it comes with the program and cannot be changed here"
        )
    return gate


def _answers_digest(*questions: Question) -> str:
    lines = [
        text
        for question in questions
        for text in (
            question.help,
            *(t for answer in question.answers.values() for t in (answer.id, answer.label, answer.effect)),
        )
    ]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _danger_actions(record: Row, actions: Collection[str]) -> tuple[str, ...]:
    """Return what a sign of danger makes due at once; no policy leaves out the police."""
    named = record.texts("danger_actions", _AT_ONCE)
    record.refers("danger_actions", named, actions, "actions.toml")
    return tuple(dict.fromkeys(("police-told", *named)))


def _question(row: Row, answers: list[Row], expected: Mapping[str, GateClassId | None]) -> Question:
    found = keyed([(answer, _answer(answer, expected)) for answer in answers])
    question = Question(text=row.text("text"), help=row.text("help"), answers=found, basis=row.basis())
    row.done()
    if list(found) != list(expected):
        raise row.bad(f"its answers must be, in this order: {', '.join(expected)}")
    return question


def _answer(row: Row, expected: Mapping[str, GateClassId | None]) -> Answer:
    answer = Answer(
        id=row.ident(),
        label=row.text("label"),
        effect=row.text("effect"),
        gate_class=row.choice("gate", GATE_CLASSES) if row.has("gate") else None,
        basis=row.basis(),
    )
    row.done()
    if answer.id in expected and answer.gate_class != expected[answer.id]:
        raise row.bad(f"“gate” must be {expected[answer.id] or 'absent'} for this answer")
    return answer


def _classes(document: Document, exits: Mapping[str, GateExit]) -> Mapping[str, GateClass]:
    rows = document.rows("class")
    classes = keyed([(row, _class(row, exits)) for row in rows])
    if set(classes) != set(GATE_CLASSES):
        raise rows[-1].bad(f"the classes must be these and no others: {', '.join(GATE_CLASSES)}")
    return classes


def _class(row: Row, exits: Mapping[str, GateExit]) -> GateClass:
    gate_class = GateClass(
        id=row.ident(),
        label=row.text("label"),
        meaning=row.text("meaning"),
        default=row.text("default"),
        attachments=row.choice("attachments", LEAVES),
        exception=row.text("exception", ""),
        export=row.choice("export", LEAVES),
        export_exception=row.text("export_exception", ""),
        exits=row.texts("exits"),
        route=row.text("route", ""),
        basis=row.basis(),
    )
    row.done()
    row.refers("exits", gate_class.exits, exits, "the rows [[exit]]")
    if gate_class.id == "HARD" and (gate_class.attachments, gate_class.export) != ("never", "never"):
        raise row.bad("“attachments” and “export” of HARD must be “never”; no setting changes that")
    return gate_class


def _exit(row: Row) -> GateExit:
    gate_exit = GateExit(
        id=row.ident(),
        label=row.text("label"),
        text=row.text("text"),
        needs=row.texts("needs"),
        people=row.number("people"),
        basis=row.basis(),
    )
    row.done()
    needs, people = _EXIT_FLOOR.get(gate_exit.id, (None, 0))
    if needs is None:
        raise row.bad(f"the only ways out of the lock are: {', '.join(_EXIT_FLOOR)}")
    if not needs <= set(gate_exit.needs) or gate_exit.people < people:
        raise row.bad(f"it must need at least: {', '.join(sorted(needs))}; and {people} or more people")
    return gate_exit


def _clipboard(document: Document) -> Clipboard:
    row = document.section("clipboard_step")
    step = Clipboard(
        id="clipboard_step",
        do=row.choice("do", CLIPBOARD_STEPS),
        text=row.text("text"),
        left=row.text("left"),
        basis=row.basis(),
    )
    row.done()
    return step


def _neutral(row: Row) -> Neutral:
    neutral = Neutral(
        id=row.ident(), found=row.texts("found"), instead=row.text("instead"), basis=row.basis()
    )
    row.done()
    return neutral


def _calls(document: Document) -> tuple[Call, ...]:
    rows = document.rows("call")
    calls = tuple(keyed([(row, _call(row)) for row in rows]).values())
    for row, call, expected in zip(rows, calls, range(len(calls)), strict=True):
        if call.order != expected:
            raise row.bad(f"“order” is {call.order} where {expected} is due; the rows are counted from 0")
    return calls


def _call(row: Row) -> Call:
    call = Call(
        id=row.ident(),
        order=row.number("order"),
        who=row.text("who"),
        when=row.text("when"),
        basis=row.basis(),
    )
    row.done()
    return call


def _fields(document: Document) -> Mapping[str, RecordField]:
    rows = document.rows("field")
    fields = keyed([(row, _field(row)) for row in rows])
    flags = [field.id for field in fields.values() if field.kind == "flag"]
    for row, field in zip(rows, fields.values(), strict=True):
        if field.needed_with:
            row.refers("needed_with", [field.needed_with], flags, "the fields of kind “flag”")
    return fields


def _field(row: Row) -> RecordField:
    kind = row.choice("kind", FIELD_KINDS)
    field = RecordField(
        id=row.ident(),
        label=row.text("label"),
        kind=kind,
        required=row.flag("required"),
        needed_with=row.text("needed_with", ""),
        columns=row.texts("columns") if kind == "rows" else (),
        basis=row.basis(),
    )
    row.done()
    return field


def read_notes(document: Document, name: str, key: str) -> Mapping[str, Note]:
    """Return the rows `[[name]]` whose one text stands in the field `key`."""
    found: list[tuple[Row, Note]] = []
    for row in document.rows(name):
        found.append((row, Note(id=row.ident(), text=row.text(key), basis=row.basis())))
        row.done()
    return keyed(found)


def _one_note(document: Document, name: str, key: str) -> Note:
    row = document.section(name)
    note = Note(id=name, text=row.text(key), basis=row.basis())
    row.done()
    return note
