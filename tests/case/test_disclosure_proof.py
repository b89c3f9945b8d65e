"""A proof leads from the entry to a signed checkpoint, opens nothing else, and no changed part of one holds."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.bundle.conftest import Stamper
from tests.case.conftest import Desk, FrozenClock, add

from evidence_desk.acts.merging import merge
from evidence_desk.base.errors import BadInput, TamperedBundle
from evidence_desk.bundle import age
from evidence_desk.case import intake, membership
from evidence_desk.case.disclosure_proof import Prover, parse_tlog_proof, proof_json, raw, read_proof, text
from evidence_desk.case.keys import Person, SchoolFile, make_person
from evidence_desk.case.membership import access_of
from evidence_desk.case.proof_checking import ProofFailed, Proved, check
from evidence_desk.case.store import CaseStore

Proof = dict[str, Any]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory, person: Person, school: SchoolFile) -> dict[str, Any]:
    """A stamped case with two writers, and the proof of its first exhibit as it leaves."""
    folder = tmp_path_factory.mktemp("proofs")
    desk = Desk(folder, person, school, FrozenClock())
    stamper = Stamper(tmp_path_factory.mktemp("tsa"))
    deputy = make_person("Dee Puty", "deputy", "DXP", "", "classic")
    (folder / "deputy").mkdir()
    with desk.create() as store:
        membership.add_reader(store, deputy.profile)
        first = add(store, b"one", caption="Nobody else's business")
        stamped = store.bundle.head.note
        assert store.writer is not None
        with store.writer.commit() as staged:
            staged.add_public("t", stamper.reply(stamped))
    with CaseStore.open(desk.path, access_of(deputy, folder / "deputy"), desk.clock, write=True) as store:
        second = add(store, b"two")
        prover = Prover(store.unlocked)
        proofs = [proof_json(prover.prove(exhibit)) for exhibit in (first, second)]
        head = store.bundle.head
    return {
        "desk": desk,
        "first": proofs[0],
        "second": proofs[1],
        "exhibit": first,
        "head": head,
        "deputy": deputy,
    }


def test_a_proof_leads_from_the_file_to_the_newest_checkpoint(world: dict[str, Any]) -> None:
    steps: list[str] = []
    proved = check(read_proof(world["first"]), steps.append)
    assert steps == ["keys", "checkpoints", "place", "history", "entry", "stamps"]
    assert proved.added.sha256 == hashlib.sha256(b"one").hexdigest()
    assert (proved.size, proved.root, proved.note) == (*world["head"][1:3], world["head"].note)
    assert proved.signer == proved.founder != proved.last_signer
    assert [stamp.size < proved.size for stamp in proved.stamps] == [True]
    assert not proved.joined


def test_the_second_writer_is_named_and_the_same_proof_has_the_same_bytes(world: dict[str, Any]) -> None:
    proved = check(read_proof(world["second"]))
    assert proved.signer == world["deputy"].profile.fingerprint == proved.last_signer
    with world["desk"].open() as store:
        again = proof_json(Prover(store.unlocked).prove(store.case.exhibits[world["exhibit"].id]))
    assert again == world["first"]


def test_a_proof_tells_nothing_else_of_the_case(world: dict[str, Any]) -> None:
    proof = read_proof(world["first"])
    opened = age.decrypt_with_file_key(raw(proof.event.member), raw(proof.event.file_key), limit=1 << 20)
    assert b"business" not in world["first"] + opened
    assert b"Smith" not in world["first"] + opened
    with world["desk"].open() as store:
        for member in store.bundle.members("m"):
            if member.leaf != proof.event.leaf:
                with pytest.raises(TamperedBundle):
                    age.decrypt_with_file_key(
                        store.bundle.stored(member.leaf), raw(proof.event.file_key), limit=1 << 20
                    )


def test_each_checkpoint_is_a_proof_that_other_programs_of_logs_read(world: dict[str, Any]) -> None:
    proof = read_proof(world["first"])
    for one in proof.checkpoints:
        index, path, note = parse_tlog_proof(one.proof)
        assert one.proof.startswith(f"c2sp.org/tlog-proof@v1\nindex {index}\n")
        assert one.proof.endswith("\n\n" + note.decode())
        assert all(len(item) == 32 for item in path)


def test_a_record_in_words_has_no_proof(desk: Desk) -> None:
    with desk.create() as store:
        record = {"description": "Described as a partly undressed image."}
        exhibit = intake.add_restricted(store, record, "words-1")
        with pytest.raises(BadInput, match="no proof"):
            Prover(store.unlocked).prove(exhibit)


def test_what_came_from_another_copy_is_proved_as_joined(desk: Desk, tmp_path: Path, person: Person) -> None:
    with desk.create() as store:
        add(store, b"shared")
    other = tmp_path / "other.edcase"
    shutil.copy(desk.path, other)
    (tmp_path / "laptop").mkdir()
    with CaseStore.open(other, access_of(person, tmp_path / "laptop"), desk.clock, write=True) as store:
        add(store, b"theirs")
    with desk.open(write=True) as store:
        add(store, b"mine")
    merge(desk.path, other, access_of(person, desk.home), desk.clock)
    with desk.open() as store:
        (joined,) = [e for e in store.case.in_order() if e.sha256 == hashlib.sha256(b"theirs").hexdigest()]
        proved = check(Prover(store.unlocked).prove(joined))
    assert proved.joined
    assert proved.added.sha256 == joined.sha256
    assert joined.ref == "JPS/3"


# -- what somebody may bring ----------------------------------------------------------------------------------


def flipped(written: str) -> str:
    """Return base64 of the same bytes with one bit changed."""
    data = bytearray(raw(written))
    data[len(data) // 2] ^= 1
    return text(bytes(data))


def edit(where: str, change: Callable[[Any], Any]) -> Callable[[Proof], None]:
    def run(proof: Proof) -> None:
        *way, last = (int(part) if part.isdigit() else part for part in where.split("."))
        at: Any = proof
        for part in way:
            at = at[part]
        at[last] = change(at[last])

    return run


def swap_first(proof: Proof) -> None:
    proof["checkpoints"] = proof["checkpoints"][::-1]


def drop_first(proof: Proof) -> None:
    del proof["checkpoints"][0]


def flipped_tail(proof: str) -> str:
    """Return a proof with one bit of its note's signature changed."""
    head, _, tail = proof.rpartition(" ")
    data = bytearray(raw(tail.strip()))
    data[-1] ^= 1
    return f"{head} {text(bytes(data))}\n"


def larger(proof: str) -> str:
    """Return a proof whose note speaks of one leaf more."""
    size = int(proof.partition("\n\n")[2].split("\n")[1])
    return proof.replace(f"\n{size}\n", f"\n{size + 1}\n")


ATTACKS: dict[str, tuple[Callable[[Proof], None], str]] = {
    "another case": (edit("case", lambda old: old[:-1] + ("0" if old[-1] != "0" else "1")), "keys"),
    "another founder": (edit("keys.0.member", lambda old: old.replace("+A", "+B", 1)), "keys"),
    "a key's way changed": (edit("keys.1.path.0", flipped), "keys"),
    "a key elsewhere": (edit("keys.1.leaf", lambda old: old + 1), "keys"),
    "a key left out": (lambda proof: proof["keys"].pop(), "checkpoints"),
    "the order changed": (swap_first, "keys"),
    "another signature": (edit("checkpoints.0.proof", flipped_tail), "checkpoints"),
    "another size": (edit("checkpoints.1.proof", larger), "checkpoints"),
    "another line": (edit("event.line", lambda old: "0" * 64 + old[64:]), "place"),
    "another history": (edit("checkpoints.0.consistency.0", flipped), "history"),
    "no history": (edit("checkpoints.0.consistency", lambda old: []), "history"),
    "another member": (edit("event.member", flipped), "entry"),
    "another file key": (edit("event.file_key", flipped), "entry"),
    "the author's checkpoint left out": (drop_first, "entry"),
    "another hash": (edit("exhibit.sha256", lambda old: "0" * 64), "entry"),
    "another reference": (edit("exhibit.reference", lambda old: "JPS/9"), "entry"),
    "another size of the file": (edit("exhibit.size", lambda old: old + 1), "entry"),
    "a stamp that is none": (edit("checkpoints.0.stamps.0", lambda old: text(raw(old)[:-1])), "stamps"),
    "a stamp over another note": (
        lambda proof: proof["checkpoints"][1].update(stamps=proof["checkpoints"][0]["stamps"]),
        "stamps",
    ),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_a_changed_proof_fails_at_the_step_that_was_changed(world: dict[str, Any], name: str) -> None:
    change, step = ATTACKS[name]
    proof: Proof = json.loads(world["first"])
    change(proof)
    with pytest.raises(ProofFailed) as failed:
        check(read_proof(json.dumps(proof).encode()))
    assert failed.value.step == step


def test_the_entry_of_another_exhibit_does_not_fit(world: dict[str, Any]) -> None:
    """Everything in it is rightly signed; it only says something else."""
    first, second = (json.loads(world[name]) for name in ("first", "second"))
    second["exhibit"] = first["exhibit"]
    with pytest.raises(ProofFailed, match="something else"):
        check(read_proof(json.dumps(second).encode()))


def test_a_proof_of_an_earlier_version_of_the_program_still_holds() -> None:
    folder = Path(__file__).parent.parent / "vectors" / "proofs"
    proved = check(read_proof((folder / "good.json").read_bytes()))
    assert proved.added.sha256 == hashlib.sha256((folder / "good.txt").read_bytes()).hexdigest()
    assert (proved.added.reference, proved.size, len(proved.stamps)) == ("JPS/2", proved.size, 1)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b'{"kind":"evidence-desk-disclosure-proof","v":1}',
        b"\xff\xfe",
        b"[" * 100_000,
        b" " * ((4 << 20) + 1),
    ],
    ids=["nothing", "a list", "no fields", "no UTF-8", "deep", "long"],
)
def test_what_is_no_proof_is_said(data: bytes) -> None:
    with pytest.raises(BadInput):
        read_proof(data)


@pytest.mark.parametrize(("name", "many"), [("keys", 17), ("checkpoints", 9)])
def test_a_proof_beyond_its_bounds_is_not_begun(world: dict[str, Any], name: str, many: int) -> None:
    proof: Proof = json.loads(world["first"])
    proof[name] = [proof[name][0]] * many
    with pytest.raises(BadInput, match="too many"):
        read_proof(json.dumps(proof).encode())


def test_a_later_version_is_named_as_one(world: dict[str, Any]) -> None:
    proof: Proof = json.loads(world["first"])
    proof["v"] = 2
    with pytest.raises(BadInput, match="newer"):
        read_proof(json.dumps(proof).encode())


def test_no_changed_letter_gives_another_result(world: dict[str, Any]) -> None:
    """A bit that no step looks at may change; what the proof then shows may not."""
    data, expected = world["first"], check(read_proof(world["first"]))
    for place in range(0, len(data), max(1, len(data) // 400)):
        spoiled = bytearray(data)
        spoiled[place] ^= 1
        found: Proved | None = None
        try:
            found = check(read_proof(bytes(spoiled)))
        except (BadInput, ProofFailed):
            continue
        assert (found.added, found.root, found.signer) == (expected.added, expected.root, expected.signer)
