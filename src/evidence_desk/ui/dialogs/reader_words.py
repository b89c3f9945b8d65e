"""What the sheets about readers say: who somebody is, until when they read, who made sure of their key."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QCoreApplication

from evidence_desk.base import clock as clocks
from evidence_desk.case.state import Case
from evidence_desk.case.story_names import who_of
from evidence_desk.case.values import Member, TwoPeople
from evidence_desk.ui.widgets.dates import local_text, table_text

translate = QCoreApplication.translate


def name_of(member: Member) -> str:
    """Return how a reader is called."""
    return member.name or f"{member.recipient[:12]}…"


def compared_choices() -> list[tuple[str, str]]:
    """Return the ways to compare a key, for a list to choose from; none is taken as said before somebody says it."""
    return [
        ("", translate("Readers", "Choose…")),
        ("in-person", translate("Readers", "In person")),
        ("by-phone", translate("Readers", "By telephone, with a voice I know")),
        ("by-video", translate("Readers", "By video")),
    ]


def how_missing() -> str:
    """Return what is said while nobody said how a key was compared."""
    return translate("Readers", "Say how you compared. It stands in the handling log.")


def end_of(day: str) -> str:
    """Return the end of a day here as UTC text; a time stays as it is, an empty text empty."""
    if len(day) != len("2026-11-22"):
        return day
    midnight = datetime.fromisoformat(day) + timedelta(days=1)
    return clocks.utc_text(midnight.astimezone(UTC))


def last_day(until: str) -> str:
    """Return the last moment of somebody's time as people say it: one that ends at midnight ends the day before."""
    return local_text(clocks.utc_text(clocks.parse_utc(until) - timedelta(minutes=1))) if until else ""


def vouched_words(case: Case, member: Member) -> str:
    """Return who made sure of a key, and how; empty when nobody said so."""
    how = {
        "in-person": translate("Readers", "compared in person by {name}"),
        "by-phone": translate("Readers", "compared by telephone by {name}"),
        "by-video": translate("Readers", "compared by video by {name}"),
        "school-profile": translate("Readers", "held against the school’s profile by {name}"),
        "old-key": translate("Readers", "new keys, proved by the old ones"),
    }
    return ", ".join(how[one.how].format(name=who_of(case, one.by)) for one in member.vouched)


def matter_words(case: Case, asking: TwoPeople) -> str:
    """Return what two people decide, as a sentence."""
    if asking.act == "remove-reader":
        member = case.members.get(asking.subject)
        words = translate("Readers", "{name} is taken out as a reader of this case.")
        return words.format(name=name_of(member) if member is not None else asking.subject[:16])
    if asking.act == "release-hold":
        hold = case.actions.get(asking.subject)
        words = translate("Readers", "The hold of {when} ends.")
        return words.format(when=table_text(hold.at) if hold is not None else "…")
    refs = ", ".join(case.exhibits[name].ref for name in asking.subject.split() if name in case.exhibits)
    if asking.act == "unseal":
        return translate("Readers", "{refs} was locked by mistake and is brought back.").format(refs=refs)
    return translate("Readers", "Something this version does not know: {act}.").format(act=asking.act)
