"""Time stamps: replies of a real (local) authority, and what must not pass for one."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidence_desk.base.errors import BadInput, TamperedBundle
from evidence_desk.bundle.reader import Bundle
from evidence_desk.bundle.stamp import parse_reply

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bundle.conftest import Forge, Kit, Stamper

    from evidence_desk.bundle.check import BundleReport

pytestmark = pytest.mark.needs_tool("openssl")


@pytest.fixture(scope="session")
def reply(stamper: Stamper) -> bytes:
    return stamper.reply(b"a note")


def test_a_reply_gives_imprint_and_time(reply: bytes) -> None:
    imprint, at = parse_reply(reply)
    assert imprint == hashlib.sha256(b"a note").digest()
    assert at.tzinfo == UTC
    assert abs(datetime.now(UTC) - at) < timedelta(minutes=10)


def test_an_imprint_of_another_hash_is_refused(stamper: Stamper) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        parse_reply(stamper.reply(b"a note", digest="sha512"))


def test_a_refusal_of_the_authority_is_no_stamp() -> None:
    # TimeStampResp with status rejection(2) and no token.
    with pytest.raises(ValueError, match=r"RFC 3161|granted"):
        parse_reply(bytes.fromhex("30053003020102"))


def test_a_token_alone_is_no_reply(reply: bytes) -> None:
    token_at = reply.index(bytes.fromhex("06092a864886f70d010702")) - 4
    with pytest.raises(ValueError, match="RFC 3161"):
        parse_reply(reply[token_at:])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(data=st.data())
def test_a_spoiled_reply_raises_one_kind_of_error(reply: bytes, data: st.DataObject) -> None:
    spoiled = bytearray(reply)
    for _ in range(data.draw(st.integers(1, 4))):
        spoiled[data.draw(st.integers(0, min(200, len(reply) - 1)))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(spoiled)))
    for text in (bytes(spoiled), bytes(spoiled[:cut]), bytes(spoiled) + b"\0"):
        try:
            imprint, at = parse_reply(text)
        except ValueError:
            continue
        assert len(imprint) == 32
        assert at.tzinfo is not None


def test_a_stamp_in_a_case_names_its_note(
    tmp_path: Path, kit: Kit, stamper: Stamper, check: Callable[[Path], BundleReport]
) -> None:
    path = tmp_path / "stamped.edcase"
    with kit.create(path) as writer:
        first = writer.bundle.head
        kit.add(writer)
        with writer.commit() as staged:
            early = staged.add_public("t", stamper.reply(first.note))
            late = staged.add_public("t", stamper.reply(writer.bundle.head.note))
            again = staged.add_public("t", stamper.reply(first.note))
        assert [(s.leaf, s.commit) for s in writer.bundle.stamps()] == [(early, 0), (late, 1), (again, 0)]
    report = check(path)
    assert report.exit_code == 0
    (said,) = [finding.detail for finding in report.findings if finding.name == "stamps"]
    assert said.startswith("3; commit 1 existed at 20")


def test_a_stamp_over_nothing_here_is_not_written(tmp_path: Path, kit: Kit, reply: bytes) -> None:
    with kit.create(tmp_path / "case.edcase") as writer, writer.commit() as staged:
        with pytest.raises(BadInput, match="no note"):
            staged.add_public("t", reply)
        staged.add_secret("m", b"{}", kit.recipient)


@pytest.mark.parametrize("what", ["another log's note", "no reply at all"])
def test_a_stamp_over_nothing_here_is_found(
    tmp_path: Path, started: Forge, reply: bytes, what: str, check: Callable[[Path], BundleReport]
) -> None:
    started.put("t", reply if what == "another log's note" else b"hello")
    started.commit()
    path = started.save(tmp_path / "forged.edcase")
    report = check(path)
    assert report.exit_code == 20
    assert [finding.name for finding in report.findings if not finding.ok] == ["stamps"]
    with Bundle.open(path) as bundle, pytest.raises(TamperedBundle, match="t/"):
        bundle.stamps()
