"""The fold is total and pure, keeps who-may-do-what, and comes back the same from a snapshot."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from immutables import Map
from msgspec import inspect, structs

from evidence_desk.base.errors import TamperedBundle
from evidence_desk.bundle.note import SigningKey
from evidence_desk.case import codec
from evidence_desk.case import events as ev
from evidence_desk.case.fold import apply, replay
from evidence_desk.case.keys import signer_text
from evidence_desk.case.standing import objection
from evidence_desk.case.state import FOLD_VERSION, Case, decode_snapshot, encode_snapshot
from evidence_desk.case.values import (
    Concern,
    Exhibit,
    GateAnswer,
    Note,
    PolicyPin,
    RecoveryHolder,
    School,
    SchoolKeys,
    TimeRead,
)

CASE_ID = "6f0c8a34-7d21-8b55-9c3e-0a1f2b3c4d5e"
AT = "2026-11-22T14:05:09Z"
FOUNDER, DEPUTY, STRANGER = "a" * 64, "b" * 64, "c" * 64
SHEETS = tuple(SigningKey(bytes([number]) * 32) for number in (1, 2, 3))
SCHOOL_KEYS = SchoolKeys(
    recovery=tuple(
        RecoveryHolder(recipient=f"age1holder{number}", signer=signer_text(sheet.public))
        for number, sheet in enumerate(SHEETS)
    ),
    custody="age1custody",
    custody_holders=("age1x", "age1y", "age1z"),
    custody_wraps={"1-2": "", "1-3": "", "2-3": ""},
)
TIME = TimeRead(utc=AT, zone="GMT", offset_minutes=0)
GATE = GateAnswer(answer="no", who=FOUNDER, at=AT, wording="w")

# -- any event at all, drawn from the declared types, with few names so that the events meet ------------------

_NAMES = st.sampled_from(("e1", "e2", "e3", "p1", "age1a", "age1b", FOUNDER, DEPUTY, "", "unknown"))
_WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
_REFERENCES = st.sampled_from(
    ("JPS/1", "JPS/2", "JPSB/1", "JPS", "", "/", "JPS/x", "a/b/3", "JPS/-1", "JPS/٣")
)
_SIGNERS = st.sampled_from([holder.signer for holder in SCHOOL_KEYS.recovery])
_JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | _WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_WORDS, inner, max_size=3),
    max_leaves=6,
)
_BY_FIELD: dict[tuple[str, str], st.SearchStrategy[Any]] = {
    ("RecoveryHolder", "signer"): _SIGNERS,
    ("ExhibitAdded", "reference"): _REFERENCES,
    ("RestrictedRecorded", "reference"): _REFERENCES,
    ("ActionRecorded", "kind"): st.sampled_from(("police-told", "decision")),
    ("CriminalTag", "id"): st.sampled_from(("crim.iioc", "crim.bullying")),
}
_POOLED = {"exhibit", "exhibits", "person", "recipient", "signer", "derived_from", "capture", "placeholders"}


def _values(kind: inspect.Type, owner: str = "", name: str = "") -> st.SearchStrategy[Any]:
    """Return values of a declared type; `owner` and `name` say in which field."""
    if (owner, name) in _BY_FIELD:
        return _BY_FIELD[owner, name]
    match kind:
        case inspect.StrType(pattern=None):
            return _NAMES if name in _POOLED else _WORDS
        case inspect.StrType(pattern=str(pattern)):
            at = st.datetimes().map(lambda moment: moment.isoformat(timespec="seconds") + "Z")
            return (
                at if "T" in pattern else st.binary(max_size=1).map(lambda x: hashlib.sha256(x).hexdigest())
            )
        case inspect.IntType(ge=low, le=high):
            return st.integers(-(2**53) + 1 if low is None else low, 2**53 - 1 if high is None else high)
        case inspect.NoneType():
            return st.none()
        case inspect.BoolType():
            return st.booleans()
        case inspect.LiteralType(values=chosen):
            return st.sampled_from(chosen)
        case inspect.UnionType(types=types):
            return st.one_of([_values(each, owner, name) for each in types])
        case inspect.VarTupleType(item_type=item):
            return st.lists(_values(item, owner, name), max_size=3).map(tuple)
        case inspect.TupleType(item_types=items):
            return st.tuples(*(_values(item, owner, name) for item in items))
        case inspect.DictType(value_type=value):
            return st.dictionaries(_NAMES, _values(value, owner, name), max_size=3)
        case inspect.StructType(cls=cls, fields=fields):
            return st.builds(cls, **{f.name: _values(f.type, cls.__name__, f.name) for f in fields})
        case inspect.AnyType():
            return _JSON
    raise AssertionError(f"no values for {kind}")


NOW = b'"fold":%d' % FOLD_VERSION  # as a snapshot written now begins

EVENT_OF_TYPE: dict[str, st.SearchStrategy[Any]] = {
    name: _values(inspect.type_info(cls)) for name, cls in ev.KNOWN_TYPES.items()
} | {
    "from-the-future": st.builds(
        ev.UnknownEvent, type_name=st.just("from-the-future"), body=st.dictionaries(_WORDS, _JSON, max_size=3)
    ),
    "entry-removed": st.just(ev.RemovedEvent()),
}
EVENTS: st.SearchStrategy[ev.Event] = st.one_of(list(EVENT_OF_TYPE.values()))


def entry(event: ev.Event, leaf: int = 1, actor: str = FOUNDER, name: str = "") -> ev.Recorded:
    return ev.Recorded(
        id=name or f"id-{leaf}",
        leaf=leaf,
        at=AT,
        monotonic_ms=leaf,
        boot="boot",
        actor=actor,
        seen=ev.Seen(size=leaf, root="AAAA"),
        event=event,
    )


@st.composite
def histories(draw: st.DrawFn) -> list[ev.Recorded]:
    """Any events in any order: what a fold meets in the worst of bundles."""
    drawn = draw(
        st.lists(st.tuples(EVENTS, _NAMES, st.sampled_from((FOUNDER, DEPUTY, STRANGER))), max_size=12)
    )
    return [
        entry(event, leaf, actor, name) if not isinstance(event, ev.RemovedEvent) else _removed(leaf)
        for leaf, (event, name, actor) in enumerate(drawn)
    ]


def _removed(leaf: int) -> ev.Recorded:
    return msgspec.structs.replace(entry(ev.RemovedEvent(), leaf), at="", actor="", boot="", monotonic_ms=0)


def folded(entries: Sequence[ev.Recorded]) -> Case:
    case = Case(id=CASE_ID)
    for each in entries:
        case = apply(case, each)
    return case


@settings(deadline=None, max_examples=80)
@given(histories())
def test_no_sequence_of_events_stops_the_fold(entries: list[ev.Recorded]) -> None:
    case = folded(entries)
    assert case.events == len(entries)
    assert case.unknown == sum(isinstance(each.event, ev.UnknownEvent) for each in entries)
    assert isinstance(objection(case, entry(ev.RemovedEvent())), str)


@settings(deadline=None, max_examples=80)
@given(histories())
def test_a_snapshot_gives_back_exactly_the_case(entries: list[ev.Recorded]) -> None:
    case = folded(entries)
    data = encode_snapshot(case, 5, "root")
    assert decode_snapshot(data) == (case, 5, "root")
    assert encode_snapshot(case, 5, "root") == data


@settings(deadline=None, max_examples=60)
@given(histories(), st.integers(0, 12))
def test_going_on_from_a_snapshot_is_going_on(entries: list[ev.Recorded], place: int) -> None:
    found = decode_snapshot(encode_snapshot(folded(entries[:place]), 0, ""))
    assert found is not None
    case = found[0]
    for each in entries[place:]:
        case = apply(case, each)
    assert case == folded(entries)


@settings(deadline=None, max_examples=15)
@given(st.data())
@pytest.mark.parametrize("name", sorted(EVENT_OF_TYPE))
def test_every_type_of_event_is_folded(name: str, data: st.DataObject) -> None:
    before = founded()
    event = data.draw(EVENT_OF_TYPE[name])
    after = apply(before, entry(event, 9))
    assert after.events == before.events + 1
    assert decode_snapshot(encode_snapshot(after, 0, "")) == (after, 0, "")


@settings(deadline=None, max_examples=40)
@given(EVENTS, EVENTS)
def test_folding_changes_no_case_in_place(first: ev.Event, second: ev.Event) -> None:
    before = apply(founded(), entry(first, 8))
    kept = encode_snapshot(before, 0, "")
    apply(before, entry(second, 9))
    assert encode_snapshot(before, 0, "") == kept


# -- who may do what ------------------------------------------------------------------------------------------


def created() -> ev.CaseCreated:
    return ev.CaseCreated(
        title="T", school=School(name="S"), policy=PolicyPin(id="p", version="1", sha256="0" * 64)
    )


def bound(signer: str, **more: Any) -> ev.PersonBound:
    initials = "JPS" if signer == FOUNDER else "JPS" + chr(ord("B") + int(signer[0], 16))
    fields: dict[str, Any] = {
        "name": "N", "role": "dsl", "initials": initials, "recipient": f"age1{signer[:4]}"
    }  # fmt: skip
    return ev.PersonBound(**(fields | more), signer=signer)


def founded(*more: ev.Recorded) -> Case:
    """A case with its founder and the school's keys, and what follows."""
    first = [entry(created(), 0), entry(ev.SchoolKeysFixed(keys=SCHOOL_KEYS), 1), entry(bound(FOUNDER), 2)]
    return replay(Case(id=CASE_ID), [*first, *more])


def refused(case: Case, event: ev.Event, actor: str) -> str:
    """Return the objection, having made sure that `replay` acts on it."""
    with pytest.raises(TamperedBundle):
        replay(case, [entry(event, 9, actor)])
    return objection(case, entry(event, 9, actor))


TITLE = ev.CaseChanged(field="title", value="Hijacked")


def test_the_first_event_makes_the_case() -> None:
    assert "does not create" in refused(Case(id=CASE_ID), TITLE, FOUNDER)
    assert founded().created


def test_a_case_is_not_created_twice() -> None:
    assert "created twice" in refused(founded(), created(), FOUNDER)


def test_the_schools_keys_are_fixed_once() -> None:
    again = ev.SchoolKeysFixed(keys=SCHOOL_KEYS)
    assert "fixed twice" in refused(founded(), again, FOUNDER)
    begun = replay(Case(id=CASE_ID), [entry(created(), 0), entry(again, 1)])
    assert "fixed twice" in refused(begun, again, FOUNDER)


def test_the_schools_keys_must_be_readable_to_be_fixed() -> None:
    for signer in ("", "AAAA", "not base64!"):
        broken = msgspec.structs.replace(
            SCHOOL_KEYS, recovery=(RecoveryHolder(recipient="age1", signer=signer), *SCHOOL_KEYS.recovery[1:])
        )
        begun = replay(Case(id=CASE_ID), [entry(created(), 0)])
        assert "read" in refused(begun, ev.SchoolKeysFixed(keys=broken), FOUNDER)


def test_a_key_that_nobody_bound_may_do_nothing() -> None:
    for event in (TITLE, bound(STRANGER), ev.SchoolKeysFixed(keys=SCHOOL_KEYS)):
        assert "nobody" in refused(founded(), event, STRANGER)


def test_only_the_founder_binds_the_first_person() -> None:
    begun = replay(Case(id=CASE_ID), [entry(created(), 0)])
    assert refused(begun, bound(STRANGER), STRANGER)
    assert replay(begun, [entry(bound(FOUNDER), 1)]).members[FOUNDER].initials == "JPS"


def test_a_member_who_was_removed_may_do_nothing_more() -> None:
    leaving = ev.ReaderRemoved(recipient=f"age1{DEPUTY[:4]}", reason="left")
    case = founded(entry(bound(DEPUTY, role="deputy"), 3))
    assert replay(case, [entry(TITLE, 4, DEPUTY)]).title == "Hijacked"
    assert "nobody" in refused(replay(case, [entry(leaving, 4)]), TITLE, DEPUTY)


def test_the_holder_of_a_bare_recipient_cannot_sign() -> None:
    bare = ev.PersonBound(name="", role="investigator", initials="", recipient="age1bare")
    case = founded(entry(bare, 3))
    assert "age1bare" in case.members
    assert refused(case, TITLE, STRANGER)


# -- recovery sheets ------------------------------------------------------------------------------------------

FIRST, SECOND, THIRD = (sheet.fingerprint for sheet in SHEETS)
BEGUN = ev.RecoveryBegan(name="N", recipient=f"age1{STRANGER[:4]}", signer=STRANGER)
OF_A_SHEET = {"recovery-began", "tail-set-aside", "lock-broken", "clock-jumped", "entry-removed"}


@settings(deadline=None, max_examples=10)
@given(st.data())
@pytest.mark.parametrize("name", sorted(set(EVENT_OF_TYPE) - OF_A_SHEET))
def test_a_sheet_may_do_nothing_but_its_part(name: str, data: st.DataObject) -> None:
    event = data.draw(EVENT_OF_TYPE[name])
    begun = founded(entry(BEGUN, 3, FIRST))
    for case in (founded(), begun):
        assert refused(case, event, FIRST)


def test_one_sheet_alone_lets_nobody_in() -> None:
    assert "two sheets" in refused(founded(), bound(STRANGER), FIRST)
    begun = founded(entry(BEGUN, 3, FIRST))
    assert "two sheets" in refused(begun, bound(STRANGER), FIRST)
    twice = replay(begun, [entry(BEGUN, 4, FIRST)])
    assert "two sheets" in refused(twice, bound(STRANGER), FIRST)


def test_two_sheets_let_in_the_one_whom_the_first_named() -> None:
    begun = founded(entry(BEGUN, 3, FIRST))
    for second in (SECOND, THIRD):
        case = replay(begun, [entry(bound(STRANGER), 4, second)])
        assert STRANGER in case.members
        assert not case.recovering
    assert "two sheets" in refused(begun, bound(DEPUTY), SECOND)


def test_the_second_sheet_cannot_put_another_reading_key_under_the_name_the_first_gave() -> None:
    begun = founded(entry(BEGUN, 3, FIRST))
    for recipient in ("age1other", "", f"{BEGUN.recipient} "):
        assert "two sheets" in refused(begun, bound(STRANGER, recipient=recipient), SECOND)


def test_what_two_sheets_began_is_used_up_by_letting_one_in() -> None:
    case = founded(entry(BEGUN, 3, FIRST), entry(bound(STRANGER), 4, SECOND))
    assert "two sheets" in refused(case, bound(STRANGER), SECOND)


def test_a_member_cannot_stand_in_for_the_first_sheet() -> None:
    assert refused(founded(), BEGUN, FOUNDER)


def test_a_sheet_cannot_let_in_somebody_who_only_reads() -> None:
    bare = ev.PersonBound(name="", role="investigator", initials="", recipient=BEGUN.recipient)
    assert "two sheets" in refused(founded(entry(BEGUN, 3, FIRST)), bare, SECOND)


@pytest.mark.parametrize("at", ["2026-13-01T00:00:00Z", "2026-02-30T00:00:00Z", "0000-01-01T00:00:00Z", AT + "\n",
                                "2026-11-22T24:00:00Z", "٢٠٢٦-11-22T14:05:09Z"])  # fmt: skip
def test_a_time_that_is_none_is_damage_and_not_a_fault_later(at: str) -> None:
    good = codec.encode(entry(TITLE))
    assert codec.decode(good, 1).at == AT
    with pytest.raises(TamperedBundle):
        codec.decode(codec.encode(msgspec.structs.replace(entry(TITLE), at=at)), 1)


def test_an_erased_event_is_no_objection_anywhere() -> None:
    for case in (Case(id=CASE_ID), founded()):
        assert objection(case, _removed(3)) == ""


# -- what events give -----------------------------------------------------------------------------------------


def added(reference: str = "JPS/1", **more: Any) -> ev.ExhibitAdded:
    fields: dict[str, Any] = {
        "reference": reference, "kind": "image", "media_type": "image/png", "size": 3, "sha256": "1" * 64,
        "blob": 4, "captured_at": TIME, "captured_by": FOUNDER, "method": "file", "grade": "C", "gate": GATE,
    }  # fmt: skip
    return ev.ExhibitAdded(**(fields | more))


def exhibit(case: Case, name: str = "JPS/1") -> Exhibit:
    found = case.find(name)
    assert found is not None
    return found


def test_events_about_what_does_not_exist_change_nothing_but_the_count() -> None:
    case = founded(entry(added(), 3, name="e1"))
    for event in (
        ev.ExhibitDescribed(exhibit="gone", caption="x"),
        ev.ExhibitDamaged(exhibit="gone", what="x"),
        ev.RestrictedChanged(exhibit="gone", record={"a": "b"}, wording="w"),
        ev.PersonRoleSet(person="p", exhibit="gone", role="victim"),
        ev.ReaderRemoved(recipient="age1gone", reason="x"),
    ):
        after = apply(case, entry(event, 4))
        assert (
            msgspec.structs.replace(after, events=case.events, last_monotonic_ms=case.last_monotonic_ms)
            == case
        )


def test_a_change_of_a_restricted_record_keeps_its_other_fields_and_touches_no_exhibit() -> None:
    made = ev.RestrictedRecorded(
        reference="JPS/2", recorded_at=TIME, record={"a": "1", "b": "2"}, wording="w"
    )
    change = {"b": "3", "c": "4"}
    case = founded(
        entry(added(), 3, name="e1"),
        entry(made, 4, name="e2"),
        entry(ev.RestrictedChanged(exhibit="e2", record=change, wording="w"), 5),
        entry(ev.RestrictedChanged(exhibit="e1", record=change, wording="w"), 6),
    )
    assert exhibit(case, "JPS/2").restricted == {"a": "1", "b": "3", "c": "4"}
    assert exhibit(case, "JPS/1").restricted == {}


def test_the_number_of_a_reference_never_goes_back() -> None:
    case = founded()
    for leaf, reference in enumerate(("JPS/7", "JPS/2", "SXL/1"), 3):
        case = apply(case, entry(added(reference), leaf))
    assert case.last_number == Map({"JPS": 7, "SXL": 1})


def test_a_reference_of_any_length_is_folded() -> None:
    case = apply(founded(entry(added("JPS/1"), 3)), entry(added("JPS/" + "9" * 5000), 4))
    assert case.last_number == Map({"JPS": 1})
    assert decode_snapshot(encode_snapshot(case, 0, "")) == (case, 0, "")


def test_a_description_replaces_what_it_names_and_keeps_the_rest() -> None:
    first = ev.ExhibitDescribed(exhibit="e1", caption="First", notes=("a",), proportionality="needed")
    second = ev.ExhibitDescribed(exhibit="e1", caption="", notes=("b",))
    events: list[ev.Event] = [added(), first, second]
    item = exhibit(founded(*(entry(e, n, name="e1" if n == 3 else "") for n, e in enumerate(events, 3))))
    notes = tuple(Note(text=text, who=FOUNDER, at=AT) for text in ("a", "b"))
    assert (item.caption, item.notes, item.proportionality) == ("", notes, "needed")


def test_a_note_is_of_whoever_wrote_it_when_it_was_written() -> None:
    written = ev.ExhibitDescribed(exhibit="e1", notes=("first", "second"))
    later = msgspec.structs.replace(entry(written, 5, DEPUTY), at="2026-11-23T09:00:00Z")
    case = founded(entry(added(), 3, name="e1"), entry(bound(DEPUTY, initials="SXL"), 4), later)
    assert exhibit(case).notes == (
        Note(text="first", who=DEPUTY, at="2026-11-23T09:00:00Z"),
        Note(text="second", who=DEPUTY, at="2026-11-23T09:00:00Z"),
    )
    assert decode_snapshot(encode_snapshot(case, 0, "")) == (case, 0, "")


def test_a_snapshot_whose_notes_have_no_author_is_folded_anew() -> None:
    written = ev.ExhibitDescribed(exhibit="e1", notes=("first",))
    case = founded(entry(added(), 3, name="e1"), entry(written, 4))
    old = encode_snapshot(case, 5, "root").replace(NOW, b'"fold":2')
    note = b'"notes":[{"at":"%b","text":"first","who":"%b"}]' % (AT.encode(), FOUNDER.encode())
    assert note in old
    assert decode_snapshot(old.replace(note, b'"notes":["first"]')) is None


def test_a_person_is_corrected_only_in_what_is_given() -> None:
    ann = entry(ev.PersonAdded(name="Ann", kind="pupil", pseudonym="Pupil A", year_group="9"), 3, name="p1")
    once = founded(ann, entry(ev.PersonChanged(person="p1", name="Anne"), 4))
    assert once.people["p1"] == msgspec.structs.replace(founded(ann).people["p1"], name="Anne", also=("Ann",))
    twice = apply(once, entry(ev.PersonChanged(person="p1", kind="staff", year_group=""), 5))
    person = twice.people["p1"]
    assert (person.name, person.kind, person.year_group, person.pseudonym) == ("Anne", "staff", "", "Pupil A")
    nobody = apply(twice, entry(ev.PersonChanged(person="p2", name="Zed"), 6))
    assert nobody.people == twice.people


def test_a_person_has_one_part_in_an_exhibit() -> None:
    events: list[ev.Event] = [
        added(),
        ev.PersonRoleSet(person="p", exhibit="e1", role="victim"),
        ev.PersonRoleSet(person="p", exhibit="e1", role="witness"),
    ]
    item = exhibit(founded(*(entry(e, n, name="e1" if n == 3 else "") for n, e in enumerate(events, 3))))
    assert [(role.person, role.role) for role in item.people] == [("p", "witness")]


def test_a_part_in_an_exhibit_can_be_taken_back() -> None:
    events: list[ev.Event] = [
        added(),
        ev.PersonRoleSet(person="p", exhibit="e1", role="victim"),
        ev.PersonRoleSet(person="q", exhibit="e1", role="witness"),
        ev.PersonRoleRemoved(person="p", exhibit="e1"),
    ]
    item = exhibit(founded(*(entry(e, n, name="e1" if n == 3 else "") for n, e in enumerate(events, 3))))
    assert [(role.person, role.role) for role in item.people] == [("q", "witness")]


# -- the order shown ------------------------------------------------------------------------------------------


def of_exhibits(count: int) -> Case:
    return founded(
        *(entry(added(f"JPS/{n + 1}", blob=n), n + 3, name=f"x{n}") for n in range(count)),
    )


def shown(case: Case) -> list[str]:
    return [each.id for each in case.in_display_order()]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 6), st.integers(-1, 6)) | st.just(None), max_size=12))
def test_moving_exhibits_is_moving_lines_of_a_list(steps: list[tuple[int, int] | None]) -> None:
    case, plain = of_exhibits(5), [f"x{n}" for n in range(5)]
    for leaf, step in enumerate(steps, 20):
        if step is None:  # one more comes in
            plain.append(f"y{leaf}")
            case = apply(case, entry(added(f"JPS/{leaf}", blob=leaf), leaf, name=f"y{leaf}"))
            continue
        name, before = f"x{step[0]}", f"x{step[1]}" if step[1] >= 0 else ""
        case = apply(case, entry(ev.ExhibitMoved(exhibit=name, before=before), leaf))
        if name in plain and name != before and (before in plain or not before):
            plain.remove(name)
            plain.insert(plain.index(before) if before else len(plain), name)
    assert shown(case) == plain
    assert {each.id for each in case.in_order()} == set(plain)
    assert decode_snapshot(encode_snapshot(case, 0, "")) == (case, 0, "")


def test_a_snapshot_of_a_version_before_is_not_started_from() -> None:
    """It folds what it does not know of an entry away: here the end of a reader's time."""
    bound = ev.PersonBound(
        name="Ida Poe",
        role="investigator",
        initials="IXP",
        recipient="age1x",
        signer="s",
        until="2026-11-23T00:00:00Z",
    )
    case = apply(of_exhibits(2), entry(bound, 9))
    before = case.members["s"]
    older = structs.replace(case, members=case.members.set("s", structs.replace(before, until="")))
    written = encode_snapshot(older, 5, "root")
    for version in range(3, FOLD_VERSION):
        assert decode_snapshot(written.replace(NOW, b'"fold":%d' % version)) is None


def test_telling_the_police_stops_the_clocks_it_names_or_all() -> None:
    stopped = ev.GateStopped(route="file", answer="yes", gate_class="HARD", files=1, wording="w")
    sealed = ev.ExhibitsSealed(exhibits=("e1", "e2"), sha256=("1" * 64,), members=(), reason="r")
    case = founded(
        entry(added("JPS/1"), 3, name="e1"),
        entry(added("JPS/2"), 4, name="e2"),
        entry(sealed, 5),
        entry(stopped, 6, name="s1"),
    )
    assert (set(case.seal_clocks), set(case.police_tasks)) == ({"e1", "e2"}, {"s1"})
    fields = {"force": "F", "reference": "14/26"}
    told = ev.ActionRecorded(kind="police-told", done_at=AT, fields=fields, exhibits=("e1",))
    one = replay(case, [entry(told, 7)])
    assert (set(one.seal_clocks), set(one.police_tasks)) == ({"e2"}, {"s1"})
    told = ev.ActionRecorded(kind="police-told", done_at=AT, fields=fields)
    every = replay(case, [entry(told, 7)])
    assert (set(every.seal_clocks), set(every.police_tasks)) == (set(), set())
    other = ev.ActionRecorded(kind="decision", done_at=AT)
    assert set(replay(case, [entry(other, 7)]).seal_clocks) == {"e1", "e2"}


def test_locking_blocks_the_bytes_and_forgets_the_page_ready_copies() -> None:
    inspected = ev.ExhibitInspected(exhibit="e1", findings={}, renditions=(5,))
    sealed = ev.ExhibitsSealed(exhibits=("e1",), sha256=("1" * 64, "2" * 64), members=(), reason="r")
    case = founded(entry(added(), 3, name="e1"), entry(inspected, 4), entry(sealed, 5))
    assert (exhibit(case).status, exhibit(case).renditions) == ("locked", ())
    assert case.blocked == Map({"1" * 64: "e1", "2" * 64: ""})


def test_the_concern_only_grows() -> None:
    case = founded(*(entry(ev.ConcernRecorded(concern=Concern(facts=f)), 3) for f in ("first", "second")))
    assert [concern.facts for concern in case.concern] == ["first", "second"]


def test_fields_from_the_future_stay_with_what_they_describe() -> None:
    described = ev.ExhibitDescribed(exhibit="e1", caption="c", extra={"mood": [1]})
    case = founded(entry(added(extra={"lens": "x"}), 3, name="e1"), entry(described, 4))
    assert exhibit(case).extra == {"lens": "x", "mood": [1]}


def test_a_snapshot_of_another_fold_is_left_aside() -> None:
    data = encode_snapshot(founded(), 3, "root")
    assert decode_snapshot(data) is not None
    assert decode_snapshot(data.replace(NOW, b'"fold":999')) is None
    with pytest.raises(msgspec.DecodeError):
        decode_snapshot(b"{}")


def test_equal_cases_have_equal_snapshots_whatever_the_order_they_grew_in() -> None:
    people = [
        entry(ev.PersonAdded(name=n, kind="pupil", pseudonym=n), 3, name=n) for n in ("Ann", "Bo", "Cy", "Di")
    ]
    there, back = founded(*people), founded(*reversed(people))
    assert there == back
    assert encode_snapshot(there, 0, "") == encode_snapshot(back, 0, "")
