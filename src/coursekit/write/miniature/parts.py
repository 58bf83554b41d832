"""XML parts of a finished deck, and what they lead to."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache

from lxml import etree

from coursekit.value import Value
from coursekit.write.ooxml.package import Relationship

_RELATION = re.compile(r"<Relationship\b([^>]*)>")
_ATTRIBUTE = re.compile(r'\b(Id|Type|Target)="([^"]*)"')
# Neither notes nor addresses are painted, and each slide has others.
_UNSEEN = ("/notesSlide", "/hyperlink")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


class Part(Value):
    """The targets of its relationships are names of parts."""

    root: etree._Element
    relations: tuple[Relationship, ...]

    def target(self, id: str) -> str:
        """ "" for an id that it has not."""
        return next((one.target for one in self.relations if one.id == id), "")

    def first(self, kind: str) -> str:
        return next(one.target for one in self.relations if one.kind == kind)


def parse(data: bytes | str) -> etree._Element:
    return etree.fromstring(data, _PARSER)


def read_relations(part: str, rels: bytes) -> tuple[Relationship, ...]:
    """The relationships of a part that lead to anything painted."""
    folder, found = posixpath.dirname(part), _RELATION.findall(rels.decode())
    return tuple([_relation(folder, one) for one in found if not any(kind in one for kind in _UNSEEN)])


@lru_cache(maxsize=256)
def _relation(folder: str, attributes: str) -> Relationship:
    values = dict(_ATTRIBUTE.findall(attributes))
    target, kind = values.get("Target", ""), values.get("Type", "").rpartition("/")[2]
    is_external = 'TargetMode="External"' in attributes
    if not is_external:
        target = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    return Relationship(values.get("Id", ""), kind, target, is_external)
