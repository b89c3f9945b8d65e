"""Before anything leaves a case: the whole file is checked, and every file that leaves against its entry.

Source: format section "Opening and checking": a full check before every export.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from evidence_desk.acts.progress import Report, told
from evidence_desk.base import files
from evidence_desk.base.errors import CannotWrite, GateRefused, KeyUnavailable, NotFound, TamperedBundle
from evidence_desk.bundle.check import Finding, check_bundle
from evidence_desk.case import events as ev
from evidence_desk.case import gate
from evidence_desk.case.forms import is_picture
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Exhibit
from evidence_desk.case.whole import READ_AT_ONCE
from evidence_desk.packs.plan import withheld
from evidence_desk.policy.model import Policy


def read_once(store: CaseStore, chosen: Sequence[Exhibit], *, kind: str = "police") -> frozenset[str]:
    """Return the exhibits whose pictures a pack shows as they are: writing it reads and compares every byte of them.

    Such an exhibit need not be read for a check before; see `check_exhibits`.
    """
    return frozenset(
        exhibit.id
        for exhibit in chosen
        if is_picture(exhibit)
        and exhibit.inspection.get("page_form") in {"jpeg", "png"}
        and exhibit.size <= READ_AT_ONCE
        and _shows_bytes(store, exhibit, kind)
    )


def check_exhibits(
    store: CaseStore,
    chosen: Sequence[Exhibit],
    report: Report | None = None,
    later: Collection[str] = (),
) -> list[Exhibit]:
    """Return the chosen exhibits as they stand after a full check of the case and of each one's plaintext.

    What does not match is recorded as damaged. An exhibit whose page-ready copy alone is damaged comes back
    without one.

    Args:
        later: exhibits whose bytes are not looked at here. The caller reads them with `CaseStore.read_whole`, and if
            one is not what was signed throws away what it wrote and begins again without this.

    Raises:
        TamperedBundle, CannotWrite: as `check_case`.
    """
    report = told(report)
    leaves = {store.case.exhibits[name].blob for name in later}
    broken = check_case(store, report, frozenset(leaf for leaf in leaves if leaf is not None))
    held = [
        exhibit
        for exhibit in _current(store, chosen)
        if exhibit.id not in later and _shows_bytes(store, exhibit)
    ]
    report.stage("Comparing exhibits", sum(exhibit.size for exhibit in held))
    done = 0
    for exhibit in held:
        reason = compare(store, exhibit)
        if reason:
            _damaged(store, exhibit, reason)
        done += exhibit.size
        report(done)
    return [
        replace(exhibit, renditions=()) if broken.keys() & set(exhibit.renditions[-1:]) else exhibit
        for exhibit in _current(store, chosen)
    ]


def check_case(
    store: CaseStore, report: Report | None = None, later: Collection[int] = ()
) -> Mapping[int, str]:
    """Check the whole case file, and record the exhibits whose stored bytes are damaged.

    Args:
        later: leaves of blobs that are not looked at here (see `check_exhibits`).

    Returns:
        the leaves of damaged blobs, with the reason.

    Raises:
        TamperedBundle: something else than blobs is damaged, so nothing may leave.
        CannotWrite: locked items wait to be taken out of the file.
    """
    path = store.bundle.path
    report = told(report)
    report.stage("Checking the case", path.stat().st_size)
    checked = check_bundle(path, report=report, later=later)
    if checked.bundle is None:
        raise _refusal(checked.findings)
    with checked.bundle as bundle:
        broken = dict(bundle.broken)
        only_blobs = bool(broken) and all(bundle.member(leaf).kind == "b" for leaf in broken)
        failed = [f for f in checked.findings if not (f.ok or (f.name == "members" and only_blobs))]
        if failed and bundle.pending and all(finding.name == "removal" for finding in failed):
            raise CannotWrite(
                "removal is pending",
                "Locked items still wait to be taken out of the case file, so nothing left the case. "
                "Make room on its disk, then try again.",
            )
    if failed:
        raise _refusal(failed)
    for exhibit in store.case.in_order():
        if exhibit.blob is not None and exhibit.blob in broken:
            _damaged(store, exhibit, broken[exhibit.blob])
    return broken


def extract(
    store: CaseStore,
    policy: Policy,
    exhibit: Exhibit,
    out: Path,
    to: str,
    basis: str,
    report: Report | None = None,
) -> Exhibit:
    """Write an exhibit's original bytes out of the case, record who got them and why; only then name the file.

    Args:
        out: must not exist yet.

    Returns:
        the exhibit as the check of the case left it.

    Raises:
        GateRefused: the second or third door stays shut.
        BadInput: `out` exists.
        TamperedBundle: the case, or the exhibit's bytes, are not what was signed.
        CannotWrite, Cancelled: nothing was written.
    """
    if out.exists():
        raise files.already_there(out)
    report = told(report)
    gate.at_viewing(exhibit, store.locked)
    gate.at_extracting(exhibit)
    gate.at_export(store.case, [exhibit], store.locked, policy.asking_about_each_picture())
    check_case(store, report)
    exhibit = store.case.exhibits[exhibit.id]
    clear_leftovers(out)
    with files.new_file(out) as descriptor, os.fdopen(os.dup(descriptor), "wb") as stream:
        report.stage("Writing", exhibit.size)
        store.copy_out(exhibit, stream, report)
        stream.flush()
        refuse_what_was_locked_meanwhile(store, [exhibit])
        store.record(ev.ExhibitExtracted(exhibit=exhibit.id, to=to, basis=basis))
    return exhibit


def refuse_what_was_locked_meanwhile(store: CaseStore, written: Sequence[Exhibit]) -> None:
    """Ask once more before a file gets its name: writing took a while, and a lock takes effect at once.

    Raises:
        GateRefused: something that was written out has been locked; the file must not come to be.
    """
    store.look_for_requests()
    late = [exhibit.ref for exhibit in written if exhibit.id in store.locked]
    if late:
        raise GateRefused(
            "locked while it was written out",
            f"{', '.join(late)} was locked for the police while this was being written. Nothing left the case. What "
            "had been written was deleted again.",
        )


def clear_leftovers(path: Path) -> None:
    """Remove what a killed export to the same name left beside it: it may be half an exhibit."""
    left = re.compile(re.escape(f".{path.name[:80]}.") + r"[0-9a-f]{12}\.new")
    with contextlib.suppress(OSError):  # what cannot be listed or removed here is no reason to stop
        for neighbour in list(path.parent.iterdir()):
            if left.fullmatch(neighbour.name):
                neighbour.unlink()


def _refusal(failed: Sequence[Finding]) -> TamperedBundle:
    bad = next(finding for finding in failed if not finding.ok)
    return TamperedBundle("The case file", f"{bad.name}: {bad.detail}")


def _current(store: CaseStore, chosen: Sequence[Exhibit]) -> list[Exhibit]:
    return [store.case.exhibits[exhibit.id] for exhibit in chosen]


def _shows_bytes(store: CaseStore, exhibit: Exhibit, kind: str = "police") -> bool:
    return (
        exhibit.blob is not None
        and exhibit.status != "damaged"
        and not withheld(exhibit, store.locked, None, kind)
    )


def compare(store: CaseStore, exhibit: Exhibit) -> str:
    """Return why an exhibit's plaintext is not the one of its entry, or an empty text."""
    hasher = hashlib.sha256()
    try:
        for chunk in store.blob(exhibit).chunks():
            hasher.update(chunk)
    except TamperedBundle as error:
        return error.reason
    except (KeyUnavailable, NotFound):
        return "its bytes cannot be read with the case's own key"
    return "" if hasher.hexdigest() == exhibit.sha256 else "its content is not what its entry says"


def _damaged(store: CaseStore, exhibit: Exhibit, what: str) -> None:
    if store.case.exhibits[exhibit.id].status == "held":
        store.record(ev.ExhibitDamaged(exhibit=exhibit.id, what=what))
