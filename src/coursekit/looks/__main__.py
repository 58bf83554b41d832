"""`python -m coursekit.looks FOLDER`: make deck.pptx and booklet.docx of a look from its look.yaml."""

from __future__ import annotations

import sys
from pathlib import Path

from coursekit.diagnostic import Report
from coursekit.looks.folder import BOOKLET_TEMPLATE, DECK_TEMPLATE
from coursekit.looks.read import read_look


def make_templates(folder: Path) -> bool:
    """Write both templates; False when look.yaml has mistakes, which are printed."""
    report = Report()
    look = read_look(folder, report, templates=False)
    if look is None:
        for diagnostic in report.sorted():
            sys.stderr.write(f"{diagnostic.span.path}:{diagnostic.span.line}: {diagnostic.message}\n")
        return False
    (folder / DECK_TEMPLATE).write_bytes(look.deck_template)
    (folder / BOOKLET_TEMPLATE).write_bytes(look.booklet_template)
    return True


if __name__ == "__main__":
    sys.exit(0 if all(make_templates(Path(folder)) for folder in sys.argv[1:]) else 1)
