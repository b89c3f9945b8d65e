"""Fusion, with the few things drawn otherwise that neither a palette nor a style sheet can say."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QPlainTextEdit,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QWidget,
)

from evidence_desk.ui import icons

if TYPE_CHECKING:
    from evidence_desk.ui.theme import Theme

# Only what the palette cannot say. No font sizes: the person's text size would not reach them.
_SHEET: Final = Template("""
QToolTip { background: $surface; color: $text; border: 1px solid $strong; padding: 4px; }
QMenu { background: $surface; color: $text; border: 1px solid $strong; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border: 1px solid transparent; border-radius: 4px; }
QMenu::item:selected { background: $soft; color: $soft_text; border-color: $soft_line; }
QMenu::item:disabled { color: $dis; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }
QStatusBar::item { border: 0; }
QProgressBar { background: $sunken; border: 1px solid $border; border-radius: 3px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }
QSplitter::handle { background: $border; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $strong; border-radius: 3px; margin: 2px; min-height: 28px; min-width: 28px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QHeaderView::section { background: $window; color: $text; border: 0; border-bottom: 1px solid $border;
    padding: 4px 8px; }
""")


def style_sheet(theme: Theme) -> str:
    """Return the program's one style sheet in a theme's colours."""
    colours = {
        name: getattr(theme, name).name()
        for name in (
            "surface",
            "window",
            "text",
            "strong",
            "border",
            "soft",
            "soft_text",
            "dis",
            "sunken",
            "accent",
        )
    }
    return _SHEET.substitute(colours, soft_line=(theme.accent if theme.is_contrast else theme.soft).name())


_HOLDERS: Final = (QComboBox, QAbstractSpinBox)  # they draw the box of the line edit inside them
_INDICATORS: Final = frozenset(
    {
        QStyle.PixelMetric.PM_IndicatorWidth,
        QStyle.PixelMetric.PM_IndicatorHeight,
        QStyle.PixelMetric.PM_ExclusiveIndicatorWidth,
        QStyle.PixelMetric.PM_ExclusiveIndicatorHeight,
    }
)
_LABEL_GAPS: Final = frozenset(
    {QStyle.PixelMetric.PM_CheckBoxLabelSpacing, QStyle.PixelMetric.PM_RadioButtonLabelSpacing}
)
_FIELD_RADIUS: Final = 6.0
_BOX_RADIUS: Final = 4.0
_COMBO_INDENT: Final = 4


class DeskStyle(QProxyStyle):
    """Fusion, with rounded fields, check boxes and combo boxes in the colours of the theme."""

    def __init__(self) -> None:
        super().__init__("Fusion")
        self.theme: Theme | None = None  # set before anything is painted

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw a part that has no parts of its own."""
        kind = QStyle.PrimitiveElement
        if element == kind.PE_PanelLineEdit:
            if not (widget is not None and isinstance(widget.parent(), _HOLDERS)):
                self._field(option, painter, widget)
        elif element == kind.PE_Frame and isinstance(widget, QPlainTextEdit):
            self._field(option, painter, widget)
        elif element == kind.PE_IndicatorCheckBox:
            self._check(option, painter)
        elif element == kind.PE_IndicatorRadioButton:
            self._radio(option, painter)
        elif element == kind.PE_FrameFocusRect:
            self._focus(option, painter, widget)
        else:
            super().drawPrimitive(element, option, painter, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw a control made of parts."""
        if control == QStyle.ComplexControl.CC_ComboBox and isinstance(option, QStyleOptionComboBox):
            self._field(option, painter, widget)
            theme = self._theme()
            arrow = self.subControlRect(control, option, QStyle.SubControl.SC_ComboBoxArrow, widget)
            colour = theme.sec if option.state & QStyle.StateFlag.State_Enabled else theme.dis
            side = max(14, round(option.fontMetrics.height() * 0.8))
            top = arrow.top() + (arrow.height() - side) / 2
            icons.paint(
                painter, "chevron-down", arrow.left() + (arrow.width() - side) / 2 - 3, top, side, colour
            )
            return
        super().drawComplexControl(control, option, painter, widget)

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        """Return where a part of a control is: the words of a combo box stand where those of a field do."""
        rect: QRect = super().subControlRect(control, option, part, widget)  # type: ignore[arg-type]  # None, says Qt
        if control == QStyle.ComplexControl.CC_ComboBox and part == QStyle.SubControl.SC_ComboBoxEditField:
            rect.adjust(0, 0, -4, 0) if option.direction == Qt.LayoutDirection.RightToLeft else rect.adjust(
                4, 0, 0, 0
            )
        return rect

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        """Return a measure: check boxes grow with the text."""
        if metric in _INDICATORS:
            measures = widget.fontMetrics() if widget is not None else QApplication.fontMetrics()
            return max(16, measures.height() - 2)
        if metric in _LABEL_GAPS:
            return 8
        return super().pixelMetric(metric, option, widget)

    def _theme(self) -> Theme:
        assert self.theme is not None, "the style is used before `theme.apply`"  # noqa: S101  # a bug of ours
        return self.theme

    def _field(self, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
        theme = self._theme()
        enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
        wrong = widget is not None and bool(widget.property("wrong"))
        line = theme.strong
        if not enabled:
            line = theme.dis if theme.is_contrast else theme.border
        elif wrong:
            line = theme.stop
        elif option.state & QStyle.StateFlag.State_HasFocus:
            line = theme.focus
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(line, 1))
        painter.setBrush(theme.surface if enabled else theme.sunken)
        box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, _FIELD_RADIUS, _FIELD_RADIUS)
        painter.restore()

    def _check(self, option: QStyleOption, painter: QPainter) -> None:
        theme = self._theme()
        enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
        on = bool(option.state & QStyle.StateFlag.State_On)
        partly = bool(option.state & QStyle.StateFlag.State_NoChange)
        line, fill = theme.strong, theme.surface
        if not enabled:
            line, fill = theme.dis, theme.sunken
        elif on or partly:
            line = fill = theme.accent
        elif option.state & QStyle.StateFlag.State_MouseOver:
            fill = theme.hover
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(line, 1))
        painter.setBrush(fill)
        box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, _BOX_RADIUS, _BOX_RADIUS)
        if on or partly:
            ink = theme.on_accent if enabled else theme.dis
            side = option.rect.width() - 4
            name = "check" if on else "minus"
            icons.paint(painter, name, box.left() + 1.5, box.top() + 1.5, side, ink, stroke=3)
        painter.restore()

    def _radio(self, option: QStyleOption, painter: QPainter) -> None:
        theme = self._theme()
        enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
        on = bool(option.state & QStyle.StateFlag.State_On)
        fill = theme.surface if enabled else theme.sunken
        if enabled and option.state & QStyle.StateFlag.State_MouseOver:
            fill = theme.hover
        mark = theme.accent if enabled else theme.dis
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(mark if on else theme.strong if enabled else theme.dis, 1))
        painter.setBrush(fill)
        box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawEllipse(box)
        if on:
            inset = box.width() * 0.28
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(mark)
            painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))
        painter.restore()

    def _focus(self, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
        """Draw the focus of what has no ring of its own: rows of lists, tabs, and controls of Qt's."""
        theme = self._theme()
        if not (option.state & QStyle.StateFlag.State_KeyboardFocusChange or theme.is_contrast):
            return
        if widget is not None and widget.property("ringed"):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.focus, theme.focus_width))
        half = theme.focus_width / 2
        painter.drawRoundedRect(
            QRectF(option.rect).adjusted(half, half, -half, -half), _BOX_RADIUS, _BOX_RADIUS
        )
        painter.restore()
