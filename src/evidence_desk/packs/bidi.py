"""Direction of text: which characters of a paragraph run right to left, and the order in which they stand.

The Unicode Bidirectional Algorithm with embeddings, isolates and bracket pairs, without overrides: U+202D and
U+202E can make a line read as something it is not, so the packs draw them as visible labels instead of obeying
them (`packs/text.py`).

Source: Unicode Standard Annex #9, revision 48; rule numbers in the comments are its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar
from unicodedata import bidirectional

_MAX_DEPTH = 125
_MAX_OPEN_BRACKETS = 63
_REMOVED = frozenset({"RLE", "LRE", "PDF", "BN"})  # rule X9
_INITIATORS = frozenset({"LRI", "RLI", "FSI"})
_NEUTRAL = frozenset({"B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"})
_TRAILING = frozenset({"WS", "LRI", "RLI", "FSI", "PDI", *_REMOVED})  # rule L1
_OPENING = "([{༺༼᚛⁅⁽₍⌈⌊❨❪❬❮❰❲❴⟅⟦⟨⟪⟬⟮⦃⦅⦇⦉⦋⦍⦏⦑⦓⦕⦗⧘⧚⧼⸢⸤⸦⸨\u2329\u3008《「『【〔〖〘〚﹙﹛﹝（［｛｟｢"
_CLOSING = ")]}༻༽᚜⁆⁾₎⌉⌋❩❫❭❯❱❳❵⟆⟧⟩⟫⟭⟯⦄⦆⦈⦊⦌⦐⦎⦒⦔⦖⦘⧙⧛⧽⸣⸥⸧⸩\u3009\u3009》」』】〕〗〙〛﹚﹜﹞）］｝｠｣"
_CLOSES = dict(zip(_OPENING, _CLOSING, strict=True))
_CLOSING_SET = frozenset(_CLOSING + "\u232a")

T = TypeVar("T")


@dataclass(slots=True)
class _Sequence:
    """An isolating run sequence (BD13): positions that are resolved together."""

    at: list[int]
    level: int
    start: str = "L"  # sos
    end: str = "L"  # eos
    types: list[str] = field(default_factory=list)


def levels(text: str) -> tuple[int, list[int]]:
    """Return the base level of one paragraph and the embedding level of each of its characters.

    Even levels run left to right, odd ones right to left. Removed formatting characters get the level of the
    character before them, so that every position has one.
    """
    types = [_bidi_class(character) for character in text]
    pairs = _isolate_pairs(types)
    base = _first_strong(types, pairs, 0, len(types), otherwise=0)
    result = _explicit(types, pairs, base)
    for sequence in _isolating_runs(types, result, pairs, base):
        _weak(sequence)
        _brackets(sequence, text)
        _neutral(sequence)
        _implicit(sequence, result)
    previous = base
    for position, kind in enumerate(types):
        if kind in _REMOVED:
            result[position] = previous
        previous = result[position]
    _reset_whitespace(types, result, base)
    return base, result


def visual_order(items: Sequence[T], item_levels: Sequence[int]) -> list[T]:
    """Return `items` of one line in the order in which they are drawn from left to right (rule L2)."""
    order = list(items)
    depth = list(item_levels)
    for level in range(max(depth, default=0), 0, -1):
        start = 0
        while start < len(order):
            if depth[start] < level:
                start += 1
                continue
            stop = start
            while stop < len(order) and depth[stop] >= level:
                stop += 1
            order[start:stop] = order[start:stop][::-1]
            depth[start:stop] = depth[start:stop][::-1]
            start = stop
    return order


def _bidi_class(character: str) -> str:
    kind = bidirectional(character) or "L"
    return "ON" if kind in {"LRO", "RLO"} else kind


def _isolate_pairs(types: list[str]) -> dict[int, int]:
    """Return the position of the matching PDI for each isolate initiator that has one (BD9)."""
    pairs: dict[int, int] = {}
    waiting: list[int] = []
    for position, kind in enumerate(types):
        if kind in _INITIATORS:
            waiting.append(position)
        elif kind == "PDI" and waiting:
            pairs[waiting.pop()] = position
    return pairs


def _first_strong(types: list[str], pairs: dict[int, int], start: int, stop: int, *, otherwise: int) -> int:
    """Return 0 or 1 by the first strong character outside isolates (rules P2, P3)."""
    position = start
    while position < stop:
        kind = types[position]
        if kind == "L":
            return 0
        if kind in {"R", "AL"}:
            return 1
        position = pairs.get(position, stop) if kind in _INITIATORS else position + 1
    return otherwise


def _explicit(types: list[str], pairs: dict[int, int], base: int) -> list[int]:
    """Return the explicit level of each position (rules X1 to X8)."""
    result = [base] * len(types)
    stack = [(base, False)]
    too_deep_isolates = too_deep_embeddings = open_isolates = 0
    for position, kind in enumerate(types):
        level = stack[-1][0]
        if kind in {"RLE", "LRE"}:
            deeper = (level + 1) | 1 if kind == "RLE" else (level + 2) & ~1
            if deeper <= _MAX_DEPTH and not too_deep_isolates and not too_deep_embeddings:
                stack.append((deeper, False))
            elif not too_deep_isolates:
                too_deep_embeddings += 1
        elif kind in _INITIATORS:
            stop = pairs.get(position, len(types))
            right = kind == "RLI" or (
                kind == "FSI" and _first_strong(types, pairs, position + 1, stop, otherwise=0) == 1
            )
            deeper = (level + 1) | 1 if right else (level + 2) & ~1
            if deeper <= _MAX_DEPTH and not too_deep_isolates and not too_deep_embeddings:
                open_isolates += 1
                stack.append((deeper, True))
            else:
                too_deep_isolates += 1
        elif kind == "PDI":
            if too_deep_isolates:
                too_deep_isolates -= 1
            elif open_isolates:
                too_deep_embeddings = 0
                while not stack[-1][1]:
                    stack.pop()
                stack.pop()
                open_isolates -= 1
            level = stack[-1][0]
        elif kind == "PDF" and not too_deep_isolates:
            if too_deep_embeddings:
                too_deep_embeddings -= 1
            elif len(stack) > 1 and not stack[-1][1]:
                stack.pop()
        result[position] = base if kind == "B" else level
    return result


def _isolating_runs(types: list[str], result: list[int], pairs: dict[int, int], base: int) -> list[_Sequence]:
    """Return the isolating run sequences with their borders (rule X10)."""
    kept = [position for position, kind in enumerate(types) if kind not in _REMOVED]
    runs: list[list[int]] = []
    for index, position in enumerate(kept):
        if index and result[position] == result[kept[index - 1]]:
            runs[-1].append(position)
        else:
            runs.append([position])
    by_first = {run[0]: run for run in runs}
    closers = set(pairs.values())
    rank = {position: index for index, position in enumerate(kept)}
    found = []
    for run in runs:
        if types[run[0]] == "PDI" and run[0] in closers:
            continue  # continues the sequence of its initiator
        at = list(run)
        while (closer := pairs.get(at[-1])) is not None:
            at.extend(by_first[closer])
        level = result[at[0]]
        before = result[kept[rank[at[0]] - 1]] if rank[at[0]] else base
        unmatched = types[at[-1]] in _INITIATORS
        last = rank[at[-1]] + 1
        after = base if unmatched or last >= len(kept) else result[kept[last]]
        found.append(
            _Sequence(
                at=at,
                level=level,
                start="R" if max(level, before) % 2 else "L",
                end="R" if max(level, after) % 2 else "L",
                types=[types[position] for position in at],
            )
        )
    return found


def _weak(sequence: _Sequence) -> None:
    """Resolve numbers, separators and marks (rules W1 to W7)."""
    types = sequence.types
    previous, strong = sequence.start, sequence.start
    for index, kind in enumerate(types):
        if kind == "NSM":
            types[index] = "ON" if previous in _INITIATORS or previous == "PDI" else previous  # W1
        elif kind == "EN" and strong == "AL":
            types[index] = "AN"  # W2
        if types[index] in {"L", "R", "AL"}:
            strong = types[index]
        elif types[index] == "EN" and strong == "AL":
            types[index] = "AN"
        previous = types[index]
    types[:] = ["R" if kind == "AL" else kind for kind in types]  # W3
    for index in range(1, len(types) - 1):
        before, kind, after = types[index - 1 : index + 2]
        if kind in {"ES", "CS"} and before == after == "EN":
            types[index] = "EN"  # W4
        elif kind == "CS" and before == after == "AN":
            types[index] = "AN"
    for order in (range(1, len(types)), range(len(types) - 2, -1, -1)):
        step = -1 if order.step == 1 else 1
        for index in order:
            if types[index] == "ET" and types[index + step] == "EN":
                types[index] = "EN"  # W5
    strong = sequence.start
    for index, kind in enumerate(types):
        if kind in {"ET", "ES", "CS"}:
            types[index] = "ON"  # W6
        elif kind == "EN" and strong == "L":
            types[index] = "L"  # W7
        if kind in {"L", "R"}:
            strong = kind


def _brackets(sequence: _Sequence, text: str) -> None:
    """Give both brackets of a pair one direction (rule N0)."""
    types = sequence.types
    own = "R" if sequence.level % 2 else "L"
    was_mark = [bidirectional(text[position]) == "NSM" for position in sequence.at]
    for opening, closing in _bracket_pairs(sequence, text):
        inside = {_strong_of(kind) for kind in types[opening + 1 : closing]} - {None}
        if not inside:
            continue
        if own in inside:
            chosen = own
        else:
            earlier = (_strong_of(kind) for kind in reversed(types[:opening]))
            chosen = next((strong for strong in earlier if strong), sequence.start)
        for bracket in (opening, closing):
            types[bracket] = chosen
            following = bracket + 1
            while following < len(types) and was_mark[following]:
                types[following] = chosen
                following += 1


def _bracket_pairs(sequence: _Sequence, text: str) -> list[tuple[int, int]]:
    """Return the bracket pairs of a sequence, sorted by their opening (BD16)."""
    found: list[tuple[int, int]] = []
    open_: list[tuple[str, int]] = []
    for index, position in enumerate(sequence.at):
        character = text[position]
        if sequence.types[index] != "ON":
            continue
        if character in _CLOSES:
            if len(open_) == _MAX_OPEN_BRACKETS:
                break
            open_.append((_CLOSES[character], index))
        elif character in _CLOSING_SET:
            wanted = "\u3009" if character == "\u232a" else character  # canonical equivalents
            for depth in range(len(open_) - 1, -1, -1):
                if open_[depth][0] == wanted:
                    found.append((open_[depth][1], index))
                    del open_[depth:]
                    break
    return sorted(found)


def _strong_of(kind: str) -> str | None:
    if kind == "L":
        return "L"
    return "R" if kind in {"R", "EN", "AN"} else None


def _neutral(sequence: _Sequence) -> None:
    """Resolve neutrals between two directions (rules N1, N2)."""
    types = sequence.types
    own = "R" if sequence.level % 2 else "L"
    index = 0
    while index < len(types):
        if types[index] not in _NEUTRAL:
            index += 1
            continue
        stop = index
        while stop < len(types) and types[stop] in _NEUTRAL:
            stop += 1
        before = (_strong_of(types[index - 1]) if index else sequence.start) or own
        after = (_strong_of(types[stop]) if stop < len(types) else sequence.end) or own
        types[index:stop] = [before if before == after else own] * (stop - index)
        index = stop


def _implicit(sequence: _Sequence, result: list[int]) -> None:
    """Raise levels by the resolved types (rules I1, I2)."""
    for position, kind in zip(sequence.at, sequence.types, strict=True):
        if sequence.level % 2:
            result[position] = sequence.level + (kind in {"L", "EN", "AN"})
        else:
            result[position] = sequence.level + (1 if kind == "R" else 2 if kind in {"EN", "AN"} else 0)


def _reset_whitespace(types: list[str], result: list[int], base: int) -> None:
    """Give separators, and the white space before them and at the end, the base level (rule L1)."""
    trailing = True
    for position in range(len(types) - 1, -1, -1):
        if types[position] in {"B", "S"}:
            result[position] = base
            trailing = True
        elif trailing and types[position] in _TRAILING:
            result[position] = base
        else:
            trailing = False
