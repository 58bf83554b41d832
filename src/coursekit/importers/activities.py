"""An activity of an outline as one of a course: its words as title, body or question, and nothing that nobody wrote."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coursekit.content import Blocks, List, ListItem, Name, Paragraph, Text
from coursekit.importers.labels import is_question
from coursekit.importers.meaning import Role, Sense
from coursekit.importers.original import Line, Sheet
from coursekit.importers.page import Page
from coursekit.importers.slides import Node, SlideMaker
from coursekit.model.course import Activity, Part, PartKind, Priority

_LONG_TITLE = 36
_LONG_ENGLISH_TITLE = 80
_CLAUSE = re.compile(r"[。！？；，：.!?;,:]")
WITHOUT_PARTS = ("role-play", "quiz")
"""A role play with any part wants its roles too, and a quiz has its questions in its body."""


def activity_of(sense: Sense, nodes: Sequence[Node], page: Page, slides: SlideMaker) -> Activity:
    """Without minutes. `nodes` is what stands below it, other activities taken out."""
    identity = f"{sense.kind}-{page.next(sense.kind)}"
    sheet = sense.held if isinstance(sense.held, Sheet) else None
    nodes = (*(slides.nodes_of(sheet) if sheet else ()), *nodes)
    words = page.read(sense.title)
    title = short_title(words)
    asked = tuple(node for node in nodes if _asks(node, page)) if sense.kind not in WITHOUT_PARTS else ()
    told = tuple(node for node in nodes if node not in asked)
    question = is_question(words) and sense.kind not in WITHOUT_PARTS
    whole = (Paragraph((Text(words),)),)
    page.take(sense.title, identity, "ask" if question else "body" if title != words else "title")
    body: Blocks = whole if title != words and not question else ()
    if told:
        body = (*body, slides.list(told, identity))
    for element in sheet.elements if sheet else ():
        if not isinstance(element, Line):
            body = (*body, *slides.held(element, identity))
    if sense.kind == "quiz":
        body = _quiz(body, words)
    questions = (*(whole if question else ()), *((_numbered(slides.list(asked, identity)),) if asked else ()))
    parts = (Part(PartKind.ASK, (), questions),) if questions else ()
    if sheet and sheet.notes:
        parts = (*slides.said_of(sheet, identity), *parts)
    return Activity(sense.kind, Name(identity), (Text(title),), None, Priority.MUST, body, parts)


def short_title(words: str) -> str:
    """The words themselves, or as many clauses of them as make a title."""
    most = _LONG_TITLE if re.search("[\u3400-\u9fff]", words) else _LONG_ENGLISH_TITLE
    if len(words) <= most:
        return words
    ends = [found.start() for found in _CLAUSE.finditer(words) if 4 <= found.start() <= most]
    return words[: ends[-1]] if ends else words[:most].rstrip() + "…"


def _asks(node: Node, page: Page) -> bool:
    return not node.nodes and node.sense.role in (Role.POINT, Role.TEXT) and is_question(page.read(node.sense.title))


def _numbered(questions: List) -> List:
    return List(len(questions.items) > 1, questions.items)


def _quiz(body: Blocks, words: str) -> Blocks:
    """Its points are its questions; without any, what it is about."""
    items = tuple(item for block in body if isinstance(block, List) for item in block.items)
    about = tuple(block for block in body if not isinstance(block, List))
    return (*about, List(True, items or (ListItem((Paragraph((Text(words),)),)),)))
