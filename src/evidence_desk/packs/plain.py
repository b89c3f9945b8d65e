"""Words that others wrote, as a printed page may carry them: nothing in them moves, hides or turns what stands beside.

A caption with a line break could pass for a line of ours, one with a direction override could show a file name
backwards. The text of an exhibit is left alone: its own pages show every character of it.

Source: Unicode Standard Annex 9, section 2 (explicit directional formatting characters).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from evidence_desk.packs.content import TextBody

_BREAKS = re.compile(r"\s*[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]\s*")
_UNSEEN = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
# Fields whose line breaks the plan itself has set, or that are printed as paragraphs.
_PARAGRAPHS = frozenset({"attestation", "justification", "notes", "summary", "value", "what"})
_Value = TypeVar("_Value")


def one_line(text: str) -> str:
    """Return text as one line without control characters."""
    # What `isprintable` calls so has neither breaks nor anything unseen; it is nearly every text, and seen in no time.
    return text.strip() if text.isprintable() else visible(_BREAKS.sub(" ", text).strip())


def visible(text: str) -> str:
    """Return text with control characters, direction overrides and lone surrogates as `<U+202E>`; LF is kept."""
    return text if text.isprintable() else _UNSEEN.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)


def cleaned(value: _Value) -> _Value:
    """Return a plan value (a dataclass of `content`) with every text in it plain, but for the text of an exhibit."""
    changes = {}
    for name in _names(cast("Any", type(value))):
        before = getattr(value, name)
        after = _cleaned(before, name in _PARAGRAPHS)
        if after is not before:
            changes[name] = after
    return cast("_Value", replace(cast("Any", value), **changes)) if changes else value


@functools.cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _cleaned(value: Any, paragraphs: bool) -> Any:
    if isinstance(value, str):
        return visible(value) if paragraphs else one_line(value)
    if isinstance(value, TextBody):
        return replace(value, introduction=visible(value.introduction))
    if is_dataclass(value):
        return cleaned(value)
    if isinstance(value, Mapping):
        return {key: _cleaned(item, paragraphs) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_cleaned(item, paragraphs) for item in value)
    return value
