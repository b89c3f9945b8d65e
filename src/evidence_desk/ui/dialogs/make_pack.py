"""Making a pack: what its maker confirms by name, where it goes, how far it is, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QFileDialog, QWidget

from evidence_desk.acts.pack_choice import PackChoice
from evidence_desk.acts.packing import PackResult, make_pack
from evidence_desk.acts.record_parts import make_in_parts
from evidence_desk.acts.verifying import Verified
from evidence_desk.base import clock as clocks
from evidence_desk.base.errors import Cancelled, EvidenceDeskError
from evidence_desk.case import intake
from evidence_desk.case.store import CaseStore
from evidence_desk.ui.checking import check_file
from evidence_desk.ui.choosing import desk_dialog
from evidence_desk.ui.copying import copy_text
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.jobs import Job, Reporter
from evidence_desk.ui.models.pack_draft import PackDraft
from evidence_desk.ui.panels.confirmation import Confirmation
from evidence_desk.ui.panels.pack_kinds import kind_label
from evidence_desk.ui.panels.pack_signature import PackSignature
from evidence_desk.ui.printing_pack import ask_and_print_pack
from evidence_desk.ui.stages import Spoken
from evidence_desk.ui.widgets.buttons import MainButton, QuietButton
from evidence_desk.ui.widgets.dates import local_text
from evidence_desk.ui.widgets.fields import Field, LineEdit
from evidence_desk.ui.widgets.notes import Label, NoteFrame, SecLabel
from evidence_desk.ui.widgets.sheet import Sheet
from evidence_desk.ui.widgets.sizes import size_text

WIDTH: Final = 620
_SAID: Final = 6  # remarks shown; the pages themselves say all


class MakePackSheet(Sheet):
    """The sheet. `made` tells that a pack stands in the handling log."""

    made = Signal()

    def __init__(
        self, desk: Desk, draft: PackDraft, ids: Sequence[str], summary: str, parent: QWidget | None
    ) -> None:
        """Show what is confirmed; `ids` are the exhibits in their order, `summary` says how much it is."""
        super().__init__("", parent, icon="package-check", width=WIDTH)
        self._desk, self._draft = desk, draft
        self.set_title(self._title())
        self._ids = list(ids)
        self._result: PackResult | None = None  # the first, where it is in parts
        self._parts: list[PackResult] = []
        self._unchecked: list[PackResult] = []
        self.printer_dialog: QPrintDialog | None = None
        self.confirmation = Confirmation(desk, self._sentence())
        self.basis = LineEdit(draft.basis, self.tr("as the school's policy says for this kind"))
        self.basis.setMaxLength(intake.CAPTION_LIMIT)
        self.basis.textEdited.connect(self._keep_basis)  # Cancel, to look once more, takes nothing away
        self._basis_field = Field(
            self.tr("On which basis they get it"),
            self.basis,
            self.tr("Printed on the cover: a law, a request with its reference, or the policy's own words."),
        )
        self.signature = PackSignature(desk)
        self._note = NoteFrame("ok")
        self._remarks = SecLabel("", selectable=True)
        self._warning = NoteFrame(
            "warn",
            self.tr("This file leaves protection"),
            self.tr("Anyone who has it can read it. Hand it over, then delete it from where it was kept."),
        )
        self._summary = Label(summary)
        for early in (self._summary, self._basis_field, self.confirmation, self.signature):
            self.body.addWidget(early)
        late: tuple[QWidget, ...] = (self._note, self._remarks, self._warning)
        for widget in late:
            widget.hide()
            self.body.addWidget(widget)
        self._buttons()
        self.confirmation.typed.connect(self._on_typed)
        self._on_typed()
        self.confirmation.name.setFocus()  # everything else may stay as it is

    def _buttons(self) -> None:
        self._leave = self.add_cancel()
        self._make = MainButton(self.tr("Choose where to keep it …"), key="Ctrl+Enter")
        self._show = QuietButton(self.tr("Show file"), icon="folder-open")
        self._copy = QuietButton(self.tr("Copy the summary for CPOMS"), icon="copy")
        self._print = QuietButton(self.tr("Print …"), icon="printer")
        self._done = MainButton(self.tr("Done"))
        self.add_button(self._make, self._choose)
        self.add_button(self._show, self._open_folder)
        self.add_button(self._copy, self._copy_summary)
        self.add_button(self._print, self._ask_printer)
        self.add_button(self._done, self.accept)
        for button in (self._show, self._copy, self._print, self._done):
            button.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter goes on; everything else as in any sheet."""
        pressed = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if pressed and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._choose()
            return
        super().keyPressEvent(event)

    def _on_typed(self) -> None:
        self._make.setEnabled(self.confirmation.given)

    def _keep_basis(self, text: str) -> None:
        self._draft.basis = text.strip()

    def _title(self) -> str:
        match self._draft.kind:
            case "police":
                return self.tr("Make the police pack")
            case "disciplinary":
                return self.tr("Make the disciplinary pack")
            case "record":
                return self.tr("Make the record pack")

    def _sentence(self) -> str:
        """Return what the maker confirms."""
        match self._draft.kind:
            case "police":
                return self.tr(
                    "I have looked through this pack. As far as I know it holds what I mean to give to the police, and "
                    "nothing that I may not give."
                )
            case "disciplinary":
                return self.tr(
                    "I have looked through this pack, page by page. As far as I know it holds what speaks for and "
                    "against, no other pupil can be told from it, and nothing in it may not be given."
                )
            case "record":
                return self.tr(
                    "I have looked through this pack, page by page. As far as I know it holds what the school's record "
                    "needs and no more, and no other pupil can be told from it."
                )

    # -- making ------------------------------------------------------------------------------------------------

    def _choose(self) -> None:
        """Check the name, then ask where to."""
        if self.is_busy or self._result is not None or not self.confirmation.confirm():
            return
        if not self.signature.ready():
            return
        dialog = desk_dialog(
            self,
            self._desk,
            self.tr("Where to keep the pack"),
            QFileDialog.FileMode.AnyFile,
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # nothing is ever overwritten
        dialog.setDefaultSuffix("pdf")
        dialog.setNameFilter(self.tr("Packs (*.pdf)"))
        dialog.selectFile(f"evidence-pack-{self.confirmation.at.utc:%Y-%m-%d-%H%M}.pdf")
        dialog.fileSelected.connect(lambda name: self._start(Path(name)))
        dialog.open()

    def _start(self, out: Path) -> None:
        session = self._desk.session
        if session is None:
            return
        given = self.confirmation.attestation()
        choice, policy, clock = self._draft.choice(self._ids), self._desk.case_policy, self._desk.clock
        school, signing = self._desk.school.endorsement, self.signature.signing()

        def work(store: CaseStore, report: Reporter) -> list[PackResult]:
            found = signing()

            def make(part: PackChoice, path: Path) -> PackResult:
                return make_pack(
                    store,
                    policy,
                    clock,
                    part,
                    path,
                    Spoken(report),
                    attestation=given,
                    endorsement=school,
                    signing=found,
                )

            return make_in_parts(store.case, choice, out, make)

        job = session.act(self.tr("Making the pack"), work)
        self.busy(job, show_failure=False)
        job.then(self._on_made, self._on_failed)
        job.ended.connect(self._check)  # after the sheet has taken note of the end

    def _on_failed(self, error: EvidenceDeskError) -> None:
        if isinstance(error, Cancelled) and error.user_message == Cancelled().user_message:
            self.show_error(self.tr("Stopped. Nothing was written."))
        else:
            self.show_error(error)

    def _on_made(self, parts: list[PackResult]) -> None:
        self._result, self._parts, self._unchecked = parts[0], parts, list(parts)
        self.made.emit()

    def _check(self) -> None:
        """Check each file that was written, as anybody would who is given it."""
        if not self._unchecked:
            return
        job = check_file(self._desk, self._unchecked.pop(0).out, self.tr("Checking the pack"))
        self.busy(job, show_failure=False)
        job.then(self._on_checked, self._on_unchecked)
        job.ended.connect(lambda: self._check() if self._unchecked else self._show_result())

    # -- what came of it ---------------------------------------------------------------------------------------

    def _on_checked(self, found: Verified) -> None:
        assert self._result is not None  # noqa: S101  # checked only after it was made
        pages = self.tr("%n page(s)", "", sum(part.rendered.pages for part in self._parts))
        size = size_text(sum(part.size for part in self._parts))
        if found.good:
            self._note.set_kind("ok")
            self._note.set_words(
                self.tr("Made and checked: {pages}, {size}.").format(pages=pages, size=size),
                self.tr("Every byte is as you signed it, and the handling log names this file."),
            )
            return
        self._unchecked.clear()  # what does not check is not talked over by what does
        bad = next(detail for _, ok, detail in found.checks if not ok)
        self._note.set_kind("stop")
        self._note.set_words(
            self.tr("Made, but it does not check: {pages}, {size}.").format(pages=pages, size=size),
            self.tr("Do not hand it over. {detail}").format(detail=bad),
        )

    def _on_unchecked(self, error: EvidenceDeskError) -> None:
        self._unchecked.clear()
        self._note.set_kind("warn")
        self._note.set_words(self.tr("Made, and not checked."), error.user_message)

    def _show_result(self) -> None:
        words: list[QWidget] = [self._summary, self._basis_field, self.confirmation, self.signature]
        for gone in words:
            gone.hide()
        self._make.hide()
        self._leave.hide()
        remarks = self._said()
        self._remarks.setText("\n".join(remarks))
        self._remarks.setVisible(bool(remarks))
        for shown in (self._note, self._warning, self._show, self._copy, self._print, self._done):
            shown.show()
        self._done.setFocus()
        self.resize(self.sizeHint())

    def _said(self) -> list[str]:
        assert self._result is not None  # noqa: S101  # as above
        said = [
            self.tr("{ref} {reason}; its page says so, and the original stays in the case.").format(
                ref=ref, reason=reason
            )
            for part in self._parts
            for ref, reason in part.rendered.not_shown.items()
        ]
        if len(self._parts) > 1:
            files = ", ".join(part.out.name for part in self._parts)
            said.append(
                self.tr("A record system takes files of up to 40 MB, so it is in parts: {files}").format(
                    files=files
                )
            )
        signs = {code for part in self._parts for code in part.rendered.missing_signs}
        if signs:
            count = len(signs)
            said.append(self.tr("%n sign(s) stand as labels, because no font here has them.", "", count))
        texts = ", ".join(part.text_out.name for part in self._parts if part.text_out is not None)
        if texts:
            said.append(self.tr("The same in short as plain text: {file}").format(file=texts))
        said.append(self._signed_words())
        return said[-_SAID:]

    def _signed_words(self) -> str:
        assert self._result is not None  # noqa: S101  # as above
        signed = self._result.signed
        if signed is None:
            return self.tr("Signed with your key alone, without a certificate.")
        if signed.stamped_at is not None:
            time = local_text(clocks.utc_text(signed.stamped_at))
            return self.tr(
                "Signed with the certificate and stamped {time} by {authority}, by its clock."
            ).format(time=time, authority=signed.authority)
        if signed.why_not_stamped:
            return self.tr("Signed with the certificate. The time stamp waits: {why}").format(
                why=signed.why_not_stamped
            )
        return self.tr("Signed with the certificate; no authority for time stamps is set up.")

    def _open_folder(self) -> None:
        if self._result is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._result.out.parent)))

    def _ask_printer(self) -> None:
        """Print the file that was made; paper is a copy like any other."""
        if self._result is None or self.is_busy:
            return
        self.printer_dialog = ask_and_print_pack(self, self._desk, self._result.out, self._on_printing)

    def _on_printing(self, job: Job[int]) -> None:
        self.busy(job)
        job.then(self._on_printed, owner=self)

    def _on_printed(self, pages: int) -> None:
        words = self.tr("%n page(s) went to the printer. Fetch them at once.", "", pages)
        self._remarks.setText(words)
        self._remarks.show()

    def _copy_summary(self) -> None:
        """Copy what a record elsewhere needs: no name of a child, no path."""
        if self._parts:
            copy_text("\n".join(self._summary_of(part) for part in self._parts))
            self._copy.setText(self.tr("Copied"))

    def _summary_of(self, part: PackResult) -> str:
        return self.tr(
            "{kind} pack {pack}, made {time}: {count} exhibits, {pages} pages. File {file}, SHA-256 {sha256}."
        ).format(
            kind=kind_label(self._draft.kind),
            pack=part.pack_id,
            time=local_text(clocks.utc_text(self.confirmation.at.utc)),
            count=len(part.chosen),
            pages=part.rendered.pages,
            file=part.out.name,
            sha256=part.sha256,
        )
