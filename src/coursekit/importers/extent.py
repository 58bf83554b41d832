"""Which pieces are the outline, and what stands before and after it."""

from __future__ import annotations

from collections.abc import Sequence

from coursekit.importers.cutting import Piece
from coursekit.importers.fields import find_field, is_notice, is_outline_name
from coursekit.importers.labels import find_label
from coursekit.importers.marks import CHAPTERS
from coursekit.importers.meaning import FieldName
from coursekit.importers.outline import Entry

_LATE_FIELDS = frozenset(FieldName) - {FieldName.TITLE, FieldName.BACKGROUND, FieldName.MODEL, FieldName.OTHER}


_LATE = 0.5
"""A field in the second half of the pieces stands after the outline."""


def parts_of(pieces: Sequence[Piece], text: str) -> tuple[tuple[Entry, ...], tuple[Piece, ...], tuple[Entry, ...]]:
    """What stands before the outline, field by field; the pieces of the outline; what stands after it."""
    begin = _begin(pieces, text)
    end = _end(pieces, begin, text)
    return _fields(pieces[:begin], text), tuple(pieces[begin:end]), _fields(pieces[end:], text)


def _begin(pieces: Sequence[Piece], text: str) -> int:
    """After the line that announces it; else at the first chapter; else after the last field and what it holds."""
    announced = [i for i, piece in enumerate(pieces) if is_outline_name(piece.cut.of(text)) and piece.held is None]
    if announced:
        return announced[0] + 1
    chapters = [i for i, piece in enumerate(pieces) if piece.mark and piece.mark.family.startswith((CHAPTERS, "row"))]
    fields = [i for i, piece in enumerate(pieces) if _is_field(piece, text) and i <= len(pieces) * _LATE]
    if chapters:
        return chapters[0]
    if not fields:
        return _first_marked(pieces, 0)
    last = fields[-1]
    if not _value(pieces[last], text):
        # Its lines follow: they are those of one kind.
        kind = _kind(pieces[last + 1]) if last + 1 < len(pieces) else None
        last += 1
        while last < len(pieces) and _kind(pieces[last]) == kind:
            last += 1
        return last
    return last + 1


def _kind(piece: Piece) -> object:
    return (piece.mark.family if piece.mark else None, piece.heading)


def _first_marked(pieces: Sequence[Piece], start: int) -> int:
    for i in range(start, len(pieces)):
        if pieces[i].mark is not None or pieces[i].heading or pieces[i].held is not None:
            return i
    return start


def _is_field(piece: Piece, text: str) -> bool:
    return (
        piece.held is None
        and find_field(piece.cut.of(text)) is not None
        and (piece.mark is None or not piece.mark.value)
    )


def _value(piece: Piece, text: str) -> bool:
    words = piece.cut.of(text)
    found = find_field(words)
    return found is not None and bool(words[found[2] :].strip())


def _end(pieces: Sequence[Piece], begin: int, text: str) -> int:
    glued = [i for i in range(begin, len(pieces)) if pieces[i].glued]
    chapters = [i for i in range(begin, len(pieces)) if pieces[i].mark and pieces[i].mark.family.startswith(CHAPTERS)]  # type: ignore[union-attr]
    if glued and chapters and all(pieces[i].glued for i in chapters) and len(glued) > 20:
        return glued[-1] + 1
    closed = False
    for i in range(begin, len(pieces)):
        piece = pieces[i]
        words = piece.cut.of(text)
        if piece.held is not None:
            continue
        if is_notice(words) and piece.mark is None:
            return i
        found = find_field(words)
        if (
            found
            and found[0] in _LATE_FIELDS
            and piece.mark is None
            and i > begin
            and len(words[: found[1][1]].strip("【[ ")) >= 4
        ):
            return i
        if closed and piece.mark is not None and piece.mark.value == 1 and piece.mark.family == "一、":
            return i
        closed = closed or _closes(piece, words)
    return len(pieces)


def _closes(piece: Piece, words: str) -> bool:
    """Whether it is a closing section with words of its own; what starts anew after it is no part of the outline."""
    label = find_label(words)
    return (
        label is not None
        and label.kind == "wrap-up"
        and not label.weak
        and label.rest[1] > label.rest[0]
        and piece.mark is None
    )


def _fields(pieces: Sequence[Piece], text: str) -> tuple[Entry, ...]:
    """Fields as entries that hold the lines after them; what stands before the first field is one entry each."""
    entries: list[tuple[Piece, list[Entry]]] = []
    named = False
    for piece in pieces:
        words = piece.cut.of(text)
        is_field = piece.held is None and find_field(words) is not None
        if is_field or not named or is_outline_name(words) or is_notice(words):
            named = named or is_field
            entries.append((piece, []))
        else:
            entries[-1][1].append(_entry(piece, ()))
    return tuple(_entry(piece, tuple(held)) for piece, held in entries)


def _entry(piece: Piece, entries: tuple[Entry, ...]) -> Entry:
    return Entry(piece.cut, piece.place, piece.mark, bool(piece.heading), piece.held, entries)
