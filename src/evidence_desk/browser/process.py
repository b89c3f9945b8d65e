"""The capture browser's process: hears presses from the program, shows the page, and says what happens to it.

Qt's thread shows; one thread hears the program; one has the engine do things and waits for its answers; one keeps.
"""

from __future__ import annotations

import contextlib
import queue
import secrets
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtWebEngineCore import QWebEngineCertificateError, QWebEngineLoadingInfo
from PySide6.QtWidgets import QApplication

from evidence_desk.browser.frames import Frames
from evidence_desk.browser.keeping import Keeping
from evidence_desk.browser.marking import Marking
from evidence_desk.browser.page import CapturePage
from evidence_desk.browser.profile import Guard, make_profile, refuse_downloads
from evidence_desk.browser.replay import Replay, choose_proxy
from evidence_desk.browser.sandboxed import in_sandbox, leave_at_once
from evidence_desk.browser.sites import Sites, certificate_names
from evidence_desk.browser.view import View
from evidence_desk.browser.webengine import WebEngineTransport
from evidence_desk.capture import browser_wire as wire
from evidence_desk.capture.addresses import BadAddress, page_address, plain_host
from evidence_desk.capture.browser_process import BrowserSettings
from evidence_desk.capture.devtools import EngineTrouble

_LOAD_S = 60  # then the person is told; what has come can be kept
_TELL_MS = 60  # changes of one moment are told together
_COUNT_MS = 200  # after a press, for the page to have taken it
_START_S = 40
_NOTHING = "about:blank"


class Browser(QObject):
    """One page, its engine, and the line to the program."""

    heard = Signal(object)
    prepared = Signal(bool)
    load_now = Signal(str)
    site_held = Signal(str, str)  # number of the held request, address
    issuer_known = Signal(str, str)
    kept = Signal()
    piece_known = Signal(object)  # wire.Box, or None

    def __init__(self, line: wire.Line, settings: BrowserSettings, trusted: list[bytes]) -> None:
        super().__init__()
        self._line = line
        self._settings = settings
        self._guard = Guard(self)
        self._guard.doors.offline = settings.archive
        self._profile = make_profile(self, settings.language, self._guard, trusted)
        self._page = CapturePage(self._profile, self, token=secrets.token_hex(16), label=settings.show_label)
        self._page.add_scripts(blurred=True)
        self._blurred = True
        self._loading = self._is_ready = False
        self._issuer = self._issuer_of = ""  # the second is scheme, host and port
        self._shown_pictures = 0
        self._counts: dict[str, int] = {}
        self._asked: dict[int, Callable[[bool], None]] = {}
        self._number = 0
        self._certificates: dict[str, str] = {}  # hosts whose certificate the person let pass, with its fault
        self._tasks: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._view = View()
        self._view.setPage(self._page)
        self._marking = Marking(self._view, self)
        self._transport = WebEngineTransport(self._page, self)
        self._frames = Frames(self._transport, self._page.guard_source(blurred=True))
        self._sites = Sites(self._transport, self.site_held.emit, self._guard.doors.stop)
        self._replay = Replay(self._transport, line)
        self._keeping = Keeping(self._transport, line, self._certificates, Path(settings.home))
        self._wire_up()
        self._open_view()

    # ---- start

    def _wire_up(self) -> None:
        page = self._page
        self.heard.connect(self._do)
        self.prepared.connect(self._ready)
        self.load_now.connect(lambda url: self._page.load(QUrl(url)))
        self.site_held.connect(self._ask_site)
        self.issuer_known.connect(self._know_issuer)
        self.kept.connect(self._kept)
        self.piece_known.connect(self._know_piece)
        self._marking.chosen.connect(self._choose_piece)
        self._transport.ready.connect(self._prepare)
        self._transport.broken.connect(lambda: self._fail("engine"))
        self._transport.ended.connect(leave_at_once)
        refuse_downloads(self._profile, self._stopped)
        page.stopped.connect(self._stopped)
        self._guard.stopped.connect(self._stopped)
        page.certificate_asked.connect(self._ask_certificate)
        page.other_window.connect(self._page.load)
        page.loadingChanged.connect(self._load_changed)
        page.renderProcessTerminated.connect(self._page_died)
        self._telling = QTimer(self, singleShot=True, interval=_TELL_MS)
        self._telling.timeout.connect(self._tell)
        for signal in (page.urlChanged, page.titleChanged):
            signal.connect(self._telling.start)
        self._counting = QTimer(self, singleShot=True, interval=_COUNT_MS)
        self._counting.timeout.connect(self._count_shown)
        self._view.pressed.connect(self._counting.start)
        self._view.used.connect(lambda key: self._say(wire.Pressed(key=key)))
        self._late = QTimer(self, singleShot=True, interval=_LOAD_S * 1000)
        self._late.timeout.connect(lambda: self._trouble("timeout"))
        QTimer.singleShot(_START_S * 1000, self._started_or_not)
        for name, work in (("hearing", self._hear), ("doing", self._work)):
            threading.Thread(target=work, name=name, daemon=True).start()

    def _open_view(self) -> None:
        view, settings = self._view, self._settings
        view.setWindowTitle(settings.title)
        if settings.window == "embedded":
            view.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        view.resize(settings.width, settings.height)
        view.setZoomFactor(settings.zoom_percent / 100)
        view.show()
        focus = view.focusProxy()
        if focus is not None:
            focus.installEventFilter(view)
        self._page.load(QUrl(_NOTHING))

    def _prepare(self) -> None:
        def work() -> None:
            try:
                self._frames.begin()
                (self._replay if self._settings.archive else self._sites).begin()
                self.prepared.emit(True)
            except EngineTrouble:
                self.prepared.emit(False)

        self._tasks.put(work)

    @Slot(bool)
    def _ready(self, fine: bool) -> None:
        sandboxed = in_sandbox(self._page.renderProcessPid())
        self._transport.sandboxed = sandboxed
        if not fine:
            self._fail("engine")
        elif not sandboxed and not self._settings.without_sandbox:
            self._fail("sandbox")
        else:
            self._is_ready = True
            engine = self._transport.engine
            window = int(self._view.winId()) if self._settings.window == "embedded" else 0
            self._say(
                wire.Ready(
                    engine=engine.name,
                    version=engine.version,
                    patched_to=engine.patched_to,
                    sandboxed=sandboxed,
                    window=window,
                )
            )

    def _started_or_not(self) -> None:
        if not self._is_ready:
            self._fail("engine")

    def _fail(self, code: str) -> None:
        self._trouble(code)
        self._leave()

    # ---- the program's words

    def _hear(self) -> None:
        try:
            while True:
                self.heard.emit(self._line.hear_program())
        except wire.WireBroken:
            leave_at_once()

    def _work(self) -> None:
        while True:
            task = self._tasks.get()
            with contextlib.suppress(EngineTrouble):  # the page's own troubles are told where they show
                task()

    @Slot(object)
    def _do(self, message: wire.ToBrowser) -> None:
        match message:
            case wire.Open():
                self._open(message)
            case wire.Go():
                self._go(message.to)
            case wire.Blur():
                self._blur(message.on)
            case wire.Show():
                self._page.ask_outermost(
                    f"showAt({int(message.x)}, {int(message.y)})", lambda _: self._count_shown()
                )
            case wire.Zoom():
                self._view.setZoomFactor(min(max(message.percent, 25), 500) / 100)
                self._telling.start()
            case wire.Hide():
                self._view.setVisible(not message.on)
            case wire.Mark():
                self._marking.begin(by_pointer=message.by_pointer)
                if message.box is not None:
                    self._choose_piece(message.box)
            case wire.Keep():
                self._keep(message)
            case wire.StopKeeping():
                self._keeping.stop()
            case wire.Answer():
                then = self._asked.pop(message.number, None)
                if then is not None:
                    then(message.go_on)
            case wire.Archived():
                self._replay.answer(message)
            case wire.Leave():
                self._leave()

    def _open(self, message: wire.Open) -> None:
        try:
            url = page_address(message.url)
        except BadAddress as error:
            self._say(wire.Trouble(code="address", words=error.user_message))
            return
        self._guard.doors.opened(url, private=message.private)
        if self._guard.doors.private(url):
            self._ask(
                "private", url, lambda yes: self._open(wire.Open(url=url, private=True)) if yes else None
            )
            return
        self._sites.opened(plain_host(url))
        self._counts.clear()
        self._tasks.put(lambda: self._keeping.begin(url))
        # After the recorder listens, hence through the same thread.
        self._tasks.put(lambda: self.load_now.emit(url))

    def _go(self, where: str) -> None:
        page = self._page
        action = {
            "back": page.WebAction.Back,
            "forward": page.WebAction.Forward,
            "reload": page.WebAction.Reload,
            "stop": page.WebAction.Stop,
        }[where]
        page.triggerAction(action)

    def _blur(self, on: bool) -> None:
        self._blurred = on
        self._page.add_scripts(blurred=on)
        self._tasks.put(lambda: self._frames.change(self._page.guard_source(blurred=on)))
        self._page.ask_frames(f"blur({'true' if on else 'false'})", lambda _: self._telling.start())

    @Slot()
    def _count_shown(self) -> None:
        def counted(answers: list[Any]) -> None:
            self._shown_pictures = len(_addresses(answers))
            self._telling.start()

        self._page.ask_frames("shown()", counted)

    # ---- keeping

    @Slot(object)
    def _choose_piece(self, chosen: wire.Box) -> None:
        self._tasks.put(lambda: self.piece_known.emit(self._keeping.piece(chosen)))

    @Slot(object)
    def _know_piece(self, piece: wire.Box | None) -> None:
        self._marking.show(piece)
        self._say(wire.Marked(box=piece))

    def _keep(self, order: wire.Keep) -> None:
        if self._keeping.busy:
            return

        def with_shown(answers: list[Any]) -> None:
            self._keeping.start(
                order, frozenset(_addresses(answers)), blurred=self._blurred, ended=self.kept.emit
            )

        self._page.make_up_for_scripts(blurred=self._blurred)

        def swept(_: list[Any]) -> None:
            self._page.ask_frames("shown()", with_shown)

        self._page.ask_frames("quiet(true)", lambda _: self._page.ask_frames("sweep()", swept))

    @Slot()
    def _kept(self) -> None:
        self._page.ask_frames("quiet(false)", lambda _: None)

    # ---- questions to the person

    def _ask(self, about: Any, url: str, then: Callable[[bool], None], **more: str) -> None:
        self._number += 1
        self._asked[self._number] = then
        self._say(wire.Asked(number=self._number, about=about, url=url, host=plain_host(url), **more))

    @Slot(str, str)
    def _ask_site(self, request: str, url: str) -> None:
        host = plain_host(url)

        def then(go_on: bool) -> None:
            self._sites.answered(host, go_on)
            self._tasks.put(lambda: self._sites.release(request, go_on))

        self._ask("site", url, then)

    @Slot(object)
    def _ask_certificate(self, error: QWebEngineCertificateError) -> None:
        url = error.url().toString()
        host, words = plain_host(url), error.description()
        if self._certificates.get(host) == words:
            error.acceptCertificate()  # the same fault of the same host, which the person let pass
            return
        chain = [bytes(one.toDer().data()) for one in error.certificateChain()]
        issuer, subject = certificate_names(chain[0] if chain else b"")

        def then(go_on: bool) -> None:
            if go_on:
                self._certificates[host] = words
                error.acceptCertificate()
            else:
                error.rejectCertificate()
                self._trouble("certificate")

        self._ask("certificate", url, then, words=words, issuer=issuer, subject=subject)

    # ---- what happens to the page

    @Slot(QWebEngineLoadingInfo)
    def _load_changed(self, info: QWebEngineLoadingInfo) -> None:
        status = info.status()
        self._loading = status == QWebEngineLoadingInfo.LoadStatus.LoadStartedStatus
        if self._loading:
            self._late.start()
            self._marking.begin(by_pointer=False)
        else:
            self._late.stop()
            self._look_at_certificate(info.url())
            self._counting.start()
            self._page.make_up_for_scripts(blurred=self._blurred)
            self._page.ask_frames("asksLogIn()", self._tell_facts)
        if status == QWebEngineLoadingInfo.LoadStatus.LoadFailedStatus and info.url().scheme() != "about":
            self._load_failed(info)
        self._telling.start()

    def _tell_facts(self, asks_log_in: list[Any]) -> None:
        url = self._page.url().toString(QUrl.ComponentFormattingOption.FullyEncoded)
        if url.startswith(("http:", "https:")):
            self._tasks.put(lambda: self._keeping.tell_facts(url, asks_log_in=True in asks_log_in))

    def _load_failed(self, info: QWebEngineLoadingInfo) -> None:
        domain = info.errorDomain()
        kinds = QWebEngineLoadingInfo.ErrorDomain
        if domain in (kinds.ConnectionErrorDomain, kinds.DnsErrorDomain, kinds.InternalErrorDomain):
            self._trouble("unreachable")

    def _look_at_certificate(self, url: QUrl) -> None:
        origin = _origin(url)
        if url.scheme() == "https" and (origin != self._issuer_of or not self._issuer):
            self._tasks.put(lambda: self.issuer_known.emit(origin, self._sites.issuer(origin)))

    @Slot(str, str)
    def _know_issuer(self, origin: str, issuer: str) -> None:
        self._issuer_of, self._issuer = origin, issuer
        self._telling.start()

    @Slot()
    def _tell(self) -> None:
        url = self._page.url().toString(QUrl.ComponentFormattingOption.FullyEncoded)
        if url == _NOTHING:
            url = ""
        host = plain_host(url)
        history = self._page.history()
        back = history.canGoBack() and history.backItem().url().toString() != _NOTHING
        secure = url.startswith("https:") and host not in self._certificates
        self._say(
            wire.Shown(
                url=url[:8192],
                host=host,
                title=self._page.title()[:1000],
                loading=self._loading,
                secure=secure,
                issuer=self._issuer if _origin(self._page.url()) == self._issuer_of else "",
                back=back,
                forward=history.canGoForward(),
                zoom_percent=round(self._view.zoomFactor() * 100),
                blurred=self._blurred,
                pictures_shown=self._shown_pictures,
            )
        )

    @Slot(str)
    def _stopped(self, what: Any) -> None:
        self._counts[what] = count = self._counts.get(what, 0) + 1
        # A storm of them is told at every doubling.
        if count & (count - 1) == 0:
            self._say(wire.Refused(what=what, count=count))

    @Slot()
    def _page_died(self) -> None:
        self._sites.forget()
        self._trouble("crashed")

    def _trouble(self, code: str) -> None:
        self._say(wire.Trouble(code=code))

    def _say(self, message: wire.FromBrowser) -> None:
        try:
            self._line.say(message)
        except wire.WireBroken:
            leave_at_once()

    def _leave(self) -> None:
        with contextlib.suppress(wire.WireBroken):
            self._line.say(wire.Left())
        leave_at_once()


def _origin(url: QUrl) -> str:
    """Return scheme, host and port of an address."""
    return f"{url.scheme()}://{url.authority(QUrl.ComponentFormattingOption.FullyEncoded)}"


def _addresses(answers: list[Any]) -> list[str]:
    """Return the addresses that the frames' scripts told, each a JSON list of texts."""
    found: list[str] = []
    for one in answers:
        with contextlib.suppress(msgspec.MsgspecError, TypeError):
            found += msgspec.json.decode(one, type=list[str])
    return found


def serve(line: wire.Line, settings: BrowserSettings, trusted: list[bytes]) -> None:
    """Show pages until the program's end of the line closes."""
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    choose_proxy(archive=settings.archive)
    app = QApplication(["page"])
    app.setQuitOnLastWindowClosed(False)
    browser = Browser(line, settings, trusted)
    browser.setObjectName("browser")
    app.exec()
    leave_at_once()
