"""When one picture may be kept although the gate stops it, and where such a picture may go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from evidence_desk.policy.rows import Document, Row, Sourced, keyed
from evidence_desk.policy.taxonomy import GateClassId

LeaveClass = Literal["TERROR", "INTIMATE", "ADULT"]
LeaveFieldKind = Literal["text", "day"]
PackKind = Literal["police", "disciplinary", "pupil", "parent", "governors"]
LEAVE_CLASSES: tuple[LeaveClass, ...] = ("TERROR", "INTIMATE", "ADULT")  # never HARD
LEAVE_FIELD_KINDS: tuple[LeaveFieldKind, ...] = ("text", "day")
PACK_KINDS: tuple[PackKind, ...] = ("police", "disciplinary", "pupil", "parent", "governors")
# What a ground asks for at least: one of these sets of fields. The same floor stands under every case.
FLOOR: Final[dict[str, tuple[frozenset[str], ...]]] = {
    "TERROR": (frozenset({"shows", "reason"}),),
    "INTIMATE": (frozenset({"adult", "how"}), frozenset({"force", "reference", "officer"})),
    "ADULT": (frozenset({"hr", "reason"}),),
}
# Where such a picture may go at most.
PACKS: Final[dict[str, frozenset[str]]] = {
    "TERROR": frozenset(),
    "INTIMATE": frozenset({"police"}),
    "ADULT": frozenset({"police"}),
}
MASKED: Final[dict[str, frozenset[str]]] = {
    "TERROR": frozenset(),
    "INTIMATE": frozenset(),
    "ADULT": frozenset({"disciplinary"}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveField(Sourced):
    """Something that is written down when leave is given."""

    label: str
    kind: LeaveFieldKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground(Sourced):
    """On which ground one picture of a class may be kept."""

    gate_class: LeaveClass
    label: str
    text: str
    required: tuple[LeaveField, ...]
    optional: tuple[LeaveField, ...]

    @property
    def fields(self) -> tuple[LeaveField, ...]:
        """All its fields."""
        return (*self.required, *self.optional)


@dataclass(frozen=True, slots=True, kw_only=True)
class Going(Sourced):
    """Where a picture of a class, once kept by leave, may go."""

    packs: tuple[str, ...]
    masked_in: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveList:
    """The grounds, and where what was kept by them may go."""

    grounds: Mapping[str, Ground]
    goings: Mapping[str, Going]

    def of_class(self, gate_class: GateClassId | str) -> list[Ground]:
        """Return the grounds for a class, in the policy's order; none for HARD."""
        return [ground for ground in self.grounds.values() if ground.gate_class == gate_class]


def read_leave(document: Document) -> LeaveList:
    """Return the grounds and ways.

    Raises:
        BadInput: one asks for less, or lets more out, than the program's floor.
    """
    fields = keyed([(row, _field(row)) for row in document.rows("field")])
    grounds = keyed([(row, _ground(row, fields)) for row in document.rows("ground")])
    goings = keyed([(row, _going(row)) for row in document.rows("class")])
    document.done()
    return LeaveList(grounds=grounds, goings=goings)


def _field(row: Row) -> LeaveField:
    field = LeaveField(
        id=row.ident(),
        label=row.text("label"),
        kind=row.choice("kind", LEAVE_FIELD_KINDS),
        basis=row.basis(),
    )
    row.done()
    return field


def _ground(row: Row, fields: Mapping[str, LeaveField]) -> Ground:
    ident, gate_class = row.ident(), row.choice("class", LEAVE_CLASSES)
    required, optional = row.texts("required"), row.texts("optional")
    row.refers("required", required, fields, "the rows [[field]]")
    row.refers("optional", optional, fields, "the rows [[field]]")
    ground = Ground(
        id=ident,
        gate_class=gate_class,
        label=row.text("label"),
        text=row.text("text"),
        required=tuple(fields[name] for name in required),
        optional=tuple(fields[name] for name in optional),
        basis=row.basis(),
    )
    row.done()
    if not any(floor <= set(required) for floor in FLOOR[gate_class]):
        ways = "; or ".join(", ".join(sorted(floor)) for floor in FLOOR[gate_class])
        raise row.bad(f"“required” must hold at least: {ways}; the program needs that")
    return ground


def _going(row: Row) -> Going:
    ident = row.choice("id", LEAVE_CLASSES)
    going = Going(id=ident, packs=row.texts("packs"), masked_in=row.texts("masked_in"), basis=row.basis())
    row.done()
    row.refers("packs", going.packs, PACK_KINDS, "the program's list of packs")
    row.refers("masked_in", going.masked_in, PACK_KINDS, "the program's list of packs")
    for key, given, most in (
        ("packs", going.packs, PACKS[ident]),
        ("masked_in", going.masked_in, MASKED[ident]),
    ):
        if not set(given) <= most:
            raise row.bad(f"“{key}” of {ident} may hold no more than: {', '.join(sorted(most)) or 'nothing'}")
    return going
