"""Whom the school's profile names as a second person, and whom it does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec import structs
from tests.acts.test_schooling import Put, Seat, ann, bare, deployed, deputy, edition, lead, put

from evidence_desk.acts import agreeing
from evidence_desk.base.errors import GateRefused
from evidence_desk.case.school import SignedProfile

__all__ = ["ann", "bare", "deployed", "deputy", "edition", "lead", "put"]


def naming(edition: Callable[..., SignedProfile], *initials: str) -> SignedProfile:
    """An edition that names these as second people."""
    people = edition().profile.people
    return edition(people=tuple(structs.replace(p, second_person=p.initials in initials) for p in people))


def test_where_the_profile_names_second_people_nobody_else_is_one(
    lead: Seat, deputy: Seat, ann: Seat, put: Put, edition: Callable[..., SignedProfile]
) -> None:
    assert agreeing.named_as_second(
        ann.now(), lead.person.profile.fingerprint
    )  # no profile: the case decides
    put(naming(edition, "TXA"))
    state = ann.hears(ann.now().words)
    agreeing.refuse_unnamed(state, deputy.person.profile)
    with pytest.raises(GateRefused, match="second person by the profile"):
        agreeing.refuse_unnamed(state, lead.person.profile)


def test_a_profile_that_names_nobody_or_was_not_compared_settles_nothing(
    lead: Seat, ann: Seat, put: Put, edition: Callable[..., SignedProfile]
) -> None:
    put(naming(edition))
    assert agreeing.named_as_second(ann.hears(ann.now().words), lead.person.profile.fingerprint)
    put(naming(edition, "TXA"))
    assert not agreeing.named_as_second(ann.now(), lead.person.profile.fingerprint)


def test_until_its_signer_was_compared_it_settles_nothing(
    lead: Seat, ann: Seat, put: Put, edition: Callable[..., SignedProfile]
) -> None:
    put(naming(edition, "TXA"))
    assert agreeing.named_as_second(ann.now(), lead.person.profile.fingerprint)
    assert agreeing.named_as_second(ann.hears(None), lead.person.profile.fingerprint)
