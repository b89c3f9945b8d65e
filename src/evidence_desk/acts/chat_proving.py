"""The bytes of a proof: of one exhibit, or of chosen messages of a chat."""

from __future__ import annotations

from collections.abc import Sequence

from evidence_desk.acts.chats import READ_MAX, held_chat, line_bytes, opened_lists, transcript
from evidence_desk.base.errors import BadInput
from evidence_desk.case.chat_proof import lines_json, prove_lines
from evidence_desk.case.disclosure_proof import DisclosureProof, Prover, proof_json
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Exhibit


def proof_data(
    store: CaseStore, prover: Prover, exhibit: Exhibit, lines: Sequence[int] = ()
) -> tuple[bytes, DisclosureProof]:
    """Return a proof as a file, and the proof of the exhibit in it; the doors are the caller's to ask.

    Args:
        lines: numbers of messages of a chat, from 1; none: of the exhibit as a whole.

    Raises:
        BadInput: it has no proof, or no such messages, or too many are named.
        GateRefused, TamperedBundle: as `CaseStore.read_whole`.
    """
    if not lines:
        proof = prover.prove(exhibit)
        return proof_json(proof), proof
    held = held_chat(store.case, exhibit)
    whole = store.read_whole(exhibit, READ_MAX)
    messages = transcript(held, whole)
    if not 1 <= min(lines) <= max(lines) <= len(messages):
        raise BadInput(
            "no such message",
            f"{exhibit.ref} holds messages 1 to {len(messages):,}. Nothing was written.",
        )
    wanted = [(number, line_bytes(messages[number - 1], whole)) for number in sorted(set(lines))]
    hashes, salts = opened_lists(store, held)
    found = prove_lines(store.unlocked, prover, exhibit, hashes, salts, wanted)
    return lines_json(found), found.proof
