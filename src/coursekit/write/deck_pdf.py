"""A finished deck drawn: as a PDF, and slide by slide as pictures."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field
from functools import cached_property

import pikepdf
import pypdfium2
import rpptx
from PIL import Image

from coursekit.documents.deck import Deck
from coursekit.documents.look import Look
from coursekit.write.deck_charts import draw_charts, take_charts
from coursekit.write.fonts import FontSet, fonts_for

# The width of a slide's picture: 320 dots an inch at the 50 mm that it is printed wide in a guide.
PICTURE_PIXELS = 640
_COLOURS = 64
_TYPEFACE = re.compile(rb'<a:(latin|ea|cs|sym|buFont) typeface="([^"+]+)"')


@dataclass(frozen=True)
class DrawnDeck:
    """`pdf` is the whole deck; a page is a slide."""

    pdf: bytes = field(repr=False)

    @cached_property
    def _document(self) -> pypdfium2.PdfDocument:
        return pypdfium2.PdfDocument(self.pdf)

    def picture(self, number: int, pixels: int = PICTURE_PIXELS) -> bytes:
        """The slide with this number, from 1, as PNG of this width with few colours."""
        page = self._document[number - 1]
        image = page.render(scale=pixels / page.get_width()).to_pil().convert("RGB")
        # Of the quick methods this one leaves white white.
        small = image.quantize(_COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        data = io.BytesIO()
        small.save(data, "PNG", compress_level=7)  # 9 takes five times as long for a twentieth less
        return data.getvalue()


def draw_deck(pptx: bytes, deck: Deck, look: Look) -> DrawnDeck:
    """Draw the slides of a written deck with the fonts there are; see `fonts` for those that stand in for others.

    Its titles become bookmarks; title, language and date are those of the deck.
    """
    written = rpptx.Presentation.from_bytes(pptx)
    titles = [slide.shapes.title.text_frame.text if slide.shapes.title is not None else "" for slide in written.slides]
    charts = take_charts(written, deck)
    drawn = written.to_pdf(fonts=_faces(pptx, fonts_for(look), deck.language))
    with pikepdf.open(io.BytesIO(drawn)) as pdf:
        _mend_fonts(pdf)
        draw_charts(pdf, charts, deck, look)
        properties = written.core_properties
        return DrawnDeck(_finished(pdf, titles, properties.title or "", properties.created or "", deck.language))


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


def _finished(pdf: pikepdf.Pdf, titles: list[str], title: str, created: str, language: str) -> bytes:
    with pdf.open_outline() as outline:
        outline.root.extend(
            pikepdf.OutlineItem(" ".join(words.split()) or str(page + 1), page, "Fit")
            for page, words in enumerate(titles)
        )
    _describe(pdf, title, created, language)
    data = io.BytesIO()
    pdf.save(data, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return data.getvalue()


def _describe(pdf: pikepdf.Pdf, title: str, created: str, language: str) -> None:
    """Title, language and date: those of the deck, no clock."""
    pdf.Root.Lang = pikepdf.String(language)
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:title"] = title
        metadata["dc:language"] = {language}
        metadata["xmp:CreateDate"] = created
    pdf.docinfo["/Title"] = title
    if created:
        pdf.docinfo["/CreationDate"] = f"D:{re.sub('[^0-9]', '', created)[:14]}Z"


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
