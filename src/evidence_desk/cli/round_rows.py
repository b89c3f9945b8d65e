"""What a round through all cases came to, on the command line."""

from __future__ import annotations

from evidence_desk.acts.rounds import Round
from evidence_desk.base.errors import Cancelled, CannotWrite
from evidence_desk.cli.output import Output


def show_round(gone: Round, out: Output, done: str, remark: str) -> None:
    """Print a round.

    Args:
        done: the beginning of the sentence that counts the cases in which it was done.
        remark: what cannot be done by it, said when anything was.
    """
    changed, waits = gone.of("done"), gone.of("waits")
    lines = [f"{done} {len(changed)} case{'s' if len(changed) != 1 else ''}."]
    lines += [f"  {visit.path}: {visit.title}" for visit in changed]
    if changed and remark:
        lines.append(remark)
    if waits:
        lines.append("Not done yet, give the same command again when it can be:")
        lines += [f"  {visit.path}: {visit.words}" for visit in waits]
    out.result(
        {
            "stopped": gone.stopped,
            "cases": [
                {"path": str(v.path), "state": v.state, "title": v.title, "words": v.words}
                for v in gone.visits
            ],
        },
        lines,
    )


def exit_of(gone: Round) -> int:
    """Return the exit code: 0 when nothing waits."""
    if gone.stopped:
        return Cancelled.exit_code
    return CannotWrite.exit_code if gone.of("waits") else 0
