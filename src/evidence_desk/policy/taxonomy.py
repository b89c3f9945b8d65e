"""The school's categories: the misuse matrix, the four Cs, the criminal list, the triggers and the rules."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from evidence_desk.policy.offences import OffenceLink, links, plain_ids
from evidence_desk.policy.rows import Document, Row, Sourced, keyed

GateClassId = Literal["HARD", "TERROR", "INTIMATE", "ADULT"]
GateWhen = Literal["always", "pictures", "possibly"]
RuleKind = Literal["always-respond", "disciplinary", "investigation", "duty", "review"]
PolicePriority = Literal["usual", "low"]

SHAPE = (3, 4, 4)  # roles, kinds, Cs: what marks, packs and reports are drawn for
GATE_CLASSES: tuple[GateClassId, ...] = ("HARD", "TERROR", "INTIMATE", "ADULT")
GATE_WHENS: tuple[GateWhen, ...] = ("always", "pictures", "possibly")
RULE_KINDS: tuple[RuleKind, ...] = ("always-respond", "disciplinary", "investigation", "duty", "review")
PRIORITIES: tuple[PolicePriority, ...] = ("usual", "low")


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis(Sourced):
    """One row (role) or column (kind) of the matrix, a protocol or an obligation: a word and its label."""

    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell(Sourced):
    """One cell of the misuse matrix; its id is `role.kind`."""

    role: str
    kind: str
    label: str
    examples: tuple[str, ...]
    four_cs: tuple[str, ...]  # derived from role and kind
    asks_picture: bool  # a picture that is given it is asked about, without showing it
    offences: tuple[OffenceLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FourC(Sourced):
    """One of the four Cs, and the roles and kinds of the matrix it is derived from."""

    label: str
    meaning: str
    from_roles: tuple[str, ...]
    from_kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """The gate class a category or trigger brings with it."""

    gate_class: GateClassId
    when: GateWhen  # "pictures": only when there are any; "possibly": a person judges, see note
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CriminalGroup(Sourced):
    """A heading over policy criminal categories, with the verbs that can go with each."""

    label: str
    verbs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Criminal(Sourced):
    """One policy criminal category; never a finding that a crime happened."""

    label: str
    meaning: str
    note: str
    group: str  # id, or empty
    verbs: tuple[str, ...]  # of its group
    gate: Gate | None
    asks_each_picture: bool  # choosing it asks about every picture held, without showing any
    no_programs: bool  # the harmful program itself is never kept
    police_priority: PolicePriority  # shown, never a bar to a referral
    offences: tuple[OffenceLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger(Sourced):
    """A sign of illegal activity that makes every protocol run."""

    label: str
    meaning: str
    obliges: tuple[str, ...]  # ids of obligations, beyond the protocols
    answered_by: tuple[str, ...]  # kinds of action that answer it; empty: any referral
    gate: Gate | None
    asks_each_picture: bool
    needs_text: bool
    any_offence: bool
    offences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Sourced):
    """A rule of the policy that is neither category nor trigger."""

    kind: RuleKind
    label: str
    text: str
    offences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform(Sourced):
    """A platform."""

    label: str
    closed: bool  # messages reach chosen people only
    in_policy: bool  # named by the school policy


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """The three roles, the four kinds, their twelve cells, and the four Cs."""

    roles: Mapping[str, Axis]
    kinds: Mapping[str, Axis]
    cells: Mapping[str, Cell]
    four_cs: Mapping[str, FourC]


@dataclass(frozen=True, slots=True, kw_only=True)
class CriminalList:
    """The policy criminal categories and their groups."""

    groups: Mapping[str, CriminalGroup]
    leaves: Mapping[str, Criminal]


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerList:
    """The triggers, the protocols every one of them starts, and what else they oblige to."""

    protocols: Mapping[str, Axis]
    obligations: Mapping[str, Axis]
    triggers: Mapping[str, Trigger]


def read_matrix(document: Document, four_cs_document: Document, register: Collection[str]) -> Matrix:
    """Return the matrix with the four Cs of each cell derived.

    Raises:
        BadInput: not three roles by four kinds with one cell each, not four Cs, or a C that names no role or kind.
    """
    roles, kinds = _axis(document, "role"), _axis(document, "kind")
    four_cs = keyed([(row, _four_c(row, roles, kinds)) for row in four_cs_document.rows("c")])
    four_cs_document.done()
    rows = document.rows("cell")
    cells = keyed([(row, _cell(row, roles, kinds, four_cs, register)) for row in rows])
    document.done()
    shape = (len(roles), len(kinds), len(four_cs))
    if shape != SHAPE:
        raise rows[-1].bad(
            f"the matrix has {shape[0]} roles and {shape[1]} kinds, and four_cs.toml {shape[2]} rows; it must be "
            f"{SHAPE[0]}, {SHAPE[1]} and {SHAPE[2]}, under any names"
        )
    for role in roles:
        for kind in kinds:
            if f"{role}.{kind}" not in cells:
                raise rows[-1].bad(f"the last cell was read, and the cell “{role}.{kind}” is missing")
    return Matrix(roles=roles, kinds=kinds, cells=cells, four_cs=four_cs)


def read_criminal(document: Document, register: Collection[str]) -> CriminalList:
    """Return groups and categories."""
    groups = keyed([(row, _group(row)) for row in document.rows("group")])
    leaves = keyed([(row, _leaf(row, groups, register)) for row in document.rows("leaf")])
    document.done()
    return CriminalList(groups=groups, leaves=leaves)


def read_triggers(document: Document, register: Collection[str]) -> TriggerList:
    """Return triggers with what they start."""
    protocols, obligations = _axis(document, "protocol"), _axis(document, "obligation")
    triggers = keyed([(row, _trigger(row, obligations, register)) for row in document.rows("trigger")])
    document.done()
    return TriggerList(protocols=protocols, obligations=obligations, triggers=triggers)


def read_rules(document: Document, register: Collection[str]) -> Mapping[str, Rule]:
    """Return the rules by id."""
    rules = keyed([(row, _rule(row, register)) for row in document.rows("rule")])
    document.done()
    return rules


def read_platforms(document: Document) -> Mapping[str, Platform]:
    """Return the platforms by id."""
    platforms = keyed([(row, _platform(row)) for row in document.rows("platform")])
    document.done()
    return platforms


def _axis(document: Document, name: str) -> Mapping[str, Axis]:
    found: list[tuple[Row, Axis]] = []
    for row in document.rows(name):
        found.append((row, Axis(id=row.ident(), label=row.text("label"), basis=row.basis())))
        row.done()
    return keyed(found)


def _four_c(row: Row, roles: Mapping[str, Axis], kinds: Mapping[str, Axis]) -> FourC:
    c = FourC(
        id=row.ident(),
        label=row.text("label"),
        meaning=row.text("meaning"),
        from_roles=row.texts("from_roles"),
        from_kinds=row.texts("from_kinds"),
        basis=row.basis(),
    )
    row.done()
    for key, named, known in (("from_roles", c.from_roles, roles), ("from_kinds", c.from_kinds, kinds)):
        row.refers(key, named, known, "matrix.toml")
    return c


def _cell(
    row: Row,
    roles: Mapping[str, Axis],
    kinds: Mapping[str, Axis],
    four_cs: Mapping[str, FourC],
    register: Collection[str],
) -> Cell:
    ident = row.ident()
    role, _, kind = ident.partition(".")
    if role not in roles or kind not in kinds:
        raise row.bad("its id must be a role, a dot and a kind, such as “conduct.aggressive”")
    cell = Cell(
        id=ident,
        role=role,
        kind=kind,
        label=row.text("label"),
        examples=row.texts("examples"),
        four_cs=tuple(c.id for c in four_cs.values() if role in c.from_roles or kind in c.from_kinds),
        asks_picture=row.flag("asks_picture", False),
        offences=links(row, register),
        basis=row.basis(),
    )
    row.done()
    return cell


def _gate(row: Row) -> Gate | None:
    when, note = row.choice("gate_when", GATE_WHENS, "always"), row.text("gate_note", "")
    if not row.has("gate"):
        if row.has("gate_when") or row.has("gate_note"):
            raise row.bad("“gate_when” and “gate_note” need “gate”")
        return None
    return Gate(gate_class=row.choice("gate", GATE_CLASSES), when=when, note=note)


def _group(row: Row) -> CriminalGroup:
    group = CriminalGroup(
        id=row.ident(), label=row.text("label"), verbs=row.texts("verbs"), basis=row.basis()
    )
    row.done()
    return group


def _leaf(row: Row, groups: Mapping[str, CriminalGroup], register: Collection[str]) -> Criminal:
    group = row.text("group", "")
    if group:
        row.refers("group", (group,), groups, "the rows [[group]]")
    leaf = Criminal(
        id=row.ident(),
        label=row.text("label"),
        meaning=row.text("meaning"),
        note=row.text("note", ""),
        group=group,
        verbs=groups[group].verbs if group else (),
        gate=_gate(row),
        asks_each_picture=row.flag("asks_each_picture", False),
        no_programs=row.flag("no_programs", False),
        police_priority=row.choice("police_priority", PRIORITIES, "usual"),
        offences=links(row, register),
        basis=row.basis(),
    )
    row.done()
    return leaf


def _trigger(row: Row, obligations: Mapping[str, Axis], register: Collection[str]) -> Trigger:
    trigger = Trigger(
        id=row.ident(),
        label=row.text("label"),
        meaning=row.text("meaning"),
        obliges=row.texts("obliges"),
        answered_by=row.texts("answered_by", ()),
        gate=_gate(row),
        asks_each_picture=row.flag("asks_each_picture", False),
        needs_text=row.flag("needs_text", False),
        any_offence=row.flag("any_offence", False),
        offences=plain_ids(row, register),
        basis=row.basis(),
    )
    row.done()
    row.refers("obliges", trigger.obliges, obligations, "the rows [[obligation]]")
    return trigger


def _rule(row: Row, register: Collection[str]) -> Rule:
    rule = Rule(
        id=row.ident(),
        kind=row.choice("kind", RULE_KINDS),
        label=row.text("label"),
        text=row.text("text"),
        offences=plain_ids(row, register),
        basis=row.basis(),
    )
    row.done()
    return rule


def _platform(row: Row) -> Platform:
    platform = Platform(
        id=row.ident(),
        label=row.text("label"),
        closed=row.flag("closed"),
        in_policy=row.flag("in_policy"),
        basis=row.basis(),
    )
    row.done()
    return platform
