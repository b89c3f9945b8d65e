"""Stamps from an authority: the right answer counts, each wrong one is refused in words, nothing waits for ever."""

from __future__ import annotations

import hashlib
import time

import pytest
from tests.packs.authority import Authority, long_answer, serving, silence

from evidence_desk.packs.stamper import NoStamp, Stamper, judge

pytestmark = pytest.mark.needs_tool("openssl")
IMPRINT = hashlib.sha256(b"a pack").digest()


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("tsa") / "tsa")


def test_a_stamp_says_when_and_by_whom(authority: Authority) -> None:
    with serving(authority.answer) as address:
        stamp = Stamper([address]).stamp(IMPRINT)
    assert abs(stamp.at.timestamp() - time.time()) < 60
    assert "Test stamps" in stamp.authority
    assert judge(stamp.reply, IMPRINT, None).fingerprint == stamp.fingerprint


def test_the_order_of_the_certificates_does_not_matter(authority: Authority) -> None:
    with serving(authority.other_order) as address:
        assert "Test stamps" in Stamper([address]).stamp(IMPRINT).authority


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ("other_nonce", "belongs to another request"),
        ("other_imprint", "stamped something else"),
        ("expired", "expired"),
        ("broken", "signature"),
    ],
)
def test_a_wrong_answer_is_no_stamp(authority: Authority, wrong: str, words: str) -> None:
    with serving(getattr(authority, wrong)) as address, pytest.raises(NoStamp) as caught:
        Stamper([address]).stamp(IMPRINT)
    assert words in caught.value.user_message
    assert "127.0.0.1" in caught.value.user_message


def test_ten_million_bytes_are_not_read(authority: Authority) -> None:
    with serving(long_answer) as address, pytest.raises(NoStamp, match="no time stamp") as caught:
        Stamper([address]).stamp(IMPRINT)
    assert "longer than a time stamp may be" in caught.value.user_message


def test_a_silent_authority_is_given_up_and_the_next_one_asked(authority: Authority) -> None:
    began = time.monotonic()
    with serving(silence) as silent, serving(authority.answer) as good:
        stamp = Stamper([silent, "http://127.0.0.1:1/nobody", "file:///etc/passwd", good], wait_s=0.4).stamp(
            IMPRINT
        )
    assert stamp.address == good
    assert time.monotonic() - began < 2.4


def test_where_nobody_answers_each_one_is_named(authority: Authority) -> None:
    with serving(silence) as silent, pytest.raises(NoStamp) as caught:
        Stamper([silent, "http://127.0.0.1:1/nobody", "file:///etc/passwd"], wait_s=0.3).stamp(IMPRINT)
    said = caught.value.user_message
    assert "did not answer in time" in said
    assert "cannot be reached" in said
    assert "not a web address" in said
