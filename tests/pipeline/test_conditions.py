"""Every place where text can stand × both kinds of condition: there where it holds, gone without a trace where not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from coursekit.diagnostic import Report, Span
from coursekit.model.course import Edition
from coursekit.model.plan import Plan
from coursekit.model.walk import conditions_in
from coursekit.pipeline.compiler import check_folder
from coursekit.read.library import Library
from coursekit.value import Value, fields_of

COURSE = """\
schema: 1
id: demo
title: Answering the phone
language: en
audience: [agents, leads]
outcomes: {greet: Greets within three rings}
day: {start: "09:00", end: "10:00"}
editions:
  full: {title: Full, days: 1}
  short: {title: Short, days: 1}
"""
MODULES = "modules: [modules/01.md]\n"
FRONT = "---\ntitle: Greeting\n---\n\n"
TALK = "# First words {minutes=20-50}\n\nCallers hear you.\n\n- Say who you are\n\n"
PRACTICE = """\
::::{discussion} In pairs
:minutes: 10-40

Call each other.

:::{debrief}
What did you hear?
:::
::::
"""

IN_BRACES = {"editions": "editions=full", "audience": "audience=leads"}
IN_YAML = {"editions": "editions: [full]", "audience": "audience: [leads]"}
HOLDS = {"editions": ("full", ""), "audience": ("full", "leads")}
HOLDS_NOT = {"editions": ("short", ""), "audience": ("full", "agents")}


@dataclass(frozen=True)
class Place:
    """`IF` stands for the condition, `xyzzy` for what it binds; `box` is what goes with it, `stays` what does not."""

    yaml: str = ""
    module: str = ""
    box: str = ""
    stays: str = "Callers hear you"
    outline: str = ""
    glossary: str = ""


def slide(body: str, **more: str) -> Place:
    return Place(module=f"{TALK}## Smile\n\n{body}\n\n{PRACTICE}", **more)


def only_on_slide(body: str) -> Place:
    return slide(f"Read this too.\n\n{body}", box="Smile")


def activity(body: str, options: str = "", *, box: str = "", kind: str = "exercise") -> Place:
    return Place(
        module=f"{TALK}::::{{{kind}}} In pairs\n:minutes: 10-40\n{options}\nCall each other.\n\n{body}\n\n"
        ":::{debrief}\nWhat did you hear?\n:::\n::::\n",
        box=box,
    )


def in_points(points: str) -> Place:
    return Place(
        outline=f"modules:\n  - title: Greeting\n    topics:\n      - title: First words\n        minutes: 20-50\n"
        f"        points: {points}\n        activities: [{{kind: discussion, title: In pairs, minutes: 10-40}}]\n",
        stays="In pairs",
    )


PLACES = {
    # course.yaml
    "title": Place("title: Answering [xyzzy]{IF}\n"),
    "subtitle": Place("subtitle: For [xyzzy]{IF}\n"),
    "subtitle, whole": Place("subtitle: {text: For xyzzy, YAML}\n"),
    "summary": Place("summary: All of it[, xyzzy too]{IF}.\n"),
    "purpose": Place('purpose: "xyzzy {IF}"\n'),
    "prerequisite": Place("prerequisites:\n  - three months at a window\n  - xyzzy {IF}\n"),
    "prerequisite as mapping": Place("prerequisites: [{text: xyzzy, YAML}]\n"),
    "outcome": Place("outcomes:\n  greet: Greets\n  calm: {text: xyzzy, YAML}\n"),
    "words of an outcome": Place("outcomes:\n  greet: Greets[ xyzzy]{IF}\n"),
    "room": Place("room: Six tables[, xyzzy]{IF}.\n"),
    "preparation": Place("preparation:\n  two-weeks:\n    - Count heads\n    - xyzzy {IF}\n"),
    "risk": Place(
        "risks:\n  - {if: All are silent, then: Wait}\n  - {if: It rings, then: xyzzy, YAML}\n", box="It rings"
    ),
    "words of a risk": Place("risks:\n  - if: All are silent\n    then: Wait[, xyzzy]{IF}\n"),
    "evaluation": Place("evaluation:\n  - What stays?\n  - xyzzy {IF}\n"),
    "reference": Place("references:\n  one: Someone (1999)\n  two: xyzzy {IF}\n"),
    "change": Place('version: "1.2"\nchanges:\n  "1.2": New\n  "1.1": xyzzy {IF}\n', box="1.1"),
    "term of the glossary": Place(glossary="Callers: {text: xyzzy, YAML}\n"),
    # outlines
    "module of an outline": Place(
        outline="modules:\n  - {title: Kept, topics: [{title: Kept too, minutes: 30-60, points: [Smile]}]}\n"
        "  - {title: xyzzy, topics: [{title: Inside, minutes: 5-30, points: [Wait]}], YAML}\n",
        box="Inside",
        stays="Kept too",
    ),
    "topic of an outline": Place(
        outline="modules:\n  - title: Greeting\n    topics:\n      - {title: Kept, minutes: 30-60, points: [Smile]}\n"
        "      - {title: xyzzy, minutes: 5-30, points: [Wait], YAML}\n",
        box="Wait",
        stays="Kept",
    ),
    "activity of an outline": Place(
        outline="modules:\n  - title: A\n    topics:\n      - title: Kept\n        minutes: 30-60\n        points: [Smile]\n"
        "        activities: [{kind: discussion, title: xyzzy, minutes: 5-30, points: [Wait], YAML}]\n",
        box="Wait",
        stays="Kept",
    ),
    "title in an outline": Place(
        outline="modules:\n  - title: Greet[, xyzzy]{IF}\n    topics:\n      - {title: Kept, minutes: 9-60, points: [Smile]}\n",
        stays="Kept",
    ),
    "point": in_points("\n          - Smile\n          - xyzzy {IF}"),
    "words of a point": in_points("\n          - Smile[ and xyzzy]{IF}"),
    "point with points": in_points("[Smile, {title: Signs, points: [xyzzy], YAML}]"),
    "module in the list": Place(
        outline="modules:\n  - modules/01.md\n  - {file: modules/02.md, YAML}\n", module=TALK + PRACTICE, box="Second"
    ),
    # front matter
    "title of a module": Place(module="---\ntitle: Greeting[, xyzzy]{IF}\n---\n\n" + TALK + PRACTICE),
    "methods": Place(module="---\ntitle: Greeting\nmethods: role play[, xyzzy]{IF}\n---\n\n" + TALK + PRACTICE),
    "methods, whole": Place(module="---\ntitle: Greeting\nmethods: xyzzy {IF}\n---\n\n" + TALK + PRACTICE),
    "intro of a module": Place(module="All read this.\n\n{IF}\nxyzzy\n\n" + TALK + PRACTICE),
    "part of a module": Place(module=":::{say} {IF}\nxyzzy\n:::\n\n" + TALK + PRACTICE),
    # headings
    "topic": Place(
        module=TALK
        + "# xyzzy {minutes=5-20 IF}\n\nRead.\n\n- Inside\n\n"
        + PRACTICE
        + "# Last\n\n"
        + PRACTICE.replace("pairs", "trios"),
        box="Inside",
    ),
    "words of a topic's title": Place(module=TALK.replace("First words", "First words[, xyzzy]{IF}") + PRACTICE),
    "whole title of a topic": Place(module=TALK + "# [xyzzy]{IF} {minutes=5-20}\n\n- Inside\n", box="Inside"),
    "topic's talk": Place(module=TALK + "# Later {minutes=5-20}\n\nRead on.\n\n{IF}\n- xyzzy\n", box="Later"),
    "intro of a topic": Place(module=TALK.replace("Callers hear you.", "Callers hear you.\n\nxyzzy {IF}") + PRACTICE),
    "slide": slide("Read.\n\n- Inside\n\n## xyzzy {IF}\n\n- More", box="More", stays="Inside"),
    "words of a slide's title": slide("- Inside\n\n## Hands[, xyzzy]{IF}\n\n- More", stays="More"),
    "whole title of a slide": slide("- Inside\n\n## [xyzzy]{IF}\n\n- More", box="More"),
    "point heading": slide(
        "### One\n\n- first\n\n### xyzzy {IF}\n\n- second\n\n### Three\n\n- third", box="second", stays="third"
    ),
    "words of a point heading": slide("### One[, xyzzy]{IF}\n\n- first\n\n### Two\n\n- second", stays="second"),
    "all below a point heading": slide("### One\n\n- first\n\n### Two\n\n{IF}\n- xyzzy", box="Two", stays="first"),
    "all below two headings": slide(
        "### One\n\n- first\n\n### Two\n\n#### Deep\n\n- xyzzy {IF}", box="Two", stays="first"
    ),
    # text
    "paragraph": slide("xyzzy {IF}\n\n- Inside"),
    "words": slide("Now [and xyzzy]{IF} then.\n\n- Inside", stays="Now then."),
    "words with a full stop": slide("- Inside\n\n### One\n\n- first\n\n### Two\n\n[xyzzy]{IF}.", box="Two"),
    "emphasis": slide("- Inside **and [xyzzy]{IF}**"),
    "strong words": slide("- Inside [**xyzzy**]{IF}"),
    "list": slide("- Inside\n\n### Two\n\n{IF}\n- xyzzy", box="Two"),
    "list item": slide("- Inside\n- xyzzy {IF}"),
    "list item with items": slide("- Inside\n- xyzzy {IF}\n  - Below", box="Below"),
    "words that are all of an item": slide("- Inside\n- [xyzzy]{IF}\n  - Below", box="Below"),
    "nested list item": slide("- Inside\n  - xyzzy {IF}"),
    "numbered item": slide("1. Inside\n2. xyzzy {IF}\n3. After", stays="After"),
    "only item": only_on_slide("- xyzzy {IF}"),
    "only list": only_on_slide("{IF}\n- xyzzy"),
    "row": slide("| who | what |\n|---|---|\n| agent | name |\n| lead | xyzzy {IF} |", stays="agent"),
    "only row": only_on_slide("| who | what |\n|---|---|\n| lead | xyzzy {IF} |"),
    "table": only_on_slide("{IF}\n| who | what |\n|---|---|\n| lead | xyzzy |"),
    "words of a cell": slide("| who | what |\n|---|---|\n| agent | name[ and xyzzy]{IF} |", stays="agent"),
    "all words of a row": slide(
        "| who | what |\n|---|---|\n| agent | name |\n| [xyzzy]{IF} | [office]{IF} |", box="office"
    ),
    "all words of a column": slide(
        "| who | [task]{IF} |\n|---|---|\n| agent | [xyzzy]{IF} |", box="task", stays="agent"
    ),
    "quote": only_on_slide("{IF}\n> xyzzy"),
    "words of a quote": slide("> Speak[, xyzzy]{IF}.", stays="Speak."),
    "attribution": slide("> Speak.\n>\n> — Socrates[ or xyzzy]{IF}", stays="Socrates"),
    "caption": slide('![a hall](media/hall.png "The hall[, xyzzy]{IF}")', stays="The hall"),
    "picture": only_on_slide('![a xyzzy](media/hall.png "xyzzy") {IF}'),
    "drawing": only_on_slide(":::{process} xyzzy {IF}\n- listen\n- repeat\n:::"),
    "title of a drawing": slide(":::{process} Steps[ and xyzzy]{IF}\n- listen\n- repeat\n:::", stays="Steps"),
    "item of a drawing": slide(
        ":::{process} Steps\n- listen\n- xyzzy: and wait {IF}\n- repeat\n:::", box="wait", stays="repeat"
    ),
    "detail of a drawing": slide(":::{process} Steps\n- listen: now[ and xyzzy]{IF}\n- repeat\n:::", stays="now"),
    "nested item of a drawing": slide(
        ":::{process} Steps\n- listen\n  - now\n  - xyzzy {IF}\n- repeat\n:::", stays="now"
    ),
    "axis of a drawing": slide(
        ":::{matrix} Steps\n:x: Speed[ of xyzzy]{IF}\n:y: Care\n- a\n- b\n- c\n- d\n:::", stays="Speed"
    ),
    "alternative text": slide(
        ":::{process} Steps\n:alt: Two steps[ of xyzzy]{IF}\n- listen\n- repeat\n:::", stays="listen"
    ),
    "chart": only_on_slide(":::{chart} xyzzy {IF}\n| month | calls |\n|---|---|\n| May | 120 |\n:::"),
    "title of a chart": slide(
        ":::{chart} Calls[ of xyzzy]{IF}\n| month | calls |\n|---|---|\n| May | 120 |\n:::", stays="Calls"
    ),
    "row of a chart": slide(
        ":::{chart} Calls\n| month | calls |\n|---|---|\n| May | 120 |\n| xyzzy | 80 {IF} |\n:::", stays="May"
    ),
    "only row of a chart": only_on_slide(":::{chart} Calls\n| month | calls |\n|---|---|\n| xyzzy | 80 {IF} |\n:::"),
    "gap": slide("- Inside [and xyzzy]{.blank IF} it"),
    "gap within words": slide("- Inside[ and [xyzzy]{.blank}]{IF}"),
    "link": slide("- Inside [the [xyzzy]{IF} page](https://example.org)"),
    "reference with own words": slide(
        "- Inside [the [xyzzy]{IF} words](#greeting)\n\n# Greeting {#greeting minutes=5}\n\n- a"
    ),
    # talks
    **{
        f"{part} of a talk": slide(f"- Inside\n\n:::{{{part}}} {{IF}}\nxyzzy\n:::")
        for part in ("say", "do", "show", "difficulties", "transition")
    },
    "question and its answer": slide(
        "- Inside\n\n:::{ask} {IF}\nxyzzy?\n:::\n:::{answer}\nIndeed so.\n:::", box="Indeed"
    ),
    # activities
    "activity": Place(module=TALK + PRACTICE.replace("In pairs", "xyzzy {IF}"), box="Call each other"),
    "words of an activity's title": Place(module=TALK + PRACTICE.replace("In pairs", "In pairs[, xyzzy]{IF}")),
    "material": activity("", ":materials: cards x 2; xyzzy x 1 per table {IF}\n"),
    "output": activity("", ":output: A sentence[ and xyzzy]{IF}\n"),
    "late of an activity": activity("", ":late: Skip[ xyzzy]{IF}\n"),
    **{
        f"{part} of an activity": activity(f":::{{{part}}} {{IF}}\nxyzzy\n:::")
        for part in ("steps", "scenario", "worksheet", "rubric", "transition", "do", "say", "ask", "show")
    },
    "difficulties": activity(":::{difficulties}\n- Silence\n- xyzzy {IF}\n:::"),
    "words of a part's title": activity(":::{scenario} A call[, xyzzy]{IF}\nIt rings.\n:::"),
    "part emptied": activity(":::{scenario} A call\nxyzzy {IF}\n:::", box="A call"),
    "row of a rubric": activity(
        ":::{rubric}\n| what | how |\n|---|---|\n| voice | calm |\n| xyzzy | warm {IF} |\n:::", box="warm"
    ),
    "column of a worksheet": activity(":::{worksheet}\n| what | [xyzzy]{IF} |\n|---|---|\n| | |\n:::"),
    "one of two questions": activity(
        ":::{ask}\n1. xyzzy? {IF}\n2. And then?\n:::\n:::{answer}\n1. Indeed so.\n2. Nothing.\n:::", box="Indeed"
    ),
    "one of two roles": activity(
        ":::{role} xyzzy {IF}\nAngry.\n:::\n:::{role} Agent\nCalm.\n:::", kind="role-play", box="Angry"
    ),
    "all roles": activity(":::{role} xyzzy {IF}\nAngry.\n:::", kind="role-play", box="In pairs"),
    "question of a quiz": activity(
        "1. xyzzy? {IF}\n   - [x] yes\n   - [ ] no\n2. And?\n   - [x] so\n   - [ ] not\n\n:::{answer}\n1. Indeed.\n2. So.\n:::",
        kind="quiz",
        box="Indeed",
    ),
    "option of a quiz": activity(
        "1. And?\n   - [x] so\n   - [ ] not\n   - [ ] xyzzy {IF}\n\n:::{answer}\n1. So.\n:::", kind="quiz"
    ),
    "all questions of a quiz": activity("1. xyzzy? {IF}\n\n:::{answer}\n1. Indeed.\n:::", kind="quiz", box="Indeed"),
}


def read(place: Place, kind: str, holds: tuple[str, str], folder: Path) -> Plan:
    def bound(text: str) -> str:
        return text.replace("YAML", IN_YAML[kind]).replace("IF", IN_BRACES[kind])

    (folder / "modules").mkdir()
    if "media/" in place.module:
        (folder / "media").mkdir()
        Image.new("RGB", (40, 30)).save(folder / "media/hall.png")
    keys = {line.split(":")[0] for line in place.yaml.split("\n") if line[:1].isalpha()}
    course = "".join(line for line in COURSE.splitlines(keepends=True) if line.split(":")[0] not in keys)
    (folder / "course.yaml").write_text(bound(course + place.yaml + (place.outline or MODULES)), "utf-8")
    module = place.module or TALK + PRACTICE
    (folder / "modules/01.md").write_text(bound(module if module.startswith("---") else FRONT + module), "utf-8")
    (folder / "modules/02.md").write_text(
        "---\ntitle: Second xyzzy\n---\n\n# More {minutes=5-20}\n\n- Smile\n", "utf-8"
    )
    if place.glossary:
        (folder / "glossary.yaml").write_text(bound(place.glossary), "utf-8")
    library = Library(Report())
    edition, audience = holds
    checked = check_folder(folder, library, (edition,), audiences=(audience,) if audience else ())
    assert not library.report.has_errors, [f"{d.code} {d.message}" for d in library.report.sorted()]
    assert checked is not None
    return checked.plans[0]


def words(value: object) -> Iterator[str]:
    """Every text anywhere in a course: all that its products can print."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        yield from (text for inner in value for text in words(inner))
    elif isinstance(value, Value) and not isinstance(value, Span | Edition):
        yield from words(fields_of(value))


@pytest.mark.parametrize("kind", IN_BRACES)
@pytest.mark.parametrize("name", PLACES)
def test_what_is_bound_is_there_where_its_condition_holds(name: str, kind: str, tmp_path: Path) -> None:
    text = "".join(words(read(PLACES[name], kind, HOLDS[kind], tmp_path).course))

    assert "xyzzy" in text
    assert PLACES[name].box in text
    assert not {"{", "}"} & set(text)


@pytest.mark.parametrize("kind", IN_BRACES)
@pytest.mark.parametrize("name", PLACES)
def test_what_is_bound_leaves_no_trace_where_its_condition_does_not_hold(name: str, kind: str, tmp_path: Path) -> None:
    place = PLACES[name]
    plan = read(place, kind, HOLDS_NOT[kind], tmp_path)
    text = "".join(words(plan.course))

    assert "xyzzy" not in text
    assert not place.box or place.box not in text
    assert place.stays in text
    assert not {"{", "}"} & set(text)
    assert list(conditions_in(plan.course)) == []
