"""The part of a pack's plan that says of which page an exhibit is a part, and what was known around that page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from evidence_desk.base.counting import counted
from evidence_desk.case import values
from evidence_desk.case.fold_page import page_of
from evidence_desk.case.page_values import PART_WORDS, PageCapture, PageFactsKept
from evidence_desk.case.state import Case
from evidence_desk.case.story_page import state_of
from evidence_desk.packs import content, plan_record, plan_times
from evidence_desk.packs.plain import one_line
from evidence_desk.packs.words import in_utc, listed

# Where the facts stand in full; the other parts name what bears on their own weight.
_IN_FULL: Final = frozenset({"facts"})
# What can lead to somebody's account: left out where a pack names nobody but its subject.
WITH_ACCOUNTS: Final = frozenset(
    {
        "Address asked for",
        "Address shown",
        "Title",
        "Certificate for",
        "Signed in",
        "Why not all of it",
        "Cut off",
    }
)
_HELD: Final = {
    "mhtml": "This part is the page as one file of a browser (MHTML). It is held in the case unchanged and handed over "
    "as it is; a browser opens it.",
    "wacz": "This part is an archive of what the browser was sent (WACZ): every answer with its headers. It is held in "
    "the case unchanged and handed over as it is; programs that replay web archives open it.",
    "facts": "This part is the record that the browser made of the page and its connection, as JSON. What it says is "
    "printed above; the file itself is held in the case unchanged.",
}


def held_reason(case: Case, exhibit: values.Exhibit) -> str:
    """Return why a part of a page is not drawn, or an empty string where it is another file."""
    page = page_of(case, exhibit)
    part = page.part_of(exhibit.id) if page is not None else None
    return _HELD.get(part.part, "") if part is not None else ""


def answered_words(case: Case, exhibit: values.Exhibit) -> str:
    """Return what to say of the answer that was given before a page was loaded; empty for everything else."""
    page = page_of(case, exhibit)
    if page is None:
        return ""
    if page.unseen:
        return ", answered together for the page before it was loaded, so before anybody had looked at it"
    at = plan_record.readable_time(page.before_loading.at)
    return f", before the page was loaded ({at}) and again before it was kept"


def classified_with(case: Case, exhibit: values.Exhibit) -> str:
    """Return by which other part of the same page an exhibit is classified; empty where none is, or it is no part."""
    page = page_of(case, exhibit)
    parts = [case.exhibits[part.exhibit] for part in page.kept] if page is not None else []
    refs = [one.ref for one in parts if one.classification is not None]
    return f"With {listed(refs)}, of the same page" if refs else ""


def kind_label(case: Case, exhibit: values.Exhibit) -> str:
    """Return what kind of thing a part of a page is; empty for everything else."""
    page = page_of(case, exhibit)
    part = page.part_of(exhibit.id) if page is not None else None
    return f"Page part: {PART_WORDS[part.part]}" if part is not None else ""


def kind_of_part(page: PageCapture, exhibit: values.Exhibit) -> str:
    """Return which part of a page an exhibit is, in words."""
    part = page.part_of(exhibit.id)
    return PART_WORDS[part.part] if part is not None else ""


def facts_of(case: Case, exhibit: values.Exhibit) -> Iterator[content.Fact]:
    """Yield what a pack prints of the page that an exhibit is a part of; nothing for everything else."""
    page = page_of(case, exhibit)
    part = page.part_of(exhibit.id) if page is not None else None
    if page is None or part is None:
        return
    yield content.Fact(label="One page, in parts", value=_together(case, page))
    if wanting := _wanting(page):
        yield content.Fact(label="Why not all of it", value=wanting)
    if part.note:
        yield content.Fact(label="What this part shows", value=one_line(part.note))
    if part.placeholders:
        things = counted(part.placeholders, "picture or film", "pictures or films")
        yield content.Fact(
            label="Not taken in", value=f"Of {things} only the address, type and size are in this part."
        )
    if page.pictures_taken:
        taken = counted(page.pictures_taken, "picture was", "pictures were")
        yield content.Fact(label="Pictures taken", value=f"{taken} taken by a press that named this number.")
    facts = page.facts
    if facts is None:
        yield content.Fact(label="Facts of the page", value="Not recorded: keeping it broke off before.")
        return
    yield from _weight(page, facts)
    if part.part in _IN_FULL:
        yield from _in_full(page, facts)


def _together(case: Case, page: PageCapture) -> str:
    refs = ", ".join(f"{case.exhibits[one.exhibit].ref} {PART_WORDS[one.part]}" for one in page.kept)
    said = f"{state_of(page)}: {refs}."
    return said + (" Kept in the order for a page that is about to go." if page.urgent else "")


def _wanting(page: PageCapture) -> str:
    reasons = [one_line(page.why)] if page.why else []
    reasons += [f"No {_word(part)}: {one_line(why)}" for part, why in page.missing.items()]
    return " ".join(reasons)


def _word(part: str) -> str:
    return next((words for kind, words in PART_WORDS.items() if kind == part), part)


def _weight(page: PageCapture, facts: PageFactsKept) -> Iterator[content.Fact]:
    """Yield what bears on how much a part can show."""
    if facts.filter_issuer:
        yield content.Fact(
            label="Certificate",
            value=f"Issued by {one_line(facts.filter_issuer)}, and no public log knows it: most likely a filter, as "
            "schools have, or another private authority. Whoever runs it could alter the page.",
        )
    if facts.certificate_error:
        yield content.Fact(
            label="Certificate not in order",
            value=f"{one_line(facts.certificate_error)} A person was asked and went on.",
        )
    if page.signed_in_as:
        yield content.Fact(
            label="Signed in", value=f"As {one_line(page.signed_in_as)}: others may be shown another page."
        )
    if not facts.sandboxed:
        yield content.Fact(label="Browser", value="It ran without its sandbox.")
    if not facts.own_browser:
        yield content.Fact(
            label="Browser",
            value="A browser installed on the computer drew the page, driven by Evidence Desk.",
        )


def _in_full(page: PageCapture, facts: PageFactsKept) -> Iterator[content.Fact]:
    pairs = (
        ("Address asked for", page.asked),
        ("Address shown", facts.url),
        ("Title", facts.title),
        ("Answer", f"{facts.status}, after {counted(facts.redirects, 'redirect')}" if facts.status else ""),
        ("Server", ", ".join(part for part in (facts.address, facts.protocol, facts.tls) if part)),
        ("Certificate for", facts.subject),
        ("Certificate issued by", facts.issuer),
        ("Drawn by", ", ".join(part for part in (facts.engine, _patched(facts)) if part)),
        ("View", ", ".join(part for part in (facts.viewport, facts.zoom, facts.language) if part)),
        ("Loaded", _between(facts)),
        # Of network time the browser's process knows nothing; how the clock stood is printed with “Captured”.
        ("This computer's clock", "" if facts.clock == "not checked" else facts.clock),
        ("Pictures and films", _pictures(facts)),
        ("Requests", f"{facts.requests:,}" if facts.requests else ""),
        ("Cut off", " ".join(facts.cut)),
    )
    for label, value in pairs:
        if value:
            yield content.Fact(label=label, value=one_line(value), exact=label.startswith("Address"))


def _patched(facts: PageFactsKept) -> str:
    return f"security patches up to {facts.patch_level}" if facts.patch_level else ""


def _between(facts: PageFactsKept) -> str:
    first, last = (
        in_utc(plan_times.moment(at)) if at else "not recorded"
        for at in (facts.started_at, facts.finished_at)
    )
    return f"{first} to {last}" if facts.started_at or facts.finished_at else ""


def _pictures(facts: PageFactsKept) -> str:
    blurred = counted(facts.pictures_blurred, "picture stayed blurred", "pictures stayed blurred")
    shown = counted(facts.pictures_shown, "picture was shown", "pictures were shown")
    films = counted(facts.films, "film was neither played nor kept", "films were neither played nor kept")
    said = ((facts.pictures_blurred, blurred), (facts.pictures_shown, shown), (facts.films, films))
    return "; ".join(words for number, words in said if number) or "none on the page"
