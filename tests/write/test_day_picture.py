"""A day to scale: where its blocks stand, and which of them are named."""

from __future__ import annotations

import pytest

from coursekit.content import plain_text
from coursekit.documents.day_picture import DayBlock, DayGroup, DayPart, DayPicture
from coursekit.write.drawings.day import OVERHANG_PT, bands_height, day_bands, day_column
from coursekit.write.drawings.shape import Outline, Shape

MODULE, TALK, PRACTICE, PAUSE = DayPart.MODULE, DayPart.TALK, DayPart.PRACTICE, DayPart.PAUSE
PROGRAMME = DayPicture(
    (
        DayBlock(MODULE, 540, 550, "1"), DayBlock(MODULE, 550, 645, "2"), DayBlock(PAUSE, 645, 660),
        DayBlock(MODULE, 660, 720, "3"), DayBlock(PAUSE, 720, 780), DayBlock(MODULE, 780, 1020, "3"),
    ),
    "第 1 天",
)  # fmt: skip
HEIGHT = 384 + 2 * OVERHANG_PT
SEGMENTS = DayPicture(
    (
        DayBlock(TALK, 540, 570, "1.1"), DayBlock(TALK, 570, 572, "1.2"), DayBlock(PRACTICE, 572, 645, "1-1"),
        DayBlock(PAUSE, 645, 660), DayBlock(PRACTICE, 660, 720, "2-1"), DayBlock(PAUSE, 720, 780),
        DayBlock(TALK, 780, 1020, "2.1"),
    ),
    "第 1 天",
    (DayGroup(540, 645, "1", "1 倾听"), DayGroup(660, 1020, "2", "2 一个比它的半天更长的模块名称")),
    ((TALK, "讲授 272 分钟"), (PRACTICE, "练习 133 分钟"), (PAUSE, "休息 75 分钟")),
)  # fmt: skip


def blocks_of(shapes: list[Shape]) -> list[Shape]:
    return [shape for shape in shapes if shape.outline is Outline.RECTANGLE and shape.fill]


def said(shapes: list[Shape]) -> list[str]:
    return [plain_text(shape.text) for shape in shapes if shape.text]


def test_on_a_slide_blocks_are_as_high_as_they_are_long() -> None:
    blocks = blocks_of(day_column(PROGRAMME, 96, HEIGHT))

    top = OVERHANG_PT
    assert [(pytest.approx(block.y), pytest.approx(block.height), block.fill) for block in blocks] == [
        (top, 8, "accent"),
        (top + 8, 76, "accent"),
        (top + 84, 12, "accent_soft"),
        (top + 96, 48, "accent"),
        (top + 144, 48, "accent_soft"),
        (top + 192, 192, "accent"),
    ]
    assert {block.x + block.width for block in blocks} == {96}


def test_on_a_slide_nothing_stands_outside_the_picture() -> None:
    shapes = day_column(PROGRAMME, 96, HEIGHT)

    assert min(shape.x for shape in shapes) >= 0
    assert min(shape.y for shape in shapes) >= 0
    assert max(shape.x + shape.width for shape in shapes) <= 96.01
    assert max(shape.y + shape.height for shape in shapes) <= HEIGHT + 0.01


def test_on_a_slide_stand_the_hours_and_the_numbers_of_modules_that_have_room() -> None:
    """10 minutes are 8 points high: module 1 is told by the table alone."""
    shapes = day_column(PROGRAMME, 96, HEIGHT)

    assert said(shapes) == [
        "2", "3", "3", "09:00", "10:00", "11:00", "12:00", "13:00", "14:00", "15:00", "16:00", "17:00",
    ]  # fmt: skip


def test_hours_keep_away_from_a_start_and_an_end_that_are_near() -> None:
    picture = DayPicture((DayBlock(MODULE, 9 * 60 - 10, 12 * 60 + 5, "1"),), "")

    assert said(day_column(picture, 96, 300))[1:] == ["08:50", "10:00", "11:00", "12:05"]


def test_on_a_page_a_long_day_is_told_before_and_after_lunch_at_one_scale() -> None:
    blocks = [shape for shape in blocks_of(day_bands(SEGMENTS, 480)) if shape.height == 24]

    assert [(block.x, block.width, block.fill) for block in blocks] == [
        (0, 60, "accent_soft"),
        (60, 4, "accent_soft"),
        (64, 146, "accent"),
        (210, 30, "paper"),
        (240, 120, "accent"),
        (0, 480, "accent_soft"),
    ]
    assert len({block.y for block in blocks}) == 2


def test_on_a_page_stand_modules_numbers_hours_and_a_legend() -> None:
    """A title longer than its half day gives way to its number; two minutes have no room for one."""
    assert said(day_bands(SEGMENTS, 480)) == [
        "1 倾听", "2", "1.1", "1-1", "2-1", "09:00", "09:30", "10:00", "10:30", "11:00", "11:30", "12:00",
        "2 一个比它的半天更长的模块名称", "2.1",
        "13:00", "13:30", "14:00", "14:30", "15:00", "15:30", "16:00", "16:30", "17:00",
        "讲授 272 分钟", "练习 133 分钟", "休息 75 分钟",
    ]  # fmt: skip


@pytest.mark.parametrize("picture", [SEGMENTS, DayPicture(SEGMENTS.blocks[:3], ""), DayPicture((), "")])
def test_a_page_s_picture_is_as_high_as_it_says(picture: DayPicture) -> None:
    shapes = [shape for shape in day_bands(picture, 480) if not shape.text]

    assert max((shape.y + shape.height for shape in shapes), default=0) <= bands_height(picture)
    assert min((shape.y for shape in shapes), default=0) >= 0


def test_a_half_day_is_one_band() -> None:
    half = DayPicture(tuple(DayBlock(TALK, at, at + 60, "1.1") for at in (540, 600, 660)), "")

    assert {block.y for block in blocks_of(day_bands(half, 480))} == {14}


def test_a_day_without_blocks_is_not_drawn() -> None:
    empty = DayPicture((), "")

    assert (day_column(empty, 96, 384), day_bands(empty, 480), bands_height(empty)) == ([], [], 0)
