"""An independent solver: the least and the most that a sum can be, given sums that are known to lie between bounds.

A plain simplex over the real numbers, which knows nothing of how the report is made. Whoever solves over whole numbers
can be at most one better at either end.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Final

_TINY: Final = 1e-9
_MOST: Final = 1000.0  # no count is larger; enough that no range asked for ends there by chance


class Known:
    """Sums of unknown counts that lie between bounds; every unknown is nought or more."""

    def __init__(self, truth: Mapping[Hashable, int]) -> None:
        """Begin with what is true: only to have a point from which to look in both directions."""
        self._truth = dict(truth)
        self._sums: list[tuple[frozenset[Hashable], float, float]] = []

    def between(self, names: Iterable[Hashable], low: float, high: float) -> None:
        """Note that the sum over `names` lies between `low` and `high`."""
        summed = frozenset(names) & self._truth.keys()
        value = sum(self._truth[name] for name in summed)
        assert low <= value <= high, "what is published is not true"
        self._sums.append((summed, low, high))

    def range(self, names: Iterable[Hashable]) -> tuple[float, float]:
        """Return the least and the most that the sum over `names` can be."""
        nothing = {name for summed, _, high in self._sums if high <= 0 for name in summed}
        free = [name for name in self._truth if name not in nothing]
        wanted = frozenset(names)
        aim = [float(name in wanted) for name in free]
        value = float(sum(self._truth[name] for name in wanted & self._truth.keys()))
        rows: list[list[float]] = []
        for summed, low, high in self._sums:
            row = [float(name in summed) for name in free]
            true = sum(self._truth[name] for name in summed)
            rows += [[*row, high - true], [*(-factor for factor in row), true - low]]
        for place, name in enumerate(free):
            alone = [float(place == other) for other in range(len(free))]
            rows += [[*(-one for one in alone), float(self._truth[name])], [*alone, _MOST]]
        more, less = _most(rows, aim), _most(rows, [-factor for factor in aim])
        return value - less, value + more


def _most(rows: Sequence[Sequence[float]], aim: Sequence[float]) -> float:
    """Return the most of `aim` over all ways from the truth; each row is no more than its last number."""
    # A way up and a way down for each unknown, both nought or more, so that standing still is where it begins.
    table = [[*row[:-1], *(-factor for factor in row[:-1]), row[-1]] for row in rows]
    goal = [*(-factor for factor in aim), *aim, 0.0]
    width = len(goal) - 1
    outside, inside = list(range(width)), list(range(width, width + len(table)))
    for _ in range(5000):
        better = [at for at in range(width) if goal[at] < -_TINY]
        if not better:
            return goal[-1]
        column = min(better, key=lambda at: outside[at])  # Bland: the first by name, so that it ends
        rooms = [
            (line[-1] / line[column], inside[at], at) for at, line in enumerate(table) if line[column] > _TINY
        ]
        assert rooms, "without bound"
        pivot = min(rooms)[2]
        outside[column], inside[pivot] = inside[pivot], outside[column]
        by = table[pivot][column]
        base = [value / by for value in table[pivot]]
        base[column] = 1 / by
        table[pivot] = base
        for line in [*(line for at, line in enumerate(table) if at != pivot), goal]:
            factor = line[column]
            if abs(factor) > _TINY:
                line[column] = 0.0
                for at, value in enumerate(base):
                    line[at] -= factor * value
    raise AssertionError("no end in sight")
