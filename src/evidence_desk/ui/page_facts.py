"""The facts of a page as they come, as lines of a panel."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from evidence_desk.capture.browser_wire import Shown
from evidence_desk.capture.page_parts import PageFacts
from evidence_desk.ui.facts import Fact

translate = QCoreApplication.translate  # under this name the collector of strings finds it
_LONG = 60  # characters of an address beside its label


def whole_facts(facts: PageFacts) -> dict[str, str]:
    """Return the facts of the part that has them all, each under the name by which the browser tells it earlier."""
    certificate, seen = facts.certificate, facts.seen
    return {
        "final_url": facts.final_url,
        "redirects": str(len(facts.redirects)),
        "address": facts.connection.address,
        "port": str(facts.connection.port or ""),
        "issuer": certificate.issuer if certificate is not None else "",
        "filter_issuer": facts.filter_issuer,
        "answers": str(facts.answers),
        "engine": facts.engine.name,
        "version": facts.engine.version,
        "patched_to": facts.engine.patched_to,
        "clock": facts.finished.state,
        "pictures": str(seen.pictures),
    }


def fact_lines(facts: Mapping[str, str], shown: Shown | None) -> tuple[Fact, ...]:
    """Return the lines in their order; what is not known yet has a dash.

    Args:
        facts: as the browser tells them, each under the name it has in the facts part.
        shown: what the view shows.
    """
    return (
        Fact(translate("PageFacts", "Address"), _address(facts, shown)),
        Fact(translate("PageFacts", "Server"), _server(facts)),
        Fact(translate("PageFacts", "Certificate"), _certificate(facts, shown)),
        Fact(translate("PageFacts", "Headers"), _headers(facts)),
        Fact(translate("PageFacts", "Browser"), _browser(facts)),
        Fact(translate("PageFacts", "Clock"), facts.get("clock") or "–"),
    )


def _address(facts: Mapping[str, str], shown: Shown | None) -> str:
    url = facts.get("final_url") or (shown.url if shown is not None else "")
    plain = url.partition("://")[2] or url
    plain = plain if len(plain) <= _LONG else plain[: _LONG - 1] + "…"
    redirects = _number(facts.get("redirects"))
    if redirects and plain:
        return translate("PageFacts", "%n redirect(s) to {address}", "", redirects).format(address=plain)
    return plain or "–"


def _server(facts: Mapping[str, str]) -> str:
    where, port = facts.get("address", ""), facts.get("port", "")
    if where and port:
        return translate("PageFacts", "{address}, port {port}").format(address=where, port=port)
    return where or "–"


def _certificate(facts: Mapping[str, str], shown: Shown | None) -> str:
    issuer = facts.get("issuer") or (shown.issuer if shown is not None else "")
    if issuer:
        return translate("PageFacts", "issued by {name}").format(name=issuer)
    if shown is not None and shown.url.startswith("http://"):
        return translate("PageFacts", "none: the connection is not encrypted")
    return "–"


def _headers(facts: Mapping[str, str]) -> str:
    answers = _number(facts.get("answers"))
    return translate("PageFacts", "of %n response(s)", "", answers) if answers else "–"


def _browser(facts: Mapping[str, str]) -> str:
    engine, version, patched = (facts.get(name, "") for name in ("engine", "version", "patched_to"))
    if not version:
        return engine or "–"
    if patched and patched != version:
        words = translate("PageFacts", "{engine} {version}, patched to {patched}")
        return words.format(
            engine=engine, version=version.partition(".")[0], patched=patched.partition(".")[0]
        )
    return f"{engine} {version}".strip()


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0  # a count
