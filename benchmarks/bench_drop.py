"""Sealing a drop of 50 pictures, against `age` once for each, and against adding the same ones to a case.

python -m benchmarks.bench_drop [--quick] [--folder F]
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from benchmarks.desk import EDESK, Desk, alone, need
from benchmarks.measure import MIB, Cost, Ratio, Report, best, run

PICTURES = 50


def colleague(desk: Desk) -> Path:
    """The identity file of somebody who receives; made once, with keys of their own."""
    path = desk.folder / "receiver.json"
    if not path.exists():
        home = {**desk.env, "EVIDENCE_DESK_HOME": str(desk.folder / "receiver")}
        school = desk.folder / "school.json"
        desk.edesk("id", "--school", keep_output=school)
        run(
            [
                EDESK,
                "init",
                "--name",
                "Re Ceiver",
                "--role",
                "deputy",
                "--initials",
                "RC",
                "--school",
                school,
            ],
            env=home,
        )
        run([EDESK, "id", "--json"], env=home, keep_output=path)
        json.loads(path.read_text(encoding="utf-8"))
    return path


def sealing(desk: Desk) -> Report:
    """Fifty pictures of 300 KB, each a durable commit that its writer cannot read."""
    need("age", "age-keygen")
    to, files = colleague(desk), desk.pictures(PICTURES)
    identity = desk.folder / "age-identity-drop.txt"
    run(["age-keygen", "-o", identity])
    recipient = re.findall(r"age1[0-9a-z]+", identity.read_text(encoding="utf-8"))[0]
    out, made = desk.folder / "out.edcase", desk.folder / "aged"
    made.mkdir(exist_ok=True)

    def seal() -> Cost:
        try:
            return desk.edesk("drop", "new", out, *files, "--to", to, "--gate", "no", "--quiet")
        finally:
            out.unlink(missing_ok=True)

    def aged() -> Cost:
        cost = Cost(0, 0, 0)
        for file in files:
            cost += run(["age", "-r", recipient, "-o", made / f"{file.name}.age", file])
        for file in made.iterdir():
            file.unlink()
        return cost

    def add() -> Cost:
        case = desk.new_case()
        try:
            return desk.add(case, files)
        finally:
            case.unlink()

    report = Report(
        f"Sealing a drop of {PICTURES} pictures of 300 KB",
        "edesk drop new OUT.edcase *.jpg --to receiver.json --gate no",
    )
    ours = report.row("`edesk drop new`", best(desk.scale.times, seal))
    unlock = report.row("of which unlocking (`edesk show`, empty case)", desk.unlock)
    case = report.row("`edesk add` of the same to a case", best(desk.scale.times, add))
    peer = report.row(f"`age -r`, {PICTURES} times", best(desk.scale.times, aged))
    report.ratios = [
        Ratio("CPU beyond unlocking / age", ours.beyond(unlock).cpu_s / peer.cpu_s),
        Ratio("CPU beyond unlocking / edesk add", ours.beyond(unlock).cpu_s / case.beyond(unlock).cpu_s),
        Ratio("peak memory", ours.peak_bytes / MIB, unit=" MiB"),
    ]
    report.notes = [
        "Each picture is hashed, encrypted with hybrid keys, signed, synced, and noted in the encrypted receipt "
        "before and after; `age` encrypts one file with a classic key and syncs nothing.",
    ]
    return report


def measure(desk: Desk) -> list[Report]:
    """The one."""
    return [sealing(desk)]


if __name__ == "__main__":
    alone(measure, __doc__)
