"""Everything a hand-over holds, before a byte is copied: each file with its length and SHA-256, listed and signed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from evidence_desk.acts.chat_printing import numbers_in
from evidence_desk.acts.chat_proving import proof_data
from evidence_desk.acts.handover_forms import Part, part
from evidence_desk.acts.packing import PackResult
from evidence_desk.acts.progress import Report
from evidence_desk.base.clock import utc_text
from evidence_desk.bundle.stamp import Stamp
from evidence_desk.case import handing
from evidence_desk.case.disclosure_proof import Prover, proof_json
from evidence_desk.case.naming import moment
from evidence_desk.case.store import CaseStore
from evidence_desk.case.story_names import who_of
from evidence_desk.case.values import Exhibit
from evidence_desk.packs import handover, handover_words
from evidence_desk.packs.case_uco import Taken, linked_data
from evidence_desk.packs.content import DEFAULT_MARKING
from evidence_desk.packs.handover import Cover, Handed
from evidence_desk.packs.plan_doors import hash_listed, original_goes, withheld
from evidence_desk.packs.verifier_page import verifier_page
from evidence_desk.policy.model import Policy

_STAMPS_MAX = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What stands in the texts, as it was asked for."""

    to: str
    basis: str
    marking: str
    software: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bag:
    """All files of a hand-over, the pack among them."""

    parts: Sequence[Part]
    handed: Sequence[Handed]
    manifest_sha256: str
    originals: tuple[str, ...] = ()  # ids
    proofs: tuple[str, ...] = ()


def collect(
    store: CaseStore, policy: Policy, made: PackResult, pack: Part, asked: Asked, report: Report
) -> Bag:
    """Return everything that goes along with a pack, under the checkpoint that stands in it.

    Raises:
        TamperedBundle: an entry or a time stamp is not what was signed.
    """
    prover = Prover(store.unlocked)
    handed: list[Handed] = []
    payload: list[Part] = [pack]
    taken: set[str] = set()
    for done, exhibit in enumerate(made.chosen, 1):
        one, parts = _hand(store, policy, made, exhibit, prover, taken)
        handed.append(one)
        payload += parts
        report(done)
    cover = _cover(store, made, asked)
    payload += [
        part(handover.CHECKPOINT, store.bundle.head.note),
        part(handover.KEYS, _keys_json(store, prover)),
        *_stamps(store),
        part(handover.LINKED_DATA, _linked(store, cover, asked, made.chosen, handed)),
        part(handover.FACTS, handover.facts_json(cover, handed)),
    ]
    parts, digest = _as_bag(store, cover, payload, handed)
    return Bag(
        parts=parts,
        handed=handed,
        manifest_sha256=digest,
        originals=tuple(one.id for one in handed if one.original is not None),
        proofs=tuple(one.id for one in handed if one.proof is not None),
    )


_ONLY_A_PASSAGE = (
    "only a passage of it is handed over: it stands in the pack, and each of its messages is proved beside the proof "
    "of the exhibit. The rest is held in the case."
)


def _hand(
    store: CaseStore, policy: Policy, made: PackResult, exhibit: Exhibit, prover: Prover, taken: set[str]
) -> tuple[Handed, list[Part]]:
    """Return what of one exhibit is handed over: its original, its proof, or why not."""
    kind, passages = made.kind, made.passages.get(exhibit.id, ())
    closed = withheld(exhibit, store.locked, policy, kind)
    shut = closed or not handing.may_leave(exhibit)
    why = _why_not(store, policy, kind, exhibit) or (_ONLY_A_PASSAGE if passages else "")
    parts: list[Part] = []
    original = proof = None
    name = handover.neutral_name(exhibit.ref, exhibit.media_type, taken)
    if not why:
        original = f"{handover.ORIGINALS}/{name}"
        parts.append(_original(store, exhibit, original))
    if not shut:
        proof = f"{handover.PROOFS}/{name.partition('.')[0]}.json"
        parts.append(_proof(prover, exhibit, proof))
    if not shut and passages and kind == "police":  # it holds the words as they are, names and all
        numbers = numbers_in(passages, store.case.chats[exhibit.id].messages)
        lines, _ = proof_data(store, prover, exhibit, numbers)
        parts.append(part(f"{handover.PROOFS}/{name.partition('.')[0]}{handover.MESSAGES}", lines))
    one = Handed(
        reference=exhibit.ref,
        id=exhibit.id,
        media_type="" if closed else exhibit.media_type,
        size=None if closed else exhibit.size,
        sha256=exhibit.sha256 if not closed or hash_listed(exhibit, kind) else None,
        original=original,
        proof=proof,
        left_out=why,
    )
    return one, parts


def _why_not(store: CaseStore, policy: Policy, kind: str, exhibit: Exhibit) -> str:
    """Return why the original of an exhibit does not go along, or an empty text."""
    if exhibit.kind == "restricted-record":
        return "a record in words only; there is no file. See the pack."
    if exhibit.status == "erased":
        return "removed from the record; what is left of it stands in the pack."
    if exhibit.status == "locked" or exhibit.id in store.locked:
        return "withheld: restricted material. What is known of it stands in the pack."
    if exhibit.status == "damaged":
        return "its stored bytes are damaged; the pack says what is known of it."
    if exhibit.gate.gate_class != "none":
        return "kept for one purpose; it does not leave as a file of its own."
    if kind != "police":
        return "original files go to the police only."
    return "" if original_goes(exhibit, store.locked, policy, kind) else "it does not leave as a file."


def _original(store: CaseStore, exhibit: Exhibit, path: str) -> Part:
    def chunks() -> Iterator[bytes]:
        yield from store.blob(exhibit).chunks()

    return Part(path=path, size=exhibit.size, sha256=exhibit.sha256, chunks=chunks)


def _proof(prover: Prover, exhibit: Exhibit, path: str) -> Part:
    """Return the part of a proof, which is made again when it is written: thousands of them would fill the memory."""
    data = proof_json(prover.prove(exhibit))
    digest, size = hashlib.sha256(data).hexdigest(), len(data)
    return Part(path=path, size=size, sha256=digest, chunks=lambda: (proof_json(prover.prove(exhibit)),))


def _keys_json(store: CaseStore, prover: Prover) -> bytes:
    value = {
        "kind": handover.KEYS_KIND,
        "v": handover.HANDOVER_VERSION,
        "case": store.bundle.case_id,
        "keys": [
            {"leaf": key.leaf, "member": key.member, "path": list(key.path)}
            for key in prover.signing_keys(store.access.signing_key.fingerprint)
        ],
    }
    return json.dumps(value, indent=1).encode() + b"\n"


def _stamped(store: CaseStore) -> list[Stamp]:
    return store.bundle.stamps()[-_STAMPS_MAX:]


def _stamps(store: CaseStore) -> list[Part]:
    """Return the time stamps of the record with the checkpoints they are over, for other programs to check."""
    bundle = store.bundle
    parts: dict[str, Part] = {}
    counted: dict[int, int] = {}
    for stamp in _stamped(store):
        size = bundle.commits[stamp.commit].size
        counted[size] = counted.get(size, 0) + 1
        stem = f"{handover.STAMPS}/{size}"
        parts[f"{stem}.note"] = part(f"{stem}.note", bundle.note_of(stamp.commit))
        name = f"{stem}-{counted[size]}.tsr"
        parts[name] = part(name, bundle.stored(stamp.leaf))
    return list(parts.values())


def _cover(store: CaseStore, made: PackResult, asked: Asked) -> Cover:
    case, head = store.case, store.bundle.head
    now = store.clock.read()
    at, here = utc_text(now.utc), now.utc + timedelta(minutes=now.offset_minutes)
    return Cover(
        case_id=store.bundle.case_id,
        pack_id=made.pack_id,
        kind=made.kind,
        made=at,
        made_here=f"{here.day} {here:%B %Y %H:%M} {now.zone}",
        school=" ".join(part for part in (case.school.name, _urn(case.school.urn)) if part),
        reference=case.reference,
        marking=asked.marking or DEFAULT_MARKING,
        to=asked.to,
        basis=asked.basis,
        software=" ".join(asked.software),
        founder=store.bundle.founder.fingerprint,
        signer=store.actor,
        size=head.size,
        root=head.root,
        note=head.note,
        stamps=tuple(dict.fromkeys(moment(utc_text(stamp.at)) for stamp in _stamped(store))),
        pages=made.rendered.pages,
    )


def _urn(urn: str) -> str:
    return f"(URN {urn})" if urn else ""


def _linked(
    store: CaseStore, cover: Cover, asked: Asked, chosen: Sequence[Exhibit], handed: Sequence[Handed]
) -> bytes:
    by_id = {one.id: one for one in handed if one.original is not None}
    taken = [
        Taken(
            id=exhibit.id,
            reference=exhibit.ref,
            file=by_id[exhibit.id].original or "",
            media_type=exhibit.media_type,
            size=exhibit.size,
            sha256=exhibit.sha256,
            at=exhibit.captured_at.utc,
            method=exhibit.method,
            producer=who_of(store.case, exhibit.captured_by),
        )
        for exhibit in chosen
        if exhibit.id in by_id
    ]
    return linked_data(cover.case_id, cover.pack_id, asked.software, store.case.school.name, taken)


def _as_bag(
    store: CaseStore, cover: Cover, payload: Sequence[Part], handed: Sequence[Handed]
) -> tuple[list[Part], str]:
    """Return all files of the bag, its lists and texts first, and the SHA-256 of its list."""
    lines = sorted((one.path, one.sha256) for one in payload)
    listed = handover.manifest([(digest, path) for path, digest in lines])
    size = sum(one.size for one in payload)
    shown = [
        (digest, path)
        for path, digest in sorted(lines, key=lambda line: handover.in_counting_order(line[0]))
        if path == handover.PACK or path.startswith(handover.ORIGINALS)
    ]
    tags = [
        part(handover.BAG_FILE, handover.BAG_DECLARATION),
        part(handover.BAG_INFO, handover.bag_info(cover, size, len(payload))),
        part(handover.MANIFEST, listed),
        part(handover.READ_ME, handover_words.read_me(cover, handed, with_verifier=True)),
        part(handover.CERTUTIL, handover_words.certutil(shown)),
        part(handover.VERIFIER, verifier_page()),
    ]
    signature = handover.sign_manifest(listed, _tag_list(tags), store.access.signing_key)
    tags.append(part(handover.SIGNATURE, signature))
    digest = hashlib.sha256(listed).hexdigest()
    return [*tags, part(handover.TAG_MANIFEST, _tag_list(tags)), *payload], digest


def _tag_list(tags: Sequence[Part]) -> bytes:
    return handover.manifest(sorted((one.sha256, one.path) for one in tags))
