"""What is remembered between two days: recent cases and how the window was left, in the encrypted settings."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Final

from msgspec import structs
from PySide6.QtCore import QByteArray, QObject, QTimer
from PySide6.QtWidgets import QSplitter, QWidget

from evidence_desk.acts.recording import police_due
from evidence_desk.base import clock as clocks
from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.case.keys import Person
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.first_look import FirstLook, keep_look
from evidence_desk.ui.jobs import Job, Reporter, new_lane
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.settings import RecentCase, Settings, save_settings

log = logging.getLogger(__name__)
_SAVE_AFTER_MS: Final = 800
_GEOMETRY: Final = "window.geometry"


class Remembering(QObject):
    """Keeps the settings of the unlocked person up to date and writes them, never on the main thread."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._lane = new_lane(self)
        self._written: Settings | None = None
        self._person: Person | None = desk.person
        self._latest = desk.settings
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SAVE_AFTER_MS)
        self._timer.timeout.connect(self.save)
        desk.settings_changed.connect(self._on_settings)
        desk.person_changed.connect(self._on_person)
        desk.session_changed.connect(self._on_session)

    def change(self, change: Callable[[Settings], Settings], *, quietly: bool = False) -> None:
        """Change the settings.

        Args:
            quietly: nothing that others look at has changed: sizes, the list of cases.
        """
        self._desk.settings = change(self._desk.settings)
        if quietly:
            self._on_settings()
        else:
            self._desk.settings_changed.emit()

    def save(self) -> Job[None] | None:
        """Write what is not written yet; return the job that does it, if there was something."""
        self._timer.stop()
        person, settings = self._person, self._latest
        if person is None or settings == self._written:
            return None
        self._written = settings
        folder, base = self._desk.home.folder, self._desk.base
        look = FirstLook(look=settings.look, text_percent=settings.text_percent, language=settings.language)

        def write(report: Reporter) -> None:
            save_settings(folder, person, settings)
            keep_look(base, look)

        job: Job[None] = Job(write, can_cancel=False)
        job.failed.connect(self._on_failure)
        return job.start(self._lane)

    def _on_failure(self, error: EvidenceDeskError) -> None:
        self._written = None  # tried again at the next change; the evidence does not depend on it
        log.info("settings not written: %s", type(error).__name__)

    def _on_settings(self) -> None:
        if self._desk.person is not None:
            self._latest = self._desk.settings
            self._timer.start()

    def _on_person(self) -> None:
        self.save()
        self._person = self._desk.person
        self._latest = self._written = self._desk.settings

    # --- the list of recent cases

    def _on_session(self) -> None:
        session = self._desk.session
        if session is not None:
            session.changed.connect(lambda: self._note(session))
            self._note(session, opened=True)

    def _note(self, session: CaseSession, *, opened: bool = False) -> None:
        case, path = session.case, str(session.path)
        before = next((item for item in self._desk.settings.recent if item.path == path), None)
        now = clocks.utc_text(self._desk.clock.read().utc)
        entry = RecentCase(
            path=path,
            case_id=case.id,
            title=case.title,
            reference=case.reference,
            opened_at=now if opened or before is None else before.opened_at,
            exhibits=len(case.exhibits),
            police_due=police_due(case, self._desk.policy),
        )
        if entry != before:
            self.change(lambda settings: settings.with_recent(entry), quietly=True)

    def forget(self, path: str) -> None:
        """Take a case off the list. The file stays where it is."""
        self.change(
            lambda settings: structs.replace(
                settings, recent=tuple(item for item in settings.recent if item.path != path)
            )
        )

    # --- how the window was left

    def restore_window(self, window: QWidget) -> None:
        """Put the window where this person left it."""
        text = self._desk.settings.choices.get(_GEOMETRY, "")
        if text:
            window.restoreGeometry(QByteArray.fromBase64(text.encode("ascii", "replace")))

    def keep_window(self, window: QWidget) -> None:
        """Note where the window stands."""
        text = bytes(window.saveGeometry().toBase64().data()).decode("ascii")
        self.change(
            lambda now: structs.replace(now, choices={**now.choices, _GEOMETRY: text}),
            quietly=True,
        )

    def follow_splitters(self, view: str, page: QWidget) -> None:
        """Restore the splitters of a page as they were left, and note when they are moved."""
        for number, splitter in enumerate(page.findChildren(QSplitter)):
            key = f"{view}.{number}"
            sizes = self._desk.settings.splitters.get(key)
            if sizes and len(sizes) == splitter.count():
                splitter.setSizes(sizes)
            splitter.splitterMoved.connect(self._keep(key, splitter))

    def _keep(self, key: str, splitter: QSplitter) -> Callable[[], None]:
        def keep() -> None:
            sizes = splitter.sizes()
            self.change(
                lambda now: structs.replace(now, splitters={**now.splitters, key: sizes}), quietly=True
            )

        return keep
