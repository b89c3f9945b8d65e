"""Having pictures looked at by the worker without rights, and writing down what it found."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from evidence_desk.acts.progress import Report, told
from evidence_desk.capture.inspect import InspectionPool
from evidence_desk.case.intake import record_inspection
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Exhibit

Unshown = Callable[[Exhibit, str], object]  # an exhibit that is kept but cannot be shown, and why in words


def not_looked_at(store: CaseStore, exhibits: Sequence[Exhibit]) -> list[Exhibit]:
    """Return the pictures among `exhibits` that are held, open and not inspected yet."""
    return [
        exhibit
        for exhibit in exhibits
        if exhibit.kind == "image"
        and exhibit.status == "held"
        and not exhibit.inspection
        and exhibit.id not in store.locked
    ]


def look_at(
    store: CaseStore,
    exhibits: Sequence[Exhibit],
    report: Report | None = None,
    pool: InspectionPool | None = None,
    unshown: Unshown | None = None,
) -> None:
    """Inspect pictures in parallel; each finding is a commit of its own. Stopping keeps those written.

    Args:
        pool: the workers to use; without it some are started and ended here.
        unshown: told of each picture that cannot be shown, as soon as that is known.

    Raises:
        CannotWrite, Cancelled: what was found before is written.
        UnexpectedError: no worker can be started.
    """
    waiting = not_looked_at(store, exhibits)
    if not waiting:
        return
    report = told(report)
    report.stage("Looking at pictures", len(waiting))
    with contextlib.ExitStack() as ending:
        workers = pool or ending.enter_context(InspectionPool())
        sources: list[Callable[[], Iterable[bytes]]] = [
            partial(_chunks, store, exhibit) for exhibit in waiting
        ]
        found = workers.inspect_all(sources)
        for done, (exhibit, inspection) in enumerate(zip(waiting, found, strict=True), 1):
            record_inspection(store, exhibit, inspection.findings.to_json(), inspection.page_ready)
            if inspection.findings.page_form == "none" and unshown is not None:
                unshown(exhibit, inspection.findings.reason)
            report(done)


def _chunks(store: CaseStore, exhibit: Exhibit) -> Iterable[bytes]:
    return store.blob(exhibit).chunks()
