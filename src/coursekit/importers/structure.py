"""The entries of an original: what stands before the outline proper, the outline, and what stands after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import compress, pairwise
from operator import not_

from coursekit.importers.fields import find_field, is_column_names, is_notice, is_outline_name
from coursekit.importers.growing import tree_of
from coursekit.importers.labels import find_label
from coursekit.importers.original import Grid, Line, Original, Picture, Sheet
from coursekit.importers.outline import Entry, Outline
from coursekit.importers.pieces import Piece
from coursekit.importers.rows import pieces_of
from coursekit.value import replace

_PROSE = 40
_HEADLINE = 30


def outline_of(original: Original) -> Outline:
    text = original.text
    pieces = pieces_of(original)
    start = _with_slides(pieces, _body_start(text, pieces))
    end = _back_start(text, pieces, start)
    inner = pieces[start:end]
    is_remains = [_is_remains(text, piece) for piece in inner]
    remains = tuple(compress(inner, is_remains))
    body = tuple(compress(inner, map(not_, is_remains)))
    before, after = (tuple(_unfolded(text, part)) for part in (pieces[:start], (*remains, *pieces[end:])))
    return Outline(original, _around(text, before), tree_of(text, body), _around(text, after))


def _unfolded(text: str, pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The lines of a slide around the outline, as that with the title of a deck."""
    for piece in pieces:
        if isinstance(piece.held, Sheet):
            title = (Line(piece.held.title, piece.place),) if piece.held.title is not None else ()
            for element in (*title, *piece.held.elements, *piece.held.notes):
                held = element if isinstance(element, Grid | Picture) else None
                yield Piece(element.cut, element.place, held=held)
        else:
            yield piece


def _is_remains(text: str, piece: Piece) -> bool:
    words = piece.cut.of(text)
    if piece.sign is not None or piece.held is not None:
        return False
    return is_notice(words) or is_column_names(words)


# ---------------------------------------------------------------- where the outline begins and ends


def _body_start(text: str, pieces: Sequence[Piece]) -> int:
    named = [i for i, piece in enumerate(pieces) if is_outline_name(piece.cut.of(text))]
    if named:
        return named[0] + 1
    unit = next((i for i, piece in enumerate(pieces) if piece.is_unit and piece.value == 1), None)
    if unit is not None:
        return _with_opening(text, pieces, unit)
    fields = [i for i, piece in enumerate(pieces) if _is_field(text, piece)]
    headings = [i for i, piece in enumerate(pieces) if piece.heading and not _is_field(text, piece)]
    first = fields[-1] + 1 if fields and fields[-1] < len(pieces) / 2 else 0
    starts = (i for i, p in enumerate(pieces) if i >= first and (p.value == 1 or p.heading or p.held is not None))
    start = next(starts, None)
    if start is not None and headings and headings[0] < start and headings[0] >= first:
        start = headings[0]
    return _with_headline(text, pieces, start, first) if start is not None else first


def _with_slides(pieces: Sequence[Piece], start: int) -> int:
    """With the slides before the first module, but for the one with the title of the deck."""
    return next((i for i in range(1, start) if isinstance(pieces[i].held, Sheet)), start)


def _with_headline(text: str, pieces: Sequence[Piece], start: int, first: int) -> int:
    """With the line before the first list, when there are more lists with a line before them."""
    kin = pieces[start].kin
    more = any(p.kin == kin and p.value == 1 and not before.kin for before, p in pairwise(pieces[start:]))
    before = start - 1
    short = before >= first and not pieces[before].kin and len(pieces[before].cut.of(text)) <= _HEADLINE
    return before if kin and more and short else start


def _with_opening(text: str, pieces: Sequence[Piece], unit: int) -> int:
    """The start of labelled lines (导入：) right before the first unit."""
    while unit and pieces[unit - 1].sign is None and find_label(pieces[unit - 1].cut.of(text)) is not None:
        unit -= 1
    return unit


def _back_start(text: str, pieces: Sequence[Piece], start: int) -> int:
    last = _last_of_top(pieces, start)
    kins = {piece.kin for piece in pieces[start : last + 1]}
    name = pieces[start - 1] if start else None
    for number in range(last + 1, len(pieces)):
        piece = pieces[number]
        words = piece.cut.of(text)
        counted = name is not None and piece.kin == name.kin and piece.value > name.value > 0
        if _is_field_after(text, piece, kins, counted=counted) or (
            piece.sign is None and is_notice(words) and not piece.inside
        ):
            return number
        if _closes(words) and _is_article(text, pieces[number + 1 :]):
            return next((i for i in range(number + 1, len(pieces)) if not pieces[i].inside), len(pieces))
    return len(pieces)


def _is_field_after(text: str, piece: Piece, kins: Set[str], *, counted: bool) -> bool:
    """A bullet may stand before its name; where the outline has bullets of that form, the name ends with a colon. `counted`
    when its number goes on from that of the outline's name: 四、培训内容 … 五、培训方式."""
    words = piece.cut.of(text)
    found = find_field(words)
    if found is None or counted or piece.value or piece.is_unit:
        return found is not None and counted
    return not piece.kin or piece.kin not in kins or words[found[1][1] :].lstrip()[:1] in tuple(":：")


def _last_of_top(pieces: Sequence[Piece], start: int) -> int:
    units = [i for i, piece in enumerate(pieces) if i >= start and piece.is_unit]
    if units:
        return units[-1]
    first = next((piece for piece in pieces[start:] if piece.kin), None)
    return max((i for i, piece in enumerate(pieces) if i >= start and first and piece.kin == first.kin), default=start)


def _closes(words: str) -> bool:
    label = find_label(words)
    return label is not None and label.kind == "wrap-up"


def _is_article(text: str, pieces: Sequence[Piece]) -> bool:
    return sum(len(p.cut.of(text)) > _PROSE and "。" in p.cut.of(text) for p in pieces if not p.inside) > 1


def _is_field(text: str, piece: Piece) -> bool:
    return find_field(piece.cut.of(text)) is not None


# ---------------------------------------------------------------- what stands around it


def _around(text: str, pieces: Sequence[Piece]) -> tuple[Entry, ...]:
    """A field with the pieces up to the next one; what is before the first field, piece by piece."""
    return tuple(entry for group in _fields(text, pieces) for entry in group)


def _fields(text: str, pieces: Sequence[Piece]) -> Iterator[tuple[Entry, ...]]:
    starts = [i for i, piece in enumerate(pieces) if _begins_field(text, piece) or _is_remains(text, piece)]
    yield tree_of(text, pieces[: starts[0] if starts else len(pieces)])
    for at, following in pairwise((*starts, len(pieces))):
        (head,) = tree_of(text, (replace(pieces[at], heading=0),))
        under = tree_of(text, pieces[at + 1 : following])
        yield (replace(head, entries=under),) if _begins_field(text, pieces[at]) else (head, *under)


def _begins_field(text: str, piece: Piece) -> bool:
    words = piece.cut.of(text)
    return find_field(words) is not None or is_outline_name(words)
