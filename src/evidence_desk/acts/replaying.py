"""A kept page shown again, offline: the capture browser asks, the exhibit answers, and the net is not asked at all."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Final

import msgspec

from evidence_desk.acts.blob_source import blob_source
from evidence_desk.acts.page_session import News, PageSession
from evidence_desk.acts.viewing import record_view
from evidence_desk.base.errors import BadInput, EvidenceDeskError, GateRefused
from evidence_desk.capture import browser_wire as wire
from evidence_desk.capture.archive_index import MISSING, ArchiveIndex
from evidence_desk.capture.brought import Unreadable
from evidence_desk.capture.browser_process import BrowserSettings
from evidence_desk.capture.page_parts import PageTrouble
from evidence_desk.case.forms import is_kept_page, may_be_shown
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Exhibit

MOST_BYTES: Final = 512 * 2**20  # held in memory while it is shown: the case file stays free for other work
_SHOWN: Final = "kept page, shown again offline"


class Replaying:
    """A page that is being shown again. Close it: with it go all bytes of the page."""

    def __init__(self, index: ArchiveIndex, settings: BrowserSettings, hear: Callable[[News], None]) -> None:
        """Start the browser and show the first page.

        Raises:
            PageTrouble: the engine does not start here, or has no sandbox.
        """
        self._index, self._hear = index, hear
        self._reading = threading.Lock()
        self._ready = threading.Event()
        self.session = PageSession.start(msgspec.structs.replace(settings, archive=True), self._on_news)
        self._ready.set()
        self.session.open(index.first, private=True)  # nothing is resolved: the host is not asked for

    @property
    def cut(self) -> str:
        """Why not all of the archive could be read; empty when it could."""
        return self._index.cut

    def close(self) -> None:
        """End the browser."""
        self.session.close()

    def _on_news(self, news: News) -> None:
        if not isinstance(news, wire.Wanted):
            self._hear(news)
            return
        self._ready.wait()
        try:
            with self._reading:
                found = self._index.answer(news.url)
        except EvidenceDeskError:
            found = MISSING
        try:
            self.session.give(news.number, found.status, found.headers, found.body)
        except PageTrouble:
            return  # it has ended; whoever watches it hears that


def open_archive(store: CaseStore, exhibit: Exhibit) -> ArchiveIndex:
    """Read an exhibit into memory, ready to be shown again; noted in the handling log.

    Raises:
        GateRefused: it is locked, or unanswered.
        BadInput: it is no kept page, too large, or damaged.
        TamperedBundle: its bytes are not what was signed.
    """
    if not may_be_shown(exhibit, store.locked):
        raise GateRefused(
            "not to be shown", f"{exhibit.ref} is locked or unanswered. Nothing of it is shown."
        )
    if not is_kept_page(exhibit):
        raise BadInput("no kept page", f"{exhibit.ref} is no page that can be shown again.")
    if exhibit.size > MOST_BYTES:
        raise BadInput(
            "kept page too large",
            f"{exhibit.ref} is larger than {MOST_BYTES // 2**20} MiB and cannot be shown again here. It is kept "
            "unchanged; a replay program can show the file that is handed over.",
        )
    source = blob_source(_InMemory(b"".join(store.blob(exhibit).chunks())))
    try:
        index = ArchiveIndex(source, exhibit.size, exhibit.media_type)
    except Unreadable as reason:
        raise BadInput(
            f"kept page unreadable: {reason}",
            f"{exhibit.ref} cannot be shown again: {reason}. It is kept as it is.",
        ) from None
    record_view(store, exhibit.id, _SHOWN)
    return index


class _InMemory:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self.size = len(data)

    def read_at(self, offset: int, size: int) -> bytes:
        return self._data[offset : offset + size]
