"""`edesk person`: people in the case, and their part in one exhibit."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any, get_args

import msgspec

from evidence_desk.acts.recording import RoleChange, add_person, change_person, set_roles
from evidence_desk.case import rules
from evidence_desk.case.values import PersonKind, RoleInExhibit
from evidence_desk.cli import context
from evidence_desk.cli.output import Output, table

EXAMPLES = """\
  edesk person 2026-014.edcase add --name "Ali Example" --kind pupil --year-group 9
  edesk person 2026-014.edcase role "Pupil A" JPS/1 victim
  edesk person 2026-014.edcase change "Pupil A" --year-group 10
  edesk person 2026-014.edcase change "Pupil A" --also Milo --also @milo_09
  edesk person 2026-014.edcase list
"""


_ALSO: Any = {
    "action": "append",
    "default": [],
    "metavar": "NAME",
    "help": "what else they are called: nickname, account name (may be repeated); packs replace these, too",
}


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    context.add_case_argument(parser, writes=True)
    acts = parser.add_subparsers(dest="act", required=True, metavar="add|change|role|list")
    add = context.add_act(acts, "add", "add a person concerned")
    add.add_argument("--name", required=True)
    add.add_argument("--kind", required=True, choices=get_args(PersonKind))
    add.add_argument(
        "--pseudonym", default="", help="how packs for others name them (default: Pupil A, Pupil B …)"
    )
    add.add_argument("--year-group", default="")
    add.add_argument("--date-of-birth", default="", help="only where retention needs it")
    add.add_argument("--also", **_ALSO)
    change = context.add_act(acts, "change", "correct what is known of a person")
    change.add_argument("person", help="name, pseudonym or id")
    change.add_argument("--name")
    change.add_argument("--kind", choices=get_args(PersonKind))
    change.add_argument("--year-group")
    change.add_argument("--date-of-birth", help="only where retention needs it")
    change.add_argument("--also", **_ALSO)
    role = context.add_act(acts, "role", "set a person's part in one exhibit")
    role.add_argument("person", help="name, pseudonym or id")
    role.add_argument("exhibit", metavar="EXHIBIT")
    role.add_argument("role", choices=get_args(RoleInExhibit))
    context.add_act(acts, "list", "list the people of the case")


def run(args: Namespace, out: Output) -> None:
    """Do the act."""
    if args.act == "list":
        with context.reading(args, out) as store:
            people = [msgspec.to_builtins(person) for person in store.case.people_in_order()]
        out.result(people, table([[p["pseudonym"], p["kind"], p["name"]] for p in people]) or ["Nobody yet."])
        return
    with context.writing(args, out) as store:
        if args.act == "role":
            person = rules.find_person(store.case, args.person)
            exhibit = rules.find_exhibit(store.case, args.exhibit)
            set_roles(store, [RoleChange(person=person.id, exhibit=exhibit.id, role=args.role)])
            value = {"person": person.id, "exhibit": exhibit.ref, "role": args.role}
            out.result(value, [f"{person.pseudonym}: {args.role} in {exhibit.ref}. Saved."])
            return
        if args.act == "change":
            changed = change_person(
                store,
                args.person,
                name=args.name,
                kind=args.kind,
                year_group=args.year_group,
                date_of_birth=args.date_of_birth,
                also=args.also,
            )
            out.result(msgspec.to_builtins(changed), [f"{changed.pseudonym} corrected. Saved."])
            return
        added = add_person(
            store,
            name=args.name,
            kind=args.kind,
            pseudonym=args.pseudonym,
            year_group=args.year_group,
            date_of_birth=args.date_of_birth,
            also=args.also,
        )
        out.result(msgspec.to_builtins(added), [f"{added.pseudonym} ({args.kind}) added. Saved."])
