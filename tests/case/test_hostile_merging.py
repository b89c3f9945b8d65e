"""What a hostile second copy, or a manager who joins one falsely, does not get past a reader."""

from __future__ import annotations

import base64
import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs
from tests.case.conftest import Desk, add
from tests.case.hostile import STRANGER, Pen, writing
from tests.case.test_membership import Colleague, colleague
from tests.case.test_merging import Two, sound

from evidence_desk.base.errors import TamperedBundle
from evidence_desk.bundle.note import SigningKey
from evidence_desk.case import events as ev
from evidence_desk.case import membership, sealing

Alter = Callable[["Forgery"], None]


class Forgery:
    """One commit that joins the deputy's copy, about to be written by a program that asks no questions."""

    def __init__(
        self, two: Two, deputy: Colleague, commit: ev.CommitMerged, entries: list[ev.EntryMerged]
    ) -> None:
        self.two = two
        self.deputy = deputy
        self.commit = commit
        self.entries = entries
        self.blob = b"the deputy's"
        self.key = two.desk.person.signing_key
        self.lead = two.desk.person.profile.fingerprint

    def change(self, number: int, **fields: Any) -> None:
        self.entries[number] = structs.replace(self.entries[number], **fields)

    def change_commit(self, **fields: Any) -> None:
        self.commit = structs.replace(self.commit, **fields)

    def original(self, number: int, **fields: Any) -> None:
        """Change what an entry says, and nothing of its proof."""
        self.change(number, original={**self.entries[number].original, **fields})

    def body(self, number: int, **fields: Any) -> None:
        self.original(number, body={**self.entries[number].original["body"], **fields})


@pytest.fixture
def deputy(tmp_path: Path, two_desk: Desk) -> Colleague:
    return colleague(tmp_path, "Sam Lee", "SXL", clock=two_desk.clock)


@pytest.fixture
def two_desk(desk: Desk) -> Desk:
    return desk


@pytest.fixture
def two(two_desk: Desk, deputy: Colleague, tmp_path: Path) -> Two:
    """Parted: the lead added one exhibit, and the deputy one on a laptop."""
    with two_desk.create() as store:
        add(store, b"shared")
        membership.add_reader(store, deputy.person.profile)
    made = Two(two_desk, tmp_path)
    made.part()
    with made.here() as store:
        add(store, b"the lead's")
    with deputy.open(made.other_path, write=True) as store:
        add(store, b"the deputy's")
    return made


def forge(two: Two, deputy: Colleague, alter: Alter) -> None:
    """Join the other copy as our own program does, but for one thing."""
    before = two.path.read_bytes()
    two.merge()
    with two.desk.open() as store:
        events = [entry.event for entry in store.entries()]
    commit = next(e for e in events if isinstance(e, ev.CommitMerged))
    entries = [e for e in events if isinstance(e, ev.EntryMerged)]
    two.path.write_bytes(before)
    with_anchor = two.desk.home / "anchors"
    shutil.rmtree(with_anchor)
    forged = Forgery(two, deputy, commit, entries)
    alter(forged)
    _write(two.path, forged)


def _write(path: Path, forged: Forgery) -> None:
    with writing(path, forged.key) as pen:
        pen.event(forged.commit)
        _write_entries(pen, forged)


def _write_entries(pen: Pen, forged: Forgery) -> None:
    for entry in forged.entries:
        if entry.copied:
            assert pen.blob(forged.blob) == next(iter(entry.copied.values()))
        pen.event(entry)


def test_the_pen_writes_what_a_reader_takes_when_it_changes_nothing(two: Two, deputy: Colleague) -> None:
    forge(two, deputy, lambda forged: None)
    with two.desk.open() as store:
        assert "SXL/1" in store.case.by_ref
        sound(store)


def _another_author(forged: Forgery) -> None:
    """All of it in the lead's name, as if they had written it themselves."""
    gate = {**forged.entries[0].original["body"]["gate"], "who": forged.lead}
    forged.body(0, captured_by=forged.lead, gate=gate)
    forged.original(0, actor=forged.lead)
    forged.change(0, name="JPS/3")


def _another_time(forged: Forgery) -> None:
    body, early = forged.entries[0].original["body"], "2026-11-20T09:00:00Z"
    forged.body(0, captured_at={**body["captured_at"], "utc": early}, gate={**body["gate"], "at": early})
    forged.original(0, at=early)


def _other_bytes(forged: Forgery) -> None:
    forged.body(0, sha256=hashlib.sha256(b"planted").hexdigest())
    forged.blob = b"planted"


def _left_out(forged: Forgery) -> None:
    forged.entries = forged.entries[1:]


def _said_to_be_removed(forged: Forgery) -> None:
    """What a colleague wrote is hidden by saying that it was not there any more."""
    forged.change_commit(gone=(forged.entries[0].leaf,))
    forged.entries = forged.entries[1:]


def _twice(forged: Forgery) -> None:
    again = {**forged.entries[0].original, "id": "another"}
    forged.entries.append(structs.replace(forged.entries[0], original=again, copied={}, left="damaged"))


def _a_file_key_of_another(forged: Forgery) -> None:
    forged.change(0, file_key=base64.b64encode(bytes(16)).decode())


def _another_place(forged: Forgery) -> None:
    forged.change(0, leaf=forged.entries[0].leaf + 1)


def _a_line_of_its_own(forged: Forgery) -> None:
    forged.change_commit(manifest=forged.commit.manifest.replace("a", "b", 1))


def _onto_another(forged: Forgery) -> None:
    with forged.two.desk.open() as store:
        forged.change_commit(onto=store.bundle.head.note_sha256.hex())


def _onto_nothing(forged: Forgery) -> None:
    forged.change_commit(onto="0" * 64)


def _other_peaks(forged: Forgery) -> None:
    forged.change_commit(peaks=(*forged.commit.peaks[:-1], base64.b64encode(bytes(32)).decode()))


def _signed(forged: Forgery, key: SigningKey) -> str:
    """Return the note over the same tree, signed by another key."""
    origin, size, root = forged.commit.note.split("\n")[:3]
    return key.sign_checkpoint(origin, int(size), base64.b64decode(root)).decode()


def _signed_by_the_lead(forged: Forgery) -> None:
    forged.change_commit(note=_signed(forged, forged.key))
    forged.change(0, copy=hashlib.sha256(forged.commit.note.encode()).hexdigest())


def _signed_by_a_stranger(forged: Forgery) -> None:
    forged.change_commit(note=_signed(forged, STRANGER), signer=STRANGER.fingerprint)
    forged.change(0, copy=hashlib.sha256(forged.commit.note.encode()).hexdigest())


def _signed_and_named_after_the_lead(forged: Forgery) -> None:
    _signed_by_the_lead(forged)
    forged.change_commit(signer=forged.lead)


def _named_after_somebody_else(forged: Forgery) -> None:
    forged.change_commit(signer=forged.lead)


def _a_key_put_in(forged: Forgery) -> None:
    line = f"{forged.commit.note.splitlines()[0]}+00000000+AAAA\n"
    forged.change_commit(public={"9": base64.b64encode(line.encode()).decode()})


def _another_reference(forged: Forgery) -> None:
    forged.change(0, name="SXL/9")


def _a_reference_of_somebody_else(forged: Forgery) -> None:
    forged.change(0, name="JPS/3")


def _without_its_bytes(forged: Forgery) -> None:
    forged.change(0, copied={})


def _with_bytes_and_a_reason_why_not(forged: Forgery) -> None:
    forged.change(0, left="damaged")


def _far_too_many_numbers(forged: Forgery) -> None:
    forged.change_commit(numbers={"JPS": 2**40})


FORGERIES: dict[str, tuple[Alter, str]] = {
    "another author": (_another_author, "says something else"),
    "another time": (_another_time, "says something else"),
    "other bytes": (_other_bytes, "says something else"),
    "an entry left out": (_left_out, "left out, or others put in"),
    "an entry said to be removed": (_said_to_be_removed, "nothing removes entries"),
    "an entry twice": (_twice, "taken, or not the next reference"),
    "a file key of another": (_a_file_key_of_another, "MAC does not match"),
    "another place": (_another_place, "left out, or others put in"),
    "another manifest": (_a_line_of_its_own, "does not follow the commit before it"),
    "onto another commit": (_onto_another, "does not follow the commit before it"),
    "onto nothing": (_onto_nothing, "is not known here"),
    "another tree": (_other_peaks, "written onto another record"),
    "signed by the lead": (_signed_by_the_lead, "another key signed it"),
    "signed by a stranger": (_signed_by_a_stranger, "a key that might not sign it"),
    "signed by and named after the lead": (_signed_and_named_after_the_lead, "names did not sign it"),
    "named after somebody else": (_named_after_somebody_else, "another key signed it"),
    "a key put in": (_a_key_put_in, "not the one that stands there"),
    "another reference": (_another_reference, "although its own is free"),
    "a reference of somebody else": (_a_reference_of_somebody_else, "although its own is free"),
    "without its bytes": (_without_its_bytes, "its bytes are not there"),
    "bytes, and a reason why not": (_with_bytes_and_a_reason_why_not, "although they were left"),
    "far too many numbers": (_far_too_many_numbers, "takes too many numbers away"),
}


@pytest.mark.parametrize("what", FORGERIES)
def test_a_manager_who_joins_what_was_never_signed_damages_the_case(
    two: Two, deputy: Colleague, what: str
) -> None:
    alter, words = FORGERIES[what]
    forge(two, deputy, alter)
    with pytest.raises(TamperedBundle, match=words):
        two.desk.open()


def test_nobody_else_joins_a_copy(two: Two, deputy: Colleague, tmp_path: Path) -> None:
    third = colleague(tmp_path, "Ida Poe", "IXP", "investigator", two.desk.clock)
    with two.here() as store:
        membership.add_reader(store, third.person.profile)

    def by_the_investigator(forged: Forgery) -> None:
        forged.key = third.person.signing_key

    forge(two, deputy, by_the_investigator)
    with pytest.raises(TamperedBundle, match="only the DSL or a deputy joins"):
        two.desk.open()


def test_a_commit_is_joined_once(two: Two, deputy: Colleague) -> None:
    forge(two, deputy, lambda forged: None)
    with two.desk.open() as store:
        events = [entry.event for entry in store.entries()]
    commit = next(e for e in events if isinstance(e, ev.CommitMerged))
    with writing(two.path, two.desk.person.signing_key) as pen:
        pen.event(commit)
    with pytest.raises(TamperedBundle, match="twice"):
        two.desk.open()


def test_an_entry_without_its_commit_damages_the_case(two: Two, deputy: Colleague) -> None:
    before = two.path.read_bytes()
    two.merge()
    with two.desk.open() as store:
        entry = next(e.event for e in store.entries() if isinstance(e.event, ev.EntryMerged))
    two.path.write_bytes(before)
    shutil.rmtree(two.desk.home / "anchors")
    with writing(two.path, two.desk.person.signing_key) as pen:
        pen.event(structs.replace(entry, copied={}, left="damaged"))
    with pytest.raises(TamperedBundle, match="without its commit"):
        two.desk.open()


def test_this_copys_own_commits_are_not_joined_to_it_as_anothers(two: Two, deputy: Colleague) -> None:
    """What is in the log already would count a second time, under another reference."""
    access_to = two.desk.open()
    with access_to as store:
        bundle = store.bundle
        last = bundle.commits[-1]
        commit = ev.CommitMerged(
            onto=bundle.commits[-2].note_sha256.hex(),
            peaks=(),
            manifest=bundle.manifest_of(last.number).decode(),
            note=bundle.note_of(last.number).decode(),
            signer=last.signer,
        )
    with writing(two.path, two.desk.person.signing_key) as pen:
        pen.event(commit)
    with pytest.raises(TamperedBundle):
        two.desk.open()


def test_a_copy_that_claims_a_colleague_wrote_in_it_is_not_joined(
    two: Two, deputy: Colleague, tmp_path: Path
) -> None:
    third = colleague(tmp_path, "Ida Poe", "IXP", "investigator", two.desk.clock)
    with deputy.open(two.other_path, write=True) as store:
        membership.add_reader(store, third.person.profile)
    with writing(two.other_path, third.person.signing_key) as pen:
        pen.key = deputy.person.signing_key  # names the deputy; the commit is signed by the investigator
        pen.event(ev.CaseChanged(field="title", value="as the deputy is said to have called it"))
    before = two.path.read_bytes()
    with pytest.raises(TamperedBundle, match="did not sign"):
        two.merge()
    assert two.path.read_bytes() == before


@pytest.mark.parametrize("place", [0.2, 0.5, 0.8, 0.95])
def test_a_damaged_other_copy_brings_nothing_false(two: Two, deputy: Colleague, place: float) -> None:
    data = bytearray(two.other_path.read_bytes())
    data[int(len(data) * place)] ^= 1
    two.other_path.write_bytes(data)
    try:
        two.merge()
    except TamperedBundle:
        return
    with two.desk.open() as store:
        sound(store)
        for exhibit in store.case.exhibits.values():
            assert exhibit.status == "damaged" or store.read_whole(exhibit) in {
                b"shared",
                b"the lead's",
                b"the deputy's",
            }


def test_damaged_bytes_in_the_other_copy_do_not_keep_its_entries_out(two: Two, deputy: Colleague) -> None:
    with deputy.open(two.other_path) as store:
        (theirs,) = (e for e in store.case.exhibits.values() if e.ref == "SXL/1")
        assert theirs.blob is not None
        offset = store.bundle.ledger.offsets[theirs.blob] + 512
        size = store.bundle.member(theirs.blob).size
    data = bytearray(two.other_path.read_bytes())
    data[offset + size - 1] ^= 1
    two.other_path.write_bytes(data)
    assert [(b.ref, b.missing) for b in two.merge().exhibits] == [("SXL/1", "damaged")]
    with two.desk.open() as store:
        assert store.case.exhibits[theirs.id].status_reason.startswith("its bytes were damaged")
        sound(store)


def joined_and_taken_back(two: Two) -> list[list[ev.Event]]:
    """Return what joining writes, commit by commit, with the file as it was before."""
    before = two.path.read_bytes()
    two.merge()
    with two.desk.open() as store:
        commits: list[list[ev.Event]] = []
        for entry in store.entries():
            if isinstance(entry.event, ev.CommitMerged):
                commits.append([entry.event])
            elif isinstance(entry.event, ev.EntryMerged):
                commits[-1].append(entry.event)
    two.path.write_bytes(before)
    shutil.rmtree(two.desk.home / "anchors")
    return commits


def test_what_is_kept_for_the_police_cannot_be_exchanged_while_joining(two: Two, deputy: Colleague) -> None:
    with deputy.open(two.other_path, write=True) as store:
        (theirs,) = (e for e in store.case.exhibits.values() if e.ref == "SXL/1")
        sealing.seal(store, [theirs.id], "should not be here")
    for events in joined_and_taken_back(two):
        with writing(two.path, two.desk.person.signing_key) as pen:
            for event in events:
                if isinstance(event, ev.EntryMerged) and event.copied:
                    leaf = pen.staged.add_secret("s", b"something else", pen.recipient)
                    event = structs.replace(event, copied=dict.fromkeys(event.copied, leaf))  # noqa: PLW2901
                pen.event(event)
    with pytest.raises(TamperedBundle, match="a sealed copy is not the one"):
        two.desk.open()


def test_a_lock_of_the_other_copy_cannot_be_joined_without_locking_here(two: Two, deputy: Colleague) -> None:
    with deputy.open(two.other_path, write=True) as store:
        sealing.seal(store, [store.case.in_order()[0].id], "should not be here")
    for events in joined_and_taken_back(two):
        with writing(two.path, two.desk.person.signing_key) as pen:
            for event in events:
                if isinstance(event, ev.EntryMerged) and event.copied:
                    leaf = pen.blob(b"the deputy's")
                    event = structs.replace(event, copied=dict.fromkeys(event.copied, leaf))  # noqa: PLW2901
                pen.event(event)
    with pytest.raises(TamperedBundle, match="not locked here yet"):
        two.desk.open()
