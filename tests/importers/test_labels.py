from __future__ import annotations

import pytest

from coursekit.importers.labels import find_label


@pytest.mark.parametrize(
    ("text", "kind", "label", "rest"),
    [
        ("案例：退错的伞", "case", "案例", "退错的伞"),
        ("案例分析1：退错的伞", "case", "案例分析1", "退错的伞"),
        ("(案例分析:“一把伞”)", "case", "案例分析", "“一把伞”"),
        ("【案例】一把伞", "case", "案例", "一把伞"),
        ("案例思考：谁的伞", "case", "案例思考", "谁的伞"),
        ("图书馆案例分析：谁的伞", "case", "图书馆案例分析", "谁的伞"),
        ("案例研討：誰的傘", "case", "案例研討", "誰的傘"),
        ("短片观看及案例分析（借阅与归还）", "case", "短片观看及案例分析", "借阅与归还"),
        ("讨论：伞归谁？", "discussion", "讨论", "伞归谁？"),
        ("小组讨论—伞归谁？", "discussion", "小组讨论", "伞归谁？"),
        ("团队共创：画一张图", "discussion", "团队共创", "画一张图"),
        ("思考练习: 伞归谁", "exercise", "思考练习", "伞归谁"),
        ("现场作业：画图", "exercise", "现场作业", "画图"),
        ("现场借阅演练：三人一组", "role-play", "现场借阅演练", "三人一组"),
        ("互动：借书电话演练", "role-play", "互动", "借书电话演练"),
        ("示范指导、模拟演练：借书礼仪", "role-play", "示范指导、模拟演练", "借书礼仪"),
        ("头脑风暴——怎样找伞", "brainstorm", "头脑风暴", "怎样找伞"),
        ("现场测评：耐心有多少", "quiz", "现场测评", "耐心有多少"),
        ("工具：失物登记表", "tool", "工具", "失物登记表"),
        ("章节重点：先听后说", "key-point", "章节重点", "先听后说"),
        ("输出成果：一张图", "output", "输出成果", "一张图"),
        ("课程总结/复盘：说一句", "wrap-up", "课程总结/复盘", "说一句"),
        ("课程回顾+学员感言", "wrap-up", "", "课程回顾+学员感言"),
        ("示范指导、模拟演练", "role-play", "", "示范指导、模拟演练"),
        ("就学员带来的难题进行分析讨论、讲解点评", "discussion", "", "就学员带来的难题进行分析讨论、讲解点评"),
        ("Case study: The lost umbrella", "case", "Case study", "The lost umbrella"),
        ("Role play – at the desk", "role-play", "Role play", "at the desk"),
        ("Exercise 2: Draw it", "exercise", "Exercise 2", "Draw it"),
        ("Pair discussion: whose is it?", "discussion", "Pair discussion", "whose is it?"),
        ("Icebreaker", "game", "", "Icebreaker"),
        ("角色扮演 两个部门", "role-play", "角色扮演", "两个部门"),
        ("案例 · 西游记", "case", "案例", "西游记"),
        ("答疑与总结", "wrap-up", "", "答疑与总结"),
        ("Q&A and close", "wrap-up", "", "Q&A and close"),
        ("专业度：态度友善", None, "", ""),
        ("禁忌1: 怀疑", None, "", ""),
        ("NPS定义：净推荐值", None, "", ""),
        ("换位思考", None, "", ""),
        ("Worst case: it rains", None, "", ""),
        ("Customers: who they are", None, "", ""),
    ],
)  # fmt: skip
def test_a_label_is_read_by_its_words(text: str, kind: str | None, label: str, rest: str) -> None:
    found = find_label(text)

    said = (found.kind, text[slice(*found.words)], text[slice(*found.rest)]) if found else (None, "", "")
    assert said == (kind, label, rest)
