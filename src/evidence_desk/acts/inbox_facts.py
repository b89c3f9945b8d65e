"""What can be said of one sealed drop before it is taken in: who sent it, what is in it, and how it stands.

Nothing of its files is opened for that. What is said of an item are its sender's words, its size and its answers.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from evidence_desk.acts import receiving
from evidence_desk.base.errors import BadInput, EvidenceDeskError, KeyUnavailable, NotFound
from evidence_desk.bundle import age
from evidence_desk.bundle.rawfile import RawFile
from evidence_desk.bundle.reader import Bundle
from evidence_desk.bundle.scan import Scanner
from evidence_desk.case import anchors
from evidence_desk.case import events as ev
from evidence_desk.case.inbox import ComparedKey, SenderState
from evidence_desk.case.loading import read_entries
from evidence_desk.case.opendrop import DropItem, OpenDrop, open_drop
from evidence_desk.case.receipts import check_code
from evidence_desk.case.values import PICTURE_KINDS, Concern, Source

DropState = Literal[
    "waiting", "taken", "rejected", "added to", "being taken", "unfinished", "quarantined", "not for you"
]
NOT_FOR_YOU = (
    "None of your keys opens it: it was sent to others, or to a key you have since replaced. Somebody it was "
    "also sent to, or two recovery sheets, can open it."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedItem:
    """One item, unopened."""

    id: str
    what: str
    size: int
    at: str
    answer: str  # of the sender, to the stop question
    media_type: str = ""
    caption: str = ""
    source: Source = Source()
    notes: tuple[str, ...] = ()
    members_answered: int = 0  # of a container
    sha256: str = ""  # as its sender's entry says
    blocked: bool = False  # its exact bytes are locked for the police on this device
    same_as: int = 0  # number of an earlier item of the drop with the same bytes, from 1

    @property
    def may_show_a_picture(self) -> bool:
        """Whether the stop question has to be answered for it here, too."""
        return self.what in PICTURE_KINDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One drop as its recipient sees it before taking it; `drop` facts are empty when it cannot be opened."""

    path: Path
    state: DropState
    says: str  # why it is quarantined or unfinished, or what became of it, in words
    id: str = ""
    sender: str = ""  # as stated
    role: str = ""
    organisation: str = ""
    initials: str = ""
    position: str = ""  # of the sender, where the school's profile names this key
    fingerprint: str = ""
    known: SenderState = "new"
    compared: ComparedKey | None = None
    begun_at: str = ""
    newest_at: str = ""
    arrived_at: str = ""  # by the time of the file in its folder
    about_leadership: str = ""
    to: tuple[str, ...] = ()  # names of those who can open it, as its sender stated them
    follows: str = ""  # id of an earlier drop about the same concern
    check_code: str = ""
    size: int = 0  # bytes of the items
    items: tuple[ListedItem, ...] = ()
    concerns: tuple[Concern, ...] = ()
    copies: int = 1  # files that hold this drop
    by: str = ""  # who took it in, set it aside or is at it
    case: str = ""  # id of the case it was taken into, where this person may know
    reason: str = ""  # why it was set aside
    at: str = ""  # when it was taken or set aside
    whole: int = 0  # of a damaged one: items that arrived unharmed

    @property
    def is_new(self) -> bool:
        """Whether somebody still has to look at it."""
        return self.state in {"waiting", "added to"}

    @property
    def pictures(self) -> tuple[ListedItem, ...]:
        """The items that the stop question is asked about here."""
        return tuple(item for item in self.items if item.may_show_a_picture)

    @property
    def has_record(self) -> bool:
        """Whether it holds a text-only record of what must not be kept."""
        return any(item.what == "restricted-record" for item in self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """One file of a folder, looked into once: what it is does not change unless the file does."""

    listed: Listed
    opens: tuple[age.Identity, ...] = ()  # the drop's own identities, for the note beside it
    notes: tuple[str, ...] = ()  # SHA-256 of each checkpoint, oldest first
    anchor: anchors.Anchor | None = None
    is_case: bool = False
    digests: frozenset[str] = field(default_factory=frozenset)

    @property
    def commit(self) -> int:
        """Number of the newest commit."""
        return len(self.notes) - 1


def look_into(path: Path, identities: tuple[age.Identity, ...], arrived_at: str) -> Facts:
    """Return what one file is; a damaged one is named and never hidden, unless it was sent to others alone.

    Raises:
        NotFound: it is gone.
    """
    try:
        with open_drop(path, identities) as drop:
            return _facts(path, drop, arrived_at)
    except KeyUnavailable:
        return Facts(listed=Listed(path=path, state="not for you", says=NOT_FOR_YOU, arrived_at=arrived_at))
    except NotFound:
        raise
    except BadInput as error:
        if str(error) == "not a drop":
            return Facts(listed=Listed(path=path, state="not for you", says=""), is_case=True)
        return Facts(listed=_damaged(path, identities, error, arrived_at))
    except EvidenceDeskError as error:
        return Facts(listed=_damaged(path, identities, error, arrived_at))


def _facts(path: Path, drop: OpenDrop, arrived_at: str) -> Facts:
    items: list[ListedItem] = []
    for item in drop.items:
        items.append(_item(item, items))
    begun = drop.begun
    tail = receiving.unfinished(drop)
    listed = Listed(
        path=path,
        state="unfinished" if tail else "waiting",
        says=tail,
        id=drop.id,
        sender=begun.name,
        role=begun.role,
        organisation=begun.organisation,
        initials=begun.initials,
        fingerprint=drop.sender,
        begun_at=drop.at,
        newest_at=max((drop.at, *(item.at for item in items))),
        arrived_at=arrived_at,
        about_leadership=begun.about_leadership,
        to=begun.to,
        follows=begun.follows,
        check_code=check_code(drop.bundle.head.note_sha256),
        size=sum(item.size for item in items),
        items=tuple(items),
        concerns=tuple(
            item.entry.event.concern
            for item in drop.items
            if isinstance(item.entry.event, ev.ConcernRecorded)
        ),
    )
    return Facts(
        listed=listed,
        opens=drop.unlocked.identities,
        notes=tuple(commit.note_sha256.hex() for commit in drop.bundle.commits),
        anchor=anchors.of(drop.bundle),
        digests=frozenset(item.sha256 for item in items if item.sha256),
    )


def _item(item: DropItem, before: list[ListedItem]) -> ListedItem:
    added = item.added
    if added is None:
        return ListedItem(
            id=item.entry.id, what=kind_of(item.entry.event), size=0, at=item.entry.at, answer="not-needed"
        )
    said = item.described.event if item.described is not None else None
    told = said if isinstance(said, ev.ExhibitDescribed) else ev.ExhibitDescribed(exhibit=item.entry.id)
    return ListedItem(
        id=item.entry.id,
        what=added.kind,
        size=added.size,
        at=item.entry.at,
        answer=added.gate.answer,
        media_type=added.media_type,
        caption=told.caption or "",
        source=told.source or Source(),
        notes=told.notes,
        members_answered=added.gate.members_answered,
        sha256=added.sha256,
        same_as=next((number for number, one in enumerate(before, 1) if one.sha256 == added.sha256), 0),
    )


def kind_of(event: ev.Event) -> str:
    """Return what an item of a drop is, in one word."""
    if isinstance(event, ev.ExhibitAdded):
        return event.kind
    return "restricted-record" if isinstance(event, ev.RestrictedRecorded) else "concern"


def _damaged(
    path: Path, identities: tuple[age.Identity, ...], error: EvidenceDeskError, arrived_at: str
) -> Listed:
    """Return what can still be said of a drop that does not hold: perhaps whose it is, and what of it arrived."""
    plain = Listed(path=path, state="quarantined", says=error.user_message, arrived_at=arrived_at)
    try:
        with _whole_or_beginning(path) as bundle:
            if not any(member.present for member in bundle.members("k")):
                return plain  # without its slots it cannot be told whose it is
            unlocked = bundle.unlock(identities)
            bundle.sweep()
            broken = {bundle.member(leaf).commit for leaf in bundle.broken}
            whole = [n for n in range(1, len(bundle.commits)) if n not in broken]
            begun = None if 0 in broken else next(iter(read_entries(bundle, unlocked)), None)
            founder = bundle.founder.fingerprint
    except KeyUnavailable:
        return replace(plain, state="not for you", says=NOT_FOR_YOU)
    except (EvidenceDeskError, OSError):
        return plain  # whose it is cannot be told; damage is never hidden
    if begun is None or not isinstance(begun.event, ev.DropBegun):
        return plain
    return replace(
        plain,
        id=bundle.case_id,
        sender=begun.event.name,
        role=begun.event.role,
        organisation=begun.event.organisation,
        fingerprint=founder,
        begun_at=begun.at,
        newest_at=begun.at,
        about_leadership=begun.event.about_leadership,
        to=begun.event.to,
        whole=len(whole),
    )


def _whole_or_beginning(path: Path) -> Bundle:
    """Return a bundle with all its commits or, where its chain is broken, with the first alone."""
    try:
        return Bundle.open(path)
    except EvidenceDeskError:
        file = RawFile.open(path)
        try:
            scanner = Scanner(file, all_signatures=False, newest=0)
            scanner.run()
            return Bundle(path, file, scanner.ledger)
        except BaseException:
            file.close()
            raise
