"""`edesk hold`: keep a case as it is for the police, a tribunal, the ICO; and release it, two people together."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

import msgspec

from evidence_desk.acts.recording import record_action
from evidence_desk.base import clock as clocks
from evidence_desk.case import two_people
from evidence_desk.case.story_names import who_of
from evidence_desk.case.values import Action
from evidence_desk.cli import context
from evidence_desk.cli.output import Output, table
from evidence_desk.cli.second import add_second_arguments, second_person

EXAMPLES = """\
  edesk hold 2026-014.edcase list
  edesk hold 2026-014.edcase place --for police --authority "DC 4411 Lowe" --review-on 2027-02-01 --reason "they asked"
      nothing is erased, nothing that stands is replaced, and the case is not disposed of while it lasts
  edesk hold 2026-014.edcase release --authority "DC 4411 Lowe" --reason "closed" --second-home /media/stick/home \\
             --second-passphrase-file F
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    context.add_case_argument(parser, writes=True)
    acts = parser.add_subparsers(dest="act", required=True, metavar="list|place|release")
    context.add_act(acts, "list", "the holds in force")
    place = context.add_act(acts, "place", "place a hold")
    place.add_argument(
        "--for", dest="hold_for", required=True, metavar="WHAT", help="see: edesk policy show actions"
    )
    place.add_argument("--review-on", required=True, metavar="DAY", help="when somebody looks at it again")
    release = context.add_act(acts, "release", "release a hold: two people, a DSL or deputy each")
    release.add_argument(
        "--hold", default="", metavar="ID", help="which, by the start of its id, if there are several"
    )
    add_second_arguments(release, "a hold is released by two people")
    for act in (place, release):
        act.add_argument("--authority", required=True, metavar="A", help="on whose authority")
        act.add_argument("--reason", required=True)
        act.add_argument("--reference", default="", help="theirs")


def run(args: Namespace, out: Output) -> None:
    """Do the act."""
    if args.act == "list":
        with context.reading(args, out) as store:
            case, holds = store.case, two_people.open_holds(store.case)
        rows = [[hold.id[:8], hold.at[:10], *_words(hold), who_of(case, hold.who)] for hold in holds]
        out.result([msgspec.to_builtins(hold) for hold in holds], table(rows) or ["No hold is in force."])
        return
    fields: dict[str, Any] = {"authority": args.authority}
    fields |= {"reference": args.reference} if args.reference else {}
    if args.act == "place":
        fields |= {"hold-for": args.hold_for, "review-on": args.review_on}
    with context.writing(args, out) as store:
        done = record_action(
            store,
            context.policy_of(store, out),
            two_people.HOLD_PLACED if args.act == "place" else two_people.HOLD_RELEASED,
            done_at=clocks.utc_text(context.CLOCK.read().utc),
            fields=fields,
            reason=args.reason,
            hold=args.hold if args.act == "release" else "",
            second=second_person(args) if args.act == "release" else None,
        )
        left = len(two_people.open_holds(store.case))
        said = "Hold placed. Saved." if args.act == "place" else "Hold released, as two people agreed. Saved."
        out.result({**msgspec.to_builtins(done), "holds": left}, [f"{said} In force now: {left}."])


def _words(hold: Action) -> list[str]:
    return [hold.fields.get("hold-for", ""), f"look again {hold.fields.get('review-on', '')}", hold.reason]
