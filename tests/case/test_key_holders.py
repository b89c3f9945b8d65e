"""Who holds which key, and what they can do with it: every cell of the table in docs/roles.md is carried out.

`yes`: it works, and every reader of the case accepts it. `key`: no key of theirs does it, whatever program they use.
`rule`: their key could, and each reader's program refuses what it wrote, as long as it is one that knows the rules.
`-`: there is nothing to try. What stands in a case is written by a changed program here (`hostile.Pen`), never by ours:
ours asks first, and that is no protection.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.case.conftest import POLICY
from tests.case.hostile import Pen, exhibit, writing
from tests.case.key_world import END, NOW, SEALED, Holder, World, make_key_world

from evidence_desk.base.errors import GateRefused, KeyUnavailable, TamperedBundle
from evidence_desk.bundle import age
from evidence_desk.bundle.note import SigningKey
from evidence_desk.bundle.reader import Bundle
from evidence_desk.case import events as ev
from evidence_desk.case import fold_disposal, fold_exits, rotation, two_people
from evidence_desk.case.chat_values import HashList
from evidence_desk.case.keys import make_person, open_custody, signer_text
from evidence_desk.case.look_values import Load
from evidence_desk.case.membership import NewCase, create_case, recover_case
from evidence_desk.case.opendrop import open_drop
from evidence_desk.case.time_values import StampKept
from evidence_desk.case.values import GateAnswer, PolicyPin, StaffRole, TimeRead

DOCS = Path(__file__).parents[2] / "docs" / "roles.md"
HOLDERS = (
    "DSL",
    "deputy",
    "investigator",
    "investigator whose time ended",
    "reader without a signing key",
    "reader taken out",
    "staff",
    "one recovery sheet",
    "two recovery sheets",
    "one custody sheet",
    "two custody sheets",
    "nobody",
)
# what is tried -> what becomes of it for each of HOLDERS, in that order
READING = {
    "read an exhibit": "yes yes yes rule yes key key key yes key key key",
    "read a locked exhibit": "key key key key key key key key key key key key",
    "open a drop that staff sent": "yes yes key key key key key key yes key key key",
}
WRITING = {
    "add an exhibit in their own name": "yes yes yes rule key key key rule rule key key key",
    "add an exhibit in another’s name": "rule rule rule rule key key key rule rule key key key",
    "give leave to keep a picture": "yes yes rule rule key key key rule rule key key key",
    "say that a rule applies": "yes yes yes rule key key key rule rule key key key",
    "say which way an exhibit points": "yes yes yes rule key key key rule rule key key key",
    "record that a pack was given that nobody made": "rule rule rule rule key key key rule rule key key key",
    "enter a time stamp over a pack that nobody made": "rule rule rule rule key key key rule rule key key key",
    "enter a time stamp over the record that is not there": "rule rule rule rule key key key rule rule key key key",
    "look a second time at what no program loaded": "rule rule rule rule key key key rule rule key key key",
    "call an exhibit of another commit a part of a page": "rule rule rule rule key key key rule rule key key key",
    "end keeping a page that nobody began": "rule rule rule rule key key key rule rule key key key",
    "hold the clock against network time": "yes yes yes rule key key key rule rule key key key",
    "make a record pack of a picture that nobody confirmed": "rule rule rule rule key key key rule rule key key key",
    "give the proof of an exhibit": "yes yes yes rule key key key rule rule key key key",
    "give the proof of what is locked": "rule rule rule rule key key key rule rule key key key",
    "begin a procedure": "yes yes yes rule key key key rule rule key key key",
    "record a step that no procedure has": "rule rule rule rule key key key rule rule key key key",
    "commit to the messages of what somebody kept": "rule rule rule rule key key key rule rule key key key",
    "attach something to a chat that is not there": "rule rule rule rule key key key rule rule key key key",
    "mark a monitoring record without authority": "rule rule rule rule key key key rule rule key key key",
    "close the case over what waits": "rule rule rule rule key key key rule rule key key key",
    "lock for the police": "yes yes yes rule key key key rule rule key key key",
    "let a reader in": "yes yes rule rule key key key rule yes key key key",
    "let a member of staff read": "rule rule rule rule key key key rule rule key key key",
    "give a reader’s time an end": "yes yes rule rule key key key rule rule key key key",
    "put off the end of their own time": "rule rule rule rule key key key rule rule key key key",
    "take an investigator out": "yes yes rule rule key key key rule rule key key key",
    "take a DSL out alone": "rule rule rule rule key key key rule rule key key key",
    "ask to take a DSL out": "rule yes rule rule key key key rule rule key key key",
    "agree that a DSL is taken out": "rule rule yes rule key key key rule rule key key key",
    "leave a reader out of new case keys": "rule rule rule rule key key key rule rule key key key",
    "go on with new keys of their own": "yes yes yes rule key key key rule rule key key key",
    "vouch for another’s key": "yes yes yes rule key key key rule rule key key key",
    "release a hold alone": "rule rule rule rule key key key rule rule key key key",
    "ask to release a hold": "yes yes rule rule key key key rule rule key key key",
    "agree to release a hold": "rule yes rule rule key key key rule rule key key key",
    "ask to unlock what was locked by mistake": "yes yes rule rule key key key rule rule key key key",
    "agree to unlock, as the DSL asked": "rule yes rule rule key key key rule rule key key key",
    "agree to unlock, as a deputy asked": "yes rule rule rule key key key rule rule key key key",
    "hand what is locked to the police": "yes yes yes rule key key key rule rule key key key",
    "write down that the police want it destroyed": "yes yes yes rule key key key rule rule key key key",
    "ask to destroy what is locked": "yes yes rule rule key key key rule rule key key key",
    "agree to destroy it, as the DSL asked": "rule yes rule rule key key key rule rule key key key",
    "agree to destroy it, as a deputy asked": "yes rule rule rule key key key rule rule key key key",
    "destroy it alone": "rule rule rule rule key key key rule rule key key key",
    "destroy it as two people agreed, one of them": "yes yes rule rule key key key rule rule key key key",
    "put the case under another policy": "yes yes rule rule key key key rule rule key key key",
    "erase an exhibit": "rule rule rule rule key key key rule rule key key key",
    "erase an exhibit while a hold is in force": "rule rule rule rule key key key rule rule key key key",
    "write over what stands while a hold is in force": "rule rule rule rule key key key rule rule key key key",
    "dispose of the case while a hold is in force": "rule rule rule rule key key key rule rule key key key",
}
FOUNDING = {"make a case": "yes yes yes yes - yes rule - - - - -"}
CELLS = [
    (what, who, cell)
    for table in (READING, WRITING, FOUNDING)
    for what, cells in table.items()
    for who, cell in zip(HOLDERS, cells.split(), strict=True)
    if cell != "-"
]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return make_key_world(tmp_path_factory.mktemp("keys"))


@pytest.fixture
def path(world: World, tmp_path: Path) -> Path:
    return Path(shutil.copy(world.case_path, tmp_path / "copy.edcase"))


# -- reading --------------------------------------------------------------------------------------------------


def read_exhibit(world: World, holder: Holder, path: Path) -> bytes:
    with Bundle.open(path) as bundle:
        blob = world.case.exhibits[world.case.by_ref["JPS/1"]].blob
        assert blob is not None
        return bundle.unlock(holder.identities).read(blob, 1 << 20)


def read_locked(world: World, holder: Holder, path: Path) -> bytes:
    """Try everything they hold, what the case opens with it, and the custody key where their sheets give it."""
    identities = list(holder.identities)
    with Bundle.open(path) as bundle:
        with contextlib.suppress(KeyUnavailable):
            identities += bundle.unlock(holder.identities).identities
        with contextlib.suppress(KeyUnavailable):
            identities.append(open_custody(holder.sheets))
        leaf = world.case.in_custody[world.case.by_ref["JPS/2"]]
        stored = age.decrypt(bundle.stored(leaf), identities, limit=1 << 20)  # the bytes as they stood
        return age.decrypt(stored, identities, limit=1 << 20)


def read_drop(world: World, holder: Holder, path: Path) -> bytes:
    with open_drop(world.drop_path, holder.identities) as drop:
        (item,) = drop.items
        assert item.added is not None
        return drop.unlocked.read(item.added.blob, 1 << 20)


READS: dict[str, tuple[Callable[[World, Holder, Path], bytes], bytes]] = {
    "read an exhibit": (read_exhibit, b"one"),
    "read a locked exhibit": (read_locked, b"two"),
    "open a drop that staff sent": (read_drop, SEALED),
}


@pytest.mark.parametrize(("what", "who", "cell"), [c for c in CELLS if c[0] in READING])
def test_reading(world: World, path: Path, what: str, who: str, cell: str) -> None:
    read, content = READS[what]
    holder = world.holders[who]
    if cell == "key":
        with pytest.raises(KeyUnavailable):
            read(world, holder, path)
        return
    assert (
        read(world, holder, path) == content
    )  # also where only our own program keeps them out: it is said so
    if cell == "rule":
        with pytest.raises(GateRefused, match="ended"):
            world.store(path, who)


def test_two_custody_sheets_beside_a_reader_open_what_is_locked(world: World, path: Path) -> None:
    """So what is refused above is refused for want of keys."""
    reader, sheets = world.holders["investigator"], world.holders["two custody sheets"]
    both = Holder((*reader.identities, *sheets.identities), sheets=sheets.sheets)
    assert read_locked(world, both, path) == b"two"


# -- writing --------------------------------------------------------------------------------------------------


def _entry(world: World, holder: Holder, pen: Pen, captured_by: str) -> ev.ExhibitAdded:
    member = world.case.members.get(holder.key)
    initials = member.initials if member is not None else "JPS"
    return exhibit(
        holder.signing_key,
        pen.blob(b"new"),
        reference=f"{initials}/{world.case.last_number.get(initials, 0) + 1}",
        captured_by=captured_by,
        captured_at=TimeRead(utc=NOW, zone="UTC", offset_minutes=0),
        gate=GateAnswer(answer="no", who=captured_by, at=NOW, wording="w"),
    )


def _part_of_a_page(world: World, holder: Holder, pen: Pen) -> ev.Event:
    return ev.PagePartKept(
        exhibit=world.case.by_ref["JPS/1"],
        capture="7d5d9f4e-2a53-4b6e-9c1c-0f7a3f1b2c3d",
        part="screen",
        of=("screen",),
        asked="https://chat.example/",
        before_loading=GateAnswer(answer="no", who=holder.key, at=NOW, wording="page"),
    )


def _lock(world: World, holder: Holder, pen: Pen) -> ev.Event:
    keys, item = world.case.school_keys, world.case.exhibits[world.case.by_ref["JPS/1"]]
    assert keys is not None
    assert item.blob is not None
    member = ev.SealedMember(
        leaf=item.blob, custody=pen.staged.add_sealed(item.blob, age.parse_recipient(keys.custody))
    )
    pen.staged.remove("seal", item.blob)
    return ev.ExhibitsSealed(exhibits=(item.id,), sha256=(item.sha256,), members=(member,), reason="r")


def _let_in(role: StaffRole) -> Act:
    def act(world: World, holder: Holder, pen: Pen) -> ev.Event:
        key = SigningKey(bytes([7]) * 32)
        recipient = str(age.generate_identity("classic").recipient())
        return ev.PersonBound(
            name="M",
            role=role,
            initials="MXM",
            recipient=recipient,
            signer=key.fingerprint,
            slot=pen.slot(),
            admitted=pen.signing_key(key),
        )

    return act


def _slots(world: World, pen: Pen, *, without: str, instead: str = "") -> dict[str, int]:
    staying = {m.recipient for m in world.case.members.values() if not m.removed} - {without} | {instead} - {
        ""
    }
    for _ in range(3):  # the recovery sheets'
        pen.slot()
    return {recipient: pen.slot() for recipient in sorted(staying)}


def _new_case_keys(world: World, holder: Holder, pen: Pen) -> ev.Event:
    left_out = "deputy" if holder is world.holders["DSL"] else "DSL"
    person = world.holders[left_out].person
    assert person is not None
    slots = _slots(world, pen, without=person.profile.recipient)
    return ev.EpochBegan(recipient=pen.case_key(), slots=slots, reason="r")


def _own_new_keys(world: World, holder: Holder, pen: Pen) -> ev.Event:
    new, recipient = SigningKey(bytes([6]) * 32), str(age.generate_identity("classic").recipient())
    own = world.case.members[holder.key].recipient if holder.key in world.case.members else ""
    return ev.KeyRotated(
        recipient=recipient,
        key=signer_text(new.public),
        admitted=pen.signing_key(new),
        proof=rotation.prove(world.case.id, holder.key, new, recipient),
        epoch=pen.case_key(),
        slots=_slots(world, pen, without=own, instead=recipient),
        reason="r",
    )


def _removal(who: str) -> Act:
    def act(world: World, holder: Holder, pen: Pen) -> ev.Event:
        person = world.holders[who].person
        assert person is not None
        return ev.ReaderRemoved(recipient=person.profile.recipient, reason="r")

    return act


def _until(world: World, holder: Holder, pen: Pen, of: str = "investigator") -> ev.Event:
    key = world.holders[of].key if of else holder.key
    return ev.ReaderUntil(reader=key, until="2027-01-01T00:00:00Z", reason="r")


def _ask(act: str) -> Act:
    subjects: dict[str, Callable[[World], str]] = {
        "remove-reader": lambda world: world.holders["DSL"].key,
        "release-hold": lambda world: two_people.open_holds(world.case)[0].id,
        "unseal": lambda world: world.case.by_ref["JPS/2"],
        "destroy-locked": lambda world: world.asked["instruction"],
        "dispose": lambda world: "",
    }
    return lambda world, holder, pen: ev.TwoPeopleAsked(
        act=act, subject=subjects[act](world), reason="because"
    )


def _agree(asked: str) -> Act:
    return lambda world, holder, pen: ev.TwoPeopleAgreed(asked=world.asked[asked])


def _police(kind: str, **more: str) -> Act:
    fields = {"officer": "DC Lowe", "force": "Avonshire Police", "reference": "CR/1", **more}
    return lambda world, holder, pen: ev.ActionRecorded(
        kind=kind, done_at=NOW, fields=fields, exhibits=(world.case.by_ref["JPS/3"],)
    )


def _destroy(asked: str) -> Act:
    def act(world: World, holder: Holder, pen: Pen) -> ev.Event:
        names = world.case.actions[world.asked["instruction"]].exhibits
        leaves = fold_exits.copies_of(world.case, names)
        for leaf in leaves:
            pen.staged.remove("erase", leaf)
        return ev.LockedDestroyed(
            tombstones=fold_exits.tombstones_of(world.case, names),
            erased=leaves,
            instruction=world.asked["instruction"],
            two_people=world.asked.get(asked, ""),
        )

    return act


def _erase(world: World, holder: Holder, pen: Pen) -> ev.Event:
    leaf = world.case.exhibits[world.case.by_ref["JPS/1"]].blob
    assert leaf is not None
    pen.staged.remove("erase", leaf)
    return ev.CaseChanged(field="reference", value="quietly")


def _erase_by_entry(world: World, holder: Holder, pen: Pen) -> ev.Event:
    item = world.case.exhibits[world.case.by_ref["JPS/1"]]
    assert item.blob is not None
    pen.staged.remove("erase", item.blob)
    return ev.ExhibitsErased(
        remains=fold_disposal.remains_of([item]), erased=(item.blob,), reason="r", authority="a"
    )


def _vouch(world: World, holder: Holder, pen: Pen) -> ev.Event:
    other = "deputy" if holder is not world.holders["deputy"] else "DSL"
    return ev.KeyVouched(key=world.holders[other].key, how="in-person")


def _released(world: World, holder: Holder, pen: Pen) -> ev.Event:
    return ev.ActionRecorded(kind="hold-released", done_at=NOW, two_people=world.asked["release-hold"])


Act = Callable[[World, Holder, Pen], ev.Event]
WRITES: dict[str, Act] = {
    "add an exhibit in their own name": lambda w, h, pen: _entry(w, h, pen, h.key),
    "add an exhibit in another’s name": lambda w, h, pen: _entry(w, h, pen, w.holders["second deputy"].key),
    "give leave to keep a picture": lambda w, h, pen: ev.GateApproved(
        gate_class="ADULT", ground="leave.staff-discipline", fields={"hr": "A. Person"}, reason="hearing"
    ),
    "say which way an exhibit points": lambda w, h, pen: ev.ExhibitWeighed(
        exhibit=w.case.by_ref["JPS/1"], bearing="away", note="it was a joke"
    ),
    "record that a pack was given that nobody made": lambda w, h, pen: ev.PackGiven(
        pack="P-00000000", to="T", basis="B", given_at=NOW
    ),
    "enter a time stamp over a pack that nobody made": lambda w, h, pen: ev.PackStamped(
        pack="P-00000000", stamped_at=NOW, reply="AAAA"
    ),
    "enter a time stamp over the record that is not there": lambda w, h, pen: ev.CheckpointStamped(
        stamps=(StampKept(leaf=1, size=1, stamped_at=NOW, authority="A", certificate="0" * 64, until=NOW),)
    ),
    "look a second time at what no program loaded": lambda w, h, pen: ev.SecondLook(
        exhibit=w.case.by_ref["JPS/1"],
        first=Load(program="P", at=NOW, asked="https://a.example/", address="https://a.example/"),
        trouble="no answer",
    ),
    "call an exhibit of another commit a part of a page": _part_of_a_page,
    "end keeping a page that nobody began": lambda w, h, pen: ev.PageCaptured(
        capture="7d5d9f4e-2a53-4b6e-9c1c-0f7a3f1b2c3d", ended="complete"
    ),
    "hold the clock against network time": lambda w, h, pen: ev.ClockChecked(asked=1, trouble="no answer"),
    "give the proof of an exhibit": lambda w, h, pen: ev.ProofGiven(
        exhibit=w.case.by_ref["JPS/1"], to="T", basis="B", sha256="0" * 64
    ),
    "give the proof of what is locked": lambda w, h, pen: ev.ProofGiven(
        exhibit=w.case.by_ref["JPS/2"], to="T", basis="B", sha256="0" * 64
    ),
    "make a record pack of a picture that nobody confirmed": lambda w, h, pen: ev.PackMade(
        pack="P-1",
        kind="record",
        exhibits=(w.case.by_ref["JPS/1"],),
        placeholders=(),
        sha256="0" * 64,
        size=1,
        pages=1,
    ),
    "say that a rule applies": lambda w, h, pen: ev.RuleChosen(rule="rule.libel", reason="a post"),
    "commit to the messages of what somebody kept": lambda w, h, pen: ev.ChatCommitted(
        exhibit=w.case.by_ref["JPS/1"],
        messages=1,
        lists=(HashList(first=0, count=1, sha256="0" * 64, leaf=1, salts=2),),
    ),
    "attach something to a chat that is not there": lambda w, h, pen: ev.ChatAttached(
        exhibit=w.case.by_ref["JPS/1"], chat=w.case.by_ref["JPS/2"]
    ),
    "mark a monitoring record without authority": lambda w, h, pen: ev.MonitoringMarked(
        exhibit=w.case.by_ref["JPS/1"], authority="nobody's"
    ),
    "close the case over what waits": lambda w, h, pen: ev.CaseClosed(outcome="in-school", reason="done"),
    "lock for the police": _lock,
    "let a reader in": _let_in("investigator"),
    "let a member of staff read": _let_in("staff"),
    "give a reader’s time an end": _until,
    "put off the end of their own time": lambda w, h, pen: _until(w, h, pen, ""),
    "take an investigator out": _removal("investigator whose time ended"),
    "take a DSL out alone": _removal("DSL"),
    "ask to take a DSL out": _ask("remove-reader"),
    "agree that a DSL is taken out": _agree("of the DSL"),
    "leave a reader out of new case keys": _new_case_keys,
    "go on with new keys of their own": _own_new_keys,
    "vouch for another’s key": _vouch,
    "release a hold alone": _released,
    "ask to release a hold": _ask("release-hold"),
    "agree to release a hold": _agree("release-hold"),
    "ask to unlock what was locked by mistake": _ask("unseal"),
    "agree to unlock, as the DSL asked": _agree("unseal"),
    "agree to unlock, as a deputy asked": _agree("by a deputy"),
    "hand what is locked to the police": _police(
        "police-surrendered", **{"handed-over": "device", "receipt": "P1"}
    ),
    "write down that the police want it destroyed": _police("police-destroy", how="letter"),
    "ask to destroy what is locked": _ask("destroy-locked"),
    "agree to destroy it, as the DSL asked": _agree("destroy-locked"),
    "agree to destroy it, as a deputy asked": _agree("destroy-locked by a deputy"),
    "destroy it alone": _destroy("destroy-locked"),
    "destroy it as two people agreed, one of them": _destroy("destroy-locked agreed"),
    "begin a procedure": lambda w, h, pen: ev.ProcedureBegun(
        procedure="p", label="L", steps=(ev.BegunStep(id="a", text="t"),)
    ),
    "record a step that no procedure has": lambda w, h, pen: ev.StepRecorded(
        procedure="none", step="a", state="done", done_at=NOW
    ),
    "put the case under another policy": lambda w, h, pen: ev.PolicyAdopted(
        policy=PolicyPin(id="other", version="2", sha256="2" * 64)
    ),
    "erase an exhibit": _erase,
    "erase an exhibit while a hold is in force": _erase_by_entry,
    "write over what stands while a hold is in force": lambda w, h, pen: ev.CaseChanged(
        field="title", value="X"
    ),
    "dispose of the case while a hold is in force": _ask("dispose"),
}


@pytest.mark.parametrize(("what", "who", "cell"), [c for c in CELLS if c[0] in WRITING])
def test_writing(world: World, path: Path, what: str, who: str, cell: str) -> None:
    holder = world.holders[who]
    if (what, who) == ("let a reader in", "two recovery sheets"):
        _let_in_by_sheets(world, path, holder)
        return
    if (
        cell == "key"
    ):  # what they try with is not admitted, or was retired: no writer takes it, no reader believes it
        with pytest.raises(KeyUnavailable), writing(path, holder.signing_key):
            pass
        return
    with writing(path, holder.signing_key) as pen:
        pen.event(WRITES[what](world, holder, pen), at=NOW)
    if cell == "yes":
        world.store(path, "second deputy").close()  # any reader
        return
    with pytest.raises(TamperedBundle):
        world.store(path, "second deputy")


def _let_in_by_sheets(world: World, path: Path, holder: Holder) -> None:
    newcomer = make_person("New Lead", "dsl", "NXL", "", "classic").profile
    member = recover_case(path, holder.sheets, newcomer, world.folder / "recovering", world.clock)
    assert not member.removed
    world.store(path).close()


@pytest.mark.parametrize(("what", "who", "cell"), [c for c in CELLS if c[0] in FOUNDING])
def test_founding(world: World, tmp_path: Path, what: str, who: str, cell: str) -> None:
    person = world.holders[who].person
    assert person is not None
    new = NewCase(title="T", reference="", school=world.school, policy=POLICY)
    path = tmp_path / "made.edcase"
    if cell == "yes":
        create_case(path, person, tmp_path / "home", new, world.clock).close()
        return
    with pytest.raises(GateRefused):
        create_case(path, person, tmp_path / "home", new, world.clock)
    assert not path.exists()


# -- the table is what stands in the guide --------------------------------------------------------------------


def test_the_page_shows_this_table() -> None:
    text = DOCS.read_text(encoding="utf-8")
    rows = {
        cells[0]: " ".join(cells[1:])
        for line in text.splitlines()
        if len(cells := [cell.strip() for cell in line.strip("|").split("|")]) == len(HOLDERS) + 1
    }
    for what, wanted in (READING | WRITING | FOUNDING).items():
        assert rows[what] == wanted
    assert rows["what"] == " ".join(HOLDERS)


def test_every_cell_is_tried() -> None:
    assert set(READS) == set(READING)
    assert set(WRITES) == set(WRITING)
    assert all(
        len(cells.split()) == len(HOLDERS) for t in (READING, WRITING, FOUNDING) for cells in t.values()
    )
    assert END < NOW
