"""The file without us: GNU tar, bsdtar, BusyBox, 7-Zip, Python's tarfile, sha256sum and age open it."""

from __future__ import annotations

import io
import subprocess
import tarfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from evidence_desk.bundle import note
from evidence_desk.bundle.compact import compact
from evidence_desk.bundle.reader import Bundle
from evidence_desk.bundle.readme import README

if TYPE_CHECKING:
    from tests.bundle.conftest import Kit


def run(*arguments: str | Path, folder: Path, data: bytes | None = None) -> bytes:
    """Output of a program that must succeed and have nothing to complain of."""
    done = subprocess.run(arguments, cwd=folder, input=data, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stderr == b"", done.stderr.decode()
    return done.stdout


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory, kit: Kit) -> Path:
    """A case with a sealed member taken out."""
    path = tmp_path_factory.mktemp("blackbox") / "case.edcase"
    with kit.create(path) as writer:
        sealed = kit.add(writer)
        kit.add(writer, blob=b"kept exactly as it was\n")
        with writer.commit() as staged:
            staged.add_sealed(sealed, kit.custody.recipient())
            staged.remove("seal", sealed)
            staged.add_public("v", note.format_verifier_key(writer.origin, kit.second.public))
        compact(writer)
    return path


EXTRACT = {
    "tar": ["tar", "-xf"],
    "bsdtar": ["bsdtar", "-xf"],
    "busybox": ["busybox", "tar", "-xf"],
    "7z": ["7z", "x", "-bb0", "-ttar"],
}


@pytest.mark.needs_tool("tar", "bsdtar", "busybox", "7z")
@pytest.mark.parametrize("program", EXTRACT)
def test_archivers_unpack_it_without_a_word_of_warning(bundle: Path, tmp_path: Path, program: str) -> None:
    output = run(*EXTRACT[program], bundle, folder=tmp_path)
    assert b"arning" not in output
    with Bundle.open(bundle) as opened:
        names = {entry.relative_to(tmp_path).as_posix() for entry in tmp_path.rglob("*") if entry.is_file()}
        expected = {m.name if m.present else f"e/{m.leaf:08d}" for m in opened.members()}
        assert names == expected | {f"c/{k:08d}.{end}" for k in range(4) for end in ("sum", "note")}
        for member in opened.members():
            if member.present:
                assert (tmp_path / member.name).read_bytes() == opened.stored(member.leaf)


def test_the_standard_library_lists_plain_files_only(bundle: Path) -> None:
    with tarfile.open(bundle) as archive:
        entries = archive.getmembers()
        assert all(entry.isreg() and entry.mode == 0o600 for entry in entries)
        readme = archive.extractfile("README.txt")
        assert readme is not None
        assert readme.read() == README


@pytest.mark.needs_tool("tar", "sha256sum", "sh")
def test_the_readmes_own_commands_find_changed_bytes(bundle: Path, tmp_path: Path) -> None:
    run("tar", "-xf", bundle, folder=tmp_path)
    (command,) = [line for line in README.decode().splitlines() if "sha256sum -c" in line]
    command = command[command.index("cat c/") :]
    output = run("sh", "-c", command, folder=tmp_path).decode()
    checked = [line for line in output.splitlines() if line.endswith(": OK")]
    with Bundle.open(bundle) as opened:
        present = sum(member.present for member in opened.members())
        assert len(checked) == present + len(opened.commits) - 1
    (tmp_path / "b/00000009.age").write_bytes(b"changed")
    spoiled = subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, check=False)
    assert spoiled.returncode != 0
    assert b"b/00000009.age: FAILED" in spoiled.stdout


@pytest.mark.needs_tool("tar", "age")
def test_age_opens_slot_and_blob(bundle: Path, tmp_path: Path, kit: Kit) -> None:
    run("tar", "-xf", bundle, folder=tmp_path)
    (tmp_path / "reader.txt").write_text(f"{kit.reader}\n")
    case_key = run("age", "-d", "-i", "reader.txt", "k/00000003.age", folder=tmp_path)
    assert case_key.decode() == f"{kit.case}\n"
    (tmp_path / "case.txt").write_bytes(case_key)
    assert (
        run("age", "-d", "-i", "case.txt", "b/00000009.age", folder=tmp_path) == b"kept exactly as it was\n"
    )
    assert run("age", "-d", "-i", "case.txt", "m/00000004.age", folder=tmp_path) == kit.event("opened")


@pytest.mark.needs_tool("tar", "age")
def test_age_opens_a_sealed_member_in_two_steps(bundle: Path, tmp_path: Path, kit: Kit) -> None:
    run("tar", "-xf", bundle, folder=tmp_path)
    (tmp_path / "custody.txt").write_text(f"{kit.custody}\n")
    (tmp_path / "case.txt").write_text(f"{kit.case}\n")
    (name,) = [entry.name for entry in (tmp_path / "s").iterdir()]
    inner = run("age", "-d", "-i", "custody.txt", f"s/{name}", folder=tmp_path)
    assert run("age", "-d", "-i", "case.txt", folder=tmp_path, data=inner) == kit.blob


def test_any_cut_at_a_commit_is_still_an_archive(bundle: Path) -> None:
    """Closing blocks stand after each commit, so a copy taken between two is complete for other programs."""
    with Bundle.open(bundle) as opened:
        commits = opened.ledger.commits
        ends = [
            offset + 512 + size + -size % 512
            for offset, size in zip(commits.note_offsets, commits.note_sizes, strict=True)
        ]
    data = bundle.read_bytes()
    for k, end in enumerate(ends):
        with tarfile.open(fileobj=io.BytesIO(data[:end] + bytes(1024)), mode="r:") as archive:
            assert archive.getnames()[-1] == f"c/{k:08d}.note"
