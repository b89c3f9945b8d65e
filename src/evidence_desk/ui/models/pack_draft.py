"""What a person has chosen for a pack so far, for each case and kind; and how it is saved and taken up again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import cast, get_args

from evidence_desk.acts.pack_choice import PackChoice
from evidence_desk.case.state import Case
from evidence_desk.library.pack_drafts import KeptDraft
from evidence_desk.packs.content import Kind

_USABLE = frozenset({"held", "damaged"})


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
    passages: dict[str, tuple[tuple[int, int], ...]] = field(
        default_factory=dict
    )  # of chats: what is printed

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
            passages={name: ranges for name, ranges in self.passages.items() if name in ids},
        )

    def kept(self, case: Case, saved_at: str) -> KeptDraft:
        """Return it as it is saved."""
        return KeptDraft(
            case=case.id,
            kind=self.kind,
            saved_at=saved_at,
            known=tuple(case.exhibits),
            unticked=tuple(sorted(self.unticked)),
            reasons={name: why for name, why in sorted(self.reasons.items()) if why},
            confirmed=tuple(sorted(self.confirmed)),
            for_whom=self.for_whom,
            basis=self.basis,
            statement=self.statement,
            contact_sheet=self.contact_sheet,
            passages=dict(sorted(self.passages.items())),
        )


def taken_up(kept: KeptDraft, case: Case, locked: frozenset[str]) -> PackDraft | None:
    """Return a saved draft over the case as it stands now; None for a kind that this program does not know.

    What was chosen for an exhibit that is locked or gone is dropped, words that were typed about it among it.
    """
    if kept.kind not in get_args(Kind):
        return None
    there = {one.id for one in case.exhibits.values() if one.status in _USABLE and one.id not in locked}
    return PackDraft(
        kind=cast("Kind", kept.kind),
        unticked=there.intersection(kept.unticked),
        reasons={name: why for name, why in kept.reasons.items() if name in there},
        confirmed=there.intersection(kept.confirmed),
        for_whom=kept.for_whom,
        basis=kept.basis,
        statement=kept.statement,
        contact_sheet=kept.contact_sheet,
        passages={name: ranges for name, ranges in kept.passages.items() if name in there},
    )


def came_since(kept: KeptDraft, case: Case) -> int:
    """Return how many exhibits the case has that it had not when a draft was saved."""
    return len(set(case.exhibits) - set(kept.known))


class PackDrafts:
    """The drafts of all cases; forgotten with the window, but for those that were saved."""

    def __init__(self) -> None:
        self._drafts: dict[tuple[str, Kind], PackDraft] = {}
        self._kinds: dict[str, Kind] = {}
        self._saved: dict[tuple[str, str], KeptDraft] = {}

    def of(self, case_id: str) -> PackDraft:
        """Return the draft of the kind chosen last for a case."""
        kind = self._kinds.get(case_id, "police")
        return self._drafts.setdefault((case_id, kind), PackDraft(kind))

    def choose_kind(self, case_id: str, kind: Kind) -> PackDraft:
        """Go on with another kind; what was chosen for it before is still there."""
        self._kinds[case_id] = kind
        return self.of(case_id)

    def take_up(self, case: Case, locked: frozenset[str], saved: Iterable[KeptDraft]) -> bool:
        """Go on with saved drafts, the newest first, wherever nothing was chosen yet; return whether any was taken."""
        taken = False
        for kept in saved:
            draft = taken_up(kept, case, locked)
            if draft is None:
                continue
            self._saved[case.id, draft.kind] = kept
            place = (case.id, draft.kind)
            if self._drafts.get(place, PackDraft(draft.kind)) == PackDraft(draft.kind):
                self._drafts[place] = draft
                if not taken:
                    self._kinds.setdefault(case.id, draft.kind)
                taken = True
        return taken

    def note_saved(self, kept: KeptDraft) -> None:
        """Note that a draft was saved."""
        self._saved[kept.case, kept.kind] = kept

    def saved(self, case_id: str, kind: Kind) -> KeptDraft | None:
        """Return what was saved last for a kind."""
        return self._saved.get((case_id, kind))

    def clear(self) -> None:
        """Forget all."""
        self._drafts.clear()
        self._kinds.clear()
        self._saved.clear()
