"""What the governors' report counts, as data: terms, referrals, timings and prompts."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from tests.policy.conftest import Edit

from evidence_desk.base.errors import BadInput
from evidence_desk.policy.loader import load_policy
from evidence_desk.policy.model import Policy


@pytest.mark.parametrize(
    ("day", "year", "term"),
    [
        (date(2026, 9, 1), 2026, "autumn"),
        (date(2026, 12, 31), 2026, "autumn"),
        (date(2027, 1, 1), 2026, "spring"),
        (date(2027, 4, 14), 2026, "spring"),
        (date(2027, 4, 15), 2026, "summer"),
        (date(2027, 8, 31), 2026, "summer"),
        (date(2027, 9, 1), 2027, "autumn"),
        (date(2028, 2, 29), 2027, "spring"),
    ],
)
def test_each_day_lies_in_a_term_of_a_school_year(policy: Policy, day: date, year: int, term: str) -> None:
    assert policy.counting.term_of(day) == (year, term)
    first, after = policy.counting.days(year, term)
    assert first <= day < after


def test_the_terms_of_a_year_follow_each_other_without_a_gap(policy: Policy) -> None:
    days = [policy.counting.days(year, term) for year in (2026, 2027) for term in policy.counting.terms]
    for (_, after), (first, _) in pairwise(days):
        assert after == first
    assert days[2][1] - days[0][0] == timedelta(days=365)


def test_a_school_year_may_begin_in_january(edit: Edit) -> None:
    folder = edit("statistics.toml", 'begins = "09-01"', 'begins = "01-02"')
    path = folder / "statistics.toml"
    path.write_text(path.read_text("utf-8").replace('begins = "01-01"', 'begins = "02-01"'), "utf-8")
    counting = load_policy(folder).counting
    assert counting.term_of(date(2026, 1, 1)) == (2025, "summer")
    assert counting.term_of(date(2026, 1, 2)) == (2026, "autumn")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('begins = "01-01"', 'begins = "13-01"', "must be a month and a day of every year"),
        ('begins = "01-01"', 'begins = "02-29"', "must be a month and a day of every year"),
        ('begins = "01-01"', 'begins = "1 January"', "must be a month and a day of every year"),
        ('begins = "04-15"', 'begins = "12-31"', "does not come after the term above it"),
        ('begins = "04-15"', 'begins = "01-01"', "does not come after the term above it"),
        ('["police-told"]\nchannels', '["police-tolt"]\nchannels', "did you mean “police-told”?"),
        ('["ceop"]', '["coep"]', "did you mean “ceop”?"),
        (
            'actions = []\nchannels = ["ceop"]',
            "actions = []\nchannels = []",
            "names neither an action nor a channel",
        ),
        ('from = ["seen"]', 'from = ["scene"]', "did you mean “seen”?"),
        ('to = ["answered"]', "to = []", "“to” is empty"),
        ('when = "stops"', 'when = "often"', "must be one of: stops"),
        ("{count} apps", "{number} apps", "there are only {count} and {names}"),
        ('id = "spring"', 'id = "autumn"', "is used twice"),
    ],
)
def test_a_slip_is_said_with_file_and_row(edit: Edit, old: str, new: str, said: str) -> None:
    with pytest.raises(BadInput) as refused:
        load_policy(edit("statistics.toml", old, new))
    assert refused.value.user_message.startswith("statistics.toml, ")
    assert said in refused.value.user_message
    assert refused.value.user_message.endswith("Nothing was loaded.")


def test_a_policy_written_before_takes_the_programs_own_less_what_it_does_not_have(folder: Path) -> None:
    (folder / "statistics.toml").unlink()
    channels = folder / "channels.toml"
    text = channels.read_text("utf-8")
    start = text.index('[[channel]]\nid = "ceop"')
    end = text.index("[[channel]]", start + 1)
    channels.write_text(text[:start] + text[end:], "utf-8")
    procedures = folder / "procedures.toml"
    procedures.unlink(missing_ok=True)
    counting = load_policy(folder).counting
    assert "ceop" not in counting.referrals
    assert "police" in counting.referrals
