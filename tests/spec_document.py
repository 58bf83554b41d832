"""A literate test: a Markdown document with source files and expected outputs in fenced blocks.

# Title                      what the document is about, then source blocks that every section inherits
## Statement                 one test; its source blocks replace inherited files of the same name
```yaml course.yaml          a source file: `yaml`, `markdown` or `text`, then its path
```markdown a.md in gb18030  the same, written in another encoding
```text a.md with escapes    `\\u{202E}` stands for a character, `\\x{FF}` for a byte
```files                     files that are no text, one a line: see `tests/sources.py`
```diagnostics               an expected output: a name in the runner's table, then perhaps an argument
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

SOURCE_KINDS = ("yaml", "markdown", "text")
_FENCE = re.compile(r"(?P<fence>`{3,})(?P<info>.*)")


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block: `first` and `end` (exclusive) are the lines of its text, counted from 0."""

    info: str
    text: str
    first: int
    end: int

    @property
    def kind(self) -> str:
        return self.info.partition(" ")[0]

    @property
    def argument(self) -> str:
        return self.info.partition(" ")[2]


@dataclass(frozen=True, slots=True)
class Section:
    """One statement with all source blocks it stands on (inherited first) and its expected outputs."""

    document: Path
    statement: str
    sources: tuple[Fence, ...]
    expected: tuple[Fence, ...]


def read_document(path: Path) -> tuple[Section, ...]:
    """The sections of a document, in order. Raises ValueError when it has no form that a reader would expect."""
    heads = _split(path)
    base = tuple(fence for fence in heads[0][1])
    sections = [
        Section(
            path, title, (*base, *(f for f in fences if _is_source(f))), tuple(f for f in fences if not _is_source(f))
        )
        for title, fences in heads[1:]
    ]
    for section in sections:
        if not section.expected:
            raise ValueError(f"{path.name}: nothing is expected of “{section.statement}”")
    titles = [section.statement for section in sections]
    if doubled := {title for title in titles if titles.count(title) > 1}:
        raise ValueError(f"{path.name}: two sections are called {doubled}")
    return tuple(sections)


def _is_source(fence: Fence) -> bool:
    return fence.kind in (*SOURCE_KINDS, "files")


def _split(path: Path) -> list[tuple[str, list[Fence]]]:
    """The fences before the first `##` (under the title) and under each `##`."""
    lines = path.read_text("utf-8").split("\n")
    found: list[tuple[str, list[Fence]]] = [("", [])]
    number = 0
    while number < len(lines):
        if match := _FENCE.fullmatch(lines[number]):
            end = lines.index(match["fence"], number + 1)
            text = "\n".join(lines[number + 1 : end])
            found[-1][1].append(Fence(match["info"].strip(), text, number + 1, end))
            number = end
        elif lines[number].startswith("## "):
            found.append((lines[number].removeprefix("## "), []))
        number += 1
    return found


def accept(section: Section, outputs: dict[str, str]) -> None:
    """Write the outputs, by the info strings of their blocks, into the document in place of what was expected."""
    # Sections above may have grown or shrunk since this one was read, so it is read again.
    current = next(s for s in read_document(section.document) if s.statement == section.statement)
    lines = section.document.read_text("utf-8").split("\n")
    for fence in reversed(current.expected):
        lines[fence.first : fence.end] = outputs[fence.info].split("\n") if outputs[fence.info] else []
    section.document.write_text("\n".join(lines), "utf-8")
