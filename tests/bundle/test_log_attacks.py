"""Commits moved about, and commits signed by those who may not: one rejected bundle each."""

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

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bundle.conftest import Forge, Kit

    from evidence_desk.bundle.check import BundleReport


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
