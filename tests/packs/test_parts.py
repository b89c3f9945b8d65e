"""The parts around the exhibits: each kind has its own, empty ones say so or stay out, sheets can be taken out."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from evidence_desk.packs.canvas import Document
from evidence_desk.packs.content import (
    Bearing,
    Copy,
    Decision,
    Enquiry,
    Fact,
    Happening,
    LogLine,
    Method,
    Moment,
    PackContent,
    PictureBody,
    Redaction,
    Statement,
    TextBody,
    Unused,
    UrlBody,
    WithheldBody,
)
from evidence_desk.packs.layout import SUBHEADING, TABLE_KEEP, Cell, Column, Flow
from evidence_desk.packs.writer import PdfWriter

if TYPE_CHECKING:
    from tests.packs.conftest import Kit, Made

pytestmark = pytest.mark.needs_tool("pdftotext")

DECLARATION = (
    "is true to the best of my knowledge and belief and I make it knowing that, if it is tendered in evidence, I shall "
    "be liable to prosecution if I have wilfully stated in it anything which I know to be false"
)


def said(made: Made) -> str:
    return " ".join(made.body().split())


def pages(made: Made) -> list[str]:
    return [" ".join(page.split()) for page in made.text("-layout").split("\f")[:-1]]


def page_of(made: Made, heading: str) -> int:
    """The page, from 0, that a part begins on."""
    return next(at for at, page in enumerate(pages(made)) if re.search(rf"\b\d+ {heading} [A-Z]", page))


def parts_of(made: Made) -> list[str]:
    with pikepdf.open(made.path) as pdf, pdf.open_outline() as outline:
        return [item.title for item in outline.root]


def whole(kit: Kit, **more: Any) -> PackContent:
    """A police pack in which every part has something to say."""
    exhibits = [
        kit.exhibit(
            "JPS/1",
            TextBody(text="stop it"),
            handling=(
                LogLine(at=kit.moment(8), what="Opened to look at", by="Jane P. Shah", exhibit="JPS/1"),
            ),
        )
    ]
    return kit.pack(
        exhibits,
        **{
            "for_whom": "Northshire Police, DC 4471",
            "lawful_basis": "Crime: DPA 2018 Schedule 1 paragraph 10",
            "summary": "A vote was held about one pupil.",
            "chronology": (
                Happening(
                    at=None,
                    when="12 November 2026, as shown",
                    what="The vote was opened",
                    source="as shown on the screen",
                    references=("JPS/1",),
                ),
                Happening(
                    at=kit.moment(5), when="", what="JPS/1 taken in", source="recorded by the computer"
                ),
            ),
            "decisions": (
                Decision(
                    at=kit.moment(30), what="Not to refer to the LADO", by="Jane P. Shah", reason="No staff."
                ),
            ),
            "unused": (
                Unused(number=1, reference="JPS/2", description="The same chat later", why="Repeats"),
            ),
            "sensitive_unused": 2,
            "bearings": (
                Bearing(reference="JPS/1", bearing="away", note="Written by somebody else", by="M. T. Baker"),
            ),
            "enquiries": (
                Enquiry(
                    what="Camera of the library", outcome="Not pursued", why="Overwritten", by="M. T. Baker"
                ),
            ),
            "copies": (
                Copy(
                    number=1, to="DC 4471", role="Police", basis="Request form", at=kit.moment(60), pack="P-1"
                ),
            ),
            "statement": Statement(
                witness="Jane P. Shah",
                over_18=True,
                occupation="",
                paragraphs=[
                    "I am employed at Fernhill Academy.",
                    *(f"{n}. I produce it." for n in range(60)),
                ],
                references=("JPS/1",),
                contact_sheet=True,
            ),
            "methods": (Method(label="Clock", text="The computer’s own."),),
            "redactions": (Redaction(reference="JPS/1", what="Two names", reason="third-party child"),),
            "signature_words": ("Adobe shows a yellow banner.",),
            **more,
        },
    )


@pytest.fixture(scope="module")
def police(tmp_path_factory: pytest.TempPathFactory) -> Made:
    from tests.packs.conftest import Kit

    kit = Kit(tmp_path_factory.mktemp("parts"))
    return kit.render(whole(kit))


def test_a_police_pack_has_all_parts_in_their_order(police: Made) -> None:
    assert parts_of(police) == [
        "About this pack",
        "Contents",
        "The case in short",
        "Chronology",
        "Exhibit schedule",
        "Exhibits",
        "Classification",
        "Actions and decisions",
        "Evidence both ways",
        "Unused material",
        "What was changed or left out",
        "Handling log",
        "Methods, clock and devices",
        "Distribution list",
        "Unused material: sensitive items",
        "Draft witness statement",
        "Contact details of the witness",
        "Checking this pack",
    ]


def test_each_part_says_what_it_was_given(police: Made) -> None:
    text = said(police)
    for words in (
        "Prepared for Northshire Police, DC 4471",
        "Lawful basis Crime: DPA 2018 Schedule 1 paragraph 10",
        "12 November 2026, as shown The vote was opened as shown on the screen JPS/1",
        "Not to refer to the LADO No staff.",
        "JPS/1 Away from it Written by somebody else M. T. Baker",
        "Camera of the library Not pursued Overwritten M. T. Baker",
        "1 JPS/2 The same chat later Repeats",
        "2026-11-22 14:08:09 – Opened to look at – Jane P. Shah",
        "JPS/1 Two names third-party child",
        "The computer’s own.",
        "Adobe shows a yellow banner.",
    ):
        assert words in text, words
    assert "pack P-1" in text


def test_times_of_the_chronology_are_local_and_utc(kit: Kit) -> None:
    summer = Moment(utc=kit.moment().utc.replace(month=7), offset_minutes=None)
    happening = Happening(at=summer, when="", what="Seen", source="as stated")
    text = said(kit.render(whole(kit, chronology=(happening,))))
    assert "22 Jul 2026 15:00:09 BST" in text
    assert "2026-07-22 14:00:09 UTC" in text


def test_sensitive_items_are_counted_on_a_sheet_of_their_own_and_never_listed(police: Made) -> None:
    at = page_of(police, "Unused material: sensitive items")
    sheet = pages(police)[at]
    assert "2 sensitive items held, not described here" in sheet
    assert "JPS/" not in sheet
    assert "Draft witness statement" not in sheet  # nothing else stands on it
    assert "MG6C-style" not in sheet


def test_no_sensitive_item_is_a_nil_return_to_sign(kit: Kit) -> None:
    text = said(kit.render(whole(kit, sensitive_unused=0)))
    assert "Nil return: no sensitive item is recorded." in text


def test_the_draft_is_signed_on_every_page_and_leaves_blanks_blank(police: Made) -> None:
    start, end = (
        page_of(police, part) for part in ("Draft witness statement", "Contact details of the witness")
    )
    sheets = pages(police)[start:end]
    assert len(sheets) >= 2
    assert all("Signature witnessed by" in sheet for sheet in sheets)
    assert DECLARATION in sheets[0]
    assert "Statement of Jane P. SHAH" in sheets[0]
    assert "Age if under 18 over 18 Occupation Th" in sheets[0]  # nothing stands behind it
    assert all("Continuation of the statement of Jane P. SHAH" in sheet for sheet in sheets[1:])
    assert "59. I produce it." in sheets[-1]
    contact = pages(police)[end]
    assert "Home address" in contact
    assert "Distribution list" not in contact


def test_without_the_wish_there_is_no_sheet_for_contact_details(kit: Kit) -> None:
    statement = Statement(
        witness="Jane", over_18=False, occupation="Teacher", paragraphs=["x"], references=()
    )
    text = said(kit.render(whole(kit, statement=statement)))
    assert "Home address" not in text
    assert "Statement of Jane Age if under 18 Occupation Teacher" in text


def test_a_disciplinary_cover_states_the_allegation_and_that_it_is_no_finding(kit: Kit) -> None:
    content = whole(
        kit,
        kind="disciplinary",
        names="pseudonyms",
        allegation=(
            Fact(label="Allegation", value="Ran a vote"),
            Fact(label="Investigates", value="M. T. Baker"),
        ),
    )
    made = kit.render(content)
    text = said(made)
    assert "DISCIPLINARY PACK" in text
    assert "it is no finding" in text
    assert "Allegation Ran a vote Investigates M. T. Baker" in text
    assert "police exhibit" not in text
    assert "Names are replaced, on every page" in text


def test_names_are_said_to_be_replaced_only_where_they_were(police: Made) -> None:
    assert "Names are replaced" not in said(police)


def test_a_record_leaves_out_what_it_has_nothing_to_say_of(kit: Kit) -> None:
    made = kit.render(kit.pack([kit.exhibit("JPS/1", TextBody(text="x"))], kind="record"))
    assert parts_of(made) == [
        "About this pack",
        "Contents",
        "The case in short",
        "Exhibit schedule",
        "Exhibits",
        "Classification",
        "Actions and decisions",
        "Handling log",
        "Checking this pack",
    ]
    assert "SAFEGUARDING RECORD" in said(made)


def test_a_small_pack_is_a_small_file_of_paper(kit: Kit) -> None:
    made = kit.render(kit.pack([kit.exhibit("JPS/1", TextBody(text="x"))]))
    assert made.report.pages <= 9
    text = said(made)
    for words in (
        "Nobody has said of any exhibit which way it points.",
        "No unused material is recorded in this case.",
        "No decision is recorded.",
    ):
        assert words in text


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("masked", "Item JPS/1 withheld — not for a pack of this kind. Held: in the case file."),
        ("needs-redaction", "Item JPS/1 needs a redacted copy. Held: in the case file."),
    ],
)
def test_other_placeholders_say_what_they_are_and_name_no_police(kit: Kit, kind: Any, words: str) -> None:
    body = WithheldBody(kind=kind, held="in the case file", told="")
    text = said(kit.render(kit.pack([kit.exhibit("JPS/1", body)], kind="disciplinary")))
    assert words in text
    assert "Told:" not in text
    if kind == "masked":
        assert "Misuse: Conduct" in text  # the policy's words alone
        assert "file given by a parent" not in text


def test_what_was_confirmed_and_what_was_replaced_is_said(kit: Kit) -> None:
    exhibit = kit.exhibit(
        "JPS/1", TextBody(text="Pupil A: no", pseudonyms=True), confirmed="Jane P. Shah confirmed it today"
    )
    text = said(kit.render(kit.pack([exhibit], kind="disciplinary")))
    assert "No third-party pupil Jane P. Shah confirmed it today" in text
    assert "The text, with names replaced" in text
    assert "that of the text as captured" in text


@pytest.mark.parametrize("certified", [True, False])
def test_the_box_for_a_signature_says_only_what_holds(kit: Kit, certified: bool) -> None:
    made = kit.render(whole(kit, certified=certified))
    box = made.report.signature_box
    corner = made.text(
        *("-l", "1", "-x", str(int(box.left)), "-y", str(int(842 - box.top))),
        *("-W", str(int(box.right - box.left)), "-H", str(int(box.top - box.bottom))),
    )
    assert ("No certificate signature" in corner) is not certified
    assert not (certified and corner.strip())


@pytest.mark.parametrize("entries", range(1, 24, 3))
def test_the_contents_name_the_page_of_every_part_however_the_pages_fall(kit: Kit, entries: int) -> None:
    log = [LogLine(at=kit.moment(), what="Looked at", by="Jane P. Shah") for _ in range(entries)]
    made = kit.render(kit.pack([], log=log, people=(), actions=()))
    printed = made.text("-layout").split("\f")
    named = re.findall(r"^ *\d+ +(\S[^.]+?)[ .]+(\d+)$", printed[1], re.MULTILINE)
    assert len(named) == 9
    for title, number in named:
        assert re.search(rf"^ *\d+ +{title}$", printed[int(number) - 1], re.MULTILINE), title


@pytest.mark.parametrize("used", range(0, 700, 17))
def test_no_heading_and_no_head_of_a_table_stands_alone_at_the_foot_of_a_page(used: int) -> None:
    flow = Flow(Document(PdfWriter(io.BytesIO())), "Part")
    flow.paragraph("x", after=0)
    flow.skip(used)
    flow.heading("Heading", SUBHEADING, keep=TABLE_KEEP)
    with_heading = len(flow.pages)
    flow.table((Column("When", 100), Column("What", 100)), [(Cell("today"), Cell("line\n" * 11))])
    assert len(flow.pages) == with_heading


def test_a_printer_without_grey_loses_no_line(police: Made) -> None:
    """Anything lighter than half grey is white to a printer that knows two tones."""
    with pikepdf.open(police.path) as pdf:
        for page in pdf.pages:
            for step in pikepdf.parse_content_stream(page):
                if str(step.operator) == "g":
                    assert float(step.operands[0]) <= 0.5


def _handled(count: int, exhibit: str = "JPS/1") -> tuple[LogLine, ...]:
    return tuple(
        LogLine(
            at=Moment(utc=datetime(2026, 11, 22, 14, 0, tzinfo=UTC) + timedelta(minutes=one)),
            what=f"Opened to look at, entry {one:03}, by leave of the school",
            by="Jane P. Shah",
            exhibit=exhibit,
        )
        for one in range(count)
    )


@pytest.mark.parametrize("count", range(20, 33, 3))
def test_an_address_stands_with_its_facts_however_long_its_handling_is(kit: Kit, count: int) -> None:
    body = UrlBody(url="https://example.org/post/88")
    found = pages(kit.one(body, handling=_handled(count)))
    (page,) = [text for text in found if "The address, as kept" in text]
    assert "SHA-256 of the original" in page
    assert any(f"entry {count - 1:03}" in text for text in found)


@pytest.mark.parametrize("count", range(20, 33, 3))
@pytest.mark.parametrize("high", [2400, 9600], ids=["whole", "in parts"])
def test_no_page_holds_only_the_last_lines_of_a_pictures_handling(kit: Kit, count: int, high: int) -> None:
    picture = kit.picture(kit.png(kit.chat_picture(1080, high).convert("L").quantize(4)))
    made = kit.one(PictureBody(picture=picture), handling=_handled(count))
    last = next(at for at, text in enumerate(pages(made)) if f"entry {count - 1:03}" in text)
    with pikepdf.open(made.path) as pdf:
        shows = "/XObject" in pdf.pages[last].obj["/Resources"]
    assert shows or "SHA-256 of the original" in pages(made)[last]


def test_what_is_withheld_says_no_wrong_word_of_when_it_was_seen(kit: Kit) -> None:
    body = WithheldBody(kind="needs-redaction", held="in the case", told="")
    assert "Seen, as displayed" not in said(kit.one(body, seen_at=""))
    assert "Seen, as displayed 12 November 2026" in said(kit.one(body, seen_at="12 November 2026 19:52 UTC"))
