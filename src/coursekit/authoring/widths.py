"""How wide text stands in an editor, and where its lines end."""

from __future__ import annotations

import re
import unicodedata

from coursekit.source.parser import is_cjk

LINE_WIDTH = 118
_CHINESE = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
# One space, and not inside braces, whose content stays on one line.
_GAP = re.compile(r"(?<! ) (?! )(?![^{}]*\})")


def width_of(text: str) -> int:
    """In columns: a Chinese character has two, one that combines with the one before it none."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character) or character == "\u200d":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def is_chinese(text: str) -> bool:
    return _CHINESE.search(text) is not None


def wrapped(text: str) -> str:
    """A paragraph on lines of the usual width. Chinese has no spaces to end its lines at and stays on one."""
    return text if is_chinese(text) else "\n".join("\n".join(_filled(line)) for line in text.split("\n"))


def folded(text: str, room: int) -> list[str]:
    """Lines that YAML joins by one space each."""
    return _filled(text, room, between_chinese=True)


def _filled(text: str, room: int = LINE_WIDTH, *, between_chinese: bool = False) -> list[str]:
    lines: list[str] = []
    for word in _GAP.split(text):
        # Markdown drops a line end between Chinese signs.
        glued = bool(lines) and not between_chinese and is_cjk(lines[-1][-1:]) and is_cjk(word[:1])
        if lines and (glued or width_of(lines[-1]) + 1 + width_of(word) <= room):
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
