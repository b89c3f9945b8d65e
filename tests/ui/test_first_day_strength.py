"""Words for the strength of a passphrase: what is tried first is called weak, and why."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import pytest

from evidence_desk.base.errors import BadInput
from evidence_desk.ui import strength

_T = TypeVar("_T")
KNOWN = ("Jane P. Shah", "JPS", "Thornmere Academy")


def aside(work: Callable[[], _T]) -> _T:
    """Do it off the main thread, as the window does: zxcvbn looks into its own files on its first call."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result()


@pytest.mark.parametrize(
    ("text", "level", "reason"),
    [
        ("", "short", ""),
        ("Tr0ub4dor&3", "short", ""),
        ("password12345678", "weak", "common"),
        ("thornmere2026", "weak", "yours"),
        ("qwertyuiop[]", "weak", "keyboard"),
        ("aaaaaaaaaaaaaaaaaaaa", "weak", "repeat"),
        ("abcdefghijklmno", "weak", "sequence"),
        ("purple lamp socks", "fair", ""),
        ("wet otter reads maps slowly", "strong", ""),
        ("x" * 500, "weak", "repeat"),
        ("😀🦦🗺️ dŵr araf yn llifo", "strong", ""),
    ],
)
def test_levels_and_reasons(text: str, level: str, reason: str) -> None:
    found = aside(lambda: strength.measure(text, KNOWN))
    assert found.level == level
    if not found.enough:
        assert found.reason == reason


def test_a_weak_one_is_refused_in_words() -> None:
    with pytest.raises(BadInput) as refused:
        aside(lambda: strength.require("thornmere2026", KNOWN))
    assert refused.value.user_message == "Too easy to guess. It contains your name or your school."
    aside(lambda: strength.require("wet otter reads maps slowly", KNOWN))
