"""What a case knows of a chat that was kept: which messages were chosen of how many, and why all of them."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from evidence_desk.case.values import LeafIndex, SafeInt, Sha256Hex


class _Value(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Base of the values: equal by content, defaults left out when written."""


class HashList(_Value, frozen=True, kw_only=True):
    """A list of 32-byte commitments, one for each message from `first` on, and their salts, each a member."""

    first: SafeInt  # index of the first message, from 0
    count: SafeInt
    sha256: Sha256Hex  # of the list
    leaf: LeafIndex  # of the list
    salts: LeafIndex  # 16 bytes for each message, in the same order; never given away whole


class ChatChoice(_Value, frozen=True, kw_only=True):
    """By what messages were chosen; each part that is given narrows the choice."""

    people: tuple[str, ...] = ()  # as the export names them
    since: str = ""  # as the export writes times, `2026-11-20T00:00:00`
    until: str = ""
    first: SafeInt = 0  # number of the first message of a passage, from 1; 0: no passage was chosen
    last: SafeInt = 0
    conversation: str = ""
    reason: str = ""  # why all of it was needed, where all of it was kept


class ChatSource(_Value, frozen=True, kw_only=True):
    """The export that messages were taken from."""

    app: str
    text_name: str = ""  # of the member of a ZIP that was read
    text_size: SafeInt  # bytes of the text
    messages: SafeInt  # in the text
    attached: SafeInt = 0  # files that the export brings beside its text
    omitted: SafeInt = 0  # that it names and does not bring
    zones: str = ""  # what is known and not known of its times, in words
    mended: SafeInt = 0  # messages whose letters are shown mended


class Chat(_Value, frozen=True, kw_only=True):
    """A chat as the case knows it, by the exhibit that holds its messages."""

    exhibit: str
    messages: SafeInt  # that were kept
    lists: tuple[HashList, ...] = ()
    source: ChatSource | None = None
    choice: ChatChoice | None = None
    reading: dict[str, Any] = {}  # how its bytes are read as messages
    attachments: dict[str, SafeInt] = {}  # exhibit -> number of the message that it was attached to, from 1
