"""The room from above: islands of tables before a screen, no chair with its back to it."""

from __future__ import annotations

import math
from collections.abc import Iterator

from coursekit.content import Text
from coursekit.documents.booklet import RoomPlan
from coursekit.write.drawings.shape import Outline, Shape

# Shares of an island's width: its depth, the table, a chair, and from the table's edge to the middle of a chair.
_DEPTH = 0.78
_TABLE_WIDTH, _TABLE_HEIGHT, _CHAIR, _REACH = 0.52, 0.4, 0.15, 0.11
_SCREEN_PT, _BELOW_SCREEN_PT = 20.0, 10.0
_MOST_ISLAND_PT, _TEXT_PT = 84.0, 10.0


def room_shapes(plan: RoomPlan, width_pt: float, height_pt: float) -> list[Shape]:
    """The screen above, the tables numbered in rows beneath it."""
    columns, rows = room_rows(plan.tables)
    depth = (height_pt - _SCREEN_PT - _BELOW_SCREEN_PT) / rows
    side = min(width_pt / columns, depth / _DEPTH, _MOST_ISLAND_PT)
    screen_width = min(width_pt, side * columns) * 0.6
    screen = Shape(
        Outline.RECTANGLE, (width_pt - screen_width) / 2, 0, screen_width, _SCREEN_PT,
        text=(Text(plan.front),), text_pt=_TEXT_PT, fill="accent", ink="paper", bold=True,
    )  # fmt: skip
    shapes = [screen]
    for index in range(plan.tables):
        row, column = divmod(index, columns)
        abreast = min(columns, plan.tables - row * columns)
        left = (width_pt - abreast * side) / 2 + column * side
        shapes += _island(index + 1, plan.seats, left, _SCREEN_PT + _BELOW_SCREEN_PT + row * side * _DEPTH, side)
    return shapes


def room_rows(tables: int) -> tuple[int, int]:
    """Islands abreast, and rows of them: a room is wider than deep."""
    columns = min(tables, max(1, math.ceil(math.sqrt(tables * 1.8))))
    return columns, math.ceil(tables / columns)


def room_height(plan: RoomPlan, width_pt: float, most_pt: float) -> float:
    """The height the room wants at a width, in points."""
    columns, rows = room_rows(plan.tables)
    return min(most_pt, _SCREEN_PT + _BELOW_SCREEN_PT + rows * min(width_pt / columns, _MOST_ISLAND_PT) * _DEPTH)


def _island(number: int, seats: int, left: float, top: float, side: float) -> Iterator[Shape]:
    width, height, chair = side * _TABLE_WIDTH, side * _TABLE_HEIGHT, side * _CHAIR
    x, y = left + (side - width) / 2, top + side * 0.06
    yield Shape(
        Outline.ROUNDED, x, y, width, height, text=(Text(str(number)),), text_pt=_TEXT_PT, fill="accent_soft",
        stroke="accent", stroke_pt=1, adjust=0.12,
    )  # fmt: skip
    for middle_x, middle_y in _chairs(seats, x, y, width, height, side * _REACH):
        yield Shape(
            Outline.ELLIPSE, middle_x - chair / 2, middle_y - chair / 2, chair, chair, fill="paper", stroke="muted",
        )  # fmt: skip


def _chairs(seats: int, x: float, y: float, width: float, height: float, reach: float) -> Iterator[tuple[float, float]]:
    """The middles of the chairs: along the left side, the back and the right side."""
    at_side = max(seats // 3, 0) if seats > 2 else 0
    at_back = seats - 2 * at_side
    for i in range(at_side):
        middle = y + height * (i + 0.5) / at_side
        yield x - reach, middle
        yield x + width + reach, middle
    for i in range(at_back):
        yield x + width * (i + 0.5) / at_back, y + height + reach
