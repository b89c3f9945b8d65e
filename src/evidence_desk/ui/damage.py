"""The notice of a damaged case: what it is about and up to when all is whole, and a copy of the file to be examined."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from evidence_desk.acts.copying import copy_as_it_is
from evidence_desk.base.errors import TamperedBundle
from evidence_desk.case.state import Case
from evidence_desk.case.values import Exhibit
from evidence_desk.ui import notices
from evidence_desk.ui.choosing import CASE_FILES, desk_dialog
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.widgets.buttons import QuietButton
from evidence_desk.ui.widgets.dates import local_text
from evidence_desk.ui.widgets.notes import NoteFrame

if TYPE_CHECKING:
    from evidence_desk.acts.copies import CopyFile

_COPIES_SHOWN = 4
_EXHIBIT = "Exhibit "
_BLOB = re.compile(r"b/([0-9]{1,15})\.age")  # how the container names the bytes of an exhibit


def extent(case: Case, error: TamperedBundle) -> str:
    """Return which exhibit, or up to which time all is whole."""
    translate = QCoreApplication.translate
    exhibit = _exhibit(case, error.part)
    if exhibit is not None:
        return translate(
            "Damage", "It is about {ref}, kept on {when}. Each other exhibit is stored by itself."
        ).format(ref=exhibit.ref, when=local_text(exhibit.captured_at.utc))
    refs = ", ".join(one.ref for one in case.in_order() if one.status != "erased") or translate(
        "Damage", "none"
    )
    return translate(
        "Damage", "The record is whole up to the entry of {when}. Exhibits recorded until then: {refs}."
    ).format(when=local_text(case.last_at), refs=refs)


def _exhibit(case: Case, part: str) -> Exhibit | None:
    """Return the exhibit that a part of the file belongs to: named by its reference, or by where its bytes stand."""
    if part.startswith(_EXHIBIT):
        return case.find(part.removeprefix(_EXHIBIT))
    blob = _BLOB.fullmatch(part)
    if blob is None:
        return None
    return next((one for one in case.exhibits.values() if one.blob == int(blob[1])), None)


def show_damage(
    window: QWidget,
    desk: Desk,
    path: Path,
    error: TamperedBundle,
    case: Case | None = None,
    *,
    open_copy: Callable[[Path], object] | None = None,
) -> notices.NoticeDialog:
    """Show the notice, with a way to keep the file as it is for examination, and to another copy that is whole."""
    dialog = notices.show(window, error, extent(case, error) if case is not None else "")
    words = QCoreApplication.translate("Damage", "Copy the file")
    button = QuietButton(words, "copy")
    dialog.add_button(button)
    button.clicked.connect(lambda: _ask_where(dialog, desk, path))
    if open_copy is not None:
        look = QuietButton(QCoreApplication.translate("Damage", "Look for a whole copy"), "search")
        dialog.add_button(look)
        look.clicked.connect(lambda: _look(dialog, desk, path, open_copy, look))
    return dialog


def _look(
    dialog: notices.NoticeDialog,
    desk: Desk,
    path: Path,
    open_copy: Callable[[Path], object],
    button: QuietButton,
) -> None:
    """Look for other copies of the damaged case, and offer those that open."""
    from evidence_desk.acts.copies import find_copies, known_files  # noqa: PLC0415  # seldom needed

    translate = QCoreApplication.translate
    home, person = desk.home.folder, desk.person
    recent = [Path(case.path) for case in desk.settings.recent]
    button.setEnabled(False)

    def show(found: list[CopyFile]) -> None:
        if not found:
            words = translate(
                "Damage", "No other copy was found in its folder, your library or your recent cases."
            )
            dialog.body.addWidget(NoteFrame("info", "", words))
        for copy in found[:_COPIES_SHOWN]:
            note = NoteFrame("ok", copy.path.name, str(copy.path.parent), icon="folder-lock")
            opening = QuietButton(translate("Damage", "Open this one"))
            opening.setAccessibleName(translate("Damage", "Open {name}").format(name=copy.path.name))
            opening.clicked.connect(dialog.accept)
            opening.clicked.connect(lambda _=False, other=copy.path: open_copy(other))
            note.add_widget(opening)
            dialog.body.addWidget(note)
        dialog.fit()

    job = desk.run(
        translate("Damage", "Looking for other copies"),
        lambda report: find_copies(path, home, [*recent, *known_files(home, person)], report=report),
    )
    dialog.busy(job)
    job.then(show)


def _ask_where(dialog: notices.NoticeDialog, desk: Desk, path: Path) -> None:
    translate = QCoreApplication.translate
    choice = desk_dialog(
        dialog,
        desk,
        translate("Damage", "Where to keep a copy of the file as it is"),
        QFileDialog.FileMode.AnyFile,
    )
    choice.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    choice.setOption(QFileDialog.Option.DontConfirmOverwrite)  # nothing is ever overwritten
    choice.setDefaultSuffix("edcase")
    choice.setNameFilter(f"{translate('Damage', 'Cases')} ({CASE_FILES})")
    choice.selectFile(f"{path.stem}-damaged.edcase")
    choice.fileSelected.connect(lambda name: _copy(dialog, desk, path, Path(name)))
    choice.open()


def _copy(dialog: notices.NoticeDialog, desk: Desk, path: Path, target: Path) -> None:
    job = desk.run(
        QCoreApplication.translate("Damage", "Copying the file"),
        lambda report: copy_as_it_is(path, target, report),
    )
    dialog.busy(job)
    job.then(lambda size: _on_copied(dialog, target))


def _on_copied(dialog: notices.NoticeDialog, target: Path) -> None:
    note = NoteFrame(
        "ok",
        QCoreApplication.translate("Damage", "Copied as it is"),
        QCoreApplication.translate(
            "Damage", "{name} holds the same bytes. Give that to whoever examines it."
        ).format(name=target.name),
    )
    dialog.body.addWidget(note)
    dialog.fit()
