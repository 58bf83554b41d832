"""What authors write in Markdown that is none: lines that look like a list, a table or a heading, and stay a paragraph."""

from __future__ import annotations

import re

from coursekit.diagnostic import Report, Span
from coursekit.source.inlines import HEADING_SYNTAX, LIST_MARKER, TABLE_BROKEN
from coursekit.source.text import FULLWIDTH_PUNCTUATION, SourceText

# A bullet pasted from a word processor, or a hyphen without its space (but not -5, --, ->).
_BULLET = re.compile(r"(?P<mark>[•·●○▪◆■]|–(?= )|-(?=[^ \t\d>-]))")
# Numbers that count as a list only when at least two lines of the paragraph start so.
_NUMBER = re.compile(
    r"(?P<mark>\d{1,2}[、．）]|[０-９]{1,2}[.)]|\d{1,2}[.)](?=[^ \t\d])|[（(]\d{1,2}[）)]|[①-⑳]|[一二三四五六七八九十]、)"
)
_UNDERLINE = re.compile(r"=+\s*")


# What is likely to be meant as a picture; `inlines` says what is wrong with it. A link may have a picture's name after it.
_PICTURE = re.compile(
    r"(?:[!！]\[[^\]]*\]\s?[(（].*|\[[^\]]*\]\s?[(（][^)）]*)\.(?:png|jpe?g|gif|svg)\b", re.IGNORECASE
)


def check_paragraph(source: SourceText, first: int, end: int, report: Report) -> bool:
    """Look at the lines `first` to `end` (exclusive) of a paragraph; true when something to show was meant, not a text.

    Reports `list-marker`, `table-broken`, `heading-syntax`, `fullwidth-punctuation`; each once.
    """
    if not any(_may_slip(line) for line in source.lines[first - 1 : end - 1]):
        return False
    lines = [(number, _without_marks(source.lines[number - 1])) for number in range(first, end)]
    if _check_bars(source, lines, report) or _check_list(source, lines, report):
        return True
    _check_underline(source, lines, report)
    _check_asterisks(source, lines, report)
    return _PICTURE.match(lines[0][1]) is not None


# How the patterns above and rows of a table begin.
_SLIP_START = re.compile(r"[> ]*(?:[|｜•·●○▪◆■–=!！\[（(①-⑳\d]|-[^ \t\d>-]|[一二三四五六七八九十]、)")


def _may_slip(line: str) -> bool:
    """Whether something may be wrong with the line: with most lines nothing can be."""
    return _SLIP_START.match(line) is not None or "＊＊" in line


Lines = list[tuple[int, str]]


def _without_marks(line: str) -> str:
    """The line without the marks of quotes and the spaces before it."""
    return line.lstrip("> ").rstrip()


def _column(line: str) -> int:
    """Where the line's text starts, from 1."""
    return len(line) - len(line.lstrip("> ")) + 1


def _check_bars(source: SourceText, lines: Lines, report: Report) -> bool:
    for i, (number, text) in enumerate(lines):
        if text.startswith("｜"):
            at = source.span(number, _column(source.lines[number - 1]))
            report(FULLWIDTH_PUNCTUATION, at, "full-width bars make no table", help="write | a | b |")
            return True
        if text.startswith("|") and text.endswith("|") and len(text) > 2:
            at = source.span(number, _column(source.lines[number - 1]))
            below = lines[i + 1][1] if i + 1 < len(lines) else ""
            message, help = _why_no_table(text, below)
            report(TABLE_BROKEN, at, message, help=help)
            return True
    return False


def _check_list(source: SourceText, lines: Lines, report: Report) -> bool:
    bullets = [(number, match) for number, text in lines if (match := _BULLET.match(text))]
    numbers = [(number, match) for number, text in lines if (match := _NUMBER.match(text))]
    found = bullets or (numbers if len(numbers) > 1 else [])
    if not found:
        return False
    number, match = found[0]
    column = _column(source.lines[number - 1])
    at = source.span(number, column, column + len(match["mark"]))
    wanted = "“- ”" if bullets else "“1. ”"
    report(
        LIST_MARKER, at, f"“{match['mark']}” starts no item of a list; its lines run together", help=f"write {wanted}"
    )
    return True


def _check_underline(source: SourceText, lines: Lines, report: Report) -> None:
    number = next((number for number, text in lines[1:] if _UNDERLINE.fullmatch(text)), None)
    if number is not None:
        report(HEADING_SYNTAX, source.span(number), "a line under a text makes no heading", help="write `# Title`")


def _check_asterisks(source: SourceText, lines: Lines, report: Report) -> None:
    number = next((number for number, text in lines if "＊＊" in text), None)
    if number is not None:
        column = source.lines[number - 1].index("＊＊") + 1
        at = source.span(number, column, column + 2)
        report(FULLWIDTH_PUNCTUATION, at, "full-width asterisks make nothing bold", help="write **words**")


def _why_no_table(header: str, below: str) -> tuple[str, str]:
    """Message and help."""
    if not re.fullmatch(r"[|:\s-]+", below):
        return "these bars make no table: no line of dashes follows the header", f"add {dashes(count_cells(header))}"
    message = (
        f"these bars make no table: the header has {count_cells(header)} cells, the line under it {count_cells(below)}"
    )
    return message, f"write {dashes(count_cells(header))} under the header"


def dashes(cells: int) -> str:
    return "|" + "---|" * min(cells, 12)


def count_cells(row: str) -> int:
    """How many cells are written in the line of a row; marks of a list or quote may stand before it."""
    text = re.sub(r"^(?:[>\s]|[-*+]\s|\d{1,9}[.)]\s)*", "", row).rstrip().removeprefix("|")
    bars = len(re.findall(r"(?<!\\)\|", text))
    return bars if text.endswith("|") and not text.endswith("\\|") else bars + 1


_BOX = re.compile(r"\[(?:\s{2,3}|[√✓✔×✗*yYvV])?\]|[［【][ xX√✓✔×　]?[］】]")


def check_box(text: str, span: Span, report: Report) -> None:
    """An item of a list that starts with a box which is none. Reports `list-marker`."""
    if match := _BOX.match(text):
        message = f"“{match[0]}” is no box of an option"
        report(LIST_MARKER, span, message, help="write [x] for a right option, [ ] for another")


def check_indent(source: SourceText, before: int, line: int, report: Report) -> None:
    """A list that follows another at once, a little to the right of it: it was meant to stand inside. Lines are first lines.

    CommonMark 0.31 section 5.2: what belongs to an item stands under its text. Reports `list-marker`.
    """
    indent = _indent(source.lines[line - 1])
    if indent > _indent(source.lines[before - 1]):
        wanted = _text_indent(source.lines[line - 2], source.lines[before - 1])
        message = f"this list is indented by {indent}, which puts it beside the list above, not inside it"
        at = source.span(line, indent + 1)
        report(LIST_MARKER, at, message, help=f"indent it by {wanted}, as the text of the item above")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _text_indent(above: str, otherwise: str) -> int:
    """Where the text of an item starts."""
    match = re.match(r" *(?:[-*+]|\d{1,9}[.)]) +", above) or re.match(r" *(?:[-*+]|\d{1,9}[.)]) +", otherwise)
    return match.end() if match is not None else 2
