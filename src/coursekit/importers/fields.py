"""What an outline says of the course before and after its modules: names of fields, and what stands after them."""

from __future__ import annotations

import re
from functools import cache

from coursekit.importers.meaning import FieldName
from coursekit.importers.vocabulary import COLUMNS, FIELDS, NOTICES, OUTLINE_NAMES, PAGE_REMAINS, PAUSES
from coursekit.source.scripts import simplified

_BRACKETED = re.compile(r"\s*[【\[［〖]\s*([^】\]］〗]{1,20}?)\s*[】\]］〗]\s*[:：]?\s*")
_BEFORE_COLON = re.compile(r"\s*[◆■●▶★☆※]?\s*([^:：\n]{1,40}?)\s*[:：]\s*")
_BEFORE_SPACE = re.compile(
    r"\s*([\u4e00-\u9fff]{4})[ \t\u3000]+(?=\S)|\s*(\S[^\t]{2,30}?)(?:\t|[ \u3000]{2,})\s*(?=\S)"
)
_PROMISE = re.compile(
    r"\s*((?:by|at|on|after) (?:the end|completion|completing|attending|this|the)\b[^:.]{0,80}?"
    r"(?:will|should)(?: be able to| have| know)?)\s*[:.…]*\s*$"
    r"|\s*((?:通过|学完|完成)(?:本|这门|此)?课程[^:：]{0,16}(?:学员|您|你)?(?:将|能|可以|能够)[^:：]{0,6})[:：]\s*$"
)
_REMAINS = tuple(re.compile(pattern) for pattern in PAGE_REMAINS)
_DECORATION = " :：*#★☆◆◇■□●○▲△※=~-—_"
_ENUMERATION = re.compile(r"^[一二三四五六七八九十0-9]{1,2}\s*[、.．]\s*")


def find_field(text: str) -> tuple[FieldName, tuple[int, int], int] | None:
    """The field that a text starts with: which, the offsets of its name, and where its value starts."""
    folded = simplified(text).lower()
    for pattern in (_BRACKETED, _BEFORE_COLON):
        found = pattern.match(folded)
        if found is not None and (name := _names().get(_plain(found[1]))) is not None:
            return name, found.span(1), found.end()
    spaced, promise = _BEFORE_SPACE.match(folded), _PROMISE.match(folded)
    if spaced is not None and (name := _names().get(_plain(spaced[1] or spaced[2]))) is not None:
        return name, spaced.span(1 if spaced[1] else 2), spaced.end()
    if promise is not None:
        return FieldName.OUTCOMES, promise.span(1 if promise[1] else 2), len(text)
    name = _names().get(_plain(folded))
    return (name, (0, len(text)), len(text)) if name is not None else None


@cache
def _names() -> dict[str, FieldName]:
    return {word: name for name, words in FIELDS.items() for word in words}


def _plain(words: str) -> str:
    return " ".join(_ENUMERATION.sub("", words.strip(_DECORATION)).split())


def is_outline_name(text: str) -> bool:
    """Whether it only says that the outline follows."""
    folded = simplified(text).lower().strip()
    bracketed = _BRACKETED.fullmatch(folded)
    return _plain(bracketed[1] if bracketed else folded) in OUTLINE_NAMES


def is_notice(text: str) -> bool:
    folded = simplified(text).lower()
    return any(word in folded for word in NOTICES) or is_page_remains(text)


def is_page_remains(text: str) -> bool:
    """Whether it belongs to the page that the outline was copied from: its menus, its page numbers."""
    folded = simplified(text).lower().strip(" .。")
    return any(pattern.fullmatch(folded) for pattern in _REMAINS)


def is_pause(text: str) -> bool:
    return simplified(text).lower().strip(" .。:：") in PAUSES


_COLUMN = re.compile("|".join(re.escape(word) for word in sorted(COLUMNS, key=len, reverse=True)))


def is_column_names(text: str) -> bool:
    """Whether it is the first row of a table that held the outline: names of columns, also glued together."""
    folded = simplified(text).lower()
    rest = _COLUMN.sub("", folded)
    return len(_COLUMN.findall(folded)) > 1 and not re.search(r"\w", rest)
