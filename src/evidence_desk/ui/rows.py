"""Exhibits as rows of a list: plain values whose text is ready to be shown, made from the case by a pure function.

Nothing here touches a widget, a file or the store, so that rows are made on a worker thread and can be tested without
a window. A row is made anew only when its exhibit changed: the maps of a `Case` are persistent, so that comparing by
identity tells.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Final, Literal

from PySide6.QtCore import QCoreApplication

from evidence_desk.base import clock as clocks
from evidence_desk.case.fold_policy import made_under
from evidence_desk.case.grades import grade_of, same_grade
from evidence_desk.case.naming import Naming
from evidence_desk.case.state import Case
from evidence_desk.case.values import Exhibit, ExhibitKind
from evidence_desk.policy.model import Policy
from evidence_desk.ui.forms import Form, form_of, is_picture
from evidence_desk.ui.page_exhibit import part_mark
from evidence_desk.ui.row_words import first_text, kind_texts, member_name, placed, plain_tag, told_at
from evidence_desk.ui.widgets import dates, sizes

# "held": can be opened; the others show words in place of a preview.
State = Literal["held", "restricted", "locked", "damaged", "erased"]
# What stands in the preview's place. Only "picture" ever asks for pixels.
Preview = Literal["picture", "waiting", "unshown", "bars", "link", "file", "none"]

ICONS: Final = {
    "picture": "image",
    "photo": "camera",
    "page": "globe",
    "text": "message-square-text",
    "link": "link",
    "file": "file",
    "sound": "audio-lines",
    "film": "audio-lines",
    "restricted": "file-text",
}
# By kind alone, where nothing more is known of an exhibit: the timeline, what was found, what was sent in.
KIND_ICONS: Final[Mapping[str, str]] = {
    "image": "image",
    "page": "globe",
    "message-transcript": "message-square-text",
    "url": "link",
    "file": "file",
    "audio-video": "audio-lines",
    "restricted-record": "octagon-x",
}
REPORT_EVERY: Final = 500  # rows
_PLAIN_KINDS: Final[Mapping[ExhibitKind, str]] = {
    "image": "picture",
    "page": "page",
    "message-transcript": "text",
    "url": "link",
    "file": "file",
    "audio-video": "sound",
    "restricted-record": "restricted",
}
_PREVIEWS: Final[Mapping[Form, Preview]] = {
    "picture": "picture",
    "pdf": "picture",
    "text": "bars",
    "sound": "bars",
    "film": "bars",
    "none": "file",
}
_DAY: Final = len("2026-11-22")
_HOUR: Final = len("2026-11-22T14")
_MINUTE: Final = len("2026-11-22T14:05")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitRow:
    """One exhibit as the gallery, the table and the filters need it."""

    id: str
    ref: str
    ref_key: tuple[str, int]  # sorts JPS/2 before JPS/10
    place: int  # in the order the person has given
    added_leaf: int
    kind: str  # a key of ICONS
    kind_text: str
    state: State
    preview: Preview
    tag: str  # on the preview: "URL", "PDF"; may be empty
    caption: str
    grade: str  # "A" to "D"; empty where there is none
    when: str  # card: one line about when
    seen: str  # table: when it was on screen, short
    seen_key: str  # UTC text or a day; empty when not known as a time
    seen_day: str  # the local day, for the filter; empty likewise
    added: str  # table
    added_key: str
    cells: tuple[str, ...]
    mark: tuple[str, ...]  # the same as places of the small matrix
    policy: str  # first cell and how many more, or what takes its place
    policy_names: tuple[str, ...]  # every cell, category and trigger, in words
    classified: bool
    can_classify: bool
    criminal: frozenset[str]
    triggers: frozenset[str]
    people: tuple[str, ...]  # ids
    people_text: str
    by: str
    by_id: str
    platform: str
    platform_key: str
    account: str
    size: int
    size_text: str
    waits_for_police: bool
    foot: str  # restricted and locked: what the police know
    haystack: str  # what a search looks through, folded


@dataclass(frozen=True, slots=True)
class RowSet:
    """All rows, in the order the person has given, and what they were made from."""

    rows: tuple[ExhibitRow, ...]
    case: Case
    policy: Policy
    locked: frozenset[str]


def build_rows(
    case: Case,
    policy: Policy,
    locked: frozenset[str],
    before: RowSet | None = None,
    report: Callable[[int, int], None] | None = None,
) -> RowSet:
    """Return the rows of a case.

    Args:
        locked: ids of exhibits locked ahead of the record.
        before: an earlier result; rows of exhibits that did not change since are taken from it.
        report: told (done, total) now and then; may raise `Cancelled`.
    """
    builder = _Builder(case, policy, locked)
    kept = _reusable(case, policy, before)
    ordered = case.in_display_order()
    rows: list[ExhibitRow] = []
    for place, exhibit in enumerate(ordered):
        if report is not None and place % REPORT_EVERY == 0:
            report(place, len(ordered))
        old = kept.get(exhibit.id)
        is_locked = exhibit.id in locked
        if (
            old is not None
            and before is not None
            and old.place == place
            and old.state in {"held", "damaged"}
            and not is_locked
            and before.case.exhibits.get(exhibit.id) is exhibit
            and same_grade(before.case, case, exhibit)
        ):
            rows.append(old)
        else:
            rows.append(builder.row(exhibit, place))
    return RowSet(rows=tuple(rows), case=case, policy=policy, locked=locked)


def _reusable(case: Case, policy: Policy, before: RowSet | None) -> Mapping[str, ExhibitRow]:
    """Return the rows that may stay: none when names or labels may have changed under all of them."""
    if (
        before is None
        or before.policy is not policy
        or before.case.people is not case.people
        or before.case.members is not case.members
        or before.case.labels is not case.labels
    ):
        return {}
    return {row.id: row for row in before.rows}


def kind_of(exhibit: Exhibit) -> str:
    """Return the kind as the window tells them apart: a photo from a picture, a film from a sound."""
    kind = _PLAIN_KINDS[exhibit.kind]
    if kind == "picture" and (exhibit.inspection.get("make") or exhibit.inspection.get("model")):
        return "photo"
    if kind == "sound" and exhibit.media_type.startswith("video/"):
        return "film"
    return kind


def state_of(exhibit: Exhibit, locked: frozenset[str]) -> State:
    """Return whether an exhibit can be opened, and if not, why."""
    if exhibit.status == "erased":
        return "erased"
    if exhibit.status == "locked" or exhibit.id in locked:
        return "locked"
    if exhibit.kind == "restricted-record":
        return "restricted"
    return "damaged" if exhibit.status == "damaged" else "held"


def preview_of(exhibit: Exhibit, state: State) -> Preview:
    """Return what stands in the preview's place; what is not held never has one."""
    if state != "held":
        return "none"
    if is_picture(exhibit):
        if not exhibit.inspection:
            return "waiting"
        return "unshown" if exhibit.inspection.get("page_form") == "none" else "picture"
    return "link" if exhibit.kind == "url" else _PREVIEWS[form_of(exhibit)]


class _Builder:
    """Makes rows; looks each label up once."""

    def __init__(self, case: Case, policy: Policy, locked: frozenset[str]) -> None:
        translate = QCoreApplication.translate
        self._case, self._policy, self._locked = case, policy, locked
        self._kinds = kind_texts()
        self._naming = Naming(policy, case.labels)
        self._platforms = {
            row.label.casefold(): (ident, row.label) for ident, row in policy.platforms.items()
        }
        self._members = {key: member_name(case, key) for key in case.members}
        self._people = {key: person.pseudonym or person.name for key, person in case.people.items()}
        self._told = told_at(case)
        self._days: dict[str, str] = {}
        self._offsets: dict[str, bool] = {}
        self._words = {
            "not classified": translate("Rows", "Not classified"),
            "withheld": translate("Rows", "Withheld from packs"),
            "locked": translate("Rows", "Locked for police"),
            "erased": translate("Rows", "Destroyed or erased"),
            "damaged": translate("Rows", "Damaged"),
            "told": translate("Rows", "Described from what was told, not copied"),
            "no caption": translate("Rows", "No caption yet"),
            "Added": translate("Rows", "Added {when}"),
            "Told": translate("Rows", "Told {when}"),
            "shown as": translate("Rows", "Shown as {when}"),
            "police told": translate("Rows", "Police told {when}"),
            "not told": translate("Rows", "Police not told yet"),
        }

    def row(self, exhibit: Exhibit, place: int) -> ExhibitRow:
        """Return the row of one exhibit."""
        words, source = self._words, exhibit.source
        kind, state = kind_of(exhibit), state_of(exhibit, self._locked)
        preview = preview_of(exhibit, state)
        caption = exhibit.caption or source.file_name
        if not caption:
            caption = words["told"] if kind == "restricted" else words["no caption"]
        names, policy = self._policy_texts(exhibit, state)
        seen, seen_key, seen_day = self._seen(exhibit)
        grade = "" if kind == "restricted" else grade_of(self._case, exhibit)
        added, _ = self._short(exhibit.captured_at.utc)
        people = tuple(role.person for role in exhibit.people if role.person in self._case.people)
        platform_key, platform = self._platform(source.platform)
        by = self._members.get(exhibit.captured_by) or member_name(self._case, exhibit.captured_by)
        tags = exhibit.classification
        foot, waits = self._police(exhibit, state)
        return ExhibitRow(
            id=exhibit.id,
            ref=exhibit.ref,
            ref_key=_ref_key(exhibit.ref),
            place=place,
            added_leaf=exhibit.added_leaf,
            kind=kind,
            kind_text=part_mark(self._case, exhibit) or self._kinds[kind],
            state=state,
            preview=preview,
            tag=plain_tag(exhibit, kind),
            caption=caption,
            grade=grade,
            when=self._card_time(exhibit, kind, seen, added, is_time=bool(seen_key)),
            seen=seen,
            seen_key=seen_key,
            seen_day=seen_day,
            added=added,
            added_key=exhibit.captured_at.utc,
            cells=tags.cells if tags else (),
            mark=placed(self._policy, tags.cells) if tags else (),
            policy=policy,
            policy_names=names,
            classified=bool(names),
            can_classify=state in {"held", "damaged"},
            criminal=frozenset(tag.id for tag in tags.criminal) if tags else frozenset(),
            triggers=frozenset(tags.triggers) if tags else frozenset(),
            people=people,
            people_text=", ".join(self._people[name] for name in people),
            by=by,
            by_id=exhibit.captured_by,
            platform=platform,
            platform_key=platform_key,
            account=source.account,
            size=exhibit.size,
            size_text=sizes.size_text(exhibit.size) if exhibit.sha256 else "",
            waits_for_police=waits,
            foot=foot,
            haystack=_haystack(exhibit, platform),
        )

    def _policy_texts(self, exhibit: Exhibit, state: State) -> tuple[tuple[str, ...], str]:
        """Return every name of the classification, and the one line that stands for it."""
        tags = exhibit.classification
        cells: tuple[str, ...] = ()
        others: tuple[str, ...] = ()
        if tags is not None:
            called = partial(self._naming.tag, under=made_under(self._case, exhibit))
            cells = tuple(map(called, tags.cells))
            others = tuple(called(name) for name in (*tags.triggers, *(tag.id for tag in tags.criminal)))
            others += tuple(map(called, tags.clauses))
        names = cells + others
        match state:
            case "locked" | "erased":
                return names, self._words[state]
            case "restricted":
                return names, self._words["withheld"]
        if cells:
            return names, first_text(cells, len(cells) - 1)
        return names, first_text(others, len(others) - 1) if others else self._words["not classified"]

    def _seen(self, exhibit: Exhibit) -> tuple[str, str, str]:
        """Return when it was on screen, its key for sorting, and the local day. Words of a page stay as they are."""
        given = str(exhibit.restricted.get("reported_at", "")) or exhibit.source.seen_at
        key = stored_time(given)
        if not key:
            return given, "", ""
        short, day = self._short(key)
        return short, key, day

    def _short(self, key: str) -> tuple[str, str]:
        """Return `22 Nov 2026 14:05`, or the day alone, and the local day; names of days are looked up once."""
        day, clock = key[:_DAY], ""
        if len(key) > _DAY:
            hour = key[:_HOUR]
            if hour not in self._offsets:  # UK time changes on the hour
                self._offsets[hour] = dates.uk_time(clocks.parse_utc(key))[1] != "GMT"
            if self._offsets[hour]:
                local, _ = dates.uk_time(clocks.parse_utc(key))
                day, clock = local.date().isoformat(), f" {local:%H:%M}"
            else:
                clock = " " + key[_DAY + 1 : _MINUTE]
        if day not in self._days:
            self._days[day] = dates.table_text(day)
        return self._days[day] + clock, day

    def _card_time(self, exhibit: Exhibit, kind: str, seen: str, added: str, *, is_time: bool) -> str:
        if kind == "restricted":
            return self._words["Told"].format(when=seen or added)
        if not seen:
            return self._words["Added"].format(when=added)
        return seen if is_time else self._words["shown as"].format(when=seen)

    def _platform(self, name: str) -> tuple[str, str]:
        """Return the key platforms are told apart by, and the name to show: the policy's where it knows it."""
        known = self._policy.platforms.get(name)
        if known is not None:
            return name, known.label
        return self._platforms.get(name.casefold(), (name.casefold(), name))

    def _police(self, exhibit: Exhibit, state: State) -> tuple[str, bool]:
        if state not in {"restricted", "locked"}:
            return "", False
        waiting = (
            exhibit.id in self._case.police_tasks
            or exhibit.id in self._case.seal_clocks
            or (exhibit.id in self._locked and exhibit.status == "held")
        )
        if waiting:
            return self._words["not told"], True
        told = self._told.get(exhibit.id) or self._told.get("", "")
        if not told:
            return "", False
        text, day = self._short(told)
        since = self._short(exhibit.status_at or exhibit.captured_at.utc)[1]
        when = dates.time_text(told) if day == since else self._days[day]
        return self._words["police told"].format(when=when or text), False


def spoken(row: ExhibitRow) -> str:
    """Return what a screen reader says of an exhibit: reference, kind, grade, caption, when, classification, state."""
    translate = QCoreApplication.translate
    parts = [row.ref, row.kind_text.lower()]
    if row.grade:
        parts.append(translate("Rows", "grade {letter}").format(letter=row.grade))
    parts.append(row.caption)
    if row.seen:
        when = dates.local_text(row.seen_key) or row.seen
        parts.append(translate("Rows", "on screen {when}").format(when=when))
    else:
        parts.append(translate("Rows", "added {when}").format(when=dates.local_text(row.added_key)))
    if row.state == "held":
        parts += [name.replace(" · ", " ") for name in row.policy_names] or [row.policy.lower()]
    else:
        parts += [row.policy, row.foot]
    said = {
        "picture": translate("Rows", "blurred"),
        "waiting": translate("Rows", "preview waits until the computer is idle"),
        "unshown": translate("Rows", "cannot be shown here"),
    }
    parts.append(said.get(row.preview, ""))
    return ", ".join(part for part in parts if part)


def stored_time(text: str) -> str:
    """Return a time that a person gave as UTC text or a day; "" for words that are no time."""
    try:
        if len(text) == _DAY:
            return date.fromisoformat(text).isoformat()
        return clocks.utc_text(datetime.fromisoformat(text))
    except ValueError:
        return ""


def _ref_key(ref: str) -> tuple[str, int]:
    initials, _, number = ref.rpartition("/")
    return initials, int(number) if number.isascii() and number.isdecimal() else 0


def _haystack(exhibit: Exhibit, platform: str) -> str:
    source = exhibit.source
    notes = (note.text for note in exhibit.notes)
    parts = (exhibit.ref, exhibit.caption, *notes, source.account, source.account_id, source.url,
             source.file_name, platform)  # fmt: skip
    return "\n".join(part for part in parts if part).casefold()
