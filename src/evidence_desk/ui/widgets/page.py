"""The base of every place, section and view of the window."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from evidence_desk.ui.desk import Desk
from evidence_desk.ui.session import CaseSession


class Page(QWidget):
    """One page of the centre. It follows the session it is given and forgets what it showed when told to."""

    error = Signal(object)  # an EvidenceDeskError the frame shows as a notice
    said = Signal(str)  # words for the status bar, also said aloud

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.session: CaseSession | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, False)
        self.setAutoFillBackground(True)

    def set_session(self, session: CaseSession | None) -> None:
        """Follow another case, or none; with none everything shown is wiped."""
        if self.session is not None:
            self.session.changed.disconnect(self.refresh)
        self.session = session
        if session is None:
            self.wipe()
            return
        session.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the case as it stands now."""

    def wipe(self) -> None:
        """Forget everything sharp or personal that is shown: on F9, lock and close."""

    def focus_first(self) -> None:
        """Put the keyboard where work on this page begins."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
