"""The form of the staff window: what was found, what happened, who, when; and one button that sends it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from evidence_desk.acts.sending import Unsent
from evidence_desk.case.values import Concern
from evidence_desk.ui import theme
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.staff.asking import danger_note, danger_words
from evidence_desk.ui.staff.face import Face, listed
from evidence_desk.ui.staff.outgoing import Outgoing
from evidence_desk.ui.staff.parts import DropBox, ItemList
from evidence_desk.ui.widgets.buttons import LinkButton, MainButton
from evidence_desk.ui.widgets.fields import Field, LineEdit, TextEdit
from evidence_desk.ui.widgets.notes import Heading, Label, NoteFrame, SecLabel
from evidence_desk.ui.widgets.when_edit import WhenEdit

_PAUSE_MS: Final = 1_500  # what is typed is kept, encrypted, after so long
_HIGH: Final = 40
_LARGE: Final = 130  # per cent: above it who and when stand one below the other


class SendButton(MainButton):
    """The one button of the form, 40 high."""

    font_name: theme.FontName = "section"

    def height_hint(self) -> int:
        """Return 40 pixels or more."""
        return max(_HIGH, theme.metrics("section").height() + 18)


class FormFace(Face):
    """What a member of staff fills in. It is kept while it is typed, and forgotten once it is sealed."""

    send_pressed = Signal()
    change_pressed = Signal()  # to somebody else, or from the beginning
    receipts_pressed = Signal()
    words_changed = Signal(object)  # Unsent

    def __init__(self, desk: Desk, outgoing: Outgoing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._outgoing = outgoing
        self._filling = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.words_changed.emit(self.words()))
        self._head()
        self._fields()
        self._foot()
        outgoing.changed.connect(self.refresh)

    # --- making it

    def _head(self) -> None:
        self.title = Heading(self.tr("Send to the DSL"))
        self.to = SecLabel(font="body")
        self.change_link = LinkButton(self.tr("Change"))
        self.change_link.clicked.connect(self.change_pressed)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.to, 1)
        row.addWidget(self.change_link, 0, Qt.AlignmentFlag.AlignTop)
        self.follows = NoteFrame("info", icon="undo-2")
        self.box = DropBox()
        self.items = ItemList()
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.title)
        head.addLayout(row)
        self.body.addLayout(head)
        for widget in (self.follows, self.box, self.items):
            self.body.addWidget(widget)

    def _fields(self) -> None:
        self.facts = TextEdit(lines=3)
        self.about = LineEdit()
        self.seen = WhenEdit(self._desk.clock)
        self.seen.setPlaceholderText(self.tr("today 13:20"))
        self.where = LineEdit()
        self.childs_words = TextEdit(lines=2)
        self.childs_wishes = LineEdit()
        self.told_whom = LineEdit()
        self.facts_field = Field(
            self.tr("What happened?"), self.facts, self.tr("facts first; the child’s words if heard")
        )
        self.seen_field = Field(self.tr("When did you see it?"), self.seen)
        self._pair = QGridLayout()
        self._pair.setHorizontalSpacing(12)
        self._pair.setVerticalSpacing(8)
        self.about_field = Field(self.tr("Who is it about?"), self.about)
        self.body.addWidget(self.facts_field)
        self.body.addLayout(self._pair)
        self.danger = danger_note()
        self.body.addWidget(self.danger)
        self.body.addWidget(Label(self.tr("If you know"), bold=True))
        for label, widget, hint in (
            (self.tr("Where did you see it?"), self.where, self.tr("app, page, place")),
            (self.tr("The child’s own words"), self.childs_words, self.tr("exactly as they were said")),
            (self.tr("What the child wishes"), self.childs_wishes, ""),
            (self.tr("Whom have you told?"), self.told_whom, ""),
        ):
            self.body.addWidget(Field(label, widget, hint))
        self.body.addStretch(1)
        for text in (self.facts, self.childs_words):
            text.setTabChangesFocus(True)
            text.textChanged.connect(self._on_typed)
        for line in (self.about, self.seen, self.where, self.childs_wishes, self.told_whom):
            line.textChanged.connect(self._on_typed)
        self._place_pair()
        theme.watcher().changed.connect(self._place_pair)

    def _place_pair(self) -> None:
        """Put who and when side by side, or one below the other where text is large."""
        for field in (self.about_field, self.seen_field):
            self._pair.removeWidget(field)
        below = theme.text_percent() > _LARGE
        self._pair.addWidget(self.about_field, 0, 0, Qt.AlignmentFlag.AlignTop)
        self._pair.addWidget(self.seen_field, *((1, 0) if below else (0, 1)), Qt.AlignmentFlag.AlignTop)
        for column in (0, 1):
            self._pair.setColumnStretch(column, 0 if below and column else 1)

    def _foot(self) -> None:
        column = self.foot()
        self.error = NoteFrame("stop", icon="circle-alert")
        self.error.hide()
        self.send_button = SendButton(self.tr("Send to DSL"), icon="send")
        self.send_button.clicked.connect(self._on_send)
        after = SecLabel(self.tr("After sending you cannot open it again. That protects you too."))
        after.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.receipts_link = LinkButton(self.tr("Receipts of what was sent"), "scroll-text")
        self.receipts_link.clicked.connect(self.receipts_pressed)
        column.addWidget(self.error)
        column.addWidget(self.send_button)
        column.addWidget(after)
        self.body.addWidget(self.receipts_link)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(
                QKeySequence(key), self, self._on_send, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
            )

    # --- showing

    def refresh(self) -> None:
        """Show what is sealed, and for whom."""
        names = listed(self._outgoing.names)
        leading = self._outgoing.leads
        self.to.setText(self.tr("Only {names} can open it").format(names=names) if leading else names)
        self.title.setText(self.tr("Send in confidence") if leading else self.tr("Send to the DSL"))
        self.danger.set_words("", danger_words(leading=leading))
        self.send_button.setText(self.tr("Send") if leading else self.tr("Send to DSL"))
        sealed = bool(self._outgoing.rows)
        self.change_link.setText(self.tr("Start again") if sealed else self.tr("Change"))
        self.box.allow(self._desk.school.settings.capture)
        self.items.show_rows(self._outgoing.rows)
        before = self._outgoing.follows
        self.follows.setVisible(before is not None)
        if before is not None:
            words = self.tr("Adds to what you sent: check code {code}").format(code=before.receipt.check_code)
            self.follows.set_words("", words)
        self.receipts_link.setVisible(bool(self._outgoing.receipts))
        self._show_ready()

    def _show_ready(self) -> None:
        self.send_button.setEnabled(bool(self._outgoing.rows) or self.words() != Unsent())

    def show_words(self, words: Unsent) -> None:
        """Fill in what was typed before."""
        self._filling = True
        self.facts.setPlainText(words.facts)
        self.about.setText(words.about)
        self.seen.set_value(words.seen_at)
        self.where.setText(words.where)
        self.childs_words.setPlainText(words.childs_words)
        self.childs_wishes.setText(words.childs_wishes)
        self.told_whom.setText(words.told_whom)
        self._filling = False
        self._pause.stop()
        self._show_ready()

    def words(self) -> Unsent:
        """Return what is typed."""
        return Unsent(
            facts=self.facts.toPlainText().strip(),
            about=self.about.text().strip(),
            seen_at=self.seen.value() or self.seen.text().strip(),
            where=self.where.text().strip(),
            childs_words=self.childs_words.toPlainText().strip(),
            childs_wishes=self.childs_wishes.text().strip(),
            told_whom=self.told_whom.text().strip(),
        )

    def concern(self) -> Concern | None:
        """Return what is typed as it is sealed, in English as the record is; None for nothing."""
        typed = self.words()
        if typed == Unsent():
            return None
        lines = [f"About: {typed.about}"] if typed.about else []
        lines += [f"Seen: {self.seen.understood()}"] if self.seen.value() else []
        lines += [typed.facts] if typed.facts else []
        return Concern(
            facts="\n".join(lines),
            location=typed.where,
            childs_words=typed.childs_words,
            childs_wishes=typed.childs_wishes,
            told_whom=typed.told_whom,
        )

    def flush(self) -> None:
        """Keep at once what was typed last."""
        if self._pause.isActive():
            self._pause.stop()
            self.words_changed.emit(self.words())

    def wipe(self) -> None:
        """Show nothing of what was typed; what was typed last is kept first."""
        self.flush()
        self.show_words(Unsent())
        self.show_error("")

    def focus_first(self) -> None:
        """Put the keyboard on Paste, or into the words where that is not wanted."""
        first: QWidget = self.box.paste_button if self.box.paste_button.isVisibleTo(self) else self.facts
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_error(self, text: str) -> None:
        """Say above the button what went wrong; "" takes it away."""
        self.error.set_words("", text)
        self.error.setVisible(bool(text))

    # --- doing

    def _on_typed(self) -> None:
        if self._filling:
            return
        self.seen_field.set_error("")
        self._pause.start()
        self._show_ready()

    def _on_send(self) -> None:
        if not self.send_button.isEnabled():
            return
        problem = self.seen.problem()
        self.seen_field.set_error(problem)
        if problem:
            self.seen.setFocus(Qt.FocusReason.OtherFocusReason)
            self.area.ensureWidgetVisible(self.seen_field)
            return
        self._pause.stop()
        self.show_error("")
        self.send_pressed.emit()
