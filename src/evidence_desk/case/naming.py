"""What the school's policy calls the things that events name by their ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from evidence_desk.base.clock import parse_utc
from evidence_desk.case.values import PolicyPin
from evidence_desk.policy.model import Policy


@dataclass(frozen=True, slots=True)
class Naming:
    """Names out of a policy; an id it does not know, or without a policy, stands for itself."""

    policy: Policy | None = None
    labels: Mapping[str, str] = field(
        default_factory=dict
    )  # as `Case.labels`: what former policies called things

    def tag(self, name: str, under: PolicyPin | None = None) -> str:
        """Return what a misuse cell, a policy criminal category, a trigger or a clause is called.

        Args:
            under: the policy it was chosen under; what that one called it stands, as far as the case knows it.
        """
        if self.policy is None:
            return name
        then = ""
        if under is not None and under.sha256 != self.policy.sha256:
            then = self.labels.get(f"{under.sha256}/{name}", "")
        return (then or self.policy.label(name) or name).replace(" / ", " · ")

    def tags(self, names: Iterable[str], under: PolicyPin | None = None) -> str:
        """Return several of them in one line."""
        return ", ".join(self.tag(name, under) for name in names)

    def action(self, kind: str) -> str:
        """Return what a kind of action is called."""
        known = self.policy.actions.get(kind) if self.policy is not None else None
        return known.label if known is not None else kind

    def retention(self, rule: str) -> str:
        """Return what a retention rule is called."""
        known = self.policy.retention.rules.get(rule) if self.policy is not None else None
        return known.label if known is not None else rule

    def outcome(self, name: str) -> str:
        """Return what the outcome that a case was closed with is called."""
        known = self.policy.outcomes.get(name) if self.policy is not None else None
        return known.label if known is not None else name

    def rule(self, name: str) -> str:
        """Return what a rule of the policy is called."""
        known = self.policy.rules.get(name) if self.policy is not None else None
        return known.label if known is not None else name

    def ground(self, name: str, fields: Mapping[str, str]) -> str:
        """Return on which ground leave was given to keep what the gate stops, with what was written of it."""
        known = self.policy.leave.grounds.get(name) if self.policy is not None else None
        labels = {field.id: field.label for field in known.fields} if known is not None else {}
        facts = [f"{labels.get(field, field)}: {moment(text)}" for field, text in sorted(fields.items())]
        return "; ".join([known.label if known is not None else name, *facts])

    def facts(self, kind: str, fields: Mapping[str, str]) -> str:
        """Return an action's fields in the policy's order, each with its name."""
        known = self.policy.actions.get(kind) if self.policy is not None else None
        order = {field.id: field for field in (*known.required, *known.optional)} if known is not None else {}
        named = [name for name in order if name in fields] + sorted(fields.keys() - order.keys())
        return "; ".join(
            f"{order[name].label if name in order else name}: {moment(fields[name])}" for name in named
        )

    def record_fields(self, names: Iterable[str]) -> str:
        """Return fields of a restricted record by name."""
        known = self.policy.gate.record_fields if self.policy is not None else {}
        return ", ".join(known[name].label if name in known else name for name in sorted(names))


def moment(text: str) -> str:
    """Return a stored UTC time as people read it, `22 November 2026 14:05 UTC`; any other text as it is."""
    try:
        at = parse_utc(text)
    except ValueError:
        return text
    return f"{at.day} {at:%B %Y %H:%M} UTC"
