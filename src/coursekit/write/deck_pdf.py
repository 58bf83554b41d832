"""A finished deck drawn: as a PDF, and slide by slide as pictures."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from functools import cached_property

import pikepdf
import pypdfium2
import rpptx
from PIL import Image

from coursekit.documents.deck import Deck
from coursekit.documents.look import Look
from coursekit.usage import UsageError
from coursekit.value import Value, replace
from coursekit.write.deck_charts import draw_charts, take_charts
from coursekit.write.fonts import FontSet, fonts_for
from coursekit.write.pptx.writer import write_deck

_COLOURS = 64
_TYPEFACE = re.compile(rb'<a:(latin|ea|cs|sym|buFont) typeface="([^"+]+)"')


class DrawnDeck(Value, dict=True, gc=True):
    """`pdf` is the whole deck; a page is a slide."""

    pdf: bytes

    @cached_property
    def _document(self) -> pypdfium2.PdfDocument:
        return pypdfium2.PdfDocument(self.pdf)

    def picture(self, number: int, pixels: int) -> bytes:
        """The slide with this number, from 1, as PNG of this width with few colours."""
        page = self._document[number - 1]
        image = page.render(scale=pixels / page.get_width()).to_pil().convert("RGB")
        # Of the quick methods this one leaves white white.
        small = image.quantize(_COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        data = io.BytesIO()
        small.save(data, "PNG", compress_level=7)  # 9 takes five times as long for a twentieth less
        return data.getvalue()


SLIDES_A_PART = 32
"""The engine takes time and memory by the slide, and none for being called: a deck is drawn in parts."""


def divide(deck: Deck) -> Iterator[Deck]:
    """The parts that a deck is drawn in. Each knows the numbers of its slides; a slide that changes, changes one part."""
    numbered = tuple(replace(slide, number=slide.number or place) for place, slide in enumerate(deck.slides, start=1))
    for first in range(0, len(numbered), SLIDES_A_PART):
        yield replace(deck, slides=numbered[first : first + SLIDES_A_PART])


def draw_part(part: Deck, look: Look) -> bytes:
    """The pages of some slides, drawn with the fonts there are; see `fonts` for those that stand in for others.

    Raises UsageError for a template that holds values of which no drawing can be made.
    """
    try:
        return _drawn(part, look)
    except rpptx.RpptxError as error:
        message = f"slides in the template of the look “{look.name}” cannot be drawn: {error}"
        raise UsageError(f"{message}; let PowerPoint repair it, or build --format pptx alone") from error


def _drawn(part: Deck, look: Look) -> bytes:
    pptx = write_deck(part, look)
    written = rpptx.Presentation.from_bytes(pptx)
    charts = take_charts(written, part)
    drawn = written.to_pdf(fonts=_faces(pptx, fonts_for(look), part.language))
    with pikepdf.open(io.BytesIO(drawn)) as pdf:
        _mend_fonts(pdf)
        draw_charts(pdf, charts, part, look)
        return _saved(pdf)


def join_parts(parts: Iterable[bytes], deck: Deck) -> DrawnDeck:
    """The whole from its parts. The titles of slides become bookmarks; title, language and date are those of the deck."""
    with pikepdf.new() as pdf, ExitStack() as opened:
        for part in parts:
            # Pages are copied when the whole is saved.
            pdf.pages.extend(opened.enter_context(pikepdf.open(io.BytesIO(part))).pages)
        with pdf.open_outline() as outline:
            outline.root.extend(
                pikepdf.OutlineItem(" ".join(slide.title.split()) or str(page + 1), page, "Fit")
                for page, slide in enumerate(deck.slides)
            )
        _describe(pdf, deck)
        return DrawnDeck(_saved(pdf))


def _saved(pdf: pikepdf.Pdf) -> bytes:
    data = io.BytesIO()
    pdf.save(data, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return data.getvalue()


def _faces(pptx: bytes, fonts: FontSet, language: str) -> list[tuple[str, bytes]]:
    """For each family the deck names the faces that draw it; then those for signs that the others lack."""
    faces = [
        (family, face.data)
        for family, script in _typefaces(pptx)
        if (found := fonts.stand_in(family, language if script == "ea" else "en")) is not None
        for face in fonts.faces_of(found, slanted=script == "latin")
    ]
    return faces + [(name, face.data) for name in fonts.signs for face in fonts.faces_of(name, slanted=False)]


def _typefaces(pptx: bytes) -> list[tuple[str, str]]:
    """The families named in the deck's parts, each with the script it is named for first."""
    found: dict[str, str] = {}
    with zipfile.ZipFile(io.BytesIO(pptx)) as parts:
        for name in parts.namelist():
            if name.startswith("ppt/") and name.endswith(".xml"):
                for script, family in _TYPEFACE.findall(parts.read(name)):
                    found.setdefault(family.decode(), script.decode())
    # East Asian fonts draw Latin letters too: those for Latin are to be looked through first.
    return sorted(found.items(), key=lambda item: (item[1] == "ea", item[0]))


# ---------------------------------------------------------------- the finish


def _describe(pdf: pikepdf.Pdf, deck: Deck) -> None:
    """Title, language and date: those of the deck, no clock."""
    pdf.Root.Lang = pikepdf.String(deck.language)
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    dated = re.fullmatch(r"\d{4}-\d{2}-\d{2}", deck.date) is not None
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:title"] = deck.title
        metadata["dc:language"] = {deck.language}
        metadata["xmp:CreateDate"] = f"{deck.date}T00:00:00Z" if dated else ""
    pdf.docinfo["/Title"] = deck.title
    if dated:
        pdf.docinfo["/CreationDate"] = f"D:{deck.date.replace('-', '')}000000Z"


def _mend_fonts(pdf: pikepdf.Pdf) -> None:
    """rpptx embeds fonts with PostScript outlines as if theirs were TrueType (ISO 32000-1, 9.9, table 126)."""
    for font in pdf.objects:
        if not isinstance(font, pikepdf.Dictionary) or font.get("/Subtype") != "/CIDFontType2":
            continue
        descriptor = font.FontDescriptor
        if "/FontFile2" in descriptor and descriptor.FontFile2.read_bytes()[:4] == b"OTTO":
            descriptor.FontFile3 = descriptor.FontFile2
            descriptor.FontFile3.Subtype = pikepdf.Name.OpenType
            del descriptor.FontFile2, font.CIDToGIDMap
            font.Subtype = pikepdf.Name.CIDFontType0
