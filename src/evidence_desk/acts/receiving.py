"""Sealed drops: taking one over into a case, or setting it aside."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from evidence_desk.acts.progress import Report, told
from evidence_desk.base import clock as clocks
from evidence_desk.base.errors import BadInput, CannotWrite, GateRefused, InUse, NotFound
from evidence_desk.bundle import age
from evidence_desk.bundle.lock import WriterLock
from evidence_desk.capture.containers import list_container
from evidence_desk.capture.importer import TEXT_LIMIT_BYTES, check_text, check_url, safe_display_name
from evidence_desk.capture.sniff import HEAD_BYTES, sniff
from evidence_desk.case import events as ev
from evidence_desk.case import intake, markers, sealing, taking
from evidence_desk.case.gate import Admission, Route, StopAnswers, Stopped, at_capture
from evidence_desk.case.inbox import Inbox, TakenHere
from evidence_desk.case.keys import Person
from evidence_desk.case.opendrop import OpenDrop, open_drop
from evidence_desk.case.receipts import check_code
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import PICTURE_KINDS, Exhibit
from evidence_desk.policy.model import Policy

_STOPPED = "an equal item of a sealed drop was answered Yes or Not sure for while it was taken over"


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """On what terms a drop is taken over."""

    answers: Mapping[str, StopAnswers] = field(default_factory=dict)  # by item id; given unshown
    in_one_go: int = 1  # how many items one answer was given for, by name
    accept_sender: bool = False  # go on although somebody of the sender's name is known with another key
    again: bool = False  # go on although a colleague has taken it into another case
    seen: str = ""  # check code of what was looked at; with another, more was sealed since


# -- opening --------------------------------------------------------------------------------------------------


@contextlib.contextmanager
def opened_alone(
    path: Path, identities: Sequence[age.Identity], report: Report | None = None
) -> Iterator[OpenDrop]:
    """Give a drop, open, that nobody writes to or takes meanwhile.

    Where the folder cannot be written its lock cannot be taken, and nobody there can add to it either.

    Raises:
        InUse: its sender is adding to it, or a colleague is taking it.
        As `open_drop`.
    """
    if not path.is_file():
        raise NotFound("no drop", f"There is no drop at {path}. Check the path.")
    lock = None
    try:
        lock = WriterLock.take(path)
    except InUse:
        raise
    except CannotWrite:
        pass
    try:
        with open_drop(path, identities, told(report)) as drop:
            yield drop
    finally:
        if lock is not None:
            lock.release()


def unfinished(drop: OpenDrop) -> str:
    """Return in words that something stands behind the last whole item, or an empty string."""
    tail = drop.bundle.tail
    if tail is None or tail.only_zeros:
        return ""
    if tail.being_written:
        return "Its sender is adding to it just now."
    return (
        "It ends in unfinished writing or added bytes; everything before is whole. Hold it against its sender’s "
        "receipt or ask them whether more was to come."
    )


# -- taking over ----------------------------------------------------------------------------------------------


def take_drop(
    store: CaseStore,
    drop: OpenDrop,
    inbox: Inbox,
    policy: Policy,
    terms: Terms | None = None,
    report: Report | None = None,
) -> taking.Taken:
    """Take a drop over into an open case, with a note beside it for the others it was sent to.

    Raises:
        GateRefused: the sender may be somebody else, or content may not come in; nothing was taken.
        BadInput: more was sealed into it since it was looked at, or a colleague was quicker; nothing was taken.
        As `taking.take`.
    """
    terms = terms or Terms()
    taking.compare_with_memory(drop, store.access.home)
    _hold_seen(drop, terms.seen)
    _hold_sender(store, drop, inbox, accept_sender=terms.accept_sender)
    if not terms.again:
        _hold_colleague(store, drop, inbox)
    answers = {name: decide(answer, policy, terms.in_one_go) for name, answer in terms.answers.items()}
    taking.waiting(store.case, drop)  # what is there already is refused before anybody is told of a taking
    report = told(report)
    report.stage("Taking over", sum(item.added.size for item in drop.items if item.added is not None))
    _tell_others(store, drop, "taking")
    taken = taking.take(store, drop, check_content, report, answers)
    _close_equals(store, taken)
    _vouch(store, drop, inbox)
    _remember(store, drop, inbox, rejected="")
    _tell_others(store, drop, "taken")
    return taken


def answer_for(
    store: CaseStore, policy: Policy, exhibit: Exhibit, answers: StopAnswers
) -> Admission | Stopped:
    """Answer, unshown, for an item of a drop that is in the case already; return what the first door decided.

    After Yes or Not sure it is for the caller to lock it.

    Raises:
        GateRefused: the answer is incomplete, or was given to another wording.
        CannotWrite: nothing was written.
    """
    decided = decide(answers, policy)
    if isinstance(decided, Admission):
        taking.answer_for(store, exhibit, decided)
    return decided


def reject_drop(store: CaseStore, drop: OpenDrop, inbox: Inbox, reason: str, seen: str = "") -> None:
    """Write down in an open case that a drop was looked at and not taken, and why.

    Args:
        seen: check code of what was looked at.

    Raises:
        BadInput: it is not what was looked at.
        As `taking.reject`.
    """
    _hold_seen(drop, seen)
    taking.compare_with_memory(drop, store.access.home)
    taking.reject(store, drop, reason)
    _remember(store, drop, inbox, rejected=reason)
    _tell_others(store, drop, "set aside", reason)


def set_aside(
    drop: OpenDrop, person: Person, inbox: Inbox, reason: str, clock: clocks.Clock, seen: str = ""
) -> None:
    """Set a drop aside without any case, with the reason: in this person's memory, and beside it for its others.

    Args:
        seen: check code of what was looked at.

    Raises:
        BadInput, GateRefused: it is not what was looked at, no reason, or one that cannot be written down.
        CannotWrite: nothing was written.
    """
    _hold_seen(drop, seen)
    check_reason(reason)
    at = clocks.utc_text(clock.read().utc)
    here = TakenHere(
        case="", size=drop.bundle.head.size, at=at, rejected=True, reason=reason, sender=drop.sender
    )
    inbox.remember(drop, here)
    with contextlib.suppress(CannotWrite):  # a folder that is only read: then only this person knows
        markers.write_marker(drop, person.signing_key, person.profile.name, at, "set aside", reason=reason)


def _hold_seen(drop: OpenDrop, seen: str) -> None:
    """Refuse to decide on what nobody looked at: more was sealed into it, or another drop stands in its place."""
    if seen and seen != check_code(drop.bundle.head.note_sha256):
        raise BadInput(
            "drop has grown or was exchanged",
            "This is not what you looked at: its sender has added to it, or another stands in its place. Nothing was "
            "changed. Look at it again, then decide.",
        )


def check_reason(reason: str) -> None:
    """Refuse a reason that says nothing, or that cannot be written down.

    Raises:
        BadInput, GateRefused: as `intake.check_words`.
    """
    if not reason.strip():
        raise BadInput("no reason", "Write why. It stays with the drop. Nothing was changed.")
    intake.check_words(reason, "The reason", intake.CAPTION_LIMIT)


def decide(answers: StopAnswers, policy: Policy, in_one_go: int = 1) -> Admission | Stopped:
    """Let the first door decide on an answer given for an item of a drop, unshown.

    Raises:
        GateRefused: it is incomplete, or was given to another wording.
    """
    return at_capture(Route.SEALED_DROP, answers, wording=policy.gate.version, files_in_one_go=in_one_go)


def _close_equals(store: CaseStore, taken: taking.Taken) -> None:
    """Lock what the case holds with the same bytes as an item that was stopped: nobody is to see it either."""
    hashes = {item.added.sha256 for item, why in taken.left if why == "stopped" and item.added is not None}
    equal = [
        e.id for e in store.case.exhibits.values() if e.sha256 in hashes and e.status in {"held", "damaged"}
    ]
    if equal:
        with contextlib.suppress(CannotWrite):  # they are closed already, by the list of what is blocked
            sealing.seal(store, equal, _STOPPED)


def _vouch(store: CaseStore, drop: OpenDrop, inbox: Inbox) -> None:
    """Write into the case, once, that this person has compared the sender's key, and how."""
    compared, sender = inbox.compared(drop.sender), store.case.producer(drop.sender)
    if compared is None or sender is None or any(one.by == store.actor for one in sender.vouched):
        return
    store.record(ev.KeyVouched(key=drop.sender, how=compared.how))


def _tell_others(store: CaseStore, drop: OpenDrop, state: markers.MarkerState, reason: str = "") -> None:
    """Write the note beside the drop; where its folder is only read, the others learn it from the case alone."""
    member = store.case.members.get(store.actor)
    with contextlib.suppress(CannotWrite):
        markers.write_marker(
            drop,
            store.access.signing_key,
            member.name if member is not None else "",
            clocks.utc_text(store.clock.read().utc),
            state,
            case=store.case.id,
            reason=reason,
        )


def _remember(store: CaseStore, drop: OpenDrop, inbox: Inbox, *, rejected: str) -> None:
    here = TakenHere(
        case=store.case.id,
        size=drop.bundle.head.size,
        at=clocks.utc_text(store.clock.read().utc),
        rejected=bool(rejected),
        reason=rejected,
        sender=drop.sender,
    )
    with contextlib.suppress(CannotWrite):  # the case has it; this only helps to recognise
        inbox.remember(drop, here)


def _hold_colleague(store: CaseStore, drop: OpenDrop, inbox: Inbox) -> None:
    """Refuse what a colleague has taken into another case: the note beside the drop is read under its lock."""
    note = markers.read_marker(drop.bundle.path, drop.id, drop.unlocked.identities)
    if note is None or note.state != "taken" or note.case == store.case.id or note.fingerprint == store.actor:
        return
    name = inbox.colleague(note.fingerprint, drop.begun.to)
    if name and note.size >= drop.bundle.head.size:
        raise BadInput(
            "colleague has taken the drop",
            f"{name} took this drop into another case at {note.at}. Nothing was taken. Ask them which; to have "
            "it in this case as well, add --again.",
        )


def _hold_sender(store: CaseStore, drop: OpenDrop, inbox: Inbox, *, accept_sender: bool) -> None:
    if accept_sender or store.case.producer(drop.sender) is not None:
        return
    if inbox.sender(drop.begun.name, drop.sender) == "other-key":
        raise GateRefused(
            "sender known with another key",
            f"This drop says that it comes from {drop.begun.name}, but {drop.begun.name} is known here with another "
            f"key than {drop.sender}. It may be forged. Nothing was taken. Call them: have them read out the "
            "fingerprint that edesk id prints. If it is this one, add --accept-sender.",
        )


def check_content(event: ev.ExhibitAdded, stream: BinaryIO) -> None:
    """Look into what comes in as words, or as a container, as the first door would have.

    Raises:
        GateRefused, BadInput: it must stay out, whatever its sender's program said.
    """
    if event.kind not in PICTURE_KINDS:
        data = stream.read(TEXT_LIMIT_BYTES + 1)
        if len(data) > TEXT_LIMIT_BYTES:
            raise BadInput(
                "text in a drop too long", "The drop holds words that are too long. Nothing was taken."
            )
        text = check_text(data)
        if event.kind == "url":
            check_url(text)
        return
    if sniff(stream.read(HEAD_BYTES), "").is_container:
        stream.seek(0)
        listing = list_container(stream, event.size, safe_display_name("The item"))
        asked = sum(member.kind != "text" for member in listing.members)
        if asked > event.gate.members_answered:
            raise GateRefused(
                "container in a drop unanswered",
                f"The drop holds a container with {asked} files that may show pictures, and its sender did not answer "
                "the stop question for them. Nothing was taken. Ask them to send it again.",
            )
