"""The viewer: looking at one exhibit, once, carefully. It opens blurred; every reveal is noted in the handling log."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from evidence_desk.acts.keeping import describe
from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.case.gate import awaits_answer
from evidence_desk.case.values import Exhibit
from evidence_desk.ui import theme
from evidence_desk.ui.copying import copy_text
from evidence_desk.ui.cover import Cover
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.forms import Form, form_of, may_be_shown
from evidence_desk.ui.looking import Looking
from evidence_desk.ui.map_strip import MapStrip
from evidence_desk.ui.media_view import MediaView
from evidence_desk.ui.panels.viewer_bar import ViewerBar
from evidence_desk.ui.panels.viewer_facts import ViewerFacts
from evidence_desk.ui.panels.viewer_words import CoverWords, kind_of, may_upset, size_of
from evidence_desk.ui.row_words import kind_texts
from evidence_desk.ui.rows import ICONS
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.shown import Shown
from evidence_desk.ui.shown_media import ShownMedia
from evidence_desk.ui.shown_text import Words
from evidence_desk.ui.text_view import TextView
from evidence_desk.ui.tile_view import ZOOM_STEP, TileView
from evidence_desk.ui.widgets import dates
from evidence_desk.ui.widgets.notes import Chip, Line
from evidence_desk.ui.widgets.page import Page

_NARROW: Final = 900  # pixels: the facts stand over the centre then, and come with F4
_LARGE_TEXT: Final = 150


class ViewerPage(Page):
    """One exhibit. Pages through the list it was opened from; the next one is always blurred again."""

    closed = Signal()
    lock_requested = Signal(list)  # ids
    classify_requested = Signal(list)  # ids
    question_requested = Signal(str)  # id: it came by a sealed drop, and nobody here has answered for it

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.exhibit_id = ""
        self._order: list[str] = []
        self._looking = Looking(self)
        self._error: EvidenceDeskError | None = None
        self._facts_wanted: bool | None = None  # what F4 said last; None: as there is room
        self._cover_words = CoverWords(self)
        self.bar = ViewerBar()
        self.map = MapStrip()
        self.cover = Cover()
        self.picture = TileView()
        self.text = TextView()
        self.media = MediaView()
        self.inspector = ViewerFacts()
        self._chip = Chip("", "eye")
        self._build()
        self._connect()

    def _build(self) -> None:
        self.views = QStackedWidget()
        for view in (self.cover, self.picture, self.text, self.media):
            self.views.addWidget(view)
        self._chip.setParent(self.views)
        self._chip.hide()
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self.map)
        below.addWidget(self.views, 1)
        self._side_line = Line(Qt.Orientation.Vertical)
        below.addWidget(self._side_line)
        below.addWidget(self.inspector)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(below, 1)
        self.inspector.setAutoFillBackground(True)
        self.inspector.setBackgroundRole(self.inspector.palette().ColorRole.Base)

    def _connect(self) -> None:
        self.bar.close_pressed.connect(self._leave)
        self.bar.toggle_pressed.connect(self.toggle)
        self.bar.stop_pressed.connect(self._lock)
        self.bar.fit_chosen.connect(self.picture.fit)
        self.bar.zoom_pressed.connect(lambda way: self.picture.zoom(ZOOM_STEP**way))
        self.cover.show_pressed.connect(self.toggle)
        self.cover.classify_pressed.connect(lambda: self.classify_requested.emit([self.exhibit_id]))
        self.picture.moved.connect(self._on_moved)
        self.map.went.connect(self.picture.go_to)
        for view in (self.picture, self.text, self.media):
            view.touched.connect(self._look_on)
        self.inspector.grey_changed.connect(self.picture.set_grey)
        self.inspector.blur_changed.connect(self._look_on)
        self.inspector.note_given.connect(self._add_note)
        self.inspector.copy_asked.connect(self._copy)
        self.inspector.step_asked.connect(self.step)
        looking = self._looking
        looking.began.connect(self._cover)
        looking.is_slow.connect(self._cover)
        looking.picture_opened.connect(self._on_picture)
        looking.text_opened.connect(self._on_text)
        looking.media_opened.connect(self._on_media)
        looking.failed.connect(self._on_failed)
        looking.ended.connect(self._on_ended)
        looking.timed_out.connect(lambda: self.said.emit(self.tr("Hidden again after 30 seconds")))
        theme.watcher().changed.connect(self._arrange)
        for button in (self.cover.show_button, self.cover.classify_button, self.bar.toggle):
            button.installEventFilter(self)

    # -- which exhibit -----------------------------------------------------------------------------------------------

    def show_exhibit(self, exhibit_id: str, order: list[str]) -> None:
        """Open an exhibit, blurred; `order` are the ids to page through, this one among them."""
        self.hide_again()
        self.exhibit_id = exhibit_id
        self._order = list(order) if exhibit_id in order else [exhibit_id]
        self._error = None
        self.inspector.to_top()
        self.inspector.grey_box.setChecked(False)
        self.refresh()
        if self.desk.pictures is not None:
            self.desk.pictures.warm_up()
        self.focus_first()

    def step(self, way: int) -> None:
        """Go to the next exhibit (1) or the one before (-1)."""
        place = self._order.index(self.exhibit_id) + way if self.exhibit_id in self._order else -1
        if 0 <= place < len(self._order):
            self.show_exhibit(self._order[place], self._order)

    def set_session(self, session: CaseSession | None) -> None:
        """Follow another case; what was looked at is forgotten."""
        if session is not self.session:
            self.wipe()
            self.exhibit_id, self._order = "", []
            if self.desk.pictures is not None:
                self.desk.pictures.preview_ready.connect(self._on_preview)
        super().set_session(session)

    @property
    def exhibit(self) -> Exhibit | None:
        """The exhibit that is looked at, as it stands now."""
        return self.session.case.exhibits.get(self.exhibit_id) if self.session is not None else None

    @property
    def is_shown(self) -> bool:
        """Whether anything sharp is on the screen."""
        return self._looking.is_open

    # -- what the page says ------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the exhibit as it stands now; what may not be seen any more is hidden."""
        exhibit, session = self.exhibit, self.session
        if exhibit is None or session is None:
            return
        if self._looking.revealed is not None and not may_be_shown(exhibit, session.locked):
            self.hide_again()
        kind = kind_of(exhibit)
        self.bar.show_exhibit(exhibit.ref, kind_texts()[kind], ICONS[kind], exhibit.caption)
        self.bar.stop.setVisible(exhibit.status in {"held", "damaged"} and exhibit.id not in session.locked)
        self.inspector.show_exhibit(session.case, self.desk.case_policy, exhibit, session.read_only)
        form = self._form()
        has_copy = form in {"picture", "pdf"}
        self.inspector.show_view(greys=has_copy, blurs=form != "none")
        self.inspector.show_place(self._order.index(self.exhibit_id), len(self._order))
        self.picture.setAccessibleDescription(self._cover_words.spoken(session.case, exhibit))
        if not self._looking.is_open:
            self._show_copy()
            self._cover()
        self._arrange()

    def _show_copy(self) -> None:
        """Show the blurred copy, in the shape of the picture as far as it is known."""
        exhibit = self.exhibit
        pictures = self.desk.pictures if self._form() in {"picture", "pdf"} else None
        if exhibit is None:
            return
        size = (pictures.size_of(exhibit.id) if pictures is not None else None) or size_of(exhibit)
        self.cover.show_exhibit(pictures, exhibit.id, size)
        self.map.show_exhibit(pictures, exhibit.id, size)

    def _form(self) -> Form:
        exhibit, session = self.exhibit, self.session
        if exhibit is None or session is None or not may_be_shown(exhibit, session.locked):
            return "none"
        return form_of(exhibit)

    def _cover(self) -> None:
        """Say what is behind the cover, and what Space does."""
        exhibit, form = self.exhibit, self._form()
        if exhibit is None or self.session is None:
            return
        opening = self._looking.revealed is not None
        words = self._cover_words.of(exhibit, form, self.session.locked, self._error)
        if opening:
            text = self.tr("Opening {ref}").format(ref=exhibit.ref) if not self._looking.waits else ""
            self.cover.say("loader-circle" if text else "eye-off", text)
        else:
            warn = bool(words.button) and may_upset(self.desk.case_policy, exhibit)
            self.cover.say(words.icon, words.title, words.detail, button=words.button, warn=warn)
        self.bar.show_toggle("" if opening else words.button, "eye")
        self.bar.show_zoom("", 100, on=False)
        self.bar.offer_zoom(form in {"picture", "pdf"})
        self.views.setCurrentWidget(self.cover)
        self._chip.hide()
        self.map.show_seen(None, "")

    def _on_preview(self, exhibit_id: str) -> None:
        if exhibit_id == self.exhibit_id and not self._looking.is_open:
            self._show_copy()

    # -- showing and hiding ------------------------------------------------------------------------------------------

    def toggle(self) -> None:
        """Show it, or hide it again."""
        pictures, form = self.desk.pictures, self._form()
        if self._looking.revealed is not None:
            self.hide_again()
        elif pictures is not None and form != "none":
            self._error = None
            self._looking.begin(pictures, self.exhibit_id, form)
        elif self.exhibit is not None and awaits_answer(self.exhibit):
            self.question_requested.emit(self.exhibit_id)

    def hide_again(self) -> None:
        """Hide what is shown; all that was sharp is let go of."""
        self._looking.end()

    def _on_picture(self, shown: Shown) -> None:
        width, height = shown.size
        parts = tuple(
            QRectF(page.x() / width, page.y() / height, page.width() / width, page.height() / height)
            for page in shown.pages
        )
        self.map.show_pages(shown.size, parts if len(parts) > 1 else ())
        self._show(self.picture, shown.note)
        self.picture.show_picture(shown)
        self.picture.set_grey(self.inspector.grey_box.isChecked())
        self.picture.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_text(self, words: Words) -> None:
        self.text.show_words(words)
        self._show(self.text)
        self.text.focus_first()

    def _on_media(self, shown: ShownMedia) -> None:
        self.media.show_media(shown)
        self._show(self.media)
        self.media.focus_first()

    def _show(self, view: QWidget, note: str = "") -> None:
        """Bring a view to the front: from now on something sharp is on the screen."""
        self.views.setCurrentWidget(view)
        self.bar.show_toggle(self.tr("Hide again"), "eye-off")
        at = dates.uk_time(self.desk.clock.read().utc)[0]
        noted = self.tr("Shown since {time}, noted in the handling log")
        if self.session is not None and self.session.read_only:
            noted = self.tr("Shown since {time}; this is noted when the case can be written to")
        words = noted.format(time=f"{at:%H:%M:%S}")
        self._chip.set_text(f"{words}. {note}" if note else words)
        self._chip.show()
        self._chip.raise_()
        self._place_chip()
        self._look_on()
        self.said.emit(words)

    def _on_failed(self, error: EvidenceDeskError) -> None:
        self._error = error
        self.said.emit(error.user_message)

    def _on_ended(self) -> None:
        inside = self.focusWidget()
        was_inside = inside is not None and self.views.isAncestorOf(inside)
        self.picture.clear()
        self.text.clear()
        self.media.clear()
        self._cover()
        if was_inside and self.isVisible():
            self.focus_first()

    # -- looking -----------------------------------------------------------------------------------------------------

    def _look_on(self) -> None:
        """Somebody looks: count anew until it is hidden. While a film plays, somebody does."""
        self._looking.look_on(blurs=self.inspector.blur_box.isChecked() and not self.media.is_playing)

    def _on_moved(self) -> None:
        """Say where in the picture we are."""
        shown = self._looking.picture
        if shown is None:
            return
        seen = self.picture.seen()
        self.bar.show_zoom(self.picture.fit_mode, self.picture.percent, on=True)
        pages = shown.pages
        if len(pages) > 1:
            middle = seen.center().y() * shown.size[1]
            page = sum(1 for each in pages if each.top() <= middle)
            words = self.tr("Page {page} of {count}").format(page=max(1, page), count=len(pages))
        else:
            count = max(1, math.ceil(1 / max(seen.height(), 1e-6) - 0.05))
            at = min(count, math.floor(seen.center().y() * count) + 1)
            words = self.tr("Screen {at} of {count}").format(at=at, count=count)
        self.map.show_seen(seen, words)

    # -- acting ------------------------------------------------------------------------------------------------------

    def _lock(self) -> None:
        """One press, no question: it is hidden first, then locked."""
        self.hide_again()
        self.lock_requested.emit([self.exhibit_id])

    def _leave(self) -> None:
        self.hide_again()
        self.closed.emit()

    def _copy(self, text: str) -> None:
        copy_text(text)
        self.said.emit(self.tr("SHA-256 copied"))

    def _add_note(self, words: str) -> None:
        if self.session is None:
            return
        exhibit_id = self.exhibit_id
        job = self.session.act(
            self.tr("Saving the note"), lambda store, report: describe(store, exhibit_id, notes=(words,))
        )
        job.then(
            lambda _: self._on_note_kept(),
            lambda error: self.inspector.note_field.set_error(error.user_message),
        )

    def _on_note_kept(self) -> None:
        self.inspector.note_kept()
        self.said.emit(self.tr("Note saved"))

    # -- the page ----------------------------------------------------------------------------------------------------

    def wipe(self) -> None:
        """Forget everything sharp or personal; `refresh` brings the exhibit back, blurred."""
        self.hide_again()
        self._error = None
        self.cover.show_exhibit(None, "", (4, 3))
        self.cover.say("eye-off", "")
        self.map.show_exhibit(None, "", (4, 3))
        self.bar.show_exhibit("", "", "", "")
        self.inspector.forget()

    def focus_first(self) -> None:
        """Put the keyboard on the button that shows, or on the page where there is nothing to show."""
        front = self.views.currentWidget()
        if front is self.cover and not self.cover.show_button.isHidden():
            front = self.cover.show_button
        (front or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle_inspector(self) -> None:
        """Show or hide the facts."""
        self._facts_wanted = self.inspector.isHidden()
        self._arrange()

    def _arrange(self) -> None:
        """Give the picture its room."""
        roomy = self.width() >= _NARROW and theme.text_percent() <= _LARGE_TEXT
        facts = self._facts_wanted if self._facts_wanted is not None else roomy
        self.inspector.setVisible(facts)
        self._side_line.setVisible(facts)
        self.map.setVisible(self._form() in {"picture", "pdf"} and self.width() >= _NARROW * 2 // 3)
        self._place_chip()

    def _place_chip(self) -> None:
        size = self._chip.sizeHint()
        self._chip.setGeometry(16, self.views.height() - size.height() - 12, size.width(), size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange anew."""
        super().resizeEvent(event)
        self._arrange()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing stays revealed on a page that is not in front."""
        self.hide_again()
        super().hideEvent(event)

    def event(self, event: QEvent) -> bool:
        """Hide it when the person goes to another window."""
        if event.type() == QEvent.Type.WindowDeactivate:
            self.hide_again()
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take left and right from the buttons, which would move the keyboard to the next one."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            ways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
            if event.key() in ways and event.modifiers() == Qt.KeyboardModifier.NoModifier:
                self.step(ways[Qt.Key(event.key())])
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the viewer, wherever in it the keyboard is, unless a field takes them as words."""
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        shifted = event.modifiers() == Qt.KeyboardModifier.ShiftModifier  # the plus key of many keyboards
        if not (plain or (shifted and event.key() == Qt.Key.Key_Plus)):
            super().keyPressEvent(event)
            return
        repeated = event.isAutoRepeat()
        match event.key():
            case Qt.Key.Key_Space:
                if not repeated:
                    self.toggle()
            case Qt.Key.Key_Escape:
                if not repeated:
                    self._leave()
            case Qt.Key.Key_Left:
                self.step(-1)
            case Qt.Key.Key_Right:
                self.step(1)
            case Qt.Key.Key_G if not self.inspector.grey_box.isHidden():
                self.inspector.grey_box.toggle()
            case _ if self._looking.picture is not None:
                self._zoom_key(event)
            case _:
                super().keyPressEvent(event)

    def _zoom_key(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.picture.zoom(ZOOM_STEP)
            case Qt.Key.Key_Minus:
                self.picture.zoom(1 / ZOOM_STEP)
            case Qt.Key.Key_0:
                self.picture.fit("actual")
            case Qt.Key.Key_W:
                self.picture.fit("width")
            case _:
                super().keyPressEvent(event)
