"""Read policy files row by row, and say in words which file, row and field is wrong.

A trust administrator edits these files by hand, so nothing is guessed: a field that is missing, of the wrong
type, or not known is an error with a sentence, never a default.
"""

from __future__ import annotations

import difflib
import re
import tomllib
import unicodedata
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, TypeVar

from evidence_desk.base.errors import BadInput

MAX_TEXT = 2000  # characters of one text; they stand in lists and on printed pages
MAX_ROWS = 2000  # rows of one table
_ID = re.compile(r"[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*")
_MISSING: Any = object()
_Word = TypeVar("_Word", bound=str)
_Item = TypeVar("_Item", bound="Sourced")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where statements come from."""

    id: str
    title: str
    published: str  # date as printed on the source
    seen: bool  # False: not read for this edition, so that nothing resting on it is verified


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What a row rests on."""

    sources: tuple[str, ...]  # keys of the sources table
    verify: bool  # True: check before use
    as_of: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced:
    """A row with an id and its basis."""

    id: str
    basis: Basis


class Row:
    """One table of a policy file; remembers which fields were asked for, so that slips are found."""

    def __init__(
        self,
        values: Mapping[str, Any],
        where: str,
        as_of: date | None,
        sources: Mapping[str, Source],
        *,
        borrowed: bool = False,
    ) -> None:
        """Make it; a `borrowed` row is the program's own in a school's policy that has no such file."""
        self._borrowed = borrowed
        self._values = values
        self._where = where
        self._as_of = as_of
        self._sources = sources
        self._asked: set[str] = set()

    def bad(self, what: str) -> BadInput:
        """Return the error for this row; `what` completes the sentence."""
        return BadInput(f"policy: {self._where}: {what}", f"{self._where}: {what}. Nothing was loaded.")

    def has(self, key: str) -> bool:
        """Return whether an optional field is given."""
        return key in self._values

    def text(self, key: str, default: str = _MISSING) -> str:
        """Return a text of 1 to 2,000 characters on one line."""
        value = self._get(key, str, "a text in quotation marks", default)
        return value if value is default else self._checked(key, value)

    def ident(self, key: str = "id") -> str:
        """Return an id: letters and digits, joined by dots, hyphens or underscores."""
        value = self.text(key)
        if not _ID.fullmatch(value):
            raise self.bad(f"“{key}” may only hold letters and digits, joined by dots or hyphens")
        return value

    def texts(self, key: str, default: tuple[str, ...] = _MISSING) -> tuple[str, ...]:
        """Return a list of texts, in the order given, none twice."""
        if default is not _MISSING and not self.has(key):
            return default
        values = self._get(key, list, "a list of texts", _MISSING)
        if not all(isinstance(value, str) for value in values):
            raise self.bad(f"“{key}” must be a list of texts")
        for value in values:
            self._checked(key, value)
        if len(set(values)) != len(values):
            raise self.bad(f"“{key}” names something twice")
        return tuple(values)

    def flag(self, key: str, default: bool = _MISSING) -> bool:
        """Return true or false."""
        value: bool = self._get(key, bool, "true or false", default)
        return value

    def number(self, key: str) -> int:
        """Return a whole number from 0 to 9999."""
        value: int = self._get(key, int, "a whole number", _MISSING)
        if not 0 <= value <= 9999:
            raise self.bad(f"“{key}” must be a whole number from 0 to 9999")
        return value

    def day(self, key: str) -> date:
        """Return a date."""
        value: date = self._get(key, date, "a date such as 2026-11-22, without quotation marks", _MISSING)
        return value

    def choice(self, key: str, allowed: Sequence[_Word], default: _Word = _MISSING) -> _Word:
        """Return one of a few words."""
        value = self.text(key, default)
        for word in allowed:
            if word == value:
                return word
        raise self.bad(f"“{key}” is “{value}”; it must be one of: {', '.join(allowed)}")

    def table(self, key: str) -> Mapping[str, str]:
        """Return an optional table of texts by name; empty when absent."""
        values = self._get(key, dict, "a table of texts", {})
        if not all(isinstance(value, str) for value in values.values()):
            raise self.bad(f"“{key}” must hold texts only")
        return {name: self._checked(f"{key}.{name}", value) for name, value in values.items()}

    def refers(self, key: str, named: Collection[str], known: Collection[str], where: str) -> None:
        """Complain when the field `key` names something that `where` does not hold.

        A borrowed row may: it was not written for this policy, and what it names there is simply never met.
        """
        if self._borrowed:
            return
        for name in named:
            if name not in known:
                near = difflib.get_close_matches(name, known, n=1)
                hint = f"; did you mean “{near[0]}”?" if near else ""
                raise self.bad(f"“{key}” names “{name}”, which {where} does not hold{hint}")

    def basis(self) -> Basis:
        """Return sources, verify flag and date; the date of the file stands unless the row has its own."""
        sources = self.texts("source")
        if not sources:
            raise self.bad("“source” is empty; name at least one key of sources.toml")
        verify = self.flag("verify")
        self.refers("source", sources, self._sources, "sources.toml")
        unseen = [key for key in sources if not self._sources[key].seen]
        if unseen and not verify:
            raise self.bad(f"“verify” must be true, because the source “{unseen[0]}” was not read")
        as_of = self.day("as_of") if self._as_of is None or self.has("as_of") else self._as_of
        return Basis(sources=sources, verify=verify, as_of=as_of)

    def done(self) -> None:
        """Complain about fields nobody asked for."""
        for key in self._values:
            if key not in self._asked:
                near = difflib.get_close_matches(key, sorted(self._asked), n=1)
                hint = f"; did you mean “{near[0]}”?" if near else ""
                raise self.bad(f"the field “{key}” is not known here{hint}")

    def _get(self, key: str, kind: type, described: str, default: Any) -> Any:
        self._asked.add(key)
        if key not in self._values:
            if default is _MISSING:
                raise self.bad(f"“{key}” is missing")
            return default
        value = self._values[key]
        # bool is an int and datetime is a date for isinstance, and neither is meant.
        wrong = type(value) is bool if kind is int else kind is date and isinstance(value, datetime)
        if wrong or not isinstance(value, kind):
            raise self.bad(f"“{key}” must be {described}")
        return value

    def _checked(self, key: str, value: str) -> str:
        if not value.strip() or value != value.strip():
            raise self.bad(f"“{key}” is empty, or begins or ends with a space")
        if len(value) > MAX_TEXT:
            raise self.bad(f"“{key}” is longer than {MAX_TEXT} characters")
        # Control, format (bidirectional overrides among them) and line-separator characters would let a
        # text look different on screen and on paper.
        if any(unicodedata.category(char) in {"Cc", "Cf", "Zl", "Zp"} for char in value):
            raise self.bad(f"“{key}” holds a line break or an invisible character")
        return value


class Document:
    """One policy file, parsed; `as_of` at its top dates every row, `sources` are the keys rows may name."""

    def __init__(
        self, name: str, content: str, sources: Mapping[str, Source], *, borrowed: bool = False
    ) -> None:
        self.name = name
        self._borrowed = borrowed
        self._sources = sources
        try:
            self._tables: dict[str, Any] = tomllib.loads(content)
        except (ValueError, RecursionError) as error:
            reason = str(error) if isinstance(error, tomllib.TOMLDecodeError) else "not TOML"
            raise BadInput(
                f"policy: {name} is not TOML", f"{name} cannot be read as TOML: {reason}. Nothing was loaded."
            ) from error
        self._asked = {"as_of"}
        self.as_of = self.top().day("as_of")

    def top(self) -> Row:
        """Return the fields above all tables."""
        values = {key: value for key, value in self._tables.items() if not isinstance(value, dict | list)}
        self._asked.update(values)
        return Row(values, f"{self.name}, at its top", None, self._sources, borrowed=self._borrowed)

    def section(self, name: str) -> Row:
        """Return the one table `[name]`."""
        self._asked.add(name)
        value = self._tables.get(name)
        if not isinstance(value, dict):
            raise self._bad(f"the table [{name}] is missing")
        return Row(value, f"{self.name}, [{name}]", self.as_of, self._sources, borrowed=self._borrowed)

    def rows(self, name: str, key: str = "id") -> list[Row]:
        """Return the rows `[[name]]`, at least one, each described by number and by its `key`."""
        self._asked.add(name)
        values = self._tables.get(name)
        if not isinstance(values, list) or not values or not all(isinstance(row, dict) for row in values):
            raise self._bad(f"the rows [[{name}]] are missing")
        if len(values) > MAX_ROWS:
            raise self._bad(f"more than {MAX_ROWS} rows [[{name}]]")
        return [
            Row(
                row,
                f"{self.name}, {name} {number}{_named(row.get(key))}",
                self.as_of,
                self._sources,
                borrowed=self._borrowed,
            )
            for number, row in enumerate(values, 1)
        ]

    def done(self) -> None:
        """Complain about tables nobody asked for."""
        for name in self._tables:
            if name not in self._asked:
                raise self._bad(f"the table “{name}” is not known here")

    def _bad(self, what: str) -> BadInput:
        return BadInput(f"policy: {self.name}: {what}", f"{self.name}: {what}. Nothing was loaded.")


def keyed(rows: Sequence[tuple[Row, _Item]]) -> Mapping[str, _Item]:
    """Return items by id, in file order, unchangeable.

    Raises:
        BadInput: two rows have the same id.
    """
    items: dict[str, _Item] = {}
    for row, item in rows:
        if item.id in items:
            raise row.bad(f"the id “{item.id}” is used twice")
        items[item.id] = item
    return MappingProxyType(items)


def refuse_circle(
    rows: Sequence[tuple[Row, _Item]], key: str, leads: Callable[[_Item], Collection[str]]
) -> None:
    """Complain when rows that lead to one another come back to where they began.

    Args:
        key: the field that leads on, as it stands in the file.
        leads: the ids that it names, all of them of these rows.

    Raises:
        BadInput: they do; the sentence names the whole way.
    """
    onward = {item.id: tuple(leads(item)) for _, item in rows}
    done: set[str] = set()
    for row, item in rows:
        way: list[str] = []  # from the row to where we stand
        steps = [iter((item.id,))]
        while steps:
            name = next(steps[-1], None)
            if name is None:
                steps.pop()
                if way:
                    done.add(way.pop())
            elif name in way:
                circle = " → ".join([*way[way.index(name) :], name])
                raise row.bad(f"“{key}” goes round in a circle: {circle}")
            elif name not in done:
                way.append(name)
                steps.append(iter(onward.get(name, ())))


def _named(value: object) -> str:
    return f" (“{value[:60]}”)" if isinstance(value, str) and value.isprintable() else ""
