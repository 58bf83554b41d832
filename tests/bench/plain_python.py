"""A lesson by python-pptx and python-docx, used as their tutorials do: `plain_python.py LESSON DECK GUIDE HANDOUT`.

It is run as a script, so it imports nothing of its neighbours.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from docx import Document
from pptx import Presentation
from pptx.util import Inches

_TITLE, _SECTION, _TITLE_AND_CONTENT, _TITLE_ONLY = 0, 2, 1, 5


def write_deck(lesson: dict[str, Any], path: str) -> None:
    deck = Presentation()
    deck.slides.add_slide(deck.slide_layouts[_TITLE]).shapes.title.text = lesson["title"]
    for topic in lesson["topics"]:
        deck.slides.add_slide(deck.slide_layouts[_SECTION]).shapes.title.text = topic["title"]
        for slide in topic["slides"]:
            add_slide(deck, slide)
    deck.save(path)


def add_slide(deck: Any, slide: dict[str, Any]) -> None:
    made = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY if slide["table"] else _TITLE_AND_CONTENT])
    made.shapes.title.text = slide["title"]
    if slide["table"]:
        rows = slide["table"]
        table = made.shapes.add_table(len(rows), len(rows[0]), Inches(0.5), Inches(1.8), Inches(9), Inches(4)).table
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                table.cell(row, column).text = text
    else:
        add_bullets(made.placeholders[1].text_frame, slide["bullets"])
    made.notes_slide.notes_text_frame.text = slide["notes"]


def add_bullets(frame: Any, bullets: list[dict[str, Any]]) -> None:
    lines = [line for bullet in bullets for line in ((0, bullet["text"]), *((1, inner) for inner in bullet["inner"]))]
    for number, (level, text) in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.text = text
        paragraph.level = level


def write_document(lesson: dict[str, Any], path: str, *, notes: bool) -> None:
    document = Document()
    document.add_heading(lesson["title"], 0)
    for topic in lesson["topics"]:
        document.add_heading(topic["title"], 1)
        for slide in topic["slides"]:
            document.add_heading(slide["title"], 2)
            add_content(document, slide)
            if notes:
                document.add_paragraph(slide["notes"])
    document.save(path)


def add_content(document: Any, slide: dict[str, Any]) -> None:
    if slide["table"]:
        rows = slide["table"]
        table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                table.cell(row, column).text = text
    for bullet in slide["bullets"]:
        document.add_paragraph(bullet["text"], style="List Bullet")
        for inner in bullet["inner"]:
            document.add_paragraph(inner, style="List Bullet 2")


if __name__ == "__main__":
    source, deck_path, guide_path, handout_path = sys.argv[1:]
    with open(source, encoding="utf-8") as file:
        data = json.load(file)
    write_deck(data, deck_path)
    write_document(data, guide_path, notes=True)
    write_document(data, handout_path, notes=False)
