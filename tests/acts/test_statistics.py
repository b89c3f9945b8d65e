"""A folder of cases counted: whose cases, what of them, and that nothing of them but numbers comes out."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec import structs
from tests.case.conftest import FrozenClock, add

from evidence_desk.acts.classifying import Choice, classify
from evidence_desk.acts.recording import add_person, record_action, record_concern
from evidence_desk.acts.report_text import lines, table_text
from evidence_desk.acts.statistics import Counted, count, save_report
from evidence_desk.base.clock import utc_text
from evidence_desk.base.errors import BadInput, Cancelled, GateRefused
from evidence_desk.case import events as ev
from evidence_desk.case.keys import Home, Person, SchoolFile, make_person, make_school
from evidence_desk.case.membership import NewCase, access_of, create_case
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Classification, Concern, CriminalTag, PolicyPin, Source
from evidence_desk.library.hiding import Plan, Shape
from evidence_desk.library.reporting import Asked, make_report
from evidence_desk.library.tally import facts_of, platform_of
from evidence_desk.policy.figures import Report
from evidence_desk.policy.loader import default_policy

POLICY = default_policy()
PIN = PolicyPin(id=POLICY.id, version=POLICY.version, sha256=POLICY.sha256)
ME = make_person("Jo P. Smith", "dsl", "JPS", "Larkrise Academy", "classic")
OTHER = make_person("Tom Adair", "dsl", "TAD", "Larkrise Academy", "classic")
TITLE, REFERENCE, PUPIL, ACCOUNT = "The matter of Kayla", "2026-014", "Kayla Winterbourne", "@kayla_x99"
CASES = 12


class Folder:
    """A folder with cases of two people, and what else lies about."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "home"
        self.other_home = folder / "other-home"
        self.cases = folder / "cases"
        for made in (self.home, self.other_home, self.cases):
            made.mkdir()
        self.school: SchoolFile = make_school("Larkrise Academy", "classic")[0]
        self.clock = FrozenClock()

    def new(self, name: str, by: Person = ME, readers: tuple[Person, ...] = ()) -> CaseStore:
        new = NewCase(
            title=f"{TITLE} {name}",
            reference=f"{REFERENCE}-{name}",
            school=self.school,
            policy=PIN,
            phase="secondary",
            readers=tuple(reader.profile for reader in readers),
        )
        home = self.home if by is ME else self.other_home
        return create_case(self.cases / f"{name}.edcase", by, home, new, self.clock)

    def count(self, person: Person = ME) -> Counted:
        return count(Home(self.home), person, self.clock, [self.cases])

    def report(self, span: str = "2026-autumn") -> Report:
        return self.count().report(Asked(span=span))


def fill(folder: Folder, store: CaseStore, number: int) -> None:
    """A case about a chat: kept 11 minutes after it was seen, the DSL told 50 minutes later, the police in six."""
    start = folder.clock.now.utc
    record_concern(
        store, Concern(happened_at=utc_text(start - timedelta(minutes=11)), facts=f"{PUPIL} was threatened")
    )
    exhibit = add(store, b"%d" % number, source=Source(platform="snapchat", account=ACCOUNT), caption=PUPIL)
    add_person(store, name=PUPIL, kind="pupil")
    choice = Choice(
        cells=("conduct.aggressive",),
        criminal=(),
        triggers=("trig.other-criminal",) if number < 6 else (),
        four_cs=("conduct",),
        reason="It was sent to her.",
    )
    classify(store, POLICY, [exhibit.id], choice, {})
    folder.clock.pass_s(50 * 60)
    now = utc_text(folder.clock.now.utc)
    record_action(store, POLICY, "dsl-told", done_at=now, fields={"at": now, "to": "Amira Osei"})
    if number < 6:
        fields = {"at": now, "force": "Avonshire", "reference": "CAD 4711"}
        record_action(store, POLICY, "police-told", done_at=now, fields=fields)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    made = Folder(tmp_path_factory.mktemp("statistics"))
    for number in range(CASES):
        with made.new(f"case-{number}") as store:
            fill(made, store, number)
    with made.new("closed-to-me", by=OTHER):
        pass
    with made.new("about-me") as store:
        add(store, b"about")
        (recorded,) = store.record(ev.PersonAdded(name="Jo Smith", kind="staff", pseudonym="Staff A"))
        exhibit = next(iter(store.case.exhibits))
        store.record(ev.PersonRoleSet(person=recorded.id, exhibit=exhibit, role="alleged"))
    (made.cases / "notes.txt").write_text("nothing")
    (made.cases / "odd.edcase").write_text("no case at all")
    return made


def test_the_cases_one_can_open_are_counted_and_the_others_are_said(folder: Folder) -> None:
    report = folder.report()
    assert (report.state, report.cases) == ("full", CASES)
    assert report.coverage.text == "Counted from 12 of 13 cases; 1 you cannot open."
    assert report.heading == "Larkrise Academy · autumn term to 23 November 2026 · for the governing body"
    assert report.exhibits is not None
    assert report.exhibits.text == "about 10"


def test_what_is_counted(folder: Folder) -> None:
    report = folder.report()
    assert report.matrix is not None
    conduct = next(row for row in report.matrix.rows if row.id == "conduct")
    assert [cell.text for cell in conduct.cells] == ["0", "12", "0", "0"]
    shown = {(table.id, line.id): line.figure.text for table in report.tables for line in table.lines}
    assert shown["triggers", "trig.other-criminal"] == "6"
    assert shown["platforms", "snapchat"] == "12"
    assert shown["referrals", "police"] == "6"
    assert shown["four-cs", "conduct"] == "about 10"
    middles = {middle.id: middle.text for middle in report.middles}
    assert middles["seen-kept"] == "11 min"
    assert middles["kept-dsl"] == "50 min"
    assert middles["dsl-police"] == "not shown"  # six cases
    prompts = {prompt.id: prompt.text for prompt in report.prompts}
    assert prompts["technology"] == "Cases name Snapchat, which the policy does not."
    assert "incidents" in prompts


def test_a_case_about_whoever_asks_is_in_no_number(folder: Folder) -> None:
    counted = folder.count()
    assert (counted.basis.counted, counted.basis.closed, counted.basis.damaged) == (CASES, 1, 0)


def test_nothing_that_stands_in_a_case_stands_in_the_report(folder: Folder) -> None:
    report = folder.report()
    told = "\n".join([*lines(report), table_text(report), json.dumps(report.as_json())])
    for word in (
        TITLE,
        REFERENCE,
        PUPIL,
        "Kayla",
        ACCOUNT,
        "Avonshire",
        "CAD 4711",
        "Osei",
        "threatened",
        ME.profile.name,
    ):
        assert word not in told


def test_what_somebody_typed_as_a_platform_is_another_platform() -> None:
    assert platform_of("Twitter", POLICY) == "x"
    assert platform_of(" snap chat ", POLICY) == "snapchat"
    assert platform_of("Ask.FM", POLICY) == "ask-fm"
    assert platform_of("Kayla's group", POLICY) == "other"


def test_words_that_a_co_writer_put_where_ids_belong_are_not_repeated(folder: Folder) -> None:
    with CaseStore.open(folder.cases / "case-1.edcase", access_of(ME, folder.home), folder.clock) as store:
        case = store.case
    (exhibit,) = case.exhibits.values()
    words = "Kayla Winterbourne did it"
    hostile = structs.replace(
        case.with_exhibit(
            structs.replace(
                exhibit,
                source=Source(platform=words),
                classification=Classification(
                    cells=(words,), criminal=(CriminalTag(id=words),), triggers=(words,), four_cs=(words,)
                ),
            )
        ),
        phase=words,
        outcome=words,
        closed_at=case.last_at,
        opened_at="0001-01-01T00:00:00Z",
    )
    facts = [facts_of(hostile, POLICY)] * 12
    basis = replace(folder.count().basis, plan=Plan.of(facts, Shape.of(POLICY)), counted=12, closed=0)
    report = make_report(basis, Asked(span="all"))
    assert report.state == "full"
    assert "Kayla" not in json.dumps(report.as_json())
    shown = {(table.id, line.id): line.figure.text for table in report.tables for line in table.lines}
    for table in ("platforms", "outcomes", "criminal", "triggers"):
        assert shown[table, "other"] == "12"


def test_of_two_copies_of_a_case_the_newer_is_counted_once(folder: Folder, tmp_path: Path) -> None:
    other = Folder(tmp_path)
    other.clock = folder.clock
    shutil.rmtree(other.home)
    shutil.copytree(folder.home, other.home)
    shutil.rmtree(other.cases)
    shutil.copytree(folder.cases, other.cases)
    shutil.copy(other.cases / "case-7.edcase", other.cases / "a copy of it.edcase")
    with CaseStore.open(
        other.cases / "case-7.edcase", access_of(ME, other.home), other.clock, write=True
    ) as store:
        add(store, b"one more", source=Source(platform="Kayla's group"))
    counted = other.count()
    assert counted.basis.counted == CASES
    report = counted.report(Asked(span="2026-autumn"))
    assert report.cases == CASES
    shown = report.table("platforms")
    assert shown is not None
    assert next(line.figure.text for line in shown.lines if line.id == "other") == "under 5"


def test_a_damaged_file_is_said(folder: Folder, tmp_path: Path) -> None:
    other = Folder(tmp_path)
    for path in folder.cases.glob("case-*.edcase"):
        shutil.copy(path, other.cases)
    shutil.rmtree(other.home)
    shutil.copytree(folder.home, other.home)
    broken = bytearray((other.cases / "case-3.edcase").read_bytes())
    broken[len(broken) // 2] ^= 1
    (other.cases / "case-3.edcase").write_bytes(broken)
    counted = other.count()
    assert (counted.basis.counted, counted.basis.damaged) == (CASES - 1, 1)
    assert "1 file could not be counted" in counted.report(Asked(span="2026-autumn")).coverage.text


def test_a_member_of_staff_counts_nothing(folder: Folder) -> None:
    staff = make_person("Ann Field", "staff", "AFI", "Larkrise Academy", "classic")
    with pytest.raises(GateRefused):
        folder.count(staff)


def test_a_folder_that_is_none_and_a_term_that_is_none_are_said(folder: Folder) -> None:
    with pytest.raises(BadInput, match="not a folder"):
        count(Home(folder.home), ME, folder.clock, [folder.cases / "missing"])
    for span in ("2026-winter", "2026-28", "next", "26-autumn", "0000-autumn", "9999-00"):
        with pytest.raises(BadInput) as refused:
            folder.report(span)
        assert "Nothing was counted." in refused.value.user_message
    with pytest.raises(BadInput, match="unknown phase"):
        folder.count().report(Asked(phase="primary"))


def test_counting_can_be_stopped(folder: Folder) -> None:
    def stop(done: int, total: int) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        count(Home(folder.home), ME, folder.clock, [folder.cases], stop)


def test_a_report_with_too_little_in_it_is_not_written(folder: Folder, tmp_path: Path) -> None:
    report = replace(folder.report(), state="too-few")
    with pytest.raises(BadInput) as refused:
        save_report(report, tmp_path / "out.pdf")
    assert refused.value.user_message.startswith("Too few to show safely.")
    assert not (tmp_path / "out.pdf").exists()
