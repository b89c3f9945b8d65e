"""Opens a page in the Chromium that Qt carries and works it by its keys; run by test_verifier_browser.py as a process.

Arguments: the page, and a JSON list of runs, each {"choose": folder or file, "keys": names of keys to press first,
"script": what to evaluate at the end, "picture": where to save what is seen, "dark": bool}. Prints a JSON list of
{"value", "console", "requests"}.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"  # as root, and in containers, there is none
os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = (
    "--disable-gpu --disable-dev-shm-usage --force-prefers-reduced-motion"
)

from PySide6.QtCore import QEventLoop, Qt, QTimer, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile, QWebEngineUrlRequestInterceptor
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication

WAIT_MS = 60_000


class Requests(QWebEngineUrlRequestInterceptor):
    """Writes down every address that the page asks for."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def interceptRequest(self, info: Any) -> None:
        self.seen.append(info.requestUrl().toString())


class Page(QWebEnginePage):
    """A page that is given its files instead of asking for them."""

    def __init__(self, profile: QWebEngineProfile) -> None:
        super().__init__(profile)
        self.console: list[str] = []
        self.chosen: list[str] = []

    def chooseFiles(self, mode: Any, old: Any, types: Any) -> list[str]:
        return self.chosen

    def javaScriptConsoleMessage(self, level: Any, message: str, line: int, source: str) -> None:
        self.console.append(message)


def evaluate(page: Page, script: str) -> Any:
    loop, answer = QEventLoop(), []

    def heard(value: Any) -> None:
        answer.append(value)
        loop.quit()

    page.runJavaScript(script, 0, heard)
    QTimer.singleShot(WAIT_MS, loop.quit)
    loop.exec()
    return answer[0] if answer else None


def wait_for(page: Page, script: str) -> None:
    for _ in range(WAIT_MS // 50):
        if evaluate(page, script):
            return
        loop = QEventLoop()
        QTimer.singleShot(50, loop.quit)
        loop.exec()
    raise TimeoutError(script)


def run(path: Path, one: dict[str, Any]) -> dict[str, Any]:
    scheme = Qt.ColorScheme.Dark if one.get("dark") else Qt.ColorScheme.Light
    QGuiApplication.styleHints().setColorScheme(scheme)
    requests = Requests()
    profile = QWebEngineProfile()  # off the record
    profile.setUrlRequestInterceptor(requests)
    page = Page(profile)
    page.chosen = [one["choose"]] if one.get("choose") else []
    view = QWebEngineView()
    view.resize(1100, one.get("height", 900))
    view.setPage(page)
    view.show()
    loop = QEventLoop()
    page.loadFinished.connect(loop.quit)
    page.load(QUrl.fromLocalFile(str(path)))
    loop.exec()
    for script in one.get("before", []):
        evaluate(page, script)
    drawn = view.focusProxy()
    assert drawn is not None
    for key in one.get("keys", []):
        QTest.keyClick(drawn, getattr(Qt.Key, f"Key_{key}"))
    if one.get("keys") or one.get("wait"):
        wait_for(page, one.get("wait", "!document.getElementById('result').hidden"))
    value = evaluate(page, one["script"])
    if one.get("picture"):
        loop = QEventLoop()
        QTimer.singleShot(400, loop.quit)
        loop.exec()
        view.grab().save(one["picture"])
    if one.get("print"):
        loop = QEventLoop()
        page.pdfPrintingFinished.connect(loop.quit)
        page.printToPdf(one["print"])
        loop.exec()
    view.close()
    result = {"value": value, "console": page.console, "requests": requests.seen}
    page.deleteLater()
    return result


def main() -> None:
    app = QApplication(sys.argv[:1])
    results = [run(Path(sys.argv[1]), one) for one in json.loads(sys.stdin.read())]
    print(json.dumps(results), flush=True)
    app.processEvents()
    os._exit(0)  # Chromium's processes end with this one


if __name__ == "__main__":
    main()
