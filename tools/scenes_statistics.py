"""Scene of `tools/screens.py` about the governors' report: a school of a hundred made-up cases, counted."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING
from unittest.mock import patch

from tools.screen_scenes import scene

from evidence_desk.acts.statistics import Counted
from evidence_desk.base import clock as clocks
from evidence_desk.library.folders import save_folders
from evidence_desk.library.hiding import CELL, FOUR_C, CaseFacts, Key, Plan, Shape
from evidence_desk.library.reporting import Basis
from evidence_desk.library.tally import CRIMINAL, OVERDUE, PLATFORM, REFERRAL, STOPS, TRIGGER
from evidence_desk.policy.model import Policy

if TYPE_CHECKING:
    from tools.screens import Stage

_YEARS = {2025: 41, 2026: 38}  # cases of each autumn
_OFTEN = (
    "conduct.aggressive",
    "content.aggressive",
    "contact.aggressive",
    "content.values",
    "conduct.values",
)
_COUNTED_AS = (  # how many rows of each table are used, and in how many of a hundred cases
    (TRIGGER, 4, 22),
    (CRIMINAL, 5, 30),
    (PLATFORM, 7, 40),
    (REFERRAL, 6, 20),
)


def _case(year: int, policy: Policy, dice: random.Random) -> CaseFacts:
    counts: Counter[Key] = Counter()
    cells = dice.choices(_OFTEN, (41, 25, 23, 12, 9), k=dice.randint(2, 5))
    if dice.random() < 0.2:
        cells.append(dice.choice(list(policy.matrix.cells)))
    for cell in cells:
        counts[CELL, cell] += 1
        for c in policy.cell(cell).four_cs:
            counts[FOUR_C, c] += 1
    rows: dict[str, list[str]] = {
        TRIGGER: list(policy.trigger_list.triggers)[::-1],
        CRIMINAL: list(policy.criminal_list.leaves)[::-1],
        PLATFORM: list(policy.platforms),
        REFERRAL: list(policy.counting.referrals),
    }
    for table, number, percent in _COUNTED_AS:
        for place, ident in enumerate(rows[table][:number]):
            if dice.random() * 100 * (place + 1) < percent * 2:
                counts[table, ident] = 1
    counts[STOPS] = int(dice.random() < 0.25)
    counts[OVERDUE] = int(dice.random() < 0.05)
    minutes = {
        timing: dice.randint(place * 20 + 5, place * 90 + 40)
        for place, timing in enumerate(policy.counting.timings)
    }
    kept: dict[Key, int] = {key: count for key, count in counts.items() if count}
    return CaseFacts(
        year=year,
        term="autumn",
        phase="secondary",
        exhibits=len(cells),
        counts=kept,
        minutes=minutes,
    )


def _counted(stage: Stage) -> Counted:
    policy, dice = stage.desk.policy, random.Random(14)  # the same school each time
    cases = [_case(year, policy, dice) for year, number in _YEARS.items() for _ in range(number)]
    basis = Basis(
        plan=Plan.of(cases, Shape.of(policy)),
        policy=policy,
        school="Thornmere Academy",
        made_at=clocks.utc_text(stage.clock.read().utc),
        counted=len(cases),
        closed=3,
        damaged=0,
    )
    return Counted(basis=basis)


@scene("14-governors")
def governors(stage: Stage) -> None:
    """The report over the term that runs, as it will be on paper."""
    assert stage.desk.person is not None
    folder = stage.folder / "Counted cases"
    folder.mkdir()
    save_folders(stage.folder / "home", stage.desk.person, [folder])
    assert stage.desk.shelf is not None
    stage.desk.shelf.update()
    stage.settle()
    counted = _counted(stage)
    with patch("evidence_desk.ui.panels.statistics.count", lambda *given: counted):
        stage.command("statistics")
        stage.settle()
