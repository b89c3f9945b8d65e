"""The part of a pack's plan that keeps names out of it: whom it names, what stands for the others, what it says so.

Members of staff who are accused are named, and so are those who worked on the case: what they did stands over their
names. Everybody else on the people list stands under a pseudonym, the key to which never leaves the case.

Source: Acas guide to investigations (witnesses and children); Data Protection Act 2018, Schedule 2, paragraph 16.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from evidence_desk.case import values
from evidence_desk.case.disclosing import NAMES_ALL
from evidence_desk.case.fold_page import page_of
from evidence_desk.case.state import Case
from evidence_desk.packs import content, plan_page
from evidence_desk.packs.pseudonyms import Replacer, parts_of, replaced

_ACCOUNT_SHORTEST: Final = 3  # characters; less is no account name
_WITH_ACCOUNTS: Final = plan_page.WITH_ACCOUNTS | {
    "Account id",
    "Post id",
    "Logged in as",
    "How it was reached",
}
_INTRODUCTION: Final = (
    "Names of the people listed in the case are replaced. The text as it was captured is held in the case under its "
    "SHA-256; lines that hold no name are as captured."
)
_SHORT_LABEL: Final = 3  # letters of the last part but one of a host such as example.co.uk


def without_names(
    case: Case, chosen: Sequence[values.Exhibit], planned: content.PackContent
) -> content.PackContent:
    """Return the plan with pseudonyms in the place of names, and its log of what was changed; police packs as they are.

    It claims that names are replaced only where every page is one on which a program could replace them.
    """
    if planned.kind in NAMES_ALL:
        return planned
    names = replacer(case, chosen)
    by_ref = {exhibit.ref: exhibit for exhibit in chosen}
    exhibits: list[content.Exhibit] = []
    changes: list[content.Redaction] = []
    for exhibit in planned.exhibits:
        shorter = _without_address(case, by_ref[exhibit.reference], exhibit)
        names.count = 0
        done = replaced(shorter, names)
        if isinstance(done.body, content.TextBody):
            said = f" {done.body.introduction}" if done.body.numbers else ""
            done = replace(done, body=replace(done.body, introduction=f"{_INTRODUCTION}{said}"))
        exhibits.append(done)
        changes += _changes(exhibit, shorter, names.count)
    whole = replaced(replace(planned, exhibits=(), people=_people(case, planned.people)), names)
    return replace(
        whole,
        exhibits=exhibits,
        redactions=[*_whole(case), *changes],
        names="pseudonyms" if case.people and not any(map(_shows_picture, exhibits)) else "full",
    )


def replacer(case: Case, chosen: Sequence[values.Exhibit]) -> Replacer:
    """Return what replaces the names of a case in its words."""
    named = {person.id for person in case.people.values() if _is_named(case, person)}
    terms: list[tuple[str, str]] = []
    for person in case.people_in_order():
        if person.id not in named:
            terms += ((term, person.pseudonym) for term in _terms(person))
    terms += _accounts(case, chosen, named)
    terms += _hosts(case, chosen)
    kept = [member.name for member in (*case.members.values(), *case.producers.values())]
    kept += [case.school.name, *(case.people[name].name for name in named)]
    kept += [part for name in named for part in parts_of(case.people[name].name)]
    return Replacer(terms, kept)


def _is_named(case: Case, person: values.Person) -> bool:
    """Return whether a person stands by name: staff who are accused, and whoever worked on the case."""
    name = person.name.strip().casefold()
    if any(name == member.name.strip().casefold() for member in case.members.values()):
        return True
    return person.kind == "staff" and any(
        part.person == person.id and part.role == "alleged"
        for exhibit in case.exhibits.values()
        for part in exhibit.people
    )


def _terms(person: values.Person) -> Iterator[str]:
    yield person.name
    yield from parts_of(person.name)
    for also in person.also:
        yield also
        if " " in also.strip():  # a name of more than one part; an account is one word
            yield from parts_of(also)


def _accounts(case: Case, chosen: Sequence[values.Exhibit], named: set[str]) -> Iterator[tuple[str, str]]:
    """Yield what stands for each account: its owner where one person posted all there is from it, else a number.

    Of whom it is only alleged, a pack does not say that the account is theirs.
    """
    known = {also.casefold() for person in case.people.values() for also in person.also}
    posted: dict[str, set[str]] = {}
    replaced: dict[str, None] = {}  # in the order of the exhibits, from which the numbers come
    for exhibit in chosen:
        owner = _owner(case, exhibit)
        by = [part.person for part in exhibit.people if part.role == "posted"]
        for account in (exhibit.source.account, exhibit.source.account_id):
            if len(account.strip()) >= _ACCOUNT_SHORTEST and account.casefold() not in known:
                posted.setdefault(account, set()).add(by[0] if len(by) == 1 else "")
                if owner is None or owner.id not in named:
                    replaced[account] = None
    numbers: dict[str, int] = {}
    for account in replaced:
        people = posted[account]
        owner = case.people.get(next(iter(people))) if len(people) == 1 else None
        number = numbers.setdefault(account.casefold(), len(numbers) + 1) if owner is None else 0
        yield account, f"the account of {owner.pseudonym}" if owner is not None else f"Account {number}"


def _hosts(case: Case, chosen: Sequence[values.Exhibit]) -> Iterator[tuple[str, str]]:
    """Yield the site that stands for each host: what stands before it is often an account, as in `kai.blogs.example`.

    The captions of a page's parts name its host, and so can what was wrong with its certificate.
    """
    for exhibit in chosen:
        owner, page = _owner(case, exhibit), page_of(case, exhibit)
        if owner is not None and _is_named(case, owner):
            continue
        urls = [exhibit.source.url]
        if page is not None:
            urls += [page.asked, *([page.facts.url] if page.facts is not None else [])]
        for url in urls:
            host, site = _whole_host(url), host_of(url)
            if host not in {site, f"www.{site}"}:
                yield host, site


def _owner(case: Case, exhibit: values.Exhibit) -> values.Person | None:
    posted = [part.person for part in exhibit.people if part.role == "posted"]
    posted = posted or [part.person for part in exhibit.people if part.role == "alleged"]
    return case.people.get(posted[0]) if len(posted) == 1 else None


def _people(case: Case, people: Sequence[content.Person]) -> list[content.Person]:
    """Return the people list without what tells who somebody is."""
    named = {person.name for person in case.people.values() if _is_named(case, person)}
    return [person if person.name in named else replace(person, detail="") for person in people]


def _without_address(case: Case, exhibit: values.Exhibit, planned: content.Exhibit) -> content.Exhibit:
    """Return an exhibit without addresses and ids that lead to somebody's account, unless a named person posted it."""
    owner = _owner(case, exhibit)
    if owner is not None and _is_named(case, owner):
        return planned
    body = planned.body
    if isinstance(body, content.UrlBody):
        body = replace(body, url=f"{host_of(body.url)} (the full address is held in the case)")
    return replace(
        planned,
        body=body,
        source_url=host_of(planned.source_url),
        more=[fact for fact in planned.more if fact.label not in _WITH_ACCOUNTS],
    )


def host_of(url: str) -> str:
    """Return the site that an address is of, without what stands before it: `chat.example`; empty for none."""
    host = _whole_host(url)
    if _is_number(host):
        return host
    labels = host.split(".")
    kept = 3 if len(labels) > 2 and len(labels[-2]) <= _SHORT_LABEL and len(labels[-1]) == 2 else 2
    return ".".join(labels[-kept:])


def _whole_host(url: str) -> str:
    try:
        return urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""


def _is_number(host: str) -> bool:
    """Return whether a host is an address of the network and no name: `203.0.113.24`."""
    try:
        return bool(ip_address(host))
    except ValueError:
        return False


def _changes(before: content.Exhibit, shorter: content.Exhibit, count: int) -> Iterator[content.Redaction]:
    """Yield what was changed of one exhibit, or left out of it."""
    body = before.body
    if isinstance(body, content.WithheldBody):
        if body.kind in {"needs-redaction", "masked"}:
            yield content.Redaction(
                reference=before.reference,
                what="Not shown",
                reason="a picture of a class that this pack masks"
                if body.kind == "masked"
                else "nobody confirmed that it shows no third-party pupil",
            )
        return
    if count:
        yield content.Redaction(
            reference=before.reference,
            what=f"Names or accounts replaced: {count}",
            reason="people who are not the subject of this pack",
        )
    if shorter.source_url != before.source_url or shorter.body is not before.body:
        yield content.Redaction(
            reference=before.reference, what="Address shortened to its site", reason="it leads to an account"
        )


def _whole(case: Case) -> list[content.Redaction]:
    if not case.people:
        return []
    return [
        content.Redaction(
            reference="whole pack",
            what="Names of the people listed in the case are replaced by pseudonyms, in all text that this pack prints",
            reason="third-party children and others; the key is in the case and goes to nobody with this pack",
        )
    ]


def _shows_picture(exhibit: content.Exhibit) -> bool:
    return not isinstance(
        exhibit.body,
        content.TextBody | content.UrlBody | content.HeldBody | content.WithheldBody | content.UnshownBody,
    )
