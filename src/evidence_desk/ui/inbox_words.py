"""What the inbox says: subjects, states, notes. Words only, no widgets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from evidence_desk.acts.inbox_facts import Listed, ListedItem
from evidence_desk.ui.counts import Counts
from evidence_desk.ui.rows import KIND_ICONS
from evidence_desk.ui.widgets.dates import local_text, table_text, time_text
from evidence_desk.ui.widgets.sizes import size_text

translate = QCoreApplication.translate
_SUBJECT_MAX: Final = 80  # characters
_ICONS: Final = {**KIND_ICONS, "concern": "file-text"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A drawing, words, and the colour of both: the name of one in the theme."""

    icon: str
    text: str
    ink: str = "sec"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A framed note above a drop: what kind, what it says."""

    kind: str  # info, ok, warn, stop
    icon: str
    title: str
    text: str


def subject_of(drop: Listed) -> str:
    """Return what a drop is about, as far as its sender's words say so."""
    if not drop.id:
        return translate("Inbox", "A file that cannot be opened")
    count = sum(item.what != "concern" for item in drop.items)
    words = _first_words(drop)
    if drop.state == "quarantined" and not drop.items:
        return translate("Inbox", "A drop that cannot be opened")
    if not words:
        return Counts().items(count)
    return f"{Counts().items(count)}: {words}" if count else words


def _first_words(drop: Listed) -> str:
    """Return the beginning of what was written, else the first caption."""
    texts = [concern.facts or concern.childs_words for concern in drop.concerns]
    texts += [item.caption for item in drop.items]
    text = next((" ".join(text.split()) for text in texts if text.strip()), "")
    sentence = re.split(r"(?<=[.!?])\s", text, maxsplit=1)[0]
    if len(sentence) <= _SUBJECT_MAX:
        return sentence.removesuffix(".")
    return sentence[: _SUBJECT_MAX - 1].rsplit(" ", 1)[0] + " …"


def when_words(utc: str, today: str, *, size: int | None = None) -> str:
    """Return a time as the list or the table has it; what is of today by its hour."""
    if size is not None:
        when = table_text(utc)
        return f"{size_text(size)}, {when}" if size else when
    if utc[:10] == today[:10]:
        return time_text(utc)
    return " ".join(table_text(utc).split()[:2])  # the day and the month


def item_icon(item: ListedItem) -> str:
    """Return the drawing of a kind of item."""
    return _ICONS.get(item.what, "file")


def kind_words(what: str) -> str:
    """Return what an item is, in a word or two."""
    return {
        "image": translate("Inbox", "Picture"),
        "page": translate("Inbox", "Web page"),
        "message-transcript": translate("Inbox", "Words"),
        "url": translate("Inbox", "Web address"),
        "file": translate("Inbox", "File"),
        "audio-video": translate("Inbox", "Sound or film"),
        "restricted-record": translate("Inbox", "Text record of what must not be kept"),
        "concern": translate("Inbox", "What they wrote"),
    }.get(what, what)


def item_words(item: ListedItem) -> str:
    """Return an item in its sender's words."""
    said = item.caption or item.source.file_name or item.source.platform
    return f"{kind_words(item.what)}, {said}" if said else kind_words(item.what)


def answer_line(item: ListedItem, sender: str) -> Line:
    """Return what its sender answered to the stop question, or why it will stay out."""
    if item.blocked:
        return Line(icon="lock", text=translate("Inbox", "Locked for police here, stays out"), ink="stop")
    if item.what == "restricted-record":
        return Line(icon="octagon-x", text=translate("Inbox", "Words only, nothing was kept"))
    if item.members_answered:
        words = Counts().files_inside(item.members_answered)
        return Line(icon="check", text=words)
    if item.answer == "no":
        return Line(icon="check", text=translate("Inbox", "Answered No, {who}").format(who=sender))
    return Line(icon="minus", text=translate("Inbox", "Not asked: words"))


def state_line(drop: Listed, ref: str) -> Line:
    """Return how a drop stands, for the list.

    Args:
        ref: reference of the case it was taken into, where this person knows that case.
    """
    match drop.state:
        case "quarantined" if drop.items:
            return Line(icon="shield-x", text=translate("Inbox", "An older copy"), ink="stop")
        case "quarantined":
            return Line(icon="shield-x", text=translate("Inbox", "Damaged on the way"), ink="stop")
        case "unfinished":
            return Line(icon="clock", text=translate("Inbox", "Not complete yet"), ink="warn")
        case "being taken":
            words = translate("Inbox", "{name} is taking this in").format(name=drop.by)
            return Line(icon="loader-circle", text=words)
        case "taken":
            return Line(icon="check", text=_taken_words(drop, ref))
        case "rejected":
            words = translate("Inbox", "Set aside by {name}").format(name=drop.by)
            return Line(icon="archive", text=words if drop.by else translate("Inbox", "Set aside"))
        case "added to":
            return Line(icon="plus", text=translate("Inbox", "More was added since"), ink="accent")
        case _:
            return sender_line(drop)


def sender_line(drop: Listed) -> Line:
    """Return how its seal and its sender stand."""
    match drop.known:
        case "known" if drop.compared is not None or drop.position:
            return Line(icon="shield-check", text=translate("Inbox", "Seal whole, sender known"), ink="ok")
        case "known":
            return Line(icon="shield-check", text=translate("Inbox", "Seal whole, sender seen before"))
        case "other-key":
            words = translate("Inbox", "Not the key of this name")
            return Line(icon="shield-x", text=words, ink="stop")
        case "other-name":
            words = translate("Inbox", "A known key under another name")
            return Line(icon="shield-question-mark", text=words, ink="warn")
        case _:
            words = translate("Inbox", "Sender not known yet")
            return Line(icon="shield-question-mark", text=words, ink="warn")


def _taken_words(drop: Listed, ref: str) -> str:
    if ref:
        return translate("Inbox", "Taken into {ref}").format(ref=ref)
    if drop.by:
        return translate("Inbox", "Taken in by {name}").format(name=drop.by)
    return translate("Inbox", "Taken in")


def spoken_of(drop: Listed, who: str, subject: str, when: str, state: Line) -> str:
    """Return what a screen reader says of a line of the list."""
    new = translate("Inbox", "new") if drop.is_new else ""
    return ", ".join(part for part in (new, who, subject, state.text, when) if part)


def people_words(names: tuple[str, ...], own: str) -> str:
    """Return who can open a drop, this person first."""
    others = [name for name in names if name != own]
    if not others:
        return translate("Inbox", "you")
    return translate("Inbox", "you and {names}").format(names=", ".join(others))


def note_of(drop: Listed, own: str, ref: str) -> Note:
    """Return the note above a drop.

    Args:
        own: this person's name.
        ref: reference of the case it was taken into, where this person knows that case.
    """
    match drop.state:
        case "quarantined":
            return _quarantined(drop)
        case "unfinished":
            return Note(
                kind="warn",
                icon="clock",
                title=translate("Inbox", "This drop is not complete yet"),
                text=drop.says,
            )
        case "being taken":
            return Note(
                kind="info",
                icon="loader-circle",
                title=translate("Inbox", "{name} is taking this in").format(name=drop.by),
                text=translate(
                    "Inbox", "Nothing to do here. It will say where it went, if you may know that case."
                ),
            )
        case "taken":
            return Note(
                kind="info",
                icon="check",
                title=_taken_words(drop, ref),
                text=translate("Inbox", "{time}. The drop stays in the folder as it came.").format(
                    time=local_text(drop.at)
                ),
            )
        case "rejected":
            who = drop.by or translate("Inbox", "You")
            return Note(
                kind="info",
                icon="archive",
                title=translate("Inbox", "{name} set it aside, {time}").format(
                    name=who, time=local_text(drop.at)
                ),
                text=drop.reason,
            )
        case _:
            return _waiting(drop, own)


def _quarantined(drop: Listed) -> Note:
    if drop.items:
        return Note(
            kind="stop",
            icon="shield-x",
            title=translate("Inbox", "This is an older copy, or has another history"),
            text=translate(
                "Inbox",
                "This computer has seen a later state of this drop, so something is missing here. Nothing is taken "
                "from it. Look for the newest copy, and hold it against the sender’s receipt.",
            ),
        )
    arrived = Counts().whole(drop.whole) if drop.id else ""
    return Note(
        kind="stop",
        icon="shield-x",
        title=translate("Inbox", "Damaged on the way, or not made by Evidence Desk"),
        text=" ".join(
            part
            for part in (
                arrived,
                translate(
                    "Inbox",
                    "Nothing of it is shown or taken in. Ask for it to be sent again; its file stays here.",
                ),
            )
            if part
        ),
    )


def _waiting(drop: Listed, own: str) -> Note:
    who = people_words(drop.to, own)
    whole = translate(
        "Inbox",
        "Nothing was added, changed or taken out since it was sealed, up to this check code. It was sealed for {who}.",
    ).format(who=who)
    name = drop.sender
    match drop.known:
        case "known" if drop.position:
            title = translate("Inbox", "The seal is whole and the sender is known")
            words = translate("Inbox", "The school’s profile names {name}’s key: {position}.")
            known = words.format(name=name, position=drop.position)
            return Note(kind="ok", icon="shield-check", title=title, text=f"{whole} {known}")
        case "known" if drop.compared is not None:
            title = translate("Inbox", "The seal is whole and the sender is known")
            words = translate("Inbox", "You compared {name}’s key on {time}.")
            known = words.format(name=name, time=local_text(drop.compared.at))
            return Note(kind="ok", icon="shield-check", title=title, text=f"{whole} {known}")
        case "known":
            title = translate("Inbox", "The seal is whole. This key sent before as {name}").format(name=name)
            more = translate("Inbox", "Nobody has compared it with them yet.")
            return Note(kind="info", icon="shield-check", title=title, text=f"{whole} {more}")
        case "other-key":
            title = translate("Inbox", "Not the key that {name} is known with").format(name=name)
            more = translate(
                "Inbox",
                "Somebody else may be using this name. It cannot be taken in before you have compared the words with "
                "{name} by phone or in person.",
            ).format(name=name)
            return Note(kind="stop", icon="shield-x", title=title, text=more)
        case "other-name":
            title = translate("Inbox", "A key that is known under another name")
            more = translate("Inbox", "Ask whoever sent it why. The seal itself is whole.")
            return Note(kind="warn", icon="shield-question-mark", title=title, text=more)
        case _:
            title = translate("Inbox", "The seal is whole. The sender is not known here yet")
            more = translate(
                "Inbox", "It says it comes from {name}. Compare the words once, and they are known."
            )
            return Note(
                kind="warn",
                icon="shield-question-mark",
                title=title,
                text=f"{more.format(name=name)} {whole}",
            )
