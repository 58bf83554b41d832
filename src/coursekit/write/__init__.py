"""Writers: from a document to the bytes of a file. One table a shape; a new format is a module and a line here.

Writers are imported when they are asked for: what they draw and pack with (lxml, Typst, rpptx) takes longer to import
than a small course to compile.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from coursekit.content import Drawing
from coursekit.documents.agenda import AgendaSheet
from coursekit.documents.booklet import Booklet
from coursekit.documents.deck import Deck
from coursekit.documents.import_report import ImportReport
from coursekit.documents.kit import KitDocument
from coursekit.documents.look import DeckMetrics, Look
from coursekit.documents.matrix import Matrix
from coursekit.documents.slide_sheets import SlideSheets

if TYPE_CHECKING:
    from coursekit.write.deck_pdf import DrawnDeck
    from coursekit.write.typst.parts import Keep


def _pptx(deck: Deck, look: Look) -> bytes:
    from coursekit.write.pptx.writer import write_deck

    return write_deck(deck, look)


def write_deck_again(deck: Deck, look: Look, file: bytes, same: Collection[int]) -> bytes:
    """A deck as .pptx, of whose slides those at the places `same`, from 1, are what they were in the earlier `file`; look,
    language and footer too."""
    from coursekit.write.pptx.earlier import read_earlier
    from coursekit.write.pptx.writer import write_deck

    return write_deck(deck, look, read_earlier(file, same))


def _docx(booklet: Booklet, look: Look) -> bytes:
    from coursekit.write.docx.writer import write_booklet

    return write_booklet(booklet, look)


def _html(booklet: Booklet, look: Look) -> bytes:
    from coursekit.write.html.page import write_handout_page

    return write_handout_page(booklet, look)


def _xlsx(sheet: AgendaSheet, look: Look) -> bytes:
    from coursekit.write.agenda.workbook import write_agenda_workbook

    return write_agenda_workbook(sheet, look)


def _ics(sheet: AgendaSheet, look: Look) -> bytes:
    from coursekit.write.agenda.calendar import write_agenda_calendar

    return write_agenda_calendar(sheet)


def _kit_docx(document: KitDocument, look: Look) -> bytes:
    from coursekit.write.kit.writer import write_kit_docx

    return write_kit_docx(document, look)


def _kit_pdf(document: KitDocument, look: Look) -> bytes:
    from coursekit.write.kit.pdf import write_kit_pdf

    return write_kit_pdf(document, look)


def _sheets_docx(sheets: SlideSheets, look: Look) -> bytes:
    from coursekit.write.sheets.word import write_slide_sheets

    return write_slide_sheets(sheets, look)


def _sheets_pdf(sheets: SlideSheets, look: Look) -> bytes:
    from coursekit.write.sheets.pdf import write_slide_sheets_pdf

    return write_slide_sheets_pdf(sheets, look)


def _deck_text(deck: Deck, look: Look) -> bytes:
    from coursekit.write.plain import write_deck_text

    return write_deck_text(deck).encode()


def _booklet_text(booklet: Booklet, look: Look) -> bytes:
    from coursekit.write.plain import write_booklet_text

    return write_booklet_text(booklet).encode()


def _agenda_text(sheet: AgendaSheet, look: Look) -> bytes:
    from coursekit.write.plain import write_agenda_text

    return write_agenda_text(sheet).encode()


def _booklet_pdf(booklet: Booklet, look: Look) -> bytes:
    from coursekit.write.typst.parts import write_booklet_pdf

    return write_booklet_pdf(booklet, look)


def typeset_pdf(booklet: Booklet, look: Look, keep: Keep) -> Callable[[], bytes]:
    """Makes the PDF of a booklet, of which `keep` may have parts. What is left to do for a short one is done outside the
    interpreter, but for little."""
    from coursekit.write.typst.parts import typeset

    return typeset(booklet, look, keep)


def _deck_pdf(deck: Deck, look: Look) -> bytes:
    return draw_deck(deck, look).pdf


DECK_FORMATS: Mapping[str, Callable[[Deck, Look], bytes]] = {"pptx": _pptx, "pdf": _deck_pdf, "txt": _deck_text}
BOOKLET_FORMATS: Mapping[str, Callable[[Booklet, Look], bytes]] = {
    "docx": _docx,
    "pdf": _booklet_pdf,
    "html": _html,
    "txt": _booklet_text,
}
AGENDA_FORMATS: Mapping[str, Callable[[AgendaSheet, Look], bytes]] = {
    "xlsx": _xlsx,
    "ics": _ics,
    "txt": _agenda_text,
}
SHEET_FORMATS: Mapping[str, Callable[[SlideSheets, Look], bytes]] = {"docx": _sheets_docx, "pdf": _sheets_pdf}
KIT_FORMATS: Mapping[str, Callable[[KitDocument, Look], bytes]] = {"docx": _kit_docx, "pdf": _kit_pdf}


def read_deck_metrics(look: Look, language: str) -> DeckMetrics:
    """The room each layout of the look's template has for text, and the fonts of the language."""
    from coursekit.write.pptx.metrics import read_deck_metrics as read

    return read(look, language)


def crowded_words(drawing: Drawing, width_pt: float, height_pt: float) -> str:
    """The label of a drawing's first part whose words run over its shape on a slide; "" when all have room."""
    from coursekit.write.drawing import crowded_words as find
    from coursekit.write.pptx.groups import LEAST_PT

    return find(drawing, width_pt, height_pt, least_pt=LEAST_PT)


def write_matrix(matrix: Matrix, look: Look) -> bytes:
    """A page for a browser."""
    from coursekit.write.html.matrix import write_matrix_page

    return write_matrix_page(matrix, look)


def draw_deck(
    deck: Deck, look: Look, draw: Callable[[Deck, Callable[[], bytes]], bytes] = lambda part, drawn: drawn()
) -> DrawnDeck:
    """A deck as a PDF and as pictures of its slides. It is drawn in parts: `draw` is given each, and what draws it."""
    from coursekit.write.deck_pdf import divide, draw_part, join_parts

    return join_parts((draw(part, partial(draw_part, part, look)) for part in divide(deck)), deck)


def slide_pictures(
    pptx: bytes, language: str, look: Look, numbers: Iterable[int], form: str
) -> Iterator[tuple[int, bytes]]:
    """Slides of a finished deck, each with its number, as a booklet in this format shows them. Each is drawn when it is
    asked for."""
    from coursekit.write.miniature.pictures import slide_metafiles, slide_svgs

    if form == "docx":
        return slide_metafiles(pptx, language, numbers)
    return slide_svgs(pptx, language, numbers, look)


def lacking_families(look: Look, language: str) -> tuple[str, ...]:
    """The families of the look that pages in the language cannot be drawn without, where nothing here stands in."""
    from coursekit.write.fonts import fonts_for, lacking

    return lacking(fonts_for(look), look, language)


def lacking_characters(look: Look, language: str, words: str) -> tuple[str, ...]:
    """The characters of the words that no font has of those the look's pages are drawn with."""
    from coursekit.write.fonts import families_for, fonts_for, missing_characters

    fonts = fonts_for(look)
    return missing_characters(fonts, families_for(fonts, look, language), words)


def fonts_here(look: Look) -> tuple[tuple[str, str], ...]:
    """The faces that there are to draw with: what each is called, and the digest of its file."""
    from coursekit.write.fonts import fonts_for, identities

    return identities(fonts_for(look))


def font_folders(look: Look) -> tuple[Path, ...]:
    """The folders that those faces are in, and the folders around them."""
    from coursekit.write.fonts import folders, fonts_for

    return folders(fonts_for(look))


def write_import(report: ImportReport, look: Look) -> bytes:
    """A page that shows an import's original and result. Raises UsageError for a look whose template cannot be used."""
    from coursekit.write.html.import_report import write_import_page

    return write_import_page(report, look)
