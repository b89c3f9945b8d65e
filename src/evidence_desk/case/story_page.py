"""The handling log in words: pages that were kept, part by part."""

from __future__ import annotations

from evidence_desk.base.counting import counted
from evidence_desk.case import events as ev
from evidence_desk.case.page_values import PART_WORDS, PageCapture, PageFactsKept
from evidence_desk.case.state import Case
from evidence_desk.case.story_drops import sent_in
from evidence_desk.case.story_names import ref_of, stopped


def says_page(case: Case, event: ev.PageEvent) -> str:
    """Return the sentence for one of these entries; addresses stand with the exhibit, not here."""
    if isinstance(event, ev.PageCaptured):
        return f"{_says_end(case, event)}{_says_facts(event.facts)}"
    place = f"{event.of.index(event.part) + 1} of {len(event.of)}" if event.part in event.of else "of none"
    said = f"Kept {ref_of(case, event.exhibit)} as part {place} of a page: {PART_WORDS[event.part]}"
    said += f"{', in the order for a page about to go' if event.urgent else ''}{sent_in(event.origin)}."
    if event.unseen:
        said += " Both answers were given together, before the page was looked at."
    if event.placeholders:
        things = counted(event.placeholders, "picture or film", "pictures or films")
        said += f" Of {things} only address, type and size are in it."
    if event.pictures_taken:
        taken = counted(event.pictures_taken, "picture was", "pictures were")
        said += f" {taken} taken by a press that named the number."
    return said + (f" Cut off: {stopped(event.cut)}" if event.cut else "")


def state_of(page: PageCapture) -> str:
    """Return how far a capture came, in a few words: “7 parts”, “3 of 7 parts; stopped”."""
    kept, total = len({part.part for part in page.kept}), len(page.of)
    if page.ended == "complete" and kept == total:
        return counted(total, "part")
    how = {
        "complete": "complete as far as it could be kept",
        "stopped": "stopped",
        "failed": "failed",
        "": "broke off",
    }
    return f"{kept} of {counted(total, 'part')}; {how[page.ended]}"


def _says_end(case: Case, event: ev.PageCaptured) -> str:
    page = case.pages.get(event.capture)
    parts = state_of(page) if page is not None else "no part"
    refs = ", ".join(ref_of(case, kept.exhibit) for kept in page.kept) if page is not None else ""
    said = f"Ended keeping a page ({parts}{f': {refs}' if refs else ''})."
    if event.why:
        said += f" Reason: {stopped(event.why)}"
    for part, why in event.missing.items():
        said += f" No {PART_WORDS.get(part, part)}: {stopped(why)}"  # type: ignore[call-overload]  # a newer program's part
    return said


def _says_facts(facts: PageFactsKept | None) -> str:
    if facts is None:
        return ""
    said = f" Rendered by {facts.engine}." if facts.engine else ""
    if facts.redirects:
        said += f" {counted(facts.redirects, 'redirect')} followed."
    if facts.filter_issuer:
        said += " No public log knows the certificate: most likely a filter stood between, which could alter the page."
    if facts.certificate_error:
        said += f" The certificate was not in order, and a person went on: {stopped(facts.certificate_error)}"
    if not facts.sandboxed:
        said += " The browser ran without its sandbox."
    return said
