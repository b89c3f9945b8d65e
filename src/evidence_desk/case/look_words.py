"""What second looks, time stamps and clock checks say of one exhibit, in plain words for packs, lists and the log."""

from __future__ import annotations

from evidence_desk.base.clock import parse_utc
from evidence_desk.case.fold_looks import clock_of, looks_at
from evidence_desk.case.grades import LOADED, agrees, stamp_over
from evidence_desk.case.look_values import Looked
from evidence_desk.case.naming import moment
from evidence_desk.case.state import Case
from evidence_desk.case.story_looks import off
from evidence_desk.case.story_names import span
from evidence_desk.case.time_values import ClockSeen
from evidence_desk.case.values import Exhibit

NOT_CHECKED = "not checked against another clock"
_SHOWN_MAX = 3  # second looks printed one by one


def look_words(looked: Looked) -> str:
    """Return what a second look came to, in a sentence or two, without an address."""
    program = "a second browser" if looked.engine else "a second program"
    if looked.second is None:
        return f"The load by {program} could not be made: {looked.trouble}."
    if agrees(looked):
        what = (
            f"the chosen passage (line {looked.line:,} of the kept text, {looked.length:,} bytes)"
            if looked.what == "passage"
            else f"the chosen picture ({looked.length:,} bytes)"
        )
        return (
            f"{program[0].upper()}{program[1:]}, on the same computer and network, came to the same final address, by "
            f"the same server key, and found {what} byte for byte. Nothing else of the page was compared."
        )
    return f"The load by {program} differs. {' '.join(looked.differences)}".rstrip()


def looks_words(case: Case, exhibit: Exhibit) -> str:
    """Return what second looks found, the newest last; empty where nobody looked."""
    looks = looks_at(case, exhibit)
    lines = [f"{moment(one.at)}: {look_words(one)}{_seen(one)}" for one in looks[-_SHOWN_MAX:]]
    if len(looks) > _SHOWN_MAX:
        lines.insert(0, f"{len(looks) - _SHOWN_MAX:,} earlier; the handling log has them.")
    return "\n".join(lines)


def _seen(looked: Looked) -> str:
    """Return what the second program saw of the server: key, issuer of its certificate, what its name stood for."""
    second = looked.second
    if second is None:
        return ""
    parts = [f"server key {second.key[:16]}…" if second.key else "no server key"]
    parts += [f"certificate issued by {second.issuer}"] if second.issuer else []
    parts += [f"the name stood for {', '.join(second.names)}"] if second.names else []
    parts += [f"through the proxy {second.proxy}"] if second.proxy else []
    return f" Seen by it: {'; '.join(parts)}."


def stamp_words(case: Case, exhibit: Exhibit) -> str:
    """Return when an authority's clock says that an exhibit was there, and how long after; empty without any stamp."""
    stamp = stamp_over(case, exhibit)
    if stamp is None:
        return "" if not case.stamps and exhibit.grade not in LOADED else "none yet"
    apart = round((parse_utc(stamp.stamped_at) - parse_utc(exhibit.captured_at.utc)).total_seconds())
    after = f"{span(apart)} after" if apart >= 0 else f"{span(-apart)} before, by this computer's clock,"
    return (
        f"Stamped {after} it was added: {moment(stamp.stamped_at)} by the clock of {stamp.authority}, as its entry "
        f"names it (certificate {stamp.certificate[:16]}…); this program cannot vouch for whoever stamped"
    )


def clock_words(seen: ClockSeen | None) -> str:
    """Return what is known of a computer's clock against others."""
    if seen is None:
        return NOT_CHECKED
    servers = ", ".join(seen.servers)
    return f"{off(seen.offset_ms, seen.within_ms)}, by {servers}, {moment(seen.at)} (unsigned answers)"


def clock_of_words(case: Case, exhibit: Exhibit) -> str:
    """Return what is known of the clock that an exhibit's time was taken by."""
    known = {
        "jumped": "the computer's clock had jumped",
        "set back": "the computer's clock had been set back",
    }
    return known.get(exhibit.captured_at.clock) or clock_words(clock_of(case, exhibit))
