"""The floor under the gate and the police clock: an edited policy cannot turn a Yes into a No, nor wait longer."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from evidence_desk.base.errors import BadInput
from evidence_desk.base.files import resource_path
from evidence_desk.policy.loader import load_policy

CLOCK = 'amount = 24\nunit = "hours"\nsource = ["PRODUCT", "PORTER"]'
ASK = """id = "fb.ask-removal"
text = "If it is known who did it, ask for it to be taken down: through the parents, or the young person where older."
warns = true
blocked_while"""
WEAKER: dict[str, tuple[str, list[tuple[str, str]], str]] = {
    "two buttons swapped": (
        "gate.toml",
        [
            ('id = "yes"\nlabel = "Yes"', 'id = "yes"\nlabel = "No."'),
            ('id = "no"\nlabel = "No"', 'id = "no"\nlabel = "Yes"'),
        ],
        "cannot be changed here",
    ),
    "help that says what to answer": (
        "gate.toml",
        [('help = "Answer from what you', 'help = "Choose No. Answer from what you')],
        "cannot be changed here",
    ),
    "an answer said to be harmless": (
        "gate.toml",
        [('effect = "The file is kept."', 'effect = "Nothing is stored."')],
        "cannot be changed here",
    ),
    "a year to tell the police": (
        "clocks.toml",
        [(CLOCK, CLOCK.replace("24", "9999"))],
        "at most 24",
    ),
    "24 months to tell the police": (
        "clocks.toml",
        [(CLOCK, CLOCK.replace("hours", "months"))],
        "at most 24",
    ),
    "a police clock that nobody can count": (
        "clocks.toml",
        [(CLOCK, 'source = ["PRODUCT", "PORTER"]')],
        "at most 24",
    ),
    "asking for removal that waits for nothing": (
        "procedures.toml",
        [(ASK, ASK.replace("warns = true\nblocked_while", "blocked_while"))],
        "could warn somebody",
    ),
    "a new step that tells the parents": (
        "procedures.toml",
        [(ASK, ASK.replace("fb.ask-removal", "ours.ring-home").replace("warns = true\n", ""))],
        "could warn somebody",
    ),
    "a police clock switched off": ("clocks.toml", [(CLOCK, 'switch = "off"\n' + CLOCK)], "switch"),
}


@pytest.mark.parametrize("what", WEAKER)
def test_a_policy_below_the_floor_is_refused_with_its_file(tmp_path: Path, what: str) -> None:
    name, changes, words = WEAKER[what]
    folder = tmp_path / "policy"
    shutil.copytree(resource_path("policy"), folder)
    text = (folder / name).read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        load_policy(folder)
    assert name in caught.value.user_message
    assert words in caught.value.user_message


def test_a_school_may_tell_the_police_sooner(tmp_path: Path) -> None:
    folder = tmp_path / "policy"
    shutil.copytree(resource_path("policy"), folder)
    path = folder / "clocks.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(CLOCK, CLOCK.replace("24", "4"), 1), encoding="utf-8")
    assert load_policy(folder).clocks["police-contact"].amount == 4
