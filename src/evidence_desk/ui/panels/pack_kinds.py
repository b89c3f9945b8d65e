"""The left column of Packs: which kind is being made, and which packs were made before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, get_args

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from evidence_desk.acts.packing import MadeBefore
from evidence_desk.packs.content import Kind
from evidence_desk.ui import theme
from evidence_desk.ui.widgets import ring
from evidence_desk.ui.widgets.area import FittedArea
from evidence_desk.ui.widgets.buttons import LinkButton
from evidence_desk.ui.widgets.dates import local_text
from evidence_desk.ui.widgets.notes import Heading, Icon, Label, Line, SecLabel
from evidence_desk.ui.widgets.sizes import size_text

WIDTH: Final = 214
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
_ANY: Final = 16_777_215  # Qt's word for “as wide as you like”
_SHOWN: Final = 6  # packs made before; the handling log names all
_ICONS: Final[dict[Kind, str]] = {"police": "shield", "disciplinary": "scale", "record": "paperclip"}


def _words_of(kind: str) -> tuple[str, str]:
    """Return what a kind of pack is called, and what it is for in one line."""
    translate = QCoreApplication.translate
    match kind:
        case "police":
            return translate("PackKinds", "Police"), translate(
                "PackKinds", "everything, with draft statement and schedules"
            )
        case "disciplinary":
            return translate("PackKinds", "Disciplinary"), translate(
                "PackKinds", "hearing bundle, pupils as A, B, C"
            )
        case "record":
            return translate("PackKinds", "Record"), translate(
                "PackKinds", "for CPOMS: small PDFs and a summary"
            )
        case _:
            return kind, ""


def kind_label(kind: str) -> str:
    """Return what a kind of pack is called."""
    return _words_of(kind)[0]


class _Kind(QAbstractButton):
    """One kind: icon, name, purpose; on the ground of what is chosen while it is."""

    def __init__(self, kind: Kind) -> None:
        super().__init__()
        self._kind: Kind = kind
        self.setCheckable(True)
        name, purpose = _words_of(kind)
        self.setText(name)  # for screen readers; the labels below are what is seen
        self.setAccessibleDescription(purpose)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._icon = Icon(_ICONS[kind], 16, "sec")
        self._words = [Label(name, bold=True), SecLabel(purpose)]
        words = QVBoxLayout()
        words.setSpacing(1)
        for label in self._words:
            words.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 10, 8)
        row.setSpacing(10)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        for child in (self._icon, *self._words):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.toggled.connect(self._dress)
        theme.watcher().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the room of the words."""
        layout = self.layout()
        assert layout is not None  # noqa: S101  # set when it was made
        return layout.sizeHint()

    def hasHeightForWidth(self) -> bool:
        """Say that the words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height the words need at a width."""
        layout = self.layout()
        assert layout is not None  # noqa: S101  # as above
        return layout.totalHeightForWidth(width)

    def _dress(self) -> None:
        ink = "soft_text" if self.isChecked() else ""
        self._icon.show_icon(_ICONS[self._kind], "accent" if self.isChecked() else "sec")
        self._words[0].set_ink(ink or "text")
        self._words[1].set_ink(ink or "sec")
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring if the keyboard came here."""
        super().focusInEvent(event)
        ring.focus_in(self, event, 6.0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring off."""
        super().focusOutEvent(event)
        ring.focus_out(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        colours = theme.current()
        if not (self.isChecked() or self.underMouse()):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = colours.is_contrast and self.isChecked()
        painter.setPen(QPen(colours.accent, 2) if line else Qt.PenStyle.NoPen)
        painter.setBrush(colours.soft if self.isChecked() else colours.hover)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)


class PackKinds(QWidget):
    """The column."""

    kind_chosen = Signal(str)
    given_asked = Signal(str)  # id of a pack made before: who got it is to be written down
    governors_requested = Signal()
    certificate_requested = Signal()
    verify_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_below = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.verify_button = LinkButton(self.tr("Check a pack …"), icon="shield-check")
        self.verify_button.clicked.connect(self.verify_requested)
        self.certificate_button = LinkButton(self.tr("Signing certificate …"), icon="stamp")
        self.certificate_button.clicked.connect(self.certificate_requested)
        self.governors_button = LinkButton(self.tr("Governors' report …"), icon="chart-column")
        self.governors_button.setToolTip(self.tr("Counts only, no names: made from all cases, in Statistics"))
        self.governors_button.clicked.connect(self.governors_requested)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 14, 12, 14)
        column.setSpacing(10)
        column.addWidget(Heading(self.tr("New pack"), font="section"))
        column.addLayout(self._make_kinds())
        column.addWidget(self.governors_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Line())
        column.addWidget(Heading(self.tr("Made before"), font="body"))
        self._none = SecLabel(self.tr("No pack yet."))
        column.addWidget(self._none)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        column.addLayout(self._rows)
        column.addWidget(self.verify_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.certificate_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(FittedArea(inside))  # several packs made before are higher than a small window
        theme.watcher().changed.connect(self._fit)
        self._fit()

    def _make_kinds(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        group = QButtonGroup(self)  # one at a time; the arrows go from one to the next
        self._kinds: dict[Kind, QAbstractButton] = {}
        for kind in KINDS:
            button = self._kinds[kind] = _Kind(kind)
            group.addButton(button)
            column.addWidget(button)
        self._kinds["police"].setChecked(True)
        group.buttonClicked.connect(lambda button: self.kind_chosen.emit(self.kind))
        return column

    @property
    def kind(self) -> Kind:
        """The kind that is being made."""
        return next(kind for kind, button in self._kinds.items() if button.isChecked())

    def choose(self, kind: Kind) -> None:
        """Show another kind as chosen, without a word to others."""
        self._kinds[kind].setChecked(True)

    def kind_button(self, kind: Kind) -> QAbstractButton:
        """Return the button of a kind."""
        return self._kinds[kind]

    def show_made(self, made: Sequence[MadeBefore]) -> None:
        """Show packs made before, the newest first."""
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._none.setVisible(not made)
        for pack in made[:_SHOWN]:
            self._rows.addWidget(self._made(pack))
        if len(made) > _SHOWN:
            self._rows.addWidget(SecLabel(self.tr("%n more in the handling log", "", len(made) - _SHOWN)))

    def _made(self, pack: MadeBefore) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        words = self.tr("{kind}, {pack}").format(kind=kind_label(pack.kind), pack=pack.pack_id)
        column.addWidget(Label(words, wrap=False))
        column.addWidget(SecLabel(local_text(pack.at)))
        exhibits = self.tr("%n exhibit(s)", "", pack.exhibits)
        pages = self.tr("%n page(s)", "", pack.pages)
        column.addWidget(SecLabel(f"{exhibits}, {pages}, {size_text(pack.size)}"))
        given = LinkButton(self.tr("Given to …"), icon="send")
        given.setAccessibleName(self.tr("Write down who was given {pack}").format(pack=pack.pack_id))
        given.clicked.connect(lambda checked=False, pack_id=pack.pack_id: self.given_asked.emit(pack_id))
        column.addWidget(given, 0, Qt.AlignmentFlag.AlignLeft)
        return row

    def be_below(self, *, below: bool) -> None:
        """Take the whole width of what stands above, or the column's own."""
        self._is_below = below
        self._fit()

    def _fit(self) -> None:
        width = theme.scaled(WIDTH)
        self.setMinimumWidth(0 if self._is_below else width)
        self.setMaximumWidth(_ANY if self._is_below else width)
