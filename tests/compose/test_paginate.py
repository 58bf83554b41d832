"""Pages hold what they should: nothing is lost, nothing changes its order, everything fits."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from coursekit.compose.division import split_content, take
from coursekit.compose.paginate import Page, Room, paginate_text
from coursekit.compose.paginate_tables import paginate_table
from coursekit.content import (
    Block,
    CodeBlock,
    Heading,
    Inlines,
    List,
    ListItem,
    Paragraph,
    Quote,
    Row,
    Strong,
    Table,
    Text,
    plain_text,
    text_of_all,
)
from coursekit.documents.look import Box, Level, Typeface
from coursekit.measure.tables import measure_table
from coursekit.value import replace

CHINESE = Typeface("Arial", "Microsoft YaHei", True)
LEVELS = tuple(Level(28.0 + 22 * n, 22.0) for n in range(9))
ROOM = Room(Box(840, 348, 24.0, LEVELS, bulleted=True), CHINESE, 28.0)

words = st.text(st.sampled_from("先问来意再办abc 。，（）“”1 x-/"), max_size=160)
code = st.text(st.sampled_from("先问来意再办abc 1 x-/\n"), max_size=160)
inlines = st.lists(st.builds(Text, words) | st.builds(lambda w: Strong((Text(w),)), words), min_size=1, max_size=3).map(
    tuple
)
plain = st.builds(Paragraph, inlines) | st.builds(CodeBlock, code) | st.builds(lambda c: Heading(3, c), inlines)


def lists_of(blocks: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    items = st.builds(ListItem, st.lists(blocks, min_size=1, max_size=3).map(tuple))
    many = st.lists(items, min_size=1, max_size=6).map(tuple)
    return st.builds(List, st.booleans(), many) | st.builds(
        Quote, st.lists(blocks, min_size=1, max_size=3).map(tuple), inlines
    )


bodies = st.lists(st.recursive(plain, lists_of, max_leaves=20), min_size=1, max_size=5).map(tuple)
cells = st.lists(inlines, min_size=2, max_size=2).map(tuple)
tables = st.builds(
    lambda header, rows: Table(Row(header), tuple(map(Row, rows)), ()), cells, st.lists(cells, min_size=1, max_size=30)
)


def text(content: str) -> Inlines:
    return (Text(content),)


def point(content: str, *blocks: Block) -> ListItem:
    return ListItem((Paragraph(text(content)), *blocks))


def squeezed(content: str) -> str:
    return "".join(content.split())


def shown(pages: list[Page]) -> str:
    return squeezed("".join(text_of_all(page.blocks) for page in pages))


# ---------------------------------------------------------------- text


@settings(deadline=None, max_examples=60)
@given(bodies)
def test_no_word_of_a_text_is_lost_or_changes_its_place(blocks: tuple[Block, ...]) -> None:
    assert shown(paginate_text(blocks, ROOM)) == squeezed(text_of_all(blocks))


@settings(deadline=None, max_examples=60)
@given(bodies)
def test_every_page_of_a_text_fits(blocks: tuple[Block, ...]) -> None:
    for page in paginate_text(blocks, ROOM):
        height = ROOM.height(ROOM.lines(page.blocks), page.size_pt, page.gap_pt)

        # Gaps are made to fill a page: the sum of its parts may be a rounding more.
        assert height <= ROOM.box.height_pt + 1e-6
        assert page.size_pt >= 18


def test_few_words_are_set_larger_and_further_apart() -> None:
    few, many = (List(False, (point("先稳住"), point("再问")))), List(False, tuple(point("先稳住") for _ in range(7)))

    assert paginate_text((few,), ROOM)[0] == Page((few,), 28.0, 33.6)
    assert paginate_text((many,), ROOM)[0].size_pt == 24
    assert paginate_text((many,), ROOM)[0].gap_pt < 15


def test_numbers_go_on_where_a_list_is_continued() -> None:
    long = "先把情况问清楚，再说能做什么、什么时候能做完；" * 3
    steps = List(True, tuple(point(long) for _ in range(8)))

    pages = paginate_text((steps,), ROOM)

    assert [block.start for page in pages for block in page.blocks if isinstance(block, List)] == [1, 5]


def test_a_heading_stays_with_what_follows_it() -> None:
    long = point("先把情况问清楚，再说能做什么、什么时候能做完；" * 4)
    blocks = (List(False, (long,) * 3), Heading(3, text("然后")), List(False, (long,) * 3))

    pages = paginate_text(blocks, ROOM)

    assert [isinstance(page.blocks[-1], Heading) for page in pages] == [False, False]
    assert isinstance(pages[1].blocks[0], Heading)


def test_what_goes_on_under_an_item_keeps_its_level_and_has_no_mark() -> None:
    under = List(False, (point("一"), point("二"), point("三")))
    whole = List(True, (point("零", under), point("后")), start=4)

    (rest,) = take((whole,), 2, 5)

    item = ListItem((replace(under, items=(point("二"), point("三"))),), continued=True)
    assert rest == List(True, (item, point("后")), start=4)


def test_a_paragraph_higher_than_a_slide_is_divided_where_a_sentence_ends() -> None:
    sentence = "先把情况问清楚，再说能做什么、什么时候能做完。"

    pages = paginate_text((List(False, (point(sentence * 30),)),), ROOM)

    assert len(pages) > 1
    assert [squeezed(text_of_all(page.blocks))[-1] for page in pages] == ["。"] * len(pages)


@given(inlines, st.integers(0, 500))
def test_content_is_divided_at_any_character(content: Inlines, at: int) -> None:
    whole = plain_text(content)

    head, tail = split_content(content, at)

    assert (plain_text(head), plain_text(tail)) == (whole[:at], whole[at:])


# ---------------------------------------------------------------- tables


@settings(deadline=None, max_examples=40)
@given(tables)
def test_no_cell_of_a_table_is_lost_and_every_page_fits(table: Table) -> None:
    pages = paginate_table(table, ROOM)

    parts = [block for page in pages for block in page.blocks if isinstance(block, Table)]
    for column in range(2):
        given_words = "".join(plain_text(row.cells[column]) for row in table.rows)
        assert squeezed("".join(plain_text(r.cells[column]) for p in parts for r in p.rows)) == squeezed(given_words)
    for page, part in zip(pages, parts, strict=True):
        assert part.header == table.header
        assert measure_table(part, ROOM.box, page.size_pt, CHINESE).height <= ROOM.box.height_pt + 0.01
        assert measure_table(part, ROOM.box, page.size_pt, CHINESE).size_pt == page.size_pt >= 12
