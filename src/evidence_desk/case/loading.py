"""From bundle members to a folded case: snapshot, events, and the checks only a key makes possible."""

from __future__ import annotations

import base64
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec
from msgspec import Struct

from evidence_desk.base.counting import counted
from evidence_desk.base.errors import BadInput, EvidenceDeskError, NotFound, TamperedBundle
from evidence_desk.bundle.reader import Bundle, Unlocked
from evidence_desk.bundle.views import Member
from evidence_desk.case import codec, fold
from evidence_desk.case import events as ev
from evidence_desk.case.commits import check_commit
from evidence_desk.case.state import SNAPSHOT_MAX, Case, decode_snapshot, encode_snapshot


class Trusted(Struct, frozen=True, kw_only=True):
    """A snapshot that this device has itself compared with the entries, or written."""

    member: int  # leaf of the p/ member
    sha256: str  # of its stored bytes, 64 hex digits


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A case folded from its bundle."""

    case: Case
    since_snapshot: int  # events after the newest snapshot that was found right
    snapshot: Trusted | None  # that snapshot


def load_case(bundle: Bundle, unlocked: Unlocked, trusted: Trusted | None = None) -> Loaded:
    """Fold a case: from the trusted snapshot on, or from the first event.

    A snapshot is only a shortcut. One that this device has not compared with the entries could say anything, so
    it is never started from; each one met on the way is compared, and the newest becomes the trusted one.

    Raises:
        TamperedBundle: an event, a commit or a snapshot is not what it must be.
        BadInput: it is a sealed drop.
    """
    case, first, held = Case(id=bundle.case_id), 0, None
    if trusted is not None and _is_there(bundle, trusted):
        found = _read_snapshot(bundle, unlocked, trusted.member)
        if found is not None:
            case, leaf = found
            first, held = _commit_from(bundle, leaf), trusted
    since = 0
    for number in range(first, len(bundle.commits)):
        members = bundle.members_of(number)
        for member in members:
            usable = member.kind == "p" and member.present and member.leaf not in bundle.pending
            if usable and (held is None or member.leaf > held.member):
                held = _compared(bundle, unlocked, member, case) or held
                since = 0
        entries = [_entry(bundle, unlocked, member) for member in members if member.kind == "m"]
        if number == 0 and any(isinstance(entry.event, ev.DropBegun) for entry in entries):
            raise BadInput(
                "a drop is no case",
                "This is a sealed drop, not a case. Nothing was changed. Look at it with edesk drop list, and take it "
                "into a case with edesk drop take.",
            )
        case = fold.replay(case, entries)
        check_commit(bundle, number, members, case, [entry.event for entry in entries])
        since += len(entries)
    return Loaded(case=case, since_snapshot=since, snapshot=held)


def _is_there(bundle: Bundle, trusted: Trusted) -> bool:
    try:
        member = bundle.member(trusted.member)
    except NotFound:  # a copy that parted from the one it was found right in
        return False
    return (
        member.kind == "p"
        and member.present
        and member.leaf not in bundle.pending
        and member.sha256.hex() == trusted.sha256
    )


def _read_snapshot(bundle: Bundle, unlocked: Unlocked, leaf: int) -> tuple[Case, int] | None:
    """Return (case, leaf up to which it goes) of a snapshot, or None for another fold version."""
    part = f"Snapshot {leaf}"
    try:
        found = decode_snapshot(unlocked.read(leaf, SNAPSHOT_MAX))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise TamperedBundle(part, "not a readable snapshot") from error
    if found is None:
        return None
    case, upto, root = found
    if upto > leaf or base64.b64encode(bundle.root_at(upto)).decode("ascii") != root:
        raise TamperedBundle(part, "it names a tree head that this case never had")
    if case.id != bundle.case_id:
        raise TamperedBundle(part, "it belongs to another case")
    return case, upto


def _compared(bundle: Bundle, unlocked: Unlocked, member: Member, case: Case) -> Trusted | None:
    """Compare a snapshot with the case as the entries before its commit make it.

    Raises:
        TamperedBundle: they differ.
    """
    found = _read_snapshot(bundle, unlocked, member.leaf)
    if found is None:
        return None
    if found[1] != bundle.commits[member.commit].first_leaf or _comparable(found[0]) != _comparable(case):
        raise TamperedBundle(f"Snapshot {member.leaf}", "it differs from the entries")
    return Trusted(member=member.leaf, sha256=member.sha256.hex())


def _commit_from(bundle: Bundle, leaf: int) -> int:
    """Return the number of the commit whose first leaf is `leaf`."""
    return bisect_left(bundle.commits, leaf, key=lambda commit: commit.first_leaf)


def read_entries(bundle: Bundle, unlocked: Unlocked, start: int = 0) -> Iterator[ev.Recorded]:
    """Yield the events from leaf `start` on, each held against the commit it stands in.

    Raises:
        TamperedBundle: not a canonical event, its actor did not sign the commit, or it names another head.
    """
    for member in bundle.members("m"):
        if member.leaf >= start:
            yield _entry(bundle, unlocked, member)


def _entry(bundle: Bundle, unlocked: Unlocked, member: Member) -> ev.Recorded:
    commit = bundle.commits[member.commit]
    if not member.present or member.leaf in bundle.pending:
        return _removed(member.leaf)
    entry = codec.decode(unlocked.read(member.leaf, codec.EVENT_MAX), member.leaf)
    if entry.actor != commit.signer:
        raise TamperedBundle(f"Entry {member.leaf}", "the key it names did not sign it")
    if member.commit:
        previous = bundle.commits[member.commit - 1]
        root = base64.b64encode(previous.root).decode("ascii")
        if (entry.seen.size, entry.seen.root) != (previous.size, root):
            raise TamperedBundle(f"Entry {member.leaf}", "it was written onto another record")
    return entry


def _removed(leaf: int) -> ev.Recorded:
    return ev.Recorded(
        id=f"removed-{leaf}",
        leaf=leaf,
        at="",
        monotonic_ms=0,
        boot="",
        actor="",
        seen=ev.Seen(size=leaf, root=""),
        event=ev.RemovedEvent(),
    )


def deep_check(bundle: Bundle, unlocked: Unlocked) -> list[tuple[str, bool, str]]:
    """Return (check, good, detail) for what only a key can see: events, the newest snapshot, exhibits' sizes.

    Nothing is written, and no evidence is decrypted beyond its length.
    """
    checks: list[tuple[str, bool, str]] = []
    try:
        loaded = load_case(bundle, unlocked)
        count = loaded.case.events
        entries = counted(count, "entry", "entries")
        checks.append(("events", True, f"{entries}, each by a key the case knows and allows"))
        words = "agrees with the entries" if loaded.snapshot is not None else "there is none yet"
        checks.append(("snapshot", True, words))
        if loaded.case.merged:
            parted = sorted({merged.parted for merged in loaded.case.merged.values()})
            since = ", ".join(map(str, parted))
            count = len(loaded.case.merged)
            detail = f"{count} commits of other copies, parted after commit {since}, each as signed there"
            checks.append(("copies", True, detail))
        checks.append(_check_times(bundle, unlocked))
        checks.append(_check_sizes(bundle, unlocked, loaded.case))
    except EvidenceDeskError as error:
        checks.append(("events", False, error.user_message))
    return checks


def _check_times(bundle: Bundle, unlocked: Unlocked) -> tuple[str, bool, str]:
    """Flag an entry dated before the one it was written onto, unless the clock is known to have been set back."""
    latest, excused = "", False
    for entry in read_entries(bundle, unlocked):
        if not entry.at:
            continue
        excused = isinstance(entry.event, ev.ClockJumped) or (excused and entry.at < latest)
        if entry.at < latest and not excused:
            return (
                "times",
                False,
                f"entry {entry.leaf} is dated {entry.at}, before an earlier entry of {latest}",
            )
        latest = max(latest, entry.at)
    return (
        "times",
        True,
        "no entry is dated before an earlier one, except where the clock is known to have moved",
    )


def _comparable(case: Case) -> bytes:
    return encode_snapshot(case, 0, "")


def _check_sizes(bundle: Bundle, unlocked: Unlocked, case: Case) -> tuple[str, bool, str]:
    wrong: list[str] = []
    held = 0
    for exhibit in case.in_order():
        if exhibit.blob is None or exhibit.status != "held" or exhibit.blob in bundle.pending:
            continue
        held += 1
        try:
            if unlocked.blob(exhibit.blob).size != exhibit.size:
                wrong.append(exhibit.ref)
        except EvidenceDeskError:
            wrong.append(exhibit.ref)
    if wrong:
        return "exhibits", False, f"not what their entries say: {', '.join(wrong)}"
    return "exhibits", True, f"{counted(held, 'file')} present, each as long as its entry says"
