"""Homes with quick keys, and the command line called as a person calls it."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from evidence_desk.base import files
from evidence_desk.case.keys import (
    Home,
    Person,
    PersonRoleName,
    SchoolFile,
    make_person,
    make_school,
    seal_keys,
)
from evidence_desk.cli.main import main

PASSPHRASE = "correct horse battery staple"


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Desk:
    """One person at one computer."""

    def __init__(self, folder: Path, person: Person, school: SchoolFile, run: Callable[..., Ran]) -> None:
        self.home = folder
        self.person = person
        self.school = school
        self._run = run

    def __call__(self, *words: object, stdin: bytes | None = None) -> Ran:
        return self._run(self.home, *words, stdin=stdin)

    def good(self, *words: object, stdin: bytes | None = None) -> Any:
        """Run with --json, insist on success, return the document."""
        ran = self(*words, "--json", stdin=stdin)
        assert ran.code == 0, ran.err
        return ran.json


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Callable[..., Ran]:
    secret = tmp_path / "passphrase.txt"
    secret.write_text(PASSPHRASE + "\n", encoding="utf-8")

    def call(home: Path, *words: object, stdin: bytes | None = None) -> Ran:
        monkeypatch.setenv("EVIDENCE_DESK_HOME", str(home))
        monkeypatch.setenv("EVIDENCE_DESK_PASSPHRASE_FILE", str(secret))
        if stdin is not None:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capsys.readouterr()
        code = main([str(word) for word in words])
        read = capsys.readouterr()
        return Ran(code, read.out, read.err)

    return call


def make_desk(
    folder: Path,
    run: Callable[..., Ran],
    school: SchoolFile,
    name: str = "Jo P. Smith",
    role: PersonRoleName = "dsl",
    initials: str = "JPS",
) -> Desk:
    """Make a home whose passphrase costs next to nothing (scrypt 2**4), for tests only."""
    person = make_person(name, role, initials, school.organisation, "hybrid")
    home = Home(folder)
    folder.mkdir(parents=True)
    files.write_new(folder / "keys.age", seal_keys(person, PASSPHRASE.encode(), work_factor=4))
    (folder / "profile.json").write_text(
        json.dumps(
            {key: getattr(person.profile, key) for key in person.profile.__struct_fields__},
            ensure_ascii=False,
        ),
        encoding="utf-8",
    )
    from evidence_desk.case.keys import school_json

    files.write_new(folder / "school.json", school_json(school))
    assert home.exists
    return Desk(folder, person, school, run)


@pytest.fixture(scope="session")
def school_and_sheets() -> tuple[SchoolFile, dict[str, bytes]]:
    return make_school("Larkrise Academy", "hybrid")


@pytest.fixture
def sheets(school_and_sheets: tuple[SchoolFile, dict[str, bytes]], tmp_path: Path) -> Path:
    folder = tmp_path / "sheets"
    folder.mkdir()
    for name, data in school_and_sheets[1].items():
        (folder / name).write_bytes(data)
    return folder


@pytest.fixture
def dsl(
    tmp_path: Path, run: Callable[..., Ran], school_and_sheets: tuple[SchoolFile, dict[str, bytes]]
) -> Desk:
    return make_desk(tmp_path / "dsl", run, school_and_sheets[0])


@pytest.fixture
def deputy(
    tmp_path: Path, run: Callable[..., Ran], school_and_sheets: tuple[SchoolFile, dict[str, bytes]]
) -> Desk:
    return make_desk(tmp_path / "deputy", run, school_and_sheets[0], "Sam Lee", "deputy", "SXL")


@pytest.fixture
def staff(
    tmp_path: Path, run: Callable[..., Ran], school_and_sheets: tuple[SchoolFile, dict[str, bytes]]
) -> Desk:
    return make_desk(tmp_path / "staff", run, school_and_sheets[0], "Ann Ode", "staff", "AXO")


@pytest.fixture
def case(dsl: Desk, tmp_path: Path) -> Path:
    path = tmp_path / "case.edcase"
    dsl.good("new", path, "--title", "Group chat, Year 9", "--reference", "2026/014")
    return path


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "picture.png"
    image = Image.new("RGB", (48, 64))
    image.putdata([(x * 5 % 256, y * 3 % 256, (x * y) % 256) for y in range(64) for x in range(48)])
    image.save(path)
    return path


@pytest.fixture
def stocked(dsl: Desk, case: Path, picture: Path) -> Path:
    """JPS/1 a picture, JPS/2 a message; nobody in the people list yet."""
    dsl.good("add", case, picture, "--gate", "no", "--inspect", "later", "--caption", "Screen 1")
    dsl.good("add", case, "--text", "-", stdin=b"hello")
    return case


@pytest.fixture
def deputy_file(deputy: Desk, tmp_path: Path) -> Path:
    path = tmp_path / "deputy.json"
    path.write_text(deputy("id", "--json").out, encoding="utf-8")
    return path
