"""Scenes of `tools/screens.py` about the school's policy: its clauses, and a case that stands under an older one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs
from tools.scenes_profile import people, place, profile_of
from tools.screen_scenes import classify, scene

from evidence_desk.acts import policies, school_making, schooling
from evidence_desk.base.files import resource_path
from evidence_desk.case import school
from evidence_desk.policy.loader import read_folder
from evidence_desk.policy.pack import packed

if TYPE_CHECKING:
    from tools.screens import Stage


@scene("58-clauses")
def clauses(stage: Stage) -> None:
    """The clauses of the policy, to be cited."""
    classify(stage)
    stage.press("Cite clauses…")
    stage.settle(300)


@scene("58a-case-policy")
def case_policy(stage: Stage) -> None:
    """A new edition is in force: what it changes for this case."""
    contents = read_folder(resource_path("policy"))
    contents["policy.toml"] = contents["policy.toml"].replace('"2026.1"', '"2027.1"')
    contents["criminal.toml"] = contents["criminal.toml"].replace("Bullying of anyone", "Bullying, of anyone")
    path = stage.folder / "next.policy"
    path.write_bytes(packed(contents))
    lead, deputy, head = people()
    profile = profile_of(stage.folder / "home", lead, (deputy, head))
    policy = policies.accept(stage.desk.home, path)
    profile = structs.replace(profile, settings=school_making.with_policy(profile.settings, policy))
    signed = school.sign(profile, lead)
    assert stage.desk.person is not None
    schooling.rely_on(stage.desk.home, stage.desk.person, signed, stage.clock, "compared")
    place(stage, signed)
    stage.open_case()
    stage.command("case_policy")
    stage.settle(300)
