"""The Verify place takes a hand-over folder and a single proof as it takes a file, and says what holds."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.ui.test_verify import SLOW, checked, page

from evidence_desk.acts.handing_over import HandoverChoice, HandoverResult, hand_over
from evidence_desk.acts.pack_choice import PackChoice
from evidence_desk.acts.packing import Also, PackResult, make_pack
from evidence_desk.acts.progress import Report
from evidence_desk.case.store import CaseStore
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.panels.verify import VerifyPage
from evidence_desk.ui.session import CaseSession

__all__ = ["page"]


@pytest.fixture
def folder(qtbot: QtBot, desk: Desk, session: CaseSession, tmp_path: Path) -> Path:
    out = tmp_path / "for-police"

    def work(store: CaseStore, report: Report) -> HandoverResult:
        def make(path: Path, also: Also, nameless: bool) -> PackResult:
            return make_pack(store, desk.policy, desk.clock, PackChoice(), path, report, also=also)

        return hand_over(store, desk.policy, HandoverChoice(to="PC 1", basis="asked"), out, make, report)

    job = session.act("", work)
    with qtbot.waitSignal(job.succeeded, timeout=SLOW):
        pass
    return out


def test_a_hand_over_folder_and_a_proof_are_checked_where_they_are_dropped(
    qtbot: QtBot, page: VerifyPage, folder: Path, tmp_path: Path
) -> None:
    assert "Everything in the folder is as it was handed over." in checked(qtbot, page, folder)
    assert "handed over" in checked(qtbot, page, folder / "READ-ME.txt"), (
        "a dialog for files chooses no folder"
    )
    proof = next((folder / "data" / "proofs").iterdir())
    assert "The proof holds" in checked(qtbot, page, proof)
    changed = shutil.copytree(folder, tmp_path / "changed")
    original = next((changed / "data" / "originals").iterdir())
    original.write_bytes(original.read_bytes() + b"x")
    assert "do not hold" in checked(qtbot, page, changed)
