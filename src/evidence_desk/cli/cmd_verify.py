"""`edesk verify`: check a case or a pack. Never writes."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from evidence_desk.base import files
from evidence_desk.base.errors import BadInput, NotFound, TamperedBundle
from evidence_desk.bundle.check import check_bundle
from evidence_desk.bundle.reader import Bundle
from evidence_desk.case import anchors, requests
from evidence_desk.case.loading import deep_check
from evidence_desk.cli import context
from evidence_desk.cli.output import Output

EXAMPLES = """\
  edesk verify 2026-014.edcase
  edesk verify 2026-014.edcase --founder 3f9a…  (all 64 digits, from the founder or a printed pack)
  edesk verify police-pack.pdf --case 2026-014.edcase
"""
Check = tuple[str, bool, str]
_PDF_HEAD = 1024  # bytes in which a PDF names itself (ISO 32000-1 Annex H.3, note 13)


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    parser.add_argument("path", type=Path, metavar="PATH", help="a case file or a pack")
    parser.add_argument(
        "--founder", default=None, metavar="F", help="fingerprint the case must have been founded by"
    )
    parser.add_argument(
        "--case", type=Path, default=None, metavar="CASE", help="the case a pack was made from"
    )


def run(args: Namespace, out: Output) -> int:
    """Check and report; the exit code says the worst that was found."""
    if not args.path.exists():
        raise NotFound("nothing to verify", f"There is nothing at {args.path}. Check the path.")
    if _is_pdf(args.path):
        from evidence_desk.cli.packcheck import check_pack  # noqa: PLC0415  # loads a PDF library

        checks, code, verdict = check_pack(args)
        return _report(out, "pack", checks, code, verdict)
    checks, code = _check_case(args, out)
    return _report(out, "case", checks, code)


def _is_pdf(path: Path) -> bool:
    """Return whether the content is a PDF's, whatever the file is called; a name for a case stays a case."""
    if path.suffix.lower() == ".edcase" or not path.is_file():
        return False
    try:
        with path.open("rb") as stream:
            return b"%PDF-" in stream.read(_PDF_HEAD)
    except OSError as error:
        raise BadInput(f"unreadable file: errno {error.errno}", f"{path} cannot be read.") from error


def _report(
    out: Output,
    kind: str,
    checks: Sequence[Check],
    code: int,
    good_verdict: str = "Everything checked holds.",
) -> int:
    good = all(ok for _, ok, _ in checks)
    value = {
        "ok": good,
        "kind": kind,
        "checks": [{"name": name, "ok": ok, "detail": detail} for name, ok, detail in checks],
    }
    lines = [f"{'ok  ' if ok else 'FAIL'}  {name:<11} {detail}" for name, ok, detail in checks]
    verdict = good_verdict if good else "NOT everything holds; see the lines marked FAIL."
    out.result(value, [*lines, verdict])
    return 0 if good else code


def _check_case(args: Namespace, out: Output) -> tuple[list[Check], int]:
    """Return the checks of a case and the exit code that goes with them."""
    home = files.home_folder()
    size = args.path.stat().st_size
    report = check_bundle(
        args.path,
        founder="".join(args.founder.split()) if args.founder else None,  # printed in groups
        anchor=anchors.AnchorStore(home).get,
        report=out.progress("Checking", size),
    )
    checks: list[Check] = [(finding.name, finding.ok, finding.detail) for finding in report.findings]
    code = report.exit_code
    if report.bundle is None:
        return checks, code
    with report.bundle as bundle:
        waiting = requests.read_requests(args.path, home, bundle.case_id)
        if waiting:
            detail = f"{len(waiting)} seal requests wait for a writer; what they name stays closed"
            checks.append(("requests", False, detail))
            code = TamperedBundle.exit_code
        if code != TamperedBundle.exit_code:
            inner = _inner_checks(args, bundle)
            checks += inner
            if not all(ok for _, ok, _ in inner):
                code = TamperedBundle.exit_code
    return checks, code


def _inner_checks(args: Namespace, bundle: Bundle) -> list[Check]:
    """Return what only a key can see, when a passphrase is at hand without asking for it."""
    unlocked = context.unlock_quietly(args, bundle)
    if unlocked is None:
        return [("entries", True, "not checked: needs a reader's key")]
    return deep_check(bundle, unlocked)
