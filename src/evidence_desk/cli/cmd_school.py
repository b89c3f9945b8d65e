"""`edesk school`: the school's profile: make and sign it, show it, check it, answer what was found."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from evidence_desk.acts import policies, school_making, schooling
from evidence_desk.acts.schooling import ProfileState
from evidence_desk.base.errors import BehindAnchor, NotFound, TamperedBundle
from evidence_desk.case.school import FILE_NAME, DamagedSchool, SignedProfile
from evidence_desk.cli import context, school_editing
from evidence_desk.cli.output import Output
from evidence_desk.cli.school_rows import change_line, profile_lines, profile_row, state_line

EXAMPLES = """\
  edesk school make --person deputy.json --person head.json --position "HXT=Head teacher" \\
             --receives HXT=leadership --set drop-folder=//server/drops --out /media/stick
  edesk school show
  edesk school check school.toml
  edesk school accept --words "… the six words the DSL reads out …"
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    acts = parser.add_subparsers(dest="act", required=True, metavar="make|show|check|accept|refuse")
    make = context.add_act(
        acts, "make", "DSL: make and sign the next edition, for IT to place beside the program"
    )
    school_editing.add_arguments(make)
    make.add_argument("--out", type=Path, metavar="FOLDER", help="write school.toml and school.toml.sig here")
    make.add_argument("--replace", action="store_true", help="also over an earlier edition in FOLDER")
    make.add_argument(
        "--take-over",
        action="store_true",
        help="sign although another signed before, whose key is lost; everybody has to compare the words again",
    )
    context.add_act(acts, "show", "the profile in force, and how the file on this computer compares")
    check = context.add_act(
        acts, "check", "check a profile's signature, or the one on this computer against yours"
    )
    check.add_argument("file", type=Path, nargs="?", metavar="FILE", help="school.toml; needs no key")
    accept = context.add_act(acts, "accept", "rely on the profile found on this computer")
    answer = accept.add_mutually_exclusive_group(required=True)
    answer.add_argument(
        "--words", metavar="SIX WORDS", help="as the DSL reads them out by telephone or in person"
    )
    answer.add_argument(
        "--not-compared", action="store_true", help="use the first profile for now; it endorses nobody yet"
    )
    answer.add_argument("--seen", action="store_true", help="note that you saw what a newer edition changed")
    context.add_act(acts, "refuse", "note that the words differ; what you relied on stays in force")


def run(args: Namespace, out: Output) -> None:
    """Do the act."""
    acts = {"make": _make, "show": _show, "check": _check, "accept": _accept, "refuse": _refuse}
    acts[args.act](args, out)


def _make(args: Namespace, out: Output) -> None:
    mine, person = context.unlock(args)
    state = schooling.current(mine, person)
    school_making.may_make(person, state, take_over=args.take_over)
    changed = school_editing.changes_anything(args) or args.take_over
    if state.profile is not None and not changed:
        signed = schooling.in_force(mine, person)
    else:
        profile = school_editing.edited(args, person, school_making.draft(mine, person, state, context.CLOCK))
        signed = school_making.publish(mine, person, profile, context.CLOCK, take_over=args.take_over)
    profile, written = signed.profile, []
    if args.out is not None:
        policy = policies.for_it(mine, profile.settings)
        written = school_making.write_for_it(signed, args.out, policy=policy, replace=args.replace)
    lines = [
        f"Edition {profile.edition} of the profile of {profile.name} is signed.",
        f"Words to read out to whoever meets it first: {profile.words}",
    ]
    if written:
        lines.append(f"Give these files to IT, to place beside the program: {', '.join(map(str, written))}")
    elif changed:
        lines.append("Write it for IT with: edesk school make --out FOLDER")
    out.result({**profile_row(signed), "files": [str(path) for path in written]}, lines)


def _show(args: Namespace, out: Output) -> None:
    mine, person = context.unlock(args)
    state = schooling.current(mine, person)
    lines = [state_line(state)]
    if state.words and (state.is_alarm or state.kind == "first"):
        lines.append("What was found has these words; let the DSL read theirs out first: " + state.words)
    lines += [f"  {change_line(change)}" for change in state.changes]
    signed = schooling.in_force(mine, person) if state.profile is not None else None
    if signed is not None:
        lines += ["", *profile_lines(signed)]
    out.result(_state_row(state, signed), lines)


def _check(args: Namespace, out: Output) -> None:
    if args.file is not None:
        path = args.file / FILE_NAME if args.file.is_dir() else args.file
        signed = schooling.read(path)
        lines = [
            "The signature fits: nothing was changed since it was signed. Whose key it is, the words tell:",
            *profile_lines(signed),
        ]
        out.result({"ok": True, **profile_row(signed)}, lines)
        return
    mine, person = context.unlock(args)
    state = schooling.current(mine, person)
    if state.kind == "none":
        raise NotFound("no school profile", "There is no profile of a school on this computer.")
    if state.kind in {"older", "beside"}:
        raise BehindAnchor(f"school profile: {state.kind}", state_line(state))
    if state.kind == "damaged":
        raise DamagedSchool(state.reason)
    if state.is_alarm:
        raise _Alarm(state)
    out.result(_state_row(state, None), [state_line(state)])


class _Alarm(TamperedBundle):
    """The profile on this computer is not the one relied on."""

    def __init__(self, state: ProfileState) -> None:
        super().__init__(FILE_NAME, state.kind)
        self.user_message = state_line(state)


def _accept(args: Namespace, out: Output) -> None:
    mine, person = context.unlock(args)
    if args.seen:
        state = schooling.acknowledge(mine, person)
    else:
        found = _found(schooling.current(mine, person))
        state = schooling.accept(mine, person, found, context.CLOCK, heard=args.words)
    out.result(_state_row(state, None), [state_line(state)])


def _refuse(args: Namespace, out: Output) -> None:
    mine, person = context.unlock(args)
    found = _found(schooling.current(mine, person))
    state = schooling.refuse(mine, person, found)
    lines = [
        "Noted: what was found is not what the DSL read out. It is not used.",
        "Tell the DSL and IT. Keep the file as it is, so that they can look at it.",
    ]
    out.result(_state_row(state, None), lines)


def _found(state: ProfileState) -> SignedProfile:
    if state.found is None:
        if state.kind == "damaged":
            raise DamagedSchool(state.reason)
        raise NotFound(
            "no school profile", "There is no profile of a school on this computer. Nothing was changed."
        )
    return state.found


def _state_row(state: ProfileState, in_force: SignedProfile | None) -> dict[str, Any]:
    return {
        "state": state.kind,
        "alarm": state.is_alarm,
        "compared": state.compared,
        "answered": state.answered,
        "path": str(state.path) if state.path is not None else None,
        "words": state.words,
        "changes": [change_line(change) for change in state.changes],
        "in_force": profile_row(in_force) if in_force is not None else None,
    }
