"""How an exhibit is painted as a card of the gallery: blurred, or in words that stand for what is not shown."""

from __future__ import annotations

import itertools
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from evidence_desk.ui import icons, marks, theme
from evidence_desk.ui.delegates import ExhibitDelegate, Index
from evidence_desk.ui.pictures import Pictures
from evidence_desk.ui.rows import ICONS, ExhibitRow

PREVIEW_HEIGHT: Final = 84
CARD_GAP: Final = 12
_PAD: Final = 10
_RADIUS: Final = 8.0
_CARDS_KEPT: Final = 96  # painted cards; about 150 KB each, four times that on a fine screen
_LINES_KEPT: Final = 2000  # wrapped captions
_BARS: Final = (
    (0.72, 0.48, 0.62, 0.36),
    (0.58, 0.78, 0.4, 0.66),
    (0.8, 0.52, 0.7, 0.3),
    (0.44, 0.68, 0.56, 0.74),
)
_STATE_ICONS: Final = {
    "restricted": "octagon-x",
    "locked": "octagon-x",
    "damaged": "file-warning",
    "erased": "x",
}


class CardDelegate(ExhibitDelegate):
    """One card: what it looks like, blurred; what it is; when; how it is classified."""

    def __init__(self, parent: QWidget, pictures: Callable[[], Pictures | None]) -> None:
        super().__init__(parent)
        self._pictures = pictures  # of the open case; None when there is none
        self._lines: dict[tuple[str, int], list[str]] = {}
        self.cell = QSize(204, 202)  # the view sets it with its grid
        self._kept: OrderedDict[str, tuple[tuple[object, ...], QPixmap]] = OrderedDict()
        self.revealed: dict[str, QImage] = {}  # sharp pixels of the one exhibit shown in place, if any
        self.chip_words = (self.tr("Show picture"), self.tr("Hide picture"), self.tr("Space"))

    def take_look(self) -> None:
        """Follow the theme."""
        super().take_look()
        self._lines.clear()
        self._kept.clear()

    def forget(self) -> None:
        """Forget captions and pixels."""
        self._lines.clear()
        self._kept.clear()
        self.revealed.clear()

    def card_height(self) -> int:
        """Return a card's height: the preview, and five lines of text."""
        body, small = self.look_now.height("body"), self.look_now.height("small")
        return PREVIEW_HEIGHT + 1 + 6 + body + 2 * (body - 1) + 2 + small + 2 + max(small, 16) + _PAD

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a cell of the grid: icon mode centres what is smaller."""
        return self.cell

    @staticmethod
    def card_box(cell: QRect) -> QRect:
        """Return the card inside its cell of the grid."""
        half = CARD_GAP // 2
        return cell.adjusted(half, half, -half, -half)

    @staticmethod
    def preview_box(card: QRect) -> QRect:
        """Return the preview's place in a card."""
        return QRect(card.left(), card.top(), card.width(), PREVIEW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a card; one that is neither selected nor has the keyboard is painted once and then copied."""
        row = self.row(index)
        state = QStyle.StateFlag
        chosen = bool(option.state & state.State_Selected)
        painter.save()
        if chosen or option.state & state.State_HasFocus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_card(painter, option.rect, row, chosen=chosen)
            self._paint_focus(painter, self.card_box(option.rect), option)
        else:
            painter.drawPixmap(option.rect.topLeft(), self._painted(painter, option.rect.size(), row))
        painter.restore()

    def _painted(self, painter: QPainter, size: QSize, row: ExhibitRow) -> QPixmap:
        """Return a card as pixels, from the last time where nothing of it has changed."""
        ratio = painter.device().devicePixelRatioF()
        pictures = self._pictures() if row.preview == "picture" else None
        blurred = (
            pictures.preview(row.id, self.preview_box(self.card_box(QRect(QPoint(), size))).size(), ratio)
            if pictures is not None
            else None
        )
        key = (row, size.width(), size.height(), ratio, blurred.cacheKey() if blurred is not None else 0)
        kept = self._kept.get(row.id)
        if kept is not None and kept[0][0] is row and kept[0][1:] == key[1:]:
            self._kept.move_to_end(row.id)
            return kept[1]
        drawn = QPixmap(size * ratio)
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(self.look_now.colours.window)  # opaque: copied without blending
        inner = QPainter(drawn)
        inner.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_card(inner, QRect(QPoint(), size), row, chosen=False)
        inner.end()
        self._kept[row.id] = (key, drawn)
        if len(self._kept) > _CARDS_KEPT:
            self._kept.popitem(last=False)
        return drawn

    def _paint_card(self, painter: QPainter, cell: QRect, row: ExhibitRow, *, chosen: bool) -> None:
        card = self.card_box(cell)
        self._paint_ground(painter, card, row)
        self._paint_preview(painter, self.preview_box(card), row, chosen=chosen)
        self._paint_words(painter, card, row)
        self._paint_outline(painter, card, row, chosen=chosen)

    # -- ground and outline ------------------------------------------------------------------------------------------

    def _paint_ground(self, painter: QPainter, card: QRect, row: ExhibitRow) -> None:
        colours = self.look_now.colours
        path = QPainterPath()
        path.addRoundedRect(QRectF(card), _RADIUS, _RADIUS)
        painter.fillPath(path, colours.card)
        painter.save()
        painter.setClipPath(path)
        top = self.preview_box(card)
        fills = {"restricted": colours.stop_soft, "locked": colours.stop_soft, "damaged": colours.warn_soft}
        painter.fillRect(top, fills.get(row.state, colours.sunken))
        if row.preview == "picture":
            self._paint_picture(painter, top, row)
        painter.restore()
        painter.fillRect(QRect(top.left(), top.bottom() + 1, top.width(), 1), self._line(row))

    def _line(self, row: ExhibitRow) -> QColor:
        colours = self.look_now.colours
        lines = {
            "restricted": colours.stop_border,
            "locked": colours.stop_border,
            "damaged": colours.warn_border,
        }
        return lines.get(row.state, colours.border)

    def _paint_outline(self, painter: QPainter, card: QRect, row: ExhibitRow, *, chosen: bool) -> None:
        colours = self.look_now.colours
        width = 2.0 if chosen else 1.0
        half = width / 2
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colours.accent if chosen else self._line(row), width))
        painter.drawRoundedRect(QRectF(card).adjusted(half, half, -half, -half), _RADIUS, _RADIUS)

    def _paint_focus(self, painter: QPainter, card: QRect, option: QStyleOptionViewItem) -> None:
        """Paint the ring around the card that has the keyboard."""
        colours, state = self.look_now.colours, QStyle.StateFlag
        by_keys = bool(option.state & state.State_KeyboardFocusChange) or colours.is_contrast
        if option.state & state.State_HasFocus and by_keys:
            ring = colours.focus_width
            out = 2 + ring / 2
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colours.focus, ring))
            painter.drawRoundedRect(QRectF(card).adjusted(-out, -out, out, out), _RADIUS + 2, _RADIUS + 2)

    # -- preview -----------------------------------------------------------------------------------------------------

    def _paint_picture(self, painter: QPainter, box: QRect, row: ExhibitRow) -> None:
        sharp = self.revealed.get(row.id)
        if sharp is not None:
            painter.drawImage(QRectF(box), sharp, _covering(sharp, box))
            return
        pictures = self._pictures()
        if pictures is None:
            return
        blurred = pictures.preview(row.id, box.size(), painter.device().devicePixelRatioF())
        if blurred is not None:
            painter.drawImage(QRectF(box), blurred)

    def _why_not(self, row: ExhibitRow) -> bool:
        pictures = self._pictures()
        return pictures is not None and bool(pictures.why_not(row.id))

    def _paint_preview(self, painter: QPainter, box: QRect, row: ExhibitRow, *, chosen: bool) -> None:
        match row.preview:
            case "picture" if self._why_not(row):
                self._paint_state(painter, box, row)
            case "picture":
                if chosen:
                    self._paint_chip(painter, self.chip_box(box, row), row)
                elif row.id not in self.revealed:
                    self._paint_eye(painter, box)
            case "bars" | "link":
                self._paint_bars(painter, box, row)
            case "file":
                side = 2 * self.look_now.icon
                at = box.center()
                ink = self.look_now.colours.sec
                icons.paint(painter, "file", at.x() - side / 2, at.y() - side / 2, side, ink)
            case _:
                self._paint_state(painter, box, row)
        if row.tag:
            self._paint_tag(painter, box, row.tag)

    def chip_box(self, preview: QRect, row: ExhibitRow) -> QRect:
        """Return where *Show picture* stands on a selected card."""
        width = self._chip_width(row, with_key=True)
        if width > preview.width() - 16:
            width = self._chip_width(row, with_key=False)
        height = max(28, self.look_now.height("small") + 12)
        box = QRect(0, 0, min(width, preview.width() - 8), height)
        box.moveCenter(preview.center())
        if row.id in self.revealed:  # out of the way of what is looked at
            box.moveBottomRight(preview.bottomRight() - QPoint(6, 6))
        return box

    def _chip_width(self, row: ExhibitRow, *, with_key: bool) -> int:
        show, hide, key = self.chip_words
        metrics = self.look_now.metrics["small"]
        width = (
            20 + self.look_now.icon + 8 + metrics.horizontalAdvance(hide if row.id in self.revealed else show)
        )
        return width + 8 + metrics.horizontalAdvance(key) if with_key else width

    def _paint_chip(self, painter: QPainter, box: QRect, row: ExhibitRow) -> None:
        look = self.look_now
        show, hide, key = self.chip_words
        shown = row.id in self.revealed
        words = hide if shown else show
        self._dark_box(painter, box, opaque=True)
        ink = look.colours.paper
        left = box.left() + 10
        icon = "eye-off" if shown else "eye"
        icons.paint(painter, icon, left, box.center().y() + 1 - look.icon / 2, look.icon, ink)
        left += look.icon + 8
        self.one_line(painter, QRect(left, box.top(), box.right() - left, box.height()), words, "small", ink)
        left += look.metrics["small"].horizontalAdvance(words) + 8
        if left + look.metrics["small"].horizontalAdvance(key) < box.right():
            faded = QColor(ink)
            faded.setAlphaF(0.75)
            self.one_line(
                painter, QRect(left, box.top(), box.right() - left, box.height()), key, "small", faded
            )

    def _paint_eye(self, painter: QPainter, box: QRect) -> None:
        side = self.look_now.icon + 10
        spot = QRect(box.left() + 8, box.bottom() - 7 - side, side, side)
        self._dark_box(painter, spot, opaque=False)
        icons.paint(
            painter,
            "eye-off",
            spot.left() + 5,
            spot.top() + 5,
            self.look_now.icon,
            self.look_now.colours.paper,
        )

    def _paint_tag(self, painter: QPainter, box: QRect, words: str) -> None:
        metrics = self.look_now.metrics["key"]
        width, height = metrics.horizontalAdvance(words) + 14, metrics.height() + 4
        spot = QRect(box.right() - 7 - width, box.bottom() - 7 - height, width, height)
        self._dark_box(painter, spot, opaque=False)
        painter.setFont(self.look_now.fonts["key"])
        painter.setPen(self.look_now.colours.paper)
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, words)

    def _dark_box(self, painter: QPainter, box: QRect, *, opaque: bool) -> None:
        """Paint what stands on a picture: dark in every theme, solid with a line in high contrast."""
        colours = self.look_now.colours
        fill = QColor(colours.scrim)
        fill.setAlpha(255 if colours.is_contrast else 235 if opaque else 150)
        painter.setBrush(fill)
        painter.setPen(QPen(colours.text, 1) if colours.is_contrast else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)

    def _paint_bars(self, painter: QPainter, box: QRect, row: ExhibitRow) -> None:
        """Paint bars in place of words: what was written or said is read in the viewer, not over a shoulder."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look_now.colours.mx)
        widths = _BARS[row.ref_key[1] % len(_BARS)]
        for number, part in enumerate(widths[:2] if row.preview == "link" else widths):
            bar = QRectF(box.left() + 12, box.top() + 13 + number * 13, (box.width() - 24) * part, 5)
            painter.drawRoundedRect(bar, 2.5, 2.5)

    def _paint_state(self, painter: QPainter, box: QRect, row: ExhibitRow) -> None:
        colours = self.look_now.colours
        words = {
            "restricted": self.tr("Text record only"),
            "locked": self.tr("Locked for police"),
            "damaged": self.tr("Damaged"),
            "erased": self.tr("Destroyed or erased"),
        }.get(row.state)
        if words is None:
            waiting = row.preview == "waiting"
            words = (
                self.tr("Kept. Preview waits until the computer is idle")
                if waiting
                else self.tr("Kept as it is. This file cannot be shown here.")
            )
            painter.setFont(self.look_now.fonts["small"])
            painter.setPen(colours.sec)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(box.adjusted(12, 4, -12, -4), flags, words)
            return
        ink = {"damaged": colours.warn, "erased": colours.sec}.get(row.state, colours.stop)
        side = theme.scaled(20)
        height = side + 6 + self.look_now.height("small")
        top = box.center().y() - height // 2 + 1
        icons.paint(painter, _STATE_ICONS[row.state], box.center().x() - side / 2, top, side, ink)
        painter.setFont(_bold(self.look_now.fonts["small"]))
        painter.setPen(ink)
        line = QRect(box.left() + 4, top + side + 4, box.width() - 8, self.look_now.height("small") + 4)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, words)

    # -- words -------------------------------------------------------------------------------------------------------

    def _paint_words(self, painter: QPainter, card: QRect, row: ExhibitRow) -> None:
        look, colours = self.look_now, self.look_now.colours
        body, small = look.height("body"), look.height("small")
        left, width = card.left() + _PAD, card.width() - 2 * _PAD
        top = card.top() + PREVIEW_HEIGHT + 1 + 6
        self._paint_head(painter, QRect(left, top, width, body), row)
        top += body
        painter.setFont(look.fonts["body"])
        painter.setPen(colours.text)
        for number, line in enumerate(self._wrapped(row.caption, width)):
            box = QRect(left, top + number * (body - 1), width, body)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line)
        top += 2 * (body - 1) + 2
        self.one_line(painter, QRect(left, top, width, small), row.when, "small", colours.sec)
        top += small + 2
        foot = QRect(left, top, width, max(small, 16))
        if row.foot:
            ink = colours.warn if row.waits_for_police else colours.ok
            icon = "clock-alert" if row.waits_for_police else "phone-call"
            icons.paint(painter, icon, left, foot.center().y() + 1 - look.icon / 2, look.icon, ink)
            self.one_line(painter, foot.adjusted(look.icon + 6, 0, 0, 0), row.foot, "small", ink)
        elif row.state in {"held", "damaged"}:
            self.paint_policy(painter, foot, row, "small")

    def _paint_head(self, painter: QPainter, box: QRect, row: ExhibitRow) -> None:
        look, colours = self.look_now, self.look_now.colours
        right = box.right()
        if row.grade:
            size = marks.grade_size()
            right -= size.width()
            marks.paint_grade(painter, QPointF(right, box.center().y() + 1 - size.height() / 2), row.grade)
            right -= 6
        self.one_line(
            painter,
            QRect(box.left(), box.top(), right - box.left(), box.height()),
            row.ref,
            "bold",
            colours.text,
        )
        left = box.left() + look.metrics["bold"].horizontalAdvance(row.ref) + 8
        if left + look.icon < right:
            icons.paint(
                painter, ICONS[row.kind], left, box.center().y() + 1 - look.icon / 2, look.icon, colours.sec
            )
        left += look.icon + 6
        if right - left > 2 * look.metrics["small"].averageCharWidth():
            kind = QRect(left, box.top(), right - left, box.height())
            self.one_line(painter, kind, row.kind_text, "small", colours.sec)

    def _wrapped(self, text: str, width: int) -> list[str]:
        """Return at most two lines; `elidedText` alone cuts after one."""
        key = (text, width)
        found = self._lines.get(key)
        if found is None:
            if len(self._lines) > _LINES_KEPT:
                self._lines.clear()
            found = self._lines[key] = two_lines(text, width, self.look_now.fonts["body"])
        return found


def two_lines(text: str, width: int, font: QFont) -> list[str]:
    """Return a text in at most two lines of a width, the second cut with three dots."""
    text = " ".join(text.split())
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    for _ in range(2):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    # Qt counts in UTF-16 units, Python in characters: an emoji is two of the one and one of the other.
    units = text.encode("utf-16-le")
    pieces = [units[2 * at : 2 * end].decode("utf-16-le", "ignore") for at, end in itertools.pairwise(starts)]
    last = units[2 * starts[-1] :].decode("utf-16-le", "ignore") if starts else ""
    lines = [*pieces, QFontMetrics(font).elidedText(last, Qt.TextElideMode.ElideRight, width)]
    return [line.rstrip() for line in lines if line]


def _covering(image: QImage, box: QRect) -> QRectF:
    """Return the part of a picture, from its top, that fills a box without stretching."""
    width, height = image.width(), image.height()
    if width * box.height() > height * box.width():
        part = height * box.width() / box.height()
        return QRectF((width - part) / 2, 0, part, height)
    return QRectF(0, 0, width, width * box.height() / box.width())


def _bold(font: QFont) -> QFont:
    heavy = QFont(font)
    heavy.setWeight(QFont.Weight.DemiBold)
    return heavy
