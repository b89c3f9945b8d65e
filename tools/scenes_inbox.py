"""Scenes of the inbox for `tools/screens.py`: drops that came, each way one can stand, and the sheets behind it."""

from __future__ import annotations

import dataclasses
import io
import os
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import structs
from PIL import Image
from PySide6.QtCore import QSize, Qt
from tools.sample_case import ToldClock
from tools.screen_scenes import scene

from evidence_desk.acts import inbox_looking, receiving, schooling
from evidence_desk.acts.inbox_looking import STABLE_S
from evidence_desk.case.drops import DropWriter, NewDrop
from evidence_desk.case.gate import Admission, Route, StopAnswers, at_capture
from evidence_desk.case.inbox import ComparedKey, Inbox
from evidence_desk.case.intake import NewExhibit
from evidence_desk.case.keys import Person, make_person, read_school
from evidence_desk.case.membership import access_of
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Concern, Source
from evidence_desk.policy.loader import default_policy
from evidence_desk.ui.inboxing import FOLDER
from evidence_desk.ui.panels.inbox import InboxPage

if TYPE_CHECKING:
    from tools.screens import Stage

_DAY = datetime(2026, 11, 22, tzinfo=UTC)


@dataclasses.dataclass
class _Senders:
    """Who sends to the person of the pictures."""

    stage: Stage
    folder: Path
    hannah: Person
    omar: Person
    office: Person
    deputy: Person

    def send(
        self,
        sender: Person,
        name: str,
        hour: int,
        minute: int,
        facts: str,
        items: Sequence[tuple[str, str, int]],
        *,
        follows: str = "",
        record: bool = False,
    ) -> Path:
        """Seal a drop; items are (kind, caption, side of the picture or length of the words)."""
        home = self.stage.folder / f"home-{sender.profile.initials}"
        home.mkdir(exist_ok=True)
        path = self.folder / f"{name}.edcase"
        clock = ToldClock(_DAY.replace(hour=hour, minute=minute))
        desk = self.stage.desk.person
        assert desk is not None
        new = NewDrop(
            to=(desk.profile, self.deputy.profile),
            school=read_school(self.stage.folder / "home" / "school.json"),
            about_leadership="no",
            follows=follows,
        )
        with DropWriter.create(path, sender, home, new, clock) as drop:
            if facts:
                drop.add_concern(Concern(facts=facts, happened_at="2026-11-22T13:20:00Z"))
            if record:
                words = {"reported_by": sender.profile.name, "described_as": "a partly undressed picture"}
                drop.add_restricted(words, default_policy().gate.version)
            for kind, caption, size in items:
                _put(drop, kind, caption, size)
        return path


def _put(drop: DropWriter, kind: str, caption: str, size: int) -> None:
    data = b"Words that were typed. " * size if kind == "message-transcript" else _png(size)
    route = Route.TEXT if kind == "message-transcript" else Route.FILE
    answers = StopAnswers(first="no", second="no", wording=default_policy().gate.version)
    decided = at_capture(route, answers, wording=default_policy().gate.version)
    assert isinstance(decided, Admission)
    new = NewExhibit(
        kind="message-transcript" if kind == "message-transcript" else "image",
        media_type="text/plain" if kind == "message-transcript" else "image/png",
        method="file",
        grade="C",
        caption=caption,
        source=Source(platform="ChatterBox"),
    )
    drop.add_item(decided, new, io.BytesIO(data), len(data))


def _png(side: int) -> bytes:
    out = io.BytesIO()
    Image.effect_noise((side, side), 60).save(out, "PNG")
    return out.getvalue()


def _begin(stage: Stage) -> _Senders:
    folder = stage.folder / "drops"
    folder.mkdir(exist_ok=True)
    return _Senders(
        stage,
        folder,
        make_person("Hannah Price", "staff", "HPX", "Form tutor, 9C", "classic"),
        make_person("Omar Siddiqui", "staff", "OMS", "Technician", "classic"),
        make_person("Site office", "staff", "SOX", "Reception", "classic"),
        make_person("Tom Adair", "deputy", "TAD", "Larkrise Academy", "classic"),
    )


def _look(stage: Stage, folder: Path) -> InboxPage:
    """Set the folder and wait until the inbox has looked."""
    desk = stage.desk
    for number, path in enumerate(sorted(folder.glob("*.edcase"))):
        arrived = (_DAY.replace(hour=13, minute=47) - timedelta(hours=number)).timestamp()
        os.utime(path, (arrived, arrived))
    stage.clock.move_to(_DAY.replace(hour=14, minute=8))
    desk.settings = structs.replace(desk.settings, choices={**desk.settings.choices, FOLDER: str(folder)})
    assert stage.window.wiring is not None
    stage.command("inbox")
    inboxing = stage.window.wiring.inbox.inboxing
    inboxing.check_now()
    stage.settle()
    if inboxing.view.look.is_unsettled:  # damage is said after a second look
        stage.settle(round(STABLE_S * 1000))
        inboxing.check_now()
        stage.settle()
    assert stage.window.workspace is not None
    page = stage.window.workspace.page("inbox")
    assert isinstance(page, InboxPage)
    page.focus_first()
    return page


def _fill(stage: Stage, *, damaged: bool = False) -> _Senders:
    """Three drops, each standing another way, and perhaps a damaged one."""
    from_whom = _begin(stage)
    person = stage.desk.person
    assert person is not None
    home = stage.folder / "home"
    inbox = Inbox(home, person.identity)
    hannah = from_whom.hannah.profile
    inbox.compare(
        hannah.fingerprint, ComparedKey(name=hannah.name, how="in-person", at="2026-09-07T08:30:00Z")
    )
    first = from_whom.send(
        from_whom.hannah, "d1", 10, 2, "Photo of a pupil’s lock screen.", [("image", "lock screen", 300)]
    )
    _take(stage, first)
    from_whom.send(
        from_whom.omar, "d2", 12, 58, "Filter log, week of 16 November.", [("message-transcript", "log", 60)]
    )
    from_whom.send(
        from_whom.hannah,
        "d3",
        13,
        41,
        "Pictures of a Year 9 group chat. A pupil showed me these on her own phone at the end of form time. She sent "
        "them to my school email herself. I have not shown them to anyone else and I have left the email where it is.",
        [
            ("image", "group chat", 900),
            ("image", "same chat, next screen", 880),
            ("message-transcript", "", 40),
        ],
    )
    if not damaged:
        return from_whom
    whole = from_whom.send(
        from_whom.office, "d4", 9, 15, "A letter.", [("image", "letter", 200)]
    ).read_bytes()
    place = len(whole) * 3 // 4
    (from_whom.folder / "d4.edcase").write_bytes(
        whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]
    )
    return from_whom


def _take(stage: Stage, path: Path) -> None:
    """Take a drop into the case of the incident, as the DSL did before."""
    person, home = stage.desk.person, stage.folder / "home"
    assert person is not None
    inbox = inbox_looking.inbox_of(home, person, schooling.ProfileState(kind="none"))
    with (
        CaseStore.open(stage.case_path, access_of(person, home), stage.clock, write=True) as store,
        receiving.opened_alone(path, (person.identity,)) as drop,
    ):
        receiving.take_drop(store, drop, inbox, default_policy())


@scene("11-inbox")
def inbox(stage: Stage) -> None:
    """What came in: new and known, not known yet, taken, damaged."""
    _show(stage, damaged=True)


def _show(stage: Stage, *, damaged: bool = False) -> None:
    _fill(stage, damaged=damaged)
    stage.open_case()
    _look(stage, stage.folder / "drops")


@scene("11a-inbox-unknown-sender")
def unknown(stage: Stage) -> None:
    """A sender whose key nobody has compared yet."""
    _show(stage)
    stage.key(Qt.Key.Key_Down)


@scene("11b-inbox-taken")
def taken(stage: Stage) -> None:
    """What became of a drop that was taken in."""
    _show(stage)
    stage.key(Qt.Key.Key_Down)
    stage.key(Qt.Key.Key_Down)


@scene("11c-inbox-damaged")
def damaged(stage: Stage) -> None:
    """A drop that does not hold."""
    inbox(stage)
    stage.key(Qt.Key.Key_End)


@scene("11d-inbox-no-folder")
def no_folder(stage: Stage) -> None:
    """Nobody has said where drops arrive."""
    stage.command("inbox")


@scene("11e-inbox-nothing")
def nothing(stage: Stage) -> None:
    """The folder is there, and empty."""
    _look(stage, _begin(stage).folder)


@scene("11f-inbox-unreachable")
def unreachable(stage: Stage) -> None:
    """The folder is gone."""
    _look(stage, stage.folder / "share" / "drops")


@scene("11g-inbox-question")
def question(stage: Stage) -> None:
    """The stop question for the first picture of a drop."""
    _show(stage)
    stage.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


@scene("11h-inbox-sender")
def sender(stage: Stage) -> None:
    """Six words to compare."""
    unknown(stage)
    stage.key(Qt.Key.Key_Return)
    stage.press("Check by phone or in person")


@scene("11i-inbox-set-aside")
def set_aside(stage: Stage) -> None:
    """Why it is not taken in."""
    _show(stage)
    stage.key(Qt.Key.Key_E)


@scene("11j-inbox-forged")
def forged(stage: Stage) -> None:
    """A known name with another key."""
    from_whom = _fill(stage)
    liar = make_person("Hannah Price", "staff", "HPX", "Form tutor, 9C", "classic")
    from_whom.send(liar, "d5", 14, 2, "Please open this at once.", [("image", "urgent", 120)])
    _look(stage, from_whom.folder)


@scene("11k-inbox-record")
def record(stage: Stage) -> None:
    """A text record of what must not be kept, sent in words."""
    from_whom = _begin(stage)
    from_whom.send(from_whom.hannah, "d1", 13, 50, "A pupil told me about a picture.", [], record=True)
    _look(stage, from_whom.folder)


@scene("11l-inbox-small")
def small(stage: Stage) -> None:
    """The same on a small screen."""
    stage.resize(QSize(1093, 614))
    _show(stage)


@scene("11m-inbox-small-drop")
def small_drop(stage: Stage) -> None:
    """The drop itself on a small screen; where text is large, list and drop take turns."""
    small(stage)
    stage.key(Qt.Key.Key_Return)
