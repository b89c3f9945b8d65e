"""What the window says of the school's profile: its state, what an edition changes, settings, people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from evidence_desk.ui.panels.people_words import full_role

if TYPE_CHECKING:
    from evidence_desk.acts.schooling import ProfileState
    from evidence_desk.case.school import SchoolPerson, Settings
    from evidence_desk.case.school_changes import Change


translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmWords:
    """An alarm in the shape of every error: the fact, then what happened, what was kept, what to do."""

    title: str
    happened: str
    kept: str
    do: str


def alarm_words(state: ProfileState) -> AlarmWords:
    """Return the words of an alarm."""
    kept = translate("School", "Nothing of it is used. The profile you rely on stays in force.")
    if state.profile is None:
        kept = translate("School", "Nothing of it is used.")
    call = translate(
        "School",
        "Telephone the DSL on a number you know, not one in a message. Let them read out their six words and type "
        "what you hear.",
    )
    titles = {
        "other-signer": (
            translate("School", "Somebody else signed the school’s profile"),
            translate(
                "School",
                "The file on this computer is signed with another key than the one you rely on, and the former signer "
                "did not hand it over.",
            ),
            call,
        ),
        "older": (
            translate("School", "An older profile of the school was put back"),
            translate("School", "The file on this computer is an earlier edition than the one you rely on."),
            translate(
                "School",
                "Tell the DSL and IT: it may be a backup, or somebody who wants old keys used. If the DSL says that "
                "this edition is the right one, type the words of the edition as they read them out.",
            ),
        ),
        "beside": (
            translate("School", "There are two profiles with one edition number"),
            translate(
                "School",
                "The file on this computer has the number of the edition you rely on, and says something else.",
            ),
            translate(
                "School",
                "Telephone the DSL. Let them read out the words of their edition and type what you hear.",
            ),
        ),
        "memory-damaged": (
            translate("School", "What this computer remembered of the school’s profile is gone"),
            translate("School", "It cannot be read, or somebody else put it there."),
            call,
        ),
    }
    if state.kind == "damaged":
        return AlarmWords(
            title=translate("School", "The school’s profile cannot be relied on"),
            happened=translate(
                "School", "The file on this computer is not as it was signed: {reason}."
            ).format(reason=_reason(state.reason)),
            kept=kept,
            do=translate(
                "School",
                "Ask IT to place both files again as the DSL gave them: school.toml and school.toml.sig.",
            ),
        )
    title, happened, do = titles[state.kind]
    return AlarmWords(title=title, happened=happened, kept=kept, do=do)


def _reason(reason: str) -> str:
    return {
        "its signature, school.toml.sig, is missing": translate(
            "School", "its signature, school.toml.sig, is missing"
        ),
        "its signature cannot be read": translate("School", "its signature cannot be read"),
        "its signature does not fit, so it was changed after it was signed": translate(
            "School", "its signature does not fit, so it was changed after it was signed"
        ),
        "a newer program made it": translate("School", "a newer version of this program made it"),
    }.get(reason, reason)


def change_words(change: Change, *, with_keys: bool = True) -> str:
    """Return one difference between two editions in a sentence.

    Args:
        with_keys: with the words of new keys; without while a person is to type what is read out to them.
    """
    match change.what:
        case "signer" if change.before == change.after:
            text = translate("School", "Signed with another key, in the name of {after}")
        case "signer":
            text = translate("School", "Signed by {after}, before by {before}")
        case "keys":
            text = translate(
                "School", "The school’s recovery and custody keys are other ones: there are new sheets"
            )
        case "person-new":
            text = translate("School", "New: {name}, {after}")
        case "person-gone":
            text = translate("School", "No longer named: {name}, {before}")
        case "person-key" if not with_keys:
            text = translate("School", "{name} has another key")
        case "person-key":
            text = translate("School", "{name} has another key, with the words: {after}")
        case "person-changed":
            text = translate("School", "{name}: now {after}; before, {before}")
        case _:
            text = translate("School", "{name}: now {after}; before, {before}")
    none = translate("School", "nothing")
    shown = change.name if change.what.startswith("person") else setting_name(change.name)
    before, after = change.before, change.after
    if change.name == "capture":
        before, after = (", ".join(map(way_name, ways.split(", "))) for ways in (before, after))
    return text.format(name=shown, before=before or none, after=after or none)


def setting_name(name: str) -> str:
    """Return what a setting is called."""
    return {
        "name": translate("School", "Name of the school"),
        "urn": translate("School", "URN"),
        "phase": translate("School", "Phase"),
        "policy": translate("School", "Policy"),
        "policy_version": translate("School", "Version of the policy"),
        "policy_sha256": translate("School", "Hash of the policy"),
        "drop_folder": translate("School", "Drop folder"),
        "send_to": translate("School", "Mail for sealed drops"),
        "marking": translate("School", "Handling marking"),
        "timestamps": translate("School", "Time stamps from"),
        "time_servers": translate("School", "Network time from"),
        "idle_lock_min": translate("School", "Locks at the latest after (minutes)"),
        "capture": translate("School", "Ways to keep something"),
    }.get(name, name.removeprefix("retention.").replace("-", " ").capitalize())


def setting_rows(settings: Settings) -> list[tuple[str, str]]:
    """Return the settings that stand for something, each with its name."""
    rows = [
        ("drop_folder", settings.drop_folder),
        ("send_to", settings.send_to),
        ("marking", settings.marking),
        ("timestamps", ", ".join(settings.timestamps)),
        ("time_servers", ", ".join(settings.time_servers)),
        ("idle_lock_min", str(settings.idle_lock_min or "")),
        ("capture", ", ".join(map(way_name, settings.capture))),
        ("policy", " ".join(part for part in (settings.policy, settings.policy_version) if part)),
    ]
    return [(setting_name(name), value) for name, value in rows if value]


def way_name(way: str) -> str:
    """Return what a way of keeping something is called, as its button is."""
    return {
        "paste": translate("School", "Paste"),
        "screen": translate("School", "Screen"),
        "file": translate("School", "File"),
        "text": translate("School", "Text"),
        "address": translate("School", "URL"),
        "page": translate("School", "Page"),
    }[way]


def receives_words(person: SchoolPerson) -> str:
    """Return which sealed drops a person receives, and whether they may be a second person; empty for neither."""
    parts = {
        "all": [translate("School", "receives sealed drops")],
        "leadership": [translate("School", "receives drops about leadership")],
        "none": [],
    }[person.receives]
    if person.second_person:
        parts = [*parts, translate("School", "second person")]
    return " · ".join(parts)


def endorsed_role(state: ProfileState, fingerprint: str, role: str) -> str:
    """Return a role in words: the position by the school's profile, else the role as stated."""
    position = state.endorses(fingerprint)
    if position is not None:
        return translate("School", "{position}, by the school’s profile").format(position=position)
    return translate("School", "{role}, as stated").format(role=full_role(role))
