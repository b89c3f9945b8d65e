"""Where the page itself is: the browser's own window, held in here where the system can; words where there is none."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QPalette, QWindow
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from evidence_desk.ui import theme
from evidence_desk.ui.announce import announce
from evidence_desk.ui.page_keeping import EMBEDS, Asking
from evidence_desk.ui.widgets.area import FittedArea
from evidence_desk.ui.widgets.buttons import LinkButton, MainButton
from evidence_desk.ui.widgets.empty import EmptyState
from evidence_desk.ui.widgets.fields import ComboBox, Field, LineEdit
from evidence_desk.ui.widgets.notes import Heading, Icon, Label, NoteFrame, SecLabel

_FORM: Final = 520  # pixels of the form at 100 %


class StartForm(QWidget):
    """What is said before an address is loaded: the address, whose it is, and how one got there."""

    load_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.address = LineEdit("", self.tr("https://"))
        self.address_field = Field(self.tr("Web address"), self.address)
        self.reached = ComboBox(
            [(words, words) for words in self._ways()],
            editable=True,
        )
        self.reached.setCurrentIndex(-1)
        self.reached_field = Field(self.tr("How did you reach it?"), self.reached, self.tr("optional"))
        self.platform, self.account = LineEdit(), LineEdit()
        self.account_field = Field(self.tr("Account"), self.account, self.tr("optional"))
        self.platform_field = Field(self.tr("Platform"), self.platform, self.tr("optional"))
        self.load_button = MainButton(self.tr("Load the page"), "Enter")
        self.load_button.clicked.connect(self.load_pressed)
        self.address.returnPressed.connect(self.load_pressed)
        self.problem = NoteFrame("stop", icon="circle-alert")
        self.problem.hide()
        self._lay_out()

    def _ways(self) -> tuple[str, ...]:
        return (
            self.tr("Somebody showed it to me"),
            self.tr("Somebody sent me the address"),
            self.tr("Public page, found by myself"),
            self.tr("With my own school account"),
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(14)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Icon("globe", 20, "accent"))
        head.addWidget(Heading(self.tr("Keep a page before it is gone")), 1)
        account = QHBoxLayout()
        account.setSpacing(8)
        account.addWidget(self.platform_field, 1)
        account.addWidget(self.account_field, 1)
        column.addStretch(1)
        column.addLayout(head)
        column.addWidget(
            Label(
                self.tr(
                    "It is loaded in a private window, with its pictures blurred. You are asked the stop question "
                    "before it is loaded, and again before anything is kept."
                )
            )
        )
        column.addWidget(self.address_field)
        column.addWidget(self.reached_field)
        column.addLayout(account)
        column.addWidget(self.problem)
        column.addWidget(self.load_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(
            SecLabel(
                self.tr(
                    "Evidence Desk keeps no browsing history; the school’s filter and the site may have logged the "
                    "visit."
                )
            )
        )
        column.addStretch(2)

    def asking(self, url: str) -> Asking:
        """Return an address with what was said of it here."""
        return Asking(
            url=url,
            how_reached=self.reached.currentText().strip(),
            platform=self.platform.text().strip(),
            account=self.account.text().strip(),
        )

    def show_problem(self, words: str) -> None:
        """Say why it cannot be loaded."""
        self.problem.set_words("", words)
        self.problem.show()
        announce(self, words, urgent=True)
        self.address.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Forget what was typed."""
        for line in (self.address, self.platform, self.account):
            line.clear()
        self.reached.setCurrentIndex(-1)
        self.reached.setEditText("")
        self.problem.hide()


class PageArea(QWidget):
    """One face at a time: the form, the page, the curtain while pictures are taken, or words."""

    load_pressed = Signal()
    words_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.form = StartForm()
        self.form.load_pressed.connect(self.load_pressed)
        self._stack = QStackedWidget()
        self._form_face = self._middle(self.form)
        self.page = QWidget()
        self._page_column = QVBoxLayout(self.page)
        self._page_column.setContentsMargins(0, 0, 0, 0)
        self._holder: QWidget | None = None
        self.curtain = EmptyState("camera", "")
        self.outside = EmptyState("globe", "")
        self.words = EmptyState("globe", "")
        self.words.pressed.connect(self.words_pressed)
        for face in (self._form_face, self.page, self.curtain, self.outside, self.words):
            self._stack.addWidget(face)
        self.asked = QWidget()
        self._asked_row = QHBoxLayout(self.asked)
        self._asked_row.setContentsMargins(16, 7, 16, 7)
        self._asked_row.setSpacing(8)
        self._asked_words = Label("", font="small", ink="sec")
        self.should_not = LinkButton(self.tr("This should not be here"))
        self._asked_row.addWidget(Icon("info", 16, "sec"))
        self._asked_row.addWidget(self._asked_words, 1)
        self._asked_row.addWidget(self.should_not)
        self.asked.setAutoFillBackground(True)
        self.asked.setBackgroundRole(QPalette.ColorRole.Base)
        self.asked.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self.asked)

    def _middle(self, form: QWidget) -> QWidget:
        face = QWidget()
        area = FittedArea(form)
        area.setMaximumWidth(max(_FORM, theme.scaled(_FORM)))
        row = QHBoxLayout(face)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(area, 8)
        row.addStretch(1)
        return face

    # --- faces

    def show_form(self) -> None:
        """Show the form."""
        self._stack.setCurrentWidget(self._form_face)
        self.asked.hide()

    def show_words(self, icon: str, title: str, text: str, action: str = "") -> None:
        """Show words in the page's place."""
        self.words.set_words(title, text, action)
        self._stack.setCurrentWidget(self.words)

    def draw_curtain(self, title: str, text: str) -> None:
        """Cover the page while pictures of it are taken."""
        self.curtain.set_words(title, text)
        self._stack.setCurrentWidget(self.curtain)

    def show_page(self) -> None:
        """Show the page, or say where its window is."""
        self._stack.setCurrentWidget(self.page if self._holder is not None else self.outside)

    def say_asked(self, words: str) -> None:
        """Say under the page what was answered."""
        self._asked_words.setText(words)
        self.asked.setVisible(bool(words))

    @property
    def holds_page(self) -> bool:
        """Whether the page's window is held in here, and so is covered when this is."""
        return self._holder is not None

    # --- the other window

    def hold(self, handle: int) -> None:
        """Hold the browser's window in here where the system can; 0 where it has none to hold."""
        self.let_go()
        if handle and QGuiApplication.platformName() in EMBEDS:
            window = QWindow.fromWinId(handle)
            if window is not None:
                self.put(QWidget.createWindowContainer(window, self.page))
                return
        title = self.tr("The page is in its own window")
        text = self.tr("Look at it there, then press Keep this page here.")
        self.outside.set_words(title, text)

    def put(self, holder: QWidget) -> None:
        """Show what holds the page."""
        self._holder = holder
        holder.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        holder.setAccessibleName(self.tr("The page"))
        self._page_column.addWidget(holder)

    def let_go(self) -> None:
        """Let the browser's window go."""
        holder, self._holder = self._holder, None
        if holder is not None:
            self._page_column.removeWidget(holder)
            holder.hide()
            holder.deleteLater()
