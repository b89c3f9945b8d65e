"""`edesk look-again`, `edesk clock`, loose time stamps and those of a case, as a person runs them."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
from asn1crypto import algos, tsp
from tests.acts.test_second_looks import keep_page
from tests.base.test_ntp import off_by
from tests.base.test_ntp import serving as time_server
from tests.cli.conftest import Desk
from tests.loopback_web import serve
from tests.loopback_web.second_looks import PAGES
from tests.packs.authority import Authority, serving

from evidence_desk.acts import second_look
from evidence_desk.base.clock import SystemClock
from evidence_desk.capture.plain_load import Wish
from evidence_desk.case.membership import access_of
from evidence_desk.case.store import CaseStore
from evidence_desk.packs.stamper import Stamper

NOBODY = "http://127.0.0.1:1/nobody"


@pytest.mark.needs_tool("openssl")
def test_a_page_is_looked_at_again_and_stamped(
    dsl: Desk, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serve(PAGES) as web:
        with CaseStore.open(case, access_of(dsl.person, dsl.home), SystemClock(), write=True) as store:
            screen = keep_page(store, web)
        roots = web.authority.ca_pem.decode()
        plain = second_look.prepare

        def trusting(*given: Any) -> second_look.Prepared:
            """Trust the loopback web's authority as everybody's; nothing else is changed."""
            found = plain(*given)
            wish = Wish(private_hosts=found.wish.private_hosts, public_roots=roots, proxies={})
            return second_look.Prepared(
                exhibit=found.exhibit, first=found.first, passage=found.passage, wish=wish
            )

        monkeypatch.setattr(second_look, "prepare", trusting)
        assert dsl.good("look-again", case, screen.ref, "--list")["looks"] == []
        assert dsl("look-again", case, screen.ref, "--passage", "too short").code == 12
        looked = dsl("look-again", case, screen.ref, "--passage", "Monday will be fun for nobody")
        assert looked.code == 0, looked.err
        assert "same final address, by the same server key" in looked.out
        assert "Grade A needs a time stamp as well" in looked.out
        found = dsl.good("look-again", case, screen.ref)
        assert (found["agrees"], found["grade"], found["missing"]) == (True, "B", ["stamp"])
        assert found["second"]["address"] == web.url("/post")
    assert dsl.good("timestamp", case, "--list")["exhibits"] == 3
    authority = Authority(tmp_path / "tsa")
    with serving(authority.answer) as address:
        got = dsl.good("timestamp", case, "--address", NOBODY, "--address", address)
        assert [one["authority"] for one in got["checkpoints"]] == ["Test stamps"]
    rows = dsl.good("exhibits", case)
    assert {row["grade"] for row in rows} == {"A"}
    assert rows[0]["stamped"]["authority"] == "Test stamps"
    assert 0 <= rows[0]["stamped"]["seconds_after"] < 600
    assert len(rows[0]["second_looks"]) == 2
    said = {check["name"]: check["detail"] for check in dsl.good("verify", case)["checks"]}
    assert "signed by Test stamps, whom this program cannot vouch for" in said["stamps"]
    log = dsl("log", case).out
    assert "Had the record up to here stamped" in log
    assert "127.0.0.1" not in log.replace(web.url("/go"), "")


def test_the_clock_is_held_against_network_time(dsl: Desk, case: Path) -> None:
    assert dsl("clock").code == 12
    with time_server(off_by(-7.5)) as server:
        dsl.good("school", "make", "--set", f"time-servers={server}")
        said = dsl("clock")
        assert said.code == 0
        assert "7.5 s ahead of network time" in said.out
        found = dsl.good("clock", case)
        assert abs(found["offset_ms"] + 7500) < 500
    dsl.good("add", case, "--text", "-", stdin=b"you will be sorry")
    (row,) = dsl.good("exhibits", case)
    assert row["clock"].startswith("7.")
    assert "unsigned answers" in row["clock"]
    unanswered = dsl.good("clock", case, "--server", "127.0.0.1:9")
    assert (unanswered["checked"], unanswered["offset_ms"]) == (False, None)
    dsl.good("add", case, "--text", "-", stdin=b"and you, too")
    assert dsl.good("exhibits", case)[1]["clock"] == "not checked against another clock"


@pytest.mark.needs_tool("openssl")
def test_a_loose_stamp_is_held_against_its_file(dsl: Desk, case: Path, tmp_path: Path) -> None:
    file, other, stamp = (tmp_path / name for name in ("pack.pdf", "other.pdf", "pack.tsr"))
    file.write_bytes(b"%PDF-1.7 the pack")
    other.write_bytes(b"%PDF-1.7 another pack")
    authority = Authority(tmp_path / "tsa")
    with serving(authority.answer) as address:
        reply = Stamper([address]).stamp(hashlib.sha256(file.read_bytes()).digest()).reply
    stamp.write_bytes(reply)
    good = dsl("verify", stamp, "--of", file)
    assert good.code == 0, good.out
    assert "by Test stamps" in good.out
    assert "whether to trust its authority is for a person to say" in good.out
    alone = dsl.good("verify", stamp)
    assert (alone["kind"], alone["checks"][1]["detail"]) == (
        "stamp",
        "not compared: name the file it is over with --of FILE",
    )
    assert dsl("verify", stamp, "--of", other).code == 20
    broken = bytearray(reply)
    broken[-3] ^= 1
    stamp.write_bytes(bytes(broken))
    ran = dsl("verify", stamp, "--of", file)
    assert ran.code == 20
    assert "cannot be relied on" in ran.out


@pytest.mark.needs_tool("openssl")
def test_a_stamp_in_a_case_that_its_authority_did_not_sign_is_found(
    dsl: Desk, case: Path, tmp_path: Path
) -> None:
    dsl.good("add", case, "--text", "-", stdin=b"you will be sorry")
    authority = Authority(tmp_path / "tsa")
    with CaseStore.open(case, access_of(dsl.person, dsl.home), SystemClock(), write=True) as store:
        imprint = store.bundle.commits[-1].note_sha256
        asked = tsp.TimeStampReq(
            {
                "version": 1,
                "message_imprint": tsp.MessageImprint(
                    {
                        "hash_algorithm": algos.DigestAlgorithm({"algorithm": "sha256"}),
                        "hashed_message": imprint,
                    }
                ),
                "cert_req": True,
            }
        )
        reply = authority.broken(bytes(asked.dump()))
        with store.committing() as batch:
            batch.staged.add_public("t", reply)
    found = dsl("verify", case, "--json")
    assert found.code == 20
    assert any(c["name"] == "stamps" and not c["ok"] for c in found.json["checks"])
