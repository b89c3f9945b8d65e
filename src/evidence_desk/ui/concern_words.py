"""The concern in words: labels of its fields, and one version of it as plain text for the school's own record. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from evidence_desk.base import clock as clocks
from evidence_desk.case.values import Concern
from evidence_desk.ui.widgets.dates import local_text

translate = QCoreApplication.translate  # under this name the collector of strings finds it
TOLD, NOT_TOLD = (
    "Told: ",
    "Not told: ",
)  # how `parents_told` begins in the record, whatever the window's language


@dataclass(frozen=True, slots=True)
class Section:
    """Fields that stand together."""

    title: str
    fields: tuple[tuple[str, str], ...]  # name in the record, label
    is_opinion: bool = False


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the concern, with who wrote it and when; empty while the record is still being read."""

    number: int
    concern: Concern
    at: str = ""
    who: str = ""


def sections() -> tuple[Section, ...]:
    """Return the fields in the order they are read."""
    return (
        Section(
            translate("Concern", "What is known"),
            (
                ("happened_at", translate("Concern", "When it happened")),
                ("location", translate("Concern", "Where")),
                ("platform", translate("Concern", "Platform or app")),
                ("subject_kind", translate("Concern", "Who it is about")),
                ("facts", translate("Concern", "Factual account")),
            ),
        ),
        Section(
            translate("Concern", "The child"),
            (
                ("childs_words", translate("Concern", "The child’s own words")),
                ("childs_wishes", translate("Concern", "What the child wishes")),
            ),
        ),
        Section(
            translate("Concern", "Opinion, kept apart from fact"),
            (("opinion", translate("Concern", "What those involved think")),),
            is_opinion=True,
        ),
        Section(
            translate("Concern", "Told, and done at once"),
            (
                ("parents_told", translate("Concern", "Parents or carers")),
                ("told_whom", translate("Concern", "Told whom")),
                ("immediate_action", translate("Concern", "Immediate action")),
                ("follow_up", translate("Concern", "Follow-up")),
            ),
        ),
        Section(
            translate("Concern", "Decided"),
            (
                ("decisions", translate("Concern", "Decisions, with reasons")),
                ("outcome", translate("Concern", "Outcome")),
            ),
        ),
    )


def subject_kinds() -> list[tuple[str, str]]:
    """Return whom a concern can be about."""
    return [
        ("", translate("Concern", "Not said")),
        ("pupil", translate("Concern", "A pupil")),
        ("staff", translate("Concern", "A member of staff")),
        ("parent", translate("Concern", "A parent or carer")),
        ("governor", translate("Concern", "A governor")),
        ("volunteer", translate("Concern", "A volunteer")),
        ("other", translate("Concern", "Somebody else")),
        ("unknown", translate("Concern", "Not known")),
    ]


def shown(name: str, value: str | Sequence[str]) -> str:
    """Return a field's value as people read it; an empty one stays empty."""
    if not isinstance(value, str):
        return "\n".join(f"{place}. {text}" for place, text in enumerate(value, 1))
    if name == "happened_at" and clocks.is_stored_time(value):
        return local_text(value)
    if name == "subject_kind":
        return dict(subject_kinds()).get(value, value) if value else ""
    if name == "parents_told" and value.startswith(NOT_TOLD):
        return translate("Concern", "Not told, because: {why}").format(why=value.removeprefix(NOT_TOLD))
    if name == "parents_told" and value.startswith(TOLD):
        return translate("Concern", "Told: {how}").format(how=value.removeprefix(TOLD))
    return value


def heading(version: Version) -> str:
    """Return who wrote a version and when."""
    if not version.at:
        return translate("Concern", "Version {number}").format(number=version.number)
    return translate("Concern", "Version {number}, {when}, by {name}").format(
        number=version.number, when=local_text(version.at), name=version.who
    )


def as_text(version: Version, title: str) -> str:
    """Return a version as plain text; empty fields are named as such, so that nobody takes them for lost."""
    lines = [title, heading(version), ""]
    for section in sections():
        lines.append(section.title.upper())
        for name, label in section.fields:
            value = shown(name, getattr(version.concern, name))
            lines.append(f"{label}: {value or translate('Concern', 'nothing written')}")
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"
