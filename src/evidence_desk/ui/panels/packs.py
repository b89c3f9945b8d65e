"""The Packs section: which exhibits, in which order, what stands in the way, and the pages as they will be."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSplitter, QVBoxLayout, QWidget

from evidence_desk.acts.looking import look_at
from evidence_desk.acts.ordering import move_exhibit
from evidence_desk.acts.packing import MadeBefore, packs_made
from evidence_desk.acts.previewing import Kept, Planned, Preview, draw_preview, plan_preview
from evidence_desk.acts.readiness import Problem, plan_problems
from evidence_desk.base.errors import Cancelled, EvidenceDeskError
from evidence_desk.case.store import CaseStore
from evidence_desk.ui import theme
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.make_pack import MakePackSheet
from evidence_desk.ui.jobs import Job, Reporter
from evidence_desk.ui.models.packing import PackModel, lines_of
from evidence_desk.ui.panels.pack_kinds import PackKinds
from evidence_desk.ui.problem_words import words_for
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.stages import Spoken
from evidence_desk.ui.widgets.buttons import MainButton
from evidence_desk.ui.widgets.notes import Heading, Label, Line, SecLabel
from evidence_desk.ui.widgets.pack_list import PackList
from evidence_desk.ui.widgets.page import Page
from evidence_desk.ui.widgets.pdf_pages import PdfPages
from evidence_desk.ui.widgets.problem_list import Card, ProblemList
from evidence_desk.ui.widgets.sizes import size_text

REPLAN_MS: Final = 400  # after the last change
_LIST_LINES: Final = 12  # shown without scrolling, at most
_BESIDE: Final = 900  # pixels at 100 % that three columns need


class PacksPage(Page):
    """The page. It changes the case only by moving exhibits, looking at pictures and making a pack."""

    classify_requested = Signal(list)  # ids
    exhibits_requested = Signal(list)  # ids to be shown in the Exhibits section
    actions_requested = Signal()  # where a call to the police is recorded
    verify_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._left_out: dict[str, set[str]] = {}  # case id -> exhibits unticked while the window is open
        self._kept = Kept()
        self._moving = 0  # moves on their way into the case
        self._is_stale = False  # the case changed behind another page
        self._is_narrow = False
        self._job: Job[Planned] | Job[Preview] | None = None
        self._shown_events = -1  # entries the list of packs made before was read at
        self._replan = QTimer(self)
        self._replan.setSingleShot(True)
        self._replan.setInterval(REPLAN_MS)
        self._replan.timeout.connect(self._plan)
        self.model = PackModel(self)
        self.model.ticked.connect(self._on_ticked)
        self.model.move_asked.connect(self._on_moved)
        self.kinds = PackKinds()
        self.kinds.verify_requested.connect(self.verify_requested)
        self.list = PackList(self.model)
        self.list.looked_at.connect(self._go_to_exhibit)
        self.list.lines_changed.connect(self._fit_list)
        self.problems = ProblemList()
        self.problems.asked.connect(self._on_problem)
        self.pages = PdfPages()
        self.make_button = MainButton(self.tr("Make the pack"), key="Ctrl+Enter", icon="package-check")
        self.make_button.clicked.connect(self._make)
        self._summary = SecLabel("", font="body")
        self._waits = SecLabel("")
        self._build()
        self._shortcut("F7", self.problems.focus_next)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            self._shortcut(keys, self._make)

    # -- layout ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._beside = row  # where the kinds stand when there is room
        self._edge = Line(Qt.Orientation.Vertical)
        row.addWidget(self.kinds)
        row.addWidget(self._edge)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(self._middle())
        split.addWidget(self._right())
        split.setStretchFactor(0, 1)
        split.setSizes([544, 404])
        row.addWidget(split, 1)

    def _middle(self) -> QWidget:
        head = QHBoxLayout()
        head.setSpacing(10)
        heading = Heading(self.tr("Police pack"))
        heading.setWordWrap(False)
        head.addWidget(heading)
        head.addWidget(self._summary, 1)
        card = Card()
        title = QHBoxLayout()
        title.setContentsMargins(12, 8, 12, 8)
        title.addWidget(Label(self.tr("Exhibits, in this order"), bold=True), 1)
        title.addWidget(SecLabel(self.tr("Alt+↑ and Alt+↓ move"), wrap=False))
        card.column.addLayout(title)
        card.column.addWidget(Line())
        card.column.addWidget(self.list)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(card)
        column.addWidget(self.problems)
        self._below = QVBoxLayout()  # where the kinds stand when there is none
        column.addLayout(self._below)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        area.setMinimumWidth(380)
        return area

    def _right(self) -> QWidget:
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 12, 12, 12)
        foot.setSpacing(12)
        foot.addWidget(self._waits, 1)
        foot.addWidget(self.make_button)
        right = QWidget()
        self.pages.setMinimumWidth(300)  # and the button below has its own
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.pages, 1)
        column.addWidget(Line())
        column.addLayout(foot)
        return right

    def _shortcut(self, keys: str, act: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    # -- following the case ------------------------------------------------------------------------------------

    def set_session(self, session: CaseSession | None) -> None:
        """Follow another case, or none."""
        self._kept = Kept()
        self._shown_events = -1
        self._moving = 0
        super().set_session(session)

    def refresh(self) -> None:
        """Show the case as it stands, and plan the pack again soon; behind another page, once it is in front."""
        session = self.session
        if session is None:
            return
        self._is_stale = not self.isVisible()
        if self._is_stale:
            return
        self.list.can_move(not session.read_only)
        if not self._moving:
            left_out = frozenset(self._left_out.get(session.case.id, ()))
            self.model.show(lines_of(session.case, session.locked, left_out))
        self._fit_list()
        self._show_problems()
        self._plan_soon()

    def wipe(self) -> None:
        """Forget the pages, and what they were made from."""
        self._stop_planning()
        self._kept = Kept()
        self.pages.clear()
        if self.session is None:
            self.model.show([])
            self.kinds.show_made([])
            self._left_out.clear()

    def focus_first(self) -> None:
        """Begin in the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the kinds below the list where there is no room beside it."""
        super().resizeEvent(event)
        narrow = self.width() < theme.scaled(_BESIDE)
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self._edge.setVisible(not narrow)
            if narrow:
                self._below.addWidget(self.kinds)
            else:
                self._beside.insertWidget(0, self.kinds)
            self.kinds.be_below(below=narrow)

    def showEvent(self, event: QShowEvent) -> None:
        """Plan when the page comes into view."""
        super().showEvent(event)
        if self._is_stale:
            self.refresh()
        self._plan_soon()
        self._read_made()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep no pages behind another page."""
        super().hideEvent(event)
        self.wipe()

    def _included(self) -> list[str]:
        return [line.id for line in self.model.lines if line.included]

    def _fit_list(self) -> None:
        rows = max(1, min(_LIST_LINES, self.model.rowCount()))
        self.list.setFixedHeight(rows * self.list.line_height() + 1)

    def _on_ticked(self) -> None:
        if self.session is not None:
            ids = {line.id for line in self.model.lines if not line.included}
            self._left_out[self.session.case.id] = ids
        self._show_problems()
        self._plan_soon()

    def _on_moved(self, ident: str, before: str) -> None:
        session = self.session
        if session is None:
            return
        self._moving += 1
        job = session.act(
            self.tr("Moving an exhibit"),
            lambda store, report: move_exhibit(store, ident, before or None),
            can_cancel=False,
            quietly=True,
        )
        job.failed.connect(self.error)
        job.ended.connect(self._after_move)
        self._plan_soon()

    def _after_move(self) -> None:
        self._moving = max(0, self._moving - 1)
        if not self._moving:
            self.refresh()

    # -- what stands in the way --------------------------------------------------------------------------------

    def _problems(self) -> list[Problem]:
        session = self.session
        if session is None:
            return []
        found = plan_problems(session.case, self.desk.case_policy, session.locked, self._included())
        return [Problem(code="read-only"), *found] if session.read_only else found

    def _show_problems(self) -> None:
        session = self.session
        if session is None:
            return
        found = self._problems()
        self.problems.show_problems(
            [(problem, words_for(problem, session.case, self.desk.case_policy)) for problem in found]
        )
        to_fix = sum(problem.blocks for problem in found)
        self.make_button.setEnabled(to_fix == 0)
        self._waits.setText(self.tr("%n thing(s) to fix first", "", to_fix) if to_fix else "")
        self.make_button.setAccessibleDescription(self._waits.text())

    def _on_problem(self, problem: Problem) -> None:
        session = self.session
        if session is None:
            return
        match problem.code:
            case "police-not-told":
                self.actions_requested.emit()
            case "category-unanswered":
                carriers = [
                    exhibit.id
                    for exhibit in session.case.in_display_order()
                    if (tags := exhibit.classification) is not None
                    and problem.category in {*tags.triggers, *(tag.id for tag in tags.criminal)}
                ]
                self.classify_requested.emit(carriers or list(problem.ids))
            case "no-policy-cell":
                self.classify_requested.emit(list(problem.ids))
            case "not-looked-at":
                self._look(problem.ids)
            case _:
                self.exhibits_requested.emit(list(problem.ids))

    def _look(self, ids: tuple[str, ...]) -> None:
        session = self.session
        if session is None:
            return

        def work(store: CaseStore, report: Reporter) -> None:
            look_at(store, [store.case.exhibits[name] for name in ids], Spoken(report))

        session.act(self.tr("Looking at pictures"), work).failed.connect(self._on_failed)

    def _on_failed(self, error: EvidenceDeskError) -> None:
        if not isinstance(error, Cancelled):
            self.error.emit(error)

    # -- pages -------------------------------------------------------------------------------------------------

    def _plan_soon(self) -> None:
        if self.isVisible() and self.session is not None:
            self._replan.start()

    def _stop_planning(self) -> None:
        self._replan.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _plan(self) -> None:
        session, ids, kept = self.session, self._included(), self._kept
        self._stop_planning()
        if session is None or not ids:
            self.pages.clear()
            self._show_summary(None)
            return
        policy, clock, school = self.desk.case_policy, self.desk.clock, self.desk.school.endorsement
        self.pages.show_waiting(self.tr("drawing …"))
        job = session.act(
            self.tr("Planning the pack"),
            lambda store, report: plan_preview(
                store, policy, clock, ids, kept, Spoken(report), endorsement=school
            ),
            quietly=True,
            priority=-1,  # behind whatever is to be saved
        )
        self._job = job
        job.then(lambda planned: self._draw(job, planned), lambda error: self._not_planned(job, error))

    def _draw(self, planning: Job[Planned], planned: Planned) -> None:
        if self._job is not planning:  # something changed meanwhile
            return
        job = self.desk.run(
            self.tr("Drawing the pack"), lambda report: draw_preview(planned, Spoken(report)), quietly=True
        )
        self._job = job
        job.then(
            lambda preview: self._show_preview(job, preview, planned.waiting),
            lambda error: self._not_planned(job, error),
        )

    def _show_preview(self, job: Job[Preview], preview: Preview, waiting: int) -> None:
        if self._job is not job:
            return
        self._job = None
        self.pages.show_pdf(preview.pdf)
        self.pages.show_waiting(self.tr("%n picture(s) still plain", "", waiting) if waiting else "")
        self.model.show_pages(preview.pages_of)
        self._show_summary(preview)
        if waiting:
            self._plan_soon()

    def _not_planned(self, job: Job[Planned] | Job[Preview], error: EvidenceDeskError) -> None:
        if self._job is not job:
            return
        self._job = None
        self.pages.show_waiting("")
        self._on_failed(error)

    def _show_summary(self, preview: Preview | None) -> None:
        if preview is None or self.session is None:
            self._summary.setText("")
            return
        exhibits = self.session.case.exhibits
        shown = [exhibits[line.id] for line in self.model.lines if line.included and not line.placeholder]
        pictures = sum(exhibit.size for exhibit in shown if exhibit.kind == "image")
        pages = self.tr("%n page(s)", "", preview.pages)
        self._summary.setText(
            self.tr("{pages}, about {size}").format(pages=pages, size=size_text(len(preview.pdf) + pictures))
        )

    def _go_to_exhibit(self, ref: str) -> None:
        line = next((line for line in self.model.lines if line.ref == ref), None)
        if line is not None and line.pages is not None:
            self.pages.go_to(line.pages[0])

    # -- making ------------------------------------------------------------------------------------------------

    def _make(self) -> None:
        is_open = any(sheet.isVisible() for sheet in self.findChildren(MakePackSheet))
        if self.session is None or is_open or any(problem.blocks for problem in self._problems()):
            return
        lines = [line for line in self.model.lines if line.included]
        withheld = sum(line.placeholder for line in lines)
        summary = self.tr("%n exhibit(s)", "", len(lines))
        if withheld:
            summary += ", " + self.tr("%n of them as a placeholder", "", withheld)
        if self._summary.text():
            summary += ". " + self._summary.text()
        sheet = MakePackSheet(self.desk, [line.id for line in lines], f"{summary}.", self)
        sheet.made.connect(self._after_making)
        sheet.open()

    def _after_making(self) -> None:
        self.said.emit(self.tr("The pack was made; the handling log names it"))
        self._read_made()

    def _read_made(self) -> None:
        """Read which packs were made before; the entries are read only when there are new ones."""
        session = self.session
        if session is None or not self.isVisible() or session.case.events == self._shown_events:
            return
        self._shown_events = session.case.events
        job = session.act(
            self.tr("Reading the handling log"), lambda store, report: packs_made(store), quietly=True
        )
        job.then(self._show_made, self._on_failed)

    def _show_made(self, made: list[MadeBefore]) -> None:
        if self.session is not None:
            self.kinds.show_made(made)
