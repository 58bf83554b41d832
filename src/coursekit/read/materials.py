"""`案例卡 ×每桌 1；大白纸 ×每桌 2`, `case card x 1 per table; flip chart x 2`: what an activity needs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursekit.content import bind
from coursekit.diagnostic import Report, Span, error_rule
from coursekit.model.course import Material, Per
from coursekit.read.bound_text import split_condition
from coursekit.source.fields import Schema
from coursekit.source.nodes import Mapping, Node, Scalar, Sequence
from coursekit.value import Value, replace

MATERIALS_BAD = error_rule(
    "materials-bad",
    """A material's count cannot be read. Materials are separated by `；` or `;`; a count is `×每桌 2`, `×每人 1`, `×每组 1`,
`×2`, and in English `x 2 per table`, `x 1 per person`, `x 1 per group`, `x 1 per pair`, `x 2`.""",
)

_PER = {
    "桌": Per.TABLE, "人": Per.PERSON, "组": Per.GROUP, "組": Per.GROUP, "对": Per.PAIR, "對": Per.PAIR,
    "table": Per.TABLE, "person": Per.PERSON, "participant": Per.PERSON, "group": Per.GROUP, "pair": Per.PAIR,
}  # fmt: skip
_MATERIAL = re.compile(
    r"^(?P<name>.+?)\s*(?:×|(?<=\s)[xX*](?=\s*\d))\s*(?:每(?P<each>[桌人组組对對])\s*)?(?P<count>\d{1,4})"
    r"\s*(?:[个張张份支套本枚副根只盒]|per\s+(?P<per>table|person|participant|group|pair))?$"
)

_COUNTED = re.compile(r"×|\s[xX*]\s*\d|每[桌人组組对對]\s*\d|\bper (?:table|person|participant|group|pair)\b")


class MaterialsType(Value):
    wants: str = "materials, as 案例卡 ×每桌 1"

    def read(self, node: Node, report: Report) -> tuple[Material, ...] | None:
        scalars = [node] if isinstance(node, Scalar) else [n for n in _items(node) if isinstance(n, Scalar)]
        return tuple(material for scalar in scalars for material in _materials(scalar, report))

    def schema(self) -> Schema:
        return {"oneOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}


def _materials(scalar: Scalar, report: Report) -> Iterator[Material]:
    shift = scalar.span.column + (1 if scalar.quoted else 0)
    for piece in re.finditer("[^;；]+", scalar.text):
        written = piece[0].strip()
        # The count ends a material, so what binds it follows the count.
        text, condition = split_condition(written, scalar, report)
        material = find_material(text) if text else None
        if material is not None:
            yield replace(material, name=bind(material.name, condition))
        elif text:
            start = shift + piece.start() + len(piece[0]) - len(piece[0].lstrip())
            at = Span(scalar.span.path, scalar.span.line, start, scalar.span.line, start + len(text))
            help = "write 大白纸 ×每桌 2, or flip chart x 2 per table"
            report(MATERIALS_BAD, at, f"the count of “{text}” cannot be read", help=help)


def _items(node: Node) -> tuple[Node, ...]:
    match node:
        case Sequence(items):
            return items
        case Mapping() | Scalar():
            return ()


def find_material(text: str) -> Material | None:
    """One material. Without a count it is one for the course; None when a count is there that cannot be read."""
    if match := _MATERIAL.match(text):
        return Material(match["name"].strip(), int(match["count"]), _PER.get(match["each"] or match["per"], Per.COURSE))
    return None if _COUNTED.search(text) else Material(text, 1, Per.COURSE)
