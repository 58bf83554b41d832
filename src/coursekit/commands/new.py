"""`coursekit new`: a small course that builds at once, to be grown."""

from __future__ import annotations

import re
import shlex
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from coursekit.commands.console import output
from coursekit.pipeline.output import write_atomically
from coursekit.usage import UsageError


class FolderNotEmptyError(UsageError):
    """Nothing is ever written over what somebody wrote."""


def new(folder: Path, language: str) -> None:
    """Write course.yaml, one module and a glossary. Raises FolderNotEmptyError, OSError."""
    if folder.exists() and any(folder.iterdir()):
        raise FolderNotEmptyError(f"{folder} is not empty; name a new folder")
    identity = course_id(folder)
    console = output()
    for name, text in _files(resources.files("coursekit") / "starter" / language):
        write_atomically(folder / name, text.replace("{id}", identity).encode())
        console.print(f"{folder / name}", soft_wrap=True)
    place = shlex.quote(str(folder))
    console.print(f"\nNext:\n  coursekit check {place}\n  coursekit build {place}", style="bold", soft_wrap=True)


def course_id(folder: Path) -> str:
    """The id of a course that is to be in this folder."""
    return re.sub(r"[^A-Za-z0-9-]+", "-", folder.resolve().name).strip("-").lower() or "course"


def _files(folder: Traversable, prefix: str = "") -> list[tuple[str, str]]:
    """Relative names and texts of all files below a folder, by name."""
    found: list[tuple[str, str]] = []
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir():
            found.extend(_files(entry, f"{prefix}{entry.name}/"))
        else:
            found.append((f"{prefix}{entry.name}", entry.read_text("utf-8")))
    return found
