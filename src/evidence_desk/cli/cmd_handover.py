"""`edesk handover`: a pack for the police with the originals, their proofs, and what checks them."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from functools import partial
from pathlib import Path

from evidence_desk.acts.handing_over import HandoverChoice, HandoverResult, MakePack, hand_over
from evidence_desk.acts.packing import Also, PackResult, make_pack
from evidence_desk.base import files
from evidence_desk.base.counting import counted
from evidence_desk.base.errors import UsageError
from evidence_desk.base.words import new_words
from evidence_desk.bundle import age
from evidence_desk.case.handover_events import Form
from evidence_desk.case.store import CaseStore
from evidence_desk.cli import context
from evidence_desk.cli.cmd_add import say_unshown
from evidence_desk.cli.output import Output, Steps, size_text
from evidence_desk.cli.pack_choosing import add_content_arguments, choice_of
from evidence_desk.cli.signing_options import (
    Exporter,
    add_signing_arguments,
    exporter_of,
    signed_value,
    signed_words,
)

EXAMPLES = """\
  edesk handover 2026-014.edcase --kind police --to "PC 1234 Example" --basis "request 14/26" --out E:/for-police
  edesk handover 2026-014.edcase --to "PC 1234 Example" --basis "request 14/26" --zip --out for-police.zip
  edesk handover 2026-014.edcase --to "PC 1234 Example" --basis "request 14/26" --aes --out for-police.zip
  edesk handover 2026-014.edcase --to "Force X" --basis "request 14/26" --age age1… --out for-police.tar.age
  edesk handover 2026-014.edcase --to "PC 1234 Example" --basis "request 14/26" --reading-copy --out to-read.pdf
"""
_NEEDS: dict[Form, str] = {
    "folder": "Whoever gets it needs nothing: READ-ME.txt says how to check it.",
    "zip": "Whoever gets it unpacks it as any zip; READ-ME.txt in it says how to check it.",
    "aes-zip": "Whoever gets it needs 7-Zip or WinZip: Windows itself cannot open a zip under AES. Inside is another "
    "zip, so that no name shows.",
    "age": "Whoever gets it needs the program age and the key it was made for, then tar.",
    "reading-copy": "Whoever gets it opens it in Adobe Reader, Edge or Chrome. It is for reading: not PDF/A, and no "
    "signature or proof holds for it.",
}


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    context.add_case_argument(parser, writes=True)
    parser.add_argument(
        "--kind", default="police", choices=("police",), help="originals go to the police only"
    )
    parser.add_argument("--to", required=True, dest="for_whom", metavar="WHOM", help="who gets it; recorded")
    parser.add_argument("--basis", required=True, metavar="B", help="on which basis; recorded")
    parser.add_argument(
        "--out", type=Path, required=True, metavar="PATH", help="folder or file; must not exist yet"
    )
    add_content_arguments(parser)
    parser.set_defaults(no_third_party=[])
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--zip", action="store_true", help="one zip instead of a folder")
    form.add_argument(
        "--aes", action="store_true", help="one zip under a password (AES-256); needs 7-Zip or WinZip"
    )
    form.add_argument("--age", metavar="R", help="one file encrypted to this age recipient")
    form.add_argument(
        "--reading-copy", action="store_true", help="the pack alone, as a PDF under a password; no originals"
    )
    parser.add_argument(
        "--password-file",
        type=Path,
        metavar="F",
        help="the password for --aes or --reading-copy; without it one is made and shown once",
    )
    add_signing_arguments(parser)


def run(args: Namespace, out: Output) -> None:
    """Make the pack, write everything that goes with it, record both; only then does it get its name."""
    if args.out.exists():
        raise files.already_there(args.out)
    form = _form(args)
    password, made_here = _password(args, form)
    recipient = age.parse_recipient(args.age) if form == "age" else None
    exporter = exporter_of(args, out)
    with context.writing_as(args, out, exporter.mine, exporter.person) as store:
        done = hand_over(
            store,
            context.policy_of(store, out),
            HandoverChoice(
                to=args.for_whom,
                basis=args.basis,
                form=form,
                password=password,
                recipient=recipient,
                marking=exporter.school.endorsement.marking,
            ),
            args.out,
            _maker(args, out, store, exporter),
            Steps(out),
        )
    _tell(args, out, form, done, password if made_here else "")


def _maker(args: Namespace, out: Output, store: CaseStore, exporter: Exporter) -> MakePack:
    choice = choice_of(store.case, args)

    def make(path: Path, also: Also, nameless: bool) -> PackResult:
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
            also=also,
            nameless=nameless,
        )

    return make


def _form(args: Namespace) -> Form:
    form: Form = "folder"
    if args.zip:
        form = "zip"
    elif args.aes:
        form = "aes-zip"
    elif args.age:
        form = "age"
    elif args.reading_copy:
        form = "reading-copy"
    if args.password_file is not None and form not in {"aes-zip", "reading-copy"}:
        raise UsageError(
            "a password for what has none",
            "--password-file goes with --aes or --reading-copy. Nothing left the case.",
        )
    return form


def _password(args: Namespace, form: Form) -> tuple[str, bool]:
    """Return the password, and whether it was made here."""
    if form not in {"aes-zip", "reading-copy"}:
        return "", False
    if args.password_file is None:
        return new_words(), True
    return context.read_passphrase(Namespace(passphrase_file=args.password_file)).decode("utf-8"), False


def _tell(args: Namespace, out: Output, form: Form, done: HandoverResult, password: str) -> None:
    for ref, reason in done.pack.rendered.not_shown.items():
        out.say(f"{ref} {reason}; its page says so.")
    for warning in done.warnings:
        out.say(warning)
    out.say("This has left the protection of the case: whoever can open it can read it.")
    originals = [one for one in done.handed if one.original is not None]
    value = {
        "out": str(done.out),
        "named": [str(path) for path in done.named],
        "form": form,
        "pack": done.pack.pack_id,
        "pages": done.pack.rendered.pages,
        "files": done.files,
        "size": done.size,
        "sha256": done.sha256,
        "originals": [one.reference for one in originals],
        "left_out": {one.reference: one.left_out for one in done.handed if one.original is None},
        "warnings": list(done.warnings),
        "signed": signed_value(done.pack.signed),
    } | ({"password": password} if password else {})
    lines = [
        f"Pack {done.pack.pack_id} handed over in {done.out}: {counted(done.files, 'file')}, "
        f"{counted(len(originals), 'original')}, {size_text(done.size)}.",
        *(f"Not as a file: {one.reference}, {one.left_out}" for one in done.handed if one.original is None),
        _NEEDS[form],
        f"SHA-256 {done.sha256}, recorded in the handling log.",
        signed_words(done.pack.signed),
    ]
    if password:
        lines.append(f"Password, shown once and kept nowhere: {password}")
        lines.append("Send it by another way than the file: by telephone, or in person.")
    out.result(value, lines)
