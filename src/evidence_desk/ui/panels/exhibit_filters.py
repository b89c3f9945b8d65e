"""The row of filters over the exhibits: one menu button for each, its value on it, and a cross that clears it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from evidence_desk.base import clock as clocks
from evidence_desk.case.state import Case
from evidence_desk.policy.model import Policy
from evidence_desk.ui import icons, theme
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.models.exhibits import ExhibitModel
from evidence_desk.ui.models.filters import Wanted
from evidence_desk.ui.row_words import cell_text, kind_texts
from evidence_desk.ui.rows import ExhibitRow
from evidence_desk.ui.widgets import dates
from evidence_desk.ui.widgets.buttons import Button, Look, MainButton
from evidence_desk.ui.widgets.fields import Field, LineEdit
from evidence_desk.ui.widgets.flow import FlowLayout
from evidence_desk.ui.widgets.notes import SecLabel
from evidence_desk.ui.widgets.sheet import Sheet
from evidence_desk.ui.widgets.when_edit import WhenEdit

TYPING_MS: Final = 150  # after the last key, before the list is narrowed
_DAY: Final = 10


class FilterButton(Button):
    """One filter. Pressing it opens its menu; active, it shows its value and a cross that clears it."""

    cleared = Signal()
    font_name: theme.FontName = "small"

    def __init__(self, name: str, fill: Callable[[QMenu], None], parent: QWidget | None = None) -> None:
        super().__init__(name, parent=parent)
        self._name, self._fill = name, fill
        self._value = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.open_menu)

    @property
    def value(self) -> str:
        """What it narrows to, in words; "" when it does not."""
        return self._value

    def set_value(self, value: str) -> None:
        """Show what it narrows to."""
        self._value = value
        self.bold = bool(value)
        self.setText(f"{self._name}: {value}".replace("&", "&&") if value else self._name)
        self.setAccessibleName(f"{self._name}: {value}" if value else self._name)
        self.setAccessibleDescription(self.tr("Delete clears it") if value else "")
        self.updateGeometry()
        self.update()

    def open_menu(self) -> None:
        """Open its menu under it."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill(menu)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def height_hint(self) -> int:
        """Return the height of a compact button."""
        return theme.compact_height()

    def look(self) -> Look:
        """Return a soft box while it is active."""
        look = super().look()
        colours = theme.current()
        if self._value:
            look.fill, look.line, look.ink, look.icon_ink = (
                colours.soft,
                colours.accent,
                colours.soft_text,
                colours.soft_text,
            )
        return look

    def _content_width(self) -> int:
        return super()._content_width() + 8 + theme.scaled(14)

    def paint_content(self, painter: QPainter, look: Look, left: float) -> None:
        """Paint the words, then the arrow of a menu or the cross."""
        super().paint_content(painter, look, left)
        side = theme.scaled(14)
        at = self.width() - self.side - side
        icons.paint(
            painter,
            "x" if self._value else "chevron-down",
            at,
            (self.height() - side) / 2,
            side,
            look.icon_ink,
        )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Clear when it is the cross that was pressed."""
        cross = self.width() - self.side - theme.scaled(14) - 4
        if self._value and self.isDown() and event.position().x() >= cross:
            self.setDown(False)
            self.cleared.emit()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete clears; the arrow down opens the menu."""
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and self._value:
            self.cleared.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.open_menu()
        else:
            super().keyPressEvent(event)


class FilterBar(QWidget):
    """All filters; `changed` tells what is wanted now. The field for text stands in the head of the page."""

    changed = Signal(object)  # Wanted

    def __init__(self, desk: Desk, exhibits: ExhibitModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._exhibits = desk, exhibits
        self._wanted = Wanted()
        self._names: dict[str, dict[str, str]] = {}
        self.field = LineEdit(placeholder=self.tr("Find in captions and text"))
        self.field.setAccessibleName(self.tr("Find in captions, notes, accounts and addresses"))
        self.field.setClearButtonEnabled(True)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(
            lambda: self._want(replace(self._wanted, text=self.field.text().strip()))
        )
        self.field.textChanged.connect(lambda _: self._typing.start())
        self.shown = SecLabel("", wrap=False)
        row = FlowLayout(self, gap=8)
        row.setContentsMargins(16, 0, 16, 8)
        self._buttons: dict[str, FilterButton] = {}
        for key, name, fill in (
            ("seen", self.tr("On screen"), self._fill_days),
            ("kinds", self.tr("Kind"), self._filler("kinds")),
            ("grades", self.tr("Grade"), self._filler("grades")),
            ("policy", self.tr("Policy"), self._fill_policy),
            ("people", self.tr("Person"), self._filler("people")),
            ("platforms", self.tr("Platform"), self._filler("platforms")),
            ("by", self.tr("By"), self._filler("by")),
        ):
            button = self._buttons[key] = FilterButton(name, fill)
            button.cleared.connect(lambda key=key: self._clear(key))
            row.addWidget(button)
        row.addWidget(self.shown)

    @property
    def wanted(self) -> Wanted:
        """What is wanted now."""
        return self._wanted

    def button(self, key: str) -> FilterButton:
        """Return a button: "seen", "kinds", "grades", "policy", "people", "platforms" or "by"."""
        return self._buttons[key]

    def set_wanted(self, wanted: Wanted) -> None:
        """Narrow to something else, as if chosen here."""
        if self.field.text().strip() != wanted.text:
            self.field.setText(wanted.text)
        self._typing.stop()
        self._want(wanted)

    def take_names(self, case: Case, policy: Policy) -> None:
        """Learn what people, cells and the like are called."""
        leaves, triggers = policy.criminal_list.leaves, policy.trigger_list.triggers
        self._names = {
            "kinds": kind_texts(),
            "grades": {letter: self.tr("Grade {letter}").format(letter=letter) for letter in "ABCD"},
            "cells": {name: cell_text(policy, name) for name in policy.matrix.cells},
            "criminal": {name: leaf.label for name, leaf in leaves.items()},
            "triggers": {name: trigger.label for name, trigger in triggers.items()},
            "people": {
                person.id: f"{person.pseudonym}, {person.name}"
                if person.pseudonym and person.name
                else person.pseudonym or person.name
                for person in case.people_in_order()
            },
            "platforms": {row.platform_key: row.platform for row in self._exhibits.rows if row.platform_key},
            "by": {row.by_id: row.by for row in self._exhibits.rows},
        }
        self._show_values()

    # -- menus -------------------------------------------------------------------------------------------------------

    def _filler(self, key: str) -> Callable[[QMenu], None]:
        return lambda menu: self._fill(menu, key)

    def _fill(self, menu: QMenu, key: str) -> None:
        """Offer the values that some exhibit has, with how many have it."""
        counted = Counter(value for row in self._exhibits.rows for value in _values(row, key))
        names = self._names.get(key, {})
        chosen: frozenset[str] = getattr(self._wanted, key)
        for value in [name for name in names if name in counted or name in chosen]:
            action = menu.addAction(f"{names[value]}\t{counted[value]:,}".replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value in chosen)
            action.toggled.connect(lambda on, value=value: self._toggle(key, value, on=on))
        if not menu.actions():
            menu.addAction(self.tr("No exhibit has one yet")).setEnabled(False)

    def _fill_policy(self, menu: QMenu) -> None:
        action = menu.addAction(self.tr("Not classified"))
        action.setCheckable(True)
        action.setChecked(self._wanted.not_classified)
        action.toggled.connect(lambda on: self._want(replace(self._wanted, not_classified=on)))
        menu.addSeparator()
        self._fill(menu, "cells")
        for key, title in (
            ("criminal", self.tr("Policy criminal category")),
            ("triggers", self.tr("Trigger")),
        ):
            self._fill(menu.addMenu(title), key)

    def _fill_days(self, menu: QMenu) -> None:
        today, _ = dates.uk_time(self._desk.clock.read().utc)
        for text, days in (
            (self.tr("Today"), 0),
            (self.tr("Yesterday and today"), 1),
            (self.tr("The last 7 days"), 6),
            (self.tr("The last 30 days"), 29),
        ):
            first, last = (today.date() - timedelta(days=days)).isoformat(), today.date().isoformat()
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked((self._wanted.since, self._wanted.until) == (first, last))
            action.triggered.connect(
                lambda _, a=first, b=last: self._want(replace(self._wanted, since=a, until=b))
            )
        menu.addSeparator()
        menu.addAction(self.tr("From … to …"), self._ask_days)
        if self._wanted.since or self._wanted.until:
            menu.addAction(self.tr("Any day"), lambda: self._clear("seen"))

    def _ask_days(self) -> None:
        sheet = DaysSheet(self._desk, self._wanted, self.window())
        sheet.chosen.connect(lambda a, b: self._want(replace(self._wanted, since=a, until=b)))
        sheet.open()

    # -- changes -----------------------------------------------------------------------------------------------------

    def _toggle(self, key: str, value: str, *, on: bool) -> None:
        before: frozenset[str] = getattr(self._wanted, key)
        self._want(self._wanted.with_set(key, before | {value} if on else before - {value}))

    def _clear(self, key: str) -> None:
        none: frozenset[str] = frozenset()
        match key:
            case "seen":
                self._want(replace(self._wanted, since="", until=""))
            case "policy":
                self._want(
                    replace(self._wanted, cells=none, criminal=none, triggers=none, not_classified=False)
                )
            case _:
                self._want(self._wanted.with_set(key, none))

    def _want(self, wanted: Wanted) -> None:
        if wanted != self._wanted:
            self._wanted = wanted
            self._show_values()
            self.changed.emit(wanted)

    def _show_values(self) -> None:
        wanted = self._wanted
        for key in ("kinds", "grades", "people", "platforms", "by"):
            self._buttons[key].set_value(self._said(getattr(wanted, key), key))
        parts = [self.tr("Not classified")] if wanted.not_classified else []
        parts += [self._said(getattr(wanted, key), key) for key in ("cells", "criminal", "triggers")]
        self._buttons["policy"].set_value(", ".join(part for part in parts if part))
        self._buttons["seen"].set_value(days_text(wanted.since, wanted.until))

    def _said(self, values: Iterable[str], key: str) -> str:
        names = self._names.get(key, {})
        places = list(names)
        known = sorted((value for value in values if value in names), key=places.index)
        if not known:
            return ""
        first = names[known[0]]
        if len(known) == 1:
            return first
        return self.tr("{first} and {count} more").format(first=first, count=len(known) - 1)


def days_text(since: str, until: str) -> str:
    """Return “21 Nov 2026 to 22 Nov 2026”, or one end of it."""
    first, last = dates.table_text(since), dates.table_text(until)
    translate = QCoreApplication.translate
    if first and last:
        return (
            first
            if first == last
            else translate("Filters", "{first} to {last}").format(first=first, last=last)
        )
    if first:
        return translate("Filters", "from {day}").format(day=first)
    return translate("Filters", "until {day}").format(day=last) if last else ""


def _values(row: ExhibitRow, key: str) -> Iterable[str]:
    match key:
        case "kinds":
            return (row.kind,)
        case "grades":
            return (row.grade,)
        case "cells":
            return row.cells
        case "criminal":
            return row.criminal
        case "triggers":
            return row.triggers
        case "people":
            return row.people
        case "platforms":
            return (row.platform_key,)
        case _:
            return (row.by_id,)


class DaysSheet(Sheet):
    """Asks for the first and the last day on screen."""

    chosen = Signal(str, str)

    def __init__(self, desk: Desk, wanted: Wanted, parent: QWidget) -> None:
        super().__init__(self.tr("On screen from … to …"), parent, icon="calendar-clock", width=420)
        self._first, self._last = WhenEdit(desk.clock), WhenEdit(desk.clock)
        self._first.set_value(wanted.since)
        self._last.set_value(wanted.until)
        self._fields = (Field(self.tr("From"), self._first), Field(self.tr("To"), self._last))
        for field in self._fields:
            self.body.addWidget(field)
        self.add_cancel()
        self.add_button(MainButton(self.tr("Show these")), self._done)

    def _done(self) -> None:
        for field, edit in zip(self._fields, (self._first, self._last), strict=True):
            field.set_error(edit.problem())
            if edit.problem():
                edit.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.chosen.emit(_day(self._first.value()), _day(self._last.value()))
        self.accept()


def _day(value: str) -> str:
    """Return the local day of a stored time."""
    if len(value) <= _DAY:
        return value
    return dates.uk_time(clocks.parse_utc(value))[0].date().isoformat()
