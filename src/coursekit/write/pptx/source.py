"""A deck's template as it is in its file: the parts that a deck keeps, the size of a slide, theme and layouts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from lxml import etree

from coursekit.documents.deck import Layout
from coursekit.value import Value
from coursekit.write.ooxml.archive import Files, PackageError, damaged, read_files
from coursekit.write.ooxml.foreign import check_kept, main_part
from coursekit.write.ooxml.reading import parse, reachable, targets
from coursekit.write.ooxml.theme import Theme, read_theme
from coursekit.write.pptx.layouts import LayoutFile, read_layout, read_master
from coursekit.write.pptx.namespaces import EMU_PER_PT
from coursekit.write.pptx.parts import NAMESPACES, number, ordered_layouts
from coursekit.write.pptx.places import Size
from coursekit.write.pptx.roles import Found, find_layout

# What stays behind with the sample slides: who wrote and changed them.
_LEFT_BEHIND = frozenset({"slide", "commentAuthors", "authors", "changesInfo", "revisionInfo"})
_USUAL_SLIDE = Size(960, 540)


class DeckSource(Value):
    """A presentation as read: all its parts, those a deck keeps, and its layouts in their order, master by master.

    `colours` are the first master's by the names shapes use (`tx1`, `bg1`, `accent1`), after its colour map; `ground`
    is the colour behind its slides.
    """

    files: Files
    kept: Mapping[str, bytes]
    presentation: str
    slide: Size
    theme: Theme
    theme_part: str
    colours: Mapping[str, str]
    ground: str
    layouts: tuple[LayoutFile, ...]


@lru_cache(maxsize=2)
def read_source(data: bytes) -> DeckSource:
    """Of the last templates each is read once: for the look, to measure with, and for every deck. Raises PackageError."""
    files = read_files(data)
    presentation = main_part(files, "presentationml")
    # Sample slides stay behind, and what is reached through them alone.
    kept = reachable(files, (presentation,), follow=lambda r: r.kind.rpartition("/")[2] not in _LEFT_BEHIND)
    check_kept(files, kept)
    masters = list(targets(files, presentation, "slideMaster"))
    layouts = [layout for master in masters for layout in _layouts(files, master)]
    if not layouts:
        raise PackageError("has no slide layout", "add one in PowerPoint: View > Slide Master > Insert Layout")
    theme_part = next(iter(targets(files, masters[0], "theme")), "")
    if not theme_part:
        raise damaged("has a slide master without a theme")
    theme, first = read_theme(files[theme_part]), parse(files[masters[0]])
    colours = _mapped(theme.colours, first)
    return DeckSource(
        files=files,
        kept=kept,
        presentation=presentation,
        slide=_slide_size(files[presentation]),
        theme=theme,
        theme_part=theme_part,
        colours=colours,
        ground=_ground(colours, first),
        layouts=tuple(layouts),
    )


def _layouts(files: Files, master: str) -> Iterator[LayoutFile]:
    above = read_master(files[master])
    return (read_layout(files, above, part) for part in ordered_layouts(files, master))


def match_layouts(source: DeckSource, names: Mapping[Layout, str]) -> dict[Layout, Found]:
    return {role: find_layout(role, names, source.layouts, source.slide) for role in Layout}


# ST_SlideSizeCoordinate (19.7.10 of ECMA-376-1).
_LEAST_SIDE_PT, _MOST_SIDE_PT = 72, 4032


def _slide_size(presentation: bytes) -> Size:
    size = parse(presentation).find("p:sldSz", NAMESPACES)
    if size is None:
        return _USUAL_SLIDE
    width, height = number(size.get("cx"), 0) / EMU_PER_PT, number(size.get("cy"), 0) / EMU_PER_PT
    if not all(_LEAST_SIDE_PT <= side <= _MOST_SIDE_PT for side in (width, height)):
        raise damaged("has slides of a size that cannot be")
    return Size(width, height)


def _mapped(theme: Mapping[str, str], master: etree._Element) -> dict[str, str]:
    """A dark template is often a light one whose colour map has changed places."""
    names = master.find("p:clrMap", NAMESPACES)
    mapped = {str(name): theme.get(str(slot), "") for name, slot in names.items()} if names is not None else {}
    return {name: value for name, value in mapped.items() if value}


def _ground(colours: Mapping[str, str], master: etree._Element) -> str:
    """The colour behind a master's slides; of a picture or gradient the one it is made with."""
    background = master.find("p:cSld/p:bg", NAMESPACES)
    if background is None:
        return colours.get("bg1", "")
    plain = background.find(".//a:srgbClr", NAMESPACES)
    themed = background.find(".//a:schemeClr", NAMESPACES)
    if plain is not None and background.find("p:bgPr/a:solidFill", NAMESPACES) is not None:
        return plain.get("val", "").upper()
    return colours.get(themed.get("val", ""), "") if themed is not None else colours.get("bg1", "")
