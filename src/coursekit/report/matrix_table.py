"""The matrix of ready-made editions in short: as a page in docs/, and for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.table import Table

from coursekit.documents.matrix import Facts, Hindrance, Matrix, MatrixCourse, MatrixLength, Share

_INTRODUCTION = """\
# Ready-made editions

<!-- Made by `make editions`; change the courses, not this page. -->

What each course in content/ keeps in each length, and why some lengths cannot be. `make editions` builds all that fit, writes
this page, and build/editions.html, which says it of every talk and activity and leads to the files. Without building:
`coursekit plan content/COURSE --days 1.5`.

A day is as long as the course's own days are, and a length takes the conditions, `keep` and `drop` of the edition of the course
that is nearest to it (see [editions.md](editions.md)). Must, should and could: how many talks and activities are kept, of all
that the course has. Practised: how many of the promised outcomes have an activity in which they are practised.
"""

_HEAD = """\
| length | taught | practice | practised | must | should | could |
|---|---|---|---|---|---|---|
"""


def format_matrix_page(matrix: Matrix) -> str:
    """Markdown."""
    return "\n".join((_INTRODUCTION, *(_section(course) for course in matrix.courses)))


def _section(course: MatrixCourse) -> str:
    fitting = [length for length in course.lengths if isinstance(length.found, Facts)]
    rows = "".join(f"| {' | '.join(_cells(length))} |\n" for length in fitting)
    reasons = "".join(_reason(hindrance, course) for hindrance in course.hindrances)
    languages = ", ".join(files.course for files in course.files if files.course != course.id)
    paragraphs = (
        f"## {course.title} ({course.id})\n",
        f"In other languages the same: {languages}.\n" if languages else "",
        _HEAD + rows if rows else "",
        reasons,
    )
    return "\n".join(paragraph for paragraph in paragraphs if paragraph)


def _cells(length: MatrixLength) -> Iterator[str]:
    assert isinstance(length.found, Facts)
    facts = length.found
    yield length.title
    yield f"{facts.taught} of {facts.available} min"
    yield f"{facts.practice}%"
    yield from map(_share, (facts.outcomes, facts.must, facts.should, facts.could))


def _share(share: Share) -> str:
    return f"{share.kept} of {share.all}" if share.all else "–"


def _reason(found: Hindrance, course: MatrixCourse) -> str:
    sentences = [f"- **{found.title}**, {found.short}: {found.reason}"]
    if found.changes:
        changes = "1 change" if len(found.changes) == 1 else f"{len(found.changes)} changes"
        days = next(length.days for length in course.lengths if length.edition in found.editions)
        sentences.append(f"{changes} would make it fit: `coursekit plan content/{course.id} --days {days:g}`")
    elif found.help:
        sentences.append(found.help)
    return " ".join(sentences) + "\n"


def format_matrix(matrix: Matrix) -> Table:
    """A row a course and a column a length, for a terminal."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("course")
    for length in matrix.courses[0].lengths if matrix.courses else ():
        table.add_column(length.title, justify="right")
    for course in matrix.courses:
        table.add_row(course.id, *(_short(length) for length in course.lengths))
    return table


def _short(length: MatrixLength) -> str:
    found = length.found
    return f"{found.taught} min" if isinstance(found, Facts) else found.short
