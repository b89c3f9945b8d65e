"""The other half of the screens of test_accessibility.py: a file runs on one worker, and there are many screens."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from tests.ui.test_accessibility import (  # noqa: F401  # fixtures among them
    as_it_comes,
    each_preview_once,
    look_over,
    sample,
)
from tools.screens import SCENES

from tools import screens


@pytest.mark.parametrize("scene", list(SCENES)[1::2])
def test_a_screen_is_said_in_words_and_worked_by_keys(
    qapp: QApplication,
    tmp_path: Path,
    sample: screens.Sample,  # noqa: F811  # the fixture
    scene: str,
) -> None:
    look_over(qapp, tmp_path, sample, scene)
