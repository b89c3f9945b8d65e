"""The outbox: nothing is lost and nothing doubled, whenever the program ends; and nothing in it can be read here."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.case.conftest import Desk, FrozenClock, admission

from evidence_desk.acts import carrying
from evidence_desk.acts.carrying import put_into
from evidence_desk.acts.sending import Outbox, Unsent
from evidence_desk.base.errors import BadInput, CannotWrite, KeyUnavailable, NotFound
from evidence_desk.case.drops import DropWriter, NewDrop
from evidence_desk.case.intake import NewExhibit
from evidence_desk.case.keys import Person, SchoolFile, make_person, make_school
from evidence_desk.case.opendrop import open_drop
from evidence_desk.case.receipts import SealedItem
from evidence_desk.case.values import Concern

PICTURE = b"\x89PNG needle in a picture"
FACTS = "needle in words: shown to me on the bus"


@dataclass
class Sender:
    """A member of staff with an outbox, and the drop folder they send to."""

    desk: Desk
    person: Person
    home: Path
    folder: Path

    @property
    def outbox(self) -> Outbox:
        return Outbox(self.home, self.person, self.desk.clock)

    @property
    def new(self) -> NewDrop:
        return NewDrop(to=(self.desk.person.profile,), school=self.desk.school, about_leadership="no")

    def put(self, data: bytes = PICTURE) -> SealedItem:
        with self.outbox.writing(self.new) as drop:
            return put(drop, data)

    def send(self) -> str:
        self.put()
        return self.outbox.send(Concern(facts=FACTS), self.new).receipt.drop

    def arrived(self) -> list[tuple[str, ...]]:
        """What each drop in the folder holds, read with the DSL's key: the kinds of its items."""
        found: list[tuple[str, ...]] = []
        for path in sorted(self.folder.glob("*.edcase")):
            with open_drop(path, (self.desk.person.identity,)) as drop:
                found.append(tuple(item.entry.event.TYPE for item in drop.items))
        return found


def put(drop: DropWriter, data: bytes = PICTURE) -> SealedItem:
    new = NewExhibit(kind="image", media_type="image/png", method="file", grade="C")
    return drop.add_item(admission(), new, io.BytesIO(data), len(data))


@pytest.fixture
def sender(tmp_path: Path) -> Sender:
    school: SchoolFile = make_school("Larkrise Academy", "classic")[0]
    lead: Person = make_person("Jo P. Smith", "dsl", "JPS", "Larkrise Academy", "classic")
    staff = make_person("Ann X. Ode", "staff", "AXO", "Larkrise Academy", "classic")
    for name in ("home", "folder"):
        (tmp_path / name).mkdir()
    return Sender(Desk(tmp_path, lead, school, FrozenClock()), staff, tmp_path / "home", tmp_path / "folder")


def test_from_the_first_item_to_the_folder(sender: Sender) -> None:
    item = sender.put()
    begun = sender.outbox.begun()
    assert begun is not None
    assert begun.items == (item,)
    assert begun.to == ("Jo P. Smith",)
    kept = sender.outbox.send(Concern(facts=FACTS), sender.new)
    assert sender.outbox.begun() is None
    assert sender.outbox.waiting() == [kept.receipt.drop]
    assert [what.what for what in kept.receipt.items] == ["file", "concern"]
    (tried,) = sender.outbox.deliver(sender.folder)
    assert tried.arrived
    assert sender.arrived() == [("exhibit-added", "concern-recorded")]
    assert sender.outbox.waiting() == []
    assert sender.outbox.deliver(sender.folder) == []
    (receipt,) = sender.outbox.receipts.all()
    assert (receipt.way, bool(receipt.arrived_at)) == ("folder", True)
    assert not list(sender.home.rglob("*.edcase")), "after the arrival only the receipt stays"


def test_nothing_in_the_outbox_opens_for_its_sender_or_names_anybody(sender: Sender) -> None:
    sender.outbox.keep_words(Unsent(facts=FACTS, about="Ellie Marsh"))
    sender.put()
    everything = b"".join(path.read_bytes() for path in sender.home.rglob("*") if path.is_file())
    for needle in (PICTURE, b"needle", b"Marsh", b"Jo P. Smith"):
        assert needle not in everything
    with pytest.raises(KeyUnavailable):
        open_drop(sender.outbox.draft, (sender.person.identity,))
    assert sender.outbox.words() == Unsent(facts=FACTS, about="Ellie Marsh")
    sender.send()
    assert sender.outbox.words() == Unsent()


def test_words_alone_can_be_sent_and_nothing_at_all_cannot(sender: Sender) -> None:
    with pytest.raises(BadInput, match="nothing to send"):
        sender.outbox.send(None, sender.new)
    assert sender.outbox.begun() is None
    assert sender.outbox.receipts.all() == []
    sender.outbox.send(Concern(facts=FACTS), sender.new)
    sender.outbox.deliver(sender.folder)
    assert sender.arrived() == [("concern-recorded",)]


def test_a_folder_that_is_away_keeps_everything_for_later(sender: Sender) -> None:
    sender.send()
    away = sender.folder.rename(sender.folder.with_name("away"))
    (tried,) = sender.outbox.deliver(sender.folder)
    assert not tried.arrived
    assert "cannot be reached" in tried.says
    away.rename(sender.folder)
    (tried,) = sender.outbox.deliver(sender.folder)
    assert tried.arrived
    assert len(sender.arrived()) == 1


def test_a_drop_that_has_arrived_already_is_not_sent_twice(sender: Sender) -> None:
    drop = sender.send()
    shutil.copy(sender.outbox.path_of(drop), sender.folder / f"{drop}.edcase")
    (tried,) = sender.outbox.deliver(sender.folder)
    assert tried.arrived
    assert len(sender.arrived()) == 1


def test_another_file_of_its_name_is_left_alone_and_stops_nothing(sender: Sender) -> None:
    drop = sender.send()
    squatter = sender.folder / f"{drop}.edcase"
    squatter.write_bytes(b"somebody else's")
    (tried,) = sender.outbox.deliver(sender.folder)
    assert tried.arrived
    assert squatter.read_bytes() == b"somebody else's"
    squatter.unlink()
    assert len(sender.arrived()) == 1


@pytest.mark.parametrize("kind", ["folder", "pipe", "link to nothing", "link into a circle"])
def test_what_is_no_file_and_has_its_name_stops_nothing(sender: Sender, kind: str) -> None:
    drop = sender.send()
    squatter = sender.folder / f"{drop}.edcase"
    if kind == "folder":
        squatter.mkdir()
    elif kind == "pipe":
        os.mkfifo(squatter)  # to open it would wait for ever
    else:
        squatter.symlink_to(squatter if "circle" in kind else sender.folder / "nothing")
    (tried,) = sender.outbox.deliver(sender.folder)
    assert tried.arrived, tried.says
    assert sender.outbox.waiting() == []
    with open_drop(sender.folder / f"{drop}-2.edcase", (sender.desk.person.identity,)) as found:
        assert found.id == drop


def test_what_does_not_read_back_is_taken_away_again(sender: Sender, monkeypatch: pytest.MonkeyPatch) -> None:
    drop = sender.send()
    real = carrying.digest_of
    with monkeypatch.context() as patched:
        patched.setattr(
            carrying, "digest_of", lambda path: b"" if path.parent == sender.folder else real(path)
        )
        (tried,) = sender.outbox.deliver(sender.folder)
    assert not tried.arrived
    assert "did not read back" in tried.says
    assert list(sender.folder.iterdir()) == []
    assert sender.outbox.waiting() == [drop]


def test_a_stick_or_a_mail_takes_a_copy_and_the_sealed_one_stays_until_it_is_said_to_have_arrived(
    sender: Sender, tmp_path: Path
) -> None:
    drop = sender.send()
    with pytest.raises(BadInput, match="no copy was saved"):
        sender.outbox.handed_over(drop)
    target = tmp_path / "folder" / "to-mail.edcase"
    assert sender.outbox.save_copy(drop, target).saved_at
    with pytest.raises(BadInput, match="exists"):
        sender.outbox.save_copy(drop, target)
    assert sender.outbox.waiting() == [drop]
    assert sender.outbox.handed_over(drop).way == "file"
    assert sender.outbox.waiting() == []
    assert len(sender.arrived()) == 1
    with pytest.raises(NotFound):
        sender.outbox.save_copy(drop, tmp_path / "again.edcase")


def test_starting_again_leaves_nothing(sender: Sender) -> None:
    sender.put()
    sender.outbox.keep_words(Unsent(facts=FACTS))
    sender.outbox.discard()
    assert sender.outbox.begun() is None
    assert sender.outbox.words() == Unsent()
    assert sender.outbox.receipts.all() == []
    sender.outbox.discard()


def test_what_is_added_later_names_what_it_follows(sender: Sender) -> None:
    first = sender.send()
    second = NewDrop(to=sender.new.to, school=sender.new.school, about_leadership="no", follows=first)
    kept = sender.outbox.send(Concern(facts="one more thing"), second)
    assert kept.receipt.follows == first
    sender.outbox.deliver(sender.folder)
    with open_drop(sender.folder / f"{kept.receipt.drop}.edcase", (sender.desk.person.identity,)) as drop:
        assert drop.begun.follows == first


def test_a_draft_that_cannot_be_gone_on_with_makes_way_and_is_not_thrown_away(sender: Sender) -> None:
    sender.put()
    shutil.rmtree(sender.home / "receipts")
    assert sender.outbox.begun() is None
    (aside,) = sender.outbox.unfinished()
    with open_drop(aside, (sender.desk.person.identity,)) as drop:
        assert len(drop.items) == 1
    sender.send()
    assert len(sender.outbox.waiting()) == 1


def test_a_full_disk_stops_the_sending_and_not_what_was_sealed_before(
    sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    sender.put()

    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", full)
        with pytest.raises(CannotWrite, match="errno 28"):
            sender.outbox.send(Concern(facts=FACTS), sender.new)
    assert sender.outbox.begun() is not None, "nothing was sealed that nobody could account for"
    sender.outbox.send(Concern(facts=FACTS), sender.new)
    sender.outbox.deliver(sender.folder)
    assert sender.arrived() == [("exhibit-added", "concern-recorded")]


# -- killed at every step -------------------------------------------------------------------------------------

STEPS = ("write", "pwrite", "fsync", "link", "rename", "replace", "unlink", "ftruncate", "truncate")


def killed_at(number: int, work: Callable[[], object]) -> bool:
    """Do the work in a process that is gone before its step of this number; return whether it came that far."""
    child = os.fork()
    if child == 0:
        left = [number]

        def dying(real: Callable[..., object]) -> Callable[..., object]:
            def step(*args: object, **named: object) -> object:
                left[0] -= 1
                if left[0] == 0:
                    os._exit(9)
                return real(*args, **named)

            return step

        for name in STEPS:
            if hasattr(os, name):
                setattr(os, name, dying(getattr(os, name)))
        try:
            work()
        except BaseException:  # noqa: BLE001  # the parent reads the code
            os._exit(1)
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in {0, 9}, code
    return code == 9


def after_the_kill(sender: Sender) -> None:
    """What the program does at its next start, and a person who still sees their words there."""
    if sender.outbox.begun() is not None or sender.outbox.words() != Unsent():
        sender.outbox.send(Concern(facts=FACTS), sender.new)
    sender.outbox.deliver(sender.folder)


@pytest.mark.parametrize("withdrawn", [False, True], ids=["plain", "one item taken back"])
def test_killed_at_every_step_of_sending_and_delivering(sender: Sender, withdrawn: bool) -> None:
    sender.put()
    if withdrawn:
        wrong = sender.put(b"wrong")
        with sender.outbox.writing() as drop:
            drop.withdraw(wrong.id, "mistake")
    sender.outbox.keep_words(Unsent(facts=FACTS))
    ready = sender.home.with_name("ready")
    shutil.copytree(sender.home, ready)

    def work() -> None:
        sender.outbox.send(Concern(facts=FACTS), sender.new)
        sender.outbox.deliver(sender.folder)

    number, killed = 0, True
    while killed:
        number += 1
        shutil.rmtree(sender.home)
        shutil.rmtree(sender.folder)
        shutil.copytree(ready, sender.home)
        sender.folder.mkdir()
        killed = killed_at(number, work)
        after_the_kill(sender)
        assert sender.arrived() == [("exhibit-added", "concern-recorded")], number
        assert sender.outbox.waiting() == [], number
        assert not list(sender.home.rglob("*.edcase")), number
        (kept,) = sender.outbox.receipts.all()
        assert kept.arrived_at, number
        assert not [path for path in sender.folder.iterdir() if path.suffix != ".edcase"], number
    assert number > 20, "the kills did not reach far"


def test_killed_at_every_step_of_adding_loses_nothing_that_was_said_to_be_sealed(sender: Sender) -> None:
    sender.put()
    ready = sender.home.with_name("ready")
    shutil.copytree(sender.home, ready)
    said = sender.home.with_name("said")

    def work() -> None:
        sender.put(b"the second")
        said.write_text("sealed")

    number, killed = 0, True
    while killed:
        number += 1
        said.unlink(missing_ok=True)
        shutil.rmtree(sender.home)
        shutil.copytree(ready, sender.home)
        killed = killed_at(number, work)
        begun = sender.outbox.begun()
        assert begun is not None
        with open_drop(sender.outbox.draft, (sender.desk.person.identity,)) as drop:
            assert len(drop.items) in ({2} if said.exists() else {1, 2}), number
    assert number > 5


def test_putting_into_a_folder_that_is_a_file_is_said(sender: Sender, tmp_path: Path) -> None:
    drop = sender.send()
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(CannotWrite, match="unreachable"):
        put_into(sender.outbox.path_of(drop), tmp_path / "file")
