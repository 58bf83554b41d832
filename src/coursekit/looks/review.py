"""What a look will make of slides and booklets, said before a build: what was found, what is missing and how to mend it."""

from __future__ import annotations

from collections.abc import Mapping

from coursekit.diagnostic import Report, Span, warning_rule
from coursekit.documents.deck import Layout
from coursekit.looks.booklet_styles import StyleHow, heading_and_body_fonts
from coursekit.looks.colour import contrast
from coursekit.looks.contrast import LOOK_CONTRAST
from coursekit.looks.house_style import east_asian_of, has_chinese
from coursekit.looks.palette import LEAST_TEXT
from coursekit.looks.read import ReadLook
from coursekit.value import Value
from coursekit.write.pptx.filling import find_places, make_model
from coursekit.write.pptx.places import Places
from coursekit.write.pptx.roles import Found, How
from coursekit.write.pptx.source import DeckSource, match_layouts

LOOK_LAYOUT_MISSING = warning_rule(
    "look-layout-missing",
    """A presentation has no layout for a kind of slide that every course has, so that another layout must do: two columns
then share the room of one, or a module opens like an ordinary slide. Layouts are found by the names in look.yaml, by
their names in any language that PowerPoint speaks, by the type that PowerPoint gives its own layouts, or by their
placeholders.""",
)
LOOK_TEXT_SMALL = warning_rule(
    "look-text-small",
    """Text below 18 points cannot be read from the back of a training room. A layout sets it smaller than that: slides are
set at 18 points all the same, which is not what the layout was drawn for.""",
)
LOOK_NUMBER_MISSING = warning_rule(
    "look-number-missing",
    """The guide and the handout name slides by their numbers. Where a layout has no placeholder for the number, nobody in
the room can tell which slide is meant.""",
)
LOOK_FONT_MISSING = warning_rule(
    "look-font-missing",
    """A template names no font for Chinese. Which one is taken then depends on the machine that opens the file; a deck made
of it names the font of the default look in each text instead.""",
)
LOOK_STYLE_MISSING = warning_rule(
    "look-style-missing",
    """A Word template has no style for a kind of paragraph that every booklet has. That of the default look is added, in
the template's colours and fonts; the template's own styles stay as they are.""",
)

LEAST_PT = 18.0
_TEXT_LAYOUTS = (Layout.BULLETS, Layout.TWO_COLUMNS, Layout.COMPARISON, Layout.FIGURE_TEXT)
# What to add for each kind of slide that is worth a layout of its own, in PowerPoint's words.
_ADVICE: Mapping[Layout, str] = {
    Layout.TITLE: "name it “Title Slide”, with a title and a subtitle",
    Layout.MODULE: "name it “Section Header”, with a title and a text placeholder",
    Layout.BULLETS: "name it “Title and Content”, with a title and one large content placeholder",
    Layout.TWO_COLUMNS: "name it “Two Content”, with a title and two content placeholders side by side",
    Layout.COMPARISON: "name it “Comparison”, with a title, two text placeholders and two content placeholders below them",
}
_PLAIN_STYLES: Mapping[str, str] = {
    "title": "Title",
    "heading-1": "Heading 1",
    "heading-2": "Heading 2",
    "heading-3": "Heading 3",
    "list-bullet": "List Bullet",
    "list-number": "List Number",
    "caption": "Caption",
}


class Served(Value):
    """What serves a role: a layout or style by its name, and how it was found. `instead` is the role whose layout it is,
    where the wanted one has none of its own."""

    role: str
    name: str
    how: str
    instead: str = ""


class Review(Value):
    """Empty tuples where the look brings no template of that kind: the default look's maker serves every role."""

    layouts: tuple[Served, ...]
    styles: tuple[Served, ...]


def review(found: ReadLook, report: Report) -> Review:
    """Reports `look-layout-missing`, `look-text-small`, `look-number-missing`, `look-font-missing`, `look-style-missing`
    and `look-contrast`, at the templates."""
    layouts: tuple[Served, ...] = ()
    if found.deck is not None and found.files.deck is not None:
        layouts = _review_deck(found, found.deck, found.files.deck.place, report)
    if found.booklet is not None and found.files.booklet is not None:
        _review_booklet(found, found.files.booklet.place, report)
    styles = tuple(Served(role, style.name, style.how.value) for role, style in found.styles.items())
    return Review(layouts, styles)


# ---------------------------------------------------------------- the deck


def _review_deck(found: ReadLook, deck: DeckSource, place: Span, report: Report) -> tuple[Served, ...]:
    matched = match_layouts(deck, found.look.layouts)
    model = make_model(matched[Layout.BULLETS].layout, deck.slide)
    places = {role: find_places(role, one.layout, model) for role, one in matched.items()}
    _check_layouts(matched, place, report)
    _check_sizes(matched, places, place, report)
    _check_numbers(matched, places, place, report)
    _check_deck_fonts(found, deck, place, report)
    _check_accent(found, deck, place, report)
    return tuple(
        Served(role, one.layout.name, one.how.value, "" if one.role is role else one.role)
        for role, one in matched.items()
    )


def _check_layouts(matched: Mapping[Layout, Found], place: Span, report: Report) -> None:
    for role, advice in _ADVICE.items():
        one = matched[role]
        if one.role is not role or one.how is How.NOTHING:
            message = f"no layout for slides of the kind “{role}”: “{one.layout.name}” must do"
            help = f"add a layout in PowerPoint (View > Slide Master > Insert Layout): {advice}"
            report(LOOK_LAYOUT_MISSING, place, message, help=help)


def _check_sizes(matched: Mapping[Layout, Found], places: Mapping[Layout, Places], place: Span, report: Report) -> None:
    for role in _TEXT_LAYOUTS:
        main = places[role].main
        if matched[role].role is role and main is not None and main.size_pt < LEAST_PT:
            message = f"the layout “{matched[role].layout.name}” sets its text at {main.size_pt:g} pt"
            help = f"View > Slide Master: set the first level of its text to {LEAST_PT:g} pt or more"
            report(LOOK_TEXT_SMALL, place, message, help=help)


def _check_numbers(
    matched: Mapping[Layout, Found], places: Mapping[Layout, Places], place: Span, report: Report
) -> None:
    without = sorted({matched[role].layout.name for role in _TEXT_LAYOUTS if places[role].number is None})
    if without:
        listed = ", ".join(f"“{name}”" for name in without)
        help = "View > Slide Master > Master Layout: tick Slide number; then tick Footers on each layout"
        report(LOOK_NUMBER_MISSING, place, f"no slide number on {listed}", help=help)


def _check_deck_fonts(found: ReadLook, deck: DeckSource, place: Span, report: Report) -> None:
    if found.declared.fonts is not None:
        return
    lacking = [
        name
        for name, faces in (("headings", deck.theme.major), ("body text", deck.theme.minor))
        if not east_asian_of(faces, "zh-CN")
    ]
    if lacking:
        help = "View > Slide Master > Fonts > Customize Fonts: choose the Asian text fonts, or name font in look.yaml"
        report(LOOK_FONT_MISSING, place, f"no font for Chinese {' and '.join(lacking)}", help=help)


def _check_accent(found: ReadLook, deck: DeckSource, place: Span, report: Report) -> None:
    """The palette of a bare template can be read by its making; this says where it is not the template's own colour."""
    own, ground = deck.colours.get("accent1", ""), deck.ground or "FFFFFF"
    if found.declared.palette is not None or not own or contrast(own, ground) >= LEAST_TEXT:
        return
    message = f"accent 1 {own} on {ground} has a contrast of {contrast(own, ground):.1f}:1, {LEAST_TEXT:g}:1 needed"
    help = (
        f"tables and drawings take {found.look.deck_palette.accent} instead; give a palette in look.yaml to choose it"
    )
    report(LOOK_CONTRAST, place, message, help=help)


# ---------------------------------------------------------------- the booklet


def _review_booklet(found: ReadLook, place: Span, report: Report) -> None:
    missing = [
        name
        for role, name in _PLAIN_STYLES.items()
        if role in found.styles and found.styles[role].how is StyleHow.ADDED
    ]
    if missing:
        help = "nothing need be done; to draw them yourself, Home > Styles > Create a Style, with these names"
        report(LOOK_STYLE_MISSING, place, f"no style {', '.join(f'“{name}”' for name in missing)}", help=help)
    assert found.booklet is not None
    (_, heading), (_, body) = heading_and_body_fonts(found.booklet)
    if found.declared.fonts is None and not (has_chinese(heading) and has_chinese(body)):
        theme = found.booklet.theme
        if theme is None or not east_asian_of(theme.minor, "zh-CN"):
            help = "Home > Styles > Modify > Format > Font: choose the Asian text font of Normal and of headings"
            report(LOOK_FONT_MISSING, place, "no font for Chinese text", help=help)
