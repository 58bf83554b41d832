"""YAML as an author writes it: quotes where they are needed, short lists on one line, long texts folded."""

from __future__ import annotations

import re
from collections.abc import Callable

from coursekit.authoring.widths import LINE_WIDTH, folded, width_of
from coursekit.content import Name
from coursekit.diagnostic import Report
from coursekit.source.nodes import Node, Scalar, Sequence, parse_yaml
from coursekit.source.text import source_text
from coursekit.value import Value


class Word(Value):
    """A number, a date or a word of ours, which stands as it is."""

    text: str


class Names(Value):
    """A list on one line where it fits."""

    names: tuple[Name, ...]


class Items(Value):
    """A list, each on a line of its own; a list of mappings that are `inline` too."""

    items: tuple[Yaml, ...]


class Fields(Value):
    """A mapping; empty values are left out. `inline` ones stand on one line where they fit. `notes` are comments above their
    fields, by key; `note` is one above the mapping, where it is an item of a list."""

    fields: tuple[tuple[str, Yaml], ...]
    inline: bool = False
    notes: tuple[tuple[str, str], ...] = ()
    note: str = ""


Yaml = str | Word | Names | Items | Fields

EMPTY = Fields((), inline=True)
"""As a value that is written although it is empty."""


def yaml_of(fields: Fields) -> str:
    """Texts are told apart by what they are: one that a reader of YAML might take for a number, a date or a truth value is
    quoted."""
    return "".join(f"{line}\n" for line in _field_lines(fields, 0))


def _field_lines(mapping: Fields, indent: int) -> list[str]:
    notes = dict(mapping.notes)
    lines: list[str] = []
    for key, value in mapping.fields:
        if not _is_empty(value):
            lines.extend(comment_lines(notes.get(key, "")))
            lines.extend(_entry(f"{_scalar(key, _in_key)}:", value, indent))
    return lines


def comment_lines(note: str) -> list[str]:
    return [f"# {line}".rstrip() for line in note.splitlines()]


def _is_empty(value: Yaml) -> bool:
    match value:
        case str():
            return value == ""
        case Word(text):
            return text == ""
        case Names(names):
            return not names
        case Items(items):
            return all(map(_is_empty, items))
        case Fields(fields):
            return value is not EMPTY and all(_is_empty(v) for _, v in fields)


def _entry(before: str, value: Yaml, indent: int) -> list[str]:
    """A value after `key:` or after the hyphen of an item."""
    one_line = _one_line(value)
    fits = one_line is not None and width_of(f"{before} {one_line}") <= LINE_WIDTH - indent
    if isinstance(value, str):
        return _text_lines(before, value, LINE_WIDTH - indent - 2, fits=fits)
    if one_line is not None and (fits or isinstance(value, Word)):
        return [f"{before} {one_line}"]
    inner = _block_lines(value, indent + 2)
    indented = [f"  {line}" if line else "" for line in inner]
    if before != "-":
        return [before, *indented]
    note = comment_lines(value.note) if isinstance(value, Fields) else []
    return [*note, f"- {inner[0]}", *indented[1:]]


def _text_lines(before: str, text: str, room: int, *, fits: bool) -> list[str]:
    """A text of several lines line by line, a long one folded where it has spaces."""
    if text == text.strip() and "\t" not in text:
        if "\n" in text:
            return [f"{before} |-", *(f"  {line}" if line else "" for line in text.split("\n"))]
        if not fits and len(lines := folded(text, room)) > 1:
            return [f"{before} >-", *(f"  {line}" for line in lines)]
    return [f"{before} {_scalar(text, _in_item)}"]


def _block_lines(value: Yaml, indent: int) -> list[str]:
    match value:
        case Fields():
            return _field_lines(value, indent)
        case Items(items):
            return [line for item in items if not _is_empty(item) for line in _entry("-", item, indent)]
        case Names(names):
            return [f"- {_scalar(name.text, _in_item)}" for name in names]
        case str() | Word():
            raise AssertionError("a text stands on one line or is folded")


def _one_line(value: Yaml) -> str | None:
    """The value on one line; None for what is written on several."""
    match value:
        case str():
            return _scalar(value, _in_item)
        case Word(text):
            return text
        case Names(names):
            return f"[{', '.join(_scalar(name.text, _in_flow_list) for name in names)}]"
        case Items(items):
            return "[]" if not items else None
        case Fields(fields, inline):
            if not inline or value.notes or value.note:
                return None
            pairs = [(key, _in_flow(inner)) for key, inner in fields if not _is_empty(inner)]
            if any(text is None for _, text in pairs):
                return None
            return f"{{{', '.join(f'{_scalar(key, _in_key)}: {text}' for key, text in pairs)}}}"


def _in_flow(value: Yaml) -> str | None:
    return _scalar(value, _in_flow_list) if isinstance(value, str) else _one_line(value)


# ---------------------------------------------------------------- scalars

# What YAML 1.1 or 1.2 takes for something else than a text, or for nothing.
_NO_TEXT = re.compile(
    r"~|null|y|n|yes|no|on|off|true|false|[-+]?\.(?:inf|nan)|[-+]?(?:0[xob])?[\d_]*\.?[\d_]+(?:e[-+]?\d+)?\.?"
    r"|[-+]?\d+(?::\d+)+(?:\.\d*)?|\d{4}-\d{1,2}-\d{1,2}.*",
    re.IGNORECASE,
)
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}

Place = Callable[[str], str]


def _in_item(scalar: str) -> str:
    return f"- {scalar}"


def _in_flow_list(scalar: str) -> str:
    return f"- {{k: [{scalar}, {scalar}]}}"


def _in_key(scalar: str) -> str:
    return f"- {{{scalar}: x}}\n- {scalar}: x"


def _scalar(text: str, place: Place) -> str:
    """As plain as it is read as the same text in its place."""
    plain = not _NO_TEXT.fullmatch(text)
    if (
        text
        and plain
        and "\n" not in text
        and _scalars(place(text)) >= {text}
        and _scalars(place(text)) <= {text, "k", "x"}
    ):
        return text
    if "'" not in text and ('"' in text or "\\" in text) and "\n" not in text and "\t" not in text:
        return f"'{text}'"
    return '"' + "".join(_ESCAPES.get(character, character) for character in text) + '"'


def _scalars(yaml: str) -> set[str]:
    report = Report()
    node = parse_yaml(source_text("", yaml), report)
    return set() if node is None or report.sorted() else set(_texts(node))


def _texts(node: Node) -> list[str]:
    match node:
        case Scalar(text):
            return [text]
        case Sequence(items):
            return [text for item in items for text in _texts(item)]
        case _:
            return [text for e in node.entries for text in (e.key.text, *_texts(e.value))]
