"""A case under construction: as right as the format asks, or wrong in exactly one place."""

from __future__ import annotations

import base64
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tools.bundle_vectors.pieces import (
    Clock,
    Fixed,
    Identity,
    Kind,
    Signer,
    age,
    canonical,
    case_id,
    checkpoint,
    header,
    pad_event,
    padded,
    sha,
    tree_head,
)

README = b"EDC 1 Evidence Desk case bundle\n\nA test vector; docs/format/ says what is in it. Nothing here is real.\n"
ENDS = {"v": "vkey", "r": "txt", "t": "tsr", **dict.fromkeys("kmbps", "age")}
Spoil = Callable[[bytes], bytes]


def same(data: bytes) -> bytes:
    return data


@dataclass
class Head:
    """The newest commit."""

    size: int
    root: bytes
    note: bytes


class Case:
    """Builds the bytes of one bundle, member by member."""

    def __init__(self, name: str, kind: Kind = "classic", readme: bytes = README) -> None:
        self.fixed = Fixed(name)
        self.clock = Clock()
        self.founder = Signer.named("founder")
        self.second = Signer.named("second")
        self.identity = Identity.named("case", kind)
        self.reader = Identity.named("reader", kind)
        self.nonce = f"{Fixed(f'nonce {name}').read(16).hex()}\n".encode()
        self.origin = f"evidence-desk.invalid/case/{case_id(self.founder.material, self.nonce)}"
        self.file = bytearray()
        self.k = 0
        self.head = Head(0, sha(b""), b"")
        self.places: dict[int, tuple[int, int]] = {}  # leaf -> (offset of its header, size)
        self.kinds: dict[int, str] = {}
        self.notes: list[int] = []  # offsets of the notes' contents
        self._leaves: list[bytes] = []
        self._lines: list[bytes] = []
        self._readme = readme
        self.exhibit_id = ""  # of the newest exhibit

    @property
    def next_leaf(self) -> int:
        """Leaf index of the next member."""
        return len(self._leaves) + len(self._lines) + (1 if self.k else 0)

    # -- members ------------------------------------------------------------------------------------------

    def raw(self, name: bytes, data: bytes, **fields: bytes) -> int:
        """Append a member without a line; return the offset of its header."""
        offset = len(self.file)
        self.file += header(name, len(data), **fields) + padded(data)
        return offset

    def put(self, kind: str, data: bytes, name: str = "", **fields: bytes) -> int:
        """Append a member with its line; return its leaf."""
        leaf = self.next_leaf
        own = name or ("README.txt" if kind == "README" else f"{kind}/{leaf:08}.{ENDS[kind]}")
        self.places[leaf] = self.raw(own.encode(), data, **fields), len(data)
        self.kinds[leaf] = kind
        self._lines.append(f"{sha(data).hex()}  {own}\n".encode())
        return leaf

    def secret(self, kind: str, plaintext: bytes, to: Identity | None = None) -> int:
        """Append an encrypted member; return its leaf."""
        return self.put(kind, age(plaintext, to or self.identity, self.fixed))

    def filler(self) -> int:
        """Append a small member that means nothing; return its leaf."""
        return self.secret("p", b"{}")

    def founding(self) -> bytes:
        """Return the content of the founder's member."""
        return self.founder.line(self.origin) + self.nonce

    # -- commits ------------------------------------------------------------------------------------------

    def commit(
        self,
        *controls: str,
        signer: Signer | None = None,
        cosigner: Signer | None = None,
        text: Spoil = same,
        root: Spoil = same,
        note: Spoil = same,
        names: tuple[str, str] | None = None,
        more_leaves: int = 0,
    ) -> None:
        """Close the commit; the functions spoil manifest, head or note."""
        chain = [f"{sha(self.head.note).hex()}  c/{self.k - 1:08}.note\n".encode()] if self.k else []
        manifest = text(b"".join([*chain, *self._lines, *(f"{line}\n".encode() for line in controls)]))
        self._leaves += manifest.splitlines(keepends=True)
        size, head = len(self._leaves) + more_leaves, root(tree_head(self._leaves))
        stored = checkpoint(self.origin, size, head) + b"\n"
        for key in (signer or self.founder, cosigner):
            stored += key.signature(self.origin, size, head) if key is not None else b""
        stored = note(stored)
        sum_name, note_name = names or (f"c/{self.k:08}.sum", f"c/{self.k:08}.note")
        self.raw(sum_name.encode(), manifest)
        self.notes.append(self.raw(note_name.encode(), stored) + 512)
        self.head = Head(size, head, stored)
        self._lines = []
        self.k += 1

    def begin(self) -> Case:
        """Write a first commit without events: README, founder, recipient."""
        self.put("README", self._readme)
        self.put("v", self.founding())
        self.put("r", f"{self.identity.recipient()}\n".encode())
        self.commit()
        return self

    def follow(self, commits: int = 1) -> Case:
        """Write commits of one small member each."""
        for _ in range(commits):
            self.filler()
            self.commit()
        return self

    def open_case(self, *more: Callable[[], object]) -> Case:
        """Write a first commit with a reader's slot and the events that begin a case."""
        self.put("README", self._readme)
        self.put("v", self.founding())
        self.put("r", f"{self.identity.recipient()}\n".encode())
        slot = self.slot(self.reader, self.identity)
        for add in more:
            add()
        self.event("case-created", CREATED)
        self.person(DSL, self.reader, slot, self.founder, 1)
        self.commit()
        return self

    def slot(self, reader: Identity, *identities: Identity) -> int:
        """Append a key slot for one reader, newest identity first; return its leaf."""
        return self.secret("k", "".join(f"{identity.text()}\n" for identity in identities).encode(), reader)

    def nested_slot(self, outer: Identity, inner: Identity) -> int:
        """Append a key slot that two readers open together; return its leaf."""
        return self.secret("k", age(f"{self.identity.text()}\n".encode(), inner, self.fixed), outer)

    # -- events -------------------------------------------------------------------------------------------

    def event(
        self,
        kind: str,
        body: dict[str, Any],
        by: Signer | None = None,
        spoil: Spoil = pad_event,
        **envelope: object,
    ) -> str:
        """Append an event; return its id."""
        at, monotonic_ms = self.clock.read()
        number = str(uuid.UUID(bytes=self.fixed.read(16), version=4))
        written = {
            "v": 1,
            "id": number,
            "type": kind,
            "at": at,
            "monotonic_ms": monotonic_ms,
            "boot": "00000000-0000-4000-8000-000000000000",
            "actor": (by or self.founder).fingerprint,
            "seen": {"size": self.head.size, "root": base64.b64encode(self.head.root).decode("ascii")},
            "body": body,
            **envelope,
        }
        self.secret("m", spoil(canonical(written)))
        return number

    def person(self, who: dict[str, str], reader: Identity, slot: int, signer: Signer, admitted: int) -> None:
        """Append the event that binds a name to keys."""
        keys = {"recipient": reader.recipient(), "signer": signer.fingerprint}
        self.event("person", {**who, **keys, "slot": slot, "admitted": admitted})

    def admit(self, who: dict[str, str], reader: Identity, signer: Signer) -> int:
        """Append key, slot and event of a further reader; return the leaf of the key."""
        slot, admitted = self.slot(reader, self.identity), self.put("v", signer.line(self.origin))
        self.person(who, reader, slot, signer, admitted)
        return admitted

    def exhibit(self, data: bytes, reference: str, by: Signer | None = None, **other: object) -> int:
        """Append a blob and its events; return the blob's leaf."""
        leaf, who = self.secret("b", data), (by or self.founder).fingerprint
        at = self.clock.coming()
        body = {
            "reference": reference,
            "kind": "message-transcript",
            "media_type": "text/plain",
            "size": len(data),
            "sha256": sha(data).hex(),
            "blob": leaf,
            "captured_at": {"utc": at, "zone": "GMT", "offset_minutes": 0},
            "captured_by": who,
            "method": "text given on the command line",
            "grade": "D",
            "gate": {"answer": "not-needed", "who": who, "at": at, "wording": "test"},
        }
        number = self.event("exhibit-added", body | other, by)
        self.event("exhibit-described", {"exhibit": number, "caption": f"Test exhibit {reference}"}, by)
        self.exhibit_id = number
        return leaf

    # -- the end ------------------------------------------------------------------------------------------

    def stub(self, leaf: int, content: bytes = b"") -> None:
        """Put an empty stub in the place of a member."""
        offset, size = self.places[leaf]
        new = header(f"e/{leaf:08}".encode(), len(content)) + padded(content)
        gone = 512 + size + -size % 512
        self.file[offset : offset + gone] = new
        shift = len(new) - gone
        later = {key: (at + shift, length) for key, (at, length) in self.places.items() if at > offset}
        self.places |= later
        self.notes = [at + shift if at > offset else at for at in self.notes]

    def done(self, closing: bytes = bytes(1024)) -> bytes:
        """Return the file."""
        return bytes(self.file) + closing


CREATED = {
    "title": "Test vector",
    "school": {"name": "Larkrise Academy"},
    "policy": {"id": "test", "version": "1", "sha256": "0" * 64},
}
DSL = {"name": "Test Person", "role": "dsl", "initials": "TXP"}
DEPUTY = {"name": "Second Person", "role": "deputy", "initials": "SXP"}
