"""The words of an exhibit, part by part. Nothing in them is a link, nothing can be changed, nothing is fetched."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from evidence_desk.ui import theme
from evidence_desk.ui.chat_view import ChatView
from evidence_desk.ui.shown_text import Words
from evidence_desk.ui.widgets.buttons import IconButton
from evidence_desk.ui.widgets.notes import SecLabel


class _Field(QPlainTextEdit):
    """The words. Left, right and Space are the page's."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave alone the keys that mean something to the viewer."""
        keys = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Escape}
        bar = self.verticalScrollBar()
        if event.key() in keys and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            event.ignore()
        elif event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)


class TextView(QWidget):
    """Shows one part of a text at a time."""

    touched = Signal()  # the person moved in the text

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: Words | None = None
        self._part = 0
        self._note = SecLabel("")
        self._where = SecLabel("", wrap=False)
        self._back = IconButton("chevron-left", self.tr("Part before"))
        self._on = IconButton("chevron-right", self.tr("Next part"))
        self._back.clicked.connect(lambda: self._show(self._part - 1))
        self._on.clicked.connect(lambda: self._show(self._part + 1))
        self.field = _Field()
        self.field.setReadOnly(True)
        self.field.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.field.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.field.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.field.setUndoRedoEnabled(False)
        self.field.setAcceptDrops(False)
        self.field.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.field.setTabChangesFocus(True)
        self.field.setAccessibleName(self.tr("The words of this exhibit"))
        self.field.document().setDocumentMargin(20)
        self.field.verticalScrollBar().valueChanged.connect(self.touched)
        self.chat = ChatView()
        self.chat.touched.connect(self.touched)
        self.chat.hide()
        self._pager = QWidget()
        pager = QHBoxLayout(self._pager)
        pager.setContentsMargins(16, 6, 16, 6)
        pager.addWidget(self._note, 1)
        pager.addWidget(self._where)
        pager.addWidget(self._back)
        pager.addWidget(self._on)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.field, 1)
        column.addWidget(self.chat, 1)
        column.addWidget(self._pager)
        theme.watcher().changed.connect(self._dress)
        self._dress()

    def show_words(self, words: Words) -> None:
        """Show a text from its start."""
        self._words = words
        self.field.setVisible(words.chat is None)
        self.chat.setVisible(words.chat is not None)
        if words.chat is not None:
            self._pager.hide()
            self.chat.show_chat(words.chat)
            self.touched.emit()
            return
        notes = []
        if words.broken:
            notes.append(self.tr("Very long lines are broken for the screen."))
        if words.guessed:
            notes.append(self.tr("It is not written in UTF-8; single characters may be shown wrongly."))
        self._note.setText(" ".join(notes))
        self._show(0)

    def focus_first(self) -> None:
        """Put the keyboard on the words, or on the messages."""
        shown = self.chat.table if self.chat.isVisibleTo(self) else self.field
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Forget the words."""
        self._words = None
        self.field.clear()
        self.chat.clear()

    def _show(self, part: int) -> None:
        if self._words is None:
            return
        count = len(self._words.parts)
        self._part = min(max(0, part), count - 1)
        self.field.setPlainText(self._words.parts[self._part])
        self._where.setText(self.tr("Part {part} of {count}").format(part=self._part + 1, count=count))
        self._back.setEnabled(self._part > 0)
        self._on.setEnabled(self._part < count - 1)
        for widget in (self._where, self._back, self._on):
            widget.setVisible(count > 1)
        self._pager.setVisible(count > 1 or bool(self._note.text()))
        self.touched.emit()

    def _dress(self) -> None:
        self.field.setFont(theme.font("section", bold=False))
        # Below the words is the place of the chip that says since when they are shown.
        self.field.setViewportMargins(0, 0, 0, theme.metrics("small").height() + 28)
