"""How long the school keeps each kind of record, where it differs from the policy."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QGridLayout, QWidget

from evidence_desk.policy.model import Policy
from evidence_desk.ui import theme
from evidence_desk.ui.announce import announce
from evidence_desk.ui.widgets.fields import LineEdit
from evidence_desk.ui.widgets.notes import Label, SecLabel

_YEARS_MAX = 150


class RetentionForm(QWidget):
    """One line for each rule of the policy that counts years; an empty field leaves it to the policy."""

    def __init__(self, policy: Policy, years: Mapping[str, int]) -> None:
        super().__init__()
        self.fields: dict[str, LineEdit] = {}
        self._error = Label("", font="small", ink="stop")
        self._error.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        rules = {name: rule for name, rule in policy.retention.rules.items() if rule.years is not None}
        for place, (name, rule) in enumerate(rules.items()):
            field = LineEdit(str(years.get(name, "")), str(rule.years))
            field.setFixedWidth(theme.scaled(90))
            field.setAccessibleName(self.tr("Years for: {rule}").format(rule=rule.label))
            self.fields[name] = field
            grid.addWidget(Label(rule.label), place, 0)
            grid.addWidget(field, place, 1)
            grid.addWidget(SecLabel(self.tr("years"), wrap=False), place, 2)
        grid.addWidget(self._error, len(rules), 0, 1, 3)

    def take(self) -> dict[str, int] | None:
        """Return the years that differ, or None after saying what cannot be read."""
        years: dict[str, int] = {}
        for name, field in self.fields.items():
            text = field.text().strip()
            if not text:
                continue
            if not (text.isascii() and text.isdigit() and 1 <= int(text) <= _YEARS_MAX):
                self._refuse(field)
                return None
            years[name] = int(text)
        self._error.hide()
        return years

    def _refuse(self, field: LineEdit) -> None:
        self._error.setText(
            self.tr("Give years as a number from 1 to {most}, or leave the field empty.").format(
                most=_YEARS_MAX
            )
        )
        self._error.show()
        field.setFocus()
        announce(field, self._error.text(), urgent=True)
