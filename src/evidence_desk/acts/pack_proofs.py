"""Proofs attached to a police pack: from each original to the signed checkpoint, without the case.

They are small; originals are not, and go into the hand-over folder beside the pack. Nothing is attached for what is
locked, in words only, or not shown for another reason, and nothing in packs where names are replaced.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.case.disclosure_proof import Prover, proof_json
from evidence_desk.case.handing import may_leave
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Exhibit

EXHIBITS_MAX: Final = 40  # more have their proofs in the hand-over folder
BYTES_MAX: Final = 1 << 20  # of all proofs of one pack


def proofs_for(store: CaseStore, kind: str, shown: Sequence[Exhibit]) -> tuple[tuple[str, bytes], ...]:
    """Return name and bytes of the proof of each exhibit; none at all where they would be too many or too large.

    Args:
        shown: the exhibits that stand in the pack with their files, as the third door let them through.
    """
    if kind != "police" or not 0 < len(shown) <= EXHIBITS_MAX:
        return ()
    prover = Prover(store.unlocked)
    found: list[tuple[str, bytes]] = []
    for exhibit in filter(may_leave, shown):  # what is kept by leave has none, as in a hand-over
        try:
            data = proof_json(prover.prove(exhibit))
        except EvidenceDeskError:  # its entry was removed, or says more than a proof may show
            continue
        found.append((f"proof-{exhibit.ref.replace('/', '-')}.json", data))
    return tuple(found) if sum(len(data) for _, data in found) <= BYTES_MAX else ()
