"""`edesk pack`: write a PDF evidence pack, and record it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from evidence_desk.acts.pack_choice import PackChoice
from evidence_desk.acts.packing import PackResult, make_pack
from evidence_desk.acts.record_parts import make_in_parts
from evidence_desk.base import files
from evidence_desk.base.counting import counted
from evidence_desk.cli import context
from evidence_desk.cli.cmd_add import say_unshown
from evidence_desk.cli.output import Output, Steps, size_text
from evidence_desk.cli.pack_choosing import add_choice_arguments, choice_of
from evidence_desk.cli.signing_options import add_signing_arguments, exporter_of, signed_value, signed_words

EXAMPLES = """\
  edesk pack 2026-014.edcase --kind police --out police-pack.pdf
  edesk pack 2026-014.edcase --kind police --exhibit JPS/1 --exhibit JPS/3 --out part.pdf \\
             --for "DC Hale, Example Police" --left-out JPS/2="the same message again" --statement
  edesk pack 2026-014.edcase --kind disciplinary --no-third-party JPS/1 --left-out "not about the allegation" \\
             --exhibit JPS/1 --exhibit JPS/3 --for "Disciplinary panel" --out hearing.pdf
  edesk pack 2026-014.edcase --kind record --out record.pdf      writes record.txt beside it
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    context.add_case_argument(parser, writes=True)
    add_choice_arguments(parser)
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="must not exist yet")
    add_signing_arguments(parser)


def run(args: Namespace, out: Output) -> None:
    """Check the third door and the case, write the pack, record it; only then does the file get its name."""
    if args.out.exists():
        raise files.already_there(args.out)
    exporter = exporter_of(args, out)
    with context.writing_as(args, out, exporter.mine, exporter.person) as store:

        def make(choice: PackChoice, path: Path) -> PackResult:
            return make_pack(
                store,
                context.policy_of(store, out),
                context.CLOCK,
                choice,
                path,
                Steps(out),
                unshown=partial(say_unshown, out),
                endorsement=exporter.school.endorsement,
                signing=exporter.signing,
            )

        parts = make_in_parts(store.case, choice_of(store.case, args), args.out, make)
    _tell(args, out, parts)


def _tell(args: Namespace, out: Output, parts: Sequence[PackResult]) -> None:
    if len(parts) > 1:
        out.say(
            f"A record system takes files of up to 40 MB, so these are {len(parts)} packs; each names what is in the "
            "others."
        )
    for made in parts:
        _remark(out, made)
    out.say("The pack has left the protection of the case: whoever can open the folder can read it.")
    values = [_value(args, made) for made in parts]
    more = {"parts": values} if len(values) > 1 else {}
    out.result(values[0] | more, [line for made in parts for line in _lines(made)])


def _remark(out: Output, made: PackResult) -> None:
    rendered = made.rendered
    for ref, reason in rendered.not_shown.items():
        out.say(f"{ref} {reason}; its page says so, and the original stays in the case.")
    if rendered.missing_signs:
        names = ", ".join(f"U+{code:04X}" for code in sorted(rendered.missing_signs))
        out.say(f"No font here has {names}; the pack shows a label in their place.")
    if made.text_out is not None:
        out.say(f"The same in short as plain text: {made.text_out}.")
    if made.needs_redaction:
        out.say(
            f"{', '.join(made.needs_redaction)}: a placeholder says that a redacted copy is needed. If you have looked "
            "and it shows no third-party pupil, make the pack again with --no-third-party."
        )


def _value(args: Namespace, made: PackResult) -> dict[str, object]:
    return {
        "pack": made.pack_id,
        "kind": args.kind,
        "out": str(made.out),
        "pages": made.rendered.pages,
        "exhibits": [exhibit.ref for exhibit in made.chosen],
        "placeholders": made.placeholders,
        "size": made.size,
        "sha256": made.sha256,
        "text": str(made.text_out) if made.text_out is not None else None,
        "needs_redaction": list(made.needs_redaction),
        "signed": signed_value(made.signed),
    }


def _lines(made: PackResult) -> list[str]:
    holds = ", ".join(
        (
            counted(made.rendered.pages, "page"),
            counted(len(made.chosen), "exhibit"),
            counted(made.placeholders, "placeholder"),
        )
    )
    return [
        f"Pack {made.pack_id} written to {made.out}: {holds}, {size_text(made.size)}.",
        f"SHA-256 {made.sha256}, recorded in the handling log.",
        signed_words(made.signed),
    ]
