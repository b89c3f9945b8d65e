"""The capture browser with an installed engine: the same words to the program, no Qt, a window of the engine's own."""

from __future__ import annotations

import contextlib
import queue
import secrets
import threading
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

import msgspec

from evidence_desk.browser import scripts
from evidence_desk.browser.doors import Doors
from evidence_desk.browser.frames import Frames
from evidence_desk.browser.keeping import Keeping
from evidence_desk.browser.sandboxed import in_sandbox, leave_at_once
from evidence_desk.browser.sites import Sites
from evidence_desk.capture import browser_wire as wire
from evidence_desk.capture.addresses import BadAddress, page_address, plain_host
from evidence_desk.capture.browser_process import BrowserSettings
from evidence_desk.capture.devtools import DevToolsEvent, EngineTrouble
from evidence_desk.capture.pipe_engine import PipeTransport

_LOAD_S = 60.0
_SHOW_CALL_S = 5.0


def by_proxy(url: str) -> bool:
    """Return whether the system sends requests for an address through a proxy."""
    parts = urlsplit(url)
    return parts.scheme in urllib.request.getproxies() and not urllib.request.proxy_bypass(
        parts.hostname or ""
    )


class PipeBrowser:
    """One page of an installed engine and the line to the program."""

    def __init__(self, line: wire.Line, settings: BrowserSettings, transport: PipeTransport) -> None:
        self._line, self._settings, self._transport = line, settings, transport
        self._certificates: dict[str, str] = {}
        self._doors = Doors(by_proxy, self._stopped)
        self._sites = Sites(transport, self._ask_site, self._doors.stop)
        self._token = secrets.token_hex(16)
        self._blurred = True
        self._frames = Frames(transport, self._source())
        self._keeping = Keeping(transport, line, self._certificates, Path(settings.home))
        self._asked: dict[int, Callable[[bool], None]] = {}
        self._counts: dict[str, int] = {}
        self._number = 0
        self._loading = False
        self._guard = threading.Lock()
        self._tasks: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()

    def _source(self) -> str:
        return scripts.guard(on=self._blurred, token=self._token)

    def begin(self) -> None:
        """Lock the engine's page, look at its sandbox, and say that it is ready.

        Raises:
            EngineTrouble: it does not do what is needed.
        """
        transport = self._transport
        transport.send("Runtime.enable")
        self._frames.begin()
        self._sites.begin()
        processes = transport.page_processes()
        transport.sandboxed = bool(processes) and all(in_sandbox(one) for one in processes)
        if not transport.sandboxed and not self._settings.without_sandbox:
            raise EngineTrouble("sandbox", "the engine has no sandbox")
        transport.events(self._hear)
        threading.Thread(target=self._work, name="doing", daemon=True).start()
        engine = transport.engine
        self._say(
            wire.Ready(
                engine=engine.name,
                version=engine.version,
                patched_to=engine.patched_to,
                sandboxed=engine.sandboxed,
            )
        )

    def serve(self) -> None:
        """Do what the program says until it goes."""
        with contextlib.suppress(wire.WireBroken):
            while True:
                message = self._line.hear_program()
                if isinstance(message, wire.Leave):
                    return
                self._do(message)

    # ---- the program's words

    def _do(self, message: wire.ToBrowser) -> None:
        match message:
            case wire.Open():
                self._open(message)
            case wire.Go():
                self._tasks.put(lambda: self._go(message.to))
            case wire.Blur():
                self._tasks.put(lambda: self._blur(message.on))
            case wire.Show():
                call = f"showAt({int(message.x)}, {int(message.y)})"
                self._tasks.put(lambda: self._after_show(self._ask_page(call)))
            case wire.Zoom():
                scale = min(max(message.percent, 25), 500) / 100
                told = {"pageScaleFactor": scale}
                self._tasks.put(lambda: self._set("Emulation.setPageScaleFactor", told))
            case wire.Keep():
                self._tasks.put(lambda: self._keep(message))
            case wire.StopKeeping():
                self._keeping.stop()
            case wire.Answer():
                with self._guard:
                    then = self._asked.pop(message.number, None)
                if then is not None:
                    then(message.go_on)
            case _:
                return  # its window is the engine's own, and it shows no archives

    def _open(self, message: wire.Open) -> None:
        try:
            url = page_address(message.url)
        except BadAddress as error:
            self._say(wire.Trouble(code="address", words=error.user_message))
            return
        self._doors.opened(url, private=message.private)
        if self._doors.private(url):
            self._ask(
                "private", url, lambda yes: self._open(wire.Open(url=url, private=True)) if yes else None
            )
            return
        self._sites.opened(plain_host(url))
        self._counts.clear()
        self._tasks.put(lambda: self._keeping.begin(url))
        threading.Thread(target=self._load, args=(url,), name="loading", daemon=True).start()

    def _load(self, url: str) -> None:
        """Load; waits for answers, hence on a thread of its own."""
        done = threading.Event()
        self._tasks.put(done.set)  # the recorder listens
        done.wait(_LOAD_S)
        try:
            answer = self._transport.send("Page.navigate", {"url": url}, timeout_s=3600)
        except EngineTrouble:
            return
        fault = str(answer.get("errorText", ""))
        if fault.startswith("net::ERR_CERT") or fault == "net::ERR_SSL_PROTOCOL_ERROR":
            self._ask_certificate(url, fault)
        elif fault and "ABORTED" not in fault and "BLOCKED" not in fault:
            self._say(wire.Trouble(code="unreachable"))

    def _go(self, to: str) -> None:
        if to == "reload":
            self._transport.send("Page.reload")
        elif to == "stop":
            self._transport.send("Page.stopLoading")
        else:
            history = self._transport.send("Page.getNavigationHistory")
            at = int(history.get("currentIndex", 0)) + (1 if to == "forward" else -1)
            entries = history.get("entries", [])
            if 0 <= at < len(entries):
                self._set("Page.navigateToHistoryEntry", {"entryId": entries[at]["id"]})

    def _blur(self, on: bool) -> None:
        self._blurred = on
        self._frames.change(self._source())
        self._ask_page(f"blur({'true' if on else 'false'})")
        self._tell()

    def _keep(self, order: wire.Keep) -> None:
        if not self._keeping.busy:
            self._ask_page("quiet(true)")
            self._ask_page("sweep()")
            shown = frozenset(self._shown())
            self._keeping.start(order, shown, blurred=self._blurred, ended=lambda: None)

    def _set(self, method: str, params: dict[str, Any]) -> None:
        self._transport.send(method, params)

    # ---- the scripts in the page

    def _ask_page(self, what: str) -> Any:
        """Ask the script of its own world in the outermost frame; runs it first where it did not."""
        frame = self._transport.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
        told = {"frameId": frame, "worldName": scripts.WORLD}
        world = self._transport.send("Page.createIsolatedWorld", told)["executionContextId"]
        source = scripts.pictures(on=self._blurred, token=self._token, label=self._settings.show_label)
        asked = {
            "expression": f"{source};{scripts.call(what)}",
            "contextId": world,
            "returnByValue": True,
        }
        answer = self._transport.send("Runtime.evaluate", asked, timeout_s=_SHOW_CALL_S)
        result = answer.get("result")
        return result.get("value") if isinstance(result, dict) else None

    def _shown(self) -> list[str]:
        try:
            return msgspec.json.decode(self._ask_page("shown()"), type=list[str])
        except (msgspec.MsgspecError, TypeError):
            return []

    def _after_show(self, _: Any) -> None:
        self._tell()

    # ---- questions and news

    def _ask(self, about: Any, url: str, then: Callable[[bool], None], **more: str) -> None:
        with self._guard:
            self._number += 1
            number = self._number
            self._asked[number] = then
        self._say(wire.Asked(number=number, about=about, url=url, host=plain_host(url), **more))

    def _ask_site(self, request: str, url: str) -> None:
        def then(go_on: bool) -> None:
            self._sites.answered(plain_host(url), go_on)
            self._sites.release(request, go_on)

        self._ask("site", url, then)

    def _ask_certificate(self, url: str, fault: str) -> None:
        def then(go_on: bool) -> None:
            if not go_on:
                self._say(wire.Trouble(code="certificate"))
                return
            self._certificates[plain_host(url)] = fault
            self._tasks.put(lambda: self._set("Security.setIgnoreCertificateErrors", {"ignore": True}))
            threading.Thread(target=self._load, args=(url,), name="loading", daemon=True).start()

        self._ask("certificate", url, then, words=fault)

    def _hear(self, event: DevToolsEvent) -> None:
        if event.session:
            return
        match event.method:
            case "Page.frameStartedLoading":
                self._loading = True
                self._tasks.put(self._tell)
            case "Page.loadEventFired" | "Page.navigatedWithinDocument":
                self._loading = False
                self._tasks.put(self._tell_loaded)
            case "Page.javascriptDialogOpening":
                # A page may not hold its reader back; any other question the person did not see.
                leave = event.params.get("type") == "beforeunload"
                self._transport.post("Page.handleJavaScriptDialog", {"accept": leave})
                self._stopped("dialog")
            case "Inspector.targetCrashed":
                self._say(wire.Trouble(code="crashed"))

    def _tell_loaded(self) -> None:
        self._tell()
        url = self._history()[0]
        if url.startswith(("http:", "https:")):
            self._keeping.tell_facts(url, asks_log_in=self._ask_page("asksLogIn()") is True)

    def _history(self) -> tuple[str, str, bool, bool]:
        """Return address, title, and whether there is a way back and forward."""
        history = self._transport.send("Page.getNavigationHistory")
        at, entries = int(history.get("currentIndex", 0)), history.get("entries", [])
        now = entries[at] if 0 <= at < len(entries) else {}
        return str(now.get("url", "")), str(now.get("title", "")), at > 1, at + 1 < len(entries)

    def _tell(self) -> None:
        url, title, back, forward = self._history()
        host = plain_host(url)
        self._say(
            wire.Shown(
                url="" if url.startswith("about:") else url[:8192],
                host=host,
                title=title[:1000],
                loading=self._loading,
                secure=url.startswith("https:") and host not in self._certificates,
                issuer=self._sites.issuer(url) if url.startswith("https:") else "",
                back=back,
                forward=forward,
                blurred=self._blurred,
                pictures_shown=len(self._shown()),
            )
        )

    def _stopped(self, what: str) -> None:
        self._counts[what] = count = self._counts.get(what, 0) + 1
        if count & (count - 1) == 0:
            self._say(wire.Refused(what=cast("Any", what), count=count))

    def _say(self, message: wire.FromBrowser) -> None:
        with contextlib.suppress(wire.WireBroken):  # the program has gone; `serve` ends too
            self._line.say(message)

    def _work(self) -> None:
        while True:
            task = self._tasks.get()
            with contextlib.suppress(
                EngineTrouble, KeyError, TypeError
            ):  # a page that is just being replaced
                task()


def serve(line: wire.Line, settings: BrowserSettings) -> None:
    """Show pages in an installed engine until the program's end of the line closes."""
    switches = [f"--window-size={settings.width},{settings.height}", f"--lang={settings.language}"]
    if settings.window == "none":
        switches.append("--headless=new")
    if settings.without_sandbox:
        switches.append("--no-sandbox")
    try:
        transport = PipeTransport.start(settings.engine, Path(settings.home) / "p", switches)
    except EngineTrouble:
        line.say(wire.Trouble(code="engine"))
        leave_at_once()
    transport.when_ended(leave_at_once)
    try:
        browser = PipeBrowser(line, settings, transport)
        browser.begin()
        browser.serve()
    except EngineTrouble as trouble:
        with contextlib.suppress(wire.WireBroken):
            line.say(wire.Trouble(code="sandbox" if trouble.reason == "sandbox" else "engine"))
    transport.when_ended(lambda: None)
    transport.close()
    leave_at_once()
