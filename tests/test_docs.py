"""The reference pages are made from the declarations; a change of those shows here."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursekit.commands.schema import reference_pages

DOCS = Path(__file__).parents[1] / "docs"


@pytest.mark.parametrize("name", reference_pages())
def test_docs_are_what_coursekit_schema_writes(name: str) -> None:
    """Run `make docs` when this fails."""
    assert (DOCS / name).read_text("utf-8") == reference_pages()[name]
