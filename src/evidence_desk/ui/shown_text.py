"""The words of one exhibit, revealed: read off the main thread, cut into parts that a text field holds easily."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QThreadPool, Signal

from evidence_desk.acts.chats import transcript
from evidence_desk.acts.viewing import record_view
from evidence_desk.base.errors import EvidenceDeskError, GateRefused
from evidence_desk.capture.chat_values import ChatFault
from evidence_desk.case.chat_values import Chat
from evidence_desk.case.fold_chats import chat_of
from evidence_desk.case.values import Exhibit
from evidence_desk.ui.chat_words import said_of
from evidence_desk.ui.forms import may_be_shown
from evidence_desk.ui.jobs import Job
from evidence_desk.ui.models.chat import ChatRow, row_of
from evidence_desk.ui.reading import Bytes, Reading
from evidence_desk.ui.session import CaseSession

TEXT_BYTES_MAX: Final = 64 * 2**20
PART_CHARS: Final = 60_000  # of one part
LINE_CHARS: Final = 4_000  # a longer line is broken: a text field lays out each line as a whole
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A text in parts."""

    parts: tuple[str, ...]
    broken: bool  # long lines were broken for the screen
    guessed: bool  # it is not UTF-8; single characters may be wrong
    chat: ShownChat | None = None  # it is a chat, shown message by message


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownChat:
    """The messages of a chat, and what of them goes into packs."""

    rows: tuple[ChatRow, ...]
    note: str  # what is known and not known of its times
    exhibit: str
    session: CaseSession


def words_of(data: bytes) -> Words:
    """Return a text as it can be shown: whole characters, no part and no line too long. HTML stays text."""
    text, guessed = _decoded(data)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    parts: list[str] = []
    lines: list[str] = []
    size, broken = 0, False
    for whole in text.split("\n"):
        for line in _broken(whole):
            broken = broken or line is not whole
            if size + len(line) > PART_CHARS and lines:
                parts.append("\n".join(lines))
                lines, size = [], 0
            lines.append(line)
            size += len(line) + 1
    parts.append("\n".join(lines))
    return Words(parts=tuple(parts), broken=broken, guessed=guessed)


def chat_words(session: CaseSession, held: Chat, data: bytes) -> Words:
    """Return the messages of a chat as they are shown; as its plain text where they cannot be read."""
    try:
        messages = transcript(held, data)
    except ChatFault:
        return words_of(data)
    rows = tuple(row_of(number, message, said_of(message)) for number, message in enumerate(messages, 1))
    note = held.source.zones if held.source is not None else ""
    shown = ShownChat(rows=rows, note=note, exhibit=held.exhibit, session=session)
    return Words(parts=("",), broken=False, guessed=False, chat=shown)


def _decoded(data: bytes) -> tuple[str, bool]:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace"), False
    try:
        return data.decode("utf-8"), False
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), True


def _broken(line: str) -> list[str]:
    if len(line) <= LINE_CHARS:
        return [line]
    return [line[at : at + LINE_CHARS] for at in range(0, len(line), LINE_CHARS)]


class ShownText(QObject):
    """One reveal of a text; it is noted in the handling log before a word comes."""

    opened = Signal(object)  # Words
    failed = Signal(object)  # an EvidenceDeskError; nothing is shown
    closed = Signal()

    def __init__(
        self, session: CaseSession, exhibit: Exhibit, pool: QThreadPool, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.exhibit_id = exhibit.id
        self._session, self._exhibit, self._pool = session, exhibit, pool
        self._over = False
        self._reading = Reading(session, exhibit, TEXT_BYTES_MAX, parent=self)
        self._reading.done.connect(self._on_read)
        self._reading.failed.connect(self._fail)

    def start(self) -> None:
        """Begin: read, note it, and then say `opened`."""
        if not may_be_shown(self._exhibit, self._session.locked):
            self._fail(GateRefused("not to be shown", self.tr("This exhibit is locked. Nobody can open it.")))
            return
        self._reading.start()

    def close(self) -> None:
        """End it and forget the words."""
        if not self._over:
            self._over = True
            self._reading.stop()
            self.closed.emit()

    def _on_read(self, read: Bytes) -> None:
        session = self._session
        held = chat_of(session.case, self._exhibit)

        def cut(report: object) -> Words:
            read.check()
            data = b"".join(read.pieces)
            return words_of(data) if held is None else chat_words(session, held, data)

        Job(cut).then(self._on_words, self._fail).start(self._pool)

    def _on_words(self, words: Words) -> None:
        if self._over:
            return
        exhibit_id = self.exhibit_id
        job = self._session.act(
            "", lambda store, report: record_view(store, exhibit_id, "text"), can_cancel=False, quietly=True
        )
        job.then(lambda _: None if self._over else self.opened.emit(words), self._fail)

    def _fail(self, error: EvidenceDeskError) -> None:
        if not self._over:
            self.failed.emit(error)
            self.close()
