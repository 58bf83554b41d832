"""From text to entries: an outline as people write it, and the tree of it. `[…]` is a number or bullet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from coursekit.importers.formats.text import read_text
from coursekit.importers.original import Cut, Line, Original
from coursekit.importers.outline import Entry, Outline
from coursekit.importers.structure import outline_of


def read(text: str) -> Outline:
    return outline_of(read_text("outline.txt", dedent(text).lstrip("\n").encode()))


def shown(entries: Iterable[Entry], original: Original, depth: int = 0) -> Iterator[str]:
    for entry in entries:
        mark = f"[{entry.mark.cut.of(original.text).strip()}] " if entry.mark is not None else ""
        yield "  " * depth + mark + entry.cut.of(original.text)
        yield from shown(entry.entries, original, depth + 1)


def body(text: str) -> str:
    outline = read(text)
    return "\n".join(shown(outline.body, outline.original)) + "\n"


def tree(text: str) -> str:
    return dedent(text).lstrip("\n")


def test_kinds_of_numbers_nest_in_the_order_in_which_they_appear() -> None:
    assert body("""
        第一讲：看见客户
        一、客户是谁
        1. 内部客户
        1）同事
        2）上级
        2、外部客户
        二、客户要什么
        第二讲：听懂客户
        1. 听
        2. 问
    """) == tree("""
        [第一讲：] 看见客户
          [一、] 客户是谁
            [1.] 内部客户
              [1）] 同事
              [2）] 上级
            [2、] 外部客户
          [二、] 客户要什么
        [第二讲：] 听懂客户
          [1.] 听
          [2.] 问
    """)


def test_numbers_that_skip_repeat_or_start_late_keep_their_level() -> None:
    assert body("""
        一、准备
        2、名单
        3、场地
        二、开场
        1、问候
        1、议程
        4、约定
    """) == tree("""
        [一、] 准备
          [2、] 名单
          [3、] 场地
        [二、] 开场
          [1、] 问候
          [1、] 议程
          [4、] 约定
    """)


def test_labels_close_the_list_they_follow_and_stay_in_the_one_they_stand_in() -> None:
    assert body("""
        第一章 说服
        一、三种理由
        1. 数字
        案例：一张图表
        2. 故事
        3. 榜样
        讨论：哪一种适合你
        练习：各写一句
        二、回应反对
        工具：回应卡
        第二章 跟进
    """) == tree("""
        [第一章] 说服
          [一、] 三种理由
            [1.] 数字
              案例：一张图表
            [2.] 故事
            [3.] 榜样
            讨论：哪一种适合你
            练习：各写一句
          [二、] 回应反对
            工具：回应卡
        [第二章] 跟进
    """)


def test_what_follows_an_empty_label_is_its_own() -> None:
    assert body("""
        第一讲：情绪
        导入：
        今天最烦的事是什么？
        你怎么办？
        一、从哪里来
        二、到哪里去
        输出成果：
        一张情绪地图
        第二讲：行动
    """) == tree("""
        [第一讲：] 情绪
          导入：
            今天最烦的事是什么？
            你怎么办？
          [一、] 从哪里来
          [二、] 到哪里去
          输出成果：
            一张情绪地图
        [第二讲：] 行动
    """)


def test_headlines_without_numbers_hold_the_lists_that_start_anew() -> None:
    assert body("""
        第一讲 作息
        一、两种人
        早起的人：
        1、六点起
        3、先跑步
        晚睡的人：
        1、十点起
        2、夜里写
    """) == tree("""
        [第一讲] 作息
          [一、] 两种人
            早起的人：
              [1、] 六点起
              [3、] 先跑步
            晚睡的人：
              [1、] 十点起
              [2、] 夜里写
    """)


def test_a_course_without_line_breaks_is_cut_where_its_numbers_go_on() -> None:
    assert body(
        "【课程背景】窗口很忙。【课程大纲】导入:先说2件事1、为什么学2、学什么第一讲:受理章节重点:快而不乱一、接件1、核对(先1.看2.问3.记)"
        "2、登记3种表现场讨论:95598、12345都打来怎么办?二、转办第二讲:回访一、时间二、话术课程总结:各说一句"
    ) == tree("""
        导入:先说2件事
          [1、] 为什么学
          [2、] 学什么
        [第一讲:] 受理
          章节重点:快而不乱
          [一、] 接件
            [1、] 核对(先1.看2.问3.记)
            [2、] 登记3种表
            现场讨论:95598、12345都打来怎么办?
          [二、] 转办
        [第二讲:] 回访
          [一、] 时间
          [二、] 话术
          课程总结:各说一句
    """)


def test_a_table_flattened_into_lines_is_taken_apart() -> None:
    assert body("""
        序号模块 具体内容1接待一、迎客
        1、起身
        2、6种称呼
        二、送客环节2沟通一、听
        二、说
        3
        投诉处理一、先听完
        二、再回答
    """) == tree("""
        [1] 接待
          [一、] 迎客
            [1、] 起身
            [2、] 6种称呼
          [二、] 送客环节
        [2] 沟通
          [一、] 听
          [二、] 说
        [3] 投诉处理
          [一、] 先听完
          [二、] 再回答
    """)


def test_the_times_in_a_flattened_table_stand_apart() -> None:
    assert body("""
        课程大纲
        1看见一、环境（1）灯光（2）气味二、人2小时2听懂一、语速二、停顿案例：雨天1.5小时
    """) == tree("""
        [1] 看见
          [一、] 环境
            [（1）] 灯光
            [（2）] 气味
          [二、] 人
          2小时
        [2] 听懂
          [一、] 语速
          [二、] 停顿
          案例：雨天
          1.5小时
    """)


def test_columns_of_tabs_are_modules() -> None:
    assert body(
        "序号\t模块\t内容\t时长\n1\t结构\t先说结论；三点；练习：改写\t2小时\n2\t提问\t四类问题\t1小时\n"
    ) == tree("""
        [1] 结构
          先说结论；
          三点；
          练习：改写
          2小时
        [2] 提问
          四类问题
          1小时
    """)


def test_letters_that_were_bullets_are_bullets_again() -> None:
    assert body("""
        模块一 团队
        u 目标
        n 共同的
        n 看得见的
        u 规则
        模块二 信任
    """) == tree("""
        [模块一] 团队
          [u] 目标
            [n] 共同的
            [n] 看得见的
          [u] 规则
        [模块二] 信任
    """)


def test_units_in_brackets_and_the_bullets_of_symbol_fonts() -> None:
    assert body("""
        【模块一】看见
        ▲ 环境
        \uf06c 灯光
        \uf06c 气味
        ▲ 人
        【模块二】听懂
        ▲ 语速
    """) == tree("""
        [【模块一】] 看见
          [▲] 环境
            [\uf06c] 灯光
            [\uf06c] 气味
          [▲] 人
        [【模块二】] 听懂
          [▲] 语速
    """)


def test_a_bullet_of_a_label_is_no_level() -> None:
    assert body("""
        第一讲 看见
        ▲思考：谁看见了你
        ● 环境
        ● 人
        ▲案例：雨天
        ● 物
        第二讲 听懂
    """) == tree("""
        [第一讲] 看见
          [▲] 思考：谁看见了你
          [●] 环境
          [●] 人
            [▲] 案例：雨天
          [●] 物
        [第二讲] 听懂
    """)


def test_lines_without_numbers_hold_lists_where_more_than_one_does() -> None:
    assert body("""
        第一讲 看见
        环境
        ● 灯光
        ● 气味
        人
        ● 表情
        第二讲 听懂
        一、语速
        ● 快
        不快不慢才好听
        ● 慢
    """) == tree("""
        [第一讲] 看见
          环境
            [●] 灯光
            [●] 气味
          人
            [●] 表情
        [第二讲] 听懂
          [一、] 语速
            [●] 快
              不快不慢才好听
            [●] 慢
    """)


def test_small_roman_numbers() -> None:
    assert body("""
        Unit 1: Seeing
        i. Light
        ii. Smell
        iii. People
    """) == tree("""
        [Unit 1:] Seeing
          [i.] Light
          [ii.] Smell
          [iii.] People
    """)


def test_dashes_before_numbers_do_not_make_another_level() -> None:
    assert body("""
        第一章、停电
        A、计划停电
        - B、故障停电
        - C、欠费停电
        第二章、复电
    """) == tree("""
        [第一章、] 停电
          [A、] 计划停电
          [- B、] 故障停电
          [- C、] 欠费停电
        [第二章、] 复电
    """)


def test_english_outlines() -> None:
    assert body("""
        Day 1: Basics
        1.1 Why
        1.1.1 Cost
        1.1.2 Time
        1.2 How
        Case study: The lost parcel
        Day 2: Practice
        2.1 Doing
    """) == tree("""
        [Day 1:] Basics
          [1.1] Why
            [1.1.1] Cost
            [1.1.2] Time
          [1.2] How
          Case study: The lost parcel
        [Day 2:] Practice
          [2.1] Doing
    """)


def test_indentation_tells_equal_numbers_apart() -> None:
    assert body("""
        Leading

        I. Start
            1. Aim
                1. What
                2. When
            2. Team
            Exercise: Draw it
        II. Finish
    """) == tree("""
        [I.] Start
          [1.] Aim
            [1.] What
            [2.] When
          [2.] Team
          Exercise: Draw it
        [II.] Finish
    """)


def test_equal_bullets_nest_by_indentation() -> None:
    assert body("""
        Module 1: Listening
        - When people talk they want to be
          heard and not only answered
          - now
        - Silence
    """) == tree("""
        [Module 1:] Listening
          [-] When people talk they want to be
          heard and not only answered
            [-] now
          [-] Silence
    """)


def test_times_of_day_stand_under_the_half_of_the_day() -> None:
    assert body("""
        培训安排
        上午
        9:00-10:00 开班
        10:00-12:00 服务意识
        1. 三个问题
        下午
        14:00-16:00 演练
    """) == tree("""
        上午
          [9:00-10:00] 开班
          [10:00-12:00] 服务意识
            [1.] 三个问题
        下午
          [14:00-16:00] 演练
    """)


def test_an_outline_without_any_number_goes_by_indentation() -> None:
    assert body("""
        课程大纲
        公司
          历史
          文化
            三条价值观
        岗位
    """) == tree("""
        公司
          历史
          文化
            三条价值观
        岗位
    """)


def test_parts_hold_chapters_whose_numbers_go_on() -> None:
    assert body("""
        第一篇 认知
        第一章 什么是服务
        一、定义
        第二篇 技能
        第二章 听
    """) == tree("""
        [第一篇] 认知
          [第一章] 什么是服务
            [一、] 定义
        [第二篇] 技能
          [第二章] 听
    """)


def test_levels_in_one_line_are_told_apart() -> None:
    assert body("""
        第一讲 接待
        一、迎客1、起身 2、微笑
        二、入座 案例：等了十分钟的人
        三、奉茶
    """) == tree("""
        [第一讲] 接待
          [一、] 迎客
            [1、] 起身
            [2、] 微笑
          [二、] 入座
            案例：等了十分钟的人
          [三、] 奉茶
    """)


def test_headings_and_dividers_of_other_formats_count_more_than_numbers() -> None:
    text = "甲\n1. 乙\n丙\n2. 丁\n戊\n"
    cuts = [Cut(0, 1), Cut(2, 6), Cut(7, 8), Cut(9, 13), Cut(14, 15)]
    levels = [1, 0, 2, 0, 1]
    lines = tuple(Line(cut, "", heading=level) for cut, level in zip(cuts, levels, strict=True))
    outline = outline_of(Original("x.docx", "docx", text, lines))

    assert "\n".join(shown(outline.body, outline.original)) + "\n" == tree("""
        甲
          [1.] 乙
          丙
            [2.] 丁
        戊
    """)


def test_lists_of_the_file_nest_by_their_depth_and_by_their_numbers() -> None:
    items = [("一、", 1), ("1.", 1), ("", 2), ("2.", 1), ("二、", 1), ("", 1), ("", 1)]
    text = "\n".join("甲乙丙丁戊己庚")
    lines = tuple(
        Line(Cut(2 * at, 2 * at + 1), "", item=depth, number=number) for at, (number, depth) in enumerate(items)
    )
    outline = outline_of(Original("x.docx", "docx", text, lines))

    assert "\n".join(shown(outline.body, outline.original)) + "\n" == tree("""
        [] 甲
          [] 乙
            丙
          [] 丁
        [] 戊
          己
          庚
    """)


def test_a_text_that_nests_without_end_has_a_bottom() -> None:
    outline = read("\n".join(" " * depth + f"1. {depth}" for depth in range(500)))

    def depth(entries: tuple[Entry, ...]) -> int:
        return 1 + max(map(depth, (entry.entries for entry in entries)), default=0)

    assert depth(outline.body) == 18


def test_fields_stand_before_and_articles_after_the_outline() -> None:
    outline = read("""
        《倾听》
        课程收益：
        1. 听得完
        2. 问得准
        课程模型：
        课程时间：1天
        课程大纲
        第一讲：听
        课程总结：一人一句
        一、倾听的含义
        倾听是指在谈话中把注意放在对方身上，并让对方知道自己在听；它既是一种态度，也是一种可以练习的能力，许多研究都谈到这一点。
        二、倾听的价值
        会倾听的人更容易得到信任，也更早知道坏消息，因此能够在问题还小的时候处理它；团队中的误会也会因此减少，这一点常被忽视。
        免责声明：内容来自网络。
    """)
    assert "\n".join(shown(outline.front, outline.original)) + "\n" == tree("""
        《倾听》
        课程收益：
          [1.] 听得完
          [2.] 问得准
        课程模型：
        课程时间：1天
        课程大纲
    """)
    assert "\n".join(shown(outline.body, outline.original)) + "\n" == tree("""
        [第一讲：] 听
          课程总结：一人一句
    """)
    assert [entry.cut.of(outline.original.text)[:5] for entry in outline.back] == [
        "倾听的含义",
        "倾听的价值",
        "免责声明：",
    ]


def test_fields_may_be_counted_around_the_outline() -> None:
    outline = read("""
        一、培训目标：会看
        二、培训内容
        ◇ 环境
        ① 灯光
        ◇ 人
        三、培训方式：演练
    """)
    parts = (outline.front, outline.body, outline.back)
    assert ["\n".join(shown(part, outline.original)) for part in parts] == [
        "[一、] 培训目标：会看\n[二、] 培训内容",
        "[◇] 环境\n  [①] 灯光\n[◇] 人",
        "[三、] 培训方式：演练",
    ]


def test_a_word_before_an_english_label_is_part_of_it() -> None:
    assert body("""
        Module 1: Style
        1. Verbs
        2. Nouns
        Group exercise: repair a letter
        Module 2: Tone
    """) == tree("""
        [Module 1:] Style
          [1.] Verbs
          [2.] Nouns
          Group exercise: repair a letter
        [Module 2:] Tone
    """)


def test_a_day_has_its_halves_below_it() -> None:
    assert body("""
        课程内容
        第一天：
        上午 9：00—12：00
        ◇ 环境
        下午 13：30—16：30
        ◇ 人
        第二天：
        听懂
    """) == tree("""
        [] 第一天：
          上午 9：00—12：00
            [◇] 环境
          下午 13：30—16：30
            [◇] 人
        [第二天：] 听懂
    """)


def test_doubt_is_said() -> None:
    outline = read("第一讲 准备\n一、名单\n一、场地\n三、材料\n")
    (unit,) = outline.body

    assert [(entry.confidence, entry.doubt) for entry in unit.entries] == [
        (0.95, ""),
        (0.8, "its number is that of the entry before it"),
        (0.85, "a number is skipped"),
    ]


# ---------------------------------------------------------------- nothing is lost, nothing is said twice


def cuts(entries: Iterable[Entry]) -> Iterator[Cut]:
    for entry in entries:
        yield entry.cut
        if entry.mark is not None:
            yield entry.mark.cut
        yield from cuts(entry.entries)


@pytest.mark.parametrize("ending", ["\n", "\r\n", ""])
def test_every_character_is_in_one_entry(ending: str) -> None:
    source = Path(__file__).read_text(encoding="utf-8")
    for text in (source, source.replace("\n", ending), "\n".join(reversed(source.splitlines()))):
        outline = outline_of(read_text("x.txt", text.encode()))

        counts = [0] * len(outline.original.text)
        for cut in cuts((*outline.front, *outline.body, *outline.back)):
            for at in range(cut.start, cut.end):
                counts[at] += 1
        assert {count for char, count in zip(outline.original.text, counts, strict=True) if not char.isspace()} == {1}
