"""What the viewer says about an exhibit before anything of it is seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject

from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.capture.show import CannotShow, ShowingStopped
from evidence_desk.case.gate import awaits_answer
from evidence_desk.case.grades import grade_of
from evidence_desk.case.state import Case
from evidence_desk.case.values import Exhibit
from evidence_desk.policy.model import Policy
from evidence_desk.ui.forms import Form, form_of
from evidence_desk.ui.widgets import dates

_TURNED: Final = 5  # from this Exif orientation on, width and height change places
_PAGE: Final = (210, 297)
_MAY_UPSET: Final = "contact.sexual"
_SELF_HARM: Final = "self-harm"


@dataclass(frozen=True, slots=True)
class Said:
    """Drawing, title and detail of the cover, and the words of its button ("" for none)."""

    icon: str
    title: str
    detail: str = ""
    button: str = ""


class CoverWords(QObject):
    """Finds the words for each kind of exhibit and each state."""

    def of(
        self, exhibit: Exhibit, form: Form, locked: frozenset[str], error: EvidenceDeskError | None
    ) -> Said:
        """Return what to say about an exhibit that is not revealed.

        Args:
            form: how it may be shown; "none" when it may not.
            locked: ids locked ahead of the record.
            error: what went wrong the last time it was to be shown.
        """
        if exhibit.status != "held" or exhibit.id in locked or exhibit.kind == "restricted-record":
            return self._closed(exhibit, locked)
        if awaits_answer(exhibit):
            return Said(
                "shield-question-mark",
                self.tr("Came by a sealed drop"),
                self.tr("Its sender answered the stop question. It stays closed until you answer it too."),
                self.tr("Answer the stop question"),
            )
        if error is not None:
            return self._failed(error, form)
        match form:
            case "picture":
                return Said("eye-off", "", button=self.tr("Show picture"))
            case "pdf":
                return Said("eye-off", "", button=self.tr("Show the pages"))
            case "text" if exhibit.kind == "url":
                detail = self.tr("Do not open the link to check.")
                return Said(
                    "link", self.tr("A web address, kept as words"), detail, self.tr("Show the address")
                )
            case "text":
                return Said("message-square-text", self.tr("Words, hidden"), button=self.tr("Show the words"))
            case "sound":
                detail = self.tr("It opens without sound and does not start by itself.")
                return Said(
                    "audio-lines", self.tr("A sound recording"), detail, self.tr("Open the recording")
                )
            case "film":
                detail = self.tr("It opens without sound and does not start by itself.")
                return Said("camera", self.tr("A film"), detail, self.tr("Open the film"))
        return Said("file", self.tr("Kept as it is. This file cannot be shown here."))

    def spoken(self, case: Case, exhibit: Exhibit) -> str:
        """Return what a screen reader says of a picture, which has no words of its own."""
        when = dates.local_text(exhibit.captured_at.utc)
        return self.tr("{ref}. {caption}. Added {when}. Grade {grade}.").format(
            ref=exhibit.ref, caption=exhibit.caption, when=when, grade=grade_of(case, exhibit)
        )

    def _closed(self, exhibit: Exhibit, locked: frozenset[str]) -> Said:
        if exhibit.kind == "restricted-record":
            return Said("octagon-x", self.tr("Text record only"), self.tr("There is no file to show."))
        if exhibit.status == "locked" or exhibit.id in locked:
            title = self.tr("Locked for police")
            return Said("octagon-x", title, self.tr("Nobody can open it here. Nothing was deleted."))
        if exhibit.status == "erased":
            return Said("x", self.tr("Destroyed or erased"), self.tr("Only its record is left."))
        return Said("file-warning", self.tr("Damaged"), exhibit.status_reason)

    def _failed(self, error: EvidenceDeskError, form: Form) -> Said:
        again = self.tr("Try again") if isinstance(error, ShowingStopped) else ""
        if not isinstance(error, CannotShow) or again:
            return Said("file-warning", error.user_message, button=self.tr("Try again"))
        if form == "picture":
            title = self.tr(
                "This picture is damaged or of a kind we do not open. The file is kept unaltered."
            )
        else:
            title = self.tr("This file is damaged or of a kind we do not open. The file is kept unaltered.")
        return Said("file-warning", title, self.tr("It could not be shown: {why}.").format(why=error.why))


def kind_of(exhibit: Exhibit) -> str:
    """Return the kind as lists name it."""
    if exhibit.kind == "restricted-record":
        return "restricted"
    if exhibit.kind == "url":
        return "link"
    named = {"picture": "picture", "text": "text", "sound": "sound", "film": "film"}
    return named.get(form_of(exhibit), "file")


def size_of(exhibit: Exhibit) -> tuple[int, int]:
    """Return the size of a picture as it was found, or one that only has the usual shape."""
    if form_of(exhibit) == "pdf":
        return _PAGE
    found = exhibit.inspection
    width, height = found.get("width"), found.get("height")
    if not isinstance(width, int) or not isinstance(height, int) or width < 1 or height < 1:
        return 4, 3
    return (height, width) if found.get("orientation", 1) >= _TURNED else (width, height)


def may_upset(policy: Policy, exhibit: Exhibit) -> bool:
    """Return whether a warning comes before an exhibit: sexual contact, and cells about self-harm."""
    cells = exhibit.classification.cells if exhibit.classification is not None else ()
    for name in cells:
        cell = policy.matrix.cells.get(name)
        if name == _MAY_UPSET or (cell is not None and _SELF_HARM in cell.examples):
            return True
    return False
