"""What bar, page and panel of the page capture show in each state. They decide nothing."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from evidence_desk.ui.page_ends import grade_words
from evidence_desk.ui.page_facts import fact_lines
from evidence_desk.ui.page_flow import PageFlow
from evidence_desk.ui.page_proving import PageProving
from evidence_desk.ui.page_words import kept_words
from evidence_desk.ui.panels.page_area import PageArea
from evidence_desk.ui.panels.page_bar import PageBar
from evidence_desk.ui.panels.page_side import PageSide

translate = QCoreApplication.translate  # under this name the collector of strings finds it
_TAKES_PICTURES = frozenset({"screen", "page-picture", "pdf", "region"})


def show_bar(bar: PageBar, flow: PageFlow, *, hidden: bool) -> None:
    """Show where one is, and what can be done."""
    shown = flow.shown
    bar.show_state(
        flow.state, back=shown is not None and shown.back, forward=shown is not None and shown.forward
    )
    if shown is not None and not hidden and flow.state != "form":
        bar.address.show_address(shown.url, shown.host, secure=shown.secure)
        bar.show_blur(shown.blurred)
    elif flow.asking is not None and not hidden and flow.state == "loading":
        bar.address.show_address(flow.asking.url, "", secure=False)  # whose it is, is not known yet
    else:
        bar.address.show_address("", "", secure=True)
    name = flow.signed_in_as
    who = (
        translate("PageShowing", "signed in as {name}").format(name=name)
        if name
        else translate("PageShowing", "not signed in")
    )
    bar.address.show_note(translate("PageShowing", "{who}, private window").format(who=who))


def show_area(
    area: PageArea, flow: PageFlow, *, hidden: bool, asked_at: str, trouble: tuple[str, str] | None
) -> None:
    """Show the form, the page, a curtain, or why there is no page.

    Args:
        asked_at: the time of day of the last answer.
        trouble: title and words of what is in the way.
    """
    asked = translate(
        "PageShowing", "Stop question answered No for this page, {time}. If a picture turns out wrong, press"
    )
    area.say_asked(asked.format(time=asked_at) if flow.state != "form" and not hidden else "")
    if hidden:
        area.draw_curtain(translate("PageShowing", "The page is hidden"), "")
    elif trouble is not None:
        title, words = trouble
        words += " " + translate("PageShowing", "Ctrl+L changes the address.")
        area.show_words("triangle-alert", title, words, translate("PageShowing", "Load again"))
    elif flow.state == "form":
        area.show_form()
    elif flow.state == "loading":
        title = translate("PageShowing", "Loading …")
        area.draw_curtain(title, translate("PageShowing", "Pictures stay blurred. Nothing is kept yet."))
    elif flow.state == "keeping" and area.holds_page and _pictures_are_taken(flow):
        title = translate("PageShowing", "Pictures of the page are being taken")
        area.draw_curtain(title, translate("PageShowing", "It is covered here meanwhile."))
    else:
        area.show_page()


def _pictures_are_taken(flow: PageFlow) -> bool:
    return any(row.state == "running" and row.kind in _TAKES_PICTURES for row in flow.model.rows)


def show_side(side: PageSide, flow: PageFlow, proving: PageProving) -> None:
    """Show what is kept, the facts and the grade."""
    side.setVisible(flow.state != "form")
    if flow.state == "keeping":
        show_head(side, flow)
    elif flow.state in {"loading", "loaded"}:
        pictures = flow.facts.get("pictures", "")
        count = int(pictures) if pictures.isascii() and pictures.isdigit() else 0
        shown = flow.shown.pictures_shown if flow.shown is not None else 0
        login = flow.facts.get("login") == "1"
        side.show_before(count, shown, flow.taking, loaded=flow.state == "loaded", login=login)
        side.piece.show_state(flow.region, is_choosing=flow.marking)
    facts = {**flow.facts, "clock": proving.clock} if proving.clock else flow.facts
    side.show_facts(fact_lines(facts, flow.shown), is_filter=bool(flow.facts.get("filter_issuer")))
    side.show_grade(proving.grade, *grade_words(flow.state, proving))


def show_head(side: PageSide, flow: PageFlow) -> None:
    """Say what is being kept, and for how long."""
    refs = kept_words(flow.model.refs)
    title = (
        translate("PageShowing", "Keeping {refs}").format(refs=refs)
        if refs
        else translate("PageShowing", "Keeping this page")
    )
    side.show_keeping(title, flow.seconds)
