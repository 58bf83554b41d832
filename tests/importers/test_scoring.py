"""The measure itself: what it counts, and what it forgives."""

from __future__ import annotations

import pytest

from coursekit.importers.meaning import FieldName, FieldSense, Left, Meaning, Reason, Role, Sense
from coursekit.importers.original import Cut, Original
from coursekit.importers.outline import Mark
from coursekit.importers.trace import Kept, Trace
from coursekit.value import replace
from tests.importers.gold_tree import Gold, gold_tree
from tests.importers.scoring import score

TEXT = "对象：店长\n一、开门\n1. 扫地\n案例：雨天\n二、关门"
GOLD = """
field:audience| 店长
module| 开门
  topic/point| 扫地
    case| 雨天
module| 关门
"""


def cut(words: str) -> Cut:
    start = TEXT.index(words)
    return Cut(start, start + len(words))


def meaning(*senses: Sense) -> Meaning:
    audience = FieldSense(FieldName.AUDIENCE, cut("对象"), (cut("店长"),), "line 1")
    return Meaning(Original("a.txt", "text", TEXT, ()), "zh-CN", (audience,), senses, (), (), ())


def trace(*words: str) -> Trace:
    """As if the course had these words, and the rest were left out."""
    kept = tuple(Kept(cut(one), "a", "title") for one in words)
    rest = TEXT
    for one in words:
        rest = rest.replace(one, " " * len(one))
    left = tuple(Left(Cut(i, i + 1), Reason.LABEL) for i, char in enumerate(rest) if char != " ")
    return Trace(Original("a.txt", "text", TEXT, ()), kept, left, ())


ALL = trace("店长", "开门", "扫地", "雨天", "关门")


def sense(role: Role, words: str, *below: Sense, mark: str = "", label: str = "", kind: str = "") -> Sense:
    return Sense(
        role,
        cut(words),
        f"line {TEXT.count(chr(10), 0, cut(words).start) + 1}",
        kind=kind,
        label=cut(label) if label else None,
        mark=Mark(cut(mark), mark) if mark else None,
        senses=below,
    )


CASE = sense(Role.ACTIVITY, "雨天", label="案例：", kind="case")
FLOOR = sense(Role.TOPIC, "扫地", mark="1.")
CLOSED = sense(Role.MODULE, "关门", mark="二、")


def test_what_is_read_as_in_the_gold_tree_has_no_mistakes() -> None:
    opened = sense(Role.MODULE, "开门", sense(Role.TOPIC, "扫地", CASE, mark="1."), mark="一、")
    assert str(score(meaning(opened, CLOSED), ALL, GOLD)) == (
        "nodes 1.000 (6/6) · of them ours 1.000 (4/4) · parent 1.000 (4/4) · role 1.000 (4/4) · kind 1.000 (1/1) · lost 0"
    )


def test_every_mistake_is_said_with_its_place_in_the_tree() -> None:
    wrong = sense(Role.MODULE, "开门", FLOOR, CLOSED, mark="一、")
    as_point = sense(Role.POINT, "案例：雨天")
    assert str(score(meaning(wrong, as_point), ALL, GOLD)) == (
        "nodes 0.833 (5/6) · of them ours 0.750 (3/4) · parent 0.667 (2/3) · role 1.000 (3/3) · kind 0.000 (0/1) · lost 0\n"
        "  not found     case| 雨天\n"
        "  no such node  point| line 4: 案例雨天\n"
        "  wrong parent  module| 关门  is under [line 2: 开门] and not [the course]"
    )


def test_words_that_are_not_in_the_course_are_lost() -> None:
    opened = sense(Role.MODULE, "开门", FLOOR, mark="一、")
    result = score(meaning(opened, CLOSED), trace("店长", "开门", "关门"), "module| 开门\n  topic| 扫地\nmodule| 关门")
    assert (result.lost, result.mistakes) == (2, ("  not kept      扫地  of topic| 扫地",))


def test_characters_without_a_trace_are_lost() -> None:
    opened = sense(Role.MODULE, "开门", FLOOR, mark="一、")
    untraced = replace(ALL, left=())
    result = score(meaning(opened, CLOSED), untraced, "module| 开门\n  topic| 扫地\nmodule| 关门")
    assert (result.lost, result.mistakes) == (12, ("  not traced    对象：一、1.案例：二、",))


def test_an_activity_may_stand_deeper_and_an_optional_node_may_be_missing() -> None:
    opened = sense(Role.MODULE, "开门", sense(Role.TOPIC, "扫地", CASE, mark="1."), mark="一、")
    gold = "module| 开门\n  ?topic| 扫地\n  case| 雨天\nmodule| 关门"
    result = score(meaning(opened, CLOSED), ALL, gold)
    assert (result.found, result.parents, result.mistakes) == ((3, 3), (4, 4), ())


def test_gold_that_is_not_in_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match=r"gold: \('擦窗',\) is not in the text"):
        score(meaning(CLOSED), ALL, "module| 擦窗")


def test_the_notation() -> None:
    assert gold_tree("field:time!|\n  | 2天\n~case/text| 雨天 ‖ 案例一：雨天\n  ?*| 合影") == (
        Gold(frozenset({"field:time"}), (), None, exact=True),
        Gold(frozenset(), ("2天",), 0),
        Gold(frozenset({"case", "text"}), ("雨天", "案例一：雨天"), None, anywhere=True),
        Gold(frozenset({"*"}), ("合影",), 2, optional=True),
    )
    with pytest.raises(ValueError, match=r"line 2: .* has nothing above it"):
        gold_tree("module| 开门\n    point| 扫地")
