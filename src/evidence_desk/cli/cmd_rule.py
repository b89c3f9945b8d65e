"""`edesk rule`: the rules of the policy that are always responded to, and which of them apply to the case."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from evidence_desk.acts.closing import set_rule
from evidence_desk.case.state import Case
from evidence_desk.cli import context
from evidence_desk.cli.output import Output
from evidence_desk.policy.model import Policy

EXAMPLES = """\
  edesk rule 2026-014.edcase list
  edesk rule 2026-014.edcase applies rule.libel --reason "Parent's post names the head."
  edesk action 2026-014.edcase rule-response --set rule=rule.libel --set response="Letter sent; post taken down."
  edesk rule 2026-014.edcase not rule.libel --reason "It was another school."
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    context.add_case_argument(parser, writes=True)
    acts = parser.add_subparsers(dest="act", required=True, metavar="list|applies|not")
    context.add_act(acts, "list", "the rules, and which apply")
    for name, words in (
        ("applies", "it applies: the case stays open until a response is recorded"),
        ("not", "it does not apply after all"),
    ):
        act = context.add_act(acts, name, words)
        act.add_argument("rule", metavar="RULE")
        act.add_argument("--reason", required=True, metavar="R")


def run(args: Namespace, out: Output) -> None:
    """Do the act."""
    policy = context.policy_in_force(args)
    if args.act == "list":
        with context.reading(args, out) as store:
            case = store.case
    else:
        context.check_words(args.reason, "--reason")
        with context.writing(args, out) as store:
            case = set_rule(store, policy, args.rule, args.reason, applies=args.act == "applies")
    rows = _rows(case, policy)
    out.result(rows, [f"{row['id']}  {row['label']}: {_state(row['responded'])}" for row in rows])


def _state(responded: object) -> str:
    if responded is None:
        return "does not apply"
    return "responded to" if responded else "waits for a response"


def _rows(case: Case, policy: Policy) -> list[dict[str, str | bool | None]]:
    known = {rule.id: rule.label for rule in policy.always_responded()}
    known |= {name: known.get(name, name) for name in case.rules}
    return [
        {
            "id": name,
            "label": label,
            "applies": name in case.rules,
            "responded": bool(case.rules[name].answered) if name in case.rules else None,
        }
        for name, label in known.items()
    ]
