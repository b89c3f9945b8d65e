"""Taking bytes out of a case for good: the entry that says so, the lines that take them out of reach, the new file.

One order for everything that goes: a commit with the entry and the `erase` lines of its members and of all snapshots,
which might repeat what went; then a fresh snapshot; then the file is rewritten without them. After the first of the
three nothing decrypts the members any more, whatever becomes of the other two.

Source: docs/format/sealing.md sections 1, 3 and 5.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from evidence_desk.base.errors import GateRefused, NotFound
from evidence_desk.bundle.compact import compact
from evidence_desk.bundle.reader import Bundle
from evidence_desk.case import events as ev
from evidence_desk.case import fold_disposal, two_people
from evidence_desk.case.rules import MAY_MANAGE_READERS
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Exhibit

_REMOVABLE = frozenset({"b", "s"})
ERASED_THERE = "erased in another copy of this case"


def in_file(bundle: Bundle, leaves: Iterable[int]) -> tuple[int, ...]:
    """Return those of these leaves whose bytes are still there to be taken out, in order."""
    return tuple(sorted({leaf for leaf in leaves if _is_held(bundle, leaf)}))


def erase_members(store: CaseStore, leaves: Iterable[int], event: ev.Event) -> ev.Recorded:
    """Write `event` and take these members, blobs or sealed copies, out of the file for good; return the entry.

    Who may, and that the event names exactly these members, is decided by the rules of the case before anything is
    written. Members that are gone already are passed over.

    Raises:
        TamperedBundle: the entry would not be accepted by a reader; nothing was written.
        CannotWrite: no space for the commit, and nothing was changed; or none for the new file beside the old one:
            then the removal stays pending, nothing decrypts those members any more, and the next writer finishes it.
    """
    bundle = store.bundle
    snapshots = {member.leaf for member in bundle.members("p") if _is_there(bundle, member.leaf)}
    with store.committing() as batch:
        entry = batch.event(event)
        for leaf in sorted({*in_file(bundle, leaves), *snapshots}):
            batch.staged.remove("erase", leaf)
    store.write_snapshot()
    finish(store)
    return entry


def finish(store: CaseStore) -> None:
    """Rewrite the file without the members that have been taken out of reach, if there are any.

    Raises:
        CannotWrite: no space for the new file beside the old one; the removal stays pending and said aloud.
    """
    if store.writer is not None and store.bundle.pending:
        compact(store.writer)


def erase_exhibits(
    store: CaseStore, names: Collection[str], reason: str, authority: str, rule: str = ""
) -> list[Exhibit]:
    """Erase exhibits with all that belongs to them; return them as they stand afterwards.

    Args:
        names: ids.
        rule: of the policy's retention, where their time is over.

    Raises:
        GateRefused: under a hold, locked for the police, in words only, or not by the DSL or a deputy.
        CannotWrite: as `erase_members`.
    """
    case, member = store.case, two_people.active(store.case, store.actor)
    reason_not = fold_disposal.objection_to_erasing(case, names)
    if member is None or member.role not in MAY_MANAGE_READERS:
        reason_not = "only the DSL or a deputy erases an exhibit"
    if reason_not:
        raise GateRefused(
            f"erasing refused: {reason_not}", f"This cannot be erased: {reason_not}. Nothing was changed."
        )
    items = fold_disposal.to_erase(case, names)
    leaves = fold_disposal.leaves_of(case, items)
    event = ev.ExhibitsErased(
        remains=fold_disposal.remains_of(items), erased=leaves, reason=reason, authority=authority, rule=rule
    )
    erase_members(store, leaves, event)
    return [store.case.exhibits[item.id] for item in items]


def erase_first(mine: CaseStore, other: CaseStore) -> list[str]:
    """Erase here what another copy of the case has erased, before it is joined; return the references.

    What a hold keeps here, or somebody else must decide, stays: a hold on either side holds.
    """
    case = mine.case
    gone = {
        e.id for e in other.case.exhibits.values() if e.status == "erased" and e.sha256 not in case.blocked
    }
    names = sorted(e.id for e in case.exhibits.values() if e.id in gone and e.status in {"held", "damaged"})
    member = two_people.active(case, mine.actor)
    erased: list[str] = []
    for name in names if member is not None and member.role in MAY_MANAGE_READERS else ():
        if mine.case.exhibits[name].status != "erased" and not fold_disposal.objection_to_erasing(
            mine.case, [name]
        ):
            erased += [e.ref for e in erase_exhibits(mine, [name], ERASED_THERE, ERASED_THERE)]
    return erased


def _is_held(bundle: Bundle, leaf: int) -> bool:
    try:
        return bundle.member(leaf).kind in _REMOVABLE and _is_there(bundle, leaf)
    except NotFound:
        return False


def _is_there(bundle: Bundle, leaf: int) -> bool:
    return bundle.member(leaf).present and leaf not in bundle.pending
