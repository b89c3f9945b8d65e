"""Bundles that every reader accepts, and some that it opens while saying that something is unfinished."""

from __future__ import annotations

import base64
import itertools
from typing import Any

from tools.bundle_vectors import stamps
from tools.bundle_vectors.case import CREATED, DEPUTY, DSL, Case
from tools.bundle_vectors.pieces import Identity, Signer, age, sha
from tools.bundle_vectors.registry import Registry

VECTORS = Registry()
good = VECTORS.good

MESSAGE = "كيف حالك 🙂 see you at the gate\n".encode()
PASSPHRASE = "correct horse battery staple"
CUSTODY = Identity.named("custody")
SHEETS = [Identity.named(f"recovery sheet {number}") for number in (1, 2, 3)]
SHEET_SIGNERS = [Signer.named(f"recovery sheet {number}") for number in (1, 2, 3)]
HOLDERS = [Identity.named(f"custody sheet {number}") for number in (1, 2, 3)]
SECOND_READER = Identity.named("second reader")


def with_exhibit(name: str) -> tuple[Case, int]:
    """Return a case of two commits with one exhibit, and the leaf of its blob."""
    case = Case(name).open_case()
    leaf = case.exhibit(MESSAGE, "TXP/1")
    case.commit()
    return case, leaf


@good("minimal", "one commit: README, founder, recipient, slot, two events")
def minimal() -> bytes:
    return Case("minimal").open_case().done()


@good("container-only", "the least a bundle can be: README, founder, recipient", opens_with=())
def container_only() -> bytes:
    return Case("container-only").begin().done()


@good("no-closing-blocks", "the file ends directly after the newest note")
def no_closing_blocks() -> bytes:
    return Case("no-closing-blocks").open_case().done(b"")


@good("exhibit", "an exhibit with non-Latin text in a second commit", exhibits=1)
def exhibit() -> bytes:
    return with_exhibit("exhibit")[0].done()


@good("exhibit-sizes", "exhibits of 0 and 65,537 bytes: an empty chunk, and two", exhibits=2)
def exhibit_sizes() -> bytes:
    case = Case("exhibit-sizes").open_case()
    for number, size in enumerate((0, 65_537), 1):
        case.exhibit(bytes(size), f"TXP/{number}")
        case.commit()
    return case.done()


@good("hybrid", "post-quantum keys", opens_with=("reader-hybrid",), exhibits=1, random=True)
def hybrid() -> bytes:
    case = Case("hybrid", "hybrid").open_case()
    case.exhibit(MESSAGE, "TXP/1")
    case.commit()
    return case.done()


@good("grease", "unknown stanzas before and after the one that counts, 19 in all")
def grease() -> bytes:
    case = Case("grease").open_case()
    stanza = "-> grease.example/a b c\nAAAA\n"
    body = age(b'{"fold":0}', case.identity, case.fixed, before=stanza * 9, after=stanza * 10)
    case.put("p", body)
    case.commit()
    return case.done()


@good("passphrase-slot", "a further slot for a passphrase (work factor 4, to be quick)")
def passphrase_slot() -> bytes:
    case = Case("passphrase-slot")
    return case.open_case(lambda: case.slot(Identity("scrypt", PASSPHRASE.encode()), case.identity)).done()


@good("two-signers", "a second signer, admitted in commit 1, signs commit 2", exhibits=1)
def two_signers() -> bytes:
    case = Case("two-signers").open_case()
    case.admit(DEPUTY, SECOND_READER, case.second)
    case.commit()
    case.exhibit(MESSAGE, "SXP/1", case.second)
    case.commit(signer=case.second)
    return case.done()


@good("cosigned", "commit 2 has an ML-DSA-44 line by a key admitted in commit 1", opens_with=(), random=True)
def cosigned() -> bytes:
    case, post_quantum = Case("cosigned").begin(), Signer.named("post-quantum", 6)
    case.put("v", post_quantum.line(case.origin))
    case.commit()
    case.filler()
    case.commit(cosigner=post_quantum)
    return case.done()


def _with_second(name: str) -> tuple[Case, int]:
    """Return a case of two commits with a second signer, and the leaf of that key."""
    case = Case(name).begin()
    leaf = case.put("v", case.second.line(case.origin))
    case.commit()
    return case, leaf


@good(
    "retired-founder", "the founder signs the commit that retires the founder; another goes on", opens_with=()
)
def retired_founder() -> bytes:
    case, _ = _with_second("retired-founder")
    case.filler()
    case.commit("retire 00000001")
    case.filler()
    case.commit(signer=case.second)
    return case.done()


@good("readmitted", "a key is admitted again after it was retired, and signs", opens_with=())
def readmitted() -> bytes:
    case, leaf = _with_second("readmitted")
    case.filler()
    case.commit(f"retire {leaf:08}")
    case.put("v", case.second.line(case.origin))
    case.commit()
    case.filler()
    case.commit(signer=case.second)
    return case.done()


def school_keys(case: Case) -> dict[str, Any]:
    """Return the `keys` of a `school-keys` event for the fixed sheets."""
    wraps = {
        f"{i + 1}-{j + 1}": age(
            age(f"{CUSTODY.text()}\n".encode(), HOLDERS[j], case.fixed), HOLDERS[i], case.fixed
        )
        for i, j in itertools.combinations(range(3), 2)
    }
    return {
        "recovery": [
            {"recipient": sheet.recipient(), "signer": signer.material.decode("ascii")}
            for sheet, signer in zip(SHEETS, SHEET_SIGNERS, strict=True)
        ],
        "custody": CUSTODY.recipient(),
        "custody_holders": [holder.recipient() for holder in HOLDERS],
        "custody_wraps": {pair: base64.b64encode(wrap).decode("ascii") for pair, wrap in wraps.items()},
    }


def with_school(name: str) -> Case:
    """Return a case of one commit with recovery slots, the sheets' signing keys and the school's keys."""
    case = Case(name)
    case.put("README", b"EDC 1 Evidence Desk case bundle\n")
    case.put("v", case.founding())
    for signer in SHEET_SIGNERS:
        case.put("v", signer.line(case.origin))
    case.put("r", f"{case.identity.recipient()}\n".encode())
    slot = case.slot(case.reader, case.identity)
    for outer, inner in itertools.combinations(SHEETS, 2):
        case.nested_slot(outer, inner)
    case.event("case-created", CREATED)
    case.event("school-keys", {"keys": school_keys(case)})
    case.person(DSL, case.reader, slot, case.founder, 1)
    case.commit()
    return case


@good("recovery", "three nested slots, opened by two sheets", opens_with=("sheet-1", "sheet-3"), exhibits=1)
def recovery() -> bytes:
    case = with_school("recovery")
    case.exhibit(MESSAGE, "TXP/1")
    case.commit()
    return case.done()


@good(
    "recovered",
    "two sheets let a person in: two events, two commits, two keys",
    opens_with=("second-reader",),
)
def recovered() -> bytes:
    case = with_school("recovered")
    person = {
        "name": DEPUTY["name"],
        "recipient": SECOND_READER.recipient(),
        "signer": case.second.fingerprint,
    }
    case.event("recovery-began", person, SHEET_SIGNERS[0])
    case.commit(signer=SHEET_SIGNERS[0])
    slot, admitted = case.slot(SECOND_READER, case.identity), case.put("v", case.second.line(case.origin))
    keys = {"slot": slot, "admitted": admitted, **person}
    case.event("person", {**DEPUTY, **keys}, SHEET_SIGNERS[2])
    case.commit(signer=SHEET_SIGNERS[2])
    return case.done()


def sealed_case(name: str) -> tuple[Case, int, int]:
    """Return a case whose one exhibit is sealed but still in the file, with the leaves of blob and copy."""
    case = with_school(name)
    leaf = case.exhibit(MESSAGE, "TXP/1")
    exhibit = case.exhibit_id
    offset, size = case.places[leaf]
    case.commit()
    kept = case.secret("s", bytes(case.file[offset + 512 : offset + 512 + size]), CUSTODY)
    members = [{"leaf": leaf, "custody": kept}]
    sealed = {"exhibits": [exhibit], "sha256": [sha(MESSAGE).hex()], "members": members, "reason": "test"}
    case.event("exhibits-sealed", sealed)
    case.commit(f"seal {leaf:08}")
    return case, leaf, kept


@good("sealed", "an exhibit locked for the police, its bytes taken out of the file")
def sealed() -> bytes:
    case, leaf, _ = sealed_case("sealed")
    case.stub(leaf)
    return case.done()


@good("erased", "an event and, later, the custody copy of a sealed exhibit taken out", opens_with=())
def erased() -> bytes:
    case, leaf, kept = sealed_case("erased")
    event = case.next_leaf
    case.event("case-changed", {"field": "title", "value": "A name that should not be here"})
    case.commit()
    case.commit(f"erase {event:08}")
    case.commit(f"erase {kept:08}")
    for gone in (leaf, event, kept):
        case.stub(gone)
    return case.done()


@good(
    "rotated",
    "a second epoch: new recipient, slots with both identities, old slots gone, a reader out",
    exhibits=2,
)
def rotated() -> bytes:
    case = Case("rotated").open_case()
    admitted = case.admit(DEPUTY, SECOND_READER, case.second)
    case.exhibit(MESSAGE, "TXP/1")
    case.commit()
    slots = [leaf for leaf in case.places if case.kinds[leaf] == "k"]
    old, case.identity = case.identity, Identity.named("case, second epoch")
    case.put("r", f"{case.identity.recipient()}\n".encode())
    slot = case.slot(case.reader, case.identity, old)
    case.event("reader-removed", {"recipient": SECOND_READER.recipient(), "reason": "left"})
    began = {"recipient": case.identity.recipient(), "slots": {case.reader.recipient(): slot}}
    case.event("epoch-began", {**began, "reason": "a reader was removed"})
    case.commit(*(f"erase {leaf:08}" for leaf in slots), f"retire {admitted:08}")
    case.exhibit(MESSAGE + b"again\n", "TXP/2")
    case.commit()
    for leaf in slots:
        case.stub(leaf)
    return case.done()


@good(
    "stamped",
    "RFC 3161 replies over the notes of commits 0 and 1, one in a commit of stamps only",
    exhibits=1,
)
def stamped() -> bytes:
    case = Case("stamped").open_case()
    first = case.head.note
    case.exhibit(MESSAGE, "TXP/1")
    case.put("t", stamps.reply(first))
    case.commit()
    case.put("t", stamps.reply(first))
    case.put("t", stamps.reply(case.head.note))
    case.commit()
    return case.done()


@good("unknown-event", "an event of a type nobody knows yet, and unknown fields in a known one")
def unknown_event() -> bytes:
    case = Case("unknown-event").open_case()
    case.event("from-the-future", {"anything": [1, {"deep": None}], "text": "é\u0007\n"})
    case.event("case-changed", {"field": "status", "value": "open", "mood": "calm"})
    case.commit()
    return case.done()


@good("many-leaves", "31 leaves in 10 commits: trees of many shapes")
def many_leaves() -> bytes:
    case = Case("many-leaves").open_case()
    for number in range(9):
        for _ in range(number % 2 + 1):
            case.put("p", age(b'{"fold":0}', case.identity, case.fixed))
        case.commit()
    return case.done()
