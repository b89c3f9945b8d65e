"""Files, message text and addresses at the door: looked at from outside first, opened only after the answer.

`check_path` asks the file system and reads nothing; the gate is asked between it and `open_source`. Messages to
people name the file; texts for the log never do.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast
from urllib.parse import urlsplit

from evidence_desk.base.embedded import carries_a_file
from evidence_desk.base.errors import BadInput, GateRefused
from evidence_desk.capture.sniff import HEAD_BYTES, named_kind, sniff

TEXT_LIMIT_BYTES = 16 * 2**20
URL_LIMIT_BYTES = 8 * 1024
SHOWN_NAME_CHARS = 120
_TEXT_TYPES = frozenset({"text/plain", "text/csv", "application/json", "text/markdown", "text/html"})
_UNKNOWN_TYPE = "application/octet-stream"
_SHOWN_EXTENSION_CHARS = 16
_JOINERS = "\u200c\u200d"  # format characters that emoji and several scripts cannot be written without


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedPath:
    """A file as the file system describes it; nothing of it has been read."""

    path: Path
    size: int  # bytes
    shown_name: str  # safe to print, log-free
    identity: tuple[int, ...]  # device, inode, size, modified and changed in nanoseconds


class WatchedStream(io.RawIOBase):
    """A file being read that must not change: its last byte is only given when nothing has.

    Whoever reads all of it, and keeps it only when that went well, keeps what was checked. Seekable; each time the
    end is reached counts.
    """

    def __init__(self, descriptor: int, checked: CheckedPath) -> None:
        super().__init__()
        self._descriptor = descriptor
        self._checked = checked
        self._at = 0

    def read(self, size: int = -1, /) -> bytes:
        """Return up to `size` bytes, fewer only before the end; all that is left when it is negative.

        Raises:
            BadInput: the file was written to, replaced or cut since it was checked, or the medium fails.
        """
        if size < 0:
            return self.readall()
        with self._told():
            data = os.read(self._descriptor, size)
        self._watch(len(data))
        return data

    def readinto(self, buffer: Any, /) -> int:
        """Read into `buffer` and return the number of bytes, 0 at the end; raises what `read` raises."""
        with self._told():
            if hasattr(os, "readv"):
                size = os.readv(self._descriptor, [buffer])
            else:
                data = os.read(self._descriptor, len(buffer))
                size = len(data)
                memoryview(buffer).cast("B")[:size] = data
        self._watch(size)
        return size

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise _unreadable(self._checked.shown_name, error.strerror or "the medium fails") from error

    def _watch(self, size: int) -> None:
        self._at += size
        if self._at >= self._checked.size or not size:
            with self._told():
                state = os.fstat(self._descriptor)
            if _identity(state) != self._checked.identity:
                raise _changed(self._checked.shown_name)

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        """Go to a place in the file; return its offset."""
        self._at = os.lseek(self._descriptor, offset, whence)
        return self._at

    def readable(self) -> bool:
        """Return True."""
        return True

    def seekable(self) -> bool:
        """Return True."""
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An open file with the state it had when it was checked."""

    checked: CheckedPath
    stream: BinaryIO  # a `WatchedStream` at its start


def check_path(path: Path, limit_bytes: int) -> CheckedPath:
    """Return what the file system says of `path`, without opening it.

    Args:
        limit_bytes: the largest size that can be kept.

    Raises:
        BadInput: missing, a folder, not a regular file (a symbolic link is followed to one), empty, too large,
            or not readable by this user.
    """
    shown = safe_display_name(path.name)
    try:
        state = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        raise BadInput(
            "file is missing", f"There is no file “{shown}” at that place. Check the path."
        ) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = error.strerror if isinstance(error, OSError) else "the path holds a NUL"
        raise BadInput(
            f"file cannot be looked at: {reason}", f"“{shown}” cannot be read: {reason}."
        ) from None
    _check_kind(state, shown)
    if state.st_size == 0:
        raise BadInput("empty file", f"“{shown}” is empty (0 bytes). Was it saved or copied completely?")
    if state.st_size > limit_bytes:
        raise BadInput(
            f"file of {state.st_size} bytes over {limit_bytes}",
            f"“{shown}” has {state.st_size:,} bytes; an exhibit may have at most {limit_bytes:,}. "
            "Keep the medium itself safe, and record where it is.",
        )
    if not os.access(path, os.R_OK):
        raise _unreadable(shown, "permission is missing")
    return CheckedPath(path=path, size=state.st_size, shown_name=shown, identity=_identity(state))


@contextlib.contextmanager
def open_source(checked: CheckedPath) -> Iterator[Source]:
    """Open a checked file, for as long as the block lasts; only after the gate has admitted it.

    Raises:
        BadInput: it was replaced or written to since it was checked, or cannot be opened.
    """
    # O_NONBLOCK: if a pipe has taken the file's place meanwhile, opening must not wait for a writer.
    flags = os.O_RDONLY
    for name in ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY", "O_NOINHERIT"):
        flags |= getattr(os, name, 0)
    try:
        descriptor = os.open(checked.path, flags)
    except FileNotFoundError:
        raise _changed(checked.shown_name) from None
    except OSError as error:
        raise _unreadable(checked.shown_name, error.strerror or "the system refused") from None
    try:
        if _identity(os.fstat(descriptor)) != checked.identity:
            raise _changed(checked.shown_name)
        yield Source(checked=checked, stream=cast(BinaryIO, WatchedStream(descriptor, checked)))
    finally:
        os.close(descriptor)


def read_text(stream: BinaryIO, limit_bytes: int = TEXT_LIMIT_BYTES, *, name: str = "") -> bytes:
    """Return the exact bytes of a message text; it needs no gate answer because it can hold no picture.

    Args:
        name: the name it had; a name or an opening of another kind is refused before the rest is read.

    Raises:
        BadInput: empty, larger than `limit_bytes`, not UTF-8, or with a NUL in it.
        GateRefused: it is no text but a picture, a mail or another file, or a file could be carried in it.
    """
    if named_kind(name) in {"picture", "film"}:
        raise _other_kind(f"a {named_kind(name)} by its name")
    parts: list[bytes] = []
    size, wanted = 0, HEAD_BYTES
    while size <= limit_bytes and (part := stream.read(min(wanted, limit_bytes + 1 - size))):
        parts.append(part)
        size += len(part)
        if wanted == HEAD_BYTES and size >= HEAD_BYTES:
            _check_opening(b"".join(parts), name)
            wanted = 2**20
    data = b"".join(parts)
    if not data.strip():
        raise BadInput("empty text", "The text is empty. Nothing was kept.")
    if size > limit_bytes:
        raise BadInput(
            f"text over {limit_bytes} bytes",
            f"The text has more than {limit_bytes:,} bytes. Add it as a file instead; a file needs an answer to "
            "the stop question.",
        )
    check_text(data, name=name)
    return data


def check_text(data: bytes, *, name: str = "") -> str:
    """Return `data` decoded, when it is text that can hold no picture.

    Raises:
        BadInput: not UTF-8, or with a NUL in it.
        GateRefused: it is no text but a picture, a mail or another file, or a file could be carried in it.
    """
    _check_opening(data[:HEAD_BYTES], name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadInput(
            f"text is not UTF-8 at byte {error.start}",
            f"This is not text in UTF-8 (byte {error.start} does not fit). Save it as UTF-8, or add it as a "
            "file; a file needs an answer to the stop question.",
        ) from None
    if "\0" in text:
        raise BadInput(
            "NUL in text",
            "This is not plain text: it holds a NUL byte. Add it as a file; a file needs an answer to the stop "
            "question.",
        )
    if reason := carries_a_file(text):
        raise _carrying("text", reason)
    return text


def _check_opening(head: bytes, name: str) -> None:
    """Refuse what is a known kind of file other than text; bytes of no known kind are left to the decoding."""
    found = sniff(head, name)
    if found.media_type in {"message/rfc822", "multipart/related"}:
        raise GateRefused(
            "a mail or saved page given as text",
            "This is a mail or a saved page, which can carry pictures. Nothing was kept. Copy only the words of the "
            "message into a text file and add that, or add the mail as a file and answer the stop question.",
        )
    if found.media_type not in _TEXT_TYPES | {_UNKNOWN_TYPE}:
        raise _other_kind(found.media_type)


def check_url(text: str) -> str:
    """Return an address as typed, without the white space around it. It is never opened.

    Raises:
        BadInput: not an http or https address, too long, with control characters, or with a name and password.
        GateRefused: a `data:` address, or one or something else inside it that can carry a picture.
    """
    url = text.strip()
    if len(url.encode("utf-8", "surrogatepass")) > URL_LIMIT_BYTES:
        raise _bad_url(f"it has more than {URL_LIMIT_BYTES:,} bytes")
    if reason := "a data: address" if url.lower().startswith("data:") else carries_a_file(url):
        raise _carrying("address", reason)
    if any(c.isspace() or unicodedata.category(c) in {"Cc", "Cf", "Cs"} for c in url):
        raise _bad_url("it holds a space, a line break or an invisible character")
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise _bad_url("its host or port cannot be understood") from None
    if parts.scheme not in {"http", "https"}:
        raise _bad_url("it does not begin with http:// or https://")
    if not host:
        raise _bad_url("it names no host")
    if "@" in parts.netloc:
        raise _bad_url("it carries a sign-in name or password before the host; give it without these")
    return url


def safe_display_name(name: str, limit_chars: int = SHOWN_NAME_CHARS) -> str:
    """Return a name that can be printed, whatever the file was called.

    Control, override and private-use characters become “�”; folders are shown by “›” and `..` is left out; a long
    name keeps its beginning and its extension. Never used to open anything.
    """
    steps = [step for step in re.split(r"[/\\]", name) if step not in {"", ".", ".."}]
    text = unicodedata.normalize("NFC", " › ".join(steps))
    text = "".join(
        "�" if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"} and c not in _JOINERS else c
        for c in text
    )
    text = re.sub(r"\s+", " ", text).strip()
    if not text:
        return "unnamed"
    if len(text) <= limit_chars:
        return text
    _, dot, extension = text.rpartition(".")
    tail = dot + extension if dot and len(extension) < _SHOWN_EXTENSION_CHARS else ""
    return text[: limit_chars - len(tail) - 1] + "…" + tail


def _check_kind(state: os.stat_result, shown: str) -> None:
    if stat.S_ISDIR(state.st_mode):
        raise BadInput(
            "a folder was given",
            f"“{shown}” is a folder. Each file needs its own answer to the stop question: name the files one "
            "by one.",
        )
    if not stat.S_ISREG(state.st_mode):
        raise BadInput(
            "not a regular file",
            f"“{shown}” is no ordinary file but a device, a pipe or a socket. It was not opened.",
        )


def _identity(state: os.stat_result) -> tuple[int, ...]:
    return (state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns)


def _changed(shown: str) -> BadInput:
    return BadInput(
        "file changed while it was read",
        f"“{shown}” was changed or replaced while it was being read. Nothing of it was kept. Wait until nothing "
        "else writes to it (a sync program, a download), then add it again.",
    )


def _unreadable(shown: str, reason: str) -> BadInput:
    return BadInput(f"unreadable file: {reason}", f"“{shown}” cannot be read: {reason}. Nothing was kept.")


def _other_kind(kind: str) -> GateRefused:
    return GateRefused(
        f"no text but {kind}",
        f"This is no message text but {kind}. It was not read further and nothing was kept. Add it as a file; a file "
        "needs an answer to the stop question.",
    )


def _carrying(where: str, reason: str) -> GateRefused:
    return GateRefused(
        f"{reason} in {where}",
        f"The {where} holds {reason}, which can carry a picture past the stop question. Nothing was kept. "
        "Take it out, or add it as a file and answer the question.",
    )


def _bad_url(reason: str) -> BadInput:
    return BadInput(
        f"unusable address: {reason}", f"This address cannot be kept: {reason}. Nothing was kept."
    )
