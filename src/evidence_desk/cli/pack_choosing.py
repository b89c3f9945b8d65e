"""The words of a command with which a pack is chosen: its kind, what is in it, for whom, on which basis."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import get_args

from evidence_desk.acts.pack_choice import PackChoice
from evidence_desk.base.errors import BadInput
from evidence_desk.case import rules
from evidence_desk.case.state import Case
from evidence_desk.packs.content import Kind


def add_choice_arguments(parser: ArgumentParser) -> None:
    """Declare them."""
    parser.add_argument("--kind", required=True, choices=get_args(Kind))
    parser.add_argument(
        "--for", default="", dest="for_whom", metavar="W", help="whom it is for; printed on its cover"
    )
    parser.add_argument(
        "--basis", default="", metavar="B", help="lawful basis (default: the policy's for the kind)"
    )
    parser.add_argument(
        "--no-third-party",
        action="append",
        default=[],
        metavar="X",
        help="you confirm that this picture or file shows no third-party pupil (disciplinary, record)",
    )
    add_content_arguments(parser)


def add_content_arguments(parser: ArgumentParser) -> None:
    """Declare which exhibits are in it, and what goes along."""
    parser.add_argument(
        "--exhibit",
        action="append",
        default=[],
        metavar="X",
        help="only these (default: all, with placeholders)",
    )
    parser.add_argument(
        "--left-out",
        action="append",
        default=[],
        metavar="X=R",
        help="why an exhibit is not in the pack; without X=, why all others are not",
    )
    parser.add_argument(
        "--passage",
        action="append",
        default=[],
        metavar="X=N-M,…",
        help="of a chat print only these messages, by their numbers; the rest is held",
    )
    parser.add_argument(
        "--statement", action="store_true", help="with a draft of your witness statement (police)"
    )
    parser.add_argument(
        "--contact-sheet", action="store_true", help="with a sheet for contact details, left blank (police)"
    )


def choice_of(case: Case, args: Namespace) -> PackChoice:
    """Return what was chosen with the command's words.

    Raises:
        NotFound: no such exhibit.
        BadInput: a reason is given for what is in the pack.
    """
    chosen = list(dict.fromkeys(rules.find_exhibit(case, name).id for name in args.exhibit))
    left = [exhibit.id for exhibit in case.in_order() if exhibit.id not in chosen] if chosen else []
    one_by_one: dict[str, str] = {}
    others = ""
    for given in args.left_out:
        name, sign, reason = given.partition("=")
        exhibit = case.find(name.strip()) if sign else None
        if exhibit is None:
            others = given
        elif exhibit.id not in left:
            raise BadInput(
                "left out and chosen",
                f"{exhibit.ref} is in the pack, so nothing says why it is left out. Nothing was written.",
            )
        else:
            one_by_one[exhibit.id] = reason
    return PackChoice(
        kind=args.kind,
        ids=chosen or None,
        for_whom=args.for_whom,
        basis=args.basis,
        left_out={**(dict.fromkeys(left, others) if others else {}), **one_by_one},
        confirmed=frozenset(rules.find_exhibit(case, name).id for name in args.no_third_party),
        passages=_passages(case, args.passage),
        statement=args.statement,
        contact_sheet=args.contact_sheet,
    )


def _passages(case: Case, given: list[str]) -> dict[str, list[tuple[int, int]]]:
    """Return the passages that `JPS/4=12-18,30` names.

    Raises:
        NotFound: no such exhibit.
        BadInput: no numbers.
    """
    found: dict[str, list[tuple[int, int]]] = {}
    for words in given:
        name, _, ranges = words.rpartition("=")
        exhibit = rules.find_exhibit(case, name.strip() or words)
        for part in ranges.split(","):
            first, dash, last = part.strip().partition("-")
            ends = (first, last if dash else first)
            if not all(end.isascii() and end.isdecimal() and len(end) < 8 for end in ends):
                raise BadInput(
                    "passage without numbers",
                    f"“{words}” names no passage. Write it as JPS/4=12-18,30. Nothing was written.",
                )
            found.setdefault(exhibit.id, []).append((int(ends[0]), int(ends[1])))
    return found
