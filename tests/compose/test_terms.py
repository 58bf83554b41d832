from __future__ import annotations

from coursekit.compose.terms import with_terms
from coursekit.content import Block, Emphasis, Inline, List, ListItem, Paragraph, Strong, Text


def a_list(*contents: tuple[Inline, ...]) -> List:
    return List(False, tuple(ListItem((Paragraph(content),)) for content in contents))


def terms_of(block: Block) -> list[Inline]:
    assert isinstance(block, List)
    return [
        paragraph.content[0] for item in block.items for paragraph in item.blocks if isinstance(paragraph, Paragraph)
    ]


def test_the_terms_of_a_list_stand_out() -> None:
    given = a_list((Text("准时：开讲前"), Emphasis((Text("两分钟"),))), (Text("静音：急电出门接"),))

    (shown,) = with_terms((given,))

    assert shown == a_list(
        (Strong((Text("准时"),)), Text("：开讲前"), Emphasis((Text("两分钟"),))),
        (Strong((Text("静音"),)), Text("：急电出门接")),
    )


def test_an_english_term_may_be_of_several_words() -> None:
    (shown,) = with_terms((a_list((Text("First minute: listen"),), (Text("Last minute: repeat"),)),))

    assert terms_of(shown) == [Strong((Text("First minute"),)), Strong((Text("Last minute"),))]


def test_a_list_with_an_item_that_has_no_term_stays_as_it_is() -> None:
    for other in ("全员上台", "9:30 开始", "他说：", "先听、再问，最后办：一件一件来"):
        given = a_list((Text("准时：开讲前"),), (Text(other),))

        assert with_terms((given,)) == (given,)
