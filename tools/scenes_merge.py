"""Scenes of `tools/screens.py` about two copies of one case: the alarm, what each has, and the two joined."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from tools.screen_scenes import scene

from evidence_desk.case import events as ev
from evidence_desk.case.membership import access_of
from evidence_desk.case.sealing import seal
from evidence_desk.case.store import CaseStore

if TYPE_CHECKING:
    from tools.screens import Stage


def _second(stage: Stage) -> Path:
    return stage.case_path.with_name("2026-041 (conflicted copy 2026-11-22).edcase")


def _write(stage: Stage, path: Path, home: Path, *, captions: dict[str, str], lock: str = "") -> None:
    """Write in one copy, on a computer of its own."""
    home.mkdir(exist_ok=True)
    person = stage.desk.person
    assert person is not None
    stage.clock.move_to(stage.clock.read().utc + timedelta(minutes=10))
    with CaseStore.open(path, access_of(person, home), stage.clock, write=True, accept_older=True) as store:
        for ref, caption in captions.items():
            exhibit = store.case.find(ref)
            assert exhibit is not None
            store.record(ev.ExhibitDescribed(exhibit=exhibit.id, caption=caption))
        store.record(ev.PersonAdded(name="R. Hale", kind="pupil", pseudonym="Pupil H"))
        if lock:
            found = store.case.find(lock)
            assert found is not None
            seal(store, [found.id], "should not be here")


def part(stage: Stage, *, only_here: bool = False) -> Path:
    """Let the case be written to in two copies, or in one of them only."""
    stage.open_case()
    stage.command("close_case")
    other = _second(stage)
    shutil.copyfile(stage.case_path, other)
    _write(stage, stage.case_path, stage.desk.home.folder, captions={"JPS/1": "Group chat, first part"})
    if not only_here:
        _write(
            stage, other, stage.folder / "laptop", captions={"JPS/2": "Written on the laptop"}, lock="JPS/3"
        )
    return other


@scene("90-older-copy")
def older_copy(stage: Stage) -> None:
    """The newer one stands in the same folder."""
    other = part(stage, only_here=True)
    stage.open_case(other)


@scene("90b-older-copy-on-purpose")
def older_copy_on_purpose(stage: Stage) -> None:
    """Going on with this one takes a reason."""
    other = part(stage, only_here=True)
    stage.open_case(other)
    stage.press("Go on with this copy…")
    stage.press("Open this copy")


@scene("90c-no-other-copy")
def no_other_copy(stage: Stage) -> None:
    """The newer one is not where this computer looked."""
    other = part(stage, only_here=True)
    stage.case_path.unlink()
    stage.open_case(other)


@scene("91-two-copies")
def two_copies(stage: Stage) -> None:
    """Both were added to."""
    other = part(stage)
    stage.open_case(other)
    stage.settle(800)  # looking for copies is quick, and not always at once
    stage.press("Compare")


@scene("91b-joined")
def joined(stage: Stage) -> None:
    """What came, what was locked, what is left to do."""
    two_copies(stage)
    stage.press("Join the two")
