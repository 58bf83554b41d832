"""Small courses that the tests build, as their authors would write them."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

from PIL import Image

Files = Mapping[str, str | bytes]


def write_course(folder: Path, files: Files) -> Path:
    """The files of a course below `folder`; gives the folder back."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def picture(colour: tuple[int, int, int]) -> bytes:
    """A PNG of one colour."""
    out = io.BytesIO()
    Image.new("RGB", (320, 180), colour).save(out, "PNG")
    return out.getvalue()


# ---------------------------------------------------------------- calm: all that plan and outline can say, in English

CALM: Files = {
    "course.yaml": """\
schema: 1
id: calm
title: Calm calls
language: en
date: 2026-11-22
audience: [agents, team leads]
group: {min: 6, max: 12, tables: 2}
outcomes:
  listen: Let a caller finish
day: {start: "09:00", end: "11:00", breaks: [{at: "10:00", minutes: 15}]}
editions:
  full: {title: A morning, days: 1}
  short: {title: Half an hour, days: 1, day: {end: "09:40", breaks: []}}
modules:
  - modules/01-listening.md
""",
    "modules/01-listening.md": """\
---
id: listening
title: Listening
outcomes: [listen]
---

# Why callers repeat themselves {#repeat minutes=15-35}

## Two reasons

- They feel [unheard]{.blank}
- Nobody has named the problem
  - nor its price

:::{say}
Think of your last call.
:::

## Three signs

- The voice grows louder, then faster, and in the end it falls silent

::::{discussion} Your last angry caller {#last-caller}
:minutes: 20-25
:grouping: pairs
:outcomes: listen

Tell your neighbour about it.

:::{ask}
1. What did they repeat?
:::
:::{answer}
1. What nobody had answered.
:::
:::{debrief}
Ask two pairs.
:::
::::

# Silence {#silence minutes=25-40 priority=could}

## How long three seconds are

- Longer than you think

::::{exercise} Count to three {#count}
:minutes: 15-20
:grouping: individual

Breathe out, then speak.

:::{debrief}
What was hard?
:::
::::
""",
}

BROKEN: Files = {
    **CALM,
    "course.yaml": str(CALM["course.yaml"]).replace("id: calm", "id: broken"),
    "modules/01-listening.md": str(CALM["modules/01-listening.md"]).replace(":minutes: 20-25\n", ""),
}
"""The same with one mistake: the discussion has no minutes."""

HALTING: Files = {
    **CALM,
    "course.yaml": str(CALM["course.yaml"]).replace("id: calm", "id: halting"),
    "modules/01-listening.md": str(CALM["modules/01-listening.md"]).replace(":outcomes: listen\n", ""),
}
"""The same with one warning: no activity practises the outcome."""

OUTLINE: Files = {
    "course.yaml": """\
schema: 1
id: outline
title: Listening
language: en
outcomes:
  listen: Let a caller finish
day: {start: "09:00", end: "09:35", breaks: []}
editions:
  full: {title: A short hour, days: 1}
modules:
  - title: Listening
    outcomes: [listen]
    topics:
      - title: Why callers repeat themselves
        minutes: 20
        points: [They feel unheard, {title: Three signs, points: [volume, speed, silence]}]
        activities:
          - {kind: discussion, title: Your last angry caller, minutes: 15, outcomes: [listen], points: [What did they repeat?]}
"""
}
"""Titles only, and everything builds all the same."""

# ---------------------------------------------------------------- gallery: every block a slide can show

GALLERY: Files = {
    "course.yaml": """\
schema: 1
id: gallery
title: 柜台前的三分钟
subtitle: 从听见到办好
language: zh-CN
date: 2026-11-22
audience: [营业员]
group: {min: 6, max: 12, tables: 2}
outcomes:
  listen: 能让客户把话说完
day: {start: "09:00", end: "10:20", breaks: []}
editions:
  full: {title: 一小时, days: 1}
modules:
  - modules/01.md
""",
    "media/hall.png": picture((40, 90, 120)),
    "media/line.png": picture((200, 200, 200)),
    "modules/01.md": """\
---
title: 听与说
outcomes: [listen]
---

开场的三分钟，决定后面的三十分钟。

# 先听 {#first minutes=30-40}

## 两件事

1. 听见事情
2. 听见心情

:::{say}
请大家想一想上一位客户。
:::

## 大厅

![早上的营业厅](media/hall.png "九点的大厅")

## 隔线

![](media/line.png){.decorative}

## 一张表

| 说法 | 客户听见 |
|---|---|
| 请冷静 | 您太[吵]{.blank}了 |
| 我明白 | 我不明白 |

## 四步

:::{process} 四步
- 听：让话说完
- 认：说出心情
- 担：我来办
- 领：下一步
:::

## 数字

:::{chart} 一周的来电
:type: column

| 天 | 来电 | 投诉 |
|---|---|---|
| 周一 | 120 | 8 |
| 周二 | 90 | 5 |
:::

## 一句话

> 话没说完的人，不会听。

## 说与不说

### 说

- 我来办
- 您请讲

### 不说

- 不归我管
- 您先冷静

::::{case} 第三通电话 {#third}
:minutes: 15-20
:grouping: pairs
:materials: 便条 ×每人 1
:outcomes: listen
:output: 一句更好的话
:late: 只做第一题

客户第三次打来，一开口就要找领导。

:::{scenario} 周二上午
王女士的洗衣机漏水，两次约好都没人来。
:::

:::{steps}
1. 读一遍（3 分钟）
2. 写一句话（5 分钟）
:::

:::{ask}
1. 哪一句是事情，哪一句是心情？
2. 您会怎么说？
:::

:::{answer}
1. 漏水是事情，两个早上是心情。
2. 先说心情，再问单号。
:::

:::{debrief}
请两组读出来。
:::
::::

::::{quiz} 三道小题 {#quiz}
:minutes: 15-20
:outcomes: listen

1. 客户大声说话，先做什么？
   - [ ] 请他冷静
   - [x] 让他说完
2. “但是”有什么害处？

:::{answer}
1. 说完才会听。
2. 它擦掉前面的话。
:::
::::
""",
}

# ---------------------------------------------------------------- mute: all words that a reader sees are the program's own


def mute(language: str) -> Files:
    """A course whose author writes nothing but digits and dots, so that every word in its products is the program's."""
    return {
        "course.yaml": f"""\
schema: 1
id: mute-{language.lower()}
title: "1"
subtitle: "2"
language: {language}
version: "3"
date: 2026-11-22
audience: ["4"]
group: {{min: 6, max: 12, tables: 2}}
summary: "5"
purpose: "6"
prerequisites: ["7"]
room: "8"
evaluation: ["9"]
risks: [{{if: "10", then: "11"}}]
outcomes:
  o1: "12"
  o2: "13"
references:
  r1: "14"
day: {{start: "09:00", end: "15:00", lunch: {{at: "12:00", minutes: 60}}, breaks: [{{at: "10:30", minutes: 15}}]}}
editions:
  full: {{title: "15", days: 2}}
  short: {{title: "16", days: 0.5, drop: [dropped]}}
modules:
  - modules/01.md
""",
        "glossary.yaml": '"20": "17"\n',
        "media/hall.png": picture((40, 90, 120)),
        "modules/01.md": _MUTE_MODULE,
    }


def _mute_activity(kind: str, parts: str, *, priority: str = "could") -> str:
    return f"""
::::{{{kind}}} 31 {{#{kind}}}
:minutes: 15-50
:priority: {priority}
:grouping: {_GROUPINGS.get(kind, "tables")}
:materials: 32 ×每桌 2
:outcomes: o1, o2
:output: "33"
:late: "34"

35 [](#t2) [](#r1) [36](#role-play)

{parts}
:::{{say}}
37
:::
:::{{do}}
38
:::
:::{{show}}
39
:::
:::{{debrief}}
40
:::
:::{{difficulties}}
- 41
:::
:::{{transition}}
42
:::
::::
"""


_GROUPINGS = {
    "case": "individual",
    "discussion": "pairs",
    "exercise": "trios",
    "role-play": "groups",
    "game": "plenary",
}
_ASK = ":::{ask}\n1. 43\n2. 44\n:::\n:::{answer}\n1. 45\n2. 46\n:::\n"
_SHEETS = (
    ":::{scenario} 47\n48\n:::\n:::{steps}\n1. 49\n:::\n:::{worksheet} 50\n| 51 | 52 |\n|---|---|\n| 53 | |\n:::\n"
    ":::{rubric}\n- 54\n:::\n"
)
_ROLES = ":::{role} 55\n56\n:::\n:::{role} 57\n58\n:::\n:::{observe}\n- 59\n:::\n"
_QUIZ = "1. 60\n   - [ ] 61\n   - [x] 62\n2. 63\n   - [x] 64\n   - [ ] 65\n"

_MUTE_MODULE = f"""\
---
id: m1
title: "18"
outcomes: [o1, o2]
methods: "19"
---

20 [21](#m1) [](#t1)

# 22 {{#t1 minutes=20-60}}

## 23

- 24 [25]{{.blank}}

:::{{say}}
26
:::
:::{{ask}}
27
:::

## 28

| 29 | 30 |
|---|---|
{"".join(f"| {n} | {n} |{chr(10)}" for n in range(100, 140))}

## 66

:::{{process}}
- 67：68
- 69：70
:::

# 71 {{#t2 minutes=5-60 priority=should}}

## 72

- 73

# 74 {{#t3 minutes=5-60 priority=could}}

## 75

- 76

# 77 {{#dropped minutes=5-60 priority=could}}

## 78

- 79

# 80 {{#t4 priority=could}}
{_mute_activity("case", _ASK + _SHEETS)}
{_mute_activity("discussion", _ASK)}
{_mute_activity("exercise", _SHEETS)}
{_mute_activity("role-play", _ROLES)}
{_mute_activity("demonstration", "")}
{_mute_activity("brainstorm", _ASK)}
{_mute_activity("video", _ASK)}
{_mute_activity("quiz", _QUIZ)}
{_mute_activity("game", "")}
{_mute_activity("reflection", "")}
{_mute_activity("tool", "")}
{_mute_activity("wrap-up", "")}
"""
