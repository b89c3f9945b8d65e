"""Inspecting pictures in the sandboxed worker against decoding them with Pillow.

python -m benchmarks.bench_inspect [--quick] [--folder F]
"""

from __future__ import annotations

import sys

from benchmarks.desk import Desk, alone
from benchmarks.measure import Cost, Ratio, Report, best, run

DECODE = """
import sys
from PIL import Image
for name in sys.argv[1:]:
    Image.open(name, formats=("PNG",)).load()
"""


def measure(desk: Desk) -> list[Report]:
    """What `--inspect now` costs more than `--inspect later`, a picture."""
    files = desk.screens("png")[: desk.scale.inspected]
    report = Report(
        f"Inspecting {len(files)} PNG screenshots of 1080 × 2400", "edesk add CASE *.png --inspect now"
    )

    def add(inspect: str) -> Cost:
        case = desk.new_case()
        try:
            return desk.add(case, files, inspect)
        finally:
            case.unlink()

    times = desk.scale.times
    now = report.row("`edesk add --inspect now`", best(times, add, "now"))
    later = report.row("`edesk add --inspect later`", best(times, add, "later"))
    decode = report.row("Pillow decodes them", best(times, run, [sys.executable, "-c", DECODE, *files]))
    empty = report.row("Pillow decodes none", best(times, run, [sys.executable, "-c", DECODE]))
    ours, peer = now.beyond(later).cpu_s, decode.beyond(empty).cpu_s
    report.ratios = [
        Ratio("CPU of inspecting / one Pillow decode each", ours / peer, 1.5),
        Ratio("inspecting one picture", ours / len(files) * 1000, unit=" CPU ms"),
    ]
    report.notes = [
        f"Best of {times} by CPU. Inspecting is the difference of the first two lines, a decode that of the last two.",
        "The start of the worker is in it.",
    ]
    return [report]


if __name__ == "__main__":
    alone(measure, __doc__)
