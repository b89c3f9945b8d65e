"""What is known about something just kept: where from, who, when, caption, and the small matrix."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QCompleter, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.capture.importer import check_url
from evidence_desk.case.intake import CAPTION_LIMIT
from evidence_desk.case.values import Exhibit, Source
from evidence_desk.ui import theme
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.widgets.buttons import LinkButton, SegmentedControl
from evidence_desk.ui.widgets.fields import ComboBox, Field, LineEdit
from evidence_desk.ui.widgets.matrix import SmallMatrix
from evidence_desk.ui.widgets.nomination import NominationBox
from evidence_desk.ui.widgets.notes import Label, Line, SecLabel
from evidence_desk.ui.widgets.when_edit import WhenEdit

_LARGE_PERCENT: Final = 150
# As it stands in the record, which is written in English whatever language the window speaks.
ORIGINS: Final = {
    "seen": "Seen by the person who kept it",
    "sent": "Sent by somebody",
    "device": "From a device",
    "unknown": "Not known",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What the form holds."""

    caption: str
    source: Source
    cells: tuple[str, ...]
    monitoring: bool = False  # ticked now
    nomination: tuple[tuple[str, str], ...] = ()


class CaptionEdit(LineEdit):
    """A line that counts its characters at its end."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line, then the count."""
        super().paintEvent(event)
        count = len(self.text())
        if not count:
            return
        colours = theme.current()
        painter = QPainter(self)
        painter.setFont(theme.font("small"))
        painter.setPen(colours.stop if count > CAPTION_LIMIT else colours.sec)
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(self.rect().adjusted(0, 0, -10, 0), int(align), f"{count:,}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for the count."""
        super().resizeEvent(event)
        self.setTextMargins(8, 0, theme.metrics("small").horizontalAdvance("0,000") + 14, 0)


class OriginChoice(QWidget):
    """Where something came from: four segments, or a list where large text leaves no room for them side by side."""

    changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        options = [
            ("seen", self.tr("I saw it myself")),
            ("sent", self.tr("Someone sent it")),
            ("device", self.tr("From a device")),
            ("unknown", self.tr("Not known")),
        ]
        name = self.tr("Where did it come from?")
        self.segments = SegmentedControl([(*option, "") for option in options], name, chosen="")
        self.segments.changed.connect(self.changed)
        self.list = ComboBox(options)
        self.list.setAccessibleName(name)
        self.list.setCurrentIndex(-1)
        self.list.currentIndexChanged.connect(lambda _: self.changed.emit(self.list.chosen))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.segments)
        column.addWidget(self.list)
        self._is_narrow = _is_large()
        self.segments.setVisible(not self._is_narrow)
        self.list.setVisible(self._is_narrow)

    @property
    def chosen(self) -> str:
        """The id chosen, or "" when none is."""
        return self.list.chosen if self._is_narrow else self.segments.chosen

    def choose(self, option: str) -> None:
        """Choose by id without telling."""
        self.segments.choose(option, quietly=True)
        before = self.list.blockSignals(True)
        self.list.choose(option)
        self.list.blockSignals(before)

    def focus_first(self) -> None:
        """Put the keyboard on what is chosen, or on the first choice."""
        field: QWidget = self.list if self._is_narrow else self.segments.button(self.chosen or "seen")
        field.setFocus(Qt.FocusReason.TabFocusReason)


class DetailsForm(QWidget):
    """The right side of the second step."""

    examples_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.origin = OriginChoice()
        self.origin.changed.connect(self._on_origin)
        self.who = Field(self.tr("Who sent it, and how"), LineEdit())
        self.where = Field(self.tr("Platform and account"), self._platforms(), self.tr("if known"))
        self.when_edit = WhenEdit(desk.clock)
        self.when = Field(self.tr("When was it on screen?"), self.when_edit)
        self.address = Field(
            self.tr("Web address"),
            LineEdit(placeholder=self.tr("Paste as text, do not open it")),
            self.tr("if any"),
        )
        self.caption = Field(
            self.tr("Caption"),
            CaptionEdit(),
            self.tr("plain and neutral; others will read it years from now"),
        )
        self.nomination = NominationBox()
        self.matrix = SmallMatrix(desk.case_policy)
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 0, 4, 4)
        column.setSpacing(12)
        origin = QVBoxLayout()
        origin.setSpacing(4)
        origin.addWidget(Label(self.tr("Where did it come from?"), bold=True))
        origin.addWidget(self.origin)
        column.addLayout(origin)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        columns = 1 if _is_large() else 2
        for column_at in range(columns):
            grid.setColumnStretch(column_at, 1)
        top = Qt.AlignmentFlag.AlignTop
        for place, field in enumerate((self.who, self.where, self.when, self.address)):
            grid.addWidget(field, place // columns, place % columns, top)
        column.addLayout(grid)
        column.addWidget(self.caption)
        column.addWidget(self.nomination)
        column.addWidget(Line())
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label(self.tr("Policy"), bold=True, wrap=False))
        head.addWidget(SecLabel(self.tr("optional now, needed before a pack")), 1)
        self.examples = LinkButton(self.tr("Open with examples"))
        self.examples.setToolTip("Ctrl+T")
        self.examples.clicked.connect(self.examples_requested)
        head.addWidget(self.examples)
        column.addLayout(head)
        column.addWidget(self.matrix)
        self.matrix.setVisible(not _is_large())  # *Open with examples* has the large one, which scrolls
        column.addStretch(1)

    def _platforms(self) -> ComboBox:
        """Return an editable list: what the case has used, then the platforms the policy knows."""
        box = ComboBox(editable=True)
        used: dict[str, None] = {}
        session = self._desk.session
        exhibits = session.case.in_order() if session is not None else []
        for exhibit in reversed(exhibits[-200:]):
            shown = _joined(exhibit.source)
            if shown:
                used[shown] = None
        known = [platform.label for platform in self._desk.policy.platforms.values()]
        box.addItems([*list(used)[:8], *(name for name in known if name not in used)])
        box.setCurrentIndex(-1)
        line = LineEdit(placeholder=self.tr("WhatsApp, “Y9 trip lads”"))
        box.setLineEdit(line)
        completer = box.completer()
        if completer is not None:
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
        return box

    # --- in and out

    def show_exhibit(self, exhibit: Exhibit, before: Details | None, *, seen_here: bool = False) -> None:
        """Begin with an exhibit.

        Args:
            before: the details of the one before in the same go; where it came from is likely the same.
            seen_here: it is a picture of this screen.
        """
        source = exhibit.source
        given = before.source if before is not None else Source()
        origin, words = _split_origin(source.how_reached or given.how_reached)
        self.origin.choose(origin or ("seen" if seen_here else ""))
        self._on_origin(self.origin.chosen)
        _line(self.who).setText(words)
        _combo(self.where).setEditText(_joined(source) or _joined(given))
        self.when_edit.set_value(source.seen_at or given.seen_at)
        _line(self.address).setText(source.url)
        self.address.setVisible(exhibit.kind != "url")
        _line(self.caption).setText(exhibit.caption)
        session = self._desk.session
        if session is not None:
            self.nomination.show_exhibit(session.case, exhibit)
        self.matrix.set_chosen(exhibit.classification.cells if exhibit.classification is not None else ())
        for field in (self.who, self.where, self.when, self.address, self.caption):
            field.set_error("")

    def details(self) -> Details:
        """Return what the form holds now."""
        platform, account = _parted(_combo(self.where).currentText())
        return Details(
            caption=_line(self.caption).text().strip(),
            source=Source(
                url=_line(self.address).text().strip() if self.address.isVisibleTo(self) else "",
                platform=platform,
                account=account,
                how_reached=_told_origin(self.origin.chosen, _line(self.who).text().strip()),
                seen_at=self.when_edit.value(),
            ),
            cells=self.matrix.chosen(),
            monitoring=self.nomination.is_new,
            nomination=self.nomination.given(),
        )

    def check(self) -> bool:
        """Show what cannot be kept under its field; return whether all can."""
        problem = self.when_edit.problem()
        self.when.set_error(problem)
        address = ""
        try:
            text = _line(self.address).text().strip()
            if text and self.address.isVisibleTo(self):
                check_url(text)
        except EvidenceDeskError as error:
            address = error.user_message
        self.address.set_error(address)
        caption = _line(self.caption).text()
        too_long = self.tr("At most {most} characters.").format(most=f"{CAPTION_LIMIT:,}")
        self.caption.set_error(too_long if len(caption) > CAPTION_LIMIT else "")
        wrong = next((f for f in (self.when, self.address, self.caption) if f.error), None)
        wrong = wrong or self.nomination.check()
        if wrong is not None:
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
        return wrong is None

    def focus_first(self) -> None:
        """Put the keyboard on the first choice."""
        self.origin.focus_first()

    def _on_origin(self, origin: str) -> None:
        labels = {
            "seen": self.tr("Where you saw it, and signed in as whom"),
            "sent": self.tr("Who sent it, and how"),
            "device": self.tr("Whose device, and where it is now"),
            "unknown": self.tr("What is known of it"),
        }
        self.who.set_label(labels.get(origin, self.tr("Who or what it came from")))


def _is_large() -> bool:
    """Return whether text is so large that things stand below each other."""
    return theme.text_percent() > _LARGE_PERCENT


def _told_origin(origin: str, words: str) -> str:
    """Return where something came from as one text of the record."""
    head = ORIGINS.get(origin, "")
    return f"{head}: {words}" if head and words else head or words


def _split_origin(text: str) -> tuple[str, str]:
    """Return what `_told_origin` put together; a text of another making is all words."""
    for origin, head in ORIGINS.items():
        if text == head:
            return origin, ""
        if text.startswith(f"{head}: "):
            return origin, text[len(head) + 2 :]
    return "", text


def _joined(source: Source) -> str:
    return ", ".join(part for part in (source.platform, source.account) if part)


def _parted(text: str) -> tuple[str, str]:
    """Return platform and account: what stands before the first comma, and after it."""
    platform, _, account = text.partition(",")
    return platform.strip(), account.strip()


def _line(field: Field) -> LineEdit:
    assert isinstance(field.widget, LineEdit)  # noqa: S101  # made above
    return field.widget


def _combo(field: Field) -> ComboBox:
    assert isinstance(field.widget, ComboBox)  # noqa: S101  # made above
    return field.widget
