"""A member of staff who sends sealed drops to the desk's DSL, for the tests of the inbox."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.ui.conftest import FrozenClock, admission, picture_png

from evidence_desk.case.drops import DropWriter, NewDrop
from evidence_desk.case.gate import Route
from evidence_desk.case.intake import NewExhibit
from evidence_desk.case.keys import Person, SchoolFile, make_person
from evidence_desk.case.values import Concern, Source
from evidence_desk.policy.model import Policy


@dataclass
class Sender:
    """Somebody who seals drops into a folder."""

    person: Person
    home: Path
    folder: Path
    school: SchoolFile
    clock: FrozenClock
    policy: Policy

    @classmethod
    def make(
        cls, folder: Path, school: SchoolFile, clock: FrozenClock, policy: Policy, name: str = "Hannah Price"
    ) -> Sender:
        """Return a member of staff with a home beside the drop folder."""
        home = folder.parent / f"home of {name}"
        home.mkdir(exist_ok=True)
        initials = "".join(part[0] for part in name.split())[:2] + "X"
        person = make_person(name, "staff", initials.upper(), "Larkrise Academy", "classic")
        return cls(person, home, folder, school, clock, policy)

    def send(
        self,
        name: str,
        to: Sequence[Person],
        *,
        pictures: Sequence[bytes] = (),
        words: str = "",
        facts: str = "",
        follows: str = "",
        record: bool = False,
    ) -> Path:
        """Seal a drop into the folder."""
        path = self.folder / f"{name}.edcase"
        new = NewDrop(
            to=[one.profile for one in to], school=self.school, about_leadership="no", follows=follows
        )
        with DropWriter.create(path, self.person, self.home, new, self.clock) as drop:
            if facts:
                drop.add_concern(Concern(facts=facts))
            if record:
                drop.add_restricted({"reported_by": "Hannah Price"}, self.policy.gate.version)
            self.fill(drop, pictures, words)
        return path

    def add(self, path: Path, *, words: str) -> None:
        """Go on with a drop."""
        with DropWriter.open(path, self.person, self.home, self.clock) as drop:
            self.fill(drop, (), words)

    def fill(self, drop: DropWriter, pictures: Sequence[bytes], words: str) -> None:
        """Put pictures and words into a drop."""
        for number, data in enumerate(pictures, 1):
            new = NewExhibit(
                kind="image",
                media_type="image/png",
                method="file",
                grade="C",
                caption=f"group chat, screen {number}",
                source=Source(platform="ChatterBox"),
            )
            drop.add_item(admission(self.policy), new, io.BytesIO(data), len(data))
        if words:
            data = words.encode()
            new = NewExhibit(
                kind="message-transcript", media_type="text/plain", method="text typed", grade="C"
            )

            drop.add_item(admission(self.policy, Route.TEXT), new, io.BytesIO(data), len(data))


def two_pictures() -> list[bytes]:
    """Return two pictures that differ."""
    return [picture_png(words="Nobody likes Pupil A"), picture_png(200, 400, "Vote")]
