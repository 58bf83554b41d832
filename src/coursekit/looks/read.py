"""look.yaml and the templates beside it as a Look."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from coursekit.content import Name
from coursekit.diagnostic import Report, Span, error_rule
from coursekit.documents.deck import Layout
from coursekit.documents.look import Fonts, Look, Palette
from coursekit.looks.colour import read_colour
from coursekit.looks.contrast import check_contrast
from coursekit.looks.palette import ROLES, derive_palette
from coursekit.source.fields import Field, MapType, Record, TextType, Values, WordType, read_record
from coursekit.source.files import SourceFolder
from coursekit.source.nodes import Node, parse_yaml

LOOK_BAD = error_rule(
    "look-bad",
    """A look is a folder with look.yaml, deck.pptx and booklet.docx. look.yaml names the palette, the fonts (`font` for
all languages, `fonts` by language), and for each role the name of a layout or style in the templates; one of them is
missing or unknown.""",
)

LOOK_FILE = "look.yaml"
DECK_TEMPLATE = "deck.pptx"
BOOKLET_TEMPLATE = "booklet.docx"
TEMPLATE_BYTES = 64_000_000

TEXTS = MapType(TextType())
NAME = Field("name", TextType(), "The look's name.", required=True)
PALETTE: Field[tuple[tuple[Name, str], ...]] = Field(
    "palette", TEXTS, "Colours by role, RRGGBB. All but `accent` can be left to be derived from it.", required=True
)
FONT: Field[tuple[tuple[Name, str], ...]] = Field("font", TEXTS, "Families of all languages: latin, east-asian.")
FONTS: Field[tuple[tuple[Name, tuple[tuple[Name, str], ...]], ...]] = Field(
    "fonts", MapType(TEXTS), "Families by language, where `font` does not say enough."
)
LAYOUTS: Field[tuple[tuple[Name, str], ...]] = Field("layouts", TEXTS, "Layout names by role.", required=True)
STYLES: Field[tuple[tuple[Name, str], ...]] = Field("styles", TEXTS, "Style names by role.", required=True)
PAPER = Field("paper", WordType(("a4", "letter")), "The paper of booklets.")
LOOK = Record("the look", "How products look.", (NAME, PALETTE, FONT, FONTS, LAYOUTS, STYLES, PAPER))
# What each language is set in where a look says nothing.
_LATIN = "Arial"
_EAST_ASIAN = {"zh-CN": "Microsoft YaHei", "zh-TW": "Microsoft JhengHei", "en": "Microsoft YaHei"}


def read_look(folder: Path, report: Report, *, templates: bool = True) -> Look | None:
    """Reports `look-bad` and what reading its YAML reports. Without `templates` the look has empty ones (to make them)."""
    source = SourceFolder(folder, folder.as_posix())
    start = Span(source.shown_path(LOOK_FILE), 1, 1, 1, 2)
    text = source.read_text(Name(LOOK_FILE, start), 1_000_000, report)
    node: Node | None = parse_yaml(text, report) if text is not None else None
    if node is None:
        return None
    values = read_record(LOOK, node, report)
    palette = _palette(values, report)
    layouts = _of_roles(values, LAYOUTS, [str(layout) for layout in Layout], report)
    fonts = _common_fonts(values) | {
        language.text: _fonts(families, values.place(FONTS), report) for language, families in values.get(FONTS) or ()
    }
    read = [
        source.read_bytes(Name(name, start), TEMPLATE_BYTES, report) if templates else b""
        for name in (DECK_TEMPLATE, BOOKLET_TEMPLATE)
    ]
    if palette is None or report.has_errors or read[0] is None or read[1] is None:
        return None
    return Look(
        values.get(NAME) or folder.name,
        {language: family for language, family in fonts.items() if family is not None},
        palette,
        {Layout(role): name for role, name in layouts.items()},
        {role.text: name for role, name in values.get(STYLES) or ()},
        read[0],
        read[1],
        values.get(PAPER) or "a4",
        _further_files(folder) if templates else {},
    )


def _further_files(folder: Path) -> dict[str, bytes]:
    """What else stands in the folder, by path."""
    own = (LOOK_FILE, DECK_TEMPLATE, BOOKLET_TEMPLATE)
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.name not in own]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _palette(values: Values, report: Report) -> Palette | None:
    """What is given, and what is derived from its accent. None when it has no accent."""
    given, places = {}, {}
    for name, written in values.get(PALETTE) or ():
        role, colour = name.text.replace("-", "_"), read_colour(written)
        places[role] = name.span
        if role not in ROLES:
            report(LOOK_BAD, name.span, f"{name.text} is no role of a palette", help=f"roles are {_roles_shown()}")
        elif colour is None:
            report(LOOK_BAD, name.span, f"{name.text} is no colour: {written}", help="write six digits, as 0B5C7A")
        else:
            given[role] = colour
    if "accent" not in given:
        report(
            LOOK_BAD, values.place(PALETTE), "palette lacks accent", help="add it; the others can be derived from it"
        )
        return None
    palette = derive_palette(given["accent"], given)
    check_contrast(palette, places, values.place(PALETTE), report)
    return palette


def _roles_shown() -> str:
    return ", ".join(role.replace("_", "-") for role in ROLES)


def _of_roles(
    values: Values, field: Field[tuple[tuple[Name, str], ...]], roles: list[str], report: Report
) -> dict[str, str]:
    given = {name.text: value for name, value in values.get(field) or ()}
    missing = [role for role in roles if role not in given]
    if missing:
        report(LOOK_BAD, values.place(field), f"{field.name} lacks {', '.join(missing)}", help="add them")
    return {role: given[role] for role in roles if role in given}


def _common_fonts(values: Values) -> dict[str, Fonts | None]:
    """One Latin and one East Asian family for every language, headings and body alike."""
    given = {name.text: family for name, family in values.get(FONT) or ()}
    latin = given.get("latin", _LATIN)
    families = {language: given.get("east-asian", own) for language, own in _EAST_ASIAN.items()}
    return {language: Fonts(latin, family, latin, family) for language, family in families.items()}


def _fonts(families: tuple[tuple[Name, str], ...], place: Span, report: Report) -> Fonts | None:
    given = {name.text.replace("-", "_"): family for name, family in families}
    missing = [f.name for f in fields(Fonts) if f.name not in given]
    if missing:
        report(LOOK_BAD, place, f"the fonts lack {', '.join(missing)}", help="name a family for each")
        return None
    return Fonts(*(given[f.name] for f in fields(Fonts)))
