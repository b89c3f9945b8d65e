"""How the school's profile looks on the command line."""

from __future__ import annotations

from typing import Any

import msgspec

from evidence_desk.acts.schooling import ProfileState
from evidence_desk.base import words
from evidence_desk.case.school import SignedProfile
from evidence_desk.case.school_changes import Change, described
from evidence_desk.cli.context import local_text
from evidence_desk.cli.output import table

_STATES = {
    "none": "There is no profile of a school here. The DSL makes it with: edesk school make",
    "first": "A profile of a school was found that you have not met before. Compare its words with the DSL, then: "
    'edesk school accept --words "…"',
    "unchanged": "The school's profile is the one you rely on.",
    "newer": "The school's profile is a newer edition by the same signer, or by one they handed over to. It is in "
    "force. What changed:",
    "missing": "The file of the school's profile is gone. The edition you rely on stays in force. Tell IT.",
    "waiting": "The edition you made is in force for you. IT has not placed it beside the program yet.",
    "other-signer": "ALARM: the school's profile on this computer was signed by somebody else. It is not used; the one "
    "you rely on stays in force. Telephone the DSL, on a number you know, and compare the words.",
    "older": "ALARM: the school's profile on this computer is older than the one you rely on. It is not used. Somebody "
    "may have put an old one back. Tell the DSL and IT.",
    "beside": "ALARM: the school's profile on this computer has the edition of the one you rely on, and other content. "
    "It is not used. Telephone the DSL.",
    "memory-damaged": "ALARM: what this computer remembered of the school's profile is damaged, or was put there by "
    "somebody else. No profile is in force. Compare the words with the DSL.",
}
_SETTINGS = {
    "policy": "policy",
    "policy_version": "policy version",
    "drop_folder": "drop folder",
    "send_to": "mail for sealed drops",
    "marking": "handling marking",
    "timestamps": "time stamps from",
    "time_servers": "network time from",
    "idle_lock_min": "locks at the latest after",
    "capture": "ways of keeping",
}


def state_line(state: ProfileState) -> str:
    """Return in words how the profile stands for this person."""
    if state.kind == "damaged":
        return (
            f"ALARM: the school's profile on this computer cannot be relied on: {state.reason}. It is not used. "
            "Ask the DSL for both files again."
        )
    line = _STATES[state.kind]
    if state.profile is not None and not state.compared and not state.is_alarm:
        line += " Its words were not compared yet, so it endorses nobody."
    return line


def change_line(change: Change) -> str:
    """Return one difference between two editions in a sentence."""
    match change.what:
        case "signer":
            return f"Signed by {change.after}, before by {change.before}."
        case "keys":
            return "The school's recovery and custody keys are other ones: new sheets."
        case "person-new":
            return f"New: {change.name}, {change.after}."
        case "person-gone":
            return f"No longer named: {change.name}, {change.before}."
        case "person-key":
            return f"{change.name} has another key. Its words: {change.after}."
        case "person-changed":
            return f"{change.name}: {change.after}; before: {change.before}."
        case _:
            name = _SETTINGS.get(change.name, change.name)
            return f"{name.capitalize()}: {change.after or 'not set'}; before: {change.before or 'not set'}."


def profile_row(signed: SignedProfile) -> dict[str, Any]:
    """Return a profile as JSON has it."""
    profile = signed.profile
    return {
        "name": profile.name,
        "urn": profile.urn,
        "phase": profile.phase,
        "edition": profile.edition,
        "made_at": profile.made_at,
        "signed_by": profile.signed_by,
        "words": profile.words,
        "edition_words": words.spoken(signed.sha256),
        "sha256": signed.sha256,
        "settings": msgspec.to_builtins(profile.settings),
        "retention": profile.retention,
        "people": [
            {
                "name": p.name,
                "position": p.position,
                "role": p.role,
                "initials": p.initials,
                "receives": p.receives,
                "second_person": p.second_person,
                "recipient": p.recipient,
                "fingerprint": p.fingerprint,
                "words": p.words,
            }
            for p in profile.people
        ],
    }


def profile_lines(signed: SignedProfile) -> list[str]:
    """Return a profile for people."""
    profile = signed.profile
    school = ", ".join(
        part for part in (profile.name, f"URN {profile.urn}" if profile.urn else "", profile.phase) if part
    )
    lines = [
        school,
        f"Edition {profile.edition}, signed by {profile.signer.name} on {local_text(profile.made_at)}",
        f"Words of the signer: {profile.words}",
        f"Words of this edition: {words.spoken(signed.sha256)}",
        "",
    ]
    lines += table([[p.initials, p.name, described(p), p.words] for p in profile.people])
    lines.append("")
    for name, value in msgspec.to_builtins(profile.settings).items():
        if name in _SETTINGS and value:
            shown = ", ".join(value) if isinstance(value, list | tuple) else str(value)
            lines.append(f"{_SETTINGS[name]}: {shown}" + (" minutes" if name == "idle_lock_min" else ""))
    lines += [f"kept for {years} years: {rule}" for rule, years in profile.retention.items()]
    return lines
