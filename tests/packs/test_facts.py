"""What a pack says of itself to programs, and how little a hostile one can do."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_desk.base.errors import BadInput
from evidence_desk.case.disclosure_proof import PROOF_MAX
from evidence_desk.packs.facts import FACTS_MAX, read_pack

if TYPE_CHECKING:
    from tests.packs.conftest import Kit, Made


def test_a_pack_says_what_it_holds(kit: Kit, full: Made) -> None:
    facts = read_pack(full.path)
    assert (facts.pack_id, facts.kind, facts.case_id) == ("P-2026-041-1", "police", kit.pack([]).case_id)
    assert facts.checkpoint_note == kit.note
    assert facts.checkpoint_number == 12
    assert facts.pages == full.report.pages
    by_reference = {exhibit.reference: exhibit for exhibit in facts.exhibits}
    for exhibit in kit.mixed():
        said = by_reference[exhibit.reference]
        assert said.sha256 == (exhibit.sha256.hex() if exhibit.sha256 else None)
        assert said.size == exhibit.size_bytes
        assert said.page == full.report.first_pages[exhibit.reference]
    assert [by_reference[name].shown for name in ("JPS/1", "JPS/7", "JPS/9")] == ["shown", "held", "withheld"]


def test_a_program_that_saved_the_pack_anew_does_not_hide_its_facts(full: Made, tmp_path: Path) -> None:
    with pikepdf.open(full.path) as pdf:
        pdf.save(tmp_path / "again.pdf")
    assert read_pack(tmp_path / "again.pdf") == read_pack(full.path)


def test_bytes_after_the_end_do_not_matter_to_a_reader(full: Made, tmp_path: Path) -> None:
    path = tmp_path / "signed.pdf"
    path.write_bytes(full.path.read_bytes() + b"%a line of 180 bytes" + b"x" * 160 + b"\n")
    assert read_pack(path) == read_pack(full.path)


def changed(full: Made, path: Path, **more: Any) -> Path:
    """The pack with other attachments."""
    with pikepdf.open(full.path) as pdf:
        for name, data in more.items():
            file_name = {"note": "checkpoint.note", "facts": "pack.json"}[name]
            pdf.attachments[file_name] = pikepdf.AttachedFileSpec(
                pdf, data, filename=file_name, description="", mime_type="", creation_date="", mod_date=""
            )
        pdf.save(path)
    return path


def facts_of(full: Made) -> dict[str, Any]:
    with pikepdf.open(full.path) as pdf:
        found: dict[str, Any] = json.loads(pdf.attachments["pack.json"].get_file().read_bytes())
        return found


def edited(full: Made, **more: Any) -> bytes:
    return json.dumps({**facts_of(full), **more}).encode()


@pytest.mark.parametrize(
    "make",
    [
        lambda full: b"",
        lambda full: b"[" * 100_000,
        lambda full: b"\xff",
        lambda full: b"[]",
        lambda full: edited(full, format="evidence-desk-pack-2"),
        lambda full: edited(full, pack="x" * 5000),
        lambda full: edited(full, founder="AB" * 32),
        lambda full: edited(full, made="22 November 2026"),
        lambda full: edited(full, exhibits={}),
        lambda full: edited(full, exhibits=[1]),
        lambda full: edited(full, exhibits=facts_of(full)["exhibits"][:1] * 2),
        lambda full: edited(full, exhibits=[{**facts_of(full)["exhibits"][0], "page": 10_000}]),
        lambda full: edited(full, exhibits=[{**facts_of(full)["exhibits"][0], "page": True}]),
        lambda full: edited(full, exhibits=[{**facts_of(full)["exhibits"][0], "shown": "hidden"}]),
        lambda full: edited(full, exhibits=[{**facts_of(full)["exhibits"][0], "sha256": "00"}]),
        lambda full: edited(full, exhibits=[{**facts_of(full)["exhibits"][0], "size": -1}]),
    ],
)
def test_facts_that_cannot_be_are_refused(full: Made, tmp_path: Path, make: Any) -> None:
    with pytest.raises(BadInput):
        read_pack(changed(full, tmp_path / "bad.pdf", facts=make(full)))


def test_another_checkpoint_than_the_named_one_is_refused(kit: Kit, full: Made, tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        read_pack(changed(full, tmp_path / "bad.pdf", note=kit.note + b"x"))


def test_an_attachment_that_swells_is_refused_before_it_does(full: Made, tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        read_pack(changed(full, tmp_path / "bomb.pdf", facts=b" " * (FACTS_MAX + 1)))


def test_other_files_are_refused_in_words(tmp_path: Path) -> None:
    plain = tmp_path / "plain.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(plain)
    text = tmp_path / "text.pdf"
    text.write_bytes(b"not a PDF")
    for path in (plain, text, tmp_path / "missing.pdf"):
        with pytest.raises(BadInput) as refused:
            read_pack(path)
        assert str(path) in refused.value.user_message


@given(st.data())
@settings(deadline=None, max_examples=60)
def test_a_damaged_pack_is_read_the_same_or_refused(
    full: Made, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    bytes_ = bytearray(full.path.read_bytes())
    for _ in range(data.draw(st.integers(1, 20))):
        bytes_[data.draw(st.integers(len(bytes_) * 9 // 10, len(bytes_) - 1))] = data.draw(
            st.integers(0, 255)
        )
    path = tmp_path_factory.mktemp("damaged") / "pack.pdf"
    path.write_bytes(bytes_)
    try:
        facts = read_pack(path)
    except BadInput:
        return
    assert hashlib.sha256(facts.checkpoint_note).hexdigest()
    assert facts.pages >= max((exhibit.page for exhibit in facts.exhibits), default=0)


def put_in(full: Made, path: Path, change: Callable[[pikepdf.Pdf], None]) -> tuple[str, ...]:
    with pikepdf.open(full.path) as pdf:
        change(pdf)
        pdf.save(path)
    return read_pack(path).foreign


def test_what_no_pack_has_is_named(full: Made, tmp_path: Path) -> None:
    """A program, a file under another name, a link to elsewhere: signed or not, none of it is ours."""
    assert read_pack(full.path).foreign == ()
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")

    def note(pdf: pikepdf.Pdf) -> None:
        link = pikepdf.Dictionary(
            Subtype=pikepdf.Name.Link, A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI="x")
        )
        pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(link)])

    def attach(pdf: pikepdf.Pdf) -> None:
        pdf.attachments["evil.exe"] = pikepdf.AttachedFileSpec(
            pdf, b"MZ", filename="evil.exe", description="", mime_type="", creation_date="", mod_date=""
        )

    def opening(pdf: pikepdf.Pdf) -> None:
        pdf.Root.OpenAction = script

    def named(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Names.JavaScript = pikepdf.Dictionary(Names=["x", script])

    def turning(pdf: pikepdf.Pdf) -> None:
        pdf.pages[-1].AA = pikepdf.Dictionary(O=script)

    starts, elsewhere = "something that starts when it is opened", "a button, a note or a link to elsewhere"
    out = tmp_path / "out.pdf"
    assert put_in(full, out, attach) == ("the attached file evil.exe",)
    assert put_in(full, out, opening) == put_in(full, out, named) == (starts,)
    assert put_in(full, out, note) == put_in(full, out, turning) == (elsewhere,)


def test_attached_proofs_fill_no_memory(full: Made, tmp_path: Path) -> None:
    with pikepdf.open(full.path) as pdf:
        for number in range(3):
            name = f"proof-JPS-{number}.json"
            pdf.attachments[name] = pikepdf.AttachedFileSpec(
                pdf,
                bytes(PROOF_MAX // 2),
                filename=name,
                description="",
                mime_type="",
                creation_date="",
                mod_date="",
            )
        pdf.save(tmp_path / "large.pdf")
    with pytest.raises(BadInput):
        read_pack(tmp_path / "large.pdf")
