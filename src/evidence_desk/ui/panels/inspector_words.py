"""Words in a picture, read by a machine: offered, told that they stand there, and shown when somebody asks."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from evidence_desk.case.forms import is_picture
from evidence_desk.case.machine_text import has_machine_text
from evidence_desk.case.values import Exhibit
from evidence_desk.ui.panels.inspector_parts import Section
from evidence_desk.ui.widgets.buttons import QuietButton
from evidence_desk.ui.widgets.notes import Label, SecLabel

_FORMS = frozenset({"jpeg", "png", "made"})


class MachineWords(Section):
    """Says whether the words in a picture were read by a machine; the words themselves only on a press."""

    read_asked = Signal(str)
    show_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.heading.setText(self.tr("Words in the picture"))
        self._id = ""
        self._text: str | None = None  # on the screen now
        self.read_button = QuietButton(self.tr("Read them by machine"), "scan")
        self.show_button = QuietButton(self.tr("Show what was read"), "file-text")
        self.read_button.clicked.connect(lambda: self.read_asked.emit(self._id))
        self.show_button.clicked.connect(lambda: self.show_asked.emit(self._id))
        for button in (self.read_button, self.show_button):
            self.lines.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_exhibit(self, exhibit: Exhibit, *, writable: bool) -> bool:
        """Show what can be done for an exhibit; return whether there is anything to show."""
        lines = self.fresh()
        read = has_machine_text(exhibit)
        if exhibit.id != self._id or not read:
            self._text = None
        self._id = exhibit.id
        offered = (
            writable
            and not read
            and is_picture(exhibit)
            and exhibit.status == "held"
            and exhibit.gate.answer == "no"
            and exhibit.gate.gate_class == "none"
            and exhibit.inspection.get("page_form") in _FORMS
        )
        self.read_button.setVisible(offered)
        self.show_button.setVisible(read and self._text is None)
        if self._text is not None:
            self.show_words(exhibit.id, self._text)
        elif read:
            words = self.tr("Read by {engine}. It mistakes names and numbers; the picture is the evidence.")
            lines.addWidget(SecLabel(words.format(engine=exhibit.machine_reader or self.tr("a machine"))))
        elif offered:
            lines.addWidget(
                SecLabel(self.tr("So that a search finds this picture. Nothing leaves this computer."))
            )
        return read or offered

    def show_words(self, ident: str, text: str) -> None:
        """Show what was read, if the same picture is still chosen."""
        if ident != self._id:
            return
        self._text = text
        lines = self.fresh()
        lines.addWidget(SecLabel(self.tr("Read by a machine; words may be wrong or missing.")))
        shown = Label("", font="mono", selectable=True)
        shown.setTextFormat(Qt.TextFormat.PlainText)
        shown.setText(text or self.tr("No words were found."))
        shown.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        lines.addWidget(shown)
        self.show_button.hide()
        self.settle()

    def drop(self) -> None:
        """Take the words off the screen; another press shows them again."""
        if self._text is not None:
            self._text = None
            self.fresh()
            self.show_button.show()
            self.settle()

    def wipe(self) -> None:
        """Forget the words."""
        self._id, self._text = "", None
        self.fresh()
