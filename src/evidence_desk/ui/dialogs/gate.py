"""The stop question, then the short second one: no default, Enter does nothing, all answers look alike.

The words come from the policy data and are shown as they stand there; every answer is kept with their version.
"""

from __future__ import annotations

from typing import Final, Literal, cast

from PySide6.QtCore import QElapsedTimer, QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from evidence_desk.case.gate import StopAnswers
from evidence_desk.policy.gate_wording import Answer, GateTexts
from evidence_desk.ui import theme
from evidence_desk.ui.widgets import ring
from evidence_desk.ui.widgets.buttons import GateButton, LinkButton, Look
from evidence_desk.ui.widgets.dates import day_text
from evidence_desk.ui.widgets.notes import Icon, Label, SecLabel

First = Literal["no", "yes", "unsure"]
Second = Literal["no", "adult", "intimate", "terror", "unsure"]

_SETTLE_MS: Final = (
    350  # a double click, or a key held down, must not answer the question that comes up under it
)
_HAND_MS: Final = 25  # no hand lets go of a key and presses it again within this time
_MNEMONICS: Final = {
    "yes": "Y",
    "unsure": "S",
    "no": "N",
    "intimate": "r",
    "adult": "p",
    "terror": "t",
}
_WRAP: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
_SIDE: Final = 16  # pixels left and right inside an answer
_INSET: Final = 20  # pixels inside the box


class Question(Label):
    """The question itself, where the keyboard is when it comes up, so that it is read aloud first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent, font="gate", bold=True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMargin(2)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring if the keyboard came here."""
        super().focusInEvent(event)
        ring.focus_in(self, event, 4)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring off."""
        super().focusOutEvent(event)
        ring.focus_out(self)


class LongAnswer(GateButton):
    """An answer in a sentence, wrapped where it is too long for one line."""

    font_name: theme.FontName = "body"

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Return True: words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return 44 pixels, or what the wrapped words need."""
        room = QRect(0, 0, max(1, width - 2 * _SIDE), 10_000)
        words = theme.metrics("body", bold=True).boundingRect(room, int(_WRAP), self.words()).height()
        return max(44, words + 20)

    def sizeHint(self) -> QSize:
        """Return a width that most answers fit in."""
        return QSize(theme.scaled(320), self.heightForWidth(theme.scaled(320)))

    def minimumSizeHint(self) -> QSize:
        """Return a narrow box; the words wrap."""
        return QSize(theme.scaled(120), 44)

    def paint_content(self, painter: QPainter, look: Look, left: float) -> None:
        """Paint the words from the left."""
        painter.setFont(theme.font("body", bold=True))
        painter.setPen(look.ink)
        box = QRectF(self.rect()).adjusted(_SIDE, 0, -_SIDE, 0)
        painter.drawText(box, int(_WRAP | Qt.TextFlag.TextHideMnemonic), self.text())


class _Box(QWidget):
    """The outlined box that holds a question and its answers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.watcher().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.strong, 1))
        painter.setBrush(colours.window)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)


class GateWidget(QWidget):
    """Asks about one thing. `ask` begins anew; `answered` comes once, and nothing is read before it."""

    answered = Signal(object)  # StopAnswers
    grown = Signal()  # another question is up, of another height

    def __init__(
        self, texts: GateTexts, parent: QWidget | None = None, *, effects: tuple[str, str] | None = None
    ) -> None:
        """Make it; `effects`: what Yes and Not sure do, and what No does, where that is not taking something in."""
        super().__init__(parent)
        self._texts = texts
        self._does = effects
        self._since = QElapsedTimer()
        self._let_go, self._let_go_since = 0, QElapsedTimer()
        self._is_answered = True
        self._found = SecLabel(font="body")
        self._item = Label(bold=True)
        # Shown and hidden, not stacked: a stack is as high as its highest face.
        self._faces = (self._first_face(), self._second_face())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._found)
        column.addWidget(self._item)
        for face in self._faces:
            column.addWidget(face, 1)

    def ask(self, found: str, item: str = "") -> None:
        """Ask the first question.

        Args:
            found: what was found, in a sentence; of a clipboard, from the names of its formats only.
            item: which of several this is, by name.
        """
        self._found.setText(found)
        self._found.setVisible(bool(found))
        self._item.setText(item)
        self._item.setVisible(bool(item))
        for question, text in (
            (self.question, self._texts.stop.text),
            (self.second, self._texts.second.text),
        ):
            question.setText(text)
            question.setAccessibleName(" ".join(part for part in (found, item, text) if part))
        self._is_answered = False
        self._show_face(0)

    def wording(self) -> str:
        """Return which wording is asked, for the foot of the sheet."""
        return self.tr("Wording of {day} ({version}).").format(
            day=day_text(self._texts.date), version=self._texts.version
        )

    @property
    def asks_second(self) -> bool:
        """Whether the second question is up."""
        return self._faces[1].isVisibleTo(self)

    def focus_question(self) -> None:
        """Put the keyboard on the question, not on an answer."""
        (self.second if self.asks_second else self.question).setFocus(Qt.FocusReason.TabFocusReason)

    def event(self, event: QEvent) -> bool:
        """A key that is held down answers one question at most: its repeats may not become the Alt key of the next."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyRelease:
                self._let_go = event.key()
                self._let_go_since.start()
            elif event.type() == QEvent.Type.ShortcutOverride and self._is_held(event):
                event.accept()  # so that it becomes no shortcut
                return True
        return super().event(event)

    def _is_held(self, event: QKeyEvent) -> bool:
        # X11 repeats a key by letting it go and pressing it again at once, and Qt does not see through all of these.
        again = event.key() == self._let_go and self._let_go_since.elapsed() < _HAND_MS
        return event.isAutoRepeat() or again

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does nothing at all; it may not reach whoever stands around this widget."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()
            return
        super().keyPressEvent(event)

    # --- the two faces

    def _first_face(self) -> QWidget:
        face, box = QWidget(), _Box()
        self.question = Question()
        self.answers: dict[str, GateButton] = {}
        row = QHBoxLayout()
        row.setSpacing(12)
        for name, answer in self._texts.stop.answers.items():
            button = GateButton(_with_mnemonic(name, answer.label))
            button.setAccessibleDescription(answer.effect)
            button.clicked.connect(lambda _=False, name=name: self._on_first(cast(First, name)))
            self.answers[name] = button
            row.addWidget(button, 1)
        inside = QVBoxLayout(box)
        inside.setContentsMargins(_INSET, _INSET, _INSET, _INSET)
        inside.setSpacing(16)
        inside.addWidget(self.question)
        inside.addWidget(SecLabel(self._texts.stop.help))
        inside.addLayout(row)
        column = QVBoxLayout(face)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(box)
        column.addLayout(self._effects())
        column.addStretch(1)
        return face

    def _second_face(self) -> QWidget:
        face, box = QWidget(), _Box()
        self.second = Question()
        self.second_answers: dict[str, LongAnswer] = {}
        inside = QVBoxLayout(box)
        inside.setContentsMargins(_INSET, _INSET, _INSET, _INSET)
        inside.setSpacing(8)
        inside.addWidget(self.second)
        inside.addWidget(SecLabel(self._texts.second.help))
        inside.addSpacing(4)
        for name, answer in self._texts.second.answers.items():
            button = self._long_answer(name, answer)
            self.second_answers[name] = button
            inside.addWidget(button)
        self.back = LinkButton(self.tr("Back to the first question"))
        self.back.clicked.connect(lambda: self._show_face(0))
        column = QVBoxLayout(face)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(box)
        column.addWidget(self.back)
        column.addStretch(1)
        return face

    def _long_answer(self, name: str, answer: Answer) -> LongAnswer:
        button = LongAnswer(_with_mnemonic(name, answer.label))
        button.setAccessibleDescription(answer.effect)
        button.setToolTip(answer.effect)
        button.clicked.connect(lambda _=False, name=name: self._on_second(cast(Second, name)))
        return button

    def _effects(self) -> QHBoxLayout:
        """Return what each answer does, under the answers."""
        shut, goes_on = self._does or (
            self.tr(
                "Nothing is kept. You write down what you were told, in words, and see who to call and in what order."
            ),
            self.tr(
                "One short question follows. Then it is encrypted and saved unaltered, and a picture is shown blurred. "
                "Your answer is kept with it."
            ),
        )
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addLayout(_effect("circle-x", "stop", self.tr("Yes or Not sure"), shut), 1)
        row.addLayout(_effect("lock", "ok", self.tr("No"), goes_on), 1)
        return row

    def _show_face(self, index: int) -> None:
        for place, face in enumerate(self._faces):
            face.setVisible(place == index)
        self._since.start()
        self.grown.emit()
        self.focus_question()

    def _on_first(self, answer: First) -> None:
        if self._too_early():
            return
        if answer == "no":
            self._show_face(1)
            return
        self._tell(StopAnswers(first=answer, wording=self._texts.version))

    def _on_second(self, answer: Second) -> None:
        if not self._too_early():
            self._tell(StopAnswers(first="no", second=answer, wording=self._texts.version))

    def _too_early(self) -> bool:
        return self._is_answered or self._since.elapsed() < _SETTLE_MS

    def _tell(self, answers: StopAnswers) -> None:
        self._is_answered = True
        self.answered.emit(answers)


def _with_mnemonic(name: str, label: str) -> str:
    """Return a label with the mark of its Alt key, where the label has that letter."""
    plain = label.replace("&", "&&")
    at = plain.lower().find(_MNEMONICS[name].lower())
    return f"{plain[:at]}&{plain[at:]}" if at >= 0 else plain


def _effect(icon: str, ink: str, title: str, text: str) -> QVBoxLayout:
    head = QHBoxLayout()
    head.setSpacing(8)
    head.addWidget(Icon(icon, 16, ink))
    head.addWidget(Label(title, bold=True), 1)
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addLayout(head)
    column.addWidget(SecLabel(text, font="body"))
    column.addStretch(1)
    return column
