"""Checking a bundle in full against `sha256sum` of the same file.

python -m benchmarks.bench_verify [--quick] [--folder F]
"""

from __future__ import annotations

from benchmarks.desk import EDESK, Desk, alone, need
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
    # Somebody else's computer: no keys, no passphrase, no memory of the case.
    stranger = {"EVIDENCE_DESK_HOME": str(desk.folder / "nobody"), "EVIDENCE_DESK_PASSPHRASE_FILE": ""}
    for what, case, bar in cases:
        report = Report(f"Verifying a case: {what}", "edesk verify CASE")
        keyless = report.row(
            "`edesk verify` without keys", best(desk.scale.times, run, [EDESK, "verify", case], env=stranger)
        )
        unlock = report.row("unlocking (`edesk show`, empty case)", desk.unlock)
        ours = report.row("`edesk verify` with keys", best(desk.scale.times, desk.edesk, "verify", case))
        peer = report.row("`sha256sum` of the same file", best(desk.scale.times, run, ["sha256sum", case]))
        report.ratios = [
            Ratio("CPU without keys / sha256sum", keyless.cpu_s / peer.cpu_s, bar),
            Ratio("CPU with keys, beyond unlocking / sha256sum", ours.beyond(unlock).cpu_s / peer.cpu_s, bar),
        ]
        report.notes = [
            f"Best of {desk.scale.times} by CPU.",
            "Without keys every member, note, root and pad byte is checked; with keys also snapshot and events.",
        ]
        reports.append(report)
    large.unlink()
    return reports


if __name__ == "__main__":
    alone(measure, __doc__)
