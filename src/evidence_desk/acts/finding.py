"""A person's library for both shells: opened with whom the school vouches for; a list about a person written out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from evidence_desk.acts import schooling
from evidence_desk.base import clock as clocks
from evidence_desk.base import files
from evidence_desk.base.errors import BadInput, GateRefused
from evidence_desk.base.tables import csv_text
from evidence_desk.case.keys import Home, Person
from evidence_desk.case.naming import moment
from evidence_desk.library.keeper import Library
from evidence_desk.library.mentions import CaseMentions, Mention, Mentions

# What the parts of a list are called in the file; the window has its own words, in its own language.
KINDS: Final = {
    "case": "case",
    "concern": "concern",
    "exhibit": "exhibit",
    "person": "person in the case",
    "action": "action",
}
HOWS: Final = {
    "victim": "as victim",
    "alleged": "as the one alleged",
    "witness": "as witness",
    "posted": "as the one who posted it",
    "mentioned": "as mentioned",
    "person": "in the list of people",
    "title": "named in the caption",
    "people": "named among the people",
    "source": "named in an account, address or file name",
    "notes": "named in a note",
    "words": "named in the words of the message",
}
STATES: Final = {"open": "", "locked": "locked for the police", "removed": "removed; only its record is left"}
_LIMITS: Final = (
    "Words inside pictures, films and sound are not searched, nor are cases that you cannot open. "
    "The list says where to look, not what to disclose: other people stand in nearly every exhibit."
)


def open_library(home: Home, person: Person, clock: clocks.Clock) -> Library:
    """Return a person's library; cases of those whom the school's profile names are believed at first sight.

    Raises:
        GateRefused: a member of staff, who reads no case.
    """
    if person.profile.role == "staff":
        raise GateRefused(
            "role staff has no library",
            "A member of staff can put evidence in but cannot open a case, so there is nothing to search. "
            "Ask the DSL.",
        )
    state = schooling.current(home, person)
    people = state.profile.people if state.profile is not None and state.compared else ()
    return Library(person, home.folder, clock, [colleague.fingerprint for colleague in people])


def cases_text(count: int) -> str:
    """Return a number of cases in words."""
    return f"{count} case" if count == 1 else f"{count} cases"


def save_list(found: Mentions, out: Path, person: Person, clock: clocks.Clock) -> None:
    """Write a list about a person to a new file: a table for `.csv`, else text.

    Raises:
        BadInput: nothing was found, or the file exists.
        CannotWrite: no space or permission; nothing is left.
    """
    if not found.cases:
        raise BadInput(
            "empty list", "Nothing was found about this person, so no list was written. Try other spellings."
        )
    at = clocks.utc_text(clock.read().utc)
    text = _table(found) if out.suffix.lower() == ".csv" else _text(found, person, at)
    files.write_new(out, text.encode("utf-8-sig" if out.suffix.lower() == ".csv" else "utf-8"))


def _text(found: Mentions, person: Person, at: str) -> str:
    lines = [
        "What the cases of this school hold about one person",
        "",
        f"Looked for: {'; '.join(found.names)}",
        f"Looked by: {person.profile.name}, {moment(at)}, by this computer's clock",
        f"Cases searched: {found.searched}. Entries in this list: {found.count}, in {cases_text(len(found.cases))}.",
    ]
    if found.out_of_reach or found.waiting:
        missing = cases_text(found.out_of_reach + found.waiting)
        lines.append(f"Not complete: {missing} could not be read just now. Make the list again.")
    lines += [_LIMITS, "This file is not encrypted. Delete it when the request is answered."]
    for case in found.cases:
        lines += ["", f"{case.reference}  {case.title}".strip(), f"  file: {case.path}"]
        lines += [f"  {line}" for mention in case.mentions for line in _lines(mention)]
    return "\n".join(lines) + "\n"


def _lines(mention: Mention) -> Iterator[str]:
    name = "  ".join(part for part in (mention.ref, mention.title) if part)
    yield f"- {KINDS[mention.kind]}: {name}".rstrip(": ")
    about = [HOWS[how] for how in mention.how]
    state = STATES[mention.state]
    yield "    " + "; ".join(part for part in (*about, state, moment(mention.at)) if part)


def _table(found: Mentions) -> str:
    head = ("case", "title", "what", "reference", "words", "about the person", "state", "time", "file")
    return csv_text(head, [_row(case, mention) for case in found.cases for mention in case.mentions])


def _row(case: CaseMentions, mention: Mention) -> list[str]:
    return [
        case.reference,
        case.title,
        KINDS[mention.kind],
        mention.ref,
        mention.title,
        "; ".join(HOWS[how] for how in mention.how),
        STATES[mention.state],
        mention.at,
        str(case.path),
    ]
