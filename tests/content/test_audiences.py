"""One course, two audiences: window-emergency for 营业员 and for 班组长."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from coursekit.diagnostic import Report
from coursekit.model.plan import Plan
from coursekit.pipeline.compiler import check_folder
from coursekit.pipeline.looks import default_look
from coursekit.pipeline.products import Documents, write_files
from coursekit.read.library import Library
from coursekit.write import read_deck_metrics

COURSE = Path("content/window-emergency")

AGENTS_ONLY = [
    "浓缩版 · 营业员 · # 天",
    "| | 第一个电话没人接，再打给谁 |  |",
    "| 每人用今天学过的一件事，填满一张首报与登记卡。",
    "#. 同桌互查：没有“等等”“左右”“领导”这类含糊的词（# 分钟）",
]
LEADS_ONLY = [
    "浓缩版 · 班组长 · # 天",
    "[ ] 能在同事被围住时补位、派活和续报",
    "### 班组长补三个位",
    "同事被围在窗口里的时候，最怕两件事：没有人来，和来的人先问“怎么回事”。班组长到场，先补位，后问话；问话也不在客户面前问。",
    "- 补人：站到同事身旁，替他把话接过来",
    "- 补话：接着他说过的往下说，不当面____(#, short)",
    "- 补报：首报之后十分钟，续报一次，说清谁在办",
    "| 每人用今天学过的一件事，填满一张首报与登记卡。班组长站在接报的一边填：报上来的是什么，您派了谁。",
    "| | 派了谁，做什么，几点续报 |  |",
    "#. 同桌互查：没有“等等”“左右”“领导”这类含糊的词，派出去的每件事都有人名（# 分钟）",
    "### 练习 #-# 接到首报，先派谁",
    "产出: 一条续报：谁在办、办到哪、几点再报",
    "两人一组，一人念首报，一人一分钟之内派活，再写出十分钟以后的续报。",
    "+-- scenario: 情境 十点二十，你在后台",
    "| 手机响了，是收费员小周：“班长，大厅有位大姐在拍桌子，说我们多收了她家两百块，旁边的人都举着手机。"
    "我跟她解释了三遍，她不听，说要找领导。”",
    "| 前台今天三个人：小周在二号窗，林姐在三号窗，正给一位老人办过户；引导员老吴在门口。大厅里等着十一个人。",
    "#. 这一分钟里，谁做什么？写出三个人名和三个动作。",
    "#. 你自己先去哪里，第一句话对谁说？",
    "#. 十分钟以后，续报给所长的那一条怎么写？",
    "#. 一人念首报，一人边听边记人名（# 分钟）",
    "#. 派活：三个人、三件事，说出口（# 分钟）",
    "#. 写续报，念给对方听（# 分钟）",
    "#. 互换角色，只派活（# 分钟）",
]


@cache
def plan_for(edition: str, audience: str) -> Plan:
    library = Library(Report())
    checked = check_folder(COURSE, library, (edition,), audiences=(audience,))
    assert [found.code for found in library.report.sorted()] == []
    assert checked is not None
    return checked.plans[0]


@cache
def lines(product: str, audience: str) -> list[str]:
    """Without numbers, which follow what stands before: those of gaps and activities, and minutes."""
    look = default_look()
    documents = Documents(plan_for("condensed", audience), read_deck_metrics(look, "zh-CN"), "2026-01-01")
    (file,) = write_files(documents, look, {product: ("txt",)})
    return [re.sub(r"\d+", "#", line) for line in file.data.decode().split("\n")]


def only_in(audience: str, other: str) -> list[str]:
    others = set(lines("handout", other))
    return [line for line in lines("handout", audience) if line not in others and not re.match("#:#–#:#", line)]


def test_the_handouts_differ_in_what_is_bound_and_in_nothing_else() -> None:
    assert sorted(only_in("营业员", "班组长")) == sorted(AGENTS_ONLY)
    assert sorted(only_in("班组长", "营业员")) == sorted(LEADS_ONLY)


def test_nothing_that_trainees_of_one_audience_get_is_bound_to_the_other() -> None:
    agents = "\n".join([*lines("handout", "营业员"), *lines("deck", "营业员")])
    leads = "\n".join([*lines("handout", "班组长"), *lines("deck", "班组长")])

    assert not [words for words in ("班组长补", "先派谁", "派了谁", "补位") if words in agents]
    assert "第一个电话没人接" not in leads


@pytest.mark.parametrize("edition", ["full", "condensed", "three-day"])
@pytest.mark.parametrize("audience", ["营业员", "收费员", "班组长"])
def test_the_minutes_add_up_for_every_audience(edition: str, audience: str) -> None:
    plan = plan_for(edition, audience)

    assert (plan.taught_minutes, [cut.id for cut in plan.cuts if cut.reason == "no-time"]) == (
        plan.available_minutes,
        [],
    )
