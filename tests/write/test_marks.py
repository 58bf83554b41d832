"""What makes a slide known at a glance."""

from __future__ import annotations

from itertools import combinations

import pytest
from lxml import etree

from coursekit.activities import KINDS
from coursekit.documents.deck import Fact, Layout, Slide
from coursekit.write.pptx.writer import write_deck
from tests.write.decks import bold_look, bullets, deck, look, options, paragraph, slide, table
from tests.write.packages import find, xml_of

MINUTES, GROUPING, OUTPUT = (
    Fact("时间", "15 分钟", "minutes"),
    Fact("分组", "同桌一组", "grouping"),
    Fact("产出", "三句话", "output"),
)
# Every kind but a break has a slide with a sign; a break's layout draws its own, large.
SIGNED = sorted(set(KINDS) - {"break"})


def root_of(shown: Slide, *, bold: bool = False) -> etree._Element:
    return xml_of(write_deck(deck(shown), bold_look() if bold else look()), "ppt/slides/slide1.xml")


def silent_shapes(root: etree._Element) -> list[etree._Element]:
    return [sp for sp in find(root, ".//p:sp") if b'decorative" val="1"' in etree.tostring(sp)]


def drawn(root: etree._Element) -> bytes:
    """The geometry of the silent shapes, badge and sign."""
    return b"".join(etree.tostring(find(sp, "p:spPr")[0][1]) for sp in silent_shapes(root))


def texts(root: etree._Element, name: str) -> list[list[str]]:
    shapes = [sp for sp in find(root, ".//p:sp") if find(sp, "p:nvSpPr/p:cNvPr")[0].get("name", "").startswith(name)]
    return [["".join(t.text or "" for t in find(p, ".//a:t")) for p in find(sp, ".//a:p")] for sp in shapes]


def test_each_kind_of_activity_has_a_sign_of_its_own() -> None:
    signs = {kind: drawn(root_of(slide(Layout.ACTIVITY, bullets("一"), sign=kind))) for kind in SIGNED}

    assert [(one, other) for one, other in combinations(SIGNED, 2) if signs[one] == signs[other]] == []


@pytest.mark.parametrize("layout", [Layout.BULLETS, Layout.RECAP, Layout.ACTIVITY])
def test_what_is_no_activity_has_no_sign(layout: Layout) -> None:
    assert silent_shapes(root_of(slide(layout, bullets("一")))) == []


def test_the_minutes_stand_large_in_a_ring_filled_by_their_share_of_an_hour() -> None:
    root = root_of(slide(Layout.ACTIVITY, bullets("一"), facts=(MINUTES,)))

    ring, arc = silent_shapes(root)
    assert texts(root, "Timer") == [["15", "分钟"]]
    assert find(ring, "p:spPr/a:prstGeom")[0].get("prst") == "ellipse"
    # From the top of a circle of radius 1 to its right: a quarter.
    points = [
        (pt.get("x"), pt.get("y")) for pt in find(arc, ".//a:moveTo/a:pt") + find(arc, ".//a:cubicBezTo/a:pt")[-1:]
    ]
    assert points == [("1000", "0"), ("2000", "1000")]


def test_grouping_and_output_have_places_and_signs_of_their_own() -> None:
    root = root_of(slide(Layout.CASE, bullets("一"), facts=(GROUPING, OUTPUT)))

    assert texts(root, "Fact") == [["分组", "同桌一组"], ["产出", "三句话"]]
    assert len(silent_shapes(root)) == 2


def test_an_output_takes_the_room_of_a_grouping_that_is_not_told() -> None:
    def top(*facts: Fact) -> int:
        root = root_of(slide(Layout.ACTIVITY, bullets("一"), facts=facts))
        (shape,) = [sp for sp in find(root, ".//p:sp") if OUTPUT.text in "".join(sp.itertext())]
        return int(find(shape, "p:spPr/a:xfrm/a:off")[0].get("y", "0"))

    assert top(OUTPUT) < top(GROUPING, OUTPUT)


def test_signs_are_light_where_their_place_is_dark() -> None:
    def inks(*, bold: bool) -> set[str]:
        root = root_of(slide(Layout.ACTIVITY, bullets("一"), facts=(GROUPING,)), bold=bold)
        return {c.get("val", "") for sp in silent_shapes(root) for c in find(sp, "p:spPr//a:schemeClr")}

    assert inks(bold=False) == {"accent2"}
    assert inks(bold=True) == {"bg1"}


@pytest.mark.parametrize(("layout", "mark"), [(Layout.MODULE, "2"), (Layout.DAY, "1"), (Layout.BREAK, "15:15")])
def test_a_mark_stands_where_its_layout_has_room(layout: Layout, mark: str) -> None:
    assert texts(root_of(slide(layout, mark=mark)), "Mark") == [[mark]]


def test_a_mark_is_not_shown_where_there_is_no_room() -> None:
    assert texts(root_of(slide(Layout.BULLETS, mark="2")), "Mark") == []


def bottom_of(root: etree._Element, name: str) -> int:
    shapes = [sp for sp in find(root, ".//p:sp") if find(sp, "p:nvSpPr/p:cNvPr")[0].get("name", "").startswith(name)]
    frames = [find(sp, "p:spPr/a:xfrm")[0] for sp in shapes]
    return max(int(f[0].get("y", "0")) + int(f[1].get("cy", "0")) for f in frames)


def test_options_of_many_words_stay_over_the_footer() -> None:
    long = "先请客户坐下，听他把话说完，再当着他的面把账单和电表的示数对一遍，最后说清什么时候给他回话"
    question = slide(
        Layout.QUIZ, paragraph("第一步做什么？"), options(*((long, False) for _ in range(5))), body_pt=22.0
    )

    assert bottom_of(root_of(question), "Option") <= 488 * 12700


def test_a_question_that_shows_a_table_has_its_options_as_a_list() -> None:
    shown = slide(Layout.QUIZ, table(("级别", "时限"), ("一级", "立即")), options(("甲", False), ("乙", False)))

    root = root_of(shown)

    assert texts(root, "Letter") == []
    assert [mark.get("type") for mark in find(root, ".//a:buAutoNum")] == ["alphaUcPeriod", "alphaUcPeriod"]
