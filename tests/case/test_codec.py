"""Events are written in one spelling only, and survive the round trip with fields this version does not know."""

from __future__ import annotations

import contextlib
import json
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from evidence_desk.base.errors import TamperedBundle
from evidence_desk.case import codec
from evidence_desk.case import events as ev
from evidence_desk.case.values import Source

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


def recorded(event: ev.Event) -> ev.Recorded:
    return ev.Recorded(
        id="11111111-2222-4333-8444-555555555555",
        leaf=7,
        at="2026-11-22T14:05:09Z",
        monotonic_ms=5,
        boot="b",
        actor="a" * 64,
        seen=ev.Seen(size=3, root="AAAA"),
        event=event,
    )


@given(PLAIN)
def test_canonical_form_is_that_of_the_standard(value: Any) -> None:
    assert codec.canonical(value) == rfc8785.dumps(value)


@given(PLAIN)
def test_canonical_form_parses_to_the_same_value(value: Any) -> None:
    assert codec.parse_canonical(codec.canonical(value), 1 << 20) == value


@pytest.mark.parametrize("value", [1.5, 2**53, float("nan"), {"a": {1: 2}}, "\ud800", b"x"])
def test_what_has_no_canonical_form_is_refused(value: Any) -> None:
    with pytest.raises(codec.CodecError):
        codec.canonical(value)


def test_nesting_deeper_than_the_bound_is_refused() -> None:
    value: Any = 0
    for _ in range(codec.DEPTH_MAX + 1):
        value = [value]
    with pytest.raises(codec.CodecError):
        codec.canonical(value)


@given(st.dictionaries(TEXT, PLAIN, max_size=4), TEXT)
def test_unknown_types_and_their_bodies_survive(body: dict[str, Any], caption: str) -> None:
    entry = recorded(ev.UnknownEvent(type_name="from-the-future", body=body))
    assert codec.decode(codec.encode(entry), 7) == entry
    described = recorded(ev.ExhibitDescribed(exhibit="x", caption=caption, source=Source(url="u")))
    assert codec.decode(codec.encode(described), 7) == described


def test_unknown_fields_of_a_known_type_survive() -> None:
    entry = recorded(ev.ExhibitDescribed(exhibit="x", caption="c"))
    envelope = json.loads(codec.encode(entry))
    envelope["body"]["weather"] = {"sun": True}
    data = codec.pad(codec.canonical(envelope))
    read = codec.decode(data, 7)
    assert isinstance(read.event, ev.ExhibitDescribed)
    assert read.event.extra == {"weather": {"sun": True}}
    assert codec.encode(read) == data


@given(st.data())
def test_any_changed_byte_is_refused_or_says_something_else(data: st.DataObject) -> None:
    entry = recorded(ev.ExhibitDescribed(exhibit="x", caption="caption"))
    stored = bytearray(codec.encode(entry))
    stored[data.draw(st.integers(0, len(stored) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with contextlib.suppress(TamperedBundle):
        assert codec.decode(bytes(stored), 7) != entry


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d + b" " * 1024,
        lambda d: d.rstrip(b" "),
        lambda d: d.replace(b'":', b'": ', 1),
        lambda d: d.replace(b'"v":1', b'"v":2'),
        lambda d: d.replace(b'"v":1', b'"w":1'),
        lambda d: b"[]".ljust(1024),
        lambda d: b" " * 1024,
        lambda d: d.replace(b"2026-11-22T14:05:09Z", b"2026-11-22 14:05:09Z"),
        lambda d: d.replace(b'"size":3', b'"size":-3'),
    ],
)
def test_another_spelling_or_shape_is_damage(change: Any) -> None:
    stored = codec.encode(recorded(ev.ExhibitDescribed(exhibit="x", caption="caption")))
    with pytest.raises(TamperedBundle):
        codec.decode(change(stored), 7)


def test_sizes_say_little() -> None:
    sizes = {
        len(codec.encode(recorded(ev.ExhibitDescribed(exhibit="x", caption="c" * n))))
        for n in range(0, 500, 7)
    }
    assert sizes == {1024}


def test_an_event_larger_than_the_bound_is_refused() -> None:
    with pytest.raises(codec.CodecError):
        codec.encode(recorded(ev.ExhibitDescribed(exhibit="x", caption="c" * (1 << 20))))
