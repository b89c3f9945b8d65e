"""The messages of a chat as a pack prints them: one after the other, numbered, with what the app says of each.

The words are those of the export. A passage is printed with the count of what is held beside it, and the numbers of its
messages stay those of the exhibit, so that a proof of single messages names the same ones.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from evidence_desk.acts.chats import READ_MAX, transcript
from evidence_desk.base.counting import counted
from evidence_desk.base.errors import BadInput
from evidence_desk.capture.chat_values import ChatFault, Message
from evidence_desk.case.chat_values import Chat
from evidence_desk.case.fold_chats import chat_of
from evidence_desk.case.state import Case
from evidence_desk.case.values import Exhibit
from evidence_desk.packs.content import HeldBody, TextBody

Passages = Mapping[str, Sequence[tuple[int, int]]]  # exhibit -> first and last number of each passage, from 1
PRINTED_MAX: Final = 4 << 20  # characters of one chat
RANGES_MAX: Final = 100  # passages of one chat


def transcriber(
    case: Case, passages: Passages
) -> Callable[[Exhibit, Callable[[], bytes]], TextBody | HeldBody | None]:
    """Return what makes the text of a chat for a pack."""

    def transcribe(exhibit: Exhibit, load: Callable[[], bytes]) -> TextBody | HeldBody | None:
        held = chat_of(case, exhibit)
        if held is None:
            return None
        if exhibit.size > READ_MAX:
            return HeldBody(reason="This chat is too long to print; it is held in the case.")
        ranges = passages.get(exhibit.id, ())
        try:
            messages = transcript(held, load())
        except ChatFault:  # then its text is printed as it stands, but never more than was chosen
            return (
                HeldBody(reason="Its messages cannot be told apart; it is held in the case.")
                if ranges
                else None
            )
        return printed(case, held, messages, ranges)

    return transcribe


def check_passages(case: Case, passages: Passages) -> None:
    """Hold the passages that somebody chose against the chats of the case.

    Raises:
        BadInput: one is of no chat, or lies outside of it.
    """
    for name, ranges in passages.items():
        exhibit = case.exhibits.get(name)
        held = chat_of(case, exhibit) if exhibit is not None else None
        if exhibit is None or held is None:
            ref = exhibit.ref if exhibit is not None else "an exhibit that was named"
            raise BadInput(
                "passage of no chat", f"{ref} is no chat, so it has no passage. Nothing was written."
            )
        if not 1 <= len(ranges) <= RANGES_MAX or any(
            not 1 <= first <= last <= held.messages for first, last in ranges
        ):
            raise BadInput(
                "passage outside of a chat",
                f"{exhibit.ref} has messages 1 to {held.messages:,}; a passage names the first and the last of some "
                "of them. Nothing was written.",
            )


def numbers_in(ranges: Sequence[tuple[int, int]], messages: int) -> list[int]:
    """Return the numbers of the messages that passages take; of no passage, all."""
    if not ranges:
        return list(range(1, messages + 1))
    return sorted({number for first, last in ranges for number in range(first, last + 1)})


def printed(
    case: Case, held: Chat, messages: Sequence[Message], ranges: Sequence[tuple[int, int]]
) -> TextBody | HeldBody:
    """Return the messages of a chat, or passages of it, as text with their numbers."""
    taken = numbers_in(ranges, len(messages))
    attached = {number: case.exhibits[name].ref for name, number in held.attachments.items() if number}
    places = {message.id: number for number, message in enumerate(messages, 1) if message.id}
    dated = [message.when for message in messages if message.when]
    backwards = len(dated) > 1 and dated[0] > dated[-1]
    lines: list[str] = []
    numbers: list[int] = []
    size = 0
    for number in reversed(taken) if backwards else taken:
        text = _line(messages[number - 1], places, attached.get(number, ""))
        size += len(text)
        if size > PRINTED_MAX:
            return HeldBody(
                reason="This chat is too long to print whole; it is held in the case. Choose a passage of it."
            )
        parts = text.split("\n")
        lines += parts
        numbers += [number] + [0] * (len(parts) - 1)
    return TextBody(
        text="\n".join(lines),
        introduction=_introduction(held, len(taken), backwards=backwards),
        numbers=numbers,
        ending=_ending(len(taken), len(messages)),
    )


def _line(message: Message, places: Mapping[str, int], attached: str) -> str:
    at = message.at.replace("T", " ").replace("Z", " UTC") if message.zone == "utc" else message.at
    said = [
        "shown as deleted" if message.deleted else "",
        "edited" if message.edited else "",
        _reply(message, places),
        f"attached: {attached}, see there" if attached else "",
        counted(len(message.attachments), "file") + " attached, not taken in"
        if message.attachments and not attached
        else "",
        "something was attached and not exported" if message.omitted else "",
    ]
    marks = "; ".join(part for part in said if part)
    who = f"{message.author}: " if message.author else "· "
    text = message.text.replace("\r\n", "\n").replace("\r", "\n")
    # Before the name, where nobody who wrote in the chat can have put it.
    return f"{at} {f'[{marks}] ' if marks else ''}{who}{text}".strip()


def _reply(message: Message, places: Mapping[str, int]) -> str:
    if not message.reply_to:
        return ""
    number = places.get(message.reply_to)
    return f"reply to message {number}" if number else "reply to a message that is not here"


def _introduction(held: Chat, taken: int, *, backwards: bool) -> str:
    source = held.source
    parts: list[str] = []
    if taken < held.messages:
        parts.append(
            f"A passage: {taken:,} of the {held.messages:,} messages of this exhibit. The rest is held in the case, "
            "unchanged."
        )
    if source is not None:
        parts.append(
            f"Out of an export of {source.app} with {source.messages:,} messages, of which "
            f"{'all' if held.messages == source.messages else f'{held.messages:,}'} were kept."
        )
        if held.choice is not None and held.choice.reason:
            parts.append(f"All of it was kept because: {held.choice.reason.rstrip('.')}.")
        left = source.attached - len(held.attachments)
        if left > 0:
            parts.append(
                f"{counted(left, 'other file')} of the export {'was' if left == 1 else 'were'} not taken in."
            )
        parts.append(f"Times stand as exported: {source.zones}.")
        if "WhatsApp" in source.app or "Signal" in source.app:
            parts.append(TYPED)
        if source.mended:
            parts.append("The export wrote some letters down wrongly; they are shown put together again.")
    if backwards:
        parts.append("The export has the newest message first; here the oldest stands first.")
    return " ".join(parts)


TYPED: Final = (
    "In an export that is plain text nothing marks where a message ends: what begins on a new line with a date, a time "
    "and a name may have been typed into a message by whoever wrote the one before it, and so may words of the app."
)


def _ending(taken: int, total: int) -> str:
    whole = f"all {total:,} messages" if taken == total else f"{taken:,} of {total:,} messages"
    return (
        f"End: {whole}. Numbers in the margin are those of the messages in the exhibit; what stands in square brackets "
        "between a time and a name is what the export says of the message, and a dot stands before what it has as the "
        "app's own words."
    )
