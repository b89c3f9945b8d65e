"""What `edesk school make` can change in the school's profile."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any, cast, get_args

from msgspec import structs

from evidence_desk.acts import policies, school_making
from evidence_desk.base.errors import BadInput, NotFound
from evidence_desk.case.keys import Person, read_profile
from evidence_desk.case.school import CAPTURE_KINDS, Phase, Receives, SchoolPerson, SchoolProfile
from evidence_desk.cli import context
from evidence_desk.policy.model import Policy

_TEXTS = {"drop-folder": "drop_folder", "send-to": "send_to", "marking": "marking"}
_LISTS = {"timestamps": "timestamps", "time-servers": "time_servers", "capture": "capture"}
_IDLE = "idle-lock"
_PEOPLE = ("position", "receives", "second")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    parser.add_argument("--name", help="the school's name")
    parser.add_argument("--urn", help="its unique reference number")
    parser.add_argument("--phase", choices=[phase for phase in get_args(Phase) if phase])
    several: dict[str, Any] = {"action": "append", "default": []}
    parser.add_argument(
        "--person", type=Path, metavar="FILE", help="name somebody: their `edesk id --json`", **several
    )
    parser.add_argument("--remove", metavar="INITIALS", help="name somebody no longer", **several)
    parser.add_argument("--position", metavar="INITIALS=TEXT", help='e.g. "HXT=Head teacher"', **several)
    parser.add_argument(
        "--receives",
        metavar="INITIALS=WHAT",
        help="sealed drops: all, leadership (only those about the DSL, a deputy or the head) or none",
        **several,
    )
    parser.add_argument(
        "--second", metavar="INITIALS=yes|no", help="who may be the second of two people", **several
    )
    parser.add_argument(
        "--set",
        metavar="NAME=VALUE",
        help="drop-folder, send-to (mail), marking, timestamps (addresses, with commas), "
        "time-servers (names, with commas), idle-lock (minutes), "
        f"capture (of {','.join(CAPTURE_KINDS)})",
        **several,
    )
    parser.add_argument(
        "--retention", metavar="RULE=YEARS", help="a rule of the policy, kept for other years here", **several
    )
    policy = parser.add_mutually_exclusive_group()
    policy.add_argument(
        "--policy",
        type=Path,
        metavar="POLICY",
        help="the school's own policy: a folder, or a file school.policy",
    )
    policy.add_argument(
        "--pin-policy", action="store_true", help="name the policy that comes with this program"
    )
    policy.add_argument(
        "--no-policy", action="store_true", help="name no policy: whichever comes with the program in use"
    )
    parser.add_argument(
        "--hand-over", metavar="INITIALS", help="who signs the profile from the next edition on"
    )


def changes_anything(args: Namespace) -> bool:
    """Return whether the words given ask for another edition."""
    lists = (args.person, args.remove, args.set, args.retention, *(getattr(args, name) for name in _PEOPLE))
    single = (args.name, args.urn, args.phase, args.hand_over, args.policy)
    return any(lists) or args.pin_policy or args.no_policy or any(value is not None for value in single)


def edited(args: Namespace, person: Person, profile: SchoolProfile) -> SchoolProfile:
    """Return the profile as the words given want it.

    Raises:
        NotFound, BadInput: they name nobody, or cannot be read.
    """
    for name in ("name", "urn", "phase"):
        if getattr(args, name) is not None:
            profile = structs.replace(profile, **{name: getattr(args, name)})
    for path in args.person:
        known = school_making.person_of(read_profile(path))
        profile = school_making.with_person(profile, known)
    for initials in args.remove:
        gone = _named(profile, initials)
        profile = structs.replace(profile, people=tuple(p for p in profile.people if p is not gone))
    for name in _PEOPLE:
        for initials, value in context.parse_pairs(getattr(args, name), f"--{name}").items():
            profile = _with(profile, initials, _change(name, value))
    profile = _with_settings(args, profile)
    if args.hand_over is not None:
        to = _named(profile, args.hand_over).fingerprint
        profile = school_making.hand_over(profile, person, to, context.CLOCK)
    return profile


def _named(profile: SchoolProfile, initials: str) -> SchoolPerson:
    found = next((p for p in profile.people if p.initials == initials), None)
    if found is None:
        known = ", ".join(p.initials for p in profile.people)
        raise NotFound(
            "nobody with these initials",
            f"The profile names nobody with the initials {initials} (it has {known}).",
        )
    return found


def _with(profile: SchoolProfile, initials: str, change: dict[str, Any]) -> SchoolProfile:
    changed = _named(profile, initials)
    people = tuple(structs.replace(p, **change) if p is changed else p for p in profile.people)
    return structs.replace(profile, people=people)


def _change(name: str, value: str) -> dict[str, Any]:
    if name == "receives":
        if value not in get_args(Receives):
            raise _unreadable("--receives", value, ", ".join(get_args(Receives)))
        return {"receives": cast("Receives", value)}
    if name == "second":
        if value not in {"yes", "no"}:
            raise _unreadable("--second", value, "yes, no")
        return {"second_person": value == "yes"}
    return {"position": value}


def _with_settings(args: Namespace, profile: SchoolProfile) -> SchoolProfile:
    settings = profile.settings
    for name, value in context.parse_pairs(args.set, "--set").items():
        if name in _TEXTS:
            settings = structs.replace(settings, **{_TEXTS[name]: value})
        elif name in _LISTS:
            parts = tuple(part.strip() for part in value.split(",") if part.strip())
            if name == "capture" and not set(parts) <= set(CAPTURE_KINDS):
                raise _unreadable("--set capture", value, ", ".join(CAPTURE_KINDS))
            settings = structs.replace(settings, **{_LISTS[name]: parts})
        elif name == _IDLE and value.isascii() and value.isdigit() and int(value) <= 240:
            settings = structs.replace(settings, idle_lock_min=int(value))
        else:
            raise _unreadable(
                "--set", f"{name}={value}", ", ".join([*_TEXTS, *_LISTS, f"{_IDLE} (0 to 240)"])
            )
    policy = _policy(args)
    if policy is not None:
        settings = school_making.with_policy(settings, policy)
    elif args.no_policy:
        settings = school_making.with_policy(settings, None)
    return structs.replace(profile, settings=settings, retention=_retention(args, profile, policy))


def _policy(args: Namespace) -> Policy | None:
    """Return the policy to be named, taken in; None where none is asked for."""
    if args.policy is not None:
        return policies.accept(context.home(), args.policy)
    return policies.programs_own() if args.pin_policy else None


def _retention(args: Namespace, profile: SchoolProfile, policy: Policy | None) -> dict[str, int]:
    years = dict(profile.retention)
    rules = (policy or context.policy_in_force(args)).retention.rules
    for rule, value in context.parse_pairs(args.retention, "--retention").items():
        if rule not in rules or not (value.isascii() and value.isdigit() and 1 <= int(value) <= 150):
            raise _unreadable(
                "--retention", f"{rule}={value}", "a rule of " + ", ".join(rules) + ", 1 to 150 years"
            )
        years[rule] = int(value)
    return years


def _unreadable(option: str, value: str, known: str) -> BadInput:
    return BadInput("unreadable option", f"{option} cannot take {value!r}. Known: {known}. Nothing was made.")
