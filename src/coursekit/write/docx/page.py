"""The page of a booklet: its template's, on the paper that is asked for."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from coursekit.value import Value
from coursekit.write.docx.source import BookletSource, W, last_section

PAPER_TWIPS = {"a4": (11906, 16838), "letter": (12240, 15840)}
"""Width and height of the papers a look may ask for, in twips."""

_A4 = {"w": "11906", "h": "16838"}
_MARGINS = {"top": "1440", "right": "1440", "bottom": "1440", "left": "1440", "header": "720", "footer": "720"}


class PageFormat(Value):
    """Lengths in twips. `xml` holds the page's elements of a section's properties, in two stretches: before and
    after w:titlePg. The first begins with the marks of the first page's header and footer."""

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    xml: tuple[str, str]

    @property
    def text_width(self) -> int:
        return self.width - self.left - self.right

    @property
    def text_height_pt(self) -> float:
        return (self.height - self.top - self.bottom) / 20


def paper_of(source: BookletSource) -> str:
    """The paper of the template's last section, upright; "" when it is of another size."""
    size = _A4 | _attributes(last_section(source.document), "pgSz")
    width, height = _twips(size["w"]), _twips(size["h"])
    return next(
        (name for name, paper in PAPER_TWIPS.items() if _is_near(width, paper[0]) and _is_near(height, paper[1])), ""
    )


def _is_near(length: int, other: int) -> bool:
    """Within a millimetre: programs round differently."""
    return abs(length - other) <= 57


def page_of(source: BookletSource, paper: str) -> PageFormat:
    """The page of the template's last section; A4 where it says nothing.

    A template on one of the papers is put on the one asked for, its margins kept; any other size is left as it is.
    """
    section = last_section(source.document)
    size = _A4 | _attributes(section, "pgSz")
    if paper_of(source) not in ("", paper):
        size |= dict(zip(("w", "h"), map(str, PAPER_TWIPS[paper]), strict=True))
    margins = _MARGINS | {"gutter": "0"} | _attributes(section, "pgMar")
    before = source.first + _element("pgSz", size) + _element("pgMar", margins)
    grid = _attributes(section, "docGrid")
    lengths = {name: _twips(value) for name, value in (size | margins).items()}
    return PageFormat(
        width=lengths["w"],
        height=lengths["h"],
        left=lengths["left"] + lengths["gutter"],
        right=lengths["right"],
        top=abs(lengths["top"]),
        bottom=abs(lengths["bottom"]),
        xml=(before, _element("docGrid", grid) if grid else ""),
    )


def _attributes(section: etree._Element | None, name: str) -> dict[str, str]:
    node = None if section is None else section.find(f"{W}{name}")
    if node is None:
        return {}
    return {str(key)[len(W) :]: str(value) for key, value in node.items() if str(key).startswith(W)}


def _element(name: str, attributes: Mapping[str, str]) -> str:
    # These are measures and words of a closed list: nothing in them needs escaping once it is checked.
    plain = {key: value for key, value in attributes.items() if value.lstrip("-").isalnum()}
    return f"<w:{name}{''.join(f' w:{key}={chr(34)}{value}{chr(34)}' for key, value in plain.items())}/>"


def _twips(value: str) -> int:
    return int(value) if value.lstrip("-").isdigit() else 0
