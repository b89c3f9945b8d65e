"""What the gate asks about a page: once before it is loaded, once before anything of it is kept.

Like the questions of `gate.toml` they are data and no setting: an answer kept with a part means the same for ever.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Final

from evidence_desk.policy.rows import Document, Sourced

# Wording version -> SHA-256 of all that is asked and said beside it, joined by line feeds.
KNOWN_WORDINGS: Final[dict[str, str]] = {
    "page-2026-11-23": "3756ccf2782cb662b20eaaf555c74ab551218cab8d530f150e90daff8602997f",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PageQuestion(Sourced):
    """The first question, as it is asked of a page at one of the two moments; the answers are the gate's own."""

    text: str
    help: str
    stopped: str  # what Yes and Not sure lead to
    admitted: str  # what No to both questions leads to


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTexts:
    """All that the gate asks and says about pages."""

    version: str  # kept with every answer
    loading: PageQuestion
    keeping: PageQuestion
    terror: str  # what is recorded instead of a page of that class


def read_page(document: Document) -> PageTexts:
    """Return the page questions.

    Raises:
        BadInput: a wording this program does not know.
    """
    wording, terror = document.section("wording"), document.section("terror")
    wording.basis()
    terror.basis()
    texts = PageTexts(
        version=wording.text("version"),
        loading=_question(document, "before_loading"),
        keeping=_question(document, "before_keeping"),
        terror=terror.text("text"),
    )
    if KNOWN_WORDINGS.get(texts.version) != digest(texts):
        raise wording.bad(
            f"the questions about pages are not the wording “{texts.version}” of this program; they come with the "
            "program and cannot be changed here"
        )
    for part in (wording, terror, document):
        part.done()
    return texts


def digest(texts: PageTexts) -> str:
    """Return the SHA-256, in hex, that identifies a wording."""
    lines = [
        line
        for one in (texts.loading, texts.keeping)
        for line in (one.text, one.help, one.stopped, one.admitted)
    ]
    return hashlib.sha256("\n".join([*lines, texts.terror]).encode()).hexdigest()


def _question(document: Document, name: str) -> PageQuestion:
    row = document.section(name)
    question = PageQuestion(
        id=name,
        text=row.text("text"),
        help=row.text("help"),
        stopped=row.text("stopped"),
        admitted=row.text("admitted"),
        basis=row.basis(),
    )
    row.done()
    return question
