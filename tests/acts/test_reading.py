"""Words in pictures, read by machine: kept beside the picture, found by a search, gone with it when it is locked."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from PIL import Image, ImageDraw, ImageFont
from tests.case.conftest import add

from evidence_desk.acts import locking, looking, reading
from evidence_desk.base.errors import BadInput, GateRefused
from evidence_desk.capture import ocr
from evidence_desk.capture.ocr import MachineRead
from evidence_desk.case import events as ev
from evidence_desk.case.machine_text import has_machine_text, machine_text
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Exhibit
from evidence_desk.ui import searching


def words_png(*lines: str, transparent: bool = False) -> bytes:
    """Return a picture with words; a transparent one gets a page-ready copy beside it."""
    drawn = Image.new("RGBA" if transparent else "RGB", (420, 40 + 50 * len(lines)), "white")
    if transparent:
        drawn.putpixel((0, 0), (255, 255, 255, 0))
    for number, line in enumerate(lines):
        ImageDraw.Draw(drawn).text(
            (16, 20 + 50 * number), line, fill="black", font=ImageFont.load_default(26)
        )
    out = io.BytesIO()
    drawn.save(out, "PNG")
    return out.getvalue()


class FakeReader:
    """Stands for the process: it says what it was told to."""

    def __init__(self) -> None:
        self.fit = True
        self.asked = 0

    def read(self, source: Iterator[bytes]) -> MachineRead:
        assert b"".join(source).startswith(b"\x89PNG")
        return MachineRead(lines=("Meet me behind", "the gym"), engine="reader 9")

    def close(self) -> None:
        self.fit = False


@pytest.fixture
def picture(store: CaseStore, monkeypatch: pytest.MonkeyPatch) -> Exhibit:
    monkeypatch.setattr(reading, "Reader", FakeReader)
    added = add(store, words_png("Meet me behind", "the gym", transparent=True), caption="Chat")
    looking.look_at(store, [added])
    return store.case.exhibits[added.id]


def test_words_are_kept_beside_the_picture_and_found_by_a_search(store: CaseStore, picture: Exhibit) -> None:
    ready = store.read_rendition(picture)
    reading.read_pictures(store, [picture])
    read = store.case.exhibits[picture.id]
    assert machine_text(store, read) == "Meet me behind\nthe gym"
    assert (read.machine_reader, read.inspection) == ("reader 9", picture.inspection)
    assert store.read_rendition(read) == ready
    assert searching.readable(store.case, store.locked, frozenset()) == [picture.id]
    (hit,) = searching.in_words(store, [picture.id], "BEHIND", lambda done, total: None)
    assert hit.target == picture.id
    events = store.case.events
    assert reading.read_pictures(store, [read]) == {}
    assert store.case.events == events


def test_locking_takes_the_words_with_the_picture(store: CaseStore, picture: Exhibit) -> None:
    reading.read_pictures(store, [picture])
    leaf = store.case.exhibits[picture.id].machine_text
    assert leaf is not None
    locking.lock_for_police(store, [picture.id], "should not be here")
    locked = store.case.exhibits[picture.id]
    assert not has_machine_text(locked)
    assert not store.bundle.member(leaf).present
    with pytest.raises(GateRefused):
        machine_text(store, locked)
    with pytest.raises(GateRefused, match="not to be read"):
        reading.read_pictures(store, [locked])


def test_only_an_open_picture_that_was_looked_at_and_answered_no_for_is_read(
    store: CaseStore, picture: Exhibit
) -> None:
    text = add(store, b"words", kind="message-transcript", media_type="text/plain; charset=utf-8")
    unseen = add(store, words_png("Not looked at"))
    store.record(
        ev.PictureAnswered(exhibit=picture.id, answer="unsure", because="trig.csa-images", wording="w")
    )
    for exhibit in (text, unseen, store.case.exhibits[picture.id]):
        with pytest.raises(GateRefused, match="not to be read"):
            reading.read_pictures(store, [exhibit])
    assert not any(has_machine_text(exhibit) for exhibit in store.case.in_order())


def test_words_that_name_another_member_are_not_taken(store: CaseStore, picture: Exhibit) -> None:
    """An entry of a hostile program: the words would be some other exhibit's bytes."""
    assert picture.blob is not None
    entry = ev.ExhibitInspected(exhibit=picture.id, findings={}, machine_text=picture.blob, engine="x")
    store.record(entry)
    assert not has_machine_text(store.case.exhibits[picture.id])
    assert store.case.exhibits[picture.id].inspection == picture.inspection


def test_without_the_extra_it_is_said_and_nothing_changes(
    store: CaseStore, picture: Exhibit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    with pytest.raises(BadInput) as refused:
        reading.read_pictures(store, [picture])
    assert "evidence-desk[ocr]" in refused.value.user_message


@pytest.mark.conformance
def test_the_reader_itself_reads_without_rights() -> None:
    if not ocr.is_installed():
        pytest.skip("the extra ocr is not installed")
    with ocr.Reader() as reader:
        read = reader.read([words_png("Meet me behind the gym", "tomorrow at 14:32")])
        broken = reader.read([b"\x89PNG\r\n\x1a\n" + bytes(90)])
    assert read.lines == ("Meet me behind the gym", "tomorrow at 14:32")
    assert {"RLIMIT_FSIZE", "RLIMIT_AS", "seccomp"} <= set(read.guards)
    assert (broken.lines, bool(broken.why)) == ((), True)
