"""A box to tick where something is a monitoring record, and who was nominated to look at it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from evidence_desk.acts.monitoring import nomination_of
from evidence_desk.case import fold_monitoring
from evidence_desk.case.state import Case
from evidence_desk.case.values import Exhibit
from evidence_desk.ui.widgets.dates import local_text
from evidence_desk.ui.widgets.fields import CheckBox, Field, LineEdit
from evidence_desk.ui.widgets.notes import SecLabel


class NominationBox(QWidget):
    """Asks for the nomination only where it is ticked, and where none is recorded in the case."""

    grown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = CheckBox(self.tr("It comes out of monitoring records"))
        self.box.setAccessibleDescription(
            self.tr("Records of who was on which computer, or what a filter logged.")
        )
        self.known = SecLabel("")
        labels = {
            "nominee": self.tr("Who is nominated to look"),
            "necessity": self.tr("Why it is necessary"),
            "scope": self.tr("How far it goes"),
            "authority": self.tr("By whose authority"),
        }
        self.fields = {name: Field(labels[name], LineEdit()) for name in fold_monitoring.NEEDED}
        self._asks = QWidget()
        grid = QGridLayout(self._asks)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        for place, field in enumerate(self.fields.values()):
            grid.addWidget(field, place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place % 2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.box, self.known, self._asks):
            column.addWidget(widget)
        self._is_known = False
        self.box.toggled.connect(lambda _: self._show_fields())
        self._show_fields()

    def show_exhibit(self, case: Case, exhibit: Exhibit) -> None:
        """Begin with an exhibit: marked already, or to be asked about."""
        marked = nomination_of(case, exhibit)
        recorded = fold_monitoring.authorities(case)
        self._is_known = bool(recorded)
        if recorded:
            last, words = recorded[-1], self.tr("{nominee} is nominated: {scope}. Recorded for {day}.")
            nominee = marked.nominee if marked is not None else last.fields["nominee"]
            scope = marked.scope if marked is not None else last.fields["scope"]
            day = local_text(marked.at if marked is not None else last.at)
            self.known.setText(words.format(nominee=nominee, scope=scope.rstrip("."), day=day))
        self.box.blockSignals(True)
        self.box.setChecked(marked is not None)
        self.box.blockSignals(False)
        self.box.setEnabled(marked is None)
        for field in self.fields.values():
            field.set_error("")
        self._show_fields()

    @property
    def is_new(self) -> bool:
        """Whether it was ticked now."""
        return self.box.isChecked() and self.box.isEnabled()

    def given(self) -> tuple[tuple[str, str], ...]:
        """Return what was typed of the nomination; nothing where it is recorded already."""
        if not self.is_new or self._is_known:
            return ()
        return tuple((name, _line(field).text().strip()) for name, field in self.fields.items())

    def check(self) -> Field | None:
        """Show what is missing; return the first field, or None."""
        asks = self.is_new and not self._is_known
        for field in self.fields.values():
            empty = asks and not _line(field).text().strip()
            field.set_error(self.tr("A monitoring record needs this.") if empty else "")
        return next((field for field in self.fields.values() if field.error), None)

    def _show_fields(self) -> None:
        self.known.setVisible(self.box.isChecked() and self._is_known)
        self._asks.setVisible(self.is_new and not self._is_known)
        self.grown.emit()


def _line(field: Field) -> LineEdit:
    assert isinstance(field.widget, LineEdit)  # noqa: S101  # made above
    return field.widget
