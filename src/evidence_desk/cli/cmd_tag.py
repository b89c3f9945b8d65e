"""`edesk tag`: classify an exhibit by the school's policy."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from evidence_desk.base.errors import BadInput, EvidenceDeskError, KeyUnavailable, NotFound
from evidence_desk.case import events as ev
from evidence_desk.case import rules, sealing
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import CriminalTag, Exhibit, PolicyPin
from evidence_desk.cli import context
from evidence_desk.cli.cmd_seal import lock_now
from evidence_desk.cli.output import Output
from evidence_desk.cli.rows import exhibit_row
from evidence_desk.policy.loader import default_policy
from evidence_desk.policy.model import Policy

EXAMPLES = """\
  edesk tag 2026-014.edcase JPS/1 --misuse conduct.aggressive --criminal crim.bullying --reason "named in the chat"
  edesk tag 2026-014.edcase JPS/2 --criminal crim.dpv.hate:distributing
  edesk tag 2026-014.edcase JPS/4 --trigger trig.csa-images --picture JPS/1=no --picture JPS/2=unsure
"""
ANSWERED = "the stop question was answered yes or not sure"


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
    policy = default_policy()
    choice = _choice(args, policy)
    context.check_words(args.reason, "--reason")
    given = context.parse_pairs(args.picture, "--picture")
    wrong = sorted(set(given.values()) - {"no", "yes", "unsure"})
    if wrong:
        raise BadInput("unknown answer", f"--picture takes no, yes or unsure; got {wrong[0]!r}.")
    try:
        _classify(args, policy, choice, given, out)
    except EvidenceDeskError as error:
        stopped = [ref for ref, answer in given.items() if answer != "no"]
        if stopped and not isinstance(error, NotFound | KeyUnavailable):
            refs, _ = lock_now(
                args, out, stopped, ANSWERED
            )  # an answer closes the picture, whatever else fails
            out.say(f"Locked for the police all the same: {', '.join(refs)}.")
        raise


def _classify(
    args: Namespace, policy: Policy, choice: rules.Choice, given: dict[str, str], out: Output
) -> None:
    with context.writing(args, out) as store:
        warn_of_other_policy(store, policy, out)
        exhibit = rules.find_exhibit(store.case, args.exhibit)
        answers = {rules.find_exhibit(store.case, ref).id: answer for ref, answer in given.items()}
        asked = rules.check_pictures_answered(
            store.case, exhibit, choice, answers, policy.asking_about_each_picture()
        )
        bad = _record(store, exhibit, choice, asked, answers, policy.gate.version)
        if bad:
            items = sealing.seal(store, bad, ANSWERED)
            out.say(
                f"Locked for the police: {', '.join(item.ref for item in items)}. "
                "Tell them today and record it: edesk action CASE police-told …"
            )
        shown = exhibit_row(store, store.case.exhibits[exhibit.id])
        words = [*choice.cells, *(tag.id for tag in choice.criminal), *choice.triggers]
        for tag in choice.criminal:
            if note := policy.criminal(tag.id).note:
                out.say(f"{tag.id}: {note}")
        out.result(shown, [f"{exhibit.ref} classified: {', '.join(words)}. Saved."])


def _choice(args: Namespace, policy: Policy) -> rules.Choice:
    """Return what was chosen; the policy raises BadInput, with near ones, for an id it does not know."""
    if not (args.misuse or args.criminal or args.trigger):
        raise BadInput("nothing to classify by", "Give at least one --misuse, --criminal or --trigger.")
    for cell in args.misuse:
        policy.cell(cell)
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
        four_cs=tuple(sorted(policy.four_cs(args.misuse))),
        reason=args.reason,
    )


def _record(
    store: CaseStore,
    exhibit: Exhibit,
    choice: rules.Choice,
    asked: dict[str, list[Exhibit]],
    answers: dict[str, str],
    wording: str,
) -> list[str]:
    """Write classification and picture answers as one commit; return the ids to be locked."""
    bad: list[str] = []
    with store.committing() as batch:
        for because, pictures in asked.items():
            for picture in pictures:
                answer = answers[picture.id]
                event = {"exhibit": picture.id, "answer": answer, "because": because, "wording": wording}
                batch.event(ev.PictureAnswered(**event))  # type: ignore[arg-type]  # answer checked above
                if answer != "no" and picture.id not in bad:
                    bad.append(picture.id)
        merged = rules.merged_classification(exhibit, choice)
        batch.event(ev.ExhibitClassified(exhibit=exhibit.id, classification=merged))
    return bad


def warn_of_other_policy(store: CaseStore, policy: Policy, out: Output) -> None:
    """Say when the policy in force is not the one the case was opened under."""
    pin = store.case.policy
    if pin is not None and pin != PolicyPin(id=policy.id, version=policy.version, sha256=policy.sha256):
        out.say(
            f"This case is classified under policy {pin.id} {pin.version}; in force here is {policy.version}."
        )
