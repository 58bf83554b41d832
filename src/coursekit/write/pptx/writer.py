"""A deck as a .pptx file: the template's own parts as they are, slides and notes beside them as XML text."""

from __future__ import annotations

from coursekit.documents.deck import Deck, Slide
from coursekit.documents.look import Look
from coursekit.value import Value
from coursekit.write.ooxml.package import Package, Relationship
from coursekit.write.pptx import namespaces as ns
from coursekit.write.pptx.attachments import Attachments
from coursekit.write.pptx.draft import Draft, Voice, make_voice
from coursekit.write.pptx.earlier import NO_DECK, EarlierDeck, notes_part, slide_part
from coursekit.write.pptx.notes import notes_xml
from coursekit.write.pptx.notes_master import notes_master_xml
from coursekit.write.pptx.presentation import finish_presentation
from coursekit.write.pptx.properties import write_properties
from coursekit.write.pptx.slides import slide_xml
from coursekit.write.pptx.template import DeckTemplate, read_template

_OWN_NOTES_MASTER = "ppt/notesMasters/course-notesMaster1.xml"
_OWN_NOTES_THEME = "ppt/theme/course-notesTheme1.xml"


class _Assembly(Value):
    """What every slide of a deck is put together with; `notes_master` is the name of its part."""

    deck: Deck
    template: DeckTemplate
    voice: Voice
    notes_master: str
    package: Package
    attachments: Attachments
    earlier: EarlierDeck


def write_deck(deck: Deck, look: Look, earlier: EarlierDeck = NO_DECK) -> bytes:
    """The same deck and look give the same bytes, whatever there is of an earlier deck. Raises ValueError when the look's
    template has no slide layout."""
    template = read_template(look)
    package = _package_of(template)
    notes_master = template.notes_master or _add_notes_master(package, template)
    voice = make_voice(deck.language, look, template)
    assembly = _Assembly(deck, template, voice, notes_master, package, Attachments(package), earlier)
    for number, slide in enumerate(deck.slides, start=1):
        _add_slide(assembly, slide, number)
    first = next((slide.number or 1 for slide in deck.slides), 1)
    finish_presentation(package, template, notes_master, len(deck.slides), first)
    with_notes = sum(bool(slide.notes) for slide in deck.slides)
    write_properties(
        package, title=deck.title, language=deck.language, date=deck.date, slides=len(deck.slides), notes=with_notes
    )
    return package.to_bytes()


def _package_of(template: DeckTemplate) -> Package:
    package = Package()
    for name, data in template.parts.items():
        package.add(name, data)
    for name, kind in template.types.items():
        extension = name.rpartition(".")[2].lower()
        if package.defaults.get(extension) != kind:
            package.overrides[name] = kind
    return package


def _add_notes_master(package: Package, template: DeckTemplate) -> str:
    """A master has a theme of its own: PowerPoint repairs a file in which two masters share one."""
    package.add(_OWN_NOTES_MASTER, notes_master_xml(), ns.NOTES_MASTER_TYPE)
    package.add(_OWN_NOTES_THEME, template.parts[template.theme], ns.THEME_TYPE)
    theme = Relationship("rId1", "theme", f"../theme/{_OWN_NOTES_THEME.rpartition('/')[2]}")
    package.relate(_OWN_NOTES_MASTER, [theme])
    return _OWN_NOTES_MASTER


def _add_slide(assembly: _Assembly, slide: Slide, number: int) -> None:
    """`number` is the slide's place in the deck, from 1."""
    if assembly.earlier.copy_slide(number, assembly.package):
        return
    part = slide_part(number)
    places = assembly.template.places[slide.layout]
    draft = _draft(assembly)
    draft.relate("slideLayout", _from_folder(places.layout))
    xml = slide_xml(draft, slide, places, assembly.deck.footer, slide.number or number)
    assembly.package.add(part, xml, ns.SLIDE_TYPE)
    if slide.notes:
        draft.relate("notesSlide", _from_folder(_add_notes(assembly, slide, number, part)))
    assembly.package.relate(part, draft.relationships)


def _add_notes(assembly: _Assembly, slide: Slide, number: int, slide_part: str) -> str:
    part = notes_part(number)
    draft = _draft(assembly)
    draft.relate("notesMaster", _from_folder(assembly.notes_master))
    draft.relate("slide", _from_folder(slide_part))
    xml = notes_xml(draft, slide.notes, slide.number or number, assembly.template.notes)
    assembly.package.add(part, xml, ns.NOTES_TYPE)
    assembly.package.relate(part, draft.relationships)
    return part


def _draft(assembly: _Assembly) -> Draft:
    return Draft(assembly.voice, assembly.attachments, assembly.template.table_style)


def _from_folder(part: str) -> str:
    """A part as seen from `ppt/slides` or `ppt/notesSlides`."""
    return f"../{part.removeprefix('ppt/')}" if part.startswith("ppt/") else f"/{part}"
