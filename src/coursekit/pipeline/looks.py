"""Which look is meant: one that comes with coursekit, by its name, or one of the user's own, by its path."""

from __future__ import annotations

from pathlib import Path

from coursekit.diagnostic import Report
from coursekit.documents.look import Look
from coursekit.looks.folder import LOOK_FILE
from coursekit.looks.read import ReadLook, read_in_detail, read_look
from coursekit.spelling import find_nearest
from coursekit.usage import UsageError
from coursekit.value import replace

DEFAULT = "default"


class NoLookError(UsageError):
    """A look was asked for that is neither a name nor a path of one."""


def shipped_looks() -> dict[str, Path]:
    """By name: the folders in templates/ of the installed package, or of the checkout that the package runs from."""
    installed = Path(__file__).parents[1] / "templates"
    checkout = Path(__file__).parents[3] / "templates"
    root = installed if (installed / DEFAULT / LOOK_FILE).is_file() else checkout
    return {folder.name: folder for folder in sorted(root.iterdir()) if (folder / LOOK_FILE).is_file()}


def find_look(given: Path | None) -> Path:
    """The folder or file of a look. A name goes before a folder of that name here: write ./vivid for that one.

    Raises NoLookError.
    """
    shipped = shipped_looks()
    name = str(given) if given is not None else DEFAULT
    if name in shipped:
        return shipped[name]
    path = Path(name)
    if path.exists():
        return path
    beside = [entry.name for entry in path.parent.iterdir()] if path.parent.is_dir() else []
    nearest = find_nearest(path.name, [*shipped, *beside] if path.name == name else beside)
    found = nearest if nearest is None or nearest in shipped else str(path.with_name(nearest))
    help = f"did you mean “{found}”?" if found else f"looks that come with coursekit: {', '.join(shipped)}"
    raise NoLookError(f"there is no look “{name}”; {help}")


def load_look(given: Path | None, report: Report) -> Look | None:
    """Raises NoLookError. None when the look has errors, which are reported."""
    found = load_in_detail(given, report)
    return found.look if found is not None else None


def load_in_detail(given: Path | None, report: Report) -> ReadLook | None:
    place = find_look(given)
    shipped = shipped_looks()
    fallback = default_look() if place != shipped[DEFAULT] else None
    found = read_in_detail(place, report, fallback)
    if found is None or place not in shipped.values():
        return found
    return replace(found, look=replace(found.look, own_code=()))


def default_look() -> Look:
    look = read_look(find_look(None), Report())
    assert look is not None, "the look that comes with coursekit cannot be read"
    return replace(look, own_code=())
