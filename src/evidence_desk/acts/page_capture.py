"""Keeping a page: asked about twice, each part an exhibit in a durable commit of its own, into a case or a sealed drop.

The parts come from the capture browser's process, which has read a stranger's page: what it says of them is held
against what a part can be, and its words are bounded before they are written down. After a kill in the middle all that
had landed is there, and the record says what was to be kept.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import BinaryIO, Generic, Protocol, TypeVar

from msgspec import structs

from evidence_desk.acts import page_words
from evidence_desk.acts.authority import refuse_repeat
from evidence_desk.acts.keeping import Description, Keep
from evidence_desk.acts.progress import Report, told
from evidence_desk.base import clock as clocks
from evidence_desk.base.errors import BadInput, Cancelled, EvidenceDeskError, GateRefused
from evidence_desk.bundle.limits import MAX_PLAINTEXT
from evidence_desk.capture import browser_wire as wire
from evidence_desk.capture.addresses import page_address
from evidence_desk.capture.page_parts import WHOLE_PAGE, PageFacts, PagePart, PageTrouble, PartKind
from evidence_desk.capture.page_parts import read_facts as facts_in
from evidence_desk.case import events as ev
from evidence_desk.case import intake, sealing
from evidence_desk.case.drops import DropWriter
from evidence_desk.case.gate import Admission, Route, StopAnswers, Stopped, at_capture
from evidence_desk.case.page_values import PARTS_MAX, SEVERAL, Ended, PageFactsKept
from evidence_desk.case.receipts import SealedItem
from evidence_desk.case.state import Case
from evidence_desk.case.store import CaseStore
from evidence_desk.case.store import Report as StoreReport
from evidence_desk.case.values import Exhibit, Grade, Source
from evidence_desk.policy.loader import default_policy
from evidence_desk.policy.model import Policy

_STOPPED = "Stopped by the person who kept it."
_BLOCKED = "bytes are on the block-list"  # as the store, and a drop, refuse them
Kept_co = TypeVar("Kept_co", covariant=True)
KeptT = TypeVar("KeptT")


@dataclass(frozen=True, slots=True, kw_only=True)
class Loading:
    """Leave to load one page: what was answered before, and when."""

    url: str
    admission: Admission
    at: str  # UTC


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be kept of a page, and what the person says about how they came to it."""

    parts: tuple[PartKind, ...] = WHOLE_PAGE
    urgent: bool = False
    unseen: bool = False  # nobody looks at it before it is kept: both answers were given together
    take_pictures: int = 0  # the number that the deliberate press for more named
    region: wire.Box | None = None  # a piece that was chosen; kept where `parts` names it
    how_reached: str = ""
    signed_in_as: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Browser:
    """What draws the page: the program's own browser, or one that is installed beside it."""

    name: str  # with its version
    own: bool
    sandboxed: bool


class Target(Protocol[Kept_co]):
    """Where the parts go: a case, or a sealed drop."""

    @property
    def who(self) -> str:
        """Fingerprint of whoever captures."""

    @property
    def keep(self) -> Keep[Kept_co]:
        """Keep one part; when it returns, it is on the disk."""

    def end(self, event: ev.PageCaptured) -> None:
        """Write down that it ended."""

    def shut(self) -> None:
        """A part of it is locked elsewhere: lock what landed of it, where that can be done."""


@lru_cache(maxsize=1)
def page_wording() -> str:
    """Return the version id of the questions that this program asks about pages."""
    return default_policy().page.version


def may_load(
    url: str,
    answers: StopAnswers | None,
    now: clocks.Instant,
    *,
    case: Case | None = None,
    source: Source | None = None,
    policy: Policy | None = None,
) -> Loading | Stopped:
    """Decide, before a byte of a page is loaded, whether it may be.

    Args:
        url: as typed or pasted.
        answers: to the question before loading; for this site.
        case: where it would be kept; without one (a sealed drop) nobody is asked for authority.
        source: platform and account, as far as they are known; one more day of one account needs authority.
        policy: the one that the case stands under.

    Raises:
        BadInput: not the address of a page.
        GateRefused: nobody was asked, or something is carried in the address.
        RepeatRefused: one more day of one account that nobody authorised.
    """
    address = page_address(url)
    intake.check_words(address, "The address", intake.WORDS_LIMIT)
    decision = at_capture(Route.PAGE, answers, wording=page_wording())
    if isinstance(decision, Stopped):
        return decision
    if case is not None and source is not None:
        refuse_repeat(case, policy or default_policy(), source, now.utc)
    return Loading(url=address, admission=decision, at=clocks.utc_text(now.utc))


def may_keep(answers: StopAnswers | None) -> Admission | Stopped:
    """Decide, when the page was looked at, whether anything of it may be kept.

    Raises:
        GateRefused: nobody was asked.
    """
    return at_capture(Route.PAGE, answers, wording=page_wording())


class IntoCase:
    """A case that parts of a page go into."""

    def __init__(self, store: CaseStore) -> None:
        self._store = store
        self._kept: list[str] = []

    @property
    def who(self) -> str:
        """Fingerprint of whoever captures."""
        return self._store.actor

    @property
    def keep(self) -> Keep[Exhibit]:
        """Keep one part as an exhibit."""
        return self._keep

    def _keep(
        self,
        admission: Admission,
        new: intake.NewExhibit,
        stream: BinaryIO,
        size: int,
        report: StoreReport | None = None,
        /,
    ) -> Exhibit:
        if any(self._store.case.exhibits[name].status == "locked" for name in self._kept):
            raise GateRefused(
                "the page was locked meanwhile",
                "The page was locked for the police while it was being kept. Nothing more of it was kept.",
            )
        exhibit = intake.add_exhibit(self._store, admission, new, stream, size, report)
        self._kept.append(exhibit.id)
        return exhibit

    def end(self, event: ev.PageCaptured) -> None:
        """Write down that it ended."""
        self._store.record(event)

    def shut(self) -> None:
        """Lock what landed: equal bytes of another part are locked already."""
        if self._kept:
            sealing.seal(self._store, self._kept, sealing.SAME_PAGE)


class IntoDrop:
    """A sealed drop that parts of a page go into; whoever sends it cannot open them again."""

    def __init__(self, drop: DropWriter) -> None:
        self._drop = drop

    @property
    def who(self) -> str:
        """Fingerprint of the sender."""
        return self._drop.sender

    @property
    def keep(self) -> Keep[SealedItem]:
        """Seal one part."""
        return self._drop.add_item

    def end(self, event: ev.PageCaptured) -> None:
        """Seal that it ended."""
        self._drop.end_page(event)

    def shut(self) -> None:
        """Nothing can be locked in a drop: whoever takes it over is told by the block-list."""


@dataclass(slots=True)
class PageKept(Generic[KeptT]):
    """What came of keeping a page."""

    capture: str  # id that all parts share
    parts: list[tuple[PartKind, KeptT]] = field(default_factory=list)
    missing: dict[str, str] = field(default_factory=dict)  # part -> why there is none
    ended: Ended | None = None
    why: str = ""


class PageKeeping(Generic[KeptT]):
    """Keeping one page: takes its parts as they land, each durable when `take` returns, and ends once."""

    def __init__(
        self,
        target: Target[KeptT],
        loading: Loading,
        keeping: Admission,
        order: Order,
        browser: Browser,
        description: Description,
    ) -> None:
        """Begin it; nothing is written before the first part.

        Args:
            loading, keeping: what was admitted before loading and before keeping.

        Raises:
            BadInput, GateRefused: no parts, or a text that is too long or could carry a picture.
        """
        if keeping.route is not Route.PAGE or loading.admission.route is not Route.PAGE or not order.parts:
            raise BadInput("no page to keep", "Nothing of the page was chosen. Nothing was kept.")
        for name, text in (("How you reached it", order.how_reached), ("Signed in as", order.signed_in_as)):
            intake.check_words(text, name, intake.CAPTION_LIMIT)
        intake.check_texts(description.caption, description.source, description.notes)
        self.kept: PageKept[KeptT] = PageKept(capture=str(uuid.uuid4()))
        self.facts: PageFacts | None = None
        self._target, self._loading, self._keeping = target, loading, keeping
        self._order, self._browser, self._description = order, browser, description
        self._before = loading.admission.answered(target.who, loading.at)

    @property
    def waiting(self) -> tuple[PartKind, ...]:
        """The parts that neither landed nor are known to be missing, in order."""
        had = {kind for kind, _ in self.kept.parts} | self.kept.missing.keys()
        return tuple(kind for kind in self._order.parts if kind not in had)

    def take(self, part: PagePart, report: Report | None = None) -> KeptT | None:
        """Keep one part; when this returns, it is on the disk and signed. None: there was nothing in it.

        Raises:
            PageTrouble: it is no part of this page, or not what it says it is; nothing of it was kept.
            GateRefused: its bytes are locked already; what had landed of the page is locked with them.
            CannotWrite, Cancelled: nothing of this part was kept; what had landed stays.
        """
        again = part.kind in SEVERAL and any(kind == part.kind for kind, _ in self.kept.parts)
        too_many = len(self.kept.parts) >= PARTS_MAX
        if self.kept.ended is not None or too_many or (part.kind not in self.waiting and not again):
            raise PageTrouble("part", "The browser brought a part that nobody asked for. It was not kept.")
        if not part.size:
            self.miss(part.kind, part.cut or "There was nothing in it.")
            return None
        page_words.check_part(part, MAX_PLAINTEXT)
        if part.kind == "facts":
            self.facts = facts_in(part.data.read())
        events: list[ev.PageEvent] = [self._part_event(part)]
        ends = not self._left_after(part.kind) and part.kind not in SEVERAL
        if ends:
            events.append(self._end_event("complete", ""))
        report = told(report)
        report.stage(page_words.stage(part.kind), part.size)
        try:
            kept = self._target.keep(
                replace(self._keeping, members_answered=page_words.inside(part)),
                self._new(part, tuple(events)),
                page_words.stream_of(part.data),
                part.size,
                report,
            )
        except GateRefused as refused:
            if str(refused) == _BLOCKED:
                self._target.shut()
            raise
        self.kept.parts.append((part.kind, kept))
        if ends:
            self.kept.ended = "complete"
        return kept

    def miss(self, kind: str, why: str) -> None:
        """Note that a part could not be made; it is written down when the page ends."""
        if kind in self._order.parts and all(kind != had for had, _ in self.kept.parts):
            self.kept.missing[kind] = page_words.plain(why) or "It could not be made."

    def end(self, ended: Ended, why: str = "") -> PageKept[KeptT]:
        """Write down how it ended, unless its last part said so; where nothing landed nothing is written.

        Raises:
            CannotWrite: nothing was written; what had landed stays, and the record says that it broke off.
        """
        if self.kept.ended is None:
            self.kept.why = page_words.plain(why)
            if self.kept.parts:
                self._target.end(self._end_event(ended, self.kept.why))
            self.kept.ended = ended
        return self.kept

    def _left_after(self, kind: PartKind) -> bool:
        return any(one != kind for one in self.waiting)

    def _part_event(self, part: PagePart) -> ev.PagePartKept:
        order = self._order
        return ev.PagePartKept(
            exhibit="",  # the commit gives it
            capture=self.kept.capture,
            part=part.kind,
            of=order.parts,
            asked=self._loading.url,
            before_loading=self._before,
            pictures_taken=order.take_pictures,
            urgent=order.urgent,
            unseen=order.unseen,
            how_reached=order.how_reached,
            signed_in_as=order.signed_in_as,
            note=page_words.plain(part.note),
            cut=page_words.plain(part.cut),
            placeholders=max(0, min(part.placeholders, 1_000_000)),
        )

    def _end_event(self, ended: Ended, why: str) -> ev.PageCaptured:
        return ev.PageCaptured(
            capture=self.kept.capture,
            ended=ended,
            why=why,
            missing=dict(self.kept.missing),
            facts=self._kept_facts(),
        )

    def _kept_facts(self) -> PageFactsKept | None:
        if self.facts is None:
            return None
        return page_words.kept_facts(self.facts, own=self._browser.own)

    def _new(self, part: PagePart, page: tuple[ev.PageEvent, ...]) -> intake.NewExhibit:
        order, described, browser = self._order, self._description, self._browser
        grade: Grade = "B" if browser.own and browser.sandboxed else "C"
        at = page_words.address_shown(self.facts, self._loading.url)
        source = structs.replace(
            described.source,
            url=at,
            file_name=page_words.file_name(part),
            cut_off=page_words.plain(part.cut) or described.source.cut_off,
            how_reached=order.how_reached or described.source.how_reached,
            logged_in_as=order.signed_in_as or described.source.logged_in_as,
        )
        return intake.NewExhibit(
            kind="page",
            media_type=part.media_type,
            method=page_words.method(part.kind, browser.name, own=browser.own, sandboxed=browser.sandboxed),
            grade=grade,
            caption=page_words.caption(part.kind, described.caption, at),
            source=source,
            notes=described.notes if not self.kept.parts else (),
            monitoring=described.monitoring,
            page=page,
        )


def keep_parts(
    keeping: PageKeeping[KeptT],
    parts: Iterable[object],
    *,
    report: Report | None = None,
    landed: Callable[[PartKind, KeptT], None] | None = None,
    moved: Callable[[object], None] | None = None,
) -> PageKept[KeptT]:
    """Keep all parts that a browser brings, to the end, and write down how it ended.

    Args:
        parts: what the browser's line yields: parts, and other things that only say how far it is.
        landed: told each part that is on the disk.
        moved: told everything else that was yielded.

    Raises:
        PageTrouble: nothing landed, so that there is nothing to write down.
        GateRefused, CannotWrite: keeping a part; what had landed before stays as these say.
        Cancelled: the person stopped it; what had landed is kept, and the record says so.
    """
    broken_off = False
    try:
        for item in parts:
            match item:
                case PagePart():
                    _keep_one(keeping, item, report, landed)
                case wire.Trouble() if item.part:
                    keeping.miss(item.part, item.words)
                    if moved is not None:
                        moved(item)
                case wire.Kept():
                    broken_off = item.stopped
                case _ if moved is not None:
                    moved(item)
    except PageTrouble as trouble:
        if not keeping.kept.parts:
            raise
        return keeping.end("stopped" if trouble.code == "stopped" else "failed", trouble.user_message)
    except (Cancelled, KeyboardInterrupt):
        keeping.end("stopped", _STOPPED)
        raise
    except EvidenceDeskError as error:
        keeping.end("failed", error.user_message)
        raise
    if broken_off:
        return keeping.end("stopped", _STOPPED)
    return keeping.end("failed", "Not every part came.") if keeping.waiting else keeping.end("complete")


def _keep_one(
    keeping: PageKeeping[KeptT],
    part: PagePart,
    report: Report | None,
    landed: Callable[[PartKind, KeptT], None] | None,
) -> None:
    try:
        kept = keeping.take(part, report)
    except PageTrouble as trouble:
        keeping.miss(part.kind, trouble.user_message)
        return
    finally:
        part.data.close()
    if kept is not None and landed is not None:
        landed(part.kind, kept)
