"""Templates of companies: what other programs bring, and what people make of it."""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import docx
import pptx
import rpptx
from docx.shared import Pt as DocxPt
from PIL import Image
from pptx.util import Inches

HERE = Path(__file__).parent / "templates"
OFFICE_LAYOUTS = (
    "Title Slide", "Title and Content", "Section Header", "Two Content", "Comparison", "Title Only", "Blank",
    "Content with Caption", "Picture with Caption", "Title and Vertical Text", "Vertical Title and Text",
)  # fmt: skip
SIMPLIFIED = (
    "标题幻灯片", "标题和内容", "节标题", "两栏内容", "比较", "仅标题", "空白",
    "内容与标题", "图片与标题", "标题和竖排文字", "竖排标题与文本",
)  # fmt: skip
TRADITIONAL = (
    "標題投影片", "標題及物件", "章節標題", "兩項物件", "比對", "只有標題", "空白",
    "含標題的內容", "含標題的圖片", "標題及直排文字", "直排標題及文字",
)  # fmt: skip
GERMAN = (
    "Titelfolie", "Titel und Inhalt", "Abschnittsüberschrift", "Zwei Inhalte", "Vergleich", "Nur Titel", "Leer",
    "Inhalt mit Überschrift", "Bild mit Überschrift", "Titel und vertikaler Text", "Vertikaler Titel und Text",
)  # fmt: skip
NAMELESS = tuple(f"Acme {number}" for number in range(len(OFFICE_LAYOUTS)))


def rewritten(file: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """The file with its parts changed by hand."""
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def replaced(file: bytes, part: str, *pairs: tuple[str, str]) -> bytes:
    """Regular expressions replaced in the parts whose name begins so."""

    def change(parts: dict[str, bytes]) -> None:
        for name in [name for name in parts if name.startswith(part)]:
            for pattern, instead in pairs:
                parts[name] = re.sub(pattern.encode(), instead.encode(), parts[name], flags=re.DOTALL)

    return rewritten(file, change)


# ---------------------------------------------------------------- decks


def plain_deck() -> bytes:
    """PowerPoint's plain 4:3 template, as python-pptx has it."""
    return saved(pptx.Presentation())


def saved(document: object) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def renamed(names: tuple[str, ...], *, types: bool) -> bytes:
    """The plain template with other names of layouts; without `types`, PowerPoint's own types are gone too."""
    presentation = pptx.Presentation()
    for layout, name in zip(presentation.slide_layouts, names, strict=True):
        layout.name = name
        if not types and "type" in layout._element.attrib:
            del layout._element.attrib["type"]
    return saved(presentation)


def with_samples() -> bytes:
    """Two slides of somebody's own with a picture and notes, hidden in the template that everybody copies."""
    presentation = pptx.Presentation()
    picture = io.BytesIO()
    Image.new("RGB", (60, 40), "#aa3355").save(picture, "PNG")
    for _ in range(2):
        slide = presentation.slides.add_slide(presentation.slide_layouts[5])
        slide.shapes.title.text = "SAMPLE"
        slide.shapes.add_picture(picture, Inches(1), Inches(2))
        slide.notes_slide.notes_text_frame.text = "SAMPLE NOTES"
    return saved(presentation)


def without_footers() -> bytes:
    presentation = pptx.Presentation()
    for sheet in (presentation.slide_master, *presentation.slide_layouts):
        for shape in list(sheet.placeholders):
            if shape.placeholder_format.type in (13, 15, 16):
                shape._element.getparent().remove(shape._element)
    return saved(presentation)


def with_one_layout(index: int) -> bytes:
    presentation = pptx.Presentation()
    for number, layout in reversed(list(enumerate(presentation.slide_layouts))):
        if number != index:
            presentation.slide_layouts.remove(layout)
    return saved(presentation)


def with_two_masters() -> bytes:
    """The second master is a copy of the first with layouts of the same names."""

    def change(parts: dict[str, bytes]) -> None:
        for name in [n for n in parts if re.match(r"ppt/slide(Master|Layout)s/", n)]:
            copy = re.sub(r"slide(Master|Layout)(\d+)\.xml", r"slide\g<1>9\2.xml", name)
            parts[copy] = re.sub(rb"slide(Master|Layout)(\d+)\.xml", rb"slide\g<1>9\2.xml", parts[name])
        second = "ppt/slideMasters/slideMaster91.xml"
        ids = iter(range(2147490000, 2147490100))
        parts[second] = re.sub(rb'(<p:sldLayoutId [^>]*?id=)"\d+"', lambda m: m[1] + b'"%d"' % next(ids), parts[second])
        relations = "ppt/_rels/presentation.xml.rels"
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slideMaster"
        row = f'<Relationship Id="rId91" Type="{kind}" Target="slideMasters/slideMaster91.xml"/></Relationships>'
        parts[relations] = parts[relations].replace(b"</Relationships>", row.encode())
        parts["ppt/presentation.xml"] = parts["ppt/presentation.xml"].replace(
            b"</p:sldMasterIdLst>", b'<p:sldMasterId id="2147490200" r:id="rId91"/></p:sldMasterIdLst>'
        )
        types = parts["[Content_Types].xml"]
        added = b"".join(
            row.replace(b"slideMaster1.", b"slideMaster91.").replace(b"slideLayout", b"slideLayout9", 1)
            if b"/slideLayouts/" not in row
            else re.sub(rb"slideLayout(\d+)\.xml", rb"slideLayout9\1.xml", row)
            for row in re.findall(rb'<Override PartName="/ppt/slide(?:Masters|Layouts)/[^>]*/>', types)
        )
        parts["[Content_Types].xml"] = types.replace(b"</Types>", added + b"</Types>")

    return rewritten(plain_deck(), change)


def as_template(file: bytes) -> bytes:
    """Saved as .potx or .dotx."""
    return replaced(
        file,
        "[Content_Types].xml",
        (r"presentationml\.presentation\.main", "presentationml.template.main"),
        (r"wordprocessingml\.document\.main", "wordprocessingml.template.main"),
    )


def rust_deck() -> bytes:
    """PowerPoint's plain 16:9 template, as rpptx has it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "deck.pptx"
        rpptx.Presentation().save(str(path))
        return path.read_bytes()


DECKS: Mapping[str, Callable[[], bytes]] = {
    "python-pptx.pptx": plain_deck,
    "rpptx.pptx": rust_deck,
    "powerpoint-24-layouts.pptx": (HERE / "powerpoint-24-layouts.pptx").read_bytes,
    "powerpoint-dark.pptx": (HERE / "powerpoint-dark.pptx").read_bytes,
    "libreoffice.pptx": (HERE / "libreoffice.pptx").read_bytes,
    "simplified.pptx": lambda: renamed(SIMPLIFIED, types=False),
    "traditional.pptx": lambda: renamed(TRADITIONAL, types=False),
    "german.pptx": lambda: renamed(GERMAN, types=False),
    "types-only.pptx": lambda: renamed(NAMELESS, types=True),
    "nameless.pptx": lambda: renamed(NAMELESS, types=False),
    "samples.pptx": with_samples,
    "without-footers.pptx": without_footers,
    "bullets-only.pptx": lambda: with_one_layout(1),
    "blank-only.pptx": lambda: with_one_layout(6),
    "two-masters.pptx": with_two_masters,
    "template.potx": lambda: as_template(plain_deck()),
}

# ---------------------------------------------------------------- booklets


def plain_booklet() -> bytes:
    """The template that python-docx brings."""
    return saved(docx.Document())


def without_lists() -> bytes:
    """No style for lists, quotations, captions and contents: Word saves only those that somebody has used."""
    document = docx.Document()
    for name in [s.name for s in document.styles]:
        if name.startswith(("List", "Quote", "Caption", "Intense", "Subtitle", "Body Text", "Header", "Footer")):
            document.styles[name].delete()
    return saved(document)


def chinese_booklet() -> bytes:
    """Styles by Chinese names, with the ids that a Chinese Word gives, and plain text set in by two characters."""
    names = {
        "heading 1": "标题 1",
        "heading 2": "标题 2",
        "heading 3": "标题 3",
        "Title": "标题",
        "List Bullet": "列表项目符号",
    }
    pairs = [(f'(<w:name w:val=)"{name}"', rf'\1"{chinese}"') for name, chinese in names.items()]
    ids = [('"Heading1"', '"1"'), ('"Heading2"', '"2"'), ('"Title"', '"a3"'), ('"Normal"', '"a"')]
    indented = (r'(<w:name w:val="Normal"/>.*?<w:qFormat/>)', r'\1<w:pPr><w:ind w:firstLineChars="200"/></w:pPr>')
    return replaced(plain_booklet(), "word/styles.xml", *pairs, *ids, indented)


def running_booklet() -> bytes:
    """A logo at the head of each page, a line of law at its foot, and headings that count themselves."""
    document = docx.Document()
    logo = io.BytesIO()
    Image.new("RGB", (60, 20), "#335577").save(logo, "PNG")
    section = document.sections[0]
    section.header.paragraphs[0].add_run().add_picture(logo, width=DocxPt(60))
    section.footer.paragraphs[0].text = "ACME Ltd, registered in Shenzhen"
    document.add_paragraph("SAMPLE")
    numbered = (
        r'(<w:style [^>]*w:styleId="Heading1">.*?<w:pPr>.*?<w:keepLines/>)',
        r'\1<w:numPr><w:numId w:val="1"/></w:numPr>',
    )
    return replaced(saved(document), "word/styles.xml", numbered)


BOOKLETS: Mapping[str, Callable[[], bytes]] = {
    "python-docx.docx": plain_booklet,
    "word.docx": (HERE / "word.docx").read_bytes,
    "word-japanese.docx": (HERE / "word-japanese.docx").read_bytes,
    "libreoffice.docx": (HERE / "libreoffice.docx").read_bytes,
    "without-lists.docx": without_lists,
    "chinese.docx": chinese_booklet,
    "running.docx": running_booklet,
    "template.dotx": lambda: as_template(plain_booklet()),
}
