"""A person's certificate in their folder: theirs alone, never made anew over a damaged one."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from evidence_desk.acts import certificates
from evidence_desk.base.errors import BadInput
from evidence_desk.case.keys import Home, make_person

NOW = datetime(2026, 11, 23, 14, 5, 9, tzinfo=UTC)


def test_a_file_that_another_made_does_not_count(tmp_path: Path) -> None:
    jean = make_person("Jean Smith", "dsl", "JPS", "Larkrise School", "classic")
    other = make_person("Sam Lee", "deputy", "SXL", "Larkrise School", "classic")
    home = Home(tmp_path)
    assert certificates.current(home, jean) is None
    made = certificates.make(home, other, None, NOW)
    with pytest.raises(BadInput) as caught:
        certificates.current(home, jean)
    assert "another person" in str(caught.value) or "other keys" in caught.value.user_message
    with pytest.raises(BadInput):
        certificates.for_pack(home, jean, None, NOW)
    found = certificates.current(home, other)
    assert found is not None
    assert (found.fingerprint, found.key) == (made.fingerprint, made.key)
    assert made.key not in certificates.path_of(home).read_bytes()


def test_it_has_the_schools_name_and_says_when_it_is_new(tmp_path: Path) -> None:
    jean = make_person("Jean Smith", "dsl", "JPS", "Larkrise School", "classic")
    first, made = certificates.for_pack(Home(tmp_path), jean, None, NOW)
    again, anew = certificates.for_pack(Home(tmp_path), jean, None, NOW)
    assert (made, anew, again.fingerprint) == (True, False, first.fingerprint)
    assert first.facts.subject == "Larkrise School – evidence, Larkrise School"
    with pytest.raises(BadInput) as caught:
        certificates.for_pack(Home(tmp_path), jean, None, NOW.replace(year=2032))
    assert "ended on" in caught.value.user_message
