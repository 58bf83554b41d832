"""A deck's template, read once to a frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from coursekit.documents.deck import Layout
from coursekit.documents.look import Look
from coursekit.write.ooxml.reading import content_types, parse, reachable, read_files, targets
from coursekit.write.pptx.layouts import find_layout, find_places, read_layout
from coursekit.write.pptx.namespaces import PRESENTATION
from coursekit.write.pptx.parts import NAMESPACES, ordered_layouts
from coursekit.write.pptx.places import Places


@dataclass(frozen=True, slots=True)
class NotesPlaces:
    """Indexes of a notes master's placeholders; None for one it has not."""

    image: int | None
    body: int | None
    number: int | None


@dataclass(frozen=True, slots=True)
class DeckTemplate:
    """`parts` are those the deck keeps: all that is not reached through sample slides alone.

    `types` are their content types. `colours` are the theme's by slot, `fonts` its four families
    (major and minor, Latin and East Asian). `notes_master` is "" when the template has none.
    """

    parts: Mapping[str, bytes]
    types: Mapping[str, str]
    presentation: str
    places: Mapping[Layout, Places]
    colours: Mapping[str, str]
    fonts: tuple[str, str, str, str]
    theme: str
    notes_master: str
    notes: NotesPlaces
    table_style: str


def read_template(look: Look) -> DeckTemplate:
    """Raises ValueError for a file that holds no presentation with a layout: the look's reader has reported it."""
    files = read_files(look.deck_template)
    presentation = next(iter(targets(files, "", "officeDocument")), "")
    masters = list(targets(files, presentation, "slideMaster"))
    layouts = [read_layout(files, master, part) for master in masters for part in ordered_layouts(files, master)]
    if not layouts:
        raise ValueError("the deck's template has no slide layout")
    theme = next(iter(targets(files, masters[0], "theme")), "")
    notes_master = next(iter(targets(files, presentation, "notesMaster")), "")
    # Sample slides stay behind, and what is reached through them alone.
    kept = reachable(files, (presentation,), follow=lambda relationship: relationship.kind != "slide")
    return DeckTemplate(
        parts=kept,
        types=content_types(files, kept),
        presentation=presentation,
        places={role: find_places(role, find_layout(role, look.layouts, layouts)) for role in Layout},
        colours=_theme_colours(files[theme]) if theme else {},
        fonts=_theme_fonts(files[theme]) if theme else ("", "", "", ""),
        theme=theme,
        notes_master=notes_master,
        notes=_read_notes(files[notes_master]) if notes_master else NotesPlaces(2, 3, 5),
        table_style=_table_style(files, presentation),
    )


def _theme_colours(theme: bytes) -> dict[str, str]:
    scheme = parse(theme).find("a:themeElements/a:clrScheme", NAMESPACES)
    colours = {}
    for slot in scheme if scheme is not None else ():
        for value in slot:
            colours[etree.QName(slot).localname] = (
                value.get("val", "") if "srgb" in value.tag else value.get("lastClr", "")
            )
    return colours


def _theme_fonts(theme: bytes) -> tuple[str, str, str, str]:
    def face(path: str) -> str:
        found = root.find(f"a:themeElements/a:fontScheme/{path}", NAMESPACES)
        return "" if found is None else found.get("typeface", "")

    root = parse(theme)
    return (
        face("a:majorFont/a:latin"),
        face("a:majorFont/a:ea"),
        face("a:minorFont/a:latin"),
        face("a:minorFont/a:ea"),
    )


def _read_notes(master: bytes) -> NotesPlaces:
    found = {ph.get("type", "obj"): int(ph.get("idx", "0")) for ph in parse(master).iter(f"{{{PRESENTATION}}}ph")}
    return NotesPlaces(found.get("sldImg"), found.get("body"), found.get("sldNum"))


def _table_style(files: Mapping[str, bytes], presentation: str) -> str:
    """The template's default style for tables, by its id."""
    for part in targets(files, presentation, "tableStyles"):
        return parse(files[part]).get("def", "")
    return ""
