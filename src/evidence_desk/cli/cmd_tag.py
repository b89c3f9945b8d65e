"""`edesk tag`: classify an exhibit by the school's policy."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from evidence_desk.acts import policies
from evidence_desk.acts.classifying import ANSWERED, PictureAnswerWord, classify
from evidence_desk.base.errors import BadInput, EvidenceDeskError, KeyUnavailable, NotFound
from evidence_desk.case import rules
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import CriminalTag
from evidence_desk.cli import context
from evidence_desk.cli.cmd_seal import lock_now
from evidence_desk.cli.output import Output
from evidence_desk.cli.rows import exhibit_row
from evidence_desk.policy.model import Policy

EXAMPLES = """\
  edesk tag 2026-014.edcase JPS/1 --misuse conduct.aggressive --criminal crim.bullying --reason "named in the chat"
  edesk tag 2026-014.edcase JPS/2 --criminal crim.dpv.hate:distributing
  edesk tag 2026-014.edcase JPS/3 --clause clause.boundaries-pupils --four-cs contact
  edesk tag 2026-014.edcase JPS/4 --trigger trig.csa-images --picture JPS/1=no --picture JPS/2=unsure
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    context.add_case_argument(parser, writes=True)
    parser.add_argument("exhibit", metavar="EXHIBIT")
    parser.add_argument(
        "--misuse", action="append", default=[], metavar="CELL", help="row.column of the matrix"
    )
    parser.add_argument(
        "--criminal", action="append", default=[], metavar="ID[:verb]", help="policy criminal category"
    )
    parser.add_argument("--trigger", action="append", default=[], metavar="T")
    parser.add_argument(
        "--clause",
        action="append",
        default=[],
        metavar="ID",
        help="a clause of the policy that it is cited for",
    )
    parser.add_argument(
        "--four-cs",
        metavar="C,C",
        help="the 4 Cs in place of those that follow from the cells; empty: none of them",
    )
    parser.add_argument("--reason", default="")
    parser.add_argument(
        "--picture",
        action="append",
        default=[],
        metavar="REF=no|yes|unsure",
        help="answer the stop question for a picture already held, without opening it",
    )


def run(args: Namespace, out: Output) -> None:
    """Classify; categories that ask about every picture get their answers first."""
    _refuse_nothing(args)
    context.check_words(args.reason, "--reason")
    given = _answers(args.picture)
    try:
        _classify(args, given, out)
    except EvidenceDeskError as error:
        stopped = [ref for ref, answer in given.items() if answer != "no"]
        if stopped and not isinstance(error, NotFound | KeyUnavailable):
            refs, _ = lock_now(
                args, out, stopped, ANSWERED
            )  # an answer closes the picture, whatever else fails
            out.say(f"Locked for the police all the same: {', '.join(refs)}.")
        raise


def _answers(words: list[str]) -> dict[str, PictureAnswerWord]:
    """Return reference -> answer.

    Raises:
        BadInput: another answer than the three.
    """
    known: dict[str, PictureAnswerWord] = {"no": "no", "yes": "yes", "unsure": "unsure"}
    given = context.parse_pairs(words, "--picture")
    wrong = sorted(set(given.values()) - set(known))
    if wrong:
        raise BadInput("unknown answer", f"--picture takes no, yes or unsure; got {wrong[0]!r}.")
    return {ref: known[answer] for ref, answer in given.items()}


def _classify(args: Namespace, given: dict[str, PictureAnswerWord], out: Output) -> None:
    with context.writing(args, out) as store:
        policy = context.policy_of(store, out)
        choice = _choice(args, policy)
        _warn_of_newer_policy(args, store, out)
        exhibit = rules.find_exhibit(store.case, args.exhibit)
        answers = {rules.find_exhibit(store.case, ref).id: answer for ref, answer in given.items()}
        done = classify(store, policy, [exhibit.id], choice, answers)
        if done.locked:
            out.say(
                f"Locked for the police: {', '.join(done.locked)}. "
                "Tell them today and record it: edesk action CASE police-told …"
            )
        shown = exhibit_row(store, store.case.exhibits[exhibit.id])
        words = [*choice.cells, *(tag.id for tag in choice.criminal), *choice.triggers, *choice.clauses]
        if choice.four_cs_chosen:
            words.append(f"4 Cs chosen: {', '.join(choice.four_cs) or 'none'}")
        for tag in choice.criminal:
            if note := policy.criminal(tag.id).note:
                out.say(f"{tag.id}: {note}")
        out.result(shown, [f"{exhibit.ref} classified: {', '.join(words)}. Saved."])


def _choice(args: Namespace, policy: Policy) -> rules.Choice:
    """Return what was chosen; the policy raises BadInput, with near ones, for an id it does not know."""
    for cell in args.misuse:
        policy.cell(cell)
    for clause in args.clause:
        policy.clause(clause)
    for trigger in args.trigger:
        if policy.trigger(trigger).needs_text and not args.reason:
            raise BadInput(
                "trigger without its text",
                f"{trigger} needs --reason, in your own words. Nothing was changed.",
            )
    tags: list[CriminalTag] = []
    for word in args.criminal:
        name, _, verb = word.partition(":")
        category = policy.criminal(name)
        if verb and verb not in category.verbs:
            allowed = ", ".join(category.verbs) or "none"
            raise BadInput(
                "unknown verb", f"{name} has no verb {verb!r} (its verbs: {allowed}). Nothing was changed."
            )
        tags.append(CriminalTag(id=name, verbs=(verb,) if verb else ()))
    return rules.Choice(
        cells=tuple(args.misuse),
        criminal=tuple(tags),
        triggers=tuple(args.trigger),
        four_cs=tuple(sorted(policy.four_cs(args.misuse))) if args.four_cs is None else _cs(args, policy),
        four_cs_chosen=args.four_cs is not None,
        clauses=tuple(args.clause),
        reason=args.reason,
    )


def _refuse_nothing(args: Namespace) -> None:
    if not (args.misuse or args.criminal or args.trigger or args.clause or args.four_cs is not None):
        raise BadInput(
            "nothing to classify by",
            "Give at least one --misuse, --criminal, --trigger, --clause or --four-cs.",
        )


def _cs(args: Namespace, policy: Policy) -> tuple[str, ...]:
    """Return the four Cs that were chosen in place of those that follow from the cells.

    Raises:
        BadInput: one of them is none.
    """
    chosen = {part.strip() for part in args.four_cs.split(",") if part.strip()}
    for name in sorted(chosen - policy.matrix.four_cs.keys()):
        raise BadInput(
            "unknown C",
            f"{name!r} is none of the four Cs: {', '.join(policy.matrix.four_cs)}. Nothing was changed.",
        )
    return tuple(sorted(chosen))


def _warn_of_newer_policy(args: Namespace, store: CaseStore, out: Output) -> None:
    """Say when the policy in force is not the one the case stands under."""
    pin, now = store.case.policy, policies.policy_in_force(context.home(), args.profile)
    if pin is not None and pin != policies.pin_of(now):
        out.say(
            f"This case stands under policy {pin.id} {pin.version}; in force here is {now.id} {now.version}. To go on "
            f"under that one: edesk policy adopt {args.case}"
        )
