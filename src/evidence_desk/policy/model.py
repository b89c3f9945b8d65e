"""The policy as one frozen value, and how to ask it for things."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

from evidence_desk.base.errors import BadInput
from evidence_desk.policy.clauses import Clause
from evidence_desk.policy.closing import Outcome
from evidence_desk.policy.concern import ConcernField
from evidence_desk.policy.disclosure import PackRow
from evidence_desk.policy.gate_wording import GateTexts
from evidence_desk.policy.leave import LeaveList
from evidence_desk.policy.offences import Duty, Offence
from evidence_desk.policy.page_wording import PageTexts
from evidence_desk.policy.practice import ActionKind, ChannelList, Clock, Grade, RetentionList
from evidence_desk.policy.procedures import ProcedureList, ProcedureRow
from evidence_desk.policy.rows import Source
from evidence_desk.policy.statistics import Counting
from evidence_desk.policy.taxonomy import (
    Cell,
    Criminal,
    CriminalList,
    FourC,
    GateClassId,
    Matrix,
    Platform,
    Rule,
    Trigger,
    TriggerList,
)

_NEAR_COUNT: Final = 5
_NEAR_CUTOFF: Final = 0.6
_NEAR_PART: Final = 3  # characters: a piece this long that stands in an id finds it
_NEAR_PART_SCORE: Final = 0.75
_NEAR_LENGTH: Final = 80  # comparing costs the square of the length
_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words that go with the categories wherever they are shown."""

    criminal_category: str
    criminal_note: str
    offence_note: str
    verify_note: str
    disclaimer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """One version of the school's rules. A case pins `id`, `version` and `sha256`."""

    id: str
    version: str
    as_of: date
    title: str
    jurisdiction: str
    sha256: str  # 64 lower-case hex digits over the files, see docs/policy.md
    words: Words
    sources: Mapping[str, Source]
    matrix: Matrix
    criminal_list: CriminalList
    trigger_list: TriggerList
    rules: Mapping[str, Rule]
    platforms: Mapping[str, Platform]
    offences: Mapping[str, Offence]
    duties: Mapping[str, Duty]
    gate: GateTexts
    page: PageTexts
    channel_list: ChannelList
    clocks: Mapping[str, Clock]
    retention: RetentionList
    grades: Mapping[str, Grade]
    actions: Mapping[str, ActionKind]
    clauses: Mapping[str, Clause]
    outcomes: Mapping[str, Outcome]
    packs: Mapping[str, PackRow]
    leave: LeaveList
    concern: Mapping[str, ConcernField]
    procedures: ProcedureList
    counting: Counting

    def cell(self, ident: str) -> Cell:
        """Return a cell of the matrix.

        Raises:
            BadInput: no such cell; the message offers near ids.
        """
        return self._find(ident, self.matrix.cells, "misuse cell")

    def criminal(self, ident: str) -> Criminal:
        """Return a policy criminal category.

        Raises:
            BadInput: no such category; the message offers near ids.
        """
        return self._find(ident, self.criminal_list.leaves, "policy criminal category")

    def trigger(self, ident: str) -> Trigger:
        """Return a trigger.

        Raises:
            BadInput: no such trigger; the message offers near ids.
        """
        return self._find(ident, self.trigger_list.triggers, "trigger")

    def clause(self, ident: str) -> Clause:
        """Return a clause of the policy.

        Raises:
            BadInput: no such clause; the message offers near ids.
        """
        return self._find(ident, self.clauses, "clause")

    def outcome(self, ident: str) -> Outcome:
        """Return how a case can end.

        Raises:
            BadInput: no such outcome; the message offers near ids.
        """
        return self._find(ident, self.outcomes, "outcome")

    def pack_basis(self, kind: str) -> str:
        """Return on which basis a pack of this kind is passed on; empty where the policy says nothing of it."""
        row = self.packs.get(kind)
        return row.basis_text if row is not None else ""

    def always_responded(self) -> tuple[Rule, ...]:
        """Return the rules that keep a case open until somebody responded."""
        return tuple(rule for rule in self.rules.values() if rule.kind == "always-respond")

    def label(self, ident: str) -> str:
        """Return what an exhibit's classification calls a cell, category, trigger, clause or C; empty if unknown."""
        if ident in self.clauses:
            return self.clauses[ident].heading
        rows: tuple[Mapping[str, Cell | Criminal | Trigger | FourC], ...] = (
            self.matrix.cells,
            self.criminal_list.leaves,
            self.trigger_list.triggers,
            self.matrix.four_cs,
        )
        return next((row[ident].label for row in rows if ident in row), "")

    def action(self, ident: str) -> ActionKind:
        """Return a kind of action.

        Raises:
            BadInput: no such kind; the message offers near ones.
        """
        return self._find(ident, self.actions, "kind of action")

    def procedure(self, ident: str) -> ProcedureRow:
        """Return a procedure.

        Raises:
            BadInput: no such procedure; the message offers near ids.
        """
        return self._find(ident, self.procedures.procedures, "procedure")

    def selectable(self) -> tuple[str, ...]:
        """Return every id an exhibit can be classified with: cells, criminal categories, triggers, clauses."""
        return (
            *self.matrix.cells,
            *self.criminal_list.leaves,
            *self.trigger_list.triggers,
            *self.clauses,
        )

    def near(self, ident: str) -> list[str]:
        """Return up to five selectable ids that look like `ident`, the best first; its prefix may be missing."""
        return nearest(ident, self.selectable())

    def four_cs(self, cell_ids: Iterable[str]) -> frozenset[str]:
        """Return the four Cs that follow from cells of the matrix.

        Raises:
            BadInput: an id is no cell.
        """
        return frozenset(c for ident in cell_ids for c in self.cell(ident).four_cs)

    def gate_class(self, ident: str) -> GateClassId | None:
        """Return the gate class a criminal category or trigger brings with it, or None.

        `criminal(ident).gate` and `trigger(ident).gate` say whether it always applies.

        Raises:
            BadInput: neither a criminal category nor a trigger.
        """
        both: dict[str, Criminal | Trigger] = {**self.criminal_list.leaves, **self.trigger_list.triggers}
        gate = self._find(ident, both, "policy criminal category or trigger").gate
        return gate.gate_class if gate is not None else None

    def asking_about_each_picture(self) -> frozenset[str]:
        """Return the ids whose choice asks about every picture already held."""
        rows: list[Criminal | Trigger] = [
            *self.criminal_list.leaves.values(),
            *self.trigger_list.triggers.values(),
        ]
        return frozenset(row.id for row in rows if row.asks_each_picture)

    def cells_asking(self) -> frozenset[str]:
        """Return the cells that ask about each picture they are given to."""
        return frozenset(cell.id for cell in self.matrix.cells.values() if cell.asks_picture)

    def _find(self, ident: str, among: Mapping[str, _Item], what: str) -> _Item:
        if ident in among:
            return among[ident]
        families = {
            "misuse cell": self.matrix.cells,
            "policy criminal category": self.criminal_list.leaves,
            "trigger": self.trigger_list.triggers,
            "clause": self.clauses,
        }
        shown = ident[:_NEAR_LENGTH] if ident.isprintable() else ascii(ident[:_NEAR_LENGTH])
        for other, rows in families.items():
            if ident in rows:
                raise BadInput(f"policy: not a {what}", f"“{shown}” is a {other}, not a {what}.")
        near = nearest(ident, among) or self.near(ident)
        offer = f" Near: {', '.join(near)}." if near else " `edesk policy show` lists them all."
        raise BadInput(f"policy: unknown {what}", f"“{shown}” is no {what} of this policy.{offer}")


def nearest(ident: str, known: Iterable[str]) -> list[str]:
    """Return up to five of the `known` ids that look like `ident`, the best first.

    Each id is compared whole, and without its first part: `agressive` finds `conduct.aggressive`. A
    piece of an id finds it too: `porn` finds `crim.extreme-porn`.
    """
    wanted = ident[:_NEAR_LENGTH].lower().partition(":")[0].replace("_", "-").replace(" ", "-")
    scored: list[tuple[float, int, str]] = []
    for place, name in enumerate(known):
        shapes = {name, name.partition(".")[2] or name, name.rpartition(".")[2]}
        score = max(difflib.SequenceMatcher(None, wanted, shape).ratio() for shape in shapes)
        if len(wanted) >= _NEAR_PART and wanted in name:
            score = max(score, _NEAR_PART_SCORE)
        if score >= _NEAR_CUTOFF:
            scored.append((-score, place, name))
    return [name for _, _, name in sorted(scored)[:_NEAR_COUNT]]
