"""Scenes of the staff window for `tools/screens.py`: the question, the form, the record in words, the receipts."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tools.screen_scenes import scene

from evidence_desk.acts import schooling
from evidence_desk.case import school as profiles
from evidence_desk.case.keys import Home, Person, make_person, read_school, school_json
from evidence_desk.case.school import Receives, SchoolPerson, SchoolProfile
from evidence_desk.ui.staff.page import StaffPage

if TYPE_CHECKING:
    from tools.screens import Stage

_FACTS = "A pupil showed me these on her own phone at the end of form time. She sent them to my school email herself."


@dataclass
class _School:
    """A member of staff at the window, and the drop folder of the school."""

    page: StaffPage
    folder: Path


def _stands(person: Person, position: str, receives: Receives) -> SchoolPerson:
    own = person.profile
    return SchoolPerson(
        name=own.name,
        position=position,
        role=own.role,
        initials=own.initials,
        recipient=own.recipient,
        signer=own.signer,
        receives=receives,
    )


def _begin(stage: Stage, *, known: bool = True) -> _School:
    """Let a member of staff in, on a computer that knows the school's profile, or not."""
    lead = make_person("Jane P. Shah", "dsl", "JPS", "Larkrise Academy", "classic")
    deputy = make_person("Tom Adair", "deputy", "TAD", "Larkrise Academy", "classic")
    chair = make_person("Ruth Bell", "investigator", "RXB", "Larkrise Academy", "classic")
    hannah = make_person("Hannah Price", "staff", "HXP", "Larkrise Academy", "classic")
    home, folder = stage.folder / "staff", stage.folder / "drops"
    for made in (home, folder):
        shutil.rmtree(made, ignore_errors=True)
        made.mkdir()
    school = read_school(stage.folder / "home" / "school.json")
    (home / "profile.json").write_bytes(msgspec.json.encode(hannah.profile))
    (home / "school.json").write_bytes(school_json(school))
    profile = SchoolProfile(
        id="0" * 32,
        edition=1,
        made_at="2026-11-20T09:00:00Z",
        signed_by=lead.profile.fingerprint,
        name="Larkrise Academy",
        people=(
            _stands(lead, "Designated Safeguarding Lead", "all"),
            _stands(deputy, "Deputy DSL", "all"),
            _stands(chair, "Chair of governors", "leadership"),
        ),
        keys=school.keys,
        settings=profiles.Settings(drop_folder=str(folder)),
    )
    if known:
        signed = profiles.sign(profile, lead)
        (home / "school.toml").write_bytes(signed.data)
        (home / "school.toml.sig").write_bytes(signed.signature)
        schooling.accept(Home(home), hannah, signed, stage.clock, heard=profile.words)
    settings = stage.desk.settings
    stage.window.lock()
    stage.settle()
    stage.desk.use_home(home)
    stage.window.enter(hannah, settings)
    stage.settle()
    page = stage.window.staff_page
    assert page is not None
    return _School(page, folder)


def _copy_picture() -> None:
    image = QImage(320, 480, QImage.Format.Format_RGB32)
    image.fill(QColor("#40576b"))
    QApplication.clipboard().setImage(image)


def _paste(stage: Stage, school: _School) -> None:
    _copy_picture()
    stage.press("Paste")
    for _ in range(2):
        stage.settle(500)  # the question takes no answer in its first moments
        stage.press("No")
    stage.settle()


def _fill(stage: Stage, *, pictures: int = 2) -> _School:
    """The form of picture 12: two pictures and a few words."""
    school = _begin(stage)
    stage.press("No")
    for _ in range(pictures):
        _paste(stage, school)
    form = school.page.form
    for field, words in ((form.facts, _FACTS), (form.about, "Ellie Marsh, 9C"), (form.seen, "today 08:50")):
        field.setFocus()
        QTest.keyClicks(field, words)
    form.facts.setFocus()
    stage.settle()
    return school


@scene("12-staff-ask")
def staff_ask(stage: Stage) -> None:
    """Is it about the DSL, a deputy or the head?"""
    _begin(stage)


@scene("12-staff-form")
def staff_form(stage: Stage) -> None:
    """The form, with two sealed pictures and what happened."""
    _fill(stage)


@scene("12a-staff-about-lead")
def staff_about_lead(stage: Stage) -> None:
    """Yes: it goes to nobody it is about."""
    page = _begin(stage).page
    stage.press("Yes")
    for number in (0, 1):
        _tick(stage, page, number)


@scene("12a-staff-nobody-left")
def staff_nobody_left(stage: Stage) -> None:
    """Everybody who receives is named: the LADO."""
    page = _begin(stage).page
    stage.press("Yes")
    for number in (0, 1, 2):
        _tick(stage, page, number)


def _tick(stage: Stage, page: StaffPage, number: int) -> None:
    box = page.about.boxes[number]
    QTest.keyClick(box, Qt.Key.Key_Space)
    stage.settle()
    if not box.isChecked():
        raise LookupError(f"{stage.name}: {box.text()} was not ticked")


@scene("12a-staff-no-profile")
def staff_no_profile(stage: Stage) -> None:
    """Nothing says whom it goes to."""
    _begin(stage, known=False)


@scene("12a-staff-gate")
def staff_gate(stage: Stage) -> None:
    """A picture was pasted: the same question as everywhere."""
    _begin(stage)
    stage.press("No")
    _copy_picture()
    stage.press("Paste")
    stage.settle(500)


@scene("12a-staff-record")
def staff_record(stage: Stage) -> None:
    """After Not sure: words only, and whom to find."""
    staff_gate(stage)
    stage.press("Not sure")


@scene("12a-staff-take-back")
def staff_take_back(stage: Stage) -> None:
    """An item is taken back before sending."""
    school = _fill(stage, pictures=1)
    QTest.mouseClick(school.page.form.items.buttons[0], Qt.MouseButton.LeftButton)
    stage.settle()


@scene("12a-staff-close")
def staff_close(stage: Stage) -> None:
    """Closing with something unsent."""
    _fill(stage, pictures=1)
    stage.window.close()
    stage.settle()


@scene("12b-staff-receipt")
def staff_receipt(stage: Stage) -> None:
    """Sent: the receipt."""
    _fill(stage)
    stage.press("Send to DSL")
    stage.settle()


@scene("12b-staff-waiting")
def staff_waiting(stage: Stage) -> None:
    """The drop folder cannot be reached."""
    school = _fill(stage, pictures=1)
    school.folder.rmdir()
    stage.press("Send to DSL")
    stage.settle()


@scene("12b-staff-receipts")
def staff_receipts(stage: Stage) -> None:
    """All receipts."""
    _fill(stage, pictures=1)
    stage.press("Send to DSL")
    stage.settle()
    stage.press("Send something else")
    stage.press("Receipts of what was sent")
