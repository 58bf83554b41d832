"""Text on its way into XML: one gate that every string of a course passes."""

from __future__ import annotations

import re

# What may not stand in a document at all, by XML 1.0, production 2 (Char).
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Most text has none of these.
_TO_ESCAPE = re.compile('[&<>"\x00-\x1f\ud800-\udfff\ufffe\uffff]')


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
