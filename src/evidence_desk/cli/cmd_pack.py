"""`edesk pack`: write a PDF evidence pack, and record it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from functools import partial
from pathlib import Path

from evidence_desk.acts import schooling
from evidence_desk.acts.pack_choice import PackChoice
from evidence_desk.acts.packing import PackResult, make_pack
from evidence_desk.base import files
from evidence_desk.base.counting import counted
from evidence_desk.case import rules
from evidence_desk.cli import context
from evidence_desk.cli.cmd_add import say_unshown
from evidence_desk.cli.output import Output, Steps, size_text
from evidence_desk.cli.signing_options import add_signing_arguments, signed_value, signed_words, signing_of

EXAMPLES = """\
  edesk pack 2026-014.edcase --kind police --out police-pack.pdf
  edesk pack 2026-014.edcase --kind police --exhibit JPS/1 --exhibit JPS/3 --out part.pdf
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    context.add_case_argument(parser, writes=True)
    parser.add_argument("--kind", required=True, choices=("police",))
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="must not exist yet")
    parser.add_argument(
        "--exhibit",
        action="append",
        default=[],
        metavar="X",
        help="only these (default: all, with placeholders)",
    )
    add_signing_arguments(parser)


def run(args: Namespace, out: Output) -> None:
    """Check the third door and the case, write the pack, record it; only then does the file get its name."""
    if args.out.exists():
        raise files.already_there(args.out)
    mine, person = context.unlock(args)
    context.refuse_staff(person)
    school = schooling.current(mine, person)
    signing = signing_of(args, out, mine, person, school)
    with context.writing_as(args, out, mine, person) as store:
        chosen = [rules.find_exhibit(store.case, name).id for name in args.exhibit]
        made = make_pack(
            store,
            context.policy_of(store, out),
            context.CLOCK,
            PackChoice(ids=list(dict.fromkeys(chosen)) if chosen else None),
            args.out,
            Steps(out),
            unshown=partial(say_unshown, out),
            endorsement=school.endorsement,
            signing=signing,
        )
        _tell(args, out, made)


def _tell(args: Namespace, out: Output, made: PackResult) -> None:
    rendered = made.rendered
    for ref, reason in rendered.not_shown.items():
        out.say(f"{ref} {reason}; its page says so, and the original stays in the case.")
    if rendered.missing_signs:
        names = ", ".join(f"U+{code:04X}" for code in sorted(rendered.missing_signs))
        out.say(f"No font here has {names}; the pack shows a label in their place.")
    out.say("The pack has left the protection of the case: whoever can open the folder can read it.")
    value = {
        "pack": made.pack_id,
        "kind": args.kind,
        "out": str(args.out),
        "pages": rendered.pages,
        "exhibits": [exhibit.ref for exhibit in made.chosen],
        "placeholders": made.placeholders,
        "size": made.size,
        "sha256": made.sha256,
        "signed": signed_value(made.signed),
    }
    holds = ", ".join(
        (
            counted(rendered.pages, "page"),
            counted(len(made.chosen), "exhibit"),
            counted(made.placeholders, "placeholder"),
        )
    )
    out.result(
        value,
        [
            f"Pack {made.pack_id} written to {args.out}: {holds}, {size_text(made.size)}.",
            f"SHA-256 {made.sha256}, recorded in the handling log.",
            signed_words(made.signed),
        ],
    )
