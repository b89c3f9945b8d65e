"""Choosing people, dates or a passage of a chat before a byte of it is kept; and the bytes that were chosen.

What is kept of a chosen part are the exact bytes of its messages, in the order of the file. In JSON, where one message
needs something between it and the next, each is followed by one line feed of ours (docs/format/chats.md).
"""

from __future__ import annotations

import difflib
import io
import secrets
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from msgspec import structs

from evidence_desk.base.embedded import carries_a_file
from evidence_desk.base.errors import BadInput, GateRefused
from evidence_desk.capture.chat import Again, Survey
from evidence_desk.capture.chat_values import Reading
from evidence_desk.case.chat_proof import commitment
from evidence_desk.case.fold_chats import LIST_MESSAGES, SALT

_WITH_LINE_FEED: Final = frozenset(
    {"telegram", "meta", "messenger", "discord", "discord-package", "signal", "signal-messages", "snapchat"}
)
_CARRIED_MAX: Final = 5_000
_WINDOW: Final = 2**20  # characters searched at once for a file carried in the text
_OVERLAP: Final = 2**13
_SHOWN_NAMES: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """By what messages are chosen; each part that is given narrows the choice."""

    people: tuple[str, ...] = ()  # as the export names them
    since: str = ""  # a day, `2026-11-20`, or a time, `2026-11-20T19:14`, as the export writes times
    until: str = ""  # the same; a day counts to its end
    first: int = 0  # numbers in the file, from 1
    last: int = 0
    conversation: str = ""
    everything: bool = False
    reason: str = ""  # why all of it is needed


def chosen(survey: Survey, choice: Choice) -> array[int]:
    """Return the indexes of the messages that a choice takes, from 0, in order.

    Raises:
        BadInput: nothing is chosen, a name is not in the chat, no message fits; or it is all of it and no reason is
            written.
    """
    narrows = bool(choice.people or choice.since or choice.until or choice.first or choice.conversation)
    if narrows and choice.everything:
        raise _unclear("It is all of the chat, or a part of it: not both")
    if not narrows and not choice.everything:
        raise _unclear(
            "Choose first what is needed: people, dates or a passage. All of it needs a reason in writing"
        )
    by = {_index(survey.authors, name, "person") for name in choice.people}
    within = (
        {_index(survey.conversations, choice.conversation, "conversation")} if choice.conversation else None
    )
    since, until = _edge(choice.since, "000000"), _edge(choice.until, "235959")
    first, last = choice.first or 1, choice.last or len(survey)
    if not 1 <= first <= last <= len(survey):
        raise _unclear(
            f"A passage lies between message 1 and message {len(survey):,}, its first before its last"
        )
    found = array("L")
    for index in range(first - 1, last):
        when = survey.whens[index]
        if by and survey.by[index] not in by:
            continue
        if within is not None and survey.within[index] not in within:
            continue
        if (since or until) and (when < 0 or when < since or (until and when > until)):
            continue
        found.append(index)
    if not found:
        raise _unclear("No message fits what was chosen")
    if len(found) == len(survey) and not choice.reason.strip():
        raise _unclear("That is all of the chat, which needs a reason in writing")
    return found


def reading_of(survey: Survey, picked: array[int], choice: Choice) -> Reading:
    """Return how the kept bytes are read: as the whole text, or as a passage of it.

    Raises:
        BadInput: too many of the chosen messages name their author only in one left out.
    """
    if choice.everything:
        return survey.reading
    carried: dict[str, str] = {}
    before = -1
    for place, index in enumerate(picked):
        author = survey.by[index]
        if index in survey.carried and author != before:
            carried[str(place)] = survey.authors[author]
        before = author or before
    if len(carried) > _CARRIED_MAX:
        raise _unclear("This choice falls into too many pieces. Choose a passage or dates")
    return structs.replace(survey.reading, shape="passage", carried=carried, conversation=choice.conversation)


class KeptText(io.RawIOBase):
    """The bytes that are kept, read from the export as they are asked for; each message committed to on the way.

    Raises while it is read:
        GateRefused: a file is carried in what is kept.
        BadInput: the export is not what it was when it was looked through.
    """

    def __init__(self, again: Again, survey: Survey, picked: array[int], reading: Reading, size: int) -> None:
        super().__init__()
        self._again = again
        self._survey = survey
        self._picked = picked
        self._whole = reading.shape == "whole"
        self._end = b"\n" if not self._whole and reading.format in _WITH_LINE_FEED else b""
        self.size = size if self._whole else sum(survey.sizes[i] + len(self._end) for i in picked)
        self.salts: list[bytearray] = []  # of each list
        self.lists: list[bytearray] = []
        self._pieces: Iterator[bytes] = iter(())
        self._rest = memoryview(b"")
        self._at = 0
        self.seek(0)

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go back to the start; there is no other place to go to."""
        if offset or whence != io.SEEK_SET:
            raise io.UnsupportedOperation("only back to the start")
        self.salts, self.lists, self._at = [], [], 0
        self._rest = memoryview(b"")
        self._pieces = _searched(self._kept())
        return 0

    def tell(self) -> int:
        """Return how many bytes were given since the start."""
        return self._at

    def readable(self) -> bool:
        """Return True."""
        return True

    def seekable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: Any, /) -> int:
        """Fill `buffer` with what comes next; 0 at the end."""
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._rest = memoryview(piece)
        view = memoryview(buffer).cast("B")
        count = min(len(view), len(self._rest))
        view[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        self._at += count
        return count

    def _kept(self) -> Iterator[bytes]:
        """Give the whole text, or the messages chosen of it, committing to each."""
        starts, sizes = self._survey.starts, self._survey.sizes
        cut = _Cutter(self._again())
        at = 0
        for place, index in enumerate(self._picked):
            if self._whole and starts[index] > at:
                yield from cut.upto(starts[index])
            else:
                cut.pass_over(starts[index])
            message = cut.take(sizes[index])
            self._commit(place, message)
            yield message + self._end
            at = starts[index] + sizes[index]
        if self._whole:
            yield from cut.rest()

    def _commit(self, index: int, message: bytes) -> None:
        if index % LIST_MESSAGES == 0:
            self.lists.append(bytearray())
            self.salts.append(bytearray())
        salt = secrets.token_bytes(SALT)
        self.salts[-1] += salt
        self.lists[-1] += commitment(salt, index, message)


class _Cutter:
    """Takes pieces out of a stream by their places, forwards only."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = iter(chunks)
        self._held = b""
        self._at = 0  # offset of what is held

    def upto(self, offset: int) -> Iterator[bytes]:
        """Give all bytes up to an offset."""
        while self._at < offset:
            if not self._held:
                self._held = self._next()
            piece = self._held[: offset - self._at]
            self._held = self._held[len(piece) :]
            self._at += len(piece)
            yield piece

    def pass_over(self, offset: int) -> None:
        """Go on to an offset."""
        for _ in self.upto(offset):
            pass

    def take(self, size: int) -> bytes:
        """Return the next bytes, in one piece."""
        return b"".join(self.upto(self._at + size))

    def rest(self) -> Iterator[bytes]:
        """Give all that is left."""
        if self._held:
            yield self._held
        yield from self._chunks

    def _next(self) -> bytes:
        for chunk in self._chunks:
            if chunk:
                return chunk
        raise BadInput(
            "chat export became shorter",
            "The export is shorter than when it was looked through. Nothing of it was kept. Choose it again.",
        )


def _searched(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Give the pieces on, once no file was found in them; windows overlap, so that none hides between two."""
    window, held = bytearray(), []
    for piece in pieces:
        window += piece
        held.append(piece)
        if len(window) >= _WINDOW:
            _refuse_a_file(window)
            yield from held
            held = []
            del window[:-_OVERLAP]
    _refuse_a_file(window)
    yield from held


def _refuse_a_file(window: bytearray) -> None:
    if reason := carries_a_file(window.decode("utf-8", "replace")):
        raise GateRefused(
            f"{reason} in a chat",
            f"The messages chosen hold {reason}, which can carry a picture past the stop question. Nothing was kept. "
            "Choose messages without it, or add the export as a file and answer the question.",
        )


def _index(names: list[str], wanted: str, what: str) -> int:
    if wanted in names:
        return names.index(wanted)
    near = difflib.get_close_matches(wanted, names, n=3) or names[:_SHOWN_NAMES]
    listed = ", ".join(f"“{name}”" for name in near if name)
    raise BadInput(
        f"no such {what} in the chat",
        f"There is no {what} “{wanted}” in this chat. It has: {listed}. Nothing was kept.",
    )


def _edge(text: str, clock: str) -> int:
    """Return a day or a time as a number that compares; 0 for an empty text."""
    if not text:
        return 0
    day, _, time = text.partition("T")
    digits = day.replace("-", "")
    parts = time.split(":") if time else []
    fits = len(day) == 10 and digits.isascii() and digits.isdecimal() and len(digits) == 8 and len(parts) <= 3
    if not fits or any(len(part) != 2 or not part.isdecimal() for part in parts):
        raise _unclear(f"“{text}” is no day (2026-11-20) and no time (2026-11-20T19:14)")
    written = "".join(parts)
    return int(digits + written + clock[len(written) :])


def _unclear(words: str) -> BadInput:
    return BadInput("chat choice refused", f"{words}. Nothing was kept.")
