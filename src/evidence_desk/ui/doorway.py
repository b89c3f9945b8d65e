"""The ways in: paste, file, drop, screen, text, address. Each leads to the one sheet that asks first.

This controller finds out, by names alone, what stands at the door. Where what is let in goes, the open case or a
sealed drop, and what follows an answer that stops it, is for those who build on it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from evidence_desk.acts.bringing import pages_first
from evidence_desk.acts.schooling import refuse_unwanted
from evidence_desk.base.errors import BadInput, EvidenceDeskError, GateRefused
from evidence_desk.bundle.limits import MAX_PLAINTEXT
from evidence_desk.capture.importer import TEXT_LIMIT_BYTES, CheckedPath, check_path
from evidence_desk.case.gate import Route, Stopped
from evidence_desk.case.school import CaptureKind
from evidence_desk.ui import clipboard
from evidence_desk.ui.choosing import desk_dialog
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.asking import AskingSheet
from evidence_desk.ui.entries import (
    Address,
    EmbeddedPicture,
    Entry,
    GivenFile,
    PastedPicture,
    ScreenPicture,
    Words,
)
from evidence_desk.ui.grabbing import Grabber, GrabKind, cannot
from evidence_desk.ui.jobs import Reporter
from evidence_desk.ui.pasted_page import PageWords, words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """A copied page before its words are known."""

    html: str
    plain: str  # the words as the other program gave them; empty when it gave none
    address: str


class Doorway(QObject):
    """The ways in, whatever stands behind the door."""

    said = Signal(str)  # words for the status bar
    error = Signal(object)  # an EvidenceDeskError to be shown

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._grabber = Grabber(desk, self)
        self._again: Callable[[], object] = self.paste
        self._folders: dict[
            tuple[str, ...], bool | None
        ] = {}  # what is being dragged -> whether it is refused
        self.sheet: AskingSheet | None = None  # the one that is open

    # --- for those who build on it

    def is_ready(self) -> bool:
        """Return whether something can be added now; say why not where a person does not see it."""
        raise NotImplementedError

    def takes_drops(self) -> bool:
        """Return whether something dragged here may be dropped now."""
        raise NotImplementedError

    def target(self) -> object:
        """Return what things go to just now: what was begun for another one is dropped."""
        raise NotImplementedError

    def make_sheet(self, entries: Sequence[Entry], *, pasted: bool, remarks: Sequence[str]) -> AskingSheet:
        """Return the sheet that asks about the entries, connected but for what all have."""
        raise NotImplementedError

    def note_stop(self, stopped: Stopped) -> None:
        """Write down that the door stayed shut, and go on to the record in words."""
        raise NotImplementedError

    @property
    def grabber(self) -> Grabber:
        """Who takes pictures of the screen."""
        return self._grabber

    # --- the commands

    def paste(self) -> None:
        """Add what is on the clipboard; a picture is asked about before it is read."""
        self._again = self.paste
        if not self.is_ready():
            return
        board = QGuiApplication.clipboard()
        mime = board.mimeData() or QMimeData()  # some systems give nothing at all for an empty one
        offer = clipboard.offered(mime.formats())
        named = clipboard.named(mime) if offer.holds == "files" else None
        if named is not None and named.paths:
            self._add_paths(named.paths, Route.FILE)
        elif clipboard.has_picture(mime.formats()):
            self._open([PastedPicture(clipboard.Watch(board, self), with_words=offer.words)])
        elif named is not None and named.addresses:
            self._open([_address_or_words("\n".join(named.addresses))])
        else:
            self._add_words(mime, clipboard.Watch(board, self))

    def files(self) -> None:
        """Let files be chosen; each is asked about by name."""
        self._again = self.files
        if not self.is_ready():
            return
        dialog = desk_dialog(
            self._window,
            self._desk,
            self.tr("Add files"),
            QFileDialog.FileMode.ExistingFiles,
        )
        dialog.filesSelected.connect(
            lambda names: self._add_paths([Path(name) for name in names], Route.FILE)
        )
        dialog.open()

    def screen(self, kind: GrabKind) -> None:
        """Take a picture of the screen; the question comes before anything is taken."""
        self._again = lambda: self.screen(kind)
        if not self.is_ready():
            return
        if reason := cannot(kind, QGuiApplication.platformName()):
            self.error.emit(reason)
            return
        self._open([ScreenPicture(lambda done, failed: self._grabber.take(kind, done, failed))])

    def text(self) -> None:
        """Write down words, or paste them into the field."""
        self._again = self.text
        if self.is_ready():
            self._open([Words("")], pasted=False)

    def address(self) -> None:
        """Write down a web address; it is never opened."""
        self._again = self.address
        if self.is_ready():
            self._open([Address("")], pasted=False)

    def drop(self, mime: QMimeData) -> None:
        """Take in files, words or an address dragged here; a picture that is no file cannot wait for an answer."""
        if not self.is_ready():
            return
        named = clipboard.named(mime)
        if named.paths:
            self._add_paths(named.paths, Route.DROP)
        elif clipboard.has_picture(mime.formats()):
            self.error.emit(_picture_dragged(self.tr(
                "A picture dragged here would have to be read before you could be asked about it. Nothing was read. "
                "Copy the picture where it is, then press Ctrl+V."
            )))  # fmt: skip
        elif named.addresses:
            self._open([_address_or_words("\n".join(named.addresses))])
        else:
            self._add_words(mime, None)

    # --- dragging

    def take_drops(self, widget: QWidget) -> None:
        """Let things be dropped on a widget; folders are refused while they are still being dragged."""
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def may_drop(self, mime: QMimeData) -> bool:
        """Return whether what is being dragged may come in, as far as is known by now."""
        if not self.takes_drops():
            return False
        paths = clipboard.named(mime).paths
        if not paths:
            return clipboard.offered(mime.formats()).holds != "nothing"
        key = tuple(str(path) for path in paths)
        if key not in self._folders:
            self._folders = {
                key: None
            }  # a share may take seconds to answer: asked in a job, known by the drop
            job = self._desk.run("", lambda report: any(path.is_dir() for path in paths), quietly=True)
            job.succeeded.connect(lambda refused: self._folders.update({key: refused}))
        return not self._folders[key]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer what is dragged over the widget of `take_drops`, and take what is dropped."""
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            if self.may_drop(event.mimeData()):
                event.acceptProposedAction()
                self.drop(event.mimeData())
            return True
        if isinstance(event, QDragEnterEvent | QDragMoveEvent):
            event.acceptProposedAction() if self.may_drop(event.mimeData()) else event.ignore()
            return True
        return super().eventFilter(watched, event)

    # --- finding out

    def _add_paths(self, paths: Sequence[Path], route: Route) -> None:
        """Look at the files from outside, then ask about each."""
        several = list(dict.fromkeys(paths))
        target = self.target()

        def look(report: Reporter) -> tuple[list[CheckedPath], list[str]]:
            found: list[CheckedPath] = []
            wrong: list[str] = []
            for path in several:
                try:
                    found.append(check_path(path, MAX_PLAINTEXT))
                except EvidenceDeskError as error:
                    wrong.append(error.user_message)
            return found, wrong

        def show(looked: tuple[list[CheckedPath], list[str]]) -> None:
            found, wrong = looked
            if self.target() is not target:
                return  # a share took its time, and another case is open by now: it was not for that one
            if found:
                found.sort(key=lambda one: pages_first(one.path))
                self._open([GivenFile(checked, route) for checked in found], pasted=False, remarks=wrong)
            else:
                self.error.emit(BadInput("no usable file", " ".join(wrong)))

        job = self._desk.run(self.tr("Looking at the files from outside"), look)
        job.then(show, self.error.emit)

    def _add_words(self, mime: QMimeData, watch: clipboard.Watch | None) -> None:
        """Add a copied page, text or an address; `watch` gives its embedded pictures, where they can be asked for."""
        offer = clipboard.offered(mime.formats())
        try:
            if "text/html" in mime.formats():
                plain = mime.text() if "text/plain" in mime.formats() else ""
                if len(plain) > TEXT_LIMIT_BYTES:
                    raise clipboard.too_much_text(len(plain))
                page = _Page(
                    html=clipboard.take_page(mime), plain=plain, address=clipboard.source_address(mime)
                )
                self._add_page(page, watch)
            elif offer.words:
                self._open([_address_or_words(clipboard.take_text(mime))])
            else:
                raise clipboard.nothing_there()
        except EvidenceDeskError as error:
            self.error.emit(error)

    def _add_page(self, page: _Page, watch: clipboard.Watch | None) -> None:
        target = self.target()

        def show(found: PageWords) -> None:
            if self.target() is not target:
                return  # it was for what was open then
            words = page.plain if page.plain.strip() else found.words
            entries: list[Entry] = []
            if words.strip():
                entries.append(
                    Words(
                        words,
                        route=Route.PASTED_HTML_TEXT,
                        address=page.address,
                        notes=_notes_of(found),
                        remark=self._remark(found, can_ask=watch is not None),
                    )
                )
            if watch is not None:
                entries += [EmbeddedPicture(watch, n, found.embedded) for n in range(found.embedded)]
            if entries:
                self._open(entries)
            else:
                self.error.emit(clipboard.nothing_there())

        job = self._desk.run(self.tr("Reading the words"), lambda report: words_of(page.html))
        job.then(show, self.error.emit)

    def _remark(self, found: PageWords, *, can_ask: bool) -> str:
        """Say what of a page's pictures comes in and what does not."""
        parts: list[str] = []
        left = found.linked + (0 if can_ask else found.embedded)
        if left:
            parts.append(
                self.tr("%n picture(s), film(s) or frame(s) of the page are not taken in.", "", left)
            )
        if found.embedded and can_ask:
            parts.append(
                self.tr(
                    "The page holds %n picture(s) of its own; you are asked about each.", "", found.embedded
                )
            )
        return " ".join(parts)

    # --- the sheet

    def _open(self, entries: Sequence[Entry], *, pasted: bool = True, remarks: Sequence[str] = ()) -> None:
        if not self.is_ready():
            return
        try:
            refuse_unwanted(self._desk.school, {_way_of(entry, pasted=pasted) for entry in entries})
        except GateRefused as error:
            self.error.emit(error)
            return
        sheet = self.make_sheet(entries, pasted=pasted, remarks=remarks)
        sheet.said.connect(self.said)
        sheet.stopped.connect(lambda stopped: self._on_stopped(entries, stopped))
        sheet.words_requested.connect(self._paste_words)
        sheet.finished.connect(self._on_finished)
        self.sheet = sheet
        sheet.open()

    def _paste_words(self) -> None:
        """Keep only the words that lie beside a picture on the clipboard."""
        board = QGuiApplication.clipboard()
        self._add_words(board.mimeData() or QMimeData(), None)

    def _on_finished(self) -> None:
        sheet, self.sheet = self.sheet, None
        if sheet is not None:
            sheet.deleteLater()

    def _on_stopped(self, entries: Sequence[Entry], stopped: Stopped) -> None:
        """Nothing was read. See to the clipboard, write the stop down, and go to the text record."""
        watches = [e.watch for e in entries if isinstance(e, PastedPicture | EmbeddedPicture)]
        if watches:
            does = self._desk.policy.gate.clipboard.do == "overwrite" and watches[0].overwrite()
            stopped = replace(stopped, clipboard="overwritten" if does else "left")
        self.note_stop(stopped)


def _way_of(entry: Entry, *, pasted: bool) -> CaptureKind:
    """Return the way something came in, as the school's profile names it."""
    match entry:
        case GivenFile():
            return "file"
        case ScreenPicture():
            return "screen"
        case Words() if not pasted:
            return "text"
        case Address() if not pasted:
            return "address"
        case _:
            return "paste"


def _address_or_words(text: str) -> Entry:
    """Return an address when the text is one, else words."""
    line = text.strip()
    is_address = line.lower().startswith(("http://", "https://")) and not any(c.isspace() for c in line)
    return Address(line) if is_address else Words(text)


def _notes_of(found: PageWords) -> tuple[str, ...]:
    """Return what the record says of a page beside its words; in English, as the record is."""
    notes: list[str] = []
    if found.linked or found.embedded:
        total = found.linked + found.embedded
        noun = "picture, film or frame" if total == 1 else "pictures, films or frames"
        notes.append(f"Copied from a page with {total} {noun}, which are not part of this text.")
    if found.links:
        notes.append("Addresses linked in the copied page, not opened: " + " ".join(found.links))
    return tuple(notes)


def _picture_dragged(words: str) -> BadInput:
    return BadInput("a picture was dragged in without a file", words)
