"""The drawings of the window: Lucide outlines in any colour and size, each read once.

Qt draws `currentColor` black, so the word is replaced before rendering.
"""

from __future__ import annotations

import functools
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from evidence_desk.base.files import resource_path

_STROKE: Final = b'stroke-width="2"'
_FOLDER: Final = resource_path("icons")
_names: Final = tuple(sorted(path.stem for path in _FOLDER.glob("*.svg")))


def names() -> tuple[str, ...]:
    """Return the names of the drawings there are."""
    return _names


def read_all() -> None:
    """Read every drawing, in a job right after the start, so that no file is opened while the window is in use."""
    for name in _names:
        _svg(name)


@functools.cache
def _svg(name: str) -> bytes:
    return (_FOLDER / f"{name}.svg").read_bytes()


def pixmap(
    name: str, size: int = 16, colour: QColor | None = None, dpr: float = 1.0, *, stroke: float = 1.75
) -> QPixmap:
    """Return a drawing.

    Args:
        name: of the Lucide icon, e.g. "file-lock-2".
        size: logical pixels, square.
        colour: of the lines; the theme's text colour when None.
        dpr: device pixels in a logical pixel.
        stroke: width of the lines on the drawing's own grid of 24.
    """
    if colour is None:
        from evidence_desk.ui import theme  # noqa: PLC0415  # theme loads the icons

        colour = theme.current().text
    return _drawn(name, size, colour.rgba(), dpr, stroke)


@functools.lru_cache(maxsize=1024)
def _drawn(name: str, size: int, rgba: int, dpr: float, stroke: float) -> QPixmap:
    colour = QColor.fromRgba(rgba)
    svg = _svg(name).replace(b"currentColor", colour.name().encode())
    svg = svg.replace(_STROKE, f'stroke-width="{stroke}"'.encode())
    side = max(1, round(size * dpr))
    drawn = QPixmap(side, side)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setOpacity(colour.alphaF())
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    drawn.setDevicePixelRatio(dpr)
    return drawn


def icon(name: str, size: int = 16, colour: QColor | None = None) -> QIcon:
    """Return a drawing as an icon, sharp at one and two device pixels, faded where it is disabled."""
    from evidence_desk.ui import theme  # noqa: PLC0415  # theme loads the icons

    made = QIcon()
    for dpr in (1.0, 1.25, 1.5, 2.0):
        made.addPixmap(pixmap(name, size, colour, dpr))
        made.addPixmap(pixmap(name, size, theme.current().dis, dpr), QIcon.Mode.Disabled)
    return made


def paint(
    painter: QPainter, name: str, x: float, y: float, size: int, colour: QColor, *, stroke: float = 1.75
) -> None:
    """Paint a drawing with its top left corner at a point."""
    dpr = painter.device().devicePixelRatioF()
    painter.drawPixmap(QRectF(x, y, size, size), pixmap(name, size, colour, dpr, stroke=stroke), QRectF())
