"""Making a pack: checked, planned, drawn, signed and recorded before the file gets its name."""

from __future__ import annotations

import contextlib
import os
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from evidence_desk import __version__
from evidence_desk.acts import pack_signing, record_text
from evidence_desk.acts.chat_printing import Passages, transcriber
from evidence_desk.acts.exporting import (
    check_exhibits,
    clear_leftovers,
    refuse_what_was_locked_meanwhile,
)
from evidence_desk.acts.looking import Unshown, look_at, not_looked_at
from evidence_desk.acts.onepass import OnePass, in_one_pass
from evidence_desk.acts.pack_choice import PackChoice, refuse_pack
from evidence_desk.acts.pack_proofs import proofs_for
from evidence_desk.acts.pack_signing import Signing
from evidence_desk.acts.pdfpages import PdfPages
from evidence_desk.acts.progress import Report, told
from evidence_desk.base import clock as clocks
from evidence_desk.base import files
from evidence_desk.base.errors import NotFound
from evidence_desk.base.scratch import scratch
from evidence_desk.case import events as ev
from evidence_desk.case import gate
from evidence_desk.case.disclosing import NAMES_ALL
from evidence_desk.case.fold_merge import as_it_counts
from evidence_desk.case.school import NOBODY, Endorsement
from evidence_desk.case.store import CaseStore
from evidence_desk.case.story import LogLine, line_of
from evidence_desk.case.values import Exhibit
from evidence_desk.packs.content import Blurred, WithheldBody
from evidence_desk.packs.content import Exhibit as PlannedExhibit
from evidence_desk.packs.pades import Signed
from evidence_desk.packs.plan import checkpoint, plan_pack
from evidence_desk.packs.plan_doors import placeholder_for
from evidence_desk.packs.plan_request import Attestation, Request
from evidence_desk.packs.render import RenderReport, render_pack
from evidence_desk.packs.signature import Hashed, sign_pack
from evidence_desk.policy.model import Policy

_ALL = PackChoice()


@dataclass(frozen=True, slots=True, kw_only=True)
class PackResult:
    """What came of a pack."""

    pack_id: str
    kind: str
    out: Path
    chosen: Sequence[Exhibit]
    placeholders: int
    rendered: RenderReport
    sha256: str
    size: int  # bytes, with the signature
    text_out: Path | None = None  # the summary as plain text beside it
    text_sha256: str = ""
    needs_redaction: Sequence[str] = ()  # references of those that wait for a redacted copy
    signed: Signed | None = None  # what came of signing it with a certificate
    passages: Passages = field(default_factory=dict)  # of chats: what of them stands in it


Also = Callable[[PackResult, BinaryIO], Sequence[ev.Event]] | None  # what goes with a pack


def make_pack(
    store: CaseStore,
    policy: Policy,
    clock: clocks.Clock,
    choice: PackChoice,
    out: Path,
    report: Report | None = None,
    *,
    attestation: Attestation | None = None,
    unshown: Unshown | None = None,
    endorsement: Endorsement = NOBODY,
    signing: Signing | None = None,
    also: Also = None,
    nameless: bool = False,
) -> PackResult:
    """Check the third door and the case, write a pack, record it; only then name the file.

    Args:
        out: must not exist yet.
        attestation: what the exporter confirmed by name, for the cover.
        unshown: told of each picture that cannot be shown.
        endorsement: whom the school's profile names, and its handling marking.
        signing: the certificate that signs the file, and who stamps it; without, it ends with the exporter's line.
        also: given the finished pack before it has its name: writes what goes with it, and returns what is recorded of
            that in the same commit. What it raises ends everything, and nothing is recorded.
        nameless: the pack is for `also` alone: it stands encrypted beside `out` while it is made, and never has a name.

    Raises:
        NotFound: no exhibits.
        GateRefused: the third door stays shut.
        BadInput: `out` exists.
        TamperedBundle: the case is damaged.
        CannotWrite, Cancelled: nothing was written.
    """
    for path in record_text.files_of(choice.kind, out):
        if path.exists():
            raise files.already_there(path)
    told_of = told(report)
    wanted = _chosen(store, choice.ids)
    gate.at_export(store.case, wanted, store.locked, policy.asking_about_each_picture())
    refuse_pack(store.case, policy, choice, wanted)

    def make(once: OnePass) -> PackResult:
        chosen = _looked_at(store, check_exhibits(store, wanted, told_of, once.ids), told_of, unshown)
        if not nameless:
            clear_leftovers(out)
        request = request_of(
            store, clock, attestation, log=log_of(store, policy), endorsement=endorsement, choice=choice
        )
        with PdfPages(store) as pdfs:
            held_back = placeholders_among(chosen, policy, request)
            sheets = pdfs.sheets(exhibit for exhibit in chosen if exhibit.id not in held_back)
            request = replace(request, load=once.load, sheets=sheets, draw_sheet=pdfs.draw)
            place = _nameless(out) if nameless else _named(out)
            return _write(store, policy, request, chosen, out, place, once, told_of, also, signing)

    return in_one_pass(store, wanted, make)


def _write(
    store: CaseStore,
    policy: Policy,
    request: Request,
    chosen: Sequence[Exhibit],
    out: Path,
    place: AbstractContextManager[BinaryIO],
    once: OnePass,
    report: Report,
    also: Also,
    signing: Signing | None,
) -> PackResult:
    content = pack_signing.announced(plan_pack(store.case, policy, chosen, request), signing)
    withheld = placeholders_among(chosen, policy, request)
    shown = [exhibit for exhibit in chosen if exhibit.id not in withheld]
    content = replace(content, proofs=proofs_for(store, request.kind, shown))
    with place as stream, record_text.beside(content, out) as text:
        report.stage("Writing the pack", len(chosen))
        hashed = Hashed(stream)
        rendered = render_pack(content, hashed, report)
        once.finish()
        digest, size = sign_pack(stream, store.access.signing_key, hashed)
        stream.flush()
        signed = None
        if signing is not None:
            report.stage("Signing the pack")
            at = request.made.utc
            signed, digest, size = pack_signing.sign_finished(
                stream, signing, rendered.signature_box, at, hashed
            )
        result = PackResult(
            pack_id=request.pack_id,
            kind=request.kind,
            out=out,
            chosen=chosen,
            placeholders=len(withheld),
            rendered=rendered,
            sha256=digest,
            size=size,
            text_out=text.path,
            text_sha256=text.sha256,
            needs_redaction=[e.reference for e in content.exhibits if waits_for_redaction(e)],
            signed=signed,
            passages={e.id: request.passages[e.id] for e in shown if e.id in request.passages},
        )
        record_text.refuse_size(request.kind, size, rendered.written)
        others = also(result, stream) if also is not None else ()
        report.stage("Recording it")  # until here it can be stopped, and nothing was written
        _record_made(store, policy, request, result, others)
    return result


@contextlib.contextmanager
def _named(out: Path) -> Iterator[BinaryIO]:
    """Give the file that takes the name when all is recorded."""
    with files.new_file(out) as descriptor, os.fdopen(os.dup(descriptor), "w+b") as stream:
        yield stream


@contextlib.contextmanager
def _nameless(out: Path) -> Iterator[BinaryIO]:
    """Give room beside `out` that nobody else can read."""
    try:
        with scratch(out.parent) as stream:
            yield stream
    except OSError as error:
        raise files.cannot_write(out, error) from error


def _record_made(
    store: CaseStore, policy: Policy, request: Request, result: PackResult, others: Sequence[ev.Event]
) -> None:
    """Write into the case what the pack holds, unless some of it was locked while it was written."""
    out = placeholders_among(result.chosen, policy, request)
    placeholders = [exhibit for exhibit in result.chosen if exhibit.id in out]
    clear = [exhibit for exhibit in result.chosen if exhibit.id not in out]
    refuse_what_was_locked_meanwhile(store, clear)
    store.record(
        ev.PackMade(
            pack=request.pack_id,
            kind=request.kind,
            exhibits=tuple(exhibit.id for exhibit in clear),
            placeholders=tuple(exhibit.id for exhibit in placeholders),
            sha256=result.sha256,
            size=result.size,
            pages=result.rendered.pages,
            to=request.for_whom,
            basis=request.basis,
            confirmed=tuple(e.id for e in clear if e.id in request.confirmed),
            left_out=dict(request.left_out),
            text_sha256=result.text_sha256,
            signed=pack_signing.recorded(result.signed),
            passages={name: tuple(ranges) for name, ranges in result.passages.items()},
        ),
        *others,
    )


def waits_for_redaction(exhibit: PlannedExhibit) -> bool:
    """Return whether a placeholder stands for it because nobody confirmed that it shows no third-party pupil."""
    return isinstance(exhibit.body, WithheldBody) and exhibit.body.kind == "needs-redaction"


def placeholders_among(chosen: Sequence[Exhibit], policy: Policy, request: Request) -> frozenset[str]:
    """Return the ids of those for which a placeholder stands in the pack asked for."""
    return frozenset(
        exhibit.id
        for exhibit in chosen
        if placeholder_for(exhibit, request.locked, policy, request.kind, request.confirmed)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeBefore:
    """A pack that the handling log names."""

    pack_id: str
    kind: str
    at: str  # UTC
    exhibits: int  # with the placeholders
    pages: int
    size: int  # bytes


def packs_made(store: CaseStore) -> list[MadeBefore]:
    """Return the packs that were made of this case, the newest first."""
    made = [
        MadeBefore(
            pack_id=event.pack,
            kind=event.kind,
            at=entry.at,
            exhibits=len(event.exhibits) + len(event.placeholders),
            pages=event.pages,
            size=event.size,
        )
        for entry in (as_it_counts(store.case, one) for one in store.entries())
        if isinstance(event := entry.event, ev.PackMade)
    ]
    return made[::-1]


def request_of(
    store: CaseStore,
    clock: clocks.Clock,
    attestation: Attestation | None = None,
    *,
    log: Sequence[LogLine],
    blurred: Callable[[Exhibit], Blurred] | None = None,
    in_words: bool = False,
    endorsement: Endorsement = NOBODY,
    choice: PackChoice = _ALL,
) -> Request:
    """Return what a pack of this case, made now by this person, says beside its exhibits.

    Args:
        log: the lines of the handling log (`log_of`).
        blurred: for a preview, what stands for a picture.
        in_words: no content is read at all, not even message text.
    """
    bundle, head = store.bundle, store.bundle.head
    signed_by = bundle.commits[head.k].signer
    signer = next(s.key for s in bundle.signers if s.key.fingerprint == signed_by)
    return Request(
        kind=choice.kind,
        pack_id=f"P-{uuid.uuid4().hex[:8].upper()}",
        made=clock.read(),
        exporter=store.case.members[store.actor],
        software=f"Evidence Desk {__version__}",
        founder=bundle.founder.fingerprint,
        founder_key=bundle.stored(bundle.signers[0].leaf).decode("ascii"),
        checkpoint=checkpoint(
            head.k,
            head.size,
            head.root,
            head.note,
            store.case.last_at,
            signer.line().decode("ascii").removesuffix("\n"),
        ),
        locked=store.locked,
        log=log,
        load=(lambda exhibit: b"") if in_words else store.read_whole,
        load_rendition=store.read_rendition,
        attestation=attestation,
        blurred=blurred,
        endorsement=endorsement,
        for_whom=choice.for_whom.strip(),
        basis=choice.basis.strip(),
        left_out={name: why.strip() for name, why in choice.left_out.items() if why.strip()},
        confirmed=choice.confirmed if choice.kind not in NAMES_ALL else frozenset(),
        passages=choice.passages,
        transcribe=transcriber(store.case, choice.passages),
        statement=choice.statement,
        contact_sheet=choice.contact_sheet,
    )


def log_of(store: CaseStore, policy: Policy) -> list[LogLine]:
    """Return the handling log, line by line."""
    return [line_of(store.case, entry, number, policy) for number, entry in enumerate(store.entries(), 1)]


def _chosen(store: CaseStore, ids: Sequence[str] | None) -> list[Exhibit]:
    chosen = store.case.in_order() if ids is None else [store.case.exhibits[name] for name in ids]
    if not chosen:
        raise NotFound("case without exhibits", "The case has no exhibits yet, so there is no pack to write.")
    return chosen


def _looked_at(
    store: CaseStore, checked: list[Exhibit], report: Report, unshown: Unshown | None
) -> list[Exhibit]:
    """Have pictures inspected that were not yet; return all as they stand then."""
    waiting = {exhibit.id for exhibit in not_looked_at(store, checked)}
    look_at(store, checked, report, unshown=unshown)
    return [store.case.exhibits[e.id] if e.id in waiting else e for e in checked]
