"""Reading the times people type: "yesterday 19:14", "21/11/2026 7pm", "21 Nov", "20 minutes ago", ISO.

Pure: what is typed and the time it is typed go in, a stored time comes out. Words without a zone are read on UK
clocks. What could mean two times, or none, is not guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, Literal

from evidence_desk.base import clock as clocks
from evidence_desk.packs.words import uk_offset_minutes

Problem = Literal["", "unclear", "future", "no such day", "no such time", "twice"]

_EARLIEST_YEAR: Final = 1990
_MONTHS: Final = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_WEEKDAYS: Final = {
    name: number
    for number, name in enumerate(
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    )
}
_WORDS: Final = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_NUMBERS: Final = {word: number for number, word in enumerate(_WORDS, 1)} | {"a": 1, "an": 1}
_MONTH: Final = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR: Final = r"(?P<year>\d{4}|\d{2})"
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_WEEKDAY: Final = r"(?P<weekday>mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun|" + "|".join(_WEEKDAYS) + ")"
_ISO_DAY: Final = r"(?P<iso>\d{4}-\d{2}-\d{2})"
# Tried in order on what is left once time and zone are taken off the end.
_DAY_FORMS: Final = tuple(
    re.compile(form)
    for form in (
        r"(?P<word>today|yesterday|the day before yesterday)",
        r"(?P<last>last )?" + _WEEKDAY,
        _ISO_DAY,
        r"(?P<year>\d{4})/(?P<number>\d{1,2})/(?P<day>\d{1,2})",
        r"(?P<day>\d{1,2})([/.-])(?P<number>\d{1,2})(?:\2" + _YEAR + ")?",
        rf"(?:{_WEEKDAY} )?(?:the )?{_DAY}(?: of)?[ -]?{_MONTH}(?:[ -]{_YEAR})?",
        rf"(?:{_WEEKDAY} )?{_MONTH} {_DAY}(?: {_YEAR})?",
    )
)
_CLOCK: Final = re.compile(
    r"(?:^|(?<=[\dt ]))(?P<hour>\d{1,2})"
    r"(?:[:.h](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:\.\d{1,9})?)?)?"
    r"(?: ?(?P<half>[ap])\.?m\.?)?$"
)
_CLOCK_FIRST: Final = re.compile(
    r"((?:\d{1,2}:\d{2}(?::\d{2})?|\d{1,2}(?:[.:]\d{2})?(?= ?[ap]\.?m))(?: ?[ap]\.?m\.?)?) (?:on )?(.+)"
)
_TO_COME: Final = re.compile(r"tomorrow\b.*|next \w+.*|in (?:\w+) (?:minute|hour|day|week|month)s?")
_ZONE: Final = re.compile(r" ?(?P<zone>gmt|bst|utc|z|[+-]\d{2}:?\d{2})$")
_AGO: Final = re.compile(
    r"(?:about )?(?P<count>\d{1,4}|" + "|".join(_NUMBERS) + r") ?(?P<unit>minute|min|hour|hr|day|week)s? ago"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What a text means: a stored time (UTC text or a day), or why it is none."""

    value: str = ""
    problem: Problem = ""


class _Unreadable(Exception):
    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def understand(text: str, now: datetime) -> str | None:
    """Return the stored time a text means: `2026-11-21T19:14:00Z`, or `2026-11-21` for a whole day; else None.

    Args:
        text: what was typed.
        now: aware; what "yesterday" counts from, and what may not be passed.
    """
    return read(text, now).value or None


def read(text: str, now: datetime) -> Understood:
    """Return what a text means, or why it means nothing; an empty text means nothing and is no problem."""
    words = _plain(text)
    if not words:
        return Understood()
    try:
        return Understood(value=_read(words, now.astimezone(UTC)))
    except _Unreadable as stop:
        return Understood(problem=stop.problem)


def _plain(text: str) -> str:
    words = re.sub(r"[,\s\u202f]+", " ", text.casefold()).strip()
    words = words.replace("\u2013", "-")
    words = re.sub(r"^on (?=\S)", "", words)
    return re.sub(r" (?:at|@) ?(?=\d|noon|midday)", " ", words).strip(" .")


def _read(words: str, now: datetime) -> str:
    if words in {"now", "just now"}:
        return clocks.utc_text(now)
    if found := _AGO.fullmatch(words):
        return _ago(found, now)
    if _TO_COME.fullmatch(words):
        raise _Unreadable("future")
    if found := _CLOCK_FIRST.fullmatch(words):  # "7pm yesterday"
        words = f"{found[2]} {found[1]}"
    rest, offset = _take_zone(words)
    rest, at = _take_clock(rest)
    today = _uk(now).date()
    if rest:
        day = _day(rest, today)
    elif at is not None:
        day = today
    else:
        raise _Unreadable("unclear")
    if at is None:
        if offset is not None:
            raise _Unreadable("unclear")
        if day > today:
            raise _Unreadable("future")
        return day.isoformat()
    moment = _moment(datetime.combine(day, at), offset)
    if moment > now:
        raise _Unreadable("future")
    return clocks.utc_text(moment)


def _uk(utc: datetime) -> datetime:
    return utc + timedelta(minutes=uk_offset_minutes(utc))


def _ago(found: re.Match[str], now: datetime) -> str:
    count = _NUMBERS.get(found["count"]) or int(found["count"])
    unit = found["unit"]
    if unit in {"day", "week"}:
        day = _uk(now).date() - timedelta(days=count * (7 if unit == "week" else 1))
        return _recent_enough(day).isoformat()
    minutes = count * (60 if unit in {"hour", "hr"} else 1)
    return clocks.utc_text(now - timedelta(minutes=minutes))


def _take_zone(words: str) -> tuple[str, int | None]:
    """Return the words before a zone, and its offset in minutes; None without one."""
    found = _ZONE.search(words)
    # "-1930" ends a day and a time, "2026-11-21" ends in a day: a zone stands after a time.
    if found is None or not _CLOCK.search(words[: found.start()]):
        return words, None
    zone = found["zone"]
    if zone[0] in "+-":
        if ":" not in words[: found.start()] or int(zone[-2:]) > 59 or int(zone[1:3]) > 14:
            return words, None
        minutes = int(zone[1:3]) * 60 + int(zone[-2:])
        return words[: found.start()], -minutes if zone[0] == "-" else minutes
    return words[: found.start()], 60 if zone == "bst" else 0


def _take_clock(words: str) -> tuple[str, time | None]:
    """Return the words before a time of day, and that time; None without one."""
    for noon in ("noon", "midday", "12 noon"):
        if words == noon or words.endswith(" " + noon):
            return words.removesuffix(noon).removesuffix("12 ").strip(), time(12)
    found = _CLOCK.search(words)
    if found is None or (found["minute"] is None and found["half"] is None):
        return words, None
    before = words[: found.start()]
    # In "21.11" and "21.11.26" the end looks like a time: a dot alone is one only after a day of its own.
    dotted = "." in found[0] and found["half"] is None
    if dotted and (not before.strip() or before.endswith(("/", ".", "-")) or re.search(r"\d$", before)):
        return words, None
    hour, minute, second = int(found["hour"]), int(found["minute"] or 0), int(found["second"] or 0)
    if found["half"]:
        if not 1 <= hour <= 12:
            raise _Unreadable("no such time")
        hour = hour % 12 + (12 if found["half"] == "p" else 0)
    if hour > 23 or minute > 59 or second > 59:
        raise _Unreadable("no such time")
    rest = before.removesuffix("t").strip()
    return rest, time(hour, minute, second)


def _day(words: str, today: date) -> date:
    for form in _DAY_FORMS:
        if found := form.fullmatch(words):
            return _named_day(found.groupdict(), today)
    raise _Unreadable("unclear")


def _named_day(parts: dict[str, str | None], today: date) -> date:
    if word := parts.get("word"):
        return today - timedelta(days={"today": 0, "yesterday": 1}.get(word, 2))
    if iso := parts.get("iso"):
        try:
            return _recent_enough(date.fromisoformat(iso))
        except ValueError:
            raise _Unreadable("no such day") from None
    weekday = _weekday(parts.get("weekday"))
    if weekday is not None and not parts.get("day"):
        back = (today.weekday() - weekday) % 7
        return today - timedelta(days=back or (7 if parts.get("last") else 0))
    month = int(parts["number"] or 0) if parts.get("number") else _MONTHS[(parts.get("month") or "")[:3]]
    day = _calendar_day(parts.get("year"), month, int(parts.get("day") or 0), today)
    if weekday is not None and day.weekday() != weekday:
        raise _Unreadable("no such day")  # "Monday 21 November 2026" was a Saturday
    return day


def _weekday(word: str | None) -> int | None:
    if not word:
        return None
    return next(number for name, number in _WEEKDAYS.items() if name.startswith(word[:3]))


def _calendar_day(year: str | None, month: int, day: int, today: date) -> date:
    """Return a day; without a year the last one that was, with two digits one of this century."""
    try:
        if year is not None:
            return _recent_enough(date(int(year) + (2000 if len(year) == 2 else 0), month, day))
        this_year = date(today.year, month, day)
    except ValueError:
        if year is None and (month, day) == (2, 29):
            return _last_leap_day(today)
        raise _Unreadable("no such day") from None
    return this_year if this_year <= today else date(today.year - 1, month, day)


def _last_leap_day(today: date) -> date:
    year = today.year
    while True:
        year -= 1
        try:
            return date(year, 2, 29)
        except ValueError:
            continue


def _recent_enough(day: date) -> date:
    if day.year < _EARLIEST_YEAR:
        raise _Unreadable("unclear")
    return day


def _moment(local: datetime, offset: int | None) -> datetime:
    """Return the UTC time of a reading of a clock: of a named zone, or of the UK's clocks."""
    if offset is not None:
        return (local - timedelta(minutes=offset)).replace(tzinfo=UTC)
    fits = [
        moment
        for minutes in (0, 60)
        if uk_offset_minutes(moment := (local - timedelta(minutes=minutes)).replace(tzinfo=UTC)) == minutes
    ]
    if not fits:
        raise _Unreadable("no such time")  # the hour that is left out in March
    if len(fits) == 2:
        raise _Unreadable("twice")  # the hour that comes twice in October
    return fits[0]
