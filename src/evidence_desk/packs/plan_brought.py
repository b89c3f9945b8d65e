"""What a brought file says of itself, for its page in a pack; whole only where everybody stands by name."""

from __future__ import annotations

from evidence_desk.case import values
from evidence_desk.case.brought_facts import BroughtFacts, brought_facts
from evidence_desk.packs import content
from evidence_desk.packs.plain import one_line

_MEANT = {"good": "fits", "wrong": "DOES NOT FIT", "not checked": "not checked"}


def told_by(exhibit: values.Exhibit, *, by_name: bool) -> list[content.Fact]:
    """Return the facts that a file tells of itself.

    Args:
        by_name: everybody stands by name in this pack; otherwise only what names nobody is told.
    """
    told = brought_facts(exhibit)
    if not told.read_as:
        return []
    if not by_name:
        kind = f"It was read as a {told.read_as}. What it says can name people and is not printed here."
        return [content.Fact(label="What it says of itself", value=kind), *_in_short(told)]
    facts = [content.Fact(label=label, value=one_line(value)) for label, value in told.facts]
    for what, found, detail in told.checks:
        value = _MEANT.get(found, found) + (f": {detail}" if detail else "")
        facts.append(content.Fact(label=what, value=one_line(value)))
    return facts + [content.Fact(label="Note", value=one_line(note)) for note in told.notes]


def _in_short(told: BroughtFacts) -> list[content.Fact]:
    if not told.checks:
        return []
    fits = sum(found == "good" for _, found, _ in told.checks)
    value = f"{fits:,} fit, {len(told.wrong):,} do not" if fits or told.wrong else "not checked"
    return [content.Fact(label="Digests that it carries", value=value)]


def of_picture(exhibit: values.Exhibit) -> list[content.Fact]:
    """Return in one line what a camera wrote into a picture; it names nobody, but a place stays unprinted."""
    told = brought_facts(exhibit)
    if told.read_as != "picture":
        return []
    said = "; ".join(f"{label}: {value}" for label, value in told.facts)
    return [content.Fact(label="The picture says of itself", value=f"{one_line(said)}. Nobody checked it.")]
