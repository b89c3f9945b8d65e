"""A pack as it would be, to look at before it is made: the same pages, pictures blurred, messages without words.

Nothing is written and nothing sharp is decoded here: blurred pixels come from a process without rights. It is made in
two steps, because only the first needs the open case.
"""

from __future__ import annotations

import dataclasses
import io
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from evidence_desk.acts.pack_choice import PackChoice
from evidence_desk.acts.packing import log_of, placeholders_among, request_of
from evidence_desk.acts.pdfpages import PdfPages
from evidence_desk.acts.progress import Report, told
from evidence_desk.base import clock as clocks
from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.capture.show import INPUT_BYTES, PREVIEW_COLUMNS, PREVIEW_ROWS, Showing
from evidence_desk.case.forms import is_picture
from evidence_desk.case.school import NOBODY, Endorsement
from evidence_desk.case.store import CaseStore
from evidence_desk.case.story import LogLine
from evidence_desk.case.values import Exhibit
from evidence_desk.packs.content import Blurred, PackContent
from evidence_desk.packs.plan import plan_pack
from evidence_desk.packs.plan_request import Sheets
from evidence_desk.packs.render import render_pack
from evidence_desk.policy.model import Policy

_BLURRING_S = 1.5  # of one planning; the next one goes on
_PLAIN = Blurred(columns=1, rows=1, rgb=b"\xd8\xdc\xdc")


@dataclass(slots=True)
class Kept:
    """What one planning leaves for the next; forget it with whatever else was shown."""

    blurred: dict[str, Blurred] = field(default_factory=dict)
    log: tuple[int, Sequence[LogLine]] = (-1, ())  # number of entries, and their lines
    sheets: dict[str, Sheets] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """The content of a preview, and how many of its pictures still wait for their blurred form."""

    content: PackContent
    waiting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """A drawn preview."""

    pdf: bytes
    pages: int
    pages_of: Mapping[
        str, tuple[int, int]
    ]  # printed numbers of each exhibit's first and last page, by reference


def plan_preview(
    store: CaseStore,
    policy: Policy,
    clock: clocks.Clock,
    ids: Sequence[str],
    kept: Kept,
    report: Report | None = None,
    *,
    endorsement: Endorsement = NOBODY,
    choice: PackChoice | None = None,
    signature_words: Sequence[str] = (),
) -> Planned:
    """Plan the pack over these exhibits, in this order. Nothing is written.

    Args:
        choice: of what kind, for whom; its own exhibits count for nothing here.
        signature_words: what the pack will say of its certificate's signature; none where it will have none.

    Raises:
        EvidenceDeskError: the case cannot be read; Cancelled among them.
    """
    report = told(report)
    chosen = [store.case.exhibits[name] for name in ids if name in store.case.exhibits]
    waiting = _blur(store, chosen, kept, report)
    log = kept.log[1] if kept.log[0] == store.case.events else log_of(store, policy)
    request = request_of(
        store,
        clock,
        log=log,
        blurred=lambda exhibit: kept.blurred.get(exhibit.id, _PLAIN),
        endorsement=endorsement,
        choice=choice or PackChoice(),
    )
    with PdfPages(store) as pdfs:
        held_back = placeholders_among(chosen, policy, request)
        shown = [exhibit for exhibit in chosen if exhibit.id not in held_back]
        request = dataclasses.replace(request, sheets=pdfs.sheets(shown, kept.sheets))
    kept.log = store.case.events, log
    content = plan_pack(store.case, policy, chosen, request)
    if signature_words:
        content = dataclasses.replace(content, certified=True, signature_words=signature_words)
    return Planned(content=content, waiting=waiting)


def draw_preview(planned: Planned, report: Report | None = None) -> Preview:
    """Draw what was planned; needs no open case.

    Raises:
        Cancelled: nothing is left.
    """
    out = io.BytesIO()
    drawn = render_pack(planned.content, out, told(report))
    return Preview(
        pdf=out.getvalue(),
        pages=drawn.pages,
        pages_of=_ranges(drawn.first_pages, drawn.after_exhibits),
    )


def _ranges(first_pages: Mapping[str, int], end: int) -> dict[str, tuple[int, int]]:
    """Return first and last page of each exhibit; each begins on a page of its own."""
    refs = list(first_pages)
    ends = [*(first_pages[ref] for ref in refs[1:]), end]
    return {ref: (first_pages[ref], after - 1) for ref, after in zip(refs, ends, strict=True)}


def _blur(store: CaseStore, chosen: Sequence[Exhibit], kept: Kept, report: Report) -> int:
    """Have pictures blurred that are not yet, for a short while; return how many still wait."""
    wanted = [
        exhibit
        for exhibit in chosen
        if is_picture(exhibit)
        and exhibit.inspection.get("page_form") in {"jpeg", "png", "made"}
        and exhibit.status == "held"
        and exhibit.id not in store.locked
        and exhibit.id not in kept.blurred
    ]
    if not wanted:
        return 0
    until = time.monotonic() + _BLURRING_S
    showing = Showing()
    try:
        for done, exhibit in enumerate(wanted):
            if time.monotonic() > until:
                return len(wanted) - done
            report(done, len(wanted))
            if not showing.fit:
                showing.close()
                showing = Showing()
            kept.blurred[exhibit.id] = _blurred(store, showing, exhibit)
    finally:
        showing.close()
    return 0


def _blurred(store: CaseStore, showing: Showing, exhibit: Exhibit) -> Blurred:
    if exhibit.size > INPUT_BYTES:
        return _PLAIN
    try:
        preview = showing.preview(store.blob(exhibit).chunks(), "picture")
    except EvidenceDeskError:  # cannot be decoded, damaged, closed meanwhile: its page says why
        return _PLAIN
    return Blurred(columns=PREVIEW_COLUMNS, rows=PREVIEW_ROWS, rgb=preview.rows)
