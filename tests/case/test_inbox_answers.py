"""Answers to the stop question for what sealed drops bring: who may give them, what they open, what a forged one is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from tests.case.conftest import WORDING, Desk, add
from tests.case.hostile import AT, EARLIER, writing
from tests.case.test_drops import Staff, opened, put, take

from evidence_desk.acts.viewing import record_view
from evidence_desk.base.errors import GateRefused, TamperedBundle
from evidence_desk.case import events as ev
from evidence_desk.case import gate, provenance, taking
from evidence_desk.case.gate import Admission, Route, Stopped
from evidence_desk.case.membership import access_of
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import DropOrigin, GateAnswer

LEAVE = Admission(route=Route.SEALED_DROP, answer="no", gate_class="none", wording=WORDING, files_in_one_go=1)
STOP = Stopped(route=Route.SEALED_DROP, answer="unsure", gate_class="HARD", wording=WORDING, files=1)


@pytest.fixture
def staff(tmp_path: Path, desk: Desk) -> Staff:
    return Staff(tmp_path, desk)


def taken_in(desk: Desk, staff: Staff, answers: dict[str, Any] | None = None) -> None:
    with desk.open(write=True) as store, opened(desk, staff.path) as drop:
        named = {
            item.entry.id: answer for item, answer in zip(drop.items, (answers or {}).values(), strict=False)
        }
        taking.take(store, drop, lambda event, stream: None, answers=named)


def test_nobody_is_shown_an_item_before_somebody_here_has_answered_for_it(staff: Staff, desk: Desk) -> None:
    with desk.create() as store:
        own = add(store, b"\x89PNG my own")
    with staff.begin() as drop:
        put(drop)
        put(drop, b"words", kind="message-transcript", media_type="text/plain")
    take(desk, staff.path)
    with desk.open(write=True) as store:
        picture, words = (e for e in store.case.in_order() if e.drop)
        for shown in (own, words):
            record_view(store, shown.id, "picture")
        with pytest.raises(GateRefused, match="not answered for here"):
            record_view(store, picture.id, "picture")
        gate.at_viewing(picture, store.locked)  # the original can be given to the police all the same
        taking.answer_for(store, picture, LEAVE)
        record_view(store, picture.id, "picture")
    with desk.open() as store:
        assert not gate.awaits_answer(store.case.exhibits[picture.id])


def test_an_item_answered_for_while_it_is_taken_can_be_looked_at_and_a_stopped_one_is_not_there(
    staff: Staff, desk: Desk
) -> None:
    desk.create().close()
    staff.send(b"\x89PNG one", b"\x89PNG two")
    taken_in(desk, staff, {"first": STOP, "second": LEAVE})
    with desk.open(write=True) as store:
        (exhibit,) = store.case.exhibits.values()
        assert exhibit.arrival is not None
        assert (exhibit.arrival.who, exhibit.gate.who) == (store.actor, staff.person.profile.fingerprint)
        record_view(store, exhibit.id, "picture")
        assert len(store.case.police_tasks) == 1
        assert len(store.case.blocked) == 1
        assert b"\x89PNG one" not in b"".join(
            store.unlocked.blob(member.leaf).read_at(0, 99) for member in store.bundle.members("b")
        )


# -- a co-writer with a valid key ---------------------------------------------------------------------------------


def answer(desk: Desk, **fields: Any) -> GateAnswer:
    plain = GateAnswer(answer="no", who=desk.person.profile.fingerprint, at=AT, wording=WORDING)
    return replace(plain, **fields)


def refused(desk: Desk, tmp_path: Path) -> None:
    """Neither the device that knows the case nor a fresh one opens it."""
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    for home in (desk.home, fresh):
        with pytest.raises(TamperedBundle):
            CaseStore.open(desk.path, access_of(desk.person, home), desk.clock).close()


ANSWERED: dict[str, Callable[[Desk], dict[str, Any]]] = {
    "in another's name": lambda desk: {"gate": answer(desk, who="1" * 64)},
    "at another time": lambda desk: {"gate": answer(desk, at=EARLIER)},
    "with yes": lambda desk: {"gate": answer(desk, answer="yes", gate_class="HARD")},
    "with no and a class": lambda desk: {"gate": answer(desk, gate_class="HARD")},
    "for nothing": lambda desk: {"exhibit": "nothing"},
    "for what came by no drop": lambda desk: {"exhibit": "own"},
    "for words": lambda desk: {"exhibit": "words"},
    "twice": lambda desk: {},
}


@pytest.mark.parametrize("what", ANSWERED)
def test_a_forged_answer_is_damage(staff: Staff, desk: Desk, tmp_path: Path, what: str) -> None:
    with desk.create() as store:
        own = add(store, b"\x89PNG my own").id
    with staff.begin() as drop:
        put(drop)
        put(drop, b"words", kind="message-transcript", media_type="text/plain")
    take(desk, staff.path)
    with desk.open(write=True) as store:
        picture, words = (e for e in store.case.in_order() if e.drop)
        if what == "twice":
            taking.answer_for(store, picture, LEAVE)
    fields: dict[str, Any] = {"exhibit": picture.id, "gate": answer(desk)} | ANSWERED[what](desk)
    fields["exhibit"] = {"own": own, "words": words.id}.get(str(fields["exhibit"]), fields["exhibit"])
    with writing(desk.path, desk.person.signing_key) as pen:
        pen.event(ev.DropItemAnswered(**fields))
    refused(desk, tmp_path)


def test_the_same_pen_answers_when_it_says_what_is_so(staff: Staff, desk: Desk) -> None:
    desk.create().close()
    take(desk, staff.send())
    with desk.open() as store:
        (picture,) = store.case.exhibits.values()
    with writing(desk.path, desk.person.signing_key) as pen:
        pen.event(ev.DropItemAnswered(exhibit=picture.id, gate=answer(desk)))
    with desk.open() as store:
        assert not gate.awaits_answer(store.case.exhibits[picture.id])


STOPPED: dict[str, Callable[[Desk, DropOrigin, str], dict[str, Any]]] = {
    "another hash": lambda desk, origin, sha256: {"sha256": "2" * 64},
    "another item": lambda desk, origin, sha256: {"origin": replace(origin, item="made-up")},
    "a drop not taken": lambda desk, origin, sha256: {"origin": replace(origin, drop="made-up")},
    "answered no": lambda desk, origin, sha256: {"gate": answer(desk)},
    "no class": lambda desk, origin, sha256: {"gate": answer(desk, answer="yes")},
    "another's name": lambda desk, origin, sha256: {
        "gate": answer(desk, answer="yes", gate_class="HARD", who="1" * 64)
    },
}


@pytest.mark.parametrize("what", [*STOPPED, "as it is"])
def test_a_forged_stop_is_damage(staff: Staff, desk: Desk, tmp_path: Path, what: str) -> None:
    """With it a co-writer could keep bytes out of every case, and accuse a sender."""
    desk.create().close()
    staff.send()
    with desk.open(write=True) as store, opened(desk, staff.path) as drop:
        store.record(taking.entry_of_taking(store.case, drop))
        (item,) = drop.items
        assert item.added is not None
        origin, sha256 = provenance.prove(drop.unlocked, item.entry), item.added.sha256
    fields = {
        "origin": origin,
        "sha256": sha256,
        "gate": answer(desk, answer="unsure", gate_class="HARD"),
    }
    if what != "as it is":
        fields |= STOPPED[what](desk, origin, sha256)
    with writing(desk.path, desk.person.signing_key) as pen:
        pen.event(ev.DropItemStopped(**fields))  # type: ignore[arg-type]  # of the table
    if what == "as it is":
        with desk.open() as store:
            assert sha256 in store.case.blocked
    else:
        refused(desk, tmp_path)
