"""Locking for the police: in the case when it can be written, beside it when it cannot; one press, no permission."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from evidence_desk.base import clock as clocks
from evidence_desk.base.errors import BadInput, CannotWrite, EvidenceDeskError, NotFound
from evidence_desk.bundle import age
from evidence_desk.case import intake, requests, sealing
from evidence_desk.case.blocklist import DeviceBlockList
from evidence_desk.case.state import Case
from evidence_desk.case.store import Access, CaseStore
from evidence_desk.case.values import Exhibit


@dataclass(frozen=True, slots=True, kw_only=True)
class Locked:
    """What was locked, and whether the case file still has to be rewritten."""

    items: Sequence[Exhibit]
    pending: bool
    why_beside: str = ""  # why the lock had to be put beside the case, in words; empty when it stands in it

    @property
    def refs(self) -> list[str]:
        """The references, in order."""
        return [item.ref for item in self.items]


@dataclass(frozen=True, slots=True, kw_only=True)
class Locker:
    """All it takes to put a lock beside a case without touching its open store; usable from any thread."""

    path: Path
    access: Access
    recipient: age.Recipient
    clock: clocks.Clock


def locker_of(store: CaseStore) -> Locker:
    """Return what `request_lock` needs, for a store that is open."""
    return Locker(path=store.bundle.path, access=store.access, recipient=store.recipient(), clock=store.clock)


def lock_for_police(store: CaseStore, ids: Iterable[str], reason: str) -> Locked:
    """Lock exhibits and all that belongs to them; by request when anything stands in the way of writing.

    Raises:
        BadInput, GateRefused: the reason cannot be written down.
        NotFound: no such exhibit.
        CannotWrite: not even a request could be written.
    """
    names = [_known(store.case, name) for name in ids]
    intake.check_words(reason, "The reason")
    before = {request.path for request in store.open_requests}
    asked: list[Exhibit] = []
    with contextlib.suppress(CannotWrite):
        # First of all, and in an instant: before the record takes it in, every byte of a long film is read, and a
        # program that ends meanwhile would leave it open.
        asked = sealing.request_seal(store, names, reason)
    try:
        items = sealing.seal(store, names, reason)
    except (BadInput, NotFound):
        raise
    except EvidenceDeskError as error:
        why = error.user_message
    else:
        store.forget_requests([request for request in store.open_requests if request.path not in before])
        return Locked(items=items, pending=bool(store.bundle.pending))
    items = asked or sealing.request_seal(store, names, reason)
    return Locked(items=items, pending=True, why_beside=why)


def request_lock(locker: Locker, case: Case, ids: Iterable[str], reason: str) -> Locked:
    """Put a lock beside the case while its store is busy; `complete` takes it into the record.

    Raises:
        BadInput, GateRefused: the reason cannot be written down.
        NotFound: no such exhibit.
        CannotWrite: neither the folder of the case nor this person's folder can be written.
    """
    names = [_known(case, name) for name in ids]
    intake.check_words(reason, "The reason")
    items = sealing.write_seal_request(
        locker.path, locker.access, case, names, reason, locker.recipient, locker.clock
    )
    return Locked(items=items, pending=True)


def complete(store: CaseStore) -> list[Exhibit]:
    """Take locks that were put beside the case into its record, where it can be written; return what they locked.

    Raises:
        CannotWrite: they wait on; what they name stays closed.
    """
    store.look_for_requests()
    return sealing.settle(store) if store.writer is not None else []


def locked_elsewhere(locker: Locker, case: Case) -> frozenset[str]:
    """Return what another program has locked of an open case: by a request, or as equal bytes in another case.

    Raises:
        BundleError, BadInput: what is locked cannot be told.
    """
    found = requests.read_requests(locker.path, locker.access.home, case.id)
    asked = {name for request in found for name in request.exhibits}
    hashes = DeviceBlockList(locker.access.home, locker.access.device).against(case.id, case.excepted)
    held = (exhibit for exhibit in case.exhibits.values() if exhibit.status in {"held", "damaged"})
    return frozenset(exhibit.id for exhibit in held if exhibit.id in asked or exhibit.sha256 in hashes)


def _known(case: Case, name: str) -> str:
    if name not in case.exhibits:
        raise NotFound("no such exhibit", "There is no such exhibit in this case. Nothing was locked.")
    return name
