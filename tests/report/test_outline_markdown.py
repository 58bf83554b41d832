"""A course's outline in Markdown, whole."""

from __future__ import annotations

from textwrap import dedent

from coursekit.content import Inlines, List, ListItem, Name, Paragraph, Text
from coursekit.model.course import (
    Activity,
    Course,
    Edition,
    Module,
    Outcome,
    Priority,
    Slide,
    Talk,
    Topic,
    standard_day,
)
from coursekit.report.outline_markdown import outline_markdown
from coursekit.units import MinuteRange
from coursekit.value import replace


def words(text: str) -> Inlines:
    return (Text(text),)


def point(text: str, *inside: ListItem) -> ListItem:
    return ListItem((Paragraph(words(text)), *((List(False, inside),) if inside else ())))


def slide(title: str, *points: ListItem) -> Slide:
    return Slide(Name(title), words(title), (List(False, points),) if points else (), ())


CASE = Activity(
    "case",
    Name("camera"),
    words("大厅里的摄像机"),
    MinuteRange(15, 25),
    Priority.MUST,
    (List(False, (point("谁先说话"),)),),
    (),
)
SIGNS = Topic(
    Name("signs"),
    words("情绪的信号"),
    MinuteRange(20, 30, 25),
    Priority.MUST,
    (),
    (
        Talk((slide("三个信号", point("音量：忽高忽低", point("忽高最常见"))), slide("先接情绪"))),
        CASE,
        Talk((slide("小结"),)),
    ),
)
COURSE = Course(
    Name("calm"),
    "营业厅投诉处理",
    "zh-CN",
    (Edition(Name("full"), "实战版", 4, standard_day()), Edition(Name("half"), "体验版", 0.5, standard_day())),
    tuple(Module(Name(f"m{n}"), words("安抚"), (), (), (SIGNS,) if n == 21 else ()) for n in (1, 21)),
    audience=(Name("营业员"), Name("班组长")),
    summary="面向一线人员。",
    outcomes=(Outcome(Name("calm"), "能安抚一位客户"),),
)


def test_an_outline_in_chinese() -> None:
    assert outline_markdown(COURSE) == dedent("""\
        <!-- coursekit outline -->

        # 营业厅投诉处理

        课程背景：面向一线人员。

        课程对象：营业员、班组长

        课程时间：实战版 4 天 / 体验版 半天

        课程收益：

        1. 能安抚一位客户

        **课程大纲**

        ## 第一讲：安抚

        ## 第二讲：安抚

        ### 一、情绪的信号（45 分钟）

        1. 三个信号
           - 音量：忽高忽低
             - 忽高最常见
        2. 先接情绪

        案例：大厅里的摄像机（20 分钟）

        - 谁先说话

        3. 小结
        """)


def test_an_outline_in_english() -> None:
    topic = replace(SIGNS, segments=(CASE,), minutes=None)
    module = Module(Name("m"), words("Calm"), (), (), (topic,))
    course = Course(Name("calm"), "Complaints", "en", (Edition(Name("full"), "Full", 1, standard_day()),), (module,))

    assert outline_markdown(course) == dedent("""\
        <!-- coursekit outline -->

        # Complaints

        Duration: Full 1 day

        **Course outline**

        ## Module 1: Calm

        ### 1.1 情绪的信号 (20 min)

        Case: 大厅里的摄像机 (20 min)

        - 谁先说话
        """)


def test_modules_are_counted_in_chinese_beyond_ten() -> None:
    modules = tuple(Module(Name(f"m{n}"), words("题"), (), (), ()) for n in range(1, 24))
    lines = outline_markdown(replace(COURSE, modules=modules)).splitlines()

    headings = [line for line in lines if line.startswith("## ")]
    assert [headings[n - 1] for n in (9, 10, 11, 20, 23)] == [
        "## 第九讲：题",
        "## 第十讲：题",
        "## 第十一讲：题",
        "## 第二十讲：题",
        "## 第二十三讲：题",
    ]
