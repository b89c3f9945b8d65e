"""The fictional incident of resources/demo as an open case, made in one process and at the times it tells.

`tools/screens.py` and the window's benchmarks show it. `make demo` makes the same through the command line.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from evidence_desk.acts.keeping import Description, keep_address, keep_file, keep_text
from evidence_desk.acts.looking import look_at
from evidence_desk.base.clock import Instant, parse_utc
from evidence_desk.bundle.limits import MAX_PLAINTEXT
from evidence_desk.capture.importer import check_path
from evidence_desk.case import events as ev
from evidence_desk.case.gate import StopAnswers
from evidence_desk.case.intake import add_restricted
from evidence_desk.case.keys import Person, SchoolFile
from evidence_desk.case.membership import NewCase, create_case
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Classification, CriminalTag, PolicyPin, Source
from evidence_desk.policy.loader import default_policy
from evidence_desk.policy.model import Policy

INCIDENT = Path(__file__).resolve().parents[1] / "resources" / "demo"


class ToldClock:
    """A clock that stands where the story is; each reading is a second later than the one before."""

    def __init__(self, at: datetime) -> None:
        self._utc = at.astimezone(UTC)
        self._begun = self._utc

    def move_to(self, at: datetime) -> None:
        """Go on to a later time; an earlier one changes nothing."""
        self._utc = max(self._utc, at.astimezone(UTC))

    def read(self) -> Instant:
        """Return the time of the story, in winter, when London has UTC."""
        self._utc += timedelta(seconds=1)
        return Instant(
            utc=self._utc,
            monotonic_ms=int((self._utc - self._begun).total_seconds()) * 1000,
            boot="sample",
            zone="GMT",
            offset_minutes=0,
        )


def read_incident() -> dict[str, Any]:
    """Return the incident as its file tells it."""
    return tomllib.loads((INCIDENT / "incident.toml").read_text(encoding="utf-8"))


def make_sample_case(path: Path, home: Path, person: Person, school: SchoolFile) -> ToldClock:
    """Make the case of the incident at `path`; return its clock, which stands after the last act."""
    incident, policy = read_incident(), default_policy()
    first = min(_seen(entry) for entry in incident["exhibit"])
    clock = ToldClock(first + timedelta(days=3))
    case = incident["case"]
    new = NewCase(
        title=case["title"],
        reference=case["reference"],
        school=school,
        policy=PolicyPin(id=policy.id, version=policy.version, sha256=policy.sha256),
    )
    with create_case(path, person, home, new, clock) as store:
        ids = _exhibits(store, incident, clock, policy)
        ids[incident["restricted"]["key"]] = _restricted(store, incident["restricted"], clock, policy)
        _people(store, incident, ids)
        _classified(store, incident, ids, policy)
        _actions(store, incident, ids, clock)
        look_at(store, store.case.pictures())
    return clock


def _seen(entry: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(entry["seen_at"])


def _exhibits(store: CaseStore, incident: dict[str, Any], clock: ToldClock, policy: Policy) -> dict[str, str]:
    answers = StopAnswers(first="no", second="no", wording=policy.gate.version)
    ids: dict[str, str] = {}
    for entry in incident["exhibit"]:
        clock.move_to(_seen(entry) + timedelta(hours=1))
        source = Source(
            platform=entry.get("platform", ""),
            account=entry.get("account", ""),
            url=entry.get("source_url", ""),
            seen_at=entry["seen_at"].replace("+00:00", "Z"),
        )
        told = Description(caption=entry["caption"], source=source)
        if "file" in entry:
            kept = keep_file(store, check_path(INCIDENT / entry["file"], MAX_PLAINTEXT), answers, told)
        elif "text" in entry:
            kept = keep_text(store, (INCIDENT / entry["text"]).read_bytes(), told)
        else:
            address = replace(told, source=Source(seen_at=source.seen_at, platform=source.platform))
            kept = keep_address(store, entry["url"], address)
        ids[entry["key"]] = kept.id
    return ids


def _restricted(store: CaseStore, entry: dict[str, Any], clock: ToldClock, policy: Policy) -> str:
    record = tomllib.loads((INCIDENT / entry["file"]).read_text(encoding="utf-8"))
    clock.move_to(record["reported_at"] + timedelta(minutes=20))
    plain: dict[str, Any] = json.loads(json.dumps(record, default=str))  # TOML's times become text
    return add_restricted(store, plain, policy.gate.version).id


def _people(store: CaseStore, incident: dict[str, Any], ids: dict[str, str]) -> None:
    people: dict[str, str] = {}
    for person in incident["person"]:
        (added,) = store.record(
            ev.PersonAdded(
                name=person["name"],
                kind=person["kind"],
                pseudonym=person["pseudonym"],
                year_group=person.get("year_group", ""),
            )
        )
        people[person["key"]] = added.id
    for entry in [*incident["exhibit"], incident["restricted"]]:
        store.record(
            *(
                ev.PersonRoleSet(person=people[key], exhibit=ids[entry["key"]], role=role)
                for key, role in entry["roles"]
            )
        )


def _classified(store: CaseStore, incident: dict[str, Any], ids: dict[str, str], policy: Policy) -> None:
    restricted = incident["restricted"]
    with store.committing() as batch:
        for because in (*restricted["criminal"], *restricted["triggers"]):
            for picture in store.case.pictures():
                batch.event(
                    ev.PictureAnswered(
                        exhibit=picture.id, answer="no", because=because, wording=policy.gate.version
                    )
                )
        for entry in [*incident["exhibit"][:-2], incident["exhibit"][-1], restricted]:  # one stays to be done
            pairs = [word.partition(":") for word in entry.get("criminal", ())]
            classification = Classification(
                cells=tuple(entry.get("misuse", ())),
                criminal=tuple(
                    CriminalTag(id=name, verbs=(verb,) if verb else ()) for name, _, verb in pairs
                ),
                triggers=tuple(entry.get("triggers", ())),
                four_cs=tuple(sorted(policy.four_cs(entry.get("misuse", ())))),
                reason=entry["reason"],
                who=store.actor,
                at=store.case.last_at,
            )
            batch.event(ev.ExhibitClassified(exhibit=ids[entry["key"]], classification=classification))


def _actions(store: CaseStore, incident: dict[str, Any], ids: dict[str, str], clock: ToldClock) -> None:
    for action in incident["action"]:
        at = datetime.fromisoformat(action["at"])
        clock.move_to(at + timedelta(minutes=5))
        store.record(
            ev.ActionRecorded(
                kind=action["kind"],
                done_at=action["at"].replace("+00:00", "Z"),
                fields=action["fields"],
                exhibits=tuple(ids[key] for key in action.get("exhibits", ())),
                reason=action.get("reason", ""),
            )
        )
    assert parse_utc(store.case.last_at) <= clock.read().utc
