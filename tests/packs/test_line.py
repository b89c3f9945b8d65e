"""The exporter's line between two ends of a pack: all of the file is signed, the end behind the line, too."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest

from evidence_desk.bundle.note import SigningKey
from evidence_desk.packs.signature import Hashed, read_signature, sign_pack

if TYPE_CHECKING:
    from pathlib import Path

    from tests.packs.conftest import Made

END = re.compile(rb"startxref\n(\d{10})\n%%EOF\n\Z")


@pytest.fixture(scope="module")
def signed(full: Made) -> bytes:
    out = io.BytesIO()
    hashed = Hashed(out)
    hashed.write(full.path.read_bytes())
    sign_pack(out, SigningKey.generate(), hashed)
    return out.getvalue()


def good(data: bytes, path: Path) -> bool:
    path.write_bytes(data)
    found = read_signature(path)
    return found is not None and found.good and not found.followed


def test_the_end_says_again_where_the_table_is(signed: bytes, tmp_path: Path) -> None:
    assert good(signed, tmp_path / "pack.pdf")
    end = END.search(signed)
    assert end
    assert signed[int(end[1]) :].startswith(b"xref\n")


def test_a_reader_cannot_be_led_to_another_table(signed: bytes, tmp_path: Path) -> None:
    end = END.search(signed)
    assert end
    moved = signed[: end.start(1)] + b"%010d" % (int(end[1]) - 7) + signed[end.end(1) :]
    for changed in (moved, signed[: end.start()], signed + b"\n", signed[: end.start()] + b"%%EOF\n"):
        assert not good(changed, tmp_path / "changed.pdf")


def test_hashed_while_it_is_written_or_read_again_it_is_the_same(signed: bytes, full: Made) -> None:
    key = SigningKey.generate()
    plain = io.BytesIO()
    plain.write(full.path.read_bytes())
    digest = sign_pack(plain, key)
    out = io.BytesIO()
    hashed = Hashed(out)
    hashed.write(full.path.read_bytes())
    assert sign_pack(out, key, hashed) == digest
    assert plain.getvalue() == out.getvalue()
