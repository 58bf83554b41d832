"""Who may import whom: every import in src/coursekit, inside functions too, against the table of ARCHITECTURE.md."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "coursekit"

LAYERS: tuple[frozenset[str], ...] = (
    frozenset({"diagnostic", "units", "spelling", "speech"}),
    frozenset({"content"}),
    frozenset({"source", "model", "documents", "labels"}),
    frozenset({"activities"}),
    frozenset({"read", "plan", "checks", "compose", "measure", "write", "looks", "importers", "report"}),
    frozenset({"pipeline"}),
    frozenset({"preview", "commands"}),
    frozenset({"cli"}),
)
"""A layer may import those before it, and itself where it is one package. Siblings do not import each other."""

MAY_ALSO = {
    # Fields are declared in the words of the model; so are documents in those of content.
    ("documents", "model"),
    # The kinds of activity, and checks of names, look at what the model holds; the model's walk at nothing else.
    ("labels", "source"),
}

MAY_NOT = {
    ("write", "model"),
    ("write", "plan"),
    ("write", "labels"),
    ("write", "source"),
    ("write", "activities"),
    ("looks", "model"),
    ("looks", "source"),
    ("looks", "activities"),
}
"""Writers and looks see documents and content only."""

FOREIGN: dict[str, frozenset[str]] = {
    "yaml": frozenset({"source", "labels"}),
    "markdown_it": frozenset({"source"}),
    "pptx": frozenset({"write", "looks", "importers"}),
    "docx": frozenset({"write", "looks", "importers"}),
    "lxml": frozenset({"write", "looks", "importers"}),
    "xlsxwriter": frozenset({"write"}),
    "typer": frozenset({"cli", "commands", "report"}),
    "rich": frozenset({"cli", "commands", "report"}),
    "PIL": frozenset({"read", "write"}),
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
    "pickle": frozenset(),
    "shelve": frozenset(),
    "marshal": frozenset(),
}
"""Where a library may be imported, by the name it is imported under or the start of it."""

ALLOWED = {
    # date.fromisoformat only: it reads a date, it does not ask for today's.
    ("source/fields.py", "datetime"),
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

    assert found - known <= {"__init__", "__main__"}


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
        if isinstance(node, ast.Attribute | ast.Name) and _name(node) in ("environ", "getenv", "environb", "getcwd", "expanduser")
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
