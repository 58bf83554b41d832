"""What is written, as whole files."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from coursekit.authoring.source import source_of
from coursekit.content import (
    Align,
    Blank,
    Condition,
    Drawing,
    DrawingItem,
    DrawingKind,
    Inlines,
    List,
    ListItem,
    Name,
    Paragraph,
    Row,
    Table,
    Text,
)
from coursekit.model.course import (
    Activity,
    Course,
    Edition,
    Fit,
    Grouping,
    Material,
    Module,
    Outcome,
    Part,
    PartKind,
    Per,
    Priority,
    Risk,
    Slide,
    Talk,
    Topic,
    standard_day,
)
from coursekit.units import MinuteRange
from coursekit.value import replace
from tests.authoring.round_trip import assert_comes_back


def words(text: str) -> Inlines:
    return (Text(text),)


def points(*items: Inlines) -> List:
    return List(False, tuple(ListItem((Paragraph(item),)) for item in items))


SIGNS = Topic(
    Name("signs"),
    words("情绪的信号"),
    MinuteRange(15, 20),
    Priority.SHOULD,
    (Paragraph(words("愤怒是有声音的。")),),
    (
        Talk(
            (
                Slide(
                    Name("01-calm.slide1"),
                    words("三个信号"),
                    (points((Text("音量："), Blank(words("忽高忽低")))), Table(
                        Row((words("信号"), words("first reply"))),
                        (Row((words("拍台面"), words("先接情绪")), condition=Condition((Name("full"),))),),
                        (Align.START, Align.START),
                    )),
                    (Part(PartKind.SAY, (), (Paragraph(words("先问大家。")),)),),
                ),
            )
        ),
        Activity(
            "case",
            Name("01-calm.activity1"),
            words("大厅里的摄像机"),
            MinuteRange(20, 20),
            Priority.SHOULD,
            (Paragraph(words("情境。")), Drawing(DrawingKind.PROCESS, (
                DrawingItem(words("停"), words("先不说话")), DrawingItem(words("听")),
            ))),
            (
                Part(PartKind.ASK, (), (Paragraph(words("谁先说话？")),), 3),
                Part(PartKind.ANSWER, (), (Paragraph(words("值班长。")),)),
            ),
            Grouping.TABLES,
            (Material("案例卡", 1, Per.TABLE), Material("计时器", 1, Per.COURSE)),
        ),
    ),
)  # fmt: skip

CALM = Course(
    Name("calm"),
    "客户投诉：接、说、办",
    "zh-CN",
    (
        Edition(Name("full"), "实战版", 1, standard_day()),
        Edition(Name("half-day"), "半天版", 0.5, standard_day(), fit=Fit.AUTO, drop=(Name("signs"),)),
    ),
    (Module(Name("01-calm"), words("安抚"), (), (), (SIGNS,)),),
    version="1.0",
    audience=(Name("营业员"), Name("班组长")),
    outcomes=(Outcome(Name("calm"), "能安抚一位客户"),),
    risks=(Risk("学员沉默", "先让同桌互说一分钟"),),
)


def text_of(path: str, course: Course, **notes: str) -> str:
    return next(file.data.decode() for file in source_of(course, notes) if file.path == path)


def test_a_course_file_is_written_as_by_hand() -> None:
    written = text_of("course.yaml", CALM)

    assert written == dedent("""\
        schema: 1
        id: calm
        title: 客户投诉：接、说、办
        language: zh-CN
        version: "1.0"
        audience: [营业员, 班组长]

        outcomes:
          calm: 能安抚一位客户

        risks:
          - if: 学员沉默
            then: 先让同桌互说一分钟

        editions:
          full: {title: 实战版, days: 1}
          half-day: {title: 半天版, days: 0.5, fit: auto, drop: [signs]}

        modules:
          - modules/01-calm.md
        """)


def test_notes_stand_before_what_they_are_of() -> None:
    written = text_of("course.yaml", CALM, **{"course.version": "proposed", "edition.half-day": "a guess:\nhalf of it"})

    assert [line for line in written.splitlines() if line.strip().startswith("#")] == [
        "# proposed",
        "  # a guess:",
        "  # half of it",
    ]
    assert '# proposed\nversion: "1.0"\n' in written
    assert "  # half of it\n  half-day:" in written


def test_a_module_is_written_as_by_hand() -> None:
    written = text_of("modules/01-calm.md", CALM, signs="proposed: minutes")

    assert written == dedent("""\
        ---
        title: 安抚
        ---

        <!-- proposed: minutes -->
        # 情绪的信号 {#signs minutes=15-20 priority=should}

        愤怒是有声音的。

        ## 三个信号

        - 音量：[忽高忽低]{.blank}

        | 信号   | first reply              |
        |--------|--------------------------|
        | 拍台面 | 先接情绪 {editions=full} |

        :::{say}
        先问大家。
        :::

        ::::{case} 大厅里的摄像机
        :minutes: 20
        :grouping: tables
        :materials: 案例卡 ×每桌 1；计时器

        情境。

        :::{process}
        - 停：先不说话
        - 听
        :::

        :::{ask}
        :lines: 3

        谁先说话？
        :::
        :::{answer}
        值班长。
        :::
        ::::
        """)


def test_only_what_would_be_read_otherwise_is_escaped() -> None:
    paragraphs = (
        "5 * 3 = 15，snake_case，【提示】「停」<= 3，A&B，50%",
        "- 第一条",
        "1. 第一条",
        "# 标题",
        "见[上一节](#x)，**重点**",
        "a | b",
        ":::",
        "NO",
    )
    topic = Topic(Name("t"), words("题"), None, Priority.MUST, tuple(Paragraph(words(p)) for p in paragraphs), ())
    course = Course(Name("c"), "NO", "zh-CN", (), (Module(Name("01-m"), words("1:30"), (), (), (topic,)),))

    written = text_of("modules/01-m.md", course)

    assert (
        written
        == dedent(r"""
        ---
        title: "1:30"
        ---

        # 题 {#t}

        5 * 3 = 15，snake_case，【提示】「停」<= 3，A&B，50%

        \- 第一条

        1\. 第一条

        \# 标题

        见\[上一节\](#x)，\*\*重点\*\*

        a | b

        \:::

        NO
        """).lstrip()
    )


def test_no_lines_to_write_on_are_none(tmp_path: Path) -> None:
    part = Part(PartKind.ASK, (), (Paragraph(words("谁？")),), 0)
    topic = replace(SIGNS, segments=(Talk((Slide(Name("01-m.slide1"), words("题"), (), (part,)),)),))
    course = replace(CALM, modules=(Module(Name("01-m"), words("题"), (), (), (topic,)),))

    assert_comes_back(course, tmp_path)
