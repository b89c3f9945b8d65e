"""What one message of each app's JSON says: Telegram, Instagram and Messenger, Discord, Signal, Snapchat.

Only what the export says is taken over, and what it does not say stays empty. Facebook writes each byte of a letter
as a letter of its own; such text is read mended, and said to be.
"""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from evidence_desk.capture.chat_json import walk
from evidence_desk.capture.chat_values import NAME_CHARS, ChatFault, Message, Reading

_Said = dict[str, Any]
_ATTACHED_MAX: Final = 200  # of one message
_LATEST_MS: Final = 4_102_444_800_000  # the year 2100
_ISO = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d{1,9})?\s?(Z|UTC|[+-]\d\d:?\d\d)?\Z", re.ASCII
)
_MINE: Final = "(this account)"  # Snapchat does not name whoever it exports


def messages(chunks: Iterable[bytes], reading: Reading) -> Iterator[Message]:
    """Give the messages of an export in JSON, in the order of the file.

    Raises:
        ChatFault: it is not JSON, or a message is none; says the line.
    """
    take = _TAKE[reading.format]
    title = ""

    def noted(path: tuple[str, ...], value: Any) -> None:
        nonlocal title
        if path[-1] in {"name", "title", "threadName"} and isinstance(value, str):
            title = value[:NAME_CHARS]

    whole = reading.shape == "whole"
    for found in walk(chunks, _WAYS[reading.format] if whole else _nowhere, noted):
        conversation = reading.conversation
        if whole and reading.format == "snapchat":
            conversation = str(found.value.get("Conversation Title") or found.path[-1])[:NAME_CHARS]
        elif whole and len(found.path) > 1:
            conversation = title
        said = take(found.value, found.line)
        yield Message(start=found.start, size=found.size, line=found.line, conversation=conversation, **said)


def _nowhere(path: tuple[str, ...]) -> bool:
    return False


def _messages_alone(path: tuple[str, ...]) -> bool:
    return path in {(), ("messages",)}


def _telegram_way(path: tuple[str, ...]) -> bool:
    if path[:1] in {("chats",), ("left_chats",)}:
        return path[1:] in {(), ("list",), ("list", "[]"), ("list", "[]", "messages")}
    return path in {(), ("messages",)}


def _top_arrays(path: tuple[str, ...]) -> bool:
    return len(path) < 2 and path != ("[]",)


_WAYS: Final[Mapping[str, Callable[[tuple[str, ...]], bool]]] = {
    "telegram": _telegram_way,
    "meta": _messages_alone,
    "messenger": _messages_alone,
    "discord": _messages_alone,
    "discord-package": _nowhere,
    "signal": _nowhere,
    "signal-messages": _messages_alone,
    "snapchat": _top_arrays,
}


# -- the apps -------------------------------------------------------------------------------------------------


def _telegram(value: _Said, line: int) -> _Said:
    unix = _string(value, "date_unixtime")
    said = _millis(int(unix) * 1000, line) if _is_number(unix) else _iso(_string(value, "date"))
    said["at"] = _string(value, "date") or said["at"]
    service = value.get("type") == "service"
    files = [_string(value, name) for name in ("photo", "file")]
    kept = tuple(name for name in files if name and not name.startswith("("))
    text = _pieces(value.get("text"))
    if service:
        who, what = _string(value, "actor"), _string(value, "action").replace("_", " ")
        text = " ".join(part for part in (who, what, _string(value, "title"), text) if part)
    forwarded = _string(value, "forwarded_from")
    return {
        **said,
        "author": "" if service else _name(_string(value, "from") or _string(value, "from_id") or "(deleted account)"),
        "text": f"[Forwarded from {forwarded}] {text}" if forwarded else text,
        "id": _identity(value.get("id")),
        "reply_to": _identity(value.get("reply_to_message_id")),
        "edited": _string(value, "edited"),
        "attachments": kept,
        "omitted": any(files) and not kept,
    }  # fmt: skip


def _meta(value: _Said, line: int) -> _Said:
    if not isinstance(value.get("sender_name"), str) or "timestamp_ms" not in value:
        raise ChatFault(line, "a message should stand there, without sender or time", "no message")
    author, mended_name = _mended(value["sender_name"])
    text, mended_text = _mended(_string(value, "content"))
    attached: list[str] = []
    for name in ("photos", "videos", "audio_files", "files", "gifs"):
        attached += _uris(value.get(name))
    if isinstance(value.get("sticker"), dict):
        attached += _uris([value["sticker"]])
    share = value.get("share")
    if isinstance(share, dict) and isinstance(share.get("link"), str):
        text = f"{text}\n[Shared: {share['link']}]".strip()
    return {
        **_millis(value["timestamp_ms"], line),
        "author": _name(author),
        "text": text,
        "deleted": value.get("is_unsent") is True,
        "attachments": tuple(attached[:_ATTACHED_MAX]),
        "mended": mended_name or mended_text,
    }


def _messenger(value: _Said, line: int) -> _Said:
    if not isinstance(value.get("senderName"), str) or "timestamp" not in value:
        raise ChatFault(line, "a message should stand there, without sender or time", "no message")
    return {
        **_millis(value["timestamp"], line),
        "author": _name(value["senderName"]),
        "text": _string(value, "text"),
        "deleted": value.get("isUnsent") is True,
        "attachments": tuple(_uris(value.get("media"))),
    }


def _discord(value: _Said, line: int) -> _Said:
    author = value.get("author")
    if not isinstance(author, dict) or not isinstance(value.get("timestamp"), str):
        raise ChatFault(line, "a message should stand there, without author or time", "no message")
    reference = value.get("reference")
    attached = value.get("attachments")
    files = [
        _string(one, "fileName") or _string(one, "url")
        for one in (attached if isinstance(attached, list) else [])
        if isinstance(one, dict)
    ]
    return {
        **_iso(value["timestamp"]),
        "author": _name(_string(author, "name") or _string(author, "nickname") or _string(author, "id")),
        "text": _string(value, "content"),
        "id": _identity(value.get("id")),
        "reply_to": _identity(reference.get("messageId")) if isinstance(reference, dict) else "",
        "edited": _string(value, "timestampEdited"),
        "attachments": tuple(files[:_ATTACHED_MAX]),
    }


def package_row(value: _Said, line: int) -> _Said:
    """Return a message of Discord's own data package, which names the account's own messages only."""
    if "Timestamp" not in value or "Contents" not in value:
        raise ChatFault(line, "a message should stand there, without time or contents", "no message")
    return {
        **_iso(_string(value, "Timestamp")),
        "author": _MINE,
        "text": _string(value, "Contents"),
        "id": _identity(value.get("ID")),
        "attachments": tuple(_string(value, "Attachments").split()[:_ATTACHED_MAX]),
    }


def _signal(value: _Said, line: int) -> _Said:
    if "body" not in value or not ("date" in value or "timestamp" in value):
        raise ChatFault(line, "a message should stand there, without time or text", "no message")
    at = value.get("date", value.get("timestamp"))
    return {
        **(_millis(at, line) if _is_number(at) else _iso(str(at))),
        "author": _name(_string(value, "sender") or _string(value, "author")),
        "text": _string(value, "body"),
        "id": _identity(value.get("id")),
        "attachments": tuple(_file_names(value.get("attachments"))),
    }


def _signal_message(value: _Said, line: int) -> _Said:
    at = value.get("sent_at", value.get("timestamp"))
    if not _is_number(at):
        raise ChatFault(line, "a message should stand there, without the time it was sent", "no message")
    kind = _string(value, "type")
    author = _MINE if kind == "outgoing" else ""
    if kind == "incoming":
        author = _string(value, "source") or _string(value, "sourceUuid") or "(not named)"
    quote = value.get("quote")
    return {
        **_millis(at, line),
        "author": _name(author),
        "text": _string(value, "body"),
        "id": _identity(value.get("id")),
        "reply_to": _identity(quote.get("id")) if isinstance(quote, dict) else "",
        "deleted": value.get("isErased") is True or value.get("deletedForEveryone") is True,
        "attachments": tuple(_file_names(value.get("attachments"))),
    }


def _snapchat(value: _Said, line: int) -> _Said:
    created = value.get("Created")
    if not isinstance(created, str):
        raise ChatFault(line, "a message should stand there, without the time it was made", "no message")
    kind = _string(value, "Media Type")
    ids = [one.strip() for one in _string(value, "Media IDs").split("|") if one.strip()]
    text = html.unescape(_string(value, "Content") or _string(value, "Text"))
    return {
        **_iso(created),
        "author": _name(_string(value, "From") or _MINE),
        "text": text or (f"[{kind.lower()}]" if kind and kind != "TEXT" else ""),
        "attachments": tuple(ids[:_ATTACHED_MAX]),
        "omitted": not ids and kind not in {"", "TEXT", "STATUS"},
    }


_TAKE: Final[Mapping[str, Callable[[_Said, int], _Said]]] = {
    "telegram": _telegram,
    "meta": _meta,
    "messenger": _messenger,
    "discord": _discord,
    "discord-package": package_row,
    "signal": _signal,
    "signal-messages": _signal_message,
    "snapchat": _snapchat,
}


# -- values ---------------------------------------------------------------------------------------------------


def _string(value: _Said, name: str) -> str:
    """Return a text; half a letter, which no file can hold, becomes “�”."""
    found = value.get(name)
    return (
        found.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if isinstance(found, str) else ""
    )


def _name(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()[:NAME_CHARS]


def _identity(value: Any) -> str:
    return str(value)[:NAME_CHARS] if isinstance(value, int | str) and not isinstance(value, bool) else ""


def _is_number(value: Any) -> bool:
    if isinstance(value, str):
        return value.isascii() and value.isdecimal() and len(value) < 20
    return isinstance(value, int | float) and not isinstance(value, bool)


def _millis(value: Any, line: int) -> _Said:
    """Return a time given as milliseconds since 1970, UTC."""
    if not _is_number(value) or not 0 <= float(value) <= _LATEST_MS:
        raise ChatFault(line, "a message there has a time that no clock shows", "time")
    seconds = int(float(value)) // 1000
    at = dt.datetime.fromtimestamp(seconds, dt.UTC).strftime("%Y-%m-%dT%H:%M:%S")
    return {"at": f"{at}Z", "when": at, "zone": "utc"}


def _iso(text: str) -> _Said:
    """Return a time as written, `2026-11-22T19:14:05.123+00:00` or `2026-11-22 19:14:05 UTC`; else its text alone."""
    found = _ISO.match(text.strip())
    if found is None:
        return {"at": text.strip()[:NAME_CHARS]}
    clock = found[2] if found[2].count(":") == 2 else f"{found[2]}:00"
    when, zone = f"{found[1]}T{clock}", found[3] or ""
    try:
        dt.datetime.fromisoformat(when)
    except ValueError:
        return {"at": text.strip()[:NAME_CHARS]}
    said: _Said = {"at": text.strip(), "when": when, "zone": "phone"}
    if zone in {"Z", "UTC"} or zone.replace(":", "") in {"+0000", "-0000"}:
        said["zone"] = "utc"
    elif zone:
        said |= {"zone": "offset", "offset": zone}
    return said


def _pieces(value: Any) -> str:
    """Return Telegram's text: a string, or strings and pieces with one."""
    parts = value if isinstance(value, list) else [value]
    texts = [part.get("text") if isinstance(part, dict) else part for part in parts]
    return "".join(_string({"": text}, "") for text in texts)


def _uris(value: Any) -> list[str]:
    found = value if isinstance(value, list) else []
    return [
        _string(one, "uri") for one in found[:_ATTACHED_MAX] if isinstance(one, dict) and _string(one, "uri")
    ]


def _file_names(value: Any) -> list[str]:
    found = value if isinstance(value, list) else []
    names = [
        _string(one, "fileName") or _string(one, "name") or _string(one, "path")
        for one in found[:_ATTACHED_MAX]
        if isinstance(one, dict)
    ]
    return [name for name in names if name]


def _mended(text: str) -> tuple[str, bool]:
    """Return a text whose bytes were written as letters, put together again, and whether it was such a one."""
    if text.isascii():
        return text, False
    try:
        whole = text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"), False
    return whole, True
