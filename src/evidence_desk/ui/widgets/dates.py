"""How stored times are written on the screen: UK legal time, with UTC beside it where the two differ.

Stored times are UTC text (`2026-11-22T14:05:09Z`) or a whole day (`2026-11-22`).
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication

from evidence_desk.base import clock as clocks
from evidence_desk.packs.words import uk_offset_minutes

_DAY: Final = 10  # characters of a whole day


def month_name(month: int) -> str:
    """Return the name of a month, 1 to 12, in the person's language."""
    names = (
        QCoreApplication.translate("Dates", "January"),
        QCoreApplication.translate("Dates", "February"),
        QCoreApplication.translate("Dates", "March"),
        QCoreApplication.translate("Dates", "April"),
        QCoreApplication.translate("Dates", "May"),
        QCoreApplication.translate("Dates", "June"),
        QCoreApplication.translate("Dates", "July"),
        QCoreApplication.translate("Dates", "August"),
        QCoreApplication.translate("Dates", "September"),
        QCoreApplication.translate("Dates", "October"),
        QCoreApplication.translate("Dates", "November"),
        QCoreApplication.translate("Dates", "December"),
    )
    return names[month - 1]


def short_month(month: int) -> str:
    """Return a month in three or four letters."""
    names = (
        QCoreApplication.translate("Dates", "Jan"),
        QCoreApplication.translate("Dates", "Feb"),
        QCoreApplication.translate("Dates", "Mar"),
        QCoreApplication.translate("Dates", "Apr"),
        QCoreApplication.translate("Dates", "May", "short"),
        QCoreApplication.translate("Dates", "Jun"),
        QCoreApplication.translate("Dates", "Jul"),
        QCoreApplication.translate("Dates", "Aug"),
        QCoreApplication.translate("Dates", "Sep"),
        QCoreApplication.translate("Dates", "Oct"),
        QCoreApplication.translate("Dates", "Nov"),
        QCoreApplication.translate("Dates", "Dec"),
    )
    return names[month - 1]


def uk_time(utc: datetime) -> tuple[datetime, str]:
    """Return an aware UTC time on the clocks of the UK, and the name of that time: GMT or BST."""
    offset = uk_offset_minutes(utc)
    return utc + timedelta(minutes=offset), "BST" if offset else "GMT"


def day_text(day: date) -> str:
    """Return `22 November 2026`."""
    return f"{day.day} {month_name(day.month)} {day.year}"


def local_text(utc: str) -> str:
    """Return `22 November 2026 14:05 GMT`, or the day alone where no more is known; "" stays ""."""
    if not utc:
        return ""
    if len(utc) == _DAY:
        return day_text(date.fromisoformat(utc))
    at, zone = uk_time(clocks.parse_utc(utc))
    return f"{day_text(at)} {at:%H:%M} {zone}"


def table_text(utc: str) -> str:
    """Return `22 Nov 2026 14:05`, for tables and cards."""
    if not utc:
        return ""
    whole_day = len(utc) == _DAY
    at = datetime.fromisoformat(utc) if whole_day else uk_time(clocks.parse_utc(utc))[0]
    shown = f"{at.day} {short_month(at.month)} {at.year}"
    return shown if whole_day else f"{shown} {at:%H:%M}"


def time_text(utc: str) -> str:
    """Return `14:05`; "" for a whole day."""
    return "" if len(utc) <= _DAY else f"{uk_time(clocks.parse_utc(utc))[0]:%H:%M}"


def utc_and_local(utc: str) -> str:
    """Return the local time, with UTC beside it while the UK is on summer time."""
    local = local_text(utc)
    if len(utc) <= _DAY:
        return local
    at = clocks.parse_utc(utc)
    return f"{local} ({at:%H:%M} UTC)" if uk_offset_minutes(at) else local
