"""Unlocking: five free tries, then longer and longer waits that outlive the program and never lock anybody out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from evidence_desk.acts import keysmith, unlocking
from evidence_desk.acts.unlocking import TooSoon, WrongPassphrase
from evidence_desk.base.clock import Instant
from evidence_desk.base.errors import KeyUnavailable
from evidence_desk.bundle import age
from evidence_desk.case.keys import Home

PASSPHRASE = b"seven otters read slow maps"


class Clock:
    def __init__(self) -> None:
        self.now = Instant(
            utc=datetime(2026, 11, 22, 14, tzinfo=UTC), monotonic_ms=1, boot="b", zone="GMT", offset_minutes=0
        )

    def read(self) -> Instant:
        return self.now

    def pass_s(self, seconds: int) -> None:
        self.now = replace(self.now, utc=self.now.utc + timedelta(seconds=seconds))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    whole = age.ScryptRecipient
    monkeypatch.setattr(age, "ScryptRecipient", lambda passphrase, work_factor=18: whole(passphrase, 4))
    made = Home(tmp_path / "home")
    new = keysmith.new_school("S", "classic")
    keysmith.make_keys(made, keysmith.Who(name="N", role="dsl", initials="NX"), PASSPHRASE, new.school)
    return made


def wrong(home: Home, clock: Clock) -> int:
    with pytest.raises(WrongPassphrase) as refused:
        unlocking.unlock(home, b"wrong", clock)
    assert "does not fit" in refused.value.user_message
    return refused.value.wait_s


def test_waits_begin_with_the_fifth_and_double(home: Home, clock: Clock) -> None:
    waits = []
    for _ in range(14):
        waits.append(wrong(home, clock))
        clock.pass_s(waits[-1])
    assert waits == [0, 0, 0, 0, 5, 10, 20, 40, 80, 160, 320, 600, 600, 600]


def test_during_the_wait_nothing_is_tried_and_the_right_one_opens_after(home: Home, clock: Clock) -> None:
    for _ in range(5):
        wrong(home, clock)
    clock.pass_s(2)
    with pytest.raises(TooSoon) as refused:
        unlocking.unlock(home, PASSPHRASE, clock)
    assert refused.value.wait_s == 3
    clock.pass_s(3)
    assert unlocking.unlock(home, PASSPHRASE, clock).profile.initials == "NX"
    assert unlocking.wait_s(home, clock) == 0
    assert wrong(home, clock) == 0  # the count began anew


def test_the_wait_outlives_the_program(home: Home, clock: Clock) -> None:
    for _ in range(6):
        clock.pass_s(wrong(home, clock))
    wrong(home, clock)
    assert unlocking.wait_s(Home(home.folder), clock) == 20


def test_a_clock_set_back_costs_one_wait_and_no_more(home: Home, clock: Clock) -> None:
    for _ in range(5):
        wrong(home, clock)
    clock.pass_s(-86_400 * 365)
    assert unlocking.wait_s(home, clock) == 5


def test_the_small_file_says_nothing_but_the_count(home: Home, clock: Clock) -> None:
    wrong(home, clock)
    assert (home.folder / "tries.json").read_bytes() == b'{"wrong":1,"last":"2026-11-22T14:00:00Z"}'


@pytest.mark.parametrize(
    "junk", [b"", b"{", b'{"wrong":9,"last":"x"}', b"\xff\xfe", b'{"wrong":-9,"last":"x"}']
)
def test_junk_in_the_small_file_locks_nobody_out(home: Home, clock: Clock, junk: bytes) -> None:
    (home.folder / "tries.json").write_bytes(junk)
    assert unlocking.unlock(home, PASSPHRASE, clock).profile.initials == "NX"


def test_an_empty_folder_is_no_wrong_passphrase(tmp_path: Path, clock: Clock) -> None:
    with pytest.raises(KeyUnavailable) as refused:
        unlocking.unlock(Home(tmp_path), PASSPHRASE, clock)
    assert not isinstance(refused.value, WrongPassphrase)
