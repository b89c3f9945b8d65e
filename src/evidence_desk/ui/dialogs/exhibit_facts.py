"""Where an exhibit comes from and how it was come by, whole: what the short form after adding does not ask."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from evidence_desk.acts import keeping
from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.capture.importer import check_url
from evidence_desk.case.intake import CAPTION_LIMIT
from evidence_desk.case.values import Exhibit, Source
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.form_sheet import FormSheet
from evidence_desk.ui.widgets.buttons import MainButton
from evidence_desk.ui.widgets.fields import Field, LineEdit, TextEdit
from evidence_desk.ui.widgets.notes import SecLabel
from evidence_desk.ui.widgets.when_edit import WhenEdit


class ExhibitFactsSheet(FormSheet):
    """The source of one exhibit. What is written here replaces what stood; the log keeps both."""

    saved = Signal(str)  # reference

    def __init__(self, desk: Desk, exhibit: Exhibit, parent: QWidget | None = None) -> None:
        super().__init__("", parent, icon="link", width=760)
        session = desk.session
        assert session is not None, "no exhibit without a case"  # noqa: S101  # a bug of the caller
        self._session, self._exhibit = session, exhibit
        self._platforms = {row.label: name for name, row in desk.policy.platforms.items()}
        self.set_title(self.tr("Where {ref} comes from").format(ref=exhibit.ref))
        self._fields: dict[str, Field] = {}
        self._make_fields(exhibit)
        self.why = TextEdit()
        self.why.setPlainText(exhibit.proportionality)
        self.why.setTabChangesFocus(True)
        self.why.setFixedHeight(self.fontMetrics().height() * 3 + 20)
        self._why_field = Field(
            self.tr("Why it had to be kept"),
            self.why,
            self.tr("if somebody may ask why a picture was needed and not only words"),
        )
        self.body.addWidget(self._why_field)
        self.body.addWidget(
            SecLabel(
                self.tr(
                    "Write down what you know; nothing here is asked for. What stood before stays in the handling log."
                )
            )
        )
        self.add_cancel()
        self.save_button = MainButton(self.tr("Save"), key="Ctrl+Enter")
        self.add_button(self.save_button, self.save)
        key = QAction(self)
        key.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        key.triggered.connect(self.save)
        self.addAction(key)

    def _make_fields(self, exhibit: Exhibit) -> None:
        source = exhibit.source
        known = {name: label for label, name in self._platforms.items()}
        rows = (
            ("seen_at", self.tr("When it was on screen"), "", WhenEdit()),
            ("platform", self.tr("Platform"), "", LineEdit(known.get(source.platform, source.platform))),
            ("account", self.tr("Account"), self.tr("as shown"), LineEdit(source.account)),
            ("account_id", self.tr("The account’s lasting id"), self.tr("stays when renamed"),
             LineEdit(source.account_id)),
            ("post_id", self.tr("Id of the post or message"), "", LineEdit(source.post_id)),
            ("url", self.tr("Address"), self.tr("as text, never opened"), LineEdit(source.url)),
            ("how_reached", self.tr("How it was reached"), "", LineEdit(source.how_reached)),
            ("logged_in_as", self.tr("Signed in as"), self.tr("or: not signed in"), LineEdit(source.logged_in_as)),
            ("series_position", self.tr("Part of a series"), self.tr("such as: screen 2 of 5"),
             LineEdit(source.series_position)),
            ("cut_off", self.tr("What is cut off or not shown"), "", LineEdit(source.cut_off)),
        )  # fmt: skip
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for place, (name, label, hint, widget) in enumerate(rows):
            field = Field(label, widget, hint)
            self._fields[name] = field
            grid.addWidget(field, place // 2, place % 2)
        self.when = cast("WhenEdit", self._fields["seen_at"].widget)
        self.when.set_value(source.seen_at)
        self._seen_before = self.when.text()
        self.body.addLayout(grid)
        if exhibit.kind == "url":
            self._fields["url"].hide()  # the address is the exhibit itself

    def focus_first(self) -> None:
        """Put the keyboard on the time."""
        self.when.setFocus(Qt.FocusReason.OtherFocusReason)

    def given(self) -> Source:
        """Return what the form holds now."""
        texts = {
            name: cast("LineEdit", field.widget).text().strip()
            for name, field in self._fields.items()
            if name != "seen_at"
        }
        texts["platform"] = self._platforms.get(texts["platform"], texts["platform"])
        same = (
            self.when.text() == self._seen_before
        )  # a time may stand as the page showed it, which need not be read
        seen = self._exhibit.source.seen_at if same else self.when.value()
        return Source(**texts, seen_at=seen, file_name=self._exhibit.source.file_name)

    def _check(self, given: Source) -> bool:
        """Show under its field what cannot be kept; return whether all can."""
        before = self._exhibit.source
        emptied = self.tr("An entry cannot be emptied. Write what is right, or put back: {text}")
        for name, field in self._fields.items():
            old, new = getattr(before, name), getattr(given, name)
            words = emptied.format(text=old) if old and not new else ""
            if len(new) > CAPTION_LIMIT and name != "url":
                words = self.tr("At most {most} characters.").format(most=f"{CAPTION_LIMIT:,}")
            field.set_error(words)
        problem = self.when.problem()
        if problem and self.when.text() != self._seen_before:
            self._fields["seen_at"].set_error(problem)
        if given.url and self._exhibit.kind != "url":
            self._refused(self._fields["url"], lambda: check_url(given.url))
        why, stood = self.why.toPlainText().strip(), self._exhibit.proportionality
        self._why_field.set_error(emptied.format(text=stood) if stood and not why else "")
        wrong = next((f for f in (*self._fields.values(), self._why_field) if f.error), None)
        if wrong is not None:
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
        return wrong is None

    def _refused(self, field: Field, check: Callable[[], object]) -> None:
        try:
            check()
        except EvidenceDeskError as error:
            field.set_error(error.user_message)

    def save(self) -> None:
        """Write down what was changed."""
        if self.is_busy:
            return
        given, why = self.given(), self.why.toPlainText().strip()
        if not self._check(given):
            return
        exhibit = self._exhibit
        if (given, why) == (exhibit.source, exhibit.proportionality):
            self.accept()
            return
        changed = {
            name: new
            for name in Source.__struct_fields__
            if (new := getattr(given, name)) != getattr(exhibit.source, name)
        }
        changes: keeping.Changes = {}
        if changed:
            changes["source"] = Source(**changed)
        if why != exhibit.proportionality:
            changes["proportionality"] = why
        job = self._session.act(
            self.tr("Keeping where it comes from"),
            lambda store, report: keeping.describe(store, exhibit.id, **changes),
            can_cancel=False,
        )
        self.busy(job)
        job.succeeded.connect(self._on_saved)

    def _on_saved(self, exhibit: Exhibit) -> None:
        self.saved.emit(exhibit.ref)
        self.accept()
