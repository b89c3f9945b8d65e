"""Keeping a page in one press: load it blurred in a private window, look, keep; each part is safe once it is ticked.

The stop question comes before the first load, again when the page leads to another site, and before anything is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_desk.acts.authority import refuse_repeat
from evidence_desk.acts.page_capture import Loading, may_keep, may_load
from evidence_desk.base import clock as clocks
from evidence_desk.base.errors import BadInput, CannotWrite, EvidenceDeskError
from evidence_desk.capture import browser_wire as wire
from evidence_desk.capture.addresses import page_address
from evidence_desk.capture.page_parts import PageTrouble
from evidence_desk.case.gate import Admission, Route, StopAnswers, Stopped
from evidence_desk.ui.announce import announce
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.page_sheets import CertificateSheet, PageGateSheet, StopKeepingSheet
from evidence_desk.ui.hiding import open_once
from evidence_desk.ui.jobs import Reporter
from evidence_desk.ui.page_ends import end_words
from evidence_desk.ui.page_flow import End, PageFlow, clock_text
from evidence_desk.ui.page_keeping import Asking
from evidence_desk.ui.page_proving import PageProving
from evidence_desk.ui.page_words import trouble_help, trouble_title
from evidence_desk.ui.panels.page_area import PageArea
from evidence_desk.ui.panels.page_bar import PageBar
from evidence_desk.ui.panels.page_showing import show_area, show_bar, show_head, show_side
from evidence_desk.ui.panels.page_side import PageSide
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.widgets.notes import Line
from evidence_desk.ui.widgets.page import Page

_TICK_MS: Final = 1000


class PageCapturePage(Page):
    """The view in which a page is looked at and kept. It brings a bar of its own in place of the strip."""

    closed = Signal()
    stopped = Signal(object)  # Stopped: answered Yes or Not sure
    lock_requested = Signal(list)  # ids
    show_requested = Signal(list)  # ids of what was kept
    used = Signal()  # somebody is at the page, whose window the program does not see into
    key_pressed = Signal(str)  # a key of the window's, pressed with the keyboard on the page

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.flow = PageFlow(desk, self)
        self.proving = PageProving(desk, self)
        self._then_close = False
        self._hidden = False
        self._state = ""  # as it was shown last
        self._trouble: tuple[str, str] | None = None
        self._asked_at = ""
        self.bar, self.area = PageBar(), PageArea()
        self.side = self.inspector = PageSide(
            self.flow.model
        )  # `inspector`: a region of its own for the keyboard
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(lambda: show_head(self.side, self.flow))
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.area, 1)
        self._line = Line(Qt.Orientation.Vertical)
        row.addWidget(self._line)
        row.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(row, 1)
        self._connect()
        self._connect_flow()
        self.flow.begin()

    def _connect(self) -> None:
        bar, area, side = self.bar, self.area, self.side
        bar.close_pressed.connect(self.leave)
        bar.go_pressed.connect(self.flow.go)
        bar.address_given.connect(self.load)
        bar.blur_toggled.connect(self.flow.blur)
        bar.keep_pressed.connect(self.keep)
        area.load_pressed.connect(lambda: self.load(area.form.address.text()))
        area.words_pressed.connect(self._load_again)
        area.should_not.clicked.connect(self._should_not)
        side.more_pressed.connect(self._take_more)
        side.piece.marking_pressed.connect(lambda on: self.flow.mark(by_pointer=on))
        side.piece.typed.connect(lambda box: self.flow.mark(box=box))
        self.flow.piece_missed.connect(side.piece.say_missed)
        side.should_not_pressed.connect(self._should_not)
        side.stop_pressed.connect(self.flow.stop)
        side.show_pressed.connect(lambda: self.show_requested.emit(list(self.flow.ids)))
        side.again_pressed.connect(self._load_again)
        self._keys = {
            "Alt+Left": bar.back,
            "Alt+Right": bar.forward,
            "F5": bar.reload,
            "Ctrl+Return": bar.keep,
            "Ctrl+Shift+A": side.piece.button,
        }
        for keys, button in (*self._keys.items(), ("Ctrl+Enter", bar.keep), ("Esc", bar.close_button)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(button.click)

    def _connect_flow(self) -> None:
        flow = self.flow
        flow.changed.connect(self._show)
        self.proving.changed.connect(self._show)
        flow.asked.connect(self._on_asked)
        flow.troubled.connect(self._on_trouble)
        flow.refused.connect(self.said)
        flow.pressed.connect(self._on_pressed)
        flow.landed.connect(self._on_landed)
        flow.ended.connect(self._on_ended)
        flow.engine_ready.connect(self._on_engine)
        flow.failed.connect(self._on_failed)

    # --- being a page of the window

    def set_session(self, session: CaseSession | None) -> None:
        """Follow the case; with none, or another one, the private window ends."""
        if session is not self.session:
            self._forget()
        super().set_session(session)

    def wipe(self) -> None:
        """Show nothing of the page. What is being kept goes on."""
        if not self._hidden:
            self._hidden = True
            self.flow.hide(True)
        self._show()

    def refresh(self) -> None:
        """Show again what was hidden."""
        if self._hidden:
            self._hidden = False
            self.flow.hide(False)
        self._show()

    def _forget(self) -> None:
        self.flow.end()
        self.area.let_go()
        self.area.form.clear()
        self.proving.forget()
        self._trouble = None
        self._asked_at = ""
        self._show()

    def focus_first(self) -> None:
        """Put the keyboard where the next step is."""
        if self.flow.state == "form":
            self.area.form.address.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.flow.state == "loaded":
            self.bar.keep.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.bar.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_address(self) -> None:
        """Put the keyboard on the address: what Ctrl+L does here."""
        if self.flow.state == "form":
            self._trouble = None  # what was in the way gives place to the address
            self._show()
            self.area.form.address.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self.flow.state != "keeping":
            self.bar.address.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def begin(self, address: str = "", *, urgent: bool = False) -> None:
        """Begin with an address that was found, or with none.

        Args:
            urgent: it is going now: what shows the page comes first.
        """
        if self.flow.state == "keeping":
            return
        self._forget()
        self.flow.begin(urgent=urgent)
        self.area.form.address.setText(address)

    # --- loading

    def load(self, text: str) -> None:
        """Ask the stop question about an address, then load it."""
        session, form = self.session, self.area.form
        if self.flow.state == "keeping" or session is None:
            return
        typed = text.strip()
        try:
            if session.read_only:
                raise CannotWrite("case is open for reading", session.read_only)
            if not typed:
                raise BadInput("no address", self.tr("Paste or type a web address."))
            asking = form.asking(page_address(typed if "://" in typed else f"https://{typed}"))
            refuse_repeat(session.case, self.desk.case_policy, asking.source, self.desk.clock.read().utc)
        except EvidenceDeskError as error:
            self._show_problem(error)
            return
        form.problem.hide()
        found = self.tr("A page of the web. Nothing of it has been loaded.")
        self._ask_to_load(asking, found, lambda loading: self._load(asking, loading))

    def _show_problem(self, error: EvidenceDeskError) -> None:
        if self.flow.state == "form":
            self._trouble = None
            self._show()
            self.area.form.show_problem(error.user_message)
        else:
            self.error.emit(error)

    def _ask_to_load(
        self,
        asking: Asking,
        found: str,
        then: Callable[[Loading], object],
        left: Callable[[], object] | None = None,
    ) -> None:
        """Ask the question that comes before loading."""
        sheet = PageGateSheet(self.desk, "loading", found, asking.url, self)
        sheet.answered.connect(lambda answers: self._decide_loading(asking, answers, then))
        if left is not None:
            sheet.rejected.connect(left)
        open_once(sheet)

    def _decide_loading(
        self, asking: Asking, answers: StopAnswers, then: Callable[[Loading], object]
    ) -> None:
        session = self.session
        if session is None:
            return
        now, policy, case = self.desk.clock.read(), self.desk.case_policy, session.case

        def decide(report: Reporter) -> Loading | Stopped:
            return may_load(asking.url, answers, now, case=case, source=asking.source, policy=policy)

        def decided(decision: Loading | Stopped) -> None:
            if self.session is not session:
                return  # another case by now
            if isinstance(decision, Stopped):
                self._stop(decision)
            else:
                self._asked_at = clock_text(self._now())
                then(decision)

        self.desk.run("", decide, quietly=True).then(decided, self._show_problem, owner=self)

    def _stop(self, decision: Stopped) -> None:
        self._forget()
        self.stopped.emit(decision)

    def _now(self) -> str:
        return clocks.utc_text(self.desk.clock.read().utc)

    def _load(self, asking: Asking, loading: Loading) -> None:
        self._trouble = None
        self.flow.load(asking, loading)
        if self.session is not None:
            self.proving.check_clock(self.session)
        announce(self, self.tr("Loading the page"))

    def _load_again(self) -> None:
        asking = self.flow.asking
        address = asking.url if asking is not None else self.area.form.address.text()
        self._trouble = None
        self.flow.end()
        self.area.form.address.setText(address)
        self._show()
        self.load(address)

    def _on_pressed(self, key: str) -> None:
        """A key of the program's own, while the page had the keyboard. Esc takes the keyboard away from the page."""
        self.used.emit()
        if not key or self.isHidden():
            return
        self.window().activateWindow()
        self.focus_first()
        if key in self._keys:
            self._keys[key].click()
        elif key != "Esc":
            self.key_pressed.emit(key)

    def _on_engine(self, handle: int) -> None:
        self.area.hold(handle)
        self._show()

    def _on_asked(self, asked: wire.Asked) -> None:
        """The browser waits: the page leads to another site, or something about this one is not in order."""
        flow = self.flow

        def decide(go_on: bool) -> None:
            flow.answer(asked, go_on=go_on)

        if asked.about == "site":
            self._ask_about_site(asked)
            return
        if asked.about == "certificate":
            title = self.tr("The site’s certificate does not hold")
            words = self.tr(
                "Somebody could stand between this computer and the site, and alter the page. If you go on, the record "
                "and every pack say so, and it never gets grade A."
            )
            details = " · ".join(part for part in (asked.words, asked.subject, asked.issuer) if part)
        else:
            title = self.tr("This address is inside the school’s own network")
            words = self.tr(
                "Pages of the web have no business there. Go on only if you mean exactly this address."
            )
            details = ""
        sheet = CertificateSheet(title, asked.host, words, details, self)
        sheet.decided.connect(decide)
        open_once(sheet)

    def _ask_about_site(self, asked: wire.Asked) -> None:
        found = self.tr("The page leads to another site, {host}. Nothing of it has been loaded.")
        asking = Asking(url=asked.url)

        def go_on(loading: Loading) -> None:
            self.flow.answered_for(loading)
            self.flow.answer(asked, go_on=True)

        self._ask_to_load(
            asking, found.format(host=asked.host), go_on, lambda: self.flow.answer(asked, go_on=False)
        )

    def _on_trouble(self, code: str, words: str) -> None:
        title, text = trouble_title(code), words or trouble_help(code)
        announce(self, f"{title} {text}", urgent=True)
        if self.flow.state == "form":
            self._trouble = title, text
            self._show()
        elif self.flow.state != "keeping":
            self.side.show_note("warn", title, text, again=True)

    def _on_failed(self, error: EvidenceDeskError) -> None:
        code = error.code if isinstance(error, PageTrouble) else "engine"
        self._trouble = trouble_title(code), error.user_message
        announce(self, error.user_message, urgent=True)
        self._show()

    # --- keeping

    def keep(self, left: Callable[[], object] | None = None) -> None:
        """Ask whether anything that will be kept must not be; then keep it.

        Args:
            left: called when the question is left without an answer.
        """
        flow = self.flow
        if flow.state != "loaded":
            return
        flow.signed_in_as = self.side.signed_in.text().strip()
        found = self.tr("%n part(s) of this page will be kept.", "", self.flow.model.rowCount())
        if flow.taking:
            found += " " + self.tr("%n picture(s) that you have not had shown are among it.", "", flow.taking)
        url = flow.shown.url if flow.shown is not None else ""
        sheet = PageGateSheet(self.desk, "keeping", found, url, self)
        sheet.answered.connect(self._decide_keeping)
        if left is not None:
            sheet.rejected.connect(left)
        open_once(sheet)

    def _decide_keeping(self, answers: StopAnswers) -> None:
        def decided(decision: Admission | Stopped) -> None:
            if isinstance(decision, Stopped):
                self._stop(decision)
            else:
                self._asked_at = clock_text(self._now())
                self.flow.keep(decision)

        job = self.desk.run("", lambda report: may_keep(answers), quietly=True)
        job.then(decided, self.error.emit, owner=self)

    def keep_urgently(self) -> bool:
        """It is going now: keep what is loaded, what shows it first; return whether there is something to keep."""
        if self.flow.state != "loaded":
            return self.flow.state == "keeping"
        was_urgent = self.flow.urgent
        self.flow.hurry()
        self.keep(lambda: self.flow.hurry(on=was_urgent))
        return True

    def _take_more(self, count: int) -> None:
        self.flow.taking = count
        self._show()

    def _on_landed(self, ref: str) -> None:
        self.said.emit(self.tr("Saved as {ref}").format(ref=ref))

    def _on_ended(self, end: End) -> None:
        kind, title, text = end_words(end, clock_text(self._now()))
        self.side.show_note(kind, title, text, again=kind != "ok")
        announce(self, title, urgent=True)
        self.said.emit(title)
        if end.ids and self.session is not None:
            self.proving.begin(self.session, end.ids[0])
        if self._then_close:
            self._then_close = False
            self.leave()

    def _should_not(self) -> None:
        """Close the page at once; what was kept of it is locked, what was not is never kept."""
        ids = list(self.flow.ids)
        self._forget()
        if ids:
            self.lock_requested.emit(ids)
        else:
            wording = self.desk.policy.page.version
            self.stopped.emit(
                Stopped(route=Route.PAGE, answer="unsure", gate_class="HARD", wording=wording, files=1)
            )

    def leave(self) -> None:
        """Close the page; while it is being kept, ask first."""
        if self.flow.state == "keeping":
            sheet = StopKeepingSheet(self.flow.model.kept, self)
            sheet.stop_chosen.connect(self._stop_and_close)
            self.flow.ended.connect(sheet.reject)
            open_once(sheet)
            return
        self._forget()
        self.closed.emit()

    def _stop_and_close(self) -> None:
        if self.flow.state != "keeping":
            self.leave()
            return
        self._then_close = True
        self.flow.stop()

    def _show(self) -> None:
        """Show where it stands; as soon as the page is there, the keyboard is at what is done next."""
        flow, hidden = self.flow, self._hidden
        is_new = flow.state == "loaded" and self._state != "loaded"
        self._state = flow.state
        self._timer.start() if flow.state == "keeping" else self._timer.stop()
        show_bar(self.bar, flow, hidden=hidden)
        show_area(self.area, flow, hidden=hidden, asked_at=self._asked_at, trouble=self._trouble)
        show_side(self.side, flow, self.proving)
        self._line.setVisible(not self.side.isHidden())
        if is_new and self.isVisible():
            self.bar.keep.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self, self.tr("The page is loaded. Nothing is kept yet."))
