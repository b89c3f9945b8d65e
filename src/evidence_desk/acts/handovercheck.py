"""Checking a hand-over folder: every byte against its list, the list's signature, the proofs, the pack. Never writes.

The folder may come from anybody and hold anything. Paths come from a list that may hold none out of it; links are not
followed; every file but originals and pack is bounded before it is read, and those are read in pieces.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import TypeVar

import msgspec
from msgspec import Struct

from evidence_desk.acts.packcheck import check_pack
from evidence_desk.acts.progress import Report
from evidence_desk.acts.proving import check_messages, check_proof
from evidence_desk.acts.verifying import Check, Known
from evidence_desk.base import files
from evidence_desk.base.counting import counted
from evidence_desk.base.errors import BadInput, EvidenceDeskError
from evidence_desk.bundle import manifest, merkle, note
from evidence_desk.bundle.limits import MAX_NOTE, MAX_STAMP, ORIGIN_PREFIX
from evidence_desk.bundle.reader import Bundle
from evidence_desk.case import events as ev
from evidence_desk.case.chat_proof import LINES_FILE_MAX
from evidence_desk.case.disclosure_proof import KEYS_MAX, PROOF_MAX, ProofKey, raw
from evidence_desk.case.fold_merge import original_of
from evidence_desk.case.loading import read_entries
from evidence_desk.case.proof_checking import Proved
from evidence_desk.packs import handover
from evidence_desk.packs.facts import read_pack
from evidence_desk.packs.signature import read_signature
from evidence_desk.packs.stamper import judge

_LIST_MAX = 32 << 20  # bytes; some 200,000 files
_FACTS_MAX = 64 << 20
_STEP = 1 << 20
_T = TypeVar("_T")
_SHOWN = 5  # names in one sentence
_LITTER = re.compile(
    r"(^|/)(\.DS_Store|\._[^/]*|Thumbs\.db|desktop\.ini)$", re.IGNORECASE
)  # of systems, not ours


class _ExhibitFacts(Struct, frozen=True, kw_only=True):
    reference: str
    id: str
    media_type: str
    size: int | None
    sha256: str | None
    original: str | None
    proof: str | None
    left_out: str


class _CheckpointFacts(Struct, frozen=True, kw_only=True):
    size: int
    root: str
    sha256: str


class _Facts(Struct, frozen=True, kw_only=True):
    kind: str
    v: int
    case: str
    pack: str
    made: str
    checkpoint: _CheckpointFacts
    exhibits: tuple[_ExhibitFacts, ...]


class _Keys(Struct, frozen=True, kw_only=True):
    kind: str
    v: int
    case: str
    keys: tuple[ProofKey, ...]


class _Failed(Exception):
    """A part that cannot be used, in words."""


def check_handover(path: Path, known: Known, report: Report) -> tuple[list[Check], str]:
    """Return the checks of a hand-over folder, and the verdict when none fails.

    Raises:
        NotFound, BadInput: the case to compare with is not there.
    """
    found = _Folder(path)
    checks = found.check_files(report)
    facts, signed_by = None, ""
    try:
        signed_by = found.signed_by()
        checks.append(("list", True, f"signed by the key {signed_by}"))
        facts = found.facts()
        checks.append(("contents", True, f"pack {facts.pack}, {counted(len(facts.exhibits), 'exhibit')}"))
    except _Failed as error:
        checks.append(("list" if not signed_by else "contents", False, str(error)))
    if facts is None:
        return checks, ""
    checks.append(found.check_checkpoint(facts))
    checks.append(found.check_proofs(facts))
    checks += found.check_passages()
    checks += found.check_pack(facts, known, signed_by)
    checks += found.check_stamps(facts)
    checks += found.check_recorded(facts, known)
    return checks, "Everything in the folder is as it was handed over."


class _Folder:
    """A folder somebody brings."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._digests: dict[str, str] = {}  # of what was read, by path
        self._admitted: frozenset[str] = frozenset()  # fingerprints of keys that the case admitted

    # -- files --------------------------------------------------------------------------------------------

    def read(self, name: str, limit: int) -> bytes:
        """Return a small file of the folder, one that is no link.

        Raises:
            _Failed: it is not there, too large, or not readable.
        """
        path = self._path.joinpath(*name.split("/"))
        if path.is_symlink():
            raise _Failed(f"{name} is a link")
        try:
            return files.read_bounded(path, limit)
        except EvidenceDeskError:
            raise _Failed(f"{name} is missing, or cannot be read") from None

    def below(self, name: str, ending: str = "") -> Iterator[str]:
        """Yield the files below a folder of it, as paths with slashes."""
        for folder, _, names in os.walk(self._path.joinpath(*name.split("/")) if name else self._path):
            for one in names:
                if one.endswith(ending):
                    yield (Path(folder) / one).relative_to(self._path).as_posix()

    def check_files(self, report: Report) -> list[Check]:
        """Hold every file against the two lists."""
        try:
            declared = self.read(handover.BAG_FILE, _STEP)
            listed = self._listed(handover.MANIFEST)
            tagged = self._listed(handover.TAG_MANIFEST)
        except _Failed as error:
            return [("files", False, str(error))]
        if declared != handover.BAG_DECLARATION:
            return [("files", False, f"{handover.BAG_FILE} is not as a hand-over has it")]
        wrong = self._compare({**listed, **tagged}, report)
        there = {*self.below("")} - listed.keys() - tagged.keys() - {handover.TAG_MANIFEST}
        left = sorted(name for name in there if _LITTER.search(name))
        extra = sorted((there | self._odd_folders([*listed, *tagged])) - {*left})
        if any(not name.startswith("data/") for name in listed) or any("/" in name for name in tagged):
            wrong.append("a list that names files elsewhere")
        if extra:
            wrong.append(f"not on the list: {_few(extra)}")
        if wrong:
            return [("files", False, "; ".join(wrong))]
        there_too = listed.keys() | tagged.keys() & self._digests.keys()
        said = f"{counted(len(there_too), 'file')}, each byte for byte as listed"
        lost = sorted(handover.FOR_PEOPLE & tagged.keys() - self._digests.keys())
        if lost:
            said = f"{said}; missing, a text that proves nothing: {_few(lost)}"
        if left:
            said += f"; left by a computer, and no part of it: {_few(left)}"
        return [("files", True, said)]

    def _odd_folders(self, listed: Iterable[str]) -> set[str]:
        """Return the folders that no list needs, and those that are links to elsewhere."""
        needed = {parent.as_posix() for name in listed for parent in PurePosixPath(name).parents}
        odd: set[str] = set()
        for above, folders, _ in os.walk(self._path):
            for one in folders:
                path = Path(above) / one
                name = path.relative_to(self._path).as_posix()
                if path.is_symlink() or name not in needed:
                    odd.add(name)
        return odd

    def _listed(self, name: str) -> Mapping[str, str]:
        try:
            return handover.parse_manifest(self.read(name, _LIST_MAX))
        except ValueError as error:
            raise _Failed(f"{name}: {error}") from error

    def _compare(self, listed: Mapping[str, str], report: Report) -> list[str]:
        report.stage("Checking the files", len(listed))
        missing: list[str] = []
        other: list[str] = []
        for done, (name, digest) in enumerate(listed.items(), 1):
            found = self._digest(name)
            if not found and (name not in handover.FOR_PEOPLE or os.path.lexists(self._path / name)):
                missing.append(name)
            elif found and found != digest:
                other.append(name)
            report(done)
        return [
            f"{words}: {_few(names)}"
            for words, names in (("missing", missing), ("altered or damaged", other))
            if names
        ]

    def _digest(self, name: str) -> str:
        """Return the SHA-256 of a file, or an empty text for what is not there or no file of its own."""
        hasher = hashlib.sha256()
        path = self._path.joinpath(*name.split("/"))
        try:
            if not stat.S_ISREG(path.lstat().st_mode):
                return ""
            with path.open("rb") as stream:
                while piece := stream.read(_STEP):
                    hasher.update(piece)
        except OSError:
            return ""
        self._digests[name] = hasher.hexdigest()
        return hasher.hexdigest()

    # -- what they say ------------------------------------------------------------------------------------

    def signed_by(self) -> str:
        """Return the fingerprint of the key that signed the list.

        Raises:
            _Failed: nobody did.
        """
        listed, beside = self.read(handover.MANIFEST, _LIST_MAX), self.read(handover.TAG_MANIFEST, _LIST_MAX)
        key = handover.signed_by(listed, beside, self.read(handover.SIGNATURE, _STEP))
        if key is None:
            raise _Failed("the lists of files are not those that were signed: altered, or added to")
        return key

    def facts(self) -> _Facts:
        """Return what the folder says of itself.

        Raises:
            _Failed: it is not readable.
        """
        facts = _decoded(self.read(handover.FACTS, _FACTS_MAX), _Facts, handover.FACTS)
        if (facts.kind, facts.v) != (handover.HANDOVER_KIND, handover.HANDOVER_VERSION):
            raise _Failed(f"{handover.FACTS} is of another kind or version")
        return facts

    def check_checkpoint(self, facts: _Facts) -> Check:
        """Hold the checkpoint against the keys that founded the case and signed it."""
        try:
            stored = self.read(handover.CHECKPOINT, MAX_NOTE)
            keys = _decoded(self.read(handover.KEYS, PROOF_MAX), _Keys, handover.KEYS)
            signer, self._admitted = _signer_of(stored, keys, facts)
        except _Failed as error:
            return "checkpoint", False, str(error)
        except ValueError as error:
            return "checkpoint", False, f"{error}: altered, or of another case"
        return (
            "checkpoint",
            True,
            f"of case {facts.case}, tree size {facts.checkpoint.size}, signed by the key {signer}",
        )

    def check_proofs(self, facts: _Facts) -> Check:
        """Follow every proof to the checkpoint, and hold its original against it."""
        good = 0
        try:
            stored = self.read(handover.CHECKPOINT, MAX_NOTE)
            for one in facts.exhibits:
                if one.original is not None and one.proof is None:
                    raise _Failed(f"{one.reference} has an original and no proof")
                if one.proof is not None:
                    self._check_proof(one, stored)
                    good += 1
        except _Failed as error:
            return "proofs", False, str(error)
        return "proofs", True, f"{counted(good, 'proof')}, each leads from its original to the checkpoint"

    def _check_proof(self, one: _ExhibitFacts, checkpoint: bytes) -> None:
        if one.proof not in self._digests:
            raise _Failed(f"{one.reference}: its proof is not on the list of files")
        try:
            checks, proved = check_proof(self.read(one.proof, PROOF_MAX))
        except BadInput as error:
            raise _Failed(f"{one.reference}: {error}") from error
        if proved is None:
            raise _Failed(f"{one.reference}: {checks[-1][2]}")
        if proved.note != checkpoint:
            raise _Failed(f"{one.reference}: its proof leads to another checkpoint")
        if not _is_about(proved, one):
            raise _Failed(f"{one.reference}: its proof is about another exhibit")
        if one.original is not None and self._digests.get(one.original) != proved.added.sha256:
            raise _Failed(f"{one.reference}: its original is not the one that was proved")

    def check_passages(self) -> list[Check]:
        """Follow every proof of messages of a chat to the checkpoint."""
        names = sorted(self.below(handover.PROOFS, handover.MESSAGES))
        try:
            stored = self.read(handover.CHECKPOINT, MAX_NOTE)
            for name in names:
                checks, proved = check_messages(self.read(name, LINES_FILE_MAX))
                if proved is None or proved.note != stored:
                    reason = checks[-1][2] if proved is None else "it leads to another checkpoint"
                    raise _Failed(f"{name}: {reason}")
        except (_Failed, BadInput) as error:
            return [("messages", False, str(error))]
        said = "each message in it is one that was committed to when its chat was kept"
        return [("messages", True, f"{counted(len(names), 'passage')}, {said}")] if names else []

    def check_stamps(self, facts: _Facts) -> list[Check]:
        """Hold every time stamp against the checkpoint that it names, and its authority's own signature."""
        replies = sorted(self.below(handover.STAMPS, ".tsr"))
        try:
            for name in replies:
                noted = self.read(f"{name.rpartition('-')[0]}.note", MAX_NOTE)
                note.parse_note(noted, f"{ORIGIN_PREFIX}{facts.case}")
                judge(self.read(name, MAX_STAMP), hashlib.sha256(noted).digest(), None)
        except (_Failed, ValueError) as error:
            return [("stamps", False, f"{name}: {error}")]
        said = "of this record, by authorities whom this program cannot vouch for"
        return [("stamps", True, f"{counted(len(replies), 'time stamp')} {said}")] if replies else []

    def check_recorded(self, facts: _Facts, known: Known) -> list[Check]:
        """Return whether the handling log has this hand-over; nothing without the case and a key to it."""
        if known.case is None:
            return []
        with Bundle.open(known.case) as bundle:
            unlocked = known.unlock(bundle)
            if unlocked is None or bundle.case_id != facts.case:
                return []  # the pack's checks say so
            listed = hashlib.sha256(self.read(handover.MANIFEST, _LIST_MAX)).hexdigest()
            said = f"the handling log has no hand-over of the pack {facts.pack}"
            for entry in read_entries(bundle, unlocked, 0):
                made = original_of(entry.event) if isinstance(entry.event, ev.EntryMerged) else entry
                if (
                    made is None
                    or not isinstance(made.event, ev.HandoverMade)
                    or made.event.pack != facts.pack
                ):
                    continue
                if made.event.sha256 == listed:
                    return [("recorded", True, f"handed over {entry.at}, with this list of files")]
                said = f"the handling log has a hand-over of the pack {facts.pack}, but with another list of files"
        return [("recorded", False, said)]

    def check_pack(self, facts: _Facts, known: Known, signed_by: str) -> list[Check]:
        """Check the pack by itself, and that it belongs to the rest."""
        path = self._path.joinpath(*handover.PACK.split("/"))
        if path.is_symlink() or not path.is_file():
            return [("pack", False, f"{handover.PACK} is missing")]
        found, _, _ = check_pack(path, known)
        checks: list[Check] = [(f"pack {name}", good, detail) for name, good, detail in found]
        try:
            pack = read_pack(path)
        except BadInput:
            return checks
        checkpoint = hashlib.sha256(pack.checkpoint_note).hexdigest()
        listed = {one.reference: one.sha256 for one in pack.exhibits}
        here = {one.reference: one.sha256 for one in facts.exhibits}
        signature = read_signature(path)
        wrong = [
            words
            for words, bad in (
                ("the list's key was never admitted in the case", signed_by not in self._admitted),
                ("another key signed it", signature is not None and signature.fingerprint != signed_by),
                ("it is another pack", pack.pack_id != facts.pack),
                ("it is of another case", pack.case_id != facts.case),
                ("it holds another checkpoint", checkpoint != facts.checkpoint.sha256),
                ("it lists other exhibits", listed.keys() != here.keys()),
                (
                    "it lists other files",
                    any(digest is not None and listed.get(ref) != digest for ref, digest in here.items()),
                ),
            )
            if bad
        ]
        checks.append(
            ("belongs", not wrong, "; ".join(wrong) or "pack, checkpoint and originals are of one case")
        )
        return checks


def _is_about(proved: Proved, one: _ExhibitFacts) -> bool:
    added = proved.added
    return (added.size, added.sha256, added.media_type) == (one.size, one.sha256, one.media_type)


def _signer_of(stored: bytes, keys: _Keys, facts: _Facts) -> tuple[str, frozenset[str]]:
    """Return whose key signed the checkpoint, and all keys shown to be admitted; ValueError for a contradiction."""
    if (keys.kind, keys.case) != (handover.KEYS_KIND, facts.case) or not 1 <= len(keys.keys) <= KEYS_MAX:
        raise ValueError("its keys are not those of the case")
    named, founder = note.parse_founding_member(keys.keys[0].member.encode("ascii"))
    size, root, signatures = note.parse_note(stored, founder.name)
    said = (facts.checkpoint.size, facts.checkpoint.root, facts.checkpoint.sha256)
    if named != facts.case or (size, root.hex(), hashlib.sha256(stored).hexdigest()) != said:
        raise ValueError("the checkpoint is not over the record it names")
    admitted: dict[str, note.VerifierKey] = {}
    for place, one in enumerate(keys.keys):
        key = founder if place == 0 else note.parse_verifier_key(one.member.encode("ascii"))
        name = manifest.member_name(manifest.CODES["v"], one.leaf)
        line = manifest.member_line(hashlib.sha256(one.member.encode("ascii")).digest(), name)
        leaf_hash = hashlib.sha256(b"\0" + line + b"\n").digest()
        path = list(map(raw, one.path))
        if key.name != founder.name or merkle.root_from_path(leaf_hash, one.leaf, size, path) != root:
            raise ValueError("a key that the case never admitted")
        admitted[key.fingerprint] = key
    for fingerprint, key in admitted.items():
        if key.key_id == signatures[0].key_id and key.verifies(size, root, signatures[0].value):
            return fingerprint, frozenset(admitted)
    raise ValueError("the checkpoint was not signed by a key of the case")


def _decoded(data: bytes, kind: type[_T], name: str) -> _T:
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _Failed(f"{name} cannot be read as such") from error


def _few(names: list[str]) -> str:
    rest = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (f" and {rest} more" if rest > 0 else "")
