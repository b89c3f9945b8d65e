"""Fusion, with the few things drawn otherwise that neither a palette nor a style sheet can say."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QProxyStyle

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
QSplitter::handle { background: $border; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $strong; border-radius: 4px; margin: 2px; min-height: 28px; min-width: 28px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QHeaderView::section { background: $window; color: $text; border: 0; border-bottom: 1px solid $border; padding: 4px 8px; }
""")


def style_sheet(theme: Theme) -> str:
    """Return the program's one style sheet in a theme's colours."""
    colours = {
        name: getattr(theme, name).name()
        for name in ("surface", "window", "text", "strong", "border", "soft", "soft_text", "dis")
    }
    return _SHEET.substitute(colours, soft_line=(theme.accent if theme.is_contrast else theme.soft).name())


class DeskStyle(QProxyStyle):
    """Fusion with a keyboard focus ring, rounded fields and square-cornered ticks in the theme's colours."""

    def __init__(self) -> None:
        super().__init__("Fusion")
