"""Writers: from a document to the bytes of a file. One table a shape; a new format is a module and a line here.

Writers are imported when they are asked for: python-pptx and python-docx take longer to import than a small
course to compile.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from coursekit.documents.agenda import AgendaSheet
from coursekit.documents.booklet import Booklet
from coursekit.documents.deck import Deck
from coursekit.documents.kit import KitDocument
from coursekit.documents.look import DeckMetrics, Look


def _pptx(deck: Deck, look: Look) -> bytes:
    from coursekit.write.pptx.writer import write_deck

    return write_deck(deck, look)


def _docx(booklet: Booklet, look: Look) -> bytes:
    from coursekit.write.docx.writer import write_booklet

    return write_booklet(booklet, look)


def _xlsx(sheet: AgendaSheet, look: Look) -> bytes:
    from coursekit.write.xlsx import write_agenda

    return write_agenda(sheet, look)


def _kit_docx(document: KitDocument, look: Look) -> bytes:
    from coursekit.write.kit.writer import write_kit_docx

    return write_kit_docx(document, look)


def _deck_text(deck: Deck, look: Look) -> bytes:
    from coursekit.write.plain import write_deck_text

    return write_deck_text(deck).encode()


def _booklet_text(booklet: Booklet, look: Look) -> bytes:
    from coursekit.write.plain import write_booklet_text

    return write_booklet_text(booklet).encode()


def _agenda_text(sheet: AgendaSheet, look: Look) -> bytes:
    from coursekit.write.plain import write_agenda_text

    return write_agenda_text(sheet).encode()


DECK_FORMATS: Mapping[str, Callable[[Deck, Look], bytes]] = {"pptx": _pptx, "txt": _deck_text}
BOOKLET_FORMATS: Mapping[str, Callable[[Booklet, Look], bytes]] = {"docx": _docx, "txt": _booklet_text}
AGENDA_FORMATS: Mapping[str, Callable[[AgendaSheet, Look], bytes]] = {"xlsx": _xlsx, "txt": _agenda_text}
KIT_FORMATS: Mapping[str, Callable[[KitDocument, Look], bytes]] = {"docx": _kit_docx}


def read_deck_metrics(look: Look) -> DeckMetrics:
    """The room each layout of the look's template has for text."""
    from coursekit.write.pptx.metrics import read_deck_metrics as read

    return read(look)
