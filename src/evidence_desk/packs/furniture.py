"""What every page carries: marking, running heads, pack id, check code, page number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from evidence_desk.packs.canvas import LEFT, PAGE_HEIGHT, RIGHT, SHEET, WIDTH, Box, Document, Page
from evidence_desk.packs.content import PackContent
from evidence_desk.packs.text import Style

_MARKING = Style("sans-bold", 8, 10)
_HEAD = Style("sans", 7.6, 10, 0.2)
_PAGE = Style("sans-bold", 7.6, 10)
_HEAD_LINE, _HEAD_RULE = PAGE_HEIGHT - 50.0, PAGE_HEIGHT - 56.0
_FOOT_LINE, _FOOT_RULE = 41.0, 51.0
_MARKING_TOP, _MARKING_FOOT = PAGE_HEIGHT - 32.0, 26.0
_SHORT_CODE = 16  # hexadecimal digits of the check code


class Headed(Protocol):
    """What the running heads of a paper say of the case."""

    @property
    def marking(self) -> str:
        """The handling marking; may be empty."""

    @property
    def case_reference(self) -> str:
        """As the school gives it; may be empty."""

    @property
    def case_id(self) -> str:
        """The id that stands in its place."""


def furnish_pack(document: Document, content: PackContent, pages: Sequence[Page]) -> Page:
    """Draw the furniture of a pack's pages; return what all of them share."""
    code = content.checkpoint.sha256.hex()[:_SHORT_CODE]
    foot = f"Pack {content.pack_id} · check code {code[:8]} {code[8:]}"
    return furnish(document, content, foot, pages)


def furnish(document: Document, content: Headed, foot: str, pages: Sequence[Page]) -> Page:
    """Draw the furniture of all pages, now that their number is known; return what all of them share.

    Args:
        foot: what stands at the left of every page's foot.
    """
    total = len(pages)
    reference = content.case_reference or content.case_id
    common = Page(0, "")
    marking = document.lines(content.marking.upper(), _MARKING, WIDTH)[0]
    for kind, text, edge, base, rule in (
        ("Header", f"Case {reference}", _MARKING_TOP, _HEAD_LINE, _HEAD_RULE),
        ("Footer", foot, _MARKING_FOOT, _FOOT_LINE, _FOOT_RULE),
    ):
        with document.artifact(kind):
            document.line(common, marking, (LEFT + RIGHT - marking.width) / 2, edge, SHEET)
            _shortened(document, common, text, base)
            document.rule(common, Box(LEFT, rule, RIGHT, rule + 0.5), within=SHEET)
    for place, page in enumerate(pages, 1):
        for kind, text, style, y in (
            ("Header", page.section, _HEAD, _HEAD_LINE),
            ("Footer", f"Page {place:,} of {total:,}", _PAGE, _FOOT_LINE),
        ):
            line = document.lines(text, style, WIDTH * 0.4)[0]
            with document.artifact(kind):
                document.line(page, line, RIGHT - line.width, y, SHEET)
    return common


def _shortened(document: Document, page: Page, text: str, y: float) -> None:
    """Set a text at the left margin; what would come too near the right one becomes an ellipsis."""
    found = document.lines(text, _HEAD, WIDTH * 0.58)
    document.line(page, found[0], LEFT, y, SHEET)
    if len(found) > 1:
        document.line(page, document.lines("…", _HEAD, 20)[0], LEFT + found[0].width, y, SHEET)
