"""What is known about one exhibit, or shared by several, as lines of text. Pure: it is tested without a window."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from evidence_desk.acts.monitoring import nomination_of
from evidence_desk.case.fold_looks import clock_of
from evidence_desk.case.look_words import clock_words, looks_words, stamp_words
from evidence_desk.case.state import Case
from evidence_desk.case.values import Exhibit
from evidence_desk.policy.model import Policy
from evidence_desk.ui.chat_words import chat_lines
from evidence_desk.ui.page_exhibit import page_lines
from evidence_desk.ui.row_words import kind_texts, member_name, role_texts
from evidence_desk.ui.rows import ExhibitRow, stored_time
from evidence_desk.ui.widgets import dates, sizes

_TURNED: Final = 5  # from this Exif orientation on, width and height change places
_NAMED: Final = 3  # values listed before "and n more"


@dataclass(frozen=True, slots=True)
class Fact:
    """One line: what it is, and what is known."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person in this exhibit."""

    name: str
    pseudonym: str
    role: str


def facts_of(case: Case, policy: Policy, exhibit: Exhibit) -> list[Fact]:
    """Return the facts of an exhibit in the order they are shown; what is not known is left out."""
    translate = QCoreApplication.translate
    source = exhibit.source
    restricted = exhibit.kind == "restricted-record"
    told = str(exhibit.restricted.get("reported_at", ""))
    platform = policy.platforms.get(source.platform)
    by = member_name(case, exhibit.captured_by)
    pairs = [
        (translate("Facts", "Told"), seen_text(told))
        if restricted
        else (translate("Facts", "On screen"), seen_text(source.seen_at)),
        (translate("Facts", "Added"), _added(exhibit)),
        (translate("Facts", "Clock"), _clock(case, exhibit)),
        (translate("Facts", "By"), by if restricted else f"{by}, {exhibit.method}"),
        (translate("Facts", "From"), source.how_reached),
        (translate("Facts", "Platform"), platform.label if platform is not None else source.platform),
        (
            translate("Facts", "Account"),
            " · ".join(word for word in (source.account, source.account_id) if word),
        ),
        (translate("Facts", "Post or message"), source.post_id),
        (translate("Facts", "Signed in as"), source.logged_in_as),
        (translate("Facts", "Address"), source.url),
        *page_lines(case, exhibit),
        *chat_lines(case, exhibit),
        (translate("Facts", "Part of"), source.series_position),
        (translate("Facts", "Cut off"), source.cut_off),
        (translate("Facts", "File name"), source.file_name),
        (translate("Facts", "Second look"), looks_words(case, exhibit)),
        (translate("Facts", "Time stamp"), stamp_words(case, exhibit)),
        (translate("Facts", "Stop question"), "" if restricted else gate_text(case, exhibit)),
        (translate("Facts", "Monitoring record"), _nominated(case, exhibit)),
        (translate("Facts", "Which way it points"), _bearing(case, exhibit)),
        (translate("Facts", "Size"), size_line(exhibit)),
        (translate("Facts", "Why it is kept"), exhibit.proportionality),
    ]
    return [Fact(label, text) for label, text in pairs if text]


def seen_text(seen: str) -> str:
    """Return a time in full, UTC beside it where it differs; words that are no time in quotes."""
    key = stored_time(seen)
    if key:
        return dates.utc_and_local(key)
    return QCoreApplication.translate("Facts", "shown as “{words}”").format(words=seen) if seen else ""


def _added(exhibit: Exhibit) -> str:
    text = dates.utc_and_local(exhibit.captured_at.utc)
    match exhibit.captured_at.clock:
        case "jumped":
            return (
                text + "\n" + QCoreApplication.translate("Facts", "This computer’s clock had jumped before.")
            )
        case "set back":
            return (
                text + "\n" + QCoreApplication.translate("Facts", "This computer’s clock had been set back.")
            )
    return text


def _clock(case: Case, exhibit: Exhibit) -> str:
    """Return how the computer's clock stood against network time; empty where nobody asked."""
    seen = clock_of(case, exhibit)
    return clock_words(seen) if seen is not None else ""


def _nominated(case: Case, exhibit: Exhibit) -> str:
    """Return who was nominated to look at a monitoring record, why, how far, and by whose word."""
    found = nomination_of(case, exhibit)
    if found is None:
        return ""
    return QCoreApplication.translate(
        "Facts", "{nominee}\n{necessity}\n{scope}\nBy {authority}, {day}"
    ).format(
        nominee=found.nominee,
        necessity=found.necessity,
        scope=found.scope,
        authority=found.authority,
        day=dates.local_text(found.at),
    )


def _bearing(case: Case, exhibit: Exhibit) -> str:
    """Return which way somebody said that an exhibit points, with their words."""
    weighed = case.bearings.get(exhibit.id)
    if weighed is None:
        return ""
    translate = QCoreApplication.translate
    way = {
        "towards": translate("Facts", "Towards what is alleged"),
        "away": translate("Facts", "Away from what is alleged"),
        "both": translate("Facts", "Both ways"),
    }[weighed.bearing]
    return f"{way}\n{weighed.note}\n{member_name(case, weighed.who)}, {dates.local_text(weighed.at)}"


def gate_text(case: Case, exhibit: Exhibit) -> str:
    """Return what was answered at the stop question, by whom, to which wording."""
    translate = QCoreApplication.translate
    gate = exhibit.gate
    if gate.answer == "not-needed":
        return translate("Facts", "Not needed for words and addresses")
    answer = {
        "no": translate("Facts", "No"),
        "yes": translate("Facts", "Yes"),
        "unsure": translate("Facts", "Not sure"),
    }[gate.answer]
    text = translate("Facts", "{answer}, {name}, wording {version}").format(
        answer=answer, name=member_name(case, gate.who), version=gate.wording.removeprefix("stop-")
    )
    if gate.approval:
        text += "\n" + translate(
            "Facts", "Kept by leave for one picture; the handling log says on which ground"
        )
    if gate.files_in_one_go > 1:
        text += ", " + translate("Facts", "for {count} files in one go").format(
            count=f"{gate.files_in_one_go:,}"
        )
    if gate.members_answered:
        text += ", " + translate("Facts", "{count} members by name").format(
            count=f"{gate.members_answered:,}"
        )
    return text


def size_line(exhibit: Exhibit) -> str:
    """Return “1080 × 2960, 412 KB, PNG”."""
    if not exhibit.sha256:
        return ""
    found = exhibit.inspection
    width, height = found.get("width") or 0, found.get("height") or 0
    if found.get("orientation", 1) >= _TURNED:
        width, height = height, width
    name = str(found.get("format") or "") or exhibit.media_type.partition(";")[0]
    parts = (f"{width:,} × {height:,}" if width and height else "", sizes.size_text(exhibit.size), name)
    return ", ".join(part for part in parts if part)


def people_of(case: Case, exhibit: Exhibit) -> list[PersonLine]:
    """Return the people in an exhibit and the part each plays in it."""
    roles = role_texts()
    people = ((case.people.get(role.person), role.role) for role in exhibit.people)
    return [
        PersonLine(person.name or person.pseudonym, person.pseudonym if person.name else "", roles[role])
        for person, role in people
        if person is not None
    ]


def copies_of(case: Case, exhibit: Exhibit) -> list[Exhibit]:
    """Return the exhibits made from this one, in order."""
    return [other for other in case.in_order() if other.derived_from == exhibit.id]


def grouped(digits: str) -> list[str]:
    """Return a SHA-256 as two lines of four groups of eight digits."""
    groups = [digits[at : at + 8] for at in range(0, len(digits), 8)]
    return [" ".join(groups[:4]), " ".join(groups[4:])]


def shared_and_different(case: Case, rows: Sequence[ExhibitRow]) -> tuple[list[Fact], list[Fact]]:
    """Return what several exhibits have in common, and in what they differ."""
    translate = QCoreApplication.translate
    count, named = len(rows), kind_texts()
    shared: list[Fact] = []
    different: list[Fact] = []
    columns = (
        (translate("Facts", "Kind"), [named[row.kind] for row in rows]),  # whichever part of a page
        (translate("Facts", "Grade"), [row.grade or "–" for row in rows]),
        (translate("Facts", "Platform"), [row.platform for row in rows]),
        (translate("Facts", "Added by"), [row.by for row in rows]),
    )
    for label, values in columns:
        counted = Counter(values)
        if set(counted) == {""}:
            continue
        if len(counted) == 1:
            shared.append(
                Fact(label, translate("Facts", "{value}, all {count}").format(value=values[0], count=count))
            )
        else:
            different.append(Fact(label, _listed(counted)))
    times = sorted(row.seen_key for row in rows if row.seen_key)
    if times:
        first, last = dates.table_text(times[0]), dates.table_text(times[-1])
        text = (
            first if first == last else translate("Facts", "{first} to {last}").format(first=first, last=last)
        )
        shared.append(Fact(translate("Facts", "On screen"), text))
    open_rows = [row for row in rows if row.can_classify]
    kinds = Counter(row.policy_names for row in open_rows if row.classified)
    without = sum(1 for row in open_rows if not row.classified)
    if len(kinds) == 1 and not without:
        shared.append(Fact(translate("Facts", "Policy"), next(iter(kinds))[0]))
    elif open_rows:
        text = translate("Facts", "{kinds} kinds").format(kinds=len(kinds)) if kinds else ""
        if without:
            waiting = translate("Facts", "{count} not classified").format(count=without)
            text = f"{text}, {waiting}" if text else waiting
        different.append(Fact(translate("Facts", "Policy"), text))
    seen = Counter(name for row in rows for name in row.people)
    if seen:
        names = Counter(
            {case.people[name].pseudonym or case.people[name].name: n for name, n in seen.items()}
        )
        different.append(Fact(translate("Facts", "People"), _listed(names)))
    return shared, different


def _listed(counted: Counter[str]) -> str:
    translate = QCoreApplication.translate
    best = counted.most_common()
    words = [
        translate("Facts", "{value} in {count}").format(value=value or "–", count=count)
        for value, count in best[:_NAMED]
    ]
    if len(best) > _NAMED:
        words.append(translate("Facts", "and {count} more").format(count=len(best) - _NAMED))
    return ", ".join(words)
