"""A deck's template, read once to a frozen value."""

from __future__ import annotations

from collections.abc import Mapping

from coursekit.documents.deck import Layout
from coursekit.documents.look import Look
from coursekit.value import Value
from coursekit.write.ooxml.archive import Files
from coursekit.write.ooxml.reading import content_types, parse, targets
from coursekit.write.pptx.filling import find_places, make_model
from coursekit.write.pptx.namespaces import PRESENTATION
from coursekit.write.pptx.parts import number
from coursekit.write.pptx.places import Places, Size
from coursekit.write.pptx.source import match_layouts, read_source


class NotesPlaces(Value):
    """Indexes of a notes master's placeholders; None for one it has not."""

    image: int | None
    body: int | None
    number: int | None


class DeckTemplate(Value):
    """`parts` are those the deck keeps: all that is not reached through sample slides alone.

    `types` are their content types. `colours` are the theme's by the names that shapes use (`tx1`), `fonts` its four
    families (major and minor, Latin and East Asian). `notes_master` is "" when the template has none.
    """

    parts: Mapping[str, bytes]
    types: Mapping[str, str]
    presentation: str
    slide: Size
    places: Mapping[Layout, Places]
    colours: Mapping[str, str]
    fonts: tuple[str, str, str, str]
    theme: str
    notes_master: str
    notes: NotesPlaces
    table_style: str


def read_template(look: Look) -> DeckTemplate:
    """Raises PackageError."""
    source = read_source(look.deck_template)
    files, presentation = source.files, source.presentation
    found = match_layouts(source, look.layouts)
    model = make_model(found[Layout.BULLETS].layout, source.slide)
    notes_master = next(iter(targets(files, presentation, "notesMaster")), "")
    major, minor = source.theme.major, source.theme.minor
    return DeckTemplate(
        parts=source.kept,
        types=content_types(files, source.kept),
        presentation=presentation,
        slide=source.slide,
        places={role: find_places(role, found[role].layout, model) for role in Layout},
        colours=source.colours,
        fonts=(major.latin, major.east_asian, minor.latin, minor.east_asian),
        theme=source.theme_part,
        notes_master=notes_master,
        notes=_read_notes(files[notes_master]) if notes_master else NotesPlaces(2, 3, 5),
        table_style=_table_style(files, presentation),
    )


def _read_notes(master: bytes) -> NotesPlaces:
    marks = parse(master).iter(f"{{{PRESENTATION}}}ph")
    found = {mark.get("type", "obj"): round(number(mark.get("idx"), 0)) for mark in marks}
    return NotesPlaces(found.get("sldImg"), found.get("body"), found.get("sldNum"))


def _table_style(files: Files, presentation: str) -> str:
    """The template's default style for tables, by its id."""
    for part in targets(files, presentation, "tableStyles"):
        return parse(files[part]).get("def", "")
    return ""
