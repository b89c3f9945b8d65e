"""Checking a case, a pack or a sheet that somebody brings: what holds, and what does not. Never writes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from evidence_desk.acts import stampcheck
from evidence_desk.acts.drill import read_sheet_file
from evidence_desk.acts.progress import Report, told
from evidence_desk.acts.receipts import check_receipt_alone, compare_with_drop
from evidence_desk.base.errors import (
    BadInput,
    BehindAnchor,
    EvidenceDeskError,
    KeyUnavailable,
    NotFound,
    TamperedBundle,
)
from evidence_desk.bundle.check import check_bundle
from evidence_desk.bundle.reader import Bundle, Unlocked
from evidence_desk.case import anchors, requests
from evidence_desk.case.disclosure_proof import PROOF_KIND
from evidence_desk.case.keys import Home
from evidence_desk.case.loading import deep_check, load_case
from evidence_desk.case.opendrop import check_drop, is_drop
from evidence_desk.case.receipts import RECEIPT_KIND, read_receipt

Check = tuple[str, bool, str]  # name, whether it holds, what was found
HOLDS = "Everything checked holds."
Unlock = Callable[[Bundle], Unlocked | None]  # opens a case with the key at hand; None when there is none
Kind = Literal["case", "pack", "sheet", "receipt", "handover", "proof", "stamp"]
_HEAD = 1024  # bytes in which a PDF names itself (ISO 32000-1 Annex H.3, note 13)
_SHEET = b"# Evidence Desk "
_HANDED = ("manifest-sha256.sig", "data/handover.json", "verify.html")  # each names a hand-over folder
_TEXTS = ("READ-ME.txt", "bagit.txt", "manifest-sha256.txt", "verify.html")
_ZIP = b"PK\x03\x04"
_FAULTS = {
    "missing": "the file cannot be read",
    "unreadable": "it cannot be read as a sheet",
    "secret-line": "its last line is not whole: a letter is wrong or missing",
    "other-school": "it belongs to another school than the one on this computer",
    "signing-line": "its signing line is missing or of another sheet",
}


def _nobody(fingerprint: str) -> str | None:
    """Return no position: there is no profile at hand."""
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What this device can hold a file against."""

    home: Home
    unlock: Unlock
    case: Path | None = None  # the case that a pack was made from, or the drop that a receipt is for
    original: Path | None = None  # the file that a proof is about, or a stamp over
    position: Callable[[str], str | None] = _nobody  # of a key, by the school's profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What was found."""

    kind: Kind
    checks: tuple[Check, ...]
    exit_code: int  # of a program, when a check fails
    verdict: str  # in one sentence, when none does

    @property
    def good(self) -> bool:
        """Whether every check holds."""
        return all(ok for _, ok, _ in self.checks)


def verify(path: Path, known: Known, *, founder: str | None = None, report: Report | None = None) -> Verified:
    """Check a file, whatever it is called: a case, a pack, a recovery or custody sheet, or a receipt.

    Args:
        founder: fingerprint that the case must have been founded by.

    Raises:
        NotFound, BadInput: nothing there, or it cannot be read at all.
    """
    if not path.exists():
        raise NotFound("nothing to verify", f"There is nothing at {path}. Check the path.")
    path = _handed_folder(path)
    kind = kind_of(path)
    if kind == "sheet":
        return _check_sheet(path, known.home)
    if kind == "stamp":
        checks = stampcheck.check_stamp_file(path, known.original)
        good = "The time stamp holds; whether to trust its authority is for a person to say."
        return Verified(kind=kind, checks=tuple(checks), exit_code=TamperedBundle.exit_code, verdict=good)
    if kind == "receipt":
        checks, code = check_receipt(path, known, report)
        return Verified(kind="receipt", checks=tuple(checks), exit_code=code, verdict=HOLDS)
    if kind in {"handover", "proof"}:
        return _check_handed(path, kind, known, report)
    if kind == "pack":
        from evidence_desk.acts.packcheck import check_pack  # noqa: PLC0415  # loads a PDF library

        checks, code, verdict = check_pack(path, known)
        return Verified(kind="pack", checks=tuple(checks), exit_code=code, verdict=verdict)
    checks, code = check_case_file(path, known, founder=founder, report=report)
    return Verified(kind="case", checks=tuple(checks), exit_code=code, verdict=HOLDS)


def _check_handed(path: Path, kind: Kind, known: Known, report: Report | None) -> Verified:
    """Check a hand-over folder, or one proof."""
    if kind == "proof":
        from evidence_desk.acts.proving import check_proof_file  # noqa: PLC0415  # it uses this module's types

        checks = check_proof_file(path, known.original, known.case)
        verdict = "The proof holds: it leads from the exhibit's entry to a signed checkpoint."
    else:
        from evidence_desk.acts.handovercheck import check_handover  # noqa: PLC0415  # loads a PDF library

        checks, verdict = check_handover(path, known, told(report))
    return Verified(
        kind=kind, checks=tuple(checks), exit_code=TamperedBundle.exit_code, verdict=verdict or HOLDS
    )


def _handed_folder(path: Path) -> Path:
    """Return the hand-over folder when one of its texts was named: a dialog for files cannot choose a folder."""
    named = path.name in _TEXTS and path.is_file() and (path.parent / "data" / "handover.json").is_file()
    return path.parent if named else path


def kind_of(path: Path) -> Kind:
    """Return what a file is by its content; a name for a case stays a case.

    Raises:
        BadInput: it cannot be read.
    """
    if path.suffix.lower() == ".edcase":
        return "case"
    if not path.is_file():
        return "handover" if any((path / name).is_file() for name in _HANDED) else "case"
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
    except OSError as error:
        raise BadInput(f"unreadable file: errno {error.errno}", f"{path} cannot be read.") from error
    if b"%PDF-" in head:
        return "pack"
    if head.lstrip().startswith(b"{") and RECEIPT_KIND.encode() in head:
        return "receipt"
    if head.lstrip().startswith(b"{") and PROOF_KIND.encode() in head:
        return "proof"
    if stampcheck.is_stamp(head):
        return "stamp"
    if head.startswith(_ZIP):
        raise BadInput(
            "a zip is not checked as it is",
            f"{path} is a zip, or a numbered piece of one. Join the pieces if there are several, unpack it, then check "
            "the folder that was in it. Nothing was changed.",
        )
    return "sheet" if head.startswith(_SHEET) else "case"


def is_of_case(path: Path, case_id: str) -> bool:
    """Return whether a file is a pack that says it was made of this case."""
    if not path.is_file() or kind_of(path) != "pack":
        return False
    from evidence_desk.packs.facts import read_pack  # noqa: PLC0415  # loads a PDF library

    try:
        return read_pack(path).case_id == case_id
    except BadInput:
        return False


def check_case_file(
    path: Path, known: Known, *, founder: str | None = None, report: Report | None = None
) -> tuple[list[Check], int]:
    """Return the checks of a case and the exit code that goes with them."""
    report = told(report)
    report.stage("Checking", path.stat().st_size)
    home = known.home.folder
    found = check_bundle(path, founder=founder, anchor=anchors.AnchorStore(home).get, report=report)
    checks: list[Check] = [(finding.name, finding.ok, finding.detail) for finding in found.findings]
    code = found.exit_code
    if found.bundle is None:
        return checks, code
    with found.bundle as bundle:
        checks = _with_founder(stampcheck.with_authorities(checks, bundle), bundle, known)
        if code == 0 and not all(ok for _, ok, _ in checks):
            code = TamperedBundle.exit_code
        waiting = requests.read_requests(path, home, bundle.case_id)
        if waiting:
            detail = f"{len(waiting)} seal requests wait for a writer; what they name stays closed"
            checks.append(("requests", False, detail))
            code = TamperedBundle.exit_code
        if code != TamperedBundle.exit_code:
            inner = _inner_checks(bundle, known)
            if code == BehindAnchor.exit_code and all(ok for _, ok, _ in inner):
                checks, code = _joined_since(bundle, known, checks)
            checks += inner
            if not all(ok for _, ok, _ in inner):
                code = TamperedBundle.exit_code
    return checks, code


def _with_founder(checks: list[Check], bundle: Bundle, known: Known) -> list[Check]:
    """Return the checks with what the school's profile says of the founder's key."""
    position = known.position(bundle.founder.fingerprint)
    if position is None:
        return checks
    said = f", {position} by the school's profile"
    return [
        (name, ok, detail.removesuffix(", not known to you") + said if name == "founder" and ok else detail)
        for name, ok, detail in checks
    ]


def check_receipt(path: Path, known: Known, report: Report | None = None) -> tuple[list[Check], int]:
    """Return the checks of a drop's receipt, beside the drop where that is at hand, and the exit code with them.

    Raises:
        BadInput: no receipt.
    """
    receipt = read_receipt(path)
    checks = check_receipt_alone(receipt)
    if not all(good for _, good, _ in checks):
        return checks, BadInput.exit_code
    if known.case is None:
        return [*checks, ("drop", True, "not compared: give the drop with --case")], 0
    outer, code = check_case_file(known.case, known, report=report)
    checks += outer
    if all(good for _, good, _ in outer):
        compared, code = compare_with_drop(receipt, known.case)
        checks += compared
    return checks, code


def _inner_checks(bundle: Bundle, known: Known) -> list[Check]:
    """Return what only a key can see, when one is at hand."""
    unlocked = known.unlock(bundle)
    if unlocked is None:
        return [("entries", True, "not checked: needs a reader's key")]
    try:
        if is_drop(unlocked):
            return [("drop", True, f"a sealed drop with {check_drop(unlocked)} items, all as they must be")]
    except EvidenceDeskError as error:
        return [("entries", False, error.user_message)]
    return deep_check(bundle, unlocked)


def _joined_since(bundle: Bundle, known: Known, checks: list[Check]) -> tuple[list[Check], int]:
    """Return the checks of a copy beside its anchor, and the exit code: the other may have been joined to it since."""
    anchor = anchors.AnchorStore(known.home.folder).get(bundle.case_id)
    unlocked = known.unlock(bundle)
    if anchor is None or unlocked is None:
        return checks, BehindAnchor.exit_code
    if anchor.note_sha256 not in load_case(bundle, unlocked).case.merged:
        return checks, BehindAnchor.exit_code
    words = f"another copy, remembered up to its commit {anchor.k}, was joined to this one"
    return [("anchor", True, words) if name == "anchor" else (name, ok, said) for name, ok, said in checks], 0


def _check_sheet(path: Path, home: Home) -> Verified:
    try:
        school = home.school() if home.exists else None
    except (KeyUnavailable, BadInput):
        school = None
    tried = read_sheet_file(path, school)
    sheet = tried.sheet
    checks: list[Check] = []
    if sheet is None:
        checks.append(("sheet", False, _FAULTS[tried.fault]))
    else:
        checks.append(("sheet", True, f"{sheet.purpose} sheet {sheet.number}, whole and readable"))
        if school is None:
            checks.append(("school", True, "not compared: this computer knows no school"))
        else:
            belongs = not tried.fault
            words = f"it belongs to {school.organisation or 'the school on this computer'}"
            checks.append(("school", belongs, words if belongs else _FAULTS[tried.fault]))
    return Verified(
        kind="sheet",
        checks=tuple(checks),
        exit_code=BadInput.exit_code,
        verdict="The sheet is whole. One alone opens nothing; the drill proves that two open together.",
    )
