"""`edesk`: finds the command, runs it, and turns every error into one sentence and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from evidence_desk import __version__

# command -> (module, one line of help); a module is imported only when its command runs.
COMMANDS: dict[str, tuple[str, str]] = {
    "init": ("cmd_init", "make your keys, and the school's if you are its first DSL"),
    "id": ("cmd_id", "print your public identity, or the school's public keys"),
    "school": ("cmd_school", "the school's profile: make, show, check, accept"),
    "new": ("cmd_new", "create an encrypted case"),
    "show": ("cmd_show", "the case in a few lines"),
    "add": ("cmd_add", "add files, message text or an address as exhibits"),
    "capture": ("cmd_capture", "keep a web page in parts, in the program's own browser"),
    "chat": ("cmd_chat", "keep people, dates or a passage of a chat export; print a chat that is held"),
    "restricted": ("cmd_restricted", "record, in words only, what must not be kept"),
    "action": ("cmd_action", "record what was done: police told, decision, report …"),
    "approve": ("cmd_approve", "leave to keep one picture that the stop question keeps out"),
    "rule": ("cmd_rule", "rules that are always responded to: which apply, and that they do"),
    "close": ("cmd_close", "close the case with its outcome; what keeps it open is listed"),
    "reopen": ("cmd_reopen", "open a closed case again"),
    "procedure": ("cmd_procedure", "what to do in which order; the next lawful step"),
    "report": ("cmd_report", "what was reported to platforms and agencies, and what came"),
    "clocks": ("cmd_clocks", "the time limits of a case: what runs, what is late"),
    "concern": ("cmd_concern", "what is alleged: write it down, add to it, print it as text"),
    "chronology": ("cmd_chronology", "what happened and what was done about it, in order"),
    "person": ("cmd_person", "people in the case, and their part in an exhibit"),
    "tag": ("cmd_tag", "classify an exhibit by the school's policy"),
    "monitoring": ("cmd_monitoring", "mark exhibits as monitoring records, with who may look at them"),
    "weigh": ("cmd_weigh", "which way an exhibit points: towards what is alleged, or away"),
    "enquiry": ("cmd_enquiry", "what was looked for and not found, or not pursued"),
    "exhibits": ("cmd_exhibits", "list the exhibits"),
    "extract": ("cmd_extract", "write an exhibit's original bytes out"),
    "log": ("cmd_log", "the handling log, one entry per event"),
    "read": ("cmd_read", "have the words in pictures read by a machine, to find them again"),
    "seal": ("cmd_seal", "lock restricted material for the police"),
    "locked": ("cmd_locked", "what is locked for the police, and its two exits"),
    "unseal": ("cmd_unseal", "bring back what was locked by mistake: two people, two custody sheets"),
    "drop": ("cmd_drop", "send what you cannot open again; take in what others sent"),
    "verify": ("cmd_verify", "check a case, a pack or a sheet; needs no key"),
    "reader": ("cmd_reader", "who may read and add to a case"),
    "library": ("cmd_library", "the folders your cases stand in, and the cases in them"),
    "search": ("cmd_search", "find words, or a person, across your cases"),
    "agree": ("cmd_agree", "what needs two people: ask, see what waits, agree or not"),
    "leaver": ("cmd_leaver", "take somebody out of every case: they left, or lost a device"),
    "backup": ("cmd_backup", "copy all cases to a folder or stick, and read the copies back"),
    "transfer": ("cmd_transfer", "one child's case to the next school, and the receipt back"),
    "restore": ("cmd_restore", "bring cases back from a backup; nothing is overwritten"),
    "retention": ("cmd_retention", "how long cases are kept, and what is due for review"),
    "hold": ("cmd_hold", "keep a case as it is; release it, two people together"),
    "erase": ("cmd_erase", "take an exhibit and all that belongs to it out for good"),
    "dispose": ("cmd_dispose", "dispose of a whole case: two people, a certificate"),
    "health": ("cmd_health", "check all cases in full, and remember what was found"),
    "import": ("cmd_import", "take a case file into a folder, read back whole"),
    "move": ("cmd_move", "move a case file to another folder"),
    "merge": ("cmd_merge", "compare two copies of one case, and join the other one to the first"),
    "recover": ("cmd_recover", "open cases with two recovery sheets"),
    "sheets": ("cmd_sheets", "try the school's sheets out, or replace them when one is lost"),
    "stats": ("cmd_stats", "the report for the governors: counts over a folder of cases, small ones hidden"),
    "policy": ("cmd_policy", "show the school's policy data"),
    "pack": ("cmd_pack", "write a PDF evidence pack"),
    "handover": ("cmd_handover", "a pack with originals, proofs and what checks them, for the police"),
    "proof": ("cmd_proof", "the proof of one exhibit, for whoever holds its original"),
    "give": ("cmd_give", "record who was given a pack, and on which basis"),
    "certificate": ("cmd_certificate", "what your packs are signed with: show, make, import, token, export"),
    "look-again": ("cmd_look_again", "load a kept page by a second program, and compare"),
    "clock": ("cmd_clock", "hold this computer's clock against network time"),
    "timestamp": ("cmd_timestamp", "have packs and the newest checkpoint stamped by an authority"),
    "completion": ("cmd_completion", "print shell completion for bash, zsh or tcsh"),
}


def run() -> None:
    """Entry point of the console script."""
    if sys.argv[1:] == ["--version"]:  # answered without loading anything else
        try:
            print(f"edesk {__version__}", flush=True)
        except OSError:  # Python would fail on it once more at its end
            os._exit(30)
        return
    sys.exit(main(sys.argv[1:]))


def main(arguments: Sequence[str]) -> int:
    """Run one command; return its exit code (docs/cli.md)."""
    from evidence_desk.cli.parser import parse  # noqa: PLC0415  # keeps `--version` instant
    from evidence_desk.cli.shell import run_command  # noqa: PLC0415

    return run_command(parse, arguments)
