"""The matrix of ready-made editions: what every course keeps in every length. A page for whoever sells courses; its words are
English, as all that coursekit says of courses is, and titles are in the course's language."""

from __future__ import annotations

from enum import StrEnum

from coursekit.value import Value


class Keeping(StrEnum):
    """What a length does with a part: keeps it in its preferred minutes or more, shortens it, or leaves it out."""

    KEPT = "kept"
    SHORTENED = "shortened"
    LEFT_OUT = "left-out"


class Cell(Value):
    """`off` is how many minutes it is off the preferred ones, as −5 or +2.5; empty when it is not. `tenths` (0 to 10) is how
    much of the preferred minutes is kept."""

    keeping: Keeping
    minutes: int
    off: str
    tenths: int


class MatrixRow(Value):
    """A talk or an activity; `cells` are those of the lengths that fit, None for the others."""

    kind: str
    title: str
    priority: str
    cells: tuple[Cell | None, ...]


class MatrixModule(Value):
    number: int
    title: str
    cells: tuple[Cell | None, ...]
    rows: tuple[MatrixRow, ...]


class Share(Value):
    """`kept` of `all`, as in 5 of 27."""

    kept: int
    all: int


class Facts(Value):
    """A length that fits. Minutes are whole, `practice` is a percentage."""

    taught: int
    available: int
    practice: int
    outcomes: Share
    must: Share
    should: Share
    could: Share


class Hindrance(Value):
    """Why one length does not fit, or several for the same reason, in sentences; with `changes`, each with its place in the
    source, it would. `title` as “3 and 4 days”."""

    title: str
    editions: tuple[str, ...]
    short: str
    reason: str
    help: str
    changes: tuple[tuple[str, str], ...] = ()


class MatrixLength(Value):
    """`title` as “1.5 days”, `edition` as 1.5-days."""

    days: float
    title: str
    edition: str
    found: Facts | Hindrance


class Link(Value):
    """A file by its format; `path` is relative to the page."""

    format: str
    path: str


class MatrixFiles(Value):
    """The files of one course in one language: for each product the links of each length, none where there is no file."""

    course: str
    language: str
    title: str
    products: tuple[tuple[str, tuple[tuple[Link, ...], ...]], ...]


class MatrixCourse(Value):
    """Cells stand in the order of `lengths`; `hindrances` are all that these have, each once."""

    id: str
    title: str
    subtitle: str
    language: str
    lengths: tuple[MatrixLength, ...]
    hindrances: tuple[Hindrance, ...]
    modules: tuple[MatrixModule, ...]
    files: tuple[MatrixFiles, ...] = ()


class Matrix(Value):
    courses: tuple[MatrixCourse, ...]
