"""A place to measure in: seeded inputs, a person's keys and cases, all through the real `edesk`, in one folder."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.measure import BenchmarkError, Cost, Report, best, run

PASSPHRASE = "benchmarks only: correct horse battery staple"
EDESK = Path(sys.executable).with_name("edesk")
ROOT = Path(__file__).resolve().parent.parent
PACK_PEER = ROOT / ".tools" / "bench" / "bin" / "img2pdf"


@dataclass(frozen=True, slots=True)
class Scale:
    """How much of everything is measured."""

    big_mib: int = 1024
    few: int = 1_000
    many: int = 10_000
    screens: int = 1_000
    inspected: int = 50
    times: int = 3
    starts: int = 20


QUICK = Scale(big_mib=16, few=10, many=30, screens=6, inspected=3, times=1, starts=3)


@dataclass(slots=True)
class Desk:
    """One person's home and the inputs; what is asked for twice is made once."""

    folder: Path
    scale: Scale
    _unlock: Cost | None = None
    _cases: int = 0
    _filled: dict[int, Path] = field(default_factory=dict)
    fill_cost: dict[int, Cost] = field(default_factory=dict)

    @property
    def env(self) -> dict[str, str]:
        """The variables under which every program here runs."""
        return {
            "EVIDENCE_DESK_HOME": str(self.folder / "home"),
            "EVIDENCE_DESK_PASSPHRASE_FILE": str(self.folder / "passphrase"),
        }

    def set_up(self) -> None:
        """Make the person's keys."""
        (self.folder / "passphrase").write_text(PASSPHRASE, encoding="utf-8")
        self.edesk(
            "init", "--name", "Bench Mark", "--role", "dsl", "--initials", "BM",
            "--recovery-sheets", self.folder / "sheets",
        )  # fmt: skip

    def edesk(self, *words: str | Path, keep_output: Path | None = None) -> Cost:
        """Run the real command line."""
        return run([EDESK, *words], env=self.env, keep_output=keep_output)

    def inside(self, *words: str | Path) -> Cost:
        """Run a command in a process that has unlocked the keys before the measuring begins."""
        output = self.folder / "inside.json"
        run([sys.executable, "-m", "benchmarks.inside", output, *words], env=self.env, cwd=ROOT)
        found = json.loads(output.read_text(encoding="utf-8"))
        return Cost(found["cpu_s"], found["wall_s"], found["peak_bytes"])

    def new_case(self) -> Path:
        """An empty case."""
        self._cases += 1
        case = self.folder / f"case-{self._cases}.edcase"
        self.edesk("new", case, "--title", "Benchmark")
        return case

    def add(self, case: Path, files: Sequence[Path], inspect: str = "later") -> Cost:
        """Add files, each its own commit."""
        return self.edesk("add", case, *files, "--gate", "no", "--inspect", inspect, "--quiet")

    @property
    def unlock(self) -> Cost:
        """What `edesk show` of an empty case costs: starting, and unlocking the keys (scrypt, about 256 MiB, once)."""
        if self._unlock is None:
            case = self.new_case()
            self._unlock = best(max(self.scale.times, 2), self.edesk, "show", case)
        return self._unlock

    def filled_case(self, count: int) -> Path:
        """A case of so many pictures of 300 KB."""
        if count not in self._filled:
            case = self.new_case()
            self.fill_cost[count] = self.add(case, self.pictures(count))
            self._filled[count] = case
        return self._filled[count]

    def big_file(self) -> Path:
        """The one large file."""
        path = self.folder / "big.bin"
        if not path.exists():
            self._make("big", path, str(self.scale.big_mib))
        return path

    def pictures(self, count: int) -> list[Path]:
        """Pictures of 300 KB."""
        folder = self.folder / f"pictures-{count}"
        if not folder.exists():
            self._make("pictures", folder, str(count))
        return sorted(folder.iterdir())

    def screens(self, kind: str) -> list[Path]:
        """Screenshots, `kind` png or jpg."""
        folder = self.folder / f"screens-{kind}"
        if not folder.exists():
            self._make("screens", folder, str(self.scale.screens), kind)
        return sorted(folder.iterdir())

    def _make(self, what: str, path: Path, *words: str) -> None:
        run([sys.executable, "-m", "benchmarks.inputs", what, path, *words], cwd=ROOT)
        # Nobody should pay for writing the inputs to the disk.
        os.sync()


def need(*programs: str) -> None:
    """Say so when a peer is missing.

    Raises:
        BenchmarkError: naming it.
    """
    for program in programs:
        if shutil.which(program) is None:
            raise BenchmarkError(f"{program} is missing; packaging/linux/install-deps.sh installs it")


@contextmanager
def at_a_desk(scale: Scale, parent: Path | None = None) -> Iterator[Desk]:
    """A desk in a new folder below `parent` (the system's temporary folder without), deleted afterwards."""
    with tempfile.TemporaryDirectory(prefix="edesk-bench-", dir=parent) as folder:
        desk = Desk(Path(folder), scale)
        desk.set_up()
        yield desk


def arguments(description: str | None) -> argparse.ArgumentParser:
    """The options that every benchmark has."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument(
        "--quick", action="store_true", help="tiny inputs, once: does it run? Not for figures"
    )
    parser.add_argument(
        "--folder", type=Path, help="where inputs and cases are made (default: the temporary folder)"
    )
    return parser


def alone(measure: Callable[[Desk], Sequence[Report]], description: str | None) -> None:
    """Run one benchmark by itself and print what it found."""
    options = arguments(description).parse_args()
    try:
        with at_a_desk(QUICK if options.quick else Scale(), options.folder) as desk:
            for report in measure(desk):
                print(report.markdown())
    except BenchmarkError as error:
        sys.exit(str(error))
