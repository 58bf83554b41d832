"""An Office Open XML package: parts, content types and relationships, written the same every time."""

from __future__ import annotations

from collections.abc import Iterable

from coursekit.value import Mutable, Value, field
from coursekit.write.ooxml.xml import attribute
from coursekit.write.ooxml.zip import Entry, pack, zip_file

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_EXTERNAL = ' TargetMode="External"'
XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class Relationship(Value):
    """`kind` is the last step of the relationship's type, as `slideLayout`; `target` as written in the file."""

    id: str
    kind: str
    target: str
    external: bool = False


def relationships_xml(relationships: Iterable[Relationship]) -> str:
    rows = "".join(
        [
            f'<Relationship Id="{attribute(r.id)}" Type="{attribute(r.kind if ":" in r.kind else f"{OFFICE}/{r.kind}")}"'
            f' Target="{attribute(r.target)}"{_EXTERNAL if r.external else ""}/>'
            for r in relationships
        ]
    )
    return f'{XML_DECLARATION}<Relationships xmlns="{_RELATIONSHIPS}">{rows}</Relationships>'


def rels_path(part: str) -> str:
    """Where the relationships of a part stand: `ppt/slides/slide1.xml` -> `ppt/slides/_rels/slide1.xml.rels`."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"


class Package(Mutable):
    """Parts by name (no leading slash), packed as they come, with a content type for each that its extension does not give."""

    parts: dict[str, Entry] = field(default_factory=dict)
    overrides: dict[str, str] = field(default_factory=dict)
    defaults: dict[str, str] = field(
        default_factory=lambda: {
            "xml": "application/xml",
            "rels": "application/vnd.openxmlformats-package.relationships+xml",
            "png": "image/png",
            "jpg": "image/jpeg",
            "jpeg": "image/jpeg",
            "gif": "image/gif",
            "emf": "image/x-emf",
            "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    )

    def add(self, name: str, data: str | bytes | bytearray, content_type: str = "") -> None:
        self.parts[name] = pack(data.encode() if isinstance(data, str) else data)
        if content_type:
            self.overrides[name] = content_type

    def relate(self, part: str, relationships: Iterable[Relationship]) -> None:
        """Write the relationships of `part`; the package's own when `part` is empty."""
        self.add(rels_path(part), relationships_xml(relationships))

    def to_bytes(self) -> bytes:
        """The ZIP file: content types first, then parts by name; fixed dates, so equal parts give equal bytes."""
        return zip_file([("[Content_Types].xml", pack(self._types())), *sorted(self.parts.items())])

    def _types(self) -> bytes:
        used = {name.rpartition(".")[2].lower() for name in self.parts}
        defaults = "".join(
            f'<Default Extension="{extension}" ContentType="{kind}"/>'
            for extension, kind in sorted(self.defaults.items())
            if extension in used
        )
        overrides = "".join(
            f'<Override PartName="/{attribute(name)}" ContentType="{attribute(kind)}"/>'
            for name, kind in sorted(self.overrides.items())
        )
        return f'{XML_DECLARATION}<Types xmlns="{_TYPES}">{defaults}{overrides}</Types>'.encode()
