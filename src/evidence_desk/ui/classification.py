"""Classifying one exhibit or several as one picture of ticks, and back: pure, so that it is tested without a window.

Every tick is yes, no or mixed. Mixed means that the exhibits differ; left alone, each keeps what it had. Ids that this
policy does not know were chosen under another version and always stay.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from msgspec import structs

from evidence_desk.acts.policies import pin_of
from evidence_desk.case.fold_policy import made_under
from evidence_desk.case.gate import ASKS_ABOUT_EVERY_PICTURE, unanswered_pictures
from evidence_desk.case.state import Case
from evidence_desk.case.values import PICTURE_KINDS, Classification, CriminalTag, Exhibit, PolicyPin
from evidence_desk.policy.model import Policy
from evidence_desk.policy.taxonomy import Criminal, Trigger

Tick = Literal["yes", "no", "mixed"]
Family = Literal["cells", "criminal", "triggers", "clauses"]
_EMPTY = Classification()


@dataclass(slots=True, kw_only=True)
class Draft:
    """What is ticked at the moment, and what the exhibits had before."""

    policy: Policy
    before: Mapping[str, Classification]  # exhibit id -> as it is in the case
    cells: dict[str, Tick] = field(default_factory=dict)
    criminal: dict[str, Tick] = field(default_factory=dict)
    verbs: dict[tuple[str, str], Tick] = field(default_factory=dict)  # (category, verb)
    triggers: dict[str, Tick] = field(default_factory=dict)
    clauses: dict[str, Tick] = field(default_factory=dict)
    four_cs: tuple[str, ...] | None = None  # None: worked out from the cells
    reason: str = ""
    text: str = ""  # the words a trigger asks for

    @classmethod
    def of(cls, policy: Policy, exhibits: Sequence[Exhibit]) -> Draft:
        """Return what `exhibits` are classified as now."""
        before = {e.id: e.classification or _EMPTY for e in exhibits}
        given = list(before.values())
        tags = [_tags(c) for c in given]
        cells, triggers = [c.cells for c in given], [c.triggers for c in given]
        leaves = policy.criminal_list.leaves
        draft = cls(
            policy=policy,
            before=before,
            cells={name: _tick(name, cells) for name in policy.matrix.cells},
            criminal={name: _tick(name, tags) for name in leaves},
            verbs={
                (leaf.id, verb): _tick(verb, [one.get(leaf.id, ()) for one in tags])
                for leaf in leaves.values()
                for verb in leaf.verbs
            },
            triggers={name: _tick(name, triggers) for name in policy.trigger_list.triggers},
            clauses={name: _tick(name, [c.clauses for c in given]) for name in policy.clauses},
        )
        reasons = {c.reason for c in given}
        reason = reasons.pop() if len(reasons) == 1 else ""
        if draft.needing_text():
            draft.text = reason
        else:
            draft.reason = reason
        chosen = {c.four_cs if c.four_cs_chosen else None for c in given}
        if len(chosen) == 1:
            (draft.four_cs,) = chosen
        return draft

    # -- what follows from the ticks -----------------------------------------------------------------------

    def chosen(self, family: Family) -> list[str]:
        """Return the ids ticked for all exhibits, in the policy's order."""
        ticks: Mapping[str, Tick] = getattr(self, family)
        return [name for name, tick in ticks.items() if tick == "yes"]

    def worked_out(self) -> list[str]:
        """Return the four Cs as they will stand, in the policy's order."""
        cs = _derived(self.policy, self.chosen("cells")) if self.four_cs is None else set(self.four_cs)
        return [name for name in self.policy.matrix.four_cs if name in cs]

    def needing_text(self) -> list[Trigger]:
        """Return the chosen triggers that ask for words."""
        rows = self.policy.trigger_list.triggers
        return [rows[name] for name, tick in self.triggers.items() if tick != "no" and rows[name].needs_text]

    def without_verb(self) -> list[Criminal]:
        """Return the categories ticked here that want a verb and would stand without one somewhere."""
        leaves = self.policy.criminal_list.leaves
        bare = {tag.id for c in self.result().values() for tag in c.criminal if not tag.verbs}
        return [leaves[name] for name in self.chosen("criminal") if name in bare and leaves[name].verbs]

    def asking(self) -> list[str]:
        """Return what is newly or still chosen and asks about every picture of the case."""
        asking = self.policy.asking_about_each_picture() | ASKS_ABOUT_EVERY_PICTURE
        chosen = [*self.chosen("criminal"), *self.chosen("triggers")]
        return [name for name in chosen if name in asking]

    def changed(self) -> bool:
        """Return whether saving would change anything."""
        return self.result() != dict(self.before)

    def unknown(self) -> list[str]:
        """Return ids that some exhibit has and this policy does not know; they stay."""
        known = set(self.policy.selectable())
        had = (
            name
            for c in self.before.values()
            for name in (*c.cells, *(t.id for t in c.criminal), *c.triggers, *c.clauses)
        )
        return sorted({name for name in had if name not in known})

    def result(self) -> dict[str, Classification]:
        """Return the whole new classification of each exhibit."""
        return {name: self._one(old) for name, old in self.before.items()}

    def _one(self, old: Classification) -> Classification:
        cells = _kept(self.cells, old.cells)
        tags = _tags(old)
        criminal = tuple(
            CriminalTag(id=name, verbs=self._verbs_of(name, tags.get(name, ())))
            for name in _kept(self.criminal, tags)
        )
        four_cs, by_hand = self._cs_of(old, cells)
        reason = "; ".join(words for words in (self.text.strip(), self.reason.strip()) if words)
        if not reason and len(self.before) > 1:
            reason = old.reason
        return structs.replace(
            old,
            cells=cells,
            criminal=criminal,
            triggers=_kept(self.triggers, old.triggers),
            clauses=_kept(self.clauses, old.clauses),
            four_cs=four_cs,
            four_cs_chosen=by_hand,
            four_cs_by=old.four_cs_by if by_hand else "",
            reason=reason,
        )

    def _cs_of(self, old: Classification, cells: Iterable[str]) -> tuple[tuple[str, ...], bool]:
        """Return the four Cs of one exhibit, and whether a person chose them."""
        if self.four_cs is not None:
            return self.four_cs, True
        if len(self.before) > 1 and (old.four_cs_chosen or set(cells) == set(old.cells)):
            return old.four_cs, old.four_cs_chosen  # one of several, whose own choice nobody touched
        return tuple(sorted(_derived(self.policy, cells))), False

    def _verbs_of(self, leaf: str, old: Iterable[str]) -> tuple[str, ...]:
        known = self.policy.criminal_list.leaves.get(leaf)
        if known is None:
            return tuple(old)
        return _kept({verb: self.verbs[leaf, verb] for verb in known.verbs}, old)


def _tick(name: str, given: Iterable[Container[str]]) -> Tick:
    answers = {name in one for one in given}
    if len(answers) > 1:
        return "mixed"
    return "yes" if True in answers else "no"


def _tags(classification: Classification) -> dict[str, tuple[str, ...]]:
    return {tag.id: tag.verbs for tag in classification.criminal}


def _kept(ticks: Mapping[str, Tick], old: Iterable[str]) -> tuple[str, ...]:
    had = set(old)
    chosen = {name for name, tick in ticks.items() if tick == "yes" or (tick == "mixed" and name in had)}
    return tuple(sorted(chosen | (had - set(ticks))))


def _derived(policy: Policy, cells: Iterable[str]) -> set[str]:
    return set(policy.four_cs(name for name in cells if name in policy.matrix.cells))


def pictures_to_ask(case: Case, names: Iterable[str], answered: Iterable[str]) -> list[Exhibit]:
    """Return the pictures that categories or triggers still ask about.

    Args:
        names: ids that ask about every picture.
        answered: exhibit ids answered in this sitting; one answer is to the one question, whoever asks it.
    """
    done = set(answered)
    found = {p.id: p for name in names for p in unanswered_pictures(case, name)}
    return [picture for picture in found.values() if picture.id not in done]


def cell_pictures(case: Case, ids: Iterable[str], cell: str, answered: Iterable[str]) -> list[Exhibit]:
    """Return the pictures among these that a cell asks about when it is given to them.

    Args:
        answered: exhibit ids answered in this sitting.
    """
    done = set(answered)
    return [
        picture
        for picture in held_pictures(case, ids)
        if picture.id not in done and all(one.because != cell for one in picture.picture_answers)
    ]


def held_pictures(case: Case, ids: Iterable[str]) -> list[Exhibit]:
    """Return those of the exhibits that may show a picture and can still be opened."""
    found = (case.exhibits.get(name) for name in ids)
    return [e for e in found if e is not None and e.kind in PICTURE_KINDS and e.status == "held"]


def asks_first(row: Criminal | Trigger) -> bool:
    """Return whether a category or trigger asks the gate's question about the exhibits it is given to."""
    return row.gate is not None and not row.asks_each_picture


def by_use(case: Case, policy: Policy) -> list[str]:
    """Return the criminal categories, those used in this case first, then as the policy has them."""
    uses: dict[str, int] = {}
    for exhibit in case.exhibits.values():
        for tag in exhibit.classification.criminal if exhibit.classification is not None else ():
            uses[tag.id] = uses.get(tag.id, 0) + 1
    return sorted(policy.criminal_list.leaves, key=lambda name: -uses.get(name, 0))


def older_policies(case: Case, policy: Policy, exhibits: Iterable[Exhibit]) -> list[PolicyPin]:
    """Return the other policies that these exhibits were classified under, each once."""
    now = pin_of(policy)
    pins = (made_under(case, exhibit) for exhibit in exhibits)
    return list(dict.fromkeys(pin for pin in pins if pin is not None and pin != now))
