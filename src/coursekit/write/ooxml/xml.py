"""Text on its way into XML: one gate that every string of a course passes."""

from __future__ import annotations

import re

# XML 1.0, production 2 (Char): what may stand in a document at all.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


# Most text has none of these.
_TO_ESCAPE = re.compile('[&<>"\t\n\r]|' + _ILLEGAL.pattern)


def text(value: str) -> str:
    """Escape for element content. A character that XML cannot hold shows as U+FFFD; the reader has reported it."""
    if _TO_ESCAPE.search(value) is None:
        return value
    return _ILLEGAL.sub("\ufffd", value).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(value: str) -> str:
    """Escape for an attribute in double quotes; line ends and tabs are kept as references."""
    if _TO_ESCAPE.search(value) is None:
        return value
    return text(value).replace('"', "&quot;").replace("\t", "&#9;").replace("\n", "&#10;").replace("\r", "&#13;")
