"""Archives of pages before their own judges: warcio, wacz, and pywb, which shows them with the origin down."""

from __future__ import annotations

import io
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image
from tests.capture.test_recorder import Visitor
from tests.loopback_web import awkward, planted, serve

from evidence_desk.capture.page_parts import PagePart

from evidence_desk.acts.page_session import PageSession  # isort: skip

pytestmark = [pytest.mark.conformance, pytest.mark.needs_tool("warcio", "wacz", "wb-manager", "wayback")]

START_S = 60


@dataclass(frozen=True, kw_only=True)
class Taken:
    """A page as it was kept with all its pictures, its server gone since."""

    wacz: Path
    url: str
    picture: Image.Image


def keep(path: str, folder: Path, **order: object) -> Taken:
    with serve(dict(awkward.pages())) as web:
        web.pages.update(planted.pages(web.origin))
        visitor = Visitor(web)
        visitor.session = PageSession.start(hear=visitor.hear)
        try:
            visitor.visit(path, "/lazy3" if path == "/lazy" else path)
            parts = visitor.keep(**order)
        finally:
            visitor.session.close()
        url = web.url("/lazy3" if path == "/lazy" else path)
    file = folder / "page.wacz"
    file.write_bytes(parts["page.wacz"][1])
    picture = Image.open(io.BytesIO(parts["page.png"][1])).convert("RGB")
    return Taken(wacz=file, url=url, picture=picture)


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Taken:
    return keep("/lazy", tmp_path_factory.mktemp("taken"), take_pictures=99)


def run(*command: str | Path, at: Path | None = None) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=at)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def judge(wacz: Path, folder: Path) -> None:
    assert "the passed WACZ is valid" in run("wacz", "validate", "-f", wacz)
    shutil.unpack_archive(wacz, folder, "zip")
    told = run("warcio", "check", "-v", folder / "archive" / "data.warc.gz")
    assert "digest pass" in told
    assert "fail" not in told


def test_judges_find_nothing(taken: Taken, tmp_path: Path) -> None:
    judge(taken.wacz, tmp_path)


@pytest.mark.parametrize("path", ["/planted", "/framed", "/cut", "/empty", "/latin", "/rtl"])
def test_judges_find_nothing_in_archives_with_gaps(path: str, tmp_path: Path) -> None:
    judge(keep(path, tmp_path).wacz, tmp_path / "open")


def test_the_judge_would_see_a_changed_record(taken: Taken, tmp_path: Path) -> None:
    shutil.unpack_archive(taken.wacz, tmp_path, "zip")
    index = tmp_path / "indexes" / "index.idx"
    index.write_bytes(index.read_bytes() + b"\n")
    shutil.make_archive(str(tmp_path / "other"), "zip", tmp_path)
    done = subprocess.run(
        ["wacz", "validate", "-f", tmp_path / "other.zip"], capture_output=True, text=True, check=False
    )
    assert "the passed WACZ is valid" not in done.stdout


@pytest.fixture(scope="module")
def replay(taken: Taken, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield where pywb shows the archive."""
    folder = tmp_path_factory.mktemp("pywb")
    run("wb-manager", "init", "kept", at=folder)
    run("wb-manager", "add", "--unpack-wacz", "kept", taken.wacz, at=folder)
    (folder / "config.yaml").write_text("framed_replay: false\n", encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    served = subprocess.Popen(
        ["wayback", "-b", "127.0.0.1", "-p", str(port)],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        until = time.monotonic() + START_S
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/kept/", timeout=5).close()
                break
            except (urllib.error.URLError, OSError):
                assert time.monotonic() < until, "pywb does not start"
                time.sleep(0.2)
        yield f"http://127.0.0.1:{port}/kept"
    finally:
        served.kill()
        served.wait()


def test_it_is_shown_again_with_the_origin_down(taken: Taken, replay: str) -> None:
    for n in range(awkward.LAZY):
        url = f"{replay}/id_/{taken.url.removesuffix('/lazy3')}/p{n}.jpg"
        with urllib.request.urlopen(url) as answer:
            assert answer.read() == awkward.noise(n)
    with serve({}) as web:
        visitor = Visitor(web)
        visitor.session = PageSession.start(hear=visitor.hear)
        try:
            visitor.open(f"{replay}/{taken.url}", "/lazy3")
            parts = visitor.keep(parts=["page-picture"], take_pictures=99)
        finally:
            visitor.session.close()
    ((part, data),) = parts.values()
    assert isinstance(part, PagePart)
    again = Image.open(io.BytesIO(data)).convert("RGB")
    assert again.size == taken.picture.size
    middle = (100, 2_000, 500, again.height - 500)
    assert again.crop(middle).tobytes() == taken.picture.crop(middle).tobytes()
