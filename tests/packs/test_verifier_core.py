"""What the page calculates: known answers, and the same answers as the program, which shares no code with it."""

from __future__ import annotations

import hashlib
import io
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import rfc8785
from tests.bundle.conftest import Stamper
from tests.packs.verifier_kit import Core

from evidence_desk.bundle import age, merkle, note
from evidence_desk.bundle.note import SigningKey
from evidence_desk.packs.signature import sign_pack

WYCHEPROOF = Path(__file__).parent.parent / "vectors" / "wycheproof"
pytestmark = pytest.mark.needs_tool("node")
Case = dict[str, Any]


@pytest.fixture(scope="module")
def core(tmp_path_factory: pytest.TempPathFactory) -> Core:
    return Core.at(tmp_path_factory.mktemp("core"))


def cases(name: str) -> Iterator[tuple[Case, Case]]:
    content = json.loads((WYCHEPROOF / f"{name}_test.json").read_text(encoding="utf-8"))
    for group in content["testGroups"]:
        for test in group["tests"]:
            yield group, test


def test_hashes_are_those_of_other_programs_at_every_block_edge(core: Core) -> None:
    sizes = [*range(0, 8), 55, 56, 57, 63, 64, 65, 111, 112, 113, 127, 128, 129, 255, 256, 5000]
    inputs = [random.Random(size).randbytes(size) for size in sizes]
    assert [one["hex"] for one in core.calls([["sha256", data] for data in inputs])] == [
        hashlib.sha256(data).hexdigest() for data in inputs
    ]
    assert [one["hex"] for one in core.calls([["sha512", data] for data in inputs])] == [
        hashlib.sha512(data).hexdigest() for data in inputs
    ]
    pieced = """((data) => {
        const hasher = new Sha512(48);
        for (let at = 0; at < data.length; at += 37) hasher.update(data.subarray(at, at + 37));
        return hasher.digest();
    })"""
    pieces = core.calls([[pieced, data] for data in inputs])
    assert [one["hex"] for one in pieces] == [hashlib.sha384(data).hexdigest() for data in inputs]


def test_hmac_and_hkdf_as_wycheproof_has_them(core: Core) -> None:
    macs = [test for group, test in cases("hmac_sha256") if group["tagSize"] == 256]
    given = [["hmac", *(bytes.fromhex(test[name]) for name in ("key", "msg"))] for test in macs]
    for test, mac in zip(macs, core.calls(given), strict=True):
        assert (mac["hex"] == test["tag"]) == (test["result"] == "valid"), test["tcId"]
    keys = [test for _, test in cases("hkdf_sha256") if test["info"] == "" and test["result"] == "valid"]
    assert keys
    given = [["hkdf", bytes.fromhex(test["ikm"]), bytes.fromhex(test["salt"]), ""] for test in keys]
    for test, key in zip(keys, core.calls(given), strict=True):
        size = min(64, 2 * test["size"])
        assert key["hex"][:size] == test["okm"][:size], test["tcId"]


def test_chacha20_poly1305_opens_only_what_is_authentic(core: Core) -> None:
    wanted = [test for group, test in cases("chacha20_poly1305") if group["ivSize"] == 96]
    assert len(wanted) > 250
    given = [
        ["chachaOpen", *(bytes.fromhex(part) for part in (t["key"], t["iv"], t["ct"] + t["tag"], t["aad"]))]
        for t in wanted
    ]
    for test, opened in zip(wanted, core.calls(given), strict=True):
        assert opened == ({"hex": test["msg"]} if test["result"] == "valid" else None), test["tcId"]


@pytest.mark.parametrize("how", ["ed25519Plain", "ed25519"])
def test_ed25519_takes_only_good_signatures_with_and_without_the_browsers_own(core: Core, how: str) -> None:
    wanted = [(group["publicKey"]["pk"], test) for group, test in cases("ed25519")]
    assert len(wanted) == 151
    given = [[how, *(bytes.fromhex(part) for part in (pk, t["sig"], t["msg"]))] for pk, t in wanted]
    for (_, test), verdict in zip(wanted, core.calls(given), strict=True):
        assert verdict == (test["result"] == "valid"), test["tcId"]


def test_points_that_are_none_are_no_keys(core: Core) -> None:
    beyond = [b"\xff" * 32, b"\xee" + b"\xff" * 30 + b"\x7f", b"\xed" + b"\xff" * 30 + b"\x7f"]
    assert core.calls([["readPoint", key] for key in beyond]) == [None] * 3  # y is not below 2^255 - 19
    assert core.calls([["readPoint", bytes([1]) + bytes(30) + b"\x80"]]) == [None]  # x is 0 and cannot be odd
    assert core.calls([["ed25519Plain", key, bytes(64), b"any"] for key in beyond]) == [False] * 3


def test_age_members_open_with_their_file_key_and_no_flipped_bit_does(core: Core) -> None:
    identity = age.generate_identity("classic")
    calls: list[list[object]] = []
    expected: list[object] = []
    for size in (0, 1, 1024, 65536, 65537, 140_000):
        plain = random.Random(size).randbytes(size)
        stored = age.encrypt(plain, identity.recipient())
        key = age.unwrap_file_key(age.read_header(stored), [identity])
        calls.append(["openAge", stored, key, "It"])
        expected.append({"hex": plain.hex()})
        if size == 1024:
            small, small_key = stored, key
    assert core.calls(calls) == expected
    header = age.read_header(small).size
    bad: list[list[object]] = []
    for at in [*range(0, header, 7), *range(header, len(small), 97)]:
        spoiled = bytearray(small)
        spoiled[at] ^= 1
        bad.append(["openAge", bytes(spoiled), small_key, "It"])
    bad += [["openAge", small[:-1], small_key, "It"], ["openAge", small, bytes(16), "It"]]
    assert {one.get("kind") for one in core.calls(bad)} == {"Broken"}


def test_paths_through_the_record_hold_exactly_where_the_programs_do(core: Core) -> None:
    tree = merkle.Tree()
    lines = [b"%064x  m/%08d.age\n" % (n, n) for n in range(33)]
    tree.extend(hashlib.sha256(b"\0" + line).digest() for line in lines)
    calls: list[list[object]] = []
    roots: list[str] = []
    for size in range(1, 34):
        for index in {0, size // 2, size - 1}:
            calls.append(["rootFromPath", tree.leaf(index), index, size, tree.inclusion_proof(index, size)])
            roots.append(tree.root(size).hex())
    assert [one["hex"] for one in core.calls(calls)] == roots
    path = tree.inclusion_proof(5, 33)
    wrong = [path[:-1], [*path, bytes(32)], [path[0][:-1], *path[1:]]]
    answers = core.calls([["rootFromPath", tree.leaf(5), 5, 33, one] for one in wrong])
    assert {one.get("kind") for one in answers} == {"Broken"}


def test_an_older_record_is_the_beginning_of_a_newer_one_or_it_is_said(core: Core) -> None:
    tree = merkle.Tree()
    tree.extend(hashlib.sha256(b"\0%d" % n).digest() for n in range(20))
    good, bad = [], []
    for new in range(1, 21):
        for old in range(1, new + 1):
            path = tree.consistency_proof(old, new) if old != new else []
            good.append(["checkConsistency", old, tree.root(old), new, tree.root(new), path])
            bad.append(["checkConsistency", old, bytes(32), new, tree.root(new), path])
            bad.append(["checkConsistency", old, tree.root(old), new, bytes(32), path])
            bad.append(["checkConsistency", old, tree.root(old), new, tree.root(new), [*path, bytes(32)]])
            if path:
                bad.append(["checkConsistency", old, tree.root(old), new, tree.root(new), path[:-1]])
    assert core.calls(good) == [None] * len(good)
    assert {(one or {}).get("kind") for one in core.calls(bad)} == {"Broken"}


def test_a_check_code_has_one_spelling(core: Core) -> None:
    key = SigningKey(b"\1" * 32)
    founding = note.founding_member(key.public, b"\2" * 16)
    case, _ = note.parse_founding_member(founding)
    signed = key.sign_checkpoint(f"evidence-desk.invalid/case/{case}", 12, hashlib.sha256(b"r").digest())
    reader = ("(async (data, member) => { const note = readNote(data, 'It'); const { key, caseId } = readFounder("
              "new TextDecoder().decode(member)); return [await signedBy(note, key), note.caseId === caseId, "
              "note.size, note.sha256]; })")  # fmt: skip
    assert core.calls([[reader, signed, founding]]) == [[True, True, 12, hashlib.sha256(signed).hexdigest()]]
    calls = []
    for at in range(len(signed)):
        for bit in (0, 3):
            spoiled = bytearray(signed)
            spoiled[at] ^= 1 << bit
            calls.append([reader, bytes(spoiled), founding])
    for at in range(0, len(founding), 3):
        spoiled = bytearray(founding)
        spoiled[at] ^= 1
        calls.append([reader, signed, bytes(spoiled)])
    answers = core.calls(calls)
    assert not [one for one in answers if isinstance(one, list) and one[:2] == [True, True]]


def test_json_is_canonical_as_the_standard_has_it(core: Core) -> None:
    value: Any = {
        "b": [1, -5, 0, True, None, 'é\u2028"\\\n\x01😀'],
        "a": {"\ufb33": 1, "😀": 2, "1": [], "": {}},
    }
    written = rfc8785.dumps(value)
    (answer,) = core.calls([["(data) => canonicalJson(JSON.parse(new TextDecoder().decode(data)))", written]])
    assert answer.encode() == written
    refused = core.calls(
        [["canonicalJson", 1.5], ["(x) => canonicalJson('\\ud800')", 1], ["canonicalJson", 2**60]]
    )
    assert {one.get("kind") for one in refused} == {"Broken"}


@pytest.mark.needs_tool("openssl")
def test_stamps_of_a_real_authority_and_no_spoiled_one(core: Core, tmp_path: Path) -> None:
    reply = Stamper(tmp_path).reply(b"a note")
    check = """(async (reply, data) => {
        const stamp = await checkStamp(reply, data);
        return [stamp.authority, stamp.complete];
    })"""
    assert core.calls([[check, reply, b"a note"], [check, reply, b"another"]]) == [
        ["Stamper of the tests", True],
        {"error": "A time stamp is over something else than what lies beside it.", "kind": "Broken"},
    ]
    spoiled = []
    for at in range(0, len(reply), 5):
        changed = bytearray(reply)
        changed[at] ^= 1
        spoiled.append([check, bytes(changed), b"a note"])
    for answer in core.calls([*spoiled, [check, reply[:-1], b"a note"], [check, b"", b"a note"]]):
        assert isinstance(answer, list) or answer["kind"] in {"Broken", "Unjudged"}, answer
    forged = [one for one in core.calls(spoiled) if isinstance(one, list)]
    # What no signature covers may change without a word: the status text, the certificate's own tail, unused room.
    assert len(forged) < len(spoiled) / 3


def test_manifests_have_one_reading(core: Core) -> None:
    digest = "ab" * 32
    good = f"{digest}  data/a\n{digest} *data/b c\r\n{'AB' * 32}  data/100%25.png\n"
    bad = (
        f"{digest}  data/a\n{digest}  data/a\n",
        f"{digest}  ../a\n",
        f"{digest}  /a\n",
        f"{digest}  data//a\n",
        f"{digest[:-1]}  a\n",
        "nothing\n",
        "\ufeff\ud7ff",
    )
    read = "((data) => [...readManifest(data, 'It')])"
    answers = core.calls([[read, text.encode()] for text in (good, *bad)])
    assert answers[0] == [["data/a", digest], ["data/b c", digest], ["data/100%.png", digest]]
    assert [answer["kind"] for answer in answers[1:]] == ["Broken"] * len(bad)


def test_large_files_are_hashed_in_pieces(core: Core) -> None:
    sizes = [(32 << 20) + 1, (36 << 20) + 63]
    script = "((size) => hashFile(new Blob([new Uint8Array(size).fill(7)]), () => {}))"
    assert core.calls([[script, size] for size in sizes]) == [
        hashlib.sha256(b"\7" * size).hexdigest() for size in sizes
    ]


_FIND = """(async (before, rest) => {
    const end = utf8("%evidence-desk-pack-signature 1 \\nstartxref\\n9\\n%%EOF\\n");
    const padding = new Uint8Array(before - end.length).fill(10);
    padding.set(utf8("%PDF-1.7\\n"));
    const blob = new Blob([padding, end, rest]);
    const found = await readExporterLine(blob, () => {});
    return [found.good, found.fingerprint, found.end];
})"""


def test_the_exporters_line_is_found_wherever_it_falls(core: Core) -> None:
    """The file is read in pieces of 4 MiB: the line may lie across two of them, and its beginning may mislead."""
    key, step = SigningKey(b"\3" * 32), 4 << 20
    calls: list[list[object]] = []
    ends: list[int] = []
    for before in (step - 300, step - 200, step - 100, step - 20, step - 1, step, step + 5, 2 * step - 60):
        end = b"%evidence-desk-pack-signature 1 \nstartxref\n9\n%%EOF\n"
        stream = io.BytesIO(b"%PDF-1.7\n".ljust(before - len(end), b"\n") + end)
        stream.seek(0, 2)
        sign_pack(stream, key)
        calls.append([_FIND, before, stream.getvalue()[before:]])
        ends.append(len(stream.getvalue()))
    assert core.calls(calls) == [[True, key.fingerprint, end] for end in ends]
