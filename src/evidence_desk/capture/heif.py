"""Decoding the HEIC pictures of phones, where the decoder is installed. Runs in the worker only.

The decoder is libheif with libde265 (LGPL 3), which can only decode; encoders are not part of it. It would start
threads, which the worker may not: it is told to use none.
"""

from __future__ import annotations

import base64
import importlib
import io
from typing import Any

from PIL import Image

# A picture of 16 × 16 pixels: whoever decodes one has loaded all that will be needed later.
_TINY = base64.b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAXxtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAA"
    "ACJpbG9jAAAAAERAAAEAAQAAAAABoAABAAAAAAAAACoAAAAjaWluZgAAAAAAAQAAABVpbmZlAgAAAAABAABodmMxAAAAAA5waXRt"
    "AAAAAAABAAAA/GlwcnAAAADcaXBjbwAAAHVodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMA"
    "AAMAHroCQGEAAQApQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbqrprm4CGgwIAAAAyAAAADAIRiAAEABkQBwXPBiQAAABNjb2xybmNs"
    "eAABAA0ABoAAAAAUaXNwZQAAAAAAAABAAAAAQAAAAChjbGFwAAAAEAAAAAEAAAAQAAAAAf///9AAAAAC////0AAAAAIAAAAQcGl4"
    "aQAAAAADCAgIAAAAGGlwbWEAAAAAAAAAAQABBYECAwWEAAAAMm1kYXQAAAAmKAGvGSFeQkDvXaW//34+/1mF/iVbfKZKppcE14iZ"
    "CwOBgI2RnTg="
)
_ready: list[bool] = []


def prepare() -> None:
    """Load the decoder, if there is one."""
    _ready.clear()
    try:
        decoder: Any = importlib.import_module("pi_heif")
    except ImportError:
        return
    decoder.options.DECODE_THREADS = 0
    decoder.options.THUMBNAILS = False
    decoder.register_heif_opener()
    with Image.open(io.BytesIO(_TINY), formats=("HEIF",)) as image:
        image.load()
    _ready.append(True)


def is_ready() -> bool:
    """Return whether such pictures can be decoded."""
    return bool(_ready)
