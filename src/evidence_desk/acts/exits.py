"""The two ways out of a lock for the police, as both shells walk them: handed over, or destroyed on instruction.

Each names the officer, the force, the reference and the day. Destroying begins with the instruction written down; then
two people agree to exactly that, and one of them does it. Nothing is shown to anybody on either way.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from msgspec import structs

from evidence_desk.acts import agreeing
from evidence_desk.acts.progress import Report, told
from evidence_desk.acts.unsealing import school_of
from evidence_desk.base import clock as clocks
from evidence_desk.base import files
from evidence_desk.base.errors import BadInput, GateRefused, TamperedBundle
from evidence_desk.bundle import age
from evidence_desk.case import erasing, fold_exits, intake, rules, two_people, unsealing
from evidence_desk.case import events as ev
from evidence_desk.case import keys as keyfiles
from evidence_desk.case.fold_exits import SEALED_COPY
from evidence_desk.case.keys import Person, Sheet
from evidence_desk.case.opendrop import stream_of
from evidence_desk.case.state import Case
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Action, Exhibit, TwoPeople

HandedOver = Literal["device", "medium", "sealed-copy"]
WAYS: tuple[HandedOver, ...] = get_args(HandedOver)
Stage = Literal["locked", "instructed", "asked", "agreed", "destroyed"]
_NOTHING = "Nothing was changed."


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    """Who of the police it is with, and when: what every exit from a lock names."""

    name: str
    force: str
    reference: str
    at: str  # UTC text


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far the way out has come for one locked exhibit."""

    stage: Stage
    items: tuple[Exhibit, ...]  # what one instruction names, or would have to name: all with the same bytes
    handed_over: tuple[Action, ...] = ()
    instruction: Action | None = None
    asking: TwoPeople | None = None
    objection: str = ""  # why nothing can be destroyed by it, in words


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A copy for an officer that was written, and what opens it."""

    path: Path
    sha256: str  # of the file
    key: str  # an age identity, made for this one file; it is kept nowhere


def leavers(case: Case) -> list[Exhibit]:
    """Return what is locked for the police, and the tombstones of what was, in order."""
    return [e for e in case.in_order() if e.status == "locked" or e.id in case.destroyed]


def standing(case: Case, name: str) -> Standing:
    """Return how far the way out has come for a locked exhibit, for words and buttons."""
    exhibit = case.exhibits[name]
    handed = tuple(fold_exits.handed_over(case, exhibit))
    gone = case.destroyed.get(name)
    action = case.actions.get(gone.instruction) if gone is not None else None
    if gone is not None and action is not None:
        return Standing(
            stage="destroyed",
            items=tuple(case.exhibits[one] for one in action.exhibits if one in case.exhibits),
            handed_over=handed,
            instruction=action,
            asking=case.two_people.get(gone.two_people),
        )
    action = fold_exits.instruction_for(case, exhibit)
    if action is None:
        return Standing(stage="locked", items=tuple(together(case, exhibit)), handed_over=handed)
    open_ones = [
        one
        for one in two_people.open_askings(case)
        if (one.act, one.subject) == ("destroy-locked", action.id)
    ]
    asking = open_ones[-1] if open_ones else None
    stage: Stage = "instructed" if asking is None else "agreed" if asking.agreed_by else "asked"
    return Standing(
        stage=stage,
        items=tuple(case.exhibits[one] for one in action.exhibits if one in case.exhibits),
        handed_over=handed,
        instruction=action,
        asking=asking,
        objection=fold_exits.objection_to_instruction(case, action.id),
    )


def together(case: Case, exhibit: Exhibit) -> list[Exhibit]:
    """Return a locked exhibit with all locked ones of the same bytes: they are destroyed together or not at all."""
    return [
        e
        for e in case.in_order()
        if e.id == exhibit.id or (exhibit.sha256 and e.sha256 == exhibit.sha256 and e.status == "locked")
    ]


# -- handed over ----------------------------------------------------------------------------------------------


def surrender(
    store: CaseStore,
    names: Sequence[str],
    officer: Officer,
    *,
    what: HandedOver,
    receipt: str,
    more: dict[str, str] | None = None,
) -> Action:
    """Write down that something of these items was handed to the police, against a receipt. It stays locked here.

    Args:
        names: references or ids of locked exhibits, or of records in words only.
        more: further fields of the action: device, seal, copy-sha256, summary.

    Raises:
        BadInput: something is missing, or the day is still to come.
        GateRefused: it is about what is not locked, or a text could carry a picture.
    """
    fields = {"handed-over": what, "receipt": receipt.strip(), **(more or {})}
    return _record(store, fold_exits.SURRENDERED, names, officer, fields)


def surrender_copy(
    store: CaseStore,
    name: str,
    officer: Officer,
    sheets: Sequence[Sheet],
    out: Path,
    *,
    receipt: str,
    report: Report | None = None,
) -> Copy:
    """Write a locked exhibit as an encrypted file for an officer, opened by two custody sheets in memory alone.

    Nothing is decrypted onto a disk and nothing is shown. The key is made for this one file and goes to the officer by
    another way than the file. That it was handed over is recorded before the file gets its name.

    Raises:
        BadInput: `out` exists, something is missing, or the day is still to come.
        GateRefused: nothing is locked by this name, or no sealed copy is kept.
        KeyUnavailable: the sheets do not open the school's custody key.
        TamperedBundle: the sealed copy is not what was signed; nothing was written.
        CannotWrite, Cancelled: nothing was written.
    """
    if out.exists():
        raise files.already_there(out)
    exhibit = rules.find_exhibit(store.case, name)
    leaf = store.case.in_custody.get(exhibit.id)
    if leaf is None:
        raise GateRefused(
            "no sealed copy", f"No sealed copy of {exhibit.ref} is kept in this case. Nothing was written."
        )
    fields = {"handed-over": SEALED_COPY, "receipt": receipt.strip()}
    checked = _checked(store, fold_exits.SURRENDERED, [exhibit.id], officer, fields)
    report = told(report)
    custody = keyfiles.open_custody(sheets, school_of(store.case))
    reader = unsealing.open_copy(store, custody, leaf)
    key = age.generate_identity("classic")
    inside, whole, done = hashlib.sha256(), hashlib.sha256(), 0
    encryptor = age.Encryptor(key.recipient(), reader.size)
    report.stage("Writing", encryptor.size)
    with files.new_file(out) as descriptor, os.fdopen(os.dup(descriptor), "wb") as stream:
        for piece in encryptor.encrypt(stream_of(reader), inside.update):
            stream.write(piece)
            whole.update(piece)
            done += len(piece)
            report(done)
        stream.flush()
        if inside.hexdigest() != exhibit.sha256:
            raise TamperedBundle(f"The sealed copy of {exhibit.ref}", "its content is not what was locked")
        fields = {**checked.fields, "copy-sha256": whole.hexdigest()}
        store.record(structs.replace(checked, fields=fields))
    return Copy(path=out, sha256=whole.hexdigest(), key=str(key))


# -- destroyed ------------------------------------------------------------------------------------------------


def instruct(
    store: CaseStore, names: Sequence[str], officer: Officer, *, how: str, summary: str = ""
) -> Action:
    """Write down that the police instruct the destruction of these items; nothing is destroyed by it.

    Args:
        how: how the instruction was given: by letter, by e-mail from which address, in person.

    Raises:
        BadInput: something is missing, or the day is still to come.
        GateRefused: not locked, or equal bytes would stay; or a text could carry a picture.
    """
    more = {"summary": summary.strip()} if summary.strip() else {}
    return _record(store, fold_exits.INSTRUCTED, names, officer, {"how": how.strip(), **more})


def ask(store: CaseStore, name: str, reason: str) -> TwoPeople:
    """Ask a second person to agree to what the newest instruction about this item names.

    Raises:
        GateRefused: there is no instruction, or this person may not ask.
        BadInput: no reason.
    """
    return agreeing.ask(store, "destroy-locked", _instruction(store, name).id, reason)


def destroy(store: CaseStore, name: str, reason: str, second: Person | None = None) -> list[Exhibit]:
    """Destroy what the newest instruction about this item names; return the tombstones.

    Args:
        second: who agrees at this desk, unless two people agreed before.

    Raises:
        GateRefused: no instruction, nobody agreed, or it is about what is not locked any more.
        BadInput: no reason, where somebody is asked now.
        CannotWrite: nothing was changed; or the bytes wait, closed to everybody, for room to write the file anew.
    """
    action = _instruction(store, name)
    if words := fold_exits.objection_to_instruction(store.case, action.id):
        raise _refused(words)
    asking = agreeing.agreed_pair(store, "destroy-locked", action.id, reason, second)
    leaves = fold_exits.copies_of(store.case, action.exhibits)
    erasing.erase_members(
        store,
        leaves,
        ev.LockedDestroyed(
            tombstones=fold_exits.tombstones_of(store.case, action.exhibits),
            erased=leaves,
            instruction=action.id,
            two_people=asking.id,
        ),
    )
    store.remember_blocked()
    return [store.case.exhibits[one] for one in action.exhibits]


def _instruction(store: CaseStore, name: str) -> Action:
    exhibit = rules.find_exhibit(store.case, name)
    action = fold_exits.instruction_for(store.case, exhibit)
    if action is None or exhibit.id in store.case.destroyed:
        raise GateRefused(
            "no instruction of the police",
            f"No instruction of the police to destroy {exhibit.ref} is on record. Write it down first: officer, force, "
            f"reference, day and how it was given. {_NOTHING}",
        )
    return action


# -- both -----------------------------------------------------------------------------------------------------


def _record(
    store: CaseStore, kind: str, names: Sequence[str], officer: Officer, fields: dict[str, str]
) -> Action:
    (entry,) = store.record(_checked(store, kind, names, officer, fields))[-1:]
    return store.case.actions[entry.id]


def _checked(
    store: CaseStore, kind: str, names: Sequence[str], officer: Officer, fields: dict[str, str]
) -> ev.ActionRecorded:
    """Return the entry for one of the two exits, held against what it needs before anything is written."""
    ids = tuple(dict.fromkeys(rules.find_exhibit(store.case, name).id for name in names))
    named = {"officer": officer.name.strip(), "force": officer.force.strip()}
    given = {**named, "reference": officer.reference.strip(), **fields}
    for label, value in given.items():
        intake.check_words(value, label.replace("-", " ").capitalize())
    missing = [label for label, value in given.items() if not value]
    if missing:
        raise BadInput(
            "exit from a lock without a field",
            f"This also needs: {', '.join(missing)}. Nothing was recorded.",
        )
    if clocks.parse_utc(officer.at) > store.clock.read().utc:
        raise BadInput(
            "time still to come",
            "The time given is still to come, by this computer's clock. Nothing was recorded.",
        )
    event = ev.ActionRecorded(kind=kind, done_at=officer.at, fields=given, exhibits=ids)
    if words := fold_exits.objection_to_action(store.case, event):
        raise _refused(words)
    return event


def _refused(words: str) -> GateRefused:
    return GateRefused(f"exit from a lock refused: {words}", f"This cannot be done: {words}. {_NOTHING}")
