"""Source files as text with places, how bytes from a disk become such text, and the rules of writing as such."""

from __future__ import annotations

import re
import unicodedata

from coursekit.diagnostic import Report, Span, error_rule
from coursekit.limits import FOREIGN_WORD_CHARACTERS, LINE_CHARACTERS, WORD_CHARACTERS
from coursekit.source.encodings import find_encoding
from coursekit.value import Value

ENCODING = error_rule(
    "encoding",
    """A source file is not UTF-8. Save it as UTF-8 in your editor (in Windows Notepad: Save as, Encoding: UTF-8).
Nothing is guessed: a wrong guess would put wrong characters into a printed handout.""",
)
ENCODING_HELP = "save it as UTF-8"
ILLEGAL_CHARACTER = error_rule(
    "illegal-character",
    """The text holds a control character that no Office document can hold, or an invisible mark that reverses the
reading order, ends a line for some programs only, or makes two equal words differ. Such characters come along when text is
pasted from a PDF, a web page or a terminal. Delete it.""",
)
FILE_TOO_LARGE = error_rule(
    "file-too-large",
    """A source file is larger than coursekit reads: 1 MB of Markdown, 2 MB of YAML, 30 MB for a picture; or the files of
a course have more than 100,000 lines together. `coursekit limits` lists all bounds. Split the file, or make the picture
smaller.""",
)
TOO_MANY = error_rule(
    "too-many",
    """A course has more modules, editions or slides, or a table more columns, than coursekit builds; `coursekit limits`
names the numbers. No class has so many: divide the course.""",
)
LINE_TOO_LONG = error_rule(
    "line-too-long",
    """A line has more than 100,000 characters, or a word more than 5,000, in a script that is not Latin 2,000: no text of a
course is like that, the file is something else. A paragraph may stand on one line or on several. Chinese, Japanese and Korean,
which are written without spaces, have no such words.""",
)

YAML_SYNTAX = error_rule(
    "yaml-syntax",
    """The YAML cannot be read. Often a quote or bracket is not closed, a line is indented by one space too many or too
few, or a text with a colon in it needs quotes: `title: "案例：停电"`.""",
)
YAML_TAB = error_rule(
    "yaml-tab",
    """A tab stands where YAML wants spaces. YAML forbids tabs for indentation, because their width is not defined.
Set your editor to insert spaces.""",
)
FULLWIDTH_PUNCTUATION = error_rule(
    "fullwidth-punctuation",
    """A full-width sign stands where the syntax wants the half-width one: `标题：` instead of `title: `, `：：：` instead
of `:::`, `｛` instead of `{`. Inside sentences full-width signs are right and are kept.""",
)

MAX_LINES_REPORTED = 20
REPLACEMENT = "\ufffd"

# Illegal in XML 1.0; C1 controls and line ends that programs do not agree on; bidirectional overrides and isolates
# (Unicode TR 36, 3.2); spaces without width. The joiners U+200C and U+200D stay: emoji are made with them.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
    "\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff]"
)


class SourceText(Value):
    """A file's text with `\\n` line ends and no byte order mark; `path` is what diagnostics show."""

    path: str
    text: str
    lines: tuple[str, ...]

    def span(self, line: int, column: int = 1, end_column: int | None = None) -> Span:
        """A span in one line, from 1; to the end of the line when `end_column` is not given."""
        end = len(self.lines[line - 1]) + 1 if end_column is None and line <= len(self.lines) else end_column
        return Span(self.path, line, column, line, max(column + 1, end or 0))


def source_text(path: str, text: str) -> SourceText:
    normal = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    return SourceText(path, normal, tuple(normal.split("\n")))


def decode(path: str, data: bytes, report: Report, *, help: str = ENCODING_HELP) -> SourceText | None:
    """Strict UTF-8 with or without a byte order mark; unwanted characters become U+FFFD, so that places stay.

    Reports `encoding`, `illegal-character`, `line-too-long`.
    """
    encoding = find_encoding(data)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # Two bytes of another encoding may be UTF-8 by chance, so the first that are not ASCII are at fault.
        at = next(i for i, byte in enumerate(data) if byte > 127) if encoding else error.start
        seems = f"; it looks like {encoding}" if encoding else f": the byte 0x{data[at]:02X} cannot stand here"
        report(ENCODING, _place(path, data, at), f"the file is not UTF-8{seems}", help=help)
        return None
    if encoding is not None:
        message = f"the file is not UTF-8; it looks like {encoding}"
        report(ENCODING, Span(path, 1, 1, 1, 2), message, help=help)
        return None
    source = source_text(path, text)
    return _without_unwanted(source, report) if _is_text(source, report) else None


def _is_text(source: SourceText, report: Report) -> bool:
    for number, line in enumerate(source.lines, start=1):
        if len(line) > LINE_CHARACTERS:
            what, (count, most) = "line", (len(line), LINE_CHARACTERS)
        elif (word := _long_word(line)) is not None:
            what, (count, most) = "word", word
        else:
            continue
        message = f"a {what} of {count} characters stands here, at most {most} are read"
        report(LINE_TOO_LONG, source.span(number, 1, 2), message, help="break it, or remove what is no text")
        return False
    return True


# Chinese, Japanese and Korean are written without spaces: between most of their characters a line may be broken. Where one may
# be broken in another script is found out by rules that take long for what no space parts.
_WORDS = (
    ("[\x21-\x7e]+", WORD_CHARACTERS),
    (
        "[^\x00-\x7f\\s\u2010-\u2027\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]+",
        FOREIGN_WORD_CHARACTERS,
    ),
)


def _long_word(line: str) -> tuple[int, int] | None:
    """The length of a word that is too long, and how long it may be."""
    for pattern, most in _WORDS:
        if len(line) > most and (longest := max(map(len, re.findall(pattern, line)), default=0)) > most:
            return longest, most
    return None


def _place(path: str, data: bytes, at: int) -> Span:
    """The line and column of a byte, all before which are UTF-8."""
    start = data.rfind(b"\n", 0, at) + 1
    line, column = data.count(b"\n", 0, at) + 1, len(data[start:at].decode("utf-8-sig")) + 1
    return Span(path, line, column, line, column + 1)


def _without_unwanted(source: SourceText, report: Report) -> SourceText:
    bad = [number for number, line in enumerate(source.lines, start=1) if _UNWANTED.search(line)]
    for number in bad[:MAX_LINES_REPORTED]:
        first = _UNWANTED.search(source.lines[number - 1])
        assert first is not None
        report_unwanted(
            source.lines[number - 1], source.span(number, first.start() + 1, first.end() + 1), report, help="delete it"
        )
    return source_text(source.path, _UNWANTED.sub(REPLACEMENT, source.text)) if bad else source


def replace_unwanted(text: str, span: Span, report: Report) -> str:
    """For text that was written as escapes or entities: what it stands for may be no better. Reports at `span`."""
    if _UNWANTED.search(text) is None:
        return text
    report_unwanted(text, span, report, help="remove the escape")
    return _UNWANTED.sub(REPLACEMENT, text)


def report_unwanted(text: str, span: Span, report: Report, *, help: str) -> None:
    """Say once which unwanted character stands first in the text, and how many more. Reports `illegal-character`."""
    found = _UNWANTED.findall(text)
    name = unicodedata.name(found[0], "")
    what = (
        f"the invisible character U+{ord(found[0]):04X} ({name})"
        if name
        else f"the control character U+{ord(found[0]):04X}"
    )
    more = f", and {len(found) - 1} more like it" if len(found) > 1 else ""
    report(ILLEGAL_CHARACTER, span, f"{what} stands here{more}", help=help)
