"""A hand-over that somebody brings: whole it holds, and each way of changing it is named in words."""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.acts.handed import POLICY, World
from tests.case.conftest import Desk, add

from evidence_desk.acts import looking
from evidence_desk.acts.handing_over import HandoverChoice, hand_over
from evidence_desk.acts.merging import merge
from evidence_desk.acts.pack_choice import PackChoice
from evidence_desk.acts.packing import Also, PackResult, make_pack
from evidence_desk.acts.verifying import Known, Verified, verify
from evidence_desk.base.errors import BadInput
from evidence_desk.bundle.note import SigningKey
from evidence_desk.bundle.reader import Bundle, Unlocked
from evidence_desk.case import membership
from evidence_desk.case.keys import Home, Person, SchoolFile, make_person
from evidence_desk.case.store import CaseStore
from evidence_desk.packs import handover


@pytest.fixture(scope="module")
def whole(world: World) -> Path:
    out = world.target()
    world.hand_over(out)
    return out


@pytest.fixture
def folder(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / "brought"))


def checked(path: Path, **fields: Any) -> Verified:
    home = path.parent / "nobody"
    home.mkdir(exist_ok=True)
    return verify(path, Known(home=Home(home), unlock=lambda bundle: None, **fields))


def test_a_text_for_people_that_is_lost_is_said_and_breaks_nothing(folder: Path) -> None:
    (folder / "READ-ME.txt").unlink()
    (folder / "verify.html").unlink()
    found = checked(folder)
    assert found.good, found.checks
    said = next(detail for name, _, detail in found.checks if name == "files")
    assert "missing, a text that proves nothing: READ-ME.txt, verify.html" in said
    (folder / "READ-ME.txt").symlink_to("/etc/hostname")
    assert "missing: READ-ME.txt" in failing(checked(folder))["files"]
    (folder / "READ-ME.txt").unlink()
    (folder / "READ-ME.txt").write_text("Send the files to somebody else")
    assert "altered or damaged: READ-ME.txt" in failing(checked(folder))["files"]


def failing(found: Verified) -> dict[str, str]:
    return {name: detail for name, good, detail in found.checks if not good}


def sealed_again(folder: Path, key: SigningKey | None = None) -> None:
    """Write the lists again as somebody would who changed a file; and the signature, with a key of their own."""
    payload = sorted(path for path in (folder / "data").rglob("*") if path.is_file())
    lines = [
        (hashlib.sha256(path.read_bytes()).hexdigest(), path.relative_to(folder).as_posix())
        for path in payload
    ]
    (folder / handover.MANIFEST).write_bytes(handover.manifest(lines))
    if key is not None:
        line = handover.sign_manifest(handover.manifest(lines), beside(folder), key)
        (folder / handover.SIGNATURE).write_bytes(line)
    (folder / handover.TAG_MANIFEST).write_bytes(beside(folder))


def beside(folder: Path, *more: str) -> bytes:
    names = sorted(path.name for path in folder.iterdir() if path.is_file())
    rows = [name for name in names if name != handover.TAG_MANIFEST] + [*more]
    return handover.manifest(
        [(hashlib.sha256((folder / name).read_bytes()).hexdigest(), name) for name in rows]
    )


def test_a_whole_hand_over_holds(whole: Path, world: World) -> None:
    found = checked(whole)
    assert (found.kind, failing(found)) == ("handover", {})
    said = {name: detail for name, _, detail in found.checks}
    assert "3 proofs" in said["proofs"]
    assert world.desk.person.profile.fingerprint in said["list"]


def test_it_is_held_against_its_case(whole: Path, world: World) -> None:
    assert failing(checked(whole, case=world.desk.path)) == {}


def test_a_list_that_its_own_author_wrote_anew_is_not_the_one_that_was_handed_over(
    folder: Path, world: World, person: Person
) -> None:
    """Whoever handed over may sign another list; the record of the case has the first one."""

    def unlock(bundle: Bundle) -> Unlocked:
        return bundle.unlock(person.identities)

    known = Known(home=Home(folder.parent), unlock=unlock, case=world.desk.path)
    said = {name: detail for name, _, detail in verify(folder, known).checks}
    assert said["recorded"].startswith("handed over ")
    flip("data/case.jsonld")(folder)
    sealed_again(folder, person.signing_key)
    assert "list" not in failing(checked(folder, case=world.desk.path))
    assert "another list of files" in failing(verify(folder, known))["recorded"]


def flip(name: str) -> Callable[[Path], None]:
    def run(folder: Path) -> None:
        data = bytearray((folder / name).read_bytes())
        data[len(data) // 2] ^= 1
        (folder / name).write_bytes(data)

    return run


def drop(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).unlink()


def exchange_proofs(folder: Path) -> None:
    one, two = folder / "data/proofs/JPS-1.json", folder / "data/proofs/JPS-2.json"
    first = one.read_bytes()
    one.write_bytes(two.read_bytes())
    two.write_bytes(first)


def leave_one_out(folder: Path) -> None:
    """Take an exhibit out of every list, as if it had never been."""
    facts = json.loads((folder / handover.FACTS).read_bytes())
    facts["exhibits"] = [one for one in facts["exhibits"] if one["reference"] != "JPS/2"]
    (folder / handover.FACTS).write_text(json.dumps(facts))
    (folder / "data/originals/JPS-2.txt").unlink()
    (folder / "data/proofs/JPS-2.json").unlink()


def tell_of_another(folder: Path) -> None:
    facts = json.loads((folder / handover.FACTS).read_bytes())
    facts["exhibits"][0]["sha256"] = "0" * 64
    (folder / handover.FACTS).write_text(json.dumps(facts))


def put_in(folder: Path) -> None:
    (folder / "data/originals/JPS-9.png").write_bytes(b"x")


PLAIN: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "an original altered": (
        flip("data/originals/JPS-1.png"),
        "files",
        "altered or damaged: data/originals/JPS-1.png",
    ),
    "an original gone": (drop("data/originals/JPS-2.txt"), "files", "missing: data/originals/JPS-2.txt"),
    "a file put in": (
        put_in,
        "files",
        "not on the list: data/originals/JPS-9.png",
    ),
    "the list gone": (drop("manifest-sha256.txt"), "files", "missing"),
    "the pack altered": (flip("data/pack.pdf"), "pack signature", "not what was signed"),
    "the read-me altered": (flip("READ-ME.txt"), "files", "READ-ME.txt"),
}
AGAIN: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "an original altered": (flip("data/originals/JPS-1.png"), "proofs", "JPS/1: its original is not the one"),
    "proofs exchanged": (exchange_proofs, "proofs", "JPS/1: its proof is about another exhibit"),
    "an exhibit left out": (leave_one_out, "belongs", "lists other exhibits"),
    "another hash told": (tell_of_another, "proofs", "JPS/1: its proof is about another"),
    "the checkpoint altered": (flip("data/checkpoint.note"), "checkpoint", "altered"),
    "the keys altered": (flip("data/keys.json"), "checkpoint", ""),
    "the pack gone": (drop("data/pack.pdf"), "pack", "missing"),
}


@pytest.mark.parametrize("name", PLAIN)
def test_a_change_is_found_and_named(folder: Path, name: str) -> None:
    change, check, words = PLAIN[name]
    change(folder)
    found = checked(folder)
    assert words in failing(found)[check]
    assert found.exit_code == 20


@pytest.mark.parametrize("name", AGAIN)
def test_a_change_is_found_although_all_lists_were_written_anew(folder: Path, name: str) -> None:
    change, check, words = AGAIN[name]
    change(folder)
    sealed_again(folder)
    found = failing(checked(folder))
    assert "list" in found, "nobody else can sign the list"
    sealed_again(folder, SigningKey.generate())
    found = failing(checked(folder))
    assert words in found[check]
    assert "files" not in found


def give_the_wrong_advice(folder: Path) -> None:
    (folder / handover.READ_ME).write_text("The school takes this back. See verify.html.")
    (folder / handover.VERIFIER).write_text("<h1>Everything is green</h1>")


@pytest.mark.parametrize(
    ("change", "more"),
    [
        (give_the_wrong_advice, ()),
        (lambda folder: (folder / "START-HERE.exe").write_bytes(b"MZ"), ()),
        (lambda folder: (folder / "x  manifest-sha256.sig").write_bytes(b"MZ"), ()),
        (put_in, ("data/originals/JPS-9.png",)),
        (tell_of_another, ("data/handover.json",)),
        (flip("data/case.jsonld"), ("data/case.jsonld",)),
    ],
)
def test_the_list_of_what_lies_beside_cannot_be_written_anew(
    folder: Path, change: Callable[[Path], None], more: tuple[str, ...]
) -> None:
    """The texts, the page, and what the second list says of files that belong to the first."""
    change(folder)
    (folder / handover.TAG_MANIFEST).write_bytes(beside(folder, *more))
    found = failing(checked(folder))
    assert "not those that were signed" in found["list"]
    assert ("files" in found) == bool(more)


@pytest.mark.parametrize("name", ["data/originals", "data/more", "more"])
def test_a_folder_that_is_a_link_is_found(folder: Path, tmp_path: Path, name: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    if (folder / name).exists():
        shutil.move(folder / name, elsewhere)
    else:
        elsewhere.mkdir()
    (folder / name).symlink_to(elsewhere)
    assert f"not on the list: {name}" in failing(checked(folder))["files"]


def test_a_folder_put_in_is_found_though_it_is_empty(folder: Path) -> None:
    (folder / "data/She is innocent").mkdir()
    assert "She is innocent" in failing(checked(folder))["files"]


def test_what_a_computer_leaves_in_a_folder_that_it_shows_breaks_nothing(folder: Path) -> None:
    (folder / "data/originals/Thumbs.db").write_bytes(b"x")
    (folder / ".DS_Store").write_bytes(b"x")
    found = checked(folder)
    assert failing(found) == {}
    assert "left by a computer" in {name: detail for name, _, detail in found.checks}["files"]


def test_a_list_signed_by_a_stranger_is_not_the_packs(folder: Path) -> None:
    sealed_again(folder, SigningKey.generate())
    found = failing(checked(folder))
    assert found == {"belongs": "the list's key was never admitted in the case; another key signed it"}


def test_a_hand_over_by_somebody_else_than_the_founder_holds(
    world: World, tmp_path: Path, person: Person, school: SchoolFile
) -> None:
    """The newest checkpoint was signed by the founder, the list by a deputy: both keys are shown to be admitted."""
    deputy = make_person("Dee Puty", "deputy", "DXP", "", "classic")
    desk = Desk(tmp_path, person, school, world.desk.clock)
    with desk.create() as store:
        membership.add_reader(store, deputy.profile)
        add(store, world.picture)
        looking.look_at(store, store.case.in_order())
    (tmp_path / "deputy").mkdir()
    out = tmp_path / "out"
    access = membership.access_of(deputy, tmp_path / "deputy")
    with CaseStore.open(desk.path, access, desk.clock, write=True) as store:

        def make(path: Path, also: Also, nameless: bool) -> PackResult:
            return make_pack(store, POLICY, desk.clock, PackChoice(), path, also=also, nameless=nameless)

        hand_over(store, POLICY, HandoverChoice(to="PC 1", basis="asked"), out, make)
    found = checked(out)
    assert failing(found) == {}
    said = {name: detail for name, _, detail in found.checks}
    assert deputy.profile.fingerprint in said["list"]
    assert person.profile.fingerprint in said["checkpoint"]


def test_what_was_joined_from_another_copy_is_handed_over_with_a_proof(
    world: World, tmp_path: Path, person: Person, school: SchoolFile
) -> None:
    desk = Desk(tmp_path, person, school, world.desk.clock)
    with desk.create() as store:
        add(store, b"shared", kind="message-transcript", media_type="text/plain; charset=utf-8")
    other = tmp_path / "other.edcase"
    shutil.copy(desk.path, other)
    (tmp_path / "laptop").mkdir()
    laptop = membership.access_of(person, tmp_path / "laptop")
    with CaseStore.open(other, laptop, desk.clock, write=True) as store:
        add(store, b"theirs", kind="message-transcript", media_type="text/plain; charset=utf-8")
    with desk.open(write=True) as store:
        add(store, b"mine", kind="message-transcript", media_type="text/plain; charset=utf-8")
    merge(desk.path, other, membership.access_of(person, desk.home), desk.clock)
    out = tmp_path / "out"
    with desk.open(write=True) as store:

        def make(path: Path, also: Also, nameless: bool) -> PackResult:
            return make_pack(store, POLICY, desk.clock, PackChoice(), path, also=also, nameless=nameless)

        hand_over(store, POLICY, HandoverChoice(to="PC 1", basis="asked"), out, make)
    assert failing(checked(out)) == {}
    joined = checked(out / "data/proofs/JPS-3.json", original=out / "data/originals/JPS-3.txt")
    assert failing(joined) == {}
    assert "joined from another copy" in {name: detail for name, _, detail in joined.checks}["entry"]


def test_the_pack_of_another_case_does_not_belong(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, world: World, person: Person, school: SchoolFile
) -> None:
    class Other(World):
        def __init__(self, below: Path) -> None:
            from tests.case.conftest import Desk

            self.folder, self.number = below, 0
            self.desk = Desk(below, person, school, world.desk.clock)
            with self.desk.create() as store:
                add(store, world.picture)

    other = Other(tmp_path_factory.mktemp("other"))
    out = other.target()
    other.hand_over(out)
    shutil.copy(out / "data/pack.pdf", folder / "data/pack.pdf")
    sealed_again(folder, person.signing_key)
    found = failing(checked(folder))
    assert "another case" in found["belongs"]
    shutil.copy(out / "data/proofs/JPS-1.json", folder / "data/proofs/JPS-1.json")
    sealed_again(folder, person.signing_key)
    assert "leads to another checkpoint" in failing(checked(folder))["proofs"]


def test_a_link_is_not_followed(folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(b"x")
    for name in ("data/originals/JPS-1.png", "data/checkpoint.note", "data/pack.pdf"):
        (folder / name).unlink()
        (folder / name).symlink_to(secret)
    found = failing(checked(folder))
    assert "missing" in found["files"]
    assert "link" in found["checkpoint"]
    assert "missing" in found["pack"]


@pytest.mark.parametrize(
    "name", ["manifest-sha256.txt", "tagmanifest-sha256.txt", "data/handover.json", "data/keys.json"]
)
@pytest.mark.parametrize(
    "data", [b"", b"\xff", b"[" * 10_000, b"x" * 1000, b"0" * 64 + b"  ../../etc/passwd\n"]
)
def test_nonsense_in_it_is_a_failed_check_and_no_crash(folder: Path, name: str, data: bytes) -> None:
    (folder / name).write_bytes(data)
    assert failing(checked(folder))


def test_a_stamp_over_something_else_is_found(folder: Path) -> None:
    (reply,) = (folder / "data/stamps").glob("*.tsr")
    noted = reply.with_name(f"{reply.name.partition('-')[0]}.note")
    noted.write_bytes((folder / "data/checkpoint.note").read_bytes())
    sealed_again(folder, SigningKey.generate())
    assert "stamped something else" in failing(checked(folder))["stamps"]


def test_a_zip_is_to_be_unpacked_first(world: World) -> None:
    out = world.target(".zip")
    world.hand_over(out, form="zip")
    with pytest.raises(BadInput, match="zip"):
        checked(out)


# -- one proof ------------------------------------------------------------------------------------------------


def test_a_proof_is_held_against_its_original_and_its_case(whole: Path, world: World) -> None:
    proof, original = whole / "data/proofs/JPS-1.json", whole / "data/originals/JPS-1.png"
    found = checked(proof, original=original, case=world.desk.path)
    assert (found.kind, failing(found)) == ("proof", {})
    said = {name: detail for name, _, detail in found.checks}
    assert "existed by" in said["stamps"]
    assert "cannot vouch for" in said["stamps"]
    other = checked(proof, original=whole / "data/originals/JPS-2.txt")
    assert "altered, damaged or another file" in failing(other)["file"]


def test_a_time_stamp_that_its_authority_did_not_sign_is_not_believed(folder: Path) -> None:
    """Anybody can write a reply with any time in it; the imprint alone shows nothing."""
    path = folder / "data/proofs/JPS-1.json"
    proof = json.loads(path.read_bytes())
    stamped = next(one for one in proof["checkpoints"] if one["stamps"])
    reply = bytearray(base64.b64decode(stamped["stamps"][0]))
    year = reply.index(b"Z", reply.index(b"\x18\x0f20")) - 14
    assert reply[year : year + 2] == b"20"
    reply[year + 2 : year + 4] = b"19"
    stamped["stamps"] = [base64.b64encode(reply).decode()]
    path.write_text(json.dumps(proof))
    found = checked(path)
    assert set(failing(found)) == {"stamps"}
    assert "cannot be relied on" in failing(found)["stamps"]
    assert "stamp" in failing(checked(folder))["proofs"]


def test_a_changed_proof_says_at_which_step(folder: Path) -> None:
    path = folder / "data/proofs/JPS-1.json"
    proof = json.loads(path.read_bytes())
    proof["exhibit"]["sha256"] = "0" * 64
    path.write_text(json.dumps(proof))
    found = checked(path)
    assert [name for name, _, _ in found.checks] == ["keys", "checkpoints", "place", "history", "entry"]
    assert failing(found) == {"entry": "the entry says something else of the exhibit"}
