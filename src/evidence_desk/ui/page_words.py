"""What the window says of a page: the names of its parts, its facts, and each kind of trouble, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate  # under this name the collector of strings finds it


def part_title(kind: str) -> str:
    """Return the name of a part."""
    return {
        "screen": translate("PageWords", "Screen picture"),
        "text": translate("PageWords", "Page text"),
        "page-picture": translate("PageWords", "Whole page picture"),
        "pdf": translate("PageWords", "PDF"),
        "mhtml": translate("PageWords", "MHTML"),
        "wacz": translate("PageWords", "WACZ"),
        "facts": translate("PageWords", "Facts"),
        "region": translate("PageWords", "Part of the page"),
    }.get(kind, kind)


def progress_words(kind: str, done: int, of: int) -> str:
    """Return how far a part is."""
    if kind == "page-picture" and of:
        return translate("PageWords", "tile {done} of {of}").format(done=done, of=of)
    if kind == "wacz" and of:
        return translate("PageWords", "{done} of {of} responses so far").format(done=done, of=of)
    if of:
        return translate("PageWords", "{done} of {of}").format(done=done, of=of)
    return ""


def trouble_title(code: str) -> str:
    """Return the fact that a trouble is; what to do about it stands in its own words."""
    return {
        "address": translate("PageWords", "That is not a web address"),
        "refused": translate("PageWords", "This address is not loaded here"),
        "unreachable": translate("PageWords", "No connection"),
        "timeout": translate("PageWords", "The page does not finish loading"),
        "certificate": translate("PageWords", "The site’s certificate does not hold"),
        "crashed": translate("PageWords", "The page’s browser has ended"),
        "engine": translate("PageWords", "The page’s browser did not do what it was asked"),
        "sandbox": translate("PageWords", "The page’s browser cannot be shut in on this computer"),
        "part": translate("PageWords", "A part could not be made"),
        "stopped": translate("PageWords", "Stopped"),
        "large": translate("PageWords", "A part is too large"),
    }.get(code, translate("PageWords", "The page could not be loaded"))


def trouble_help(code: str) -> str:
    """Return what to do, where the words that came with a trouble say nothing."""
    return {
        "unreachable": translate(
            "PageWords",
            "Nothing was loaded. See whether the address is spelt right. If the network or the site does not answer, "
            "take a screen picture where it still shows (Ctrl+Shift+S).",
        ),
        "crashed": translate("PageWords", "What was ticked is kept. Load the page again to go on."),
        "timeout": translate("PageWords", "What has come so far is shown, and can be kept as it is."),
    }.get(code, translate("PageWords", "Try again, or take a screen picture (Ctrl+Shift+S)."))


def refused_words(what: str) -> str:
    """Return what the page tried and was not allowed."""
    said = {
        "download": translate("PageWords", "The page tried to save a file; that is not allowed here."),
        "window": translate("PageWords", "The page tried to open another window; that is not allowed here."),
        "permission": translate(
            "PageWords", "The page asked for the camera, the place or the like; it got none."
        ),
        "file": translate("PageWords", "The page tried to read files of this computer; it could not."),
        "scheme": translate("PageWords", "The page tried to start another program; it could not."),
        "private": translate(
            "PageWords", "The page tried to reach into the school’s own network; it could not."
        ),
        "full-screen": translate("PageWords", "The page tried to fill the screen; that is not allowed here."),
        "film": translate(
            "PageWords", "This film cannot be played here. Its address, type and size are kept in its place."
        ),
        "dialog": translate("PageWords", "The page tried to show a message box; that is not allowed here."),
    }
    return said.get(what, "")


def fact_label(name: str) -> str:
    """Return what a fact is called beside its words; "" for one that the panel does not show."""
    return {
        "address": translate("PageWords", "Address"),
        "server": translate("PageWords", "Server"),
        "certificate": translate("PageWords", "Certificate"),
        "headers": translate("PageWords", "Headers"),
        "browser": translate("PageWords", "Browser"),
        "clock": translate("PageWords", "Clock"),
    }.get(name, "")


def filter_words() -> str:
    """Return what a certificate means that most likely is the school's filter's."""
    return translate(
        "PageWords",
        "No public log knows this certificate: most likely it is the school’s filter’s. "
        "It could alter the page; the record says so.",
    )


def kept_words(refs: tuple[str, ...]) -> str:
    """Return which references the parts were given: “JPS/12 to JPS/18”, one, or a list where there are gaps."""
    if len(refs) < 2:  # one is named by itself
        return refs[0] if refs else ""
    starts = [ref.rpartition("/") for ref in refs]
    numbers = [int(number) if number.isdigit() else -1 for _, _, number in starts]
    in_a_row = numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    if in_a_row and len({start for start, _, _ in starts}) == 1:
        return translate("PageWords", "{first} to {last}").format(first=refs[0], last=refs[-1])
    return ", ".join(refs)
