"""What stands in a paragraph of Word: its text, and what hangs on it."""

from __future__ import annotations

from lxml import etree

from coursekit.importers.formats.package import child, local, value
from coursekit.value import Mutable, Value, field

_LEFT_OUT = ("del", "moveFrom", "pPr", "rPr", "Fallback", "instrText", "delText", "rt", "sdtPr", "txbxContent")
_PRIVATE = 0xF000
# Signs of Wingdings and Symbol that stand for themselves in outlines; all others are bullets of some kind.
_SIGNS = {0x4A: "☺", 0xA8: "□", 0xE0: "→", 0xF0: "→", 0xFB: "✗", 0xFC: "✓", 0xFE: "☑"}


class Linked(Value):
    """A picture: the id of its relationship, and its alternative text."""

    id: str
    words: str


class Said(Mutable):
    """`strong` when all of the text is bold. `notes` are pairs of footnote or endnote and its id."""

    text: str = ""
    strong: bool = False
    pictures: list[Linked] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)


def said_by(paragraph: etree._Element) -> Said:
    said = Said()
    runs: list[tuple[str, bool]] = []
    _walk(paragraph, said, runs, strong=False)
    said.text = "".join(text for text, _ in runs).strip()
    said.strong = bool(said.text) and all(strong for text, strong in runs if text.strip())
    return said


def _walk(node: etree._Element, said: Said, runs: list[tuple[str, bool]], *, strong: bool) -> None:
    for one in node:
        name = local(one)
        match name:
            case "r":
                _walk(one, said, runs, strong=_is_on(child(one, "rPr", "b")))
            case "t":
                runs.append((one.text or "", strong))
            case "tab" | "ptab":
                runs.append(("\t", strong))
            case "br" | "cr":
                runs.append(("\n", strong))
            case "noBreakHyphen":
                runs.append(("-", strong))
            case "sym":
                runs.append((_sign(one), strong))
            case "footnoteReference" | "endnoteReference":
                said.notes.append((name.removesuffix("Reference"), value(one, "id")))
            case "drawing" | "pict" | "object":
                _drawn(one, said)
            case _ if name not in _LEFT_OUT:
                _walk(one, said, runs, strong=strong)
            case _:
                pass


def _drawn(node: etree._Element, said: Said) -> None:
    """Text boxes and pictures of a drawing; alternative text that stands with no picture is kept as one's without data."""
    alt = ""
    for one in _drawings(node):
        match local(one):
            case "docPr":
                alt = value(one, "descr") or value(one, "title")
            case "blip":
                said.pictures.append(Linked(value(one, "embed"), alt))
                alt = ""
            case "imagedata":
                said.pictures.append(Linked(value(one, "id"), alt or value(one, "title")))
                alt = ""
            case "txbxContent":
                said.boxes.append(one)
            case _:
                pass
    if alt:
        said.pictures.append(Linked("", alt))


def _drawings(node: etree._Element) -> list[etree._Element]:
    """All elements of a drawing, but those in its text boxes and in what is there for old programs."""
    found: list[etree._Element] = []
    for one in node:
        if local(one) == "Fallback":
            continue
        found.append(one)
        if local(one) != "txbxContent":
            found += _drawings(one)
    return found


def _sign(node: etree._Element) -> str:
    try:
        code = int(value(node, "char"), 16)
    except ValueError:
        return ""
    code = code - _PRIVATE if code >= _PRIVATE else code
    return _SIGNS.get(code, "•")


def _is_on(mark: etree._Element | None) -> bool:
    return mark is not None and value(mark) not in ("0", "false", "off")
