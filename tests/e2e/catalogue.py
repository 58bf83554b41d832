"""A catalogue of small courses, each in four editions: `python -m tests.e2e.catalogue 1000 FOLDER` writes it."""

from __future__ import annotations

import sys
from pathlib import Path

EDITIONS = ("full", "condensed", "fresh", "veteran")

_COURSE = """\
schema: 1
id: course-{number:04}
title: 第 {number} 门课
language: zh-CN
date: 2026-01-01
outcomes: {{listen: 能听完客户的话再答}}
audience: [fresh, veteran]
editions:
  full: {{title: 全本, days: 1}}
  condensed: {{title: 简本, days: 1}}
  fresh: {{title: 新人班, days: 1, audience: [fresh]}}
  veteran: {{title: 骨干班, days: 1, audience: [veteran]}}
modules: [modules/listening.md]
"""
_MODULE = """\
---
title: 先听后答
outcomes: [listen]
---

# 听清 {{#hearing minutes=30}}

"""
_SLIDE = """\
## 第 {slide} 步：问清第 {number} 类来电

- 先记下客户的原话，再问时间和地点
- 复述一遍，请客户确认
- 说清什么时候答复，由谁答复

:::{{say}}
这是第 {number} 门课的第 {slide} 页：请两位学员轮流读一读，再说说哪一句最难开口。
:::

"""
_SLIDES = 6


def write_catalogue(folder: Path, courses: int) -> None:
    for number in range(1, courses + 1):
        course = folder / f"course-{number:04}"
        (course / "modules").mkdir(parents=True)
        (course / "course.yaml").write_text(_COURSE.format(number=number), "utf-8")
        slides = (_SLIDE.format(number=number, slide=slide) for slide in range(1, _SLIDES + 1))
        (course / "modules" / "listening.md").write_text(_MODULE.format() + "".join(slides), "utf-8")


if __name__ == "__main__":
    write_catalogue(Path(sys.argv[2]), int(sys.argv[1]))
