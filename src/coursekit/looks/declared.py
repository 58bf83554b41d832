"""look.yaml: what a look says of itself. All of it may be left out: templates and the default look say the rest."""

from __future__ import annotations

from collections.abc import Mapping

from coursekit.content import Name
from coursekit.diagnostic import Report, Span, error_rule
from coursekit.documents.deck import Layout
from coursekit.documents.look import PAPERS, Fonts, Palette
from coursekit.looks.colour import read_colour
from coursekit.looks.contrast import check_contrast
from coursekit.looks.palette import ROLES, derive_palette
from coursekit.looks.style import STYLE_FIELDS, Forms, read_forms
from coursekit.source.fields import Field, MapType, Record, TextType, Values, WordType, read_record
from coursekit.source.nodes import Node
from coursekit.value import Value, field

LOOK_BAD = error_rule(
    "look-bad",
    """A look is the name of one that comes with coursekit, a folder with look.yaml, a presentation and a Word document (any
of them may be missing), or one template alone. look.yaml names the palette, the fonts (`font` for all languages, `fonts`
by language), and for each role the name of a layout or style in the templates; something in it is missing or unknown.""",
)

Texts = tuple[tuple[Name, str], ...]
TEXTS = MapType(TextType())
NAME = Field("name", TextType(), "The look's name.")
PALETTE: Field[Texts] = Field("palette", TEXTS, "Colours by role, RRGGBB. All but `accent` can be left to be derived.")
FONT: Field[Texts] = Field("font", TEXTS, "Families of all languages: latin, east-asian.")
FONTS: Field[tuple[tuple[Name, Texts], ...]] = Field(
    "fonts", MapType(TEXTS), "Families by language, where `font` does not say enough."
)
LAYOUTS: Field[Texts] = Field("layouts", TEXTS, "Layout names by role.")
STYLES: Field[Texts] = Field("styles", TEXTS, "Style names by role.")
PAPER = Field("paper", WordType(PAPERS), "The paper of booklets.")
LOOK = Record("the look", "How products look.", (NAME, PALETTE, FONT, FONTS, LAYOUTS, STYLES, PAPER, *STYLE_FIELDS))
# What each language is set in where a look says nothing.
_LATIN = "Arial"
_EAST_ASIAN = {"zh-CN": "Microsoft YaHei", "zh-TW": "Microsoft JhengHei", "en": "Microsoft YaHei"}


class Declared(Value):
    """What look.yaml says; None and "" where it says nothing."""

    name: str = ""
    palette: Palette | None = None
    fonts: Mapping[str, Fonts] | None = None
    layouts: Mapping[Layout, Name] | None = None
    styles: Mapping[str, Name] | None = None
    paper: str = ""
    forms: Forms = field(default_factory=dict)


def read_declared(node: Node, report: Report) -> Declared:
    """Reports `look-bad`, `look-contrast` and what reading fields reports."""
    values = read_record(LOOK, node, report)
    styles = values.get(STYLES)
    fonts = values.get(FONT) is not None or values.get(FONTS) is not None
    return Declared(
        values.get(NAME) or "",
        _palette(values, report) if values.get(PALETTE) is not None else None,
        _families(values, report) if fonts else None,
        _layouts(values, report) if values.get(LAYOUTS) is not None else None,
        {role.text: Name(name, role.span) for role, name in styles} if styles is not None else None,
        values.get(PAPER) or "",
        read_forms(values),
    )


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
        help = "add it; the others can be derived from it"
        report(LOOK_BAD, values.place(PALETTE), "palette lacks accent", help=help)
        return None
    palette = derive_palette(given["accent"], given)
    check_contrast(palette, places, values.place(PALETTE), report)
    return palette


def _roles_shown() -> str:
    return ", ".join(role.replace("_", "-") for role in ROLES)


def _layouts(values: Values, report: Report) -> dict[Layout, Name]:
    found = {}
    for role, name in values.get(LAYOUTS) or ():
        if role.text in set(Layout):
            found[Layout(role.text)] = Name(name, role.span)
        else:
            help = f"roles are {', '.join(Layout)}"
            report(LOOK_BAD, role.span, f"{role.text} is no role of a slide", help=help)
    return found


def _families(values: Values, report: Report) -> dict[str, Fonts]:
    own = {
        language.text: _fonts(families, values.place(FONTS), report) for language, families in values.get(FONTS) or ()
    }
    return _common_fonts(values) | {language: fonts for language, fonts in own.items() if fonts is not None}


def usual_fonts() -> dict[str, Fonts]:
    return _one_for_all({})


def _common_fonts(values: Values) -> dict[str, Fonts]:
    return _one_for_all({name.text: family for name, family in values.get(FONT) or ()})


def _one_for_all(given: Mapping[str, str]) -> dict[str, Fonts]:
    """One Latin and one East Asian family for every language, headings and body alike."""
    latin = given.get("latin", _LATIN)
    families = {language: given.get("east-asian", own) for language, own in _EAST_ASIAN.items()}
    return {language: Fonts(latin, family, latin, family) for language, family in families.items()}


def _fonts(families: Texts, place: Span, report: Report) -> Fonts | None:
    given = {name.text.replace("-", "_"): family for name, family in families}
    missing = [name for name in Fonts.__struct_fields__ if name not in given]
    if missing:
        report(LOOK_BAD, place, f"the fonts lack {', '.join(missing)}", help="name a family for each")
        return None
    return Fonts(*(given[name] for name in Fonts.__struct_fields__))
