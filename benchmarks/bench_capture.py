"""Keeping a page against headless Chromium's own `--screenshot` and `--print-to-pdf`, on the same pages in one run.

python -m benchmarks.bench_capture [--quick] [--folder F]
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks.desk import Desk, alone, need
from benchmarks.measure import Cost, Ratio, Report, best, run
from tests.loopback_web import Web, awkward, serve

WIDTH, ROWS, HEIGHT = 1_366, 100, 330
LAZY_HEIGHT = 34_745  # of the page of pictures, at this width


def measure(desk: Desk) -> list[Report]:
    """What a page costs until its whole picture, its PDF and all its parts have landed."""
    need("chromium")
    with serve(dict(awkward.pages())) as web:
        web.pages["/rows"] = awkward.rows(ROWS, HEIGHT)
        return [
            _page(desk, web, "/rows", ROWS * HEIGHT, "100 rows of text, 33,000 pixels long"),
            _page(desk, web, "/lazy", LAZY_HEIGHT, "60 pictures that load late, 34,745 pixels long"),
        ]


def _page(desk: Desk, web: Web, path: str, height: int, words: str) -> Report:
    report = Report(f"Keeping a page: {words}", "edesk capture CASE URL --gate no")
    url, times = web.url(path), desk.scale.times
    shot, paper = desk.folder / "shot.png", desk.folder / "page.pdf"
    landed = desk.folder / "landed.json"

    def chromium(*words: str) -> Cost:
        return run(
            [
                *("chromium", "--headless=new", "--no-sandbox", "--hide-scrollbars", "--no-first-run"),
                f"--ignore-certificate-errors-spki-list={web.authority.spki}",
                f"--user-data-dir={desk.folder / 'chromium'}",
                *words,
                url,
            ]
        )

    def ours(*parts: str) -> Cost:
        return run([sys.executable, "-m", "benchmarks.capture_inside", url, landed, *parts])

    def least(work: Callable[[], Cost]) -> Cost:
        return min((work() for _ in range(times)), key=lambda cost: cost.wall_s)

    size = f"--window-size={WIDTH},{height + 100}"
    picture = report.row("`chromium --screenshot`", least(lambda: chromium(size, f"--screenshot={shot}")))
    printed = report.row("`chromium --print-to-pdf`", least(lambda: chromium(f"--print-to-pdf={paper}")))
    own = report.row(
        "our browser, started, until the whole page's picture", least(lambda: ours("page-picture"))
    )
    report.row("our browser, started, until its PDF", least(lambda: ours("pdf")))
    report.row("our browser, started, until all parts", best(times, ours))
    report.ratios = [Ratio("wall time of the picture / `--screenshot`", own.wall_s / picture.wall_s, 1.5)]
    report.notes = [
        f"Least wall time of {times}. CPU and peak leave out those processes of either engine that nobody waits for.",
        "Ours scrolls through the page first, so that late pictures are in it, and decodes every tile it has taken.",
        f"Chromium was told how high the page is; its picture holds {_told(shot, path)}, ours "
        f"{json.loads(landed.read_text(encoding='utf-8'))['complete']}. "
        f"`--print-to-pdf` took {printed.wall_s:.1f} s.",
    ]
    return report


def _told(shot: Path, path: str) -> str:
    from benchmarks.capture_inside import complete  # noqa: PLC0415 - Pillow must not be in the measuring process

    return complete(shot.read_bytes(), path)


if __name__ == "__main__":
    alone(measure, __doc__)
