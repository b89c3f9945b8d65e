"""Meeting the school's profile: the first time, when it has changed rightly, and when it has not.

The first is answered by comparing six words with whoever signed it. An alarm shows no words: they are typed as the lead
reads them out, so that nobody can say yes to what merely stands on the screen.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from evidence_desk.acts import schooling
from evidence_desk.acts.schooling import ProfileState, WordsDiffer
from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.case.school import SignedProfile
from evidence_desk.case.school_changes import Change
from evidence_desk.ui import theme
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.form_sheet import FormSheet
from evidence_desk.ui.jobs import Reporter
from evidence_desk.ui.school_words import alarm_words, change_words
from evidence_desk.ui.widgets.buttons import MainButton, QuietButton
from evidence_desk.ui.widgets.dates import local_text
from evidence_desk.ui.widgets.fields import Field, LineEdit
from evidence_desk.ui.widgets.notes import Heading, Label, NoteFrame, SecLabel
from evidence_desk.ui.widgets.six_words import SixWords

_NARROW: Final = 620  # logical pixels of the window: below it the answers do not fit beside each other


class _Answering(FormSheet):
    """What the three sheets share: an answer is an act on the profile, off the main thread."""

    def __init__(
        self, desk: Desk, title: str, parent: QWidget | None, *, icon: str, width: int = 600
    ) -> None:
        super().__init__(title, parent, icon=icon, width=width)
        self._desk = desk
        self.state: ProfileState = desk.school
        self._is_narrow = parent is not None and parent.window().width() < theme.scaled(_NARROW)
        self.title_label.setWordWrap(self._is_narrow)

    def add_answer(self, button: QPushButton, pressed: Callable[[], object]) -> None:
        """Put a button into the footer, or in a narrow window below all else, where there is room for its words."""
        if self._is_narrow:
            button.clicked.connect(lambda: pressed())  # noqa: PLW0108  # without the `checked` of the signal
            self.body.addWidget(button)
        else:
            self.add_button(button, pressed)

    @property
    def subject(self) -> SignedProfile:
        """The profile that is asked about."""
        return _found(self.state)

    def _answer(
        self, label: str, act: Callable[[], ProfileState], failed: Callable[[EvidenceDeskError], object]
    ) -> None:
        job = self._desk.run(label, lambda report: _done(act, report), can_cancel=False)
        self.busy(job, show_failure=False)
        job.then(self._on_answered, failed, owner=self)

    def _say_no(self) -> None:
        """Note that the words differ; what was relied on stays in force."""
        person, home, found = self._desk.person, self._desk.home, self.subject
        assert person is not None  # noqa: S101  # the sheet belongs to somebody unlocked
        self._answer(self.tr("Noting it"), lambda: schooling.refuse(home, person, found), self.show_error)

    def _on_answered(self, state: ProfileState) -> None:
        self._desk.set_school(state)
        self.accept()


def _done(act: Callable[[], ProfileState], report: Reporter) -> ProfileState:
    return act()


class FirstContactSheet(_Answering):
    """A profile this person has not met: whose it is, and the words to compare."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(desk, "", parent, icon="shield-question-mark")
        self.set_title(self.tr("Compare your school’s profile"))
        profile = self.subject.profile
        signer = profile.signer
        self.body.addWidget(Label(profile.name, font="section", bold=True))
        self.body.addWidget(
            SecLabel(
                self.tr("Edition {number}, signed by {name}, {position}, on {time}").format(
                    number=profile.edition,
                    name=signer.name,
                    position=signer.position,
                    time=local_text(profile.made_at),
                ),
                font="body",
            )
        )
        self.body.addWidget(
            Label(
                self.tr(
                    "Ask {name} for their six words, in person or by telephone, on a number you know and not one in a "
                    "message. They find them under “The school’s profile”. Are they these?"
                ).format(name=signer.name)
            )
        )
        self.words = SixWords(profile.words)
        self.body.addWidget(self.words)
        receivers = ", ".join(f"{p.name} ({p.position})" for p in profile.receivers())
        if receivers:
            self.body.addWidget(
                SecLabel(self.tr("Sealed drops would go to: {names}").format(names=receivers))
            )
        self.hint = SecLabel(
            self.tr("You can use it for now and compare later; until then roles are printed “as stated”.")
        )
        self.body.addWidget(self.hint)
        later = self.add_cancel(self.tr("Later"))
        self.for_now = QuietButton(self.tr("Use it for now"))
        self.differ = QuietButton(self.tr("They differ"))
        self.same = MainButton(self.tr("They are the same"))
        self.add_answer(self.for_now, self._use_for_now)
        self.add_button(self.differ, self._refuse)  # beside the other: neither is nearer to hand
        self.add_button(self.same, self._accept)
        if self._is_narrow:
            self.body.addWidget(later)

    def _accept(self) -> None:
        self._take(self.words.words)

    def _use_for_now(self) -> None:
        self._take(None)

    def _take(self, heard: str | None) -> None:
        person, home, clock, found = self._desk.person, self._desk.home, self._desk.clock, self.subject
        assert person is not None  # noqa: S101  # the sheet belongs to somebody unlocked
        self._answer(
            self.tr("Accepting the profile"),
            lambda: schooling.accept(home, person, found, clock, heard=heard),
            self.show_error,
        )

    def _refuse(self) -> None:
        self._say_no()


class CompareSheet(FirstContactSheet):
    """The same words for a profile that is used already, uncompared."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(desk, parent)
        self.for_now.hide()
        self.hint.setText(self.tr("If they differ it is not used any more. Tell the DSL and IT."))

    @property
    def subject(self) -> SignedProfile:
        """The profile in use."""
        return _signed(self.state)


class AlarmSheet(_Answering):
    """The profile on this computer is not what this person relies on; it takes typed words to accept it."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(desk, "", parent, icon="octagon-x", width=680)
        told = alarm_words(self.state)
        self.set_title(told.title, "octagon-x", "stop")
        for title, text in (
            (self.tr("What happened"), told.happened),
            (self.tr("What was kept"), told.kept),
            (self.tr("What to do"), told.do),
        ):
            words = QVBoxLayout()
            words.setSpacing(2)
            words.addWidget(Heading(title, font="section"))
            words.addWidget(Label(text, selectable=True))
            self.body.addLayout(words)
        self._add_whose()
        if self.state.changes:
            _add_changes(self.body, self.tr("What it would change"), self.state.changes, with_keys=False)
        self.typed = LineEdit()
        self.typed_field = Field(
            self.tr("The six words you hear"),
            self.typed,
            self.tr("four letters of each are enough"),
        )
        self.body.addWidget(self.typed_field)
        self.add_cancel(self.tr("Leave it for now"))
        self.look = QuietButton(self.tr("Look again"), "refresh-cw")
        self.differ = QuietButton(self.tr("The words differ"))
        self.take = QuietButton(self.tr("Accept this profile"))
        self.add_answer(self.look, self._look_again)
        self.add_answer(self.differ, self._refuse)
        self.add_answer(self.take, self._accept)
        can_answer = self.state.found is not None
        for widget in (self.typed_field, self.take):
            widget.setVisible(can_answer)
        self.differ.setVisible(can_answer and self.state.kind != "memory-damaged")

    def _add_whose(self) -> None:
        found, profile = self.state.found, self.state.profile
        rows = []
        if profile is not None:
            rows.append(
                self.tr("You rely on edition {number}, signed by {name}.").format(
                    number=profile.edition, name=profile.signer.name
                )
            )
        if found is not None:
            rows.append(
                self.tr("Found: edition {number}, signed by “{name}”.").format(
                    number=found.profile.edition, name=found.profile.signer.name
                )
            )
        if rows:
            self.body.addWidget(SecLabel(" ".join(rows), font="body"))

    def _look_again(self) -> None:
        job = self._desk.look_at_school()
        if job is not None:
            self.busy(job)
            job.then(lambda _: self.accept(), owner=self)

    def _refuse(self) -> None:
        self._say_no()

    def _accept(self) -> None:
        heard = self.typed.text().strip()
        if not heard:
            self.typed_field.set_error(self.tr("Type the six words as they are read out to you."))
            return
        person, home, clock, found = self._desk.person, self._desk.home, self._desk.clock, _found(self.state)
        assert person is not None  # noqa: S101  # the sheet belongs to somebody unlocked
        self._answer(
            self.tr("Accepting the profile"),
            lambda: schooling.accept(home, person, found, clock, heard=heard),
            self._on_failure,
        )

    def _on_failure(self, error: EvidenceDeskError) -> None:
        if isinstance(error, WordsDiffer):
            self.typed_field.set_error(
                self.tr(
                    "These are not the words of this profile. Let them be read out again. If they still differ, do not "
                    "accept it."
                )
            )
            self.typed.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.show_error(error)


class ChangedSheet(_Answering):
    """A newer edition by a rightful signer: in force already, and this is what it changed."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(desk, "", parent, icon="shield-check", width=680)
        self.set_title(self.tr("The school’s profile is a newer edition"))
        profile = self.state.profile
        if profile is not None:
            self.body.addWidget(
                Label(
                    self.tr("Edition {number} is in force. {name} signed it on {time}.").format(
                        number=profile.edition, name=profile.signer.name, time=local_text(profile.made_at)
                    )
                )
            )
        _add_changes(self.body, self.tr("What changed"), self.state.changes)
        if not self.state.changes:
            self.body.addWidget(SecLabel(self.tr("Nothing but its date."), font="body"))
        self.body.addWidget(
            SecLabel(self.tr("Does something surprise you? Ask the DSL before you send anything."))
        )
        self.add_cancel(self.tr("Later"))
        self.seen = MainButton(self.tr("Seen"))
        self.add_answer(self.seen, self._acknowledge)

    def _acknowledge(self) -> None:
        person, home = self._desk.person, self._desk.home
        assert person is not None  # noqa: S101  # the sheet belongs to somebody unlocked
        self._answer(self.tr("Noting it"), lambda: schooling.acknowledge(home, person), self.show_error)


def _add_changes(
    body: QVBoxLayout, title: str, changes: tuple[Change, ...], *, with_keys: bool = True
) -> None:
    """Add what an edition changes, line by line; new keys and people stand out."""
    body.addWidget(Heading(title, font="section"))
    lines = QVBoxLayout()
    lines.setSpacing(6)
    weighty = {"signer", "keys", "person-key", "person-new"}
    for change in changes:
        words = change_words(change, with_keys=with_keys)
        if change.what in weighty:
            lines.addWidget(NoteFrame("warn", "", words, icon="user-round-check"))
        else:
            lines.addWidget(Label(words, selectable=True))
    body.addLayout(lines)


def _found(state: ProfileState) -> SignedProfile:
    assert state.found is not None, "there is something to answer"  # noqa: S101  # a bug of the caller
    return state.found


def _signed(state: ProfileState) -> SignedProfile:
    assert state.signed is not None, "there is a profile in force"  # noqa: S101  # a bug of the caller
    return state.signed
