"""What is asked of every screen: names for screen readers, ways for the keyboard, and nothing cut off.

Each function returns sentences about what is wrong; none of them changes anything but the focus.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QTextDocumentFragment
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

from evidence_desk.ui.widgets.button import Button
from evidence_desk.ui.widgets.buttons import IconButton, MainButton, StopButton

_SMALLEST = 24  # pixels of a target, WCAG 2.2, 2.5.8
_STEPS = 400  # more Tabs than any screen has stops
# Roles that tell a screen reader nothing about what can be done.
_VAGUE = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Window, QAccessible.Role.Pane}


def front(window: QWidget) -> QWidget:
    """Return the dialog in front, or the window."""
    return QApplication.activePopupWidget() or QApplication.activeModalWidget() or window


def named(widget: QWidget) -> str:
    """Say which widget it is."""
    said = getattr(widget, "text", None)
    words = said() if callable(said) and not isinstance(widget, QPlainTextEdit) else ""
    return f"{type(widget).__name__} {(words or widget.accessibleName() or widget.objectName())[:50]!r}"


def visible(root: QWidget) -> Iterator[QWidget]:
    """Give what can be seen of a window; what is scrolled away counts, too."""
    for widget in root.findChildren(QWidget):
        if widget.isVisible() and widget.window() is root:
            yield widget


def stops(root: QWidget) -> list[QWidget]:
    """Return what a person can do something with."""
    return [widget for widget in visible(root) if widget.isEnabled() and _is_control(widget)]


def _is_control(widget: QWidget) -> bool:
    if isinstance(widget.parentWidget(), QComboBox | QLineEdit) and not isinstance(widget, IconButton):
        return False  # a part of a field; keys do the same
    if isinstance(widget, QHeaderView):
        return False  # a part of another control
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) or isinstance(widget, QAbstractButton)


# --- what a screen reader hears


def unnamed(root: QWidget) -> list[str]:
    """Every control has a name and a role that says what it is."""
    found = []
    for widget in stops(root):
        heard = QAccessible.queryAccessibleInterface(widget)
        if not heard.text(QAccessible.Text.Name).strip():
            found.append(f"{named(widget)} in {type(widget.parentWidget()).__name__}: no name")
        # Qt knows no better role for what scrolls; its name says what is in it.
        if heard.role() in _VAGUE and not isinstance(widget, QAbstractScrollArea):
            found.append(f"{named(widget)}: role {heard.role().name} says nothing")
    return found


def silent_rows(root: QWidget) -> list[str]:
    """Rows, and the heads of tables, have words."""
    found = []
    for view in (widget for widget in visible(root) if isinstance(widget, QAbstractItemView)):
        model = view.model()
        if model is None or isinstance(view, QHeaderView):
            continue
        if isinstance(view, QTableView) and view.horizontalHeader().isVisible():
            found += _silent_heads(view, model)
        for row in range(min(model.rowCount(view.rootIndex()), 30)):
            if not _said_of(model, row, view):
                found.append(f"{named(view)}: row {row} says nothing")
    return found


def _silent_heads(view: QTableView, model: QAbstractItemModel) -> list[str]:
    across = Qt.Orientation.Horizontal
    return [
        f"{named(view)}: column {column} has no head"
        for column in range(model.columnCount())
        if not view.isColumnHidden(column)
        and not (
            model.headerData(column, across, Qt.ItemDataRole.AccessibleTextRole)
            or model.headerData(column, across, Qt.ItemDataRole.DisplayRole)
        )
    ]


def _said_of(model: QAbstractItemModel, row: int, view: QAbstractItemView) -> bool:
    roles = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole)
    # A list model keeps its count of columns to itself.
    columns = range(view.model().columnCount() if isinstance(view, QTableView) else 1)
    cells = (model.index(row, column, view.rootIndex()) for column in columns)
    return any(str(cell.data(role) or "").strip() for cell in cells for role in roles)


def without_tip(root: QWidget) -> list[str]:
    """A button that shows a drawing only says in its tip what it does."""
    return [
        f"{named(button)}: a drawing without a tip"
        for button in visible(root)
        if isinstance(button, QAbstractButton)
        and (isinstance(button, IconButton) or (isinstance(button, Button) and not button.text()))
        and not button.toolTip()
    ]


# --- the keyboard


def unreached(root: QWidget, app: QApplication) -> list[str]:
    """Tab goes through all there is and comes round again; nothing holds the keyboard or loses it."""
    root.activateWindow()
    app.processEvents()
    wanted = [widget for widget in stops(root) if _takes_part(widget)]
    if not wanted:
        return []
    first = app.focusWidget()
    if first is None or first.window() is not root:
        return [f"{type(root).__name__}: nothing has the keyboard"]
    reached: list[QWidget] = []
    for _ in range(_STEPS):
        before = app.focusWidget()
        QTest.keyClick(before if before is not None else root, Qt.Key.Key_Tab)
        focus = app.focusWidget()
        if focus is None:
            return [f"the keyboard is lost after {named(reached[-1]) if reached else 'the first Tab'}"]
        if focus.window() is not root:
            return [f"Tab leaves for {named(focus)}"]
        if reached and focus is reached[-1] and len(wanted) > 1:
            return [f"{named(focus)} holds the keyboard"]
        if reached and focus is reached[0]:
            break
        reached.append(focus)
    return [f"{named(widget)}: Tab never comes here" for widget in wanted if not _came_to(widget, reached)]


def _takes_part(widget: QWidget) -> bool:
    return not isinstance(widget.parentWidget(), QComboBox)


def _came_to(widget: QWidget, reached: list[QWidget]) -> bool:
    """Tab comes to it, to its proxy, to another of its group, or to the control that holds it."""
    if widget in reached or widget.focusProxy() in reached:
        return True
    if isinstance(widget, QAbstractButton) and widget.group() is not None:
        return any(button in reached for button in widget.group().buttons())
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return False
    # Arrows go on inside a group of which one member at a time is a stop, and a field opens what its button opens.
    holder = widget.parentWidget()
    return any(
        other is holder or (type(other) is type(widget) and other.parentWidget() is holder)
        for other in reached
    )


# --- nothing cut off


def cut(root: QWidget) -> list[str]:
    """Words have the room they need, or their whole stands in a tip that a screen reader has, too."""
    found = []
    for widget in visible(root):
        if isinstance(widget, QLabel) and widget.text():
            words = _cut_label(widget)
        elif isinstance(widget, QAbstractButton) and widget.text():
            words = _too_small(widget, widget.minimumSizeHint())
        elif isinstance(widget, QComboBox | QLineEdit):
            words = _too_small(widget, QSize(0, widget.fontMetrics().height()))
        else:
            continue
        if words:
            found.append(f"{named(widget)} in {type(widget.parentWidget()).__name__}: {words}")
        elif _outside(widget):
            found.append(f"{named(widget)}: sticks out of {type(_outside(widget)).__name__}")
    return found


def _cut_label(label: QLabel) -> str:
    if label.toolTip() and label.accessibleName():
        return ""  # elided, and its whole is there
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        plain = (
            QTextDocumentFragment.fromHtml(label.text()).toPlainText() if _is_rich(label) else label.text()
        )
        longest = max((label.fontMetrics().horizontalAdvance(word) for word in plain.split()), default=0)
        if longest > label.contentsRect().width() + 1 and "\u200b" not in plain:
            return f"a word of {longest} in {label.contentsRect().width()}"
        return f"height {label.height()} of {needed}" if needed > label.height() + 1 else ""
    return _too_small(label, label.minimumSizeHint())


def _is_rich(label: QLabel) -> bool:
    return label.textFormat() == Qt.TextFormat.RichText


def _too_small(widget: QWidget, needed: QSize) -> str:
    if needed.width() > widget.width() + 1 and not widget.toolTip():
        return f"width {widget.width()} of {needed.width()}"
    if needed.height() > widget.height() + 1:
        return f"height {widget.height()} of {needed.height()}"
    return ""


def _outside(widget: QWidget) -> QWidget | None:
    """Return what cuts a widget off: a parent it reaches beyond, up to the next thing that scrolls."""
    box, step = widget.rect(), widget
    while (parent := step.parentWidget()) is not None and not step.isWindow():
        box = QRect(step.mapToParent(box.topLeft()), box.size())
        if isinstance(parent.parentWidget(), QAbstractScrollArea):
            return None
        if not parent.rect().adjusted(-1, -1, 1, 1).contains(box):
            return parent
        step = parent
    return None


def scrolled_away(root: QWidget) -> list[str]:
    """The main button, and *This should not be here*, are seen whole without scrolling."""
    found = []
    for button in visible(root):
        if not isinstance(button, MainButton | StopButton):
            continue
        seen = button.visibleRegion().boundingRect().size()
        if seen != button.size():
            where = button.mapTo(root, QPoint(0, 0))
            found.append(
                f"{named(button)}: only {seen.width()} x {seen.height()} is seen at {where.toTuple()}"
            )
    return found


def too_small_to_hit(root: QWidget) -> list[str]:
    """Every control is large enough for an unsteady hand."""
    return [
        f"{named(widget)}: {widget.width()} x {widget.height()}"
        for widget in stops(root)
        if min(widget.width(), widget.height()) < _SMALLEST
    ]
