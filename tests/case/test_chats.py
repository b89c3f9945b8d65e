"""Chats as entries of a case: who may say what of them, what joining a copy brings, and what a lock takes along."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import structs
from tests.case.conftest import Desk, add
from tests.case.test_merging import Two, sound
from tests.case.test_sealing import NEEDLE, assert_nothing_opens, readable

from evidence_desk.acts import chats
from evidence_desk.acts.chat_printing import transcriber
from evidence_desk.acts.keeping import Description, wording_in_force
from evidence_desk.base.errors import GateRefused, NotFound, TamperedBundle
from evidence_desk.capture.chat_choice import Choice, chosen
from evidence_desk.capture.chat_values import ChatFault
from evidence_desk.capture.importer import check_path
from evidence_desk.case import events as ev
from evidence_desk.case import fold_chats, sealing
from evidence_desk.case.chat_proof import commitment
from evidence_desk.case.chat_values import ChatChoice, ChatSource, HashList
from evidence_desk.case.gate import StopAnswers
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Exhibit
from evidence_desk.packs.content import HeldBody

LINES = [f"20/11/2026, 19:{n:02d} - {'Kit' if n % 2 else 'Amy'}: words {n}\n" for n in range(6)]


def keep(store: CaseStore, folder: Path, **choice: object) -> Exhibit:
    path = folder / "chat.txt"
    path.write_text("".join(LINES))
    with chats.look_through(check_path(path, 10**6)) as looked:
        return chats.keep_chat(store, looked, Choice(**(choice or {"first": 2, "last": 4})), Description())  # type: ignore[arg-type]


@pytest.fixture
def two(desk: Desk, tmp_path: Path) -> Two:
    with desk.create() as store:
        add(store, b"shared")
    made = Two(desk, tmp_path)
    made.part()
    return made


def test_what_is_kept_is_committed_to_in_one_commit(store: CaseStore, desk: Desk, tmp_path: Path) -> None:
    commits = len(store.bundle.commits)
    kept = keep(store, tmp_path)
    assert len(store.bundle.commits) == commits + 1
    assert store.read_whole(kept).decode() == "".join(LINES[1:4])
    store.write_snapshot()
    store.close()
    with desk.open(write=True) as again:
        sound(again)
        chat = again.case.chats[kept.id]
        assert (chat.messages, chat.choice) == (3, ChatChoice(first=2, last=4))
        assert set(fold_chats.leaves_of(ev.ChatCommitted(exhibit="", messages=3, lists=chat.lists))) <= set(
            again.case.exhibits[kept.id].renditions
        )
        hashes, salts = chats.opened_lists(again, chat)
        assert (len(hashes[0]), len(salts[0])) == (3 * 32, 3 * 16)


def test_a_lock_takes_the_commitments_and_their_salts(store: CaseStore, tmp_path: Path) -> None:
    kept = keep(store, tmp_path)
    lists = store.case.chats[kept.id].lists
    sealing.seal(store, [kept.id], "asked")
    for one in lists:
        for leaf in (one.leaf, one.salts):
            with pytest.raises((NotFound, GateRefused, TamperedBundle)):
                store.unlocked.read(leaf)
    with pytest.raises(GateRefused):
        store.read_whole(store.case.exhibits[kept.id])
    sound(store)


def test_what_was_attached_is_locked_everywhere_and_the_words_are_not(
    store: CaseStore, desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "chat.zip"
    with zipfile.ZipFile(path, "w") as container:
        container.writestr("_chat.txt", "".join([*LINES, "20/11/2026, 20:00 - Kit: a.png (file attached)\n"]))
        container.writestr("a.png", NEEDLE)
    no = StopAnswers(first="no", second="no", wording=wording_in_force())
    twin = add(store, NEEDLE)
    with chats.look_through(check_path(path, 10**6), no) as looked:
        choice = Choice(people=("Kit",))
        words = chats.keep_chat(store, looked, choice, Description())
        ((attachment, number),) = chats.attachments_of(looked, chosen(looked.survey, choice))
        stopped = StopAnswers(first="unsure", second="no", wording=wording_in_force())
        with pytest.raises(GateRefused):
            chats.keep_attachment(store, looked, words, attachment, number, stopped)
        kept = chats.keep_attachment(store, looked, words, attachment, number, no)
    assert (number, kept.gate.answer) == (4, "no")
    assert {item.id for item in sealing.seal(store, [twin.id], "seen")} == {twin.id, kept.id}
    assert store.read_whole(words).count(b"Kit") == 4
    hashes, salts = chats.opened_lists(store, store.case.chats[words.id])
    sealing.seal(store, [words.id], "asked")
    store.close()
    assert_nothing_opens(desk.path, (desk.person.identity,))
    for plain in readable(desk.path, (desk.person.identity,)):
        assert b"words 1" not in plain
        assert hashes[0] not in plain
        assert salts[0] not in plain


def test_a_chat_of_another_copy_comes_with_its_commitments(two: Two, tmp_path: Path) -> None:
    with two.there() as there:
        kept = keep(there, tmp_path)
    with two.here() as here:
        add(here, b"mine")
    two.merge()
    with two.here() as store:
        sound(store)
        exhibit = store.case.exhibits[kept.id]
        chat = chats.held_chat(store.case, exhibit)
        data = store.read_whole(exhibit)
        messages = chats.transcript(chat, data)
        assert [message.author for message in messages] == ["Kit", "Amy", "Kit"]
        hashes, salts = chats.opened_lists(store, chat)
        for index, message in enumerate(messages):
            words = chats.line_bytes(message, data)
            expected = hashes[0][index * 32 : index * 32 + 32]
            assert commitment(salts[0][index * 16 : index * 16 + 16], index, words) == expected


def test_a_chat_that_is_locked_there_comes_without_them(two: Two, tmp_path: Path) -> None:
    with two.there() as there:
        kept = keep(there, tmp_path)
        sealing.seal(there, [kept.id], "asked")
    with two.here() as here:
        keep(here, tmp_path, first=6, last=6)
    two.merge()
    with two.here() as store:
        sound(store)
        assert store.case.exhibits[kept.id].status == "locked"
        assert store.case.chats[kept.id].lists == ()


Say = Callable[[CaseStore, Exhibit, Exhibit], ev.Event]
SOURCE = ChatSource(app="x", text_size=1, messages=3)
FORGED: dict[str, Say] = {
    "commitments later than the chat": lambda store, chat, other: ev.ChatCommitted(
        exhibit=other.id, messages=1, lists=(HashList(first=0, count=1, sha256="0" * 64, leaf=1, salts=2),)
    ),
    "another choice": lambda store, chat, other: ev.ChatKept(
        exhibit=chat.id, source=SOURCE, choice=ChatChoice(), reading={}
    ),
    "something attached later": lambda store, chat, other: ev.ChatAttached(
        exhibit=other.id, chat=chat.id, message=1
    ),
    "something attached to nothing": lambda store, chat, other: ev.ChatAttached(exhibit="gone", chat="gone"),
}


@pytest.mark.parametrize("what", FORGED)
def test_what_is_said_of_a_chat_later_makes_the_record_damaged(
    what: str, store: CaseStore, desk: Desk, tmp_path: Path
) -> None:
    kept = keep(store, tmp_path)
    other = add(store, b"words", kind="message-transcript", media_type="text/plain")
    with pytest.raises(TamperedBundle):
        store.record(FORGED[what](store, kept, other))
        store.close()
        with desk.open() as again:
            list(again.entries())


def test_lists_with_a_gap_are_refused() -> None:
    one = HashList(first=0, count=2, sha256="0" * 64, leaf=1, salts=2)
    late = HashList(first=3, count=1, sha256="0" * 64, leaf=3, salts=4)
    short = HashList(first=2, count=1, sha256="0" * 64, leaf=3, salts=4)
    for lists, messages in (((), 0), ((one,), 3), ((late,), 1), ((one, late), 3), ((one, short), 3)):
        assert fold_chats.objection_to_form(ev.ChatCommitted(exhibit="e", messages=messages, lists=lists))
    assert not fold_chats.objection_to_form(ev.ChatCommitted(exhibit="e", messages=2, lists=(one,)))


@pytest.mark.parametrize(
    ("reading", "messages"),
    [({}, 3), ({"format": 7}, 3), ({"format": "of tomorrow"}, 3), ({"format": "telegram"}, 3), (None, 4)],
)
def test_a_chat_that_was_written_down_wrongly_breaks_nothing(
    store: CaseStore, tmp_path: Path, reading: dict[str, object] | None, messages: int
) -> None:
    kept = keep(store, tmp_path)
    held = store.case.chats[kept.id]
    wrong = structs.replace(held, messages=messages, reading=held.reading if reading is None else reading)
    with pytest.raises(ChatFault):
        chats.transcript(wrong, store.read_whole(kept))
    case = structs.replace(store.case, chats=store.case.chats.set(kept.id, wrong))
    whole = transcriber(case, {})(kept, lambda: store.read_whole(kept))
    assert whole is None, "it is printed as it stands"
    passage = transcriber(case, {kept.id: ((1, 1),)})(kept, lambda: store.read_whole(kept))
    assert isinstance(passage, HeldBody), "never more than was chosen"
