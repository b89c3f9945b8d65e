"""Sealing ("Lock for police"): the closure of what must go with an exhibit, and doing it.

One press, no permission. Where the bundle cannot be written, a seal request takes effect at once and the next
writer completes it. The bytes stay, encrypted to the school's custody key, for the police.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path

from evidence_desk.base import clock as clocks
from evidence_desk.base.errors import CannotWrite, NotFound, TamperedBundle
from evidence_desk.bundle import age
from evidence_desk.bundle.compact import compact
from evidence_desk.bundle.reader import Bundle
from evidence_desk.case import events as ev
from evidence_desk.case import gate, requests
from evidence_desk.case.blocklist import DeviceBlockList
from evidence_desk.case.closure import captures_locked, closure
from evidence_desk.case.state import Case
from evidence_desk.case.store import Access, CaseStore
from evidence_desk.case.values import Exhibit

EQUAL_BYTES = "equal bytes are locked in another case on this device"
SAME_PAGE = "another part of the same page is locked"
ANSWERED = "the stop question was answered yes or not sure"


def seal(
    store: CaseStore,
    names: Iterable[str],
    reason: str,
    *,
    requested_by: str = "",
    requested_at: str = "",
    equal_bytes: bool = False,
) -> list[Exhibit]:
    """Lock exhibits and their closure; return them as they stand afterwards.

    First a commit with the event, the bytes for custody and the lines that take the members out of reach, with
    all snapshots; then a fresh snapshot; then the file is rewritten without them.

    Raises:
        CannotWrite: no space for the first commit (then use `request_seal`). When only the rewriting fails, the
            removal stays pending: nothing decrypts those members any more, and the next writer finishes it.
    """
    items = [exhibit for exhibit in closure(store.case, names) if exhibit.status in {"held", "damaged"}]
    if not items:
        return [store.case.exhibits[name] for name in names]
    keys = store.case.school_keys
    if keys is None:
        raise CannotWrite(
            "no custody key",
            "This case names no custody key, so the bytes cannot be kept for the police. They stay locked by request.",
        )
    custody = age.parse_recipient(keys.custody)
    bundle = store.bundle
    blobs, broken = _usable(bundle, {item.blob for item in items if item.blob is not None})
    erased = {leaf for item in items for leaf in item.renditions if _is_held(bundle, leaf)} | broken
    with store.committing() as batch:
        sealed: list[ev.SealedMember] = []
        for leaf in sorted(blobs):
            sealed.append(ev.SealedMember(leaf=leaf, custody=batch.staged.add_sealed(leaf, custody)))
            batch.staged.remove("seal", leaf)
        snapshots = {member.leaf for member in bundle.members("p") if _is_held(bundle, member.leaf)}
        for leaf in sorted(erased | snapshots):
            batch.staged.remove("erase", leaf)
        batch.event(
            ev.ExhibitsSealed(
                exhibits=tuple(item.id for item in items),
                sha256=tuple(sorted({item.sha256 for item in items if item.sha256})),
                members=tuple(sealed),
                erased=tuple(sorted(erased)),
                reason=reason,
                requested_by=requested_by,
                requested_at=requested_at,
                equal_bytes=equal_bytes,
            )
        )
    store.remember_blocked()
    store.write_snapshot()
    finish_removals(store)
    return [store.case.exhibits[item.id] for item in items]


def _is_held(bundle: Bundle, leaf: int) -> bool:
    """Return whether a leaf that an entry names is a member with bytes still to be taken out."""
    try:
        member = bundle.member(leaf)
    except NotFound:
        return False
    return member.kind in {"b", "p"} and member.present and leaf not in bundle.pending


def _usable(bundle: Bundle, leaves: set[int]) -> tuple[set[int], set[int]]:
    """Return the blobs that can be kept for custody, and those whose bytes are not what was signed any more.

    A defect must not keep an exhibit open: what is broken is taken out, and the rest is locked all the same.
    """
    good: set[int] = set()
    broken: set[int] = set()
    for leaf in leaves:
        if not _is_held(bundle, leaf):
            continue
        try:
            bundle.believe(leaf)
            good.add(leaf)
        except TamperedBundle:
            broken.add(leaf)
    return good, broken


def finish_removals(store: CaseStore) -> None:
    """Rewrite the file without the members that have been taken out of reach, if there are any.

    Raises:
        CannotWrite: no space for the new file beside the old one; the removal stays pending and said aloud.
    """
    if store.writer is not None and store.bundle.pending:
        compact(store.writer)


def settle(store: CaseStore) -> list[Exhibit]:
    """Complete what waits for a writer: seal requests, equal bytes locked elsewhere, pending removals.

    Returns:
        The exhibits locked by this.
    """
    done: list[Exhibit] = []
    admitted = {signer.key.fingerprint for signer in store.bundle.signers if not signer.retired}
    completed = [request for request in store.open_requests if request.fingerprint in admitted]
    for request in completed:
        if any(store.case.exhibits[name].status in {"held", "damaged"} for name in request.known(store.case)):
            reason = request.reason(store.unlocked.identities)
            done += seal(
                store,
                request.known(store.case),
                reason,
                requested_by=request.fingerprint,
                requested_at=request.at,
            )
    store.forget_requests(completed)
    due = store.locked - {name for request in store.open_requests for name in request.exhibits}
    answered = {name for name in due if gate.answered_against(store.case.exhibits[name])}
    if answered:
        done += seal(store, sorted(answered), ANSWERED)
    shut = captures_locked(store.case)
    parts = {name for name in due - answered if store.case.exhibits[name].capture in shut}
    if parts:
        done += seal(store, sorted(parts), SAME_PAGE)
    answered |= parts
    equal = {name for name in due - answered if store.case.exhibits[name].status in {"held", "damaged"}}
    if equal:
        done += seal(store, sorted(equal), EQUAL_BYTES, equal_bytes=True)
    finish_removals(store)
    return done


def request_seal(store: CaseStore, names: Iterable[str], reason: str) -> list[Exhibit]:
    """Lock exhibits and their closure at once where the bundle cannot be written; return them.

    Raises:
        CannotWrite: neither the folder of the case nor this person's folder can be written.
    """
    items = write_seal_request(
        store.bundle.path, store.access, store.case, names, reason, store.recipient(), store.clock
    )
    store.look_for_requests()
    return items


def write_seal_request(
    path: Path,
    access: Access,
    case: Case,
    names: Iterable[str],
    reason: str,
    recipient: age.Recipient,
    clock: clocks.Clock,
) -> list[Exhibit]:
    """Do what `request_seal` does without the open store, which another thread may be using.

    Raises:
        CannotWrite: neither the folder of the case nor this person's folder can be written.
    """
    items = closure(case, names)
    leaves = {leaf for item in items for leaf in (item.blob, *item.renditions) if leaf is not None}
    requests.write_request(
        path,
        access.home,
        case_id=case.id,
        exhibits=tuple(item.id for item in items),
        leaves=tuple(sorted(leaves)),
        reason=reason,
        at=clocks.utc_text(clock.read().utc),
        recipient=recipient,
        signing_key=access.signing_key,
    )
    with contextlib.suppress(CannotWrite):  # the request stands; the list is its second line
        DeviceBlockList(access.home, access.device).add((item.sha256 for item in items), case.id)
    return items
