"""A course's outline as people write one, in Markdown: what `coursekit import` reads too. docs/outline-format.md shows it."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.activities import KINDS
from coursekit.importers.formats.markdown_outline import SIGN
from coursekit.labels import Words, read_words
from coursekit.model.course import Course, Edition
from coursekit.report.outline import Json, outline_data
from coursekit.units import find_range


def outline_markdown(course: Course) -> str:
    """All that is empty is left out. A range of minutes is printed as those that its author would take."""
    words = read_words(course.language)
    tree = outline_data(course)
    parts = [SIGN, f"# {course.title}", *_fields(course, words), f"**{words('outline.content')}**"]
    for number, module in enumerate(tree["children"], start=1):
        title = words("outline.module", number=_numeral(number, words), title=module["title"])
        parts.append(f"## {_one_line(title)}")
        for count, topic in enumerate(module["children"], start=1):
            parts.extend(_topic(topic, number, count, words))
    return "\n\n".join(parts) + "\n"


# ---------------------------------------------------------------- what is said of the course


def _fields(course: Course, words: Words) -> Iterator[str]:
    """Each a line `name：value`, the outcomes a list under theirs."""
    values = (
        ("background", course.summary),
        ("audience", words("joiner").join(name.text for name in course.audience)),
        ("time", " / ".join(_length(edition, words) for edition in course.editions)),
    )
    for key, value in values:
        if value:
            yield _one_line(words("colon", label=words(f"outline.{key}"), text=value))
    if course.outcomes:
        yield words("colon", label=words("outline.outcomes"), text="").rstrip()
        yield "\n".join(f"{n}. {_one_line(outcome.text)}" for n, outcome in enumerate(course.outcomes, start=1))


def _length(edition: Edition, words: Words) -> str:
    return f"{edition.title} {words.days(edition.days)}"


def _numeral(number: int, words: Words) -> str:
    """Chinese up to 99 in languages that have digits for it."""
    digits = words.list("outline.digits")
    if not digits or number > 99:
        return str(number)
    tens, ones = divmod(number, 10)
    before = "" if tens < 2 else digits[tens - 1]
    return f"{before}{'十' if tens else ''}{digits[ones - 1] if ones else ''}"


# ---------------------------------------------------------------- topics


def _topic(topic: Json, module: int, count: int, words: Words) -> Iterator[str]:
    """Slides of one topic are counted through, also past its activities."""
    title = _with_minutes(topic, topic["title"], words)
    numbered = words("outline.topic", number=_numeral(count, words), module=module, title=title)
    yield f"### {_one_line(numbered)}"
    slides = 0
    for segment in topic["children"]:
        if segment["kind"] == "talk":
            shown = enumerate(segment["children"], start=slides + 1)
            lines = [line for n, slide in shown for line in _point(slide, f"{n}. ", "")]
            slides += len(segment["children"])
            yield "\n".join(lines)
        else:
            yield _one_line(_activity(segment, words))
            if segment["children"]:
                yield "\n".join(line for point in segment["children"] for line in _point(point, "- ", ""))


def _activity(activity: Json, words: Words) -> str:
    names = KINDS[activity["kind"]].names
    label = words.find(f"kind.{activity['kind']}") or names.get(words.language) or names["en"]
    return words("colon", label=label, text=_with_minutes(activity, activity["title"], words))


def _with_minutes(node: Json, title: str, words: Words) -> str:
    minutes = find_range(str(node["minutes"]))
    if minutes is None:
        return title
    return words("outline.with-minutes", title=title, minutes=words("minutes", n=minutes.twice_preferred // 2))


def _point(point: Json, sign: str, indent: str) -> Iterator[str]:
    yield f"{indent}{sign}{_one_line(point['title'])}"
    for inner in () if _says_its_title(point) else point["children"]:
        yield from _point(inner, "- ", indent + " " * len(sign))


def _says_its_title(slide: Json) -> bool:
    """A slide must show something: one of which an outline says only the title shows that."""
    return [inner["title"] for inner in slide["children"]] == [slide["title"]] and not slide["children"][0]["children"]


def _one_line(text: str) -> str:
    return " ".join(text.split())
