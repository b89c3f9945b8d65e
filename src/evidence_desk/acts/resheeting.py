"""Replacing a lost sheet: new sheets for all holders of a purpose, and every case goes on with them.

One lost sheet opens nothing, but whoever finds it needs only one more. So all three of that purpose are made anew. The
new public keys stand in this person's folder before any case hears of them: cases made from then on have them, and what
is left to do in the others is found in the cases themselves. So a round that was stopped is simply gone again.
"""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from msgspec import structs

from evidence_desk.acts import agreeing, keysmith, rounds, schooling
from evidence_desk.acts.drill import Purpose
from evidence_desk.acts.keysmith import NewSchool
from evidence_desk.acts.progress import Report
from evidence_desk.acts.rounds import Round, State
from evidence_desk.base import clock as clocks
from evidence_desk.base import files
from evidence_desk.base.errors import BadInput, GateRefused, NotFound
from evidence_desk.bundle import age
from evidence_desk.case import keys, two_people
from evidence_desk.case.custody import make_custody
from evidence_desk.case.keys import Home, KeyKind, Person, SchoolFile, Sheet
from evidence_desk.case.new_sheets import go_on_with_sheets
from evidence_desk.case.replacing import keys_id
from evidence_desk.case.store import CaseStore

_FORMER = "school-former-"
_LEADS = frozenset({"dsl", "deputy"})


def new_sheets(
    school: SchoolFile, purposes: Collection[Purpose], custody_sheets: Sequence[Sheet] = ()
) -> NewSchool:
    """Return the school's keys with new sheets for these purposes, in memory alone; nothing is written.

    Args:
        custody_sheets: two of the old ones. With them the custody key itself stays, so that the new sheets open what
            was locked before. Without them there is a new one, and the old sheets have to be kept.

    Raises:
        BadInput: no purpose.
        KeyUnavailable: the custody sheets do not open the custody key.
    """
    if not purposes:
        raise BadInput("no sheets chosen", "Say which sheets are to be made anew. Nothing was made.")
    age.probe()
    kind: KeyKind = "hybrid" if age.parse_recipient(school.keys.custody).kind == "hybrid" else "classic"
    made, sheets = keys.make_school(school.organisation, kind)
    new = school.keys
    if "recovery" in purposes:
        new = structs.replace(new, recovery=made.keys.recovery)
    if "custody" in purposes:
        custody = made.keys.custody
        holders, wraps = made.keys.custody_holders, made.keys.custody_wraps
        if custody_sheets:
            again = make_custody(school.organisation, keys.open_custody(custody_sheets, school), kind)
            custody, holders, wraps = school.keys.custody, again.holders, again.wraps
            sheets |= again.sheets
        new = structs.replace(new, custody=custody, custody_holders=holders, custody_wraps=wraps)
    chosen = {name: data for name, data in sheets.items() if name.partition("-")[0] in purposes}
    return NewSchool(school=structs.replace(school, keys=new), sheets=chosen)


def put_in_force(home: Home, person: Person, new: SchoolFile) -> None:
    """Let cases made from now on have the new sheets; call it once the sheets stand on paper or in their folder.

    Raises:
        GateRefused: only the DSL or a deputy replaces the school's sheets.
        CannotWrite: no space or permission; the old ones stay in force.
    """
    _check(person)
    old = schooling.keys_in_force(home, person)
    if old.keys == new.keys:
        return
    files.replace(home.folder / f"{_FORMER}{keys_id(old.keys)[:16]}.json", keys.school_json(old))
    files.replace(home.folder / "school.json", keys.school_json(new))
    schooling.go_on_with_keys(home, person, new.keys)


def former(home: Home) -> list[SchoolFile]:
    """Return the school's public keys from before new sheets were made: what cases not reached yet still have."""
    found = []
    for path in sorted(home.folder.glob(f"{_FORMER}*.json")):
        with contextlib.suppress(BadInput, NotFound):  # a damaged one only judges no sheet any more
            found.append(keys.read_school(path))
    return found


def write_and_begin(
    home: Home, person: Person, new: NewSchool, folder: Path, *, anyway: bool = False
) -> list[Path]:
    """Write new sheets into a folder, then put them in force: both or neither; return their paths.

    Raises:
        GateRefused, SyncedFolder, BadInput, CannotWrite: as `put_in_force` and `keysmith.write_sheets`.
    """
    _check(person)
    written = keysmith.write_sheets(folder, new.sheets, anyway=anyway)
    try:
        put_in_force(home, person, new.school)
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise
    return written


def _check(person: Person) -> None:
    if person.profile.role not in _LEADS:
        raise GateRefused(
            "role may not replace sheets",
            "Only the DSL or a deputy replaces the school's sheets. Nothing was made.",
        )


def replace_everywhere(
    paths: Iterable[Path],
    person: Person,
    home: Home,
    clock: clocks.Clock,
    reason: str,
    *,
    second: Person | None = None,
    report: Report | None = None,
) -> Round:
    """Let every case go on with the sheets in force; one that has them is left alone.

    Args:
        second: who agrees at this desk, in each case with their own key. Without them a case is asked for agreement
            once, and waits until somebody gave it.

    Raises:
        BadInput: no reason.
    """
    if not reason.strip():
        raise BadInput("no reason", "Write why. It stands in the handling log. Nothing was changed.")
    school = schooling.keys_in_force(home, person)

    def act(store: CaseStore) -> tuple[State, str]:
        return replace_in(store, school, reason, second)

    return rounds.go_round(paths, person, home.folder, clock, act, "Putting the new sheets in", report)


def replace_in(store: CaseStore, school: SchoolFile, reason: str, second: Person | None) -> tuple[State, str]:
    """Let one open case go on with these sheets, or ask for a second person to agree; return what came of it.

    Raises:
        GateRefused: the role in this case may not.
        CannotWrite: no space; when only the rewriting fails the removals stay pending.
    """
    if store.case.school_keys == school.keys:
        return "nothing", ""
    subject = keys_id(school.keys)
    asking = two_people.agreed(store.case, "replace-sheets", subject, store.actor)
    if asking is None and second is not None:
        asking = agreeing.agreed_pair(store, "replace-sheets", subject, reason, second)
    if asking is None:
        open_ones = [
            one
            for one in two_people.open_askings(store.case)
            if (one.act, one.subject) == ("replace-sheets", subject)
        ]
        if not open_ones:
            agreeing.ask(store, "replace-sheets", subject, reason)
        return "waits", "It waits for a second person who reads this case to agree."
    go_on_with_sheets(store, school.keys, reason, asking.id)
    return "done", ""
