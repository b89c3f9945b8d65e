"""The handling log: every kind of event has its sentence."""

from __future__ import annotations

import re
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.case.conftest import Desk, add
from tests.case.test_fold import (
    AT,
    DEPUTY,
    EVENT_OF_TYPE,
    FIRST,
    FOUNDER,
    STRANGER,
    added,
    bound,
    entry,
    founded,
)

from evidence_desk.case import events as ev
from evidence_desk.case.chat_values import ChatChoice, ChatSource
from evidence_desk.case.story import concerned, line_of, says
from evidence_desk.case.values import (
    Classification,
    Concern,
    CriminalTag,
    DropOrigin,
    SchoolKeys,
    Source,
    TimeRead,
)
from evidence_desk.policy.loader import default_policy

CASE = founded(
    entry(bound(DEPUTY, name="Sam Lee"), 3),
    entry(added("JPS/1"), 4, name="e1"),
    entry(added("JPS/2"), 5, name="e2"),
    entry(ev.PersonAdded(name="Ali Example", kind="pupil", pseudonym="Pupil A"), 6, name="p1"),
)
TIME = TimeRead(utc=AT, zone="GMT", offset_minutes=0)
KEYS = SchoolKeys(recovery=(), custody="age1c", custody_holders=(), custody_wraps={})

SAID_AT = "22 November 2026 14:05 UTC"  # AT, as the log says it

ORIGIN = DropOrigin(drop="d-1", item="i-1", at=AT, leaf=3, member="", file_key="")

SAID: list[tuple[ev.Event, str]] = [
    (ev.CaseChanged(field="title", value="New"), "Changed the title of the case to “New”."),
    (
        ev.CaseChanged(field="retention_class", value="25", reason="asked"),
        "Changed the retention class of the case to “25”. Reason: asked.",
    ),
    (ev.SchoolKeysFixed(keys=KEYS), "Fixed the school's recovery and custody keys for this case."),
    (
        ev.PersonBound(name="Sam Lee", role="deputy", initials="SXL", recipient="age1x", signer=DEPUTY),
        "Let in Sam Lee (deputy, as stated; initials SXL), with their keys.",
    ),
    (
        ev.PersonBound(name="", role="investigator", initials="", recipient="age1x"),
        "Let the holder of a bare recipient key read the case.",
    ),
    (
        ev.ReaderRemoved(recipient="age1x", reason="left"),
        "Removed a reader. Copies taken earlier stay readable to them. Reason: left.",
    ),
    (
        ev.EpochBegan(recipient="age1y", slots={}, reason="x"),
        "Began new keys for the case; remaining readers have their slots to them.",
    ),
    (
        ev.RecoveryBegan(name="Sam Lee", recipient="age1x", signer=STRANGER),
        "A recovery sheet asked for Sam Lee to be let in; it takes a second sheet to do it.",
    ),
    (ev.ConcernRecorded(concern=Concern(facts="secret")), "Recorded the concern."),
    (
        ev.PersonAdded(name="Ali Example", kind="pupil", pseudonym="Pupil A"),
        "Added Pupil A (pupil) to the people of the case.",
    ),
    (
        ev.PersonChanged(person="p1", name="Ali Exampel", year_group=""),
        "Corrected what is known of Pupil A: name, year group.",
    ),
    (
        ev.PersonRoleSet(person="p1", exhibit="e1", role="victim"),
        "Set the part of Pupil A in JPS/1: victim.",
    ),
    (ev.PersonRoleRemoved(person="p1", exhibit="e1"), "Took back the part of Pupil A in JPS/1."),
    (ev.ExhibitMoved(exhibit="e2", before="e1"), "Placed JPS/2 before JPS/1 in the order shown."),
    (ev.ExhibitMoved(exhibit="e1"), "Placed JPS/1 last in the order shown."),
    (
        ev.MonitoringMarked(exhibit="e1", authority="gone"),
        "Marked JPS/1 as a monitoring record.",
    ),
    (
        ev.ChatKept(
            exhibit="e1",
            source=ChatSource(app="WhatsApp", text_size=9, messages=1_900, attached=3, omitted=2),
            choice=ChatChoice(people=("Kit",), since="2026-11-20"),
            reading={"header": "Kit"},
        ),
        "Kept 0 of 1,900 messages of a chat of WhatsApp as JPS/1, chosen by 1 of the people in it, dates. The export "
        "brought 3 other files, each to be asked about by itself; 2 more are named in it and were not exported.",
    ),
    (
        ev.ChatAttached(exhibit="e2", chat="e1", message=3),
        "Noted that JPS/2 was attached to message 3 of JPS/1.",
    ),
    (ev.ExhibitViewed(exhibit="e1", what="picture"), "Looked into JPS/1: picture."),
    (
        ev.ExhibitViewed(exhibit="e2", what="the text", shown_at=AT),
        f"Looked into JPS/2 at {SAID_AT}, when the case could only be read: the text.",
    ),
    (ev.ExhibitDescribed(exhibit="e1", caption="secret"), "Described JPS/1: caption."),
    (
        ev.ExhibitDescribed(exhibit="e1", caption="secret", source=Source(url="secret"), notes=("secret",)),
        "Described JPS/1: caption, source, a note.",
    ),
    (
        ev.PersonBound(name="Jo Shah", role="dsl", initials="JPS", recipient="age1x", signer=DEPUTY),
        "Let in Jo Shah (DSL, as stated; initials JPS), with their keys.",
    ),
    (
        ev.ExhibitDescribed(exhibit="e1", caption="x", origin=ORIGIN),
        f"Described JPS/1, sent in drop d-1 at {AT}: caption.",
    ),
    (
        ev.DropBegun(
            name="Ann Ode", role="staff", initials="AXO", to=("Sam Lee",), slots={}, about_leadership="no"
        ),
        "Began a sealed drop as Ann Ode (staff, as stated).",
    ),
    (
        ev.DropItemWithdrawn(item="i-1", entry=9, what="file", why="mistake"),
        "Took an item back before sending (file): added by mistake. Nothing of it is left.",
    ),
    (
        ev.DropItemWithdrawn(item="i-1", entry=9, what="words", why="should-not-be-here"),
        "Took an item back before sending (words): they saw that it must not be kept. Nothing of it is left.",
    ),
    (
        ev.DropTaken(
            drop="d-1",
            founding="",
            checkpoint="",
            name="Ann Ode",
            role="staff",
            initials="AXO",
            items=1,
            about_leadership="no",
        ),
        "Took over the sealed drop d-1 of Ann Ode (staff, as stated; initials AXO): 1 item.",
    ),
    (
        ev.DropItemLeft(origin=ORIGIN, sha256="0" * 64, why="blocked"),
        f"Left out an item, sent in drop d-1 at {AT}: its exact bytes are locked for the police.",
    ),
    (
        ev.DropItemLeft(origin=ORIGIN, sha256="0" * 64, why="damaged"),
        f"Left out an item, sent in drop d-1 at {AT}: its bytes are not what the sender's entry says.",
    ),
    (
        ev.DropRejected(
            drop="d-1", founding="", checkpoint="", name="Ann Ode", items=2, reason="nothing of ours"
        ),
        "Did not take over the sealed drop d-1 of Ann Ode, as stated (2 items). Reason: nothing of ours.",
    ),
    (
        ev.ExhibitInspected(exhibit="e1", findings={"reason": "the file is cut short"}),
        "Inspected JPS/1 by the program alone, shown to nobody: the file is cut short.",
    ),
    (
        ev.ExhibitInspected(exhibit="e1", findings={}),
        "Inspected JPS/1 by the program alone, shown to nobody: it can be shown.",
    ),
    (
        ev.ExhibitClassified(
            exhibit="e1",
            classification=Classification(
                cells=("conduct.sexual",), criminal=(CriminalTag(id="crim.x"),), triggers=("trig.y",)
            ),
        ),
        "Classified JPS/1: conduct.sexual, crim.x, trig.y.",
    ),
    (ev.ExhibitDamaged(exhibit="e1", what="altered"), "Found JPS/1 damaged: altered."),
    (
        ev.PictureAnswered(exhibit="e1", answer="unsure", because="trig.y", wording="w"),
        "Answered “Not sure” for JPS/1, unopened, because of trig.y.",
    ),
    (
        ev.RestrictedRecorded(reference="JPS/3", recorded_at=TIME, record={"a": "secret"}, wording="w"),
        "Made the restricted record JPS/3, in words only.",
    ),
    (
        ev.RestrictedChanged(exhibit="e1", record={"device": "secret", "accounts": []}, wording="w"),
        "Changed the restricted record JPS/1, in words only: accounts, device.",
    ),
    (
        ev.GateStopped(route="file", answer="yes", gate_class="HARD", files=2, wording="w"),
        "The stop question kept something out (file, answered Yes, 2 items). Nothing was read or kept.",
    ),
    (
        ev.GateStopped(route="file", answer="unsure", gate_class="HARD", files=1, wording="w"),
        "The stop question kept something out (file, answered Not sure, 1 item). Nothing was read or kept.",
    ),
    (
        ev.GateStopped(
            route="pasted picture",
            answer="yes",
            gate_class="HARD",
            files=1,
            wording="w",
            clipboard="overwritten",
        ),
        "The stop question kept something out (pasted picture, answered Yes, 1 item). "
        "Nothing was read or kept. "
        "The clipboard's entry was overwritten.",
    ),
    (
        ev.ExhibitsSealed(
            exhibits=("e1", "e2"),
            sha256=(),
            members=(),
            reason="found later",
            requested_by=DEPUTY,
            requested_at=AT,
        ),
        f"Locked for the police: JPS/1, JPS/2. Reason: found later. Asked for at {SAID_AT} by Sam Lee.",
    ),
    (
        ev.ExhibitsSealed(
            exhibits=("e1",), sha256=(), members=(), reason="x", requested_by=STRANGER, requested_at=AT
        ),
        f"Locked for the police: JPS/1. Reason: x. Asked for at {SAID_AT} by key {STRANGER[:16]}.",
    ),
    (
        ev.ExhibitsSealed(exhibits=("e1",), sha256=(), members=(), reason="x"),
        "Locked for the police: JPS/1. Reason: x.",
    ),
    (
        ev.OlderCopyAccepted(state="behind", known_commit=7, known_size=21, known_root="AAAA"),
        "Went on with a copy behind what this device had seen (commit 7, tree size 21, root AAAA).",
    ),
    (
        ev.ExhibitExtracted(exhibit="e2", to="PC 1", basis=""),
        "Wrote the original bytes of JPS/2 out of the case. To: PC 1. Basis: not stated.",
    ),
    (
        ev.ProofGiven(exhibit="e2", to="PC 1", basis="asked", sha256="ab" * 32),
        "Wrote out the proof of JPS/2 (SHA-256 abababababababab…). To: PC 1. Basis: asked.",
    ),
    (
        ev.HandoverMade(
            pack="P-1",
            form="aes-zip",
            to="PC 1",
            basis="asked",
            originals=("e1",),
            proofs=("e1", "e2"),
            files=9,
            size=99,
            sha256="ab" * 32,
        ),
        "Handed over pack P-1 as a zip under a password (1 original, 2 proofs, SHA-256 abababababababab…). To: PC 1. "
        "Basis: asked.",
    ),
    (
        ev.TailSetAside(size=512, sha256="0" * 64),
        "Set aside 512 bytes of unfinished writing or added bytes after the last saved entry.",
    ),
    (
        ev.LockBroken(held_by="jo", host="desk-3", since=AT),
        f"Broke the lock that jo on desk-3 had held since {SAID_AT}.",
    ),
    (
        ev.ClockJumped(kind="jumped", by_seconds=3600),
        "Noted that this computer's clock had jumped by 1 hour.",
    ),
    (
        ev.ClockJumped(kind="set back", by_seconds=-3600),
        "Noted that this computer's clock had been set back by 1 hour.",
    ),
    (
        ev.UnknownEvent(type_name="from-the-future", body={}),
        "Unknown entry of type “from-the-future”, kept as it is.",
    ),
    (ev.RemovedEvent(), "Entry removed by a later entry."),
    (
        ev.ActionRecorded(kind="note", done_at=AT, fields={"b": "2", "a": "1"}, reason="because"),
        f"Recorded: note, {SAID_AT}. a: 1; b: 2. Reason: because.",
    ),
    (ev.ActionRecorded(kind="note", done_at=AT), f"Recorded: note, {SAID_AT}."),
    (
        ev.ActionRecorded(kind="note", done_at=AT, reason="Asked twice. No reply."),
        f"Recorded: note, {SAID_AT}. Reason: Asked twice. No reply.",
    ),
    (
        ev.PackMade(
            pack="P-1", kind="police", exhibits=("e1",), placeholders=(), sha256="ab" * 32, size=9, pages=4
        ),
        "Made the police pack P-1 (4 pages, 1 exhibit, 0 placeholders, SHA-256 abababababababab…).",
    ),
]


@pytest.mark.parametrize(("event", "sentence"), SAID)
def test_an_event_says(event: ev.Event, sentence: str) -> None:
    assert says(CASE, entry(event)) == sentence


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    return [text for item in inner for text in _texts(item)]


@settings(deadline=None, max_examples=15)
@given(st.data())
@pytest.mark.parametrize("name", sorted(EVENT_OF_TYPE))
def test_every_event_has_a_sentence_of_its_own(name: str, data: st.DataObject) -> None:
    event = data.draw(EVENT_OF_TYPE[name])
    line = line_of(CASE, entry(event), 7)
    assert (line.number, line.at, line.actor, line.type) == (7, AT, FOUNDER, name)
    assert re.match(r"[A-Z]", line.says)
    assert line.says.endswith((".", "!", "?"))
    given = {word for text in _texts(msgspec.to_builtins(event)) for word in text.split()}
    assert not {"None", "Map(", "Struct"} & (set(line.says.split()) - given)


def test_no_two_kinds_of_event_say_the_same() -> None:
    openings: dict[str, str] = {}
    for event, _ in SAID:
        line = line_of(CASE, entry(event), 1)
        opening = " ".join(line.says.split()[:3])
        assert openings.setdefault(opening, line.type) == line.type


def test_what_is_said_of_an_exhibit_names_it_by_its_reference() -> None:
    for event, sentence in SAID:
        refs = line_of(CASE, entry(event, name="e1"), 1).exhibits
        if "JPS/1" in sentence:
            assert "JPS/1" in refs
    assert line_of(CASE, entry(ev.ExhibitDamaged(exhibit="gone", what="x")), 1).exhibits == ("gone",)


def test_an_entry_is_about_the_exhibits_it_names() -> None:
    assert concerned(entry(added(), 4, name="e9")) == ("e9",)
    assert concerned(entry(ev.ActionRecorded(kind="note", done_at=AT, exhibits=("e1", "e2")))) == ("e1", "e2")
    assert concerned(entry(ev.EpochBegan(recipient="r", slots={}, reason="r"))) == ()


def test_the_log_names_who_did_it() -> None:
    title = ev.CaseChanged(field="title", value="x")
    assert line_of(CASE, entry(title, actor=DEPUTY), 1).who == "Sam Lee"
    assert line_of(CASE, entry(title, actor=STRANGER), 1).who == f"key {STRANGER[:16]}"
    begun = ev.RecoveryBegan(name="N", recipient="r", signer=STRANGER)
    assert line_of(CASE, entry(begun, actor=FIRST), 1).who == "recovery sheet"
    assert line_of(CASE, entry(ev.RemovedEvent(), actor=""), 1).who == ""


def test_with_the_policy_at_hand_things_have_the_names_it_gives_them() -> None:
    policy = default_policy()
    tags = Classification(cells=("conduct.aggressive",), triggers=("trig.csa-images",))
    said = says(CASE, entry(ev.ExhibitClassified(exhibit="e1", classification=tags)), policy)
    assert said == "Classified JPS/1: Conduct · Aggressive, Child sexual abuse images."
    told = ev.ActionRecorded(
        kind="police-told", done_at=AT, fields={"reference": "TH-1", "force": "Thornmere", "other": "x"}
    )
    assert says(CASE, entry(told), policy) == (
        f"Recorded: Police told, {SAID_AT}. Police force: Thornmere; Reference number: TH-1; other: x."
    )
    gone = ev.ExhibitClassified(exhibit="e1", classification=Classification(cells=("old.cell",)))
    assert says(CASE, entry(gone), policy) == "Classified JPS/1: old.cell."


def test_captions_records_and_concerns_are_not_repeated_in_the_log() -> None:
    assert sum("secret" in repr(event) for event, _ in SAID) == 5
    assert not any("secret" in says(CASE, entry(event)) for event, _ in SAID)


def test_the_log_of_a_real_case_is_complete_and_in_order(desk: Desk) -> None:
    with desk.create() as store:
        add(store, b"one", caption="c")
        lines = [line_of(store.case, each, number) for number, each in enumerate(store.entries(), 1)]
        assert [line.type for line in lines] == [
            "case-created", "school-keys", "person", "exhibit-added", "exhibit-described",
        ]  # fmt: skip
        assert [line.leaf for line in lines] == sorted({line.leaf for line in lines})
        assert {line.who for line in lines} == {"Jo P. Smith"}
        assert lines[0].says == "Opened the case “T” under policy test 1."
        assert lines[3].says.startswith("Added JPS/1 (image, image/png, 3 bytes, SHA-256 ")
        assert lines[3].says.endswith("…), grade C. Stop question: No.")
