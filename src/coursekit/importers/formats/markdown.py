"""Markdown of other tools: an ordinary document, or a deck of Marp, Slidev, Quarto or pandoc, whose slides become sheets.

The text of the original is what the marks leave: words of emphasis, code and links without their signs, a link's address after
it. Directives and front matter that set up the tool alone are in the text without a line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from coursekit.importers.formats.markdown_inlines import is_strong, plain
from coursekit.importers.formats.markdown_outline import SIGN, with_slides
from coursekit.importers.formats.markdown_slides import Block, Marks, sheets_of
from coursekit.importers.formats.text import decode
from coursekit.importers.formats.words import Words, lines_of_text
from coursekit.importers.original import CannotImport, Cut, Element, Line, Original, Picture
from coursekit.limits import MARKDOWN_BYTES, MARKUP_DEPTH

Nearby = Callable[[str], bytes | None]

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_SAID = re.compile(r"(title|subtitle|author|date|description)\s*:\s*(\S.*)$", re.IGNORECASE)
_RULED = re.compile(r"^(?:marp\s*:\s*true|slidev\s*:|routerMode\s*:|transition\s*:|drawings\s*:)", re.MULTILINE)
_HEADED = re.compile(r"^(?:(?:format|to|output)\s*:)?\s*(?:revealjs|pptx|beamer|slidy)\b", re.MULTILINE)
_FENCE = re.compile(r"^ {0,3}:{3,}[ \t]*(.*?)[ \t]*$")
_NOTES = re.compile(r"\bnotes\b")
_DIRECTIVE = re.compile(r"\s*_?[a-zA-Z]+\s*:\s*\S")
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_ATTRIBUTES = re.compile(r"\s*\{[#.][^}]*\}\s*$")
_TAG = re.compile(r"</?[A-Za-z][^>]*>")
_PAUSE = ". . ."
_NOTHING = Cut(0, 0)


def read_markdown(name: str, data: bytes, nearby: Nearby) -> Original:
    """Pictures are read where `nearby` gives them. Raises CannotImport."""
    if len(data) > MARKDOWN_BYTES:
        raise CannotImport(f"the file has more than {MARKDOWN_BYTES // 1_000_000} MB", "import a part of it")
    source = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    found = _FRONT.match(source)
    front, start = (found[1], found.end()) if found else ("", 0)
    reader = _Reader(nearby)
    elements: list[Element] = list(reader.front(front))
    blocks = [block for part in _parts(source, start) for block in reader.blocks(*part)]
    marks = _marks(front, source)
    elements += sheets_of(blocks, marks) if marks else [block.part for block in blocks if block.part is not None]
    if source.startswith(SIGN):
        elements = list(with_slides(elements))
    if not elements:
        raise CannotImport("the file is empty", "choose a file with an outline in it")
    return Original(name, "md", reader.words.text(), tuple(elements))


def _marks(front: str, source: str) -> Marks | None:
    """What parts slides; None for an ordinary document."""
    if _RULED.search(front):
        return Marks.RULES
    noted = any((found := _FENCE.match(line)) and _NOTES.search(found[1]) for line in source.split("\n"))
    return Marks.HEADINGS if noted or _HEADED.search(front) else None


def _parts(source: str, start: int) -> Iterator[tuple[str, int, bool]]:
    """What stands between fences (:::), the number of lines before it, and whether it is notes."""
    before = source[:start].count("\n")
    lines: list[str] = []
    open_fences: list[bool] = []
    for number, line in enumerate(source[start:].split("\n"), before + 1):
        fence = _FENCE.match(line)
        if fence is None:
            lines.append(line)
            continue
        yield "\n".join(lines), before, any(open_fences)
        lines, before = [], number
        if fence[1]:
            open_fences.append(_NOTES.search(fence[1]) is not None)
        elif open_fences:
            open_fences.pop()
    yield "\n".join(lines), before, any(open_fences)


class _Reader:
    def __init__(self, nearby: Nearby) -> None:
        self.nearby, self.words = nearby, Words()
        self.parser = MarkdownIt("commonmark", {"maxNesting": MARKUP_DEPTH}).enable(["table", "strikethrough"])
        self.said = False

    def front(self, text: str) -> Iterator[Line]:
        for number, line in enumerate(text.split("\n"), 2):
            found = _SAID.match(line)
            cut = self.words.add(f"{found[1]}: {found[2].strip().strip(chr(34))}" if found else line)
            if found:
                yield Line(cut, f"line {number}")

    def blocks(self, source: str, before: int, said: bool) -> Iterator[Block]:
        self.said = said
        tokens = self.parser.parse(source)
        depth, table = 0, 0
        for at, token in enumerate(tokens):
            place = f"line {before + token.map[0] + 1}" if token.map else "line 1"
            match token.type:
                case "bullet_list_open" | "ordered_list_open" | "bullet_list_close" | "ordered_list_close":
                    depth += token.nesting
                case "table_open":
                    table = at
                case "table_close":
                    first = tokens[table].map
                    yield from self._table(tokens[table:at], f"line {before + (first[0] if first else 0) + 1}")
                    table = 0
                case "inline" if not table:
                    yield from self._inline(tokens[max(0, at - 2) : at + 1], depth, place)
                case "fence" | "code_block":
                    yield from self._lines(token.content, Line(_NOTHING, place, item=depth))
                case "html_block":
                    yield from self._html(token.content, place)
                case "hr":
                    yield Block(None)
                case _:
                    pass

    def _inline(self, tokens: Sequence[Token], depth: int, place: str) -> Iterator[Block]:
        """The last of the tokens; those before it say what it is in."""
        token, opener = tokens[-1], tokens[-2]
        text = plain(token.children or ())
        number = ""
        if len(tokens) > 2 and tokens[0].type == "list_item_open" and tokens[0].info:
            number = f"{tokens[0].info}{tokens[0].markup}"
        heading = int(opener.tag[1]) if opener.type == "heading_open" else 0
        if heading:
            text = _ATTRIBUTES.sub("", text)
        if text.strip() == _PAUSE:
            self.words.add(text)
        else:
            item = 0 if heading or (number and depth == 1) else depth
            line = Line(_NOTHING, place, heading, item, number, strong=is_strong(token.children or ()))
            yield from self._lines(text, line)
        for image in (one for one in token.children or () if one.type == "image"):
            yield from self._picture(image, place)

    def _lines(self, text: str, line: Line) -> Iterator[Block]:
        yield from (Block(one, self.said) for one in lines_of_text(self.words, text, line))

    def _picture(self, image: Token, place: str) -> Iterator[Block]:
        """One that is not read leaves its words and its name."""
        name = str(image.attrs.get("src", ""))
        data = None if ":" in name else self.nearby(name)
        if data is not None:
            yield Block(Picture(self.words.add(image.content), place, name.rpartition("/")[2], data), self.said)
        else:
            yield from self._lines(f"{image.content} ({name})", Line(_NOTHING, place))

    def _table(self, tokens: Sequence[Token], place: str) -> Iterator[Block]:
        rows: list[list[str]] = []
        for token in tokens:
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(plain(token.children or ()))
        grid = self.words.add_grid(rows, place, header=True)
        if grid is not None:
            yield Block(grid, self.said)

    def _html(self, content: str, place: str) -> Iterator[Block]:
        """A comment that is no directive is what is said to the slide."""
        line, end = Line(_NOTHING, place), 0
        for comment in _COMMENT.finditer(content):
            yield from self._lines(_TAG.sub("", content[end : comment.start()]), line)
            said = [one for one in comment[1].split("\n") if one.strip()]
            if comment[0] == SIGN or all(_DIRECTIVE.match(one) for one in said):
                self.words.add(comment[1])
            else:
                yield from (Block(one, said=True) for one in lines_of_text(self.words, comment[1], line))
            end = comment.end()
        yield from self._lines(_TAG.sub("", content[end:]), line)
