"""Courses out of pieces of those in content/, hurt by random edits: the same number, the same course."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

from tests.test_reading_never_fails import MARKS

CONTENT = Path(__file__).parents[2] / "content"
_MOST_PIECES = 3

Sources = dict[str, str]
"""Texts by path in the course's folder."""


@cache
def pieces() -> tuple[tuple[str, str], ...]:
    """Topics of the real courses, each with the course file it may stand in alone."""
    found = []
    for module in sorted(CONTENT.glob("*/modules/**/*.md")):
        course = module.relative_to(CONTENT).parts[0]
        file = CONTENT / course / ("course.en.yaml" if module.parent.name == "en" else "course.yaml")
        topics = re.split(r"^(?=# )", module.read_text("utf-8"), flags=re.MULTILINE)[1:]
        found.extend((_alone(file.read_text("utf-8")), _unbound(topic)) for topic in topics)
    return tuple(found)


def _alone(course: str) -> str:
    """A course file with one edition and one module."""
    for field in ("editions", "modules", "silence", "overflow"):
        course = re.sub(rf"^{field}:.*\n(?:[ #].*\n|\n)*", "", course, flags=re.MULTILINE)
    course = re.sub(r"editions=[^ }]+", "editions=full", course)
    return course + "editions: {full: {title: Full, days: 2}}\nmodules: [modules/01.md]\n"


def _unbound(topic: str) -> str:
    """A topic that names nothing outside of itself."""
    topic = re.sub(r"\[\]\(#[^)\n]*\)", "there", topic)
    topic = re.sub(r"^:(?:requires|editions):.*\n", "", topic, flags=re.MULTILINE)
    return re.sub(r" requires=[^ }]+", "", re.sub(r"editions=[^ }]+", "editions=full", topic))


def hurt_course(number: int) -> Sources:
    """A small course: sound pieces, then a few edits of its module, of its course file or of both."""
    random = Random(number)
    at = random.randrange(len(pieces()))
    course = pieces()[at][0]
    topics = [topic for file, topic in pieces()[at : at + random.randint(1, _MOST_PIECES)] if file == course]
    module = "---\ntitle: Pieces\n---\n\n" + "".join(topics)
    for _ in range(random.choice((1, 1, 1, 2, 3, 6))):
        if random.random() < 0.15:
            course = random.choice(_EDITS)(course, random)
        else:
            module = random.choice(_EDITS)(module, random)
    return {"course.yaml": course, "modules/01.md": module}


# ---------------------------------------------------------------- edits

Edit = Callable[[str, Random], str]


def _of_lines(change: Callable[[list[str], int, int, Random], None]) -> Edit:
    """An edit of the lines from one number to another, not including it."""

    def edit(text: str, random: Random) -> str:
        lines = text.split("\n")
        start = random.randrange(len(lines))
        change(lines, start, min(len(lines), start + random.choice((1, 1, 2, 5, 20))), random)
        return "\n".join(lines)

    return edit


def _delete(lines: list[str], start: int, end: int, random: Random) -> None:
    del lines[start:end]


def _double(lines: list[str], start: int, end: int, random: Random) -> None:
    lines[start:start] = lines[start:end] * random.choice((1, 1, 1, 9))


def _swap(lines: list[str], start: int, end: int, random: Random) -> None:
    other = random.randrange(len(lines))
    lines[start], lines[other] = lines[other], lines[start]


def _move(lines: list[str], start: int, end: int, random: Random) -> None:
    moved = lines[start:end]
    del lines[start:end]
    at = random.randrange(len(lines) + 1)
    lines[at:at] = moved


def _indent(lines: list[str], start: int, end: int, random: Random) -> None:
    lead = random.choice(("  ", "    ", "\t", "> ", "- ", "1. ", "\u3000", "# ", "## "))
    lines[start:end] = [lead + line for line in lines[start:end]]


def _join(lines: list[str], start: int, end: int, random: Random) -> None:
    lines[start:end] = [" ".join(lines[start:end])]


def _insert_line(lines: list[str], start: int, end: int, random: Random) -> None:
    lines[start:start] = [random.choice(_LINES)]


def _break_fence(lines: list[str], start: int, end: int, random: Random) -> None:
    fences = [number for number, line in enumerate(lines) if line.startswith((":", "```", "---", "|"))]
    if fences:
        at = random.choice(fences)
        lines[at] = random.choice((lines[at][1:], lines[at] * 2, ":" + lines[at], "", lines[at][:-1]))


def _change_option(lines: list[str], start: int, end: int, random: Random) -> None:
    options = [number for number, line in enumerate(lines) if re.match(r":[a-z]|.*\{.*=|\s*[a-z-]+: ", line)]
    if options:
        at = random.choice(options)
        lines[at] = re.sub(r"(?<=[=:] )\S+|(?<==)[^ }]+|\d+", random.choice(_VALUES), lines[at], count=1)


def _insert_mark(text: str, random: Random) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] + random.choice(MARKS) + text[at:]


def _cut(text: str, random: Random) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] + text[at + random.choice((1, 1, 3, 10, 100, 1000)) :]


def _flip(text: str, random: Random) -> str:
    """A bit of one byte; what is no UTF-8 then becomes another letter, for bad bytes end the reading at once."""
    data = bytearray(text.encode("utf-8", "replace"))
    if data:
        data[random.randrange(len(data))] ^= 1 << random.randrange(8)
    return data.decode("utf-8", "replace")


def _splice(text: str, random: Random) -> str:
    course, topic = random.choice(pieces())
    other = random.choice((course, topic))
    start = random.randrange(len(other))
    at = random.randrange(len(text) + 1)
    return text[:at] + other[start : start + random.choice((20, 200, 2000))] + text[at:]


def _end(text: str, random: Random) -> str:
    return text[: random.randrange(len(text) + 1)]


_KINDS = (
    *("case", "exercise", "role-play", "discussion", "quiz", "demonstration", "energizer", "wrap-up", "opening"),
    *("say", "ask", "steps", "debrief", "write", "note", "card", "observer", "process", "cycle", "pyramid"),
    *("timeline", "matrix", "venn", "chart", "columns", "checklist", "room", "handout", "answer", "nothing"),
)
_LINES = (
    *(f":::{{{kind}}}" for kind in _KINDS),
    *(f"::::{{{kind}}} T\n:minutes: 5-20" for kind in _KINDS),
    *(":::", "::::", "```", "---", "# T {minutes=5}", "# T", "## S", "## S {columns=2}", "### H",
      "| a | b |\n|---|---|\n| c | d |"),
    *("1. a\n   - [x] b\n   - [ ] c", "- [x] a\n- [ ] b", "> a\n>\n> —— b", "![a](media/none.png)", "[a]{.blank}", "- a：b"),
    *("modules: []", "- {reuse: hello/greeting}", "  short: {title: S, days: 0.5, fit: always}", "fixed: {a: '12:00'}"),
)  # fmt: skip
_VALUES = (
    *("0", "1", "-1", "999", "0.5", "1e9", "10-5", "5-400", "''", "x", "12:00", "9:30", "[a, b]", "{a: b}", "must", "could"),
    *("full", "tables", "pairs", "2", "3", "每桌 2", "~", "true", "\U0001f600", "长" * 400),
)  # fmt: skip
_EDITS: tuple[Edit, ...] = (
    *map(
        _of_lines,
        (_delete, _double, _swap, _move, _indent, _join, _insert_line, _insert_line, _break_fence, _change_option),
    ),
    *(_insert_mark, _insert_mark, _cut, _flip, _splice, _end),
)
