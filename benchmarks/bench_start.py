"""Starting: `edesk --version` against an interpreter that does nothing.

python -m benchmarks.bench_start [--quick]
"""

from __future__ import annotations

import sys

from benchmarks.desk import EDESK, Desk, alone
from benchmarks.measure import Ratio, Report, best, run


def measure(desk: Desk) -> list[Report]:
    """The command line's start."""
    report = Report("Starting", "edesk --version")
    times = desk.scale.starts
    ours = report.row("`edesk --version`", best(times, run, [EDESK, "--version"]))
    peer = report.row("`python -c pass`", best(times, run, [sys.executable, "-c", "pass"]))
    report.ratios = [Ratio("CPU / python -c pass", ours.cpu_s / peer.cpu_s, 3.0)]
    report.notes = [f"Best of {times} by CPU, the same interpreter."]
    return [report]


if __name__ == "__main__":
    alone(measure, __doc__)
