"""One page from end to end: the command, the browser's own process, a server with TLS on this computer, the case."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Desk
from tests.loopback_web import Page, serve

from evidence_desk.capture.page_parts import read_facts

WORDS = "Watch your back tomorrow, see you at the gate"
PAGE = f"""<!doctype html><html lang=en><title>Year 9 chat</title><meta charset=utf-8>
<h1>Year 9</h1><p>{WORDS}</p><img src=/face.png width=200 height=200><div style="height:1500px"></div><p>the end</p>"""


def test_a_page_is_kept_in_parts_by_the_real_browser(
    dsl: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, picture: Path
) -> None:
    case = tmp_path / "case.edcase"
    dsl.good("new", case, "--title", "T")
    pages = {
        "/p": Page(status=302, headers=(("Location", "/q"),)),
        "/q": Page(body=PAGE.encode()),
        "/face.png": Page(body=picture.read_bytes(), media_type="image/png"),
    }
    with serve(pages) as web:
        authority = tmp_path / "authority.pem"
        authority.write_bytes(web.authority.ca_pem)
        monkeypatch.setenv("SSL_CERT_FILE", str(authority))
        hidden = f"https://0x7f000001:{web.port}/p"  # this computer, in a way that nobody reads
        refused = dsl("capture", case, hidden, "--gate", "no")
        assert refused.code == 11
        assert "--own-network" in refused.err
        assert web.asked == []
        # Whoever writes 127.0.0.1 out has asked for it.
        ran = dsl(
            "capture",
            case,
            web.url("/p"),
            "--gate",
            "no",
            "--accept-certificate",
            "--region",
            "9,9",
            "--json",
        )
    assert ran.code == 0, ran.err
    rows = {row["part"]: row for row in json.loads(ran.out)}
    assert list(rows) == ["screen", "region", "text", "page-picture", "pdf", "mhtml", "wacz", "facts"]
    for part, row in rows.items():
        out = tmp_path / part
        dsl.good("extract", case, row["ref"], "--out", out)
        assert picture.read_bytes() not in out.read_bytes()
    assert WORDS in (tmp_path / "text").read_text(encoding="utf-8")
    facts = read_facts((tmp_path / "facts").read_bytes())
    assert facts.final_url == web.url("/q")
    assert [hop.status for hop in facts.redirects] == [302, 200]
    assert facts.seen.pictures == 1
    assert facts.seen.sharp == 0
    kept = dsl.good("exhibits", case)[-1]["page"]["facts"]
    assert (kept["url"], kept["redirects"], kept["own_browser"]) == (web.url("/q"), 1, True)
    grade = "B" if facts.engine.sandboxed else "C"
    assert {row["grade"] for row in rows.values()} == {grade}
    assert dsl.good("verify", case)["ok"] is True
