"""From bundle members to a folded case: snapshot, events, and the checks only a key makes possible."""

from __future__ import annotations

import base64
from collections.abc import Iterator

import msgspec

from evidence_desk.base.errors import EvidenceDeskError, TamperedBundle
from evidence_desk.bundle.reader import Bundle, Unlocked
from evidence_desk.case import codec, fold
from evidence_desk.case import events as ev
from evidence_desk.case.state import SNAPSHOT_MAX, Case, decode_snapshot, encode_snapshot


def load_case(bundle: Bundle, unlocked: Unlocked) -> tuple[Case, int]:
    """Return the folded case and the number of events since its newest usable snapshot.

    Raises:
        TamperedBundle: an event or snapshot is not what it must be.
    """
    start, case = 0, Case(id=bundle.case_id)
    for member in sorted(bundle.members("p"), key=lambda m: m.leaf, reverse=True):
        if not member.present or member.leaf in bundle.pending:
            continue
        part = f"Snapshot {member.leaf}"
        try:
            found = decode_snapshot(unlocked.read(member.leaf, SNAPSHOT_MAX))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise TamperedBundle(part, "not a readable snapshot") from error
        if found is None:
            continue  # another fold version
        snapshot, leaf, root = found
        if leaf > member.leaf or base64.b64encode(bundle.root_at(leaf)).decode("ascii") != root:
            raise TamperedBundle(part, "it names a tree head that this case never had")
        if snapshot.id != bundle.case_id:
            raise TamperedBundle(part, "it belongs to another case")
        start, case = leaf, snapshot
        break
    before = case.events
    case = fold.replay(case, read_entries(bundle, unlocked, start))
    return case, case.events - before


def read_entries(bundle: Bundle, unlocked: Unlocked, start: int) -> Iterator[ev.Recorded]:
    """Yield the events from leaf `start` on, each held against the commit it stands in.

    Raises:
        TamperedBundle: not a canonical event, its actor did not sign the commit, or it names another head.
    """
    for member in bundle.members("m"):
        if member.leaf < start:
            continue
        commit = bundle.commits[member.commit]
        previous = bundle.commits[member.commit - 1] if member.commit else None
        if not member.present or member.leaf in bundle.pending:
            yield _removed(member.leaf)
            continue
        entry = codec.decode(unlocked.read(member.leaf, codec.EVENT_MAX), member.leaf)
        if entry.actor != commit.signer:
            raise TamperedBundle(f"Entry {member.leaf}", "the key it names did not sign it")
        if previous is not None and (
            entry.seen.size != previous.size
            or entry.seen.root != base64.b64encode(previous.root).decode("ascii")
        ):
            raise TamperedBundle(f"Entry {member.leaf}", "it was written onto another record")
        yield entry


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
        whole = fold.replay(Case(id=bundle.case_id), read_entries(bundle, unlocked, 0))
        checks.append(("events", True, f"{whole.events} entries, each by a key the case knows"))
        quick, _ = load_case(bundle, unlocked)
        same = _comparable(quick) == _comparable(whole)
        checks.append(("snapshot", same, "agrees with the entries" if same else "differs from the entries"))
        checks.append(_check_sizes(bundle, unlocked, whole))
    except EvidenceDeskError as error:
        checks.append(("events", False, error.user_message))
    return checks


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
    return "exhibits", True, f"{held} files present, as long as their entries say"
