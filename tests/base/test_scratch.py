"""Room on the disk that holds nothing in clear."""

from __future__ import annotations

import os
import random
import tempfile
from pathlib import Path
from typing import Any

import pytest

from evidence_desk.base.scratch import scratch


def test_it_is_read_as_it_was_written_from_any_place(tmp_path: Path) -> None:
    dice = random.Random(7)
    kept = bytearray()
    with scratch(tmp_path) as file:
        for _ in range(300):
            at = dice.randrange(len(kept) + 1)
            data = dice.randbytes(dice.choice((1, 15, 16, 17, 4096, 70_000)))
            file.seek(at)
            file.write(data)
            kept[at : at + len(data)] = data
            place = dice.randrange(len(kept))
            file.seek(place)
            assert file.read(5000) == bytes(kept[place : place + 5000])
        file.seek(100)
        file.truncate()
        file.seek(0)
        assert file.read() == bytes(kept[:100])


def test_nothing_of_it_is_on_the_disk_in_clear_and_no_name_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = b"Pupil A was seen by the lockers. " * 4096
    opened = []
    make = tempfile.TemporaryFile

    def note(**options: Any) -> Any:
        opened.append(make(**options))
        return opened[-1]

    monkeypatch.setattr(tempfile, "TemporaryFile", note)
    with scratch(tmp_path) as file:
        file.write(secret)
        file.flush()
        stored = os.pread(opened[0].fileno(), len(secret), 0)
        assert len(stored) == len(secret)
        assert b"Pupil" not in stored
        assert stored[:33] != stored[33:66], "equal words at two places are not alike"
        assert not list(tmp_path.iterdir()), "it has no name"
    assert not list(tmp_path.iterdir())


def test_two_of_them_have_two_keys(tmp_path: Path) -> None:
    seen = []
    for _ in range(2):
        with scratch(tmp_path) as file:
            file.write(bytes(64))
            file.flush()
            raw = file.raw  # type: ignore[attr-defined]  # what stands below the buffer
            raw._file.seek(0)
            seen.append(raw._file.read(64))
    assert seen[0] != seen[1]
