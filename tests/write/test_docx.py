from __future__ import annotations

import io
import os
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image as Picture

from coursekit.content import (
    Align,
    Blank,
    Block,
    Chart,
    ChartKind,
    Code,
    CodeBlock,
    Drawing,
    DrawingItem,
    DrawingKind,
    Emphasis,
    Figure,
    Gap,
    GapWidth,
    Heading,
    Image,
    Inline,
    LineBreak,
    Link,
    List,
    ListItem,
    Paragraph,
    Quote,
    Row,
    Series,
    Strong,
    Table,
    Text,
)
from coursekit.diagnostic import Report
from coursekit.documents.booklet import (
    AnswerSpace,
    Audience,
    Booklet,
    BookletBlock,
    Card,
    CardRole,
    Checklist,
    Cover,
    Fields,
    Grid,
    Options,
    PageBreak,
    RoomPlan,
    Scene,
    Section,
    SegmentHead,
    ShownSlide,
    SlideRef,
    Together,
)
from coursekit.documents.cue import Cue, CueKind
from coursekit.documents.day_picture import DayBlock, DayGroup, DayPart, DayPicture
from coursekit.documents.look import Look
from coursekit.looks.booklet_template import make_booklet_template
from coursekit.looks.read import read_look
from coursekit.pipeline.looks import load_look
from coursekit.value import replace
from coursekit.write.docx.document import open_draft
from coursekit.write.docx.outline import outline_of
from coursekit.write.docx.writer import write_booklet
from coursekit.write.miniature.deck import PaintedSlide
from coursekit.write.miniature.emf import Metafiles
from coursekit.write.ooxml.archive import PackageError
from coursekit.write.ooxml.xml import text as escaped

ROOT = Path(__file__).parent.parent.parent
GOLDEN = Path(__file__).parent.parent / "golden" / "docx"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


# ---------------------------------------------------------------- what the tests are made of


@pytest.fixture(scope="module")
def look() -> Look:
    bare = read_look(ROOT / "templates" / "default", Report(), templates=False)
    assert bare is not None
    template = make_booklet_template(bare.name, bare.palette, bare.fonts["zh-CN"], bare.styles)
    return replace(bare, booklet_template=template)


def paragraph(*content: str | Inline) -> Paragraph:
    return Paragraph(tuple(Text(one) if isinstance(one, str) else one for one in content))


def items(*words: str) -> tuple[ListItem, ...]:
    return tuple(ListItem((paragraph(one),)) for one in words)


def cells(*words: str) -> Row:
    return Row(tuple((Text(one),) if one else () for one in words))


def picture() -> Image:
    buffer = io.BytesIO()
    Picture.new("RGB", (8, 4), (11, 92, 122)).save(buffer, "PNG")
    return Image("hall.png", buffer.getvalue(), "image/png", 800, 400)


COVER = Cover("学员手册", "客户投诉处理", "实战版", ("主办：青河市供电公司",), ("姓名", "部门"))


def booklet_of(
    *blocks: BookletBlock,
    sections: tuple[Section, ...] = (),
    audience: Audience = Audience.FACILITATOR,
    language: str = "zh-CN",
    contents: str = "",
) -> Booklet:
    first = Section(1, "1", "倾听", blocks, sections)
    return Booklet(audience, language, "2026-03-01", COVER, (first,), "页眉", "第 {page} 页，共 {pages} 页", contents)


def body_of(data: bytes) -> etree._Element:
    body = etree.fromstring(part(data, "word/document.xml")).find(f"{W}body")
    assert body is not None
    return body


def part(data: bytes, name: str) -> bytes:
    return zipfile.ZipFile(io.BytesIO(data)).read(name)


def names_of(data: bytes) -> list[str]:
    return zipfile.ZipFile(io.BytesIO(data)).namelist()


def after_heading(body: etree._Element) -> list[etree._Element]:
    """The elements of the section, its heading and the cover's left out."""
    start = next(i for i, node in enumerate(body) if node.find(f".//{W}bookmarkStart") is not None)
    return [node for node in body[start + 1 :] if node.tag != f"{W}sectPr"]


def tables_of(data: bytes) -> list[etree._Element]:
    """The tables of the section, those within others left out."""
    return [node for node in after_heading(body_of(data)) if node.tag == f"{W}tbl"]


def words_of(node: etree._Element) -> str:
    return "".join(one.text or "" for one in node.iter(f"{W}t"))


def kept(node: etree._Element) -> bool:
    return node.find(f"{W}pPr/{W}keepNext") is not None


# ---------------------------------------------------------------- golden files, one for each kind of block

QUOTE = Quote((paragraph("先处理心情，再处理事情。"),), (Text("林岚"),))
NESTED = List(
    True,
    (ListItem((paragraph("收集便利贴"), List(False, items("最轻的", "最重的")))), ListItem((paragraph("念出来"),))),
)
PROCESS = Drawing(
    DrawingKind.PROCESS,
    (DrawingItem((Text("倾听"),), (Text("让客户说完"),)), DrawingItem((Text("致歉"),))),
    (Text("两步"),),
)
CHART = Chart(ChartKind.COLUMN, ("一季度", "二季度"), (Series("投诉", (12, 18.5)),), (Text("投诉件数"),))
TABLE = Table(
    cells("级别", "第一步"),
    (Row(((Text("一级"),), (Text("值班长"), Blank((Text("上报"),))))), cells("二级", "")),
    (Align.CENTER, Align.START),
    (Text("表 1"),),
)
MARKS = paragraph(
    Strong((Text("加粗"),)),
    Emphasis((Text("强调"),)),
    Emphasis((Text("stress"),)),
    Code("make"),
    Link((Text("官网"),), "https://example.org/a b"),
    Blank((Text("升级"),)),
    Gap(GapWidth.SHORT, 3),
    "“引号”",
    LineBreak(),
    "Tab\tend",
)
BLOCKS: dict[str, BookletBlock] = {
    "paragraph": paragraph("突发事件是指突然发生的事件。"),
    "marks": MARKS,
    "heading": Heading(3, (Text("六个特征"),)),
    "list": NESTED,
    "marked-options": List(
        False, (ListItem((paragraph("对"),), checked=True), ListItem((paragraph("错"),), checked=False))
    ),
    "table": TABLE,
    "figure": Figure(picture(), "营业厅平面", (Text("图 1"),)),
    "decorative-figure": Figure(picture(), "", decorative=True),
    "code": CodeBlock("course:\n\tdays: 4\n"),
    "quote": QUOTE,
    "chart": CHART,
    "cue": Cue(CueKind.SAY, "讲", (paragraph("请大家写下一件事。"),)),
    "answer-space": AnswerSpace(2),
    "options": Options(((Text("改天再来"),), (Text("启用手工登记"),))),
    "page-break": Together((paragraph("前"), PageBreak(), paragraph("后"))),
    "card": Card(CardRole.ROLE, "角色卡", "客户王阿姨", (paragraph("你 62 岁。"),)),
    "together": Together((paragraph("问题"), AnswerSpace(1))),
    "fields": Fields((("分组", "三人一组"),)),
    "fields-to-fill": Fields((("姓名", ""),), to_fill=True),
    "checklist": Checklist(((Text("复述感受"),),)),
    "slide-reference": SlideRef(
        "幻灯片 7–8", (ShownSlide(7, "特征", "幻灯片 7：特征"), ShownSlide(8, "分级", "幻灯片 8：分级"))
    ),
    "scene": Scene(
        SlideRef("幻灯片 7", (ShownSlide(7, "特征", "幻灯片 7：特征"),)),
        (List(False, items("突然", "严重")),),
        (Cue(CueKind.ASK, "问", (paragraph("哪两个？"),)), Cue(CueKind.ANSWER, "参考答案", (paragraph("前两个。"),))),
    ),
    "room-plan": RoomPlan(2, 3, "屏幕", "屏幕前 2 桌，每桌 3 人"),
    "day-picture": DayPicture(
        (DayBlock(DayPart.TALK, 540, 600, "1.1"), DayBlock(DayPart.PRACTICE, 600, 660, "1-1")),
        "第 1 天：09:00–11:00、讲授 60 分钟、练习 60 分钟",
        (DayGroup(540, 660, "1", "1 倾听"),),
        ((DayPart.TALK, "讲授 60 分钟"), (DayPart.PRACTICE, "练习 60 分钟")),
    ),
    "segment-head": SegmentHead("09:20", "45 分钟", "讲授", "认识突发事件"),
    "grid": Grid(("时间", "环节"), (("09:00", "开场"), ("10:00", "茶歇")), (0.3, 0.7), (1,)),
}


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_is_written_as_its_golden_file_says(name: str, look: Look) -> None:
    body = body_of(write_booklet(booklet_of(BLOCKS[name]), look))

    written = "".join(readable(node) for node in after_heading(body))

    assert written == golden(GOLDEN / f"{name}.xml", written)


def test_the_front_is_written_as_its_golden_file_says(look: Look) -> None:
    data = write_booklet(booklet_of(sections=(Section(2, "1.1", "六个特征"),), contents="目录"), look)

    written = "".join(readable(node) for node in body_of(data))

    assert written == golden(GOLDEN / "front.xml", written)


def readable(node: etree._Element) -> str:
    """A copy without namespace declarations, one element a line."""
    copy = etree.fromstring(etree.tostring(node))
    etree.indent(copy)
    lines = etree.tostring(copy, encoding="unicode").split("\n")
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in node.nsmap.items())
    for declaration in declared.split(" "):
        lines[0] = lines[0].replace(" " + declaration, "")
    return "\n".join(lines) + "\n"


def golden(path: Path, written: str) -> str:
    if "COURSEKIT_ACCEPT" in os.environ:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written, encoding="utf-8")
    return path.read_text(encoding="utf-8")


# ---------------------------------------------------------------- the whole document

DRAWINGS = tuple(
    Drawing(kind, PROCESS.items, x_axis="时间", y_axis="情绪", overlap="满意", alt=str(kind)) for kind in DrawingKind
)
EVERYTHING: tuple[BookletBlock, ...] = (*BLOCKS.values(), PROCESS, *DRAWINGS)


@pytest.fixture(scope="module")
def everything(look: Look) -> bytes:
    inner = Section(2, "1.1", "六个特征", (paragraph("一"),), (Section(3, "1.1.1", "预告", new_page=True),))
    return write_booklet(booklet_of(*EVERYTHING, sections=(inner,), contents="目录"), look)


def test_the_same_booklet_gives_the_same_bytes(look: Look) -> None:
    booklet = booklet_of(*EVERYTHING, contents="目录")

    assert write_booklet(booklet, look) == write_booklet(booklet, look)


def test_python_docx_opens_the_document_and_finds_its_styles(everything: bytes) -> None:
    document = docx.Document(io.BytesIO(everything))

    headings = [(p.style.name, p.text) for p in document.paragraphs if p.style.name.startswith("Heading")]

    assert headings == [("Heading 1", "1\t倾听"), ("Heading 2", "1.1\t六个特征"), ("Heading 3", "1.1.1\t预告")]
    assert document.core_properties.title == "客户投诉处理"
    assert document.core_properties.language == "zh-CN"
    assert document.core_properties.author == ""
    assert document.core_properties.created.isoformat() == "2026-03-01T00:00:00+00:00"


def test_every_id_is_used_once_and_every_reference_is_met(everything: bytes) -> None:
    body = body_of(everything)
    numbering = etree.fromstring(part(everything, "word/numbering.xml"))
    styles = etree.fromstring(part(everything, "word/styles.xml"))
    rels = etree.fromstring(part(everything, "word/_rels/document.xml.rels"))
    drawn = [node.get("id") for node in body.iter(f"{WP}docPr")]
    marked = [node.get(f"{W}id") for node in body.iter(f"{W}bookmarkStart")]
    related = {node.get("Id") for node in rels}
    asked = {value for node in body.iter() for key, value in node.attrib.items() if key.startswith(R)}
    named = {node.get(f"{W}val") for tag in ("pStyle", "tblStyle") for node in body.iter(f"{W}{tag}")}
    numbered = {node.get(f"{W}val") for node in body.iter(f"{W}numId")}

    assert len(set(drawn + marked)) == len(drawn + marked)
    assert asked <= related
    assert named <= {node.get(f"{W}styleId") for node in styles.iter(f"{W}style")}
    assert numbered <= {node.get(f"{W}numId") for node in numbering.iter(f"{W}num")}
    for node in rels:
        if node.get("TargetMode") != "External":
            target = node.get("Target", "")
            assert (target[1:] if target.startswith("/") else f"word/{target}") in names_of(everything)


# ECMA-376 part 1: the order in which the children of these elements stand (those that are written here).
ORDERS = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs kinsoku overflowPunct autoSpaceDE"
        " autoSpaceDN snapToGrid spacing ind jc outlineLvl rPr"
    ),
    "rPr": "rFonts b bCs i iCs noProof color spacing w kern sz szCs u shd vertAlign em lang",
    "tblPr": "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook",
    "tcPr": "tcW gridSpan vMerge tcBorders shd tcMar vAlign",
    "pBdr": "top left bottom right between",
    "sectPr": "headerReference footerReference pgSz pgMar titlePg docGrid",
    "lvl": "start numFmt pStyle lvlText lvlJc pPr rPr",
}  # fmt: skip


@pytest.mark.parametrize("element", ORDERS)
def test_properties_stand_in_the_order_of_the_schema(element: str, everything: bytes) -> None:
    order = ORDERS[element].split()
    roots = [etree.fromstring(part(everything, f"word/{name}.xml")) for name in ("document", "styles", "numbering")]

    for node in (node for root in roots for node in root.iter(f"{W}{element}")):
        names = [etree.QName(child).localname for child in node]
        assert names == sorted(names, key=order.index), etree.tostring(node)


def test_every_cell_ends_in_a_paragraph(everything: bytes) -> None:
    assert {cell[-1].tag for cell in body_of(everything).iter(f"{W}tc")} == {f"{W}p"}


def test_two_tables_never_touch(everything: bytes) -> None:
    for one in body_of(everything).iter(f"{W}tbl"):
        following = one.getnext()
        assert following is not None
        assert following.tag == f"{W}p"


def test_every_run_of_text_says_its_language(everything: bytes) -> None:
    runs = [run for run in body_of(everything).iter(f"{W}r") if run.find(f"{W}t") is not None]

    tags = {(lang.get(f"{W}val"), lang.get(f"{W}eastAsia")) for run in runs for lang in run.iter(f"{W}lang")}

    assert tags == {("en-US", "zh-CN")}
    assert all(run.find(f"{W}rPr/{W}lang") is not None or run.find(f".//{W}drawing") is not None for run in runs)


def test_what_is_drawn_has_an_alternative_text_or_is_marked_as_decoration(everything: bytes) -> None:
    for node in body_of(everything).iter(f"{WP}docPr"):
        decorative = node.find(".//{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative")
        assert bool(node.get("descr")) != (decorative is not None)


def test_the_cover_has_neither_header_nor_footer(everything: bytes) -> None:
    section = body_of(everything).find(f"{W}sectPr")

    assert section is not None
    assert section.find(f"{W}titlePg") is not None
    references = [
        node.get(f"{W}type") for tag in ("headerReference", "footerReference") for node in section.iter(f"{W}{tag}")
    ]
    assert references == ["default", "default"]


def test_the_footer_counts_pages_with_fields(everything: bytes) -> None:
    footer = etree.fromstring(part(everything, "word/ck-footer.xml"))

    assert [node.text for node in footer.iter(f"{W}instrText")] == [" PAGE ", " NUMPAGES "]
    assert words_of(footer) == "第 1 页，共 1 页"


def test_a_trainees_file_names_no_author_and_no_clock(look: Look) -> None:
    data = write_booklet(booklet_of(paragraph("一"), audience=Audience.TRAINEE), look)

    assert part(data, "docProps/core.xml").decode().split("?>\n", 1)[1] == (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>客户投诉处理</dc:title>'
        '<dc:language>zh-CN</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">2026-03-01T00:00:00Z'
        '</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">2026-03-01T00:00:00Z</dcterms:modified>'
        "</cp:coreProperties>"
    )


# ---------------------------------------------------------------- slides and what is said to them


def slide_picture(number: int) -> bytes:
    """A metafile of a slide's size, which has nothing but a ground."""
    ground = PaintedSlide("layout", f"{number:06X}", (), ())
    return Metafiles(960, 540, lambda photo: (0, 0, b""), 1).write(ground)


def shown(*numbers: int) -> SlideRef:
    return SlideRef("幻灯片", tuple(ShownSlide(n, f"标题 {n}", f"幻灯片 {n}：标题 {n}") for n in numbers))


def guide_of(*blocks: BookletBlock, pictures: range = range(1, 13)) -> Booklet:
    return replace(booklet_of(*blocks), pictures={number: slide_picture(number) for number in pictures})


SAY = Cue(CueKind.SAY, "说", (paragraph("请大家写下一件事。" * 12),))
ASK = Cue(CueKind.ASK, "问", (paragraph("谁先来？"),))
ON_THE_SLIDE = paragraph("写在幻灯片上的话")


def test_a_slide_stands_beside_its_script_with_its_number_and_its_title_as_alternative_text(look: Look) -> None:
    data = write_booklet(guide_of(Scene(shown(7), (ON_THE_SLIDE,), (ASK, ASK))), look)

    (table,) = tables_of(data)
    margin, *below = [row.findall(f"{W}tc")[0] for row in table.findall(f"{W}tr")]
    assert words_of(margin) == "7"
    assert [node.get("descr") for node in margin.iter(f"{WP}docPr")] == ["幻灯片 7：标题 7"]
    assert {words_of(cell) for cell in below} == {""}
    assert "写在幻灯片上的话" not in words_of(body_of(data))


def test_without_pictures_the_script_has_the_slide_s_title_and_what_it_says(look: Look) -> None:
    data = write_booklet(booklet_of(Scene(shown(7), (ON_THE_SLIDE,), (SAY,))), look)

    (table,) = tables_of(data)
    cells = [words_of(cell) for cell in table.iter(f"{W}tc")]
    assert cells[:2] == ["幻灯片标题 7", "写在幻灯片上的话"]


def test_the_picture_of_a_slide_is_in_the_file_once(look: Look) -> None:
    data = write_booklet(guide_of(Scene(shown(7), (), (SAY,)), Scene(shown(7, 8), (), (SAY,))), look)

    media = [name for name in names_of(data) if name.startswith("word/media/")]

    assert media == ["word/media/picture1.emf", "word/media/picture2.emf"]
    assert [part(data, name) for name in media] == [slide_picture(7), slide_picture(8)]


def test_what_stands_beside_a_slide_stays_on_its_page(look: Look) -> None:
    beside, _ = tables_of(write_booklet(guide_of(Scene(shown(7), (), (ASK, SAY, SAY, ASK))), look))

    rows = [[kept(node) for node in row.iter(f"{W}p")] for row in beside.findall(f"{W}tr")]
    assert [any(row) for row in rows] == [True, True, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in beside.findall(f"{W}tr"))


def test_the_last_cue_of_a_scene_stays_with_the_one_before_it(look: Look) -> None:
    _, below = tables_of(write_booklet(guide_of(Scene(shown(7), (), (ASK, SAY, SAY, SAY, ASK))), look))

    rows = [any(kept(node) for node in row.iter(f"{W}p")) for row in below.findall(f"{W}tr")]
    assert rows == [False, False, True, True, False]


def test_many_slides_with_few_words_stand_four_abreast(look: Look) -> None:
    slides, cue = tables_of(write_booklet(guide_of(Scene(shown(*range(1, 7)), (), (SAY,))), look))

    assert [[words_of(cell) for cell in row.findall(f"{W}tc")] for row in slides.findall(f"{W}tr")] == [
        ["1", "2", "3", "4"],
        ["5", "6", "", ""],
    ]
    assert len(cue.findall(f"{W}tr")) == 1


def test_a_card_in_a_scene_stands_under_the_slides_and_not_within_their_table(look: Look) -> None:
    card = Card(CardRole.SCENARIO, "情境", "大厅", (paragraph("周一早上。"),))

    data = write_booklet(guide_of(Scene(shown(7), (), (SAY, card, SAY))), look)

    assert [node.find(f".//{W}tbl") for node in tables_of(data)] == [None, None, None]


# ---------------------------------------------------------------- paper


@pytest.mark.parametrize(
    ("made", "asked", "size"),
    [
        (("11906", "16838"), "letter", ("12240", "15840")),
        (("11907", "16839"), "a4", ("11907", "16839")),
        (("12240", "15840"), "a4", ("11906", "16838")),
        (("10319", "14571"), "letter", ("10319", "14571")),
    ],
)
def test_a_template_s_page_is_put_on_the_paper_asked_for_when_it_is_one_of_the_two(
    made: tuple[str, str], asked: str, size: tuple[str, str], look: Look
) -> None:
    files = {name: part(look.booklet_template, name) for name in names_of(look.booklet_template)}
    page = b'<w:pgSz w:w="%s" w:h="%s"/>' % (made[0].encode(), made[1].encode())
    files["word/document.xml"] = files["word/document.xml"].replace(b'<w:pgSz w:w="11906" w:h="16838"/>', page)
    own = replace(look, booklet_template=zipped(files), paper=asked)

    section = body_of(write_booklet(booklet_of(paragraph("一")), own)).find(f"{W}sectPr/{W}pgSz")

    assert section is not None
    assert (section.get(f"{W}w"), section.get(f"{W}h")) == size


def zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


# ---------------------------------------------------------------- contents and pages


def test_every_entry_of_the_contents_leads_to_its_heading(everything: bytes) -> None:
    body = body_of(everything)
    contents = body.find(f"{W}sdt")
    assert contents is not None

    anchors = [node.get(f"{W}anchor") for node in contents.iter(f"{W}hyperlink")]
    marks = {node.get(f"{W}name"): words_of(node.getparent()) for node in body.iter(f"{W}bookmarkStart")}

    assert [marks[anchor] for anchor in anchors] == ["1倾听", "1.1六个特征"]
    assert len(anchors) == 2


def test_word_is_not_made_to_ask_for_an_update_of_fields(everything: bytes) -> None:
    assert b"w:dirty" not in part(everything, "word/document.xml")
    assert b"updateFields" not in part(everything, "word/settings.xml")


def test_pages_are_estimated_from_what_stands_before(look: Look) -> None:
    long = tuple(paragraph("突发事件是指突然发生、需要立即处置的事件。" * 20) for _ in range(20))
    sections = (
        Section(1, "1", "甲", long),
        Section(1, "2", "乙", (AnswerSpace(3),), new_page=True),
        Section(1, "3", "丙", new_page=True),
    )
    booklet = replace(booklet_of(contents="目录"), sections=sections)

    pages = [entry.page for entry in outline_of(booklet, open_draft(look, booklet.language))]

    assert pages == [3, 8, 9]


def test_a_page_break_before_a_section_on_a_new_page_leaves_no_empty_page(look: Look) -> None:
    sections = (Section(1, "1", "甲", (paragraph("一"), PageBreak())), Section(1, "2", "乙", new_page=True))

    body = body_of(write_booklet(replace(booklet_of(), sections=sections), look))

    breaks = body.iter(f"{W}pageBreakBefore")
    assert [words_of(node.getparent().getparent()) for node in breaks] == ["1甲", "2乙"]


# ---------------------------------------------------------------- lists


def test_every_ordered_list_counts_anew(look: Look) -> None:
    data = write_booklet(
        booklet_of(List(True, items("一", "二")), List(True, items("三")), List(True, items("四"), start=4)), look
    )
    numbering = etree.fromstring(part(data, "word/numbering.xml"))
    starts = {
        node.get(f"{W}numId"): [one.get(f"{W}val") for one in node.iter(f"{W}startOverride")]
        for node in numbering.iter(f"{W}num")
    }

    used = [node.get(f"{W}val") for node in body_of(data).iter(f"{W}numId")]

    assert used[0] == used[1]
    assert len(set(used)) == 3
    assert [starts[number] for number in (used[0], used[2], used[3])] == [["1"], ["1"], ["4"]]


def test_lists_nest_nine_levels_deep_and_no_deeper(look: Look) -> None:
    block: Block = List(False, items("层 11"))
    for level in range(10, 0, -1):
        block = List(False, (ListItem((paragraph(f"层 {level}"), block)),))

    body = body_of(write_booklet(booklet_of(block), look))

    assert [node.get(f"{W}val") for node in body.iter(f"{W}ilvl")] == [*"012345678", "8", "8"]


def test_letters_of_options_begin_with_every_question(look: Look) -> None:
    options = Options(((Text("甲"),), (Text("乙"),)))

    body = body_of(write_booklet(booklet_of(options, options), look))

    used = [node.get(f"{W}val") for node in body.iter(f"{W}numId")]
    assert used[0] == used[1] != used[2] == used[3]


# ---------------------------------------------------------------- what stays together


def test_a_prompt_stays_with_its_lines_and_not_with_what_follows(look: Look) -> None:
    together = Together((paragraph("问题"), AnswerSpace(3)))

    nodes = after_heading(body_of(write_booklet(booklet_of(together, paragraph("后")), look)))

    assert [kept(node) for node in nodes] == [True, True, True, False, False]


def test_what_is_higher_than_a_page_is_not_kept_together(look: Look) -> None:
    together = Together((paragraph("问题"), AnswerSpace(60)))

    nodes = after_heading(body_of(write_booklet(booklet_of(together), look)))

    assert not any(kept(node) for node in nodes)


def test_a_short_card_stays_whole_and_a_long_one_repeats_its_head(look: Look) -> None:
    words = paragraph("缴费高峰，大厅里排着十七个人。王阿姨第三次走到窗口。" * 10)
    short, long = (Card(CardRole.SCENARIO, "情境", "周一", (words,) * count) for count in (1, 12))

    tables = tables_of(write_booklet(booklet_of(short, long), look))

    assert [
        [etree.QName(one).localname for one in table.iter(f"{W}cantSplit", f"{W}tblHeader")] for table in tables
    ] == [
        ["cantSplit", "cantSplit"],
        ["cantSplit", "tblHeader"],
    ]


def test_the_head_of_a_table_is_repeated_and_no_row_is_split(look: Look) -> None:
    (table,) = tables_of(write_booklet(booklet_of(TABLE), look))

    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.iter(f"{W}tr")] == [True, False, False]
    assert len(list(table.iter(f"{W}cantSplit"))) == 3


def test_a_table_stands_clear_of_the_list_above_it(look: Look) -> None:
    nodes = after_heading(body_of(write_booklet(booklet_of(List(False, items("一")), TABLE), look)))

    between = [words_of(node) for node in nodes[:3]]
    spacing = nodes[1].find(f"{W}pPr/{W}spacing")

    assert between == ["一", "", "表 1"]
    assert spacing is not None
    assert (spacing.get(f"{W}line"), spacing.get(f"{W}lineRule")) == ("80", "exact")


def test_a_small_table_stays_on_one_page_and_a_long_one_may_break(look: Look) -> None:
    small, long = (Table(cells("甲", "乙"), (cells("一", "二"),) * rows, (Align.START,) * 2) for rows in (3, 30))

    tables = tables_of(write_booklet(booklet_of(small, long), look))

    held = [[all(kept(p) for p in row.iter(f"{W}p")) for row in table.findall(f"{W}tr")] for table in tables]
    assert held == [[True, True, True, False], [True, *[False] * 30]]


def test_a_gap_in_a_table_has_room_on_one_line(look: Look) -> None:
    gap = Row(((Text("属"), Gap(GapWidth.MEDIUM, 1)), (Text("很长的一格" * 12),), (Text("再一格" * 12),)))

    table = tables_of(write_booklet(booklet_of(Table(cells("甲", "乙", "丙"), (gap,), (Align.START,) * 3)), look))[0]

    # 42 mm of gap and one character.
    assert int(table.findall(f"{W}tblGrid/{W}gridCol")[0].get(f"{W}w")) >= 2600


def test_a_row_to_write_in_is_high_enough(look: Look) -> None:
    table = Table(
        cells("事件", "第一步", "第一句"),
        (cells("停机", "", ""), cells("晕倒", "扶", ""), cells("火", "报", "请")),
        (Align.START,) * 3,
    )

    rows = tables_of(write_booklet(booklet_of(table, audience=Audience.TRAINEE), look))[0].findall(f"{W}tr")

    heights = [[node.get(f"{W}val") for node in row.iter(f"{W}trHeight")] for row in rows]
    assert heights == [[], ["794"], ["510"], []]


def test_columns_fill_the_width_of_the_text(look: Look) -> None:
    for table in tables_of(write_booklet(booklet_of(TABLE, BLOCKS["grid"], BLOCKS["cue"]), look)):
        widths = [int(node.get(f"{W}w", "0")) for node in table.iter(f"{W}gridCol")]
        assert sum(widths) == 11906 - 2 * 1134


# ---------------------------------------------------------------- gaps


def test_a_gap_is_as_long_as_its_class_and_tells_nothing_else(look: Look) -> None:
    gaps = (Gap(GapWidth.SHORT, 1), Gap(GapWidth.MEDIUM, 2), Gap(GapWidth.LONG))

    nodes = after_heading(body_of(write_booklet(booklet_of(paragraph(*gaps), audience=Audience.TRAINEE), look)))

    assert [node.text for node in nodes[0].iter(f"{W}t")] == ["_" * 8, "1", "_" * 14, "2", "_" * 24]


# ---------------------------------------------------------------- templates of others


@pytest.fixture(scope="module")
def foreign(look: Look) -> Look:
    """The template that python-docx brings: other styles, a numbering of its own, Letter paper."""
    found = load_look(Path(docx.__file__).parent / "templates" / "default.docx", Report())
    assert found is not None
    return replace(look, booklet_template=found.booklet_template, styles=found.styles)


def test_the_parts_of_a_template_are_carried_over_as_they_are(foreign: Look) -> None:
    data = write_booklet(booklet_of(*EVERYTHING, language="en"), foreign)

    template = zipfile.ZipFile(io.BytesIO(foreign.booklet_template))
    for name in ("word/theme/theme1.xml", "word/settings.xml", "word/fontTable.xml", "word/webSettings.xml"):
        assert part(data, name) == template.read(name)
    assert part(data, "word/styles.xml") == template.read("word/styles.xml")


def test_our_own_template_is_carried_over_as_it_is_in_its_own_language(look: Look) -> None:
    data = write_booklet(booklet_of(paragraph("一")), look)

    template = zipfile.ZipFile(io.BytesIO(look.booklet_template))
    for name in ("word/styles.xml", "word/settings.xml", "word/fontTable.xml", "word/theme/theme1.xml"):
        assert part(data, name) == template.read(name)


def test_the_default_language_is_the_booklets(look: Look) -> None:
    data = write_booklet(booklet_of(paragraph("one"), language="en"), look)

    styles = etree.fromstring(part(data, "word/styles.xml"))
    lang = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert lang is not None
    assert dict(lang.attrib) == {f"{W}val": "en-US", f"{W}eastAsia": "zh-CN"}


def test_a_templates_numbering_stays_beside_ours(foreign: Look) -> None:
    data = write_booklet(booklet_of(NESTED), foreign)
    theirs = etree.fromstring(part(foreign.booklet_template, "word/numbering.xml"))
    ours = etree.fromstring(part(data, "word/numbering.xml"))

    kinds = [etree.QName(node).localname for node in ours]
    numbers = [node.get(f"{W}numId") for node in ours.iter(f"{W}num")]

    assert kinds == sorted(kinds, key=("abstractNum", "num").index)
    assert len(set(numbers)) == len(numbers)
    assert {node.get(f"{W}numId") for node in theirs.iter(f"{W}num")} < set(numbers)


def test_the_page_is_the_templates(foreign: Look) -> None:
    section = body_of(write_booklet(booklet_of(), replace(foreign, paper="letter"))).find(f"{W}sectPr")

    assert section is not None
    assert dict(section.find(f"{W}pgSz").attrib) == {f"{W}w": "12240", f"{W}h": "15840"}


def test_what_is_no_word_document_is_refused(look: Look) -> None:
    with pytest.raises(PackageError, match="is no Office file"):
        write_booklet(booklet_of(), replace(look, booklet_template=b"PK"))


def test_a_language_with_fonts_of_its_own_names_them_in_its_runs(look: Look) -> None:
    data = write_booklet(booklet_of(paragraph("電力"), language="zh-TW"), look)

    fonts = after_heading(body_of(data))[0].find(f".//{W}rFonts")
    assert fonts is not None
    assert dict(fonts.attrib) == {f"{W}eastAsia": "Microsoft JhengHei"}


# ---------------------------------------------------------------- hostile text, large documents


def legal(words: str) -> str:
    return etree.fromstring(f"<a>{escaped(words)}</a>").text or ""


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(), max_size=30))
def test_text_comes_back_as_it_went_in(look: Look, words: str) -> None:
    booklet = booklet_of(paragraph(words), TABLE, Card(CardRole.NOTE, words, words, ()), AnswerSpace(1))

    document = docx.Document(io.BytesIO(write_booklet(replace(booklet, header=words), look)))

    shown = next(p.text for p in document.paragraphs if p.style.name == "Body Text") if words else ""
    assert shown == legal(words).replace("\r", "\n")


@pytest.mark.parametrize(
    "words", ["]]>", "</w:t>", "\"&<>'", "\x00\x08\ud800\ufffe", "{page}", "%s", "a" * 100_000, "🙂‍↔️", "‮abc"]
)
def test_hostile_text_stands_in_every_place_and_the_document_opens(look: Look, words: str) -> None:
    blocks: tuple[BookletBlock, ...] = (
        paragraph(words, Link((Text(words),), words), Code(words)),
        Table(cells(words), (cells(words),), (Align.START,), (Text(words),)),
        Figure(picture(), words, (Text(words),)),
        Drawing(DrawingKind.CYCLE, (DrawingItem((Text(words),), (Text(words),)),), (Text(words),), alt=words),
        Chart(ChartKind.PIE, (words,), (Series(words, (1,)),), (Text(words),), words),
        Grid((words,), ((words,),), (1,)),
        Fields(((words, words),)),
        SegmentHead(words, words, words, words),
        SlideRef(words, (ShownSlide(1, words, words),)),
        Cue(CueKind.ASK, words, (paragraph(words),)),
    )
    cover = Cover(words, words, words, (words,), (words,))
    sections = (Section(1, words, words, blocks),)
    booklet = Booklet(Audience.FACILITATOR, "en", "2026-03-01", cover, sections, words, words, words)

    data = write_booklet(booklet, look)

    docx.Document(io.BytesIO(data))
    for name in names_of(data):
        if name.endswith((".xml", ".rels")):
            etree.fromstring(part(data, name), etree.XMLParser(huge_tree=True))


def test_work_grows_with_the_length_of_the_booklet(look: Look) -> None:
    def blocks(share: int) -> Iterator[BookletBlock]:
        yield from (paragraph("突发事件是指突然发生、需要立即处置的事件。" * 4) for _ in range(2000 // share))
        row = cells("一级", "值班长立即上报所长", "十分钟")
        yield from (Table(row, (row,) * (200 // share), (Align.START,) * 3) for _ in range(5))

    def seconds(share: int) -> float:
        booklet = booklet_of(*blocks(share), contents="目录")
        start = time.perf_counter()
        write_booklet(booklet, look)
        return time.perf_counter() - start

    quarter = min(seconds(4) for _ in range(3))
    whole = min(seconds(1) for _ in range(3))

    assert whole < 8 * quarter
    assert whole < 3
