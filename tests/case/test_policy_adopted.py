"""A case under another policy: what was classified keeps policy and names, and nothing is slipped in by a program."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.case.conftest import POLICY, Desk, FrozenClock, add
from tests.case.hostile import World, make_world, writing

from evidence_desk.case import events as ev
from evidence_desk.case import fold_policy
from evidence_desk.case.keys import Person
from evidence_desk.case.naming import Naming
from evidence_desk.case.state import decode_snapshot, encode_snapshot
from evidence_desk.case.values import Classification, PolicyPin
from evidence_desk.policy.loader import default_policy

NEXT = PolicyPin(id="test", version="2", sha256="2" * 64)
CELL = fold_policy.key_of(POLICY, "old.cell")


@pytest.fixture
def world(tmp_path: Path, person: Person, clock: FrozenClock) -> World:
    return make_world(tmp_path, person, clock)


def classified(desk: Desk, given: Classification) -> str:
    with desk.create() as store:
        name = add(store, b"one").id
        store.record(ev.ExhibitClassified(exhibit=name, classification=given))
    return name


def test_a_classification_stays_under_the_policy_it_was_made_under(desk: Desk) -> None:
    name = classified(desk, Classification(cells=("old.cell",)))
    with desk.open(write=True) as store:
        store.record(ev.PolicyAdopted(policy=NEXT, reason="r", labels={CELL: "What it was called"}))
        case = store.case
        exhibit = case.exhibits[name]
        assert case.policy == NEXT
        assert fold_policy.made_under(case, exhibit) == fold_policy.former(case, exhibit) == POLICY
        names = Naming(default_policy(), case.labels)
        assert names.tag("old.cell", POLICY) == "What it was called"
        assert names.tag("old.cell", NEXT) == "old.cell"  # this one never had it
        store.record(ev.ExhibitClassified(exhibit=name, classification=Classification(cells=("new.cell",))))
        assert fold_policy.former(store.case, store.case.exhibits[name]) is None
        read = decode_snapshot(encode_snapshot(case, 1, ""))
        assert read is not None
        assert dict(read[0].labels) == {CELL: "What it was called"}


def test_a_name_of_the_policy_at_hand_is_not_replaced(desk: Desk) -> None:
    policy = default_policy()
    own = PolicyPin(id=policy.id, version=policy.version, sha256=policy.sha256)
    labels = {fold_policy.key_of(own, "crim.iioc"): "Nothing of note"}
    assert Naming(policy, labels).tag("crim.iioc", own) == policy.criminal("crim.iioc").label


@pytest.mark.parametrize(
    ("labels", "says"),
    [
        ({"crim.iioc": "Nothing"}, "it names what the case does not use"),
        ({fold_policy.key_of(POLICY, "other"): "x"}, "it names what the case does not use"),
        ({fold_policy.key_of(NEXT, "old.cell"): "x"}, "it names what the case does not use"),
        ({CELL: " "}, "a name in it cannot be printed"),
        ({CELL: "a\u202eb"}, "a name in it cannot be printed"),
        ({CELL: "x" * 2001}, "a name in it cannot be printed"),
    ],
)
def test_names_are_for_what_the_case_uses_and_can_be_printed(
    world: World, labels: dict[str, str], says: str
) -> None:
    with world.desk.open(write=True) as store:
        name = store.case.in_order()[0].id if store.case.exhibits else add(store, b"one").id
        store.record(ev.ExhibitClassified(exhibit=name, classification=Classification(cells=("old.cell",))))
    with writing(world.desk.path, world.key_of("dsl")) as pen:
        pen.event(ev.PolicyAdopted(policy=NEXT, labels=labels))
    world.assert_refused(says)


def test_whose_choice_the_four_cs_were_is_the_entrys_word(desk: Desk) -> None:
    given = Classification(four_cs=("contact",), four_cs_chosen=True, four_cs_by="f" * 64, who="f" * 64)
    name = classified(desk, given)
    with desk.open(write=True) as store:
        kept = store.case.exhibits[name].classification
        assert kept is not None
        assert (kept.four_cs_by, kept.who) == (store.actor, store.actor)
        again = Classification(four_cs=("contact",), four_cs_by="f" * 64)
        store.record(ev.ExhibitClassified(exhibit=name, classification=again))
        kept = store.case.exhibits[name].classification
        assert kept is not None
        assert (kept.four_cs_by, kept.four_cs_chosen) == ("", False)
