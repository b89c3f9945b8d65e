"""The offence register, and the duties and bars that stand beside it.

Rows whose id is a range or a slash list become one row per section when loaded; links from categories are
expanded the same way, so that every link names exactly one row.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from evidence_desk.policy.rows import Document, Row, Sourced, keyed

Confidence = Literal["H", "M", "L"]
Nature = Literal["offence", "duty", "civil", "definition"]
Mode = Literal["summary", "either-way", "indictable", "not-recorded"]
Status = Literal["in-force", "not-in-force", "unverified"]
Nation = Literal["E", "W", "S", "NI"]
Switch = Literal["off", "on"]
DutyKind = Literal["duty", "bar", "defence"]

CONFIDENCES: tuple[Confidence, ...] = ("H", "M", "L")
NATURES: tuple[Nature, ...] = ("offence", "duty", "civil", "definition")
MODES: tuple[Mode, ...] = ("summary", "either-way", "indictable", "not-recorded")
STATUSES: tuple[Status, ...] = ("in-force", "not-in-force", "unverified")
NATIONS: tuple[Nation, ...] = ("E", "W", "S", "NI")
SWITCHES: tuple[Switch, ...] = ("off", "on")
DUTY_KINDS: tuple[DutyKind, ...] = ("duty", "bar", "defence")

_LINK = re.compile(r"(\S+) ([HML])(?: (.+))?")
_PART = re.compile(r"([0-9]{1,4})-([0-9]{1,4})|[a-z0-9]{1,10}")
_ACT = re.compile(r"[a-z]+[0-9]{2}")
_MAX_SPAN = 60  # sections in one range


@dataclass(frozen=True, slots=True, kw_only=True)
class Offence(Sourced):
    """One row of the register: a section of an Act, and what it is about."""

    act: str
    year: int
    section: str
    gist: str
    note: str
    extent: tuple[Nation, ...]
    nature: Nature
    mode: Mode
    time_limit: str  # id of a clock, or empty
    status: Status
    in_force_from: date | None
    consent: str  # who must consent to a prosecution, or empty
    jurisdiction: str  # law the register was written for, printed on every label

    @property
    def civil(self) -> bool:
        """Return whether this is civil law."""
        return self.nature == "civil"

    @property
    def printable(self) -> bool:
        """Return whether it may be printed as an offence; duties, civil law and definitions may not."""
        return self.nature == "offence"

    @property
    def title(self) -> str:
        """Return Act, year and section: `Suicide Act 1961 s2`."""
        return f"{self.act} {self.year} {self.section}"

    @property
    def label(self) -> str:
        """Return the title with the law it belongs to: `Suicide Act 1961 s2 (England & Wales)`."""
        return f"{self.title} ({self.jurisdiction})"


@dataclass(frozen=True, slots=True, kw_only=True)
class OffenceLink:
    """A pointer from a cell or category to a row of the register."""

    offence: str
    confidence: Confidence
    when: str  # when or how the link applies, or empty


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty(Sourced):
    """A duty, bar or defence printed beside the register."""

    kind: DutyKind
    label: str
    text: str
    banner: str  # printed on every pack, or empty
    switch: Switch | None  # None: it always applies
    starts: date | None

    @property
    def active(self) -> bool:
        """Return whether it has effect."""
        return self.switch != "off"


def expand(text: str) -> tuple[str, ...]:
    """Return the ids a range or slash list stands for.

    `soa03.8-10` gives soa03.8, soa03.9 and soa03.10; `cma90.1/3a` gives cma90.1 and cma90.3a; `pha97` is
    itself.

    Raises:
        ValueError: not such an id; the text says what is wrong.
    """
    act, dot, sections = text.partition(".")
    if not _ACT.fullmatch(act):
        raise ValueError(f"“{text}” does not begin with a short name and a year, such as “ca03”")
    if not dot:
        return (act,)
    ids: list[str] = []
    for part in sections.split("/"):
        match = _PART.fullmatch(part)
        if match is None:
            raise ValueError(f"“{text}” is not a section, a range such as 8-14 or a list such as 1/2/3a")
        if match[1] is None:
            ids.append(f"{act}.{part}")
            continue
        first, last = int(match[1]), int(match[2])
        if not first < last <= first + _MAX_SPAN:
            raise ValueError(f"the range {part} in “{text}” runs backwards or is too long")
        ids.extend(f"{act}.{section}" for section in range(first, last + 1))
    if len(set(ids)) != len(ids):
        raise ValueError(f"“{text}” names a section twice")
    return tuple(ids)


def links(row: Row, register: Collection[str]) -> tuple[OffenceLink, ...]:
    """Return the links in the row's `offences`, one per section; each is written `id H|M|L words`.

    Raises:
        BadInput: a link of another form, or to a section the register does not hold.
    """
    found: list[OffenceLink] = []
    for text in row.texts("offences"):
        match = _LINK.fullmatch(text)
        if match is None:
            raise row.bad(f"“{text}” in “offences” must be an id, then H, M or L, then words if any")
        confidence = next(word for word in CONFIDENCES if word == match[2])
        found.extend(
            OffenceLink(offence=offence, confidence=confidence, when=match[3] or "")
            for offence in _expanded(row, match[1])
        )
    row.refers("offences", [link.offence for link in found], register, "offences.toml")
    return tuple(found)


def plain_ids(row: Row, register: Collection[str]) -> tuple[str, ...]:
    """Return the ids in the row's `offences`, which carry no confidence, one per section.

    Raises:
        BadInput: an id the register does not hold.
    """
    ids = tuple(offence for text in row.texts("offences") for offence in _expanded(row, text))
    row.refers("offences", ids, register, "offences.toml")
    return ids


def _expanded(row: Row, text: str) -> tuple[str, ...]:
    """Return `expand(text)`, with an error that names the row."""
    try:
        return expand(text)
    except ValueError as error:
        raise row.bad(str(error)) from None


def read_offences(document: Document, jurisdiction: str, clocks: Collection[str]) -> Mapping[str, Offence]:
    """Return the register by id, one row per section."""
    register = keyed(
        [
            (row, offence)
            for row in document.rows("offence")
            for offence in _sections(row, jurisdiction, clocks)
        ]
    )
    document.done()
    return register


def read_duties(document: Document) -> Mapping[str, Duty]:
    """Return duties, bars and defences by id."""
    duties = keyed([(row, _duty(row)) for row in document.rows("duty")])
    document.done()
    return duties


def _sections(row: Row, jurisdiction: str, clocks: Collection[str]) -> list[Offence]:
    ids = _expanded(row, row.text("id"))
    gists = row.table("each")
    for name in gists:
        if not any(_section_of(offence) == name for offence in ids):
            raise row.bad(f"“each” has words for section {name}, which the id does not name")
    named = row.text("section", "")
    if named and len(ids) > 1:
        raise row.bad("“section” cannot be given for an id that stands for several sections")
    if not named and ids[0].partition(".")[2] == "":
        raise row.bad("“section” is missing")
    nations = row.texts("extent")
    extent = tuple(nation for nation in NATIONS if nation in nations)
    if len(extent) != len(nations) or not extent:
        raise row.bad(f"“extent” must list some of: {', '.join(NATIONS)}")
    first = Offence(
        id=ids[0],
        act=row.text("act"),
        year=row.number("year"),
        section=named,
        gist=row.text("gist"),
        note=row.text("note", ""),
        extent=extent,
        nature=row.choice("nature", NATURES),
        mode=row.choice("mode", MODES, "not-recorded"),
        time_limit=row.text("time_limit", ""),
        status=row.choice("status", STATUSES),
        in_force_from=row.day("in_force_from") if row.has("in_force_from") else None,
        consent=row.text("consent", ""),
        jurisdiction=jurisdiction,
        basis=row.basis(),
    )
    row.done()
    if first.time_limit:
        row.refers("time_limit", [first.time_limit], clocks, "clocks.toml")
    return [
        replace(
            first,
            id=offence,
            section=named or _section_label(offence),
            gist=gists.get(_section_of(offence), first.gist),
        )
        for offence in ids
    ]


def _duty(row: Row) -> Duty:
    switch = row.choice("switch", SWITCHES) if row.has("switch") else None
    starts = row.day("starts") if row.has("starts") else None
    if switch == "on" and starts is None:
        raise row.bad(
            "“switch” is on, but “starts” does not say since when; leave it off until a date is known"
        )
    duty = Duty(
        id=row.ident(),
        kind=row.choice("kind", DUTY_KINDS),
        label=row.text("label"),
        text=row.text("text"),
        banner=row.text("banner", ""),
        switch=switch,
        starts=starts,
        basis=row.basis(),
    )
    row.done()
    return duty


def _section_of(offence: str) -> str:
    return offence.partition(".")[2]


def _section_label(offence: str) -> str:
    return f"s{_section_of(offence).upper()}"
