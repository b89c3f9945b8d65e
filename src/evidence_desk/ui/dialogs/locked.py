"""After *This should not be here*: what is locked, what it means, and who is told."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from evidence_desk.policy.model import Policy
from evidence_desk.ui.widgets.buttons import LinkButton, MainButton, QuietButton
from evidence_desk.ui.widgets.dates import local_text
from evidence_desk.ui.widgets.notes import Heading, Label, Line, NoteFrame, SecLabel
from evidence_desk.ui.widgets.sheet import Sheet


class LockedSheet(Sheet):
    """Says what was locked for police; the lock already holds when this is shown."""

    record_requested = Signal()
    mistake_requested = Signal()
    exits_requested = Signal()  # handing over, and the copies the case knows of

    def __init__(
        self,
        refs: Sequence[str],
        at: str,
        policy: Policy,
        parent: QWidget,
        *,
        pending: bool,
        by_request: bool,
        backups: Sequence[str] = (),
    ) -> None:
        """Make it; `backups` are the places of backups that hold the case, in words."""
        super().__init__("", parent, width=760, scrolls=True)
        self.set_title(self.tr("Locked for police"), "octagon-x", "stop")
        names = ", ".join(refs)
        self.said = (
            self.tr(
                "{ref} is locked for police. Nobody can open it here. Two custody sheets together can, for the police. "
                "Nothing was deleted."
            ).format(ref=names)
            if len(refs) == 1
            else self.tr(
                "{refs} are locked for police. Nobody can open them here. Two custody sheets together can, for the "
                "police. Nothing was deleted."
            ).format(refs=names)
        )
        heading = Heading(self.said, font="section")
        heading.setWordWrap(True)
        self.body.addWidget(heading)
        self.body.addWidget(
            SecLabel(self.tr("{time}, by this computer’s clock").format(time=local_text(at)), font="body")
        )
        if len(refs) > 1:
            self.body.addWidget(
                Label(
                    self.tr(
                        "What belongs together was locked together: equal copies and everything made from them."
                    )
                )
            )
        if pending:
            self.body.addWidget(self._pending_note(by_request=by_request))
        self._add_way_back()
        self.body.addWidget(Line())
        self.body.addLayout(self._calls(policy))
        self.body.addWidget(Line())
        self.body.addLayout(self._copies(policy, backups))
        self.exits_link.setVisible(not by_request)  # first the record has to have the lock
        self.body.addStretch(1)
        self.add_footer_note(self.tr("Do not look again, and do not send it to anyone."))
        self.told_button = QuietButton(self.tr("Record who was told"), "phone-call")
        self.add_button(self.told_button, self._record)
        self.add_button(MainButton(self.tr("Close"), "Esc"), self.reject)

    def _add_way_back(self) -> None:
        self.body.addWidget(
            Label(
                self.tr(
                    "Pressed by mistake? It stays locked for now, and nobody looks again to check. Two people, one of "
                    "them the DSL, can call it a mistake; two custody holders then give it back."
                )
            )
        )
        mistake = LinkButton(self.tr("It was a mistake…"))
        mistake.clicked.connect(self._call_mistake)
        self.body.addWidget(mistake, 0, Qt.AlignmentFlag.AlignLeft)

    def _call_mistake(self) -> None:
        self.accept()
        self.mistake_requested.emit()

    def _show_exits(self) -> None:
        self.accept()
        self.exits_requested.emit()

    def _record(self) -> None:
        self.accept()
        self.record_requested.emit()

    def _pending_note(self, *, by_request: bool) -> NoteFrame:
        why = (
            self.tr(
                "The case cannot be written just now. A signed lock stands beside it, and every reader obeys it."
            )
            if by_request
            else self.tr("The lock is in the case, but there was no room to write the file anew.")
        )
        return NoteFrame(
            "stop",
            self.tr("Not yet taken out of the file"),
            self.tr("{why} The next change to the case finishes it.").format(why=why),
        )

    def _calls(self, policy: Policy) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(Heading(self.tr("Who to tell, in order"), font="body"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        for number, call in enumerate(policy.gate.calls):
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(Label(call.who, font="small", bold=True, selectable=True), number, 0, top)
            grid.addWidget(Label(call.when, font="small", selectable=True), number, 1, top)
        column.addLayout(grid)
        advice = SecLabel(policy.gate.call_advice.text)
        column.addWidget(advice)
        return column

    def _copies(self, policy: Policy, backups: Sequence[str]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(Heading(self.tr("Other copies to think of"), font="body"))
        for place in backups:
            words = self.tr("The backup in {place}: make it again, and what is locked goes from there too.")
            column.addWidget(Label(f"·  {words.format(place=place)}", font="small", bold=True))
        for copy in policy.gate.copies.values():
            column.addWidget(Label(f"·  {copy.text}", font="small"))
        self.exits_link = LinkButton(self.tr("Copies this case knows of, and handing over to the police…"))
        self.exits_link.clicked.connect(self._show_exits)
        column.addWidget(self.exits_link, 0, Qt.AlignmentFlag.AlignLeft)
        return column
