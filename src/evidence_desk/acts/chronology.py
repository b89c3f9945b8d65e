"""The chronology of a case: what happened, as it was shown or told, and what was done about it; as rows and files.

Source: Keeping children safe in education, record keeping: decisions and actions, dated, with reasons.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, Literal

from evidence_desk.acts.recording import record_action
from evidence_desk.base import clock as clocks
from evidence_desk.base import files
from evidence_desk.base.errors import BadInput
from evidence_desk.base.tables import csv_text
from evidence_desk.case import events as ev
from evidence_desk.case.fold_merge import as_it_counts
from evidence_desk.case.fold_page import page_of
from evidence_desk.case.page_values import PageCapture
from evidence_desk.case.state import Case
from evidence_desk.case.store import CaseStore
from evidence_desk.case.story import line_of
from evidence_desk.case.story_page import state_of
from evidence_desk.case.values import Exhibit
from evidence_desk.packs.words import day, uk_offset_minutes
from evidence_desk.policy.model import Policy

Side = Literal["happened", "did"]
SIDES: Final = {"happened": "what happened", "did": "what we did"}
HEAD: Final = ("number", "date and time (UK)", "UTC", "kind", "what", "detail", "who", "exhibits")
_DAY: Final = len("2026-11-22")
# What the handling log alone tells: looking, keys, the file itself. All else belongs to the story of the case.
_HANDLING: Final = (
    ev.MemberEvent
    | ev.TogetherEvent
    | ev.SchoolKeysFixed
    | ev.SchoolKeysReplaced
    | ev.ExhibitInspected
    | ev.ExhibitMoved
    | ev.ExhibitViewed
    | ev.TailSetAside
    | ev.LockBroken
    | ev.ClockJumped
    | ev.OlderCopyAccepted
    | ev.CommitMerged
    | ev.EntryMerged
    | ev.UnknownEvent
    | ev.RemovedEvent
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChronologyRow:
    """One line of the chronology."""

    at: str  # UTC text, or a day where no more is known
    side: Side
    what: str
    detail: str = ""
    who: str = ""
    exhibits: tuple[str, ...] = ()  # references
    type: str = ""  # of the entry that says so; empty for what happened


def chronology(case: Case, policy: Policy, entries: Iterable[ev.Recorded]) -> list[ChronologyRow]:
    """Return the chronology, oldest first; on the same moment what happened stands before what was done."""
    rows = [row for exhibit in case.in_order() if (row := _seen(exhibit)) is not None]
    rows += [row for place in range(len(case.concern)) if (row := _alleged(case, place)) is not None]
    for number, entry in enumerate(entries, 1):
        counted = as_it_counts(case, entry)
        page = _page(case, counted)
        if page is not None:
            rows += _kept(case, page, counted, number)
        elif not isinstance(counted.event, _HANDLING):
            rows.append(_done(case, policy, counted, number))
    return sorted(rows, key=lambda row: (_local(row.at), row.side == "did"))


def table(rows: Sequence[ChronologyRow]) -> str:
    """Return the chronology as comma-separated values."""
    return csv_text(
        HEAD,
        [
            (
                str(number),
                local_words(row.at),
                row.at,
                SIDES[row.side],
                row.what,
                row.detail,
                row.who,
                ", ".join(row.exhibits),
            )
            for number, row in enumerate(rows, 1)
        ],
    )


def lines(rows: Sequence[ChronologyRow]) -> list[str]:
    """Return the chronology as lines of text, a day and time before each."""
    found: list[str] = []
    for row in rows:
        refs = f" [{', '.join(row.exhibits)}]" if row.exhibits else ""
        by = f" By {row.who}." if row.who and row.side == "did" else ""
        detail = f" {row.detail}" if row.detail else ""
        found.append(f"{local_words(row.at)}: {row.what}{refs}{detail}{by}")
    return found


def save_table(
    store: CaseStore, policy: Policy, rows: Sequence[ChronologyRow], out: Path, *, to: str, basis: str
) -> None:
    """Write the chronology to a new file, and record who got it and why; only then the file has its name.

    Args:
        to: whom it is for.
        basis: why they may have it.

    Raises:
        BadInput: no recipient or basis is given, or the file exists.
        CannotWrite: no space or permission; nothing was written, and nothing recorded.
    """
    if not to.strip() or not basis.strip():
        raise BadInput(
            "no recipient or basis",
            "Say whom the chronology is for, and on which basis they get it. Nothing was written.",
        )
    if out.exists():
        raise files.already_there(out)
    with files.new_file(out) as descriptor:
        with os.fdopen(os.dup(descriptor), "wb") as stream:
            stream.write(table(rows).encode("utf-8-sig"))  # the mark tells Excel that it is UTF-8
        record_action(
            store,
            policy,
            "disclosure",
            done_at=clocks.utc_text(store.clock.read().utc),
            fields={"to": to.strip(), "what": "Chronology as a table", "basis": basis.strip(), "how": "file"},
        )


def local_words(at: str) -> str:
    """Return a time on the clocks of the UK, `22 November 2026 14:05 GMT`; a day alone as a day."""
    if len(at) == _DAY:
        return day(datetime.fromisoformat(at))
    utc = clocks.parse_utc(at)
    offset = uk_offset_minutes(utc)
    local = utc + timedelta(minutes=offset)
    return f"{day(local)} {local:%H:%M} {'BST' if offset else 'GMT'}"


def _local(at: str) -> str:
    """Return a key by UK time; a whole day comes before its hours."""
    if len(at) == _DAY:
        return at
    utc = clocks.parse_utc(at)
    return (utc + timedelta(minutes=uk_offset_minutes(utc))).isoformat()


def _seen(exhibit: Exhibit) -> ChronologyRow | None:
    at = exhibit.source.seen_at
    if not at or not clocks.is_stored_time(at):
        return None
    where = ", ".join(part for part in (exhibit.source.platform, exhibit.source.account) if part)
    return ChronologyRow(
        at=at,
        side="happened",
        what=exhibit.caption or "On screen",
        detail=f"As shown on {where}." if where else "As shown or told.",
        exhibits=(exhibit.ref,),
    )


def _alleged(case: Case, place: int) -> ChronologyRow | None:
    concern = case.concern[place]
    if not concern.happened_at or not clocks.is_stored_time(concern.happened_at):
        return None
    if place and case.concern[place - 1].happened_at == concern.happened_at:
        return None  # an addition to the same concern
    where = ", ".join(part for part in (concern.location, concern.platform) if part)
    return ChronologyRow(
        at=concern.happened_at,
        side="happened",
        what="What is alleged happened",
        detail=f"At or on {where}." if where else "",
    )


def _page(case: Case, entry: ev.Recorded) -> PageCapture | None:
    """Return the page that an entry is about, where it only says what the row of the page says."""
    event = entry.event
    if isinstance(event, ev.PageEvent):
        return case.pages.get(event.capture)
    if not isinstance(event, ev.ExhibitAdded | ev.ExhibitDescribed):
        return None
    exhibit = case.exhibits.get(entry.id if isinstance(event, ev.ExhibitAdded) else event.exhibit)
    # What somebody says of it later is told by itself.
    at_once = exhibit is not None and exhibit.commit_size == entry.seen.size
    return page_of(case, exhibit) if exhibit is not None and at_once else None


def _kept(case: Case, page: PageCapture, entry: ev.Recorded, number: int) -> list[ChronologyRow]:
    """Return the one row of a page, in the place of the entry of its first part."""
    if entry.id != page.kept[0].exhibit:
        return []
    line = line_of(case, entry, number)
    refs = tuple(case.exhibits[part.exhibit].ref for part in page.kept)
    why = f" {page.why}" if page.why else ""
    return [
        ChronologyRow(
            at=entry.at,
            side="did",
            what=f"Kept a page: {state_of(page)}.{why}",
            who=line.who,
            exhibits=refs,
            type=line.type,
        )
    ]


def _done(case: Case, policy: Policy, entry: ev.Recorded, number: int) -> ChronologyRow:
    line = line_of(case, entry, number, policy)
    event = entry.event
    at = event.done_at if isinstance(event, ev.ActionRecorded | ev.StepRecorded) else entry.at
    return ChronologyRow(
        at=at, side="did", what=line.says, who=line.who, exhibits=line.exhibits, type=line.type
    )
