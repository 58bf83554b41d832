from __future__ import annotations

import pytest

from coursekit.diagnostic import Report
from tests.source.markdown_texts import inlines_of, places


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("他说**“你好”**然后走", "他说**“你好”**然后走"),
        ("**注意：**先问", "**注意：**先问"),
        ("先**问**，再**答**。", "先**问**，再**答**。"),
        ("《*书名*》", "《*书名*》"),
        ("中**（一）**文", "中**（一）**文"),
        ("**Power**Point", "**Power**Point"),
        ("2*3*4", "2*3*4"),
        ("snake_case_name", "snake_case_name"),
        ("*一*二*三*", "*一*二*三*"),
        ("**粗*斜*粗**", "**粗*斜*粗**"),
    ],
)
def test_emphasis_next_to_chinese_is_emphasis(written: str, read: str) -> None:
    report = Report()

    assert inlines_of(written, report) == read
    assert places(report) == []


def test_emphasis_is_a_value_and_not_asterisks() -> None:
    from coursekit.content import Strong, Text
    from coursekit.source.inlines import locate_line, read_inlines

    content = read_inlines("他说**“你好”**然后", locate_line("m.md", 1, 1), Report())

    assert content == (Text("他说"), Strong((Text("“你好”"),)), Text("然后"))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("先说\n你是谁", "先说你是谁"),
        ("先说，\n再问", "先说，再问"),
        ("Power\nPoint", "Power Point"),
        ("用 Power\n画", "用 Power 画"),
        ("画\nPower", "画 Power"),
        ("**先**\n说", "**先**说"),
        ("先\n**说**", "先**说**"),
        ("先\n[说]{.blank}", "先[说]{.blank}"),
        ("先 \n 说", "先说"),
        ("先\\\n说", "先<br>说"),
        ("先<br>说", "先<br>说"),
    ],
)
def test_a_line_end_between_chinese_characters_is_no_space(written: str, read: str) -> None:
    assert inlines_of(written) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("演变为[升级]{.blank}舆情", "演变为[升级]{.blank}舆情"),
        ("[**升**级]{.blank}", "[**升**级]{.blank}"),
        ("**[升级]{.blank}**", "**[升级]{.blank}**"),
        ("[一]{.blank}[二]{.blank}", "[一]{.blank}[二]{.blank}"),
        ("[甲 [乙]{.blank}]{editions=full}", "[甲 [乙]{.blank}]{editions=full}"),
        ("[甲]{.blank editions=full}", "[[甲]{.blank}]{editions=full}"),
        ("[]（）", "[]（）"),
        ("[x] {y}", "[x] {y}"),
        ("`[x]{.blank}`", "`[x]{.blank}`"),
    ],
)
def test_gaps_and_conditions_stand_on_brackets(written: str, read: str) -> None:
    report = Report()

    assert inlines_of(written, report) == read
    assert places(report) == []


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("见[](#camera)。", "见[](#camera)。"),
        ("见[那个案例](#camera)。", "见[那个案例](#camera)。"),
        ("[site](https://example.org/a%20b)", "[site](https://example.org/a%20b)"),
        ("<https://example.org>", "[https://example.org](https://example.org)"),
        ("a < b > c", "a < b > c"),
        ("&lt;x&gt; &amp; &#65;", "<x> & A"),
        ("\\*\\*x\\*\\*", "**x**"),
    ],
)
def test_links_references_and_entities(written: str, read: str) -> None:
    report = Report()

    assert inlines_of(written, report) == read
    assert places(report) == []


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("先说[谁](blank)", "link-scheme at 1:3-13"),
        ("先说\n你[谁](blank)", "link-scheme at 1:5-15"),
        ("**粗[谁](blank)粗**", "link-scheme at 1:4-14"),
        ("先说[谁]{.balnk}", "attribute-unknown at 1:8-13"),
        ("先说{#id}谁", "attribute-misplaced at 1:3-8"),
        ("先说 **谁", "emphasis-unclosed at 1:4-6"),
        ("先<u>说</u>", "html at 1:2-5"),
        ("![a](b.png) c", "image-inline at 1:1-12"),
        ("见[这里]（https://example.org）", "fullwidth-punctuation at 1:5-7"),
        ("好&#12;的", "illegal-character at 1:2-7"),
        ("说[]{.blank}", "blank-empty at 1:2-12"),
    ],
)
def test_a_fault_is_placed_under_its_characters(written: str, place: str) -> None:
    """A text over two lines counts on here, because `locate_line` knows one line only."""
    report = Report()

    inlines_of(written, report)

    assert places(report) == [place]


def test_a_slip_that_is_meant_can_be_written() -> None:
    report = Report()

    assert inlines_of("\\{#id} `{.x}` `<u>` \\<u> `**`", report) == "{#id} `{.x}` `<u>` <u> `**`"
    assert places(report) == []
