"""One press: the parts of a page one after the other, and what went wrong with each of them in words."""

from __future__ import annotations

import base64
import binascii
import contextlib
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from evidence_desk import __version__
from evidence_desk.base.clock import Clock, utc_text
from evidence_desk.base.scratch import scratch
from evidence_desk.capture import recorder_facts as facts
from evidence_desk.capture.browser_wire import Keep
from evidence_desk.capture.devtools import EngineTrouble, Transport
from evidence_desk.capture.page_parts import (
    PART_KINDS,
    URGENT,
    WHOLE_PAGE,
    ClockRead,
    EngineUsed,
    PageFacts,
    PagePart,
    PageTrouble,
    PartKind,
    Scope,
    Seen,
    Spool,
    Tick,
    View,
    short,
    with_region,
)
from evidence_desk.capture.recorder_archive import write_archive
from evidence_desk.capture.recorder_mhtml import covered_mhtml
from evidence_desk.capture.recorder_network import NetworkLog, length
from evidence_desk.capture.recorder_page import About, Covered, PageHand
from evidence_desk.capture.recorder_pile import Pile, RoomSpool
from evidence_desk.capture.recorder_region import take_piece
from evidence_desk.capture.recorder_scope import Allowance, without_pictures
from evidence_desk.capture.tiles_page import (
    PAGE_COLUMNS,
    PAGE_ROWS,
    Area,
    TileTaker,
    checked,
    shoot,
)
from evidence_desk.capture.wacz import ArchivedPage

WANDER_S, WANDER_URGENT_S = 60.0, 4.0
SETTLE_S = 10.0
GATHER_S = 60.0
_PRINT_S, _SNAPSHOT_S = 120.0, 120.0
_HELD: frozenset[PartKind] = frozenset({"screen", "text", "page-picture", "pdf", "mhtml", "region"})
_State = Literal["begun", "moved", "done", "failed"]


@dataclass(slots=True, kw_only=True)
class Making:
    """The parts of one press in the making."""

    transport: Transport
    log: NetworkLog
    hand: PageHand
    clock: Clock
    folder: Path
    order: Keep
    scope: Scope
    tell: Callable[[Tick | PagePart], None]
    stopped: Callable[[], bool]
    asked_url: str
    certificates: Mapping[str, str]
    _about: About | None = None
    _held: bool = False
    _wandered: bool = False
    _covered: Covered = field(default_factory=Covered)
    _cut: list[str] = field(default_factory=list)
    _troubles: list[str] = field(default_factory=list)
    _changed: list[str] = field(default_factory=list)
    _size: tuple[float, float] = (0.0, 0.0)
    _late: int = 0
    _started: ClockRead = field(init=False)

    def run(self) -> None:
        """Make all parts.

        Raises:
            PageTrouble: there is no page, it was stopped, or the browser has gone.
        """
        self._started = facts.clock_read(self.clock.read())
        try:
            self._about = self.hand.about()
            for kind in self._kinds():
                self._look()
                self._one(kind)
        except EngineTrouble as error:
            gone = error.reason == "gone"
            raise PageTrouble("crashed" if gone else "engine", error.user_message) from error
        finally:
            with contextlib.suppress(EngineTrouble):
                self._loose()

    def _kinds(self) -> list[PartKind]:
        usual = URGENT if self.order.urgent else WHOLE_PAGE
        if self.order.region is not None and not self.order.parts:
            return ["screen", "region", "facts"]
        if not self.order.parts:
            return list(usual)
        order = dict.fromkeys((*with_region(usual), *PART_KINDS))
        return [kind for kind in order if kind in self.order.parts]

    def _one(self, kind: PartKind) -> None:
        self._tick(kind, "begun")
        try:
            self._ready_for(kind)
            made = _MAKERS[kind](self)
        except EngineTrouble as error:
            if error.reason == "gone":
                raise
            self._failed(kind, f"the engine did not do it ({error.reason})")
        except PageTrouble as trouble:
            if trouble.code == "stopped":
                raise
            self._failed(kind, trouble.user_message)
        except OSError as error:
            self._failed(kind, f"no room for it on the disk (error {error.errno})")
        else:
            for part in made:
                if part.cut and (told := f"{kind}: {part.cut}") not in self._cut:
                    self._cut.append(told)
                self._tick(kind, "done", part.size, part.size)
                self.tell(part)

    def _failed(self, kind: PartKind, why: str) -> None:
        self._late += "(late)" in why
        if self._late > 1:  # a page that hangs: the other parts would wait as long, and come to nothing
            raise EngineTrouble("late", "the page hangs")
        self._troubles.append(f"{kind}: {why}")
        self._tick(kind, "failed")

    # ---- holding the page still

    def _ready_for(self, kind: PartKind) -> None:
        """Load what loads late, then hold and cover the page; or let it go for parts that do not need it."""
        if kind not in ("screen", "region", "facts") and not self._wandered:
            self._wander()
        if kind in _HELD:
            self._hold()
        elif kind == "wacz":
            self._loose()

    def _wander(self) -> None:
        self._loose()
        limit = WANDER_URGENT_S if self.order.urgent else WANDER_S
        self._wandered = True
        if cut := self.hand.wander(self._look, limit):
            self._cut.append(cut)
        if not self.log.settle(0.25, 1.0 if self.order.urgent else SETTLE_S):
            self._cut.append("The page was still loading when it was kept.")
        grown = self.hand.unroll()
        if grown:
            self._changed.append(
                f"The page scrolls in a box of its own; the box was let out by {grown:,} pixels to show all of it."
            )

    def _hold(self) -> None:
        if self._held:
            return
        self._held = True
        self.hand.hold()
        known = {
            one.url: (one.media_type.partition(";")[0], length(one))
            for one in self.log.exchanges()[:1_000]
            if len(one.url) < 300 and one.kind in ("Image", "Media", "Document", "Other", "Fetch", "XHR")
        }
        self._covered = self.hand.cover(self.scope, known)
        told = "The page's own programs were stopped while its parts were taken."
        if told not in self._changed:
            self._changed.append(told)

    def _loose(self) -> None:
        if self._held:
            self._held = False
            self.hand.release()

    # ---- the parts

    def _screen(self) -> list[PagePart]:
        about = self._known()
        tile = checked(shoot(self.transport, None), Area(x=about.x, y=about.y, width=0, height=0), None)
        place = f"scrolled to ({about.x:.0f}, {about.y:.0f})"
        note = f"What the view showed: {about.width} x {about.height} CSS pixels, {place}."
        return [self._part("screen", "image/png", "screen.png", Spool.of(tile.data), note=note)]

    def _text(self) -> list[PagePart]:
        pieces: list[str] = []
        for number, (url, text) in enumerate(self.hand.texts()):
            if not text.strip():
                continue
            pieces.append(("" if not number else f"[Frame: {url}]\n" if url else "[In the page]\n") + text)
        data, left_out = without_pictures("\n\n".join(pieces).encode("utf-8", "replace"), self._allowance())
        note = "The text that the page shows, with an entry where a picture stood."
        if left_out:
            note += f" {left_out} pictures written out as text were left out."
        return [self._part("text", "text/plain; charset=utf-8", "page.txt", Spool.of(data), note=note)]

    def _page_picture(self) -> list[PagePart]:
        about = self._known()
        width, height = self.hand.size()
        self._size = (width, height)
        cut = []
        if width > PAGE_COLUMNS:
            cut.append(f"the page is {width:,.0f} pixels wide; the first {PAGE_COLUMNS:,} were kept")
        if height > PAGE_ROWS:
            cut.append(f"the page is {height:,.0f} pixels long; the first {PAGE_ROWS:,} were kept")
        taker = TileTaker(self.transport, about.scale, about.height, self.hand.painted(), self._look)
        areas = taker.areas(max(1.0, min(width, PAGE_COLUMNS)), max(1.0, min(height, PAGE_ROWS)))
        pictures: list[tuple[RoomSpool | Spool, float, float]] = []
        notes: list[str] = []
        with ExitStack() as undone:
            pile = Pile(self.folder, undone)
            for number, area in enumerate(areas):
                for tile in taker.take(area):
                    pile.add(tile)
                    if tile.note:
                        notes.append(tile.note)
                self._tick("page-picture", "moved", number + 1, len(areas))
            pictures = pile.finish()
            undone.pop_all()
        again = f" {taker.retried} tiles were taken again in halves." if taker.retried else ""
        return [
            self._part(
                "page-picture",
                "image/png",
                "page.png" if len(pictures) == 1 else f"page-{number}.png",
                data,
                note=f"Rows {top:,.0f} to {bottom:,.0f} of {height:,.0f}"
                + (f", picture {number} of {len(pictures)}" if len(pictures) > 1 else "")
                + f"; {len(areas)} tiles, each decoded and looked at.{again}",
                cut=" ".join([*cut, *notes])[:4_000],
            )
            for number, (data, top, bottom) in enumerate(pictures, 1)
        ]

    def _pdf(self) -> list[PagePart]:
        media = "Emulation.setEmulatedMedia"
        self.transport.send(media, {"media": "print"})
        try:
            # A style for paper alone may bring pictures that the view did not have.
            self.hand.cover(self._left_to_take(), {})
            reply = self.transport.send("Page.printToPDF", {"printBackground": True}, timeout_s=_PRINT_S)
        finally:
            self.transport.send(media, {"media": ""})
        data = _decoded(reply.get("data"))
        if not data.startswith(b"%PDF-"):
            raise PageTrouble("part", "The engine made no PDF of the page.")
        note = "The page as its site lays it out for paper."
        return [self._part("pdf", "application/pdf", "page.pdf", Spool.of(data), note=note)]

    def _mhtml(self) -> list[PagePart]:
        reply = self.transport.send("Page.captureSnapshot", {"format": "mhtml"}, timeout_s=_SNAPSHOT_S)
        text = reply.get("data")
        if not isinstance(text, str) or not text:
            raise PageTrouble("part", "The engine made no MHTML of the page.")
        data, replaced = covered_mhtml(text.encode("utf-8", "replace"), self._allowance())
        note = "The page's structure with its styles, as the engine saves it."
        if replaced:
            note += f" {replaced} files or pictures written into it have an entry in their place."
        return [self._part("mhtml", "multipart/related", "page.mhtml", Spool.of(data), note=note)]

    def _wacz(self) -> list[PagePart]:
        about = self._known()
        if not self.log.gathered(GATHER_S):
            self._cut.append("Not every answer could be fetched from the engine in time.")
        page = ArchivedPage(
            url=about.url,
            title=about.title,
            at=utc_text(self.clock.read().utc),
            software=f"Evidence Desk {__version__}",
        )

        def moved(done: int, of: int) -> None:
            self._look()
            self._tick("wacz", "moved", done, of)

        with ExitStack() as stack:
            room = stack.enter_context(scratch(self.folder))
            told = write_archive(room, page, self.log, self._allowance(), moved)
            room.flush()
            size = room.seek(0, 2)
            spool = RoomSpool(room, size, stack.pop_all())
        cut = [told.cut()] if told.cut() else []
        if self.log.not_recorded:
            cut.append(f"{self.log.not_recorded:,} more requests were not recorded.")
        if "-" in self.log.sessions:
            cut.append("Frames that another process draws were not listened to by this engine.")
        name, kind, told_cut = "page.wacz", "application/wacz+zip", " ".join(cut)
        return [self._part("wacz", kind, name, spool, note=told.words(), cut=told_cut)]

    def _region(self) -> list[PagePart]:
        known, chosen = self._known(), self.order.region
        data, note, cut = take_piece(self.transport, self.hand, known, chosen)
        return [self._part("region", "image/png", "region.png", Spool.of(data), note=note, cut=cut)]

    def _facts(self) -> list[PagePart]:
        about = self._known()
        data = self._page_facts(about).to_json()
        note = "The facts around the page, as the engine and this computer's clock told them."
        return [self._part("facts", "application/json", "page-facts.json", Spool.of(data), note=note)]

    def _page_facts(self, about: About) -> PageFacts:
        exchanges = self.log.exchanges()
        document = facts.document_of(exchanges, about.url)
        host = about.url.partition("//")[2].partition("/")[0].rpartition("@")[2].rpartition(":")
        error = self.certificates.get(host[0] or host[2], "")
        own = facts.certificate(self.transport, about.url, error)
        engine = self.transport.engine
        return PageFacts(
            asked_url=self.asked_url or about.url,
            final_url=about.url,
            title=about.title,
            redirects=facts.hops(exchanges, document),
            status=document.status if document is not None else 0,
            connection=facts.connection(document),
            certificate=own,
            filter_issuer=facts.filter_issuer(own),
            headers=facts.headers(self.log, document),
            engine=EngineUsed(
                name=engine.name,
                version=engine.version,
                patched_to=engine.patched_to,
                user_agent=short(engine.user_agent, 1_000),
                sandboxed=engine.sandboxed,
            ),
            view=self._view(about),
            started=self._started,
            finished=facts.clock_read(self.clock.read()),
            signed_in_as=short(self.order.signed_in_as, 1_000),
            reached_by=short(self.order.reached_by, 1_000),
            seen=Seen(
                pictures=self._covered.found,
                sharp=self._covered.sharp,
                films=self._covered.films,
                not_kept=tuple(self._covered.missing[:500]),
                not_listed=self._covered.more + max(0, len(self._covered.missing) - 500),
            ),
            requests=len(exchanges),
            answers=sum(one.answered for one in exchanges),
            cut=tuple(short(words, 4_000) for words in self._cut[:200]),
            troubles=tuple(short(words, 4_000) for words in self._troubles[:200]),
            changed=tuple(self._changed[:50]),
        )

    def _view(self, about: About) -> View:
        zoom = 100
        with contextlib.suppress(EngineTrouble, KeyError, TypeError, ValueError):
            seen = self.transport.send("Page.getLayoutMetrics")["cssVisualViewport"]
            zoom = min(max(round(float(seen.get("zoom", 1)) * 100), 1), 1_000)
        return View(
            width=about.width,
            height=about.height,
            scale_permille=round(about.scale * 1_000),
            zoom_percent=zoom,
            language=about.language,
            page_width=round(self._size[0]),
            page_height=round(self._size[1]),
        )

    # ---- small things

    def _left_to_take(self) -> Scope:
        """Return the scope for covering a second time: what was taken may stay, and no more."""
        return Scope(shown=self.scope.shown | frozenset(self._covered.addresses), take=self._covered.taken)

    def _allowance(self) -> Allowance:
        everything = self.scope.take > 0 and self._covered.found <= self._covered.sharp
        return Allowance(self.scope, frozenset(self._covered.addresses), everything=everything)

    def _known(self) -> About:
        if self._about is None:
            raise PageTrouble("engine", "There is no page to keep.")
        return self._about

    def _part(
        self, kind: PartKind, media_type: str, name: str, data: Spool, *, note: str = "", cut: str = ""
    ) -> PagePart:
        return PagePart(
            kind=kind,
            media_type=media_type,
            name=name,
            data=data,
            note=note,
            cut=cut,
            placeholders=self._covered.placeholders,
        )

    def _tick(self, kind: PartKind, state: _State, done: int = 0, of: int = 0) -> None:
        self.tell(Tick(kind=kind, state=state, at=utc_text(self.clock.read().utc), done=done, of=of))

    def _look(self) -> None:
        if self.stopped():
            raise PageTrouble("stopped", "Stopped as you asked. The parts that landed are kept.")


def _decoded(data: object) -> bytes:
    try:
        return base64.b64decode(data, validate=True) if isinstance(data, str) else b""
    except (ValueError, binascii.Error):
        return b""


_MAKERS: dict[PartKind, Callable[[Making], list[PagePart]]] = {
    "screen": Making._screen,
    "text": Making._text,
    "page-picture": Making._page_picture,
    "pdf": Making._pdf,
    "mhtml": Making._mhtml,
    "wacz": Making._wacz,
    "facts": Making._facts,
    "region": Making._region,
}
