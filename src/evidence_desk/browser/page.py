"""The one page of the capture browser: what it may do to the person and to the computer, which is nearly nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtWebEngineCore import (
    QWebEngineCertificateError,
    QWebEngineClientCertificateSelection,
    QWebEngineDesktopMediaRequest,
    QWebEngineFileSystemAccessRequest,
    QWebEngineFrame,
    QWebEngineFullScreenRequest,
    QWebEngineNewWindowRequest,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
    QWebEngineRegisterProtocolHandlerRequest,
    QWebEngineScript,
)

from evidence_desk.browser import scripts

_OWN_WORLD = int(QWebEngineScript.ScriptWorldId.ApplicationWorld.value)
_ANSWERS_MS = 3_000  # how long frames may take to answer one question
_FRAMES = 500


class CapturePage(QWebEnginePage):
    """A page that may show itself, follow http and https, and ask for nothing else."""

    stopped = Signal(str)  # a word of `browser_wire.Refused`
    certificate_asked = Signal(object)  # a deferred QWebEngineCertificateError
    other_window = Signal(QUrl)  # the person followed a link that wanted a window of its own

    def __init__(self, profile: QWebEngineProfile, parent: QObject, *, token: str, label: str) -> None:
        super().__init__(profile, parent)
        self._token = token
        self._label = label
        self.certificateError.connect(self._certificate)
        self.newWindowRequested.connect(self._new_window)
        self.permissionRequested.connect(self._permission)
        self.fullScreenRequested.connect(self._full_screen)
        self.registerProtocolHandlerRequested.connect(self._handler)
        self.fileSystemAccessRequested.connect(self._file_system)
        self.desktopMediaRequested.connect(self._desktop)
        self.selectClientCertificate.connect(self._client_certificate)
        self.setAudioMuted(True)

    # ---- blurred pictures

    def add_scripts(self, *, blurred: bool) -> None:
        """Have every later document begin with pictures blurred, or not."""
        # The profile gives them to every process that runs pages; a page's own do not reach a new one.
        collection = self.profile().scripts()
        collection.clear()
        for world, source in (
            (QWebEngineScript.ScriptWorldId.MainWorld, scripts.guard(on=blurred, token=self._token)),
            (
                QWebEngineScript.ScriptWorldId.ApplicationWorld,
                scripts.pictures(on=blurred, token=self._token, label=self._label),
            ),
        ):
            script = QWebEngineScript()
            script.setWorldId(world)
            script.setInjectionPoint(QWebEngineScript.InjectionPoint.DocumentCreation)
            script.setRunsOnSubFrames(True)
            script.setSourceCode(source)
            collection.insert(script)

    def frames(self) -> Iterator[QWebEngineFrame]:
        """Yield the page's frames, the outermost first; no more than a bounded number."""
        waiting, number = [self.mainFrame()], 0
        while waiting and number < _FRAMES:
            frame = waiting.pop(0)
            number += 1
            yield frame
            waiting += frame.children()

    def ask_frames(self, what: str, then: Callable[[list[Any]], None]) -> None:
        """Ask the script of its own world in every frame; `then` gets the answers, late ones left out.

        Args:
            what: a call, `shown()`.
            then: called once.
        """
        answers: list[Any] = []
        frames = list(self.frames())
        left = len(frames)
        told = False

        def tell() -> None:
            nonlocal told
            if not told:
                told = True
                then(answers)

        def answered(answer: Any) -> None:
            nonlocal left
            left -= 1
            if answer is not None:
                answers.append(answer)
            if left <= 0:
                tell()

        QTimer.singleShot(_ANSWERS_MS, tell)
        for frame in frames:
            frame.runJavaScript(scripts.call(what), _OWN_WORLD, answered)

    def ask_outermost(self, what: str, then: Callable[[Any], None]) -> None:
        """Ask the script of its own world in the outermost frame; `then` gets its answer, None without a script."""
        self.mainFrame().runJavaScript(scripts.call(what), _OWN_WORLD, then)

    def guard_source(self, *, blurred: bool) -> str:
        """Return the script for the page's own world, which blurs from the first paint on."""
        return scripts.guard(on=blurred, token=self._token)

    def make_up_for_scripts(self, *, blurred: bool) -> None:
        """Run the script of its own world in every frame that came to miss it; where it has run it does nothing."""
        source = scripts.pictures(on=blurred, token=self._token, label=self._label)
        for frame in self.frames():
            frame.runJavaScript(source, _OWN_WORLD)

    # ---- what a page asks for and does not get

    def acceptNavigationRequest(
        self, url: QUrl | str, kind: QWebEnginePage.NavigationType, is_main: bool
    ) -> bool:
        """Let the page go to the web, and a frame inside it to what the page itself made."""
        scheme = QUrl(url).scheme().lower()
        if scheme in ("http", "https") or QUrl(url) == QUrl("about:blank"):
            return True
        if not is_main and scheme in ("data", "blob", "about"):
            return True
        self.stopped.emit("file" if scheme in ("file", "qrc", "filesystem") else "scheme")
        return False

    def chooseFiles(
        self,
        mode: QWebEnginePage.FileSelectionMode,
        old_files: Sequence[str],
        accepted: Sequence[str],
    ) -> list[str]:
        """Give no file of this computer to a page."""
        self.stopped.emit("file")
        return []

    def javaScriptAlert(self, origin: QUrl | str, message: str) -> None:
        """Show no box: a page could hold its reader with it."""
        self.stopped.emit("dialog")

    def javaScriptConfirm(self, origin: QUrl | str, message: str) -> bool:
        """Say no: the person was asked by a page and did not see it."""
        self.stopped.emit("dialog")
        return False

    def javaScriptPrompt(self, origin: QUrl | str, message: str, default: str) -> Any:
        """Say nothing."""
        self.stopped.emit("dialog")
        return (False, "")

    def javaScriptConsoleMessage(self, level: object, message: str, line: int, source: str) -> None:
        """Write a page's lines nowhere."""

    def _certificate(self, error: QWebEngineCertificateError) -> None:
        if not error.isOverridable() or not error.isMainFrame():
            error.rejectCertificate()
            return
        kept = QWebEngineCertificateError(error)
        kept.defer()
        self.certificate_asked.emit(kept)

    def _new_window(self, request: QWebEngineNewWindowRequest) -> None:
        if request.isUserInitiated():
            self.other_window.emit(request.requestedUrl())
        else:
            self.stopped.emit("window")

    def _permission(self, permission: QWebEnginePermission) -> None:
        permission.deny()
        self.stopped.emit("permission")

    def _full_screen(self, request: QWebEngineFullScreenRequest) -> None:
        request.reject()
        self.stopped.emit("full-screen")

    def _handler(self, request: QWebEngineRegisterProtocolHandlerRequest) -> None:
        request.reject()
        self.stopped.emit("permission")

    def _file_system(self, request: QWebEngineFileSystemAccessRequest) -> None:
        request.reject()
        self.stopped.emit("file")

    def _desktop(self, request: QWebEngineDesktopMediaRequest) -> None:
        request.cancel()
        self.stopped.emit("permission")

    def _client_certificate(self, selection: QWebEngineClientCertificateSelection) -> None:
        selection.selectNone()
