"""Chats that were kept, after one more event, and what cannot be said of them. Pure.

The commitments of a chat are written by whoever kept it, in the commit that keeps it: nobody can say later, or in
another's name, what its messages were. They go when the chat goes: they are among what is made from it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from msgspec import structs

from evidence_desk.case import events as ev
from evidence_desk.case.chat_values import Chat, HashList
from evidence_desk.case.state import Case
from evidence_desk.case.values import Exhibit

TEXT_MAX: Final = 2_000  # characters
PEOPLE_MAX: Final = 1_000
LISTS_MAX: Final = 4_096
LIST_MESSAGES: Final = 32_768  # of every list but the last
HASH: Final = 32  # bytes of a commitment
SALT: Final = 16  # bytes


def objection(case: Case, entry: ev.Recorded, event: ev.ChatEvent) -> str:
    """Return why an entry about a chat cannot stand, or an empty string."""
    exhibit = case.exhibits.get(event.exhibit)
    if exhibit is None or exhibit.commit_size != entry.seen.size or exhibit.captured_by != entry.actor:
        return "an entry about a chat names no exhibit of its own commit and author"
    if reason := objection_to_form(event):
        return reason
    match event:
        case ev.ChatCommitted():
            if exhibit.kind != "message-transcript" or event.exhibit in case.chats:
                return "messages are committed to for what is no chat, or twice"
        case ev.ChatKept():
            known = case.chats.get(event.exhibit)
            if known is None or known.source is not None:
                return "what was chosen of a chat is said of no chat, or twice"
        case ev.ChatAttached():
            if not _is_chat_of(case, event, entry.actor):
                return (
                    "something is attached to a chat that is not there, or is another person's, or is locked"
                )
    return ""


def objection_to_form(event: ev.ChatEvent) -> str:
    """Return what is out of bounds in an entry, wherever it was written; or an empty string."""
    if isinstance(event, ev.ChatCommitted):
        return _objection_to_lists(event)
    if isinstance(event, ev.ChatAttached):
        return "" if event.message >= 0 else "it is attached to no message"
    source, choice = event.source, event.choice
    texts = (source.app, source.text_name, source.zones, choice.since, choice.until, choice.conversation)
    if len(choice.people) > PEOPLE_MAX or any(
        len(text) > TEXT_MAX for text in (*texts, choice.reason, *choice.people)
    ):
        return "the texts about a chat are too long"
    return ""


def _objection_to_lists(event: ev.ChatCommitted) -> str:
    """The lists cover every message once, in order."""
    at = 0
    for place, one in enumerate(event.lists[:LISTS_MAX], 1):
        last = place == len(event.lists)
        if one.first != at or not 1 <= one.count <= LIST_MESSAGES or (one.count < LIST_MESSAGES and not last):
            return "the commitments of a chat have a gap"
        at += one.count
    fits = at == event.messages and len(event.lists) <= LISTS_MAX and at > 0
    return "" if fits else "the commitments of a chat are not as many as its messages"


def _is_chat_of(case: Case, event: ev.ChatAttached, actor: str) -> bool:
    chat, held = case.chats.get(event.chat), case.exhibits.get(event.chat)
    if chat is None or held is None or event.message > chat.messages or event.chat == event.exhibit:
        return False
    return held.captured_by == actor and held.status == "held"


def fold(case: Case, event: ev.ChatEvent) -> Case:
    """Return the case after an entry about a chat; one that does not fit changes nothing but the log."""
    exhibit = case.exhibits.get(event.exhibit)
    if exhibit is None:
        return case
    match event:
        case ev.ChatCommitted():
            return case if event.exhibit in case.chats else _committed(case, exhibit, event)
        case ev.ChatKept():
            chat = case.chats.get(event.exhibit)
            if chat is None or chat.source is not None:
                return case
            said = structs.replace(chat, source=event.source, choice=event.choice, reading=event.reading)
            return _with(case, said)
        case ev.ChatAttached():
            chat = case.chats.get(event.chat)
            if chat is None:
                return case
            return _with(
                case,
                structs.replace(chat, attachments={**chat.attachments, event.exhibit: event.message}),
            )


def _committed(case: Case, exhibit: Exhibit, event: ev.ChatCommitted) -> Case:
    chat = Chat(exhibit=event.exhibit, messages=event.messages, lists=event.lists)
    if exhibit.status == "held":
        leaves = leaves_of(event)
        case = case.with_exhibit(structs.replace(exhibit, renditions=(*exhibit.renditions, *leaves)))
    return _with(case, chat)


def leaves_of(event: ev.ChatCommitted) -> tuple[int, ...]:
    """Return the members that hold the commitments of a chat, and their salts."""
    return tuple(leaf for one in event.lists for leaf in (one.leaf, one.salts))


def brought(
    event: ev.ChatCommitted, is_whole: Callable[[int], bool], copy: Callable[[int, int, str], int]
) -> dict[str, int]:
    """Bring the commitments to a chat's messages from another copy, with their salts: all of them, or none.

    Args:
        copy: brings one member, of this leaf, size and SHA-256 (or an empty text), and returns its leaf here.
    """
    if not all(is_whole(leaf) for leaf in leaves_of(event)):
        return {}
    copied: dict[str, int] = {}
    for one in event.lists:
        copied[str(one.leaf)] = copy(one.leaf, one.count * HASH, one.sha256)
        copied[str(one.salts)] = copy(one.salts, one.count * SALT, "")
    return copied


def lists_here(event: ev.ChatCommitted, copied: Mapping[str, int]) -> tuple[HashList, ...]:
    """Return where the commitments stand after they were brought; none where they did not come along whole."""
    if any(str(leaf) not in copied for leaf in leaves_of(event)):
        return ()
    return tuple(
        structs.replace(one, leaf=copied[str(one.leaf)], salts=copied[str(one.salts)]) for one in event.lists
    )


def _with(case: Case, chat: Chat) -> Case:
    return structs.replace(case, chats=case.chats.set(chat.exhibit, chat))


def chat_of(case: Case, exhibit: Exhibit) -> Chat | None:
    """Return the chat whose messages an exhibit holds, or None."""
    chat = case.chats.get(exhibit.id)
    return chat if chat is not None and chat.source is not None else None


def attached_to(case: Case, name: str) -> str:
    """Return the id of the chat that an exhibit was attached to, or an empty string."""
    return next((chat.exhibit for chat in case.chats.values() if name in chat.attachments), "")
