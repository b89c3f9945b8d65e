"""Reads script.toml, so that the drawing code sees typed values."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.demo_art.text import Colour

SCRIPT = Path(__file__).with_name("script.toml")


@dataclass(frozen=True)
class Sender:
    """Somebody who writes messages."""

    name: str
    initials: str
    colour: Colour


@dataclass(frozen=True)
class Message:
    """One entry of a chat: a day, a notice, or what somebody (`who`; None is the phone's owner) sent."""

    day: str = ""
    notice: str = ""
    who: str | None = None
    at: str = ""
    text: str = ""
    reply: str = ""
    reactions: str = ""
    picture: str = ""
    poll: str = ""
    options: tuple[tuple[str, int], ...] = ()
    link: tuple[str, ...] = ()

    @property
    def between(self) -> bool:
        """Whether this is a line between messages."""
        return bool(self.day or self.notice)


@dataclass(frozen=True)
class Chat:
    """A conversation as one phone shows it."""

    title: str
    members: str
    avatar: str
    stranger: bool
    messages: tuple[Message, ...]


def load() -> dict[str, Any]:
    """Return the script as TOML tables."""
    return tomllib.loads(SCRIPT.read_text(encoding="utf-8"))


def colour(parts: list[int]) -> Colour:
    """Return a colour from its three numbers, 0 to 255."""
    red, green, blue = parts
    return red, green, blue


def senders(script: dict[str, Any]) -> dict[str, Sender]:
    """Return the people of the script by their short name."""
    return {
        key: Sender(row["name"], row["initials"], colour(row["colour"]))
        for key, row in script["people"].items()
    }


def chat(table: dict[str, Any]) -> Chat:
    """Return one conversation of the script."""
    messages = tuple(_message(row) for row in table["messages"])
    return Chat(table["title"], table["members"], table["avatar"], bool(table.get("stranger")), messages)


def _message(row: dict[str, Any]) -> Message:
    known = dict(row)
    who = known.pop("who", None)
    options = tuple((str(name), int(votes)) for name, votes in known.pop("options", ()))
    link = tuple(str(part) for part in known.pop("link", ()))
    return Message(who=None if who == "me" else who, options=options, link=link, **known)
