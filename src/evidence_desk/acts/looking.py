"""Having pictures looked at by the worker without rights, and files looked into; writing down what was found."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from evidence_desk.acts.blob_source import blob_source
from evidence_desk.acts.progress import Report, told
from evidence_desk.capture.inspect import InspectionPool
from evidence_desk.capture.looking_into import can_look_into, look_into
from evidence_desk.case.forms import is_picture
from evidence_desk.case.intake import record_inspection
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Exhibit

Unshown = Callable[[Exhibit, str], object]  # an exhibit that is kept but cannot be shown, and why in words


def not_looked_at(store: CaseStore, exhibits: Sequence[Exhibit]) -> list[Exhibit]:
    """Return what among `exhibits` is held, open, of a kind that is looked at, and was not yet."""
    return [
        exhibit
        for exhibit in exhibits
        if (is_picture(exhibit) or _has_facts(exhibit))
        and exhibit.status == "held"
        and not exhibit.inspection
        and exhibit.id not in store.locked
    ]


def _has_facts(exhibit: Exhibit) -> bool:
    brought = exhibit.kind in {"page", "file", "audio-video"} and exhibit.blob is not None
    return brought and can_look_into(exhibit.media_type, exhibit.source.file_name)


def look_at(
    store: CaseStore,
    exhibits: Sequence[Exhibit],
    report: Report | None = None,
    pool: InspectionPool | None = None,
    unshown: Unshown | None = None,
) -> None:
    """Inspect pictures in parallel, and read what files say of themselves; each finding is a commit of its own.

    Stopping keeps those written.

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
    pictures = [exhibit for exhibit in waiting if is_picture(exhibit)]
    _look_into(store, [exhibit for exhibit in waiting if not is_picture(exhibit)], report)
    if pictures:
        _look_at_pictures(store, pictures, report, pool, unshown)


def _look_into(store: CaseStore, waiting: Sequence[Exhibit], report: Report) -> None:
    for exhibit in waiting:
        report.stage("Reading what the file says of itself", exhibit.size)
        blob = store.blob(exhibit)
        source = blob_source(blob, lambda: report(0))
        found = look_into(source, blob.size, exhibit.media_type, exhibit.source.file_name)
        if found is not None:
            record_inspection(store, exhibit, found.to_json(), None)


def _look_at_pictures(
    store: CaseStore,
    waiting: Sequence[Exhibit],
    report: Report,
    pool: InspectionPool | None,
    unshown: Unshown | None,
) -> None:
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
