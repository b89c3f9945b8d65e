"""The whole-bundle check: every finding named, nothing written, no key needed.

Source: format section "Opening and checking"; docs/format/writing-and-opening.md, section 6.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal, Protocol

from evidence_desk.base.clock import utc_text
from evidence_desk.base.counting import counted
from evidence_desk.base.errors import BadInput, BehindAnchor, NotABundle, TamperedBundle
from evidence_desk.bundle import age, limits, manifest
from evidence_desk.bundle.opening import Damage, Opened, open_ledger, unreadable
from evidence_desk.bundle.rawfile import RawFile
from evidence_desk.bundle.reader import Bundle, Report

CheckName = Literal[
    "container",
    "manifests",
    "signatures",
    "members",
    "padding",
    "tail",
    "removal",
    "anchor",
    "founder",
    "stamps",
]
_STRUCTURE: tuple[CheckName, ...] = ("container", "manifests", "signatures")
_NAMED = 5  # damaged members listed by name


class Anchor(Protocol):
    """A checkpoint remembered outside the bundle."""

    @property
    def case(self) -> str:
        """Case id."""

    @property
    def founder(self) -> str:
        """Fingerprint of the founder's key."""

    @property
    def k(self) -> int:
        """Commit number."""

    @property
    def note_sha256(self) -> str:
        """SHA-256 of that commit's note, 64 hex digits."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The outcome of one check, in words."""

    name: CheckName
    ok: bool
    detail: str


@dataclass(frozen=True, slots=True)
class BundleReport:
    """All findings, in a fixed order; checks that do not apply are absent.

    `bundle` is open at the last good commit, or None when nothing is good; the caller closes it. Its `broken` also
    lists members that are as signed but that no program of ours writes.
    """

    findings: tuple[Finding, ...]
    bundle: Bundle | None

    @property
    def ok(self) -> bool:
        """Whether every check is good."""
        return all(finding.ok for finding in self.findings)

    @property
    def exit_code(self) -> int:
        """0, 20 for damage, or 21 when only the anchor speaks against the bundle."""
        bad = {finding.name for finding in self.findings if not finding.ok}
        if not bad:
            return 0
        return BehindAnchor.exit_code if bad == {"anchor"} else TamperedBundle.exit_code


def check_bundle(
    path: Path,
    *,
    founder: str | None = None,
    anchor: Callable[[str], Anchor | None] | None = None,
    report: Report | None = None,
    later: Collection[int] = (),
) -> BundleReport:
    """Check everything that can be checked without a key. Writes nothing and takes no lock.

    Args:
        later: leaves of members that are not looked at here: the caller reads and compares them whole next.
        founder: fingerprint the case must have been founded by, 64 hex digits.
        anchor: gives what is remembered of a case id, or None.
        report: told the bytes hashed so far; may raise `Cancelled`.
    Raises:
        NotFound: nothing there.
        NewerFormat: a later version wrote it, and its first commit proves that.
        BundleError: the system cannot read the file.
    """
    try:
        file = RawFile.open(path)
    except NotABundle as error:
        return BundleReport((Finding("container", False, error.user_message),), None)
    except OSError as error:
        raise unreadable(path, error) from error
    try:
        opened = open_ledger(path, file, all_signatures=True, anchored=None)
        if opened.ledger.head.k < 0:
            file.close()
            return BundleReport(tuple(_structure(opened)), None)
        bundle = Bundle(path, file, opened.ledger, opened.tail)
        return BundleReport(tuple(_findings(opened, bundle, founder, anchor, report, later)), bundle)
    except NotABundle as error:
        file.close()
        return BundleReport((Finding("container", False, error.user_message),), None)
    except OSError as error:
        file.close()
        raise unreadable(path, error) from error
    except BaseException:
        file.close()
        raise


def _findings(
    opened: Opened,
    bundle: Bundle,
    founder: str | None,
    anchor: Callable[[str], Anchor | None] | None,
    report: Report | None,
    later: Collection[int],
) -> Iterator[Finding]:
    yield from _structure(opened)
    padding = bundle.sweep(report, later)
    yield _members(bundle, later)
    detail = "every byte of padding is zero"
    yield Finding("padding", not padding, f"not zero after byte {padding[0]}" if padding else detail)
    if opened.damage is None:
        yield _tail(bundle)
    yield _removal(opened)
    remembered = anchor(bundle.case_id) if anchor is not None else None
    if remembered is not None:
        yield _anchor(bundle, remembered)
    yield _founder(bundle, founder)
    if any(True for _ in bundle.members("t")):
        yield _stamps(bundle)


def _structure(opened: Opened) -> Iterator[Finding]:
    """Yield container, manifests, signatures; after the one that fails nothing more is known of the rest."""
    ledger, damage = opened.ledger, opened.damage
    if damage is not None and ledger.head.k < 0:
        yield Finding(damage.part, False, f"the first commit is damaged: {damage.reason}")
        return
    members = sum(ledger.codes.count(code) for code in manifest.MEMBERS)
    keys = len({ledger.commits.signers[k] for k in range(len(ledger.commits))})
    details = {
        "container": f"{counted(members, 'member')} in {counted(len(ledger.commits), 'commit')}",
        "manifests": f"{counted(ledger.head.size, 'signed line')} in one unbroken tree",
        "signatures": f"{counted(len(ledger.commits), 'commit')} signed by {counted(keys, 'admitted key')}",
    }
    for name in _STRUCTURE:
        if damage is not None and name == damage.part:
            yield Finding(name, False, _after(damage, ledger.head.k))
        else:
            yield Finding(name, True, details[name])


def _after(damage: Damage, k: int) -> str:
    return (
        f"damaged from byte {damage.offset} on, after commit {k}: {damage.reason}; a later commit was there"
    )


def _members(bundle: Bundle, later: Collection[int]) -> Finding:
    broken = dict(bundle.broken)
    for leaf, reason in _malformed(bundle, later):
        broken.setdefault(leaf, reason)
    bundle.broken = broken
    if broken:
        names = [f"{bundle.member(leaf).name} ({broken[leaf]})" for leaf in sorted(broken)[:_NAMED]]
        more = f" and {len(broken) - _NAMED} more" if len(broken) > _NAMED else ""
        return Finding("members", False, ", ".join(names) + more)
    present = sum(member.present for member in bundle.members())
    return Finding("members", True, f"{counted(present, 'member')}, each byte for byte what was signed")


def _malformed(bundle: Bundle, later: Collection[int]) -> Iterator[tuple[int, str]]:
    """Yield (leaf, reason) for signed members that no program of ours writes."""
    by_passphrase = 0
    for member in bundle.members():
        if not member.present or member.leaf in bundle.broken or member.leaf in later:
            continue
        try:
            if member.kind == "r":
                line = bundle.stored(member.leaf).decode("ascii")
                if f"{age.parse_recipient(line.removesuffix(chr(10)))}\n" != line:
                    yield member.leaf, "not a canonical recipient"
            elif member.name.endswith(".age"):
                kind = age.header_at(partial(bundle.stored_at, member.leaf), member.size).check_profile()
                by_passphrase += kind == "scrypt" and member.kind == "k"
        except TamperedBundle as error:
            yield member.leaf, error.reason
        except (BadInput, UnicodeDecodeError):
            yield member.leaf, "not a recipient"
        if by_passphrase > limits.MAX_SCRYPT_SLOTS:
            yield member.leaf, f"more than {limits.MAX_SCRYPT_SLOTS} slots for passphrases"


def _tail(bundle: Bundle) -> Finding:
    tail, k = bundle.tail, bundle.head.k
    if tail is None:
        return Finding("tail", True, f"nothing stands behind commit {k}")
    if tail.being_written:
        return Finding(
            "tail", True, f"another writer is adding to the case; everything up to commit {k} is intact"
        )
    return Finding(
        "tail",
        False,
        f"unfinished writing or added bytes ({tail.size} from byte {tail.offset}); everything up to commit {k} "
        "is intact; open the case to set it aside",
    )


def _removal(opened: Opened) -> Finding:
    pending, strays = sorted(opened.ledger.pending), opened.strays
    if strays:
        return Finding("removal", False, f"{_listed(strays)} taken out without a line that says so")
    if pending:
        return Finding(
            "removal",
            False,
            f"{_listed(pending)} locked or erased but still in the file, and not shown; open the case to finish it",
        )
    return Finding(
        "removal", True, f"{counted(len(opened.ledger.stubs), 'member')} removed, each by a signed line"
    )


def _listed(leaves: Sequence[int]) -> str:
    more = f" and {len(leaves) - _NAMED} more" if len(leaves) > _NAMED else ""
    return "entry " + ", ".join(str(leaf) for leaf in leaves[:_NAMED]) + more


def _anchor(bundle: Bundle, anchor: Anchor) -> Finding:
    head = bundle.head
    if anchor.case != bundle.case_id or anchor.founder != bundle.founder.fingerprint:
        return Finding("anchor", False, "another case or founder than the remembered checkpoint's")
    if anchor.k > head.k:
        return Finding(
            "anchor",
            False,
            f"an older copy: it ends at commit {head.k}, but commit {anchor.k} is known to be saved",
        )
    if bundle.commits[anchor.k].note_sha256.hex() != anchor.note_sha256:
        return Finding("anchor", False, f"another history: its commit {anchor.k} is not the remembered one")
    return Finding("anchor", True, f"goes on from the remembered commit {anchor.k}")


def _founder(bundle: Bundle, expected: str | None) -> Finding:
    fingerprint = bundle.founder.fingerprint
    if expected is None:
        return Finding("founder", True, f"{fingerprint}, not known to you")
    if expected.lower() != fingerprint:
        return Finding("founder", False, f"founded by {fingerprint}, not by {expected}")
    return Finding("founder", True, f"{fingerprint}, as expected")


def _stamps(bundle: Bundle) -> Finding:
    try:
        stamps = bundle.stamps()
    except TamperedBundle as error:
        return Finding("stamps", False, error.user_message)
    newest = max(stamps, key=lambda stamp: stamp.commit)
    return Finding(
        "stamps",
        True,
        f"{len(stamps)}; commit {newest.commit} existed at {utc_text(newest.at)} by the stamping authority's clock "
        "(its own signature is not checked here)",
    )
