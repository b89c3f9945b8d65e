"""The first run: from nothing to keys, a school and sheets that were tried, one question at a time.

Nothing is written before the last question of each way is answered; what is secret is forgotten as soon as it was
used, and when the page is left.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from evidence_desk.acts import joining, keysmith, schooling
from evidence_desk.acts.drill import Drill
from evidence_desk.acts.keysmith import NewSchool, SyncedFolder
from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.case.keys import Home, Person, check_passphrase
from evidence_desk.ui import strength
from evidence_desk.ui.announce import announce
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.jobs import Job, Reporter
from evidence_desk.ui.panels import first_run_steps as steps
from evidence_desk.ui.panels.welcome import Column, Side, TwoParts
from evidence_desk.ui.widgets.buttons import MainButton, QuietButton
from evidence_desk.ui.widgets.notes import NoteFrame
from evidence_desk.ui.widgets.sheet import BusyBar

_WIDTH = 460


class FirstRunPage(QWidget):
    """Makes a person's keys, or takes them from another computer. `done` gives the person, unlocked."""

    done = Signal(object)  # Person
    left = Signal()  # back to the unlock page, nothing made

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._passphrase = b""  # between the passphrase and the sheets of a first lead, never longer
        self._can_leave = False
        self._person: Person | None = None
        self._job: Job[object] | None = None
        self._side = Side(self.tr("A few questions, once. Nothing is sent anywhere."))
        self.start = steps.StartStep()
        self.who = steps.WhoStep()
        self.school = steps.SchoolStep()
        self.passphrase = steps.PassphraseStep(desk)
        self.carried = steps.CarriedStep()
        self.sheets = steps.SheetsStep()
        self.drill = steps.DrillStep(desk)
        self.finish = steps.DoneStep(desk)
        self._steps = _Steps(self._all())
        self._error = NoteFrame("stop", "", "", icon="circle-alert")
        self._error.hide()
        self._busy = BusyBar()
        self._busy.hide()
        self.back = QuietButton(self.tr("Back"), "arrow-left")
        self.back.clicked.connect(self._go_back)
        self.forward = MainButton(self.tr("Continue"))
        self.forward.clicked.connect(self._go_on)
        form = Column(_WIDTH)
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.forward)
        for widget in (self._steps, self._error, self._busy):
            form.body.addWidget(widget)
        form.body.addSpacing(8)
        form.body.addLayout(buttons)
        self._parts = TwoParts(self._side, form)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._parts)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.school.choices.changed.connect(lambda _: self._show_side())
        self.start.choices.changed.connect(lambda _: self._show_side())
        self.drill.drill.finished.connect(self._on_drill)
        self._show(self.start)

    def begin(self, *, can_leave: bool) -> None:
        """Begin at the first question.

        Args:
            can_leave: somebody has keys here already, so that there is a page to go back to.
        """
        self._can_leave = can_leave
        self._wipe_secrets()
        self._show(self.start)
        base = self._desk.base
        job = self._desk.run("", lambda report: schooling.find(base), can_cancel=False, quietly=True)
        job.then(self.school.offer, owner=self)

    def _all(self) -> tuple[steps.Step, ...]:
        return (
            self.start, self.who, self.school, self.passphrase, self.carried, self.sheets, self.drill, self.finish,
        )  # fmt: skip

    # --- the way

    def _way(self) -> list[steps.Step]:
        """Return the steps of the way chosen."""
        if self.start.choices.chosen == "carried":
            return [self.start, self.carried, self.finish]
        way: list[steps.Step] = [self.start, self.who, self.school, self.passphrase]
        if self.school.is_first:
            way += [self.sheets, self.drill]
        return [*way, self.finish]

    @property
    def step(self) -> steps.Step:
        """The step on the screen."""
        return self._steps.current

    def _show(self, step: steps.Step) -> None:
        self._steps.show_step(step)
        self._error.hide()
        made = self._person is not None
        self.back.setVisible(not made and (self._can_leave or step is not self.start))
        if step is self.finish:
            self.forward.setText(self.tr("Start"))
        elif step is self.drill:
            self.forward.setText(self.tr("Do it later"))
        else:
            self.forward.setText(self.tr("Continue"))
        self._show_side()
        if self.isVisible():
            (step.focusProxy() or self.forward).setFocus(Qt.FocusReason.TabFocusReason)
            announce(self, step.heading.text())

    def _on_drill(self, result: Drill) -> None:
        if all(result.proved(purpose) for purpose in ("recovery", "custody")):
            self.forward.setText(self.tr("Continue"))

    def _show_side(self) -> None:
        way = self._way()
        self._side.show_steps([step.heading.text() for step in way], way.index(self.step))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field continues, as the button does; on a button it presses nothing by itself."""
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat()
        if is_enter and isinstance(self.focusWidget(), QLineEdit):
            self._go_on()
            return
        super().keyPressEvent(event)

    def _go_back(self) -> None:
        way = self._way()
        at = way.index(self.step)
        self._wipe_secrets()
        if at == 0:
            self.left.emit()
        else:
            self._show(way[at - 1])

    def _go_on(self) -> None:
        if self._job is not None or not self.step.check():
            return
        match self.step:
            case self.who:
                self.school.set_role(self.who.who.role)
                self._next()
            case self.passphrase:
                self._take_passphrase()
            case self.carried:
                self._import()
            case self.sheets:
                self._make_with_sheets()
            case self.finish:
                self._end()
            case _:
                self._next()

    def _next(self) -> None:
        way = self._way()
        step = way[way.index(self.step) + 1]
        if step is self.passphrase:
            who = self.who.who
            self.passphrase.both.known = (who.name, who.initials, who.organisation, "Evidence Desk")
        self._show(step)

    # --- making

    def _take_passphrase(self) -> None:
        typed = self.passphrase.both.take()
        if not typed:
            return
        passphrase, known = check_passphrase(typed), tuple(self.passphrase.both.known)
        who, home = self.who.who, Home(keysmith.free_home(self._desk.base))
        if self.school.is_first:

            def prepare(report: Reporter) -> NewSchool:
                strength.require(typed, known)
                return keysmith.new_school(who.organisation)

            self._passphrase = passphrase
            self._run(self.tr("Making the school’s keys"), prepare, self._on_school, self._refuse_passphrase)
            return
        path, clock = self.school.file.path, self._desk.clock

        def make(report: Reporter) -> Person:
            strength.require(typed, known)
            assert path is not None  # noqa: S101  # the step before has checked it
            return joining.join(home, who, passphrase, joining.read(path), clock)

        self._run(
            self.tr("Making your keys"),
            make,
            lambda person: self._on_made(home, person),
            self._refuse_passphrase,
        )

    def _refuse_passphrase(self, error: EvidenceDeskError) -> None:
        self._passphrase = b""
        if isinstance(error, strength.WeakPassphrase):
            self.passphrase.both.refuse(error.user_message)
        else:
            self._show_error(error)

    def _on_school(self, new: NewSchool) -> None:
        self.sheets.begin(new)
        self._next()

    def _make_with_sheets(self) -> None:
        new, passphrase = self.sheets.new, self._passphrase
        if new is None or not passphrase:  # it was left meanwhile
            self._show(self.passphrase)
            return
        who, home = self.who.who, Home(keysmith.free_home(self._desk.base))
        folder = None if self.sheets.is_printed else self.sheets.folder.path
        anyway = self.sheets.anyway.isChecked() and not self.sheets.anyway.isHidden()

        def make(report: Reporter) -> Person:
            if folder is None:
                return keysmith.make_keys(home, who, passphrase, new.school)
            return keysmith.make_keys_and_sheets(home, who, passphrase, new, folder, anyway=anyway)[0]

        if folder is not None:
            self.drill.drill.folder.set_path(folder)
        self._run(
            self.tr("Making your keys"),
            make,
            lambda person: self._on_made(home, person),
            self._on_sheets_failure,
        )

    def _on_sheets_failure(self, error: EvidenceDeskError) -> None:
        if isinstance(error, SyncedFolder):
            self.sheets.ask_anyway(error.user_message)
        else:
            self._show_error(error)

    def _import(self) -> None:
        path, typed = self.carried.file.path, self.carried.passphrase.take()
        assert path is not None  # noqa: S101  # checked by the step
        passphrase, home = check_passphrase(typed), Home(keysmith.free_home(self._desk.base))
        self._run(
            self.tr("Opening your keys"),
            lambda report: keysmith.import_keys(home, path, passphrase),
            lambda person: self._on_made(home, person),
            self._show_error,
        )

    def _on_made(self, home: Home, person: Person) -> None:
        self._wipe_secrets()
        self._desk.use_home(home.folder)
        self._person = person
        self.finish.show_person(person)
        self._next()

    def _end(self) -> None:
        person, self._person = self._person, None
        self._wipe_secrets()
        self._show(self.start)
        self.done.emit(person)

    # --- work and errors

    def _run(
        self,
        label: str,
        work: Callable[[Reporter], Any],
        done: Callable[[Any], object],
        failed: Callable[[EvidenceDeskError], object],
    ) -> None:
        self._error.hide()
        job = self._desk.run(label, work, can_cancel=False)
        self._job = job
        self._busy.show_job(job)
        self._busy.show()
        self._still(True)
        job.then(
            lambda result: self._on_end(done, result), lambda error: self._on_end(failed, error), owner=self
        )

    def _on_end(self, then: Callable[[Any], object], value: Any) -> None:
        self._job = None
        self._busy.hide()
        self._still(False)
        then(value)

    def _still(self, still: bool) -> None:
        for widget in (self._steps, self.back, self.forward):
            widget.setEnabled(not still)

    def _show_error(self, error: EvidenceDeskError) -> None:
        self._error.set_words(error.user_message)
        self._error.show()
        announce(self, error.user_message, urgent=True)

    def _wipe_secrets(self) -> None:
        self._passphrase = b""
        for step in self._all():
            step.wipe()

    def wipe(self) -> None:
        """Clear what is typed and secret: the window is hidden. Sheets not printed yet stay in memory, or those that
        were would belong to nothing.
        """
        for step in (self.passphrase, self.carried, self.drill):
            step.wipe()

    # --- size

    def showEvent(self, event: QShowEvent) -> None:
        """Begin where the keyboard is needed."""
        super().showEvent(event)
        (self.step.focusProxy() or self.forward).setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the panel out where there is no room for it."""
        super().resizeEvent(event)
        self._parts.fit(self.width())

    def changeEvent(self, event: QEvent) -> None:
        """Fit again when the text size changes."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange}:
            self._parts.fit(self.width())


class _Steps(QWidget):
    """One step at a time, as high as that one needs."""

    def __init__(self, all_steps: tuple[steps.Step, ...]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for step in all_steps:
            step.hide()
            column.addWidget(step)
        self.current = all_steps[0]

    def show_step(self, step: steps.Step) -> None:
        self.current.hide()
        self.current = step
        step.show()
