"""The grade of an exhibit as it stands now. Pure.

What was loaded by the program itself is entered with grade B and never with A: A is what follows once a third party
has stamped the record with the capture in it, and a second program's load agrees. It says "second program, same
computer and network" and nothing beyond that.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import datetime
from typing import Literal
from urllib.parse import urlsplit, urlunsplit

from evidence_desk.base.clock import parse_utc
from evidence_desk.case.fold_looks import looks_at
from evidence_desk.case.fold_page import page_of
from evidence_desk.case.look_values import Looked
from evidence_desk.case.page_values import PageCapture
from evidence_desk.case.state import Case
from evidence_desk.case.time_values import StampKept
from evidence_desk.case.values import Exhibit, Grade

Missing = Literal["page", "class", "signed in", "filter", "certificate", "look", "differs", "stamp"]
PASSAGE_MIN = 16  # bytes; shorter words stand on many pages
LOADED = frozenset({"A", "B"})
_PORTS = {"http": 80, "https": 443}


def grade_of(case: Case, exhibit: Exhibit) -> Grade:
    """Return the grade that an exhibit has now."""
    if exhibit.grade not in LOADED:
        return exhibit.grade
    page = page_of(case, exhibit)
    facts = page.facts if page is not None else None
    if page is None or (facts is not None and not (facts.own_browser and facts.sandboxed)):
        return "C"  # whoever entered it said so, and nothing in the record bears it out
    return "B" if missing(case, exhibit) else "A"


def same_grade(before: Case, now: Case, exhibit: Exhibit) -> bool:
    """Return whether an exhibit that did not change itself has the grade it had."""
    return exhibit.grade not in LOADED or grade_of(before, exhibit) == grade_of(now, exhibit)


def missing(case: Case, exhibit: Exhibit) -> tuple[Missing, ...]:
    """Return what keeps an exhibit from grade A; nothing where it has it."""
    if exhibit.grade not in LOADED or exhibit.kind == "restricted-record":
        return ("page",)
    never: list[Missing] = []
    page = case.pages.get(exhibit.capture)
    facts = page.facts if page is not None else None
    looks = looks_at(case, exhibit)
    if page is not None and facts is None and (page.ended or looks):
        never.append("page")  # nothing says of a filter, a certificate or a sandbox what A must know
    if exhibit.gate.gate_class != "none":
        never.append("class")
    signed_in = exhibit.source.logged_in_as or (page is not None and page.signed_in_as)
    if signed_in or any(one.signed_in for one in looks):
        never.append("signed in")
    if (facts is not None and facts.filter_issuer) or any(one.first.filtered for one in looks):
        never.append("filter")
    if facts is not None and facts.certificate_error:
        never.append("certificate")
    if never:
        return tuple(never)
    wanting: list[Missing] = []
    if not looks:
        wanting.append("look")
    elif not any(agrees(one) and is_of(one, page) for one in looks):
        filtered = all(one.second is not None and one.second.filtered for one in looks)
        wanting.append("filter" if filtered else "differs")
    if stamp_over(case, exhibit) is None:
        wanting.append("stamp")
    return tuple(wanting)


def agrees(looked: Looked) -> bool:
    """Return whether a second load agrees: same final address, same server key, what was chosen byte-equal."""
    first, second = looked.first, looked.second
    if second is None or first.filtered or second.filtered or looked.signed_in:
        return False
    same_address = plain_address(first.address) == plain_address(second.address)
    same_key = bool(first.key) and first.key == second.key
    enough = looked.what == "picture" or (looked.what == "passage" and looked.length >= PASSAGE_MIN)
    return same_address and same_key and second.vouched == "public" and looked.found and enough


def is_of(looked: Looked, page: PageCapture | None) -> bool:
    """Return whether a look compared what the capture itself tells: its final address, and one of its own parts.

    Whoever writes an entry about a look says in it what the first load was; the one who kept the page said it before.
    """
    if page is None or page.facts is None or page.part_of(looked.exhibit) is None:
        return False
    return plain_address(looked.first.address) == plain_address(page.facts.url)


def plain_address(address: str) -> str:
    """Return an address without what never reaches a server or means the same: fragment, usual port, letter case."""
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return address
    scheme = parts.scheme.lower()
    place = f"[{host}]" if ":" in host else host
    if port is not None and port != _PORTS.get(scheme):
        place = f"{place}:{port}"
    return urlunsplit((scheme, place, parts.path or "/", parts.query, ""))


def stamp_over(case: Case, exhibit: Exhibit) -> StampKept | None:
    """Return the first stamp by an authority over the record with this exhibit in it, or None while it waits."""
    found = bisect_left(case.stamps, exhibit.added_leaf + 1, key=lambda stamp: stamp.size)
    return min(case.stamps[found:], key=lambda stamp: stamp.leaf, default=None)


def stamped_after(case: Case, exhibit: Exhibit) -> tuple[datetime, float] | None:
    """Return when an authority's clock says that an exhibit was there, and how many seconds after it was taken in."""
    stamp = stamp_over(case, exhibit)
    if stamp is None:
        return None
    at = parse_utc(stamp.stamped_at)
    return at, (at - parse_utc(exhibit.captured_at.utc)).total_seconds()
