"""The day as a picture: what participants see of it, and what the facilitator does."""

from __future__ import annotations

from coursekit.compose.day_pictures import programme_picture, segments_picture
from coursekit.diagnostic import Report
from coursekit.documents.day_picture import DayBlock, DayGroup, DayPart
from coursekit.labels import read_words
from coursekit.plan import make_plan
from tests.plan.built import activity, course, day, edition, minutes, module, talk, topic

TEA = activity("tea", minutes(10), kind="break")
COURSE = course(
    module("Listen", topic("Ask", minutes(10), talk("why"), activity("try", minutes(40)), TEA)),
    module("Answer", topic("Say", minutes(30)), topic("Watch", None, activity("film", minutes(60), kind="video"))),
)
PLAN = make_plan(COURSE, edition(day(3, (60, 30))), Report())
(DAY,) = PLAN.days
ENGLISH = read_words("en")


def test_the_deck_shows_modules_and_pauses_and_no_segment() -> None:
    picture = programme_picture(DAY, PLAN, ENGLISH)

    assert picture.blocks == (
        DayBlock(DayPart.MODULE, 540, 600, "1"),
        DayBlock(DayPart.PAUSE, 600, 630),
        DayBlock(DayPart.MODULE, 630, 720, "2"),
    )
    assert (picture.groups, picture.legend) == ((), ())
    assert picture.alt == "Day 1: 09:00–10:00 1 Listen; 10:00–10:30 Break; 10:30–12:00 2 Answer"


def test_the_guide_shows_every_segment_under_its_module() -> None:
    picture = segments_picture(DAY, PLAN, ENGLISH)

    assert picture.blocks == (
        DayBlock(DayPart.TALK, 540, 550, "1.1"),
        DayBlock(DayPart.PRACTICE, 550, 590, "1-1"),
        DayBlock(DayPart.PAUSE, 590, 600, "1-2"),
        DayBlock(DayPart.PAUSE, 600, 630),
        DayBlock(DayPart.TALK, 630, 660, "2.1"),
        DayBlock(DayPart.OTHER, 660, 720, "2-1"),
    )
    assert picture.groups == (DayGroup(540, 600, "1", "1 Listen"), DayGroup(630, 720, "2", "2 Answer"))
    assert picture.legend == (
        (DayPart.TALK, "Talk 40 min"),
        (DayPart.PRACTICE, "Practice 40 min"),
        (DayPart.OTHER, "Other 60 min"),
        (DayPart.PAUSE, "Breaks 40 min"),
    )
    assert picture.alt == "Day 1: 09:00–12:00, Talk 40 min, Practice 40 min, Other 60 min, Breaks 40 min"
