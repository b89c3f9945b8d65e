"""Run a program and say what it cost: CPU seconds of it and its children, wall seconds, peak memory; tables of that.

Only the standard library is imported here, and nothing large is held: a child inherits the peak memory of the process
that starts it, so this process must stay smaller than anything it measures.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import ParamSpec

MIB = 1024 * 1024
P = ParamSpec("P")


class BenchmarkError(Exception):
    """A measured program failed; the message holds the end of what it wrote to stderr."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run cost.

    `cpu_s` is user + system time of the process and of every descendant it waited for; `peak_bytes` the largest
    resident set of any single one of them.
    """

    cpu_s: float
    wall_s: float
    peak_bytes: int

    def __add__(self, other: Cost) -> Cost:
        """Two runs one after the other."""
        return Cost(
            self.cpu_s + other.cpu_s, self.wall_s + other.wall_s, max(self.peak_bytes, other.peak_bytes)
        )

    def beyond(self, other: Cost) -> Cost:
        """What is left when the part that `other` measures is taken away (its memory stays in)."""
        return Cost(max(self.cpu_s - other.cpu_s, 0), max(self.wall_s - other.wall_s, 0), self.peak_bytes)


def run(
    argv: Sequence[str | Path],
    *,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    keep_output: Path | None = None,
) -> Cost:
    """Run a program to its end without input and return its cost.

    Args:
        argv: the program and its arguments.
        env: variables added to this process's own.
        cwd: where it runs.
        keep_output: file that takes its stdout; thrown away without.
    Raises:
        BenchmarkError: it exited with another code than 0.
    """
    with tempfile.TemporaryFile() as errors, (keep_output or Path(os.devnull)).open("wb") as output:
        begun = time.perf_counter()
        process = subprocess.Popen(
            [str(word) for word in argv],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=errors,
            cwd=cwd,
            env={**os.environ, **(env or {})},
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall_s = time.perf_counter() - begun
        # Popen must not wait for the process again: it is gone.
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            errors.seek(0)
            words = " ".join(str(word) for word in argv[:6])
            raise BenchmarkError(
                f"{words} … ended with code {process.returncode}:\n{errors.read()[-2000:].decode(errors='replace')}"
            )
    return Cost(usage.ru_utime + usage.ru_stime, wall_s, usage.ru_maxrss * 1024)


def best(times: int, work: Callable[P, Cost], *args: P.args, **kwargs: P.kwargs) -> Cost:
    """The cheapest of so many runs of `work(...)`, by CPU seconds."""
    return min((work(*args, **kwargs) for _ in range(times)), key=lambda cost: cost.cpu_s)


@dataclass(frozen=True, slots=True)
class Ratio:
    """A quotient of two costs beside its bar (an upper bound)."""

    what: str
    value: float
    bar: float | None = None
    unit: str = ""

    def __str__(self) -> str:
        """One line in words."""
        figure = f"{self.what}: **{self.value:.2f}{self.unit}**"
        if self.bar is None:
            return figure
        met = "met" if self.value <= self.bar else "NOT MET"
        return f"{figure} (bar {self.bar:g}{self.unit}: {met})"


@dataclass(slots=True)
class Report:
    """What one benchmark found."""

    title: str
    command: str
    rows: list[tuple[str, Cost]] = field(default_factory=list)
    ratios: list[Ratio] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def row(self, what: str, cost: Cost) -> Cost:
        """Add a measured run to the table and hand it back."""
        self.rows.append((what, cost))
        return cost

    def markdown(self) -> str:
        """The report as a section of Markdown."""
        lines = [f"## {self.title}", "", f"`{self.command}`", ""]
        lines += ["| run | CPU s | wall s | peak MiB |", "|---|---:|---:|---:|"]
        lines += [
            f"| {what} | {cost.cpu_s:.3f} | {cost.wall_s:.3f} | {cost.peak_bytes / MIB:.0f} |"
            for what, cost in self.rows
        ]
        lines += ["", *(f"- {ratio}" for ratio in self.ratios)]
        if self.notes:
            lines += ["", " ".join(self.notes)]
        return "\n".join(lines) + "\n"
