"""A procedure worked through step by step: these events among those of a case (`events.py`)."""

from __future__ import annotations

from typing import ClassVar, Literal

from msgspec import Struct

from evidence_desk.case.event_base import EventBody
from evidence_desk.case.values import PolicyPin, UtcText

StepWord = Literal["done", "skipped", "waiting"]


class BegunStep(Struct, frozen=True, kw_only=True):
    """One step as the list stood when the procedure was begun."""

    id: str
    text: str


class ProcedureBegun(EventBody, frozen=True, kw_only=True):
    """A list of steps is worked through; the entry's id becomes its name, and the list stands as it was then."""

    TYPE: ClassVar[str] = "procedure-begun"
    procedure: str  # id of the policy
    label: str
    steps: tuple[BegunStep, ...]
    policy: PolicyPin | None = None  # the list is of this one
    exhibits: tuple[str, ...] = ()  # what it is about; empty: the case
    note: str = ""


class StepRecorded(EventBody, frozen=True, kw_only=True):
    """What was done, left out or is waited for at one step; a later entry stands beside it, or corrects it."""

    TYPE: ClassVar[str] = "step-recorded"
    procedure: str  # id of the entry that began it
    step: str
    state: StepWord
    done_at: UtcText
    outcome: str = ""
    reason: str = ""  # needed where it is left out, corrected, or done although it was blocked
    exhibits: tuple[str, ...] = ()  # what shows it
    action: str = ""  # id of the action that was recorded with it
    confirmed: tuple[str, ...] = ()  # what was ticked first, in words
    corrects: str = ""  # id of an earlier entry for the same step
    despite: tuple[str, ...] = ()  # open questions that blocked it


class ProcedureEnded(EventBody, frozen=True, kw_only=True):
    """Nothing more is done by this list."""

    TYPE: ClassVar[str] = "procedure-ended"
    procedure: str
    outcome: str
    reason: str = ""
