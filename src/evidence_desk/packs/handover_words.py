"""The two texts of a hand-over for whoever receives it: what is here, and how to check it without this program. Pure.

They are plain text with the line ends of Windows, because they are opened there by a double click. No line is longer
than 96 characters, so that a small window and a printer show all of it.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from evidence_desk.base.counting import counted
from evidence_desk.packs.handover import Cover, Handed

_WIDTH = 92
_KINDS = {
    "police": "Evidence pack for the police",
    "disciplinary": "Disciplinary pack",
    "record": "Copy for the school's record",
}


def read_me(cover: Cover, exhibits: Sequence[Handed], *, with_verifier: bool) -> bytes:
    """Return READ-ME.txt."""
    originals = [one for one in exhibits if one.original is not None]
    missing = [one for one in exhibits if one.original is None]
    blocks = [
        _head(cover),
        _here(cover, len(originals), with_verifier=with_verifier),
        _check(originals, with_verifier=with_verifier),
        _shows(cover),
        _missing(missing),
        _pages(originals),
        _care(),
    ]
    return _windows("\n\n".join(block for block in blocks if block) + "\n")


def certutil(lines: Sequence[tuple[str, str]]) -> bytes:
    """Return CHECK-WITH-CERTUTIL.txt: one command for each file, and what it must print.

    Args:
        lines: (SHA-256, path) of the files.
    """
    intro = _wrapped(
        "Windows can check the pack and the originals without any other program. Open this folder in Explorer, click "
        "into the address bar, type cmd and press Enter. Copy one command from below, paste it and press Enter. The "
        "long number that Windows prints must be the one below the command, digit for digit. One different digit means "
        "that the file is not the one that was handed over."
    )
    rows = (f'certutil -hashfile "{path.replace("/", chr(92))}" SHA256\n{digest}' for digest, path in lines)
    return _windows(intro + "\n\n" + "\n\n".join(rows) + "\n")


def _head(cover: Cover) -> str:
    lines = [
        cover.marking.upper(),
        "",
        _KINDS.get(cover.kind, "Pack").upper(),
        f"From:       {cover.school}" if cover.school else "",
        f"Reference:  {cover.reference}" if cover.reference else "",
        f"For:        {cover.to}" if cover.to else "",
        f"Basis:      {cover.basis}" if cover.basis else "",
        f"Pack:       {cover.pack_id}, made {cover.made_here} ({cover.made})",
    ]
    return "\n".join(
        line for place, line in enumerate(lines) if line or (place == 1 and cover.marking)
    ).strip()


def _here(cover: Cover, originals: int, *, with_verifier: bool) -> str:
    rows = [("data\\pack.pdf", f"Begin here. {counted(cover.pages, 'page')} to read or print.")]
    if originals:
        rows.append(("data\\originals", f"{counted(originals, 'original file')}, byte for byte as taken in."))
    rows.append(("data\\proofs", "For each exhibit, that it stands in the school's signed record."))
    if cover.stamps:
        rows.append(("data\\stamps", "Time stamps over that record, each by the authority it names."))
    rows.append(("data\\case.jsonld", "The same facts for other programs (CASE/UCO)."))
    if with_verifier:
        rows.append(("verify.html", "Checks this folder in a browser. Nothing is sent anywhere."))
    rows.append(("CHECK-WITH-CERTUTIL.txt", "Checks single files with Windows alone."))
    width = max(len(name) for name, _ in rows) + 2
    return "WHAT IS HERE\n" + "\n".join(f"{name.ljust(width)}{words}" for name, words in rows)


def _check(originals: Sequence[Handed], *, with_verifier: bool) -> str:
    steps: list[str] = []
    if with_verifier:
        steps.append(
            "In a browser: open verify.html (Edge, Chrome, Firefox or Safari) and drop this whole folder on it. It "
            "works without a network. Green means that everything it checks holds; red says what does not, and why. "
            "Whoever can change this folder can change that page: to be sure, use a copy of it from elsewhere."
        )
    steps.append(
        "With Windows alone: see CHECK-WITH-CERTUTIL.txt."
        if originals
        else "With Windows alone: see CHECK-WITH-CERTUTIL.txt, for the pack."
    )
    steps.append("On Linux, in this folder: sha256sum -c manifest-sha256.txt; on macOS: shasum -a 256 -c.")
    body = "\n".join(
        textwrap.fill(step, _WIDTH, initial_indent=f"{number}. ", subsequent_indent="   ")
        for number, step in enumerate(steps, 1)
    )
    return "HOW TO CHECK IT\n" + body


def _shows(cover: Cover) -> str:
    stamped = (
        f" It was stamped on {' and on '.join(cover.stamps)}, by the authority that the stamp names."
        if cover.stamps
        else " Nobody outside stamped it; its times are those of the school's own computers."
    )
    text = (
        "A check shows that the files are the ones that were handed over, and that each exhibit has not changed since "
        f"it was entered in the school's record.{stamped} It does not show that what an exhibit says is true, or who "
        "wrote it. It names keys, not people. To be sure whose record it is, ask the school for these two numbers by a "
        "way you know, not from this folder:"
    )
    keys = "\n".join(
        (
            "",
            "The key that began the record:",
            *_grouped(cover.founder),
            "The key that handed this over:",
            *_grouped(cover.signer),
        )
    )
    return "WHAT A CHECK SHOWS\n" + _wrapped(text) + "\n" + keys


def _missing(missing: Sequence[Handed]) -> str:
    if not missing:
        return ""
    rows = (
        textwrap.fill(f"{one.reference}: {one.left_out}", _WIDTH, initial_indent="", subsequent_indent="   ")
        for one in missing
    )
    return "NOT HERE AS A FILE\n" + "\n".join(rows)


def _pages(originals: Sequence[Handed]) -> str:
    """Return how the parts of a kept page that no usual program opens are looked at; empty without such parts."""
    endings = [
        ending
        for ending in (".wacz", ".mhtml.txt")
        if any((one.original or "").endswith(ending) for one in originals)
    ]
    said = {
        ".wacz": "Files that end in .wacz are archives of what a browser was sent for a page. A program that replays "
        "web archives opens them, such as pywb; no network is needed.",
        ".mhtml.txt": "Files that end in .mhtml.txt are a page in one file. The ending .txt keeps a double click from "
        "opening them. To look, take it off the name of a copy and open that in Edge or Chrome with the network off: "
        "such a page can ask for things from elsewhere.",
    }
    return (
        "PARTS OF A WEB PAGE\n" + "\n".join(_wrapped(said[ending]) for ending in endings) if endings else ""
    )


def _care() -> str:
    return "PLEASE\n" + _wrapped(
        "Keep this folder as it is and work on a copy. It holds personal data of children: keep it where only those "
        "can open it who need it. Originals can hold anything their senders put into them; open them as you would "
        "open any file from the internet."
    )


def _grouped(digest: str) -> list[str]:
    groups = [digest[start : start + 8] for start in range(0, len(digest), 8)]
    return ["   " + " ".join(groups)]


def _wrapped(text: str) -> str:
    return textwrap.fill(text, _WIDTH)


def _windows(text: str) -> bytes:
    """Return text with the line ends and the mark by which Windows knows UTF-8."""
    return b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode("utf-8", "replace")
