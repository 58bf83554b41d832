"""What a file is likely to be that is not UTF-8: named in the message, never used to read it."""

from __future__ import annotations

import re

from coursekit.value import Value

_MARKS = (
    (b"\xff\xfe\0\0", "UTF-32"),
    (b"\0\0\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


class _Candidate(Value):
    """`common` finds the pairs of bytes that running text is mostly made of."""

    codec: str
    name: str
    common: re.Pattern[bytes]


# GB 2312 level 1 with punctuation; Big5 level 1 with punctuation; JIS kana, punctuation and level 1.
_CANDIDATES = (
    _Candidate("gb18030", "GB18030 (GBK)", re.compile(rb"[\xa1-\xa3\xb0-\xd7][\xa1-\xfe]")),
    _Candidate("big5", "Big5", re.compile(rb"[\xa1-\xa3\xa4-\xc6][\x40-\x7e\xa1-\xfe]")),
    _Candidate("shift_jis", "Shift-JIS", re.compile(rb"[\x81-\x83\x88-\x97][\x40-\x7e\x80-\xfc]")),
)


FEWEST = 4
"""So many characters beyond ASCII it takes to tell encodings apart."""


def find_encoding(data: bytes) -> str | None:
    """The name of an encoding other than UTF-8, by its mark, its zero bytes or its common characters; else None."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    if data.count(0) * 4 > len(data):
        return "UTF-16"
    if _is_utf8(data):
        return None
    scores = {candidate.name: _score(data, candidate) for candidate in _CANDIDATES}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] > 0.5 else None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _score(data: bytes, candidate: _Candidate) -> float:
    """The share of characters beyond ASCII that are common in the encoding; 0 when that cannot be said."""
    try:
        text = data.decode(candidate.codec)
    except UnicodeDecodeError:
        return 0.0
    beyond = [character.encode(candidate.codec) for character in text if ord(character) > 127]
    if len(beyond) < FEWEST:
        return 0.0
    return sum(candidate.common.fullmatch(pair) is not None for pair in beyond) / len(beyond)
