"""Planning and drawing the pages of a pack behind the window; what is out of date is dropped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from evidence_desk.acts import certificates
from evidence_desk.acts.pack_choice import PackChoice
from evidence_desk.acts.previewing import Kept, Planned, Preview, draw_preview, plan_preview
from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.case.store import CaseStore
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.jobs import Job, Reporter
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.stages import Spoken

REPLAN_MS: Final = 400  # after the last change


def _signature_words(desk: Desk) -> Sequence[str]:
    """Return what a pack will say of the certificate that signs it, as it does unless its maker says otherwise."""
    person = desk.person
    if person is None:
        return ()
    try:
        return certificates.expected_words(desk.home, person)
    except EvidenceDeskError:
        return ()  # it is said when the pack is to be made, with what to do


class PackPlanning(QObject):
    """One preview at a time. `wanted` is asked what to plan when the time has come."""

    wanted = Signal()
    began = Signal()
    drawn = Signal(object, int)  # a Preview, and how many pictures in it are still plain
    failed = Signal(object)  # an EvidenceDeskError; Cancelled among them

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._kept = Kept()
        self._job: Job[Planned] | Job[Preview] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REPLAN_MS)
        self._timer.timeout.connect(self.wanted)

    @property
    def is_busy(self) -> bool:
        """Whether a preview is under way."""
        return self._job is not None

    def soon(self) -> None:
        """Plan again when nothing has changed for a moment."""
        self._timer.start()

    def stop(self) -> None:
        """Drop what is under way."""
        self._timer.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def forget(self) -> None:
        """Drop it, and what earlier previews left."""
        self.stop()
        self._kept = Kept()

    def plan(self, session: CaseSession, ids: Sequence[str], choice: PackChoice) -> None:
        """Plan a pack over these exhibits and draw its pages."""
        self.stop()
        desk, kept, chosen = self._desk, self._kept, list(ids)
        policy, clock, school = desk.case_policy, desk.clock, desk.school.endorsement
        self.began.emit()

        def work(store: CaseStore, report: Reporter) -> Planned:
            return plan_preview(
                store,
                policy,
                clock,
                chosen,
                kept,
                Spoken(report),
                endorsement=school,
                choice=choice,
                signature_words=_signature_words(desk),
            )

        job = session.act(
            self.tr("Planning the pack"),
            work,
            quietly=True,
            priority=-1,  # behind whatever is to be saved
        )
        self._job = job
        job.then(lambda planned: self._draw(job, planned), lambda error: self._not_planned(job, error))

    def _draw(self, planning: Job[Planned], planned: Planned) -> None:
        if self._job is not planning:  # something changed meanwhile
            return
        job = self._desk.run(
            self.tr("Drawing the pack"), lambda report: draw_preview(planned, Spoken(report)), quietly=True
        )
        self._job = job
        job.then(
            lambda preview: self._show(job, preview, planned.waiting),
            lambda error: self._not_planned(job, error),
        )

    def _show(self, job: Job[Preview], preview: Preview, waiting: int) -> None:
        if self._job is job:
            self._job = None
            self.drawn.emit(preview, waiting)
            if waiting:
                self.soon()

    def _not_planned(self, job: Job[Planned] | Job[Preview], error: EvidenceDeskError) -> None:
        if self._job is job:
            self._job = None
            self.failed.emit(error)
