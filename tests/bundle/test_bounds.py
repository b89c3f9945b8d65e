"""Every bound of the format that the container holds, each with something just beyond it that is refused.

Bounds of age files, slots and events are held where those are read (test_age*.py, test_slots.py, tests/case).
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from evidence_desk.base.errors import BadInput, BundleError, TamperedBundle
from evidence_desk.bundle import age, limits, note, ustar
from evidence_desk.bundle.ledger import CommitRefused, Found, Ledger
from evidence_desk.bundle.reader import Bundle
from evidence_desk.bundle.readme import README
from evidence_desk.bundle.stamp import parse_reply
from evidence_desk.bundle.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bundle.conftest import Forge, Kit

    from evidence_desk.bundle.check import BundleReport


def refused(forge: Forge, path: Path, reason: str) -> None:
    """A good commit is put behind, so that the reader says why it stopped."""
    forge.secret("m", b"{}")
    forge.commit()
    with pytest.raises(TamperedBundle, match=reason):
        Bundle.open(forge.save(path))


def test_a_stored_member_is_as_long_as_its_header_can_say() -> None:
    assert ustar.header(b"b/00000006.age", limits.MAX_STORED)[124:135] == b"77777777777"
    with pytest.raises(ValueError, match="ustar"):
        ustar.header(b"b/00000006.age", limits.MAX_STORED + 1)


def test_the_largest_plaintext_leaves_room_for_a_sealed_copy(kit: Kit) -> None:
    for identity in (kit.case, age.generate_identity("hybrid")):
        once = age.stored_size(limits.MAX_PLAINTEXT, identity.recipient())
        assert age.stored_size(once, identity.recipient()) <= limits.MAX_STORED


def test_a_plaintext_over_the_bound_is_refused_by_the_writer(path: Path, kit: Kit) -> None:
    with kit.create(path) as writer, writer.commit() as staged:
        with path.open("rb") as source, pytest.raises(BadInput, match="bound"):
            staged.add_blob(source, limits.MAX_PLAINTEXT + 1, kit.recipient)
        staged.add_secret("m", b"{}", kit.recipient)


@pytest.mark.parametrize(
    ("kind", "bound"),
    [
        ("v", limits.MAX_KEY_FILE),
        ("r", limits.MAX_KEY_FILE),
        ("k", limits.MAX_SLOT),
        ("m", limits.MAX_EVENT_STORED),
        ("p", limits.MAX_SNAPSHOT_STORED),
        ("t", limits.MAX_STAMP),
    ],
)
def test_a_member_over_the_bound_of_its_kind_is_not_read(
    path: Path, started: Forge, kind: str, bound: int
) -> None:
    names = {"v": b"v/%08d.vkey", "r": b"r/%08d.txt", "t": b"t/%08d.tsr"}
    name = names.get(kind, kind.encode() + b"/%08d.age") % started.next_leaf
    started.file += ustar.header(name, bound + 1)  # the content need not even be there
    refused(started, path, "over its bound")


def test_a_readme_over_its_bound_is_no_case(path: Path, forge_of: Callable[[bytes], Forge]) -> None:
    forge = forge_of(README.ljust(limits.MAX_README))
    forge.start()
    with Bundle.open(forge.save(path)) as bundle:
        assert bundle.head.k == 0
    forge = forge_of(README.ljust(limits.MAX_README + 1))
    forge.start()
    with pytest.raises(TamperedBundle, match="over its bound"):
        Bundle.open(forge.save(path))


def test_a_manifest_over_its_bound_is_not_read(path: Path, started: Forge) -> None:
    started.file += ustar.header(b"c/00000001.sum", limits.MAX_MANIFEST + 1)
    refused(started, path, "over its bound")


def test_a_note_over_its_bound_is_not_read(path: Path, started: Forge) -> None:
    started.secret("m", b"{}")
    started.commit(signed=lambda stored: stored.ljust(limits.MAX_NOTE + 1, b"\n"))
    refused(started, path, "over its bound")


def test_a_manifest_has_at_most_10_000_lines(path: Path, started: Forge) -> None:
    assert limits.MAX_MANIFEST_LINES == 10_000
    for _ in range(9_999):
        started.put("m", b"")
    started.commit()
    with Bundle.open(started.save(path)) as bundle:
        assert bundle.head.size == 5 + 10_000
    for _ in range(10_000):
        started.put("m", b"")
    started.commit()
    refused(started, path, "too long")


def test_a_commit_cannot_hold_more_members_than_a_manifest_can_name(path: Path, started: Forge) -> None:
    for leaf in range(6, 6 + 10_001):
        started.raw(b"m/%08d.age" % leaf, b"")
    refused(started, path, "than a manifest can name")


def test_the_writer_stops_at_the_last_line(path: Path, kit: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_MANIFEST_LINES", 12)
    with kit.create(path) as writer:
        with writer.commit() as staged:
            for _ in range(11):
                staged.add_secret("m", b"{}", kit.recipient)
            with pytest.raises(BadInput, match="lines"):
                staged.add_secret("m", b"{}", kit.recipient)
            with pytest.raises(BadInput, match="lines"):
                staged.remove("erase", 4)
        assert writer.bundle.head.size == 5 + 12


def test_eight_digits_are_enough_or_refused(path: Path, kit: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    kit.chain(path, 3)
    for name, most in (("MAX_LEAVES", 10), ("MAX_COMMITS", 2)):
        with monkeypatch.context() as smaller:
            smaller.setattr(limits, name, most)
            with pytest.raises(TamperedBundle, match="eight digits"):
                Bundle.open(path)
    with Writer.open(path, kit.founder) as writer, monkeypatch.context() as smaller:
        smaller.setattr(limits, "MAX_LEAVES", writer.bundle.head.size + 2)
        with writer.commit() as staged:
            staged.add_secret("m", b"{}", kit.recipient)
            with pytest.raises(BadInput, match="eight digits"):
                staged.add_secret("m", b"{}", kit.recipient)


def test_a_tree_larger_than_any_case_is_no_note(kit: Kit) -> None:
    root = hashlib.sha256().digest()
    assert note.parse_note(kit.founder.sign_checkpoint(kit.origin, limits.MAX_LEAVES, root), kit.origin)
    with pytest.raises(ValueError, match="larger"):
        note.parse_note(kit.founder.sign_checkpoint(kit.origin, limits.MAX_LEAVES + 1, root), kit.origin)


def test_64_slots_live_at_a_time(path: Path, kit: Kit) -> None:
    slot = None
    with kit.create(path) as writer:
        slot = writer.bundle.stored(3)
        with writer.commit() as staged:
            leaves = [staged.add_raw("k", slot) for _ in range(limits.MAX_SLOTS - 1)]
        before = path.read_bytes()
        with pytest.raises(BadInput, match="key slots"), writer.commit() as staged:
            staged.add_raw("k", slot)
        assert path.read_bytes() == before
        with writer.commit() as staged:  # rotating replaces old slots by new ones in one commit
            for leaf in leaves[:10]:
                staged.remove("erase", leaf)
            for _ in range(10):
                staged.add_raw("k", slot)
        with pytest.raises(BadInput, match="key slots"), writer.commit() as staged:
            staged.add_raw("k", slot)


def test_64_epochs_and_no_more(path: Path, kit: Kit) -> None:
    line = f"{kit.recipient}\n".encode()
    with kit.create(path) as writer:
        with writer.commit() as staged:
            for _ in range(limits.MAX_EPOCHS - 1):
                staged.add_public("r", line)
        with pytest.raises(BadInput, match="epochs"), writer.commit() as staged:
            staged.add_public("r", line)
        assert len(writer.bundle.recipients) == limits.MAX_EPOCHS


def test_1024_keys_and_no_more(path: Path, kit: Kit) -> None:
    assert limits.MAX_KEYS == 1024

    def line(number: int) -> bytes:
        key = note.SigningKey(hashlib.sha256(b"%d" % number).digest())
        return note.format_verifier_key(kit.origin, key.public)

    with kit.create(path) as writer:
        with writer.commit() as staged:
            for number in range(limits.MAX_KEYS - 1):
                staged.add_public("v", line(number))
        with pytest.raises(BadInput, match="keys"), writer.commit() as staged:
            staged.add_public("v", line(limits.MAX_KEYS))
    with Bundle.open(path) as bundle:
        assert len(bundle.signers) == limits.MAX_KEYS


def test_four_slots_for_passphrases_and_no_more(
    path: Path, started: Forge, check: Callable[[Path], BundleReport]
) -> None:
    slot = (
        b"age-encryption.org/v1\n-> scrypt "
        + b"A" * 22
        + b" 18\n"
        + b"A" * 43
        + b"\n--- "
        + b"A" * 43
        + b"\n"
    ).ljust(400, b"0")
    for _ in range(limits.MAX_SCRYPT_SLOTS):
        started.put("k", slot)
    started.commit()
    assert check(started.save(path)).exit_code == 0
    started.put("k", slot)
    started.commit()
    report = check(started.save(path))
    assert report.exit_code == 20
    assert "passphrases" in next(finding.detail for finding in report.findings if finding.name == "members")
    with Bundle.open(path) as bundle, pytest.raises(BundleError, match="passphrases"):
        bundle.unlock([started.kit.reader])


def test_an_event_or_snapshot_over_its_bound_is_not_written(path: Path, kit: Kit) -> None:
    with kit.create(path) as writer, writer.commit() as staged:
        with pytest.raises(BadInput, match="longer"):
            staged.add_secret("m", bytes(limits.MAX_EVENT + 1), kit.recipient)
        with pytest.raises(BadInput, match="longer"):
            staged.add_secret("p", bytes(limits.MAX_SNAPSHOT + 1), kit.recipient)
        leaf = staged.add_secret("m", bytes(limits.MAX_EVENT), kit.recipient)
    with Bundle.open(path) as bundle:
        assert len(bundle.unlock([kit.reader]).read(leaf)) == limits.MAX_EVENT


def test_a_stamp_over_its_bound_is_not_parsed() -> None:
    with pytest.raises(ValueError, match="longer"):
        parse_reply(bytes(limits.MAX_STAMP + 1))


def test_public_members_over_their_bounds_are_not_written(path: Path, kit: Kit) -> None:
    with kit.create(path) as writer, writer.commit() as staged:
        slot = writer.bundle.stored(3)
        with pytest.raises(BadInput, match="longer"):
            staged.add_raw("k", slot.ljust(limits.MAX_SLOT + 1, b"0"))
        staged.add_raw("k", slot.ljust(limits.MAX_SLOT, b"0"))


def test_an_age_header_over_its_bound_is_named(
    path: Path, started: Forge, check: Callable[[Path], BundleReport]
) -> None:
    grease = b"-> grease " + b"x" * limits.MAX_AGE_HEADER + b"\n\n"
    stored = started.kit.case.recipient()
    started.put("m", b"age-encryption.org/v1\n" + grease + str(stored).encode())
    started.commit()
    report = check(started.save(path))
    assert report.exit_code == 20
    assert [finding.name for finding in report.findings if not finding.ok] == ["members"]


def test_an_empty_or_cut_manifest_is_refused() -> None:
    for text in (b"", b"\n"[:0], b"0" * 64):
        with pytest.raises(CommitRefused):
            Ledger().draft(text, Found(bytearray(), [], []), lambda leaf: b"")


def test_a_search_for_later_notes_is_bounded_in_memory(path: Path, kit: Kit) -> None:
    """Garbage of many megabytes behind the end is read in steps; the note at its end is still found."""
    kit.chain(path, 2)
    with Writer.open(path, kit.founder) as writer:
        kit.add(writer)
        place = writer.bundle.ledger.commits.note_offsets[2] + 512
    data = path.read_bytes()
    middle = writer.bundle.ledger.commits.note_offsets[1] + 1024
    garbage = os.urandom(1 << 20) * 5
    for extra in (0, 512, 1024 * 1024 - 512):
        path.write_bytes(data[:middle] + garbage[: 5 * 1024 * 1024 - extra] + data[place:])
        with pytest.raises(TamperedBundle):
            Bundle.open(path)
