"""The one place that turns an error into a notice: what happened, what was kept, what to do.

The words of an error are written for both shells. Here they are sorted into the three parts, the ways of the command
line are left out, and kinds of error with a story of their own get it. The details for IT hold no names.
"""

from __future__ import annotations

import platform
import re
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_desk import __version__
from evidence_desk.base.clock import SystemClock, utc_text
from evidence_desk.base.errors import (
    BehindAnchor,
    BundleError,
    Cancelled,
    CannotWrite,
    EvidenceDeskError,
    GateRefused,
    InUse,
    KeyUnavailable,
    NewerFormat,
    NotABundle,
    NotFound,
    TamperedBundle,
    UnexpectedError,
)
from evidence_desk.ui.widgets import dates
from evidence_desk.ui.widgets.buttons import IconButton, LinkButton
from evidence_desk.ui.widgets.fields import TextEdit
from evidence_desk.ui.widgets.notes import Icon, Label, Line, SecLabel
from evidence_desk.ui.widgets.sheet import Sheet

_KEPT: Final = re.compile(
    r"(Nothing|Everything|What was saved|The case is unchanged|The old one|They stay|It stays|Your last saved)\b"
)
_TO_DO: Final = re.compile(
    r"(Add|Answer|Ask|Check|Choose|Close|Compare|Copy|Delete|Export|Find|Free|Give|If|Install|It was not opened|Keep"
    r"|Leave|Make|Name|Open|Press|Restore|Save|Split|Take|Tell|Try|Use|Wait|Write|Is the stick in)\b"
)
_SENTENCE: Final = re.compile(r"(?<=[.?!])\s+(?=[A-Z“])")
_BRACKETED_COMMAND: Final = re.compile(r" \((?:see )?edesk [^)]*\)")
_MEMBER: Final = re.compile(
    r"[bm]/([0-9]{1,15})\.age"
)  # how the container names an entry, and an exhibit's bytes
_COMMAND: Final = re.compile(r"\bedesk\b|(?<!\w)--[a-z]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What a notice says. Empty parts are left out."""

    title: str  # the fact
    happened: str
    kept: str = ""
    to_do: str = ""
    icon: str = "circle-alert"
    ink: str = "stop"  # a colour of the theme
    code: int = 0  # exit code of the same error on the command line; 0 for none
    details: str = ""  # for IT, free of names


def notice_for(error: EvidenceDeskError, extent: str = "") -> Notice:
    """Return what a notice says about an error; `extent` says how far damage goes, where that is known."""
    happened, kept, to_do = split(error.user_message)
    title, icon, ink = _head(error)
    if isinstance(error, TamperedBundle):
        happened, kept, to_do = _damaged(error, extent)
    elif isinstance(error, BehindAnchor):
        happened, kept, to_do = _older(error)
    elif isinstance(error, InUse):
        happened, kept, to_do = _in_use(error)
    elif isinstance(error, UnexpectedError):
        happened, kept, to_do = _fault_of_ours()
    elif not isinstance(error, Cancelled):
        kept = kept or QCoreApplication.translate("Notices", "Everything that was called saved is saved.")
    return Notice(
        title=title,
        happened=happened,
        kept=kept,
        to_do=to_do,
        icon=icon,
        ink=ink,
        code=error.exit_code,
        details=_details(error),
    )


def split(message: str) -> tuple[str, str, str]:
    """Return an error's sentences as what happened, what was kept and what to do.

    Sentences about the command line are left out: the window has its own ways.
    """
    happened: list[str] = []
    kept: list[str] = []
    to_do: list[str] = []
    for sentence in _SENTENCE.split(_BRACKETED_COMMAND.sub("", message).strip()):
        if _COMMAND.search(sentence):
            continue
        if happened and _KEPT.match(sentence):
            kept.append(sentence)
        elif happened and _TO_DO.match(sentence):
            to_do.append(sentence)
        else:
            happened.append(sentence)
    return " ".join(happened), " ".join(kept), " ".join(to_do)


def _head(error: EvidenceDeskError) -> tuple[str, str, str]:
    """Return title, drawing and its colour."""
    translate = QCoreApplication.translate
    if isinstance(error, Cancelled):
        return translate("Notices", "Stopped"), "info", "accent"
    if isinstance(error, TamperedBundle):
        return translate("Notices", "The file is damaged"), "file-warning", "stop"
    if isinstance(error, NewerFormat):
        return translate("Notices", "This case needs a newer Evidence Desk"), "arrow-big-up-dash", "warn"
    if isinstance(error, NotABundle):
        return translate("Notices", "This is not a case"), "file-warning", "warn"
    if isinstance(error, BundleError):
        return translate("Notices", "The case cannot be used as it stands"), "file-warning", "stop"
    if isinstance(error, BehindAnchor):
        day = dates.local_text(error.seen_at[:10])
        return (
            translate("Notices", "This file is older than the one seen on {day}").format(day=day)
            if day
            else translate("Notices", "This file is older than the one seen before"),
            "shield-question-mark",
            "stop",
        )
    if isinstance(error, InUse):
        return translate("Notices", "The case is open somewhere else"), "lock", "warn"
    if isinstance(error, CannotWrite):
        return translate("Notices", "This could not be saved"), "circle-alert", "stop"
    if isinstance(error, KeyUnavailable):
        return translate("Notices", "No key fits"), "lock", "warn"
    if isinstance(error, GateRefused):
        return translate("Notices", "This stays closed"), "octagon-x", "stop"
    if isinstance(error, NotFound):
        return translate("Notices", "It is not there"), "circle-alert", "warn"
    if isinstance(error, UnexpectedError):
        return translate("Notices", "Something in Evidence Desk went wrong"), "triangle-alert", "stop"
    return translate("Notices", "This cannot be used"), "circle-alert", "warn"


def _damaged(error: TamperedBundle, extent: str) -> tuple[str, str, str]:
    translate = QCoreApplication.translate
    member = _MEMBER.fullmatch(error.part)
    part = error.part
    if member is not None:
        part = translate("Notices", "What stands at place {number} of the file").format(number=int(member[1]))
    happened = translate(
        "Notices",
        "{part} does not match what was signed: {reason}. It was altered or damaged. This can happen when a synced "
        "folder is cut off half-way.",
    ).format(part=part, reason=error.reason)
    return (
        f"{happened} {extent}".rstrip(),
        translate("Notices", "The file itself was not touched. What does not match is not shown."),
        translate(
            "Notices",
            "Copy the file somewhere safe first. Then look for an older version in your school's backup and check both "
            "under Verify.",
        ),
    )


def _older(error: BehindAnchor) -> tuple[str, str, str]:
    translate = QCoreApplication.translate
    seen = (
        translate(
            "Notices", "This computer saw a later state of this case, or one with another history, on {when}."
        )
        if error.seen_at
        else translate(
            "Notices", "This computer has seen a later state of this case, or one with another history."
        )
    )
    why = translate("Notices", "Someone may have put back an old copy, or a synced folder has not finished.")
    return (
        f"{seen.format(when=dates.local_text(error.seen_at))} {why}",
        translate("Notices", "Nothing was changed."),
        translate("Notices", "Do not add to it; find the newer one."),
    )


def _in_use(error: InUse) -> tuple[str, str, str]:
    translate = QCoreApplication.translate
    if error.who and error.host and error.since:
        happened = translate("Notices", "{who} has this case open on {host} since {since}.").format(
            who=error.who, host=error.host, since=_since(error.since)
        )
    else:
        happened = translate("Notices", "Another program has this case open.")
    return (
        happened,
        translate("Notices", "You can read it; changes wait."),
        translate("Notices", "Ask for it to be closed there, then open it again."),
    )


def _since(stored: str) -> str:
    try:
        return dates.local_text(stored)
    except ValueError:  # another computer wrote it
        return stored


def _fault_of_ours() -> tuple[str, str, str]:
    translate = QCoreApplication.translate
    return (
        translate("Notices", "A fault of the program stopped what it was doing."),
        translate("Notices", "Your last saved step is safe."),
        translate(
            "Notices",
            "Try it again. If it stops again, give the details for IT to whoever looks after your computers.",
        ),
    )


def _details(error: EvidenceDeskError) -> str:
    """Return what IT needs; `str(error)` never holds evidence, names or addresses."""
    lines = (
        f"Evidence Desk {__version__}",
        f"{type(error).__name__}, exit code {error.exit_code}",
        str(error),
        f"{platform.system()} {platform.release()}, Python {platform.python_version()}",
        utc_text(SystemClock().read().utc),
    )
    return "\n".join(lines)


class NoticeDialog(Sheet):
    """A notice. Its buttons go from harmless to helpful; none is pressed by Enter unless it has the keyboard."""

    def __init__(self, notice: Notice, parent: QWidget | None = None) -> None:
        super().__init__(notice.title, parent, icon=notice.icon, width=600)
        self.set_title(notice.title, notice.icon, notice.ink)
        self.title_label.setWordWrap(True)
        self._head.setStretchFactor(self.title_label, 100)
        self.notice = notice
        self.body.setSpacing(12)
        parts = (
            (self.tr("What happened"), notice.happened, "circle-alert", notice.ink),
            (self.tr("What was kept"), notice.kept, "shield-check", "ok"),
            (self.tr("What to do"), notice.to_do, "list-checks", "accent"),
        )
        for head, text, icon, ink in parts:
            if text:
                self.body.addWidget(Line())
                self.body.addLayout(_part(head, text, icon, ink))
        self._details = TextEdit(notice.details, lines=5)
        self._details.setReadOnly(True)
        self._details.setAccessibleName(self.tr("Details for IT"))
        self._details.hide()
        self.body.addWidget(self._details)
        self._add_foot()

    def _add_foot(self) -> None:
        if self.notice.details:
            link = LinkButton(self.tr("Details for IT"))
            link.clicked.connect(self._toggle_details)
            self.footer.addWidget(link)
            self._copy = IconButton("copy", self.tr("Copy the details"))
            self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.notice.details))
            self._copy.hide()
            self.footer.addWidget(self._copy)
        if self.notice.code:
            self.footer.addWidget(
                SecLabel(self.tr("code {number}").format(number=self.notice.code), wrap=False)
            )
        self.footer.addStretch(1)
        self.close_button = self.add_cancel(self.tr("Close"))

    def _toggle_details(self) -> None:
        shown = not self._details.isVisible()
        self._details.setVisible(shown)
        self._copy.setVisible(shown)
        self.fit()


def _part(head: str, text: str, icon: str, ink: str) -> QHBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(Label(head, bold=True))
    words.addWidget(Label(text, selectable=True))
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(Icon(icon, 18, ink), 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(words, 1)
    return row


def show(parent: QWidget, error: EvidenceDeskError, extent: str = "") -> NoticeDialog:
    """Open the notice of an error over a window and return it; the caller may add buttons."""
    dialog = NoticeDialog(notice_for(error, extent), parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
