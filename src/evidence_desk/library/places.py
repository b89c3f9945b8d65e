"""Where this person's program made backups: for "last backed up", and for who must know that copies exist."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct, structs

from evidence_desk.case.keys import Person
from evidence_desk.library.kept_file import KeptFile

PLACES_MAX = 20


class Place(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One folder of copies, as it was left."""

    folder: str
    at: str  # UTC text of the newest backup there
    cases: dict[str, str] = {}  # case id -> when its copy there was last found as new as the case


class Places(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All of them, the newest first."""

    places: tuple[Place, ...] = ()

    def noted(self, folder: Path, at: str, cases: dict[str, str]) -> Places:
        """Return the places after a backup."""
        before = next((place for place in self.places if place.folder == str(folder)), None)
        merged = {**(before.cases if before is not None else {}), **cases}
        others = tuple(place for place in self.places if place.folder != str(folder))
        mine = Place(folder=str(folder), at=at, cases=merged)
        return structs.replace(self, places=(mine, *others)[:PLACES_MAX])

    def last_of(self, case: str) -> str:
        """Return when a case was last found in a backup as new as it was; empty for never."""
        return max((place.cases.get(case, "") for place in self.places), default="")

    def holding(self, case: str) -> list[Place]:
        """Return the places that hold a copy of a case."""
        return [place for place in self.places if case in place.cases]


def kept_places(home: Path, person: Person) -> KeptFile[Places]:
    """Return the file that keeps them."""
    return KeptFile(home, "backups.age", person, Places())
