"""Keeping a chat: looking through an export, choosing of it, keeping that, and what was attached piece by piece."""

from __future__ import annotations

import hashlib
import io
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, BinaryIO, Final, cast

from msgspec import ValidationError, convert, structs, to_builtins

from evidence_desk.acts.authority import refuse_repeat
from evidence_desk.acts.keeping import Description, wording_in_force
from evidence_desk.acts.progress import Report, told
from evidence_desk.base.errors import BadInput, GateRefused
from evidence_desk.capture import chat, chat_source
from evidence_desk.capture.chat_choice import Choice, KeptText, chosen, reading_of
from evidence_desk.capture.chat_source import Attachment, Export
from evidence_desk.capture.chat_values import ChatFault, Message, Reading
from evidence_desk.capture.importer import CheckedPath, open_source, safe_display_name
from evidence_desk.capture.sniff import HEAD_BYTES, named_kind, sniff
from evidence_desk.case import events as ev
from evidence_desk.case import fold_chats, intake
from evidence_desk.case.batch import Batch
from evidence_desk.case.chat_values import Chat, ChatChoice, ChatSource, HashList
from evidence_desk.case.gate import Admission, Route, StopAnswers, Stopped, at_capture
from evidence_desk.case.state import Case
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Exhibit
from evidence_desk.policy.loader import default_policy
from evidence_desk.policy.model import Policy

METHOD: Final = "messages chosen from a chat export"
METHOD_WHOLE: Final = "chat export, all of it"
ATTACHMENT_METHOD: Final = "file attached to a chat, from its export"
READ_MAX: Final = 256 * 2**20  # bytes of a chat that is read at once
IN_MEMORY: Final = 64 * 2**20  # bytes of an attachment
_TYPES: Final = {"text": "text/plain; charset=utf-8", "telegram-html": "text/html; charset=utf-8"}
_TABLE: Final = "text/csv; charset=utf-8"
_JSON: Final = "application/json"
_LINES: Final = "application/x-ndjson"


class SeveralTexts(BadInput):
    """A ZIP holds several texts, and nobody has said which one is the chat."""

    def __init__(self, names: Sequence[str], words: str) -> None:
        super().__init__("several texts in the ZIP", words)
        self.names = tuple(names)  # as written; never used as a path


@dataclass(slots=True, kw_only=True)
class Looked:
    """An export that was looked through: nothing of it is kept yet."""

    checked: CheckedPath
    export: Export
    member: str  # of the ZIP; empty for a file of text
    survey: chat.Survey
    stream: BinaryIO
    text_size: int
    attachments: Sequence[Attachment] = field(default_factory=tuple)

    def again(self) -> Iterator[bytes]:
        """Give the bytes of the text from its start."""
        return chat_source.text_of(self.stream, self.checked.size, self.member)

    def messages(self, picked: Iterable[int], limit: int) -> list[tuple[int, Message]]:
        """Return the first messages of a choice, with their words, for somebody who chooses."""
        wanted = iter(picked)
        following = next(wanted, -1)
        found: list[tuple[int, Message]] = []
        if following < 0 or limit < 1:
            return found
        # In plain text each message can be read by itself; a page or JSON is read from its start.
        base = following if self.survey.reading.format == "text" else 0
        chunks = _after(self.again(), self.survey.starts[base] if base else 0)
        for index, message in enumerate(chat.messages(chunks, self.survey.reading), base):
            if index == following:
                found.append((index, message))
                following = next(wanted, -1)
                if following < 0 or len(found) >= limit:
                    break
        return found


def _after(chunks: Iterator[bytes], offset: int) -> Iterator[bytes]:
    """Give the bytes from an offset on."""
    for chunk in chunks:
        if len(chunk) > offset:
            yield chunk[offset:]
        offset = max(0, offset - len(chunk))


@contextmanager
def look_through(
    checked: CheckedPath, answers: StopAnswers | None = None, member: str = "", report: Report | None = None
) -> Iterator[Looked]:
    """Open an export and look through it; it stays open for the block, and must not change meanwhile.

    Args:
        answers: to the stop question. A text needs none, for it can hold no picture; a ZIP does, before it is opened.
        member: which text of a ZIP; empty where it holds only one that can be it.

    Raises:
        GateRefused: it is a ZIP, and the answers keep it out or are missing.
        ChatFault, BadInput: it cannot be read; says the line.
        Cancelled: nothing was kept.
    """
    wording = wording_in_force()
    if answers is not None or named_kind(checked.path.name) != "text":
        _admitted(at_capture(Route.FILE, answers, wording=wording))
    with open_source(checked) as opened:
        if chat_source.is_zip(opened.stream):
            _admitted(at_capture(Route.FILE, answers, wording=wording))
        export = chat_source.look_at(opened.stream, checked.size)
        name = _text_member(export, member)
        again = partial(chat_source.text_of, opened.stream, checked.size, name)
        report = told(report)
        size = 0
        if export.is_zip:
            size = sum(len(chunk) for chunk in again())  # as it is, whatever the ZIP claims
        report.stage("Looking through the chat", size or checked.size)
        survey = chat.survey(again, (checked.path.name, name), report)
        yield Looked(
            checked=checked,
            export=export,
            member=name,
            survey=survey,
            stream=opened.stream,
            text_size=size or checked.size,
            attachments=export.attachments,
        )


@contextmanager
def reopened(looked: Looked) -> Iterator[Looked]:
    """Open an export again that was looked through before; refused when it has changed since.

    Raises:
        BadInput: it was changed, replaced or taken away.
    """
    with open_source(looked.checked) as opened:
        yield replace(looked, stream=opened.stream)


def _text_member(export: Export, wanted: str) -> str:
    if not export.is_zip:
        return ""
    if wanted:
        found = [name for name in export.texts if wanted in {name, safe_display_name(name)}]
        if len(found) != 1:
            raise BadInput(
                "no such text in the ZIP", "The ZIP holds no one text of that name. Nothing was kept."
            )
        return found[0]
    if len(export.texts) > 1:
        named = ", ".join(f"“{safe_display_name(name)}”" for name in export.texts[:10])
        more = f" and {len(export.texts) - 10} more" if len(export.texts) > 10 else ""
        raise SeveralTexts(
            export.texts,
            f"This ZIP holds several texts: {named}{more}. Say which one is the chat (--text-of NAME). Nothing was "
            "kept.",
        )
    return export.texts[0]


def keep_chat(
    store: CaseStore,
    looked: Looked,
    choice: Choice,
    description: Description,
    *,
    policy: Policy | None = None,
    report: Report | None = None,
) -> Exhibit:
    """Keep what was chosen of a chat: its exact bytes, with a salted commitment to each message, in one commit.

    Raises:
        BadInput: nothing is chosen, or all of it without a reason; or the export changed.
        GateRefused: a file is carried in the text, or its bytes are locked.
        RepeatRefused: one more day of one account that nobody authorised.
        CannotWrite, Cancelled: nothing was kept.
    """
    survey = looked.survey
    intake.check_words(choice.reason, "Why all of it is needed", intake.CAPTION_LIMIT)
    picked = chosen(survey, choice)
    reading = reading_of(survey, picked, choice)
    named = structs.replace(
        description.source,
        platform=description.source.platform or survey.app,
        file_name=looked.checked.shown_name,
    )
    refuse_repeat(store.case, policy or default_policy(), named, store.clock.read().utc)
    text = KeptText(looked.again, survey, picked, reading, looked.text_size)
    report = told(report)
    report.stage("Keeping the messages", text.size)
    new = intake.NewExhibit(
        kind="message-transcript",
        media_type=_media_type(reading),
        method=METHOD_WHOLE if reading.shape == "whole" else METHOD,
        grade="C",
        caption=description.caption,
        source=named,
        notes=description.notes,
    )
    admission = _admitted(at_capture(Route.TEXT, None, wording=wording_in_force()))
    stream = cast(BinaryIO, io.BufferedReader(text, 2**18))
    beside = partial(_commit_to, looked, choice, picked, reading, text)
    return intake.add_exhibit(store, admission, new, stream, text.size, report, beside=beside)


def _media_type(reading: Reading) -> str:
    if reading.format == "discord-csv":
        return _TABLE
    return _TYPES.get(reading.format) or (_JSON if reading.shape == "whole" else _LINES)


def _commit_to(
    looked: Looked,
    choice: Choice,
    picked: array[int],
    reading: Reading,
    text: KeptText,
    batch: Batch,
    exhibit: str,
) -> None:
    """Add the commitments and what was chosen to the commit that keeps the messages."""
    lists: list[HashList] = []
    at = 0
    for hashes, salts in zip(text.lists, text.salts, strict=True):
        count = len(hashes) // fold_chats.HASH
        kept = batch.staged.add_blob(io.BytesIO(hashes), len(hashes), batch.recipient)
        salted = batch.staged.add_blob(io.BytesIO(salts), len(salts), batch.recipient)
        lists.append(
            HashList(first=at, count=count, sha256=kept.sha256.hex(), leaf=kept.leaf, salts=salted.leaf)
        )
        at += count
    batch.event(ev.ChatCommitted(exhibit=exhibit, messages=len(picked), lists=tuple(lists)))
    survey = looked.survey
    source = ChatSource(
        app=survey.app,
        text_name=looked.member,
        text_size=looked.text_size,
        messages=len(survey),
        attached=len(looked.attachments),
        omitted=survey.omitted,
        zones=survey.zone_words(),
        mended=survey.mended,
    )
    by = ChatChoice(
        people=choice.people,
        since=choice.since,
        until=choice.until,
        first=choice.first,
        last=choice.last,
        conversation=choice.conversation,
        reason=choice.reason.strip() if len(picked) == len(survey) else "",
    )
    said: dict[str, Any] = to_builtins(reading)
    batch.event(ev.ChatKept(exhibit=exhibit, source=source, choice=by, reading=said))


def attachments_of(looked: Looked, picked: Iterable[int]) -> list[tuple[Attachment, int]]:
    """Return what the export brings that the chosen messages name, each with the number of its message, from 1.

    Numbers are those among the chosen messages. What no chosen message names is left where it is.
    """
    places = {index: place for place, index in enumerate(picked, 1)}
    named: dict[str, int] = {}
    for index, name in looked.survey.attached:
        if index in places:
            named.setdefault(_base(name), places[index])
    return [(one, named[_base(one.name)]) for one in looked.attachments if _base(one.name) in named]


def keep_attachment(
    store: CaseStore,
    looked: Looked,
    exhibit: Exhibit,
    attachment: Attachment,
    message: int,
    answers: StopAnswers,
    *,
    report: Report | None = None,
) -> Exhibit:
    """Keep one file that was attached to a chat, as an exhibit of its own with its own answer.

    Raises:
        GateRefused: the answers keep it out, or its bytes are locked already.
        BadInput: it is too large to be taken out of a ZIP here, or not what the ZIP says of it.
        CannotWrite, Cancelled: nothing of it was kept.
    """
    admission = _admitted(at_capture(Route.CHAT_ATTACHMENT, answers, wording=wording_in_force()))
    if attachment.size > IN_MEMORY:
        raise BadInput(
            "large attachment in a ZIP",
            f"“{attachment.shown}” has {attachment.size:,} bytes; out of a ZIP at most {IN_MEMORY:,} are taken. Unpack "
            "the ZIP and add this file by itself; answer the stop question for it. Nothing of it was kept.",
        )
    data = b"".join(chat_source.attachment_of(looked.stream, looked.checked.size, attachment.name))
    found = sniff(data[:HEAD_BYTES], attachment.name)
    if found.is_container:
        raise GateRefused(
            "container attached to a chat",
            f"“{attachment.shown}” holds other files. Add it by itself (Add a file), and answer for what lies in it. "
            "Nothing of it was kept.",
        )
    report = told(report)
    report.stage(f"Adding {attachment.shown}", len(data))
    new = intake.NewExhibit(
        kind=found.kind,
        media_type=found.media_type,
        method=ATTACHMENT_METHOD,
        grade="C",
        source=structs.replace(exhibit.source, file_name=attachment.shown),
    )

    def beside(batch: Batch, name: str) -> None:
        batch.event(ev.ChatAttached(exhibit=name, chat=exhibit.id, message=message))

    return intake.add_exhibit(store, admission, new, io.BytesIO(data), len(data), report, beside=beside)


# -- a chat that is held --------------------------------------------------------------------------------------


def held_chat(case: Case, exhibit: Exhibit) -> Chat:
    """Return the chat whose messages an exhibit holds.

    Raises:
        BadInput: it holds no chat.
    """
    held = fold_chats.chat_of(case, exhibit)
    if held is None:
        raise BadInput("no chat", f"{exhibit.ref} is no chat that was kept as messages (edesk chat).")
    return held


def transcript(chat_held: Chat, data: bytes) -> list[Message]:
    """Return the messages of a chat that is held, read from its exact bytes.

    Raises:
        ChatFault: the bytes are not read as they were when it was kept.
    """
    try:
        reading = convert(chat_held.reading, Reading)
    except ValidationError:
        raise ChatFault(1, "how it is to be read was not written down as this program does") from None
    if reading.format not in chat.APPS:
        raise ChatFault(1, "a newer version of the program wrote down how it is to be read")
    messages = list(chat.messages([data], reading))
    if len(messages) != chat_held.messages:
        raise ChatFault(1, "it does not hold as many messages as were written down")
    return messages


def line_bytes(message: Message, data: bytes) -> bytes:
    """Return the exact bytes of a message."""
    return data[message.start : message.start + message.size]


def opened_lists(store: CaseStore, held: Chat) -> tuple[list[bytes], list[bytes]]:
    """Return the lists of commitments and of salts, checked against the entry.

    Raises:
        BadInput: the chat has none here: it was joined from another copy without them.
        TamperedBundle: they are not what was signed.
    """
    if not held.lists:
        raise BadInput(
            "chat without commitments",
            "This copy of the case does not hold the commitments to the messages, so single lines cannot be proved "
            "from it. Nothing was written.",
        )
    hashes, salts = [], []
    for one in held.lists:
        hashes.append(store.unlocked.read(one.leaf, one.count * fold_chats.HASH))
        salts.append(store.unlocked.read(one.salts, one.count * fold_chats.SALT))
        if (
            hashlib.sha256(hashes[-1]).hexdigest() != one.sha256
            or len(salts[-1]) != one.count * fold_chats.SALT
        ):
            raise BadInput("commitments are damaged", "The commitments to the messages are damaged.")
    return hashes, salts


def _base(name: str) -> str:
    return name.replace("\\", "/").rpartition("/")[2].partition("?")[0].casefold()


def _admitted(decision: Admission | Stopped) -> Admission:
    if isinstance(decision, Stopped):
        raise GateRefused(
            "stopped at the gate",
            "The stop question keeps this export out. Nothing was kept. If only its words are needed, export the chat "
            "again without media, on the phone it is on.",
        )
    return decision
