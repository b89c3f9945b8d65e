"""The floor under leave: an edited policy takes away or asks for more, and never opens the gate wider."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from evidence_desk.base.errors import BadInput
from evidence_desk.base.files import resource_path
from evidence_desk.policy.leave import FLOOR, LEAVE_CLASSES, MASKED, PACKS
from evidence_desk.policy.loader import load_policy
from evidence_desk.policy.model import Policy

WRONG = {
    "a ground for HARD": ('class = "INTIMATE"', 'class = "HARD"', "must be one of"),
    "consent without how": ('["adult", "how", "given-on"]', '["adult", "given-on"]', "at least"),
    "police without an officer": (
        '["force", "reference", "officer"]',
        '["force", "reference"]',
        "at least",
    ),
    "ADULT without human resources": ('required = ["reason", "hr"]', 'required = ["reason"]', "at least"),
    "TERROR without what it shows": ('["shows", "reason"]', '["reason"]', "at least"),
    "a field that is not there": ('["shows", "reason"]', '["shows", "reason", "mood"]', "does not hold"),
    "TERROR in the police pack": ("packs = []", 'packs = ["police"]', "no more than"),
    "INTIMATE for the parents": ('packs = ["police"]', 'packs = ["police", "parent"]', "no more than"),
    "ADULT masked for pupils": ('["disciplinary"]', '["disciplinary", "pupil"]', "no more than"),
    "a pack of another kind": ('["disciplinary"]', '["newspaper"]', "does not hold"),
}


def edited(tmp_path: Path, old: str, new: str) -> Path:
    folder = tmp_path / "policy"
    shutil.copytree(resource_path("policy"), folder)
    file = folder / "leave.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


@pytest.mark.parametrize("what", WRONG)
def test_less_than_the_floor_is_refused_with_the_row(tmp_path: Path, what: str) -> None:
    old, new, words = WRONG[what]
    with pytest.raises(BadInput, match=re.escape("leave.toml")) as caught:
        load_policy(edited(tmp_path, old, new))
    assert words in caught.value.user_message


def test_a_school_may_take_away(tmp_path: Path) -> None:
    narrower = load_policy(edited(tmp_path, 'packs = ["police"]', "packs = []"))
    assert narrower.leave.goings["INTIMATE"].packs == ()


def test_what_is_shipped_covers_each_class_and_no_other(policy: Policy) -> None:
    assert {ground.gate_class for ground in policy.leave.grounds.values()} == set(LEAVE_CLASSES)
    assert "HARD" not in {*LEAVE_CLASSES, *FLOOR, *PACKS, *MASKED}
    assert policy.leave.of_class("HARD") == []
    for name, going in policy.leave.goings.items():
        assert set(going.packs) == set(PACKS[name])
        assert set(going.masked_in) == set(MASKED[name])
