"""Opening a bundle for reading: quick or full, at its last good commit, without a lock and without writing.

Source: format section "Opening and checking"; docs/format/writing-and-opening.md.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType

from evidence_desk.base.errors import GateRefused, NotFound, TamperedBundle
from evidence_desk.bundle import age, limits, manifest, slots, stamp
from evidence_desk.bundle.ledger import Ledger
from evidence_desk.bundle.limits import BLOCK
from evidence_desk.bundle.note import Checkpoint, VerifierKey
from evidence_desk.bundle.opening import Anchored, Tail, open_ledger, unreadable
from evidence_desk.bundle.rawfile import RawFile, hash_range
from evidence_desk.bundle.sweep import sweep
from evidence_desk.bundle.views import CommitInfo, Commits, Member, Signer

Report = Callable[[int], None]  # bytes done so far; may raise Cancelled


class PendingRemoval(GateRefused):
    """The member is sealed or erased and only waits to be taken out of the file; it is never decrypted."""

    def __init__(self, leaf: int, how: manifest.Removal) -> None:
        word = "locked for the police" if how == "seal" else "erased"
        super().__init__(
            f"leaf {leaf} is pending ({how})",
            f"Entry {leaf} is {word}. It is not shown, and the next writer takes its bytes out of the file.",
        )


class Bundle:
    """A bundle at its last good commit. Reading takes no lock. Use as a context manager, or `close` it.

    Attributes:
        path: where it stands.
        tail: bytes after the last good commit, or None.
        broken: present members whose bytes do not match their line, with the reason; from a full opening.
    """

    def __init__(self, path: Path, file: RawFile, ledger: Ledger, tail: Tail | None = None) -> None:
        self.path = path
        self.tail = tail
        self.broken: Mapping[int, str] = {}
        self.file = file
        self.ledger = ledger
        self._believed: set[int] = set()  # leaves whose stored bytes were hashed and compared

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        full: bool = False,
        report: Report | None = None,
        anchored: Anchored | None = None,
        signer: bytes | None = None,
    ) -> Bundle:
        """Open the bundle at `path` at its last good commit.

        Args:
            full: verify every signature, hash every member and look at every pad byte; members that fail are
                listed in `broken`. Otherwise headers, manifests, notes and the newest signature are checked,
                and each member when it is read.
            report: told the bytes hashed so far; may raise `Cancelled`.
            anchored: gives the number of the newest commit of a case id that this device knows to be saved,
                or None. With it, a broken last commit that was never confirmed counts as a tail
                (see `opening.open_ledger`).
            signer: this device's Ed25519 public key, for the same purpose.
        Raises:
            NotFound, NotABundle: nothing there, or no case bundle.
            NewerFormat: a later version wrote it.
            TamperedBundle: damage or tampering.
            BundleError: the system cannot read the file.
        """
        try:
            file = RawFile.open(path)
        except OSError as error:
            raise unreadable(path, error) from error
        try:
            opened = open_ledger(path, file, all_signatures=full, anchored=anchored, signer=signer)
            opened.hold()
            bundle = cls(path, file, opened.ledger, opened.tail)
            if full and (padding := bundle.sweep(report)):
                raise TamperedBundle(f"The part at byte {padding[0]}", "its padding is not zero")
        except OSError as error:
            file.close()
            raise unreadable(path, error) from error
        except BaseException:
            file.close()
            raise
        return bundle

    def sweep(self, report: Report | None = None, later: Collection[int] = ()) -> list[int]:
        """Hash every member, filling `broken`; return the offsets of members with bad padding.

        Args:
            report: told the bytes done so far; may raise `Cancelled`.
            later: leaves that are not hashed here, because the caller reads them whole next.
        """
        found = sweep(self.file, self.ledger, report or (lambda done: None), later)
        self.broken = found.members
        self._believed = {
            leaf for leaf in range(self.head.size) if leaf not in found.members and leaf not in later
        }
        return found.padding

    def adopt(self, file: RawFile, ledger: Ledger) -> None:
        """Go on with a compacted file of the same commits."""
        self.file, self.ledger = file, ledger

    def close(self) -> None:
        """Close the file; more than once is harmless."""
        self.file.close()

    def __enter__(self) -> Bundle:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # -- what the log says --------------------------------------------------------------------------------

    @property
    def case_id(self) -> str:
        """UUID of the case."""
        return self.ledger.case_id

    @property
    def origin(self) -> str:
        """The log's name: prefix and case id."""
        return self.ledger.origin

    @property
    def founder(self) -> VerifierKey:
        """The key that signed the first commit and made the case id."""
        return self.ledger.keys[0].key

    @property
    def head(self) -> Checkpoint:
        """The newest commit's checkpoint and note."""
        return self.ledger.head

    @property
    def commits(self) -> Sequence[CommitInfo]:
        """All commits, from 0."""
        return Commits(self.ledger)

    @property
    def pending(self) -> Mapping[int, manifest.Removal]:
        """Leaves with a removal line whose bytes are still in the file."""
        return self.ledger.pending

    def controls(self, commit: int) -> tuple[tuple[manifest.Act, int], ...]:
        """Return a commit's control lines as (what, leaf)."""
        return self.ledger.controls.get(commit, ())

    @property
    def signers(self) -> tuple[Signer, ...]:
        """Every key ever admitted, in order."""
        return tuple(Signer(a.leaf, a.key, a.retired_in is not None) for a in self.ledger.keys)

    def may_sign(self, public: bytes) -> bool:
        """Return whether an Ed25519 key (32 bytes) may sign the next commit."""
        return any(not s.retired and s.key.public == public for s in self.signers)

    @property
    def recipients(self) -> tuple[str, ...]:
        """The case's public age recipients, one per epoch, oldest first.

        Raises:
            TamperedBundle: one does not match its line.
        """
        texts: list[str] = []
        for member in self.members("r"):
            line, end, rest = self.stored(member.leaf).partition(b"\n")
            if end != b"\n" or rest or not line.isascii():
                raise TamperedBundle(member.name, "not one line of text")
            texts.append(line.decode("ascii"))
        return tuple(texts)

    def members(self, kind: manifest.Kind | None = None) -> Iterator[Member]:
        """Yield the members, or those of one kind, in order; also removed ones."""
        codes = self.ledger.codes
        if kind is None:
            yield from (self.member(leaf) for leaf, code in enumerate(codes) if code in manifest.MEMBERS)
            return
        leaf = -1
        while (leaf := codes.find(manifest.CODES[kind], leaf + 1)) >= 0:
            yield self.member(leaf)

    def member(self, leaf: int) -> Member:
        """Return the member at a leaf index.

        Raises:
            NotFound: no such leaf, or its line is not a member's.
        """
        ledger = self.ledger
        code = ledger.codes[leaf] if 0 <= leaf < len(ledger.codes) else 0
        if code not in manifest.MEMBERS:
            raise NotFound(f"leaf {leaf} is no member", f"The case has no entry with the number {leaf}.")
        return Member(
            leaf=leaf,
            kind=manifest.KINDS[code],
            name=manifest.member_name(code, leaf).decode("ascii"),
            size=ledger.sizes[leaf],
            sha256=ledger.digest(leaf),
            commit=ledger.commit_of(leaf),
            present=leaf not in ledger.stubs,
        )

    def members_of(self, commit: int) -> list[Member]:
        """Return the members of one commit, in order; also removed ones."""
        info, codes = self.commits[commit], self.ledger.codes
        return [
            self.member(leaf) for leaf in range(info.first_leaf, info.size) if codes[leaf] in manifest.MEMBERS
        ]

    def root_at(self, size: int) -> bytes:
        """Return the head of the tree over the first `size` leaves; ValueError when there are fewer."""
        return self.ledger.tree.root(size)

    def manifest_of(self, commit: int) -> bytes:
        """Return the stored manifest of a commit, as its lines were compared when the bundle was opened."""
        commits = self.ledger.commits
        return self.file.read_at(commits.sum_offsets[commit] + BLOCK, commits.sum_sizes[commit])

    def note_of(self, commit: int) -> bytes:
        """Return the stored note of a commit.

        Raises:
            TamperedBundle: the file was changed since it was opened.
        """
        commits = self.ledger.commits
        note = self.file.read_at(commits.note_offsets[commit] + BLOCK, commits.note_sizes[commit])
        if hashlib.sha256(note).digest() != self.commits[commit].note_sha256:
            raise TamperedBundle(f"The note of commit {commit}", "it changed while the file was open")
        return note

    def inclusion_proof(self, leaf: int, size: int) -> list[bytes]:
        """Return the RFC 6962 audit path of a leaf in the tree of `size` leaves."""
        return self.ledger.tree.inclusion_proof(leaf, size)

    def consistency_proof(self, old: int, new: int) -> list[bytes]:
        """Return the RFC 6962 proof that the tree of `old` leaves is a prefix of the one of `new`."""
        return self.ledger.tree.consistency_proof(old, new)

    # -- stored bytes -------------------------------------------------------------------------------------

    def stored(self, leaf: int, *, anew: bool = False) -> bytes:
        """Return a member's stored bytes, hashed and compared; `anew` also where that was done before.

        Raises:
            NotFound: no such member, or its bytes were removed.
            TamperedBundle: they do not match the signed line.
        """
        name, size = self._present(leaf)
        data = self.file.read_at(self.ledger.offsets[leaf] + BLOCK, size)
        if anew or leaf not in self._believed:
            self._believe(leaf, name, hashlib.sha256(data).digest())
        return data

    def stored_at(self, leaf: int, offset: int, size: int) -> bytes:
        """Return part of a member's stored bytes, unchecked: see `believe`."""
        _, end = self._present(leaf)
        size = max(0, min(size, end - offset))
        return self.file.read_at(self.ledger.offsets[leaf] + BLOCK + offset, size)

    def believe(self, leaf: int, report: Report | None = None) -> None:
        """Hash a member in bounded memory, unless that was done before.

        Raises:
            NotFound, TamperedBundle: as `stored`.
        """
        name, size = self._present(leaf)
        if leaf in self._believed:
            return
        digest = hash_range(self.file, self.ledger.offsets[leaf] + BLOCK, size, report)
        self._believe(leaf, name, digest)

    def is_believed(self, leaf: int) -> bool:
        """Return whether the member's stored bytes were hashed and compared."""
        return leaf in self._believed

    def _believe(self, leaf: int, name: str, digest: bytes) -> None:
        if digest != self.ledger.digest(leaf):
            raise TamperedBundle(name, "its bytes are not those that were signed")
        self._believed.add(leaf)

    def _present(self, leaf: int) -> tuple[str, int]:
        """Return (name, stored size) of a member whose bytes are in the file."""
        member = self.member(leaf)
        if not member.present:
            raise NotFound(f"leaf {leaf} was removed", f"Entry {leaf} was removed from this file.")
        return member.name, member.size

    def stamps(self) -> list[stamp.Stamp]:
        """Return the time stamps in the case, each with the commit whose note it covers.

        Raises:
            TamperedBundle: a stamp does not match its line, is unreadable, or covers no note before it.
        """
        found: list[stamp.Stamp] = []
        for member in self.members("t"):
            try:
                imprint, at = stamp.parse_reply(self.stored(member.leaf))
            except ValueError as error:
                raise TamperedBundle(member.name, str(error)) from error
            k = self.ledger.commit_with_note(imprint)
            if k is None or k >= member.commit:
                raise TamperedBundle(member.name, "it covers no note written before it")
            found.append(stamp.Stamp(member.leaf, k, at))
        return found

    def unlock(self, identities: Sequence[age.Identity]) -> Unlocked:
        """Open the case's key slots. A passphrase is tried only when one is among `identities`.

        Raises:
            KeyUnavailable: no slot is for them.
            TamperedBundle, BundleError: damaged slots, or more than a case may have.
        """
        live = [m.leaf for m in self.members("k") if m.present and m.leaf not in self.pending]
        return Unlocked(self, slots.open_slots([self.stored(leaf) for leaf in live], identities))


class Unlocked:
    """A bundle together with the case's identities: what decrypts members."""

    def __init__(self, bundle: Bundle, identities: Sequence[age.Identity]) -> None:
        self.bundle = bundle
        self.identities = tuple(identities)

    def read(self, leaf: int, limit: int = limits.MAX_SNAPSHOT, *, anew: bool = False) -> bytes:
        """Return a member's plaintext of at most `limit` bytes; the stored bytes are compared first (see `stored`).

        Raises:
            PendingRemoval: it is sealed or erased.
            NotFound, TamperedBundle: as `Bundle.stored`, or a plaintext over `limit`.
            KeyUnavailable: not encrypted to the case, such as a sealed copy.
        """
        _refuse_pending(self.bundle, leaf)
        return age.decrypt(self.bundle.stored(leaf, anew=anew), self.identities, limit=limit)

    def blob(self, leaf: int) -> BlobReader:
        """Return random access to a member's plaintext in bounded memory.

        Raises:
            As `read`.
        """
        _refuse_pending(self.bundle, leaf)
        return BlobReader(self.bundle, leaf, self.identities)


class BlobReader:
    """Plaintext of one member. Up to 64 MiB its stored bytes are hashed before anything is read.

    Larger ones may be sought in at once: every chunk proves itself and the last one the length. `chunks`
    always hashes first. `checked` says whether the signed hash was compared yet.
    """

    def __init__(self, bundle: Bundle, leaf: int, identities: Sequence[age.Identity]) -> None:
        self._bundle = bundle
        self._leaf = leaf
        stored_size = bundle.member(leaf).size
        if stored_size <= limits.WHOLE_BLOB:
            bundle.believe(leaf)
        self._reader = age.AgeReader(
            lambda offset, size: bundle.stored_at(leaf, offset, size), stored_size, identities
        )
        self.size = self._reader.size  # bytes of plaintext, authentic

    @property
    def checked(self) -> bool:
        """Whether the stored bytes were held against the signed hash."""
        return self._bundle.is_believed(self._leaf)

    def read_at(self, offset: int, size: int) -> bytes:
        """Return the plaintext from `offset` on; fewer bytes only at the end.

        Raises:
            PendingRemoval: it was sealed or erased meanwhile.
            TamperedBundle: a chunk was altered.
        """
        _refuse_pending(self._bundle, self._leaf)
        return self._reader.read_at(offset, size)

    def chunks(self, report: Report | None = None) -> Iterator[bytes]:
        """Yield the whole plaintext in order, at most 64 KiB at a time, after its hash was compared.

        Args:
            report: told the stored bytes hashed so far; may raise `Cancelled`.
        Raises:
            As `read_at`.
        """
        _refuse_pending(self._bundle, self._leaf)
        self._bundle.believe(self._leaf, report)
        yield from self._reader.chunks()


def _refuse_pending(bundle: Bundle, leaf: int) -> None:
    how = bundle.pending.get(leaf)
    if how is not None:
        raise PendingRemoval(leaf, how)
