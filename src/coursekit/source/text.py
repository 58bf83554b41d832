"""Source files as text with places, and how bytes from a disk become such text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from coursekit.diagnostic import Report, Span, error_rule

ENCODING = error_rule(
    "encoding",
    """A source file is not UTF-8. Save it as UTF-8 in your editor (in Windows Notepad: Save as, Encoding: UTF-8).
Nothing is guessed: a wrong guess would put wrong characters into a printed handout.""",
)
ILLEGAL_CHARACTER = error_rule(
    "illegal-character",
    """The text holds a control character that no Office document can hold, or an invisible mark that reverses the
reading order. Such characters come along when text is pasted from a PDF or a terminal. Delete it.""",
)
FILE_TOO_LARGE = error_rule(
    "file-too-large",
    """A source file is larger than coursekit reads: 1 MB of Markdown, 2 MB of YAML, 30 MB for a picture. Split the
file, or make the picture smaller.""",
)

# Illegal in XML 1.0, and bidirectional overrides and isolates (Unicode TR 36, 3.2).
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file's text with `\\n` line ends and no byte order mark; `path` is what diagnostics show."""

    path: str
    text: str
    lines: tuple[str, ...] = field(repr=False)

    def span(self, line: int, column: int = 1, end_column: int | None = None) -> Span:
        """A span in one line, from 1; to the end of the line when `end_column` is not given."""
        end = len(self.lines[line - 1]) + 1 if end_column is None and line <= len(self.lines) else end_column
        return Span(self.path, line, column, line, max(column + 1, end or 0))


def source_text(path: str, text: str) -> SourceText:
    normal = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    return SourceText(path, normal, tuple(normal.split("\n")))


def decode(path: str, data: bytes, report: Report) -> SourceText | None:
    """Strict UTF-8 with or without a byte order mark. Reports `encoding`, `illegal-character`."""
    try:
        source = source_text(path, data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        looks_like = _find_encoding(data)
        seems = f"; it looks like {looks_like}" if looks_like else ""
        report(ENCODING, Span(path, line, 1, line, 2), f"the file is not UTF-8{seems}", help="save it as UTF-8")
        return None
    for number, line_text in enumerate(source.lines, start=1):
        for match in _UNWANTED.finditer(line_text):
            name = unicodedata.name(match[0], "control character")
            report(
                ILLEGAL_CHARACTER,
                source.span(number, match.start() + 1, match.start() + 2),
                f"the character U+{ord(match[0]):04X} ({name}) cannot stand in a document",
                help="delete it",
            )
    return source


def _find_encoding(data: bytes) -> str | None:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    for codec, name in (("gb18030", "GB18030 (GBK)"), ("big5", "Big5"), ("shift_jis", "Shift-JIS")):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if re.search("[\u4e00-\u9fff]", text):
            return name
    return None
