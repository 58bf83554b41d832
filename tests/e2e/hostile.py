"""A course that no author should write, and some do: too much of everything. Its words are numbered: what is lost shows."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import count

from PIL import Image

from tests.e2e.courses import Files

_SENTENCE = "电力营业厅 emergency response 的第一责任人，必须在 ten minutes 内完成初判、上报与安抚，并保留 CCTV 记录（含时间戳）"
_LABEL = "很长的标签有十几个字"


def hostile() -> Files:
    """Words from `k0001` on stand in slides and activities, in the order of the source."""
    numbers = (f"k{number:04d}" for number in count(1))
    return {
        "course.yaml": _COURSE,
        "glossary.yaml": f'"{"术语" * 20}": "{_SENTENCE * 4}"\n',
        "modules/01.md": "\n\n".join(
            [f"---\ntitle: {'极长的单元标题' * 6}\n---", *_talk(numbers), *_activities(numbers)]
        ),
        "media/wide.png": _picture(4000, 25),
        "media/tall.png": _picture(25, 4000),
        "media/dot.png": _picture(1, 1),
    }


_COURSE = f"""\
schema: 1
id: hostile
title: {"课程标题" * 25}
subtitle: {"副标题 subtitle " * 8}
language: zh-CN
date: 2026-11-22
audience: [{"营业员" * 20}]
group: {{min: 6, max: 99, tables: 12}}
summary: "{_SENTENCE * 20}"
outcomes:
  calm: "{_SENTENCE * 3}"
day: {{start: "08:00", end: "20:00", lunch: {{at: "12:00", minutes: 60}}, breaks: []}}
editions:
  full: {{title: "{"版本" * 20}", days: 1}}
  never: {{title: never, days: 1}}
modules: [modules/01.md]
"""


def _picture(width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), (40, 90, 120)).save(out, "PNG")
    return out.getvalue()


def _talk(numbers: Iterator[str]) -> Iterator[str]:
    yield f"# {'标题很长的主题' * 14} {{minutes=20-400}}"
    yield "## 长混排\n\n" + "\n".join(f"- {next(numbers)} {_SENTENCE * 3}" for _ in range(9))
    yield "## 四十行\n\n| 序号 | 事项 | 责任人 |\n|---|---|---|\n" + "\n".join(
        f"| {next(numbers)} | 处理第{row}类事项，先安抚再登记，然后逐级上报 | {next(numbers)} |" for row in range(40)
    )
    yield "## 十二列\n\n" + _table(12, 6, numbers)
    yield "## 五级\n\n" + "\n".join(
        f"{'  ' * depth}- {next(numbers)} {_SENTENCE}" for _ in range(3) for depth in range(5)
    )
    yield f"## {'一百字的标题' * 17}\n\n- {next(numbers)}"
    yield "## 文字\n\n" + "\n".join(f"- {next(numbers)} {text}" for text in _SCRIPTS)
    yield f"## 长词\n\n- {next(numbers)} {'x' * 5000}\n- {next(numbers)}"
    yield "## 空格\n\n" + "\n".join(f"- [{next(numbers)}]{{.blank}}与[{next(numbers)}]{{.blank}}" for _ in range(12))
    yield f"## 表中空格\n\n| [{next(numbers)}]{{.blank}} | 乙 |\n|---|---|\n| [{next(numbers)}]{{.blank}} | |"
    yield f'## 极宽图\n\n![极宽的一条](media/wide.png "{next(numbers)}")'
    yield f'## 极高图\n\n![极高的一条](media/tall.png "{next(numbers)}")'
    yield f'## 一点\n\n![一个点](media/dot.png "{next(numbers)}")'
    yield f"## 引文\n\n> {next(numbers)} {_SENTENCE * 12}\n>\n> —— {next(numbers)}"
    yield "## 代码\n\n```\n" + "\n".join(f"{next(numbers)} {'y' * 90}" for _ in range(30)) + "\n```"
    for kind, items in (("process", 12), ("cycle", 12), ("pyramid", 12), ("timeline", 12), ("matrix", 4), ("venn", 3)):
        yield f"## 图 {kind}\n\n:::{{{kind}}}\n{_items(items, numbers)}\n:::"
    yield f"## 去掉\n\n- {next(numbers)}\n- 不见 {{editions=never}}\n\n## 全去 {{editions=never}}\n\n- 不见"
    yield "# 空主题 {minutes=5-10 editions=never}\n\n- 不见"


_SCRIPTS = (
    "👨\u200d👩\u200d👧\u200d👦 👩🏽\u200d🚒 🇨🇳",
    "עברית ואנגלית mixed العربية",
    "Z\u0337\u0322\u031b\u0347a\u0334l\u0336g\u0338o",
    "ａｂｃ １２３",
    "𠮷野家 㐀㐁 ﷽",
)


def _table(columns: int, rows: int, numbers: Iterator[str]) -> str:
    lines = [[next(numbers) for _ in range(columns)], ["---"] * columns]
    lines.extend([f"{next(numbers)} 数据" for _ in range(columns)] for _ in range(rows))
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _items(items: int, numbers: Iterator[str]) -> str:
    return "\n".join(f"- {next(numbers)}{_LABEL}：{next(numbers)} {_SENTENCE[:40]}" for _ in range(items))


def _activities(numbers: Iterator[str]) -> Iterator[str]:
    yield f"# 活动\n\n::::{{exercise}} {'活动标题' * 15}\n:minutes: 10-90\n:grouping: tables\n:output: {_SENTENCE * 2}\n"
    yield f"{next(numbers)} {_SENTENCE * 6}"
    yield ":::{steps}\n" + "\n".join(f"{step}. {next(numbers)} {_SENTENCE}" for step in range(1, 20)) + "\n:::"
    yield ":::{ask}\n" + "\n".join(f"{step}. {next(numbers)} {_SENTENCE}" for step in range(1, 12)) + "\n:::"
    yield f":::{{debrief}}\n{_SENTENCE * 5}\n:::\n::::"
    yield f"::::{{quiz}} {'测' * 60}\n:minutes: 10-60\n"
    for question in range(1, 4):
        stem = f"{question}. {next(numbers)} {_SENTENCE * 2}"
        options = [f"   - [{'x' if option == 1 else ' '}] {next(numbers)} {_SENTENCE}" for option in range(6)]
        yield "\n".join([stem, *options])
    yield "::::"
