"""Checking files in the window: with the keys of whoever has unlocked it, against the case that is open."""

from __future__ import annotations

from pathlib import Path

from evidence_desk.acts.verifying import Known, Verified, is_of_case, verify
from evidence_desk.base.errors import KeyUnavailable
from evidence_desk.bundle.reader import Bundle, Unlocked
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.jobs import Job, Reporter
from evidence_desk.ui.stages import Spoken


def check_file(
    desk: Desk, path: Path, label: str, *, case: Path | None = None, founder: str = ""
) -> Job[Verified]:
    """Start checking a file; a pack of the open case is held against it without asking.

    Args:
        case: another case to hold a pack against.
        founder: fingerprint that a case must have been founded by; "" for any.
    """
    person, session, school = desk.person, desk.session, desk.school
    open_case = (session.case.id, session.path) if session is not None else None

    def unlock(bundle: Bundle) -> Unlocked | None:
        if person is None:
            return None
        try:
            return bundle.unlock(person.identities)
        except KeyUnavailable:
            return None

    def work(report: Reporter) -> Verified:
        against = case
        if against is None and open_case is not None and is_of_case(path, open_case[0]):
            against = open_case[1]
        known = Known(home=desk.home, unlock=unlock, case=against, position=school.endorses)
        return verify(path, known, founder=founder or None, report=Spoken(report))

    return desk.run(label, work)
