"""Who is in a case: making it, letting readers in, taking them out, and opening it with two recovery sheets."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from msgspec import structs

from evidence_desk.base import clock as clocks
from evidence_desk.base.errors import BadInput, GateRefused, KeyUnavailable
from evidence_desk.bundle import age, slots
from evidence_desk.bundle.compact import compact
from evidence_desk.bundle.note import format_verifier_key
from evidence_desk.bundle.reader import Bundle
from evidence_desk.bundle.staging import Staged
from evidence_desk.bundle.writer import Writer
from evidence_desk.case import events as ev
from evidence_desk.case import rotation, rules
from evidence_desk.case.batch import Batch
from evidence_desk.case.fold import replay
from evidence_desk.case.keyfile import Keys
from evidence_desk.case.keys import (
    KeyKind,
    Person,
    Profile,
    SchoolFile,
    Sheet,
    fingerprint_of,
    signer_public,
    signer_text,
)
from evidence_desk.case.standing import recovery_signers
from evidence_desk.case.state import Case
from evidence_desk.case.store import Access, CaseStore
from evidence_desk.case.values import Member, PolicyPin, School, SchoolKeys


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCase:
    """What a case is made with."""

    title: str
    reference: str
    external_reference: str = ""  # of the school's record system
    about_leadership: Literal["not-asked", "no", "yes"] = "not-asked"  # about the DSL, a deputy or the head
    school: SchoolFile
    urn: str = ""  # of the school, and its phase, where the school's profile says them
    phase: str = ""
    policy: PolicyPin
    readers: Sequence[Profile] = ()
    recipients: Sequence[str] = ()  # may read, not write


def access_of(person: Person, home: Path) -> Access:
    """Return what an unlocked person brings to opening a case."""
    return Access(
        identities=person.identities,
        signing_key=person.signing_key,
        home=home,
        device=person.identities,
        earlier=tuple(pair.signing_key for pair in person.earlier),
    )


def create_case(path: Path, person: Person, home: Path, new: NewCase, clock: clocks.Clock) -> CaseStore:
    """Make a case file with its keys, slots and first events in commit 0; return it, open for writing.

    Raises:
        GateRefused: a member of staff may not create cases.
        BadInput: the file exists, the title is empty, or a recipient cannot be read.
        CannotWrite: no space or permission; nothing is left.
    """
    rules.may_create(person.profile)
    if not new.title.strip():
        raise BadInput("empty title", "A case needs a title. Nothing was made.")
    identity = age.generate_identity(_kind(person.identity.recipient()))
    recipients = [person.profile.recipient, *(r.recipient for r in new.readers), *new.recipients]
    if len(set(recipients)) != len(recipients):
        raise BadInput("reader given twice", "A reader is named twice. Nothing was made.")
    parsed = {text: age.parse_recipient(text) for text in recipients}
    access = access_of(person, home)
    writer = Writer.create(path, person.signing_key)
    try:
        with writer.commit() as staged:
            admitted = _admit_keys(staged, writer.origin, new)
            staged.add_public("r", f"{identity.recipient()}\n".encode("ascii"))
            taken = {
                text: staged.add_raw("k", slots.make_slot([identity], recipient))
                for text, recipient in parsed.items()
            }
            add_recovery_slots(staged, [identity], new.school.keys)
            batch = Batch(staged, clock.read(), identity.recipient(), person.profile.fingerprint)
            for event in _first_events(person, new, admitted, taken, writer.founder_leaf):
                batch.event(event)
            replay(Case(id=writer.case_id), batch.recorded)
    except BaseException:
        writer.close()
        raise
    writer.close()
    return CaseStore.open(path, access, clock, write=True)


def _kind(recipient: age.Recipient) -> KeyKind:
    """Return the kind of key a case gets beside this one: hybrid stays hybrid."""
    return "hybrid" if recipient.kind == "hybrid" else "classic"


def _admit_keys(staged: Staged, origin: str, new: NewCase) -> dict[str, int]:
    """Add the verifier keys of readers and recovery holders; return fingerprint -> leaf."""
    signers = [*(reader.signer for reader in new.readers), *(h.signer for h in new.school.keys.recovery)]
    return {
        fingerprint_of(signer): staged.add_public("v", format_verifier_key(origin, signer_public(signer)))
        for signer in signers
    }


def add_recovery_slots(staged: Staged, identities: Sequence[age.Identity], keys: SchoolKeys) -> list[int]:
    """Add the three nested slots of the school's recovery holders; return their leaves."""
    holders = [age.parse_recipient(holder.recipient) for holder in keys.recovery]
    return [
        staged.add_raw("k", slots.make_nested_slot(identities, outer, inner))
        for outer, inner in itertools.combinations(holders, 2)
    ]


def _first_events(
    person: Person, new: NewCase, admitted: dict[str, int], slot_of: dict[str, int], founder_leaf: int
) -> list[ev.Event]:
    me = person.profile
    events: list[ev.Event] = [
        ev.CaseCreated(
            title=new.title.strip(),
            reference=new.reference.strip(),
            external_reference=new.external_reference.strip(),
            about_leadership=new.about_leadership,
            school=School(name=me.organisation or new.school.organisation, urn=new.urn),
            phase=new.phase,
            policy=new.policy,
        ),
        ev.SchoolKeysFixed(keys=new.school.keys),
        _bound(me, me.initials, slot_of[me.recipient], founder_leaf),
    ]
    case = Case(id="")
    case = Case(id="", members=case.members.set(me.fingerprint, _as_member(me, me.initials)))
    for reader in new.readers:
        initials = rules.initials_for(case, reader.initials, reader.fingerprint)
        member = _as_member(reader, initials)
        case = Case(id="", members=case.members.set(reader.fingerprint, member))
        events.append(_bound(reader, initials, slot_of[reader.recipient], admitted[reader.fingerprint]))
    events += [
        ev.PersonBound(name="", role="investigator", initials="", recipient=text, slot=slot_of[text])
        for text in new.recipients
    ]
    return events


def _as_member(profile: Profile, initials: str) -> Member:
    return Member(
        name=profile.name,
        role=profile.role,
        initials=initials,
        recipient=profile.recipient,
        signer=profile.fingerprint,
        organisation=profile.organisation,
    )


def _bound(profile: Profile, initials: str, slot: int, admitted: int) -> ev.PersonBound:
    return ev.PersonBound(
        name=profile.name,
        role=profile.role,
        initials=initials,
        organisation=profile.organisation,
        recipient=profile.recipient,
        signer=profile.fingerprint,
        slot=slot,
        admitted=admitted,
    )


def add_reader(store: CaseStore, reader: Profile, *, until: str = "") -> Member:
    """Let a colleague read and write from now on, or until a time.

    Raises:
        GateRefused: only the DSL or a deputy lets readers in.
        BadInput: already a reader.
    """
    rules.may_manage_readers(store.case.members.get(store.actor))
    _refuse_present(store.case, reader.recipient)
    return _bind_reader(store, reader, until)


def _bind_reader(store: CaseStore, reader: Profile, until: str = "") -> Member:
    """Write one commit that admits a reader's signing key and gives them a key slot."""
    initials = rules.initials_for(store.case, reader.initials, reader.fingerprint)
    with store.committing() as batch:
        admitted = batch.staged.add_public(
            "v", format_verifier_key(store.bundle.origin, signer_public(reader.signer))
        )
        slot = batch.staged.add_raw(
            "k", slots.make_slot(store.unlocked.identities, age.parse_recipient(reader.recipient))
        )
        batch.event(structs.replace(_bound(reader, initials, slot, admitted), until=until))
    return store.case.members[reader.fingerprint]


def add_recipient(store: CaseStore, recipient: str, *, until: str = "") -> Member:
    """Let the holder of an age recipient read, not write.

    Raises:
        GateRefused, BadInput: as `add_reader`.
    """
    rules.may_manage_readers(store.case.members.get(store.actor))
    _refuse_present(store.case, recipient)
    with store.committing() as batch:
        slot = batch.staged.add_raw(
            "k", slots.make_slot(store.unlocked.identities, age.parse_recipient(recipient))
        )
        bound = ev.PersonBound(name="", role="investigator", initials="", recipient=recipient, slot=slot)
        batch.event(structs.replace(bound, until=until))
    return store.case.members[recipient]


class AlreadyReader(BadInput):
    """Somebody who is to be let in reads the case already."""

    def __init__(self) -> None:
        super().__init__(
            "already a reader", "That key is a reader of this case already. Nothing was changed."
        )


def _refuse_present(case: Case, recipient: str) -> None:
    if any(m.recipient == recipient and not m.removed for m in case.members.values()):
        raise AlreadyReader


def find_reader(case: Case, name: str) -> Member:
    """Return the reader with this name, these initials, this recipient or this fingerprint.

    Raises:
        BadInput: there is none, or more than one.
    """
    found = [
        m
        for m in case.members.values()
        if not m.removed and name in {m.name, m.recipient, m.signer, m.initials} - {""}
    ]
    if len(found) != 1:
        raise BadInput(
            "no such reader",
            f"No reader, or more than one, is called {name!r} (edesk reader CASE list names them).",
        )
    return found[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Epoch:
    """New keys of a case, in a commit under way."""

    identity: age.Identity
    slots: dict[str, int]  # recipient -> leaf


def new_epoch(
    store: CaseStore, batch: Batch, readers: Iterable[str], sheets: SchoolKeys | None = None
) -> Epoch:
    """Put a new case key, with slots for these recipients and the recovery sheets, in the place of the old slots.

    Args:
        sheets: the school's keys that the recovery slots are for; those the case names, if none are given.
    """
    identity = age.generate_identity(_kind(store.recipient()))
    identities = (identity, *store.unlocked.identities)
    old_slots = [
        m.leaf for m in store.bundle.members("k") if m.present and m.leaf not in store.bundle.pending
    ]
    batch.staged.add_public("r", f"{identity.recipient()}\n".encode("ascii"))
    new_slots = {
        text: batch.staged.add_raw("k", slots.make_slot(identities, age.parse_recipient(text)))
        for text in readers
    }
    sheets = sheets or store.case.school_keys
    if sheets is not None:
        add_recovery_slots(batch.staged, identities, sheets)
    for leaf in old_slots:
        batch.staged.remove("erase", leaf)
    return Epoch(identity=identity, slots=new_slots)


def remove_reader(store: CaseStore, name: str, reason: str, *, two_people: str = "") -> Member:
    """Begin a new epoch without one reader: new case key, new slots, the old ones rewritten away.

    Copies taken earlier stay readable to them; the caller says so.

    Args:
        two_people: the asking that a second person agreed to; needed for a DSL.

    Raises:
        GateRefused: only the DSL or a deputy takes readers out.
        BadInput: no such reader, or the last one.
        CannotWrite: no space; when only the rewriting fails the removal stays pending.
    """
    rules.may_manage_readers(store.case.members.get(store.actor))
    member = find_reader(store.case, name)
    key = member.signer or member.recipient
    if key == store.actor:
        raise BadInput("cannot remove oneself", "You cannot take yourself out. Ask another DSL or deputy.")
    staying = [m for m in store.case.members.values() if not m.removed and m.recipient != member.recipient]
    with store.committing() as batch:
        epoch = new_epoch(store, batch, [m.recipient for m in staying])
        for leaf in _keys_of_nobody(store, staying):
            batch.staged.retire(leaf)
        batch.event(ev.ReaderRemoved(recipient=member.recipient, reason=reason, two_people=two_people))
        batch.event(
            ev.EpochBegan(
                recipient=str(epoch.identity.recipient()), slots=epoch.slots, reason="a reader was removed"
            )
        )
    store.unlocked = store.bundle.unlock(store.access.identities)
    if store.writer is not None:
        compact(store.writer)
    return store.case.members[key]


def go_on_with(store: CaseStore, newer: Keys, reason: str) -> Member:
    """Put a person's new keys in the place of those the store was opened with; the store goes on with the new ones.

    The same commit admits the new signing key, begins a new epoch with a slot for every reader, erases the old slots
    and retires the old key. So whoever finds the old key, or a copy of the file from before, reads nothing that comes
    later and signs nothing more; what they could read then they still can.

    Args:
        newer: the new pair; `store.access.identities` has its identity already.

    Raises:
        CannotWrite: no space, or open for reading only; when only the rewriting fails the removals stay pending.
        GateRefused: the key the store was opened with is nobody's here.
    """
    old = store.case.members.get(store.actor)
    if old is None or old.removed:
        raise GateRefused("not a reader", "Your key is not one that reads this case. Nothing was changed.")
    signer, recipient = newer.signing_key, str(newer.identity.recipient())
    staying = [m for m in store.case.members.values() if not m.removed and m.signer != old.signer]
    with store.committing() as batch:
        admitted = batch.staged.add_public("v", format_verifier_key(store.bundle.origin, signer.public))
        epoch = new_epoch(store, batch, [*(m.recipient for m in staying), recipient])
        for leaf in _keys_of_nobody(store, staying):
            batch.staged.retire(leaf)
        batch.event(
            ev.KeyRotated(
                recipient=recipient,
                key=signer_text(signer.public),
                admitted=admitted,
                proof=rotation.prove(store.case.id, old.signer, signer, recipient),
                epoch=str(epoch.identity.recipient()),
                slots=epoch.slots,
                reason=reason,
            )
        )
    store.access = replace(store.access, signing_key=signer)
    store.unlocked = store.bundle.unlock(store.access.identities)
    if store.writer is not None:
        store.writer.go_on_as(signer)
        compact(store.writer)
    return store.case.members[signer.fingerprint]


def _keys_of_nobody(store: CaseStore, staying: Sequence[Member]) -> list[int]:
    """Return the leaves of all signing keys in force that belong to no staying member and no recovery sheet."""
    keep = {m.signer for m in staying} | recovery_signers(store.case.school_keys)
    return [s.leaf for s in store.bundle.signers if not s.retired and s.key.fingerprint not in keep]


def open_with_sheets(path: Path, sheets: Sequence[Sheet]) -> tuple[Bundle, tuple[age.Identity, ...]]:
    """Return the checked bundle and the case's identities, opened by two recovery sheets. Writes nothing.

    Raises:
        KeyUnavailable: the sheets do not open this case together.
    """
    bundle = Bundle.open(path)
    holders = [sheet.identity for sheet in sheets if sheet.purpose == "recovery"]
    for member in bundle.members("k"):
        if member.present and member.leaf not in bundle.pending:
            identities = slots.open_slot(bundle.stored(member.leaf), holders)
            if identities is not None:
                return bundle, identities
    raise KeyUnavailable(
        "recovery sheets do not open the case",
        "These sheets do not open this case together. Two different recovery sheets of the school that made the "
        "case are needed. Nothing was changed.",
    )


def recover_case(
    path: Path, sheets: Sequence[Sheet], newcomer: Profile, home: Path, clock: clocks.Clock
) -> Member:
    """Let a person into a case with two recovery sheets: two events, in two commits, by two keys.

    Raises:
        KeyUnavailable: the sheets do not open this case together, or one carries no signing key.
        BadInput: the person is a reader already.
    """
    open_with_sheets(path, sheets)
    signers = {s.signing_key.fingerprint: s for s in sheets if s.purpose == "recovery" and s.signing_key}
    if len(signers) < 2:
        raise KeyUnavailable("two signing sheets needed", "Two different recovery sheets are needed.")
    used = tuple(signers.values())[:2]
    pair = tuple(sheet.identity for sheet in used)
    first, second = (
        Access(identities=pair, signing_key=sheet.signing_key, home=home, device=())
        for sheet in used
        if sheet.signing_key is not None
    )
    with CaseStore.open(path, first, clock, write=True) as store:
        _refuse_present(store.case, newcomer.recipient)
        store.record(
            ev.RecoveryBegan(name=newcomer.name, recipient=newcomer.recipient, signer=newcomer.fingerprint)
        )
    with CaseStore.open(path, second, clock, write=True) as store:
        return _bind_reader(store, newcomer)
