"""Whether two names may be of one person: nobody is to judge a concern about themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable

_TITLES = {"mr", "mrs", "ms", "miss", "mx", "dr", "sir"}
_FILLERS = {"the", "our", "my", "of", "school"}
_POSTS = {"dsl": {"dsl", "designated", "safeguarding", "lead"}, "deputy": {"deputy", "dsl", "ddsl"}}


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


def is_meant(name: str, position: str, role: str, named: Iterable[str]) -> bool:
    """Return whether a person may be one of those named, by their name or by what they are in the school.

    Whoever is in a hurry writes `the DSL` or `headteacher`. Of the DSL and a deputy, `Deputy DSL` is the deputy alone.
    """
    written = tuple(named)
    return is_named(name, written) or any(_is_post(_post(one), position, role) for one in written)


def _is_post(said: frozenset[str], position: str, role: str) -> bool:
    own = _post(position) | _POSTS.get(role, set())
    is_deputy = bool({"deputy", "ddsl"} & own)
    return bool(said) and said <= own and (not is_deputy or bool({"deputy", "ddsl"} & said))


def _post(text: str) -> frozenset[str]:
    split = re.sub(r"\b(head)(?=teacher|master|mistress)", r"\1 ", text.casefold())
    return words_of_name(split) - _FILLERS
