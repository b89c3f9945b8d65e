"""The script that opens a case with two sheets and nothing of ours, on a classic case with the system's `age`."""

from __future__ import annotations

import io
import subprocess
import tarfile
from pathlib import Path

import pytest
from tests.case.conftest import Desk, FrozenClock, add

from evidence_desk.case import sealing
from evidence_desk.case.keys import make_person, make_school
from evidence_desk.case.membership import add_reader, remove_reader

SCRIPT = Path(__file__).parents[2] / "tools" / "recover_with_age.sh"
pytestmark = pytest.mark.needs_tool("age", "bash", "tar", "sha256sum")


def recover(case: Path, one: Path, two: Path, out: Path) -> subprocess.CompletedProcess[str]:
    command: list[str | Path] = ["bash", SCRIPT, case, one, two, out]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, dict[str, Path]]:
    """A classic case of two epochs with three exhibits, one of them locked, and the sheets as files."""
    school, sheets = make_school("Larkrise Academy", "classic")
    paths = {name: tmp_path / name for name in sheets}
    for name, data in sheets.items():
        paths[name].write_bytes(data)
    person = make_person("Jo P. Smith", "dsl", "JPS", "Larkrise Academy", "classic")
    leaver = make_person("Ann Marsh", "investigator", "AXM", "Larkrise Academy", "classic")
    desk = Desk(tmp_path, person, school, FrozenClock())
    with desk.create() as store:
        add(store, b"before the new key", media_type="text/plain", kind="file")
        add_reader(store, leaver.profile)
        remove_reader(store, leaver.profile.recipient, "left")
        add(store, b"\x89PNG after it")
        locked = add(store, b"must stay locked")
        sealing.seal(store, [locked.id], "should not be here")
    return desk.path, paths


def test_any_two_sheets_open_every_epoch_and_leave_what_is_locked(
    made: tuple[Path, dict[str, Path]], tmp_path: Path
) -> None:
    case, sheets = made
    for one, two in ((1, 2), (3, 1), (2, 3)):
        out = tmp_path / f"out-{one}{two}"
        done = recover(case, sheets[f"recovery-sheet-{one}.txt"], sheets[f"recovery-sheet-{two}.txt"], out)
        assert done.returncode == 0, done.stderr
        assert (out / "exhibits/JPS-1.plain").read_bytes() == b"before the new key"
        assert (out / "exhibits/JPS-2.png").read_bytes() == b"\x89PNG after it"
        rows = (out / "exhibits.tsv").read_text().splitlines()
        assert [row.split("\t")[0] for row in rows] == ["reference", "JPS/1", "JPS/2", "JPS/3"]
        assert rows[3].endswith("locked or removed")
        assert '"type":"case-created"' in "".join(path.read_text() for path in (out / "entries").iterdir())
        assert out.stat().st_mode & 0o077 == 0
        assert not any(b"must stay locked" in p.read_bytes() for p in out.rglob("*") if p.is_file())


def test_one_sheet_twice_or_a_custody_sheet_opens_nothing(
    made: tuple[Path, dict[str, Path]], tmp_path: Path
) -> None:
    case, sheets = made
    first = sheets["recovery-sheet-1.txt"]
    for number, other in enumerate((first, sheets["custody-sheet-2.txt"])):
        out = tmp_path / f"out-{number}"
        assert recover(case, first, other, out).returncode == 10
        assert not list((out / "entries").iterdir())
        assert not list(out.rglob("*.key"))


def test_a_changed_byte_a_strange_name_or_an_existing_folder_stops_it(
    made: tuple[Path, dict[str, Path]], tmp_path: Path
) -> None:
    case, sheets = made
    pair = sheets["recovery-sheet-1.txt"], sheets["recovery-sheet-2.txt"]
    assert recover(case, *pair, tmp_path).returncode == 12
    assert recover(tmp_path / "none.edcase", *pair, tmp_path / "o1").returncode == 13
    data = bytearray(case.read_bytes())
    with tarfile.open(case) as archive:
        blob = next(member for member in archive.getmembers() if member.name.startswith("b/"))
    data[blob.offset_data + blob.size - 1] ^= 1
    flipped = tmp_path / "flipped.edcase"
    flipped.write_bytes(data)
    assert recover(flipped, *pair, tmp_path / "o2").returncode == 20
    strange = tmp_path / "strange.edcase"
    with tarfile.open(strange, "w") as archive:
        member = tarfile.TarInfo("../escaped")
        member.size = 1
        archive.addfile(member, io.BytesIO(b"x"))
    done = recover(strange, *pair, tmp_path / "o3")
    assert (done.returncode, (tmp_path / "escaped").exists()) == (20, False)
    assert not (tmp_path / "o3").exists()
