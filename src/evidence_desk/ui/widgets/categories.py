"""The list of policy criminal categories: a tree that filters, with the verbs of what is chosen in one line."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.policy.model import Policy
from evidence_desk.ui import icons, theme
from evidence_desk.ui.models.categories import EXPLAINS_ROLE, FILTER_ROLE, KIND_ROLE, TAG_ROLE, CategoryModel
from evidence_desk.ui.widgets.fields import LineEdit
from evidence_desk.ui.widgets.matrix_cells import paint_box
from evidence_desk.ui.widgets.notes import Label, SecLabel

Index = QModelIndex | QPersistentModelIndex
_PAD = 12
_INDENT = 24
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class _Delegate(QStyledItemDelegate):
    """Paints a category as box, words and tag, and a verb as a chip."""

    def __init__(self, view: CategoryTree) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room for wrapped words, and for a tag that does not fit beside them."""
        kind = index.data(KIND_ROLE)
        if kind == "verbs":
            return QSize(self.chip_width(index) + 6, theme.compact_height())
        text, tag = self._laid(index, self._view.room(index))
        bottom = tag.bottom() if tag.isValid() else 0
        return QSize(40, max(text.height(), bottom) + theme.scaled(8))

    def chip_width(self, index: Index) -> int:
        """Return the width of a verb's chip, its check included so that ticking moves nothing."""
        return theme.metrics("small").horizontalAdvance(str(index.data() or "")) + theme.scaled(14) + 18

    def _laid(self, index: Index, width: int) -> tuple[QRect, QRect]:
        """Return where words and tag stand, from the top of the words."""
        bold = index.data(KIND_ROLE) == "group"
        measures = theme.metrics("body", bold=bold)
        left = theme.scaled(16) + 8
        words = str(index.data() or "")
        text = measures.boundingRect(QRect(0, 0, max(width - left, 1), 10_000), _WRAP, words)
        text = QRect(left, 0, max(width - left, 1), max(text.height(), theme.scaled(18)))
        tag = index.data(TAG_ROLE)
        if not tag:
            return text, QRect()
        size = self._tag_size(tag)
        used = measures.horizontalAdvance(words)
        if used + 8 + size.width() <= text.width():
            top = (text.height() - size.height()) // 2
            return text, QRect(left + used + 8, top, size.width(), size.height())
        return text, QRect(left, text.height() + 2, size.width(), size.height())

    def _tag_words(self, tag: str) -> str:
        return self.tr("stop question") if tag == "stop" else self.tr("ask first")

    def _tag_size(self, tag: str) -> QSize:
        measures = theme.metrics("small")
        icon = theme.scaled(14) + 5 if tag == "stop" else 0
        return QSize(measures.horizontalAdvance(self._tag_words(tag)) + icon + 16, measures.height() + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row, or one verb of a row."""
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(KIND_ROLE) == "verbs":
            self._paint_verb(painter, rect, index)
        elif index.data():
            self._paint_row(painter, rect, index)
        if self._view.hasFocus() and index == self._view.currentIndex():
            colours = theme.current()
            painter.setPen(QPen(colours.focus, colours.focus_width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(1.5, 1.5, -1.5, -1.5), 4, 4)
        painter.restore()

    def _paint_row(self, painter: QPainter, rect: QRect, index: Index) -> None:
        colours = theme.current()
        group = index.data(KIND_ROLE) == "group"
        left = rect.left() + _PAD
        text, tag = self._laid(index, self._view.room(index))
        height = max(text.height(), tag.bottom() if tag.isValid() else 0)
        top = rect.top() + (rect.height() - height) // 2
        box = theme.scaled(16)
        mark = QRect(left, top + (theme.scaled(18) - box) // 2, box, box)
        if group:
            name = "chevron-down" if self._view.isExpanded(index) else "chevron-right"
            icons.paint(painter, name, mark.left(), mark.top(), box, colours.text)
        else:
            paint_box(painter, mark, Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)))
        painter.setFont(theme.font("body", bold=group))
        painter.setPen(colours.text)
        painter.drawText(text.translated(left, top), _WRAP, str(index.data()))
        if tag.isValid():
            self._paint_tag(painter, tag.translated(left, top), index.data(TAG_ROLE))

    def _paint_tag(self, painter: QPainter, rect: QRect, tag: str) -> None:
        ink, fill, line = theme.current().state("stop" if tag == "stop" else "")
        painter.setPen(QPen(line, 1))
        painter.setBrush(fill)
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        left = rect.left() + 8
        if tag == "stop":
            side = theme.scaled(14)
            icons.paint(painter, "octagon-x", left, rect.center().y() - side / 2 + 0.5, side, ink)
            left += side + 5
        painter.setPen(ink)
        painter.setFont(theme.font("small"))
        box = QRect(left, rect.top(), rect.right() - left, rect.height())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), self._tag_words(tag))

    def _paint_verb(self, painter: QPainter, rect: QRect, index: Index) -> None:
        colours = theme.current()
        if not index.data():
            return
        state = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole))
        on = state != Qt.CheckState.Unchecked
        left = rect.left() + (_PAD if index.column() == 0 else 0)
        height = theme.metrics("small").height() + 5
        width = self.chip_width(index)
        chip = QRectF(left, rect.center().y() - height / 2, width, height)
        painter.setPen(QPen(colours.accent if on else colours.strong, 1))
        painter.setBrush(colours.soft if on else colours.surface)
        painter.drawRoundedRect(chip.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        side = theme.scaled(14)
        ink = colours.soft_text if on else colours.text
        words = chip.adjusted(6, 0, -6, 0)
        if on:
            name = "check" if state == Qt.CheckState.Checked else "minus"
            at = QPointF(chip.left() + 6, chip.center().y() - side / 2)
            icons.paint(painter, name, at.x(), at.y(), side, ink, stroke=2.5)
            words.setLeft(words.left() + side + 4)
        painter.setPen(ink)
        painter.setFont(theme.font("small"))
        align = Qt.AlignmentFlag.AlignVCenter | (
            Qt.AlignmentFlag.AlignLeft if on else Qt.AlignmentFlag.AlignHCenter
        )
        painter.drawText(words, int(align), str(index.data()))

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Tick by a press anywhere on the row, or by Space."""
        if not index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        if isinstance(event, QMouseEvent):
            if event.type() != QEvent.Type.MouseButtonRelease or event.button() != Qt.MouseButton.LeftButton:
                return event.type() == QEvent.Type.MouseButtonDblClick
        elif not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Space:
            return False
        return model.setData(index, None, Qt.ItemDataRole.CheckStateRole)


class CategoryTree(QTreeView):
    """The tree itself."""

    described = Signal(str)  # what the policy says of the row the keyboard is on

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = _Delegate(self)
        self.setItemDelegate(self._delegate)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(_INDENT)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._on_clicked)
        theme.watcher().changed.connect(self._restyle)

    def show_model(self, model: QAbstractItemModel) -> None:
        """Show a model and keep one-column rows across the whole width as rows come and go."""
        self.setModel(model)
        for signal in (model.rowsInserted, model.modelReset, model.layoutChanged):
            signal.connect(self.lay_out_rows)
        self.lay_out_rows()

    def lay_out_rows(self) -> None:
        """Span rows without verbs over all columns, open what has verbs, and fit the columns to the verbs."""
        self._span(QModelIndex())
        widths = [self._verb_widths(column) for column in range(self.model().columnCount())]
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)

    def _span(self, parent: QModelIndex) -> None:
        model = self.model()
        for row in range(model.rowCount(parent)):
            here = model.index(row, 0, parent)
            kind = here.data(KIND_ROLE)
            self.setFirstColumnSpanned(row, parent, kind != "verbs")
            if kind == "leaf" and model.rowCount(here):
                self.setExpanded(here, True)
            self._span(here)

    def _verb_widths(self, column: int) -> int:
        first = 2 * _INDENT + _PAD if column == 0 else 0
        widest = max((self._delegate.chip_width(i) for i in self._verb_indexes(column)), default=40)
        return first + widest + 6

    def _verb_indexes(self, column: int) -> list[QModelIndex]:
        found: list[QModelIndex] = []
        model = self.model()
        waiting = [QModelIndex()]
        while waiting:
            parent = waiting.pop()
            for row in range(model.rowCount(parent)):
                here = model.index(row, column, parent)
                if here.data(KIND_ROLE) == "verbs":
                    found.append(here)
                waiting.append(model.index(row, 0, parent))
        return found

    def room(self, index: Index) -> int:
        """Return the width for what a row says."""
        depth = 0
        above = index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        return self.viewport().width() - depth * _INDENT - 2 * _PAD

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground of what is chosen, then the row."""
        rect: QRect = option.rect
        checked = index.data(Qt.ItemDataRole.CheckStateRole)
        is_leaf = index.data(KIND_ROLE) == "leaf"
        if is_leaf and checked is not None and Qt.CheckState(checked) != Qt.CheckState.Unchecked:
            painter.fillRect(
                QRect(0, rect.top(), self.viewport().width(), rect.height()), theme.current().soft
            )
        super().drawRow(painter, option, index)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Draw none: the group's arrow stands where the others have their box."""

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Go along the verbs of a row by Left and Right; up and down always end where something is shown."""
        here = self.currentIndex()
        step = {self.CursorAction.MoveRight: 1, self.CursorAction.MoveLeft: -1}.get(action)
        if step is not None and here.data(KIND_ROLE) == "verbs":
            beside = here.siblingAtColumn(here.column() + step)
            if beside.isValid() and beside.data():
                return beside
            return here.parent() if step < 0 else here
        if step == 1 and here.data(KIND_ROLE) == "leaf":
            verbs = self.model().index(0, 0, here)
            return verbs if verbs.isValid() else here
        there = super().moveCursor(action, modifiers)
        return there if there.data() else there.siblingAtColumn(0)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say what the policy says of the row."""
        super().currentChanged(current, previous)
        self.described.emit(str(current.data(EXPLAINS_ROLE) or ""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open or close the group with Space too."""
        here = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and here.data(KIND_ROLE) == "group":
            self.setExpanded(here, not self.isExpanded(here))
            return
        if event.key() == Qt.Key.Key_Space and here.isValid():
            self.model().setData(here, None, Qt.ItemDataRole.CheckStateRole)
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first row."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.model().index(0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap words anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.data(KIND_ROLE) == "group":
            self.setExpanded(index, not self.isExpanded(index))

    def _restyle(self) -> None:
        if self.model() is not None:
            self.lay_out_rows()
        self.scheduleDelayedItemsLayout()


class CategoryPanel(QFrame):
    """The list in its frame: heading, count, the standing sentence, a filter, and what the current row means."""

    def __init__(self, policy: Policy, model: CategoryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._proxy = QSortFilterProxyModel(self)
        self._proxy.setRecursiveFilteringEnabled(True)
        self._proxy.setAutoAcceptChildRows(True)
        self._proxy.setFilterRole(FILTER_ROLE)
        self._proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._proxy.setSourceModel(model)
        self.tree = CategoryTree()
        self.tree.setAccessibleName(self.tr("Policy criminal categories"))
        self.tree.show_model(self._proxy)
        self.tree.expandAll()
        self.count = SecLabel("", wrap=False)
        self.filter = LineEdit("", self.tr("Filter (Ctrl+F)"))
        self.filter.setAccessibleName(self.tr("Filter the categories"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._on_filter)
        self._nothing = SecLabel(self.tr("No category matches."))
        self._nothing.hide()
        self._means = SecLabel("")
        self.tree.described.connect(self._means.setText)
        self._lay_out(policy)
        find = QAction(self)
        find.setShortcut(QKeySequence.StandardKey.Find)
        find.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        find.triggered.connect(self._find)
        self.addAction(find)
        model.ticked.connect(self.show_count)
        theme.watcher().changed.connect(self._dress)
        self._dress()

    def _lay_out(self, policy: Policy) -> None:
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Policy criminal categories"), bold=True), 1)
        head.addWidget(self.count)
        standing = SecLabel(
            self.tr(
                "Choosing one does not say that a crime happened. That needs a full investigation. {extent}."
            ).format(extent=policy.jurisdiction)
        )
        standing.setToolTip(policy.words.criminal_note)
        top = QVBoxLayout()
        top.setContentsMargins(_PAD, _PAD, _PAD, 8)
        top.setSpacing(6)
        top.addLayout(head)
        top.addWidget(standing)
        top.addWidget(self.filter)
        foot = QVBoxLayout()
        foot.setContentsMargins(_PAD, 6, _PAD, 10)
        foot.addWidget(self._nothing)
        foot.addWidget(self._means)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.tree, 1)
        column.addLayout(foot)
        self.setMinimumWidth(theme.scaled(280))

    def show_count(self) -> None:
        """Say how many are chosen."""
        self.count.setText(self.tr("%n chosen", "", self._model.chosen_count()))

    def go_to_verbs(self, category: QModelIndex) -> None:
        """Put the keyboard on the verbs of a category, given by its place in the model."""
        self.filter.clear()
        here = self._proxy.mapFromSource(category)
        if here.parent().isValid():
            self.tree.setExpanded(here.parent(), True)
        self.tree.setExpanded(here, True)
        self.tree.setCurrentIndex(self._proxy.index(0, 0, here))
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.current().border, 1))
        painter.setBrush(theme.current().surface)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def _find(self) -> None:
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def _on_filter(self, text: str) -> None:
        self._proxy.setFilterFixedString(text.strip())
        self.tree.expandAll()
        self.tree.lay_out_rows()
        self._nothing.setVisible(self._proxy.rowCount() == 0)

    def _dress(self) -> None:
        palette = QPalette(self.tree.palette())
        palette.setColor(QPalette.ColorRole.Base, theme.current().surface)
        palette.setColor(QPalette.ColorRole.Highlight, Qt.GlobalColor.transparent)
        self.tree.setPalette(palette)
        self.show_count()
