"""Checking a bundle in full against `sha256sum` of the same file.

python -m benchmarks.bench_verify [--quick] [--folder F]
"""

from __future__ import annotations

from benchmarks.desk import Desk, alone, need
from benchmarks.measure import Ratio, Report, best, run


def measure(desk: Desk) -> list[Report]:
    """A case holding the one large file, and a case of many pictures."""
    need("sha256sum")
    reports = []
    large = desk.new_case()
    desk.add(large, [desk.big_file()])
    cases = [
        (f"one file of {desk.scale.big_mib} MiB", large, 1.3),
        (f"{desk.scale.few:,} pictures of 300 KB", desk.filled_case(desk.scale.few), None),
    ]
    for what, case, bar in cases:
        report = Report(f"Verifying a case: {what}", "edesk verify CASE")
        ours = report.row("`edesk verify`", best(desk.scale.times, desk.edesk, "verify", case))
        peer = report.row("`sha256sum` of the same file", best(desk.scale.times, run, ["sha256sum", case]))
        report.ratios = [Ratio("CPU / sha256sum", ours.cpu_s / peer.cpu_s, bar)]
        report.notes = [f"Best of {desk.scale.times} by CPU. No key is needed, so nothing is unlocked."]
        reports.append(report)
    large.unlink()
    return reports


if __name__ == "__main__":
    alone(measure, __doc__)
