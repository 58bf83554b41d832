from __future__ import annotations

from coursekit.content import Condition, List, ListItem, Name, Paragraph, Quote, Row, Table
from coursekit.diagnostic import Report
from coursekit.source.markdown import Directive, HeadingLine, Picture
from tests.source.markdown_texts import markdown_of, places

FULL = Condition((Name("full"),))


def test_a_heading_has_level_title_and_attributes() -> None:
    (heading,) = markdown_of("## 六个 [特征]{editions=full} {#six columns=2}").elements

    assert isinstance(heading, HeadingLine)
    assert heading.level == 2
    assert heading.attributes.id == Name("six")
    assert (heading.span.column, heading.span.end_column) == (4, 26)


def test_a_directive_has_kind_title_id_options_and_elements() -> None:
    (directive,) = markdown_of(
        "::::{case} 大厅 {#hall priority=should}\n:minutes: 20-30\n\n情境\n\n:::{say}\n好\n:::\n::::"
    ).elements

    assert isinstance(directive, Directive)
    assert (directive.name.text, directive.id) == ("case", Name("hall"))
    assert [(e.key.text, getattr(e.value, "text", "")) for e in directive.options.entries] == [
        ("priority", "should"),
        ("minutes", "20-30"),
    ]
    paragraph, say = directive.elements
    assert isinstance(paragraph, Paragraph)
    assert isinstance(say, Directive)


def test_a_picture_knows_where_its_path_stands() -> None:
    (picture,) = markdown_of('![大厅](media/hall(1).png "图一"){editions=full}').elements

    assert isinstance(picture, Picture)
    assert picture.source == Name("media/hall(1).png")
    assert (picture.source.span.column, picture.source.span.end_column) == (7, 24)


def test_a_condition_above_a_paragraph_list_table_quote_or_picture_binds_it() -> None:
    report = Report()
    bound = ("Words", "- item", "| a |\n|---|\n| b |", "> quote", "![a](b.png)")

    elements = markdown_of("\n\n".join([*(f"{{editions=full}}\n{text}" for text in bound), "words"]), report).elements

    assert [getattr(element, "condition", None) for element in elements] == [FULL] * 5 + [Condition()]
    assert [type(element) for element in elements] == [Paragraph, List, Table, Quote, Picture, Paragraph]
    assert places(report) == []


def test_conditions_at_the_end_bind_paragraphs_items_and_rows() -> None:
    report = Report()

    paragraph, list_, table = markdown_of(
        "Words {editions=full}\n\n- one {editions=full}\n- two\n\n| a | b |\n|---|---|\n| c | d {editions=full} |\n| e | f |",
        report,
    ).elements

    assert isinstance(paragraph, Paragraph)
    assert isinstance(list_, List)
    assert isinstance(table, Table)
    assert paragraph.condition == FULL
    assert [item.condition for item in list_.items] == [FULL, Condition()]
    assert [row.condition for row in table.rows] == [FULL, Condition()]
    assert places(report) == []


def test_an_item_has_its_box_and_its_own_blocks() -> None:
    (list_,) = markdown_of("1. Who?\n   - [ ] caller\n   - [x] agent\n   - [X]客服").elements

    assert isinstance(list_, List)
    (_, options) = list_.items[0].blocks
    assert isinstance(options, List)
    assert [item.checked for item in options.items] == [False, True, True]


def test_a_numbered_list_starts_where_it_says() -> None:
    (list_,) = markdown_of("3. three\n4. four").elements

    assert isinstance(list_, List)
    assert (list_.ordered, list_.start) == (True, 3)


def test_the_last_line_of_a_quote_names_who_said_it() -> None:
    (quote,) = markdown_of("> 请说话。\n>\n> —— 苏格拉底").elements

    assert isinstance(quote, Quote)
    assert len(quote.blocks) == 1
    assert quote.attribution != ()


def test_cells_keep_escaped_bars() -> None:
    (table,) = markdown_of("| a \\| b | c |\n|:--|--:|\n| d | e |").elements

    assert isinstance(table, Table)
    assert isinstance(table.header, Row)
    assert [align.value for align in table.align] == ["start", "end"]
    assert len(table.header.cells) == 2


def test_equal_content_is_equal_wherever_it_stands() -> None:
    assert markdown_of("- one\n- two").elements == markdown_of("\n\n- one\n- two\n").elements


def test_an_item_may_be_empty() -> None:
    (list_,) = markdown_of("-\n- two").elements

    assert isinstance(list_, List)
    assert list_.items[0] == ListItem(())


def test_windows_line_ends_and_a_missing_last_one_change_nothing() -> None:
    assert markdown_of("# One\r\n\r\n- a\r\n").elements == markdown_of("# One\n\n- a").elements
