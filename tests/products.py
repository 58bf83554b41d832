"""The products of one edition as plain text, for literate tests."""

from __future__ import annotations

from pathlib import Path

from coursekit.diagnostic import Report
from coursekit.pipeline.compiler import check_folder
from coursekit.pipeline.difference import left_out
from coursekit.pipeline.looks import load_look
from coursekit.pipeline.products import Documents, write_files
from coursekit.read.library import Library
from coursekit.write import read_deck_metrics


def show_product(product: str, folder: Path, argument: str) -> str:
    """The product as `coursekit build --format txt` writes it; after `EDITION # ` its section of that title alone."""
    edition, _, title = argument.partition(" # ")
    checked = check_folder(folder, Library(Report()), (edition,))
    look = load_look(None, Report())
    assert checked is not None
    assert look is not None
    plan, metrics = checked.plans[0], read_deck_metrics(look, checked.course.language)
    documents = Documents(plan, metrics, "2026-01-01", left_out=lambda: left_out(checked.course, plan))
    (file,) = write_files(documents, look, {product: ("txt",)})
    text = file.data.decode()
    return _section(text, title) if title else text


def _section(text: str, title: str) -> str:
    lines = text.split("\n")
    first = lines.index(f"# {title}")
    end = next((i for i in range(first + 1, len(lines)) if lines[i].startswith("# ")), len(lines))
    return "\n".join(lines[first:end])
