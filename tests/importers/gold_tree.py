"""A tree that a designer would read out of an outline, written by hand: one node a line, two spaces a level.

module| 认识客户                     kind| title, the words of the source without number, bullet and label
  topic/point| 客户的三种需要        either is fine
  case| 退货的人 ‖ 案例一：退货的人  either title is fine
  ~text| 想一想                      under any node is fine
  ?text| （图）                      may be missing
  *| 大合影                          whatever it is
field:time| 2天                      a field and its value, or values below it, one a line, after `|`;
field:outcomes!|                     with `!` they are to be told apart exactly as here
  | 听得懂
background| …                        a paragraph around the course
notice| …                            no part of a course, left out with a reason
"""

from __future__ import annotations

import re

from coursekit.value import Value

LINE = re.compile(r"^(?P<indent> *)(?P<flags>[~?]*)(?P<kinds>[a-z/:*-]*)(?P<exact>!?)\|(?P<title>.*)$")


class Gold(Value):
    """`parent` is the index of another node of the tree. No kinds: a value of the field above it; `*` of them: any."""

    kinds: frozenset[str]
    titles: tuple[str, ...]
    parent: int | None
    anywhere: bool = False
    optional: bool = False
    exact: bool = False

    @property
    def field(self) -> str:
        """The name of a field, of its node only."""
        return next((kind.removeprefix("field:") for kind in self.kinds if kind.startswith("field:")), "")

    def may_be(self, kind: str) -> bool:
        return kind in self.kinds or "*" in self.kinds


def gold_tree(text: str) -> tuple[Gold, ...]:
    nodes: list[Gold] = []
    open_nodes: list[int] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        if (found := LINE.match(line)) is None or len(found["indent"]) % 2:
            raise ValueError(f"line {number}: {line!r} is no node")
        depth = len(found["indent"]) // 2
        if depth > len(open_nodes):
            raise ValueError(f"line {number}: {line!r} has nothing above it")
        del open_nodes[depth:]
        nodes.extend(_nodes_of(found, open_nodes[-1] if open_nodes else None, len(nodes)))
        open_nodes.append(len(nodes) - 1 if not found["kinds"].startswith("field:") else _field_of(nodes))
    return tuple(nodes)


def _nodes_of(found: re.Match[str], parent: int | None, index: int) -> list[Gold]:
    titles = tuple(title.strip() for title in found["title"].split("‖") if title.strip())
    flags = {"anywhere": "~" in found["flags"], "optional": "?" in found["flags"], "exact": bool(found["exact"])}
    kinds = frozenset(found["kinds"].split("/")) - {""}
    if not found["kinds"].startswith("field:"):
        return [Gold(kinds, titles, parent, **flags)]
    values = [Gold(frozenset(), titles, index)] if titles else []
    return [Gold(kinds, (), parent, **flags), *values]


def _field_of(nodes: list[Gold]) -> int:
    return len(nodes) - 1 if nodes[-1].field else len(nodes) - 2
