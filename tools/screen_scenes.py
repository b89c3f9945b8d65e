"""The scenes that `tools/screens.py` draws: what a person does to get to each screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from tools.screens import Stage

PASSPHRASE: Final = "wet otter reads maps slowly"  # of the person in the pictures
SCENES: Final[dict[str, Callable[[Stage], None]]] = {}


def scene(name: str) -> Callable[[Callable[[Stage], None]], Callable[[Stage], None]]:
    """Register a scene under the name of its picture."""

    def keep(act: Callable[[Stage], None]) -> Callable[[Stage], None]:
        SCENES[name] = act
        return act

    return keep


def _picture_on_clipboard() -> None:
    image = QImage(540, 900, QImage.Format.Format_RGB32)
    image.fill(QColor("#d7e2dc"))
    mime = QMimeData()
    mime.setImageData(image)
    QApplication.clipboard().setMimeData(mime)


@scene("01-case-gallery")
def gallery(stage: Stage) -> None:
    """A case, its exhibits as cards, the first selected."""
    stage.open_case()


@scene("01b-case-narrow")
def gallery_narrow(stage: Stage) -> None:
    """The same on a small screen."""
    stage.resize(QSize(1093, 614))
    stage.open_case()


@scene("02-case-table")
def table(stage: Stage) -> None:
    """The table with several selected."""
    stage.open_case()
    stage.press("Table")
    stage.command("exhibits")  # the keyboard goes back to the list
    stage.key(Qt.Key.Key_Home)
    for _ in range(3):
        stage.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)


@scene("03-add-gate")
def add_gate(stage: Stage) -> None:
    """A picture was pasted: the stop question."""
    stage.open_case()
    _picture_on_clipboard()
    stage.command("paste")
    stage.settle(500)  # the question takes no answer in its first moments


@scene("03a-add-second-question")
def add_second(stage: Stage) -> None:
    """After No: the short second question."""
    add_gate(stage)
    stage.press("No")
    stage.settle(500)


@scene("03b-add-details")
def add_details(stage: Stage) -> None:
    """Kept; the details."""
    add_second(stage)
    stage.press("No")
    stage.settle()


@scene("03c-add-text")
def add_text(stage: Stage) -> None:
    """Words written down."""
    stage.open_case()
    stage.command("text")


@scene("03d-add-address")
def add_address(stage: Stage) -> None:
    """An address written down."""
    stage.open_case()
    stage.command("address")


@scene("03e-add-nothing")
def add_nothing(stage: Stage) -> None:
    """Nothing usable on the clipboard."""
    stage.open_case()
    QApplication.clipboard().clear()
    stage.command("paste")


@scene("04-classify")
def classify(stage: Stage) -> None:
    """The classify sheet."""
    stage.open_case()
    stage.command("classify")


@scene("05-restricted-record")
def restricted(stage: Stage) -> None:
    """A text record and whom to call."""
    stage.open_case()
    stage.command("restricted")


@scene("06-viewer")
def viewer(stage: Stage) -> None:
    """The viewer, still blurred."""
    stage.open_case()
    stage.command("open_exhibit")


@scene("06b-viewer-shown")
def viewer_shown(stage: Stage) -> None:
    """The viewer after Show picture."""
    viewer(stage)
    stage.press("Show picture")


def _section(name: str) -> Callable[[Stage], None]:
    def act(stage: Stage) -> None:
        stage.open_case()
        stage.command(name)
        stage.settle(700)  # what is drawn a moment after the last change

    return act


for _number, _name in enumerate(("timeline", "concern", "people", "actions", "log", "packs")):
    SCENES[f"2{_number}-{_name}"] = _section(_name)

for _name in ("cases", "search", "verify"):
    SCENES[f"30-{_name}"] = _section(_name)
for _name in (
    "readers",
    "settings",
    "change_passphrase",
    "move_keys",
    "school_sheets",
    "switch_person",
    "shortcuts",
):
    SCENES[f"40-{_name.replace('_', '-')}"] = _section(_name)


@scene("31-search-found")
def search_found(stage: Stage) -> None:
    """A search that finds."""
    stage.open_case()
    stage.command("search")
    stage.type("locker")
    stage.settle()


@scene("13a-unlock")
def unlock(stage: Stage) -> None:
    """Locked."""
    stage.window.lock()


@scene("13b-no-cases")
def no_cases(stage: Stage) -> None:
    """Nothing was opened yet."""
    stage.command("cases")


@scene("41-new-case")
def new_case(stage: Stage) -> None:
    """A new case: the first question."""
    stage.command("new_case")


@scene("42-hidden")
def hidden(stage: Stage) -> None:
    """The screen is hidden."""
    stage.open_case()
    stage.command("hide")


@scene("43-locked-for-police")
def locked_for_police(stage: Stage) -> None:
    """One press locked an exhibit."""
    stage.open_case()
    stage.command("should_not_be_here")
