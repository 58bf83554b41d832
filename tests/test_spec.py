"""Literate tests: every `## statement` of tests/spec/*.md is one test. `COURSEKIT_ACCEPT=1` rewrites what is expected."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from coursekit.pipeline.catalogue import all_rules
from coursekit.pipeline.products import PRODUCTS
from tests.outputs import show_cuts, show_diagnostics, show_diff, show_outline, show_plan, show_references
from tests.products import show_product
from tests.sources import write_sources
from tests.spec_document import Section, accept, read_document

OUTPUTS: dict[str, Callable[..., str]] = {
    "diagnostics": show_diagnostics,
    "plan": show_plan,
    "cuts": show_cuts,
    "diff": show_diff,
    "outline": show_outline,
    "references": show_references,
    **{product: partial(show_product, product) for product in PRODUCTS},
}
"""By the first word of a block's info string; the function gets the course's folder and the rest of the string."""

DOCUMENTS = sorted((Path(__file__).parent / "spec").glob("*.md"))
SECTIONS = [section for document in DOCUMENTS for section in read_document(document)]


@pytest.mark.parametrize("section", SECTIONS, ids=[f"{s.document.stem}: {s.statement}" for s in SECTIONS])
def test_spec(section: Section, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "demo"
    folder.mkdir()
    write_sources(folder, section.sources)
    # Inside the folder, so that paths are shown as an author sees them there, and never one of this machine.
    monkeypatch.chdir(folder)

    outputs = {fence.info: _trimmed(OUTPUTS[fence.kind](Path(), fence.argument)) for fence in section.expected}

    if "COURSEKIT_ACCEPT" in os.environ:
        accept(section, outputs)
        return
    assert outputs == {fence.info: _trimmed(fence.text) for fence in section.expected}


def _trimmed(text: str) -> str:
    """Without space at line ends, which editors remove from documents."""
    return "\n".join(line.rstrip() for line in text.rstrip().split("\n"))


def test_every_rule_is_shown_by_a_spec() -> None:
    shown = {
        code
        for section in SECTIONS
        for fence in section.expected
        if fence.kind == "diagnostics"
        for code in re.findall(r"(?:error|warning|advice)\[([a-z-]+)\]", fence.text)
    }

    # Looks, the fonts of a machine, its processes and files to import are no course's, and one course alone clashes with none:
    # tests/looks, tests/pipeline, tests/importers.
    elsewhere = {code for code in all_rules() if code.startswith(("look-", "template-"))}
    elsewhere |= {"duplicate-course", "edition-lost", "font-missing", "glyph-missing", "cannot-import"}
    assert shown == set(all_rules()) - elsewhere
