"""Plain text of any of the encodings that outlines come in."""

from __future__ import annotations

import codecs
import re

from coursekit.importers.original import CannotImport, Cut, Line, Original
from coursekit.limits import IMPORT_CHARACTERS

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    "的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學法所民得經"
    "课程客户服务管理培训时间对象大纲第讲章目标沟通内容案例分析讨论练習訓課戶務綱講標溝與與實"
)
"""Characters of everyday Chinese: text read in the wrong encoding has few of them."""
_INDENT = {"\t": 4, "\u3000": 2}
_SPACE = " \t\u3000\xa0\ufeff\u200b\x0b\x0c"
_PLAUSIBLE = 0.1
_MOSTLY = 0.8
_CONTROLS = re.compile("[\0-\x08\x0e-\x19\x1b-\x1f]")
_HELP = "save it as text in UTF-8, or import the .docx, .pptx, .md or .pdf that it comes from"


def read_text(name: str, data: bytes) -> Original:
    """Raises CannotImport when it is no text, empty, or longer than any outline."""
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\x0c", "\n")
    if not text.strip():
        raise CannotImport("the file is empty", "choose a file with an outline in it")
    if len(text) > IMPORT_CHARACTERS:
        message = f"the file has more than {IMPORT_CHARACTERS:,} characters of text"
        raise CannotImport(message, "import the outline alone")
    return Original(name, "txt", text, lines_of(text))


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines that are not empty; numbers of empty lines count."""
    lines, start = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip(_SPACE):
            lines.append(_line(start, line, number))
        start += len(line) + 1
    return tuple(lines)


def _line(start: int, line: str, number: int) -> Line:
    before = line[: len(line) - len(line.lstrip(_SPACE))]
    at = start + len(before)
    indent = sum(_INDENT.get(char, 1) for char in before)
    return Line(Cut(at, at + len(line.strip(_SPACE))), f"line {number}", indent=indent)


def decode(data: bytes) -> str:
    """By the mark at the start; as UTF-8 where that is valid; in the encoding in which most characters are common ones of
    Chinese; English with the quotation marks and bullets of Windows. Raises CannotImport when the bytes are text in none."""
    for mark, encoding, name in _MARKS:
        if data.startswith(mark):
            return _marked(data, encoding, name)
    encodings = ("utf-16-le", "utf-16-be") if b"\0" in data else ("gb18030", "big5hkscs")
    sure = _strictly(data, "utf-8") if b"\0" not in data else None
    if sure is not None:
        return sure
    readings = [text for one in encodings if (text := _strictly(data, one)) is not None]
    best = max(readings, key=_share_of_common, default="")
    if _share_of_common(best) >= _PLAUSIBLE or (b"\0" in data and _share_of_latin(best) >= _MOSTLY):
        return best
    western = _strictly(data, "cp1252")
    if western is None or _share_of_latin(western) < _MOSTLY:
        raise CannotImport("the file is no text in UTF-8, UTF-16, GB18030 or Big5", _HELP)
    return western


def _marked(data: bytes, encoding: str, name: str) -> str:
    text = _strictly(data, encoding)
    if text is None:
        raise CannotImport(f"the file says that it is {name}, and it is not", _HELP)
    return text


def _strictly(data: bytes, encoding: str) -> str | None:
    """None when it is no text in the encoding: not valid, or with characters that no text has."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if _CONTROLS.search(text) else text


def _share_of_common(text: str) -> float:
    foreign = [char for char in text if ord(char) > 127]
    return sum(char in _COMMON for char in foreign) / max(1, len(foreign))


def _share_of_latin(text: str) -> float:
    return sum(char.isascii() for char in text) / max(1, len(text))
