"""The page that checks a hand-over, in browsers as people have them: Debian's Chromium and Firefox."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from tests.case.conftest import Desk, FrozenClock, add, person, school
from tests.packs.verifier_kit import hand_over

from evidence_desk.case.keys import Person, SchoolFile

__all__ = ["person", "school"]
pytestmark = pytest.mark.conformance
WAIT_S = 60
VERDICT = "document.getElementById('result').dataset.verdict || ''"
TEXT = "document.getElementById('result').innerText"


@pytest.fixture(scope="module")
def bags(tmp_path_factory: pytest.TempPathFactory, person: Person, school: SchoolFile) -> tuple[Path, Path]:
    """A good hand-over and one with a changed original."""
    root = tmp_path_factory.mktemp("browsers")
    desk = Desk(root, person, school, FrozenClock())
    with desk.create() as store:
        add(store, b"the message", kind="message-transcript", media_type="text/plain")
        good = hand_over(store, desk.clock, root / "good", person.signing_key)
    bad = root / "bad"
    shutil.copytree(good, bad)
    (bad / "data/originals/JPS-1.bin").write_bytes(b"the message!")
    return good, bad


# -- Chromium -------------------------------------------------------------------------------------------------


class Chromium:
    """A browser worked through its own pipe: messages of JSON that end with a zero byte."""

    def __init__(self, profile: Path) -> None:
        ours_in, theirs_out = os.pipe()
        theirs_in, ours_out = os.pipe()

        # The shell puts the two ends where the browser looks for them.
        command = ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe"]
        self._process = subprocess.Popen(
            [
                *("bash", "-c", f'exec "$@" 3<&{theirs_in} 4>&{theirs_out}', "bash", *command),
                *("--no-first-run", f"--user-data-dir={profile}", "about:blank"),
            ],
            pass_fds=(theirs_in, theirs_out),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(theirs_in)
        os.close(theirs_out)
        self._in, self._out = os.fdopen(ours_in, "rb"), os.fdopen(ours_out, "wb")
        self._number = 0
        targets = self.send("Target.getTargets")["targetInfos"]
        page = next(one["targetId"] for one in targets if one["type"] == "page")
        self._session: str | None = None
        self._session = self.send("Target.attachToTarget", targetId=page, flatten=True)["sessionId"]

    def send(self, method: str, **params: Any) -> dict[str, Any]:
        self._number += 1
        message = {"id": self._number, "method": method, "params": params}
        if getattr(self, "_session", None):
            message["sessionId"] = self._session
        self._out.write(json.dumps(message).encode() + b"\0")
        self._out.flush()
        while True:
            answer = json.loads(self._read())
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                return dict(answer["result"])

    def _read(self) -> bytes:
        data = bytearray()
        while (byte := self._in.read(1)) != b"\0":
            assert byte, "Chromium went away"
            data += byte
        return bytes(data)

    def evaluate(self, script: str) -> Any:
        return self.send("Runtime.evaluate", expression=script)["result"].get("value")

    def close(self) -> None:
        self._process.terminate()
        self._process.wait(20)
        self._in.close()
        self._out.close()


def wait_for(evaluate: Any, script: str) -> Any:
    end = time.monotonic() + WAIT_S
    while time.monotonic() < end:
        if value := evaluate(script):
            return value
        time.sleep(0.1)
    pytest.fail(f"never: {script}")


@pytest.mark.needs_tool("chromium")
def test_chromium_says_green_and_red(bags: tuple[Path, Path], tmp_path: Path) -> None:
    browser = Chromium(tmp_path / "profile")
    try:
        verdicts = []
        for folder in bags:
            browser.send("Page.navigate", url=(folder / "verify.html").as_uri())
            wait_for(
                browser.evaluate,
                "document.readyState === 'complete' && !!document.getElementById('folder-input')",
            )
            found = browser.send("Runtime.evaluate", expression="document.getElementById('folder-input')")
            browser.send("DOM.setFileInputFiles", files=[str(folder)], objectId=found["result"]["objectId"])
            verdicts.append(wait_for(browser.evaluate, VERDICT))
            text = browser.evaluate(TEXT)
        assert verdicts == ["good", "bad"], text
        assert "Changed: data/originals/JPS-1.bin" in text
    finally:
        browser.close()


# -- Firefox --------------------------------------------------------------------------------------------------


class Firefox:
    """A browser worked through Marionette: messages of JSON, each after its length and a colon."""

    def __init__(self, profile: Path, port: int) -> None:
        profile.mkdir()
        (profile / "user.js").write_text(f'user_pref("marionette.port", {port});\n')
        self._process = subprocess.Popen(
            ["firefox-esr", "--headless", "--marionette", "--no-remote", "--profile", str(profile)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, "HOME": str(profile)},
        )  # fmt: skip
        end = time.monotonic() + WAIT_S
        while True:
            try:
                self._socket = socket.create_connection(("127.0.0.1", port), timeout=WAIT_S)
                break
            except OSError:
                assert time.monotonic() < end, "Firefox does not answer"
                time.sleep(0.3)
        self._number = 0
        self._receive()
        self.send("WebDriver:NewSession", {"capabilities": {}})

    def _receive(self) -> Any:
        size = b""
        while (byte := self._socket.recv(1)) != b":":
            size += byte
        data = bytearray()
        while len(data) < int(size):
            data += self._socket.recv(int(size) - len(data))
        return json.loads(data)

    def send(self, command: str, parameters: dict[str, Any]) -> Any:
        self._number += 1
        message = json.dumps([0, self._number, command, parameters]).encode()
        self._socket.sendall(b"%d:%b" % (len(message), message))
        _, _, error, result = self._receive()
        assert error is None, error
        return result

    def evaluate(self, script: str) -> Any:
        return self.send("WebDriver:ExecuteScript", {"script": f"return {script}", "args": []})["value"]

    def close(self) -> None:
        self._socket.close()
        self._process.terminate()
        self._process.wait(20)


@contextmanager
def firefox(profile: Path) -> Iterator[Firefox]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    browser = Firefox(profile, port)
    try:
        yield browser
    finally:
        browser.close()


@pytest.mark.needs_tool("firefox-esr")
def test_firefox_says_green_and_red(bags: tuple[Path, Path], tmp_path: Path) -> None:
    """Zips: Marionette cannot choose a folder."""
    verdicts = []
    with firefox(tmp_path / "profile") as browser:
        for folder in bags:
            packed = shutil.make_archive(str(tmp_path / folder.name), "zip", folder.parent, folder.name)
            browser.send("WebDriver:Navigate", {"url": (folder / "verify.html").as_uri()})
            found = browser.send(
                "WebDriver:FindElement", {"using": "css selector", "value": "#single-input"}
            )["value"]
            element = next(iter(found.values()))
            browser.send("WebDriver:ElementSendKeys", {"id": element, "text": packed})
            verdicts.append(wait_for(browser.evaluate, VERDICT))
            text = browser.evaluate(TEXT)
    assert verdicts == ["good", "bad"], text
    assert "Changed: data/originals/JPS-1.bin" in text
