"""`python -m coursekit.looks FOLDER`: make deck.pptx and booklet.docx of a look from its look.yaml."""

from __future__ import annotations

import sys
from pathlib import Path

from coursekit.diagnostic import Report
from coursekit.looks.booklet_template import make_booklet_template
from coursekit.looks.deck_template import make_deck_template
from coursekit.looks.read import BOOKLET_TEMPLATE, DECK_TEMPLATE, read_look

MAIN_LANGUAGE = "zh-CN"


def make_templates(folder: Path) -> bool:
    """Write both templates; False when look.yaml has mistakes, which are printed."""
    report = Report()
    look = read_look(folder, report, templates=False)
    if look is None:
        for diagnostic in report.sorted():
            sys.stderr.write(f"{diagnostic.span.path}:{diagnostic.span.line}: {diagnostic.message}\n")
        return False
    fonts = look.fonts.get(MAIN_LANGUAGE) or next(iter(look.fonts.values()))
    (folder / DECK_TEMPLATE).write_bytes(make_deck_template(look.name, look.palette, fonts, look.layouts, look.style))
    (folder / BOOKLET_TEMPLATE).write_bytes(make_booklet_template(look.name, look.palette, fonts, look.styles))
    return True


if __name__ == "__main__":
    sys.exit(0 if all(make_templates(Path(folder)) for folder in sys.argv[1:]) else 1)
