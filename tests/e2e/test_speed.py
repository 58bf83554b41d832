"""Time grows with the course, not with its square.

What is compared is processor time of this process, the best of several runs in turns, so that a busy machine does not matter.
"""

from __future__ import annotations

import gc
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.command import coursekit
from tests.e2e.courses import Files, write_course

pytestmark = pytest.mark.speed

SLIDES_A_TOPIC, TOPICS_A_DAY = 10, 10
MOST_GROWTH = 2.6
"""Twice the slides may take so many times as long; the square would be 4."""

_SLIDE = """\
## 第 {n} 页

- 第 {n} 页的第一点，说的是[一件]{{.blank}}具体的事
- 第二点
  - 里面一层
- 第三点，稍长一些，好让它在幻灯片上折成两行，量一量

:::{{say}}
这一页大约说一分钟：先说一件事，再问一个问题，最后请两位学员各说一句。
:::
:::{{ask}}
您在柜台前遇到过吗？
:::
"""
_TABLE = "\n| 说法 | 客户听见 |\n|---|---|\n" + "| 请冷静 | 您太吵了 |\n" * 4
_ACTIVITY = """
::::{{case}} 案例 {n} {{#case-{n}}}
:minutes: 5-20
:grouping: pairs
:outcomes: listen

客户第三次打来。

:::{{ask}}
1. 哪一句是事情？
:::
:::{{answer}}
1. 第一句。
:::
:::{{debrief}}
请两组说。
:::
::::
"""


def course_of(days: int) -> Files:
    """A course of 100 slides a day."""
    topics = days * TOPICS_A_DAY
    return {
        "course.yaml": (
            "schema: 1\nid: long\ntitle: 长课\nlanguage: zh-CN\ndate: 2026-11-22\noutcomes: {listen: 能听}\n"
            f"editions: {{full: {{title: 全本, days: {days}}}}}\nmodules: [modules/01.md]\n"
        ),
        "modules/01.md": "---\ntitle: 听\noutcomes: [listen]\n---\n" + "".join(_topic(n) for n in range(topics)),
    }


def _topic(number: int) -> str:
    first = number * SLIDES_A_TOPIC
    slides = (_SLIDE.format(n=n) if n % 5 else f"## 第 {n} 页\n{_TABLE}" for n in range(first, first + SLIDES_A_TOPIC))
    return f"\n# 第 {number} 节 {{#topic-{number} minutes=10-60}}\n\n" + "\n".join(slides) + _ACTIVITY.format(n=number)


RUNS = {"check": 4, "build": 2}


def growth(shorter: Callable[[], object], longer: Callable[[], object], runs: int) -> float:
    """How many times the processor seconds of the one the other takes: the best of each, run in turns."""
    best = [float("inf"), float("inf")]
    for _ in range(runs):
        for i, work in enumerate((shorter, longer)):
            gc.collect()
            start = time.process_time()
            work()
            best[i] = min(best[i], time.process_time() - start)
    return best[1] / best[0]


@pytest.fixture(scope="module")
def courses(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """Courses of one and two days; what is loaded once is loaded before anything is timed."""
    folders = {days: write_course(tmp_path_factory.mktemp(f"days-{days}"), course_of(days)) for days in (1, 2)}
    assert coursekit("build", folders[1], "--out", folders[1] / "out", "--jobs", 1).code == 0
    return folders


@pytest.mark.parametrize("command", ["check", "build"])
def test_twice_the_slides_take_about_twice_as_long(courses: dict[int, Path], command: str) -> None:
    def run(days: int) -> Callable[[], object]:
        options = ("--out", courses[days] / "out", "--jobs", 1) if command == "build" else ()

        def run_anew() -> object:
            shutil.rmtree(courses[days] / "out", ignore_errors=True)
            return coursekit(command, courses[days], *options)

        return run_anew

    assert growth(run(1), run(2), RUNS[command]) < MOST_GROWTH
