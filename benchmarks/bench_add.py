"""Adding: one large file against `age` and two `sha256sum`, and many pictures against `restic backup`.

python -m benchmarks.bench_add [--quick] [--folder F]
"""

from __future__ import annotations

import re
import shutil

from benchmarks.desk import Desk, alone, need
from benchmarks.measure import MIB, Cost, Ratio, Report, best, run

UNLOCKING = "Unlocking is `edesk show` of an empty case (the start of the program is in it), subtracted."


def large_file(desk: Desk) -> Report:
    """One large file: two hashes, encryption, commit."""
    need("age", "age-keygen", "sha256sum")
    big, identity = desk.big_file(), desk.folder / "age-identity.txt"
    run(["age-keygen", "-o", identity])
    recipient = re.findall(r"age1[0-9a-z]+", identity.read_text(encoding="utf-8"))[0]
    report = Report(
        f"Adding a file of {desk.scale.big_mib} MiB", "edesk add CASE big.bin --gate no --inspect later"
    )

    def add() -> Cost:
        case = desk.new_case()
        try:
            return desk.add(case, [big])
        finally:
            case.unlink()

    ours = report.row("`edesk add`", best(desk.scale.times, add))
    unlock = report.row("of which unlocking (`edesk show`, empty case)", desk.unlock)
    case = desk.new_case()
    inside = report.row(
        "inside a process with the keys unlocked",
        desk.inside("add", case, big, "--gate", "no", "--inspect", "later"),
    )
    case.unlink()
    encrypted = desk.folder / "big.age"
    age = report.row("`age -r`", best(desk.scale.times, run, ["age", "-r", recipient, "-o", encrypted, big]))
    encrypted.unlink()
    digest = report.row("`sha256sum`", best(desk.scale.times, run, ["sha256sum", big]))
    peer = age + digest + digest
    report.ratios = [
        Ratio("CPU beyond unlocking / (age + 2 × sha256sum)", ours.beyond(unlock).cpu_s / peer.cpu_s, 1.2),
        Ratio("CPU with unlocking / the same", ours.cpu_s / peer.cpu_s),
        Ratio("peak memory inside, after unlocking", inside.peak_bytes / MIB, unit=" MiB"),
    ]
    report.notes = [f"Best of {desk.scale.times} by CPU.", UNLOCKING]
    return report


def many_pictures(desk: Desk) -> Report:
    """Many pictures, each its own durable commit; then the growth to ten times as many."""
    need("restic")
    few, many = desk.scale.few, desk.scale.many
    files = desk.pictures(few)
    report = Report(f"Adding {few:,} pictures of 300 KB", "edesk add CASE *.jpg --gate no --inspect later")

    def add() -> Cost:
        case = desk.new_case()
        try:
            return desk.add(case, files)
        finally:
            case.unlink()

    repository = desk.folder / "restic"
    restic = {
        "RESTIC_REPOSITORY": str(repository),
        "RESTIC_PASSWORD": "benchmark",
        "RESTIC_CACHE_DIR": str(desk.folder / "restic-cache"),
    }

    def backup() -> Cost:
        shutil.rmtree(repository, ignore_errors=True)
        run(["restic", "init"], env=restic)
        return run(["restic", "backup", "--quiet", files[0].parent], env=restic)

    ours = report.row("`edesk add`", best(desk.scale.times, add))
    unlock = report.row("of which unlocking (`edesk show`, empty case)", desk.unlock)
    peer = report.row("`restic backup`, new repository", best(desk.scale.times, backup))
    peer_unlock = report.row(
        "of which unlocking (`restic cat config`)",
        best(desk.scale.times, run, ["restic", "cat", "config"], env=restic),
    )
    desk.filled_case(many)
    grown = report.row(f"`edesk add` of {many:,}, once", desk.fill_cost[many])
    shutil.rmtree(repository)
    report.ratios = [
        Ratio(
            "CPU / restic, both beyond unlocking",
            ours.beyond(unlock).cpu_s / peer.beyond(peer_unlock).cpu_s,
            0.8,
        ),
        Ratio("CPU / restic, both with unlocking", ours.cpu_s / peer.cpu_s),
        Ratio(
            f"growth of CPU beyond unlocking from {few:,} to {many:,}",
            grown.beyond(unlock).cpu_s / ours.beyond(unlock).cpu_s,
        ),
        Ratio(f"growth of peak memory from {few:,} to {many:,}", grown.peak_bytes / ours.peak_bytes),
    ]
    report.notes = [
        f"Best of {desk.scale.times} by CPU. Each picture is its own commit and fsync; restic syncs whole packs.",
        UNLOCKING,
    ]
    return report


def measure(desk: Desk) -> list[Report]:
    """Both."""
    return [large_file(desk), many_pictures(desk)]


if __name__ == "__main__":
    alone(measure, __doc__)
