"""What the exhibits say of the page they are parts of: which part, how far it came, what drew it, what is not in it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from evidence_desk.case.fold_page import page_of
from evidence_desk.case.page_values import PageCapture, PageFactsKept
from evidence_desk.case.state import Case
from evidence_desk.case.values import Exhibit
from evidence_desk.ui.page_words import filter_words, kept_words, part_title

translate = QCoreApplication.translate  # under this name the collector of strings finds it


def part_mark(case: Case, exhibit: Exhibit) -> str:
    """Return the few words that mark a part among the exhibits: “Page 3 of 7”; empty for what is no part."""
    page = page_of(case, exhibit)
    if page is None:
        return ""
    number = next(n for n, kept in enumerate(page.kept, 1) if kept.exhibit == exhibit.id)
    return translate("PageExhibit", "Page {number} of {of}").format(
        number=number, of=max(len(page.of), len(page.kept))
    )


def page_lines(case: Case, exhibit: Exhibit) -> list[tuple[str, str]]:
    """Return labels and texts about the page that an exhibit is a part of; nothing for what is no part."""
    page = page_of(case, exhibit)
    if page is None:
        return []
    part = page.part_of(exhibit.id)
    lines = [(translate("PageExhibit", "Page"), _whole(case, page))]
    if page.missing:
        missing = "\n".join(f"{part_title(name)}: {why}" for name, why in page.missing.items())
        lines.append((translate("PageExhibit", "Not kept of it"), missing))
    if part is not None and part.placeholders:
        words = translate(
            "PageExhibit", "%n picture(s) or film(s): address, type and size only", "", part.placeholders
        )
        lines.append((translate("PageExhibit", "Not in this part"), words))
    if page.pictures_taken:
        words = translate(
            "PageExhibit", "%n not shown before, by a press that named the number", "", page.pictures_taken
        )
        lines.append((translate("PageExhibit", "Pictures taken in"), words))
    return [*lines, *(_facts(page.facts) if page.facts is not None else [])]


def _whole(case: Case, page: PageCapture) -> str:
    refs = kept_words(
        tuple(case.exhibits[kept.exhibit].ref for kept in page.kept if kept.exhibit in case.exhibits)
    )
    kept, of = len(page.kept), len(page.of)
    if page.ended == "complete" and page.is_whole:
        words = translate("PageExhibit", "{refs}, all {of} parts").format(refs=refs, of=of)
    else:
        how = {
            "stopped": translate("PageExhibit", "stopped"),
            "failed": translate("PageExhibit", "failed"),
            "complete": translate("PageExhibit", "as far as it could be kept"),
        }.get(page.ended, translate("PageExhibit", "broke off"))
        words = translate("PageExhibit", "{refs}, {kept} of {of} parts; {how}")
        words = words.format(refs=refs, kept=kept, of=of, how=how)
    return f"{words}\n{page.why}" if page.why else words


def _facts(facts: PageFactsKept) -> list[tuple[str, str]]:
    certificate = (
        translate("PageExhibit", "issued by {name}").format(name=facts.issuer) if facts.issuer else ""
    )
    if facts.filter_issuer:
        certificate = f"{certificate}\n{filter_words()}"
    if facts.certificate_error:
        wrong = translate("PageExhibit", "Not in order, and a person went on: {what}")
        certificate = f"{certificate}\n{wrong.format(what=facts.certificate_error)}".strip()
    browser = facts.engine
    if facts.patch_level:
        browser += translate("PageExhibit", ", patched to {level}").format(level=facts.patch_level)
    if not facts.sandboxed:
        browser += "\n" + translate("PageExhibit", "It ran without its sandbox.")
    redirects = translate("PageExhibit", "%n followed", "", facts.redirects) if facts.redirects else ""
    return [
        (translate("PageExhibit", "Title"), facts.title),
        (translate("PageExhibit", "Redirects"), redirects),
        (translate("PageExhibit", "Server"), facts.address),
        (translate("PageExhibit", "Certificate"), certificate),
        (translate("PageExhibit", "Browser"), browser),
    ]
