"""The package over every stored bundle: what it accepts, what it refuses, by which check, and what it can open."""

from __future__ import annotations

import gzip
import hashlib
import io
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from evidence_desk.base.clock import SystemClock
from evidence_desk.base.errors import NewerFormat, TamperedBundle
from evidence_desk.bundle import age
from evidence_desk.bundle.check import check_bundle
from evidence_desk.bundle.note import SigningKey
from evidence_desk.bundle.reader import Bundle
from evidence_desk.case.loading import deep_check, load_case
from evidence_desk.case.store import Access, CaseStore

if TYPE_CHECKING:
    from evidence_desk.case.state import Case

FOLDER = Path(__file__).parents[1] / "vectors" / "bundles"
INDEX: list[dict[str, Any]] = tomllib.loads((FOLDER / "index.toml").read_text("utf-8"))["bundle"]
OPENED = [vector for vector in INDEX if "opens_with" in vector]
EVERY_CHECK = {"container", "manifests", "signatures", "members", "padding", "tail", "removal", "stamps"}
MOST_BYTES = 2 << 20


def named(vector: dict[str, Any]) -> str:
    return str(vector["file"]).removesuffix(".gz").removesuffix(".edcase")


@pytest.fixture
def unpacked(tmp_path: Path) -> Callable[[dict[str, Any]], Path]:
    def unpack(vector: dict[str, Any]) -> Path:
        data = (FOLDER / vector["file"]).read_bytes()
        path = tmp_path / "vector.edcase"
        path.write_bytes(gzip.decompress(data) if vector["file"].endswith(".gz") else data)
        return path

    return unpack


def identities(vector: dict[str, Any]) -> list[age.Identity]:
    return [
        key for name in vector["opens_with"] for key in age.parse_identity_file((FOLDER / name).read_bytes())
    ]


@pytest.mark.parametrize("vector", INDEX, ids=named)
def test_verify_says_of_each_bundle_what_the_index_says(
    vector: dict[str, Any], unpacked: Callable[[dict[str, Any]], Path]
) -> None:
    path = unpacked(vector)
    before = path.read_bytes()
    if vector["exit"] == NewerFormat.exit_code:
        with pytest.raises(NewerFormat):
            check_bundle(path)
        return
    report = check_bundle(path)
    if report.bundle is not None:
        report.bundle.close()
    failed = [finding.name for finding in report.findings if not finding.ok]
    assert (report.exit_code, failed) == (vector["exit"], [vector["check"]] if vector["exit"] else [])
    assert path.read_bytes() == before
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("vector", OPENED, ids=named)
def test_each_bundle_that_opens_gives_a_case_or_the_failure_named(
    vector: dict[str, Any], unpacked: Callable[[dict[str, Any]], Path]
) -> None:
    with Bundle.open(unpacked(vector), full=True) as bundle:
        unlocked = bundle.unlock(identities(vector))
        checks = deep_check(bundle, unlocked)
        if vector.get("with_key") in {"events", "fold"}:
            assert [name for name, good, _ in checks if not good] == ["events"]
            with pytest.raises(TamperedBundle):
                load_case(bundle, unlocked)
            return
        assert all(good for _, good, _ in checks), checks
        case = load_case(bundle, unlocked).case
        held = [exhibit for exhibit in case.in_order() if exhibit.status == "held"]
        if "exhibits" in vector:
            assert len(held) == vector["exhibits"]
            for exhibit in held:
                assert exhibit.blob is not None
                data = b"".join(unlocked.blob(exhibit.blob).chunks())
                assert (hashlib.sha256(data).hexdigest(), len(data)) == (exhibit.sha256, exhibit.size)


def test_an_exhibit_that_is_not_what_its_event_says_never_leaves(
    unpacked: Callable[[dict[str, Any]], Path], tmp_path: Path
) -> None:
    (vector,) = (vector for vector in OPENED if vector.get("with_key") == "exhibit")
    access = Access(
        identities=tuple(identities(vector)),
        signing_key=SigningKey(bytes(32)),
        home=tmp_path / "home",
        device=(),
    )
    with CaseStore.open(unpacked(vector), access, SystemClock()) as store:
        (exhibit,) = store.case.in_order()
        with pytest.raises(TamperedBundle, match="content is not what its entry says"):
            store.copy_out(exhibit, io.BytesIO())


def opened(name: str, unpacked: Callable[[dict[str, Any]], Path]) -> Case:
    (vector,) = (vector for vector in OPENED if named(vector) == name)
    with Bundle.open(unpacked(vector)) as bundle:
        return load_case(bundle, bundle.unlock(identities(vector))).case


def test_what_the_good_bundles_show_is_understood(unpacked: Callable[[dict[str, Any]], Path]) -> None:
    sealed = opened("good/sealed", unpacked)
    (exhibit,) = sealed.in_order()
    assert exhibit.status == "locked"
    assert exhibit.sha256 in sealed.blocked
    rotated = opened("good/rotated", unpacked)
    assert rotated.epoch == 2
    assert {m.name: m.removed for m in rotated.members.values()} == {
        "Test Person": False,
        "Second Person": True,
    }
    recovered = opened("good/recovered", unpacked)
    assert {member.role for member in recovered.members.values()} == {"dsl", "deputy"}
    assert opened("good/unknown-event", unpacked).unknown == 1


def test_every_check_has_a_bundle_that_only_it_refuses() -> None:
    assert {vector.get("check", "") for vector in INDEX} == EVERY_CHECK | {""}


def test_the_index_names_every_file_and_all_are_small() -> None:
    stored = {path.relative_to(FOLDER).as_posix(): path for path in FOLDER.rglob("*") if path.is_file()}
    bundles = {name for name in stored if ".edcase" in name}
    assert bundles == {vector["file"] for vector in INDEX}
    used = {name for vector in INDEX for name in vector.get("opens_with", ())}
    assert used <= stored.keys()
    assert sum(path.stat().st_size for path in stored.values()) <= MOST_BYTES
