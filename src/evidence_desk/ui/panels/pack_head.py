"""The head of the Packs section: what is being made, how much it is, whom it is for, and what goes with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from evidence_desk.case import intake
from evidence_desk.packs.content import Kind
from evidence_desk.ui import theme
from evidence_desk.ui.models.pack_draft import PackDraft
from evidence_desk.ui.widgets.buttons import LinkButton, MainButton, QuietButton
from evidence_desk.ui.widgets.fields import CheckBox, LineEdit
from evidence_desk.ui.widgets.flow import FlowLayout
from evidence_desk.ui.widgets.notes import Heading, Label, SecLabel

_FOR_WIDTH = 190  # pixels at 100 %
_ONE_ROW = 470  # that everything needs beside each other


class PackHead(QWidget):
    """The head. `changed` tells that the draft shown has another recipient."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = PackDraft("police")
        self.heading = Heading("")
        self.heading.setWordWrap(False)
        self.summary = SecLabel("", font="body")
        self.for_whom = LineEdit("", "")
        self.for_whom.setMaxLength(intake.CAPTION_LIMIT)
        self.for_whom.setMinimumWidth(theme.scaled(_FOR_WIDTH // 2))
        self.for_whom.setMaximumWidth(theme.scaled(_FOR_WIDTH))
        label = Label(self.tr("For"), wrap=False)
        label.setBuddy(self.for_whom)
        self.for_whom.setAccessibleName(self.tr("Whom the pack is for"))
        self.for_whom.textEdited.connect(self._on_edited)
        self._first, self._second = QHBoxLayout(), QHBoxLayout()
        self._first.setSpacing(10)
        self._second.setSpacing(10)
        self._first.addWidget(self.heading)
        self._first.addWidget(self.summary, 1)
        self._recipient = QWidget()
        inside = QHBoxLayout(self._recipient)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)
        inside.addWidget(self.for_whom, 1)
        self._first.addWidget(self._recipient, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._first)
        column.addLayout(self._second)
        self._is_narrow = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the recipient below the title where there is no room beside it."""
        super().resizeEvent(event)
        narrow = self.width() < theme.scaled(_ONE_ROW)
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            (self._second if narrow else self._first).addWidget(self._recipient, 1)

    def show_draft(self, draft: PackDraft) -> None:
        """Show another kind, or another case."""
        self._draft = draft
        self.heading.setText(self.title(draft.kind))
        if self.for_whom.text() != draft.for_whom:
            self.for_whom.setText(draft.for_whom)
        self.for_whom.setPlaceholderText(
            {
                "police": self.tr("officer, force"),
                "disciplinary": self.tr("panel, hearing"),
                "record": self.tr("CPOMS"),
            }[draft.kind]
        )

    def title(self, kind: Kind) -> str:
        """Return what a pack of a kind is called."""
        match kind:
            case "police":
                return self.tr("Police pack")
            case "disciplinary":
                return self.tr("Disciplinary pack")
            case "record":
                return self.tr("Record pack")

    def _on_edited(self, text: str) -> None:
        self._draft.for_whom = text.strip()
        self.changed.emit()


class PackOptions(QWidget):
    """What packs need said, and what can go with one for the police: a draft statement, a sheet for an address."""

    changed = Signal()
    weigh_asked = Signal()  # which way the exhibit chosen in the list points
    enquiries_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = PackDraft("police")
        # Words of a box do not wrap: what must stand in a narrow column, in large letters too, stands beneath it.
        self.statement = CheckBox(self.tr("Draft witness statement"))
        self.contact_sheet = CheckBox(self.tr("Sheet for contact details"))
        self._about = (
            SecLabel(self.tr("in your name, to be read and signed by hand")),
            SecLabel(self.tr("separate from the statement, left blank")),
        )
        for box, about in zip((self.statement, self.contact_sheet), self._about, strict=True):
            box.setAccessibleDescription(about.text())
            about.setContentsMargins(28, 0, 0, 4)
        self.weigh_button = LinkButton(self.tr("Which way it points …"), icon="scale")
        self.weigh_button.clicked.connect(self.weigh_asked)
        self.enquiries_button = LinkButton(self.tr("What was looked for …"), icon="search")
        self.enquiries_button.clicked.connect(self.enquiries_asked)
        links = FlowLayout(gap=18)
        links.addWidget(self.weigh_button)
        links.addWidget(self.enquiries_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(links)
        inner = QVBoxLayout()
        inner.setContentsMargins(24, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.contact_sheet, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addWidget(self._about[1])
        column.addWidget(self.statement, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._about[0])
        column.addLayout(inner)
        self.statement.clicked.connect(self._on_clicked)
        self.contact_sheet.clicked.connect(self._on_clicked)

    def show_draft(self, draft: PackDraft) -> None:
        """Show another kind, or another case."""
        self._draft = draft
        for shown in (self.statement, self.contact_sheet, *self._about):
            shown.setVisible(draft.kind == "police")
        self.statement.setChecked(draft.statement)
        self.contact_sheet.setChecked(draft.contact_sheet)
        self.contact_sheet.setEnabled(draft.statement)

    def show_exhibit(self, ref: str) -> None:
        """Name the exhibit that can be weighed; "" for none."""
        self.weigh_button.setEnabled(bool(ref))
        words = (
            self.tr("Which way {ref} points …").format(ref=ref) if ref else self.tr("Which way it points …")
        )
        self.weigh_button.setText(words)
        self.weigh_button.updateGeometry()

    def _on_clicked(self) -> None:
        self._draft.statement = self.statement.isChecked()
        self._draft.contact_sheet = self.contact_sheet.isChecked()
        self.contact_sheet.setEnabled(self._draft.statement)
        self.changed.emit()


class PackFoot(QWidget):
    """What can be done with the pack as it stands, what stands in the way, and whether what was chosen is saved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.make_button = MainButton(self.tr("Make the pack"), key="Ctrl+Enter", icon="package-check")
        self.hand_over_button = QuietButton(self.tr("Hand over …"), icon="send")
        self.hand_over_button.setToolTip(
            self.tr("With the originals, their proofs and a page that checks them")
        )
        self.save_button = LinkButton(self.tr("Save draft"))
        self.save_button.setToolTip(
            self.tr("What was chosen here, encrypted, for you alone on this computer")
        )
        self._waits, self._saved = SecLabel(""), SecLabel("")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(6)
        above, row = QHBoxLayout(), QHBoxLayout()
        above.setSpacing(12)
        above.addWidget(self._saved, 1)
        above.addWidget(self.save_button)
        row.setSpacing(12)
        row.addWidget(self._waits, 1)
        row.addWidget(self.hand_over_button)
        row.addWidget(self.make_button)
        column.addLayout(above)
        column.addLayout(row)

    def show_draft(self, words: str) -> None:
        """Show what was saved."""
        self._saved.setText(words)

    def show_state(self, to_fix: int, kind: Kind) -> None:
        """Show how many things there are to fix; originals go to the police alone."""
        words = self.tr("%n thing(s) to fix first", "", to_fix) if to_fix else ""
        self._waits.setText(words)
        self.hand_over_button.setVisible(kind == "police")
        for button in (self.make_button, self.hand_over_button):
            button.setEnabled(to_fix == 0)
            button.setAccessibleDescription(words)
