"""Where a line may be broken: UAX 14, with what Chinese typesetting adds (kinsoku).

The rules themselves are slow to run, so they are run on short stretches that recur: every ideograph is as good as any
other, every digit too, and between two ideographs, or after a space, a line may always be broken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, pairwise

from coursekit.han import HAN

_DIGIT = re.compile("[0-9]")
_ANY, _ANY_DIGIT = "一", "0"
_OPENING, _CLOSED = "[（《「『【]", "[，。、；：！？）》」』】…]"
# UAX 14 allows more than programs do: in them Latin text does not part from a Chinese mark before it, nor are addresses
# broken that stand on one line.
_CLOSING_MARKS, _LATIN = "，。、）》」』】", re.compile("[A-Za-z0-9]")
# Between these UAX 14 breaks whatever stands around them: after a line's end (LB4), LB18 (after spaces) and LB31 (what no rule
# holds together).
_SURE = re.compile(
    f"(?<=\n)|(?<={_ANY})(?=[{_ANY}A-Za-z0-9（《「『【—])|(?<=[A-Za-z0-9，。、；：！？）》」』】…—])(?={_ANY})"
    f"|(?<=[A-Za-z0-9，。、；：！？）》」』】…])(?={_OPENING})"
    f"|(?<=[；：！？])(?=[A-Za-z0-9])|(?<=[，。、；：！？）》」』】])(?=—)"
    f"|(?<=[^(“‘（《「『【 ] )(?=[A-Za-z0-9{_ANY}])|(?<=[A-Za-z0-9{_ANY}] )(?=[·(“‘…–×−+（《「『【])"
    f"|(?<=[A-Za-z0-9][.,;:!?”] )(?=[(“‘–])|(?<=[.?!]” )(?=[(“–])|(?<=[A-Za-z]”, )(?=“)|(?<=… )(?=[(–])"
    f"|(?<=[A-Za-z·]  )(?=[A-Za-z0-9·])|(?<=[A-Za-z]-)(?=[A-Za-z])|(?<=[A-Za-z0-9]–)(?=[A-Za-z0-9])"
    f"|(?<=0[%℃])(?={_ANY})|(?<=[0{_ANY}]% )(?=[−=+])|(?<=0 )(?=℃)"
)
# What is not broken by any rule: a word of letters, with apostrophes or points in it (LB19, LB24, LB29), and marks that open
# before it (LB14) or close after it (LB13, LB19); a number or a time of day, with its sign and unit (LB25); a Chinese character
# with such marks; spaces and a line's end after any of them (LB6, LB7).
_LETTERS = r"[A-Za-z0-9]+(?:['’.,:+][A-Za-z0-9]+)*[.,;:!?)’”\"']*[-–]?"
_NUMBER = r"[+−]?0+(?:[.:-]0+)*[%℃]?"
_FIRST = rf"(?:[(“‘\"']*{_LETTERS}|{_NUMBER}|{_ANY}%|—+|\S|…+[.,;:!?)’”]*)"
_WHOLE = re.compile(
    rf"{_OPENING}*{_FIRST}(?:{_CLOSED}*[{_CLOSING_MARKS}](?:{_LETTERS}|0+%))*{_CLOSED}* *\n?|0+(?:[.:]0+)*–? ?"
)
# UAX 14 knows not which way these turn (class QU) and would break at neither side. In Chinese they open and close. Wide
# signs are of one class with ideographs.
_TURNED = str.maketrans("“‘”’＋＝／", f"「「」」{_ANY * 3}")


@lru_cache(maxsize=1024)
def stretches(text: str, *, is_east_asian: bool) -> tuple[str, ...]:
    """The text in pieces between which a line may be broken; spaces stand at the end of a piece, a line end too."""
    seen = _DIGIT.sub(_ANY_DIGIT, HAN.sub(_ANY, text))
    if is_east_asian:
        seen = seen.translate(_TURNED)
    return tuple([text[start:end] for start, end in pairwise(_places(seen))])


@lru_cache(maxsize=4096)
def _places(seen: str) -> tuple[int, ...]:
    """Where the pieces begin and end; short texts, cells of tables say, are seen alike again and again."""
    lengths = [length for stretch in _SURE.split(seen) if stretch for length in _lengths(stretch)]
    return 0, *accumulate(lengths)


@lru_cache(maxsize=4096)
def _lengths(stretch: str) -> tuple[int, ...]:
    if _WHOLE.fullmatch(stretch) or "://" in stretch:
        return (len(stretch),)
    lengths: list[int] = []
    before = ""
    for unit in _units(stretch):
        if before[-1:] in tuple(_CLOSING_MARKS) and _LATIN.match(unit):
            lengths[-1] += len(unit)
        else:
            lengths.append(len(unit))
        before = unit
    return tuple(lengths)


# The rules look at all that is before a place: what no space parts, as Thai, would take time by the square of its length.
_MOST_AT_ONCE = 64


def _units(stretch: str) -> Iterator[str]:
    """By the rules themselves, some characters at a time: what the last of these begin is looked at again with what follows."""
    from uniseg.linebreak import line_break_units

    start = 0
    while start < len(stretch):
        units = list(line_break_units(stretch[start : start + _MOST_AT_ONCE]))
        if start + _MOST_AT_ONCE < len(stretch):
            units = units[:-1] or units
        yield from units
        start += sum(map(len, units))
