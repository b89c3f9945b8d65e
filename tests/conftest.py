"""What holds for every test: nothing unexpected is logged, the long counts wait, missing programs are failures."""

from __future__ import annotations

import logging
import os
import re
import shutil
from collections.abc import Iterator

import pytest

# Where tests run as root, in a place where no browser's sandbox works, pages are loaded without; only there.
os.environ.setdefault("CI", "1")

# Markers whose tests run only when somebody asks for them by `-m` (or by the variable beside the name).
ON_REQUEST = {"soak": "EVIDENCE_DESK_SOAK", "conformance": "EVIDENCE_DESK_CONFORMANCE"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests marked `soak` or `conformance` unless they were asked for."""
    asked = str(config.option.markexpr)
    waiting = [
        name for name, variable in ON_REQUEST.items() if name not in asked and not os.environ.get(variable)
    ]
    left_out = [item for item in items if any(item.get_closest_marker(name) for name in waiting)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in set(left_out)]


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Fail, not skip, a test whose program is missing: a skipped judge looks like a passed one."""
    for marker in item.iter_markers("needs_tool"):
        for program in marker.args:
            if shutil.which(program) is None:
                pytest.fail(
                    f"this test needs the program {program!r}, which is not on the PATH; "
                    "packaging/linux/install-deps.sh installs it",
                    pytrace=False,
                )


class _Keeper(logging.Handler):
    """Keeps every record of level WARNING and above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def nothing_unexpected_is_logged(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logs a warning or an error it did not announce, or announces one that never comes.

    `@pytest.mark.expects_log(pattern)` announces: `re.search` of the pattern in "LEVEL logger: message".
    """
    expected = [str(marker.args[0]) for marker in request.node.iter_markers("expects_log")]
    keeper, root = _Keeper(), logging.getLogger()
    root.addHandler(keeper)
    try:
        yield
    finally:
        root.removeHandler(keeper)
    unexpected = [line for line in keeper.lines if not any(re.search(pattern, line) for pattern in expected)]
    never_came = [
        pattern for pattern in expected if not any(re.search(pattern, line) for line in keeper.lines)
    ]
    if unexpected:
        pytest.fail("logged, but not expected (see expects_log):\n" + "\n".join(unexpected), pytrace=False)
    if never_came:
        pytest.fail("expected in the log, but never came:\n" + "\n".join(never_came), pytrace=False)
