"""Bundles whose log is right and whose members, removals, stamps or events are not."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any

from tools.bundle_vectors import stamps
from tools.bundle_vectors.case import CREATED, DEPUTY, DSL, README, Case, Spoil
from tools.bundle_vectors.good import (
    MESSAGE,
    PASSPHRASE,
    SECOND_READER,
    SHEET_SIGNERS,
    sealed_case,
    with_exhibit,
    with_school,
)
from tools.bundle_vectors.pieces import Identity, Signer, age, pad_event, sha
from tools.bundle_vectors.registry import Registry

VECTORS = Registry()
bad, inside = VECTORS.bad, VECTORS.inside


# --- stored bytes ----------------------------------------------------------------------------------------


@bad("members", "blob-flipped", "one bit of a blob")
def blob_flipped() -> bytes:
    case, leaf = with_exhibit("blob-flipped")
    offset, size = case.places[leaf]
    case.file[offset + 512 + size - 1] ^= 1
    return case.done()


@bad("manifests", "readme-flipped", "one letter of the README behind its first line")
def readme_flipped() -> bytes:
    data = bytearray(Case("readme-flipped").open_case().done())
    data[512 + len(README) - 2] ^= 1
    return bytes(data)


def _signed_member(name: str, says: str, kind: str, content: Callable[[Case], bytes]) -> None:
    """Register a bundle that holds, rightly signed, a member that no writer makes."""

    def make() -> bytes:
        case = Case(name).open_case()
        case.put(kind, content(case))
        case.commit()
        return case.done()

    bad("members", name, says)(make)


def _age(case: Case, **more: str) -> bytes:
    return age(b"{}", case.identity, case.fixed, **more)


def _other(case: Case) -> str:
    return Identity.named("other").stanza(case.fixed.read(16), case.fixed)


_GREASE = "-> grease.example/a\nAAAA\n"


def _passphrase(case: Case, after: str = "") -> bytes:
    to = Identity("scrypt", PASSPHRASE.encode())
    return age(f"{case.identity.text()}\n".encode(), to, case.fixed, after=after)


def _without_native(case: Case, stanza: str = _GREASE) -> bytes:
    whole = _age(case, before=stanza)
    start, end = whole.index(b"-> X25519"), whole.index(b"---")
    return whole[:start] + whole[end:]


_signed_member(
    "recipient-upper-case",
    "a recipient in capitals",
    "r",
    lambda c: c.identity.recipient().upper().encode() + b"\n",
)
_signed_member(
    "recipient-without-lf", "a recipient without LF", "r", lambda c: c.identity.recipient().encode()
)
_signed_member("age-two-recipients", "two recipients in one member", "p", lambda c: _age(c, after=_other(c)))
_signed_member("age-passphrase-mixed", "a stanza beside a passphrase", "k", lambda c: _passphrase(c, _GREASE))
_signed_member("age-twenty-grease", "20 unknown stanzas", "p", lambda c: _age(c, before=_GREASE * 20))
_signed_member("age-no-recipient", "unknown stanzas only", "p", _without_native)
_signed_member(
    "age-tagged",
    "a recipient type for hardware keys",
    "p",
    lambda c: _without_native(c, "-> p256tag AAAAAA AAAA\nAAAA\n"),
)
_signed_member("age-armoured", "an armoured age file", "p", lambda c: _armoured(_age(c)))
_signed_member(
    "age-loose-base64", "unused bits of a header's base64 are set", "p", lambda c: _loose_header(_age(c))
)
_signed_member(
    "age-header-over-bound",
    "an age header over 64 KiB",
    "p",
    lambda c: _age(c, before=f"-> grease {'x' * 65_536}\n\n"),
)
_signed_member("not-age", "a member that is no age file", "p", lambda c: b"plain")


def _armoured(data: bytes) -> bytes:
    text = base64.encodebytes(data).replace(b"\n", b"")
    lines = b"\n".join(text[at : at + 64] for at in range(0, len(text), 64))
    return b"-----BEGIN AGE ENCRYPTED FILE-----\n" + lines + b"\n-----END AGE ENCRYPTED FILE-----\n"


def _loose_header(data: bytes) -> bytes:
    """Return the file with another last letter in the stanza's body: 43 letters hold 256 bits and two more."""
    alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    end = data.index(b"\n---")
    return data[: end - 1] + bytes([alphabet[alphabet.index(data[end - 1]) + 1]]) + data[end:]


@bad("members", "passphrase-slots-over-bound", "five slots for passphrases")
def passphrase_slots_over_bound() -> bytes:
    case = Case("passphrase-slots-over-bound").open_case()
    for _ in range(5):
        case.put("k", _passphrase(case))
    case.commit()
    return case.done()


# --- removals and stamps ---------------------------------------------------------------------------------


@bad(
    "removal",
    "seal-pending",
    "sealed, and still in the file: nobody decrypts it, the next writer takes it out",
)
def seal_pending() -> bytes:
    return sealed_case("seal-pending")[0].done()


@bad("removal", "erase-pending", "erased, and still in the file")
def erase_pending() -> bytes:
    case = Case("erase-pending").open_case()
    leaf = case.filler()
    case.commit()
    case.commit(f"erase {leaf:08}")
    return case.done()


@bad("removal", "stub-without-line", "a blob replaced by a stub, and no line says so")
def stub_without_line() -> bytes:
    case, leaf = with_exhibit("stub-without-line")
    case.stub(leaf)
    return case.done()


@bad("stamps", "stamp-of-nothing", "a time stamp over something else")
def stamp_of_nothing() -> bytes:
    case = Case("stamp-of-nothing").open_case()
    case.put("t", stamps.reply(b"something else"))
    case.commit()
    return case.done()


@bad("stamps", "stamp-unreadable", "a time stamp that is none")
def stamp_unreadable() -> bytes:
    case = Case("stamp-unreadable").open_case()
    case.put("t", b"no reply")
    case.commit()
    return case.done()


# --- events: the outside is good, a reader with a key refuses --------------------------------------------


def _event(
    name: str, says: str, spoil: Spoil = pad_event, with_key: str = "events", **envelope: object
) -> None:
    """Register a case with one event that is not as it must be."""

    def make() -> bytes:
        case = Case(name).open_case()
        case.event("case-changed", {"field": "status", "value": "closed"}, None, spoil, **envelope)
        case.commit()
        return case.done()

    inside(name, says, with_key)(make)


def _json(change: Callable[[bytes], bytes]) -> Spoil:
    return lambda data: pad_event(change(data))


_event("event-not-padded", "no spaces behind the object", lambda data: data)
_event("event-padded-twice", "more spaces than needed", lambda data: pad_event(data) + b" " * 1024)
_event("event-padded-with-nul", "zeros instead of spaces", lambda data: pad_event(data).replace(b" ", b"\0"))
_event("event-spaced", "a space inside the object", _json(lambda data: data.replace(b'":', b'": ', 1)))
_event(
    "event-unordered", "keys not in order", _json(lambda data: b'{"v":1,' + data[1:].replace(b',"v":1', b""))
)
_event(
    "event-escaped",
    "a letter written as an escape",
    _json(lambda data: data.replace(b"closed", b"\\u0063losed")),
)
_event("event-key-twice", "a key twice", _json(lambda data: data.replace(b'"v":1', b'"v":1,"v":1')))
_event("event-fraction", "a number with a fraction", _json(lambda data: data.replace(b'"v":1', b'"v":1.0')))
_event("event-large-number", "an integer of 2^53", with_key="fold", monotonic_ms=2**53)
_event(
    "event-without-field",
    "a field of the envelope is missing",
    _json(lambda data: data.replace(b'"boot"', b'"boots"')),
    "fold",
)
_event("event-version", "another version of the envelope", with_key="fold", v=2)
_event("event-time", "a time in another spelling", with_key="fold", at="2026-11-22 14:05:09")
_event("event-other-actor", "an actor that did not sign the commit", actor=Signer.named("second").fingerprint)
_event(
    "event-other-head",
    "written onto another head",
    seen={"size": 3, "root": base64.b64encode(sha(b"")).decode()},
)
_event("event-not-json", "not JSON", lambda data: b"case closed".ljust(1024))


def _deep(levels: int) -> Any:
    value: Any = 1
    for _ in range(levels):
        value = [value]
    return value


@inside("event-too-deep", "a value 33 steps below the envelope", "fold")
def event_too_deep() -> bytes:
    case = Case("event-too-deep").open_case()
    case.event("from-the-future", {"deep": _deep(31)})
    case.commit()
    return case.done()


@inside("event-not-first", "the first event does not begin the case", "fold")
def event_not_first() -> bytes:
    case = Case("event-not-first")
    case.put("README", README)
    case.put("v", case.founding())
    case.put("r", f"{case.identity.recipient()}\n".encode())
    slot = case.slot(case.reader, case.identity)
    case.person(DSL, case.reader, slot, case.founder, 1)
    case.event("case-created", CREATED)
    case.commit()
    return case.done()


@inside("sheet-alone", "one recovery sheet lets a person in by itself", "fold")
def sheet_alone() -> bytes:
    case = with_school("sheet-alone")
    person = {
        "name": DEPUTY["name"],
        "recipient": SECOND_READER.recipient(),
        "signer": case.second.fingerprint,
    }
    case.event("recovery-began", person, SHEET_SIGNERS[0])
    case.commit(signer=SHEET_SIGNERS[0])
    case.put("v", case.second.line(case.origin))
    case.event("person", {**DEPUTY, **person}, SHEET_SIGNERS[0])
    case.commit(signer=SHEET_SIGNERS[0])
    return case.done()


# --- what a commit holds beside its events, and who may do what ------------------------------------------


def _breach(name: str, says: str, add: Callable[[Case], object], *controls: str) -> None:
    """Register a case whose commit 2, rightly signed by the founder, does what no event or role allows."""

    def make() -> bytes:
        case = Case(name).open_case()
        case.event("case-changed", {"field": "status", "value": "waiting"})
        case.commit()
        add(case)
        case.event("case-changed", {"field": "status", "value": "open"})
        case.commit(*controls)
        for control in controls:
            if control.startswith("erase"):
                case.stub(int(control[-8:]))
        return case.done()

    inside(name, says, "fold")(make)


_breach("key-unnamed", "a signing key that no event binds", lambda c: c.put("v", c.second.line(c.origin)))
_breach("slot-unnamed", "a key slot that no event names", lambda c: c.slot(SECOND_READER, c.identity))
_breach("recipient-unnamed", "a case key that no event names", lambda c: c.put("r", _line(SECOND_READER)))
_breach("blob-unnamed", "a blob that no event names", lambda c: c.secret("b", MESSAGE))
_breach("erase-unnamed", "an event erased, and none says why", lambda c: None, "erase 00000007")
_breach("retire-unnamed", "a key retired, and nobody was removed", lambda c: None, "retire 00000001")
_breach(
    "exhibit-in-anothers-name",
    "an exhibit captured by a key that did not sign",
    lambda c: c.exhibit(MESSAGE, "TXP/1", captured_by=c.second.fingerprint),
)
_breach("exhibit-grade", "a text of grade A", lambda c: c.exhibit(MESSAGE, "TXP/1", grade="A"))
_breach("reference-skipped", "a reference that is not the next", lambda c: c.exhibit(MESSAGE, "TXP/2"))
_breach("reference-of-another", "another producer's initials", lambda c: c.exhibit(MESSAGE, "SXP/1"))
_breach(
    "police-told-without-reference",
    "the police told, without force and reference",
    lambda c: c.event("action-recorded", {"kind": "police-told", "done_at": "2026-11-22T15:00:00Z"}),
)


def _line(identity: Identity) -> bytes:
    return f"{identity.recipient()}\n".encode()


@inside("reader-let-in-by-investigator", "an investigator lets a reader in", "fold")
def reader_let_in_by_investigator() -> bytes:
    case = Case("reader-let-in-by-investigator").open_case()
    case.admit({**DEPUTY, "role": "investigator"}, SECOND_READER, case.second)
    case.commit()
    third, reader = Signer.named("third"), Identity.named("third reader")
    slot, admitted = case.slot(reader, case.identity), case.put("v", third.line(case.origin))
    keys = {"recipient": reader.recipient(), "signer": third.fingerprint, "slot": slot, "admitted": admitted}
    who = {"name": "Third Person", "role": "deputy", "initials": "THP"}
    case.event("person", {**who, **keys}, case.second)
    case.commit(signer=case.second)
    return case.done()


@inside("exhibit-other-bytes", "a blob that is not what its event says", "exhibit")
def exhibit_other_bytes() -> bytes:
    case = Case("exhibit-other-bytes").open_case()
    case.exhibit(MESSAGE, "TXP/1", sha256="0" * 64)
    case.commit()
    return case.done()
