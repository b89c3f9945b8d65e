"""The log of a case in memory: every leaf, commit and key, and the rules by which a commit counts.

A commit enters in two steps. `draft` holds its manifest against the members found and grows the tree;
`accept` holds the note against that tree and the keys admitted before. The scanner and the writer both go
through here, so a writer cannot make what a reader refuses. Leaves live in packed arrays: a case of 10,000
exhibits has some 60,000 of them.

Source: format section "Members"; docs/format/log.md.
"""

from __future__ import annotations

import hashlib
from array import array
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from evidence_desk.bundle import limits, manifest, note
from evidence_desk.bundle.merkle import EMPTY_ROOT, HASH, Tree
from evidence_desk.bundle.note import Checkpoint, VerifierKey
from evidence_desk.bundle.ustar import occupied

Part = Literal["container", "manifests", "signatures"]
_NO_HASH = bytes(HASH)


class LaterVersion(Exception):
    """A whole and signed first commit that names a later version of the format."""

    def __init__(self, version: int) -> None:
        super().__init__(f"format version {version}")
        self.version = version


class CommitRefused(Exception):
    """A commit that does not count; `part` is the check that fails."""

    def __init__(self, part: Part, reason: str) -> None:
        super().__init__(reason)
        self.part = part
        self.reason = reason


@dataclass(slots=True)
class Admitted:
    """A key that may sign, or might once."""

    leaf: int
    key: VerifierKey
    commit: int  # it may sign later ones
    retired_in: int | None = None  # it may sign this one still, later ones not


class Found(NamedTuple):
    """The members of one commit as they stand in the file, in order."""

    codes: bytearray  # kind of each, STUB for stubs
    offsets: list[int]  # of the headers
    sizes: list[int]


@dataclass(slots=True)
class Draft:
    """A commit whose manifest fits its members and the log; its note is still to come."""

    k: int
    first: int  # leaf of its first line
    size: int  # of the tree with it
    root: bytes
    codes: bytearray
    offsets: list[int]
    sizes: list[int]
    digests: bytearray
    controls: list[tuple[int, int]]
    stubs: list[int]
    keys: list[Admitted] = field(default_factory=list)
    case_id: str = ""
    version: int = limits.FORMAT_VERSION


@dataclass(slots=True)
class Commits:
    """One entry per commit."""

    firsts: array[int] = field(default_factory=lambda: array("Q"))
    sizes: array[int] = field(default_factory=lambda: array("Q"))
    note_offsets: array[int] = field(default_factory=lambda: array("Q"))  # of the note's header
    note_sizes: array[int] = field(default_factory=lambda: array("Q"))
    sum_offsets: array[int] = field(default_factory=lambda: array("Q"))
    sum_sizes: array[int] = field(default_factory=lambda: array("Q"))
    signers: array[int] = field(default_factory=lambda: array("Q"))  # places in Ledger.keys
    roots: bytearray = field(default_factory=bytearray)
    note_hashes: bytearray = field(default_factory=bytearray)

    def __len__(self) -> int:
        return len(self.firsts)


class Sealing(NamedTuple):
    """Where manifest and note of a commit stand, and what the note is."""

    sum_offset: int
    sum_size: int
    note_offset: int
    note: bytes


class Ledger:
    """All accepted commits of one case."""

    def __init__(self) -> None:
        self.case_id = ""
        self.origin = ""
        self.codes = bytearray()
        self.offsets = array("Q")
        self.sizes = array("Q")
        self.digests = bytearray()
        self.tree = Tree()
        self.commits = Commits()
        self.keys: list[Admitted] = []
        self.removals: dict[int, manifest.Removal] = {}
        self.pending: dict[int, manifest.Removal] = {}  # present members with a removal line
        self.stubs: set[int] = set()
        self.controls: dict[int, tuple[tuple[manifest.Act, int], ...]] = {}  # of the commits that have any
        self.head = Checkpoint(-1, 0, EMPTY_ROOT, b"", b"")
        self.end = 0  # offset after the newest note
        self.slots = 0  # live k/ members
        self.epochs = 0  # r/ members
        self._active: dict[bytes, int] = {}  # key id -> place in keys
        self._head_signed: list[tuple[VerifierKey, bytes]] = []

    @property
    def next_member(self) -> int:
        """Leaf index of the first member of the next commit."""
        return self.head.size + (1 if self.head.k >= 0 else 0)

    @property
    def newest_key_id(self) -> bytes:
        """Id of the Ed25519 key that signed the newest commit."""
        return self.keys[self.commits.signers[-1]].key.key_id

    def commit_of(self, leaf: int) -> int:
        """Return the number of the commit that holds a leaf."""
        return bisect_right(self.commits.firsts, leaf) - 1

    def commit_with_note(self, sha256: bytes) -> int | None:
        """Return the number of the commit whose note has that SHA-256, or None."""
        place = -1
        while (place := self.commits.note_hashes.find(sha256, place + 1)) >= 0:
            if place % HASH == 0:
                return place // HASH
        return None

    def digest(self, leaf: int) -> bytes:
        """Return the SHA-256 in a member's line, 32 bytes; zeros for control lines."""
        return bytes(self.digests[leaf * HASH : (leaf + 1) * HASH])

    def active_key(self, key_id: bytes) -> Admitted | None:
        """Return the key with that id that may sign the next commit."""
        place = self._active.get(key_id)
        return None if place is None else self.keys[place]

    # -- first step ---------------------------------------------------------------------------------------

    def draft(self, text: bytes, found: Found, fetch: Callable[[int], bytes]) -> Draft:
        """Return the draft of the next commit; the tree stands at its size until `accept` or `drop`.

        Args:
            text: the manifest.
            fetch: gives the content of a member of this commit by leaf; asked for keys and the README only.
        Raises:
            CommitRefused: it does not fit; the tree is as before.
        """
        k, base = self.head.k + 1, self.head.size
        lines = text.split(b"\n")
        if lines.pop() or not lines or len(lines) > limits.MAX_MANIFEST_LINES:
            raise CommitRefused("manifests", f"the manifest of commit {k} is empty, cut off or too long")
        draft = Draft(k, base, base + len(lines), b"", bytearray(), [], [], bytearray(), [], [])
        if draft.size > limits.MAX_LEAVES or k >= limits.MAX_COMMITS:
            raise CommitRefused("manifests", "more leaves or commits than eight digits can count")
        if k:
            draft.codes.append(manifest.NOTE_LINE)
            draft.offsets.append(self.commits.note_offsets[-1])
            draft.sizes.append(self.commits.note_sizes[-1])
            draft.digests += self.head.note_sha256
            if lines[0] != manifest.member_line(self.head.note_sha256, manifest.note_name(k - 1)):
                raise CommitRefused("manifests", f"commit {k} does not follow the commit before it")
            if len(lines) == 1:
                raise CommitRefused("manifests", f"commit {k} is empty")
        self._take_members(draft, lines, found)
        self._take_controls(draft, lines[len(draft.codes) :])
        self._take_keys(draft, fetch)
        self._hold_bounds(draft)
        sha256 = hashlib.sha256
        self.tree.extend([sha256(b"\0" + line + b"\n").digest() for line in lines])
        draft.root = self.tree.root()
        return draft

    def drop(self) -> None:
        """Forget a draft."""
        self.tree.truncate(self.head.size)

    def _take_members(self, draft: Draft, lines: list[bytes], found: Found) -> None:
        start = len(draft.codes)
        leaf = draft.first + start
        members = lines[start : start + len(found.codes)]
        if len(members) < len(found.codes):
            raise CommitRefused("manifests", f"commit {draft.k} holds members its manifest does not name")
        fromhex, readme, templates = bytes.fromhex, manifest.README, manifest.TEMPLATES
        for code, line in zip(found.codes, members, strict=True):
            try:
                if code == manifest.STUB:
                    draft.stubs.append(leaf)
                    code = manifest.removed_kind(line, leaf)  # noqa: PLW2901 - the kind it had counts
                text = line[:64].decode("ascii")
                digest = fromhex(text)
                name = manifest.README_NAME if code == readme else templates[code] % leaf
                if digest.hex() != text or line[64:] != b"  " + name or len(digest) != HASH:
                    raise ValueError("another member")
            except ValueError as error:
                raise CommitRefused(
                    "manifests", f"line of leaf {leaf} does not fit its member ({error})"
                ) from None
            draft.codes.append(code)
            draft.digests += digest
            leaf += 1
        draft.offsets += found.offsets
        draft.sizes += found.sizes

    def _take_controls(self, draft: Draft, lines: list[bytes]) -> None:
        try:
            controls = [manifest.parse_control(line) for line in lines]
        except ValueError as error:
            raise CommitRefused("manifests", f"commit {draft.k} has {error}") from None
        if not controls:
            return
        if controls != sorted(set(controls), key=manifest.control_rank):
            raise CommitRefused("manifests", f"the removal lines of commit {draft.k} are out of order")
        named: set[int] = set()
        for code, leaf in controls:
            if leaf >= draft.first:
                raise CommitRefused("manifests", f"commit {draft.k} names leaf {leaf} before it is written")
            if code == manifest.RETIRE:
                if all(key.leaf != leaf or key.retired_in is not None for key in self.keys):
                    raise CommitRefused("manifests", f"leaf {leaf} is no key that could be retired")
            elif leaf in self.removals or leaf in named or self.codes[leaf] not in manifest.REMOVABLE[code]:
                raise CommitRefused("manifests", f"leaf {leaf} cannot be removed, or was before")
            else:
                named.add(leaf)
            draft.codes.append(code)
            draft.offsets.append(0)
            draft.sizes.append(0)
            draft.digests += _NO_HASH
        draft.controls = controls
        sealed = sum(code == manifest.SEAL for code, _ in controls)
        if sealed > draft.codes.count(manifest.S):
            raise CommitRefused("manifests", f"commit {draft.k} seals without keeping the bytes for custody")

    def _take_keys(self, draft: Draft, fetch: Callable[[int], bytes]) -> None:
        if draft.k == 0:
            if draft.codes[:1] != bytes([manifest.README]):
                raise CommitRefused("container", "the first member is not the README")
            version = manifest.VERSION_LINE.match(_checked(draft, 0, fetch))
            if version is None:
                raise CommitRefused("container", "the README does not start with a version line")
            draft.version = int(version[1])
        taken = set(self._active)
        origin, place = self.origin, -1
        while (place := draft.codes.find(manifest.V, place + 1)) >= 0:
            leaf = draft.first + place
            data = _checked(draft, place, fetch)
            try:
                if not origin:
                    draft.case_id, key = note.parse_founding_member(data)
                    origin = key.name
                else:
                    key = note.parse_verifier_key(data)
            except ValueError as error:
                raise CommitRefused("signatures", f"the key at leaf {leaf} is unreadable ({error})") from None
            if key.name != origin or key.key_id in taken:
                raise CommitRefused(
                    "signatures", f"the key at leaf {leaf} is another case's, or was admitted before"
                )
            taken.add(key.key_id)
            draft.keys.append(Admitted(leaf, key, draft.k))
        if not origin:
            raise CommitRefused("signatures", "the first commit admits no key")

    def _hold_bounds(self, draft: Draft) -> None:
        codes = draft.codes
        if len(self.keys) + len(draft.keys) > limits.MAX_KEYS:
            raise CommitRefused("manifests", f"more than {limits.MAX_KEYS} keys")
        if self.epochs + codes.count(manifest.R) > limits.MAX_EPOCHS:
            raise CommitRefused("manifests", f"more than {limits.MAX_EPOCHS} epochs")
        if self.slots + self._slots_gained(draft) > limits.MAX_SLOTS:
            raise CommitRefused("manifests", f"more than {limits.MAX_SLOTS} key slots at a time")
        if codes.find(manifest.README, 0 if draft.k else 1) >= 0:
            raise CommitRefused("container", "a second README")

    def _slots_gained(self, draft: Draft) -> int:
        if not draft.controls:
            return draft.codes.count(manifest.K)
        lost = sum(code == manifest.ERASE and self.codes[leaf] == manifest.K for code, leaf in draft.controls)
        return draft.codes.count(manifest.K) - lost

    # -- second step --------------------------------------------------------------------------------------

    def accept(self, draft: Draft, sealing: Sealing, *, verify: bool) -> None:
        """Make the drafted commit the newest.

        Signatures are verified when `verify` is set or when the commit changes who may sign. Otherwise the
        hash of its note in the next commit, and so the newest signature, covers it: see `verify_head`.

        Raises:
            CommitRefused: the note does not cover this head, or no admitted key signed it; the draft is dropped.
            LaterVersion: everything fits, but for a version we do not know. A larger number in a first commit
                that does not fit is damage: one changed bit must not pass for a newer program.
        """
        try:
            signed = self._signatures(draft, sealing.note)
            changes_keys = draft.keys or any(code == manifest.RETIRE for code, _ in draft.controls)
            if (verify or changes_keys) and not _all_verify(signed, draft.size, draft.root):
                raise CommitRefused("signatures", f"a signature of commit {draft.k} is wrong")
        except CommitRefused:
            self.drop()
            raise
        if draft.version != limits.FORMAT_VERSION:
            self.drop()
            raise LaterVersion(draft.version)
        self._publish(draft, sealing, signed)

    def verify_head(self) -> bool:
        """Return whether the signatures over the newest commit are right."""
        return _all_verify(self._head_signed, self.head.size, self.head.root)

    def _signatures(self, draft: Draft, stored: bytes) -> list[tuple[VerifierKey, bytes]]:
        """Return (key, signature) of each signature line; every key may sign this commit."""
        origin = self.origin or draft.keys[0].key.name
        try:
            signatures = note.read_signatures(stored, origin, draft.size, draft.root)
        except ValueError as error:
            part: Part = "signatures" if _is_no_note(stored, origin) else "manifests"
            raise CommitRefused(
                part, f"the note of commit {draft.k} does not stand over it ({error})"
            ) from None
        if draft.k == 0:
            founder = draft.keys[0].key
            if [signature.key_id for signature in signatures] != [founder.key_id]:
                raise CommitRefused("signatures", "the first commit is not signed by its founder")
            return [(founder, signatures[0].value)]
        signed: list[tuple[VerifierKey, bytes]] = []
        for signature in signatures:
            admitted = self.active_key(signature.key_id)
            if admitted is None or admitted.key.type != signature.type:
                raise CommitRefused("signatures", f"commit {draft.k} is signed by a key that may not sign it")
            signed.append((admitted.key, signature.value))
        return signed

    def _publish(self, draft: Draft, sealing: Sealing, signed: list[tuple[VerifierKey, bytes]]) -> None:
        if draft.k == 0:
            self.case_id, self.origin = draft.case_id, draft.keys[0].key.name
        for admitted in draft.keys:
            self._active[admitted.key.key_id] = len(self.keys)
            self.keys.append(admitted)
        signer = self._active[signed[0][0].key_id]
        self.slots += self._slots_gained(draft)
        self.epochs += draft.codes.count(manifest.R)
        if draft.controls:
            self.controls[draft.k] = tuple((manifest.ACTS[code], leaf) for code, leaf in draft.controls)
        for code, leaf in draft.controls:
            if code == manifest.RETIRE:
                self._retire(leaf, draft.k)
            else:
                self.removals[leaf] = manifest.REMOVALS[code]
                if leaf not in self.stubs:
                    self.pending[leaf] = manifest.REMOVALS[code]
        self.stubs.update(draft.stubs)
        self.offsets.extend(draft.offsets)
        self.sizes.extend(draft.sizes)
        self.digests += draft.digests
        note_sha256 = hashlib.sha256(sealing.note).digest()
        commits = self.commits
        commits.firsts.append(draft.first)
        commits.sizes.append(draft.size)
        commits.note_offsets.append(sealing.note_offset)
        commits.note_sizes.append(len(sealing.note))
        commits.sum_offsets.append(sealing.sum_offset)
        commits.sum_sizes.append(sealing.sum_size)
        commits.signers.append(signer)
        commits.roots += draft.root
        commits.note_hashes += note_sha256
        self.codes += draft.codes  # last: another thread that lists members finds all else there
        self.head = Checkpoint(draft.k, draft.size, draft.root, note_sha256, sealing.note)
        self.end = sealing.note_offset + occupied(len(sealing.note))
        self._head_signed = signed

    def _retire(self, leaf: int, k: int) -> None:
        for place, admitted in enumerate(self.keys):
            if admitted.leaf == leaf and admitted.retired_in is None:
                admitted.retired_in = k
                if self._active.get(admitted.key.key_id) == place:
                    del self._active[admitted.key.key_id]


def _checked(draft: Draft, place: int, fetch: Callable[[int], bytes]) -> bytes:
    """Return the content of a member of the draft, held against its manifest line."""
    leaf = draft.first + place
    data = fetch(leaf)
    if hashlib.sha256(data).digest() != draft.digests[place * HASH : (place + 1) * HASH]:
        raise CommitRefused("manifests", f"the member at leaf {leaf} does not match its line")
    return data


def _all_verify(signed: Sequence[tuple[VerifierKey, bytes]], size: int, root: bytes) -> bool:
    return all(key.verifies(size, root, signature) for key, signature in signed)


def _is_no_note(stored: bytes, origin: str) -> bool:
    try:
        note.parse_note(stored, origin)
    except ValueError:
        return True
    return False
