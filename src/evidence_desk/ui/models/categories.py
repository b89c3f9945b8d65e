"""The policy criminal categories as a tree: plain ones, the group with its members, and the verbs of what is chosen.

The verbs of a category are the columns of one child row, which is there while the category is ticked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from evidence_desk.policy.taxonomy import Criminal
from evidence_desk.ui.classification import Draft, Tick, asks_first

Index = QModelIndex | QPersistentModelIndex
NodeKind = Literal["group", "leaf", "verbs"]
KIND_ROLE = int(Qt.ItemDataRole.UserRole)  # NodeKind
TAG_ROLE = KIND_ROLE + 1  # "stop", "ask" or ""
ID_ROLE = KIND_ROLE + 2
EXPLAINS_ROLE = KIND_ROLE + 3  # what the policy says of it
FILTER_ROLE = KIND_ROLE + 4
_CHECKS: dict[Tick, Qt.CheckState] = {
    "yes": Qt.CheckState.Checked,
    "no": Qt.CheckState.Unchecked,
    "mixed": Qt.CheckState.PartiallyChecked,
}
_NONE = QModelIndex()


@dataclass(slots=True)
class _Node:
    kind: NodeKind
    name: str  # of the group or the category
    number: int
    parent: _Node | None = None
    children: list[_Node] = field(default_factory=list)

    @property
    def row(self) -> int:
        return self.parent.children.index(self) if self.parent is not None else 0


class CategoryModel(QAbstractItemModel):
    """Ticks of a draft, in a tree. Ticking here changes the draft."""

    ticked = Signal(str, bool)  # category, whether it is chosen now

    def __init__(self, draft: Draft, order: Sequence[str], parent: QObject | None = None) -> None:
        """Make it over `draft`; `order` has every category, those to be shown first in front."""
        super().__init__(parent)
        self._draft = draft
        self._rows = draft.policy.criminal_list
        self._nodes: list[_Node] = []
        self._root = self._new("group", "", None)
        groups: dict[str, _Node] = {}
        for name in order:
            leaf = self._rows.leaves[name]
            if leaf.group and leaf.group not in groups:
                groups[leaf.group] = self._new("group", leaf.group, self._root)
            self._new("leaf", name, groups.get(leaf.group, self._root))
        for node in list(self._nodes):
            if node.kind == "leaf" and self._wants_verbs(node.name):
                self._new("verbs", node.name, node)
        self._columns = max([1, *(len(leaf.verbs) for leaf in self._rows.leaves.values())])

    def _new(self, kind: NodeKind, name: str, parent: _Node | None) -> _Node:
        node = _Node(kind, name, len(self._nodes), parent)
        self._nodes.append(node)
        if parent is not None:
            parent.children.append(node)
        return node

    def _wants_verbs(self, name: str) -> bool:
        return bool(self._rows.leaves[name].verbs) and self._draft.criminal[name] != "no"

    def _node(self, index: Index) -> _Node:
        return self._nodes[int(index.internalId())] if index.isValid() else self._root

    # -- the tree ------------------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = _NONE) -> QModelIndex:
        """Return the place of a child."""
        children = self._node(parent).children
        if not (0 <= row < len(children) and 0 <= column < self._columns) or parent.column() > 0:
            return QModelIndex()
        return self.createIndex(row, column, children[row].number)

    def parent(self, index: Index = _NONE) -> QModelIndex:  # type: ignore[override]  # one of Qt's two
        """Return the place of the parent."""
        above = self._node(index).parent if index.isValid() else None
        if above is None or above is self._root:
            return QModelIndex()
        return self.createIndex(above.row, 0, above.number)

    def rowCount(self, parent: Index = _NONE) -> int:
        """Return how many children there are."""
        return 0 if parent.column() > 0 else len(self._node(parent).children)

    def columnCount(self, parent: Index = _NONE) -> int:
        """Return as many columns as a category has verbs."""
        return self._columns

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be ticked: categories and their verbs."""
        node = self._node(index)
        if not index.isValid() or not self.data(index, Qt.ItemDataRole.DisplayRole):
            return Qt.ItemFlag.NoItemFlags
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return plain if node.kind == "group" else plain | Qt.ItemFlag.ItemIsUserCheckable

    # -- what stands in it ---------------------------------------------------------------------------------

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return words, ticks and what the policy says."""
        if not index.isValid():
            return None
        node = self._node(index)
        if node.kind == "verbs":
            return self._verb_data(node.name, index.column(), role)
        if index.column() > 0:
            return None
        if node.kind == "group":
            return self._group_data(node.name, role)
        return self._leaf_data(self._rows.leaves[node.name], role)

    def _group_data(self, name: str, role: int) -> object:
        label = self._rows.groups[name].label
        values: dict[int, object] = {
            int(Qt.ItemDataRole.DisplayRole): f"{label}…",
            FILTER_ROLE: label,
            KIND_ROLE: "group",
            ID_ROLE: name,
        }
        return values.get(int(role))

    def _leaf_data(self, leaf: Criminal, role: int) -> object:
        explains = " ".join(words for words in (leaf.meaning, leaf.note) if words)
        tag = "stop" if leaf.asks_each_picture else ""
        if not tag and asks_first(leaf) and leaf.gate is not None and leaf.gate.when == "always":
            tag = "ask"
        spoken = {"stop": self.tr("stop question"), "ask": self.tr("ask first")}.get(tag, "")
        values: dict[int, object] = {
            int(Qt.ItemDataRole.DisplayRole): leaf.label,
            int(Qt.ItemDataRole.CheckStateRole): _CHECKS[self._draft.criminal[leaf.id]],
            int(Qt.ItemDataRole.ToolTipRole): explains,
            int(Qt.ItemDataRole.AccessibleTextRole): f"{leaf.label}, {spoken}" if spoken else leaf.label,
            int(Qt.ItemDataRole.AccessibleDescriptionRole): explains,
            KIND_ROLE: "leaf",
            TAG_ROLE: tag,
            ID_ROLE: leaf.id,
            EXPLAINS_ROLE: explains,
            FILTER_ROLE: f"{leaf.label} {leaf.meaning}",
        }
        return values.get(int(role))

    def _verb_data(self, name: str, column: int, role: int) -> object:
        leaf = self._rows.leaves[name]
        if column >= len(leaf.verbs):
            return None
        verb = leaf.verbs[column]
        values: dict[int, object] = {
            int(Qt.ItemDataRole.DisplayRole): verb,
            int(Qt.ItemDataRole.CheckStateRole): _CHECKS[self._draft.verbs[name, verb]],
            int(Qt.ItemDataRole.AccessibleTextRole): f"{verb}: {leaf.label}",
            KIND_ROLE: "verbs",
            ID_ROLE: name,
            FILTER_ROLE: leaf.label,
        }
        return values.get(int(role))

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick. What was mixed becomes chosen for all, and never mixed again."""
        if role != Qt.ItemDataRole.CheckStateRole or not self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        node = self._node(index)
        if node.kind == "verbs":
            verb = self._rows.leaves[node.name].verbs[index.column()]
            self._draft.verbs[node.name, verb] = _next(self._draft.verbs[node.name, verb])
            self.dataChanged.emit(index, index, [Qt.ItemDataRole.CheckStateRole])
            self.ticked.emit(node.name, True)
            return True
        self.set_tick(node.name, _next(self._draft.criminal[node.name]))
        return True

    def set_tick(self, name: str, tick: Tick) -> None:
        """Set a category; its verbs come and go with it."""
        node = next(node for node in self._nodes if node.kind == "leaf" and node.name == name)
        here = self.createIndex(node.row, 0, node.number)
        self._draft.criminal[name] = tick
        if self._wants_verbs(name) and not node.children:
            self.beginInsertRows(here, 0, 0)
            self._new("verbs", name, node)
            self.endInsertRows()
        elif not self._wants_verbs(name) and node.children:
            self.beginRemoveRows(here, 0, 0)
            node.children.clear()
            self.endRemoveRows()
            for verb in self._rows.leaves[name].verbs:
                self._draft.verbs[name, verb] = "no"
        self.dataChanged.emit(here, here, [Qt.ItemDataRole.CheckStateRole])
        self.ticked.emit(name, tick == "yes")

    def chosen_count(self) -> int:
        """Return how many categories are chosen for all exhibits."""
        return len(self._draft.chosen("criminal"))

    def place_of(self, name: str) -> QModelIndex:
        """Return the place of a category."""
        node = next(node for node in self._nodes if node.kind == "leaf" and node.name == name)
        return self.createIndex(node.row, 0, node.number)


def _next(tick: Tick) -> Tick:
    return "no" if tick == "yes" else "yes"
