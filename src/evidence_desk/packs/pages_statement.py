"""The draft of a witness statement, for a person to read, correct and sign by hand. What is not known stays blank.

Source: Criminal Procedure Rules, rule 16.2 and Criminal Justice Act 1967, section 9, for what such a statement says;
the layout is our own help and no form of the police.
"""

from __future__ import annotations

from evidence_desk.packs.canvas import WIDTH
from evidence_desk.packs.content import PackContent, Statement
from evidence_desk.packs.forms import HEIGHT, Blank, blanks
from evidence_desk.packs.layout import NOTE, SMALL, STRONG, SUBHEADING, THIN, Flow, Running
from evidence_desk.packs.text import Style

_FORM = Style("sans-bold", 9.5, 13)
_TEXT = Style("serif", 10.5, 17)  # wide apart, so that a pen can correct it
_FOOT = HEIGHT + 8
_UNDER = "(Criminal Procedure Rules, rule 16.2; Criminal Justice Act 1967, section 9)"
_DECLARATION = (
    "This statement (consisting of ………… page(s) each signed by me) is true to the best of my knowledge and belief and "
    "I make it knowing that, if it is tendered in evidence, I shall be liable to prosecution if I have wilfully stated "
    "in it anything which I know to be false, or do not believe to be true."
)


def statement_pages(flow: Flow, content: PackContent) -> None:
    """Draw the draft, with a place to sign on every page and a heading on each continuation."""
    statement = content.statement
    if statement is None:
        return
    flow.paragraph(
        "A draft, MG11-style, made by the school as a help; it is not a police form, and nobody has made this "
        "statement yet. The witness reads it, strikes out or corrects whatever is not their own knowledge, and signs "
        "every page by hand.",
        SMALL,
        after=8,
    )
    flow.running = Running(_FOOT, lambda continued: _continuation(continued, statement), _sign_here)
    flow.rule(THIN)
    flow.skip(8)
    flow.paragraph("WITNESS STATEMENT", _FORM, after=0)
    flow.paragraph(_UNDER, SMALL, after=2)
    blanks(flow, (Blank("URN", WIDTH),))
    blanks(flow, (Blank("Statement of", WIDTH, _formal(statement.witness)),))
    age = "over 18" if statement.over_18 else ""
    row = (Blank("Age if under 18", WIDTH * 0.4, age), Blank("Occupation", WIDTH * 0.6, statement.occupation))
    blanks(flow, row)
    flow.skip(8)
    flow.paragraph(_DECLARATION, STRONG, after=2)
    blanks(flow, (Blank("Signature", WIDTH * 0.62), Blank("Date", WIDTH * 0.38)))
    flow.skip(10)
    for paragraph in statement.paragraphs:
        flow.paragraph(paragraph, _TEXT, after=7)
    flow.end_running()


def _formal(name: str) -> str:
    """Return a name with its surname in capitals, as statements give it; one word stays as it is."""
    first, _, last = name.rpartition(" ")
    return f"{first} {last.upper()}" if first else name


def _continuation(flow: Flow, statement: Statement) -> None:
    with flow.document.artifact():
        flow.paragraph(f"Continuation of the statement of {_formal(statement.witness)}", _FORM, after=4)
    flow.rule(THIN)
    flow.skip(8)


def _sign_here(flow: Flow) -> None:
    """Draw the line for the signature at the foot of the page."""
    with flow.document.artifact():  # it stands on each page, between two lines of the text
        blanks(flow, (Blank("Signature", WIDTH * 0.5), Blank("Signature witnessed by", WIDTH * 0.5)))


def contact_pages(flow: Flow, content: PackContent) -> None:
    """Draw the sheet for contact details, all blank: it is filled in by hand and goes to the police alone."""
    if content.statement is None:
        return
    flow.paragraph(
        "For the police only. Take this sheet out of every copy that goes to anybody else. Evidence Desk fills in "
        "nothing here.",
        STRONG,
        after=8,
    )
    blanks(flow, (Blank("Name of witness", WIDTH),))
    blanks(flow, (Blank("Home address", WIDTH),))
    blanks(flow, (Blank("", WIDTH * 0.66), Blank("Postcode", WIDTH * 0.34)))
    blanks(flow, (Blank("Home telephone", WIDTH * 0.5), Blank("Work telephone", WIDTH * 0.5)))
    blanks(flow, (Blank("Mobile", WIDTH * 0.5), Blank("E-mail", WIDTH * 0.5)))
    blanks(flow, (Blank("Preferred way of contact", WIDTH),))
    blanks(flow, (Blank("Date of birth", WIDTH * 0.5), Blank("Dates not available for court", WIDTH * 0.5)))
    flow.skip(10)
    flow.heading("Needs of the witness", SUBHEADING, keep=60)
    blanks(flow, (Blank("Support, interpreter or other help needed", WIDTH),))
    blanks(flow, (Blank("", WIDTH),))
    flow.skip(8)
    flow.paragraph("What is written here by hand is not in the record of the case.", NOTE)
