"""Lists behind the exhibits: unused material, what was changed, methods, who has a copy."""

from __future__ import annotations

from evidence_desk.packs import words
from evidence_desk.packs.canvas import WIDTH
from evidence_desk.packs.content import Copy, Fact, PackContent
from evidence_desk.packs.facttable import draw_facts
from evidence_desk.packs.forms import Blank, blanks
from evidence_desk.packs.layout import BODY, NOTE, SMALL, SMALL_STRONG, Cell, Column, Flow
from evidence_desk.packs.text import Style

_COUNT = Style("serif-bold", 13, 19)
_UNUSED = (
    Column("No.", 28),
    Column("Reference", 64),
    Column("What it is", WIDTH - 28 - 64 - 130 - 84),
    Column("Why it is not relied on", 130),
    Column("For the police and the prosecutor", 84),
)
_CHANGES = (Column("Where", 84), Column("What was changed or left out", WIDTH - 84 - 150), Column("Why", 150))
_COPIES = (
    Column("Copy", 34),
    Column("Given to", 114),
    Column("On which basis", 164),
    Column("When", 76),
    Column("Received (signature)", WIDTH - 34 - 114 - 164 - 76),
)
_BLANK_COPIES = 4  # lines for a pen, where nothing is recorded yet


def unused_pages(flow: Flow, content: PackContent) -> None:
    """Draw the schedule of unused, non-sensitive material; the last column is left to others."""
    flow.paragraph(
        "MG6C-style list, made by the school as a help; it is not a police form. Material that may be relevant and is "
        "not relied on here. Sensitive items are not on this list.",
        SMALL,
        after=8,
    )
    if not content.unused:
        flow.paragraph("No unused material is recorded in this case.")
        return
    flow.table(
        _UNUSED,
        (
            (
                Cell(str(item.number), SMALL_STRONG),
                Cell(item.reference or "–"),
                Cell(item.description),
                Cell(item.why or "not recorded"),
                Cell(""),
            )
            for item in content.unused
        ),
    )


def sensitive_pages(flow: Flow, content: PackContent) -> None:
    """Draw the sheet that counts sensitive items and describes none; a nil return is signed, too."""
    count = content.sensitive_unused or 0
    flow.paragraph(
        "A sheet of its own, for the police only: take it out of every copy that goes to anybody else. MG6D-style, "
        "made by the school as a help; it is not a police form.",
        SMALL,
        after=10,
    )
    if count:
        items = "One sensitive item" if count == 1 else f"{count:,} sensitive items"
        flow.paragraph(f"{items} held, not described here.", _COUNT, after=6)
        flow.paragraph(
            "Whoever is responsible for disclosure can ask the school what they are.", BODY, after=16
        )
    else:
        flow.paragraph("Nil return: no sensitive item is recorded.", _COUNT, after=16)
    blanks(flow, (Blank("Name", WIDTH * 0.5), Blank("Role", WIDTH * 0.5)))
    blanks(flow, (Blank("Signature", WIDTH * 0.6), Blank("Date", WIDTH * 0.4)))


def change_pages(flow: Flow, content: PackContent) -> None:
    """Draw what was changed or left out in this pack, and why."""
    flow.paragraph("The originals are in the case, unchanged.", SMALL, after=6)
    flow.table(
        _CHANGES,
        (
            (Cell(change.reference, SMALL_STRONG), Cell(change.what), Cell(change.reason))
            for change in content.redactions
        ),
    )


def method_pages(flow: Flow, content: PackContent) -> None:
    """Draw how captures were made, what is known of the clock, and the devices."""
    draw_facts(flow, (Fact(label=method.label, value=method.text) for method in content.methods))


def copy_pages(flow: Flow, content: PackContent) -> None:
    """Draw who was given a copy on which basis, with lines to fill in by hand."""
    flow.paragraph(
        "Every copy has a number. Whoever passes one on writes it down here and in the record of the case.",
        SMALL,
        after=6,
    )
    blank = (Copy(number=number, to="", role="", basis="") for number in range(1, _BLANK_COPIES + 1))
    flow.table(_COPIES, (_copy(copy) for copy in content.copies or blank))
    if any(copy.pack for copy in content.copies):
        flow.skip(2)
        flow.paragraph("Lines with a pack id are about an earlier pack of this case.", NOTE)


def _copy(copy: Copy) -> tuple[Cell, ...]:
    named = "\n".join(part for part in (copy.to, copy.role, copy.pack and f"pack {copy.pack}") if part)
    return (
        Cell(str(copy.number), SMALL_STRONG),
        Cell(named or "\n\n"),  # three lines high: room for a pen
        Cell(copy.basis),
        Cell(words.local_time(copy.at) if copy.at else ""),
        Cell(""),
    )
