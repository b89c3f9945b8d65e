"""The door of a case: which copy this is, which of a person's keys it knows, and who is not let in any more."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from evidence_desk.base.errors import BehindAnchor, GateRefused, KeyUnavailable
from evidence_desk.bundle.note import SigningKey
from evidence_desk.bundle.opening import Anchored
from evidence_desk.bundle.reader import Bundle
from evidence_desk.bundle.writer import Writer
from evidence_desk.case import anchors
from evidence_desk.case.naming import moment
from evidence_desk.case.standing_members import term_over
from evidence_desk.case.state import Case


def open_writer(
    path: Path, keys: Sequence[SigningKey], *, break_lock: bool, anchored: Anchored | None
) -> Writer:
    """Open a bundle for writing with the first of these keys that may sign it.

    Raises:
        KeyUnavailable: none may.
        As `Writer.open` besides.
    """
    for key in keys[:-1]:
        try:
            return Writer.open(path, key, break_lock=break_lock, anchored=anchored)
        except KeyUnavailable:
            continue  # the case has not heard of the newer key yet
    return Writer.open(path, keys[-1], break_lock=break_lock, anchored=anchored)


def key_known(case: Case, keys: Sequence[SigningKey]) -> SigningKey:
    """Return the first of these keys that belongs to a member in force; the first of all when none does."""
    for key in keys:
        member = case.members.get(key.fingerprint)
        if member is not None and not member.removed:
            return key
    return keys[0]


def refuse_ended(case: Case, fingerprint: str, now: str) -> None:
    """Refuse whoever was taken out, or whose time has ended by this computer's clock or by the record.

    What the slot in this file, or in a copy, still opens no rule can take back: this is what their own program does.

    Raises:
        GateRefused: they are not let in any more.
    """
    member = case.members.get(fingerprint)
    if member is None:
        return
    if member.removed:
        raise GateRefused(
            "taken out of the case",
            "You were taken out of this case, so it is not opened for you. Nothing was changed. Ask its DSL.",
        )
    if term_over(member, max(now, case.last_at)):
        raise GateRefused(
            "time in the case ended",
            f"Your time in this case ended on {moment(member.until)}, so it is not opened for you any more. Nothing "
            "was changed. If you still need it, ask its DSL for a later end.",
        )


def check_anchor(
    bundle: Bundle, case: Case, home: Path, *, accept_older: bool
) -> tuple[anchors.State, anchors.Anchor] | None:
    """Return where the bundle stands against what this device remembers, or None when it knows nothing.

    A copy that had the remembered one joined to it is ahead of it, although it has another history.

    Raises:
        BehindAnchor: it is behind or beside, and that is not accepted.
    """
    anchor = anchors.AnchorStore(home).get(bundle.case_id)
    if anchor is None:
        return None
    state = anchors.compare(bundle, anchor)
    if state in {"behind", "beside"} and anchor.note_sha256 in case.merged:
        return "ahead", anchor
    if accept_older or state in {"same", "ahead"}:
        return state, anchor
    seen = f", on {moment(anchor.at)}" if anchor.at else ""
    what = (
        "an older copy, or one with another history" if state == "behind" else "a copy with another history"
    )
    raise BehindAnchor(
        f"bundle is {state} its anchor",
        f"This is {what}: this device has seen commit {anchor.k} of the case{seen}; this file ends at "
        f"{bundle.head.k}. Nothing was changed. Find the other copy and compare the two (edesk merge CASE OTHER "
        "--compare). To go on with this one alone, on purpose, add --accept-older.",
        seen_at=anchor.at or "",
        state=state,
        ends_at=bundle.head.k,
    )
