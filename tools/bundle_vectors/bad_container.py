"""Bundles whose archive is wrong: headers, names, order, padding, ends."""

from __future__ import annotations

import struct
from collections.abc import Callable

from tools.bundle_vectors.case import README, Case
from tools.bundle_vectors.good import MESSAGE, with_exhibit
from tools.bundle_vectors.pieces import age, header, padded
from tools.bundle_vectors.registry import Registry

VECTORS = Registry()
bad = VECTORS.bad


def _wrong_field(name: str, says: str, **fields: bytes) -> None:
    """Register a bundle in which one member of commit 1 has a wrong header; a good commit follows."""

    def make() -> bytes:
        case = Case(name).begin()
        case.put("p", age(b"{}", case.identity, case.fixed), "", **fields)
        case.commit()
        return case.follow().done()

    bad("container", name, says)(make)


_wrong_field("header-mode", "mode 0000644 in a header", mode=b"0000644\0")
_wrong_field("header-uid", "a user id that is not 0", uid=b"0001750\0")
_wrong_field("header-mtime", "a time that is not 0", mtime=b"15270261231\0")
_wrong_field("header-uname", "a user name", uname=b"root")
_wrong_field(
    "header-devmajor", "device numbers written as zeros instead of left empty", devmajor=b"0000000\0"
)
_wrong_field("header-prefix", "a prefix: the name would be another one", prefix=b"elsewhere")
_wrong_field("header-checksum", "a wrong header checksum", chksum=b"000000\0 ")
_wrong_field("header-checksum-form", "the right checksum in another spelling", chksum=b" 10000\0 ")
_wrong_field("header-gnu", "the magic of GNU tar", magic=b"ustar ", version=b" \0")
_wrong_field("header-old-type", "type flag NUL, the old spelling of a regular file", typeflag=b"\0")
_wrong_field("symbolic-link", "a symbolic link", typeflag=b"2", linkname=b"/etc/passwd")
_wrong_field("hard-link", "a hard link to another member", typeflag=b"1", linkname=b"README.txt")
_wrong_field("size-base256", "the size in base 256", size=b"\x80" + bytes(7) + struct.pack(">I", 235))
_wrong_field("size-spaces", "the size with spaces instead of leading zeros", size=b"        353\0")


def _wrong_name(name: str, says: str, member: str) -> None:
    """Register a bundle in which one member of commit 1 bears a name that cannot stand there."""

    def make() -> bytes:
        case = Case(name).begin()
        case.put("p", age(b"{}", case.identity, case.fixed), member)
        case.commit()
        return case.follow().done()

    bad("container", name, says)(make)


_wrong_name("name-climbing", "a name that leaves the folder", "../p/00000004.age")
_wrong_name("name-absolute", "an absolute name", "/p/00000004.age")
_wrong_name("name-unknown-kind", "a kind nobody knows", "x/00000004.age")
_wrong_name("name-seven-digits", "a number of seven digits", "p/0000004.age")
_wrong_name("name-other-leaf", "the number of another leaf", "p/00000005.age")
_wrong_name("name-other-ending", "an ending of another kind", "p/00000004.txt")
_wrong_name("name-second-readme", "a second README", "README.txt")


@bad("container", "pax-member", "a pax header before a member")
def pax_member() -> bytes:
    case = Case("pax-member").begin()
    case.raw(b"PaxHeaders/p", b"30 path=p/00000004.age\n", typeflag=b"x")
    return case.follow(2).done()


@bad("container", "gnu-long-name", "a GNU long-name member")
def gnu_long_name() -> bytes:
    case = Case("gnu-long-name").begin()
    case.raw(b"././@LongLink", b"p/00000004.age\0", typeflag=b"L")
    return case.follow(2).done()


@bad("container", "duplicate-member", "a member twice, the second time with other content")
def duplicate_member() -> bytes:
    case = Case("duplicate-member").begin()
    leaf = case.filler()
    case.raw(f"p/{leaf:08}.age".encode(), age(b"[]", case.identity, case.fixed))
    case.commit()
    return case.follow().done()


@bad("container", "out-of-order", "two members of one commit stand in the wrong order")
def out_of_order() -> bytes:
    case = Case("out-of-order").begin()
    first, second = case.filler(), case.filler()
    start, middle, end = case.places[first][0], case.places[second][0], len(case.file)
    case.file[start:end] = case.file[middle:end] + case.file[start:middle]
    case.commit()
    return case.follow().done()


@bad("manifests", "member-without-line", "a member that the manifest does not name")
def member_without_line() -> bytes:
    case = Case("member-without-line").begin()
    case.filler()
    case.raw(b"p/00000005.age", age(b"{}", case.identity, case.fixed))
    case.commit()
    return case.follow().done()


@bad("manifests", "member-missing", "a member is missing and no stub stands in its place")
def member_missing() -> bytes:
    case = Case("member-missing").begin()
    case.filler()
    leaf = case.filler()
    del case.file[case.places[leaf][0] :]
    case.commit()
    return case.follow().done()


@bad("container", "readme-not-first", "the README stands behind the founder's key")
def readme_not_first() -> bytes:
    case = Case("readme-not-first")
    case.put("v", case.founding())
    case.put("README", README)
    case.commit()
    return case.done()


@bad("container", "version-line", "the first line of the README is another text")
def version_line() -> bytes:
    return Case("version-line", readme=b"EDC one\n").begin().follow().done()


@bad("", "newer-version", "a newer version, in a first commit that is whole and signed", exit_code=12)
def newer_version() -> bytes:
    return Case("newer-version", readme=README.replace(b"EDC 1", b"EDC 2", 1)).begin().follow().done()


@bad("manifests", "newer-version-unproved", "one changed bit in the version: damage, not a newer version")
def newer_version_unproved() -> bytes:
    data = bytearray(Case("newer-version-unproved").begin().follow().done())
    data[512 + 4] ^= 2
    return bytes(data)


@bad("container", "not-a-bundle", "a tar archive of something else")
def not_a_bundle() -> bytes:
    return header(b"letter.txt", 6) + padded(b"Hello\n") + bytes(1024)


@bad("container", "empty", "no bytes at all")
def empty() -> bytes:
    return b""


@bad("container", "end-blocks-inside", "two zero blocks between two commits")
def end_blocks_inside() -> bytes:
    case = Case("end-blocks-inside").begin()
    case.file += bytes(1024)
    return case.follow().done()


@bad("container", "stub-not-empty", "a stub with content")
def stub_not_empty() -> bytes:
    case = Case("stub-not-empty").begin()
    leaf = case.filler()
    case.commit()
    case.commit(f"erase {leaf:08}")
    case.follow().stub(leaf, b"kept")
    return case.done()


@bad("container", "stamp-over-bound", "a time stamp of 64 KiB and one byte")
def stamp_over_bound() -> bytes:
    case = Case("stamp-over-bound").begin()
    case.put("t", bytes(65_537))
    case.commit()
    return case.follow().done()


@bad("container", "readme-over-bound", "a README of 64 KiB and one byte")
def readme_over_bound() -> bytes:
    return Case("readme-over-bound", readme=README.ljust(65_537)).begin().follow().done()


# --- padding and the end of the file ---------------------------------------------------------------------


@bad("padding", "pad-byte", "a byte of padding behind a member is not zero")
def pad_byte() -> bytes:
    case, leaf = with_exhibit("pad-byte")
    offset, size = case.places[leaf]
    case.file[offset + 512 + size] = 1
    return case.done()


@bad("padding", "pad-byte-note", "a byte of padding behind the newest note is not zero")
def pad_byte_note() -> bytes:
    case, _ = with_exhibit("pad-byte-note")
    case.file[-1] = 1
    return case.done()


def _tail(name: str, says: str, end: Callable[[Case, bytes], bytes]) -> None:
    """Register a case of two commits whose second one, or what is behind it, is spoilt by `end`."""

    def make() -> bytes:
        case = Case(name).open_case()
        whole = bytes(case.file)
        case.exhibit(MESSAGE, "TXP/1")
        case.commit()
        return end(case, whole)

    bad("tail", name, says)(make)


_tail("appended-garbage", "bytes behind the closing blocks", lambda case, _: case.done() + b"\x55" * 700)
_tail("appended-zeros", "too many zero blocks", lambda case, _: case.done(bytes(1536)))
_tail(
    "appended-member",
    "a member behind the newest note",
    lambda case, _: bytes(case.file) + _stray() + bytes(1024),
)
_tail("one-closing-block", "one zero block instead of two", lambda case, _: case.done(bytes(512)))
_tail("unfinished", "a commit without manifest and note", lambda case, first: _until(case, b"c/00000001.sum"))
_tail("unfinished-note", "a commit without its note", lambda case, first: _until(case, b"c/00000001.note"))
_tail(
    "unfinished-member",
    "a commit cut off inside its first member",
    lambda case, first: bytes(case.file[: len(first) + 600]),
)
_tail("unfinished-cut", "a commit cut off inside its note", lambda case, _: bytes(case.file[:-300]))


def _stray() -> bytes:
    return header(b"p/00000009.age", 3) + padded(b"new")


def _until(case: Case, name: bytes) -> bytes:
    return bytes(case.file[: case.file.rindex(name)])
