"""What the update that brings a certificate's signature changed in the pack before it: nothing but what it needs.

The exporter's line covers the pack as it was finished; the certificate's signature covers that and the update that
brings it. Whoever holds the certificate could let that very update replace a page: both signatures would hold, each
over something else. So every object of the finished pack that the update gives anew is held against the old one, key
by key; new objects can be reached through those keys alone.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Mapping
from typing import Any

_BOX_MAX = (260, 90)  # points: width and height of the place for the signature on the cover
_CATALOG = frozenset({"/AcroForm", "/Perms", "/Extensions", "/Version"})
_TREE = frozenset({"/ParentTreeNextKey"})
_FORM = frozenset({"/Fields", "/SigFlags"})
_FIELD = frozenset(
    {
        "/FT",
        "/T",
        "/TU",
        "/Type",
        "/Subtype",
        "/F",
        "/Rect",
        "/P",
        "/AP",
        "/V",
        "/StructParent",
        "/Ff",
        "/Lock",
    }
)


def objection(reader: Any, signed_revision: int) -> str:
    """Return what the update did beside bringing the signature, in words; empty when nothing.

    Args:
        reader: a strict pyHanko reader of the file.
        signed_revision: in which the first signature stands, counted from 0, the finished pack.

    Raises:
        Exception: whatever a hostile file brings about; then nothing can be said for it.
    """
    if signed_revision < 1:
        return "the signature stands in the pack itself, not behind it"
    before, after = reader.get_historical_resolver(0), reader.get_historical_resolver(signed_revision)
    old_root, new_root = before.root, after.root
    first_page = new_root["/AcroForm"]["/Fields"][0].raw_get("/P")
    grown: dict[int, tuple[str, int]] = {}  # object -> key that may hold a list with one entry more
    free: dict[int, Collection[str]] = {reader.trailer.raw_get("/Root").idnum: _CATALOG}
    grown[first_page.idnum] = ("/Annots", 1)
    if "/StructTreeRoot" in old_root:
        old_tree = old_root["/StructTreeRoot"]
        free[old_root.raw_get("/StructTreeRoot").idnum] = _TREE
        grown[old_tree.raw_get("/K").idnum] = ("/K", 1)
        grown[old_tree.raw_get("/ParentTree").idnum] = ("/Kids", 1)
    there = set(reader.xrefs.explicit_refs_in_revision(0))
    for revision in range(1, signed_revision + 1):
        for reference in there.intersection(reader.xrefs.explicit_refs_in_revision(revision)):
            old, new = before.get_object(reference), after.get_object(reference)
            if not _as_before(old, new, free.get(reference.idnum, ()), grown.get(reference.idnum)):
                return "the update that brings the certificate’s signature changed the pack itself"
    return _field_objection(new_root, before)


def _bytes(value: Any) -> bytes:
    """Return an object as it would be written, streams with their content."""
    out = io.BytesIO()
    value.write_to_stream(out, None)
    return out.getvalue()


def _as_before(old: Any, new: Any, free: Collection[str], grown: tuple[str, int] | None) -> bool:
    """Return whether an object is what it was but for its free keys, and a list in it that may have one entry more."""
    if not isinstance(old, Mapping) or not isinstance(new, Mapping):
        return new is not None and _bytes(old) == _bytes(new)
    keys = {str(key) for key in (*old, *new)} - set(free)
    if grown is not None and grown[0] in keys:
        if not _one_more(_listed(old, grown[0]), _listed(new, grown[0])):
            return False
        keys.discard(grown[0])
    for key in keys:
        if key not in old or key not in new or _bytes(_raw(old, key)) != _bytes(_raw(new, key)):
            return False
    return bool(getattr(old, "encoded_data", None) == getattr(new, "encoded_data", None))


def _raw(value: Any, key: str | int) -> Any:
    return value.raw_get(key)


def _listed(value: Any, key: str) -> list[bytes]:
    """Return the entries of a list as they would be written; a single thing is a list of one."""
    if key not in value:
        return []
    found: Any = value[key]
    if not isinstance(found, list):
        return [_bytes(_raw(value, key))]
    return [_bytes(_raw(found, place)) for place in range(len(found))]


def _one_more(was: list[bytes], now: list[bytes]) -> bool:
    """Return whether a list is the old one, or that and one entry behind it."""
    return now[: len(was)] == was and len(now) <= len(was) + 1


def _field_objection(root: Any, before: Any) -> str:
    """Return what is wrong with the one form field that came along."""
    form = root["/AcroForm"]
    if "/AcroForm" in before.root or set(map(str, form)) - _FORM or len(form["/Fields"]) != 1:
        return "a form came into the pack that is not the certificate’s signature alone"
    field = form["/Fields"][0]
    left, bottom, right, top = (float(part) for part in field["/Rect"])
    if set(map(str, field)) - _FIELD or "/Kids" in field:
        return "the certificate’s signature does more than to show itself"
    if abs(right - left) > _BOX_MAX[0] or abs(top - bottom) > _BOX_MAX[1]:
        return "the certificate’s signature covers more of its page than its place on the cover"
    if "/Perms" in root and set(map(str, root["/Perms"])) - {"/DocMDP"}:
        return "the update gives rights that a pack does not need"
    return ""
