"""The rules of the log, one rejected bundle each: who may sign, what a manifest may say, what follows what."""

from __future__ import annotations

import base64
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey

from evidence_desk.base.errors import BundleError, TamperedBundle
from evidence_desk.bundle import note
from evidence_desk.bundle.reader import Bundle
from evidence_desk.bundle.ustar import header

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bundle.conftest import Forge, Kit

    from evidence_desk.bundle.check import BundleReport


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "forged.edcase"


@pytest.fixture
def refused(path: Path, check: Callable[[Path], BundleReport]) -> Callable[[Forge, str], None]:
    """Asserts that a forged bundle whose last commit is wrong is refused by the named check.

    A good-looking commit is put behind the wrong one, as somebody who forges would, so that it is no tail.
    """

    def run(forge: Forge, part: str) -> None:
        forge.secret("m", forge.kit.event("and on"))
        forge.commit()
        forge.save(path)
        with pytest.raises(TamperedBundle):
            Bundle.open(path)
        wrong = [finding.name for finding in check(path).findings if not finding.ok]
        assert [name for name in wrong if name != "removal"] == [part]  # what the good part left pending

    return run


def parts(path: Path) -> tuple[list[bytes], list[tuple[int, int]]]:
    """The bytes of each commit of a good bundle, and (first offset, end) of each."""
    with Bundle.open(path) as bundle:
        commits, data = bundle.ledger.commits, path.read_bytes()
    ends = [
        offset + 512 + size + -size % 512
        for offset, size in zip(commits.note_offsets, commits.note_sizes, strict=True)
    ]
    spans = list(zip([0, *ends], ends, strict=False))
    return [data[start:end] for start, end in spans], spans


# -- what the forger can do right -----------------------------------------------------------------------


def test_a_forgery_with_nothing_wrong_is_a_good_bundle(
    path: Path, started: Forge, check: Callable[[Path], BundleReport]
) -> None:
    """The forger shares no code with the writer but headers and signing; so the tests below fail for one reason."""
    started.secret("b", b"blob")
    started.secret("m", started.kit.event("added"))
    started.commit()
    leaf = started.put("v", note.format_verifier_key(started.kit.origin, started.kit.second.public))
    started.commit()
    started.secret("m", started.kit.event("by the second"))
    started.commit(b"retire %08d" % leaf, signer=started.kit.second)
    with Bundle.open(started.save(path), full=True) as bundle:
        assert bundle.head.k == 3
        assert bundle.tail is None
        assert bundle.unlock([started.kit.reader]).read(7) == started.kit.event("added")
    assert check(path).exit_code == 0


# -- whole commits moved about ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "order",
    [
        pytest.param([0, 2, 3], id="a commit left out"),
        pytest.param([0, 2, 1, 3], id="two exchanged"),
        pytest.param([0, 1, 1, 2, 3], id="one repeated"),
        pytest.param([1, 2, 3], id="the first left out"),
        pytest.param([3, 2, 1, 0], id="backwards"),
    ],
)
def test_commits_cannot_be_moved(
    path: Path, kit: Kit, order: list[int], check: Callable[[Path], BundleReport]
) -> None:
    kit.chain(path, 4)
    pieces, _ = parts(path)
    path.write_bytes(b"".join(pieces[k] for k in order) + bytes(1024))
    with pytest.raises(BundleError):
        Bundle.open(path)
    assert check(path).exit_code == 20


def test_two_commits_cannot_be_joined_into_one(
    path: Path, kit: Kit, check: Callable[[Path], BundleReport]
) -> None:
    """The members of commit 1 moved into commit 2, its manifest and note dropped."""
    kit.chain(path, 3)
    with Bundle.open(path) as bundle:
        ledger, data = bundle.ledger, path.read_bytes()
        sum_1 = ledger.commits.sum_offsets[1]
    pieces, spans = parts(path)
    path.write_bytes(data[:sum_1] + data[spans[1][1] :])
    with pytest.raises(TamperedBundle):
        Bundle.open(path)
    assert check(path).exit_code == 20
    assert len(pieces) == 3


def test_commits_of_two_cases_do_not_mix(
    path: Path, tmp_path: Path, kit: Kit, check: Callable[[Path], BundleReport]
) -> None:
    """Two cases of one founder and even one nonce: the second commit of one behind the first of the other."""
    kit.chain(path, 3)
    other = kit.chain(tmp_path / "other.edcase", 3)
    ours, theirs = parts(path)[0], parts(other)[0]
    path.write_bytes(ours[0] + theirs[1] + theirs[2] + bytes(1024))
    with pytest.raises(TamperedBundle):
        Bundle.open(path)
    assert check(path).exit_code == 20


# -- who may sign -----------------------------------------------------------------------------------------


def test_a_stranger_signs_nothing(started: Forge, refused: Callable[[Forge, str], None]) -> None:
    started.secret("m", b"{}")
    started.commit(signer=started.kit.stranger)
    refused(started, "signatures")


def test_another_founder_cannot_sign_the_case_anew(
    path: Path, forge: Forge, check: Callable[[Path], BundleReport]
) -> None:
    forge.secret("m", b"{}")
    forge.commit(signer=forge.kit.stranger)
    with pytest.raises(TamperedBundle, match="founder"):
        Bundle.open(forge.save(path))
    assert check(path).exit_code == 20


def test_another_founder_is_another_case(path: Path, kit: Kit, check: Callable[[Path], BundleReport]) -> None:
    """All keys replaced and everything signed again: consistent, but the id cannot be the old one."""
    mine = replace(kit, founder=kit.stranger)
    mine.chain(path, 2)
    with Bundle.open(path) as bundle:
        assert bundle.founder.fingerprint == kit.stranger.fingerprint
        assert bundle.origin == mine.origin != kit.origin
    assert check(path).exit_code == 0


def test_a_key_signs_only_after_the_commit_that_admits_it(
    started: Forge, refused: Callable[[Forge, str], None]
) -> None:
    kit = started.kit
    started.put("v", note.format_verifier_key(kit.origin, kit.second.public))
    started.commit(signer=kit.second)
    refused(started, "signatures")


def test_a_retired_key_signs_no_more(started: Forge, refused: Callable[[Forge, str], None]) -> None:
    kit = started.kit
    leaf = started.put("v", note.format_verifier_key(kit.origin, kit.second.public))
    started.commit()
    started.secret("m", b"{}")
    started.commit(b"retire %08d" % leaf, signer=kit.second)  # the last thing it may do
    started.secret("m", b"{}")
    started.commit(signer=kit.second)
    refused(started, "signatures")


def test_a_retired_founder_signs_no_more(started: Forge, refused: Callable[[Forge, str], None]) -> None:
    kit = started.kit
    started.put("v", note.format_verifier_key(kit.origin, kit.second.public))
    started.commit()
    started.commit(b"retire 00000001", signer=kit.second)
    refused(started, "signatures")


def test_a_wrong_signature_in_the_middle_is_found_by_the_full_check(
    path: Path, started: Forge, refused: Callable[[Forge, str], None]
) -> None:
    """Quick opening need not verify it: the newest signer has vouched for the note's hash."""

    def spoil(stored: bytes) -> bytes:
        line = bytearray(stored)
        line[-20] = ord("A") if line[-20] != ord("A") else ord("B")
        return bytes(line)

    started.secret("m", b"{}")
    started.commit(signed=spoil)
    started.secret("m", b"{}")
    started.commit()
    with Bundle.open(started.save(path)) as bundle:
        assert bundle.head.k == 2
    with pytest.raises(TamperedBundle, match="signature"):
        Bundle.open(path, full=True)


@pytest.mark.parametrize("word", ["v", "retire"])
def test_commits_that_change_keys_are_verified_even_when_opened_quickly(
    path: Path, started: Forge, word: str
) -> None:
    kit = started.kit
    leaf = started.put("v", note.format_verifier_key(kit.origin, kit.second.public))
    started.commit()

    def spoil(stored: bytes) -> bytes:
        other = kit.stranger.sign(b"something else")
        key_id = base64.b64decode(stored.rsplit(b" ", 1)[1])[:4]
        return stored.rsplit(b" ", 1)[0] + b" " + base64.b64encode(key_id + other) + b"\n"

    if word == "v":
        started.put("v", note.format_verifier_key(kit.origin, kit.stranger.public))
        started.commit(signed=spoil)
    else:
        started.commit(b"retire %08d" % leaf, signed=spoil)
    started.secret("m", b"{}")
    started.commit()
    with pytest.raises(TamperedBundle, match="signature"):
        Bundle.open(started.save(path))


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(
            lambda kit: note.format_verifier_key(kit.origin, kit.founder.public), id="admitted already"
        ),
        pytest.param(
            lambda kit: note.format_verifier_key(kit.origin[:-1] + "0", kit.second.public),
            id="another case's",
        ),
        pytest.param(lambda kit: b"no key\n", id="no key"),
        pytest.param(
            lambda kit: note.format_verifier_key(kit.origin, kit.second.public) + b"0" * 32 + b"\n",
            id="a second line",
        ),
    ],
)
def test_a_wrong_key_member_is_refused(
    started: Forge, refused: Callable[[Forge, str], None], make: Callable[[Kit], bytes]
) -> None:
    started.put("v", make(started.kit))
    started.commit()
    refused(started, "signatures")


def test_one_key_twice_in_one_commit_is_refused(
    started: Forge, refused: Callable[[Forge, str], None]
) -> None:
    for _ in range(2):
        started.put("v", note.format_verifier_key(started.kit.origin, started.kit.second.public))
    started.commit()
    refused(started, "signatures")


def cosign(kit: Kit, key: MLDSA44PrivateKey, time: int = 0) -> Callable[[bytes], bytes]:
    """Adds an ML-DSA-44 line by `key` to a note."""
    verifier = note.VerifierKey(kit.origin, note.ML_DSA_44, key.public_key().public_bytes_raw())

    def add(stored: bytes) -> bytes:
        size, root, _ = note.parse_note(stored, kit.origin)
        signature = time.to_bytes(8, "big") + key.sign(note.cosigned_message(kit.origin, size, root, time))
        return stored + note._signature_line(kit.origin.encode(), verifier.key_id + signature)

    return add


def test_a_post_quantum_line_by_an_admitted_key_is_good(path: Path, started: Forge) -> None:
    kit, key = started.kit, MLDSA44PrivateKey.generate()
    started.put("v", note.VerifierKey(kit.origin, note.ML_DSA_44, key.public_key().public_bytes_raw()).line())
    started.commit()
    started.secret("m", b"{}")
    started.commit(signed=cosign(kit, key))
    with Bundle.open(started.save(path), full=True) as bundle:
        assert bundle.head.k == 2
        assert bundle.commits[2].signer == kit.founder.fingerprint


@pytest.mark.parametrize("how", ["not admitted", "retired", "wrong", "in the first commit"])
def test_a_post_quantum_line_needs_an_admitted_key_and_a_right_signature(
    forge: Forge, refused: Callable[[Forge, str], None], path: Path, how: str
) -> None:
    kit, key = forge.kit, MLDSA44PrivateKey.generate()
    admitted = note.VerifierKey(kit.origin, note.ML_DSA_44, key.public_key().public_bytes_raw()).line()
    if how == "in the first commit":
        forge.put("v", admitted)
        forge.commit(signed=cosign(kit, key))
        with pytest.raises(TamperedBundle, match="founder"):
            Bundle.open(forge.save(path))
        return
    forge.start()
    leaf = forge.put("v", admitted) if how != "not admitted" else forge.secret("m", b"{}")
    forge.commit()
    if how == "retired":
        forge.commit(b"retire %08d" % leaf)
    forge.secret("m", b"{}")
    if how == "wrong":  # the newest signatures are verified at every opening, others by the full check
        line = cosign(kit, key)
        forge.commit(signed=lambda stored: line(stored)[:-9] + b"AAAAAAA=\n")
        with pytest.raises(TamperedBundle, match="signature"):
            Bundle.open(forge.save(path))
        return
    forge.commit(signed=cosign(kit, key))
    refused(forge, "signatures")


def test_a_post_quantum_key_alone_signs_nothing(
    started: Forge, refused: Callable[[Forge, str], None]
) -> None:
    kit, key = started.kit, MLDSA44PrivateKey.generate()
    started.put("v", note.VerifierKey(kit.origin, note.ML_DSA_44, key.public_key().public_bytes_raw()).line())
    started.commit()
    line = cosign(kit, key)
    started.secret("m", b"{}")

    def only(stored: bytes) -> bytes:
        return stored[: stored.index("— ".encode())] + line(stored)[len(stored) :]

    started.commit(signed=only)
    refused(started, "signatures")


# -- manifests ----------------------------------------------------------------------------------------------


def changed(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    def change(text: bytes) -> bytes:
        assert old in text
        return text.replace(old, new, 1)

    return change


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(
            lambda text: text.upper().replace(b"C/", b"c/").replace(b"M/", b"m/"), id="upper-case hex"
        ),
        pytest.param(changed(b"  m/", b" *m/"), id="binary mark"),
        pytest.param(changed(b"  m/", b" m/"), id="one space"),
        pytest.param(changed(b"\n", b"\r\n"), id="carriage return"),
        pytest.param(lambda text: text[:-1], id="no final LF"),
        pytest.param(lambda text: text + b"\n", id="an empty line"),
        pytest.param(lambda text: text + b"remove 00000004\n", id="an unknown word"),
        pytest.param(lambda text: text + b"erase 4\n", id="a short number"),
        pytest.param(lambda text: text + b"erase 00000004 \n", id="a space behind"),
        pytest.param(lambda text: b"".join(text.splitlines(True)[1:]), id="no line for the last note"),
        pytest.param(lambda text: b"".join(text.splitlines(True)[:1]), id="nothing but the last note"),
        pytest.param(lambda text: text.splitlines(True)[0] + text, id="the last note twice"),
        pytest.param(lambda text: b"".join(reversed(text.splitlines(True))), id="backwards"),
        pytest.param(lambda text: text + text.splitlines(True)[1], id="a member twice"),
        pytest.param(changed(b"m/00000006", b"m/00000007"), id="another leaf's name"),
        pytest.param(changed(b"m/00000006", b"b/00000006"), id="another kind"),
        pytest.param(changed(b"c/00000000.note", b"c/00000001.note"), id="another note's name"),
        pytest.param(lambda text: b"", id="empty"),
        pytest.param(lambda text: b"0" * 64 + text[64:], id="another hash of the last note"),
    ],
)
def test_a_manifest_has_one_spelling(
    started: Forge, refused: Callable[[Forge, str], None], spoil: Callable[[bytes], bytes]
) -> None:
    started.secret("m", b"{}")
    started.commit(manifest=spoil)
    refused(started, "manifests")


@pytest.mark.parametrize(
    "controls",
    [
        pytest.param([b"erase 00000004", b"seal 00000004"], id="one member twice"),
        pytest.param([b"erase 00000004", b"erase 00000003"], id="falling"),
        pytest.param([b"retire 00000001", b"erase 00000004"], id="words out of order"),
        pytest.param([b"erase 00000004", b"erase 00000004"], id="one line twice"),
        pytest.param([b"erase 00000000"], id="the README"),
        pytest.param([b"erase 00000001"], id="a key erased"),
        pytest.param([b"erase 00000002"], id="a recipient"),
        pytest.param([b"erase 00000005"], id="the line of a note"),
        pytest.param([b"erase 00000006"], id="a member of the same commit"),
        pytest.param([b"erase 00000099"], id="a leaf to come"),
        pytest.param([b"seal 00000003"], id="a slot sealed"),
        pytest.param([b"seal 00000004"], id="sealed without a copy for custody"),
        pytest.param([b"retire 00000004"], id="an event retired"),
        pytest.param([b"retire 00000001", b"retire 00000001"], id="retired twice"),
    ],
)
def test_a_removal_line_names_something_that_can_be_removed(
    started: Forge, refused: Callable[[Forge, str], None], controls: list[bytes]
) -> None:
    started.secret("m", b"{}")
    started.commit(*controls)
    refused(started, "manifests")


def test_a_member_is_removed_once(started: Forge, refused: Callable[[Forge, str], None]) -> None:
    started.commit(b"erase 00000004")
    started.commit(b"erase 00000004")
    refused(started, "manifests")


def test_a_head_that_is_not_the_lines_is_refused(
    started: Forge, refused: Callable[[Forge, str], None]
) -> None:
    started.secret("m", b"{}")
    started.commit(root=lambda root: bytes(32))
    refused(started, "manifests")


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda stored: stored[:-1], id="no LF"),
        pytest.param(lambda stored: stored + stored[stored.index("— ".encode()) :], id="a line twice"),
        pytest.param(lambda stored: stored.replace(b"\n\n", b"\nextension\n\n"), id="an extension line"),
        pytest.param(lambda stored: stored.replace("— ".encode(), b"-- "), id="another dash"),
    ],
)
def test_a_note_that_is_not_canonical_is_refused(
    started: Forge, refused: Callable[[Forge, str], None], spoil: Callable[[bytes], bytes]
) -> None:
    started.secret("m", b"{}")
    started.commit(signed=spoil)
    refused(started, "signatures")


# -- members ------------------------------------------------------------------------------------------------


def test_a_member_that_no_manifest_names_is_refused(
    started: Forge, refused: Callable[[Forge, str], None]
) -> None:
    started.secret("m", b"{}")
    started.raw(b"m/00000007.age", b"smuggled in")
    started.commit()
    refused(started, "manifests")


def test_a_line_without_its_member_is_refused(started: Forge, refused: Callable[[Forge, str], None]) -> None:
    started.secret("m", b"{}")
    started.commit(manifest=lambda text: text + b"0" * 64 + b"  m/00000007.age\n")
    refused(started, "manifests")


def test_a_stub_without_a_line_is_refused(
    path: Path, started: Forge, check: Callable[[Path], BundleReport]
) -> None:
    leaf = started.secret("m", b"{}")
    place = len(started.file) - 1024
    started.commit()
    del started.file[place : place + 1024]
    started.file[place:place] = header(b"e/%08d" % leaf, 0)
    started.save(path)
    with pytest.raises(TamperedBundle, match="line"):
        Bundle.open(path)
    report = check(path)
    assert report.exit_code == 20
    assert [finding.name for finding in report.findings if not finding.ok] == ["removal"]


@pytest.mark.parametrize("kind", ["v", "r"])
def test_a_stub_in_the_place_of_what_is_never_removed_is_refused(forge: Forge, path: Path, kind: str) -> None:
    place = len(forge.file)
    if kind == "v":
        leaf = forge.put("v", note.format_verifier_key(forge.kit.origin, forge.kit.second.public))
    else:
        leaf = forge.put("r", f"{forge.kit.recipient}\n".encode())
    size = len(forge.file) - place
    forge.commit()
    forge.file[place : place + size] = header(b"e/%08d" % leaf, 0)
    with pytest.raises(TamperedBundle, match="never removed"):
        Bundle.open(forge.save(path))


def test_a_first_commit_without_a_readme_or_a_key_is_refused(path: Path, forge: Forge) -> None:
    forge.commit()
    data = forge.save(path).read_bytes()
    readme_room = 512 + len(data[512:].split(b"\0", 1)[0]) // 512 * 512 + 512
    path.write_bytes(data[readme_room:])
    with pytest.raises(BundleError):
        Bundle.open(path)


def test_a_blob_that_looks_like_an_event_stays_a_blob(path: Path, kit: Kit) -> None:
    with kit.create(path) as writer:
        leaf = kit.add(writer, blob=kit.event("opened"))
        assert writer.bundle.member(leaf).kind == "b"
        assert leaf not in [member.leaf for member in writer.bundle.members("m")]
