"""This person's settings on this device: one age file under their own key, unreadable before unlocking.

It holds the list of recent cases and how the windows were left. It is not evidence: when it cannot be read, a new one
begins and nothing is lost but the list.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct, structs

from evidence_desk.base import files
from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.bundle import age
from evidence_desk.case.keys import Person, Profile

SETTINGS_MAX = 1 << 20  # bytes
RECENT_MAX = 50  # cases
Look = Literal["system", "light", "dark", "contrast"]


class RecentCase(Struct, frozen=True, kw_only=True):
    """A case this person opened here."""

    path: str
    case_id: str
    title: str
    reference: str
    opened_at: str  # UTC text
    exhibits: int
    due: tuple[
        str, ...
    ] = ()  # UTC texts: when clocks of the case run out, as it was left; the police's at once
    police_due: str = (
        ""  # when the clock for telling the police runs out (UTC text), as it was when last seen
    )


class Settings(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a person has set, or left as it was."""

    recent: tuple[RecentCase, ...] = ()
    look: Look = "system"
    text_percent: int = 100  # 100 to 200
    idle_lock_min: int = 10  # minutes
    language: Literal["en", "cy"] = "en"
    splitters: dict[str, list[int]] = {}  # view -> sizes
    choices: dict[str, str] = {}  # small choices of views: "exhibits.view" -> "table"
    colleagues: tuple[Profile, ...] = ()  # whose identity files were read, to be offered as readers again
    last_folder: str = ""  # where files were last taken from or written to

    def with_recent(self, case: RecentCase) -> Settings:
        """Return settings with `case` first in the list."""
        others = tuple(item for item in self.recent if item.path != case.path)
        return structs.replace(self, recent=(case, *others)[:RECENT_MAX])


def settings_path(folder: Path) -> Path:
    """Return where a person's settings are kept."""
    return folder / "settings.age"


def load_settings(folder: Path, person: Person) -> Settings:
    """Return this person's settings, or fresh ones when there are none that can be read."""
    try:
        data = files.read_bounded(settings_path(folder), SETTINGS_MAX)
        return msgspec.json.decode(age.decrypt(data, person.identities, limit=SETTINGS_MAX), type=Settings)
    except (EvidenceDeskError, msgspec.DecodeError, UnicodeDecodeError):
        return Settings()


def save_settings(folder: Path, person: Person, settings: Settings) -> None:
    """Write the settings, encrypted to the person's own key.

    Raises:
        CannotWrite: no space or permission; the old ones stay.
    """
    data = age.encrypt(msgspec.json.encode(settings), person.identity.recipient())
    files.replace(settings_path(folder), data)
