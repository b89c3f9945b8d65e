"""A school with everybody who holds a key of some kind, one case with something of every kind, and one sealed drop."""

from __future__ import annotations

import io
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from tests.case.conftest import POLICY, FrozenClock, add, admission

from evidence_desk.acts import agreeing, exits, readers
from evidence_desk.acts.locking import lock_for_police
from evidence_desk.bundle import age
from evidence_desk.bundle.note import SigningKey
from evidence_desk.case import events as ev
from evidence_desk.case import membership
from evidence_desk.case.drops import DropWriter, NewDrop
from evidence_desk.case.intake import NewExhibit
from evidence_desk.case.keys import (
    Person,
    PersonRoleName,
    SchoolFile,
    Sheet,
    make_person,
    make_school,
    parse_sheet,
)
from evidence_desk.case.membership import NewCase, access_of, create_case
from evidence_desk.case.state import Case
from evidence_desk.case.store import CaseStore

END = "2026-11-30T18:00:00Z"  # of the investigator whose time ended
NOW = "2026-12-02T14:05:09Z"  # when everything below is tried
SEALED = b"the bytes in the drop"
DAY_S = 24 * 3600


@dataclass
class Holder:
    """What one of them holds."""

    identities: tuple[age.Identity, ...] = ()
    signing_key: SigningKey = field(default_factory=lambda: SigningKey(secrets.token_bytes(32)))
    person: Person | None = None
    sheets: tuple[Sheet, ...] = ()

    @property
    def key(self) -> str:
        return self.signing_key.fingerprint


@dataclass
class World:
    """Everybody, the case and the drop."""

    folder: Path
    school: SchoolFile
    clock: FrozenClock
    case_path: Path
    drop_path: Path
    holders: dict[str, Holder]
    case: Case
    asked: dict[
        str, str
    ]  # act -> id of what the DSL asked; "of the DSL": what the deputy asked about the DSL

    def store(self, path: Path, who: str = "DSL", *, write: bool = False) -> CaseStore:
        person = self.holders[who].person
        assert person is not None
        home = self.folder / f"home-{secrets.token_hex(4)}"
        return CaseStore.open(path, access_of(person, home), self.clock, write=write)


def make_key_world(folder: Path) -> World:
    """Build it; the clock stands after the end of the investigator's time when it is done."""
    clock = FrozenClock()
    school, contents = make_school("Larkrise Academy", "classic")
    sheets = {name: parse_sheet(data, name) for name, data in contents.items()}
    people = _people()
    holders = {name: Holder((p.identity,), p.signing_key, p) for name, p in people.items()}
    recovery = tuple(sheets[f"recovery-sheet-{n}.txt"] for n in (1, 2))
    custody = tuple(sheets[f"custody-sheet-{n}.txt"] for n in (1, 2))
    for name, given in (
        ("one recovery sheet", recovery[:1]),
        ("two recovery sheets", recovery),
        ("one custody sheet", custody[:1]),
        ("two custody sheets", custody),
    ):
        holder = Holder(tuple(sheet.identity for sheet in given), sheets=given)
        if given[0].signing_key is not None:
            holder.signing_key = given[0].signing_key
        holders[name] = holder
    holders["reader without a signing key"] = Holder((age.generate_identity("classic"),))
    holders["nobody"] = Holder((age.generate_identity("classic"),))
    path, drop = folder / "case.edcase", folder / "drop.edcase"
    _send(drop, people, school, folder / "staff", clock)
    asked = _fill(path, people, holders, school, folder, clock)
    world = World(folder, school, clock, path, drop, holders, Case(id=""), asked)
    with world.store(path) as store:
        world.case = store.case
    return world


def _people() -> dict[str, Person]:
    roles: dict[str, tuple[PersonRoleName, str]] = {
        "DSL": ("dsl", "JPS"),
        "deputy": ("deputy", "TXA"),
        "second deputy": ("deputy", "UXA"),
        "investigator": ("investigator", "AXM"),
        "investigator whose time ended": ("investigator", "BXM"),
        "reader taken out": ("investigator", "CXM"),
        "staff": ("staff", "SXL"),
    }
    return {
        name: make_person(name, role, initials, "Larkrise Academy", "classic")
        for name, (role, initials) in roles.items()
    }


def _send(path: Path, people: dict[str, Person], school: SchoolFile, home: Path, clock: FrozenClock) -> None:
    home.mkdir()
    new = NewDrop(to=(people["DSL"].profile, people["deputy"].profile), school=school, about_leadership="no")
    with DropWriter.create(path, people["staff"], home, new, clock) as drop:
        item = NewExhibit(kind="image", media_type="image/png", method="file", grade="C")
        drop.add_item(admission(), item, io.BytesIO(SEALED), len(SEALED))


def _fill(
    path: Path,
    people: dict[str, Person],
    holders: dict[str, Holder],
    school: SchoolFile,
    folder: Path,
    clock: FrozenClock,
) -> dict[str, str]:
    """Make the case: JPS/1 held, JPS/2 and JPS/3 locked, the last to be destroyed, a hold in force, askings open.

    The record goes on after `END`.
    """
    inside = ("deputy", "second deputy", "investigator", "reader taken out")
    new = NewCase(
        title="T",
        reference="R",
        school=school,
        policy=POLICY,
        readers=tuple(people[name].profile for name in inside),
        recipients=(str(holders["reader without a signing key"].identities[0].recipient()),),
    )
    home = folder / "dsl"
    asked: dict[str, str] = {}
    with create_case(path, people["DSL"], home, new, clock) as store:
        readers.add_reader(store, people["investigator whose time ended"].profile, until=END)
        add(store, b"one")
        locked = add(store, b"two")
        lock_for_police(store, [locked.id], "not ours to hold")
        hold = {"hold-for": "police", "authority": "DC Lowe", "review-on": "2027-01-01"}
        (placed,) = store.record(ev.ActionRecorded(kind="hold-placed", done_at=NOW, fields=hold, reason="r"))
        membership.remove_reader(store, people["reader taken out"].profile.fingerprint, "left")
        _instruct(store, people, asked)
        asked["release-hold"] = agreeing.ask(store, "release-hold", placed.id, "over").id
        asked["unseal"] = agreeing.ask(store, "unseal", locked.id, "a mistake").id
        with agreeing.signing_as(store, people["deputy"]):
            dsl = people["DSL"].profile.fingerprint
            asked["of the DSL"] = agreeing.ask(store, "remove-reader", dsl, "left").id
            asked["by a deputy"] = agreeing.ask(store, "unseal", locked.id, "a mistake").id
        clock.pass_s(10 * DAY_S)
        store.record(ev.CaseChanged(field="external_reference", value="after the end"))
    return asked


def _instruct(store: CaseStore, people: dict[str, Person], asked: dict[str, str]) -> None:
    """Lock JPS/3, which the police want destroyed; the DSL asks, a deputy asks, and both agree to a third asking."""
    doomed = add(store, b"three")
    lock_for_police(store, [doomed.id], "not ours to hold")
    officer = exits.Officer(name="DC Lowe", force="Avonshire Police", reference="CR/1", at=store.case.last_at)
    action = exits.instruct(store, [doomed.id], officer, how="letter").id
    asked["instruction"] = action
    asked["destroy-locked"] = agreeing.ask(store, "destroy-locked", action, "as they say").id
    asked["destroy-locked agreed"] = agreeing.ask(store, "destroy-locked", action, "as they say").id
    with agreeing.signing_as(store, people["deputy"]):
        asked["destroy-locked by a deputy"] = agreeing.ask(store, "destroy-locked", action, "as they say").id
        agreeing.agree(store, asked["destroy-locked agreed"])
