"""Show a policy, section by section, as plain data and as text for people."""

from __future__ import annotations

import dataclasses
import textwrap
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from evidence_desk.base.errors import BadInput
from evidence_desk.policy.model import Policy, nearest
from evidence_desk.policy.offences import Offence, OffenceLink
from evidence_desk.policy.rows import Basis
from evidence_desk.policy.taxonomy import Gate

_INDENT: Final = "    "
_SECTIONS: Final[dict[str, Callable[[Policy], dict[str, Any]]]] = {
    "matrix": lambda policy: {"cells": policy.matrix.cells},
    "four-cs": lambda policy: {"four_cs": policy.matrix.four_cs},
    "criminal": lambda policy: {
        "note": policy.words.criminal_note,
        "groups": policy.criminal_list.groups,
        "policy_criminal_categories": policy.criminal_list.leaves,
    },
    "triggers": lambda policy: {
        "protocols_that_always_run": policy.trigger_list.protocols,
        "obligations": policy.trigger_list.obligations,
        "triggers": policy.trigger_list.triggers,
    },
    "clauses": lambda policy: {"clauses": policy.clauses},
    "leave": lambda policy: {"grounds": policy.leave.grounds, "goings": policy.leave.goings},
    "packs": lambda policy: {"packs": policy.packs},
    "outcomes": lambda policy: {"outcomes": policy.outcomes},
    "rules": lambda policy: {"rules": policy.rules},
    "platforms": lambda policy: {"platforms": policy.platforms},
    "offences": lambda policy: {"note": policy.words.offence_note, "register": policy.offences},
    "duties": lambda policy: {"duties_bars_and_defences": policy.duties},
    "gate": lambda policy: {
        "wording": policy.gate.version,
        "stop_question": (policy.gate.stop,),
        "answers_to_the_stop_question": policy.gate.stop.answers,
        "second_question": (policy.gate.second,),
        "answers_to_the_second_question": policy.gate.second.answers,
        "link_note": (policy.gate.link_note,),
        "clipboard": (policy.gate.clipboard,),
        "classes": policy.gate.classes,
        "ways_out_of_the_lock": policy.gate.exits,
        "after_yes_or_not_sure": policy.gate.steps,
        "where_a_copy_may_sit": policy.gate.copies,
    },
    "page": lambda policy: {
        "wording": policy.page.version,
        "questions": (policy.page.loading, policy.page.keeping),
        "of_the_class_terror": policy.page.terror,
    },
    "calls": lambda policy: {
        "who_is_called": policy.gate.calls,
        "advice": (policy.gate.call_advice,),
    },
    "concern": lambda policy: {"fields": policy.concern},
    "record": lambda policy: {
        "record": policy.gate.record_label,
        "advice": (policy.gate.record_advice,),
        "fields": policy.gate.record_fields,
        "immediate_danger": policy.gate.danger_flags,
        "neutral_words": policy.gate.neutral,
    },
    "channels": lambda policy: {
        "order": policy.channel_list.order,
        "channels": policy.channel_list.channels,
    },
    "procedures": lambda policy: {
        "procedures": policy.procedures.procedures,
        "routes_after_a_report": policy.procedures.routes,
        "needs_authority": policy.procedures.authorities,
        "holidays": policy.procedures.holidays,
    },
    "clocks": lambda policy: {"clocks": policy.clocks},
    "retention": lambda policy: {
        "principles": policy.retention.principles,
        "rules": policy.retention.rules,
    },
    "statistics": lambda policy: {
        "terms": policy.counting.terms,
        "referrals": policy.counting.referrals,
        "timings": policy.counting.timings,
        "prompts_for_the_policy_review": policy.counting.prompts,
    },
    "grades": lambda policy: {"grades": policy.grades},
    "actions": lambda policy: {"actions": policy.actions},
    "sources": lambda policy: {"sources": policy.sources},
}


def section_names() -> tuple[str, ...]:
    """Return the names of the sections, in the order shown."""
    return tuple(_SECTIONS)


def overview(policy: Policy) -> dict[str, Any]:
    """Return what identifies the policy, its disclaimer, and its sections, ready for JSON."""
    return {
        "id": policy.id,
        "version": policy.version,
        "as_of": policy.as_of.isoformat(),
        "sha256": policy.sha256,
        "title": policy.title,
        "jurisdiction": policy.jurisdiction,
        "wording": policy.gate.version,
        "disclaimer": policy.words.disclaimer,
        "sections": list(_SECTIONS),
    }


def section_data(policy: Policy, name: str) -> dict[str, Any]:
    """Return a section, ready for JSON: texts, and lists of rows with `source`, `verify` and `as_of`.

    Raises:
        BadInput: no such section; the message offers near names or lists all.
    """
    if name not in _SECTIONS:
        near = nearest(name, _SECTIONS) or list(_SECTIONS)
        shown = name[:80] if name.isprintable() else ascii(name[:80])
        raise BadInput(
            "policy: unknown section", f"“{shown}” is no section of the policy. Try: {', '.join(near)}."
        )
    return {key: _plain(value) for key, value in _SECTIONS[name](policy).items()}


def section_text(policy: Policy, name: str, width: int = 100) -> str:
    """Return a section as text of at most `width` columns, each row with its id, sources and verify note.

    Raises:
        BadInput: no such section.
    """
    lines: list[str] = []
    for key, value in section_data(policy, name).items():
        lines += ["", _spaced(key).capitalize()]
        if isinstance(value, str):
            lines += _wrapped("", value, width)
            continue
        for row in value:
            lines += ["", *_row_lines(row, policy.words.verify_note, width)]
    return "\n".join(lines[1:]) + "\n"


def _plain(value: Any) -> Any:
    match value:
        case Offence():
            return {"label": value.label, **_fields(value), "printable": value.printable}
        case OffenceLink():
            return f"{value.offence} {value.confidence} {value.when}".rstrip()
        case Gate():
            return f"{value.gate_class}, {value.when}{': ' if value.note else ''}{value.note}"
        case Mapping():
            return [_plain(row) for row in value.values()]
        case tuple():
            return [_plain(item) for item in value]
        case date():
            return value.isoformat()
        case _ if dataclasses.is_dataclass(value) and not isinstance(value, type):
            return _fields(value)
        case _:
            return value


def _fields(row: Any) -> dict[str, Any]:
    """Return the fields of a row, its id and label first and its basis last and flat."""
    values = {field.name: getattr(row, field.name) for field in dataclasses.fields(row)}
    basis = values.pop("basis", None)
    plain = {name: _plain(value) for name, value in values.items()}
    if isinstance(basis, Basis):
        plain |= {
            "source": list(basis.sources),
            "verify": basis.verify,
            "as_of": basis.as_of.isoformat(),
        }
    return plain


def _row_lines(row: Mapping[str, Any], verify_note: str, width: int) -> list[str]:
    head = [str(row[key]) for key in ("id", "label") if row.get(key)]
    note = f"  [{verify_note}]" if row.get("verify") else ""
    lines = _wrapped("", "  ".join(head) + note, width)
    for key, value in row.items():
        if key in {"id", "label", "verify", "as_of"} or value is None or value is False or value in ("", []):
            continue
        lines += _wrapped(f"{_spaced(key)}: ", _said(value), width)
    return lines


def _said(value: Any) -> str:
    if isinstance(value, list):
        items = [
            f"{item['id']} ({item.get('label') or item.get('text', '')})"
            if isinstance(item, dict)
            else str(item)
            for item in value
        ]
        return (" " if all(item.endswith(".") for item in items) else "; ").join(items)
    return "yes" if value is True else str(value)


def _wrapped(prefix: str, text: str, width: int) -> list[str]:
    first = _INDENT if prefix else ""
    return textwrap.wrap(
        prefix + text,
        width,
        initial_indent=first,
        subsequent_indent=first + "  ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _spaced(name: str) -> str:
    return name.replace("_", " ")
