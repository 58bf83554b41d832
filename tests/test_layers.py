"""Who may import whom: every import in src/coursekit, inside functions too, against the table of ARCHITECTURE.md."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import coursekit

SOURCE = Path(coursekit.__file__).parent

LAYERS: tuple[frozenset[str], ...] = (
    frozenset({"value", "han"}),
    frozenset({"diagnostic", "limits", "units", "spelling", "speech", "usage", "sharing"}),
    frozenset({"content", "labels"}),
    frozenset({"source", "model", "documents"}),
    frozenset({"activities"}),
    frozenset({"read", "checks", "plan", "compose", "measure", "write", "looks", "importers", "authoring", "report"}),
    frozenset({"pipeline"}),
    frozenset({"preview", "commands"}),
    frozenset({"cli"}),
    frozenset({"start"}),
    frozenset({"__main__"}),
)
"""A layer may import those before it. Siblings do not import each other, but for those of `MAY_ALSO`."""

MAY_ALSO = {
    # Pages are filled by how much room text takes.
    ("compose", "measure"),
    # What was measured is written with the numbers it was measured with.
    ("write", "measure"),
    # What an import made of a file is told from where each of its words went.
    ("report", "importers"),
    # The makers of the standard templates write their parts with write/ooxml.
    ("looks", "write"),
    # A picture of a file that is imported is read as one that a course names.
    ("importers", "read"),
    # Office files are opened with the bounds that templates are opened with.
    ("importers", "write"),
}

MAY_NOT = {
    *(("write", layer) for layer in ("model", "source", "labels", "activities")),
    *(("looks", layer) for layer in ("model", "labels", "activities")),
    ("documents", "labels"),
    ("model", "labels"),
    ("source", "labels"),
}
"""Writers see documents and content only; words of the program come in where documents are composed."""

FOREIGN: dict[str, frozenset[str]] = {
    "msgspec": frozenset({"value"}),
    # They take too long to make at every start.
    "dataclasses": frozenset(),
    "yaml": frozenset({"source", "labels"}),
    "markdown_it": frozenset({"source", "importers"}),
    "pptx": frozenset({"write", "looks", "importers"}),
    "docx": frozenset({"write", "looks", "importers"}),
    "lxml": frozenset({"write", "looks", "importers"}),
    "xlsxwriter": frozenset({"write", "looks", "importers"}),
    "deflate": frozenset({"write"}),
    "icalendar": frozenset({"write"}),
    "zoneinfo": frozenset({"write"}),
    "uharfbuzz": frozenset({"measure", "write"}),
    "uniseg": frozenset({"measure"}),
    "budoux": frozenset({"measure"}),
    "numpy": frozenset({"plan"}),
    "opencc": frozenset({"source"}),
    "fontTools": frozenset({"measure", "write"}),
    "jinja2": frozenset({"write"}),
    "markupsafe": frozenset({"write"}),
    "typer": frozenset({"cli", "commands", "report"}),
    "rich": frozenset({"cli", "commands", "report"}),
    "watchfiles": frozenset({"commands"}),
    "PIL": frozenset({"read", "write"}),
    "typst": frozenset({"write"}),
    "rpptx": frozenset({"write"}),
    "pypdfium2": frozenset({"write", "importers"}),
    "pikepdf": frozenset({"write"}),
    "distributed": frozenset({"pipeline"}),
    "fsspec": frozenset({"pipeline"}),
    "time": frozenset({"cli", "commands", "pipeline", "preview"}),
    "datetime": frozenset({"cli", "commands", "pipeline", "preview"}),
    "random": frozenset(),
    "secrets": frozenset({"preview"}),
    "uuid": frozenset(),
    "tempfile": frozenset({"cli", "commands", "pipeline", "preview"}),
    "socket": frozenset({"preview"}),
    "ssl": frozenset(),
    "http": frozenset({"preview"}),
    "urllib.request": frozenset(),
    "requests": frozenset(),
    "subprocess": frozenset({"pipeline", "commands"}),
    "multiprocessing": frozenset({"pipeline"}),
    "concurrent": frozenset({"pipeline"}),
    # To hash values, never to read them.
    "pickle": frozenset({"pipeline"}),
    "shelve": frozenset(),
    "marshal": frozenset(),
}
"""Where a library may be imported, by the name it is imported under or the start of it."""

ALLOWED = {
    # date.fromisoformat: it reads a date, it does not ask for today's.
    ("source/fields.py", "datetime"),
    # Which days follow one another; it is told the first.
    ("compose/dates.py", "datetime"),
    # When entries of a calendar start and end; it is told the days.
    ("write/agenda/calendar.py", "datetime"),
    # datetime as a type and for a fixed date; `test_only_the_top_asks_for_the_time_of_day` sees the rest.
    ("write/xlsx.py", "datetime"),
    # Typst takes fonts from folders only, and pictures from files.
    ("write/fonts.py", "tempfile"),
    ("write/typst/pages.py", "tempfile"),
    # A look's own template must end, so it has a process of its own; what goes there and comes back is ours.
    ("write/apart.py", "subprocess"),
    ("write/apart.py", "pickle"),
    ("write/html/template.py", "pickle"),
}

ENVIRONMENT = frozenset({"cli", "commands", "pipeline", "preview"})


@dataclass(frozen=True, slots=True)
class Import:
    """One import of a module, `name` in full: `coursekit.source.nodes`, `urllib.request`."""

    file: str
    line: int
    name: str

    @property
    def layer(self) -> str:
        return layer_of(self.file)


def layer_of(file: str) -> str:
    return file.split("/")[0].removesuffix(".py")


def modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def imports_of(path: Path) -> Iterator[Import]:
    file = path.relative_to(SOURCE).as_posix()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (Import(file, node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno}: a relative import"
            assert node.module is not None
            # `from coursekit import plan` imports a module, `from coursekit.plan import make_plan` a name of one.
            yield from (Import(file, node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


IMPORTS = [found for path in modules() for found in imports_of(path)]


def rank(layer: str) -> int:
    return next(i for i, layers in enumerate(LAYERS) if layer in layers)


def test_every_module_stands_in_a_layer() -> None:
    known = {name for layers in LAYERS for name in layers}

    found = {layer_of(path.relative_to(SOURCE).as_posix()) for path in modules()}

    assert found - known == {"__init__"}


@pytest.mark.parametrize("layer", [name for layers in LAYERS for name in sorted(layers)])
def test_a_layer_imports_only_what_is_below_it(layer: str) -> None:
    wrong = [
        f"{found.file}:{found.line} imports {found.name}"
        for found in IMPORTS
        if found.layer == layer and found.name.startswith("coursekit.") and not _may(layer, _imported_layer(found.name))
    ]

    assert wrong == []


def _imported_layer(name: str) -> str:
    return name.split(".")[1]


def _may(layer: str, imported: str) -> bool:
    if imported in (layer, "__version__") or (layer, imported) in MAY_ALSO:
        return True
    return (layer, imported) not in MAY_NOT and rank(imported) < rank(layer)


@pytest.mark.parametrize("library", sorted(FOREIGN))
def test_a_foreign_library_stays_behind_its_fence(library: str) -> None:
    wrong = [
        f"{found.file}:{found.line} imports {found.name}"
        for found in IMPORTS
        if f"{found.name}.".startswith(f"{library}.")
        and found.layer not in FOREIGN[library]
        and (found.file, library) not in ALLOWED
    ]

    assert wrong == []


def test_only_the_top_looks_at_the_environment() -> None:
    wrong = [
        f"{path.relative_to(SOURCE).as_posix()}:{node.lineno}"
        for path in modules()
        if layer_of(path.relative_to(SOURCE).as_posix()) not in ENVIRONMENT
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute | ast.Name)
        and _name(node) in ("environ", "getenv", "environb", "getcwd", "expanduser")
    ]

    assert wrong == []


def test_only_the_top_asks_for_the_time_of_day() -> None:
    wrong = [
        f"{path.relative_to(SOURCE).as_posix()}:{node.lineno}"
        for path in modules()
        if layer_of(path.relative_to(SOURCE).as_posix()) not in ENVIRONMENT
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in ("now", "utcnow", "today", "urandom", "getpid", "st_mtime")
    ]

    assert wrong == []


def _name(node: ast.Attribute | ast.Name) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id
