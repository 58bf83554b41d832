"""What who cannot see the page, or its colours, would miss: alternative texts, titles, headings, tables, links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from coursekit.content import (
    Block,
    Blocks,
    Chart,
    Condition,
    Drawing,
    Figure,
    Heading,
    Link,
    Name,
    Table,
    each_block,
    own_inlines,
    plain_text,
    texts_of,
)
from coursekit.diagnostic import Report, warning_rule
from coursekit.model.course import Course, Slide, title_text
from coursekit.model.walk import Owner, all_blocks, blocks_of, owners_of, parts_of, topics_of

ALT_SAYS_NOTHING = warning_rule(
    "alt-says-nothing",
    """The alternative text of a picture is the name of its file, or a word such as “picture”. Who cannot see the picture
hears that there is one, and no more. Say what it shows; a picture that says nothing is marked `{.decorative}`.""",
)
ALT_TOO_LONG = warning_rule(
    "alt-too-long",
    """An alternative text is longer than 250 characters. It is read in one breath and cannot be stepped through. Say the
essence, and put the rest into the text.""",
)
ALT_REPEATS_CAPTION = warning_rule(
    "alt-repeats-caption",
    """A picture's alternative text says what its caption says, so it is heard twice and the picture is not described. Say
what can be seen; leave to the caption what it means.""",
)
SLIDE_TITLE_REPEATED = warning_rule(
    "slide-title-repeated",
    """Two slides of one topic have the same title. Who hears or scans titles only cannot tell them apart. In the deck the
second is numbered, as “Title (2)”: true, but no help. Say in its title what it adds.""",
)
HEADING_SKIPPED = warning_rule(
    "heading-skipped",
    """A heading is more than one level below the one before it. Programs that read aloud let people walk from heading to
heading by level; here a level is missing. The first inside a slide or activity is `###`.""",
)
TABLE_HEADER_EMPTY = warning_rule(
    "table-header-empty",
    """A column of a table has no header. Each cell is read aloud with the header of its column; these have none. Name what
the column holds, the first one too.""",
)
LINK_SAYS_NOTHING = warning_rule(
    "link-says-nothing",
    """A link's words do not say where it leads: “here”, “more”, or a long address spelt out. Links are also read as a list,
without the sentence around them, and in print their words are all there is.""",
)
COLOUR_ONLY = warning_rule(
    "colour-only",
    """A slide or its script points at something by its colour alone. Who sees no colours, and who has a black and white
print, cannot follow. Name it by its words, its place or its sign; a colour may come along.""",
)

MOST_ALT = 250
MOST_BARE_ADDRESS = 40
_FIRST_LEVEL = 3

_EMPTY_WORDS = re.compile(
    r"(?:图片?|圖片?|照片|插图|插圖|截图|截圖|示意图|示意圖|图像|圖像|image|img|picture|pic|photo|figure|fig\.?|graphic|screenshot)"
    r"[\s_-]*\d*",
    re.IGNORECASE,
)
_FILE_NAME = re.compile(r"\S+\.(?:png|jpe?g|gif|svg|bmp|webp|heic)|(?:IMG|DSC|DSCN|PXL|WX)_?\d{3,}\w*", re.IGNORECASE)
_EMPTY_LINKS = re.compile(
    "[请請]?[点點](?:[击擊])?(?:这里|這[裡裏]|此处|此處|此)?|这里|這[裡裏]|此处|此處|[链鏈]接|連結|(?:查看)?更多|[详詳]情"
    "|(?:click )?here|click|this(?: link)?|link|(?:read |learn |see )?more",
    re.IGNORECASE,
)
_COLOUR_ZH = "[红紅绿綠蓝藍黄黃橙紫]"
_COLOUR_EN = "(?:red|green|blue|yellow|orange|purple)"
_BY_COLOUR = re.compile(
    f"{_COLOUR_ZH}色的?(?:部分|那些|那个|那個|文字|字|词|詞|项|項|行|列|格子|格|方框|箭头|箭頭|线条|線條)"
    f"|[标標]{_COLOUR_ZH}的"
    rf"|\bthe {_COLOUR_EN} (?:ones?|items?|words?|parts?|rows?|columns?|cells?|arrows?)\b"
    rf"|\b(?:marked|shown|printed|written|highlighted) in {_COLOUR_EN}\b",
    re.IGNORECASE,
)
# What any of these has in it, found in a tenth of the time: most texts are Chinese and name no colour.
_COLOUR_SIGN = re.compile("[色标標A-Za-z]")


def check_accessibility(course: Course, report: Report) -> None:
    for owner in owners_of(course):
        blocks = each_block(all_blocks(owner))
        for block in blocks:
            _check_alternative(block, report)
            _check_header(block, report)
        for link in (inline for inline in own_inlines(blocks) if isinstance(inline, Link)):
            _check_link(link, report)
        for together in _sequences(owner):
            _check_levels(together, report)
        if isinstance(owner, Slide):
            _check_colours(blocks, report)
    for topic in topics_of(course):
        _check_titles(topic.slides, report)


def _sequences(owner: Owner) -> Iterator[Blocks]:
    """Blocks that stand together under one title."""
    yield blocks_of(owner)
    for part in parts_of(owner):
        yield part.blocks


# ---------------------------------------------------------------- alternative texts


def _check_alternative(block: Block, report: Report) -> None:
    """That a picture has one is seen when it is read: `alt-missing`. A drawing or chart without one tells its parts."""
    match block:
        case Figure(image, alt, caption):
            names = {image.name, PurePosixPath(image.name).name}
        case Drawing(alt=alt, title=caption) | Chart(alt=alt, title=caption):
            names = set()
        case _:
            return
    if not alt:
        return
    if alt in names or _EMPTY_WORDS.fullmatch(alt) or _FILE_NAME.fullmatch(alt):
        help = "say what it shows" + (", or mark it {.decorative}" if isinstance(block, Figure) else "")
        report(ALT_SAYS_NOTHING, block.span, f"the alternative text “{alt}” says nothing", help=help)
    elif alt == plain_text(caption).strip():
        message = "the alternative text is that of the caption"
        report(ALT_REPEATS_CAPTION, block.span, message, help="say what can be seen")
    if len(alt) > MOST_ALT:
        message = f"the alternative text has {len(alt)} characters, more than {MOST_ALT}"
        report(ALT_TOO_LONG, block.span, message, help="say the essence, and put the rest into the text")


# ---------------------------------------------------------------- titles and headings


def _check_titles(slides: tuple[Slide, ...], report: Report) -> None:
    by_title: dict[str, list[Slide]] = {}
    for slide in (slide for slide in slides if slide.title):
        same = by_title.setdefault(title_text(slide), [])
        first = next((other for other in same if _may_meet(other.condition, slide.condition)), None)
        if first is not None:
            message = f"the slide “{title_text(slide)}” has the title of that in line {first.span.line}"
            report(SLIDE_TITLE_REPEATED, slide.span, message, help="say what this one adds")
        same.append(slide)


def _may_meet(one: Condition, other: Condition) -> bool:
    """Whether some edition, for some audience, can have both."""

    def share(a: tuple[Name, ...], b: tuple[Name, ...]) -> bool:
        return not a or not b or not set(a).isdisjoint(b)

    return share(one.editions, other.editions) and share(one.audience, other.audience)


def _check_levels(blocks: Blocks, report: Report) -> None:
    level = _FIRST_LEVEL - 1
    for heading in (block for block in blocks if isinstance(block, Heading)):
        if heading.level > level + 1:
            message = f"the heading “{plain_text(heading.content)}” is of level {heading.level}, after level {level}"
            report(HEADING_SKIPPED, heading.span, message, help=f"write {'#' * (level + 1)}")
        level = heading.level


# ---------------------------------------------------------------- tables, links, colours


def _check_header(block: Block, report: Report) -> None:
    if not isinstance(block, Table):
        return
    empty = [number for number, cell in enumerate(block.header.cells, start=1) if not plain_text(cell).strip()]
    if not empty:
        return
    columns = ", ".join(map(str, empty))
    fact = (
        "the table has no headers"
        if len(empty) == len(block.header.cells)
        else f"column{'s' * (len(empty) > 1)} {columns} of the table {'has' if len(empty) == 1 else 'have'} no header"
    )
    report(TABLE_HEADER_EMPTY, block.header.span, fact, help="name what the column holds")


def _check_link(link: Link, report: Report) -> None:
    """An address of another scheme has been reported: `link-scheme`."""
    words = " ".join(plain_text(link.content).split())
    if not re.match(r"https?:|mailto:|tel:", link.url, re.IGNORECASE):
        return
    if len(words) > MOST_BARE_ADDRESS and re.match(r"https?://|www\.", words):
        message = f"the link shows an address of {len(words)} characters"
        report(LINK_SAYS_NOTHING, link.span, message, help="write [what is there](address)")
    elif _EMPTY_LINKS.fullmatch(words.strip(" .…。！!>»→")):
        message = f"the link's words “{words}” do not say where it leads"
        report(LINK_SAYS_NOTHING, link.span, message, help="write [what is there](address)")


def _check_colours(blocks: Sequence[Block], report: Report) -> None:
    for block in blocks:
        for words in texts_of(block):
            text = plain_text(words)
            if _COLOUR_SIGN.search(text) and (found := _BY_COLOUR.search(text)):
                message = f"“{found[0]}” is told by its colour alone"
                report(COLOUR_ONLY, block.span, message, help="name its words, place or sign")
