"""The questions a pack raises, asked over the Packs section: why something is left out, what shows no other pupil."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from evidence_desk.acts.looking import look_at
from evidence_desk.acts.readiness import Problem
from evidence_desk.case.state import Case
from evidence_desk.case.store import CaseStore
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.enquiries import EnquiriesSheet
from evidence_desk.ui.dialogs.give_pack import GivePackSheet
from evidence_desk.ui.dialogs.left_out import LeftOutSheet
from evidence_desk.ui.dialogs.no_third_party import NoThirdPartySheet
from evidence_desk.ui.dialogs.weigh import WeighSheet
from evidence_desk.ui.jobs import Reporter
from evidence_desk.ui.models.pack_draft import PackDraft
from evidence_desk.ui.stages import Spoken


class PackAnswers(QObject):
    """Asks and keeps the answers in the draft; `given` tells that there are new ones."""

    given = Signal()
    said = Signal(str)  # words for the status bar
    failed = Signal(object)  # an EvidenceDeskError
    look_requested = Signal(str)  # an exhibit is to be looked at before it is answered for

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page

    def look_now(self, ids: Sequence[str]) -> None:
        """Have the process without rights look at these pictures."""
        session = self._desk.session
        if session is None:
            return

        def work(store: CaseStore, report: Reporter) -> None:
            look_at(store, [store.case.exhibits[name] for name in ids], Spoken(report))

        session.act(self.tr("Looking at pictures"), work).failed.connect(self.failed)

    def ask_bearing(self, exhibit: str) -> None:
        """Ask which way an exhibit points."""
        self._open(WeighSheet(self._desk, exhibit, self._page))

    def ask_enquiries(self) -> None:
        """Ask what was looked for."""
        self._open(EnquiriesSheet(self._desk, self._page))

    def ask_given(self, pack: str) -> None:
        """Ask who was given a copy of a pack."""
        self._open(GivePackSheet(self._desk, pack, self._page))

    def _open(self, sheet: WeighSheet | EnquiriesSheet | GivePackSheet) -> None:
        if self._desk.session is not None:
            sheet.saved.connect(self.said)
            sheet.open()
            sheet.focus_first()

    def ask_why(self, draft: PackDraft, exhibits: Sequence[tuple[str, str, str]]) -> None:
        """Ask why these (id, reference, caption) are left out; without an answer they are what stands in the way."""
        sheet = LeftOutSheet(exhibits, draft.reasons, self._page)

        def keep(reasons: dict[str, str]) -> None:
            draft.reasons.update(reasons)
            self.given.emit()

        sheet.answered.connect(keep)
        sheet.open()

    def ask_third_party(self, draft: PackDraft, exhibits: Sequence[tuple[str, str, str]]) -> None:
        """Ask which of these (id, reference, caption) show no other pupil."""
        sheet = NoThirdPartySheet(exhibits, frozenset(draft.confirmed), self._page)

        def keep(ticked: list[str]) -> None:
            draft.confirmed = set(ticked)
            self.given.emit()

        sheet.confirmed.connect(keep)
        sheet.look_requested.connect(self.look_requested)
        sheet.open()


def carriers(case: Case, problem: Problem) -> list[str]:
    """Return the exhibits that carry the category a problem is about, or else those the problem names."""
    found = [
        exhibit.id
        for exhibit in case.in_display_order()
        if (tags := exhibit.classification) is not None
        and problem.category in {*tags.triggers, *(tag.id for tag in tags.criminal)}
    ]
    return found or list(problem.ids)
