"""Bundles whose log is wrong: manifests, notes, keys, order of commits."""

from __future__ import annotations

import base64
from collections.abc import Callable

from tools.bundle_vectors.case import Case, Spoil
from tools.bundle_vectors.pieces import Identity, Signer, sha
from tools.bundle_vectors.registry import Registry

VECTORS = Registry()
bad = VECTORS.bad


def _manifest(name: str, says: str, text: Spoil, *controls: str) -> None:
    """Register a bundle whose manifest of commit 1 (one member, leaf 4) is spoilt, signed as it stands."""

    def make() -> bytes:
        case = Case(name).begin()
        case.filler()
        case.commit(*controls, text=text)
        return case.follow().done()

    bad("manifests", name, says)(make)


_manifest("manifest-without-lf", "the last line has no LF", lambda text: text[:-1])
_manifest("manifest-crlf", "lines end with CR LF", lambda text: text.replace(b"\n", b"\r\n"))
_manifest(
    "manifest-upper-case",
    "a hash in capital letters",
    lambda text: text[:85] + text[85:149].upper() + text[149:],
)
_manifest("manifest-one-space", "one space instead of two", lambda text: text.replace(b"  p/", b" p/"))
_manifest("manifest-star", "the mark of binary mode", lambda text: text.replace(b"  p/", b" *p/"))
_manifest(
    "manifest-other-name", "the line names another leaf", lambda text: text.replace(b"00000004", b"00000005")
)
_manifest("manifest-other-kind", "the line says another kind", lambda text: text.replace(b"p/0", b"m/0"))
_manifest("manifest-extra-line", "a line for a member that is not there", lambda text: text + text[85:])
_manifest("manifest-unknown-word", "a control line nobody knows", lambda text: text + b"forget 00000001\n")
_manifest("manifest-blank-line", "an empty line", lambda text: text + b"\n")
_manifest("manifest-other-note", "the first line is not the note before", lambda text: b"0" * 64 + text[64:])
_manifest("manifest-no-note", "the note before is not named", lambda text: text.split(b"\n", 1)[1])
_manifest("control-seven-digits", "a control line with seven digits", lambda text: text + b"erase 0000002\n")
_manifest(
    "control-first",
    "a control line before a member's",
    lambda text: text[:82] + b"retire 00000001\n" + text[82:],
)
_manifest("erase-readme", "the README cannot be erased", lambda text: text, "erase 00000000")
_manifest("erase-key", "a signer's key cannot be erased", lambda text: text, "erase 00000001")
_manifest(
    "erase-own-commit", "a member of the same commit cannot be erased", lambda text: text, "erase 00000005"
)
_manifest("erase-nothing", "a leaf that is not there cannot be erased", lambda text: text, "erase 00000099")
_manifest("erase-line", "a line that is no member cannot be erased", lambda text: text, "erase 00000003")
_manifest("retire-no-key", "a member that is no key cannot be retired", lambda text: text, "retire 00000002")
_manifest("retire-twice", "a key retired twice", lambda text: text, "retire 00000001", "retire 00000001")


def _controls(name: str, says: str, *rounds: tuple[str, ...]) -> None:
    """Register a bundle of fillers (leaves 4, 5, 6) and a key (7), then commits with these control lines."""

    def make() -> bytes:
        case = Case(name).begin()
        for _ in range(3):
            case.filler()
        case.put("v", case.second.line(case.origin))
        case.commit()
        for controls in rounds:
            case.filler()
            case.commit(*controls)
        return case.follow().done()

    bad("manifests", name, says)(make)


_controls("erase-order", "erase lines not by rising number", ("erase 00000005", "erase 00000004"))
_controls("control-order", "a retire line before an erase line", ("retire 00000007", "erase 00000004"))
_controls("retire-again", "a key retired that was retired before", ("retire 00000007",), ("retire 00000007",))
_controls("seal-snapshot", "a snapshot cannot be sealed", ("seal 00000004",))


@bad("manifests", "erase-twice", "a member erased that was erased before")
def erase_twice() -> bytes:
    case = Case("erase-twice").begin()
    leaf = case.filler()
    case.commit()
    for _ in range(2):
        case.commit(f"erase {leaf:08}")
    case.follow().stub(leaf)
    return case.done()


@bad("manifests", "seal-without-copy", "a seal line in a commit that keeps no bytes for custody")
def seal_without_copy() -> bytes:
    case = Case("seal-without-copy").begin()
    leaf = case.secret("b", b"bytes")
    case.commit()
    case.filler()
    case.commit(f"seal {leaf:08}")
    return case.follow().done()


@bad("manifests", "empty-commit", "a commit with no line but the one for the note before")
def empty_commit() -> bytes:
    case = Case("empty-commit").begin()
    case.commit()
    return case.follow().done()


@bad("container", "commit-number", "commit 2 follows commit 0")
def commit_number() -> bytes:
    case = Case("commit-number").begin()
    case.filler()
    case.commit(names=("c/00000002.sum", "c/00000002.note"))
    return case.follow().done()


@bad("manifests", "manifest-over-bound", "10,001 lines")
def manifest_over_bound() -> bytes:
    case = Case("manifest-over-bound").begin()
    case.filler()
    case.commit(*["erase 00000002"] * 9_999)
    return case.follow().done()


@bad("manifests", "slots-over-bound", "65 key slots")
def slots_over_bound() -> bytes:
    case = Case("slots-over-bound").begin()
    for _ in range(65):
        case.slot(case.reader, case.identity)
    case.commit()
    return case.follow().done()


@bad("manifests", "epochs-over-bound", "65 recipients")
def epochs_over_bound() -> bytes:
    case = Case("epochs-over-bound").begin()
    for number in range(64):
        case.put("r", f"{Identity.named(f'epoch {number}').recipient()}\n".encode())
    case.commit()
    return case.follow().done()


@bad("manifests", "keys-over-bound", "1,025 keys")
def keys_over_bound() -> bytes:
    case = Case("keys-over-bound").begin()
    for number in range(1024):
        case.put("v", Signer.named(f"key {number}").line(case.origin))
    case.commit()
    return case.follow().done()


# --- heads and notes -------------------------------------------------------------------------------------


def _note(check: str, name: str, says: str, note: Callable[[Case, bytes], bytes]) -> None:
    """Register a bundle whose note of commit 1 is spoilt; a good commit follows it."""

    def make() -> bytes:
        case = Case(name).begin()
        case.filler()
        case.commit(note=lambda stored: note(case, stored))
        return case.follow().done()

    bad(check, name, says)(make)


def _with_signature(stored: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """Return a note with its last signature line changed after decoding."""
    start, _, text = stored.removesuffix(b"\n").rpartition(b" ")
    return start + b" " + base64.b64encode(change(base64.b64decode(text))) + b"\n"


def _loose(stored: bytes) -> bytes:
    """Return a note whose base64 has other unused bits: the same bytes to a tolerant decoder."""
    alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    last = stored[-3]
    return stored[:-3] + alphabet[alphabet.index(last) + 1 : alphabet.index(last) + 2] + stored[-2:]


def _stranger(case: Case, stored: bytes) -> bytes:
    text = stored.partition(b"\n\n")[0].split(b"\n")
    return stored + Signer.named("stranger").signature(case.origin, int(text[1]), base64.b64decode(text[2]))


_note(
    "signatures",
    "note-signature",
    "one bit of a signature",
    lambda _, n: _with_signature(n, lambda s: s[:-1] + bytes([s[-1] ^ 1])),
)
_note(
    "signatures",
    "note-key-id",
    "another key id",
    lambda _, n: _with_signature(n, lambda s: bytes([s[0] ^ 1]) + s[1:]),
)
_note(
    "signatures",
    "note-long-signature",
    "a signature of 65 bytes",
    lambda _, n: _with_signature(n, lambda s: s + b"\0"),
)
_note("signatures", "note-loose-base64", "unused bits of the base64 are set", lambda _, n: _loose(n))
_note("signatures", "note-extra-line", "an extension line", lambda _, n: n.replace(b"\n\n", b"\nmore\n\n", 1))
_note("signatures", "note-extra-signature", "a second signature, by a stranger", _stranger)
_note(
    "signatures",
    "note-same-signature-twice",
    "the same signature line twice",
    lambda _, n: n + n.partition(b"\n\n")[2],
)
_note("signatures", "note-hyphen", "a hyphen instead of the dash", lambda _, n: n.replace("—".encode(), b"-"))
_note(
    "signatures",
    "note-other-key-name",
    "a key name that is not the origin",
    lambda c, n: n.replace(b"\x94 " + c.origin.encode(), b"\x94 example.org"),
)
_note(
    "signatures",
    "note-other-origin",
    "the origin of another case",
    lambda c, n: n.replace(c.origin.encode(), c.origin.encode()[:-1] + b"x"),
)
_note(
    "signatures",
    "note-leading-zero",
    "the size with a leading zero",
    lambda _, n: n.replace(b"\n5\n", b"\n05\n", 1),
)
_note("signatures", "note-without-lf", "no LF at the end", lambda _, n: n[:-1])
_note("signatures", "note-crlf", "lines end with CR LF", lambda _, n: n.replace(b"\n", b"\r\n"))
_note("signatures", "note-no-signature", "no signature line", lambda _, n: n.partition(b"\n\n")[0] + b"\n\n")
_note("manifests", "note-over-bound", "a note of more than 4 KiB", lambda _, n: n.ljust(4097, b"\n"))


@bad("manifests", "note-other-head", "a note signed over another head")
def note_other_head() -> bytes:
    case = Case("note-other-head").begin()
    case.filler()
    case.commit(root=sha)
    return case.follow().done()


@bad("manifests", "note-other-size", "a note signed over one leaf more")
def note_other_size() -> bytes:
    case = Case("note-other-size").begin()
    case.filler()
    case.commit(more_leaves=1)
    return case.follow().done()


# --- keys ------------------------------------------------------------------------------------------------


@bad("signatures", "signed-by-stranger", "signed by a key that was never admitted")
def signed_by_stranger() -> bytes:
    case = Case("signed-by-stranger").begin()
    case.filler()
    case.commit(signer=Signer.named("stranger"))
    return case.follow().done()


@bad("signatures", "signed-by-newcomer", "signed by a key that the same commit admits")
def signed_by_newcomer() -> bytes:
    case = Case("signed-by-newcomer").begin()
    case.put("v", case.second.line(case.origin))
    case.commit(signer=case.second)
    return case.follow().done()


@bad("signatures", "signed-by-retired", "signed by a key retired in an earlier commit")
def signed_by_retired() -> bytes:
    case = Case("signed-by-retired").begin()
    leaf = case.put("v", case.second.line(case.origin))
    case.commit()
    case.filler()
    case.commit(f"retire {leaf:08}")
    case.filler()
    case.commit(signer=case.second)
    return case.follow().done()


@bad("signatures", "founder-does-not-sign", "commit 0 is signed by another key that it admits")
def founder_does_not_sign() -> bytes:
    case = Case("founder-does-not-sign")
    case.put("README", b"EDC 1 Evidence Desk case bundle\n")
    case.put("v", case.founding())
    case.put("v", case.second.line(case.origin))
    case.commit(signer=case.second)
    return case.follow().done()


@bad("signatures", "another-founder", "signed again by another founder who kept the case id")
def another_founder() -> bytes:
    case, thief = Case("another-founder"), Signer.named("thief")
    case.put("README", b"EDC 1 Evidence Desk case bundle\n")
    case.put("v", thief.line(case.origin) + case.nonce)
    case.founder = thief
    case.commit()
    return case.follow().done()


@bad("signatures", "no-founder", "commit 0 admits no key")
def no_founder() -> bytes:
    case = Case("no-founder")
    case.put("README", b"EDC 1 Evidence Desk case bundle\n")
    case.commit()
    return case.follow().done()


def _founding(name: str, says: str, change: Callable[[Case, bytes], bytes]) -> None:
    """Register a bundle whose founder's member is spoilt."""

    def make() -> bytes:
        case = Case(name)
        case.put("README", b"EDC 1 Evidence Desk case bundle\n")
        case.put("v", change(case, case.founding()))
        case.commit()
        return case.follow().done()

    bad("signatures", name, says)(make)


_founding("founder-no-nonce", "the founder's second line is missing", lambda c, m: c.founder.line(c.origin))
_founding("founder-nonce-upper-case", "the nonce in capital letters", lambda c, m: m[:-33] + m[-33:].upper())
_founding(
    "founder-other-nonce", "another nonce: it makes another case id", lambda c, m: m[:-33] + b"0" * 32 + b"\n"
)
_founding("founder-third-line", "a third line", lambda c, m: m + c.nonce)


def _key(name: str, says: str, change: Callable[[Case, bytes], bytes]) -> None:
    """Register a bundle whose commit 1 admits a key by a spoilt line."""

    def make() -> bytes:
        case = Case(name).begin()
        case.put("v", change(case, case.second.line(case.origin)))
        case.commit()
        return case.follow().done()

    bad("signatures", name, says)(make)


_key(
    "key-id",
    "a wrong key id",
    lambda c, m: m.replace(b"+", b"+0", 1).replace(m.split(b"+")[1], m.split(b"+")[1][:-1]),
)
_key("key-other-name", "a key named after another log", lambda c, m: c.second.line("example.org/log"))
_key("key-without-lf", "no LF", lambda c, m: m[:-1])
_key("key-with-nonce", "a second line, which only the founder has", lambda c, m: m + c.nonce)
_key("key-unknown-type", "a type of key nobody knows", lambda c, m: _typed(c, 2))
_key("key-twice", "a key admitted that stands admitted", lambda c, m: c.founder.line(c.origin))


def _typed(case: Case, kind: int) -> bytes:
    raw = bytes([kind]) + case.second.public
    key_id = sha(case.origin.encode() + b"\n" + raw)[:4].hex()
    return f"{case.origin}+{key_id}+{base64.b64encode(raw).decode('ascii')}\n".encode()


# --- commits moved about ---------------------------------------------------------------------------------


def _four(name: str) -> list[bytes]:
    """Return the bytes of each of four commits."""
    case = Case(name).begin()
    ends = [len(case.file)]
    for _ in range(3):
        ends.append(len(case.follow().file))
    return [bytes(case.file[start:end]) for start, end in zip([0, *ends], ends, strict=False)]


@bad("container", "commit-dropped", "a commit cut out of the middle")
def commit_dropped() -> bytes:
    commits = _four("commit-dropped")
    return commits[0] + commits[1] + commits[3] + bytes(1024)


@bad("container", "commits-exchanged", "two commits exchanged")
def commits_exchanged() -> bytes:
    commits = _four("commits-exchanged")
    return commits[0] + commits[2] + commits[1] + commits[3] + bytes(1024)


@bad("container", "commits-exchanged-renamed", "two commits exchanged, their members renamed to fit")
def commits_exchanged_renamed() -> bytes:
    commits = _four("commits-exchanged-renamed")
    return commits[0] + commits[1].replace(b"c/00000001", b"c/00000002") + commits[3] + bytes(1024)


@bad("container", "commits-joined", "two commits joined: one manifest and note left out")
def commits_joined() -> bytes:
    commits = _four("commits-joined")
    return (
        commits[0] + commits[1][: commits[1].index(b"c/00000001.sum")] + commits[2] + commits[3] + bytes(1024)
    )


@bad("manifests", "commits-in-one-manifest", "two commits written as one, under the note of the second")
def commits_in_one_manifest() -> bytes:
    later = Case("commits-in-one-manifest").begin().follow(2).head.note
    case = Case("commits-in-one-manifest").begin()
    case.filler()
    case.filler()
    case.commit(note=lambda _: later)
    return case.follow().done()


@bad("container", "commit-replayed", "a commit twice")
def commit_replayed() -> bytes:
    commits = _four("commit-replayed")
    return (
        commits[0] + commits[1] + commits[1].replace(b"c/00000001", b"c/00000002") + commits[3] + bytes(1024)
    )


@bad("manifests", "history-forked", "commit 2 of another history of the same case, by the same key")
def history_forked() -> bytes:
    commits = _four("history-forked")
    other = Case("history-forked").begin()
    other.fixed.read(1)
    other.follow(3)
    tail = bytes(other.file)[len(commits[0]) + len(commits[1]) :]
    return commits[0] + commits[1] + tail + bytes(1024)


@bad("manifests", "middle-damaged", "one bit of an early manifest; later commits are whole")
def middle_damaged() -> bytes:
    commits = _four("middle-damaged")
    data = bytearray(b"".join(commits) + bytes(1024))
    data[data.index(b"c/00000001.sum") + 512 + 90] ^= 1
    return bytes(data)
