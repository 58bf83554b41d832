"""What an outline says of the course before and after its modules: names of fields, and what stands after them."""

from __future__ import annotations

import re
from functools import cache

from coursekit.importers.meaning import FieldName
from coursekit.importers.vocabulary import COLUMNS, FIELDS, NOTICES, OUTLINE_NAMES
from coursekit.source.scripts import simplified

_BRACKETED = re.compile(r"\s*[【\[［〖]\s*([^】\]］〗]{1,20}?)\s*[】\]］〗]\s*[:：]?\s*")
_BEFORE_COLON = re.compile(r"\s*[◆■●▶★☆※]?\s*([^:：\n]{1,40}?)\s*[:：]\s*")
_ENUMERATION = re.compile(r"^[一二三四五六七八九十0-9]{1,2}\s*[、.．]\s*")


def find_field(text: str) -> tuple[FieldName, tuple[int, int], int] | None:
    """The field that a text starts with: which, the offsets of its name, and where its value starts."""
    folded = simplified(text).lower()
    for pattern in (_BRACKETED, _BEFORE_COLON):
        found = pattern.match(folded)
        if found is not None and (name := _names().get(_plain(found[1]))) is not None:
            return name, found.span(1), found.end()
    name = _names().get(_plain(folded))
    return (name, (0, len(text)), len(text)) if name is not None else None


@cache
def _names() -> dict[str, FieldName]:
    return {word: name for name, words in FIELDS.items() for word in words}


def _plain(words: str) -> str:
    return " ".join(_ENUMERATION.sub("", words.strip(" :：*#")).split())


def is_outline_name(text: str) -> bool:
    """Whether it only says that the outline follows."""
    folded = simplified(text).lower().strip()
    bracketed = _BRACKETED.fullmatch(folded)
    return _plain(bracketed[1] if bracketed else folded) in OUTLINE_NAMES


def is_notice(text: str) -> bool:
    folded = simplified(text).lower()
    return any(word in folded for word in NOTICES)


_COLUMN = re.compile("|".join(re.escape(word) for word in sorted(COLUMNS, key=len, reverse=True)))


def is_column_names(text: str) -> bool:
    """Whether it is the first row of a table that held the outline: names of columns, also glued together."""
    folded = simplified(text).lower()
    rest = _COLUMN.sub("", folded)
    return len(_COLUMN.findall(folded)) > 1 and not re.search(r"\w", rest)
