"""The handling log in words: chats. No name of the export and no word of a message stands in it."""

from __future__ import annotations

from evidence_desk.case import events as ev
from evidence_desk.case.state import Case
from evidence_desk.case.story_names import ref_of


def says_chat(case: Case, event: ev.ChatEvent) -> str:
    """Return the sentence for an entry about a chat."""
    ref = ref_of(case, event.exhibit)
    match event:
        case ev.ChatCommitted():
            many = "" if event.messages == 1 else "s"
            return f"Made a salted commitment to each of the {event.messages:,} message{many} of {ref}."
        case ev.ChatKept():
            return f"{_kept(case, event)}{_left(event)}"
        case ev.ChatAttached():
            where = f"message {event.message:,} of " if event.message else ""
            return f"Noted that {ref} was attached to {where}{ref_of(case, event.chat)}."


def _kept(case: Case, event: ev.ChatKept) -> str:
    source, choice = event.source, event.choice
    chat = case.chats.get(event.exhibit)
    kept = chat.messages if chat is not None else 0
    ways = [
        f"{len(choice.people)} of the people in it" if choice.people else "",
        "dates" if choice.since or choice.until else "",
        "a passage" if choice.first else "",
        "one conversation" if choice.conversation else "",
    ]
    by = ", ".join(way for way in ways if way)
    how = f"all of it, because: {choice.reason}" if choice.reason else f"chosen by {by or 'nothing'}"
    ref = ref_of(case, event.exhibit)
    return f"Kept {kept:,} of {source.messages:,} messages of a chat of {source.app} as {ref}, {how}."


def _left(event: ev.ChatKept) -> str:
    source = event.source
    if not source.attached and not source.omitted:
        return ""
    absent = f"; {source.omitted:,} more are named in it and were not exported" if source.omitted else ""
    many = "s" if source.attached != 1 else ""
    return (
        f" The export brought {source.attached:,} other file{many}, each to be asked about by itself{absent}."
    )
