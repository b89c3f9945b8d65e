"""Opening a case to its first list: time, memory, growth.

python -m benchmarks.bench_open [--quick] [--folder F]
"""

from __future__ import annotations

from benchmarks.desk import Desk, alone
from benchmarks.measure import MIB, Cost, Ratio, Report, best


def measure(desk: Desk) -> list[Report]:
    """Few and many exhibits, by the command line and inside one process."""
    few, many = desk.scale.few, desk.scale.many
    report = Report(
        f"Opening a case of {few:,} and of {many:,} exhibits to its list", "edesk exhibits CASE --json"
    )
    unlock = report.row("unlocking (`edesk show`, empty case)", desk.unlock)
    program: dict[int, Cost] = {}
    process: dict[int, Cost] = {}
    for count in (few, many):
        case = desk.filled_case(count)
        program[count] = report.row(
            f"`edesk exhibits --json`, {count:,}",
            best(desk.scale.times, desk.edesk, "exhibits", case, "--json"),
        )
        process[count] = report.row(
            f"inside a process with the keys unlocked, {count:,}",
            best(desk.scale.times, desk.inside, "exhibits", case, "--json"),
        )
    report.ratios = [
        Ratio(
            f"wall time beyond unlocking, {many:,}, `edesk exhibits`",
            program[many].beyond(unlock).wall_s,
            1.0,
            " s",
        ),
        Ratio(f"wall time inside, {many:,}", process[many].wall_s, 1.0, " s"),
        Ratio(f"peak memory inside, after unlocking, {many:,}", process[many].peak_bytes / MIB, 300, " MiB"),
        Ratio(
            f"growth of CPU inside from {few:,} to {many:,}",
            process[many].cpu_s / process[few].cpu_s,
            many / few,
        ),
        Ratio(
            f"growth of peak memory inside from {few:,} to {many:,}",
            process[many].peak_bytes / process[few].peak_bytes,
        ),
    ]
    report.notes = [
        f"Best of {desk.scale.times} by CPU, file in the page cache. Pictures of 300 KB, each its own commit.",
        "The first list is every row of `edesk exhibits`. Linear means: CPU grows no more than the count does.",
    ]
    return [report]


if __name__ == "__main__":
    alone(measure, __doc__)
