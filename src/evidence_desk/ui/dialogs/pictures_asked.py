"""The question about pictures already held: by reference, caption and time, with nothing shown.

Yes and Not sure lock the picture for the police at once, whatever becomes of the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from evidence_desk.acts.classifying import ANSWERED
from evidence_desk.acts.locking import Locked, lock_for_police
from evidence_desk.case.values import Exhibit
from evidence_desk.policy.gate_wording import Question
from evidence_desk.ui import icons, theme
from evidence_desk.ui.announce import announce
from evidence_desk.ui.models.asked import FIRST_ANSWER, STATE_ROLE, Answer, AskedModel, asked_picture
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.widgets.buttons import MainButton
from evidence_desk.ui.widgets.notes import Heading, Label, SecLabel
from evidence_desk.ui.widgets.sheet import Sheet

Index = QModelIndex | QPersistentModelIndex
_LOCK_PRIORITY = 100  # before anything else that waits for the case


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Who asks what about which pictures."""

    label: str  # of the category or trigger
    question: Question
    pictures: Sequence[Exhibit]
    given_to: frozenset[str]  # exhibits being given it, which cannot be answered No
    about_all: bool  # it asks about every picture of the case
    condition: str = ""  # when the policy means it


class _AnswerDelegate(QStyledItemDelegate):
    """Paints an answer as a round box, and takes a press anywhere in its cell."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the round box, or what became of the picture."""
        colours = theme.current()
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.scaled(16)
        box = QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)
        on = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
        can = bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)
        if on and index.data(STATE_ROLE) == "locked":
            icons.paint(painter, "lock", box.x(), box.y(), side, colours.stop)
        else:
            ring = colours.accent if on else colours.strong if can else colours.mx
            painter.setPen(QPen(ring, 5 if on else 1))
            painter.setBrush(colours.surface)
            inset = 2.5 if on else 0.5
            painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))
        view = self.parent()
        if isinstance(view, QTableView) and view.hasFocus() and index == view.currentIndex():
            painter.setPen(QPen(colours.focus, colours.focus_width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -2), 4, 4)
        painter.restore()

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Take a press of the mouse."""
        if not isinstance(event, QMouseEvent) or event.type() != QEvent.Type.MouseButtonRelease:
            return False
        return model.setData(index, True, Qt.ItemDataRole.CheckStateRole)


class AskedTable(QTableView):
    """The table of pictures. Arrows move, Space answers; nothing else does."""

    def __init__(self, model: AskedModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(self.tr("Pictures, unshown, with an answer for each"))
        answers = _AnswerDelegate(self)
        for column in range(FIRST_ANSWER, model.columnCount()):
            self.setItemDelegateForColumn(column, answers)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.row_height())
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        widths = {0: 90, 2: 140, 3: 70, 4: 90, 5: 70}
        for column, width in widths.items():
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, theme.scaled(width))

    def sizeHint(self) -> QSize:
        """Return the room for nine pictures, or for as many as there are."""
        rows = min(max(self.model().rowCount(), 2), 9)
        return QSize(super().sizeHint().width(), (rows + 1) * theme.row_height() + 8)

    def minimumSizeHint(self) -> QSize:
        """Return the room for two."""
        return QSize(super().minimumSizeHint().width(), 3 * theme.row_height() + 8)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first picture, between the answers, on none of them."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.model().index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by Space alone."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.model().setData(self.currentIndex(), True, Qt.ItemDataRole.CheckStateRole)
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return
        super().keyPressEvent(event)


class PicturesAsked(Sheet):
    """Asks about each picture. `exec`, or `open` and `accepted`; `answers` has what was said so far."""

    def __init__(self, session: CaseSession, asking: Asking, parent: QWidget) -> None:
        super().__init__("", parent, width=900)
        self.set_title(self.tr("Answer for each picture"), "octagon-x", "stop")
        self._session = session
        self._under_way: frozenset[str] = frozenset()
        self._failed: frozenset[str] = frozenset()
        self.model = AskedModel(
            [asked_picture(p, itself=p.id in asking.given_to) for p in asking.pictures], self
        )
        self.table = AskedTable(self.model)
        self._lay_out(asking)
        self._left = self.add_footer_note("")
        self.add_cancel()
        self.go_on = MainButton(self.tr("Go on"), "Ctrl+Enter")
        self.add_button(self.go_on, self._go_on)
        key = QAction(self)
        key.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        key.triggered.connect(self._go_on)
        self.addAction(key)
        self.model.answered.connect(self._on_answered)
        session.changed.connect(self._follow)
        self._follow()

    def _lay_out(self, asking: Asking) -> None:
        who = (
            self.tr("“{label}” asks about every picture in this case. None of them is shown here.")
            if asking.about_all
            else self.tr("“{label}” asks this first. Nothing is shown here.")
        ).format(label=asking.label)
        self.body.setSpacing(8)
        self.body.addWidget(Label(" ".join(words for words in (who, asking.condition) if words)))
        question = Heading(asking.question.text, font="section")
        question.setWordWrap(True)
        self.body.addWidget(question)
        self.body.addWidget(SecLabel(asking.question.help))
        self.body.addWidget(
            SecLabel(
                self.tr(
                    "Yes and Not sure lock the picture for the police at once. If you cannot tell how old someone is, "
                    "choose Not sure."
                )
            )
        )
        self.body.addWidget(self.table, 1)

    @property
    def answers(self) -> dict[str, Answer]:
        """What was answered, by exhibit id."""
        return self.model.answers()

    def _on_answered(self, exhibit_id: str, answer: str) -> None:
        if answer != "no":
            self._lock(exhibit_id)
        self._follow()

    def _lock(self, exhibit_id: str) -> None:
        names = frozenset({exhibit_id})
        self._under_way |= names
        self.model.set_state(names, "locking")
        job = self._session.act(
            self.tr("Locking for police"),
            lambda store, report: lock_for_police(store, [exhibit_id], ANSWERED),
            priority=_LOCK_PRIORITY,
            can_cancel=False,
        )
        job.then(self._on_locked, lambda error: self._on_not_locked(names, error))
        self._session.lock_ahead(names)  # closed on every screen at once; the record follows in a moment

    def _on_locked(self, locked: Locked) -> None:
        names = frozenset(item.id for item in locked.items)
        self._under_way -= names
        self.model.set_state(names, "locked")
        refs = ", ".join(locked.refs)
        announce(self, self.tr("Locked for police: {refs}").format(refs=refs), urgent=True)
        self._follow()

    def _on_not_locked(self, names: frozenset[str], error: object) -> None:
        self._under_way -= names
        self._failed |= names
        self.model.set_state(names, "failed")
        self.show_error(error)  # type: ignore[arg-type]  # what a job fails with
        self._follow()

    def _follow(self) -> None:
        """Mark what is locked by now: one lock may close several pictures."""
        case = self._session.case
        ahead = self._session.locked - self._under_way - self._failed
        rows = [row.id for row in self.model.pictures]
        here = frozenset(name for name in rows if case.exhibits[name].status == "locked" or name in ahead)
        self.model.set_state(here, "locked")
        waiting = self.model.waiting()
        locked = len(here)
        words = [
            self.tr("%n picture(s) to answer for.", "", waiting) if waiting else self.tr("All are answered.")
        ]
        if locked:
            words.append(self.tr("%n locked for police; that stays, whatever you do next.", "", locked))
        self._left.setText(" ".join(words))
        self.go_on.setEnabled(not waiting)

    def _go_on(self) -> None:
        if self.go_on.isEnabled():
            self.accept()
