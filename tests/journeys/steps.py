"""Steps that several journeys share."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.hands import Hands, Key, Mod


def open_file(hands: Hands, path: Path) -> None:
    """Open a case by the file dialog."""
    hands.key(Key.Key_F, Mod.ControlModifier | Mod.ShiftModifier)
    hands.name_file(path)


def answer_no_twice(hands: Hands) -> None:
    """Answer both questions with the mouse."""
    hands.reads("No")
    for _ in range(2):
        hands.pause(0.4)  # a question takes no answer in its first moments
        hands.press("No")


def make_pack(hands: Hands, path: Path) -> None:
    """Make the police pack from the Packs section, which is in front."""
    hands.press("Make the pack")
    hands.reads("I have looked through this pack.")
    hands.type("Jane Shah")
    hands.press("Choose where to keep it")
    hands.name_file(path)
    hands.reads("Made and checked")
    hands.press("Done")
