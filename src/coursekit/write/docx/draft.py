"""The document being written: what stays the same from block to block, and what gathers beside the body."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from urllib.parse import quote

from coursekit.content import Image, Table
from coursekit.documents.booklet import BookletBlock
from coursekit.documents.cue import CueKind
from coursekit.documents.look import Fonts, Palette
from coursekit.value import Mutable, Value, field, replace
from coursekit.write.chart import CHART_TYPE, WORKBOOK_ID, ChartParts
from coursekit.write.docx.numbering import Numbering
from coursekit.write.docx.template import BookletTemplate
from coursekit.write.ooxml.package import Package, Relationship

METAFILE = "image/x-emf"
_EXTENSIONS = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", METAFILE: "emf"}


class Parts(Mutable):
    """The parts and relationships that the body asks for while it is written, in that order."""

    package: Package
    relationships: list[Relationship] = field(default_factory=list)
    _links: dict[str, str] = field(default_factory=dict)
    _pictures: dict[bytes, str] = field(default_factory=dict)
    _charts: int = 0
    _last_id: int = 0

    def take_ids(self, highest: int) -> None:
        """Numbers up to this one are given out already."""
        self._last_id = max(self._last_id, highest)

    def next_id(self) -> int:
        """A number for a drawing or a bookmark, unique in the document."""
        self._last_id += 1
        return self._last_id

    def relate(self, kind: str, target: str, *, external: bool = False) -> str:
        id = f"ck{len(self.relationships) + 1}"
        self.relationships.append(Relationship(id, kind, target, external))
        return id

    def link(self, url: str) -> str:
        if url not in self._links:
            # Word takes a file with a target that is no URI for a damaged one.
            target = quote(url, safe="%/:=&?~#+!$,;'@()*[]", errors="replace")
            self._links[url] = self.relate("hyperlink", target, external=True)
        return self._links[url]

    def picture(self, image: Image) -> str:
        """The relationship of a picture; the same bytes are kept once."""
        if image.data not in self._pictures:
            name = f"media/picture{len(self._pictures) + 1}.{_EXTENSIONS.get(image.media_type, 'png')}"
            self.package.add(f"word/{name}", image.data)
            self._pictures[image.data] = self.relate("image", name)
        return self._pictures[image.data]

    def chart(self, parts: ChartParts) -> str:
        self._charts += 1
        chart, workbook = f"word/charts/ck-chart{self._charts}.xml", f"embeddings/ck-chart{self._charts}.xlsx"
        self.package.add(chart, parts.xml, CHART_TYPE)
        self.package.add(f"word/{workbook}", parts.workbook)
        self.package.relate(chart, [Relationship(WORKBOOK_ID, "package", f"../{workbook}")])
        return self.relate("chart", f"charts/ck-chart{self._charts}.xml")


class Draft(Value):
    """`fonts` are the language's own where they differ from the template's, else None. `pictures` are those of slides, by
    number. `to_write` tells whether a reader writes into empty cells. `properties` are those of runs, by their marks, and
    whether they are dotted and have signs that Latin and Chinese share: the same few stand before nearly all words. `cues`
    are the cells of a cue but for what is said, by kind, label and whether they stay with the next row.

    What was measured is kept with the block it was asked for, by that one's identity: `heights` in points by width and role,
    `columns` in twips by their sum.
    """

    template: BookletTemplate
    palette: Palette
    fonts: Fonts | None
    language: str
    parts: Parts
    numbering: Numbering
    pictures: Mapping[int, bytes] = field(default_factory=dict)
    to_write: bool = True
    properties: dict[tuple[object, bool, bool], str] = field(default_factory=dict)
    cues: dict[tuple[CueKind, str, bool], tuple[str, str]] = field(default_factory=dict)
    heights: dict[tuple[int, float, str], tuple[float, BookletBlock]] = field(default_factory=dict)
    columns: dict[tuple[int, int], tuple[tuple[int, ...], Table]] = field(default_factory=dict)

    @property
    def is_chinese(self) -> bool:
        return self.language.startswith("zh")


class Keep(Enum):
    """What stays on one page: nothing, the block's own paragraphs, or these and what follows."""

    NONE = 0
    INSIDE = 1
    WITH_NEXT = 2


class Frame(Value):
    """Where a block stands. `width` and `indent` in twips: the column's width, and how far in its text begins.

    `role` is the style of a plain paragraph here, `level` the depth of lists (from 0).
    """

    width: int
    role: str = "body"
    keep: Keep = Keep.NONE
    indent: int = 0
    level: int = 0

    @property
    def keeps_next(self) -> bool:
        return self.keep is Keep.WITH_NEXT

    def part(self, *, last: bool) -> Frame:
        """The frame of one of several paragraphs of a block: all but the last stay with the next one."""
        if last or self.keep is not Keep.INSIDE:
            return self
        return replace(self, keep=Keep.WITH_NEXT)
