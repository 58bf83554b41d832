"""What is said of a drawing or chart to who cannot see it."""

from __future__ import annotations

import pytest

from coursekit.content import (
    Chart,
    ChartKind,
    Drawing,
    DrawingItem,
    DrawingKind,
    Gap,
    GapWidth,
    Series,
    Text,
    alternative_text,
)


def item(label: str, detail: str = "") -> DrawingItem:
    return DrawingItem((Text(label),), (Text(detail),) if detail else ())


@pytest.mark.parametrize(
    ("drawing", "said"),
    [
        (
            Drawing(DrawingKind.PROCESS, (item("倾听", "让客户说完"), item("致歉")), (Text("四步"),)),
            "四步; 1. 倾听 – 让客户说完; 2. 致歉",
        ),
        (Drawing(DrawingKind.TIMELINE, (item("09:00", "Greet"), item("09:10"))), "09:00 – Greet; 09:10"),
        (
            Drawing(DrawingKind.MATRIX, tuple(map(item, "ABCD")), x_axis="Effort", y_axis="Gain"),
            "Effort; Gain; A; B; C; D",
        ),
        (Drawing(DrawingKind.VENN, (item("快"), item("准")), overlap="满意"), "快; 准; 快 + 准: 满意"),
    ],
)
def test_a_drawing_tells_its_parts_in_their_order(drawing: Drawing, said: str) -> None:
    assert alternative_text(drawing) == said


def test_a_chart_tells_its_values() -> None:
    series = (Series("Calls", (1200, 980.5)), Series("Letters", (3, 4)))
    chart = Chart(ChartKind.BAR, ("May", "June"), series, (Text("A\nsummer"),))

    assert alternative_text(chart) == "A summer; Calls: May 1200, June 980.5; Letters: May 3, June 4"


def test_the_author_s_words_come_first() -> None:
    assert alternative_text(Drawing(DrawingKind.PROCESS, (item("A"), item("B")), alt="A, then B")) == "A, then B"


def test_a_gap_is_not_filled_in() -> None:
    drawing = Drawing(DrawingKind.TIMELINE, (DrawingItem((Gap(GapWidth.SHORT, 1),)), item("B")))

    assert alternative_text(drawing) == "____; B"
