"""The Packs section: which exhibits, in which order, what stands in the way, and the pages as they will be."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSplitter, QVBoxLayout, QWidget

from evidence_desk.acts.ordering import move_exhibit
from evidence_desk.acts.packing import MadeBefore, packs_made
from evidence_desk.acts.previewing import Preview
from evidence_desk.acts.readiness import Problem, plan_problems
from evidence_desk.base.errors import Cancelled, EvidenceDeskError
from evidence_desk.packs.content import Kind
from evidence_desk.ui import theme
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.certificate import CertificateSheet
from evidence_desk.ui.dialogs.hand_over import HandOverSheet
from evidence_desk.ui.dialogs.make_pack import MakePackSheet
from evidence_desk.ui.models.pack_draft import PackDraft
from evidence_desk.ui.models.packing import PackModel, lines_of
from evidence_desk.ui.pack_drafting import PackDrafting
from evidence_desk.ui.pack_planning import PackPlanning
from evidence_desk.ui.panels.pack_answers import PackAnswers, carriers
from evidence_desk.ui.panels.pack_head import PackFoot, PackHead, PackOptions
from evidence_desk.ui.panels.pack_kinds import PackKinds
from evidence_desk.ui.problem_words import words_for
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.widgets.notes import Label, Line, SecLabel
from evidence_desk.ui.widgets.pack_list import PackList
from evidence_desk.ui.widgets.page import Page
from evidence_desk.ui.widgets.pdf_pages import PdfPages
from evidence_desk.ui.widgets.problem_list import Card, ProblemList
from evidence_desk.ui.widgets.sizes import size_text

_LIST_LINES: Final = 12  # shown without scrolling, at most
_BESIDE: Final = 900  # pixels at 100 % that three columns need


class PacksPage(Page):
    """The page. It changes the case only by moving exhibits, looking at pictures and making a pack."""

    classify_requested = Signal(list)  # ids
    exhibits_requested = Signal(list)  # ids to be shown in the Exhibits section
    actions_requested = Signal()  # where a call to the police is recorded
    people_requested = Signal()  # where people are given a pseudonym
    governors_requested = Signal()
    verify_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._drafting = PackDrafting(desk, self)
        self._drafting.changed.connect(self.refresh)
        self._drafting.said.connect(self.said)
        self._drafting.failed.connect(self._on_failed)
        self._moving = 0  # moves on their way into the case
        self._is_stale = False  # the case changed behind another page
        self._is_narrow = False
        self._shown_events = -1  # entries the list of packs made before was read at
        self.planning = PackPlanning(desk, self)
        self.planning.wanted.connect(self._plan)
        self.planning.began.connect(self._on_planning)
        self.planning.drawn.connect(self._show_preview)
        self.planning.failed.connect(self._not_planned)
        self.model = PackModel(self)
        self.model.ticked.connect(self._on_ticked)
        self.model.move_asked.connect(self._on_moved)
        self.kinds, self.head, self.options = PackKinds(), PackHead(), PackOptions()
        self.kinds.verify_requested.connect(self.verify_requested)
        self.kinds.governors_requested.connect(self.governors_requested)
        self.kinds.certificate_requested.connect(lambda: CertificateSheet(desk, self).open())
        self.kinds.kind_chosen.connect(self._on_kind)
        self.answers = PackAnswers(desk, self)
        self.answers.given.connect(self.refresh)
        self.answers.said.connect(self.said)
        self.answers.failed.connect(self._on_failed)
        self.kinds.given_asked.connect(self.answers.ask_given)
        self.options.enquiries_asked.connect(self.answers.ask_enquiries)
        self.options.weigh_asked.connect(self._weigh)
        self.answers.look_requested.connect(lambda ident: self.exhibits_requested.emit([ident]))
        for asked in (self.head, self.options):
            asked.changed.connect(self.planning.soon)
            asked.changed.connect(self._show_saved)
        self.list = PackList(self.model)
        self.list.looked_at.connect(self._go_to_exhibit)
        self.list.lines_changed.connect(self._fit_list)
        self.problems = ProblemList()
        self.problems.asked.connect(self._on_problem)
        self.pages = PdfPages()
        self.foot = PackFoot()
        self.make_button = self.foot.make_button
        self.make_button.clicked.connect(self._make)
        self.foot.hand_over_button.clicked.connect(self._hand_over)
        self.foot.save_button.clicked.connect(self._drafting.save)
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
        column.addWidget(self.head)
        column.addWidget(card)
        column.addWidget(self.problems)
        column.addWidget(self.options)
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
        right = QWidget()
        self.pages.setMinimumWidth(300)  # and the button below has its own
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.pages, 1)
        column.addWidget(Line())
        column.addWidget(self.foot)
        return right

    def _shortcut(self, keys: str, act: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    # -- following the case ------------------------------------------------------------------------------------

    def set_session(self, session: CaseSession | None) -> None:
        """Follow another case, or none."""
        self.planning.forget()
        self._shown_events, self._moving = -1, 0
        self._drafting.follow(session)
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
            self._show_lines()
        self._fit_list()
        self._show_problems()
        self._plan_soon()
        self._read_made()

    @property
    def draft(self) -> PackDraft:
        """What is chosen so far."""
        return self._drafting.draft

    def _show_lines(self) -> None:
        session, draft = self.session, self.draft
        if session is None:
            return
        self.kinds.choose(draft.kind)
        self.head.show_draft(draft)
        self.options.show_draft(draft)
        self.options.show_exhibit(self.model.ref_at(self.list.currentIndex().row()))
        self.model.show(lines_of(session.case, self.desk.case_policy, session.locked, draft))

    def _on_kind(self, kind: Kind) -> None:
        """Go on with another kind of pack; the order stays, as it is the case's."""
        if self.session is not None:
            self._drafting.choose_kind(kind)
            self.head.summary.setText("")
            self.refresh()

    def wipe(self) -> None:
        """Forget the pages, and what they were made from."""
        self.planning.forget()
        self.pages.clear()
        if self.session is None:
            self.model.show([])
            self.kinds.show_made([])
            self.head.show_draft(self.draft)

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

    def _fit_list(self) -> None:
        rows = max(1, min(_LIST_LINES, self.model.rowCount()))
        self.list.setFixedHeight(rows * self.list.line_height() + 1)

    def _on_ticked(self) -> None:
        draft, was = self.draft, set(self.draft.unticked)
        draft.unticked = {line.id for line in self.model.lines if not line.included}
        self._show_problems()
        self._plan_soon()
        silent = [name for name in draft.unticked - was if not draft.reasons.get(name)]
        if silent and draft.kind != "police":
            self.answers.ask_why(draft, self.model.named(silent))

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
        draft = self.draft
        found = plan_problems(
            session.case,
            self.desk.case_policy,
            session.locked,
            self.model.included,
            kind=draft.kind,
            confirmed=frozenset(draft.confirmed),
            left_out={name: why for name, why in draft.reasons.items() if name in draft.unticked},
        )
        return [Problem(code="read-only"), *found] if session.read_only else found

    def _show_problems(self) -> None:
        session = self.session
        if session is None:
            return
        found = self._problems()
        self.problems.show_problems(
            [(problem, words_for(problem, session.case, self.desk.case_policy)) for problem in found]
        )
        self.foot.show_state(sum(problem.blocks for problem in found), self.draft.kind)
        self._show_saved()

    def _show_saved(self) -> None:
        self.foot.show_draft(self._drafting.state())

    def _on_problem(self, problem: Problem) -> None:
        session, draft = self.session, self.draft
        if session is None:
            return
        match problem.code:
            case "police-not-told" | "hold-disclosure" | "question-open":
                self.actions_requested.emit()
            case "no-pseudonym" | "nobody-listed":
                self.people_requested.emit()
            case "left-out-no-reason":
                self.answers.ask_why(draft, self.model.named(problem.ids))
            case "needs-redaction":
                self.answers.ask_third_party(draft, self.model.named({*problem.ids, *draft.confirmed}))
            case "category-unanswered":
                self.classify_requested.emit(carriers(session.case, problem))
            case "no-policy-cell":
                self.classify_requested.emit(list(problem.ids))
            case "not-looked-at":
                self.answers.look_now(problem.ids)
            case _:
                self.exhibits_requested.emit(list(problem.ids))

    def _on_failed(self, error: EvidenceDeskError) -> None:
        if not isinstance(error, Cancelled):
            self.error.emit(error)

    # -- pages -------------------------------------------------------------------------------------------------

    def _plan_soon(self) -> None:
        if self.isVisible() and self.session is not None:
            self.planning.soon()

    def _plan(self) -> None:
        session, ids = self.session, self.model.included
        if session is None or not ids:
            self.planning.stop()
            self.pages.clear()
            self._show_summary(None)
            return
        self.planning.plan(session, ids, self.draft.choice(ids))

    def _on_planning(self) -> None:
        self.pages.show_waiting(self.tr("drawing …"))

    def _show_preview(self, preview: Preview, waiting: int) -> None:
        self.pages.show_pdf(preview.pdf)
        self.pages.show_waiting(self.tr("%n picture(s) still plain", "", waiting) if waiting else "")
        self.model.show_pages(preview.pages_of)
        self._show_summary(preview)

    def _not_planned(self, error: EvidenceDeskError) -> None:
        self.pages.show_waiting("")
        self._on_failed(error)

    def _show_summary(self, preview: Preview | None) -> None:
        if preview is None or self.session is None:
            self.head.summary.setText("")
            return
        exhibits = self.session.case.exhibits
        shown = [
            exhibits[line.id]
            for line in self.model.lines
            if line.included and not line.placeholder and not line.to_redact
        ]
        pictures = sum(exhibit.size for exhibit in shown if exhibit.media_type.startswith("image/"))
        pages = self.tr("%n page(s)", "", preview.pages)
        self.head.summary.setText(
            self.tr("{pages}, about {size}").format(pages=pages, size=size_text(len(preview.pdf) + pictures))
        )

    def _weigh(self) -> None:
        row = self.list.currentIndex().row()
        if 0 <= row < len(self.model.lines):
            self.answers.ask_bearing(self.model.lines[row].id)

    def _go_to_exhibit(self, ref: str) -> None:
        self.options.show_exhibit(ref)
        line = next((line for line in self.model.lines if line.ref == ref), None)
        if line is not None and line.pages is not None:
            self.pages.go_to(line.pages[0])

    # -- making ------------------------------------------------------------------------------------------------

    def _make(self) -> None:
        is_open = any(sheet.isVisible() for sheet in self.findChildren(MakePackSheet))
        if self.session is None or is_open or any(problem.blocks for problem in self._problems()):
            return
        lines = [line for line in self.model.lines if line.included]
        withheld = sum(line.placeholder or line.to_redact for line in lines)
        summary = self.tr("%n exhibit(s)", "", len(lines))
        if withheld:
            summary += ", " + self.tr("%n of them as a placeholder", "", withheld)
        if self.head.summary.text():
            summary += ". " + self.head.summary.text()
        sheet = MakePackSheet(self.desk, self.draft, [line.id for line in lines], f"{summary}.", self)
        self._open(sheet)

    def _hand_over(self) -> None:
        if self.session is None or any(problem.blocks for problem in self._problems()):
            return
        sheet = HandOverSheet(self.desk, self.draft, self.model.included, self)
        self._open(sheet)

    def _open(self, sheet: MakePackSheet | HandOverSheet) -> None:
        sheet.made.connect(self._after_making)
        sheet.finished.connect(self.refresh)  # what was typed there is on the cover
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
