"""Parts of the sheet on which something leaves a lock: the officer, the list of copies, the words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from evidence_desk.acts.exits import Officer, Standing
from evidence_desk.acts.known_copies import KnownCopy
from evidence_desk.base import clock as clocks
from evidence_desk.base.clock import Clock
from evidence_desk.case.state import Case
from evidence_desk.case.values import Action
from evidence_desk.ui.row_words import member_name
from evidence_desk.ui.widgets.dates import local_text, table_text
from evidence_desk.ui.widgets.fields import Field, LineEdit
from evidence_desk.ui.widgets.notes import Heading, Label, SecLabel
from evidence_desk.ui.widgets.steps import State, Step
from evidence_desk.ui.widgets.when_edit import WhenEdit

translate = QCoreApplication.translate  # under this name the collector of strings finds it


class OfficerForm(QWidget):
    """Officer, force, reference and when: what every exit from a lock names."""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.officer, self.force, self.reference = LineEdit(), LineEdit(), LineEdit()
        self.when = WhenEdit(clock)
        self.when.set_value(clocks.utc_text(clock.read().utc))
        self.officer_field = Field(self.tr("Officer’s name and number"), self.officer)
        self.force_field = Field(self.tr("Police force"), self.force)
        self.reference_field = Field(self.tr("Their reference"), self.reference)
        self.when_field = Field(self.tr("When"), self.when)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        for number, field in enumerate(
            (self.officer_field, self.force_field, self.reference_field, self.when_field)
        ):
            grid.addWidget(field, number // 2, number % 2)
            grid.setColumnStretch(number % 2, 1)

    def officer_given(self) -> Officer | None:
        """Return what is filled in, or None after saying under each field what is missing."""
        fields = ((self.officer_field, self.officer), (self.force_field, self.force))
        for field, edit in (*fields, (self.reference_field, self.reference)):
            field.set_error("" if edit.text().strip() else self.tr("This is needed."))
        value = self.when.value()
        self.when_field.set_error(self.when.problem() or ("" if value else self.tr("When was it?")))
        if any(
            f.error for f in (self.officer_field, self.force_field, self.reference_field, self.when_field)
        ):
            return None
        at = f"{value}T00:00:00Z" if len(value) == len("2026-11-22") else value
        return Officer(
            name=self.officer.text(), force=self.force.text(), reference=self.reference.text(), at=at
        )


class CopyList(QWidget):
    """Where else copies may be, by what the case has written down."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(Heading(self.tr("Where else copies may be"), font="body"))
        self._rows: list[QWidget] = []

    def show_copies(self, copies: Sequence[KnownCopy]) -> None:
        """Show these places, and what the list cannot know."""
        for old in self._rows:
            self._column.removeWidget(old)
            old.deleteLater()
        words = [copy_text(copy) for copy in copies] or [self.tr("Nothing is written down in this case.")]
        self._rows = [Label(f"·  {line}", font="small", selectable=True) for line in words]
        self._rows.append(
            SecLabel(
                self.tr(
                    "By this case’s own record. It knows nothing of clipboard history, downloads, photographs of a "
                    "screen or synchronised folders. Touch none of them until the police say what to do."
                )
            )
        )
        for row in self._rows:
            self._column.addWidget(row)


def copy_text(copy: KnownCopy) -> str:
    """Return one place in the words of the window."""
    words = {
        "origin": translate("Copies", "Where it was taken from: {what}"),
        "kept-out": translate("Copies", "Where it was when the stop question kept it out: {what}"),
        "drop": translate("Copies", "With {what}, who sent it in, and in the folder it came by"),
        "pack": translate("Copies", "In the {what}"),
        "original": translate("Copies", "The original, written out for {what}"),
        "given": translate("Copies", "Given out: {what}"),
        "sealed-copy": translate("Copies", "A sealed copy with the police: {what}"),
        "transfer": translate("Copies", "In the copy of this case for {what}"),
        "other-copy": translate(
            "Copies", "In the other copy of this case file, joined here; signed by {what}"
        ),
        "older-copy": translate("Copies", "In another version of this case file that a device has seen"),
        "reader": translate("Copies", "In copies of this case file that {what} may have kept"),
        "backup": translate("Copies", "In the backup in {what}"),
        "same-bytes": translate("Copies", "The same bytes as {what}"),
    }[copy.kind].format(what=copy.what or translate("Copies", "not stated"))
    return f"{words}, {table_text(copy.at)}" if copy.at else words


def officer_line(action: Action) -> str:
    """Return who of the police an action names, and when."""
    parts = [action.fields.get(name, "") for name in ("officer", "force", "reference")]
    return ", ".join([*(part for part in parts if part), local_text(action.at)])


def handed_text(action: Action) -> str:
    """Return one handing over in a line."""
    what = {
        "device": translate("Exits", "The device"),
        "medium": translate("Exits", "A storage medium"),
        "sealed-copy": translate("Exits", "A sealed copy"),
    }.get(action.fields.get("handed-over", ""), translate("Exits", "Something"))
    return translate("Exits", "{what}: {officer}. Receipt: {receipt}").format(
        what=what, officer=officer_line(action), receipt=action.fields.get("receipt", "")
    )


def way_of(case: Case, found: Standing) -> list[Step]:
    """Return the steps to destruction, with who took each."""
    at = {"locked": 0, "instructed": 1, "asked": 1, "agreed": 2, "destroyed": 3}[found.stage]

    def state(number: int) -> State:
        return "done" if at > number else "now" if at == number else "waits"

    asking = found.asking
    instructed = officer_line(found.instruction) if found.instruction is not None else ""
    agreed = ""
    if asking is not None:
        names = [member_name(case, key) for key in (asking.asked_by, asking.agreed_by) if key]
        agreed = ", ".join(names)
    gone = case.destroyed.get(found.items[0].id) if found.items else None
    done = f"{member_name(case, gone.who)}, {local_text(gone.at)}" if gone is not None else ""
    return [
        Step(
            title=translate("Exits", "An officer instructs it, and that is written down"),
            text=instructed,
            state=state(0),
        ),
        Step(
            title=translate("Exits", "Two people agree; one of them is the DSL"), text=agreed, state=state(1)
        ),
        Step(
            title=translate("Exits", "One of the two destroys it; reference, hash and times stay"),
            text=done,
            state=state(2),
        ),
    ]
