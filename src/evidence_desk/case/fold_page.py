"""Pages that were kept, after one more event, and what cannot be said of them. Pure.

A page is kept in parts, each an exhibit in a commit of its own. A part names the capture that it belongs to and all
that was to be kept; so after a kill in the middle the case still knows what is missing. A capture belongs to one
person, ends once, and takes nothing more in when a part of it is locked.
"""

from __future__ import annotations

from typing import Final

from msgspec import structs

from evidence_desk.case import events as ev
from evidence_desk.case import fold_drops
from evidence_desk.case.page_values import PARTS_MAX, SEVERAL, KeptPart, PageCapture
from evidence_desk.case.state import Case
from evidence_desk.case.values import DropOrigin, Exhibit

ADDRESS_MAX: Final = 8 * 1024  # characters
TEXT_MAX: Final = 2_000
CUTS_MAX: Final = 100


def objection(case: Case, entry: ev.Recorded, event: ev.PageEvent) -> str:
    """Return why an entry about a page cannot stand, or an empty string."""
    if reason := objection_to_texts(event):
        return reason
    who, at = _author(case, entry, event.origin)
    if isinstance(event, ev.PageCaptured):
        return _objection_to_end(case, who, event)
    exhibit = case.exhibits.get(event.exhibit)
    if exhibit is None or exhibit.commit_size != entry.seen.size:
        return "a part of a page names no exhibit of its own commit"
    return _objection_to_part(case, who, at, exhibit, event)


def objection_to_texts(event: ev.PageEvent) -> str:
    """Return what is too long, or no part, in an entry, wherever it was written; or an empty string."""
    addresses, *texts = texts_of(event)
    if len(addresses) > ADDRESS_MAX or any(len(text) > TEXT_MAX for text in texts):
        return "the texts about a page are too long"
    if isinstance(event, ev.PageCaptured):
        many = event.facts is not None and len(event.facts.cut) > CUTS_MAX
        return "a page says too much of what was cut off" if many else ""
    fits = event.part in event.of and len(set(event.of)) == len(event.of)
    return "" if fits else "a part of a page that is none of those to be kept"


def texts_of(event: ev.PageEvent) -> tuple[str, ...]:
    """Return every text of an entry: an address first, which may be long, then the words."""
    if isinstance(event, ev.PagePartKept):
        return event.asked, event.how_reached, event.signed_in_as, event.note, event.cut
    said = (event.why, *event.missing, *event.missing.values())
    facts = event.facts
    if facts is None:
        return "", *said
    words = (getattr(facts, name) for name in facts.__struct_fields__ if name != "url")
    return facts.url, *said, *(word for word in words if isinstance(word, str)), *facts.cut


def _objection_to_part(case: Case, who: str, at: str, exhibit: Exhibit, event: ev.PagePartKept) -> str:
    if exhibit.kind != "page" or exhibit.captured_by != who or exhibit.capture not in {"", event.capture}:
        return "a part of a page is another exhibit, another person's, or of another capture"
    answer = event.before_loading
    if answer.answer != "no" or answer.gate_class != "none" or answer.who != who or answer.at > at:
        return "a page was kept that nobody answered No for before it was loaded"
    known = case.pages.get(event.capture)
    if known is None:
        return ""
    if known.who != who:
        return "a part is added to another person's page"
    if known.ended or known.of != event.of or known.before_loading != answer:
        return "a part is added to a page that ended, or to one of other parts or another answer"
    once = event.part not in SEVERAL and any(kept.part == event.part for kept in known.kept)
    if once or len(known.kept) >= PARTS_MAX or known.part_of(exhibit.id) is not None:
        return "a part of a page is kept twice, or one part too many"
    return "a part is added to a page that is locked" if _is_locked(case, known) else ""


def _objection_to_end(case: Case, who: str, event: ev.PageCaptured) -> str:
    known = case.pages.get(event.capture)
    if known is None or known.who != who:
        return "a page ends that this person did not begin to keep"
    return "a page ends twice" if known.ended else ""


def fold(case: Case, entry: ev.Recorded, event: ev.PageEvent) -> Case:
    """Return the case after an entry about a page; one that does not fit changes nothing but the log."""
    who, at = _author(case, entry, event.origin)
    if isinstance(event, ev.PageCaptured):
        return case if _objection_to_end(case, who, event) else _ended(case, at, event)
    exhibit = case.exhibits.get(event.exhibit)
    if exhibit is None or _repeats_another(case, who, exhibit, event):
        return case
    known = case.pages.get(event.capture) or PageCapture(
        id=event.capture,
        who=who,
        asked=event.asked,
        of=event.of,
        before_loading=event.before_loading,
        pictures_taken=event.pictures_taken,
        urgent=event.urgent,
        unseen=event.unseen,
        how_reached=event.how_reached,
        signed_in_as=event.signed_in_as,
    )
    part = KeptPart(
        part=event.part,
        exhibit=exhibit.id,
        at=at,
        note=event.note,
        cut=event.cut,
        placeholders=event.placeholders,
    )
    known = structs.replace(known, kept=(*known.kept, part))
    case = case.with_exhibit(structs.replace(exhibit, capture=event.capture))
    return structs.replace(case, pages=case.pages.set(event.capture, known))


def _repeats_another(case: Case, who: str, exhibit: Exhibit, event: ev.PagePartKept) -> bool:
    """Return whether it cannot count: another's, or said already, as in a copy of the case that took the same drop."""
    known = case.pages.get(event.capture)
    if exhibit.kind != "page" or exhibit.captured_by != who or exhibit.capture not in {"", event.capture}:
        return True
    return known is not None and (
        known.who != who
        or known.part_of(exhibit.id) is not None
        or (event.part not in SEVERAL and any(event.part == kept.part for kept in known.kept))
    )


def _ended(case: Case, at: str, event: ev.PageCaptured) -> Case:
    known = structs.replace(
        case.pages[event.capture],
        ended=event.ended,
        ended_at=at,
        why=event.why,
        missing=event.missing,
        facts=event.facts,
    )
    return structs.replace(case, pages=case.pages.set(event.capture, known))


def _author(case: Case, entry: ev.Recorded, origin: DropOrigin | None) -> tuple[str, str]:
    """Return whose word an entry is, and when it was given: its sender's, where it came by a sealed drop."""
    return fold_drops.sender_of(case, origin, entry.actor), origin.at if origin is not None else entry.at


def _is_locked(case: Case, page: PageCapture) -> bool:
    return any(case.exhibits[kept.exhibit].status == "locked" for kept in page.kept)


def page_of(case: Case, exhibit: Exhibit) -> PageCapture | None:
    """Return the capture that an exhibit is a part of, or None."""
    page = case.pages.get(exhibit.capture) if exhibit.capture else None
    return page if page is not None and page.part_of(exhibit.id) is not None else None
