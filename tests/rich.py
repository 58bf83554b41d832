"""A sound course that uses nearly everything the format has: what tests mutilate, and see nothing break."""

from __future__ import annotations

COURSE = """\
schema: 1
id: rich
title: 电力营业厅应急管理
subtitle: 实战训练
language: zh-CN
version: "1.0"
date: 2026-11-22
audience: [营业员, 班组长]
group: {min: 12, max: 36, tables: 6}
summary: >-
  面向一线人员的实战课程。
  案例取自日常场景。
prerequisites: [在营业厅工作满三个月]
outcomes:
  triage: 能判断类别与级别
  calm: "能安抚：情绪激动的客户"
preparation:
  two-weeks: [确认人数]
  day-before: [试播短片]
risks:
  - {if: 学员群体沉默, then: 先让同桌互说}
evaluation: [今天哪个工具你明天就会用？]
references:
  maslow1943: "Maslow, A. H. (1943). A theory of human motivation."
day:
  start: "09:00"
  end: "12:00"
  breaks: [{at: "10:30", minutes: 15}]
editions:
  full: {title: 实战版, days: 1, keep: [incidents]}
  short: {title: 浓缩版, days: 1, drop: [wall], day: {end: "11:00"}, audience: [班组长]}
modules:
  - modules/01-incidents.md
  - title: 小结
    topics:
      - title: 三句话
        minutes: 5-40
        points: [先说你是谁, {title: 再问, points: [何时, 何地]}]
        activities:
          - {kind: wrap-up, title: 一个词, minutes: 5-20, priority: could}
"""

MODULE = """\
---
title: 营业厅突发事件
outcomes: [triage]
methods: 案例分析
---

本章介绍突发事件，见[](#camera)与[](#maslow1943)。

# 认识突发事件 {#incidents minutes=20-45 priority=must outcomes=triage}

突发事件是指**“突然发生”**、需要立即处置的事件。
它与危机的区别在于*程度*。

## 六个特征 {columns=2}

- 突发：没有预告
- 演变：处置不当会[升级]{.blank}为舆情 {editions=full}
- 危害
  1. 人身
  2. 设备 {audience=班组长}

:::{say}
先问大家：昨天哪一件事是你没有料到的？
:::

## 对照

### 常听到的想法

- 等领导来

### 职业的看法

- 头十分钟靠在场的人

{editions=full}
| 级别 | 谁[启动]{.blank} |
|:-----|---:|
| 一级 | 值班长 |
| 二级 | 主任 {editions=full} |

:::{process} 六步骤
:alt: 六个步骤
- 倾听：让客户说完
- 致歉：先处理感情
:::

:::{chart} 来电
:type: bar

| 月份 | 来电 |
|---|---|
| 五月 | 1,200 |
:::

> 突然发生，必须立即处置。
>
> —— 《突发事件应对法》

```text
# 不是标题
```

::::{case} 大厅里的摄像机 {#camera}
:minutes: 20-30
:priority: should
:grouping: tables
:materials: 案例卡 ×每桌 1；大白纸 ×每桌 2
:outcomes: triage, calm
:requires: incidents
:output: 每组一句话
:late: 只做第一问

一位[客户]{editions=full}举起了手机。

:::{scenario} 星期一
九点二十，……
:::
:::{ask}
:lines: 4
1. 第一分钟谁说话？
2. 说什么？
:::
:::{answer}
1. 值班长。
2. 先报姓名。
:::
:::{worksheet} 记录
| 时间 | 事件 |
|---|---|
| | |
:::
:::{debrief}
学到了什么？
:::
:::{transition}
接下来练一练。
:::
::::

# 演练 {#wall}

::::{role-play} 电费翻倍
:minutes: 10-25
:outcomes: calm

三人一组。

:::{role} 客户
你 62 岁。
:::
:::{observe}
- 是否让客户说完
:::
:::{steps}
1. 读卡（3 分钟）
:::
:::{debrief}
先“出戏”。
:::
::::

::::{quiz} 小测
:minutes: 5-10

1. 第一步做什么？
   - [ ] 改天再来
   - [x] 手工登记

:::{answer}
1. 先保业务。
:::
::::
"""

GLOSSARY = "升级: 事态扩大\n值班长: 当班负责人\n"

FILES = {"course.yaml": COURSE, "modules/01-incidents.md": MODULE, "glossary.yaml": GLOSSARY}
