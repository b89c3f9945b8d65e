"""What keeping a chat adds to the events of a case; `events.py` has them among all others.

`chat-committed` holds no name and no word, so that it can be disclosed; `chat-kept` says what was chosen of what.
"""

from __future__ import annotations

from typing import Any, ClassVar

from evidence_desk.case.chat_values import ChatChoice, ChatSource, HashList
from evidence_desk.case.event_base import EventBody
from evidence_desk.case.values import SafeInt


class ChatCommitted(EventBody, frozen=True, kw_only=True):
    """The exhibit of the same commit is a chat; each of its messages has a salted commitment."""

    TYPE: ClassVar[str] = "chat-committed"
    exhibit: str
    messages: SafeInt
    lists: tuple[HashList, ...]


class ChatKept(EventBody, frozen=True, kw_only=True):
    """What was chosen of a chat, out of what, and how its bytes are read."""

    TYPE: ClassVar[str] = "chat-kept"
    exhibit: str
    source: ChatSource
    choice: ChatChoice
    reading: dict[str, Any]


class ChatAttached(EventBody, frozen=True, kw_only=True):
    """The exhibit of the same commit was attached to a message of a chat."""

    TYPE: ClassVar[str] = "chat-attached"
    exhibit: str
    chat: str  # id of the exhibit that holds the messages
    message: SafeInt = 0  # its number there, from 1; 0: no message that was kept names it
