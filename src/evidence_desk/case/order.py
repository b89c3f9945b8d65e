"""The order in which exhibits are shown: the order they came in, until a person moves one.

From the first move on the case holds a chain in both directions, so that one more move costs the same in a case of ten
exhibits and in one of a hundred thousand; walking it is linear. Until then it holds nothing.
"""

from __future__ import annotations

import itertools

from immutables import Map
from msgspec import structs

from evidence_desk.case.state import Case

_END = ""  # stands before the first exhibit and after the last


def moved(case: Case, name: str, before: str) -> Case:
    """Return the case with one exhibit before another, or last; what does not exist moves nothing."""
    if name not in case.exhibits or name == before or (before and before not in case.exhibits):
        return case
    after, prior = (case.after, case.prior) if case.after else _chained(case)
    left, right = prior[name], after[name]
    after, prior = after.set(left, right), prior.set(right, left)
    left = prior[before]
    after, prior = after.set(left, name).set(name, before), prior.set(before, name).set(name, left)
    return structs.replace(case, after=after, prior=prior)


def added(case: Case, name: str) -> Case:
    """Return the case with a new exhibit at the end of the order, if there is another order than that of coming in."""
    if not case.after or name in case.after:
        return case
    last = case.prior[_END]
    return structs.replace(
        case,
        after=case.after.set(last, name).set(name, _END),
        prior=case.prior.set(_END, name).set(name, last),
    )


def _chained(case: Case) -> tuple[Map[str, str], Map[str, str]]:
    names = [_END, *(exhibit.id for exhibit in case.in_order()), _END]
    pairs = list(itertools.pairwise(names))
    return Map(pairs), Map((second, first) for first, second in pairs)
