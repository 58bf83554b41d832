from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from coursekit.importers.leftovers import gaps, kept_cuts
from coursekit.importers.meaning import Meaning, Sense
from coursekit.importers.understand import understand
from tests.importers.outlines import outline


def shown(meaning: Meaning) -> list[str]:
    return list(_shown(meaning.senses, meaning.original.text, ""))


def _shown(senses: Iterable[Sense], text: str, indent: str) -> Iterator[str]:
    for sense in senses:
        minutes = f" {sense.minutes} min" if sense.minutes else ""
        hints = "".join(f" +{hint.of(text)}" for hint in sense.hints)
        yield f"{indent}{sense.kind or sense.role.value}: {sense.title.of(text)}{minutes}{hints}"
        yield from _shown(sense.senses, text, indent + "  ")


def fields(meaning: Meaning) -> list[tuple[str, list[str]]]:
    text = meaning.original.text
    return [(one.name.value, [value.of(text) for value in one.values]) for one in meaning.fields]


LIBRARY = """
    《图书馆窗口：温和而坚定》
    【课程背景】
      读者越来越多，窗口只有两个。
      馆员每天要回答三百个问题。
    课程时间：2天,6小时/天
    课程收益:
      • 说得清规则；
      • 留得住体面。
    授课对象：馆员、值班长等。
    课程模型：
    课程大纲
    ---
    第一讲：看见读者（案例分析、头脑风暴）
      章节重点：先看见，再说话
      一、读者的三种需要
        1. 被听见
          案例：一把忘了的伞
        2. 被记得
        3. 总结：分析、提升
        思考练习：你上一次被记得是什么时候？
      二、服务的四个时刻（45分钟）
    第二讲：说清规则
      1、规则背后的道理
        工具：三句话卡片
        （案例分析:“超期的书”）
      2、拒绝的说法
        禁忌1: 冷笑
        禁忌2：讲大道理
      输出成果：窗口话术一页纸
    课程回顾+学员感言
    ---
    版权所有，翻印必究
"""


def test_an_outline_is_understood_entry_by_entry() -> None:
    meaning = understand(outline(LIBRARY))

    assert meaning.language == "zh-CN"
    assert fields(meaning) == [
        ("title", ["图书馆窗口：温和而坚定"]),
        ("background", ["读者越来越多，窗口只有两个。", "馆员每天要回答三百个问题。"]),
        ("time", ["2天,6小时/天"]),
        ("outcomes", ["说得清规则", "留得住体面。"]),
        ("audience", ["馆员、值班长等。"]),
        ("model", []),
    ]
    assert shown(meaning) == [
        "module: 看见读者 +案例分析 +头脑风暴",
        "  key-point: 先看见，再说话",
        "  topic: 读者的三种需要",
        "    point: 被听见",
        "      case: 一把忘了的伞",
        "    point: 被记得",
        "    point: 总结：分析、提升",
        "    exercise: 你上一次被记得是什么时候？",
        "  topic: 服务的四个时刻 45 min",
        "module: 说清规则",
        "  topic: 规则背后的道理",
        "    tool: 三句话卡片",
        "    case: “超期的书”",
        "  topic: 拒绝的说法",
        "    point: 禁忌1: 冷笑",
        "    point: 禁忌2：讲大道理",
        "  output: 窗口话术一页纸",
        "wrap-up: 课程回顾+学员感言",
    ]


def test_an_english_outline_is_understood() -> None:
    meaning = understand(
        outline(
            """
            Course title: The calm desk
            Duration: 12 hours over 2 days
            Who should attend: librarians, shift leads
            ---
            Module 1: Seeing readers (90 min)
              - What readers need
              - Case study: The forgotten umbrella
              - Group discussion: Whose is it?
            Module 2: Saying no
              - Role play: The overdue book
              - Key points: rules have reasons
            """
        )
    )

    assert meaning.language == "en"
    assert [name for name, _ in fields(meaning)] == ["title", "time", "audience"]
    assert shown(meaning) == [
        "module: Seeing readers 90 min",
        "  point: What readers need",
        "  case: The forgotten umbrella",
        "  discussion: Whose is it?",
        "module: Saying no",
        "  role-play: The overdue book",
        "  key-point: rules have reasons",
    ]


def test_traditional_chinese_is_told_by_its_characters() -> None:
    meaning = understand(outline("---\n第一講 櫃檯服務\n  案例研討：誰的傘"))

    assert meaning.language == "zh-TW"
    assert shown(meaning) == ["module: 櫃檯服務", "  case: 誰的傘"]


def test_an_introduction_before_the_modules_is_one_when_it_has_points() -> None:
    with_points = understand(outline("---\n导入：我们为什么在这里\n  1、读者多了\n第一讲 看见读者\n  一、需要"))
    with_questions = understand(outline("---\n第一讲 看见读者\n  导入：\n    你等过吗？\n    等了多久？\n  一、需要"))

    assert shown(with_points)[:2] == ["module: 我们为什么在这里", "  topic: 读者多了"]
    assert shown(with_questions)[1:4] == ["  reflection: 导入", "    point: 你等过吗？", "    point: 等了多久？"]


def test_an_answer_takes_the_place_of_a_guess() -> None:
    doubtful = outline("---\n第一讲 借还\n  一、还书\n    示范指导、模拟演练：清点\n  二、借书")
    meaning = understand(doubtful)
    guess = next(one for one in meaning.guesses if one.about == "kind")

    asked_again = understand(doubtful, answers={(guess.cut, guess.about): "demonstration"})

    assert (guess.choice, guess.confidence < 0.7, "demonstration" in guess.options) == ("role-play", True, True)
    assert shown(asked_again)[2] == "    demonstration: 清点"
    assert all(one.about != "kind" for one in asked_again.guesses)


def test_an_article_around_the_course_is_background() -> None:
    meaning = understand(
        outline(
            """
            耐心
            耐心是指一个人在等待时保持平静的能力。
            课程时间：1天
            ---
            第一讲 等一等
              一、为什么急
            ---
            一、耐心的由来
              从前有人这样说。
            免责声明：内容来自网络。
            """,
            name="耐心课.txt",
        )
    )

    text = meaning.original.text
    assert [cut.of(text) for cut in meaning.background] == [
        "耐心",
        "耐心是指一个人在等待时保持平静的能力。",
        "一、耐心的由来",
        "从前有人这样说。",
    ]
    assert [one.cut.of(text) for one in meaning.left if one.reason == "notice"] == ["免责声明：内容来自网络。"]
    assert [name for name, _ in fields(meaning)] == ["time"]


def test_nothing_of_an_outline_is_nowhere_in_its_meaning() -> None:
    meaning = understand(outline(LIBRARY))

    cuts = [*kept_cuts(meaning), *(one.cut for one in meaning.left)]
    assert list(gaps(meaning.original.text, cuts)) == []


def test_a_label_that_ends_its_line_has_the_lines_after_it() -> None:
    meaning = understand(
        outline("---\n第一讲 借还\n  一、还书\n    1. 清点\n    输出成果：\n    一张清单\n    2. 上架")
    )

    assert shown(meaning)[2:] == ["    point: 清点", "    output: 一张清单", "    point: 上架"]


def test_times_of_day_and_what_is_left_of_a_page_are_no_words_of_the_course() -> None:
    meaning = understand(
        outline(
            """
            首页 > 课程 > 详情
            浏览次数：12 发布时间：今天
              温和的窗口
            课程时间 1天
            ---
            模块一：看见读者
              09:00-10:30 读者的需要
                第 2 页 共 3 页
              10:30-10:45 茶歇
              10:45-12:00 说明规则
            """
        )
    )

    assert fields(meaning) == [("title", ["温和的窗口"]), ("time", ["1天"])]
    assert shown(meaning)[1:] == ["  topic: 读者的需要 90 min", "  topic: 说明规则 75 min"]


def test_a_length_in_a_cell_of_its_own_is_that_of_its_module() -> None:
    meaning = understand(outline("---\n第一讲 看见\n  一、需要\n  90分钟\n第二讲 说明\n  一、规则\n  40分钟"))

    assert shown(meaning) == ["module: 看见 90 min", "  topic: 需要", "module: 说明 40 min", "  topic: 规则"]


def test_a_module_that_is_called_by_its_day_has_that_for_its_title() -> None:
    meaning = understand(outline("---\nDay 1\n  - Seeing readers\nDay 2 Afternoon\n  - Saying no"))

    assert shown(meaning) == [
        "module: Day 1",
        "  point: Seeing readers",
        "module: Day 2 Afternoon",
        "  point: Saying no",
    ]


def test_items_of_one_list_are_topics_when_one_of_them_has_points() -> None:
    meaning = understand(
        outline("---\n第一讲 看见\n  - 需要\n    1. 被听见\n  - 时刻\n第二讲 说明\n  - 规则\n  - 道理")
    )

    assert shown(meaning) == [
        "module: 看见",
        "  topic: 需要",
        "    point: 被听见",
        "  topic: 时刻",
        "module: 说明",
        "  point: 规则",
        "  point: 道理",
    ]


@pytest.mark.parametrize("line", ["《馆员的第一句话》", "《馆员的第一句话》课程大纲", "《馆员的第一句话》培訓提綱"])
def test_a_title_stands_between_book_marks(line: str) -> None:
    assert fields(understand(outline(f"{line}\n---\n第一讲：开口\n  一、称呼\n")))[0] == ("title", ["馆员的第一句话"])


def test_who_it_is_for_is_said_in_many_words() -> None:
    meaning = understand(
        outline(
            "Reading the room\nWho it is for: shift leads\nWhy this course: details get lost\n---\nSession 1: Look\n"
        )
    )

    assert fields(meaning) == [
        ("title", ["Reading the room"]),
        ("audience", ["shift leads"]),
        ("background", ["details get lost"]),
    ]


def test_sentences_after_who_it_is_for_are_no_audience() -> None:
    meaning = understand(outline(
        "Reading the room\nWho it is for: shift leads\n  Aim\n  Details get lost.\n---\nSession 1: Look\n"
    ))  # fmt: skip
    text = meaning.original.text

    assert fields(meaning)[1] == ("audience", ["shift leads"])
    assert [cut.of(text) for cut in meaning.background] == ["Aim", "Details get lost."]
