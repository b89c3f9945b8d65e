"""The worker as a process: it always answers or is replaced, reaches nothing, and is not believed blindly."""

from __future__ import annotations

import io
import itertools
import json
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from evidence_desk.base.errors import BadInput, UnexpectedError
from evidence_desk.capture import inspect
from evidence_desk.capture.findings import Inspection, PictureLimits
from evidence_desk.capture.inspect import InspectionPool, inspect_picture

Draw = Callable[..., Image.Image]
Save = Callable[..., bytes]
EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n(/tmp/pwned) (w) file\nshowpage\n"
_WORKER = "import sys, os, time; sys.path.insert(0, sys.argv[1]); from evidence_desk.capture import pixels, worker\n"


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """Return a list that fills with the workers started."""
    processes: list[subprocess.Popen[bytes]] = []
    start = inspect._start

    def noted(limits: PictureLimits) -> subprocess.Popen[bytes]:
        processes.append(start(limits))
        return processes[-1]

    monkeypatch.setattr(inspect, "_start", noted)
    return processes


@pytest.fixture
def taken_over(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return a function that makes workers run other code for each picture, as if one had taken them over."""

    def take(code: str) -> None:
        body = "".join(f"    {line}\n" for line in code.splitlines())
        boot = f"{_WORKER}def inspect(data, limits, honest=pixels.inspect):\n{body}"
        boot += "old = pixels.prepare\ndef prepare():\n    old()\n    pixels.inspect = inspect\n"
        boot += "pixels.prepare = prepare\nworker.main(sys.argv[2:])"
        monkeypatch.setattr(inspect, "_BOOT", boot)

    return take


def test_a_worker_answers_what_the_picture_is(pool: InspectionPool, drawn: Draw, saved: Save) -> None:
    data = saved(drawn(), "PNG")
    for source in (
        io.BytesIO(data),
        [data],
        [data[:50], data[50:]],
        (data[at : at + 1] for at in range(len(data))),
    ):
        found = pool.inspect(source)
        assert (found.findings.page_form, found.findings.width, found.page_ready) == ("png", 90, None)
    if sys.platform == "linux":
        assert {"RLIMIT_NOFILE", "no-new-privs"} <= set(found.findings.guards)


def test_a_page_ready_picture_crosses_the_pipe_whole(pool: InspectionPool, saved: Save) -> None:
    noise = Image.frombytes("RGB", (900, 700), random.Random(1).randbytes(900 * 700 * 3))
    found = pool.inspect(io.BytesIO(saved(noise, "BMP")))
    assert found.page_ready is not None
    with Image.open(io.BytesIO(found.page_ready)) as page:
        assert page.tobytes() == noise.tobytes()


def test_one_picture_can_be_looked_at_by_a_worker_of_its_own(
    started: list[subprocess.Popen[bytes]], drawn: Draw, saved: Save
) -> None:
    assert inspect_picture(io.BytesIO(saved(drawn(), "GIF"))).findings.page_form == "made"
    assert [process.poll() is None for process in started] == [False]


@pytest.fixture
def gs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a file that appears when something called `gs` is started."""
    marker, program = tmp_path / "started", tmp_path / "bin" / "gs"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\necho started > '{marker}'\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    return marker


def test_an_eps_called_png_starts_no_other_program(gs: Path, pool: InspectionPool) -> None:
    from evidence_desk.capture import pixels

    for found in (
        pixels.inspect(EPS, PictureLimits()),
        pool.inspect(io.BytesIO(EPS)),
        inspect_picture([EPS]),
    ):
        assert "PostScript program" in found.findings.reason
    assert not gs.exists()


def test_pillow_left_to_itself_would_have_started_it(gs: Path) -> None:
    """The control: the marker of the test before does appear."""
    code = "import io,sys; from PIL import Image; Image.open(io.BytesIO(sys.stdin.buffer.read())).load()"
    done = subprocess.run([sys.executable, "-c", code], input=EPS, capture_output=True, check=False)
    assert done.returncode != 0
    assert gs.exists()


def test_a_worker_inherits_two_pipes_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    boot = (
        "import json, os, sys; os.write(1, json.dumps([sorted(set(os.listdir('/dev/fd')) - {'3'}), dict(os.environ),"
        " os.getcwd(), sys.flags.isolated]).encode())"
    )
    monkeypatch.setattr(inspect, "_BOOT", boot)
    monkeypatch.setenv("EVIDENCE_DESK_PASSPHRASE_FILE", "/secret")
    kept = os.open("/dev/null", os.O_RDONLY)
    os.set_inheritable(kept, True)
    try:
        process = inspect._start(PictureLimits())
        out, _ = process.communicate()
    finally:
        os.close(kept)
    handles, environment, folder, isolated = json.loads(out)
    assert handles == ["0", "1", "2"]
    assert {name for name in environment if not name.startswith(("MALLOC_", "LC_CTYPE"))} == set()
    assert (folder, isolated) == ("/", 1)


def test_one_worker_serves_many_pictures_and_is_replaced_in_time(
    started: list[subprocess.Popen[bytes]], drawn: Draw, saved: Save
) -> None:
    data = saved(drawn(), "PNG")
    with InspectionPool(3, PictureLimits(pictures=5)) as pool:
        for _ in range(5):
            assert pool.inspect([data]).findings.page_form == "png"
        assert len(started) == 1
        for _ in range(6):
            assert pool.inspect([data]).findings.page_form == "png"
        assert len(started) == 3
    assert all(process.poll() is not None for process in started)


def test_a_worker_killed_midway_is_a_finding_and_is_replaced(
    started: list[subprocess.Popen[bytes]], drawn: Draw, saved: Save
) -> None:
    data = saved(drawn(2000, 900), "BMP")

    def pieces() -> Iterator[bytes]:
        yield data[: len(data) // 2]
        started[-1].kill()
        started[-1].wait()
        yield data[len(data) // 2 :]

    with InspectionPool(1) as pool:
        assert "decoding it went wrong" in pool.inspect(pieces()).findings.reason
        assert pool.inspect([data]).findings.page_form == "made"
        started[-1].kill()  # while idle
        assert pool.inspect([data]).findings.page_form == "made"
        assert len(started) == 3


def test_a_picture_does_not_suffer_for_the_one_before(
    started: list[subprocess.Popen[bytes]], taken_over: Callable[[str], None], drawn: Draw, saved: Save
) -> None:
    data = saved(drawn(), "PNG")
    taken_over(
        "if data == b'die later': pixels.inspect = lambda *_: os._exit(1)\nreturn honest(data, limits)"
    )
    with InspectionPool(1) as pool:
        for _ in range(2):
            assert "no picture of a kind" in pool.inspect([b"die later"]).findings.reason
            assert pool.inspect([data]).findings.page_form == "png"
        assert len(started) == 3


def test_a_worker_that_hangs_is_killed_in_time(
    started: list[subprocess.Popen[bytes]], taken_over: Callable[[str], None]
) -> None:
    taken_over("while True: time.sleep(1)")
    before = time.monotonic()
    found = inspect_picture([b"x"], PictureLimits(wall_s=1))
    assert found.findings.reason == "could not be shown: decoding it took longer than 1 seconds"
    assert time.monotonic() - before < 10
    assert started[0].poll() is not None


def test_a_worker_that_takes_nothing_in_is_killed_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    boot = f"{_WORKER}worker._question = lambda: time.sleep(60)\nworker.main(sys.argv[2:])"
    monkeypatch.setattr(inspect, "_BOOT", boot)
    found = inspect_picture(itertools.repeat(bytes(2**16), 200), PictureLimits(wall_s=1))
    assert "took longer" in found.findings.reason


@pytest.mark.skipif(sys.platform == "win32", reason="docs/sandbox.md: no such limit there")
def test_a_worker_that_computes_too_long_is_ended_by_the_system(taken_over: Callable[[str], None]) -> None:
    taken_over("while True: pass")
    found = inspect_picture([b"x"], PictureLimits(cpu_s=1, wall_s=50))
    assert "it took too long" in found.findings.reason


@pytest.mark.skipif(sys.platform != "linux", reason="docs/sandbox.md: no such limit elsewhere")
def test_a_picture_that_needs_too_much_memory_is_a_finding(saved: Save) -> None:
    data = saved(Image.new("RGBA", (9000, 9000), (1, 2, 3, 4)), "PNG", compress_level=1)
    with InspectionPool(1, PictureLimits(memory_bytes=500 * 2**20)) as pool:
        found = pool.inspect([data]).findings
        assert (found.reason, found.width) == (
            "could not be shown: decoding it would take too much memory",
            9000,
        )
        assert pool.inspect([saved(Image.new("L", (9, 9)), "PNG")]).findings.page_form == "png"


_RIGHT = "return honest(data, limits)"
_LIES = {
    "findings out of range": "from dataclasses import replace\nfound = honest(data, limits)\n"
    "return replace(found, findings=replace(found.findings, width=-5))",
    "made, and nothing made": "from dataclasses import replace\nfound = honest(data, limits)\n"
    "return replace(found, findings=replace(found.findings, page_form='made'))",
    "not made, and something made": "from dataclasses import replace\n"
    "return replace(honest(data, limits), page_ready=b'x')",
    "another picture": "from dataclasses import replace\nfound = honest(data, limits)\n"
    "return replace(found, page_ready=data, findings=replace(found.findings, page_form='made', height=61))",
    "no JSON": "os.write(1, bytes([0, 0, 0, 5]) + b'hello' + bytes(8))\nos._exit(0)",
    "JSON without end": "os.write(1, bytes([0, 2, 0, 0]) + b'[' * 131072 + bytes(8))\nos._exit(0)",
    "a long answer": "os.write(1, bytes([255, 255, 255, 255]))\ntime.sleep(50)",
    "a short answer": "os.write(1, bytes([0, 0, 0, 50]) + b'{}')\nos._exit(0)",
    "nothing": "os._exit(0)",
}


@pytest.mark.parametrize("lie", _LIES.values(), ids=_LIES.keys())
def test_a_worker_that_lies_is_not_believed(
    lie: str,
    taken_over: Callable[[str], None],
    started: list[subprocess.Popen[bytes]],
    drawn: Draw,
    saved: Save,
) -> None:
    data = saved(drawn(), "PNG")
    taken_over(lie)
    with InspectionPool(1, PictureLimits(wall_s=20)) as pool:
        found = pool.inspect([data])
        assert "decoding it went wrong" in found.findings.reason
        assert found.page_ready is None
        taken_over(_RIGHT)
        assert pool.inspect([data]).findings.page_form == "png"
        assert len(started) == 2


def test_a_worker_that_does_not_start_is_a_fault_of_ours(
    monkeypatch: pytest.MonkeyPatch, started: list[subprocess.Popen[bytes]]
) -> None:
    with monkeypatch.context() as patch, InspectionPool(1) as pool:
        patch.setattr(inspect, "_BOOT", "raise SystemExit(3)")
        with pytest.raises(UnexpectedError, match="does not start"):
            pool.inspect([b"x"])
        patch.setattr(sys, "executable", "/nonexistent/python")
        with pytest.raises(UnexpectedError, match="does not start"):
            pool.inspect([b"x"])
    assert started[0].poll() is not None


def test_a_source_that_fails_is_told_to_the_caller_and_the_next_picture_is_safe(
    pool: InspectionPool, drawn: Draw, saved: Save
) -> None:
    def fails() -> Iterator[bytes]:
        yield b"\x89PNG"
        raise BadInput("the medium fails")

    data = saved(drawn(), "PNG")
    for _ in range(3):
        with pytest.raises(BadInput, match="the medium fails"):
            pool.inspect(fails())
        assert pool.inspect([data]).findings.page_form == "png"


def test_a_file_too_large_to_decode_is_not_read_to_its_end() -> None:
    taken = itertools.count()
    found = inspect_picture((bytes(2**16) for _ in taken), PictureLimits(input_bytes=2**20))
    assert found.findings.reason == "could not be shown: the file has more than 1 MiB, too much to decode"
    assert next(taken) < 20


def test_many_pictures_are_looked_at_side_by_side_in_order(
    started: list[subprocess.Popen[bytes]], saved: Save
) -> None:
    own = threading.get_ident()

    def source(width: int) -> Callable[[], Iterator[bytes]]:
        def pieces() -> Iterator[bytes]:
            assert threading.get_ident() == own
            yield saved(Image.new("RGB", (width, 9)), "PNG" if width % 3 else "GIF")

        return pieces

    with InspectionPool(2) as pool:
        found = list(pool.inspect_all(source(width) for width in range(1, 41)))
    assert [each.findings.width for each in found] == list(range(1, 41))
    assert [each.findings.page_form for each in found[:3]] == ["png", "png", "made"]
    assert len(started) == 2
    assert all(process.poll() is not None for process in started)


def test_many_pictures_can_be_left_before_the_end(drawn: Draw, saved: Save) -> None:
    data, opened = saved(drawn(), "PNG"), itertools.count()

    def source() -> list[bytes]:
        next(opened)
        return [data]

    with InspectionPool(2) as pool:
        found = pool.inspect_all(itertools.repeat(source, 1000))
        assert isinstance(next(found), Inspection)
        found.close()  # type: ignore[attr-defined]
        assert next(opened) < 10
        assert pool.inspect([data]).findings.page_form == "png"


def test_one_among_many_that_fails_stops_the_rest(drawn: Draw, saved: Save) -> None:
    data = saved(drawn(), "PNG")

    def fails() -> list[bytes]:
        raise BadInput("damaged")

    with InspectionPool(2) as pool, pytest.raises(BadInput, match="damaged"):
        list(pool.inspect_all([lambda: [data], fails, lambda: [data]]))


def test_several_threads_share_the_workers(pool: InspectionPool, saved: Save) -> None:
    wrong: list[int] = []

    def look(width: int) -> None:
        for _ in range(5):
            if pool.inspect([saved(Image.new("L", (width, 5)), "PNG")]).findings.width != width:
                wrong.append(width)

    threads = [threading.Thread(target=look, args=(width,)) for width in range(10, 18)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


@pytest.fixture(scope="session")
def seeds(drawn: Draw, saved: Save) -> list[bytes]:
    exif = Image.Exif()
    exif.update({0x0112: 6, 0x010F: "Maker"})
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 30.0, 12.5)})
    image, more = drawn(40, 90), {"save_all": True, "append_images": [drawn(40, 90).rotate(180)]}
    return [
        saved(image, "PNG", exif=exif),
        saved(image.convert("P"), "PNG", transparency=3),
        saved(image.convert("RGBA"), "PNG"),
        saved(image, "JPEG", exif=exif),
        saved(image, "JPEG", progressive=True),
        saved(image.convert("CMYK"), "JPEG"),
        saved(image, "MPO", **more),
        saved(image, "GIF", **more),
        saved(image, "WEBP", exif=exif, **more),
        saved(image, "BMP"),
        saved(image, "TIFF", compression="tiff_lzw", exif=exif),
        saved(image, "TIFF", compression="jpeg"),
    ]


def _damaged(seeds: list[bytes], data: st.DataObject) -> bytes:
    changed = bytearray(data.draw(st.sampled_from(seeds)))
    for _ in range(data.draw(st.integers(0, 8))):
        # Headers and directories stand at the ends; damage there reaches further than in pixels.
        where = data.draw(
            st.one_of(st.integers(0, 200), st.integers(-300, -1), st.integers(0, len(changed) - 1))
        )
        changed[where % len(changed)] = data.draw(
            st.one_of(st.sampled_from([0, 1, 127, 128, 255]), st.integers(0, 255))
        )
    return bytes(changed[: data.draw(st.one_of(st.just(len(changed)), st.integers(1, len(changed))))])


def _has_an_answer(pool: InspectionPool, picture: bytes) -> None:
    before = time.monotonic()
    found = pool.inspect([picture])
    assert (found.findings.page_form == "none") == bool(found.findings.reason)
    assert (found.findings.page_form == "made") == (found.page_ready is not None)
    assert "took longer" not in found.findings.reason
    assert time.monotonic() - before < 20


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_damaged_picture_always_has_an_answer(
    pool: InspectionPool, seeds: list[bytes], data: st.DataObject
) -> None:
    _has_an_answer(pool, _damaged(seeds, data))


@pytest.mark.soak
@settings(max_examples=20_000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_many_damaged_pictures_always_have_an_answer(
    pool: InspectionPool, seeds: list[bytes], data: st.DataObject
) -> None:
    _has_an_answer(pool, _damaged(seeds, data))
