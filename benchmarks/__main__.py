"""Run every benchmark at one desk and print, or write, what they found.

python -m benchmarks [--quick] [--folder F] [--only NAME]… [--write docs/benchmarks.md]
"""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import (
    bench_add,
    bench_capture,
    bench_drop,
    bench_inspect,
    bench_library,
    bench_open,
    bench_pack,
    bench_start,
    bench_verify,
    bench_window,
)
from benchmarks.desk import EDESK, PACK_PEER, QUICK, ROOT, Desk, Scale, arguments, at_a_desk
from benchmarks.measure import BenchmarkError, Report

BENCHMARKS = {
    "start": bench_start.measure,
    "add": bench_add.measure,
    "drop": bench_drop.measure,
    "verify": bench_verify.measure,
    "open": bench_open.measure,
    "inspect": bench_inspect.measure,
    "pack": bench_pack.measure,
    "library": bench_library.measure,
    "capture": bench_capture.measure,
    "window": bench_window.measure,
}
VERSIONS = (
    ["age", "--version"],
    ["restic", "version"],
    ["sha256sum", "--version"],
    [str(PACK_PEER), "--version"],
    [str(EDESK), "--version"],
)


def first_line(argv: list[str]) -> str:
    """What a program says its version is."""
    try:
        done = subprocess.run(
            argv, capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL, cwd=ROOT
        )
    except (OSError, subprocess.CalledProcessError):
        return ""
    return (done.stdout or done.stderr).strip().partition("\n")[0]


def file_system(folder: Path) -> str:
    """The type of the file system that holds a folder: ext4, tmpfs …"""
    mounts = [line.split()[1:3] for line in Path("/proc/mounts").read_text(encoding="utf-8").splitlines()]
    holding = [(len(point), kind) for point, kind in mounts if folder.resolve().is_relative_to(point)]
    return max(holding)[1]


def machine(desk: Desk) -> list[str]:
    """The facts a reader needs to compare; nothing that names the machine."""
    models = re.findall(
        r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(encoding="utf-8"), re.MULTILINE
    )
    kernel = re.match(r"[\d.]+", platform.release())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    age = first_line(["age", "--version"])
    versions = [re.sub(r"\(GNU coreutils\) ", "", line) for argv in VERSIONS if (line := first_line(argv))]
    if age:
        versions[0] = f"age {age}"
    return [
        f"- {os.cpu_count()} cores of {models[0] if models else platform.machine()}, {memory:.0f} GiB of memory",
        f"- Linux {kernel.group() if kernel else ''}, inputs and cases on {file_system(desk.folder)}",
        f"- Python {platform.python_version()}; {'; '.join(versions)}",
        f"- {datetime.now(UTC):%d %B %Y}, commit {first_line(['git', 'rev-parse', '--short', 'HEAD'])}",
    ]


def load(when: str) -> str:
    """How busy the machine was; on a busy one wall seconds grow, and CPU seconds by less."""
    return f"- load average {when}: {os.getloadavg()[0]:.1f}"


def document(facts: list[str], reports: list[Report]) -> str:
    """The whole of docs/benchmarks.md."""
    met = [ratio.value <= ratio.bar for report in reports for ratio in report.ratios if ratio.bar is not None]
    head = [
        "# Benchmarks",
        "",
        "Written by `make bench`; do not edit it. Every figure stands beside a named peer, measured",
        "in the same run on the same input. Only the quotients travel to another machine; a bar is an upper bound.",
        "",
        "CPU is user + system time of the process and its children, sandboxed workers too; the peak is the largest",
        "resident set of any one of them. `edesk` is the real command line, with keys of its default (hybrid) kind.",
        "",
        *facts,
        "",
        f"{sum(met)} of {len(met)} bars met.",
        "",
    ]
    return "\n".join(head) + "\n" + "\n".join(report.markdown() for report in reports)


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument(
        "--only", action="append", choices=list(BENCHMARKS), help="run this one (may be repeated)"
    )
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the document here as well")
    options = parser.parse_args()
    reports: list[Report] = []
    try:
        with at_a_desk(QUICK if options.quick else Scale(), options.folder) as desk:
            facts = [*machine(desk), load("when it began")]
            for name in options.only or BENCHMARKS:
                print(f"measuring: {name}", file=sys.stderr, flush=True)
                found = BENCHMARKS[name](desk)
                reports += found
                for report in found:
                    print(report.markdown(), flush=True)
    except BenchmarkError as error:
        sys.exit(str(error))
    facts.append(load("when it ended"))
    if options.write and not options.quick:
        options.write.write_text(document(facts, reports), encoding="utf-8")
        print(f"written: {options.write}", file=sys.stderr)


if __name__ == "__main__":
    main()
