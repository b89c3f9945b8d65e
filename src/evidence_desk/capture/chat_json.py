"""Reading an export in JSON piece by piece: only one message is ever in memory, and its exact bytes are known.

The export is one object, or an array of messages, or messages one after the other. `walk` goes into it as far as the
arrays in which messages stand and gives each message with its place. Anything else in the file is read over, within
bounds. Source: RFC 8259.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from evidence_desk.capture.chat_values import MESSAGE_BYTES, ChatFault

_WHITE = re.compile(r"[ \t\r\n]*")
_NEAR: Final = 12  # characters before the end in which a name, number or escape may be cut
_DEPTH: Final = 4  # objects and arrays around a message
_KEYS: Final = 200_000  # of one object: conversations of a whole account


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no value of JSON")


def _cut(error: ValueError, end: int) -> bool:
    """Return whether the text may only be too short so far."""
    if not isinstance(error, json.JSONDecodeError):
        return False
    return error.msg.startswith("Unterminated string") or error.pos >= end - _NEAR


_DECODER = json.JSONDecoder(parse_constant=_no_constant)


@dataclass(frozen=True, slots=True)
class Found:
    """An object in the file, and where."""

    value: dict[str, Any]
    start: int  # offset of its first byte
    size: int
    line: int  # of its first character, from 1
    path: tuple[str, ...]  # of the names that lead to it


class _Text:
    """The characters of a stream, with the offset and line of the place read up to."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = iter(chunks)
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._buffer = ""
        self._at = 0
        self._ended = False
        self._given = 0  # bytes handed to the decoder
        self.offset = 0  # of the byte at the place
        self.line = 1
        self._more()
        if self._buffer.startswith("\ufeff"):
            self.pass_over(1)

    def _more(self) -> bool:
        if self._ended:
            return False
        chunk = next(self._chunks, b"")
        self._ended = not chunk
        try:
            text = self._decoder.decode(chunk, self._ended)
        except UnicodeDecodeError:
            line = self.line + self._buffer.count("\n", self._at)
            raise ChatFault(
                line, "there or just after it, a byte is not text in UTF-8", "not UTF-8"
            ) from None
        self._buffer = self._buffer[self._at :] + text
        self._at = 0
        return True

    def pass_over(self, count: int) -> str:
        piece = self._buffer[self._at : self._at + count]
        self._at += count
        self.offset += len(piece.encode("utf-8"))
        self.line += piece.count("\n")
        return piece

    def next(self) -> str:
        """Return the next character that is no white space, or an empty string at the end."""
        while True:
            found = _WHITE.match(self._buffer, self._at)
            assert found is not None  # noqa: S101  # it matches nothing, too
            self.pass_over(found.end() - self._at)
            if self._at < len(self._buffer):
                return self._buffer[self._at]
            if not self._more():
                return ""

    def value(self) -> Any:
        """Return the value that begins at the place, and go behind it.

        Raises:
            ChatFault: it is no JSON, or longer than a message may be.
        """
        self.next()
        while True:
            try:
                value, end = _DECODER.raw_decode(self._buffer, self._at)
            except RecursionError:
                raise ChatFault(self.line, "it is nested too deeply", "nesting") from None
            except ValueError as error:
                held = len(self._buffer) - self._at
                if _cut(error, len(self._buffer)) and held <= MESSAGE_BYTES and self._more():
                    continue
                if held > MESSAGE_BYTES:
                    raise ChatFault(
                        self.line,
                        f"a value there has more than {MESSAGE_BYTES:,} characters",
                        "value too long",
                    ) from None
                place = getattr(error, "pos", self._at)
                line = self.line + self._buffer.count("\n", self._at, place)
                raise ChatFault(line, "it is not JSON there: damaged, or cut short", "not JSON") from None
            if end == len(self._buffer) and not isinstance(value, dict | list | str) and self._more():
                continue  # a number may go on
            self.pass_over(end - self._at)
            return value

    def expect(self, wanted: str) -> str:
        found = self.next()
        if not found or found not in wanted:
            raise ChatFault(self.line, "it is not JSON there: damaged, or cut short", "not JSON")
        self.pass_over(1)
        return found


Enter = Callable[[tuple[str, ...]], bool]
Noted = Callable[[tuple[str, ...], Any], None]


def walk(chunks: Iterable[bytes], enter: Enter, noted: Noted | None = None) -> Iterator[Found]:
    """Give the objects that stand in arrays, or one after the other at the top.

    Args:
        enter: whether the value with this path of names is gone into; elements of an array add no name.
        noted: told of every other value of an object on the way, whole.

    Raises:
        ChatFault: it is not JSON, or out of bounds; says the line.
    """
    text = _Text(chunks)
    first = text.next()
    if not first:
        raise ChatFault(1, "the file is empty", "empty")
    if first == "[":
        yield from _array(text, (), enter, noted)
    elif first == "{" and enter(()):
        yield from _object(text, (), enter, noted)
    else:
        while text.next():
            yield _found(text, ())
        return
    if text.next():
        raise ChatFault(text.line, "something stands there behind the end of the JSON", "trailing")


def _found(text: _Text, path: tuple[str, ...]) -> Found:
    start, line = text.offset, text.line
    value = text.value()
    if not isinstance(value, dict):
        raise ChatFault(line, "a message should stand there, and something else does", "no object")
    return Found(value, start, text.offset - start, line, path)


def _array(text: _Text, path: tuple[str, ...], enter: Enter, noted: Noted | None) -> Iterator[Found]:
    text.expect("[")
    if text.next() == "]":
        text.pass_over(1)
        return
    nested = len(path) < _DEPTH and enter((*path, "[]"))
    while True:
        if nested and text.next() == "{":
            yield from _object(text, (*path, "[]"), enter, noted)
        else:
            text.next()
            yield _found(text, path)
        if text.expect(",]") == "]":
            return


def _object(text: _Text, path: tuple[str, ...], enter: Enter, noted: Noted | None) -> Iterator[Found]:
    text.expect("{")
    if text.next() == "}":
        text.pass_over(1)
        return
    for _ in range(_KEYS):
        key = text.value()
        if not isinstance(key, str):
            raise ChatFault(text.line, "it is not JSON there: damaged, or cut short", "not JSON")
        text.expect(":")
        inner = (*path, key)
        opens = text.next()
        if len(inner) <= _DEPTH and opens == "[" and enter(inner):
            yield from _array(text, inner, enter, noted)
        elif len(inner) <= _DEPTH and opens == "{" and enter(inner):
            yield from _object(text, inner, enter, noted)
        else:
            value = text.value()
            if noted is not None:
                noted(inner, value)
        if text.expect(",}") == "}":
            return
    raise ChatFault(text.line, f"an object there has more than {_KEYS:,} entries", "too many keys")
