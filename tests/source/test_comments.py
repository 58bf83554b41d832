"""Comments are left out; what is escaped is a text."""

from __future__ import annotations

from coursekit.content import Blocks, List, ListItem, Paragraph, Quote, Text
from coursekit.diagnostic import Report
from coursekit.source.markdown import Element, HeadingLine, read_markdown
from coursekit.source.nodes import Scalar
from coursekit.source.text import source_text


def read(text: str) -> tuple[tuple[Element, ...], list[str]]:
    """The elements, and the codes of what is wrong."""
    report = Report()
    elements = read_markdown(source_text("01.md", text), lambda outer, inner: False, report).elements
    return elements, [found.rule.code for found in report.sorted()]


def paragraphs(*texts: str) -> Blocks:
    return tuple(Paragraph((Text(text),)) for text in texts)


def test_a_comment_on_lines_of_its_own_is_left_out() -> None:
    text = "First.\n<!-- ask Lin -->\nSecond.\n\n<!--\n# Later\n\nNot yet.\n-->\n\nThird."

    assert read(text) == (paragraphs("First.", "Second.", "Third."), [])


def test_a_comment_beside_a_text_or_without_an_end_is_a_fault() -> None:
    assert read("<!-- ask --> Lin")[1] == ["html"]
    assert read("Lin <!-- ask -->")[1] == ["html"]
    assert read("<!-- ask Lin\n\nText.")[1] == ["html"]


def test_a_comment_in_code_is_code() -> None:
    elements, wrong = read("```\n<!-- x -->\n```")

    assert ([getattr(element, "text", "") for element in elements], wrong) == (["<!-- x -->"], [])


def test_an_escaped_bracket_opens_no_box() -> None:
    expected = List(False, (ListItem(paragraphs("yes"), True), ListItem(paragraphs("[x] no"))))

    assert read("- [x] yes\n- \\[x] no") == ((expected,), [])


def test_an_escaped_dash_names_nobody() -> None:
    named, not_named = Quote(paragraphs("Words."), (Text("Lin"),)), Quote(paragraphs("Words.", "-- Lin"))

    assert read("> Words.\n>\n> -- Lin") == ((named,), [])
    assert read("> Words.\n>\n> \\-- Lin") == ((not_named,), [])


def test_full_width_quotes_may_stand_in_a_quoted_attribute() -> None:
    (heading,), wrong = read('# 题 {late="先说“好”"}')

    assert isinstance(heading, HeadingLine)
    assert (heading.attributes.entries.find("late"), wrong) == (Scalar("先说“好”", quoted=True), [])


def test_a_link_before_the_name_of_a_picture_stays_a_text() -> None:
    (paragraph,), wrong = read("[words](https://x.org) in hall.png")

    assert (isinstance(paragraph, Paragraph), wrong) == (True, [])
