"""The DevTools line to QtWebEngine without any port: the engine's own front end, loaded unseen, carries the messages.

The front end's page talks with the engine inside this process. A hook in it sends our commands, with numbers from a
million on, and takes every event and every answer to us before the front end sees it. `DevToolsAPI` and
`InspectorFrontendHost` are no public interface, hence the pinned PySide6 and a contract test. A port would be open to
every program on the computer.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QMarginsF, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtWebEngineCore import (
    QWebEnginePage,
    QWebEngineProfile,
    qWebEngineChromiumSecurityPatchVersion,
    qWebEngineChromiumVersion,
)

from evidence_desk.capture.conversation import Conversation
from evidence_desk.capture.devtools import MESSAGE_BYTES, REPLY_S, DevToolsEvent, EngineFacts

FIRST_NUMBER = 1_000_000  # the front end counts its own commands from 1
_RING = "evidence-desk: messages wait"
_HOOK_AGAIN_MS = 40
_HOOK_TIMES = 250  # 10 s

# Text of a large message comes in chunks, the first with the whole size. Only its beginning is looked at here:
# a picture of a tile has tens of megabytes.
_HOOK = """(() => {
  const api = window.DevToolsAPI, host = window.InspectorFrontendHost;
  if (!api || !host || !api.dispatchMessage || !api.dispatchMessageChunk || !host.sendMessageToBackend) return '';
  if (window.__evidenceDesk) return 'hooked';
  const desk = window.__evidenceDesk = {waiting: [], rung: false, send: host.sendMessageToBackend.bind(host)};
  host.sendMessageToBackend = () => {};
  const message = api.dispatchMessage.bind(api), chunk = api.dispatchMessageChunk.bind(api);
  const ours = (text) => {
    const number = /^\\{"id":(\\d+)[,}]/.exec(text.slice(0, 40));
    if (number && Number(number[1]) < FIRST) return false;
    desk.waiting.push(text);
    if (!desk.rung) { desk.rung = true; console.debug(RING); }
    return true;
  };
  let whole = [], have = 0, want = 0;
  api.dispatchMessage = (m) => { if (!ours(typeof m === 'string' ? m : JSON.stringify(m))) message(m); };
  api.dispatchMessageChunk = (piece, size) => {
    if (size) { whole = []; have = 0; want = size; }
    have += piece.length;
    if (want <= MOST) whole.push(piece);
    if (have < want) return;
    const text = whole.join('');
    whole = [];
    if (want > MOST) return;
    if (!ours(text)) message(text);
  };
  return 'hooked';
})()"""
# What the front end began by itself before the hook was in: it would stop the page at a `debugger` statement, write
# the view's size over the picture, and keep frames and workers waiting for it in vain.
_UNDONE: tuple[tuple[str, dict[str, Any]], ...] = (
    ("Target.setAutoAttach", {"autoAttach": False, "waitForDebuggerOnStart": False, "flatten": True}),
    ("Overlay.setShowViewportSizeOnResize", {"show": False}),
    *((f"{domain}.disable", {}) for domain in ("Overlay", "Debugger", "CSS", "DOM", "Log", "Profiler")),
    ("Emulation.setTouchEmulationEnabled", {"enabled": False}),
)
_UNHEARD = 900_000_000  # numbers of commands whose answers nobody waits for
_TAKE = """(() => { const d = window.__evidenceDesk; if (!d) return ''; d.rung = false;
  const t = d.waiting.join('\\n'); d.waiting = []; return t; })()"""


class _FrontEnd(QWebEnginePage):
    """The page of the front end: nobody sees it; it rings when messages wait."""

    rung = Signal()

    def javaScriptConsoleMessage(self, level: object, message: str, line: int, source: str) -> None:
        """Take the ring; the front end's other lines are nobody's business."""
        if message == _RING:
            self.rung.emit()


class WebEngineTransport(QObject):
    """A `capture.devtools.Transport` to one page of this process. Made and ended on the main thread."""

    ready = Signal()  # commands can be sent
    broken = Signal()  # the front end did not come: the engine is not the one this was made for
    ended = Signal()  # the front end has gone: nothing can be asked of the engine any more

    _asked = Signal(str)
    _paper = Signal(int, object)

    def __init__(self, page: QWebEnginePage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._profile = QWebEngineProfile(self)  # without a name: off the record, and not the page's own
        self._front = _FrontEnd(self._profile, self)
        self._talk = Conversation(self._asked.emit, FIRST_NUMBER)
        self.sandboxed = False  # set by the process when it has looked
        self._asked.connect(self._post)
        self._paper.connect(self._print)
        self._front.rung.connect(self._take)
        self._front.loadFinished.connect(self._hook)
        self._front.renderProcessTerminated.connect(self.end)
        page.renderProcessTerminated.connect(self._page_died)
        self._tries = 0
        page.setDevToolsPage(self._front)

    # ---- the Transport, from any thread but the main one

    @property
    def engine(self) -> EngineFacts:
        """Return which engine it is."""
        return EngineFacts(
            name="QtWebEngine",
            version=str(qWebEngineChromiumVersion()),
            patched_to=str(qWebEngineChromiumSecurityPatchVersion()),
            user_agent=self._page.profile().httpUserAgent(),
            sandboxed=self.sandboxed,
        )

    def send(
        self,
        method: str,
        params: Mapping[str, Any] | None = None,
        *,
        session: str = "",
        timeout_s: float = REPLY_S,
    ) -> dict[str, Any]:
        """Have the engine do something; return its answer."""
        instead = None
        if method == "Page.printToPDF":  # a command that this engine lacks
            instead = partial(self._print_by_number, dict(params or {}))
        return self._talk.send(method, params, session=session, timeout_s=timeout_s, instead=instead)

    def _print_by_number(self, params: dict[str, Any], number: int) -> None:
        self._paper.emit(number, params)

    def post(self, method: str, params: Mapping[str, Any], *, session: str = "") -> None:
        """Have the engine do something whose answer nobody waits for."""
        self._talk.post(method, params, session=session)

    def events(self, hear: Callable[[DevToolsEvent], None]) -> Callable[[], None]:
        """Have every later event told to `hear`; return what ends that."""
        return self._talk.events(hear)

    @Slot()
    def end(self) -> None:
        """Let everybody who waits go with nothing: the engine has gone."""
        if self._talk.end():
            self.ended.emit()

    # ---- on the main thread

    @Slot()
    def _page_died(self) -> None:
        # The front end lives on and the page may be loaded again; only what was asked of the dead one is lost.
        self._talk.let_go()

    @Slot()
    def _hook(self) -> None:
        self._tries += 1
        if self._tries > _HOOK_TIMES:
            self.broken.emit()
            return
        text = (
            _HOOK.replace("FIRST", str(FIRST_NUMBER))
            .replace("RING", json.dumps(_RING))
            .replace("MOST", str(MESSAGE_BYTES))
        )
        self._front.runJavaScript(text, 0, self._hooked)

    def _hooked(self, answer: object) -> None:
        if answer == "hooked":
            self._front.loadFinished.disconnect(self._hook)
            for number, (method, params) in enumerate(_UNDONE):
                self._post(json.dumps({"id": _UNHEARD + number, "method": method, "params": params}))
            self.ready.emit()
        else:
            QTimer.singleShot(_HOOK_AGAIN_MS, self._hook)

    @Slot(str)
    def _post(self, command: str) -> None:
        self._front.runJavaScript(f"window.__evidenceDesk.send({json.dumps(command)})", 0)

    @Slot()
    def _take(self) -> None:
        self._front.runJavaScript(_TAKE, 0, self._took)

    def _took(self, text: object) -> None:
        if isinstance(text, str) and text:
            self._talk.take(text)

    @Slot(int, object)
    def _print(self, number: int, params: dict[str, Any]) -> None:
        layout = QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Landscape
            if params.get("landscape")
            else QPageLayout.Orientation.Portrait,
            QMarginsF(10, 10, 10, 10),
            QPageLayout.Unit.Millimeter,
        )

        def printed(data: Any) -> None:
            body = bytes(data)
            self._talk.answer(number, {"data": base64.b64encode(body).decode("ascii")} if body else None)

        self._page.printToPdf(printed, layout)
