"""The library: making its index anew, bringing it up to date, asking it, and how it grows.

python -m benchmarks.bench_library [--quick] [--folder F]
"""

from __future__ import annotations

import json
import random
import re
import shutil
import sys
from pathlib import Path
from typing import Any

from benchmarks.desk import QUICK, ROOT, Desk, alone
from benchmarks.library_input import PLATFORMS, name
from benchmarks.measure import Cost, Ratio, Report, run

CASES, EXHIBITS = 1_000, 100  # in each case
ASKED = 200  # questions
LOGARITHM = 1.25  # log(100,000) / log(10,000): merging an index of words costs n log n


def _inside(desk: Desk, *words: str | Path) -> dict[str, Any]:
    output = desk.folder / "library.json"
    run([sys.executable, "-m", "benchmarks.library_inside", output, *words], env=desk.env, cwd=ROOT)
    found: dict[str, Any] = json.loads(output.read_text(encoding="utf-8"))
    return found


def _cost(found: dict[str, Any]) -> Cost:
    return Cost(found["cpu_s"], found["wall_s"], found["peak_bytes"])


def _questions() -> list[str]:
    """What people type: a name, half a name, two words, an account, and something that stands nearly everywhere."""
    source = random.Random(20261123)
    asked = [f"{name(source)} {name(source, 3)[:4]}" for _ in range(ASKED // 2)]
    asked += [name(source, 3).lower() for _ in range(ASKED // 4)]
    asked += [name(source).lower()[:3] for _ in range(ASKED // 5)]
    return [*asked, *(source.choice(PLATFORMS) for _ in range(ASKED - len(asked)))]


def _as_fts(text: str) -> str:
    """The same question in the peer's language."""
    words = re.findall(r"\w+", text)
    return " ".join(f'"{word}"' for word in words[:-1]) + f' "{words[-1]}"*'


def _at(taken: list[float], share: float) -> float:
    return sorted(taken)[min(len(taken) - 1, int(len(taken) * share))]


def _make(desk: Desk, cases: int, exhibits: int) -> tuple[Path, Cost]:
    """The cases, in one folder."""
    folder = desk.folder / "library"
    home, passphrase = desk.folder / "home", desk.folder / "passphrase"
    program = [sys.executable, "-m", "benchmarks.library_input"]
    return folder, run([*program, home, passphrase, folder, str(cases), str(exhibits)], cwd=ROOT)


def _read_some(desk: Desk, files: list[Path]) -> tuple[dict[str, Any], int]:
    """The index over a tenth of the cases, and its bytes on disk."""
    some = desk.folder / "some"
    some.mkdir()
    for path in files[: len(files) // 10]:
        (some / path.name).hardlink_to(path)
    desk.edesk("library", "add", some)
    few = _inside(desk, "update", "again")
    size = _index(desk).stat().st_size
    desk.edesk("library", "remove", some)
    shutil.rmtree(some)
    return few, size


def _index(desk: Desk) -> Path:
    return desk.folder / "home" / "library" / "index.age"


def measure(desk: Desk) -> list[Report]:
    """A tenth of the cases, then all of them."""
    cases, exhibits = (20, 10) if desk.scale == QUICK else (CASES, EXHIBITS)
    report = Report(f"A library of {cases:,} cases with {exhibits:,} exhibits each", "edesk search WORDS")
    folder, made = _make(desk, cases, exhibits)
    files = sorted(folder.rglob("*.edcase"))
    few, few_bytes = _read_some(desk, files)
    desk.edesk("library", "add", folder)
    many = _inside(desk, "update", "again")
    size, growth = _index(desk).stat().st_size, many["cases"] / few["cases"]
    report.row(f"index anew, {few['cases']:,} cases", _cost(few))
    rebuilt = report.row(f"index anew, {many['cases']:,} cases", _cost(many))
    report.row("nothing has changed", _cost(_inside(desk, "update")))
    ours, peers = _ask_both(desk, report)
    report.ratios = [
        Ratio("index anew, an exhibit", rebuilt.cpu_s / (many["cases"] * exhibits) * 1000, unit=" CPU ms"),
        Ratio(
            f"growth of CPU to {growth:.0f} times the cases", rebuilt.cpu_s / few["cpu_s"], growth * LOGARITHM
        ),
        Ratio(f"growth of the file to {growth:.0f} times the cases", size / few_bytes, growth),
        Ratio("file of the index / files of the cases", size / sum(path.stat().st_size for path in files)),
        Ratio("search, p50", _at(ours, 0.5), 50, " ms"),
        Ratio("search, p95", _at(ours, 0.95), 200, " ms"),
        Ratio("search, p50 / plain SQLite FTS5 on disk", _at(ours, 0.5) / _at(peers, 0.5)),
        Ratio("search, p95 / plain SQLite FTS5 on disk", _at(ours, 0.95) / _at(peers, 0.95)),
    ]
    report.notes = [
        f"{len(ours)} questions: names, halves of words, and platforms that stand in a quarter of all exhibits; the "
        "best 200 hits. A search here looks at every case file it shows a hit of, at requests to lock and at the "
        "list of locked bytes; the peer only reads its file, which is not encrypted.",
        "Merging an index of words costs n log n, which is what the bar of its growth allows. "
        f"Loading the index after unlocking: {_inside(desk, 'update')['load_s']:.2f} s. Making the cases took "
        f"{made.wall_s:.0f} s. Memory is that of the process after unlocking.",
    ]
    return [report]


def _ask_both(desk: Desk, report: Report) -> tuple[list[float], list[float]]:
    """The same questions to the library and to the peer; milliseconds of each."""
    questions, theirs = desk.folder / "questions.json", desk.folder / "questions-fts.json"
    asked = _questions()
    questions.write_text(json.dumps(asked), encoding="utf-8")
    theirs.write_text(json.dumps([_as_fts(text) for text in asked]), encoding="utf-8")
    rows, plain = desk.folder / "rows.json", desk.folder / "plain.sqlite"
    _inside(desk, "rows", rows)
    peer = [sys.executable, "-m", "benchmarks.library_peer"]
    report.row(
        "SQLite FTS5 writes the same words to a plain file", run([*peer, "write", plain, rows], cwd=ROOT)
    )
    found = _inside(desk, "ask", questions)
    report.row(f"{len(asked)} questions, and loading the index", _cost(found))
    answers = desk.folder / "answers.json"
    cost = run([*peer, "ask", plain, theirs], cwd=ROOT, keep_output=answers)
    report.row(f"SQLite FTS5, {len(asked)} questions", cost)
    taken: list[float] = json.loads(answers.read_text(encoding="utf-8"))
    return found["ms"], taken


if __name__ == "__main__":
    alone(measure, __doc__)
