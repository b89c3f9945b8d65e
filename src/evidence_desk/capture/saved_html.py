"""A page saved as HTML, with or without a folder of its files beside it: what the saving program wrote into it.

Sources: Mark of the Web (Microsoft), SingleFile's comment, HTML Living Standard sections 4.2 and 13.
"""

from __future__ import annotations

import html
import re
from typing import BinaryIO
from urllib.parse import unquote

from evidence_desk.capture.brought import Brought, Facts

_READ_BYTES = 4 * 2**20
_HEAD_CHARS = 256 * 1024  # where a page says what it is
_MARK = re.compile(r"<!--\s{0,9}saved from url=\(\d{1,5}\)([^\s>]{1,4000})\s{0,9}-->", re.IGNORECASE)
_SINGLE_FILE = re.compile(
    r"Page saved with SingleFile\s{1,9}url:\s{0,9}(\S{1,4000})\s{1,9}saved date:\s{0,9}([^\n]{1,100})"
)
_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{0,2000})</title", re.IGNORECASE)
_CANONICAL = re.compile(
    r"<link[^>]{0,300}\brel=[\"']?canonical[\"']?[^>]{0,300}\bhref=[\"']([^\"']{1,2000})", re.IGNORECASE
)
_FILES = re.compile(
    r"(?:src|href|poster)\s{0,4}=\s{0,4}[\"'](?:\./)?([^\"'<>?#]{1,200}_files)/([^\"'<>?#]{1,300})",
    re.IGNORECASE,
)


def look_at_html(source: BinaryIO, size: int) -> Brought:
    """Return what a saved page says of itself."""
    source.seek(0)
    data = source.read(min(size, _READ_BYTES))
    text = data.decode("utf-8", "replace")
    facts, notes, head = Facts(), list[str](), text[:_HEAD_CHARS]
    if mark := _MARK.search(head):
        facts.add("Address, as the file says", mark[1])
    if single := _SINGLE_FILE.search(head):
        facts.add("Address, as the file says", single[1])
        facts.add("Saved, as the file says", single[2])
        facts.add("Saved by", "SingleFile")
    if title := _TITLE.search(head):
        facts.add("Title", html.unescape(title[1]))
    if canonical := _CANONICAL.search(head):
        facts.add("Address the page gives itself", html.unescape(canonical[1]))
    folder, names = files_named(data)
    if names:
        facts.add("Files beside it", f"it names {len(names):,} in the folder “{folder}”")
        notes.append("Files of that folder are exhibits of their own when they were added with it, by name.")
    if size > _READ_BYTES:
        notes.append(f"Only its first {_READ_BYTES // 2**20} MiB were looked through.")
    notes.append("A saved page can be changed with any text editor; nothing in it shows that it was not.")
    return facts.brought("saved page", notes=notes)


def files_named(data: bytes) -> tuple[str, frozenset[str]]:
    """Return the folder beside a saved page that it names first, and the names of the files it wants from there."""
    text = data[:_READ_BYTES].decode("utf-8", "replace")
    found = [(unquote(html.unescape(a)), unquote(html.unescape(b))) for a, b in _FILES.findall(text)[:20_000]]
    folder = found[0][0] if found else ""
    return folder, frozenset(name for where, name in found if where == folder)
