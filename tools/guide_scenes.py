"""The pictures of the README and the guide, and the table of keys: `python -m tools.screens --guide docs/images`."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit, QWidget

from tools import scenes_chat, scenes_packs, scenes_page, scenes_plan, scenes_staff, scenes_statistics
from tools import screen_scenes as scenes

if TYPE_CHECKING:
    from tools.screens import Stage

    from evidence_desk.ui.dialogs.shortcuts import Group

PICTURES: Final[dict[str, Callable[[Stage], None]]] = {
    "gallery": scenes.gallery,
    "stop-question": scenes.add_gate,
    "page": scenes_page.kept,
    "chat": scenes_chat.chosen,
    "details": scenes.add_details,
    "classify": scenes.classify,
    "viewer": scenes.viewer,
    "text-record": scenes.restricted,
    "locked-for-police": scenes.locked_for_police,
    "pack": scenes.SCENES["25-packs"],
    "hand-over": scenes_packs.hand_over,
    "timeline": scenes.SCENES["20-timeline"],
    "actions": scenes_plan.plan,
    "governors": scenes_statistics.governors,
    "staff-form": scenes_staff.staff_form,
    "staff-receipt": scenes_staff.staff_receipt,
}
PICTURE_BYTES_MAX: Final = 150_000
_EXACT: Final = 128  # colours kept exactly: those of the look
KEYS_BEGIN, KEYS_END = "<!-- keys -->", "<!-- end of keys -->"


def picture(name: str) -> Callable[[Callable[[Stage], None]], Callable[[Stage], None]]:
    """Register what is to be done for a picture."""

    def keep(act: Callable[[Stage], None]) -> Callable[[Stage], None]:
        PICTURES[name] = act
        return act

    return keep


@picture("first-day")
def first_day(stage: Stage) -> None:
    """The first run: who it is."""
    stage.window.lock()
    stage.settle()
    stage.press("Lost the passphrase")
    stage.press("Make new keys…")
    stage.press("Continue")
    _first_field(stage.window).setText("Sam Okafor")


@picture("drill")
def drill(stage: Stage) -> None:
    """The school's sheets, tried and proved."""
    stage.command("school_sheets")
    field = _first_field(stage.sheet())
    field.setText(str(stage.folder / "sheets"))
    stage.press("Read these sheets")
    field.clear()  # where they lie on this computer says nothing


def _first_field(inside: QWidget) -> QLineEdit:
    return next(edit for edit in inside.findChildren(QLineEdit) if edit.isVisible())


@picture("table")
def table(stage: Stage) -> None:
    """Several selected in the table."""
    stage.open_case()
    stage.press("Table")
    stage.command("exhibits")
    stage.key(Qt.Key.Key_Home)
    for _ in range(3):
        stage.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)


@picture("handling-log")
def handling_log(stage: Stage) -> None:
    """The handling log with a line explained."""
    stage.open_case()
    stage.command("log")
    stage.settle(700)  # it reads on and goes to its end
    stage.key(Qt.Key.Key_Down)


def save_small(image: QImage, path: Path) -> None:
    """Save a picture of a screen with 256 colours: the frequent ones as they are, the rest nearly so."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt takes a word
    whole = Image.open(io.BytesIO(buffer.data().data())).convert("RGB")
    data = whole.tobytes()
    pixels = [data[at : at + 3] for at in range(0, len(data), 3)]
    frequent = {colour: index for index, (colour, _) in enumerate(Counter(pixels).most_common(_EXACT))}
    spread = whole.quantize(256 - _EXACT, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    near = spread.tobytes()
    small = Image.frombytes(
        "P",
        whole.size,
        bytes(frequent.get(pixel, _EXACT + index) for pixel, index in zip(pixels, near, strict=True)),
    )
    colours = b"".join(frequent).ljust(3 * _EXACT, b"\0")
    small.putpalette([*colours, *(spread.getpalette() or [])])
    small.save(path, optimize=True)


def keys_table(groups: Iterable[Group]) -> str:
    """Return the sheet of keys as Markdown."""
    lines = ["| | what | keys |", "|---|---|---|"]
    for group in groups:
        for number, (what, key) in enumerate(group.keys):
            lines.append(f"| {group.title if number == 0 else ''} | {what} | {key} |")
    return "\n".join(lines)


def with_keys(page: str, table_text: str) -> str:
    """Return a page whose table of keys was replaced."""
    before, _, rest = page.partition(KEYS_BEGIN)
    _, _, after = rest.partition(KEYS_END)
    return f"{before}{KEYS_BEGIN}\n\n{table_text}\n\n{KEYS_END}{after}"
