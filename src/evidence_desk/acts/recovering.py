"""Recovery by two sheets, as both shells walk it: read each holder's sheet, try them, let the newcomer in.

A sheet is judged by the school's keys in this person's folder, those in force and those before: a case that has not
gone on with new sheets yet opens with the old ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from evidence_desk.acts import drill, resheeting
from evidence_desk.acts.drill import Tried
from evidence_desk.acts.progress import Report, told
from evidence_desk.acts.rounds import Round, Visit
from evidence_desk.base import clock as clocks
from evidence_desk.base import files
from evidence_desk.base.errors import Cancelled, EvidenceDeskError, KeyUnavailable
from evidence_desk.case import keys
from evidence_desk.case.keys import Home, Profile, SchoolFile, Sheet
from evidence_desk.case.loading import load_case
from evidence_desk.case.membership import AlreadyReader, open_with_sheets, recover_case
from evidence_desk.case.state import Case

# Why a sheet cannot be one of the two; the shells have the words.
Refusal = Literal["", "fault", "custody", "again"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One holder's sheet as it was read, and why it cannot be used, if it cannot."""

    tried: Tried
    refusal: Refusal


def schools_of(home: Home) -> list[SchoolFile | None]:
    """Return the school's keys this person knows, those in force first."""
    if not home.exists:
        return []
    return [home.school(), *resheeting.former(home)]


def take_file(home: Home, path: Path, before: Sequence[Sheet]) -> Taken:
    """Return the sheet in a file, judged as one of two.

    Args:
        before: the sheets already brought.
    """
    try:
        data = files.read_bounded(path, keys.SHEET_MAX)
    except EvidenceDeskError:
        return Taken(tried=Tried(name=path.name, sheet=None, fault="missing"), refusal="fault")
    return take_text(home, data, path.name, before)


def take_text(home: Home, data: bytes, name: str, before: Sequence[Sheet]) -> Taken:
    """Return the sheet in what was typed, or in a file's bytes, judged as one of two."""
    judged = [drill.read_sheet_text(data, name, school) for school in schools_of(home) or [None]]
    tried = next((one for one in judged if not one.fault), judged[0])
    return Taken(tried=tried, refusal=_refusal(tried, before))


def _refusal(tried: Tried, before: Sequence[Sheet]) -> Refusal:
    sheet = tried.sheet
    if sheet is None or tried.fault == "signing-line":
        return "fault"
    if sheet.purpose != "recovery":
        return "custody"
    return "again" if any(str(one.identity) == str(sheet.identity) for one in before) else ""


def check(path: Path, sheets: Sequence[Sheet]) -> Case:
    """Return the case that two sheets open; nothing is written.

    Raises:
        KeyUnavailable: they do not open it together.
        TamperedBundle: the case is damaged.
    """
    bundle, identities = open_with_sheets(path, sheets)
    with bundle:
        if not identities:
            raise KeyUnavailable("empty slot", "These sheets do not open this case.")
        return load_case(bundle, bundle.unlock(tuple(sheet.identity for sheet in sheets))).case


def let_in(
    paths: Iterable[Path],
    sheets: Sequence[Sheet],
    newcomer: Profile,
    home: Home,
    clock: clocks.Clock,
    report: Report | None = None,
) -> Round:
    """Let a person into each of these cases with two sheets; one they read already is left alone.

    Each case is two commits of its own, so a stopped round is simply gone again.
    """
    say = told(report)
    every = list(dict.fromkeys(path.absolute() for path in paths))
    say.stage("Letting them in", len(every))
    visits: list[Visit] = []
    for number, path in enumerate(every):
        try:
            say(number)
            recover_case(path, sheets, newcomer, home.folder, clock)
        except Cancelled:
            rest = [
                Visit(path=left, state="waits", words="Not looked at: stopped.") for left in every[number:]
            ]
            return Round(visits=(*visits, *rest), stopped=True)
        except AlreadyReader:
            visits.append(Visit(path=path, state="nothing"))
        except EvidenceDeskError as error:
            visits.append(Visit(path=path, state="waits", words=error.user_message))
        else:
            visits.append(Visit(path=path, state="done"))
    say(len(every))
    return Round(visits=tuple(visits))
