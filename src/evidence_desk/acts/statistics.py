"""The governors' report over a folder of cases, for both shells: each case opened, counted and forgotten.

A case about whoever asks is passed over and appears in no number, not even in that of the cases not opened.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from evidence_desk import __version__
from evidence_desk.acts import policies, schooling
from evidence_desk.acts.clocks import due_counts
from evidence_desk.acts.report_text import EMPTY
from evidence_desk.acts.reports import reports
from evidence_desk.base import clock as clocks
from evidence_desk.base import files
from evidence_desk.base.errors import BadInput, GateRefused
from evidence_desk.case.keys import Home, Person
from evidence_desk.case.state import Case
from evidence_desk.library import folders as places
from evidence_desk.library.hiding import CaseFacts, Plan, Shape
from evidence_desk.library.reading import Folded, Who, fold_case, known_founders
from evidence_desk.library.reporting import Asked, Basis, make_report
from evidence_desk.library.tally import facts_of
from evidence_desk.packs.governors import print_report
from evidence_desk.policy.figures import Report
from evidence_desk.policy.model import Policy

Tell = Callable[[int, int], None]  # files done, files in all; may raise `Cancelled`


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A folder of cases, counted: any report over it can be made without opening a case again."""

    basis: Basis

    def report(self, asked: Asked | None = None) -> Report:
        """Return the report over a term or years, of the whole school or a phase.

        Raises:
            BadInput: no such term, year or phase.
        """
        return make_report(self.basis, asked or Asked())


def count(
    home: Home,
    person: Person,
    clock: clocks.Clock,
    folders: Sequence[Path] | None = None,
    tell: Tell | None = None,
) -> Counted:
    """Open every case in the folders and below, and count it; no case is changed. Not for the main thread.

    Args:
        folders: none: those of this person's library.
        tell: told how many files are done; may raise `Cancelled`.

    Raises:
        GateRefused: a member of staff, who reads no case.
        BadInput: a folder that is none or cannot be read; or more files in it than is looked at.
    """
    if person.profile.role == "staff":
        raise GateRefused(
            "role staff has no statistics",
            "A member of staff can put evidence in but cannot open a case, so there is nothing to count. Ask the DSL.",
        )
    state = schooling.current(home, person)
    people = state.profile.people if state.profile is not None and state.compared else ()
    founders = known_founders(home.folder, person, *(colleague.fingerprint for colleague in people))
    who = Who(person, home.folder, clock, founders)
    policy = policies.policy_in_force(home, state)
    now = clocks.utc_text(clock.read().utc)
    chosen = folders if folders is not None else places.load_folders(home.folder, person)
    cases, closed, damaged = _read(_files(chosen), who, policy, now, tell or (lambda done, total: None))
    profile = state.profile
    basis = Basis(
        plan=Plan.of(cases, Shape.of(policy)),
        policy=policy,
        school=profile.name if profile is not None else person.profile.organisation,
        made_at=now,
        counted=len(cases),
        closed=closed,
        damaged=damaged,
    )
    return Counted(basis=basis)


def report_pdf(report: Report) -> bytes:
    """Return the page for the governors, also where it only says why there is nothing to show."""
    page = io.BytesIO()
    print_report(report, page, software=f"Evidence Desk {__version__}")
    return page.getvalue()


def save_report(report: Report, out: Path) -> None:
    """Write the page for the governors to a new file.

    Raises:
        BadInput: there is nothing that may be shown, or the file exists.
        CannotWrite: no space or permission; nothing is left.
    """
    if report.state != "full":
        raise BadInput(
            f"no report to write: {report.state}",
            f"{EMPTY[report.state]} No report was written. Choose a school year, or all.",
        )
    files.write_new(out, report_pdf(report))


def _files(folders: Iterable[Path]) -> list[Path]:
    folders = list(folders)
    for folder in folders:
        if not folder.is_dir():
            raise BadInput(
                "not a folder", f"{folder} is not a folder, or cannot be reached. Nothing was counted."
            )
    found = places.look_through(folders)
    for path in (*found.too_many, *found.unreachable):
        raise BadInput(
            "folder cannot be looked through",
            f"{path} cannot be read whole, so a count would be wrong. Nothing was counted. Choose the folder that "
            "holds the cases.",
        )
    return [file.path for file in found.files]


def _read(
    paths: Sequence[Path], who: Who, policy: Policy, now: str, tell: Tell
) -> tuple[list[CaseFacts], int, int]:
    """Return what is counted of each case, how many cannot be opened, and how many files could not be read."""
    found: dict[str, tuple[int, CaseFacts]] = {}
    closed: set[str] = set()
    about: set[str] = set()
    damaged = 0
    for number, path in enumerate(paths):
        tell(number, len(paths))
        folded = fold_case(path, who)
        match folded.state:
            case "read":
                _keep_newest(found, folded, policy, now)
            case "not-yours" | "stranger":
                closed.add(folded.case_id)
            case "about-you":
                about.add(folded.case_id)
            case "no-case" | "copy":
                pass
            case _:
                damaged += 1
    for case_id in about:  # an older copy may not have said so yet
        found.pop(case_id, None)
    tell(len(paths), len(paths))
    return [facts for _, facts in found.values()], len(closed - found.keys() - about), damaged


def _keep_newest(found: dict[str, tuple[int, CaseFacts]], folded: Folded, policy: Policy, now: str) -> None:
    """Of several copies of a case the newest counts."""
    known = found.get(folded.case_id)
    if folded.case is None or (known is not None and known[0] >= folded.k):
        return
    found[folded.case_id] = (folded.k, _facts(folded.case, policy, now))


def _facts(case: Case, policy: Policy, now: str) -> CaseFacts:
    at = clocks.parse_utc(now)
    answered = [
        report.reply_at
        for report in reports(case, policy, at)
        if report.kind == "platform-report" and report.reply_at
    ]
    overdue = 0 if case.closed_at else due_counts(case, policy, at).late
    return facts_of(case, policy, overdue, answered)
