"""Stamps over packs, as entries: over exactly the pack they name, for every writer; joined with a copy."""

from __future__ import annotations

import base64
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from asn1crypto import algos, cms, tsp
from asn1crypto.core import ParsableOctetString
from tests.case.conftest import Desk, add
from tests.case.test_merging import Two, sound
from tests.case.test_packs_joined import pack

from evidence_desk.base.errors import TamperedBundle
from evidence_desk.case import events as ev
from evidence_desk.case.stamp_events import PackSigned

AT = datetime(2026, 11, 23, 14, 5, 9, tzinfo=UTC)
STATED = "2026-11-23T14:05:09Z"


def reply(imprint: bytes) -> str:
    """An answer in the form of RFC 3161; who signed it is not a matter of the record."""
    info = tsp.TSTInfo(
        {
            "version": "v1",
            "policy": "1.2.3.4.1",
            "message_imprint": {
                "hash_algorithm": algos.DigestAlgorithm({"algorithm": "sha256"}),
                "hashed_message": imprint,
            },
            "serial_number": 1,
            "gen_time": AT,
        }
    )
    signed = cms.SignedData(
        {
            "version": "v3",
            "digest_algorithms": [],
            "encap_content_info": {
                "content_type": "tst_info",
                "content": ParsableOctetString(info.dump()),
            },
            "signer_infos": [],
        }
    )
    token = cms.ContentInfo({"content_type": "signed_data", "content": signed})
    whole = tsp.TimeStampResp({"status": {"status": "granted"}, "time_stamp_token": token})
    return base64.b64encode(whole.dump()).decode("ascii")


def stamped(**changes: Any) -> ev.PackStamped:
    plain = {"pack": "P-1", "stamped_at": STATED, "reply": reply(bytes(32))}
    return ev.PackStamped(**{**plain, **changes})


@pytest.fixture
def two(desk: Desk, tmp_path: Path) -> Two:
    with desk.create() as store:
        add(store, b"one", kind="url", media_type="text/uri-list")
    return Two(desk, tmp_path)


def waits() -> ev.PackMade:
    return pack("P-1", signed=PackSigned(level="B-B", certificate="a" * 64, waiting=True))


def test_a_pack_waits_until_it_is_stamped(two: Two) -> None:
    with two.here() as here:
        here.record(waits())
        assert here.case.packs["P-1"].waiting
        here.record(stamped())
        known = here.case.packs["P-1"]
        assert (known.waiting, known.stamped_at) == (False, STATED)
        sound(here)


@pytest.mark.parametrize(
    "changes",
    [
        {"pack": "P-2"},
        {"reply": reply(bytes(31) + b"\x01")},
        {"stamped_at": "2026-11-23T14:05:10Z"},
        {"reply": "AAAA"},
        {"reply": "not base64"},
    ],
)
def test_a_stamp_over_something_else_cannot_stand(two: Two, changes: dict[str, str]) -> None:
    with two.here() as here:
        here.record(waits())
        with pytest.raises(TamperedBundle):
            here.record(stamped(**changes))
        assert here.case.packs["P-1"].waiting
        sound(here)


def test_a_stamp_comes_along_when_copies_are_joined(two: Two) -> None:
    two.part()
    with two.there() as there:
        there.record(waits())
        there.record(stamped())
    with two.here() as here:
        here.record(pack("P-9"))
    two.merge()
    with two.here() as here:
        assert here.case.packs["P-1"].stamped_at == STATED
        sound(here)
