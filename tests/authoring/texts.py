"""Texts and Markdown content by construction: whatever is drawn here can be written, and read as it was."""

from __future__ import annotations

import io
import re
from functools import cache

from hypothesis import strategies as st
from PIL import Image as Pillow

from coursekit.authoring.inlines import normal
from coursekit.content import (
    ALWAYS,
    Align,
    Blank,
    Block,
    Blocks,
    BoundText,
    Chart,
    ChartKind,
    Code,
    CodeBlock,
    Condition,
    Conditional,
    Drawing,
    DrawingItem,
    DrawingKind,
    Emphasis,
    Figure,
    Heading,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    List,
    ListItem,
    Name,
    Paragraph,
    Quote,
    Reference,
    Row,
    Series,
    Strong,
    Table,
    Text,
    item_counts,
    plain_text,
)

ORDINARY = ("班组长", "先让客户说完", "a caller", "said it", "。", "，", "“你好”", "x", "2026", "é", " ", " ")
NASTY = (
    "#", "##", "- ", "-", "+ ", "1.", "1. ", "1) ", "1、", "·", "• ", ":", "::", ":::", "：", "：：：", ": ", "|", "｜", "[", "]",
    "[x] ", "[ ] ", "(", ")", "*", "**", "***", "_", "__", "{", "}", "{.blank}", "{#id}", "{a=b}", "｛", "\\", "\\\\", "<b>",
    "<br>", "<!--", "-->", "&", "&amp;", "&#35;", "`", "``", "```", "~~~", "!", "![a](b.png)", "[a](#b)", "——", "--", "---",
    "===", ">", "> ", "'", '"', "“", "”", "=", "%", "@", "?", "　", "  ", "NO", "null", "~", "1:30", "0x1F", "👩‍👧", "🇨🇳", "שלום",
    "مرحبا", "e\u0301", "http://x.y", "a_b", "＃", "＊＊", "\N{NO-BREAK SPACE}", ", ", "# ", " #", ":a: b", "$x$", "^",
)  # fmt: skip

NAMES = st.sampled_from(("full", "one-day", "half", "班组长", "营业员", "new")).map(Name)


@cache
@st.composite
def texts(draw: st.DrawFn, fragments: tuple[str, ...] = ORDINARY + NASTY) -> str:
    """Not empty, and no space at the ends."""
    long = draw(st.integers(0, 30)) == 0
    pieces = draw(st.lists(st.sampled_from(fragments), min_size=1, max_size=60 if long else 7))
    return "".join(pieces).strip() or "x"


@cache
def words() -> st.SearchStrategy[str]:
    return texts(ORDINARY)


@cache
def conditions() -> st.SearchStrategy[Condition]:
    names = st.lists(NAMES, max_size=2, unique=True).map(tuple)
    return st.one_of(st.just(ALWAYS), st.just(ALWAYS), st.builds(Condition, names, names))


@cache
def some_conditions() -> st.SearchStrategy[Condition]:
    return conditions().filter(lambda condition: condition != ALWAYS)


@cache
@st.composite
def bound_texts(draw: st.DrawFn) -> str:
    """As YAML holds them: any text, or one of which words are bound, or all of it."""
    match draw(st.integers(0, 5)):
        case 0:
            before, inside, after = draw(words()), draw(words()), draw(words())
            return BoundText(((before, ()), (inside, (draw(some_conditions()),)), (after, ())))
        case 1:
            return BoundText(((draw(texts()), (draw(some_conditions()),)),))
        case _:
            return draw(texts())


@cache
def option_texts() -> st.SearchStrategy[str]:
    """On one line, where nothing is escaped: what reads as a condition would be one."""
    return texts().filter(lambda text: re.search(r"\]\{|\{[^{}]*=[^{}]*\}$", text) is None)


# ---------------------------------------------------------------- inlines


@cache
@st.composite
def inlines(draw: st.DrawFn, within: str = "") -> Inlines:
    """With words in it. Emphasis stands neither in nor beside emphasis of its kind, a link in no link."""
    content: list[Inline] = []
    for _ in range(draw(st.sampled_from((1, 1, 1, 2, 3, 4)))):
        inline = draw(_inline(within))
        if not content or type(content[-1]) is not type(inline) or isinstance(inline, Text):
            content.append(inline)
    result = normal(tuple(content))
    return result if plain_text(result).strip() and result[-1] != LineBreak() else (Text("x"),)


@cache
@st.composite
def _inline(draw: st.DrawFn, within: str) -> Inline:
    inside = inlines(within + "i") if len(within) < 2 else texts().map(lambda text: (Text(text),))
    kind = draw(st.sampled_from("tttttcbselrgo"))
    if kind in within or (kind in "lrgo" and re.search("[lrgo]", within)):
        kind = "t"
    if kind in "selrgo":
        inside = inlines(within + kind) if len(within) < 2 else texts().map(lambda text: (Text(text),))
    match kind:
        case "c":
            return Code(draw(texts()).replace("＊＊", "＊"))
        case "b":
            return LineBreak() if not within else Text("x")
        case "s":
            return Strong(draw(inside))
        case "e":
            return Emphasis(draw(inside))
        case "l":
            url = draw(st.sampled_from(("https://x.org/a_b?c=d", "mailto:a@b.cn", "tel:95598", "https://x.org/(a)")))
            return Link(draw(st.one_of(inside, st.just((Text(url),)))), url)
        case "r":
            return Reference(draw(st.sampled_from(("six-steps", "tax1998"))), draw(st.one_of(st.just(()), inside)))
        case "g":
            return Blank(draw(inside))
        case "o":
            return Conditional(draw(inside), draw(some_conditions()))
        case _:
            return Text(draw(st.sampled_from(("", " "))) + draw(texts()) + draw(st.sampled_from(("", " "))))


# ---------------------------------------------------------------- blocks


@cache
def paragraphs() -> st.SearchStrategy[Paragraph]:
    return inlines().map(Paragraph)


@cache
@st.composite
def _lists(draw: st.DrawFn, depth: int) -> List:
    items = tuple(draw(st.lists(_list_items(depth), min_size=1, max_size=3)))
    if draw(st.booleans()):
        return List(True, items, draw(st.sampled_from((1, 1, 1, 7, 10))))
    return List(False, items)


@cache
@st.composite
def _list_items(draw: st.DrawFn, depth: int) -> ListItem:
    more = draw(st.lists(_nested(depth + 1), max_size=1 if depth else 2)) if depth < 2 else []
    checked = draw(st.sampled_from((None, None, True, False)))
    return ListItem((draw(paragraphs()), *more), checked, condition=draw(conditions()))


@cache
@st.composite
def _nested(draw: st.DrawFn, depth: int) -> Block:
    match draw(st.sampled_from("pltc")):
        case "p":
            return Paragraph(draw(inlines()), condition=draw(conditions()))
        case "l":
            return draw(_lists(depth))
        case "t":
            return draw(tables())
        case _:
            return draw(code_blocks())


@cache
@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.integers(1, 3))
    cell = st.one_of(st.just(()), inlines(), inlines()) if columns > 1 else inlines()
    rows = draw(st.lists(st.tuples(st.tuples(*[cell] * columns), conditions()), max_size=3))
    header = Row(tuple(draw(inlines()) for _ in range(columns)))
    align = tuple(draw(st.sampled_from(Align)) for _ in range(columns))
    return Table(header, tuple(Row(cells, condition=condition) for cells, condition in rows), align)


@cache
def code_blocks() -> st.SearchStrategy[CodeBlock]:
    lines = st.lists(st.one_of(texts(), st.just("")), max_size=4).map("\n".join).map(lambda text: text.rstrip("\n"))
    return st.builds(CodeBlock, lines, st.sampled_from(("", "", "python")))


@cache
@st.composite
def _quotes(draw: st.DrawFn) -> Quote:
    blocks = tuple(draw(st.lists(st.one_of(paragraphs(), _lists(2), code_blocks()), min_size=1, max_size=3)))
    attribution = draw(st.one_of(st.just(()), inlines()))
    return Quote(blocks, attribution)


@cache
@st.composite
def _drawings(draw: st.DrawFn) -> Drawing:
    kind = draw(st.sampled_from(DrawingKind))
    least, most = item_counts(kind)
    items = tuple(
        DrawingItem(
            draw(inlines().filter(_is_label)),
            (Text("60"),)
            if kind is DrawingKind.CURVE
            else draw(st.one_of(st.just(()), inlines().filter(_is_no_number))),
            60.0 if kind is DrawingKind.CURVE else None,
            draw(conditions()),
        )
        for _ in range(draw(st.integers(least, min(most, 4))))
    )
    options = [draw(st.one_of(st.just(""), option_texts())) for _ in range(4)]
    return Drawing(kind, items, draw(st.one_of(st.just(()), inlines())), *options, condition=draw(conditions()))


def _is_label(content: Inlines) -> bool:
    return not any(isinstance(inline, Text) and re.search(r"：|:(?=\s)|:$", inline.text) for inline in content)


def _is_no_number(content: Inlines) -> bool:
    return plain_text(content).strip()[:1] not in "0123456789"


@cache
@st.composite
def _charts(draw: st.DrawFn) -> Chart:
    kind = draw(st.sampled_from(ChartKind))
    categories = tuple(draw(st.lists(texts(), min_size=1, max_size=3)))
    number = st.one_of(st.integers(-9999, 9999).map(float), st.sampled_from((0.25, 12.5, 0.1, 1234567.125)))
    series = tuple(
        Series(draw(texts()), tuple(draw(number) for _ in categories))
        for _ in range(1 if kind is ChartKind.PIE else draw(st.integers(1, 2)))
    )
    title = draw(st.one_of(st.just(()), inlines()))
    alt = draw(st.one_of(st.just(""), option_texts()))
    bound = tuple(draw(conditions()) for _ in categories)
    return Chart(kind, categories, series, title, alt, bound, condition=draw(conditions()))


def _picture(form: str, mode: str) -> Image:
    out = io.BytesIO()
    Pillow.new(mode, (8, 8), "red").save(out, form)
    return Image(f"media/hall.{form.lower()}", out.getvalue(), f"image/{form.lower()}", 8, 8)


PICTURES = (_picture("PNG", "RGBA"), _picture("JPEG", "RGB"))


@cache
@st.composite
def _figures(draw: st.DrawFn) -> Figure:
    alt = re.sub(r"[\[\]]", "", draw(texts())).strip() or "x"
    picture, caption = draw(st.sampled_from(PICTURES)), draw(st.one_of(st.just(()), inlines()))
    return Figure(picture, alt, caption, draw(st.booleans()), condition=draw(conditions()))


@cache
@st.composite
def _headings(draw: st.DrawFn) -> Heading:
    return Heading(draw(st.integers(3, 6)), draw(inlines()), condition=draw(conditions()))


@cache
@st.composite
def _whole(draw: st.DrawFn) -> Block:
    """A block of Markdown's own, bound as a whole."""
    block = draw(st.one_of(paragraphs(), _lists(0), tables(), code_blocks(), _quotes()))
    condition = draw(conditions())
    match block:
        case Paragraph(content):
            return Paragraph(content, condition=condition)
        case List(ordered, items, start):
            return List(ordered, items, start, condition=condition)
        case Table(header, rows, align):
            return Table(header, rows, align, condition=condition)
        case CodeBlock(text, language):
            return CodeBlock(text, language, condition=condition)
        case Quote(blocks, attribution):
            return Quote(blocks, attribution, condition=condition)


@cache
def blocks(*, most: int = 2) -> st.SearchStrategy[Blocks]:
    one = st.one_of(_whole(), _whole(), _whole(), _drawings(), _charts(), _figures(), _headings())
    return st.lists(one, max_size=most).map(tuple)
