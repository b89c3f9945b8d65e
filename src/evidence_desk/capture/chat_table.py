"""Discord's data package as a table: the account's own messages, one row each, the first row naming the columns.

Source: RFC 4180.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import Final

from evidence_desk.capture.chat_apps import package_row
from evidence_desk.capture.chat_text import Lines
from evidence_desk.capture.chat_values import MESSAGE_BYTES, ChatFault, Message, Reading

COLUMNS: Final = ("ID", "Timestamp", "Contents", "Attachments")


def messages(chunks: Iterable[bytes], reading: Reading) -> Iterator[Message]:
    """Give the messages of a table, in its order.

    Raises:
        ChatFault: a row is not what the first one names.
    """
    lines = Lines(chunks)
    taken = 0  # bytes of the rows given so far
    columns = next(csv.reader([reading.header])) if reading.header else []

    def texts() -> Iterator[str]:
        for _, text in lines:
            yield text
            if lines.offset - taken > MESSAGE_BYTES:
                raise ChatFault(lines.number, "its row does not end: a quotation mark is missing", "row")

    rows = csv.reader(texts(), strict=True)
    first = 1
    while True:
        try:
            row = next(rows, None)
        except csv.Error:
            raise ChatFault(
                first, "its row is not one of a table: quotation marks do not fit", "row"
            ) from None
        if row is None:
            return
        start, line = taken, first
        taken, first = lines.offset, lines.number + 1
        if not row:
            continue
        if line == 1 and reading.shape == "whole":
            columns = [name.lstrip("\ufeff") for name in row]
            continue
        if len(row) != len(columns):
            raise ChatFault(
                line, f"its row has {len(row)} columns, and the first row {len(columns)}", "columns"
            )
        said = package_row(dict(zip(columns, row, strict=True)), line)
        yield Message(start=start, size=taken - start, line=line, **said)
