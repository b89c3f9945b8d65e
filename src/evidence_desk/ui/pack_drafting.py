"""Saving what was chosen for a pack, and going on with it another day; reading and writing never on the main thread."""

from __future__ import annotations

from msgspec import structs
from PySide6.QtCore import QObject, Signal

from evidence_desk.base import clock as clocks
from evidence_desk.library import pack_drafts
from evidence_desk.library.pack_drafts import KeptDraft
from evidence_desk.packs.content import Kind
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.jobs import Reporter
from evidence_desk.ui.models.pack_draft import PackDraft, PackDrafts, came_since
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.widgets.dates import table_text


class PackDrafting(QObject):
    """The drafts of the case that is open."""

    changed = Signal()  # another draft is shown, or another state of it
    said = Signal(str)
    failed = Signal(object)  # an EvidenceDeskError

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session: CaseSession | None = None
        self._drafts = PackDrafts()

    @property
    def draft(self) -> PackDraft:
        """What is chosen so far."""
        if self._session is None:
            return PackDraft("police")
        found = self._drafts.of(self._session.case.id)
        found.passages = self._session.passages  # chosen where a chat is looked at; for packs of every kind
        return found

    def follow(self, session: CaseSession | None) -> None:
        """Go on with what was saved for a case, or with nothing."""
        self._drafts.clear()
        self._session = session
        person = self._desk.person
        if session is None or person is None:
            return
        home, case = self._desk.home.folder, session.case.id
        job = self._desk.run(
            self.tr("Reading the drafts"),
            lambda report: pack_drafts.drafts_of(home, person, case),
            quietly=True,
        )
        job.then(lambda found: self._take_up(session, found), self.failed.emit)

    def _take_up(self, session: CaseSession, found: tuple[KeptDraft, ...]) -> None:
        if session is self._session and self._drafts.take_up(session.case, session.locked, found):
            for kept in found:
                for name, ranges in kept.passages.items():
                    if name in session.case.chats:
                        session.passages.setdefault(name, ranges)
            self.changed.emit()

    def choose_kind(self, kind: Kind) -> None:
        """Go on with another kind."""
        if self._session is not None:
            self._drafts.choose_kind(self._session.case.id, kind)

    def state(self) -> str:
        """Return what is said of the draft that was saved last; "" where there is none."""
        if self._session is None:
            return ""
        case, draft = self._session.case, self.draft
        kept = self._drafts.saved(case.id, draft.kind)
        if kept is None:
            return ""
        time = table_text(kept.saved_at)
        now = structs.replace(draft.kept(case, kept.saved_at), known=())
        if now != structs.replace(kept, known=()):
            words = self.tr("Changed since it was saved {time}").format(time=time)
        else:
            words = self.tr("Draft saved {time}").format(time=time)
        since = came_since(kept, case)
        return f"{words}, {self.tr('%n exhibit(s) came since', '', since)}" if since else words

    def save(self) -> None:
        """Save the draft that is shown."""
        session, person = self._session, self._desk.person
        if session is None or person is None:
            return
        home = self._desk.home.folder
        kept = self.draft.kept(session.case, clocks.utc_text(self._desk.clock.read().utc))

        def write(report: Reporter) -> KeptDraft:
            pack_drafts.keep_draft(home, person, kept)
            return kept

        job = self._desk.run(self.tr("Saving the draft"), write, can_cancel=False, quietly=True)
        job.then(lambda saved: self._saved(session, saved), self.failed.emit)

    def _saved(self, session: CaseSession, kept: KeptDraft) -> None:
        if session is self._session:
            self._drafts.note_saved(kept)
            self.said.emit(self.tr("The draft is saved, encrypted, for you alone"))
            self.changed.emit()
