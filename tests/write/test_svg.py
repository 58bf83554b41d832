from __future__ import annotations

import re
from itertools import pairwise

import pytest
import typst
from lxml import etree

from coursekit.content import (
    Chart,
    ChartKind,
    Drawing,
    DrawingItem,
    DrawingKind,
    Emphasis,
    Gap,
    GapWidth,
    Series,
    Strong,
    Text,
)
from coursekit.write.drawings.extent import break_lines, em_width
from coursekit.write.svg import SvgStyle, chart_svg, drawing_svg, fixed_colours, variable_colours
from coursekit.write.svg.scale import format_value, scale_of
from tests.write.test_chart import PALETTE

SVG = "{http://www.w3.org/2000/svg}"
PRINTED = SvgStyle(fixed_colours(PALETTE), ("Liberation Sans", "Noto Sans CJK SC"))
ITEMS = (
    DrawingItem((Text("倾听"),), (Text("让客户把话说完，不打断"),), 20),
    DrawingItem((Text("问&复述"),), (Text("一次只问一件事"),), 80),
    DrawingItem((Text("结案"),), (Text("当场能办的当场办"),), 40),
)


def drawing(kind: DrawingKind) -> Drawing:
    return Drawing(kind, ITEMS, (Text("三步"),), x_axis="时间", y_axis="情绪", overlap="满意")


def chart(kind: ChartKind, *values: float, series: int = 1) -> Chart:
    categories = tuple(f"第{n}周" for n in range(1, len(values) + 1))
    return Chart(kind, categories, tuple(Series(f"系列{n}", values) for n in range(1, series + 1)), (Text("一周"),))


def tree(svg: str) -> etree._Element:
    return etree.fromstring(svg)


def written(svg: str) -> str:
    """All words that are drawn, without the title."""
    return "".join("".join(text.itertext()) for text in tree(svg).iter(f"{SVG}text"))


def shown(svg: str) -> list[str]:
    return ["".join(text.itertext()) for text in tree(svg).iter(f"{SVG}text")]


# ---------------------------------------------------------------- drawings


@pytest.mark.parametrize("kind", list(DrawingKind))
def test_a_drawing_has_every_word_once(kind: DrawingKind) -> None:
    svg = drawing_svg(drawing(kind), 480, 240, PRINTED)

    words = [text for item in ITEMS for part in (item.label, item.detail) for text in [part[0].text]]  # type: ignore[union-attr]
    assert [written(svg).count(word) for word in words] == [1] * len(words)


def test_a_drawing_is_one_picture_with_a_name() -> None:
    svg = tree(drawing_svg(drawing(DrawingKind.PROCESS), 480, 92, PRINTED))

    assert svg.get("role") == "img"
    assert (svg.get("width"), svg.get("height")) == ("480pt", "92pt")
    assert svg.findtext(f"{SVG}title") == (
        "三步; 时间; 情绪; 1. 倾听 – 让客户把话说完，不打断; 2. 问&复述 – 一次只问一件事; "
        "3. 结案 – 当场能办的当场办; 倾听 + 问&复述 + 结案: 满意"
    )


def test_the_author_s_words_for_a_drawing_are_its_name() -> None:
    svg = drawing_svg(Drawing(DrawingKind.CYCLE, ITEMS, alt="三步成环"), 480, 270, PRINTED)

    assert tree(svg).findtext(f"{SVG}title") == "三步成环"


def test_marks_and_gaps_are_drawn() -> None:
    item = DrawingItem((Text("先"), Strong((Text("听"),)), Emphasis((Text("now"),)), Gap(GapWidth.SHORT, 3)))

    svg = tree(drawing_svg(Drawing(DrawingKind.CYCLE, (item,)), 480, 270, PRINTED))

    spans = [(span.text, dict(span.attrib)) for span in svg.iter(f"{SVG}tspan")]
    assert spans == [
        ("先听", {"font-weight": "bold"}),
        ("now", {"font-weight": "bold", "font-style": "italic"}),
        ("____(3)", {"font-weight": "bold"}),
    ]


@pytest.mark.parametrize("kind", list(DrawingKind))
def test_a_drawing_without_parts_is_an_empty_frame(kind: DrawingKind) -> None:
    assert shown(drawing_svg(Drawing(kind, ()), 480, 240, PRINTED)) == []


@pytest.mark.parametrize("words", ["</svg><script>alert(1)</script>", '" onload="alert(1)', "]]>", "\x00\x1b", "&lt;"])
@pytest.mark.parametrize("kind", list(DrawingKind))
def test_words_are_words_whatever_they_say(kind: DrawingKind, words: str) -> None:
    item = DrawingItem((Text(words),), (Text(words),))

    svg = tree(drawing_svg(Drawing(kind, (item,), (Text(words),), words, words, words, alt=words), 480, 240, PRINTED))

    known = {"svg", "title", "g", "text", "tspan", "rect", "ellipse", "polygon", "path"}
    assert {etree.QName(node).localname for node in svg.iter()} <= known
    assert not [name for node in svg.iter() for name in node.attrib if name.startswith("on") or name.endswith("href")]


# ---------------------------------------------------------------- lines


def test_a_line_never_begins_with_a_closing_mark() -> None:
    assert break_lines("先听，再问，后办。", 2.5) == ["先", "听，", "再", "问，", "后", "办。"]
    assert break_lines("先听，再问，后办。", 3.5) == ["先听，", "再问，", "后办。"]


def test_a_line_of_bold_letters_is_no_wider_than_its_shape() -> None:
    """A layout reckons in regular letters, and nothing breaks a line of an SVG again."""
    names = ("Concrete experience", "Reflective observation", "Abstract conceptualisation", "Active experimentation")
    item = [DrawingItem((Text(name),), (Text("Doing it"),)) for name in names]

    svg = tree(drawing_svg(Drawing(DrawingKind.CYCLE, tuple(item)), 480, 270, PRINTED))

    station = next(float(rect.get("width", "0")) for rect in svg.iter(f"{SVG}rect"))
    widths = [
        em_width("".join(text.itertext()), bold=True) * float(text.get("font-size", "0"))
        for text in svg.iter(f"{SVG}text")
    ]
    assert 0.9 * station < max(widths) <= station


def test_lines_joined_are_the_text() -> None:
    text = "One thing at a time, 一次只问一件事。\nThen 办。"

    assert "".join(break_lines(text, 6)) == text


# ---------------------------------------------------------------- charts


def test_a_column_chart_says_its_values_and_names() -> None:
    assert shown(chart_svg(chart(ChartKind.COLUMN, 3, 8.5), 480, 215, PRINTED)) == ["3", "8.5", "第1周", "第2周"]


def test_two_series_have_a_legend_and_different_fills() -> None:
    svg = tree(chart_svg(chart(ChartKind.COLUMN, 3, 8, series=2), 480, 215, PRINTED))

    fills = [node.get("fill") for node in svg.iter(f"{SVG}rect") if node.getparent().tag != f"{SVG}pattern"]
    assert fills == ["#0B5C7A", "url(#svg-fill-1)"] * 2 + ["#0B5C7A", "url(#svg-fill-1)"]
    assert [node.get("id") for node in svg.iter(f"{SVG}pattern")] == ["svg-fill-1"]
    assert shown(etree.tostring(svg).decode())[-2:] == ["系列1", "系列2"]


def test_many_values_are_read_from_an_axis() -> None:
    texts = shown(chart_svg(chart(ChartKind.BAR, *range(20)), 480, 215, PRINTED))

    assert texts[:5] == ["0", "5", "10", "15", "20"]
    assert texts[5:] == [f"第{n}周" for n in range(1, 21)]


def test_lines_differ_in_dashes_and_markers() -> None:
    svg = tree(chart_svg(chart(ChartKind.LINE, 1, 2, series=3), 480, 215, PRINTED))

    dashes = [node.get("stroke-dasharray") for node in svg.iter(f"{SVG}polyline")]
    assert dashes == [None, "7 4", "2 4"]
    assert len(list(svg.iter(f"{SVG}circle"))) == 3  # two points, one sample in the legend


def test_every_slice_of_a_pie_has_its_name_and_share() -> None:
    texts = shown(chart_svg(chart(ChartKind.PIE, 50, 30, 20), 480, 215, PRINTED))

    assert sorted(texts) == ["第1周 50%", "第2周 30%", "第3周 20%"]


def test_crowded_names_of_a_pie_stand_apart() -> None:
    svg = tree(chart_svg(chart(ChartKind.PIE, 90, 1, 1, 1, 1, 1, 1, 1), 480, 215, PRINTED))

    left = sorted(float(node.get("y", "0")) for node in svg.iter(f"{SVG}text") if float(node.get("x", "0")) < 240)
    assert min(b - a for a, b in pairwise(left)) >= 16


def test_a_chart_is_named_by_its_numbers() -> None:
    svg = chart_svg(chart(ChartKind.BAR, 3, 8.5), 480, 215, PRINTED)

    assert tree(svg).findtext(f"{SVG}title") == "一周; 系列1: 第1周 3, 第2周 8.5"


@pytest.mark.parametrize("values", [(), (0, 0), (-3, -8), (1e-9, 2e-9), (5e12, 1), (-4, 9)])
@pytest.mark.parametrize("kind", list(ChartKind))
def test_any_values_can_be_drawn_and_stay_in_the_frame(kind: ChartKind, values: tuple[float, ...]) -> None:
    svg = tree(chart_svg(chart(kind, *values, series=1 if kind is ChartKind.PIE else 2), 480, 215, PRINTED))

    for node in svg.iter(f"{SVG}rect", f"{SVG}text"):
        if node.getparent().tag != f"{SVG}pattern":
            assert -1 <= float(node.get("x", "0")) <= 481
            assert -1 <= float(node.get("y", "0")) <= 216


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ((3, 8.5), "0 2 4 6 8 10"),
        ((0.3,), "0 0.1 0.2 0.3"),
        ((-4, 9), "-5 0 5 10"),
        ((12000,), "0 2500 5000 7500 10000 12500"),
        ((0,), "0 0.5 1"),
    ],
)
def test_ticks_are_round_numbers(values: tuple[float, ...], ticks: str) -> None:
    assert " ".join(map(format_value, scale_of(values).ticks)) == ticks


# ---------------------------------------------------------------- where they stand


def test_on_a_page_colours_are_variables() -> None:
    """A page's colour scheme holds in its drawings: no colour stands alone."""
    style = SvgStyle(variable_colours(PALETTE), ("sans-serif",), "c1")

    for svg in (
        drawing_svg(drawing(DrawingKind.VENN), 480, 240, style),
        chart_svg(chart(ChartKind.PIE, 1, 2), 480, 215, style),
    ):
        colours = set(re.findall(r'(?:fill|stroke)="([^"]+)"', svg)) - {"none", "url(#c1-fill-1)"}
        assert {colour for colour in colours if not re.fullmatch(r"var\(--[a-z-]+,#[0-9A-F]{6}\)", colour)} == set()


def test_typst_draws_them() -> None:
    """It knows less of SVG than a browser: whatever it cannot read, it refuses."""
    drawings = [drawing_svg(drawing(kind), 480, 240, PRINTED) for kind in DrawingKind]
    charts = [chart_svg(chart(kind, 3, 8, 2), 480, 215, PRINTED) for kind in ChartKind]

    source = "\n".join(f'#image(bytes({_typst_string(svg)}), format: "svg")' for svg in (*drawings, *charts))

    assert typst.compile(source.encode(), format="pdf").startswith(b"%PDF")


def _typst_string(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def test_the_same_drawing_is_the_same_bytes() -> None:
    first, second = (drawing_svg(drawing(DrawingKind.CYCLE), 480, 270, PRINTED) for _ in range(2))

    assert first == second
