"""Unlocking a person, slower after every few wrong passphrases.

The count stands in a small file in the person's folder, so that starting the program again does not begin anew. It is
for hands at this keyboard. Whoever can copy the folder can try elsewhere; against that stands the derivation itself.
"""

from __future__ import annotations

import contextlib
from datetime import timedelta
from pathlib import Path

import msgspec
from msgspec import Struct

from evidence_desk.base import clock as clocks
from evidence_desk.base import files
from evidence_desk.base.errors import CannotWrite, EvidenceDeskError, KeyUnavailable
from evidence_desk.bundle import age
from evidence_desk.case.keys import Home, Person

FREE_TRIES = 5
FIRST_WAIT_S = 5
LONGEST_WAIT_S = 600
_FILE = "tries.json"
_FILE_MAX = 4 << 10  # bytes


class TooSoon(KeyUnavailable):
    """A passphrase was given before the wait after wrong ones was over; it was not tried."""

    def __init__(self, wait_s: int) -> None:
        super().__init__(
            "passphrase before the wait was over",
            f"Several passphrases did not fit. Wait {wait_s} seconds, then try again. Nothing was changed.",
        )
        self.wait_s = wait_s


class WrongPassphrase(KeyUnavailable):
    """The passphrase does not fit; `wait_s` seconds must pass before the next."""

    def __init__(self, wait_s: int) -> None:
        super().__init__(
            "wrong passphrase", "That passphrase does not fit. Check Caps Lock. Nothing was changed."
        )
        self.wait_s = wait_s


class _Tries(Struct, frozen=True, kw_only=True):
    wrong: int
    last: str  # UTC text


def wait_s(home: Home, clock: clocks.Clock) -> int:
    """Return how many seconds must pass before the next passphrase is tried."""
    tries = _read(home.folder)
    length = _wait_after(tries.wrong)
    if not length:
        return 0
    since = clock.read().utc - clocks.parse_utc(tries.last)
    if since < timedelta(0):  # the clock was set back: the whole wait, never longer
        return length
    return max(0, length - int(since.total_seconds()))


def _wait_after(wrong: int) -> int:
    if wrong < FREE_TRIES:
        return 0
    return min(LONGEST_WAIT_S, FIRST_WAIT_S << min(wrong - FREE_TRIES, 10))


def unlock(home: Home, passphrase: bytes, clock: clocks.Clock) -> Person:
    """Return the person.

    Raises:
        TooSoon: the wait after wrong ones is not over; the passphrase was not tried.
        WrongPassphrase: it does not fit; the count went up.
        KeyUnavailable, BadInput: no keys, or damaged ones.
    """
    left = wait_s(home, clock)
    if left:
        raise TooSoon(left)
    age.probe()
    home.profile()  # says so before the derivation when there are no keys
    try:
        person = home.unlock(passphrase)
    except KeyUnavailable:
        wrong = _read(home.folder).wrong + 1
        _write(home.folder, _Tries(wrong=wrong, last=clocks.utc_text(clock.read().utc)))
        raise WrongPassphrase(_wait_after(wrong)) from None
    with contextlib.suppress(OSError):
        (home.folder / _FILE).unlink(missing_ok=True)
    return person


def _read(folder: Path) -> _Tries:
    try:
        tries = msgspec.json.decode(files.read_bounded(folder / _FILE, _FILE_MAX), type=_Tries)
        clocks.parse_utc(tries.last)
    except (EvidenceDeskError, msgspec.DecodeError, UnicodeDecodeError, ValueError):
        return _Tries(wrong=0, last="1970-01-01T00:00:00Z")
    return tries


def _write(folder: Path, tries: _Tries) -> None:
    with contextlib.suppress(CannotWrite):  # a full disk must not lock out the right passphrase
        files.replace(folder / _FILE, msgspec.json.encode(tries))
