"""`案例卡 ×每桌 1；大白纸 ×每桌 2`, `case card x 1 per table; flip chart x 2`: what an activity needs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from coursekit.diagnostic import Report, error_rule
from coursekit.model.course import Material, Per
from coursekit.source.fields import Schema
from coursekit.source.nodes import Mapping, Node, Scalar, Sequence

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


@dataclass(frozen=True, slots=True)
class MaterialsType:
    wants: str = "materials, as 案例卡 ×每桌 1"

    def read(self, node: Node, report: Report) -> tuple[Material, ...] | None:
        scalars = [node] if isinstance(node, Scalar) else [n for n in _items(node) if isinstance(n, Scalar)]
        read = []
        for scalar in scalars:
            for piece in filter(None, (p.strip() for p in re.split("[;；]", scalar.text))):
                material = find_material(piece)
                if material is None:
                    help = "write 大白纸 ×每桌 2, or flip chart x 2 per table"
                    report(MATERIALS_BAD, scalar.span, f"the count of “{piece}” cannot be read", help=help)
                else:
                    read.append(material)
        return tuple(read)

    def schema(self) -> Schema:
        return {"oneOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}


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
    return None if "×" in text else Material(text, 1, Per.COURSE)
