"""What the bench keeps book of; how long things take is not tested."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from coursekit.diagnostic import Report
from coursekit.pipeline.compiler import check_folder
from coursekit.read.library import Library
from tests.bench import compare as comparing
from tests.bench.commands import Timed
from tests.bench.compare import Command, Contender, Result, compare
from tests.bench.lessons import Bullet, Slide, make_lesson
from tests.bench.measure import FailedError, Run, middle
from tests.bench.outcome import Bench, DeckAlone, goals_of
from tests.bench.page import performance_page
from tests.bench.plot import performance_plot
from tests.bench.prepare import prepare_lesson
from tests.bench.texts import course_markdown


def test_lesson_is_the_same_every_time() -> None:
    lesson = make_lesson(50)

    assert lesson == make_lesson(50)
    assert lesson.slides == 50
    assert lesson.topics[0].slides[0] == Slide(
        "阶梯电价，把难题带回班组",
        (
            Bullet("说明要走的流程，免得来回跑", ("先报自己的姓名", "眼睛看着对方")),
            Bullet("用自己的话复述一遍，不把难处推给客户"),
        ),
        (),
        "这里停一下，请邻座两个人一组，一个扮来电人，一个扮窗口，就演欠费复电这一段。"
        "写得再好的话术，如果少了“先应一声再查”这一条，来电人也听不进去。"
        "有一位缴费的人为排队太久来了三趟，第三趟才有人把话听完。"
        "记住这一页的要点是记下原话和时间，话说半句最伤人。"
        "我自己也犯过这个错：老客户还没说完施工赔偿，我已经在系统里找答案了。"
        "做法并不难，把单子念给客户听，然后请值班长到场。",
    )


def test_lesson_has_lists_of_3_to_6_and_every_fifth_slide_a_table_of_5_rows_of_4() -> None:
    slides = [slide for topic in make_lesson(50).topics for slide in topic.slides]

    assert {tuple(map(len, slide.table)) for slide in slides[4::5]} == {(4, 4, 4, 4, 4)}
    lists = [sum(1 + len(bullet.inner) for bullet in slide.bullets) for slide in slides if not slide.table]
    assert len(lists) == 40
    assert set(lists) == {3, 4, 5, 6}


def test_prepared_course_has_no_errors_and_all_slides(tmp_path: Path) -> None:
    prepare_lesson(tmp_path, 50)
    report = Report()

    checked = check_folder(tmp_path / "course", Library(report), ("full",))

    assert checked is not None
    assert [diagnostic.code for diagnostic in report.sorted()] == ["outcome-not-practised"]
    assert (tmp_path / "slides.md").read_text("utf-8").count("\n::: notes\n") == 50
    assert (tmp_path / "guide.md").read_text("utf-8").count("\n## ") == 50


def test_pandoc_gets_the_text_of_a_course_without_its_markup(tmp_path: Path) -> None:
    (tmp_path / "modules").mkdir()
    (tmp_path / "course.yaml").write_text("modules:\n  - modules/one.md\n", "utf-8")
    (tmp_path / "modules" / "one.md").write_text(
        "---\ntitle: One\n---\n\n# Listening {#listen minutes=10}\n\n- hear [it]{.blank} {editions=full}\n\n"
        ":::{say}\nWelcome.\n:::\n\n::::{case} A caller\n:minutes: 10\n\nThe case.\n::::\n",
        "utf-8",
    )

    assert course_markdown(tmp_path, slides=True) == (
        "\n# Listening\n\n- hear it {editions=full}\n\n::: notes\nWelcome.\n:::\n\n\n**A caller**\n\n\nThe case.\n"
    )


# ---------------------------------------------------------------- keeping book


def test_contenders_run_in_turns_each_from_nothing(tmp_path: Path) -> None:
    one, other = _contender("one", "open('one', 'x')"), _contender("other", "open('other', 'x')")

    results = compare((one, other), tmp_path, 50, 2)

    assert [(r.contender, r.size, r.rounds, r.missing) for r in results] == [("one", 50, 2, ""), ("other", 50, 2, "")]
    assert all(r.figures is not None and r.figures.wall > 0 for r in results)


def test_contender_that_takes_too_long_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "LIMIT", 0.2)

    (result,) = compare((_contender("slow", "import time; time.sleep(9)"),), tmp_path, 50, 2)

    assert result == Result("slow", 50, 0, None, "stopped after 0.2 s")


def test_contender_that_would_take_too_long_is_not_begun(tmp_path: Path) -> None:
    before = Result("slow", 1000, 3, Run(40.0, 40.0, 100.0))

    (result,) = compare((_contender("slow", "1 / 0"),), tmp_path, 4000, 3, [before])

    assert result == Result("slow", 4000, 0, None, "left out after 40 s at 1000")


def test_contender_that_writes_nothing_is_no_winner(tmp_path: Path) -> None:
    with pytest.raises(FailedError, match="lazy did not write lazy"):
        compare((_contender("lazy", "pass"),), tmp_path, 50, 1)


def _contender(name: str, code: str) -> Contender:
    return Contender(name, (Command(sys.executable, "python", ("-c", code)),), (name,))


# ---------------------------------------------------------------- the page

_BENCH = Bench(
    {"processors": "2"},
    {"coursekit": "1"},
    {"coursekit": ("coursekit build course",)},
    tuple(
        Result(name, size, 3, run, "" if run else "left out after 40 s at 1000")
        for size, ours, theirs in (
            (200, Run(0.5, 0.4, 60.0), Run(5.0, 4.0, 180.0)),
            (4000, Run(8.0, 8.0, 300.0), None),
        )
        for name, run in (("coursekit", ours), ("pandoc", theirs))
    ),
    deck=DeckAlone(200, 0.3, 0.1),
    answers=(Timed("the version", "coursekit --version", Run(0.3, 0.3, 20.0)),),
)


def test_goals_say_what_was_met_and_what_was_not_measured() -> None:
    assert [(goal.text, goal.value, goal.met) for goal in goals_of(_BENCH)] == [
        ("50 slides: at least 3 times as fast as pandoc", "not measured", None),
        ("200 slides: at least 8 times as fast as pandoc", "10.0 times", True),
        ("1000 slides: at least 25 times as fast as pandoc", "not measured", None),
        ("less processor time than PptxGenJS + docx at every size", "not measured", None),
        ("processor time grows from 200 to 4000 slides with at most the power 1.05", "1.00", True),
        ("1000 slides: at most 100 MB", "not measured", None),
        ("4000 slides: at most 250 MB", "315 MB", False),
        ("writing a deck takes at most 4 times as long as deflating its XML (200 slides)", "3.0 times", True),
        ("the writer of PDF needs at most 1.3 times what Typst alone does", "not measured", None),
        ("so does the whole command, from sources to PDF", "not measured", None),
        ("`coursekit --version` takes at most 0.25 s", "0.30 s", False),
        ("`--watch`: the deck of 200 slides is new at most 0.5 s after saving", "not measured", None),
    ]


def test_page_has_a_row_for_each_contender() -> None:
    page = performance_page(_BENCH, "plot.svg")

    table = page[page.index("| slides |") :].partition("\n\n")[0]
    assert (
        table
        == """\
| slides | contender | wall s | processor s | peak MB | to coursekit | runs |
| --- | --- | --- | --- | --- | --- | --- |
| 200 | coursekit | 0.50 | 0.40 | 63 | 1.00 × | 3 |
|  | pandoc | 5.00 | 4.00 | 189 | 10.00 × | 3 |
| 4000 | coursekit | 8.00 | 8.00 | 315 | 1.00 × | 3 |
|  | pandoc | – (left out after 40 s at 1000) |  |  |  |  |"""
    )


def test_plot_has_a_line_for_each_contender() -> None:
    drawn = ElementTree.fromstring(performance_plot(_BENCH))

    svg = "{http://www.w3.org/2000/svg}"
    assert [len(str(line.get("points")).split()) for line in drawn.iter(f"{svg}polyline")] == [2, 1]
    named = [text.text for text in drawn.iter(f"{svg}text") if text.get("text-anchor") == "start"]
    assert named[2:] == ["coursekit, 8 s", "pandoc, 5 s"]


def test_median_is_that_of_each_figure() -> None:
    runs = [Run(1.0, 9.0, 5.0), Run(2.0, 7.0, 6.0), Run(3.0, 8.0, 4.0)]

    assert middle(runs) == Run(2.0, 8.0, 5.0)
    assert replace(runs[0], wall=4.0) + runs[1] == Run(6.0, 16.0, 6.0)
