"""Custody sheets: the one custody identity, wrapped for each pair of three holders, and what stands on their sheets."""

from __future__ import annotations

import base64
import itertools
from dataclasses import dataclass
from typing import Final, Literal

from evidence_desk.bundle import age, slots
from evidence_desk.case import keyfile

HOLDERS: Final = 3  # two of them open


@dataclass(frozen=True, slots=True, kw_only=True)
class Custody:
    """What is public of the holders' keys, and their sheets (file name -> content), in memory alone."""

    holders: tuple[str, ...]  # recipients
    wraps: dict[str, str]  # "1-2" -> base64 of the custody identity nested to holders 1 and 2
    sheets: dict[str, bytes]


def make_custody(organisation: str, custody: age.Identity, kind: Literal["hybrid", "classic"]) -> Custody:
    """Return fresh keys for three holders of a custody identity; it is kept nowhere but in the wraps."""
    holders = [age.generate_identity(kind) for _ in range(HOLDERS)]
    wraps = {
        f"{i + 1}-{j + 1}": base64.b64encode(
            slots.make_nested_slot([custody], holders[i].recipient(), holders[j].recipient())
        ).decode("ascii")
        for i, j in itertools.combinations(range(HOLDERS), 2)
    }
    sheets = {
        f"custody-sheet-{number}.txt": keyfile.sheet_text(
            organisation,
            "custody",
            number,
            HOLDERS,
            identity,
            [
                f"{keyfile.WRAP_COMMENT}{pair}: {text}"
                for pair, text in wraps.items()
                if str(number) in pair.split("-")
            ],
        )
        for number, identity in enumerate(holders, 1)
    }
    return Custody(
        holders=tuple(str(identity.recipient()) for identity in holders), wraps=wraps, sheets=sheets
    )
