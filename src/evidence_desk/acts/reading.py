"""Having the words in pictures read by a machine, and keeping them beside the picture: a help, never evidence."""

from __future__ import annotations

from collections.abc import Sequence

from evidence_desk.acts.progress import Report, told
from evidence_desk.base.errors import GateRefused
from evidence_desk.capture.ocr import MachineRead, Reader
from evidence_desk.case.forms import is_picture
from evidence_desk.case.intake import record_reading
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Exhibit


def may_be_read(store: CaseStore, exhibit: Exhibit) -> bool:
    """Return whether the words in an exhibit may be read: an open picture, looked at, with a plain No at the gate."""
    return (
        is_picture(exhibit)
        and exhibit.status == "held"
        and exhibit.id not in store.locked
        and exhibit.gate.answer == "no"
        and exhibit.gate.gate_class == "none"
        and all(answer.answer == "no" for answer in exhibit.picture_answers)
        and exhibit.inspection.get("page_form") in {"jpeg", "png", "made"}
    )


def is_read(exhibit: Exhibit) -> bool:
    """Return whether machine-read words stand beside it."""
    return exhibit.machine_text is not None


def read_pictures(
    store: CaseStore, exhibits: Sequence[Exhibit], report: Report | None = None
) -> dict[str, MachineRead]:
    """Have the words in pictures read that were not yet; each is a commit of its own. Stopping keeps those written.

    Returns what was read, by exhibit.

    Raises:
        GateRefused: one of them is locked, unanswered, kept by leave, or no picture that was looked at.
        BadInput: the extra is not installed.
        CannotWrite, Cancelled: what was read before is written.
    """
    for exhibit in exhibits:
        if not may_be_read(store, exhibit):
            raise GateRefused(
                "not to be read by machine",
                f"The words in {exhibit.ref} are not read by machine: only an open picture for which the stop question "
                "was answered No, and that was looked at, is. Nothing was read.",
            )
    waiting = [exhibit for exhibit in exhibits if not is_read(exhibit)]
    found: dict[str, MachineRead] = {}
    if not waiting:
        return found
    report = told(report)
    report.stage("Reading the words in pictures", len(waiting))
    reader = Reader()
    try:
        for done, exhibit in enumerate(waiting):
            report(done)
            if not reader.fit:
                reader = Reader()
            read = reader.read(store.blob(exhibit).chunks())
            found[exhibit.id] = read
            if not read.why:
                record_reading(store, exhibit, read.text, read.engine)
    finally:
        reader.close()
    return found
