"""A pack in short as plain text, to be pasted into the school's record system. It says no more than the pack does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from evidence_desk.packs import words
from evidence_desk.packs.content import Decision, Exhibit, Happening, PackContent, WithheldBody


def summary_text(content: PackContent) -> str:
    """Return the text: what happened, what was done and decided, what is held; CR LF at the ends of its lines."""
    parts: list[tuple[str, list[str]]] = [
        ("", list(_head(content))),
        ("Summary", content.summary.split("\n") if content.summary else []),
        ("Chronology", [_happening(row) for row in content.chronology]),
        (
            "Actions",
            [f"{words.in_local(one.at)}: {_flat(one.what)}. By {one.by}." for one in content.actions],
        ),
        ("Decisions", [_decision(one) for one in content.decisions]),
        ("Exhibits", [_exhibit(one) for one in content.exhibits]),
        (
            "Changed or left out",
            [f"{one.reference}: {one.what} ({one.reason})" for one in content.redactions],
        ),
        ("What this record does not show", list(content.limits)),
    ]
    lines = [line for title, rows in parts if rows for line in _part(title, rows)]
    return "\r\n".join(lines) + "\r\n"


def _head(content: PackContent) -> Iterator[str]:
    yield content.marking
    yield f"Record of case {content.case_reference or content.case_id}, {content.school}"
    yield f"Pack {content.pack_id}, made {words.in_local(content.made)} by {content.exported_by}"
    if content.lawful_basis:
        yield f"Basis: {content.lawful_basis}"


def _part(title: str, rows: Iterable[str]) -> Iterator[str]:
    if title:
        yield ""
        yield title
        yield "-" * len(title)
    for row in rows:
        yield from row.split("\n")


def _happening(row: Happening) -> str:
    when = words.in_local(row.at) if row.at is not None else row.when
    refs = f" [{words.listed(row.references)}]" if row.references else ""
    return f"{when}: {_flat(row.what)}{refs} ({row.source})"


def _decision(one: Decision) -> str:
    return f"{words.in_local(one.at)}: {_flat(one.what)}. Reason: {_flat(one.reason) or 'not recorded'}. By {one.by}."


def _exhibit(exhibit: Exhibit) -> str:
    said = exhibit.description or exhibit.kind
    if isinstance(exhibit.body, WithheldBody):
        return f"{exhibit.reference}: {said} (not shown)"
    sha = f"; SHA-256 {exhibit.sha256.hex()}" if exhibit.sha256 else ""
    return f"{exhibit.reference}: {said} ({exhibit.kind}){sha}"


def _flat(text: str) -> str:
    return "; ".join(part.rstrip(".") for part in text.split("\n"))
