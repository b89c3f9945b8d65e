"""The smaller faces of the add sheet: words and addresses before they are kept, work under way, and what went wrong."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QProgressBar, QVBoxLayout, QWidget

from evidence_desk.policy.model import Policy
from evidence_desk.ui.entries import Address, Entry, Words
from evidence_desk.ui.jobs import Job, Progress
from evidence_desk.ui.widgets.fields import Field, LineEdit, TextEdit
from evidence_desk.ui.widgets.notes import Kind, Label, NoteFrame, SecLabel
from evidence_desk.ui.widgets.sizes import size_text

_SHOWN_CHARS: Final = 4_000  # of pasted words; laying out megabytes would stop the window
_BYTES: Final = 1 << 16  # totals from here on count bytes, not things


class WordsFace(QWidget):
    """Words or an address: typed here, or shown as they came, before they are kept."""

    typed = Signal()  # there is something to keep, or not any more

    def __init__(self, policy: Policy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry: Entry | None = None
        self.found = SecLabel(font="body")
        self.note = NoteFrame("warn", "", policy.gate.link_note.text, icon="triangle-alert")
        self.text_edit = TextEdit(lines=9)
        self.text_edit.setTabChangesFocus(True)
        self.text = Field(self.tr("The words, exactly as they stand"), self.text_edit)
        self.line = LineEdit(placeholder="https://")
        self.address = Field(
            self.tr("Web address"), self.line, self.tr("typed or pasted as text; it is never opened")
        )
        self.rest = SecLabel()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.found)
        column.addWidget(self.text)
        column.addWidget(self.address)
        column.addWidget(self.rest)
        column.addWidget(self.note)
        column.addStretch(1)
        self.text_edit.textChanged.connect(self.typed)
        self.line.textChanged.connect(self.typed)

    def show_entry(self, entry: Entry, *, pasted: bool) -> None:
        """Show words or an address; pasted words stand as they are, typed ones are written here."""
        self._entry = entry
        is_text = isinstance(entry, Words)
        self.text.setVisible(is_text)
        self.address.setVisible(not is_text)
        self.found.setText(entry.found() if pasted else "")
        self.found.setVisible(pasted)
        self.rest.setVisible(False)
        if isinstance(entry, Words):
            self.text_edit.setPlainText(entry.text[:_SHOWN_CHARS])
            self.text_edit.setReadOnly(pasted)
            if pasted and len(entry.text) > _SHOWN_CHARS:
                more = len(entry.text) - _SHOWN_CHARS
                self.rest.setText(self.tr("And %n character(s) more, which are kept as well.", "", more))
                self.rest.setVisible(True)
            if pasted and entry.remark:
                self.rest.setText(" ".join(part for part in (self.rest.text(), entry.remark) if part))
                self.rest.setVisible(True)
        elif isinstance(entry, Address):
            self.line.setText(entry.text)
            self.line.setReadOnly(pasted)

    def entry(self) -> Entry | None:
        """Return what is to be kept, with what was typed; None while that is nothing."""
        if isinstance(self._entry, Words):
            if not self.text_edit.isReadOnly():
                self._entry.text = self.text_edit.toPlainText()
            return self._entry if self._entry.text.strip() else None
        if isinstance(self._entry, Address):
            self._entry.text = self.line.text()
            return self._entry if self._entry.text.strip() else None
        return None

    def set_error(self, words: str) -> None:
        """Show why it cannot be kept, under the field."""
        (self.text if isinstance(self._entry, Words) else self.address).set_error(words)

    def focus_first(self) -> None:
        """Put the keyboard into the field."""
        field: QWidget = self.text_edit if isinstance(self._entry, Words) else self.line
        field.setFocus(Qt.FocusReason.TabFocusReason)


class WorkingFace(QWidget):
    """What is being kept, and how far that is: “Keeping 410 of 980 MB”."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = Label(bold=True)
        self.words = Label()
        self.words.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(self._item)
        column.addWidget(self.words)
        column.addWidget(self._bar)
        column.addStretch(1)

    def follow(self, job: Job[Any], item: str) -> None:
        """Show a job until it ends."""
        self.say(item, job.label)
        job.progressed.connect(self._on_progress)

    def say(self, item: str, words: str) -> None:
        """Say what is being done while no number is known."""
        self._item.setText(item)
        self._item.setVisible(bool(item))
        self.words.setText(words)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(words)

    def _on_progress(self, progress: Progress) -> None:
        if progress.total <= 0:
            self._bar.setRange(0, 0)
            if progress.words:
                self.words.setText(progress.words)
            return
        self._bar.setRange(0, 1000)
        self._bar.setValue(min(1000, progress.done * 1000 // progress.total))
        if progress.total >= _BYTES:
            keeping = self.tr("Keeping {done} of {total}")
            self.words.setText(keeping.format(done=size_text(progress.done), total=size_text(progress.total)))


class NoteFace(QWidget):
    """What stands in the way, in words, and a list where there is one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = Label(bold=True)
        self.note = NoteFrame("info")
        self.note.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.list = QListWidget()
        self.list.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.list.setAccessibleName(self.tr("What it holds"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._item)
        column.addWidget(self.note)
        column.addWidget(self.list, 1)
        column.addStretch(1)

    def say(
        self, kind: Kind, title: str, text: str = "", *, item: str = "", lines: tuple[str, ...] = ()
    ) -> None:
        """Say something."""
        self._item.setText(item)
        self._item.setVisible(bool(item))
        self.note.set_kind(kind)
        self.note.set_words(title, text)
        self.list.clear()
        self.list.addItems(list(lines))
        self.list.setVisible(bool(lines))
        # What is named one by one has the keyboard, with all that is said of it; otherwise the note itself.
        self.list.setAccessibleName(f"{title}. {text}")
        self.note.setFocusPolicy(Qt.FocusPolicy.NoFocus if lines else Qt.FocusPolicy.StrongFocus)
        (self.list if lines else self.note).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def words(self) -> str:
        """What is said, title and text."""
        return f"{self.note.accessibleName()} {self.note.accessibleDescription()}".strip()
