"""The story of a case as rows: what happened, as it was shown or told, and what was done about it. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from evidence_desk.base import clock as clocks
from evidence_desk.case import events as ev
from evidence_desk.case.fold_merge import as_it_counts
from evidence_desk.case.fold_page import page_of
from evidence_desk.case.grades import grade_of
from evidence_desk.case.state import Case
from evidence_desk.case.story import concerned
from evidence_desk.case.values import Exhibit
from evidence_desk.policy.model import Policy
from evidence_desk.ui.action_words import field_value
from evidence_desk.ui.row_words import member_name, placed, tag_text
from evidence_desk.ui.rows import KIND_ICONS
from evidence_desk.ui.widgets.dates import day_text, time_text, uk_time

Side = Literal["happened", "did"]
translate = QCoreApplication.translate  # under this name the collector of strings finds it
_DAY = len("2026-11-22")
WEEKDAYS = (
    QT_TRANSLATE_NOOP("Timeline", "Monday"),
    QT_TRANSLATE_NOOP("Timeline", "Tuesday"),
    QT_TRANSLATE_NOOP("Timeline", "Wednesday"),
    QT_TRANSLATE_NOOP("Timeline", "Thursday"),
    QT_TRANSLATE_NOOP("Timeline", "Friday"),
    QT_TRANSLATE_NOOP("Timeline", "Saturday"),
    QT_TRANSLATE_NOOP("Timeline", "Sunday"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineRow:
    """One entry of the timeline, or the head of a day."""

    kind: Literal["day", "entry"]
    at: str  # UTC text or a day, for sorting
    words: str  # the day, or the sentence
    time: str = ""  # on the clocks of the UK; may be empty
    utc: str = ""  # only where it differs
    below: str = ""  # a second, smaller line
    icon: str = ""
    side: Side = "did"
    exhibit: str = ""  # id
    ref: str = ""
    cells: tuple[str, ...] = ()
    policy_words: str = ""  # the cells in words

    def spoken(self) -> str:
        """Return what a screen reader says."""
        parts = (self.time, self.words, self.ref, self.below, self.policy_words)
        return ", ".join(part for part in parts if part)


def timeline_rows(
    case: Case,
    policy: Policy,
    entries: Sequence[ev.Recorded],
    report: Callable[[int, int], None] | None = None,
) -> list[TimelineRow]:
    """Return the entries of the timeline, oldest first, without day heads."""
    told = _Teller(case, policy)
    rows = [row for exhibit in case.in_order() if (row := told.seen(exhibit)) is not None]
    rows += [row for row in map(told.alleged, range(len(case.concern))) if row is not None]
    for place, entry in enumerate(entries):
        if report is not None and place % 500 == 0:
            report(place, len(entries))
        row = told.done(entry)
        if row is not None:
            rows.append(row)
    return sorted(rows, key=lambda row: (_sort_key(row.at), row.side == "did"))


def with_days(rows: Iterable[TimelineRow]) -> list[TimelineRow]:
    """Return the rows with a head before each day."""
    out: list[TimelineRow] = []
    before: date | None = None
    for row in rows:
        day = _day_of(row.at)
        if day != before:
            weekday = translate("Timeline", str(WEEKDAYS[day.weekday()]))
            out.append(TimelineRow(kind="day", at=row.at, words=f"{weekday} {day_text(day)}"))
            before = day
        out.append(row)
    return out


def _sort_key(at: str) -> str:
    """Return a key by UK time; a whole day comes before its hours."""
    return at if len(at) == _DAY else uk_time(clocks.parse_utc(at))[0].isoformat()


def _day_of(at: str) -> date:
    return date.fromisoformat(at) if len(at) == _DAY else uk_time(clocks.parse_utc(at))[0].date()


def _utc_of(at: str) -> str:
    """Return `18:14 UTC` where UTC differs from the time shown."""
    if len(at) == _DAY:
        return ""
    utc = clocks.parse_utc(at)
    return "" if uk_time(utc)[1] == "GMT" else f"{utc:%H:%M} UTC"


class _Teller:
    """Puts one thing into words, with names as the case knows them now."""

    def __init__(self, case: Case, policy: Policy) -> None:
        self._case, self._policy = case, policy

    def _row(
        self, at: str, words: str, icon: str, side: Side, *, below: str = "", exhibit: Exhibit | None = None
    ) -> TimelineRow:
        cells: tuple[str, ...] = ()
        if exhibit is not None and exhibit.classification is not None:
            cells = exhibit.classification.cells
        return TimelineRow(
            kind="entry",
            at=at,
            words=words,
            time=time_text(at),
            utc=_utc_of(at),
            below=below,
            icon=icon,
            side=side,
            exhibit=exhibit.id if exhibit is not None else "",
            ref=exhibit.ref if exhibit is not None else "",
            cells=placed(self._policy, cells),
            policy_words="; ".join(tag_text(self._case, self._policy, exhibit, cell) for cell in cells)
            if exhibit is not None
            else "",
        )

    # -- what happened -------------------------------------------------------------------------------------

    def seen(self, exhibit: Exhibit) -> TimelineRow | None:
        """Return when an exhibit was on screen, where that is known as a time."""
        at = exhibit.source.seen_at
        if not at or not clocks.is_stored_time(at):
            return None
        words = exhibit.caption or translate("Timeline", "{ref} on screen").format(ref=exhibit.ref)
        where = ", ".join(part for part in (exhibit.source.platform, exhibit.source.account) if part)
        shown = (
            translate("Timeline", "As shown on {where}").format(where=where)
            if where
            else translate("Timeline", "As shown or told")
        )
        if len(at) == _DAY:
            shown = translate("Timeline", "{where}; the time is not known").format(where=shown)
        return self._row(
            at, words, KIND_ICONS.get(exhibit.kind, "file"), "happened", below=shown, exhibit=exhibit
        )

    def alleged(self, number: int) -> TimelineRow | None:
        """Return when a concern is said to have happened."""
        concern = self._case.concern[number]
        if not concern.happened_at or not clocks.is_stored_time(concern.happened_at):
            return None
        if number and self._case.concern[number - 1].happened_at == concern.happened_at:
            return None  # an addition to the same concern
        where = (
            translate("Timeline", "At or on {place}").format(place=concern.location)
            if concern.location
            else ""
        )
        return self._row(
            concern.happened_at,
            translate("Timeline", "What is alleged happened"),
            "file-text",
            "happened",
            below=where,
        )

    # -- what was done -------------------------------------------------------------------------------------

    def done(self, entry: ev.Recorded) -> TimelineRow | None:
        """Return the row of an entry, or None for what only the handling log tells."""
        entry = as_it_counts(self._case, entry)
        event = entry.event
        match event:
            case ev.ActionRecorded():
                return self._action(event)
            case ev.StepRecorded():
                return self._step(event)
            case ev.CaseCreated():
                who = member_name(self._case, entry.actor)
                return self._row(
                    entry.at,
                    translate("Timeline", "Case opened"),
                    "folder-open",
                    "did",
                    below=translate("Timeline", "By {name}").format(name=who),
                )
            case ev.ConcernRecorded():
                who = member_name(self._case, entry.actor)
                below = translate("Timeline", "By {name}").format(name=who)
                return self._row(
                    entry.at, translate("Timeline", "Concern written down"), "file-text", "did", below=below
                )
            case ev.GateStopped():
                return self._row(
                    entry.at,
                    translate("Timeline", "Stop question answered, nothing kept"),
                    "octagon-x",
                    "did",
                    below=translate("Timeline", "No picture was read or kept"),
                )
            case ev.PackMade():
                below = translate("Timeline", "{pages} pages, {exhibits} exhibits").format(
                    pages=event.pages, exhibits=len(event.exhibits)
                )
                return self._row(
                    entry.at, translate("Timeline", "Pack made"), "package-check", "did", below=below
                )
            case ev.HandoverMade():
                words = translate("Timeline", "Pack {pack} handed over").format(pack=event.pack)
                below = translate("Timeline", "To {whom}").format(whom=event.to)
                return self._row(entry.at, words, "file-down", "did", below=below)
            case ev.ProcedureBegun() | ev.ProcedureEnded():
                return self._procedure(entry.at, event)
            case _:
                return self._exhibit_event(entry)

    def _step(self, event: ev.StepRecorded) -> TimelineRow | None:
        """Return the row of a step of a procedure; one whose action is recorded with it has that row alone."""
        run = self._case.procedures.get(event.procedure)
        if run is None or event.action:
            return None
        state = {
            "done": translate("Timeline", "Done: {step}"),
            "skipped": translate("Timeline", "Left out: {step}"),
            "waiting": translate("Timeline", "Waiting: {step}"),
        }[event.state]
        words = state.format(step=dict(run.steps).get(event.step, event.step))
        below = ". ".join(part for part in (run.label, event.outcome or event.reason) if part)
        return self._row(event.done_at, words, "list-checks", "did", below=below)

    def _exhibit_event(self, entry: ev.Recorded) -> TimelineRow | None:
        event = entry.event
        names = concerned(entry)
        exhibit = self._case.exhibits.get(names[0]) if names else None
        if exhibit is None:
            return None
        match event:
            case ev.ExhibitAdded() if (page := page_of(self._case, exhibit)) is not None:
                if page.kept[0].exhibit != exhibit.id:
                    return None
                refs = ", ".join(self._case.exhibits[part.exhibit].ref for part in page.kept)
                words = translate("Timeline", "Page kept: {refs}").format(refs=refs)
                below = translate(
                    "Timeline", "Stop question: No, before loading and before keeping. Grade {grade}"
                )
                below = below.format(grade=grade_of(self._case, exhibit))
                return self._row(entry.at, words, "globe", "did", below=below, exhibit=exhibit)
            case ev.ExhibitAdded():
                gate = {
                    "no": translate("Timeline", "Stop question: No"),
                    "yes": translate("Timeline", "Kept by leave"),
                }.get(event.gate.answer, translate("Timeline", "Words or an address"))
                below = translate("Timeline", "{gate}. Grade {grade}").format(gate=gate, grade=event.grade)
                words = translate("Timeline", "{ref} added").format(ref=event.reference)
                return self._row(entry.at, words, "clipboard-paste", "did", below=below, exhibit=exhibit)
            case ev.RestrictedRecorded():
                words = translate("Timeline", "Text record {ref} made").format(ref=event.reference)
                return self._row(
                    entry.at,
                    words,
                    "octagon-x",
                    "did",
                    below=translate("Timeline", "No picture was kept"),
                    exhibit=exhibit,
                )
            case ev.ExhibitsSealed():
                refs = ", ".join(
                    self._case.exhibits[name].ref for name in event.exhibits if name in self._case.exhibits
                )
                words = translate("Timeline", "{refs} locked for police").format(refs=refs)
                return self._row(entry.at, words, "lock", "did", below=event.reason, exhibit=exhibit)
            case ev.ExhibitExtracted():
                words = translate("Timeline", "{ref} given out").format(ref=exhibit.ref)
                below = translate("Timeline", "To {whom}").format(whom=event.to) if event.to else ""
                return self._row(entry.at, words, "file-down", "did", below=below, exhibit=exhibit)
            case _:
                return None

    def _procedure(self, at: str, event: ev.ProcedureBegun | ev.ProcedureEnded) -> TimelineRow | None:
        """Return the row of a procedure that was begun or ended."""
        if isinstance(event, ev.ProcedureBegun):
            words = translate("Timeline", "Procedure begun: {what}").format(what=event.label)
            return self._row(at, words, "list-checks", "did", below=event.note)
        run = self._case.procedures.get(event.procedure)
        if run is None:
            return None
        below = "; ".join(part for part in (event.outcome, event.reason) if part)
        words = translate("Timeline", "Procedure ended: {what}").format(what=run.label)
        return self._row(at, words, "list-checks", "did", below=below)

    def _action(self, event: ev.ActionRecorded) -> TimelineRow:
        kind = self._policy.actions.get(event.kind)
        label = kind.label if kind is not None else event.kind
        main = [event.fields[name] for name in _MAIN_FIELDS if name in event.fields]
        words = ", ".join((label, *main[:1]))
        fields = {f.id: f.label for f in (*kind.required, *kind.optional)} if kind is not None else {}
        rest = [
            f"{fields.get(name, name)}: {field_value(self._case, self._policy, name, value)}"
            for name, value in event.fields.items()
            if value not in main[:1]
        ]
        if event.reason:
            rest.append(translate("Timeline", "Reason: {reason}").format(reason=event.reason))
        ids = [name for name in event.exhibits if name in self._case.exhibits]
        exhibit = self._case.exhibits[ids[0]] if len(ids) == 1 else None
        icon = ACTION_ICONS.get(event.kind, "check-check")
        return self._row(event.done_at, words, icon, "did", below="; ".join(rest), exhibit=exhibit)


# What stands beside the name of an action, the first that is there.
_MAIN_FIELDS = ("decision", "force", "platform", "agency", "to", "hold-for", "device", "text")
ACTION_ICONS = {
    "police-told": "phone-call",
    "lado-told": "phone-call",
    "social-care-told": "phone-call",
    "dsl-told": "message-square-text",
    "headteacher-told": "message-square-text",
    "parents-told": "users",
    "parents-not-told": "users",
    "platform-report": "send",
    "agency-report": "send",
    "hold-placed": "lock",
    "hold-released": "undo-2",
    "decision": "scale",
    "disclosure": "file-down",
    "device-secured": "archive",
    "note": "file-text",
}
