"""handout.html of every course: what it and the Word document agree in, and what it owes its readers."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from lxml import html

from tests.e2e.conftest import Built
from tests.e2e.products import gap_numbers, headings_of

HEADINGS = tuple(f"h{level}" for level in range(2, 7))


@pytest.fixture
def page(built: Built) -> html.HtmlElement:
    return html.fromstring(built.file("handout.html").read_bytes())


def words_of(node: html.HtmlElement) -> str:
    return " ".join(node.text_content().split())


def test_word_and_page_have_the_same_sections_in_the_same_order(built: Built, page: html.HtmlElement) -> None:
    sections = [node for node in page.iter("h2", "h3", "h4") if (node.get("id") or "").endswith("-title")]

    word = [" ".join(heading.split()) for heading in headings_of(built.handout, 1, 2, 3)]

    assert [words_of(node) for node in sections] == word


def test_word_and_page_number_their_gaps_alike(built: Built, page: html.HtmlElement) -> None:
    word = [number for numbers in gap_numbers(built.file("handout.docx")).values() for number in numbers]

    assert [int(words_of(mark)) for mark in page.iter("sup")] == word


def test_no_two_elements_share_an_id_and_every_reference_has_its_target(page: html.HtmlElement) -> None:
    ids = Counter(id for id in page.xpath("//@id"))
    named = {id for value in page.xpath("//@for | //@aria-labelledby") for id in value.split()}
    linked = {value[1:] for value in page.xpath("//@href") if value.startswith("#")}

    assert [id for id, count in ids.items() if count > 1] == []
    assert (named | linked) - set(ids) == set()


def test_headings_leave_no_level_out(page: html.HtmlElement) -> None:
    levels = [1, *(int(node.tag[1]) for node in page.iter(*HEADINGS))]

    assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == []


def test_no_two_fields_are_kept_under_one_key(page: html.HtmlElement) -> None:
    keys = page.xpath("//body//@data-key")

    assert len(keys) == len(set(keys)) > 0
