"""Who is compared, and how each is called. All run in a folder that holds the lesson in every source, and the scripts."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

from tests.bench.compare import OUT, Command, Contender

COURSEKIT, PANDOC, PLAIN_PYTHON, PLAIN_NODE = "coursekit", "pandoc", "python-pptx + python-docx", "PptxGenJS + docx"

_NODE_PACKAGES = ("pptxgenjs@4", "docx@9")
_ASKED = ("-p", "deck", "-p", "guide", "-p", "handout", "-f", "pptx", "-f", "docx")


def coursekit_command(*arguments: str) -> Command:
    installed = Path(sys.executable).with_name("coursekit")
    return Command(str(installed), "coursekit", arguments)


def coursekit(course: str, identifier: str, edition: str) -> Contender:
    """Everything that a build does: all checks, the agenda, measuring; with nothing kept from an earlier one."""
    command = coursekit_command("build", course, *_ASKED, "--out", OUT, "-e", edition)
    written = tuple(f"{OUT}/{identifier}/{edition}/{name}" for name in ("deck.pptx", "guide.docx", "handout.docx"))
    return Contender(COURSEKIT, (command,), written)


def pandoc(resources: str = ".") -> Contender:
    """`resources` is where pictures are found."""
    program = _pandoc_path()
    lacks = "" if program else "pypandoc_binary is not installed"
    where = () if resources == "." else (f"--resource-path={resources}",)
    made = (("slides.md", "deck.pptx", "--slide-level=2"), ("guide.md", "guide.docx"), ("handout.md", "handout.docx"))
    commands = tuple(Command(program, "pandoc", (source, "-o", file, *more, *where)) for source, file, *more in made)
    return Contender(PANDOC, commands, tuple(file for _, file, *_ in made), lacks)


def _pandoc_path() -> str:
    """Within the package pypandoc_binary; "" without it."""
    package = importlib.util.find_spec("pypandoc")
    folders = (package.submodule_search_locations if package else None) or ()
    return next(
        (found for folder in folders if (found := shutil.which("pandoc", path=str(Path(folder) / "files")))), ""
    )


def plain_python() -> Contender:
    files = ("python.pptx", "python-guide.docx", "python-handout.docx")
    command = Command(sys.executable, "python", ("plain_python.py", "lesson.json", *files))
    return Contender(PLAIN_PYTHON, (command,), files)


def plain_node(packages: Path) -> Contender:
    """`packages` is a folder above the lessons: node looks for node_modules there."""
    files = ("node.pptx", "node-guide.docx", "node-handout.docx")
    command = Command(shutil.which("node") or "", "node", ("plain_node.cjs", "lesson.json", *files))
    return Contender(PLAIN_NODE, (command,), files, install_node_packages(packages))


def install_node_packages(folder: Path) -> str:
    """Why they are not there; "" when they are."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        return "node and npm are not installed"
    if (folder / "node_modules" / "docx").is_dir() and (folder / "node_modules" / "pptxgenjs").is_dir():
        return ""
    folder.mkdir(parents=True, exist_ok=True)
    command = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), *_NODE_PACKAGES]
    done = subprocess.run(command, capture_output=True, text=True)
    return "" if done.returncode == 0 else "npm could not install pptxgenjs and docx"


def typst_alone(folder: str, pdf: str) -> Contender:
    return Contender("Typst alone", (Command(sys.executable, "python", ("bare_typst.py", folder, pdf)),), (pdf,))
