"""Closing a case, opening it again, and the rules that ask for an answer: these events among those of a case."""

from __future__ import annotations

from typing import ClassVar

from evidence_desk.case.event_base import EventBody


class CaseClosed(EventBody, frozen=True, kw_only=True):
    """The case is closed; nothing in it waits for anybody."""

    TYPE: ClassVar[str] = "case-closed"
    outcome: str  # id of the policy
    reason: str


class CaseReopened(EventBody, frozen=True, kw_only=True):
    """Work on the case goes on; the outcome it was closed with stays known."""

    TYPE: ClassVar[str] = "case-reopened"
    reason: str


class RuleChosen(EventBody, frozen=True, kw_only=True):
    """A rule of the policy applies to the case: it is always responded to, and the case stays open until it was."""

    TYPE: ClassVar[str] = "rule-chosen"
    rule: str  # id of the policy
    reason: str
    applies: bool = True  # False: it does not, after all
