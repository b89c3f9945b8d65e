"""Hostile archives: every trick of the tar family fails one comparison, and none reaches the disk."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from evidence_desk.base.errors import BundleError, TamperedBundle
from evidence_desk.bundle import ustar
from evidence_desk.bundle.reader import Bundle

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bundle.conftest import Forge

    from evidence_desk.bundle.check import BundleReport

NAME = b"m/00000006.age"  # what belongs in the second commit of the forged bundle


def member(name: str, data: bytes = b"x", kind: bytes = tarfile.REGTYPE, **fields: object) -> bytes:
    """A member as Python's tar writer makes it."""
    info = tarfile.TarInfo(name)
    info.mode, info.type, info.size = 0o600, kind, len(data)
    for field, value in fields.items():
        setattr(info, field, value)
    made = io.BytesIO()
    form = tarfile.GNU_FORMAT if len(name) > 100 and not fields.get("pax_headers") else tarfile.PAX_FORMAT
    with tarfile.open(fileobj=made, mode="w", format=form) as archive:
        archive.addfile(info, io.BytesIO(data))
    return made.getvalue()[: -(-archive.offset // 512) * 512]


def with_checksum(raw: bytes) -> bytes:
    total = sum(raw[:148]) + 8 * 32 + sum(raw[156:])
    return raw[:148] + b"%06o\0 " % total + raw[156:]


def changed(place: int, new: bytes) -> bytes:
    """The right header with some of its bytes replaced and its checksum made good."""
    raw = ustar.header(NAME, 1)
    return with_checksum(raw[:place] + new + raw[place + len(new) :]) + b"x".ljust(512, b"\0")


ATTACKS = {
    "a climbing path": member("../evil"),
    "an absolute path": member("/etc/evil"),
    "a climbing path in the right folder": member("m/../../evil"),
    "a symbolic link": member("m/00000006.age", b"", tarfile.SYMTYPE, linkname="/etc/passwd"),
    "a hard link": member("m/00000006.age", b"", tarfile.LNKTYPE, linkname="README.txt"),
    "a folder": member("m", b"", tarfile.DIRTYPE),
    "a device": member("m/00000006.age", b"", tarfile.CHRTYPE, devmajor=1, devminor=5),
    "a pipe": member("m/00000006.age", b"", tarfile.FIFOTYPE),
    "a pax header": member("m/00000006.age", pax_headers={"comment": "hello"}),
    "a pax header that renames": member("m/00000006.age", pax_headers={"path": "../evil"}),
    "a pax header that resizes": member("m/00000006.age", pax_headers={"size": "9999999"}),
    "a pax bomb": member("m/00000006.age", pax_headers={f"k{n}": "v" * 1000 for n in range(300)}),
    "a global pax header": member("g", b"30 path=../evil\n", tarfile.XGLTYPE),
    "a GNU long name": member("m/" + "0" * 200 + ".age"),
    "a GNU sparse file": member("m/00000006.age", b"x", tarfile.GNUTYPE_SPARSE),
    "an old plain type": changed(156, b"\0"),
    "a contiguous file": changed(156, tarfile.CONTTYPE),
    "a size in base 256": changed(124, b"\x80" + bytes(10) + b"\1"),
    "a negative size": changed(124, b"\xff" * 12),
    "a size with spaces": changed(124, b"          1 "),
    "a size with a sign": changed(124, b"+0000000001"),
    "a size with an underscore": changed(124, b"0000_000001"),
    "a size with a prefix": changed(124, b"0o000000001"),
    "a huge size": changed(124, b"77777777777"),
    "another mode": changed(100, b"0004755"),
    "an owner": changed(108, b"0001750"),
    "a time": changed(136, b"14720000000"),
    "a prefix": changed(345, b"../../etc"),
    "an owner's name": changed(265, b"root"),
    "a GNU magic": changed(257, b"ustar  \0"),
    "no magic": changed(257, bytes(8)),
    "bytes behind the last field": changed(505, b"x"),
    "bytes behind the name": changed(50, b"x"),
    "a name without end": changed(0, b"n" * 100),
    "a line feed in the name": changed(0, b"m/00000006\nage"),
    "not ASCII": changed(0, "m/0000000ö".encode()),
    "another number": changed(0, b"m/00000007.age"),
    "a number of other digits": changed(0, b"m/000000006.age"[:14]),
    "Arabic digits": changed(0, "m/٠٠٠٠٠٠٠٦.age".encode()),
    "another kind's suffix": changed(0, b"m/00000006.tsr"),
    "an unknown kind": changed(0, b"x/00000006.age"),
    "another case of letters": changed(0, b"M/00000006.age"),
    "a dot in front": changed(0, b"./m/00000006.a"),
    "a second README": ustar.header(b"README.txt", 1) + b"x".ljust(512, b"\0"),
    "a wrong checksum": ustar.header(NAME, 1)[:148] + b"000000\0 " + ustar.header(NAME, 1)[156:] + bytes(512),
    "the manifest of another commit": ustar.header(b"c/00000007.sum", 1) + b"x".ljust(512, b"\0"),
    "a manifest before its members": ustar.header(b"c/00000001.note", 1) + b"x".ljust(512, b"\0"),
    "a stub that is not empty": ustar.header(b"e/00000006", 1) + b"x".ljust(512, b"\0"),
}


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS.keys())
def test_an_attack_at_the_end_is_left_out_and_named(
    path: Path, started: Forge, attack: bytes, check: Callable[[Path], BundleReport]
) -> None:
    path.write_bytes(bytes(started.file) + attack + bytes(1024))
    with Bundle.open(path) as bundle:
        assert bundle.head.k == 0
        assert bundle.tail is not None
        assert [member.leaf for member in bundle.members()] == [0, 1, 2, 3, 4]
    assert check(path).exit_code == 20
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS.keys())
def test_an_attack_in_front_of_a_signed_commit_is_damage(path: Path, started: Forge, attack: bytes) -> None:
    started.file += attack
    started.secret("m", b"{}")
    started.commit()
    with pytest.raises(TamperedBundle):
        Bundle.open(started.save(path))


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS.keys())
def test_an_attack_at_the_beginning_is_no_bundle(path: Path, started: Forge, attack: bytes) -> None:
    path.write_bytes(attack + bytes(started.file) + bytes(1024))
    with pytest.raises(BundleError):
        Bundle.open(path)


def test_a_member_cannot_stand_twice(path: Path, started: Forge) -> None:
    """The second one is out of its order, whichever of the two a manifest names."""
    first = len(started.file)
    started.secret("m", b"{}")
    twice = bytes(started.file[first:])
    started.file += twice
    started.commit()
    with pytest.raises(TamperedBundle):
        Bundle.open(started.save(path))


def test_another_packer_of_the_same_members_makes_no_bundle(path: Path, started: Forge) -> None:
    """Names and bytes all right, but packed by a program that writes times, owners or pax headers."""
    again = io.BytesIO()
    with tarfile.open(fileobj=io.BytesIO(bytes(started.file) + bytes(1024))) as ours:
        for form in (tarfile.GNU_FORMAT, tarfile.PAX_FORMAT):
            with tarfile.open(fileobj=again, mode="w", format=form) as theirs:
                for entry in ours:
                    entry.mtime = 1_700_000_000
                    theirs.addfile(entry, ours.extractfile(entry))
            path.write_bytes(again.getvalue())
            with pytest.raises(BundleError):
                Bundle.open(path)
