"""The second reader: what the package writes it accepts and opens, what is wrong it refuses, and it is no copy."""

from __future__ import annotations

import ast
import gzip
import hashlib
import importlib.util
import io
import random
import subprocess
import sys
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from evidence_desk.base.clock import SystemClock
from evidence_desk.case import gate
from evidence_desk.case.intake import NewExhibit, add_exhibit
from evidence_desk.case.keys import Person, SchoolFile, make_person, make_school
from evidence_desk.case.membership import (
    NewCase,
    access_of,
    add_reader,
    create_case,
    recover_case,
    remove_reader,
)
from evidence_desk.case.sealing import seal
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import PolicyPin

ROOT = Path(__file__).parents[2]
TOOL = ROOT / "tools" / "independent_reader.py"
FOLDER = ROOT / "tests" / "vectors" / "bundles"
INDEX: list[dict[str, Any]] = tomllib.loads((FOLDER / "index.toml").read_text("utf-8"))["bundle"]
OPENED = [vector for vector in INDEX if "opens_with" in vector]
PICTURE = b"\x89PNG bytes of a picture" * 5000


@dataclass(frozen=True)
class Read:
    """What a run of the reader gave."""

    code: int
    out: str

    @property
    def exhibits(self) -> int:
        return sum(line.startswith("  ") for line in self.out.splitlines())


Run = Callable[..., Read]


@pytest.fixture(scope="session")
def reader() -> ModuleType:
    spec = importlib.util.spec_from_file_location("independent_reader", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def run(reader: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*words: object) -> Read:
        monkeypatch.setattr(sys, "argv", ["independent_reader.py", *map(str, words)])
        capsys.readouterr()
        try:
            code = reader.main()
        except SystemExit as stop:
            code = int(str(stop.code))
        return Read(code, capsys.readouterr().out)

    return call


def named(vector: dict[str, Any]) -> str:
    return str(vector["file"]).removesuffix(".gz").removesuffix(".edcase")


def stored(name: str) -> bytes:
    (vector,) = (vector for vector in INDEX if named(vector) == name)
    data = (FOLDER / vector["file"]).read_bytes()
    return gzip.decompress(data) if vector["file"].endswith(".gz") else data


@pytest.fixture
def put(tmp_path: Path) -> Callable[[bytes], Path]:
    def write(data: bytes) -> Path:
        path = tmp_path / "vector.edcase"
        path.write_bytes(data)
        return path

    return write


# --- it is no copy ---------------------------------------------------------------------------------------


def test_it_is_short_and_shares_no_code_with_the_package() -> None:
    source = TOOL.read_text("utf-8")
    assert len(source.splitlines()) <= 250
    imported = {
        name.split(".")[0]
        for node in ast.walk(ast.parse(source))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [str(node.module)]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert imported - sys.stdlib_module_names == {"cryptography"}
    assert not {"importlib", "runpy", "subprocess"} & imported
    assert "evidence_desk" not in source


def test_it_runs_by_itself(put: Callable[[bytes], Path]) -> None:
    path = put(stored("good/exhibit"))
    words = [sys.executable, str(TOOL), str(path), "--identity", str(FOLDER / "keys/reader.txt"), "--list"]
    done = subprocess.run(words, capture_output=True, text=True, check=True, encoding="utf-8")
    assert "exhibit-added" in done.stdout
    assert done.stdout.endswith("every check is good\n")


# --- every stored bundle ---------------------------------------------------------------------------------


@pytest.mark.parametrize("vector", INDEX, ids=named)
def test_it_accepts_and_refuses_what_the_index_says(
    vector: dict[str, Any], run: Run, put: Callable[[bytes], Path]
) -> None:
    assert run(put(stored(named(vector)))).code == vector["exit"]


@pytest.mark.parametrize(
    "vector", [vector for vector in OPENED if vector.get("with_key") != "fold"], ids=named
)
def test_it_opens_what_can_be_opened(vector: dict[str, Any], run: Run, put: Callable[[bytes], Path]) -> None:
    keys = [word for name in vector["opens_with"] for word in ("--identity", FOLDER / name)]
    read = run(put(stored(named(vector))), *keys, "--list")
    assert read.code == (20 if "with_key" in vector else 0)
    assert read.exhibits == vector.get("exhibits", read.exhibits)


def test_one_recovery_sheet_opens_nothing(run: Run, put: Callable[[bytes], Path]) -> None:
    path = put(stored("good/recovery"))
    assert run(path, "--identity", FOLDER / "keys/sheet-1.txt").code == 10
    assert run(path, "--identity", FOLDER / "keys/custody-sheet-1.txt").code == 10


def test_no_flipped_bit_passes(run: Run, put: Callable[[bytes], Path]) -> None:
    """400 of the bits of a bundle with two keys, a sealed blob and stubs, chosen by a fixed seed."""
    data = stored("good/sealed")
    chosen = random.Random(1).sample(range(len(data) * 8), 400)
    for bit in chosen:
        spoilt = bytearray(data)
        spoilt[bit // 8] ^= 1 << bit % 8
        assert run(put(bytes(spoilt))).code == 20, f"bit {bit}"


def test_a_cut_file_is_good_only_at_the_end_of_a_commit(run: Run, put: Callable[[bytes], Path]) -> None:
    data = stored("good/two-signers")
    ends = []
    for end in range(0, len(data) + 1, 512):
        if run(put(data[:end])).code == 0:
            ends.append(end)
    notes = [at + 1024 for at in range(0, len(data), 512) if data[at + 10 : at + 16] == b".note\0"]
    assert ends == sorted({*notes, notes[-1] + 1024})


# --- what the package writes -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Office:
    """A case written by the package, and the keys around it."""

    path: Path
    home: Path
    person: Person
    colleague: Person
    sheets: dict[str, Path]

    def open(self) -> CaseStore:
        return CaseStore.open(self.path, access_of(self.person, self.home), SystemClock(), write=True)

    def add(self, store: CaseStore, data: bytes) -> str:
        answers = gate.StopAnswers(first="no", second="no", wording="test")
        admission = gate.at_capture(gate.Route.FILE, answers, wording="test")
        assert isinstance(admission, gate.Admission)
        new = NewExhibit(kind="image", media_type="image/png", method="file", grade="C", caption="A picture")
        return add_exhibit(store, admission, new, io.BytesIO(data), len(data)).id

    def key(self, person: Person) -> Path:
        path = self.home / f"{person.profile.initials}.txt"
        path.write_text(f"{person.identity}\n", encoding="ascii")
        return path


@pytest.fixture(scope="session")
def school() -> tuple[SchoolFile, dict[str, bytes]]:
    return make_school("Larkrise Academy", "hybrid")


@pytest.fixture
def office(tmp_path: Path, school: tuple[SchoolFile, dict[str, bytes]]) -> Office:
    sheets = {name.removesuffix(".txt"): tmp_path / name for name in school[1]}
    for name, path in sheets.items():
        path.write_bytes(school[1][f"{name}.txt"])
    home = tmp_path / "home"
    home.mkdir()
    person = make_person("Jo P. Smith", "dsl", "JPS", "Larkrise Academy", "hybrid")
    colleague = make_person("Sam Lee", "deputy", "SXL", "Larkrise Academy", "classic")
    made = Office(tmp_path / "case.edcase", home, person, colleague, sheets)
    pin = PolicyPin(id="test", version="1", sha256="0" * 64)
    new = NewCase(title="Group chat", reference="2026/014", school=school[0], policy=pin)
    with create_case(made.path, person, home, new, SystemClock()) as store:
        made.add(store, PICTURE)
        made.add(store, b"")
    return made


def test_a_case_of_the_package_is_checked_opened_and_written_out(
    office: Office, run: Run, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    assert run(office.path).code == 0
    read = run(office.path, "--identity", office.key(office.person), "--out", out)
    assert (read.code, read.exhibits) == (0, 2)
    assert "JPS/1 image/png" in read.out
    written = {path.name: path.read_bytes() for path in out.iterdir()}
    assert sorted(map(len, written.values())) == [0, len(PICTURE)]
    assert PICTURE in written.values()
    assert all(name.startswith("exhibit-") and name[8:].isdigit() for name in written)


def test_two_recovery_sheets_of_the_package_open_its_case(office: Office, run: Run) -> None:
    sheets = [office.sheets["recovery-sheet-1"], office.sheets["recovery-sheet-3"]]
    words = [word for sheet in sheets for word in ("--identity", sheet)]
    assert run(office.path, *words, "--list").exhibits == 2
    assert run(office.path, *words[:2]).code == 10


def test_a_sealed_exhibit_is_stubbed_and_gone(office: Office, run: Run, tmp_path: Path) -> None:
    with office.open() as store:
        exhibit = store.case.in_order()[0]
        seal(store, [exhibit.id], "test")
    read = run(office.path, "--identity", office.key(office.person), "--out", tmp_path)
    assert (read.code, read.exhibits) == (0, 1)
    assert not [path for path in tmp_path.iterdir() if path.is_file() and path.read_bytes() == PICTURE]


def test_two_custody_sheets_and_the_case_key_recover_a_sealed_exhibit(
    office: Office, run: Run, reader: ModuleType
) -> None:
    with office.open() as store:
        exhibit = store.case.in_order()[0]
        seal(store, [exhibit.id], "test")
    bundle = reader._Bundle(office.path.read_bytes())
    (kept,) = (member for member in bundle.members.values() if member.kind == "s")
    sheet = office.sheets["custody-sheet-1"].read_bytes()
    holders = [
        secret
        for number in (1, 2)
        for secret in reader.identities(office.sheets[f"custody-sheet-{number}"].read_bytes())
    ]
    (wrap,) = (line.split(b": ")[1] for line in sheet.splitlines() if line.startswith(b"# custody-wrap 1-2"))
    inner = reader.plaintext(reader.base64.b64decode(wrap), holders)
    custody = reader.identities(reader.plaintext(inner, holders))
    stored_blob = reader.plaintext(kept.content, custody)
    (slot,) = (
        plain
        for member in bundle.members.values()
        if member.kind == "k"
        and (
            plain := reader.plaintext(
                member.content, reader.identities(office.key(office.person).read_bytes())
            )
        )
    )
    assert reader.plaintext(stored_blob, reader.identities(slot)) == PICTURE
    sealed = next(
        member for member in bundle.members.values() if member.kind == "e" and member.signed[0] == "b"
    )
    assert hashlib.sha256(stored_blob).hexdigest() == sealed.digest


def test_a_rotated_case_opens_for_who_stays_and_not_for_who_left(office: Office, run: Run) -> None:
    with office.open() as store:
        add_reader(store, office.colleague.profile)
    assert run(office.path, "--identity", office.key(office.colleague), "--list").exhibits == 2
    with office.open() as store:
        remove_reader(store, "Sam Lee", "left the school")
        office.add(store, b"after")
    assert run(office.path, "--identity", office.key(office.person), "--list").exhibits == 3
    assert run(office.path, "--identity", office.key(office.colleague)).code == 10


def test_a_case_let_in_by_two_sheets_opens_for_the_newcomer(office: Office, run: Run) -> None:
    from evidence_desk.case.keys import read_sheet

    sheets = [read_sheet(office.sheets[name]) for name in ("recovery-sheet-1", "recovery-sheet-2")]
    recover_case(office.path, sheets, office.colleague.profile, office.home, SystemClock())
    read = run(office.path, "--identity", office.key(office.colleague), "--list")
    assert (read.code, read.exhibits) == (0, 2)


def test_bytes_behind_the_end_are_named(office: Office, run: Run) -> None:
    with office.path.open("ab") as stream:
        stream.write(b"more")
    read = run(office.path)
    assert read.code == 20
    assert "after commit" in read.out
