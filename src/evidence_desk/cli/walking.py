"""Two holders at a terminal: each brings a sheet, as a file or typed from paper, and the other does not see it."""

from __future__ import annotations

import sys
from pathlib import Path

from evidence_desk.acts import recovering
from evidence_desk.acts.drill import Tried
from evidence_desk.acts.recovering import Taken
from evidence_desk.base.errors import Cancelled, UsageError
from evidence_desk.case.keys import Home, Sheet
from evidence_desk.cli.output import Output

_CLEAR = "\x1b[2J\x1b[3J\x1b[H"  # the screen and what scrolled off it
_FAULTS = {
    "missing": "That file cannot be read.",
    "unreadable": "This is not one sheet. Type its rows, K1 or Q1 and on, or name its file.",
    "secret-line": "A letter of the secret is wrong.",
    "other-school": "It belongs to another school, or its number was changed.",
    "signing-line": "Its S rows are wrong or missing: it could open a case and let nobody in.",
}
_REFUSALS = {
    "custody": "This is a custody sheet. A recovery sheet is needed.",
    "again": "This is the first holder's sheet again. Another one is needed.",
}


def two_sheets(home: Home, out: Output, *, check: bool) -> list[Sheet]:
    """Ask two holders for their sheets, one after the other; return both.

    Raises:
        UsageError: nobody sits at a terminal.
        Cancelled: a holder gave none.
    """
    if not sys.stdin.isatty():
        raise UsageError(
            "no sheets and no terminal",
            "Name two sheets with --sheet, or run it at a terminal. Nothing was done.",
        )
    who = "nobody; it is tried out only" if check else f"{home.profile().name}, who is to be let in"
    out.say("Recovery takes two people, each with one recovery sheet. Beside them: " + who + ".")
    out.say(
        "Only the holder looks at the screen while they type. Their sheet is put away before the next begins."
    )
    sheets: list[Sheet] = []
    while len(sheets) < 2:
        number = "first" if not sheets else "second"
        out.say(
            f"Step {len(sheets) + 1} of 2: the {number} holder. Name the file of your sheet, or type its rows with"
        )
        out.say("the word at the end of each (S1 …, then K1 or Q1 …). An empty line ends it.")
        given = _lines()
        _clear()
        if not given:
            raise Cancelled
        taken = _take(home, given, sheets)
        sheet = taken.tried.sheet
        if taken.refusal or sheet is None:
            out.say(_words(taken))
            continue
        sheets.append(sheet)
        out.say(f"Recovery sheet {sheet.number} reads well.")
    return sheets


def _lines() -> list[str]:
    """Return what was typed up to an empty line; one line that is a file ends it at once."""
    typed: list[str] = []
    for line in sys.stdin:
        if not line.strip():
            break
        typed.append(line.rstrip("\r\n"))
        if len(typed) == 1 and Path(line.strip()).is_file():
            break
    return typed


def _take(home: Home, given: list[str], before: list[Sheet]) -> Taken:
    path = Path(given[0].strip())
    if len(given) == 1 and path.is_file():
        return recovering.take_file(home, path, before)
    return recovering.take_text(home, "\n".join(given).encode(), "the typed sheet", before)


def _clear() -> None:
    if sys.stderr.isatty():
        sys.stderr.write(_CLEAR)
        sys.stderr.flush()


def _words(taken: Taken) -> str:
    return _REFUSALS.get(taken.refusal) or fault_words(taken.tried)


def fault_words(tried: Tried) -> str:
    """Return what is wrong with a sheet, in words."""
    if tried.fault == "row":
        return f"Look at {', '.join(tried.rows)} again: a row is missing, or its word does not fit."
    return _FAULTS.get(tried.fault, "")
