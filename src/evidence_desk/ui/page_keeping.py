"""What the window has done with a page: a browser started for it, and its parts kept one after the other. For jobs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from evidence_desk.acts import page_capture
from evidence_desk.acts.keeping import Description
from evidence_desk.acts.page_capture import Browser, IntoCase, Loading, PageKeeping, PageKept, keep_parts
from evidence_desk.capture import browser_wire as wire
from evidence_desk.capture.page_parts import (
    URGENT,
    WHOLE_PAGE,
    PagePart,
    PageTrouble,
    PartKind,
    short,
    with_region,
)
from evidence_desk.case.gate import Admission
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Exhibit, Source
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.jobs import Reporter
from evidence_desk.ui.page_browsing import Hear
from evidence_desk.ui.page_facts import whole_facts

if TYPE_CHECKING:
    from evidence_desk.acts.page_session import PageSession

EMBEDS: Final = frozenset({"windows", "xcb"})  # platforms where another process's window can be held in ours
_UNSEEN: Final = frozenset({"offscreen", "minimal"})  # nobody sees a window there
_OWN: Final = "QtWebEngine"  # what the program's own browser calls its engine
_NOTE_MAX: Final = 160  # characters of what a part says of itself, in a narrow panel


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """An address that is to be loaded, and what is known of it before."""

    url: str
    how_reached: str = ""
    platform: str = ""
    account: str = ""

    @property
    def source(self) -> Source:
        """Return where it comes from, as an exhibit has it."""
        return Source(url=self.url, platform=self.platform, account=self.account)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """The one press: what is kept, and what was answered."""

    asking: Asking
    loading: Loading  # what was admitted before it was loaded
    keeping: Admission  # what was admitted before it is kept
    take_pictures: int = 0
    urgent: bool = False
    signed_in_as: str = ""
    region: wire.Box | None = None  # a piece that was chosen, beside the other parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """How far a part is."""

    kind: str
    state: Literal["running", "kept", "failed"]
    at: str = ""  # UTC
    note: str = ""
    size: int = 0  # bytes
    done: int = 0
    of: int = 0
    ref: str = ""
    exhibit: str = ""  # id
    facts: dict[str, str] = field(default_factory=dict)  # once the part that has them all is there


def start_browser(desk: Desk) -> Callable[[Hear], PageSession]:
    """Return what starts a browser for this desk, in a job.

    Its window is held in ours where the system can; elsewhere it has one of its own.
    """
    platform = QGuiApplication.platformName()
    window: Literal["none", "embedded", "own"] = "embedded" if platform in EMBEDS else "own"
    if platform in _UNSEEN:
        window = "none"
    show = QCoreApplication.translate("PageWords", "Show")
    title = QCoreApplication.translate("PageWords", "Private page")
    language = {"cy": "cy-GB"}.get(desk.settings.language, "en-GB")

    def start(hear: Hear) -> PageSession:
        from evidence_desk.acts.page_session import PageSession  # noqa: PLC0415  # seldom needed, and large
        from evidence_desk.capture.browser_process import BrowserSettings  # noqa: PLC0415

        settings = BrowserSettings(language=language, window=window, show_label=show, title=title)
        return PageSession.start(settings, hear)

    return start


def keep(
    store: CaseStore, page: PageSession, order: Order, tell: Callable[[Told], object], report: Reporter
) -> PageKept[Exhibit]:
    """Keep the page as it stands, part by part; each is on the disk when it is told.

    Raises:
        As `page_capture.keep_parts`.
    """
    parts = URGENT if order.urgent else WHOLE_PAGE
    whole = page_capture.Order(
        parts=with_region(parts) if order.region is not None else parts,
        region=order.region,
        urgent=order.urgent,
        take_pictures=order.take_pictures,
        how_reached=order.asking.how_reached,
        signed_in_as=order.signed_in_as,
    )
    ready = page.ready
    browser = Browser(
        name=f"{ready.engine} {ready.version}".strip(), own=ready.engine == _OWN, sandboxed=ready.sandboxed
    )
    said = Description(source=order.asking.source)
    keeping = PageKeeping(IntoCase(store), order.loading, order.keeping, whole, browser, said)
    press = wire.Keep(
        parts=whole.parts,
        take_pictures=whole.take_pictures,
        urgent=whole.urgent,
        region=whole.region,
        signed_in_as=whole.signed_in_as,
        reached_by=whole.how_reached,
    )
    notes: dict[str, str] = {}

    def moved(news: object) -> None:
        report(len(keeping.kept.parts), len(whole.parts))
        if isinstance(news, wire.Progress):
            tell(Told(kind=news.kind, state="running", done=news.done, of=news.of))
        elif isinstance(news, wire.Trouble) and news.part:
            keeping.miss(news.part, news.words)
            tell(Told(kind=news.part, state="failed", note=news.words))

    def landed(kind: PartKind, exhibit: Exhibit) -> None:
        told = Told(kind=kind, state="kept", at=exhibit.captured_at.utc, note=notes.get(kind, ""))
        facts = whole_facts(keeping.facts) if kind == "facts" and keeping.facts is not None else {}
        tell(replace(told, size=exhibit.size, ref=exhibit.ref, exhibit=exhibit.id, facts=facts))

    brought = _brought(page, press, notes, report)
    kept = keep_parts(keeping, brought, report=report, landed=landed, moved=moved)
    for kind, why in kept.missing.items():
        tell(Told(kind=kind, state="failed", note=why))
    return kept


def _brought(
    page: PageSession, press: wire.Keep, notes: dict[str, str], report: Reporter
) -> Iterator[object]:
    """Yield what the browser brings, and note what each part says of itself; its end by our own hand is no crash."""
    try:
        for news in page.keep(press):
            if isinstance(news, PagePart):
                notes[news.kind] = short(news.cut or news.note, _NOTE_MAX)
            yield news
    except PageTrouble:
        report(0)  # raises `Cancelled` where the person stopped it
        raise
