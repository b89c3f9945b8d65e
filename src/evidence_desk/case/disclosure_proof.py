"""The proof of one exhibit: what its holder needs to follow an original file to a signed checkpoint, and no more.

A proof is JSON. It repeats the stored member of the exhibit's `exhibit-added` entry with that member's own file key,
the way from its manifest line to one or more signed checkpoints, the way from each of these to the last, the keys that
signed, and the time stamps over them. Whoever has it and the original can go: SHA-256 of the file, entry, stored
member, leaf, root, signature, stamp. They learn nothing else of the case than its size and the entry's place.

Source: format section "Disclosure proof"; docs/format/proof.md.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence

import msgspec
from msgspec import Struct

from evidence_desk.base.errors import BadInput
from evidence_desk.bundle import age, limits, manifest
from evidence_desk.bundle.merkle import HASH
from evidence_desk.bundle.reader import Unlocked
from evidence_desk.case import codec
from evidence_desk.case import events as ev
from evidence_desk.case.fold_merge import original_of
from evidence_desk.case.values import Exhibit

PROOF_KIND = "evidence-desk-disclosure-proof"
PROOF_VERSION = 1
PROOF_MAX = 4 << 20  # bytes of the file
CHECKPOINTS_MAX = 8
KEYS_MAX = 16
STAMPS_MAX = 8  # over one checkpoint
PATH_MAX = 27  # hashes: 2^27 leaves are more than a case may have
CONSISTENCY_MAX = 2 * PATH_MAX
TLOG_PROOF = b"c2sp.org/tlog-proof@v1\n"


class ProvedExhibit(Struct, frozen=True, kw_only=True):
    """What the proof is about; each value stands in the entry, too, and that one counts."""

    id: str
    reference: str
    media_type: str
    size: int
    sha256: str  # of the original, 64 hex digits


class ProvedEntry(Struct, frozen=True, kw_only=True):
    """The stored entry, and what opens it."""

    leaf: int
    line: str  # of its manifest, without LF
    member: str  # base64 of the stored bytes
    file_key: str  # base64 of 16 bytes; opens this member and nothing else


class ProofKey(Struct, frozen=True, kw_only=True):
    """A key that signed one of the checkpoints, as the case admitted it."""

    leaf: int
    member: str  # the text of its `v/` member
    path: tuple[str, ...]  # audit path to the last checkpoint, base64 hashes, leaf side first


class ProofCheckpoint(Struct, frozen=True, kw_only=True):
    """One signed checkpoint over the entry."""

    proof: str  # C2SP tlog-proof: index, audit path and the signed note
    consistency: tuple[str, ...] = ()  # to the last checkpoint; empty for the last itself
    stamps: tuple[str, ...] = ()  # base64 of RFC 3161 replies over the note


class DisclosureProof(Struct, frozen=True, kw_only=True):
    """The proof of one exhibit."""

    kind: str
    v: int
    case: str
    exhibit: ProvedExhibit
    event: ProvedEntry
    keys: tuple[ProofKey, ...]  # the founder's first
    checkpoints: tuple[ProofCheckpoint, ...]  # by rising size: the entry's own commit first


def text(raw: bytes) -> str:
    """Return bytes as a proof writes them: base64."""
    return base64.b64encode(raw).decode("ascii")


def raw(written: str) -> bytes:
    """Return the bytes of a canonical base64 text; ValueError for any other."""
    data = binascii.a2b_base64(written, strict_mode=True)
    if text(data) != written:
        raise ValueError("not canonical base64")
    return data


# -- making one -----------------------------------------------------------------------------------------------


class Prover:
    """Makes proofs of the exhibits of one case under one checkpoint; the third door is the caller's to ask."""

    def __init__(self, unlocked: Unlocked, commit: int | None = None) -> None:
        """Prove under the checkpoint of `commit`, or of the newest one.

        Raises:
            TamperedBundle: a time stamp in the case is not what was signed.
        """
        self._unlocked = unlocked
        self._bundle = unlocked.bundle
        self._last = self._bundle.head.k if commit is None else commit
        self._stamps: dict[int, list[int]] = {}  # their leaves, by the commit whose note they cover
        self._shown: dict[int, ProofKey] = {}
        for stamp in self._bundle.stamps():
            self._stamps.setdefault(stamp.commit, []).append(stamp.leaf)

    def prove(self, exhibit: Exhibit) -> DisclosureProof:
        """Return the proof of an exhibit.

        Raises:
            NotFound, TamperedBundle: its entry was removed, or is not what was signed.
            PendingRemoval: its entry waits to be removed.
            BadInput: its entry says more than a proof may show, as a record in words does.
            ValueError: the checkpoint is older than the exhibit.
        """
        bundle = self._bundle
        entry = bundle.member(exhibit.added_leaf)
        if entry.commit > self._last:
            raise ValueError("a checkpoint before the exhibit")
        if entry.leaf in bundle.pending:
            self._unlocked.read(entry.leaf)  # refuses, in words
        stored = bundle.stored(entry.leaf)
        file_key = age.unwrap_file_key(age.read_header(stored), self._unlocked.identities)
        _refuse_more_than_an_exhibit(
            age.decrypt_with_file_key(stored, file_key, limit=limits.MAX_EVENT), entry.leaf
        )
        commits = self._commits_for(entry.commit)
        return DisclosureProof(
            kind=PROOF_KIND,
            v=PROOF_VERSION,
            case=bundle.case_id,
            exhibit=ProvedExhibit(
                id=exhibit.id,
                reference=exhibit.ref,
                media_type=exhibit.media_type,
                size=exhibit.size,
                sha256=exhibit.sha256,
            ),
            event=ProvedEntry(
                leaf=entry.leaf,
                line=manifest.member_line(entry.sha256, entry.name.encode()).decode("ascii"),
                member=text(stored),
                file_key=text(file_key),
            ),
            keys=self._keys(commits),
            checkpoints=tuple(self._checkpoint(entry.leaf, k) for k in commits),
        )

    def _commits_for(self, own: int) -> list[int]:
        """Return the entry's own commit, the first stamped one from there on, and the last."""
        first_stamped = next((k for k in sorted(self._stamps) if own <= k <= self._last), own)
        return sorted({own, first_stamped, self._last})

    def _checkpoint(self, leaf: int, k: int) -> ProofCheckpoint:
        bundle = self._bundle
        size, end = bundle.commits[k].size, bundle.commits[self._last].size
        consistency = bundle.consistency_proof(size, end) if k != self._last else []
        return ProofCheckpoint(
            proof=tlog_proof(leaf, bundle.inclusion_proof(leaf, size), bundle.note_of(k)),
            consistency=tuple(map(text, consistency)),
            stamps=tuple(text(bundle.stored(stamp)) for stamp in self._stamps.get(k, ())[:STAMPS_MAX]),
        )

    def signing_keys(self, also: str = "") -> tuple[ProofKey, ...]:
        """Return the founder's key, the one that signed the checkpoint, and the one with the fingerprint `also`."""
        return self._keys([self._last], also)

    def _keys(self, commits: Sequence[int], also: str = "") -> tuple[ProofKey, ...]:
        """Return the founder's key and those that signed these commits, each once, in the order of their leaves."""
        bundle = self._bundle
        size = bundle.commits[self._last].size
        wanted = {bundle.signers[0].leaf}
        wanted |= {one.leaf for one in bundle.signers if one.key.fingerprint == also and one.leaf < size}
        for k in commits:
            signer, first = bundle.commits[k].signer, bundle.commits[k].first_leaf
            held = [one.leaf for one in bundle.signers if one.key.fingerprint == signer]
            wanted.add(next((leaf for leaf in reversed(held) if leaf < first), held[0]))
        for leaf in wanted - self._shown.keys():
            self._shown[leaf] = ProofKey(
                leaf=leaf,
                member=bundle.stored(leaf).decode("ascii"),
                path=tuple(map(text, bundle.inclusion_proof(leaf, size))),
            )
        return tuple(self._shown[leaf] for leaf in sorted(wanted))


def added_by(entry: ev.Recorded) -> tuple[ev.Recorded, ev.ExhibitAdded, str]:
    """Return the entry as its author wrote it, what it adds, and the reference that has in this case.

    Raises:
        ValueError: it adds no exhibit.
    """
    named = ""
    if isinstance(entry.event, ev.EntryMerged):
        original, named = original_of(entry.event), entry.event.name
        if original is None:
            raise ValueError("what it repeats of another copy cannot be read")
        entry = original
    if not isinstance(entry.event, ev.ExhibitAdded):
        raise ValueError("the entry does not add an exhibit")  # noqa: TRY004 - of the entry, not of a caller
    return entry, entry.event, named or entry.event.reference


def _refuse_more_than_an_exhibit(plain: bytes, leaf: int) -> None:
    try:
        added_by(codec.decode(plain, leaf))
    except ValueError as error:
        raise BadInput(
            "no proof without an exhibit-added entry",
            "This has no file, so there is nothing that a proof could show. Nothing was written.",
        ) from error


def proof_json(proof: DisclosureProof) -> bytes:
    """Return a proof as a JSON file; equal proofs give equal bytes."""
    return msgspec.json.format(msgspec.json.encode(proof), indent=1) + b"\n"


# -- its two forms --------------------------------------------------------------------------------------------


def tlog_proof(index: int, path: Sequence[bytes], note: bytes) -> str:
    """Return a transparency-log proof. Source: c2sp.org/tlog-proof."""
    hashes = b"".join(binascii.b2a_base64(item) for item in path)
    return (TLOG_PROOF + b"index %d\n" % index + hashes + b"\n" + note).decode("utf-8")


def parse_tlog_proof(written: str) -> tuple[int, list[bytes], bytes]:
    """Return (index, audit path, note) of a proof as `tlog_proof` writes it.

    Raises:
        ValueError: any other spelling.
    """
    head, _, note = written.partition("\n\n")
    lines = head.split("\n")
    if len(lines) < 2 or len(lines) > 2 + PATH_MAX or not lines[1].startswith("index "):
        raise ValueError("not a proof of a log")
    index = lines[1].removeprefix("index ")
    if not (index.isascii() and index.isdecimal() and len(index) < 10):
        raise ValueError("not a place in a log")
    path = [raw(line) for line in lines[2:]]
    if any(len(item) != HASH for item in path):
        raise ValueError("a hash of another length")
    stored = note.encode("utf-8")
    if tlog_proof(int(index), path, stored) != written:
        raise ValueError("not the one spelling of that proof")
    return int(index), path, stored


def read_proof(data: bytes) -> DisclosureProof:
    """Return the proof in a file, within its bounds; nothing of it is checked yet.

    Raises:
        BadInput: no proof, of a later version, or beyond a bound.
    """
    if len(data) > PROOF_MAX:
        raise _no_proof(f"longer than {PROOF_MAX} bytes")
    try:
        proof = msgspec.json.decode(data, type=DisclosureProof)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _no_proof("it is not written as one") from error
    if proof.kind != PROOF_KIND:
        raise _no_proof("it is something else")
    if proof.v != PROOF_VERSION:
        raise _no_proof("a newer version of the program wrote it")
    if not 1 <= len(proof.keys) <= KEYS_MAX or not 1 <= len(proof.checkpoints) <= CHECKPOINTS_MAX:
        raise _no_proof("it has no key or no checkpoint, or too many")
    if any(
        len(one.stamps) > STAMPS_MAX or len(one.consistency) > CONSISTENCY_MAX for one in proof.checkpoints
    ):
        raise _no_proof("it has too many stamps, or a way that is too long")
    if any(len(key.path) > PATH_MAX for key in proof.keys):
        raise _no_proof("it has a way that is too long")
    return proof


def _no_proof(reason: str) -> BadInput:
    return BadInput(
        f"not a proof: {reason}",
        f"This is no proof of an exhibit that can be checked here: {reason}. Nothing was changed.",
    )
