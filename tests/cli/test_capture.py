"""`edesk capture` and `edesk drop … --page`: the grammar, both answers, and what is said when it breaks off."""

from __future__ import annotations

import contextlib
import json
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pytest
from tests.acts import pages
from tests.cli.conftest import Desk

from evidence_desk.acts.page_capture import Browser, Loading, Order
from evidence_desk.acts.page_loading import Beforehand
from evidence_desk.capture import browser_wire as wire
from evidence_desk.capture.page_parts import PageTrouble
from evidence_desk.cli import cmd_capture

URL = pages.URL


class FakeBrowser:
    """A browser that brings the same page every time, or breaks off."""

    def __init__(self) -> None:
        self.loaded: list[str] = []
        self.allowed: list[Beforehand] = []
        self.ordered: list[Order] = []
        self.stops_after = 99
        self.skips: tuple[str, ...] = ()
        self.ends: object = None
        self.facts = pages.facts()

    @contextlib.contextmanager
    def run(
        self, args: Namespace, loading: Loading, allowed: Beforehand, report: object
    ) -> Iterator[FakeBrowser]:
        self.loaded.append(loading.url)
        self.allowed.append(allowed)
        yield self

    @property
    def browser(self) -> Browser:
        return pages.OWN

    def parts(self, order: Order) -> Iterator[object]:
        self.ordered.append(order)
        for number, kind in enumerate(order.parts):
            if number == self.stops_after:
                if isinstance(self.ends, Exception):
                    raise self.ends
                yield self.ends
                return
            yield wire.Progress(kind=kind, done=1)
            if kind in self.skips:
                continue
            yield pages.part(kind, self.facts.to_json() if kind == "facts" else None)


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> FakeBrowser:
    fake = FakeBrowser()
    monkeypatch.setattr(cmd_capture, "run_browser", fake.run)
    return fake


@pytest.fixture
def case(dsl: Desk, tmp_path: Path) -> Path:
    path = tmp_path / "case.edcase"
    dsl.good("new", path, "--title", "T")
    return path


def test_one_row_for_each_part_as_add_prints_them(dsl: Desk, case: Path, browser: FakeBrowser) -> None:
    rows = dsl.good(
        "capture",
        case,
        URL,
        "--gate",
        "no",
        "--reached",
        "a parent's link",
        "--platform",
        "ChatterBox",
        "--caption",
        "Threat",
    )
    assert [row["ref"] for row in rows] == [f"JPS/{number}" for number in range(1, 8)]
    assert [row["part"] for row in rows] == list(browser.ordered[0].parts)
    assert {row["grade"] for row in rows} == {"B"}
    assert len({row["capture"] for row in rows}) == 1
    assert set(rows[0]) == {
        *("id", "ref", "kind", "media_type", "size", "sha256", "captured_at", "grade", "capture", "part"),
    }
    (first, *_) = dsl.good("exhibits", case)
    assert first["caption"] == "Threat – screen picture"
    assert first["source"]["how_reached"] == "a parent's link"
    assert first["page"]["answered_together"] is True
    assert first["page"]["before_loading"]["answer"] == "no"
    assert first["page"]["ended"] == "complete"
    assert first["page"]["facts"]["redirects"] == 1


def test_the_page_goes_with_the_case_into_every_check(dsl: Desk, case: Path, browser: FakeBrowser) -> None:
    dsl.good("capture", case, URL, "--gate", "no", "--urgent")
    assert browser.ordered[0].urgent
    assert dsl.good("verify", case)["ok"] is True
    said = [line["says"] for line in dsl.good("log", case)]
    assert any(
        "as part 1 of 5 of a page: screen picture, in the order for a page about to go" in one for one in said
    )
    assert any("Both answers were given together, before the page was looked at." in one for one in said)


def test_a_part_of_the_page_is_a_part_of_its_own(dsl: Desk, case: Path, browser: FakeBrowser) -> None:
    rows = dsl.good("capture", case, URL, "--gate", "no", "--region", "40, 620, 560, 180", "--urgent")
    assert [row["part"] for row in rows] == ["screen", "region", "page-picture", "text", "facts", "wacz"]
    assert browser.ordered[0].region == wire.Box(x=40, y=620, width=560, height=180)
    assert dsl.good("exhibits", case)[1]["caption"].startswith("Chosen part of the page")
    assert dsl.good("verify", case)["ok"] is True
    dsl.good("capture", case, URL, "--gate", "no", "--region", "40,620")
    assert browser.ordered[1].region == wire.Box(x=40, y=620, width=0, height=0)


@pytest.mark.parametrize(
    "region", ["40", "40,620,560", "40,620,560,0", "-4,2,3,4", "1e3,2", "40,620,9999999,5", "a"]
)
def test_what_is_no_part_of_a_page_is_refused_before_anything_is_loaded(
    dsl: Desk, case: Path, browser: FakeBrowser, region: str
) -> None:
    ran = dsl("capture", case, URL, "--gate", "no", f"--region={region}")
    assert ran.code == 2
    assert "X,Y,W,H" in ran.err
    assert not browser.loaded


def test_without_an_answer_the_questions_are_printed_and_nothing_is_loaded(
    dsl: Desk, case: Path, browser: FakeBrowser
) -> None:
    ran = dsl("capture", case, URL)
    assert ran.code == 11
    assert "Have you been told, or do you suspect" in ran.err
    assert not browser.loaded


@pytest.mark.parametrize("answer", ["yes", "unsure", "terror", "intimate", "adult"])
def test_any_other_answer_loads_nothing_and_says_how_to_make_the_record(
    dsl: Desk, case: Path, browser: FakeBrowser, answer: str
) -> None:
    ran = dsl("capture", case, URL, "--gate", answer)
    assert ran.code == 11
    assert "edesk restricted" in ran.err
    assert ("Record its address, title and a short neutral description" in ran.err) == (answer == "terror")
    assert not browser.loaded
    assert dsl.good("exhibits", case) == []
    assert "The stop question kept something out (page" in dsl.good("log", case)[-1]["says"]


def test_pictures_are_taken_only_with_their_number_and_an_answer_of_their_own(
    dsl: Desk, case: Path, browser: FakeBrowser
) -> None:
    assert dsl("capture", case, URL, "--gate", "no", "--take-pictures", 3).code == 2
    assert dsl("capture", case, URL, "--gate", "no", "--gate-pictures", "no").code == 2
    assert (
        dsl("capture", case, URL, "--gate", "no", "--take-pictures", 3, "--gate-pictures", "unsure").code
        == 11
    )
    assert not browser.loaded
    dsl.good("capture", case, URL, "--gate", "no", "--take-pictures", 3, "--gate-pictures", "no")
    assert browser.ordered[0].take_pictures == 3
    assert dsl.good("exhibits", case)[0]["page"]["pictures_taken"] == 3


def test_nonsense_is_no_address_and_staff_use_a_drop(
    dsl: Desk, staff: Desk, case: Path, browser: FakeBrowser
) -> None:
    assert dsl("capture", case, "not a page", "--gate", "no").code == 12
    assert staff("capture", case, URL, "--gate", "no").code == 11
    assert not browser.loaded


def test_what_landed_before_a_crash_is_listed_and_stays(dsl: Desk, case: Path, browser: FakeBrowser) -> None:
    browser.stops_after, browser.ends = 3, PageTrouble("crashed", "The browser closed.")
    ran = dsl("capture", case, URL, "--gate", "no", "--json")
    assert ran.code == 12
    assert [row["part"] for row in json.loads(ran.out)] == ["screen", "text", "page-picture"]
    assert "3 parts landed and stay. The browser closed." in ran.err
    assert {row["page"]["ended"] for row in dsl.good("exhibits", case)} == {"failed"}


def test_what_nobody_allowed_beforehand_and_what_was(dsl: Desk, case: Path, browser: FakeBrowser) -> None:
    dsl.good(
        *(
            "capture",
            case,
            URL,
            "--gate",
            "no",
            "--site",
            "cdn.example",
            "--own-network",
            "--accept-certificate",
        )
    )
    assert browser.allowed == [Beforehand(sites=("cdn.example",), own_network=True, bad_certificate=True)]


def test_a_filters_certificate_is_said(dsl: Desk, case: Path, browser: FakeBrowser) -> None:
    browser.facts = pages.facts(filter_issuer="School Filter CA")
    ran = dsl("capture", case, URL, "--gate", "no")
    assert ran.code == 0
    assert "No public log knows the certificate; School Filter CA issued it, most likely a filter." in ran.out


def test_staff_seal_a_page_for_the_dsl_who_takes_it_over(
    dsl: Desk, staff: Desk, case: Path, browser: FakeBrowser, tmp_path: Path
) -> None:
    to = tmp_path / "dsl.json"
    to.write_text(json.dumps(dsl.good("id")), encoding="utf-8")
    drop = tmp_path / "sent.edcase"
    assert staff("drop", "new", drop, "--to", to, "--page", URL, "--gate", "terror").code == 11
    assert not drop.exists()
    staff.good("drop", "new", drop, "--to", to, "--page", URL, "--gate", "no", "--urgent")
    dsl.good("drop", "take", drop, case, "--gate", "no")
    rows: list[dict[str, Any]] = dsl.good("exhibits", case)
    assert [row["page"]["part"] for row in rows] == ["screen", "page-picture", "text", "facts", "wacz"]
    assert {row["page"]["ended"] for row in rows} == {"complete"}
    assert {row["grade"] for row in rows} == {"B"}


def test_a_pack_for_the_police_shows_the_parts_and_the_statement_tells_the_page_once(
    dsl: Desk, case: Path, browser: FakeBrowser, tmp_path: Path
) -> None:
    browser.skips = ("screen", "page-picture", "pdf", "mhtml", "wacz")
    dsl("capture", case, URL, "--gate", "no", "--reached", "a parent's link", "--once")
    out = tmp_path / "pack.pdf"
    dsl.good("pack", case, "--kind", "police", "--out", out, "--statement")
    text = " ".join(
        " ".join(page.get_textpage().get_text_range() for page in pdfium.PdfDocument(out)).split()
    )
    assert "One page, in parts 2 of 7 parts; failed: JPS/1 page text, JPS/2 facts." in text
    assert "Server 192.0.2.7, h2, TLS 1.3" in text
    assert "Watch your back tomorrow – J." in text
    assert text.count("I had the page at https://chat.example/p/1") == 1
    assert "which I reached so: a parent's link loaded in Evidence Desk's own browser" in text
    assert "I did not look at the page before it was kept." in text
    assert "I produce them as exhibits JPS/1 (page text), JPS/2 (facts)." in text


def test_a_pack_that_names_nobody_else_says_nothing_that_leads_to_an_account(
    dsl: Desk, case: Path, browser: FakeBrowser, tmp_path: Path
) -> None:
    browser.skips = ("screen", "page-picture", "pdf", "mhtml", "wacz")
    browser.facts = pages.facts(title="Jade Doe | ChatterBox", final_url=f"{URL}?me=jade")
    dsl("capture", case, URL, "--gate", "no", "--once", "--signed-in-as", "@jade")
    refs = [row["ref"] for row in dsl.good("exhibits", case)]
    out = tmp_path / "pack.pdf"
    confirmed = [word for ref in refs for word in ("--no-third-party", ref)]
    dsl.good("pack", case, "--kind", "disciplinary", "--out", out, "--for", "panel", *confirmed)
    text = " ".join(
        " ".join(page.get_textpage().get_text_range() for page in pdfium.PdfDocument(out)).split()
    )
    assert "Server 192.0.2.7, h2, TLS 1.3" in text
    for told in ("chat.example/p/1", "Jade Doe", "@jade", "me=jade"):
        assert told not in text


def test_nor_does_it_print_what_stands_before_the_site_of_a_page(
    dsl: Desk, case: Path, browser: FakeBrowser, tmp_path: Path
) -> None:
    url = "https://jade-x.chat.example/p/1"
    browser.skips = ("screen", "text", "page-picture", "pdf", "mhtml", "wacz")
    made_for = pages.facts().certificate
    assert made_for is not None
    wrong = msgspec.structs.replace(
        made_for, subject="jade-x.chat.example", error="It does not hold for jade-x.chat.example."
    )
    browser.facts = pages.facts(final_url=url, certificate=wrong)
    dsl("capture", case, url, "--gate", "no", "--once")
    out = tmp_path / "pack.pdf"
    dsl.good(
        "pack", case, "--kind", "disciplinary", "--out", out, "--for", "panel", "--no-third-party", "JPS/1"
    )
    text = " ".join(
        " ".join(page.get_textpage().get_text_range() for page in pdfium.PdfDocument(out)).split()
    )
    assert "Facts of chat.example" in text
    assert "It does not hold for chat.example." in text
    assert "jade" not in text.lower()


def test_a_hand_over_names_the_parts_of_a_page_so_that_no_double_click_opens_one(
    dsl: Desk, case: Path, browser: FakeBrowser, tmp_path: Path
) -> None:
    browser.skips = ("screen", "text", "page-picture", "pdf")
    dsl("capture", case, URL, "--gate", "no", "--once")
    out = tmp_path / "over"
    dsl.good("handover", case, "--out", out, "--to", "DC Hale", "--basis", "asked")
    names = sorted(path.name for path in (out / "data" / "originals").iterdir())
    assert names == ["JPS-1.mhtml.txt", "JPS-2.wacz", "JPS-3.json"]
    words = " ".join((out / "READ-ME.txt").read_text(encoding="utf-8-sig").split())
    assert "Files that end in .wacz are archives" in words
    assert "with the network off" in words
