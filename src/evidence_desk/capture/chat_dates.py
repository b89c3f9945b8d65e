"""Dates of chat exports: in what order day, month and year stand, and what a time says.

The app writes as the phone is set, and the file does not say how that is. An order that gives an impossible date is
out; of those left, the one by which time goes backwards least; and if two are equal in that, it is said not to be sure.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Final, NamedTuple

MARKS: Final = "\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff"
EACH_MARK: Final = (
    "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"  # the same, spelt out
)
_M = f"[{MARKS}]*+"  # never given back: two of them in a row would take the square of their length
_S = f"[{MARKS}\\s]"
_AFTER_NOON = r"p\.?\s?m\.?|م|ب\.ظ\.?|오후|下午|午後|אחה[״\"]צ|μ\.μ\.|odp\."
_BEFORE_NOON = r"a\.?\s?m\.?|ص|ق\.ظ\.?|오전|上午|午前|לפנה[״\"]צ|π\.μ\.|dop\."
_HALF = f"(?:{_AFTER_NOON}|{_BEFORE_NOON})"
HEAD: Final = re.compile(
    rf"{_M}(?P<open>\[)?{_M}"
    rf"(?P<a>\d{{1,4}}){_M}(?P<sep>[./-]|\.{_S}){_M}(?P<b>\d{{1,2}}){_M}(?:(?P=sep)|[./-]){_S}?(?P<c>\d{{1,4}})\.?{_M}"
    rf"(?:,|،|\sklo|\sat|\sum|\skl\.|\så)?{_S}{{1,3}}"
    rf"(?:(?P<before>{_HALF}){_S}*)?"
    rf"(?P<h>\d{{1,2}})[:.](?P<m>\d{{2}})(?:[:.](?P<s>\d{{2}}))?"
    rf"(?:{_S}*(?P<after>{_HALF}))?{_M}"
    rf"(?(open){_M}\]{_S}|(?:{_S}[-–]{_S}|:{_S}))",
    re.IGNORECASE,
)
_IS_AFTER_NOON = re.compile(_AFTER_NOON, re.IGNORECASE)
ORDERS: Final = ("dmy", "mdy", "ymd", "ydm")
_OLDEST, _NEWEST = 1970, 2100


class Written(NamedTuple):
    """A date and time as three numbers and a clock, in no order yet."""

    numbers: tuple[int, int, int]
    hour: int
    minute: int
    second: int
    digits: tuple[int, int, int]  # how many each number has
    slashed: bool  # 20/11/26: nobody writes a year of two digits first with these


def written(found: re.Match[str]) -> Written | None:
    """Return what the head of a message says; None when no clock shows such a time."""
    hour, minute, second = int(found["h"]), int(found["m"]), int(found["s"] or 0)
    half = found["before"] or found["after"]
    if half:
        if hour > 12:
            return None
        hour = hour % 12 + (12 if _IS_AFTER_NOON.fullmatch(half) else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    parts = (found["a"], found["b"], found["c"])
    a, b, c = (int(part) for part in parts)
    digits = (len(parts[0]), len(parts[1]), len(parts[2]))
    return Written((a, b, c), hour, minute, second, digits, found["sep"] == "/")


def moment(one: Written, order: str) -> str:
    """Return it as `2026-11-22T19:14:05`, or an empty string when the order gives no such day."""
    numbers = dict(zip(order, one.numbers, strict=True))
    digits = dict(zip(order, one.digits, strict=True))
    year, month, day = numbers["y"], numbers["m"], numbers["d"]
    if digits["y"] in {1, 2}:
        if one.slashed and order[0] == "y":
            return ""
        year += 2000
    if not _OLDEST <= year <= _NEWEST or digits["d"] > 2 or digits["m"] > 2:
        return ""
    try:
        return dt.datetime(year, month, day, one.hour, one.minute, one.second).isoformat()  # no zone is said
    except ValueError:
        return ""


def order_of(heads: Iterable[Written]) -> tuple[str, bool]:
    """Return the order of day, month and year that fits all heads, and whether it is sure.

    It is, when every other one gives an impossible day somewhere, or lets time run backwards where this one never does.

    An empty order: none fits them all.
    """
    left = dict.fromkeys(ORDERS, 0)  # -> how often time goes backwards
    last = dict.fromkeys(ORDERS, "")
    for one in heads:
        for order in tuple(left):
            at = moment(one, order)
            if not at:
                del left[order]
                continue
            left[order] += at < last[order]
            last[order] = at
        if not left:
            return "", False
    if not left:
        return "", False
    best = min(left, key=lambda order: (left[order], ORDERS.index(order)))
    others = [backwards for order, backwards in left.items() if order != best]
    return best, all(backwards > left[best] == 0 for backwards in others)
