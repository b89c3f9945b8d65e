"""What a check found, line by line, with the verdict above it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_desk.acts.verifying import Check, Verified
from evidence_desk.ui.widgets.notes import Icon, Label, Line, NoteFrame, SecLabel
from evidence_desk.ui.widgets.problem_list import Card


def check_name(name: str) -> str:
    """Return what a check is called; one without a name of its own is called as the program calls it."""
    translate = QCoreApplication.translate
    names = {
        "anchor": translate("Checks", "Against what this computer remembers"),
        "belongs": translate("Checks", "What belongs together"),
        "case": translate("Checks", "The case it was made of"),
        "certificate": translate("Checks", "The certificate’s signature"),
        "checkpoint": translate("Checks", "The state of the case it names"),
        "checkpoints": translate("Checks", "The states of the case it names"),
        "container": translate("Checks", "The file"),
        "contents": translate("Checks", "What it says of itself"),
        "drop": translate("Checks", "The sealed drop"),
        "entries": translate("Checks", "Entries"),
        "entry": translate("Checks", "The exhibit’s entry"),
        "events": translate("Checks", "Entries"),
        "exhibits": translate("Checks", "Exhibits"),
        "file": translate("Checks", "The original"),
        "files": translate("Checks", "Every file"),
        "founder": translate("Checks", "Who founded the case"),
        "history": translate("Checks", "One history"),
        "kept stamp": translate("Checks", "Time stamp in the case"),
        "keys": translate("Checks", "The keys that signed"),
        "list": translate("Checks", "The list of files"),
        "manifests": translate("Checks", "The record"),
        "members": translate("Checks", "Parts of the file"),
        "padding": translate("Checks", "Gaps in the file"),
        "place": translate("Checks", "Its place in the record"),
        "proofs": translate("Checks", "Proofs"),
        "recorded": translate("Checks", "The handling log"),
        "removal": translate("Checks", "What was to be taken out"),
        "requests": translate("Checks", "Requests to lock"),
        "school": translate("Checks", "The school"),
        "sheet": translate("Checks", "The sheet"),
        "signature": translate("Checks", "Signature"),
        "signatures": translate("Checks", "Signatures"),
        "signer": translate("Checks", "Who signed"),
        "snapshot": translate("Checks", "Summary of the entries"),
        "stamp": translate("Checks", "Time stamp"),
        "stamps": translate("Checks", "Time stamps"),
        "tail": translate("Checks", "End of the file"),
        "times": translate("Checks", "Times"),
    }
    return names.get(name, name.capitalize())


class ChecksView(QWidget):
    """Verdict and lines; empty until it is shown something."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.verdict = NoteFrame("ok")
        self._card = Card()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.verdict)
        column.addWidget(self._card)
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self.verdict.hide()
        self._card.hide()

    def show_found(self, found: Verified) -> None:
        """Show what was found, what does not hold first."""
        while (item := self._card.column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        ordered = sorted(found.checks, key=lambda check: check[1])
        for place, check in enumerate(ordered):
            if place:
                self._card.column.addWidget(Line())
            self._card.column.addWidget(self._line(check))
        bad = sum(not ok for _, ok, _ in found.checks)
        if found.good:
            self.verdict.set_kind("ok")
            self.verdict.set_words(found.verdict, self._kind_words(found))
        else:
            self.verdict.set_kind("stop")
            self.verdict.set_words(
                self.tr("%n check(s) do not hold.", "", bad),
                self.tr("Nothing was changed. Keep the file as it is, and compare it with another copy."),
            )
        self.verdict.show()
        self._card.show()

    def _kind_words(self, found: Verified) -> str:
        kinds = {
            "case": self.tr("This is a case. Nothing was written, and nothing left this computer."),
            "pack": self.tr("This is a pack. Nothing was written, and nothing left this computer."),
            "handover": self.tr("This is a hand-over. Nothing was written, and nothing left this computer."),
            "proof": self.tr("This is a proof. Nothing was written, and nothing left this computer."),
            "receipt": self.tr("This is a receipt. Nothing was written, and nothing left this computer."),
            "sheet": self.tr("This is a sheet. Lock it away again."),
        }
        return kinds[found.kind]

    def _line(self, check: Check) -> QWidget:
        name, good, detail = check
        row = QWidget()
        said = self.tr("holds") if good else self.tr("does not hold")
        row.setAccessibleName(f"{check_name(name)}, {said}: {detail}")
        line = QHBoxLayout(row)
        line.setContentsMargins(12, 8, 12, 8)
        line.setSpacing(10)
        icon = Icon("check" if good else "circle-x", 16, "ok" if good else "stop")
        line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(1)
        head = QHBoxLayout()
        head.addWidget(Label(check_name(name), bold=True), 1)
        head.addWidget(Label(said, font="small", ink="ok" if good else "stop", wrap=False))
        words.addLayout(head)
        words.addWidget(SecLabel(detail, selectable=True))
        line.addLayout(words, 1)
        return row
