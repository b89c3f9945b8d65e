"""Power cuts, played: what any set of unsynced sectors leaves must open at what was confirmed, or later.

The disk model: everything before the last fsync is there; of the 512-byte sectors written since, any may be
there, missing or garbage, and the file may have its old or new size. It knows nothing of real disks' caches.
"""

from __future__ import annotations

import base64
import contextlib
import io
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from evidence_desk.base.errors import EvidenceDeskError, TamperedBundle
from evidence_desk.bundle import ledger, note, opening, rawfile
from evidence_desk.bundle import writer as writing
from evidence_desk.bundle.check import check_bundle
from evidence_desk.bundle.compact import compact
from evidence_desk.bundle.reader import Bundle
from evidence_desk.bundle.writer import Writer

if TYPE_CHECKING:
    from tests.bundle.conftest import Kit

SECTOR = 512
SEED = 20261122
SUBSETS = 150  # random subsets of sectors after each step; 20 where a planted bug only has to show


@pytest.fixture(autouse=True)
def no_real_fsync(monkeypatch: pytest.MonkeyPatch) -> None:
    """The model decides what is on its disk; thousands of real fsyncs would only cost time."""
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)


@dataclass
class Log:
    """What a writer did to its file, in order."""

    steps: list[tuple[str, int, bytes]] = field(default_factory=list)  # write, truncate, sync, saved

    def add(self, what: str, number: int = 0, data: bytes = b"") -> None:
        self.steps.append((what, number, data))


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Log:
    """The steps of every file opened for writing from now on."""
    log = Log()

    class Recorded(rawfile.RawFile):
        def write_at(self, offset: int, data: bytes | memoryview) -> None:
            log.add("write", offset, bytes(data))
            super().write_at(offset, data)

        def truncate(self, size: int) -> None:
            log.add("truncate", size)
            super().truncate(size)

        def sync(self) -> None:
            log.add("sync")
            super().sync()

    monkeypatch.setattr(writing, "RawFile", Recorded)
    return log


Sectors = list[tuple[int, bytes]]  # number of the sector, its bytes


@dataclass
class Disk:
    """The file as synced, and what was done since."""

    synced: bytes
    now: bytes
    pending: Sectors = field(default_factory=list)
    saved: int = -1  # newest confirmed commit

    def step(self, what: str, number: int, data: bytes) -> None:
        if what == "write":
            grown = self.now.ljust(number, b"\0")
            self.now = grown[:number] + data + grown[number + len(data) :]
            for sector in range(number // SECTOR, -(-(number + len(data)) // SECTOR)):
                self.pending.append((sector, self.now[sector * SECTOR : (sector + 1) * SECTOR]))
        elif what == "truncate":
            self.now = self.now[:number].ljust(number, b"\0")
            self.pending = [(s, b) for s, b in self.pending if s * SECTOR < number]
        elif what == "sync":
            self.synced, self.pending = self.now, []
        else:
            self.saved = number

    def after_a_cut(self, chance: random.Random, subsets: int) -> Iterator[bytes]:
        """Every state the model allows that a power cut here may leave (random subsets: some)."""
        pending = self.pending
        yield self.synced
        yield self.now
        for count in range(1, len(pending)):
            yield self._with(pending[:count], None)
        for lost in range(len(pending)):
            others = pending[:lost] + pending[lost + 1 :]
            yield self._with(others, len(self.now))
            yield self._with([*others, (pending[lost][0], chance.randbytes(SECTOR))], len(self.now))
        for _ in range(subsets if len(pending) > 1 else 0):
            some = [sector for sector in pending if chance.random() < 0.5]
            chance.shuffle(some)
            yield self._with(some, chance.choice([None, len(self.now), len(self.synced)]))

    def _with(self, sectors: Sectors, size: int | None) -> bytes:
        image = bytearray(self.synced)
        for number, data in sectors:
            end = number * SECTOR + len(data)
            if len(image) < end:
                image += bytes(end - len(image))
            image[number * SECTOR : end] = data
        if size is not None:
            image = image[:size].ljust(size, b"\0")
        return bytes(image)


def play(log: Log, start: bytes, *, seed: int = SEED, subsets: int = 20) -> Iterator[tuple[int, bytes]]:
    """Yield (newest confirmed commit, file after a power cut) for a cut after every step."""
    chance = random.Random(seed)
    disk = Disk(start, start, saved=0)
    for step in log.steps:
        disk.step(*step)
        for image in {*disk.after_a_cut(chance, subsets)}:
            yield disk.saved, image


@dataclass
class History:
    """What the case was after each commit."""

    roots: list[bytes]
    contents: list[list[bytes]]  # stored bytes of each member, in order


def history_of(path: Path) -> History:
    with Bundle.open(path) as bundle:
        members = list(bundle.members())
        return History(
            [commit.root for commit in bundle.commits],
            [
                [bundle.stored(member.leaf) for member in members if member.commit <= k]
                for k in range(len(bundle.commits))
            ],
        )


def violation(path: Path, image: bytes, saved: int, history: History, kit: Kit) -> str:
    """Say how recovery from `image` breaks a promise; "" when it keeps all."""
    path.write_bytes(image)
    anchored = lambda case_id: saved  # noqa: E731 - the device's memory after the cut
    try:
        with Writer.open(path, kit.founder, anchored=anchored) as writer:
            k = writer.bundle.head.k
            if k < saved:
                return f"commit {saved} was confirmed, {k} is left"
            if writer.bundle.head.root != history.roots[k]:
                return f"commit {k} is another one"
            for member, stored in zip(writer.bundle.members(), history.contents[k], strict=True):
                if writer.bundle.stored(member.leaf) != stored:
                    return f"{member.name} is another one"
            aside = writer.set_aside.path if writer.set_aside is not None else None
    except EvidenceDeskError as error:
        return f"not recovered: {error}"
    if aside is not None:
        aside.unlink()
    recovered = path.read_bytes()
    report = check_bundle(path, anchor=None)
    if report.bundle is not None:
        report.bundle.close()
    if report.exit_code != 0:
        return f"recovered, but not clean: {[finding for finding in report.findings if not finding.ok]}"
    with Writer.open(path, kit.founder, anchored=anchored) as writer:
        if writer.set_aside is not None or path.read_bytes() != recovered or writer.bundle.head.k != k:
            return "recovering twice is not recovering once"
    return ""


def violations(
    log: Log, start: bytes, history: History, path: Path, kit: Kit, *, seed: int = SEED, subsets: int = 20
) -> tuple[int, list[str]]:
    """(states looked at, broken promises)."""
    found: list[str] = []
    count = 0
    for saved, image in play(log, start, seed=seed, subsets=subsets):
        count += 1
        said = violation(path, image, saved, history, kit)
        if said:
            found.append(said)
    return count, found


Recording = tuple[bytes, History]


def record(path: Path, kit: Kit, log: Log, *, sync_first: bool = True) -> Recording:
    """A short life of a case: small and large commits, a cancelled one, a tail set aside."""
    kit.create(path).close()
    start = path.read_bytes()
    log.steps.clear()

    def saved(writer: Writer) -> None:
        if not sync_first:  # a planted bug: the commit is confirmed before the fsync
            place = max(i for i, step in enumerate(log.steps) if step[0] == "sync")
            log.steps.insert(place, ("saved", writer.bundle.head.k, b""))
        else:
            log.add("saved", writer.bundle.head.k)

    with Writer.open(path, kit.founder) as writer:
        for size in (10, 3_000, 1):
            with writer.commit() as staged:
                staged.add_blob(io.BytesIO(bytes(size)), size, kit.recipient)
                staged.add_secret("m", kit.event("added"), kit.recipient)
            saved(writer)
        with pytest.raises(TimeoutError), writer.commit() as staged:
            staged.add_secret("m", kit.event("never"), kit.recipient)
            staged._appender.flush()
            raise TimeoutError
        with writer.commit() as staged:  # its list takes three sectors
            for number in range(14):
                staged.add_secret("p", b"%d" % number, kit.recipient)
        saved(writer)
    return start, history_of(path)


def test_a_power_cut_at_any_point_loses_nothing_that_was_confirmed(
    tmp_path: Path, kit: Kit, log: Log
) -> None:
    start, history = record(tmp_path / "life.edcase", kit, log)
    steps, log.steps = log.steps, []
    count, found = violations(Log(steps), start, history, tmp_path / "cut.edcase", kit, subsets=SUBSETS)
    assert count > 500
    assert found == []


@pytest.mark.soak
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("seed", range(20))
def test_many_more_power_cuts_lose_nothing_either(tmp_path: Path, kit: Kit, log: Log, seed: int) -> None:
    start, history = record(tmp_path / "life.edcase", kit, log)
    steps, log.steps = log.steps, []
    cut = tmp_path / "cut.edcase"
    count, found = violations(Log(steps), start, history, cut, kit, seed=seed, subsets=1_000)
    assert count > 2_000
    assert found == []


def test_a_power_cut_while_setting_aside_loses_nothing(tmp_path: Path, kit: Kit, log: Log) -> None:
    path = tmp_path / "life.edcase"
    kit.chain(path, 2)
    good = path.read_bytes()
    history = history_of(path)
    start = good[:-1024] + b"half a commit" * 200
    path.write_bytes(start)
    log.steps.clear()
    with Writer.open(path, kit.founder, anchored=lambda case_id: 1):
        pass
    # The copy's own steps come first; the model follows the bundle, from the cut on.
    steps = log.steps[next(i for i, step in enumerate(log.steps) if step[0] == "truncate") :]
    assert log.steps.index(("sync", 0, b"")) < log.steps.index(steps[0]), "the copy is synced before the cut"
    disk_log = Log([("saved", 1, b""), *steps])
    count, found = violations(disk_log, start, history, tmp_path / "cut.edcase", kit)
    assert count >= 5
    assert found == []


def test_a_bundle_without_an_anchor_never_opens_at_less_or_at_something_else(
    tmp_path: Path, kit: Kit, log: Log
) -> None:
    """Elsewhere a torn newest commit may count as damage, but no saved commit is given up in silence."""
    start, history = record(tmp_path / "life.edcase", kit, log)
    path = tmp_path / "cut.edcase"
    refused = 0
    for saved, image in play(log, start):
        path.write_bytes(image)
        try:
            with Bundle.open(path) as bundle:
                assert bundle.head.k >= saved
                assert bundle.head.root == history.roots[bundle.head.k]
        except TamperedBundle:
            refused += 1
    assert refused > 0, "the sample holds states that only an anchor can explain"


# -- bugs planted to prove that the simulation would find them -------------------------------------------


def test_confirming_before_the_fsync_is_caught(tmp_path: Path, kit: Kit, log: Log) -> None:
    start, history = record(tmp_path / "life.edcase", kit, log, sync_first=False)
    steps, log.steps = log.steps, []
    _, found = violations(Log(steps), start, history, tmp_path / "cut.edcase", kit)
    assert any("confirmed" in said or "not recovered" in said for said in found)


def test_a_reader_that_does_not_hold_the_head_is_caught(
    tmp_path: Path, kit: Kit, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a careless reader of lists the head alone holds; without that too, torn lists pass for signed."""
    start, history = record(tmp_path / "life.edcase", kit, log)
    path = tmp_path / "cut.edcase"

    def wrong_heads() -> int:
        wrong = 0
        for _, image in play(Log(list(log.steps)), start):
            path.write_bytes(image)
            with contextlib.suppress(EvidenceDeskError), Bundle.open(path) as bundle:
                wrong += bundle.head.root != history.roots[bundle.head.k]
        return wrong

    def careless(self: ledger.Ledger, draft: ledger.Draft, lines: list[bytes], found: ledger.Found) -> None:
        """Takes every line for a good one."""
        draft.codes += found.codes
        draft.offsets += found.offsets
        draft.sizes += found.sizes
        draft.digests += bytes(32 * len(found.codes))

    def trusting(stored: bytes, origin: str, size: int, root: bytes) -> tuple[note.Signature, ...]:
        """Reads the note's signatures without a look at the head it speaks of."""
        _, stated, head, *_ = stored.split(b"\n")
        return real(stored, origin, int(stated), base64.b64decode(head))

    real = note.read_signatures
    monkeypatch.setattr(ledger.Ledger, "_take_members", careless)
    monkeypatch.setattr(ledger.Ledger, "_take_controls", lambda self, draft, lines: None)
    monkeypatch.setattr(ledger.Ledger, "_take_keys", found_anyway(kit))
    assert wrong_heads() == 0
    monkeypatch.setattr(note, "read_signatures", trusting)
    monkeypatch.setattr(ledger, "_all_verify", lambda signed, size, root: True)
    assert wrong_heads() > 0


def found_anyway(kit: Kit) -> Callable[..., None]:
    """The founder's key without a look at the hashes, which the careless reader does not know."""

    def take_keys(self: ledger.Ledger, draft: ledger.Draft, fetch: Callable[[int], bytes]) -> None:
        if draft.k == 0:
            draft.case_id, key = note.parse_founding_member(fetch(1))
            draft.keys.append(ledger.Admitted(1, key, 0))

    return take_keys


def test_a_reader_that_ignores_lost_sectors_of_members_is_caught(
    tmp_path: Path, kit: Kit, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    start, history = record(tmp_path / "life.edcase", kit, log)
    steps, log.steps = log.steps, []
    monkeypatch.setattr(opening, "_newest_is_whole", lambda file, ledger: True)
    _, found = violations(Log(steps), start, history, tmp_path / "cut.edcase", kit)
    assert any("not those that were signed" in said for said in found)


# -- the real program, really killed ----------------------------------------------------------------------

CHILD = """
import io, os, sys
from pathlib import Path
from evidence_desk.bundle import age
from evidence_desk.bundle.compact import compact
from evidence_desk.bundle.note import SigningKey
from evidence_desk.bundle.writer import Writer
path, seed, recipient = Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), age.parse_recipient(sys.argv[3])
with Writer.open(path, SigningKey(seed)) as writer:
    print("open", writer.bundle.head.k, flush=True)
    while True:
        data = os.urandom(int.from_bytes(os.urandom(2), "big") * 3)
        with writer.commit() as staged:
            blob = staged.add_blob(io.BytesIO(data), len(data), recipient)
            staged.add_secret("m", b"{}".ljust(1024), recipient)
        print("saved", writer.bundle.head.k, flush=True)
        if writer.bundle.head.k % 7 == 0:
            with writer.commit() as staged:
                staged.remove("erase", blob.leaf)
            print("saved", writer.bundle.head.k, flush=True)
            compact(writer)
"""


def kill_again_and_again(path: Path, kit: Kit, times: int) -> None:
    chance = random.Random(SEED)
    kit.create(path).close()
    saved = 0
    for _ in range(times):
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(path), kit.founder.seed.hex(), str(kit.recipient)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert child.stdout is not None
        assert child.stdout.readline().startswith("open")
        time.sleep(chance.random() * 0.15)
        child.send_signal(signal.SIGKILL)
        said, _ = child.communicate()
        saved = max(
            [saved, *(int(line.split()[1]) for line in said.splitlines() if line.startswith("saved "))]
        )
        with Bundle.open(path, full=True) as bundle:
            assert bundle.head.k >= saved
            assert not bundle.broken
        with Writer.open(path, kit.founder) as writer:
            assert writer.bundle.head.k >= saved
            compact(writer)
        report = check_bundle(path)
        assert report.bundle is not None
        report.bundle.close()
        assert report.exit_code == 0
        assert not [entry.name for entry in path.parent.iterdir() if ".new-" in entry.name]


def test_a_killed_writer_loses_nothing_it_confirmed(tmp_path: Path, kit: Kit) -> None:
    kill_again_and_again(tmp_path / "killed.edcase", kit, 6)


@pytest.mark.soak
@pytest.mark.timeout(7200)
def test_a_writer_killed_300_times_loses_nothing_it_confirmed(tmp_path: Path, kit: Kit) -> None:
    kill_again_and_again(tmp_path / "killed.edcase", kit, 300)
