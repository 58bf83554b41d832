from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coursekit.authoring.source import source_of
from coursekit.checks import check_course
from coursekit.content import plain_text, text_of_all
from coursekit.diagnostic import Report
from coursekit.importers.clean import clean
from coursekit.importers.course import course_of
from coursekit.importers.formats.text import read_text
from coursekit.importers.original import Cut, Grid, Line, Original, Sheet
from coursekit.importers.outline import Entry, Outline
from coursekit.importers.structure import outline_of
from coursekit.importers.trace import Kept, Trace, unaccounted
from coursekit.importers.understand import understand
from coursekit.model.course import Activity, Course, Module, Talk, Topic
from coursekit.plan import make_plan
from coursekit.read.library import Library
from coursekit.units import MinuteRange
from tests.importers.outlines import outline
from tests.importers.test_understand import LIBRARY


def imported(notation: str, name: str = "outline.txt") -> tuple[Course, Trace]:
    return course_of(understand(outline(notation, name)))


def shown(course: Course) -> list[str]:
    return [line for module in course.own_modules for line in _module(module)]


def _module(module: Module) -> Iterator[str]:
    yield f"{module.id}: {plain_text(module.title)}" + (f" ({module.methods})" if module.methods else "")
    for topic in module.own_topics:
        yield f"  {topic.id}: {plain_text(topic.title)}"
        yield from _segments(topic)


def _segments(topic: Topic) -> Iterator[str]:
    for segment in topic.segments:
        if isinstance(segment, Talk):
            for slide in segment.slides:
                yield f"    {slide.id}: {plain_text(slide.title)} | {text_of_all(slide.blocks)}".replace("\n", " | ")
        elif isinstance(segment, Activity):
            said = text_of_all((*segment.body, *(block for part in segment.parts for block in part.blocks)))
            yield f"    {segment.id}: {plain_text(segment.title)}" + (f" | {said}" if said else "").replace("\n", " | ")


def words_at(course: Course, where: str) -> str:
    """All words of a part of the course, or of a field."""
    said = {"title": course.title, "summary": course.summary, "audience": "\n".join(map(str, course.audience))}
    said |= {outcome.id.text: outcome.text for outcome in course.outcomes}
    said |= {edition.id.text: edition.title for edition in course.editions}
    for module in course.own_modules:
        said[module.id.text] = "\n".join((plain_text(module.title), module.methods, text_of_all(module.intro)))
        for topic in module.own_topics:
            said[topic.id.text] = "\n".join((plain_text(topic.title), text_of_all(topic.intro)))
            for slide in topic.slides:
                parts = (block for part in slide.parts for block in part.blocks)
                said[slide.id.text] = "\n".join((plain_text(slide.title), text_of_all((*slide.blocks, *parts))))
            for one in topic.activities:
                parts = (block for part in one.parts for block in part.blocks)
                words = text_of_all((*one.body, *parts))
                said[one.id.text] = "\n".join((plain_text(one.title), words, one.output))
    return said[where]


def misplaced(course: Course, trace: Trace) -> list[Kept]:
    return [
        kept
        for kept in trace.kept
        if clean(kept.cut.of(trace.original.text)).rstrip("；;。，,") not in words_at(course, kept.where)
    ]


def faults(course: Course) -> list[str]:
    """Errors of the check and of the plans of all editions."""
    report = Report()
    check_course(course, report)
    for edition in course.editions:
        make_plan(course, edition, report)
    return [f"{found.code}: {found.message}" for found in report.sorted() if found.severity == "error"]


def test_an_outline_becomes_a_course() -> None:
    course, trace = imported(LIBRARY, "library.txt")

    assert (course.id.text, course.title, course.language) == ("library", "图书馆窗口：温和而坚定", "zh-CN")
    assert course.summary == "读者越来越多，窗口只有两个。"
    assert text_of_all(course.own_modules[0].intro) == "馆员每天要回答三百个问题。\n先看见，再说话"
    assert [str(name) for name in course.audience] == ["馆员", "值班长"]
    assert [(one.id.text, one.text) for one in course.outcomes] == [("o1", "说得清规则"), ("o2", "留得住体面")]
    assert [(one.id.text, one.title, one.days) for one in course.editions] == [("days-2", "2 天", 2.0)]
    assert shown(course) == [
        "01-module: 看见读者 (案例分析、头脑风暴)",
        "  topic-1-1: 读者的三种需要",
        "    01-module.slide1: 读者的三种需要 | 被听见",
        "    case-1: 一把忘了的伞",
        "    01-module.slide2: 读者的三种需要（续） | 被记得 | 总结：分析、提升",
        "    exercise-1: 你上一次被记得是什么时候？ | 你上一次被记得是什么时候？",
        "  topic-1-2: 服务的四个时刻",
        "    01-module.slide3: 服务的四个时刻 | 服务的四个时刻",
        "02-module: 说清规则",
        "  topic-2-1: 规则背后的道理",
        "    tool-1: 三句话卡片",
        "    case-2: “超期的书”",
        "  topic-2-2: 拒绝的说法",
        "    02-module.slide1: 拒绝的说法 | 禁忌1：冷笑 | 禁忌2：讲大道理 | 窗口话术一页纸",
        "03-module: 课程回顾+学员感言",
        "  topic-3-1: 课程回顾+学员感言",
        "    wrap-up-1: 课程回顾+学员感言",
    ]
    assert faults(course) == []
    assert unaccounted(trace) == ()
    assert misplaced(course, trace) == []


def test_a_course_without_a_title_is_called_as_its_file() -> None:
    course, trace = imported("---\n第一讲 看见\n  一、需要", "窗口 服务.txt")

    assert (course.id.text, course.title) == ("course", "窗口服务")
    assert [(one.choice, one.confidence < 0.7) for one in trace.guesses if one.about == "title"] == [("窗口服务", True)]


def test_a_line_before_the_modules_is_read_at_the_head_of_the_first() -> None:
    course, _ = imported("---\n（馆长致辞）\n第一讲 看见\n  一、需要\n    1. 被听见\n课程结束")

    assert [plain_text(module.title) for module in course.own_modules] == ["看见", "课程结束"]
    assert text_of_all(course.own_modules[0].intro) == "（馆长致辞）"


def test_slides_are_counted_in_their_order() -> None:
    course, _ = imported("---\n第一讲 看见\n  一、需要\n    1. 被听见\n  二、时刻\n    1. 开头")

    slides = [slide for topic in course.own_modules[0].own_topics for slide in topic.slides]
    assert [slide.id.text for slide in slides] == ["01-module.slide1", "01-module.slide2"]


def test_written_as_files_it_is_read_again_as_it_is(tmp_path: Path) -> None:
    course, _ = imported(LIBRARY)

    for file in source_of(course):
        path = tmp_path / file.path
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(file.data)
    report = Report()

    assert Library(report).read_course(tmp_path, "course") == course
    assert report.sorted() == ()


def test_stated_minutes_stay_and_others_are_proposed() -> None:
    course, trace = imported(LIBRARY)

    topics = {topic.id.text: topic for module in course.own_modules for topic in module.own_topics}
    stated = topics["topic-1-2"].minutes
    assert stated == MinuteRange(45, 45)
    assert [identity for identity, _ in trace.proposed] == [
        "topic-1-1", "case-1", "exercise-1", "tool-1", "case-2", "topic-2-2", "wrap-up-1",
    ]  # fmt: skip


def test_an_output_belongs_to_the_activity_before_it() -> None:
    course, _ = imported("---\n第一讲 说清规则\n  一、话术\n    练习：写三句话\n    输出成果：\n      话术一页纸")

    (activity,) = course.own_modules[0].own_topics[0].activities
    assert activity.output == "话术一页纸"


@pytest.mark.parametrize(
    "length",
    ["半天", "1天", "2天,6小时/天", "实战版 4 天，浓缩版 2 天", "1-3天", "3小时", "12 hours over 2 days", "时间另定"],
)
@pytest.mark.parametrize("modules", [1, 4, 12])
def test_every_edition_can_be_planned(length: str, modules: int) -> None:
    needs, moments = (
        "  一、需要\n    1. 被听见\n    案例：伞\n    演练：还书\n",
        "  二、时刻\n    1. 开头\n    讨论：何时？\n",
    )
    module = "第一讲 看见\n" + needs + moments

    course, _ = imported(f"课程时间：{length}\n---\n" + module * modules)

    assert faults(course) == []


@pytest.mark.parametrize("path", sorted((Path(__file__).parent / "gold").glob("*.txt")), ids=lambda path: path.stem)
def test_outlines_in_disorder_become_courses_that_can_be_planned(path: Path) -> None:
    course, trace = course_of(understand(outline_of(read_text(path.name, path.read_bytes()))))

    assert faults(course) == []
    assert unaccounted(trace) == ()
    assert misplaced(course, trace) == []


def test_a_slide_stays_a_slide_with_its_notes() -> None:
    text = "Calm\nBreathe\nslowly\nSay it twice.\nName\nCount\nAnna\n3"
    cuts = [Cut(text.index(word), text.index(word) + len(word)) for word in text.split("\n")]
    lines = [Line(cut, "slide 1", item=depth) for cut, depth in zip(cuts[1:3], (1, 2), strict=True)]
    grid = Grid(Cut(cuts[4].start, cuts[7].end), "slide 1", ((cuts[4], cuts[5]), (cuts[6], cuts[7])), header=True)
    sheet = Sheet(Cut(0, len(text)), "slide 1", cuts[0], (*lines, grid), (Line(cuts[3], "slide 1"),))

    course, trace = course_of(understand(Outline(
        Original("deck.pptx", "pptx", text, (sheet,)), (), (Entry(sheet.cut, "slide 1", held=sheet),), ()
    )))  # fmt: skip

    (slide,) = course.own_modules[0].own_topics[0].slides
    assert course.title == "Calm"
    assert text_of_all(slide.blocks) == "Breathe\nslowly\nName\nCount\nAnna\n3"
    assert [(part.kind.value, text_of_all(part.blocks)) for part in slide.parts] == [("say", "Say it twice.")]
    assert (unaccounted(trace), misplaced(course, trace), faults(course)) == ((), [], [])


WORDS = st.sampled_from([
    "客户要什么", "案例：一把伞", "案例分析", "讨论：为什么？", "工具：卡片", "输出成果：一页纸", "输出成果：", "导入：",
    "导入：先想一想", "测评：自测", "头脑风暴：怎么办？", "章节重点：先听", "演练：还书（30分钟）", "……", "Role play: desk",
    "这是一段没有编号的话，说得很长，一直说到句号为止。", "你怎么看？", "课程时间：2天", "背景：", "课程大纲", "课程结束",
    "1. 总结：改进", "（二）示范指导、模拟演练", "一、需要", "• 点", "短片（视频）", "版权所有", "9:00-10:30 开场", "茶歇",
    "第 2 页 共 3 页", "1. ", "第一讲", "Day 2", "9:00-10:30",
])  # fmt: skip
LINES = st.tuples(st.integers(0, 4), WORDS).map(lambda pair: "  " * pair[0] + pair[1])


@given(st.lists(LINES | st.just("---"), min_size=1, max_size=24).filter(lambda lines: lines.count("---") <= 2))
@settings(max_examples=150, deadline=None)
def test_every_character_is_kept_where_the_trace_says_or_left_for_a_reason(lines: list[str]) -> None:
    course, trace = imported("\n".join(lines))

    assert unaccounted(trace) == ()
    assert misplaced(course, trace) == []
    assert faults(course) == []
