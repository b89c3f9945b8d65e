"""A case of many exhibits without a file: folded from events in memory, for models and for measuring."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta

from evidence_desk.base.clock import utc_text
from evidence_desk.case import events as ev
from evidence_desk.case.fold import apply
from evidence_desk.case.state import Case
from evidence_desk.case.values import Classification, GateAnswer, PolicyPin, School, Source, TimeRead
from evidence_desk.policy.model import Policy

JANE, TOM = "a" * 64, "b" * 64
BEGAN = datetime(2026, 11, 1, 8, 0, tzinfo=UTC)
PLATFORMS = ("whatsapp", "instagram", "ChatterBox", "")


def recorded(case: Case, event: ev.Event, ident: str = "", at: str = "", actor: str = JANE) -> ev.Recorded:
    """Return an event as it would stand in a case after what is in `case`."""
    return ev.Recorded(
        id=ident or f"e{case.events}",
        leaf=case.events,
        at=at or utc_text(BEGAN + timedelta(seconds=case.events)),
        monotonic_ms=case.events,
        boot="b",
        actor=actor,
        seen=ev.Seen(size=case.events, root=""),
        event=event,
    )


def founded(policy: Policy) -> Case:
    """Return a case with two people who sign and one pupil."""
    case = Case(id="case")
    pin = PolicyPin(id=policy.id, version=policy.version, sha256=policy.sha256)
    steps: list[tuple[ev.Event, str]] = [
        (ev.CaseCreated(title="Year 9", school=School(name="Larkrise"), policy=pin), ""),
        (
            ev.PersonBound(
                name="Jane P. Shah", role="dsl", initials="JPS", recipient="age1jane", signer=JANE
            ),
            "",
        ),
        (
            ev.PersonBound(name="Tom Adair", role="deputy", initials="TAD", recipient="age1tom", signer=TOM),
            "",
        ),
        (ev.PersonAdded(name="Ellie Marsh", kind="pupil", pseudonym="Pupil A"), "ellie"),
    ]
    for event, ident in steps:
        case = apply(case, recorded(case, event, ident))
    return case


def add_exhibit(case: Case, policy: Policy, number: int) -> Case:
    """Return the case with one exhibit more, of a kind, time and classification that follow from its number."""
    ident = f"x{number}"
    at = utc_text(BEGAN + timedelta(minutes=number))
    who, initials = (JANE, "JPS") if number % 5 else (TOM, "TAD")
    kind, media = (
        ("image", "image/png"), ("message-transcript", "text/plain; charset=utf-8"), ("url", "text/uri-list"),
    )[number % 3 if number % 7 else 0]  # fmt: skip
    answer = "no" if kind == "image" else "not-needed"
    added = ev.ExhibitAdded(
        reference=f"{initials}/{case.last_number.get(initials, 0) + 1}",
        kind=kind,  # type: ignore[arg-type]  # one of the three above
        media_type=media,
        size=1000 + number,
        sha256=hashlib.sha256(ident.encode()).hexdigest(),
        blob=number,
        captured_at=TimeRead(utc=at, zone="GMT", offset_minutes=0),
        captured_by=who,
        method="file taken in by staff",
        grade="C" if kind == "image" else "D",
        gate=GateAnswer(answer=answer, who=who, at=at, wording="stop-test"),  # type: ignore[arg-type]
    )
    case = apply(case, recorded(case, added, ident, at, who))
    seen = utc_text(BEGAN + timedelta(minutes=(number * 37) % 20_000)) if number % 4 else ""
    source = Source(platform=PLATFORMS[number % 4], account=f"user{number % 50}", seen_at=seen)
    told = ev.ExhibitDescribed(
        exhibit=ident,
        caption=f"Exhibit number {number} about Pupil A, as it was shown on a phone",
        source=source,
    )
    case = apply(case, recorded(case, told))
    if kind == "image":
        findings = {"page_form": "png", "width": 1080, "height": 2400, "format": "PNG"}
        case = apply(case, recorded(case, ev.ExhibitInspected(exhibit=ident, findings=findings)))
    if number % 3:
        cells = list(policy.matrix.cells)
        tags = Classification(cells=(cells[number % 12], cells[(number + 5) % 12])[: 1 + number % 2])
        case = apply(case, recorded(case, ev.ExhibitClassified(exhibit=ident, classification=tags)))
    if number % 2:
        case = apply(case, recorded(case, ev.PersonRoleSet(person="ellie", exhibit=ident, role="victim")))
    return case


def many(policy: Policy, count: int) -> Case:
    """Return a case of so many exhibits."""
    case = founded(policy)
    for number in range(1, count + 1):
        case = add_exhibit(case, policy, number)
    return case
