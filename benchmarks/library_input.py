"""A seeded library: many cases of one person, each written in a few commits, with captions, people and messages.

python -m benchmarks.library_input HOME PASSPHRASE-FILE FOLDER CASES EXHIBITS
"""

from __future__ import annotations

import hashlib
import io
import random
import re
import sys
from pathlib import Path

from evidence_desk.base.clock import SystemClock
from evidence_desk.case import events as ev
from evidence_desk.case.gate import Route, StopAnswers, at_capture
from evidence_desk.case.keys import Home, Person, SchoolFile, check_passphrase
from evidence_desk.case.membership import NewCase, create_case
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import GateAnswer, PolicyPin, Source

AT_ONCE = 50  # exhibits in one commit
SYLLABLES = re.findall("..", "kalamitorenshadorbelanviostrupelganelsowiharquzedfolumny")
PLATFORMS = ("ChatterBox", "SnapLine", "Pictogram", "GameHall")


def name(source: random.Random, parts: int = 2) -> str:
    """A made-up word."""
    return "".join(source.choice(SYLLABLES) for _ in range(parts)).capitalize()


def words(source: random.Random, count: int) -> str:
    """Made-up words, some common and some rare, as in a language."""
    return " ".join(
        name(source, 1 if source.random() < 0.5 else source.choice((2, 3))).lower() for _ in range(count)
    )


def write_case(
    path: Path, person: Person, school: SchoolFile, home: Path, number: int, exhibits: int
) -> None:
    """Write one case."""
    source = random.Random(number)
    policy = PolicyPin(id="bench", version="1", sha256="0" * 64)
    new = NewCase(
        title=f"Year 9 {words(source, 4)}", reference=f"2026-{number:04}", school=school, policy=policy
    )
    with create_case(path, person, home, new, SystemClock()) as store:
        pupils = [
            ev.PersonAdded(
                name=f"{name(source)} {name(source, 3)}", kind="pupil", pseudonym=f"Pupil {letter}"
            )
            for letter in "ABCD"
        ]
        people = [recorded.id for recorded in store.record(*pupils)]
        for first in range(0, exhibits, AT_ONCE):
            _write_some(store, source, people, range(first, min(first + AT_ONCE, exhibits)))


def _write_some(store: CaseStore, source: random.Random, people: list[str], numbers: range) -> None:
    answers = StopAnswers(first="no", second="no", wording="bench")
    assert at_capture(Route.FILE, answers, wording="bench")
    with store.committing() as batch:
        captured = store.time_read(batch.now)
        for number in numbers:
            is_message = number % 5 == 4
            text = words(source, 60 if is_message else 12)
            data = text.encode() if is_message else source.randbytes(400)
            blob = batch.staged.add_blob(io.BytesIO(data), len(data), batch.recipient)
            added = batch.event(
                ev.ExhibitAdded(
                    reference=f"BM/{number + 1}",
                    kind="message-transcript" if is_message else "image",
                    media_type="text/plain" if is_message else "image/png",
                    size=len(data),
                    sha256=hashlib.sha256(data).hexdigest(),
                    blob=blob.leaf,
                    captured_at=captured,
                    captured_by=store.actor,
                    method="file taken in by staff",
                    grade="C",
                    gate=GateAnswer(answer="no", who=store.actor, at=captured.utc, wording="bench"),
                )
            )
            batch.event(
                ev.ExhibitDescribed(
                    exhibit=added.id,
                    caption=words(source, 9),
                    source=Source(platform=source.choice(PLATFORMS), account=f"@{name(source)}_{number}"),
                )
            )
            batch.event(ev.PersonRoleSet(exhibit=added.id, person=source.choice(people), role="mentioned"))


def write_library(home: Path, passphrase: Path, folder: Path, cases: int, exhibits: int) -> None:
    """Write the cases that are not there yet."""
    mine = Home(home)
    person = mine.unlock(check_passphrase(passphrase.read_text(encoding="utf-8")))
    school = mine.school()
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(cases):
        path = folder / f"{number // 100:02}" / f"2026-{number:04}.edcase"
        if not path.exists():
            path.parent.mkdir(exist_ok=True)
            write_case(path, person, school, home, number, exhibits)


def main(words_given: list[str]) -> None:
    match words_given:
        case [home, passphrase, folder, cases, exhibits]:
            write_library(Path(home), Path(passphrase), Path(folder), int(cases), int(exhibits))
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
