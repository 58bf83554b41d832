"""Outlines in a notation that reads as what it stands for.

《服务的温度》            before the first ---: the front; a field's name holds the lines below it
课程时间：2天
---
第一讲 看见客户           two spaces a level; numbers and bullets are marks
  一、 三种需要
    1. 被看见
---
版权所有                  after the second: the back
"""

from __future__ import annotations

import re
from textwrap import dedent

from coursekit.importers.original import Cut, Line, Original
from coursekit.importers.outline import Entry, Mark, Outline

_MARK = re.compile(
    r"第[一二三四五六七八九十\d]+[讲章講][:：]?|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[)）]|\d+[.、)](?:\d+)?"
    r"|(?:Module|Day|Unit) \d+[:.]?|[A-Za-z][、)]|[-•*]"
)


def outline(notation: str, name: str = "outline.txt") -> Outline:
    text = dedent(notation).strip("\n")
    lines: list[tuple[int, Entry]] = []
    parts: list[list[tuple[int, Entry]]] = [lines]
    at = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip() == "---":
            text = text[:at] + " " * len(line) + text[at + len(line) :]
            parts.append([])
        elif line.strip():
            parts[-1].append(_entry(line, at, number))
        at += len(line) + 1
    parts = [[], *parts, []] if len(parts) == 1 else [*parts, []]
    front, body, back = (_tree(part) for part in parts[:3])
    elements = tuple(Line(entry.cut, entry.place) for part in parts for _, entry in part)
    return Outline(Original(name, "txt", text, elements), front, body, back)


def _entry(line: str, at: int, number: int) -> tuple[int, Entry]:
    depth = (len(line) - len(line.lstrip())) // 2
    start, end = at + len(line) - len(line.lstrip()), at + len(line)
    found = _MARK.match(line.strip())
    if found is None:
        return depth, Entry(Cut(start, end), f"line {number}")
    word = found[0]
    family = re.sub(r"[一二三四五六七八九十\d]+", "#", word)
    mark = Mark(Cut(start, start + len(word)), family, 0 if word in "-•*" else 1)
    after = line.strip()[len(word) :]
    return depth, Entry(Cut(end - len(after.lstrip()), end), f"line {number}", mark)


def _tree(lines: list[tuple[int, Entry]]) -> tuple[Entry, ...]:
    entries: list[Entry] = []
    at = 0
    while at < len(lines):
        depth, entry = lines[at]
        end = next((i for i in range(at + 1, len(lines)) if lines[i][0] <= depth), len(lines))
        inner = _tree(lines[at + 1 : end])
        entries.append(Entry(entry.cut, entry.place, entry.mark, entries=inner))
        at = end
    return tuple(entries)
