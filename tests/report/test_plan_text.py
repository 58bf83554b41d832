from __future__ import annotations

from rich.cells import cell_len
from rich.console import Console

from coursekit.diagnostic import Report
from coursekit.model.balance import Use
from coursekit.model.course import Priority
from coursekit.model.plan import FitResult, FitScore, Plan
from coursekit.plan import make_plan
from coursekit.plan.balance import balance_of
from coursekit.report.bars import scale_of, stacked
from coursekit.report.plan_text import Paper, format_plan
from coursekit.value import replace
from tests.plan.built import activity, course_of, day, edition, minutes, talk, topic


def shown(plan: Plan, width: int) -> list[str]:
    """The lines on a terminal without colours."""
    console = Console(width=width, color_system=None, highlight=False)
    slots = sum(len(day.slots) for day in plan.days)
    spans = tuple((n, n) for n in range(1, slots + 1))
    with console.capture() as captured:
        console.print(format_plan(plan, balance_of(plan), (), spans, Paper(width, coloured=False)))
    return [line.rstrip() for line in captured.get().splitlines()]


def a_morning(title: str = "What callers want") -> Plan:
    """Two talks around a case and a break, and something dropped."""
    first = topic(title, minutes(30), talk("a"), activity("The third call", minutes(45)))
    more = topic("Silence", minutes(90), priority=Priority.SHOULD)
    gone = topic("Rain", minutes(20))
    held = edition(day(3, (75, 15)), drop="Rain")
    return make_plan(course_of(first, more, gone), held, Report())


def test_a_wide_terminal_has_from_and_to() -> None:
    rows = [line for line in shown(a_morning(), 140) if line.startswith(("  0", "  1"))]

    assert rows == [
        "  09:00-09:30   30  ██████              talk   must    1  What callers want",
        "  09:30-10:15   45  █████████           case   must    2  The third call",
        "  10:15-10:30   15  ███                 break          3",
        "  10:30-12:00   90  ██████████████████  talk   should  4  Silence",
    ]


def test_a_narrow_terminal_has_the_start_only_and_bars_half_as_long() -> None:
    lines = shown(a_morning("一位来电者第三次打来的时候到底想要什么，以及我们在前两分钟里能给他什么"), 80)

    at = lines.index("  m")
    assert lines[at + 1 : at + 6] == [
        "  09:00  30 ███       talk  must   1 一位来电者第三次打来的时候到底想要什么，以",
        "                                     及我们在前两分钟里能给他什么",
        "  09:30  45 ████▌     case  must   2 The third call",
        "  10:15  15 █▌        break        3",
        "  10:30  90 █████████ talk  should 4 Silence",
    ]
    assert max(map(cell_len, lines)) <= 80


def test_what_was_cut_is_followed_by_how_the_edition_was_fitted() -> None:
    fitted = replace(a_morning(), fit=FitResult(True, FitScore(1, 0, 45, 0, 0), ("It keeps all.", "Nothing is idle.")))

    assert shown(fitted, 140)[-7:] == [
        "",
        "left out (dropped by the edition):",
        "    20 min  must    Rain",
        "",
        "how it was made to fit:",
        "  It keeps all.",
        "  Nothing is idle.",
    ]


def test_a_bar_is_as_long_as_its_minutes_to_an_eighth_of_a_character() -> None:
    scale = scale_of(40, 5, 24)

    bars = [scale.bar(minutes, Use.TALK).plain for minutes in (40, 20, 17, 12, 5, 3)]

    assert bars == ["████████", "████", "███▍", "██▍", "█", "▋"]


def test_the_shortest_segment_can_still_be_seen() -> None:
    assert scale_of(480, 5, 24).bar(1, Use.TALK).plain == "▏"


def test_a_bar_that_would_be_too_long_makes_all_of_them_shorter() -> None:
    scale = scale_of(180, 5, 24)

    assert (scale.minutes, scale.cells) == (10, 18)
    assert scale_of(120, 5, 24).minutes == 5


def test_a_stacked_bar_is_whole_however_its_parts_are_rounded() -> None:
    thirds = [(Use.TALK, 1), (Use.PRACTICE, 1), (Use.OTHER, 1)]

    assert stacked(thirds, 10, coloured=False).plain == "███▓▓▓▓░░░"
    assert stacked(thirds, 10, coloured=True).plain == "█" * 10
    assert cell_len(stacked([(Use.TALK, 7), (Use.PRACTICE, 0)], 12, coloured=False).plain) == 12
