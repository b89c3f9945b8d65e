"""What a chat export is read into: messages with their place in the file, and what is known of how to read it.

A message is never more than a reading of bytes that are kept as they are: it says where they begin and how many they
are, so that whoever doubts the reading looks at the bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from msgspec import Struct

from evidence_desk.base.errors import BadInput

MESSAGES_MAX: Final = 2_000_000  # of one export
MESSAGE_BYTES: Final = 2**20  # of one message
AUTHORS_MAX: Final = 20_000  # different ones in one export
NAME_CHARS: Final = 200  # of an author's or a conversation's name that are read
TEXT_MEMBER_MAX: Final = 2 * 2**30  # bytes of the text of an export

Format = Literal[
    "text", "telegram-html", "telegram", "meta", "messenger", "discord", "discord-package", "discord-csv",
    "signal", "signal-messages", "snapchat",
]  # fmt: skip
Zone = Literal["utc", "offset", "phone"]  # the file says UTC; it says the offset; it says no zone


class Reading(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How the messages of an export are read; it is kept, so that the same bytes are read alike for good."""

    v: int = 1
    format: str
    shape: Literal["whole", "passage"] = "whole"
    order: str = ""  # of day, month and year where the file does not say: dmy, mdy, ymd, ydm
    order_sure: bool = True  # a date in the file rules out every other order
    header: str = ""  # of a table: its first line
    conversation: str = ""  # the one that was chosen, where the file holds several
    carried: dict[str, str] = {}  # number of a kept message -> author that only a message left out names


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message as the export has it."""

    start: int  # offset of its first byte
    size: int  # bytes
    line: int  # its first line in the file, from 1
    at: str = ""  # the time as exported
    when: str = (
        ""  # the same as `2026-11-22T19:14:05`, of the zone that `zone` says; empty where there is none
    )
    zone: Zone = "phone"
    offset: str = ""  # from UTC, where `zone` is offset: +01:00
    author: str = ""  # empty: the app itself
    text: str = ""
    id: str = ""
    reply_to: str = ""
    edited: str = ""  # when, as exported, or “edited”
    deleted: bool = False
    attachments: tuple[str, ...] = ()  # as the export names them
    omitted: bool = False  # something was attached that the export left out
    conversation: str = ""
    mended: bool = False  # letters were written down wrongly by the export; shown mended, kept as they were
    carried: bool = False  # its author is named by a message before it

    @property
    def is_system(self) -> bool:
        """Whether the app says it and no person."""
        return not self.author


class ChatFault(BadInput):
    """An export that cannot be read; says the line."""

    def __init__(self, line: int, reason: str, log: str = "") -> None:
        self.line = line
        super().__init__(
            f"chat export: {log or reason}",
            f"Line {line:,} of this export cannot be read: {reason}. Nothing was kept. Export the chat again, or add "
            "the file as it is (Add a file).",
        )
