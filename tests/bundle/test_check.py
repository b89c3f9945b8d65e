"""The whole check: each fault under its own name, in order, and never a byte written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from evidence_desk.base.errors import Cancelled, NotFound
from evidence_desk.bundle.check import BundleReport, check_bundle
from evidence_desk.bundle.reader import Bundle
from evidence_desk.bundle.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bundle.conftest import Forge, Kit

ORDER = [
    *("container", "manifests", "signatures", "members", "padding", "tail", "removal"),
    *("anchor", "founder", "stamps"),
]


@dataclass(frozen=True)
class Remembered:
    case: str
    founder: str
    k: int
    note_sha256: str


def wrong(report: BundleReport) -> list[str]:
    return [finding.name for finding in report.findings if not finding.ok]


def remembered(path: Path, k: int = -1) -> Remembered:
    with Bundle.open(path) as bundle:
        commit = bundle.commits[k]
        founder = bundle.founder.fingerprint
        return Remembered(bundle.case_id, founder, commit.number, commit.note_sha256.hex())


def test_a_whole_case_passes_every_check_in_order(path: Path, whole: bytes) -> None:
    path.write_bytes(whole)
    anchor = remembered(path)
    asked: list[str] = []

    def known(case_id: str) -> Remembered:
        asked.append(case_id)
        return anchor

    report = check_bundle(path, founder=anchor.founder, anchor=known)
    assert report.bundle is not None
    with report.bundle as bundle:
        assert asked == [bundle.case_id]
        assert bundle.tail is None
    assert [finding.name for finding in report.findings] == ORDER
    assert report.ok
    assert report.exit_code == 0
    assert all(finding.detail for finding in report.findings)


def test_checking_writes_nothing_and_takes_no_lock(path: Path, whole: bytes) -> None:
    for data in (whole, whole + b"tail", whole[:-700], whole[: len(whole) // 2]):
        path.write_bytes(data)
        before = path.stat()
        report = check_bundle(path)
        if report.bundle is not None:
            report.bundle.close()
        after = path.stat()
        assert (after.st_mtime_ns, after.st_ino, path.read_bytes()) == (
            before.st_mtime_ns,
            before.st_ino,
            data,
        )
        assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_an_unknown_founder_is_said_and_a_wrong_one_refused(
    path: Path, whole: bytes, check: Callable[[Path], BundleReport]
) -> None:
    path.write_bytes(whole)
    fingerprint = remembered(path).founder
    (said,) = [finding.detail for finding in check(path).findings if finding.name == "founder"]
    assert said == f"{fingerprint}, not known to you"
    report = check_bundle(path, founder=fingerprint.upper())
    assert report.ok
    report = check_bundle(path, founder="0" * 64)
    assert (wrong(report), report.exit_code) == (["founder"], 20)


def test_an_older_copy_is_behind_its_anchor(path: Path, kit: Kit) -> None:
    kit.chain(path, 3)
    newest = remembered(path)
    with Bundle.open(path) as bundle:
        place = bundle.ledger.commits.note_offsets[1] + 1024
    path.write_bytes(path.read_bytes()[:place] + bytes(1024))
    report = check_bundle(path, anchor=lambda case_id: newest)
    assert (wrong(report), report.exit_code) == (["anchor"], 21)
    assert "older copy" in next(finding.detail for finding in report.findings if not finding.ok)
    assert check_bundle(path, anchor=lambda case_id: None).exit_code == 0
    path.write_bytes(path.read_bytes() + b"and damage outranks it")
    assert check_bundle(path, anchor=lambda case_id: newest).exit_code == 20


def test_another_history_is_beside_its_anchor(path: Path, tmp_path: Path, kit: Kit) -> None:
    kit.chain(path, 2)
    twin = tmp_path / "twin.edcase"
    twin.write_bytes(path.read_bytes())
    for each, word in ((path, "here"), (twin, "there")):
        with Writer.open(each, kit.founder) as writer:
            kit.add(writer, word)
            kit.add(writer, word)
    there = remembered(twin, 2)
    report = check_bundle(path, anchor=lambda case_id: there)
    assert (wrong(report), report.exit_code) == (["anchor"], 21)
    here = remembered(path, 2)
    assert check_bundle(path, anchor=lambda case_id: here).exit_code == 0


def test_an_anchor_of_another_founder_is_an_alarm(path: Path, kit: Kit) -> None:
    kit.chain(path, 1)
    other = Remembered(remembered(path).case, "0" * 64, 0, "0" * 64)
    assert check_bundle(path, anchor=lambda case_id: other).exit_code == 21


def test_damaged_members_are_listed_by_name(
    path: Path, kit: Kit, check: Callable[[Path], BundleReport]
) -> None:
    kit.chain(path, 9)
    with Bundle.open(path) as bundle:
        blobs = list(bundle.members("b"))
        places = [bundle.ledger.offsets[member.leaf] + 512 + member.size - 1 for member in blobs]
    data = bytearray(path.read_bytes())
    for place in places:
        data[place] ^= 0x80
    path.write_bytes(data)
    report = check(path)
    assert wrong(report) == ["members"]
    (said,) = [finding.detail for finding in report.findings if not finding.ok]
    assert blobs[0].name in said
    assert said.endswith("and 3 more")
    with Bundle.open(path, full=True) as bundle:
        assert sorted(bundle.broken) == [member.leaf for member in blobs]


def test_padding_is_looked_at_byte_by_byte(
    path: Path, kit: Kit, check: Callable[[Path], BundleReport]
) -> None:
    kit.chain(path, 2)
    with Bundle.open(path) as bundle:
        commits, ledger = bundle.ledger.commits, bundle.ledger
        ends = [
            ledger.offsets[6] + 512 + ledger.sizes[6],
            commits.sum_offsets[0] + 512 + commits.sum_sizes[0],
            commits.note_offsets[1] + 512 + commits.note_sizes[1],
        ]
    good = path.read_bytes()
    for place in ends:
        data = bytearray(good)
        data[place] = 1
        path.write_bytes(data)
        report = check(path)
        assert wrong(report) == ["padding"], f"byte {place}"


@pytest.mark.parametrize("data", [b"", b"hello", bytes(5000)])
def test_no_bundle_at_all_is_one_finding(
    path: Path, data: bytes, check: Callable[[Path], BundleReport]
) -> None:
    path.write_bytes(data)
    report = check(path)
    assert (wrong(report), report.exit_code, report.bundle) == (["container"], 20, None)
    path.unlink()
    path.mkdir()
    assert check(path).exit_code == 20


def test_a_missing_file_is_not_found(path: Path) -> None:
    with pytest.raises(NotFound):
        check_bundle(path)


def test_progress_is_told_in_order_to_the_end_and_may_cancel(path: Path, kit: Kit) -> None:
    with kit.create(path) as writer:
        kit.add(writer, blob=bytes(3 << 20))
        end = writer.bundle.ledger.end
    told: list[int] = []
    report = check_bundle(path, report=told.append)
    assert report.ok
    assert told == sorted(told)
    assert end <= told[-1] <= path.stat().st_size

    def cancel(done: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        check_bundle(path, report=cancel)


@pytest.mark.parametrize(
    "line",
    [b"age1nonsense\n", b"", b"\xff\n", b"two\nlines\n"],
    ids=["nonsense", "empty", "binary", "two lines"],
)
def test_a_recipient_that_is_none_is_named(
    path: Path, started: Forge, line: bytes, check: Callable[[Path], BundleReport]
) -> None:
    started.put("r", line)
    started.commit()
    assert wrong(check(started.save(path))) == ["members"]


def test_a_member_that_is_no_age_file_is_named(
    path: Path, started: Forge, check: Callable[[Path], BundleReport]
) -> None:
    started.put("m", b'{"type":"in the clear"}')
    started.commit()
    assert wrong(check(started.save(path))) == ["members"]
