"""Classifying exhibits by the school's policy, with the answers that some categories ask for about each picture."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from msgspec import structs

from evidence_desk.acts import policies
from evidence_desk.acts.locking import lock_for_police
from evidence_desk.base.errors import EvidenceDeskError, KeyUnavailable, NotFound
from evidence_desk.case import events as ev
from evidence_desk.case import intake, rules, sealing
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Classification, CriminalTag, Exhibit
from evidence_desk.policy.model import Policy

ANSWERED = "the stop question was answered yes or not sure"
Choice = rules.Choice
PictureAnswerWord = Literal["no", "yes", "unsure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Classified:
    """What came of it."""

    exhibits: Sequence[Exhibit]  # as they stand afterwards
    locked: Sequence[str]  # references of what the answers closed


def classify(
    store: CaseStore,
    policy: Policy,
    ids: Sequence[str],
    choice: Choice,
    answers: Mapping[str, PictureAnswerWord],
) -> Classified:
    """Add a choice to the classification of each exhibit, in one commit with the answers it asks for.

    Args:
        answers: exhibit id -> the answer to the stop question for that picture, given without opening it.

    Raises:
        GateRefused: a category asks about every picture, and one is not answered for.
        BadInput: an exhibit is given such a category, and answered No for.
        EvidenceDeskError: nothing was classified; pictures answered yes or not sure are locked all the same.
    """
    chosen = [rules.find_exhibit(store.case, name) for name in ids]
    return _write(
        store, policy, choice, {e.id: rules.merged_classification(e, choice) for e in chosen}, answers
    )


def replace_classification(
    store: CaseStore,
    policy: Policy,
    classifications: Mapping[str, Classification],
    answers: Mapping[str, PictureAnswerWord],
) -> Classified:
    """Put whole classifications in place of the ones before, so that a choice can be taken back.

    Args:
        classifications: exhibit id -> its new classification.
        answers: as `classify`; asked for what is chosen now, not for what was before.

    Raises:
        As `classify`.
    """
    given = list(classifications.values())
    tags: dict[str, set[str]] = {}
    for tag in (tag for one in given for tag in one.criminal):
        tags.setdefault(tag.id, set()).update(tag.verbs)
    together = Choice(
        cells=_all(one.cells for one in given),
        criminal=[CriminalTag(id=name, verbs=tuple(sorted(tags[name]))) for name in sorted(tags)],
        triggers=_all(one.triggers for one in given),
        four_cs=(),
        reason="",
    )
    return _write(store, policy, together, classifications, answers)


def _close_answered(store: CaseStore, answers: Mapping[str, PictureAnswerWord]) -> Sequence[Exhibit]:
    """Lock every picture answered yes or not sure: an answer closes it, whatever else fails."""
    stopped = [name for name, answer in answers.items() if answer != "no" and name in store.case.exhibits]
    return lock_for_police(store, stopped, ANSWERED).items if stopped else ()


def _write(
    store: CaseStore,
    policy: Policy,
    choice: Choice,
    classifications: Mapping[str, Classification],
    answers: Mapping[str, PictureAnswerWord],
) -> Classified:
    try:
        bad = _record(store, policy, choice, classifications, answers)
        items = sealing.seal(store, bad, ANSWERED) if bad else []
    except (NotFound, KeyUnavailable):
        raise
    except EvidenceDeskError:
        _close_answered(store, answers)
        raise
    return Classified(
        exhibits=[store.case.exhibits[name] for name in classifications], locked=[item.ref for item in items]
    )


def _record(
    store: CaseStore,
    policy: Policy,
    choice: Choice,
    classifications: Mapping[str, Classification],
    answers: Mapping[str, PictureAnswerWord],
) -> list[str]:
    """Write classifications and picture answers as one commit; return the ids to be locked."""
    asking = policy.asking_about_each_picture()
    asked: dict[str, list[Exhibit]] = {}
    for name in classifications:
        exhibit = rules.find_exhibit(store.case, name)
        asked |= rules.check_pictures_answered(store.case, exhibit, choice, dict(answers), asking)
    for name, one in classifications.items():
        exhibit = rules.find_exhibit(store.case, name)
        for cell in rules.check_own_picture(exhibit, one.cells, answers, policy.cells_asking()):
            asked.setdefault(cell, []).append(exhibit)
    for one in classifications.values():
        intake.check_words(one.reason, "The reason")
    bad: list[str] = []
    with store.committing() as batch:
        for because, pictures in asked.items():
            for picture in pictures:
                answer = answers[picture.id]
                batch.event(
                    ev.PictureAnswered(
                        exhibit=picture.id, answer=answer, because=because, wording=policy.gate.version
                    )
                )
                if answer != "no" and picture.id not in bad:
                    bad.append(picture.id)
        for name, one in classifications.items():
            under = policies.pin_of(policy)
            batch.event(ev.ExhibitClassified(exhibit=name, classification=structs.replace(one, under=under)))
    return bad


def _all(lists: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(sorted({item for one in lists for item in one}))
