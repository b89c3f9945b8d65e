"""One page from its address to what is kept of it: where it stands, what the browser said, what is safe by now."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal

from evidence_desk.acts.page_capture import Loading, PageKept
from evidence_desk.acts.page_piece import PAGE_PIXELS
from evidence_desk.base.clock import parse_utc
from evidence_desk.base.errors import Cancelled, EvidenceDeskError
from evidence_desk.capture import browser_wire as wire
from evidence_desk.capture.page_parts import URGENT, WHOLE_PAGE, with_region
from evidence_desk.case.gate import Admission
from evidence_desk.case.values import Exhibit
from evidence_desk.ui import page_keeping
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.jobs import Job
from evidence_desk.ui.models.page_parts import PartRow, PartsModel
from evidence_desk.ui.page_browsing import Browsing
from evidence_desk.ui.page_keeping import Asking, Told
from evidence_desk.ui.page_words import part_title, progress_words, refused_words
from evidence_desk.ui.widgets.dates import uk_time
from evidence_desk.ui.widgets.sizes import size_text

State = Literal["form", "loading", "loaded", "keeping", "kept"]


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """How keeping ended."""

    refs: tuple[str, ...]
    ids: tuple[str, ...]
    of: int  # parts that were to be kept
    stopped: bool = False
    why: str = ""  # in words, where it broke off by itself
    error: EvidenceDeskError | None = None


class PageFlow(QObject):
    """Holds the browser and what is being kept. It asks nobody anything: the page does."""

    changed = Signal()  # anything that is shown
    asked = Signal(object)  # wire.Asked: the browser waits for an answer
    troubled = Signal(str, str)  # code of a trouble, and words
    refused = Signal(str)  # what the page tried, in words
    pressed = Signal(
        str
    )  # a key of the program's own, pressed with the keyboard on the page; empty: any other
    piece_missed = Signal()  # no post stands where one was pressed
    landed = Signal(str)  # reference of a part that is safe
    ended = Signal(object)  # End
    engine_ready = Signal(int)  # handle of the browser's window; 0: none to be held
    failed = Signal(object)  # an EvidenceDeskError: there is no browser
    _told = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.model = PartsModel(self)
        self.state: State = "form"
        self.urgent = False
        self.asking: Asking | None = None
        self.shown: wire.Shown | None = None
        self.facts: dict[str, str] = {}
        self._engine: dict[str, str] = {}  # facts of the browser itself
        self.taking = 0  # pictures that stay in, by the press that named their number
        self.signed_in_as = ""
        self.region: wire.Box | None = None  # a piece that was chosen; kept beside the other parts
        self.marking = False  # the pointer chooses one
        self._loading: Loading | None = None
        self._browsing: Browsing | None = None
        self._job: Job[PageKept[Exhibit]] | None = None
        self._ids: list[str] = []
        self._began = 0.0
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)

    # --- loading

    def begin(self, *, urgent: bool = False) -> None:
        """Begin with no page."""
        self.end()
        self.urgent = urgent
        self._list_parts()

    def hurry(self, *, on: bool = True) -> None:
        """It is going now: what shows the page comes first. Or it is not, after all."""
        self.urgent = on
        self._list_parts()
        self.changed.emit()

    def _list_parts(self) -> None:
        kinds = URGENT if self.urgent else WHOLE_PAGE
        if self.region is not None:
            kinds = with_region(kinds)
        self.model.show([PartRow(kind=kind, title=part_title(kind)) for kind in kinds])

    def load(self, asking: Asking, loading: Loading) -> None:
        """Load an address; the question about it was answered No."""
        self.asking, self._loading = asking, loading
        self.state, self.shown, self.facts, self.taking = "loading", None, dict(self._engine), 0
        self._ids, self.region, self.marking = [], None, False
        self._list_parts()
        if self._browsing is None:
            browsing = self._browsing = Browsing(page_keeping.start_browser(self._desk), self)
            browsing.heard.connect(self._on_heard)
            browsing.failed.connect(self._on_failed)
            browsing.started.connect(lambda page: self._on_ready(page.ready))
            browsing.begin()
        self._browsing.ask(lambda page: page.open(loading.url))
        self.changed.emit()

    def go(self, to: Literal["back", "forward", "reload"]) -> None:
        """Go back, forward, or load again."""
        if self._browsing is not None:
            self._look_anew()
            self._browsing.ask(lambda page: page.go(to))

    def hide(self, on: bool) -> None:
        """Hide the browser's own window, or show it again; one that is held in ours is hidden with it."""
        if self._browsing is not None:
            self._browsing.ask(lambda page: page.hide(on))

    def blur(self, on: bool) -> None:
        """Blur the pictures of the page, or show them."""
        if self._browsing is not None:
            self._browsing.ask(lambda page: page.blur(on))

    def mark(self, *, by_pointer: bool = False, box: wire.Box | None = None) -> None:
        """Choose a piece of the page with the pointer, or this one, or none."""
        if self._browsing is None or self.state != "loaded":
            return
        self.region, self.marking = None, by_pointer or box is not None
        self._list_parts()
        self._browsing.ask(lambda page: page.mark(by_pointer=by_pointer, box=box))
        self.changed.emit()

    def _on_marked(self, box: wire.Box | None) -> None:
        """A piece was chosen. What nobody asked for is not heard, and numbers of no page are none."""
        if not self.marking or self.state != "loaded":
            return
        self.marking = False
        if box is not None and all(
            0 <= value <= PAGE_PIXELS for value in (box.x, box.y, box.width, box.height)
        ):
            self.region = box
        else:
            self.piece_missed.emit()
        self._list_parts()
        self.changed.emit()

    def answer(self, asked: wire.Asked, *, go_on: bool) -> None:
        """Give the browser the answer it waits for."""
        if self._browsing is not None:
            self._browsing.ask(lambda page: page.answer(asked.number, go_on))

    def answered_for(self, loading: Loading) -> None:
        """Take down the newest answer: the page led to another site, and it was asked about too."""
        if self._loading is not None:
            self._loading = replace(loading, url=self._loading.url)

    def end(self) -> None:
        """End the browser. What is being kept is stopped; what is safe stays."""
        self.stop()
        browsing, self._browsing = self._browsing, None
        if browsing is not None:
            browsing.end()
        self.state, self.shown, self.asking, self.facts, self.taking = "form", None, None, {}, 0
        self.region, self.marking = None, False
        self.changed.emit()

    # --- keeping

    @property
    def host(self) -> str:
        """The true host of what is shown."""
        return self.shown.host if self.shown is not None else ""

    @property
    def seconds(self) -> int:
        """For how long it is being kept."""
        return round(time.monotonic() - self._began)

    @property
    def ids(self) -> tuple[str, ...]:
        """The exhibits that were made."""
        return tuple(self._ids)

    def keep(self, admission: Admission) -> None:
        """Keep the page; the question about what will be kept was answered No."""
        session, browsing = self._desk.session, self._browsing
        if session is None or browsing is None or browsing.page is None or self.asking is None:
            return
        if self.state != "loaded" or self._loading is None:
            return
        if self.marking:
            self.mark()  # nothing was chosen, and the pointer is the page's again
        self.state, self._began, self._ids = "keeping", time.monotonic(), []
        self._list_parts()
        order = page_keeping.Order(
            asking=self.asking,
            loading=self._loading,
            keeping=admission,
            take_pictures=self.taking,
            urgent=self.urgent,
            signed_in_as=self.signed_in_as,
            region=self.region,
        )
        page, tell = browsing.page, self._told.emit
        job = session.act(
            self.tr("Keeping the page"),
            lambda store, report: page_keeping.keep(store, page, order, tell, report),
        )
        self._job = job
        job.then(lambda kept: self._on_ended(None, kept.why), self._on_ended, owner=self)
        self.changed.emit()

    def stop(self) -> None:
        """Stop keeping; what is safe stays."""
        if self._job is not None:
            self._job.cancel()
            if self._browsing is not None:
                self._browsing.ask(lambda page: page.stop())

    def _on_told(self, told: Told) -> None:
        """A part is a step further, or safe."""
        if told.state == "kept":
            words = " · ".join(part for part in (told.note, size_text(told.size)) if part)
            self.model.change(told.kind, state="kept", detail=words, at=clock_text(told.at), ref=told.ref)
            self._ids.append(told.exhibit)
            self.facts.update(told.facts)
            self.landed.emit(told.ref)
        elif told.state == "failed":
            self.model.change(told.kind, state="failed", detail=told.note)
        else:
            words = progress_words(told.kind, told.done, told.of)
            self.model.change(told.kind, state="running", detail=words, done=told.done, of=told.of)
        self.changed.emit()

    def _on_ended(self, error: EvidenceDeskError | None, why: str = "") -> None:
        self._job = None
        stopped = isinstance(error, Cancelled)
        self.model.settle(self.tr("stopped before it was made") if stopped else self.tr("not made"))
        of = len(self.model.rows)
        end = End(
            refs=self.model.refs,
            ids=self.ids,
            of=of,
            stopped=stopped,
            why=why,
            error=None if stopped else error,
        )
        if self.state == "keeping":
            self.state = "kept"
        self.changed.emit()
        self.ended.emit(end)

    # --- what the browser says

    def _on_heard(self, message: object) -> None:
        match message:
            case wire.Shown():
                self._on_shown(message)
            case wire.Asked():
                self.asked.emit(message)
            case wire.Refused():
                if words := refused_words(message.what):
                    self.refused.emit(words)
            case wire.FactsSoFar():
                self.facts.update(message.facts)
                self.changed.emit()
            case wire.Marked():
                self._on_marked(message.box)
            case wire.Trouble():
                self._on_trouble(message)
            case wire.Pressed():
                self.pressed.emit(message.key)
            case wire.Left():
                self._on_gone()

    def _on_ready(self, ready: wire.Ready) -> None:
        """The engine runs."""
        self._engine = {"engine": ready.engine, "version": ready.version, "patched_to": ready.patched_to}
        self.facts = {**self._engine, **self.facts}
        self.engine_ready.emit(ready.window)

    def _on_shown(self, shown: wire.Shown) -> None:
        if not shown.host:
            return  # the empty page that a browser begins with
        self.shown = shown
        if shown.loading:
            self._forget_piece()
            self._look_anew()
        elif self.state == "loading":
            self.state = "loaded"
        self.changed.emit()

    def _forget_piece(self) -> None:
        """Another page comes: what was chosen was a piece of the old one."""
        if self.state == "loaded" and (self.region is not None or self.marking):
            self.region, self.marking = None, False
            self._list_parts()

    def _look_anew(self) -> None:
        """After a page was kept another one comes: it can be kept too."""
        if self.state == "kept":
            self.state, self.urgent, self.region = "loading", False, None
            self._list_parts()

    def _on_trouble(self, trouble: wire.Trouble) -> None:
        if trouble.part:
            self.model.change(trouble.part, state="failed", detail=trouble.words)
            self.changed.emit()
            return
        if trouble.code == "crashed":
            self._on_gone()
        if self.state == "loading":
            self.state = "loaded" if trouble.code == "timeout" and self.shown is not None else "form"
        self.changed.emit()
        self.troubled.emit(trouble.code, trouble.words)

    def _on_gone(self) -> None:
        browsing, self._browsing = self._browsing, None
        if browsing is not None:
            browsing.end()
        if self.state in {"loading", "loaded"}:
            self.state = "form"
        self.changed.emit()

    def _on_failed(self, error: EvidenceDeskError) -> None:
        self._on_gone()
        self.failed.emit(error)


def clock_text(utc: str) -> str:
    """Return the time of day of a moment, with its seconds: “14:05:52”."""
    return f"{uk_time(parse_utc(utc))[0]:%H:%M:%S}"
