"""Whether two names may be of one person: nobody is to judge a concern about themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable

_TITLES = {"mr", "mrs", "ms", "miss", "mx", "dr", "sir"}


def is_named(name: str, named: Iterable[str]) -> bool:
    """Return whether a person may be one of those named: all words of the shorter name stand in the longer one.

    So `Jane Shah` and `Ms Shah-Lee`'s `Shah` are found for Jane P. Shah. It errs on the side of finding.
    """
    own = words_of_name(name)
    for other in named:
        shorter, longer = sorted((own, words_of_name(other)), key=len)
        if shorter and shorter <= longer:
            return True
    return False


def words_of_name(name: str) -> frozenset[str]:
    """Return the words of a name that tell people apart: no titles, no single letters."""
    return frozenset(re.findall(r"\w{2,}", name.casefold())) - _TITLES
