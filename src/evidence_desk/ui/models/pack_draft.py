"""What a person has chosen for a pack so far, kept for each case and kind while the window is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from evidence_desk.acts.pack_choice import PackChoice
from evidence_desk.packs.content import Kind


@dataclass(slots=True)
class PackDraft:
    """The choices for one kind of pack of one case."""

    kind: Kind
    unticked: set[str] = field(default_factory=set)  # exhibits
    reasons: dict[str, str] = field(default_factory=dict)  # exhibit -> why it is left out
    confirmed: set[str] = field(default_factory=set)  # exhibits that show no third-party pupil
    for_whom: str = ""
    basis: str = ""
    statement: bool = False
    contact_sheet: bool = False

    def choice(self, ids: Sequence[str]) -> PackChoice:
        """Return what the pack is to be, over these exhibits in this order."""
        return PackChoice(
            kind=self.kind,
            ids=tuple(ids),
            for_whom=self.for_whom,
            basis=self.basis,
            left_out={name: why for name, why in self.reasons.items() if name in self.unticked},
            confirmed=frozenset(self.confirmed),
            statement=self.statement,
            contact_sheet=self.statement and self.contact_sheet,
        )


class PackDrafts:
    """The drafts of all cases; forgotten with the window, like anything else that was shown."""

    def __init__(self) -> None:
        self._drafts: dict[tuple[str, Kind], PackDraft] = {}
        self._kinds: dict[str, Kind] = {}

    def of(self, case_id: str) -> PackDraft:
        """Return the draft of the kind chosen last for a case."""
        kind = self._kinds.get(case_id, "police")
        return self._drafts.setdefault((case_id, kind), PackDraft(kind))

    def choose_kind(self, case_id: str, kind: Kind) -> PackDraft:
        """Go on with another kind; what was chosen for it before is still there."""
        self._kinds[case_id] = kind
        return self.of(case_id)

    def clear(self) -> None:
        """Forget all."""
        self._drafts.clear()
        self._kinds.clear()
