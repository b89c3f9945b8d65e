"""What a sign of immediate danger makes due at once: data, and never without the police."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence_desk.base.errors import BadInput
from evidence_desk.policy.loader import load_policy

_LINE = 'danger_actions = ["police-told", "social-care-told"]'


def changed(folder: Path, line: str) -> None:
    path = folder / "record.toml"
    text = path.read_text("utf-8")
    assert _LINE in text
    path.write_text(text.replace(_LINE, line), "utf-8")


def test_a_school_may_add_to_it_and_cannot_leave_out_the_police(folder: Path) -> None:
    changed(folder, 'danger_actions = ["headteacher-told"]')
    assert load_policy(folder).gate.danger_actions == ("police-told", "headteacher-told")


def test_without_a_line_it_is_the_programs_own(folder: Path) -> None:
    changed(folder, "")
    assert load_policy(folder).gate.danger_actions == ("police-told", "social-care-told")


def test_what_cannot_be_recorded_is_named_with_its_file(folder: Path) -> None:
    changed(folder, 'danger_actions = ["tell-the-papers"]')
    with pytest.raises(BadInput) as caught:
        load_policy(folder)
    assert "record.toml" in caught.value.user_message
    assert "tell-the-papers" in caught.value.user_message
