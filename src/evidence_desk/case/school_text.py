"""The text of `school.toml`, for people and for programs. Source: docs/format/school.md."""

from __future__ import annotations

from typing import Any

import msgspec


def render(profile: Any, words: str) -> bytes:
    """Return a profile, a `case.school.SchoolProfile`, as TOML: the same profile gives the same bytes.

    Args:
        words: the six words of the key that signs it.
    """
    plain: dict[str, Any] = msgspec.to_builtins(profile)
    school_keys = plain["keys"]
    lines = [
        f"# Evidence Desk: profile of {profile.name}, edition {profile.edition}.",
        "# Signed in school.toml.sig. A letter changed here breaks the signature; edit it in Evidence Desk.",
        f"# Six words of the key that signed: {words}",
        "v = 1",
        *_pairs({name: plain[name] for name in ("edition", "made_at", "signed_by")}),
    ]
    lines += _table("school", {name: plain[name] for name in ("id", "name", "urn", "phase")})
    lines += _table("settings", plain["settings"])
    lines += _table("retention", plain["retention"], quoted=True)
    for person in plain["people"]:
        lines += _table("[person]", person)
    lines += _table("keys", {name: school_keys[name] for name in ("custody", "custody_holders")})
    for holder in school_keys["recovery"]:
        lines += _table("[recovery]", holder)
    lines += _table("custody_wraps", school_keys["custody_wraps"], quoted=True)
    for handover in plain["handovers"]:
        lines += _table("[handover]", handover)
    return ("\n".join(lines) + "\n").encode()


def _table(name: str, values: dict[str, Any], *, quoted: bool = False) -> list[str]:
    return ["", f"[{name}]", *_pairs(values, quoted=quoted)]


def _pairs(values: dict[str, Any], *, quoted: bool = False) -> list[str]:
    return [
        f'"{name}" = {_value(value)}' if quoted else f"{name} = {_value(value)}"
        for name, value in values.items()
    ]


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return "[" + ", ".join(map(_value, value)) + "]"
