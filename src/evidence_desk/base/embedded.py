"""Finding addresses that carry a file inside themselves (RFC 2397): a picture could pass the gate in one."""

from __future__ import annotations

import re

# RFC 2397. White space inside the scheme and an escaped colon are read as browsers and HTML read them, so that a
# picture cannot be carried past the gate by spelling. A media type, a parameter or a bare comma has to follow,
# which keeps "here is the data: three, four" a sentence.
_DATA_ADDRESS = re.compile(
    r"d[\t\r\n]?a[\t\r\n]?t[\t\r\n]?a[\t\r\n]?(?::|&colon;|&\#0{0,8}58;|&\#x0{0,8}3a;|%3a)[\t\r\n]?"
    r"(?:,|;|%3b|[a-z0-9.+*-]{1,64}[\t\r\n]?(?:/|%2f|&sol;)[\t\r\n]?[a-z0-9.+*-]{1,128}[\t\r\n ]?(?:,|;|%3b|%2c))",
    re.IGNORECASE,
)


def holds_data_address(text: str) -> bool:
    """Return whether a `data:` address stands in `text`, in any spelling that a browser would follow.

    Source: RFC 2397 section 3; HTML Living Standard, character references.
    """
    return _DATA_ADDRESS.search(text) is not None
