"""“It is going now”: the question, the whole screen, and on to the page; details wait until there is time."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication

from evidence_desk.ui.dialogs.add import AddSheet

_LONGEST = 8_192  # characters; a longer text is no address


class GoingSheet(AddSheet):
    """As the add sheet, without its second step."""

    went_on = Signal()  # the screen is kept

    def begin(self) -> None:
        """Ask, and say in the title what follows."""
        super().begin()
        self.set_title(self.tr("It is going now: first the screen, then the page"), "zap")

    def go_on(self) -> None:
        """Leave: what was kept is safe, the page is next."""
        self.accept()
        self.went_on.emit()


def copied_address() -> str:
    """Return the web address on the clipboard, or nothing; words hold no picture, so they need no answer."""
    mime = QGuiApplication.clipboard().mimeData()
    text = mime.text().strip() if mime is not None and mime.hasText() else ""
    is_one = text.lower().startswith(("http://", "https://")) and len(text) <= _LONGEST
    return text if is_one and not any(c.isspace() for c in text) else ""
