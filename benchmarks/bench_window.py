"""The window: starting against an empty PySide6 window; a large case in the gallery.

python -m benchmarks.bench_window [--quick]
"""

from __future__ import annotations

import json
import sys

from benchmarks.desk import ROOT, Desk, alone
from benchmarks.measure import MIB, Cost, Ratio, Report, best, run

_START = (sys.executable, "-m", "benchmarks.window_start")
_LIST = (sys.executable, "-m", "benchmarks.window")


def measure(desk: Desk) -> list[Report]:
    """The window's start, and its exhibits."""
    return [_starting(desk), _exhibits(desk)]


def _starting(desk: Desk) -> Report:
    report = Report("Starting the window", "evidence-desk, offscreen, until it is painted")
    times = desk.scale.starts
    ours = report.row("`evidence-desk`, first start", best(times, run, [*_START, "program"], cwd=ROOT))
    ready = report.row("until the first question stands", best(times, run, [*_START, "ready"], cwd=ROOT))
    peer = report.row("an empty PySide6 window", best(times, run, [*_START, "empty"], cwd=ROOT))
    report.ratios = [
        Ratio("wall / empty window", ours.wall_s / peer.wall_s, 1.5),
        Ratio("CPU / empty window", ours.cpu_s / peer.cpu_s),
        Ratio("wall until the first question / empty window", ready.wall_s / peer.wall_s),
    ]
    report.notes = [f"Best of {times} by CPU, the same interpreter; both end as soon as they are painted."]
    return report


def _exhibits(desk: Desk) -> Report:
    many = desk.scale.many
    report = Report(f"A case of {many:,} exhibits in the gallery", f"python -m benchmarks.window {many} OUT")
    output = desk.folder / "window.json"
    report.row("the whole run", run([*_LIST, str(many), output], cwd=ROOT))
    found = json.loads(output.read_text(encoding="utf-8"))
    frames = sorted(found["frames_s"])
    first = found["first_list_s"]
    report.row("from the open case to its first list", Cost(0, first, found["peak_bytes"]))

    def at(part: float) -> float:
        return 1000 * float(frames[min(len(frames) - 1, int(part * len(frames)))])

    report.ratios = [
        Ratio("first list", first, 1.0, " s"),
        Ratio("longest hold of the main thread until then", 1000 * found["longest_block_s"], None, " ms"),
        Ratio("scroll frame, p50", at(0.5), 16.0, " ms"),
        Ratio("scroll frame, p95", at(0.95), None, " ms"),
        Ratio("scroll frame, max", at(1.0), None, " ms"),
        Ratio("sort by caption", 1000 * found["sort_s"], None, " ms"),
        Ratio("search in the captions", 1000 * found["filter_s"], None, " ms"),
        Ratio("memory for rows, previews and page", found["memory_bytes"] / MIB, None, " MiB"),
    ]
    report.notes = [
        f"{len(frames)} frames: half of them slow scrolling, half jumps to the end. The case is folded in memory and "
        "the previews are stand-ins of 22 x 13 pixels, so nothing is decoded.",
    ]
    return report


if __name__ == "__main__":
    alone(measure, __doc__)
