from __future__ import annotations

import pytest

from coursekit.content import Drawing, DrawingItem, DrawingKind, Text, plain_text
from coursekit.write.drawing import INSET_X, Outline, Shape, lay_out_drawing
from coursekit.write.drawings.extent import count_lines, em_width, fit_size

SLIDE = (860.0, 370.0)
PAGE = (450.0, 230.0)
LABELS = ("倾听", "致歉", "复述感受", "提出方案", "征求意见", "跟进回访", "归档总结", "改进流程")


def drawing(
    kind: DrawingKind,
    count: int,
    *,
    detail: str = "让客户把话说完，不打断",
    x_axis: str = "",
    y_axis: str = "",
    overlap: str = "",
) -> Drawing:
    items = tuple(
        DrawingItem((Text(label),), (Text(detail),) if detail else (), value=float(index * 37 % 100))
        for index, label in enumerate(LABELS[:count])
    )
    return Drawing(kind, items, x_axis=x_axis, y_axis=y_axis, overlap=overlap)


def words_of(shapes: tuple[Shape, ...]) -> list[str]:
    return [plain_text(part) for shape in shapes for part in (shape.text, shape.detail) if part]


def extent_of(shape: Shape) -> tuple[float, float, float, float]:
    right, bottom = shape.x + shape.width, shape.y + shape.height
    return min(shape.x, right), min(shape.y, bottom), max(shape.x, right), max(shape.y, bottom)


@pytest.mark.parametrize("room", [SLIDE, PAGE], ids=["slide", "page"])
@pytest.mark.parametrize("count", [1, 2, 3, 4, 6, 8])
@pytest.mark.parametrize("kind", list(DrawingKind))
def test_every_shape_lies_within_the_room(kind: DrawingKind, count: int, room: tuple[float, float]) -> None:
    shapes = lay_out_drawing(drawing(kind, count, x_axis="时间", y_axis="情绪", overlap="满意"), *room, least_pt=10)

    for shape in shapes:
        left, top, right, bottom = extent_of(shape)
        assert left >= -0.01, shape
        assert top >= -0.01, shape
        assert right <= room[0] + 0.01, shape
        assert bottom <= room[1] + 0.01, shape


@pytest.mark.parametrize("kind", list(DrawingKind))
def test_every_word_is_drawn_once(kind: DrawingKind) -> None:
    count = 3 if kind is DrawingKind.VENN else 4
    given = drawing(kind, count)

    shapes = lay_out_drawing(given, *SLIDE, least_pt=12)

    expected = [plain_text(part) for item in given.items for part in (item.label, item.detail)]
    assert sorted(words_of(shapes)) == sorted(expected)


@pytest.mark.parametrize("kind", list(DrawingKind))
def test_a_drawing_without_items_is_drawn(kind: DrawingKind) -> None:
    assert words_of(lay_out_drawing(Drawing(kind, ()), *SLIDE, least_pt=12)) == []


@pytest.mark.parametrize("kind", list(DrawingKind))
def test_labels_fit_their_shapes(kind: DrawingKind) -> None:
    shapes = lay_out_drawing(drawing(kind, 3), *PAGE, least_pt=8)

    for shape in shapes:
        longest = max((em_width(word) for word in plain_text(shape.text)), default=0)
        assert longest * shape.text_pt <= shape.width - 2 * INSET_X or not shape.text


def test_six_steps_stand_in_two_numbered_rows() -> None:
    shapes = lay_out_drawing(drawing(DrawingKind.PROCESS, 6, detail=""), *SLIDE, least_pt=12)

    assert words_of(shapes) == ["1 倾听", "2 致歉", "3 复述感受", "4 提出方案", "5 征求意见", "6 跟进回访"]
    assert len({shape.y for shape in shapes}) == 2


def test_steps_the_author_has_numbered_keep_their_words() -> None:
    items = tuple(DrawingItem((Text(f"第{n}步"),)) for n in "一二三四五六")

    shapes = lay_out_drawing(Drawing(DrawingKind.PROCESS, items), *SLIDE, least_pt=12)

    assert words_of(shapes) == ["第一步", "第二步", "第三步", "第四步", "第五步", "第六步"]


def test_a_cycle_joins_each_station_to_the_next() -> None:
    shapes = lay_out_drawing(drawing(DrawingKind.CYCLE, 4), *SLIDE, least_pt=12)

    assert [shape.outline for shape in shapes] == [Outline.ROUNDED, Outline.PATH] * 4
    assert all(shape.arrow_end for shape in shapes if shape.outline is Outline.PATH)


def test_stations_of_a_cycle_do_not_overlap() -> None:
    shapes = lay_out_drawing(drawing(DrawingKind.CYCLE, 8), *SLIDE, least_pt=10)

    boxes = [extent_of(shape) for shape in shapes if shape.outline is Outline.ROUNDED]
    apart = [a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1] for a in boxes for b in boxes if a is not b]
    assert all(apart)


def test_a_pyramid_widens_downwards() -> None:
    shapes = lay_out_drawing(drawing(DrawingKind.PYRAMID, 5), *SLIDE, least_pt=12)

    widths = [shape.width for shape in shapes if shape.outline is Outline.TRAPEZOID]
    assert widths == sorted(widths)


def test_a_matrix_reads_from_top_left_to_bottom_right() -> None:
    shapes = lay_out_drawing(drawing(DrawingKind.MATRIX, 4, x_axis="影响", y_axis="紧急"), *SLIDE, least_pt=12)

    first, second, third, fourth = shapes[:4]
    assert (first.y, third.y) == (second.y, fourth.y)
    assert (first.x, second.x) == (third.x, fourth.x)
    assert first.x < second.x
    assert first.y < third.y


def test_the_words_of_a_venn_lie_over_all_circles() -> None:
    shapes = lay_out_drawing(drawing(DrawingKind.VENN, 3, overlap="满意"), *SLIDE, least_pt=12)

    assert [shape.outline for shape in shapes[:3]] == [Outline.ELLIPSE] * 3
    assert Outline.ELLIPSE not in {shape.outline for shape in shapes[3:]}
    assert plain_text(shapes[-1].text) == "满意"


def test_a_curve_runs_through_its_points_by_their_values() -> None:
    items = tuple(
        DrawingItem((Text(label),), value=value) for label, value in [("低", 0.0), ("高", 100.0), ("中", 50.0)]
    )

    shapes = lay_out_drawing(Drawing(DrawingKind.CURVE, items), *SLIDE, least_pt=12)

    (curve,) = (shape for shape in shapes if shape.outline is Outline.PATH)
    low, high, middle = (y for _, y in curve.path)
    assert low > middle > high
    assert middle == pytest.approx((low + high) / 2)


def test_the_same_drawing_gives_the_same_shapes() -> None:
    given = drawing(DrawingKind.CYCLE, 5)

    assert lay_out_drawing(given, *SLIDE, least_pt=12) == lay_out_drawing(given, *SLIDE, least_pt=12)


def test_lines_are_counted_by_em() -> None:
    assert count_lines("停电应急处置", 6) == 1
    assert count_lines("停电应急处置", 5.9) == 2
    assert count_lines("first aid", 3.3) == 1
    assert count_lines("first aid", 3.2) == 2
    assert count_lines("上\n下", 10) == 2


def test_size_shrinks_no_further_than_the_least() -> None:
    content = ((Text("一二三四五六七八"),),)

    assert fit_size(content, 200, 40, most_pt=20, least_pt=12) == 20
    assert fit_size(content, 120, 30, most_pt=20, least_pt=12) == 14
    assert fit_size(content, 60, 20, most_pt=20, least_pt=12) == 12
