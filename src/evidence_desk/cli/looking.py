"""Having pictures looked at by the worker without rights, and writing down what it found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from evidence_desk.capture.inspect import InspectionPool, PictureSource
from evidence_desk.case.intake import record_inspection
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Exhibit
from evidence_desk.cli.output import Output


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


def look_at(store: CaseStore, exhibits: Sequence[Exhibit], out: Output) -> None:
    """Inspect pictures in parallel; each finding is a commit of its own. Stopping keeps those written."""
    waiting = not_looked_at(store, exhibits)
    if not waiting:
        return
    report = out.progress("Looking at pictures", len(waiting))
    with InspectionPool() as pool:
        sources: list[Callable[[], PictureSource]] = [partial(_chunks, store, exhibit) for exhibit in waiting]
        found = pool.inspect_all(sources)
        for done, (exhibit, inspection) in enumerate(zip(waiting, found, strict=True), 1):
            record_inspection(store, exhibit, inspection.findings.to_json(), inspection.page_ready)
            if inspection.findings.page_form == "none":
                out.say(f"{exhibit.ref} is kept as it is, and {inspection.findings.reason}")
            report(done)


def _chunks(store: CaseStore, exhibit: Exhibit) -> PictureSource:
    return store.blob(exhibit).chunks()
