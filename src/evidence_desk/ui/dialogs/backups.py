"""Backups: copies of all cases in another place, and bringing cases back from there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from evidence_desk.acts import backing_up, restoring
from evidence_desk.acts.backing_up import BackedUp
from evidence_desk.acts.library_paths import known_files
from evidence_desk.acts.restoring import Offer, Restored
from evidence_desk.case.keys import Profile
from evidence_desk.library.backup import GOOD
from evidence_desk.library.places import Places
from evidence_desk.library.present import cases_in
from evidence_desk.library.restore import BROUGHT
from evidence_desk.ui import care_words
from evidence_desk.ui.announce import announce
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.form_sheet import FormSheet
from evidence_desk.ui.dialogs.places import PathField
from evidence_desk.ui.jobs import Reporter
from evidence_desk.ui.widgets.buttons import MainButton, QuietButton
from evidence_desk.ui.widgets.dates import local_text
from evidence_desk.ui.widgets.fields import CheckBox, Field
from evidence_desk.ui.widgets.notes import Label, NoteFrame, SecLabel

_LISTED = 40  # cases named in a sheet; the rest are counted


class BackUpSheet(FormSheet):
    """One folder, one press: every case copied, read back, and counted."""

    made = Signal()

    def __init__(
        self,
        desk: Desk,
        places: Places,
        colleagues: Sequence[Profile],
        parent: QWidget | None,
        *,
        hidden: frozenset[Path] = frozenset(),
    ) -> None:
        """Make it; `hidden` are files that are copied, and that no list and no count may show this person."""
        super().__init__(self.tr("Back up all cases"), parent, icon="folder-lock", width=620)
        self._desk = desk
        self._hidden = hidden
        self._colleagues = tuple(one for one in colleagues if one.role in {"dsl", "deputy"})
        self._intro = Label(
            self.tr(
                "Each case is copied as it stands, locked, and read back from there. Keep the backup away from this "
                "computer: on a stick in the safe, or on another disk."
            )
        )
        self.folder = PathField("folder", self.tr("Where the backup is kept"))
        self.folder_field = Field(self.tr("Folder"), self.folder, self.tr("the same one each time"))
        last = places.places[0] if places.places else None
        if last is not None:
            self.folder.set_path(Path(last.folder))
        self._last = SecLabel(
            self.tr("Last backup there: {time}").format(time=local_text(last.at)) if last is not None else ""
        )
        self._last.setVisible(last is not None)
        self._who = SecLabel(self._who_else())
        self.outcome = NoteFrame("ok")
        self.outcome.hide()
        self._lines = Label("", font="small", selectable=True)
        self._lines.hide()
        for widget in (self._intro, self.folder_field, self._last, self._who, self.outcome, self._lines):
            self.body.addWidget(widget)
        self.add_footer_note(
            self.tr("Your keys are not in it. “Move my keys…” and the school’s sheets are for that.")
        )
        self._leave = self.add_cancel()
        self.start = MainButton(self.tr("Back up"))
        self.add_button(self.start, self._start)
        self.folder.setFocus()

    def _who_else(self) -> str:
        if not self._colleagues:
            return self.tr("You can bring the cases back, and whoever can read them.")
        names = ", ".join(one.name for one in self._colleagues)
        return self.tr(
            "{names} can bring them back as well, and will then know what is locked for the police here."
        ).format(names=names)

    def _start(self) -> None:
        folder = self.folder.path
        self.folder_field.set_error("" if folder is not None else self.tr("Name a folder."))
        person = self._desk.person
        if folder is None or person is None:
            return
        home, clock, colleagues = self._desk.home, self._desk.clock, self._colleagues
        recent = [Path(item.path) for item in self._desk.settings.recent]

        def work(report: Reporter) -> BackedUp:
            paths = known_files(home, person, recent)
            return backing_up.back_up(
                paths, folder, person, home, clock, colleagues=colleagues, report=report
            )

        job = self._desk.run(self.tr("Backing up"), work)
        self.busy(job)
        job.then(self._on_done, owner=self)

    def _on_done(self, done: BackedUp) -> None:
        self.made.emit()
        for widget in (self._intro, self.folder_field, self._last, self._who, self.start):
            widget.hide()
        lines = [line for line in done.lines if line.path not in self._hidden]
        good = sum(line.outcome in GOOD for line in lines)
        title = self.tr("%n case(s) stand in the backup as they are now.", "", good)
        words = [*done.remarks]
        if done.only_there:
            words.append(
                self.tr(
                    "%n more case(s) stand only in the backup, not in the folders of this computer.",
                    "",
                    len(done.only_there),
                )
            )
        if not lines:
            title = self.tr("There is no case on this computer to back up.")
        bad = [line for line in lines if line.outcome not in GOOD]
        if bad:
            words.insert(0, self.tr("%n case(s) are not, or not as new:", "", len(bad)))
            self._lines.setText(
                "\n".join(
                    f"{line.path.name}: {care_words.backup_words(line.outcome)}" for line in bad[:_LISTED]
                )
            )
            self._lines.show()
        self.outcome.set_kind("warn" if bad or done.remarks or not lines else "ok")
        self.outcome.set_words(title, "\n".join(words))
        self.outcome.show()
        self._leave.setText(self.tr("Close"))
        self._leave.setFocus()
        announce(self, title)


class BringBackSheet(FormSheet):
    """Looks into a backup, says what it holds, and brings back what is not here."""

    brought = Signal(object)  # list of paths

    def __init__(
        self,
        desk: Desk,
        places: Places,
        parent: QWidget | None,
        *,
        hidden: frozenset[Path] = frozenset(),
    ) -> None:
        """Make it; `hidden` are files on this computer that no list and no count may show this person."""
        super().__init__(self.tr("Bring cases back from a backup"), parent, icon="folder-open", width=620)
        self._desk = desk
        self._hidden = hidden
        self._offer: Offer | None = None
        self.folder = PathField("folder", self.tr("Where the backup is"))
        self.folder_field = Field(self.tr("Backup"), self.folder)
        if places.places:
            self.folder.set_path(Path(places.places[0].folder))
        self.holds = NoteFrame("info")
        self.holds.hide()
        self.into = PathField("folder", self.tr("Where the cases are to stand"))
        self.into_field = Field(self.tr("Bring them to"), self.into, self.tr("nothing there is overwritten"))
        self.into_field.hide()
        self.older = CheckBox(self.tr("Also copies that are older than what this computer has seen"))
        self.older.setAccessibleDescription(
            self.tr("Only when the newer case is lost for good. Opening such a case asks once more.")
        )
        self.older.hide()
        self.lines = Label("", font="small", selectable=True)
        self.lines.hide()
        for widget in (self.folder_field, self.holds, self.into_field, self.older, self.lines):
            self.body.addWidget(widget)
        self._leave = self.add_cancel()
        self.look = QuietButton(self.tr("Look into it"))
        self.add_button(self.look, self._look)
        self.start = MainButton(self.tr("Bring back"))
        self.start.hide()
        self.add_button(self.start, self._start)
        self.folder.changed.connect(self._forget)
        self.folder.setFocus()

    def _forget(self) -> None:
        """Another folder was named: what was found in the one before says nothing of it."""
        self._offer = None
        for widget in (self.holds, self.into_field, self.older, self.start, self.lines):
            widget.hide()
        self.look.show()

    def _look(self) -> None:
        folder = self.folder.path
        self.folder_field.set_error("" if folder is not None else self.tr("Name the folder of the backup."))
        person = self._desk.person
        if folder is None or person is None:
            return
        home, hidden = self._desk.home, self._hidden
        recent = [Path(item.path) for item in self._desk.settings.recent]

        def work(report: Reporter) -> tuple[Offer, Path | None]:
            files = known_files(home, person, recent)
            offer = restoring.look_into(folder, person, cases_in(files), restoring.leads(home, person))
            offer = replace(offer, cases=tuple(wish for wish in offer.cases if wish.present not in hidden))
            return offer, files[0].parent if files else None

        job = self._desk.run(self.tr("Looking into the backup"), work)
        self.busy(job)
        job.then(lambda found: self._on_looked(*found), owner=self)
        job.ended.connect(self._go_on)

    def _go_on(self) -> None:
        """Put the keyboard where it goes on, now that the form can be used again."""
        if self._offer is not None:
            self.into.setFocus()

    def _on_looked(self, offer: Offer, beside: Path | None) -> None:
        self._offer = offer
        missing = [wish for wish in offer.cases if wish.present is None]
        title = self.tr("%n case(s) in this backup", "", len(offer.cases))
        if offer.made_at:
            title = self.tr("{count}, made {time}").format(count=title, time=local_text(offer.made_at))
        words = [
            self.tr("%n of them are not on this computer.", "", len(missing))
            if missing
            else self.tr("All of them are on this computer; a copy that is newer is brought back beside.")
        ]
        if not offer.by_me:
            words.append(self.tr("Another key than yours signed its list."))
        if not offer.locked_known:
            words.append(
                self.tr(
                    "It does not tell you what was locked for the police on the computer that made it. Ask "
                    "whoever made it, before a case is opened, whether anything was locked since."
                )
            )
        self.holds.set_kind("info" if offer.by_me and offer.locked_known else "warn")
        self.holds.set_words(title, "\n".join(words))
        if beside is not None and self.into.path is None:
            self.into.set_path(beside)
        for widget in (self.holds, self.into_field, self.older, self.start):
            widget.show()
        self.look.hide()
        announce(self, title)

    def _start(self) -> None:
        into, offer, person = self.into.path, self._offer, self._desk.person
        self.into_field.set_error("" if into is not None else self.tr("Name a folder."))
        if into is None or offer is None or person is None:
            return
        home, clock, older = self._desk.home, self._desk.clock, self.older.isChecked()
        job = self._desk.run(
            self.tr("Bringing cases back"),
            lambda report: restoring.restore(
                offer, into, person, home, clock, accept_older=older, report=report
            ),
        )
        self.busy(job)
        job.then(self._on_done, owner=self)

    def _on_done(self, done: Restored) -> None:
        here = [line.path for line in done.lines if line.outcome in BROUGHT and line.path is not None]
        self.brought.emit(here)
        for widget in (self.folder_field, self.into_field, self.older, self.start):
            widget.hide()
        title = self.tr("%n case(s) brought back and read back whole.", "", len(here))
        words = []
        if done.locked:
            words.append(
                self.tr("%n item(s) locked on the other computer are locked here now.", "", done.locked)
            )
        left = [line for line in done.lines if line.outcome not in BROUGHT and line.outcome != "there"]
        if left:
            words.append(self.tr("%n were left there:", "", len(left)))
        self.holds.set_kind("warn" if left else "ok")
        self.holds.set_words(title, "\n".join(words))
        named = [line for line in done.lines if line.outcome not in {"restored", "there"}]
        self.lines.setText(
            "\n".join(
                f"{line.path.name if line.path is not None else line.case}: {care_words.restore_words(line.outcome)}"
                for line in named[:_LISTED]
            )
        )
        self.lines.setVisible(bool(named))
        self._leave.setText(self.tr("Close"))
        self._leave.setFocus()
        announce(self, title)
