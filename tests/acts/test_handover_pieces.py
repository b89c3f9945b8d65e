"""A hand-over that is larger than upload pages take: in numbered pieces that join again, or not there at all."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.acts.handed import World
from tests.acts.test_handover_check import checked

from evidence_desk.acts import handover_pieces
from evidence_desk.acts.handover_pieces import Pieces, piece_path, pieces
from evidence_desk.base import files
from evidence_desk.base.errors import BadInput, CannotWrite
from evidence_desk.bundle import age

PIECE = 100_000  # bytes
STEPS = st.lists(
    st.tuples(st.sampled_from(["write", "seek", "cut"]), st.integers(0, 60), st.binary(max_size=40))
)


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handover_pieces, "PIECE_MAX", PIECE)


def joined(out: Path) -> bytes:
    found = sorted(out.parent.glob(f"{out.name}.[0-9][0-9][0-9]"))
    assert [path.name for path in found] == [f"{out.name}.{n:03}" for n in range(1, len(found) + 1)]
    assert all(path.stat().st_size == PIECE for path in found[:-1])
    assert 0 < found[-1].stat().st_size <= PIECE
    return b"".join(path.read_bytes() for path in found)


@pytest.mark.needs_tool("7z")
def test_a_large_zip_is_handed_over_in_pieces_that_join_and_check(world: World, tmp_path: Path) -> None:
    out = world.target(".zip")
    done = world.hand_over(out, form="zip")
    assert not out.exists()
    assert done.out == piece_path(out, 1)
    assert "numbered pieces" in done.warnings[0]
    for command in (
        ["sha256sum", "--strict", "--quiet", "-c", f"{out.name}.sha256"],
        ["7z", "t", done.out.name],  # opens the pieces as they are
    ):
        said = subprocess.run(command, cwd=out.parent, capture_output=True, check=False)
        assert said.returncode == 0, said.stdout
    told = (out.parent / f"{out.name}.JOIN.txt").read_text()
    assert f'copy /b "{out.name}.001" + "{out.name}.002"' in told
    with zipfile.ZipFile(io.BytesIO(joined(out))) as archive:
        archive.extractall(tmp_path)
    (folder,) = tmp_path.iterdir()
    found = checked(folder)
    assert found.good, found.checks
    assert sorted(path.name for path in out.parent.iterdir()) == sorted(path.name for path in done.named)


def test_an_age_file_in_pieces_is_one_age_file(world: World) -> None:
    identity = age.X25519Identity(bytes(range(32)))
    out = world.target(".tar.age")
    world.hand_over(out, form="age", recipient=identity.recipient())
    assert b"READ-ME.txt" in age.decrypt(joined(out), [identity], limit=1 << 30)


def test_a_name_that_is_taken_or_a_disk_that_fails_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "for-police.zip"
    (tmp_path / "for-police.zip.002").write_text("somebody else's")

    def keep(size: int) -> None:
        with pieces(out) as stream:
            stream.write(bytes(size))
            stream.name()

    with pytest.raises(BadInput):
        keep(PIECE + 1)
    assert [path.name for path in tmp_path.iterdir()] == ["for-police.zip.002"]

    def full(source: Path, target: Path) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr(files, "rename_without_replacing", full)
    with pytest.raises(CannotWrite):
        keep(1)
    assert [path.name for path in tmp_path.iterdir()] == ["for-police.zip.002"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_pieces_behave_as_one_file(tmp_path: Path, steps: list[tuple[str, int, bytes]]) -> None:
    stream, plain = Pieces(tmp_path / "x", 7), io.BytesIO()
    try:
        for what, number, data in steps:
            place = min(number, len(plain.getvalue()))
            for one in (stream, plain):
                if what == "write":
                    one.write(data)
                elif what == "seek":
                    one.seek(place)
                else:
                    one.truncate(place)
                    one.seek(0)
            at = plain.tell()
            assert stream.tell() == at
            stream.seek(0)
            assert b"".join(iter(lambda: stream.read(5), b"")) == plain.getvalue()
            stream.seek(at)
    finally:
        stream.discard()
    assert list(tmp_path.iterdir()) == []
