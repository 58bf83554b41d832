"""A look read whole: look.yaml, the templates, and what the default look gives where these say nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from coursekit.content import Name
from coursekit.diagnostic import Report, error_rule
from coursekit.documents.deck import Layout
from coursekit.documents.look import Fonts, Look, Palette
from coursekit.limits import YAML_BYTES
from coursekit.looks.booklet_styles import FoundStyle, StyleHow, complete_styles, heading_and_body_fonts, match_styles
from coursekit.looks.declared import LOOK_BAD, Declared, read_declared, usual_fonts
from coursekit.looks.folder import BOOKLET_TEMPLATE, DECK_TEMPLATE, LOOK_FILE, PROGRAMS, LookFiles, Template, find_files
from coursekit.looks.house_style import fonts_of, fonts_of_booklet, palette_of, palette_on
from coursekit.looks.style import with_forms
from coursekit.source.nodes import parse_yaml
from coursekit.spelling import advise
from coursekit.value import Value, replace
from coursekit.write.docx.page import paper_of
from coursekit.write.docx.source import BookletSource
from coursekit.write.docx.source import read_source as read_booklet_source
from coursekit.write.ooxml.archive import PackageError
from coursekit.write.pptx.source import DeckSource
from coursekit.write.pptx.source import read_source as read_deck_source

__all__ = ["BOOKLET_TEMPLATE", "DECK_TEMPLATE", "LOOK_FILE", "ReadLook", "read_in_detail", "read_look"]

TEMPLATE_UNREADABLE = error_rule(
    "template-unreadable",
    """A template cannot be used as it is: it is no .pptx or .docx file, is damaged or protected with a password, is of the
Strict form of the format, or has no layouts or styles. Open it in PowerPoint or Word, mend what the message says, and
save it as .pptx, .potx, .docx or .dotx.""",
)
TEMPLATE_UNSAFE = error_rule(
    "template-unsafe",
    """A template holds what must not get into a product that is given to others: macros, links to files and addresses
elsewhere, fields that fetch or start something, a document type. Or it is larger than any real template, as files are that
are made to fill a machine's memory. Nothing of it is used. Templates of unknown origin are better not opened at all.""",
)

MAIN_LANGUAGE = "zh-CN"
"""Whose fonts the templates are made with; those of other languages are written where they differ."""

S = TypeVar("S")


class ReadLook(Value):
    """A look, and what is known of how it came about. A source is None where the look brings no template of that kind."""

    look: Look
    files: LookFiles
    declared: Declared
    deck: DeckSource | None
    booklet: BookletSource | None
    styles: Mapping[str, FoundStyle]


def read_look(place: Path, report: Report, fallback: Look | None = None, *, templates: bool = True) -> Look | None:
    """A folder with a look, or one template. What it does not say is the fallback's; without one it must say all.

    Reports `look-bad`, `look-contrast`, `template-unreadable`, `template-unsafe` and what reading files and YAML reports.
    Without `templates` those of the folder are not looked at: they are to be made.
    """
    found = read_in_detail(place, report, fallback, templates=templates)
    return found.look if found is not None else None


def read_in_detail(
    place: Path, report: Report, fallback: Look | None = None, *, templates: bool = True
) -> ReadLook | None:
    files = find_files(place, report)
    if files is None:
        return None
    if not templates:
        files = replace(files, deck=None, booklet=None)
    declared = _declared(files, report)
    deck = _source(files.deck, read_deck_source, report)
    booklet = _source(files.booklet, read_booklet_source, report)
    basis = fallback or _basis(files, declared, report)
    if report.has_errors or basis is None:
        return None
    return _put_together(ReadLook(basis, files, declared, deck, booklet, {}), report)


def _declared(files: LookFiles, report: Report) -> Declared:
    if not files.declared:
        return Declared()
    text = files.folder.read_text(Name(LOOK_FILE, files.place), YAML_BYTES, report)
    node = parse_yaml(text, report) if text is not None else None
    return read_declared(node, report) if node is not None else Declared()


def _source(template: Template | None, read: Callable[[bytes], S], report: Report) -> S | None:
    """Reports `template-unreadable` or `template-unsafe` at the template."""
    if template is None:
        return None
    try:
        return read(template.data)
    except PackageError as error:
        rule = TEMPLATE_UNSAFE if error.unsafe else TEMPLATE_UNREADABLE
        report(rule, template.place, f"the template {error.message}", help=error.help)
        return None


def _basis(files: LookFiles, declared: Declared, report: Report) -> Look | None:
    """A look that stands alone says everything itself."""
    given = (("palette", declared.palette), ("layouts", declared.layouts), ("styles", declared.styles))
    missing = [name for name, value in given if value is None]
    if missing and not report.has_errors:
        report(LOOK_BAD, files.place, f"the look lacks {', '.join(missing)}", help="add them to look.yaml")
    layouts = {role: name.text for role, name in (declared.layouts or {}).items()}
    if without := [role for role in Layout if role not in layouts]:
        report(LOOK_BAD, files.place, f"layouts lacks {', '.join(without)}", help="add them to look.yaml")
    if declared.palette is None or missing:
        return None
    styles = {role: name.text for role, name in (declared.styles or {}).items()}
    fonts = declared.fonts or usual_fonts()
    return Look(declared.name, fonts, declared.palette, layouts, styles, b"", b"", declared.paper or "a4")


# ---------------------------------------------------------------- put together


def _put_together(found: ReadLook, report: Report) -> ReadLook | None:
    """`found.look` is what the look is based on; the result's is the look itself."""
    basis, files, declared = found.look, found.files, found.declared
    layouts = {role: layout.text for role, layout in (declared.layouts or {}).items()}
    styles = {role: style.text for role, style in (declared.styles or {}).items()}
    whole = replace(
        basis,
        name=declared.name or files.name,
        palette=_palette(found),
        ground_palette=_ground_palette(found),
        fonts=_fonts(found),
        layouts=layouts if found.deck is not None else {**basis.layouts, **layouts},
        styles={**basis.styles, **styles},
        paper=declared.paper or (paper_of(found.booklet) if found.booklet is not None else "") or basis.paper,
        files={**basis.files, **files.further},
        own_code=tuple(sorted({*basis.own_code, *(name for name in files.further if name.endswith(PROGRAMS))})),
        style=with_forms(basis.style, declared.forms),
    )
    matched = match_styles(found.booklet, styles, basis.styles) if found.booklet is not None else {}
    _check_names(found, matched, report)
    if report.has_errors:
        return None
    look = replace(
        whole,
        deck_template=files.deck.data if files.deck is not None else make_deck(whole),
        booklet_template=_booklet(found, matched, whole),
        styles={role: style.name for role, style in matched.items()} or whole.styles,
    )
    return replace(found, look=look, styles=matched)


def _palette(found: ReadLook) -> Palette:
    if found.declared.palette is not None:
        return found.declared.palette
    if found.deck is not None:
        return palette_of(found.deck.colours, found.look.palette)
    if found.booklet is not None and found.booklet.theme is not None:
        return palette_of(found.booklet.colours, found.look.palette)
    return found.look.palette


def _ground_palette(found: ReadLook) -> Palette | None:
    if found.deck is None or found.declared.palette is not None:
        return found.look.ground_palette if found.deck is None else None
    return palette_on(found.deck.ground, found.deck.colours, found.look.palette)


def _fonts(found: ReadLook) -> Mapping[str, Fonts]:
    if found.declared.fonts is not None:
        return found.declared.fonts
    if found.deck is not None:
        return fonts_of(found.deck.theme, found.look.fonts)
    if found.booklet is not None:
        return fonts_of_booklet(*heading_and_body_fonts(found.booklet), found.booklet.theme, found.look.fonts)
    return found.look.fonts


def make_deck(look: Look) -> bytes:
    # Looks that bring their templates, as those that come with coursekit do, need no makers.
    from coursekit.looks.deck_template import make_deck_template

    return make_deck_template(look.name, look.palette, _main_fonts(look), look.layouts, look.style)


def make_booklet(look: Look) -> bytes:
    from coursekit.looks.booklet_template import make_booklet_template

    return make_booklet_template(look.name, look.palette, _main_fonts(look), look.styles)


def _main_fonts(look: Look) -> Fonts:
    return look.fonts.get(MAIN_LANGUAGE) or next(iter(look.fonts.values()))


def _booklet(found: ReadLook, matched: Mapping[str, FoundStyle], look: Look) -> bytes:
    if found.booklet is None or found.files.booklet is None:
        return make_booklet(look)
    if any(style.how is StyleHow.ADDED for style in matched.values()):
        return complete_styles(found.booklet, matched, read_booklet_source(make_booklet(look)))
    return found.files.booklet.data


# ---------------------------------------------------------------- names that lead nowhere


def _check_names(found: ReadLook, matched: Mapping[str, FoundStyle], report: Report) -> None:
    """Reports `look-bad` for each layout and style that look.yaml names and the template has not."""
    if found.deck is not None:
        known = [layout.name for layout in found.deck.layouts]
        for name in (found.declared.layouts or {}).values():
            if name.text.strip().casefold() not in {layout.strip().casefold() for layout in known}:
                help = advise(name.text, known)
                report(LOOK_BAD, name.span, f"the presentation has no layout “{name}”", help=help)
    for role, name in (found.declared.styles or {}).items():
        if role in matched and matched[role].how is not StyleHow.LOOK:
            help = "copy the name from Word's list of styles, or leave the line out"
            report(LOOK_BAD, name.span, f"the document has no style “{name}”", help=help)
