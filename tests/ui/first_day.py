"""What the tests of the first day share: quick derivation, a desk at an empty folder, typing, hunting for secrets."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from evidence_desk.case.keys import Person
from evidence_desk.ui import jobs

_T = TypeVar("_T")
PASSPHRASE = "wet otter reads maps slowly"
OTHER = "eight badgers hum at noon"


def aside(work: Callable[..., _T], *arguments: object) -> _T:
    """Do what a test prepares off the main thread, where the window's own code may touch files."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work, *arguments).result()


def press(qtbot: QtBot, button: QAbstractButton) -> None:
    """Click a button that can be clicked, and wait until what it began has ended."""
    QApplication.processEvents()  # what appeared just now has its place
    assert button.isVisible(), button.text()
    assert button.isEnabled(), button.text()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    quiet(qtbot)


def quiet(qtbot: QtBot) -> None:
    """Wait until no job runs and what it brought is on the screen."""
    qtbot.waitUntil(lambda: not jobs.running_jobs(), timeout=20_000)
    QApplication.processEvents()  # a widget put into a layout is shown by the next event


def type_in(qtbot: QtBot, widget: QWidget, text: str) -> None:
    """Type over what stands in a field."""
    widget.setFocus()
    qtbot.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(widget, Qt.Key.Key_Delete)
    for number, line in enumerate(text.split("\n")):
        if number:
            qtbot.keyClick(widget, Qt.Key.Key_Return)
        qtbot.keyClicks(widget, line)


def forms_of(person: Person, *passphrases: str) -> list[bytes]:
    """Return the secrets of a person, as they could stand in a file."""
    seed = person.signing_key.seed
    texts = [str(person.identity), *passphrases]
    forms = [seed, seed.hex().encode(), base64.b64encode(seed)]
    for text in texts:
        forms += [text.encode(), text.lower().encode(), text.encode("utf-16-le")]
    return forms


def found_in(folder: Path, secrets: Iterable[bytes]) -> list[str]:
    """Return the files below a folder in which a secret stands in clear."""
    wanted = list(secrets)
    return [
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and any(secret in path.read_bytes() for secret in wanted)
    ]
