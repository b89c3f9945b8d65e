"""`edesk seal`: lock restricted material for the police."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from evidence_desk.acts.locking import lock_for_police, locker_of, request_lock
from evidence_desk.base.errors import BadInput, EvidenceDeskError, NotFound
from evidence_desk.case import rules
from evidence_desk.cli import context
from evidence_desk.cli.output import Output

EXAMPLES = '  edesk seal 2026-014.edcase JPS/3 --reason "should not be here"\n'


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    context.add_case_argument(parser, writes=True)
    parser.add_argument("exhibit", metavar="EXHIBIT")
    parser.add_argument("--reason", required=True, help="in neutral words")


def run(args: Namespace, out: Output) -> None:
    """Lock the exhibit and all that came from it; by request where the case cannot be written."""
    args.accept_older = True  # a lock is never refused because a copy is old
    context.check_words(args.reason, "--reason")
    refs, pending = lock_now(args, out, [args.exhibit], args.reason)
    lines = [f"Locked for the police: {', '.join(refs)}. Nobody can open it in Evidence Desk."]
    if pending:
        lines.append(
            "The case file could not be rewritten yet; the lock holds already, the next change finishes it."
        )
    lines.append(
        "Tell the police today and record it: edesk action CASE police-told --force F --reference R --at T"
    )
    out.result({"locked": refs, "pending": pending}, lines)


def lock_now(args: Namespace, out: Output, names: Sequence[str], reason: str) -> tuple[list[str], bool]:
    """Lock exhibits in the case, or by request when anything stands in the way of writing it.

    Returns:
        The references locked, and whether the case file still has to be rewritten.

    Raises:
        BadInput, NotFound: a reason that cannot be written down; no such case or exhibit.
        KeyUnavailable: no reader's key, so nobody knows what the references mean.
        CannotWrite: not even a request could be written.
    """
    try:
        with context.writing(args, out) as store:
            locked = lock_for_police(
                store, [rules.find_exhibit(store.case, name).id for name in names], reason
            )
            if locked.why_beside:
                _say_beside(out, locked.why_beside)
            return locked.refs, locked.pending
    except (BadInput, NotFound):
        raise
    except EvidenceDeskError as error:
        _say_beside(out, error.user_message)
    with context.reading(args, out) as store:
        chosen = [rules.find_exhibit(store.case, name).id for name in names]
        return request_lock(locker_of(store), store.case, chosen, reason).refs, True


def _say_beside(out: Output, why: str) -> None:
    out.say(f"The case cannot be written now, so the lock is put beside it. ({why})")
