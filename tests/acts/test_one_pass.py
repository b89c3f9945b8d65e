"""Pictures of a pack are read once: compared and copied from the same memory, and nothing is left when one is bad."""

from __future__ import annotations

import hashlib
import io
import os
import random
import re
import sys
from collections import Counter
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from tests.case.conftest import FrozenClock, add

from evidence_desk.acts import looking
from evidence_desk.acts.exporting import read_once
from evidence_desk.acts.onepass import OnePass
from evidence_desk.acts.pack_choice import PackChoice
from evidence_desk.acts.packing import PackResult, make_pack
from evidence_desk.base.errors import TamperedBundle
from evidence_desk.bundle.limits import BLOCK
from evidence_desk.bundle.rawfile import RawFile
from evidence_desk.case import events as ev
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Exhibit
from evidence_desk.policy.loader import default_policy

POLICY = default_policy()


def noise(seed: int, side: int = 400) -> bytes:
    """Return a JPEG that nothing can compress further."""
    drawn = Image.frombytes("RGB", (side, side), random.Random(seed).randbytes(side * side * 3))
    out = io.BytesIO()
    drawn.save(out, "JPEG", quality=90)
    return out.getvalue()


@pytest.fixture
def pictures(store: CaseStore) -> list[Exhibit]:
    """Three pictures that are shown as they are."""
    added = [add(store, noise(seed), media_type="image/jpeg") for seed in range(3)]
    looking.look_at(store, added)
    return [store.case.exhibits[one.id] for one in added]


def place_of(store: CaseStore, exhibit: Exhibit) -> tuple[int, int]:
    """Return where an exhibit's stored bytes begin and end in the case file."""
    assert exhibit.blob is not None
    start = store.bundle.ledger.offsets[exhibit.blob] + BLOCK
    return start, start + store.bundle.member(exhibit.blob).size


def spoil(store: CaseStore, exhibit: Exhibit) -> None:
    """Change one stored byte."""
    start, end = place_of(store, exhibit)
    with store.bundle.path.open("r+b") as file:
        file.seek((start + end) // 2)
        byte = file.read(1)
        file.seek(-1, io.SEEK_CUR)
        file.write(bytes([byte[0] ^ 1]))


def pack(store: CaseStore, clock: FrozenClock, folder: Path) -> tuple[PackResult, Path]:
    out = folder / "pack.pdf"
    return make_pack(store, POLICY, clock, PackChoice(), out), out


def jpegs_in(out: Path) -> set[str]:
    with pikepdf.open(out) as pdf:
        return {
            hashlib.sha256(item.read_raw_bytes()).hexdigest()
            for item in pdf.objects
            if isinstance(item, pikepdf.Stream) and item.get("/Filter") == "/DCTDecode"
        }


def test_no_byte_of_a_picture_is_read_twice(
    store: CaseStore,
    pictures: list[Exhibit],
    clock: FrozenClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    places = [place_of(store, one) for one in pictures]
    read: Counter[int] = Counter()

    def note(offset: int, size: int) -> None:
        for number, (start, end) in enumerate(places):
            read[number] += max(0, min(end, offset + size) - max(start, offset))

    read_at, read_into = RawFile.read_at, RawFile.read_into

    def reading_at(self: RawFile, offset: int, size: int) -> bytes:
        note(offset, size)
        return read_at(self, offset, size)

    def reading_into(self: RawFile, offset: int, buffer: memoryview) -> int:
        note(offset, len(buffer))
        return read_into(self, offset, buffer)

    monkeypatch.setattr(RawFile, "read_at", reading_at)
    monkeypatch.setattr(RawFile, "read_into", reading_into)
    monkeypatch.setattr("evidence_desk.bundle.sweep.HASH_STEP", 4096)  # reads less beyond what it looks at
    pack(store, clock, tmp_path)
    for number, (start, end) in enumerate(places):
        assert end - start <= read[number] <= (end - start) * 1.4


def test_what_is_damaged_is_recorded_and_the_pack_is_made_of_the_rest(
    store: CaseStore, pictures: list[Exhibit], clock: FrozenClock, tmp_path: Path
) -> None:
    spoil(store, pictures[1])
    _, out = pack(store, clock, tmp_path)
    assert store.case.exhibits[pictures[1].id].status == "damaged"
    told = [entry.event for entry in store.entries() if isinstance(entry.event, ev.ExhibitDamaged)]
    assert [event.exhibit for event in told] == [pictures[1].id]
    assert jpegs_in(out) == {pictures[0].sha256, pictures[2].sha256}
    assert [item.name for item in tmp_path.iterdir() if item.name.endswith(".new")] == []


def test_a_picture_that_was_left_out_of_the_check_and_not_written_is_compared_after_all(
    store: CaseStore, pictures: list[Exhibit]
) -> None:
    once = OnePass(store, read_once(store, pictures))
    assert once.ids == {one.id for one in pictures}
    for exhibit in pictures[:2]:
        once.load(exhibit)
    once.finish()
    again = OnePass(store, read_once(store, pictures))
    spoil(store, pictures[2])
    store.bundle.sweep()  # nothing of it is believed any more
    with pytest.raises(TamperedBundle, match=r"not those that were signed|bad tag"):
        again.finish()


def test_bytes_that_were_believed_before_are_compared_again(
    store: CaseStore, pictures: list[Exhibit]
) -> None:
    store.read_whole(pictures[0])
    spoil(store, pictures[0])
    with pytest.raises(TamperedBundle):
        store.read_whole(pictures[0])
    assert store.case.exhibits[pictures[0].id].status == "damaged"


def test_a_picture_without_a_word_in_the_plan_is_not_left_out_of_the_check(
    store: CaseStore, pictures: list[Exhibit]
) -> None:
    added = add(store, b"plain words", kind="message-transcript", media_type="text/plain; charset=utf-8")
    once = read_once(store, [*pictures, added])
    assert added.id not in once


def test_what_a_camera_wrote_goes_to_the_police_and_to_nobody_else(
    store: CaseStore, clock: FrozenClock, tmp_path: Path
) -> None:
    plain = noise(1)
    said = plain[:2] + b"\xff\xfe\x00\x10Jasmine Okonkw" + plain[2:]
    added = add(store, said, media_type="image/jpeg")
    looking.look_at(store, [added])
    for kind in ("police", "record"):
        choice = PackChoice(kind=kind, confirmed=frozenset({added.id}))
        make_pack(store, POLICY, clock, choice, tmp_path / f"{kind}.pdf")
    assert jpegs_in(tmp_path / "police.pdf") == {added.sha256}
    assert b"Jasmine" in (tmp_path / "police.pdf").read_bytes()
    record = (tmp_path / "record.pdf").read_bytes()
    assert b"Jasmine" not in record
    with pikepdf.open(io.BytesIO(record)) as pdf:
        (held,) = (
            item.read_raw_bytes()
            for item in pdf.objects
            if isinstance(item, pikepdf.Stream) and item.get("/Filter") == "/DCTDecode"
        )
    with Image.open(io.BytesIO(held)) as one, Image.open(io.BytesIO(plain)) as other:
        assert one.tobytes() == other.tobytes()


def resident_bytes(field: str) -> int:
    """Return what Linux says of this process's memory: `VmRSS` now, `VmHWM` at most since the last reset."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.findall(rf"{field}:\s+(\d+) kB", status)[0]) * 1024


@pytest.mark.soak
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux counts memory so")
def test_a_pack_of_thousands_is_made_in_little_memory(
    store: CaseStore, clock: FrozenClock, tmp_path: Path
) -> None:
    count = int(os.environ.get("EVIDENCE_DESK_PACK_COUNT", "5000"))
    added = [
        add(store, noise(seed % 50, 96) + seed.to_bytes(4, "big"), media_type="image/jpeg")
        for seed in range(count)
    ]
    looking.look_at(store, added)
    before = resident_bytes("VmRSS")
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # resets the peak
    made, out = pack(store, clock, tmp_path)
    assert resident_bytes("VmHWM") - before < 150 << 20
    assert not made.rendered.overflows
    assert not made.rendered.not_shown
    assert len(made.rendered.first_pages) == count
    assert jpegs_in(out) == {one.sha256 for one in added}
