"""Real media: a small file system that fills up, a limit on file size, a folder and a medium without writing."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from evidence_desk.base.errors import CannotWrite
from evidence_desk.bundle.check import check_bundle
from evidence_desk.bundle.compact import compact
from evidence_desk.bundle.reader import Bundle
from evidence_desk.bundle.writer import Writer

if TYPE_CHECKING:
    from tests.bundle.conftest import Kit

SMALL = 1 << 20  # bytes of the file system


def mount(folder: Path, *options: str) -> bool:
    command = ["mount", "-t", "tmpfs", "-o", ",".join(options), "none", str(folder)]
    return os.geteuid() == 0 and subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path | None]:
    """A folder on a file system of 1 MiB; None where this user or container may not mount one."""
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = mount(folder, f"size={SMALL}")
    yield folder if mounted else None
    if mounted:
        subprocess.run(["umount", str(folder)], check=True)


def state(path: Path) -> int:
    report = check_bundle(path)
    if report.bundle is not None:
        report.bundle.close()
    return report.exit_code


def test_a_full_disk_is_said_and_costs_only_the_commit_under_way(small: Path | None, kit: Kit) -> None:
    if small is None:
        pytest.skip("this user may not mount a small file system; the limit on file size stands in")
    path = small / "case.edcase"
    with kit.create(path) as writer:
        leaf = kit.add(writer, blob=bytes(300_000))
        good = path.read_bytes()
        for size in (800_000, 5_000_000):
            with pytest.raises(CannotWrite) as refused:
                kit.add(writer, blob=bytes(size))
            assert "the disk is full" in refused.value.user_message
            assert path.read_bytes() == good
        kit.add(writer, blob=bytes(100_000))
        with writer.commit() as staged:
            staged.remove("erase", leaf)
        filler = small / "filler"
        filler.write_bytes(bytes(max(0, os.statvfs(small).f_bavail * 4096 - 8192)))
        before = path.read_bytes()
        with pytest.raises(CannotWrite):
            compact(writer)
        assert path.read_bytes() == before
        assert sorted(entry.name for entry in small.iterdir()) == [path.name, path.name + ".lock", "filler"]
        filler.unlink()
        assert compact(writer).removed == (leaf,)
    assert state(path) == 0


def test_a_new_case_on_a_full_disk_leaves_nothing(small: Path | None, kit: Kit) -> None:
    if small is None:
        pytest.skip("this user may not mount a small file system")
    (small / "filler").write_bytes(bytes(SMALL - 8192))
    path = small / "case.edcase"
    with pytest.raises(CannotWrite):
        kit.create(path)
    assert not path.exists()


LIMITED = """
import io, resource, sys
from pathlib import Path
from evidence_desk.base.errors import CannotWrite
from evidence_desk.bundle import age
from evidence_desk.bundle.note import SigningKey
from evidence_desk.bundle.writer import Writer
path, seed, recipient = Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), age.parse_recipient(sys.argv[3])
with Writer.open(path, SigningKey(seed)) as writer:
    good = path.read_bytes()
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(good) + 70_000, resource.RLIM_INFINITY))
    try:
        with writer.commit() as staged:
            staged.add_blob(io.BytesIO(bytes(500_000)), 500_000, recipient)
    except CannotWrite:
        assert path.read_bytes() == good
    else:
        raise SystemExit("it was written")
    with writer.commit() as staged:
        staged.add_secret("m", b"{}", recipient)
"""


def test_a_limit_on_file_size_is_like_a_full_disk(tmp_path: Path, kit: Kit) -> None:
    path = tmp_path / "case.edcase"
    kit.chain(path, 2)
    seed, recipient = kit.founder.seed.hex(), str(kit.recipient)
    subprocess.run([sys.executable, "-c", LIMITED, path, seed, recipient], check=True)
    with Bundle.open(path) as bundle:
        assert bundle.head.k == 2
    assert state(path) == 0


@pytest.fixture
def read_only(tmp_path: Path, kit: Kit) -> Iterator[Path]:
    """A case on a medium that cannot be written: a read-only mount, or for an ordinary user a read-only folder."""
    folder = tmp_path / "medium"
    folder.mkdir()
    mounted = mount(folder, "size=4m")
    path = kit.chain(folder / "case.edcase", 2)
    (folder / "case.edcase.lock").unlink()
    if mounted:
        subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
    else:
        folder.chmod(0o500)
    yield path
    if mounted:
        subprocess.run(["umount", str(folder)], check=True)
    else:
        folder.chmod(0o700)


def test_a_read_only_medium_is_read_and_checked_but_not_written(read_only: Path, kit: Kit) -> None:
    if (
        os.geteuid() == 0
        and os.access(read_only, os.W_OK)
        and not os.statvfs(read_only).f_flag & os.ST_RDONLY
    ):
        pytest.skip("root without the right to mount: no medium is read-only to it")
    with pytest.raises(CannotWrite) as refused:
        Writer.open(read_only, kit.founder)
    assert "read-only" in refused.value.user_message or "permission" in refused.value.user_message
    with pytest.raises(CannotWrite):
        kit.create(read_only.with_name("new.edcase"))
    with Bundle.open(read_only, full=True) as bundle:
        assert bundle.unlock([kit.reader]).read(7) == kit.event("added 1")
    assert state(read_only) == 0
