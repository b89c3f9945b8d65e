"""Taking a drop in is killed at every step, in a real process; doing it again finishes it, and nothing stands twice."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from tests.case.conftest import Desk, FrozenClock
from tests.case.test_drops import Staff, put

from evidence_desk.case.keys import make_person, make_school
from evidence_desk.case.values import Concern

# Takes a drop into a case as this person; the n-th time something is made durable, the power is gone.
SCRIPT = """
import base64, os, signal, sys
from pathlib import Path
import msgspec
from evidence_desk.acts import inbox_looking, receiving
from evidence_desk.acts.receiving import Terms
from evidence_desk.acts.schooling import ProfileState
from evidence_desk.base import clock as clocks
from evidence_desk.bundle import age
from evidence_desk.bundle.note import SigningKey
from evidence_desk.case.gate import StopAnswers
from evidence_desk.case.keys import Person, Profile
from evidence_desk.case.membership import access_of
from evidence_desk.case.store import CaseStore
from evidence_desk.policy.loader import default_policy

folder, kill_at = Path(sys.argv[1]), int(sys.argv[2])
profile = msgspec.json.decode((folder / "me.json").read_bytes(), type=Profile)
(identity,) = age.parse_identity_file((folder / "me.txt").read_bytes())
person = Person(profile=profile, identity=identity, signing_key=SigningKey((folder / "seed").read_bytes()))
policy, real, count = default_policy(), os.fsync, 0

def fsync(descriptor):
    global count
    count += 1
    if count == kill_at:
        os.kill(os.getpid(), signal.SIGKILL)
    real(descriptor)

home = folder / "home"
inbox = inbox_looking.inbox_of(home, person, ProfileState(kind="none"))
with (
    CaseStore.open(folder / "case.edcase", access_of(person, home), clocks.SystemClock(), write=True) as store,
    receiving.opened_alone(folder / "sent.edcase", (identity,)) as drop,
):
    os.fsync = fsync
    no = StopAnswers(first="no", second="no", wording=policy.gate.version)
    unsure = StopAnswers(first="unsure", wording=policy.gate.version)
    files = [item.entry.id for item in drop.items if item.added is not None]
    answers = dict(zip(files, (no, unsure, no)))
    try:
        receiving.take_drop(store, drop, inbox, policy, Terms(answers=answers))
    except receiving.BadInput as error:
        assert str(error) == "drop taken already", error
print(count)
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    school = make_school("Larkrise Academy", "classic")[0]
    person = make_person("Jo P. Smith", "dsl", "JPS", "Larkrise Academy", "classic")
    made = Desk(tmp_path, person, school, FrozenClock())
    (tmp_path / "me.json").write_bytes(msgspec.json.encode(person.profile))
    (tmp_path / "me.txt").write_text(f"{person.identity}\n", "ascii")
    (tmp_path / "seed").write_bytes(person.signing_key.seed)
    return made


def run(folder: Path, kill_at: int) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-c", SCRIPT, str(folder), str(kill_at)]
    return subprocess.run(words, capture_output=True, text=True, timeout=120, check=False)


def test_a_kill_at_any_step_of_taking_in_loses_and_doubles_nothing(desk: Desk, tmp_path: Path) -> None:
    desk.create().close()
    staff = Staff(tmp_path, desk)
    with staff.begin() as drop:
        for data in (b"\x89PNG one", b"\x89PNG two", b"\x89PNG three"):
            put(drop, data)
        drop.add_concern(Concern(facts="f"))
    files = {path: path.read_bytes() for path in (desk.path, staff.path)}
    (tmp_path / "case.edcase").write_bytes(files[desk.path])
    home = {path: path.read_bytes() for path in desk.home.rglob("*") if path.is_file()}
    whole = run(tmp_path, 0)
    assert whole.returncode == 0, whole.stderr
    steps = int(whole.stdout)
    assert steps >= 8, "the drop, four items, the memory and two notes"
    for kill_at in range(1, steps + 1):
        (tmp_path / "case.edcase").write_bytes(files[desk.path])
        for path in desk.home.rglob("*"):
            if path.is_file() and path not in home:
                path.unlink()
        for path, data in home.items():
            path.write_bytes(data)
        assert run(tmp_path, kill_at).returncode == -9
        again = run(tmp_path, 0)
        assert again.returncode == 0, (kill_at, again.stderr)
        with desk.open(tmp_path / "case.edcase") as store:
            case = store.case
            assert [e.ref for e in case.in_order()] == ["AXO/1", "AXO/2"], kill_at
            assert all(e.arrival is not None for e in case.in_order()), kill_at
            assert (len(case.concern), len(case.police_tasks), len(case.blocked)) == (1, 1, 1), kill_at
            assert [store.read_whole(e) for e in case.in_order()] == [b"\x89PNG one", b"\x89PNG three"]
        assert staff.path.read_bytes() == files[staff.path], "the drop itself is never touched"
