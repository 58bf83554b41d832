"""The shapes of a slide in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from coursekit.importers.formats.package import child, local, number, value
from coursekit.value import Mutable

_ROW_EMU = 360_000
"""Shapes whose tops are nearer than a centimetre stand in one row."""
_UNPLACED = -1


class Shape(Mutable):
    """`kind`: text, picture, table or drawn; `placeholder` its type, `body` where none is said, empty for none. `id` is the
    relationship to what it shows, `words` the alternative text."""

    node: etree._Element
    kind: str
    placeholder: str = ""
    id: str = ""
    words: str = ""
    x: int = _UNPLACED
    y: int = _UNPLACED


def shapes_of(tree: etree._Element | None) -> list[Shape]:
    """Those with a place of their own sorted by it; placeholders that stand where their layout says come before them."""
    shapes = [shape for node in (tree if tree is not None else ()) for shape in _shapes(node)]
    return sorted(shapes, key=lambda shape: (shape.y // _ROW_EMU, shape.x))


def _shapes(node: etree._Element) -> Iterator[Shape]:
    match local(node):
        case "grpSp":
            x, y = _place(child(node, "grpSpPr", "xfrm"))
            for shape in shapes_of(node):
                shape.x, shape.y = x, y  # they stay together, in their order
                yield shape
        case "AlternateContent" | "Choice":
            for one in node:
                yield from _shapes(one) if local(one) != "Fallback" else ()
        case "sp" | "cxnSp":
            x, y = _place(child(node, "spPr", "xfrm"))
            yield Shape(node, "text", _placeholder(child(node, "nvSpPr", "nvPr", "ph")), x=x, y=y)
        case "pic":
            x, y = _place(child(node, "spPr", "xfrm"))
            words, id = _alt(child(node, "nvPicPr", "cNvPr")), value(child(node, "blipFill", "blip"), "embed")
            yield Shape(node, "picture", "", id, words, x, y)
        case "graphicFrame":
            yield _frame(node)
        case _:
            pass


def _frame(node: etree._Element) -> Shape:
    x, y = _place(child(node, "xfrm"))
    words = _alt(child(node, "nvGraphicFramePr", "cNvPr"))
    for one in node.iter():
        match local(one):
            case "tbl":
                return Shape(node, "table", x=x, y=y)
            case "relIds":
                return Shape(node, "drawn", "", value(one, "dm"), words, x, y)
            case "chart":
                return Shape(node, "drawn", "", value(one, "id"), words, x, y)
            case _:
                pass
    return Shape(node, "drawn", "", "", words, x, y)


def _placeholder(node: etree._Element | None) -> str:
    return "" if node is None else value(node, "type") or "body"


def _place(node: etree._Element | None) -> tuple[int, int]:
    at = child(node, "off")
    return number(value(at, "x"), _UNPLACED), number(value(at, "y"), _UNPLACED)


def _alt(node: etree._Element | None) -> str:
    return value(node, "descr")


def paragraphs_of(node: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Each with its text; its line breaks are line ends. Numbers of slides and dates are no words."""
    for paragraph in (one for one in node.iter() if local(one) == "p"):
        pieces = []
        for one in paragraph:
            kind = local(one)
            if kind == "r" or (kind == "fld" and not value(one, "type").startswith(("slidenum", "datetime"))):
                pieces.append("".join(text.text or "" for text in one if local(text) == "t"))
            elif kind == "br":
                pieces.append("\n")
        yield "".join(pieces).replace("\v", "\n").strip(), paragraph
