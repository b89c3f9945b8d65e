"""The governors' page of real cases: not one word of them is in the file, whatever a co-writer put where."""

from __future__ import annotations

import importlib
import io
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from itertools import chain
from typing import Any

import msgspec
import pytest
from tests.acts.test_statistics import Folder, fill

from evidence_desk.acts.statistics import Counted, report_pdf
from evidence_desk.case import events as ev
from evidence_desk.case.state import Case
from evidence_desk.case.store import CaseStore
from evidence_desk.library.reporting import Asked
from evidence_desk.packs.writer import utf16_hex

pypdfium2: Any = importlib.import_module("pypdfium2")  # carries no types
CASES = 10
HOSTILE = "Kayla Winterbourne of 9B"
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
# What the program itself puts into a case: words of its own, ids of the policy.
_OURS = re.compile(r"[a-z0-9.:/;=+-]*|text/plain.*|Secondary|Larkrise Academy", re.ASCII)


class World:
    """The cases, folded, and what was counted of them."""

    def __init__(self, folder: Folder) -> None:
        self.cases: list[Case] = []
        for number in range(CASES):
            with folder.new(f"case-{number}") as store:
                fill(folder, store, number)
                self._hostile(store)
                self.cases.append(store.case)
        folder.clock.pass_s(3600)  # the time of counting is none of a case
        self.counted: Counted = folder.count()

    def _hostile(self, store: CaseStore) -> None:
        """Put a name where the program puts words of its own."""
        store.record(ev.CaseChanged(field="phase", value=HOSTILE))


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return World(Folder(tmp_path_factory.mktemp("governors")))


def words_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    pages = (document[n].get_textpage().get_text_bounded() for n in range(len(document)))
    return " ".join(" ".join(pages).split())


def raw_of(pdf: bytes) -> bytes:
    """Return the file and, opened up, every stream in it."""
    parts = [pdf]
    for found in _STREAM.finditer(pdf):
        try:
            parts.append(zlib.decompress(found[1]))
        except zlib.error:
            continue  # a picture's or the metadata, which lie open
    return b"\n".join(parts)


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from chain(texts(list(value)), texts(list(value.values())))
    elif isinstance(value, list | tuple | set | frozenset):
        yield from chain.from_iterable(map(texts, value))
    elif isinstance(value, msgspec.Struct):
        yield from texts([getattr(value, name) for name in value.__struct_fields__])
    elif is_dataclass(value):
        yield from texts([getattr(value, each.name) for each in fields(value)])


def words_in(cases: list[Case]) -> set[str]:
    """Return every text of the cases that somebody wrote, or that names something: names, titles, references, ids."""
    found: set[str] = set()
    for case in cases:
        for part in (case.title, case.reference, case.id, case.people, case.exhibits, case.actions, case.members,
                     case.concern):  # fmt: skip
            found.update(texts(part))
    return {each for each in found if len(each) > 3 and not (_OURS.fullmatch(each) and "-" not in each)}


def test_no_word_of_any_case_is_in_the_file(world: World) -> None:
    report = world.counted.report(Asked(span="2026-autumn"))
    assert report.state == "full"
    wanted = words_in(world.cases) | {HOSTILE, "Kayla", "Winterbourne", "Osei", "Avonshire", "CAD 4711"}
    assert {world.cases[0].title, world.cases[0].reference, world.cases[0].id, "Kayla Winterbourne", "@kayla_x99",
            "Jo P. Smith"} <= wanted  # fmt: skip
    known = {report.school, "conduct.aggressive", "trig.other-criminal", "snapchat"}
    pdf = report_pdf(report)
    shown, raw = words_of(pdf).casefold(), raw_of(pdf)
    assert "online safety" in shown
    assert b"Tj" in raw, "the streams were opened"
    for word in wanted - known:
        assert word.casefold() not in shown, word
        assert word.encode() not in raw, word
        assert word.encode("utf-16-be") not in raw, word
        assert utf16_hex(word).encode() not in raw, word


@pytest.mark.parametrize("span", ["all", "2026-27", "2026-autumn", "2025-autumn"])
def test_a_phase_that_somebody_made_up_is_none(world: World, span: str) -> None:
    report = world.counted.report(Asked(span=span))
    assert [phase.label for phase in report.phases] == ["Whole school"]
    assert HOSTILE not in str(report.as_json())


def test_the_same_figures_give_the_same_file(world: World) -> None:
    asked = Asked(span="2026-autumn")
    assert report_pdf(world.counted.report(asked)) == report_pdf(world.counted.report(asked))
    assert (
        not io.BytesIO(report_pdf(world.counted.report(asked))).getvalue().count(b"/EmbeddedFiles<</Names[(")
    )
