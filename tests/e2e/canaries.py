"""A course in which every place that trainees must not see holds a bird of its own, in letters and in Chinese."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.e2e.courses import Files, picture

SHOWN_COLOUR = (10, 60, 90)
"""Of the picture that everybody may see; each bird's is its own."""

_DIGITS = "零一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Bird:
    """Its name in letters and in Chinese; all birds' names are equally long, so that a text keeps its length."""

    latin: str
    chinese: str
    colour: tuple[int, int, int]


CANARY = Bird("CANARY", "金丝雀", (255, 220, 0))
LINNET = Bird("LINNET", "赤胸朱", (120, 0, 60))


def name_of(bird: Bird, place: str) -> tuple[str, str]:
    """The two words that stand in a place."""
    number = PLACES.index(place)
    return f"{bird.latin}{number:03d}", bird.chinese + "".join(_DIGITS[int(digit)] for digit in f"{number:03d}")


def course(bird: Bird, *, right: int = 1) -> Files:
    """`right` is the option of the quiz that is marked as right, 0 or 1."""

    def release(match: re.Match[str]) -> str:
        return " ".join(name_of(bird, match[1]))

    marks = {"<0>": "x" if right == 0 else " ", "<1>": "x" if right == 1 else " "}
    files: dict[str, str | bytes] = {
        "media/shown.png": picture(SHOWN_COLOUR),
        "media/hidden.png": picture(bird.colour),
        "glossary.yaml": "班前会: 上班前五分钟的短会\n",
    }
    for path, text in (("course.yaml", _COURSE), ("modules/01.md", _MODULE)):
        for mark, sign in marks.items():
            text = text.replace(mark, sign)
        files[path] = re.sub(r"@([a-z-]+)@", release, text)
    return files


_COURSE = """\
schema: 1
id: birds
title: 柜台前的三分钟
subtitle: 从听见到办好
language: zh-CN
version: "1.0"
date: 2026-11-22
audience: [营业员, 班组长]
group: {min: 6, max: 12, tables: 2}
summary: 三分钟里听清一件事。
purpose: "@purpose@"
outcomes:
  listen: 能让客户把话说完
room: "@room@"
preparation:
  two-weeks: ["@two-weeks@"]
  day-before: ["@day-before@"]
  hour-before: ["@hour-before@"]
risks:
  - {if: "@risk-if@", then: "@risk-then@"}
evaluation: ["@evaluation@"]
references:
  book: "王某：《柜台》，2020。"
day: {start: "09:00", end: "11:20", breaks: []}
editions:
  full: {title: 半天, days: 1}
  other: {title: 另一版, days: 1}
modules:
  - modules/01.md
"""

_MODULE = """\
---
id: counter
title: 听与说
outcomes: [listen]
---

模块的引言里有一个[@blank-module-intro@]{.blank}，见[](#third)。

:::{say} @say-module-title@
@say-module@
:::
:::{do}
@do-module@
:::
:::{ask}
@ask-module@
:::
:::{show}
@show-module@
:::
:::{transition}
@transition-module@
:::

# 先听 {#first minutes=60-65 outcomes=listen}

题目的引言里有一个[@blank-topic-intro@]{.blank}。

## 两件事

- 听见**[@blank-list@]{.blank}**
- 听见[心情](https://example.org)
  - 里面一层：[@blank-nested@]{.blank}

读一读：*[@blank-paragraph@]{.blank}*。

:::{say}
@say-talk@

- @say-list@

| 讲 | 停 |
|---|---|
| @say-table@ | 三秒 |
:::
:::{do}
@do-talk@
:::
:::{ask}
1. @ask-talk@

:lines: 3
:::
:::{show}
@show-talk@
:::
:::{transition}
@transition-talk@
:::

## 一张表

| 说法 | 客户听见 |
|---|---|
| 请冷静 | [@blank-table@]{.blank} |

## 四步

:::{process} 四步
- 听：[@blank-drawing-detail@]{.blank}
- [@blank-drawing-label@]{.blank}：说出心情
:::

## 一句话

> 话没说完的人，[@blank-quote@]{.blank}。

## 一个点

### [@blank-point@]{.blank}

- 班前会
- 早上的[@blank-two-gaps@]{.blank}和晚上的[@blank-same-line@]{.blank}

## 大厅

![早上的营业厅](media/shown.png "九点的大厅")

:::::{case} 第三通电话 {#third}
:minutes: 25-25
:grouping: pairs
:materials: @material@ ×每人 1；@material-two@ ×每桌 2
:outcomes: listen
:output: 一句更好的话
:late: @late@

客户第三次打来，[@blank-brief@]{.blank}。

:::{scenario} 周二上午
王女士的[@blank-scenario@]{.blank}漏水。
:::
:::{steps}
1. 读[@blank-steps@]{.blank}（3 分钟）
:::
:::{ask}
1. 哪一句是[@blank-ask@]{.blank}？
2. 您会怎么说？
:::
:::{answer} @answer-title@
1. @answer@
2. **@answer-strong@** 与 `@answer-code@`

![@answer-alt@](media/hidden.png "@answer-caption@")
:::
:::{worksheet} 练习单
| 事情 | 心情 |
|---|---|
| 漏水 | [@blank-worksheet@]{.blank} |
:::
::::{answer}
:::{process} @answer-drawing-title@
:alt: @answer-drawing-alt@
- @answer-drawing-label@：@answer-drawing-detail@
- 二：三
:::
::::
:::{rubric}
- 有一个[@blank-rubric@]{.blank}
:::
:::{say}
@say-activity@
:::
:::{do}
@do-activity@
:::
:::{show}
@show-activity@

![@show-alt@](media/hidden.png)
:::
::::{debrief} @debrief-title@
@debrief@

> @debrief-quote@

:::{chart} @debrief-chart-title@
:type: column

| 天 | @debrief-chart-series@ |
|---|---|
| @debrief-chart-category@ | 4711 |
:::
::::
:::{difficulties}
- @difficulties@
:::
:::{transition}
@transition-activity@
:::
:::::

::::{role-play} 三把椅子 {#chairs}
:minutes: 25-25
:grouping: trios
:outcomes: listen

三人一组。

:::{role} 客户
你[@blank-role@]{.blank}。
:::
:::{role} 营业员
你听。
:::
:::{observe}
- 是否[@blank-observe@]{.blank}
:::
:::{debrief}
请三位都说一句。
:::
::::

::::{quiz} 两道小题 {#quiz}
:minutes: 25-25
:outcomes: listen

1. 客户大声说话，先[@blank-question@]{.blank}什么？
   - [<0>] 请他[@blank-option@]{.blank}
   - [<1>] 让他说完
2. “但是”有什么害处？

:::{answer}
1. @quiz-explanation@
2. @quiz-answer@
:::
::::
"""

PLACES = tuple(dict.fromkeys(re.findall(r"@([a-z-]+)@", _COURSE + _MODULE)))
"""Every place that holds a bird."""

BLANKS = tuple(place for place in PLACES if place.startswith("blank-"))
ANSWERS = tuple(place for place in PLACES if place.startswith(("answer", "quiz-")))
