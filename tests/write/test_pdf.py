"""Booklets as PDF: what Typst makes of guide, handout and key."""

from __future__ import annotations

import io
import re
from functools import lru_cache
from pathlib import Path

import pikepdf
import pytest
from PIL import Image as Picture

from coursekit.content import (
    Align,
    Blank,
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
    LineBreak,
    Link,
    List,
    ListItem,
    Quote,
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
    Scene,
    Section,
    SegmentHead,
    ShownSlide,
    SlideRef,
    Together,
)
from coursekit.documents.cue import Cue, CueKind
from coursekit.documents.look import Look
from coursekit.looks.read import read_look
from coursekit.pipeline.looks import load_look
from coursekit.value import replace
from coursekit.write.typst.booklet import booklet_pages
from coursekit.write.typst.pages import set_pages
from coursekit.write.typst.parts import write_booklet_pdf
from tests.pages import bookmarks_of, lines_of_pages, tags_of, text_of_pages
from tests.write.test_docx import booklet_of, cells, items, paragraph, picture

pytestmark = pytest.mark.fonts

ROOT = Path(__file__).parents[2]


@lru_cache
def look() -> Look:
    found = read_look(ROOT / "templates" / "default", Report())
    assert found is not None
    return found


def shown(number: int, title: str) -> SlideRef:
    return SlideRef(f"幻灯片 {number}", (ShownSlide(number, title, f"幻灯片 {number}：{title}"),))


HEAD = SegmentHead("09:00–09:20", "20 分钟", "讲授", "1.1 先听")
SAID = Cue(CueKind.SAY, "讲", (paragraph("请大家想一想上一位客户。"),))
TABLE = Table(
    cells("说法", "客户听见"),
    (cells("请冷静", "您太吵了"), cells("我明白", "")),
    (Align.START, Align.END),
    (Text("表 1"),),
)
EVERYTHING: tuple[BookletBlock, ...] = (
    paragraph("平常", Strong((Text("要紧"),)), Emphasis((Text("着重"),)), Code("x = 1"), LineBreak(), "下一行"),
    paragraph(Link((Text("链接"),), "https://example.org/?a=1"), Blank((Text("答案"),)), Gap(GapWidth.SHORT, 1)),
    Heading(3, (Text("要点"),)),
    List(True, items("三", "四"), 3),
    List(False, (ListItem((paragraph("对"),), True), ListItem((paragraph("错"),), False))),
    TABLE,
    Figure(picture(), "早上的大厅", (Text("九点"),)),
    Figure(picture(), "", decorative=True),
    CodeBlock("if a:\n    b()"),
    Quote((paragraph("先听完。"),), (Text("老师傅"),)),
    Drawing(DrawingKind.PROCESS, (DrawingItem((Text("听"),)), DrawingItem((Text("认"),))), (Text("两步"),)),
    Chart(ChartKind.COLUMN, ("周一", "周二"), (Series("来电", (3, 5)),), (Text("来电"),)),
    Cue(CueKind.SAY, "讲", (paragraph("你好"),)),
    Card(CardRole.ROLE, "角色卡", "王阿姨", (paragraph("电费多了。"),)),
    Together((paragraph("为什么？"), AnswerSpace(3))),
    Options(((Text("甲"),), (Text("乙"),))),
    Checklist(((Text("到场"),),)),
    Fields((("时间", "20 分钟"),)),
    Fields((("姓名", ""),), to_fill=True),
    Grid(("时间", "环节"), (("09:00", "开场"), ("10:00", "休息")), (0.3, 0.7), (1,)),
    PageBreak(),
    HEAD,
    Scene(shown(4, "两件事"), (paragraph("听见事情"),), (SAID,)),
    shown(5, "小结"),
    SegmentHead("10:00–10:15", "15 分钟", "休息", "10:15 继续"),
)


SLIDE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 540"><rect width="960" height="540" fill="#0A3C5A"/></svg>'


@lru_cache
def everything() -> bytes:
    guide = booklet_of(*EVERYTHING, contents="目录")
    return write_booklet_pdf(replace(guide, pictures={4: SLIDE}), look())


# ---------------------------------------------------------------- the standards


def test_a_booklet_is_tagged_and_archivable() -> None:
    with pikepdf.open(io.BytesIO(everything())) as pdf:
        with pdf.open_metadata() as metadata:
            claims = {name: metadata[name] for name in ("pdfuaid:part", "pdfaid:part", "pdfaid:conformance")}
        about = (str(pdf.Root.Lang), bool(pdf.Root.MarkInfo.Marked), str(pdf.docinfo["/Title"]))

    assert claims == {"pdfuaid:part": "1", "pdfaid:part": "2", "pdfaid:conformance": "A"}
    assert about == ("zh-CN", True, "客户投诉处理 · 学员手册")


def test_every_font_is_in_the_file() -> None:
    with pikepdf.open(io.BytesIO(everything())) as pdf:
        descriptors = [
            value for value in pdf.objects
            if isinstance(value, pikepdf.Dictionary) and value.get("/Type") == "/FontDescriptor"
        ]  # fmt: skip
        embedded = [any(key.startswith("/FontFile") for key in value) for value in descriptors]

    assert len(embedded) >= 3
    assert all(embedded)


def test_a_picture_tells_what_it_shows_and_a_decoration_nothing() -> None:
    figures = [tag.alt for tag in tags_of(everything()).all() if tag.role == "/Figure"]

    assert figures == ["早上的大厅", "两步; 1. 听; 2. 认", "来电; 来电: 周一 3, 周二 5", "幻灯片 4：两件事"]


def test_tables_have_heads_and_headings_have_levels() -> None:
    roles = [tag.role for tag in tags_of(everything()).all()]

    assert (roles.count("/Table"), roles.count("/TH")) == (2, 4)
    assert [role for role in roles if re.fullmatch("/H[1-6]", role)] == ["/H1", "/H1", "/H2", "/H2"]


def test_bookmarks_lead_to_sections_and_segments() -> None:
    assert bookmarks_of(everything()) == [(1, "目录"), (1, "1 倾听"), (2, "1.1 先听")]


@pytest.mark.parametrize(
    ("mode", "form"), [("CMYK", "JPEG"), ("L", "JPEG"), ("P", "GIF"), ("I;16", "PNG"), ("LA", "PNG")]
)
def test_every_kind_of_picture_file_is_shown(mode: str, form: str) -> None:
    data = io.BytesIO()
    Picture.new(mode, (40, 30)).save(data, form)
    shown = Figure(Image("hall", data.getvalue(), f"image/{form.lower()}", 40, 30), "大厅")

    pdf = write_booklet_pdf(booklet_of(shown), look())

    with pikepdf.open(io.BytesIO(pdf)) as opened, opened.open_metadata() as metadata:
        assert metadata["pdfaid:part"] == "2"
    assert [tag.alt for tag in tags_of(pdf).all() if tag.role == "/Figure"] == ["大厅"]


def test_a_picture_of_few_colours_keeps_them_as_few() -> None:
    data = io.BytesIO()
    Picture.new("RGB", (64, 36), (10, 60, 90)).quantize(4).save(data, "PNG")

    pdf = write_booklet_pdf(booklet_of(Figure(Image("hall", data.getvalue(), "image/png", 64, 36), "大厅")), look())

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        (image,) = [
            one for one in opened.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
        ]
        seen = pikepdf.PdfImage(image).as_pil_image().convert("RGB")
        colours = str(image.ColorSpace[0])
    assert (colours, seen.size, seen.getpixel((3, 3))) == ("/Indexed", (64, 36), (10, 60, 90))


def test_the_same_booklet_makes_the_same_bytes() -> None:
    again = write_booklet_pdf(replace(booklet_of(*EVERYTHING, contents="目录"), pictures={4: SLIDE}), look())

    assert again == everything()


# ---------------------------------------------------------------- words

HOSTILE = (
    '#panic("x")',
    "$ x^2 $",
    "\\ \\n \\u{41}",
    "@ref <label>",
    "`code` *bold* _it_",
    "= head",
    "// no",
    '"} #{"',
)


def test_what_looks_like_markup_is_printed_as_it_stands() -> None:
    blocks = (*(paragraph(words) for words in HOSTILE), Card(CardRole.NOTE, HOSTILE[0], HOSTILE[3], ()))
    booklet = booklet_of(*blocks, Fields(((HOSTILE[4], HOSTILE[5]),)), language="en", contents=HOSTILE[1])

    lines = [line for page in lines_of_pages(write_booklet_pdf(booklet, look())) for line in page]

    assert [line for line in lines if line in HOSTILE] == [HOSTILE[1], *HOSTILE]
    assert {f"{HOSTILE[0]} {HOSTILE[3]}", f"{HOSTILE[4]} {HOSTILE[5]}"} <= {" ".join(line.split()) for line in lines}


def test_a_character_that_no_font_has_costs_the_claim_and_not_the_file() -> None:
    pdf = write_booklet_pdf(booklet_of(paragraph("一个\ue001字")), look())

    with pikepdf.open(io.BytesIO(pdf)) as opened, opened.open_metadata() as metadata:
        assert "pdfuaid:part" not in metadata
    assert "一个" in text_of_pages(pdf)


@pytest.mark.parametrize(("language", "words"), [("zh-CN", "先听完，再说话。"), ("zh-TW", "「先聽完」，再說話。")])
def test_no_line_begins_or_ends_with_what_may_not(language: str, words: str) -> None:
    text = "".join(f"{words}（{'好' * (n % 7 + 1)}）、《书》；：！？" for n in range(60))

    pages = lines_of_pages(write_booklet_pdf(booklet_of(paragraph(text), language=language), look()))

    lines = [line for line in pages[1] if len(line) > 20]
    assert len(lines) > 20
    assert [line for line in lines if line[0] in "，。、；：！？）」』》" or line.rstrip()[-1] in "（「『《"] == []


# ---------------------------------------------------------------- pages


def test_the_contents_name_the_pages_that_the_sections_are_on() -> None:
    titles = ("听见", "认下", "担起", "领走", "回看")
    inner = tuple(Section(2, f"1.{n}", title, (AnswerSpace(22),)) for n, title in enumerate(titles, 1))

    pages = lines_of_pages(write_booklet_pdf(booklet_of(sections=inner, contents="目录"), look()))

    named = [int(line.split()[-1]) for line in pages[1] if any(title in line for title in titles)]
    found = [number for number, page in enumerate(pages, 1) for line in page[1:] if number > 2 and line[4:] in titles]
    assert named == found == [3, 3, 4, 5, 6]


def test_a_prompt_and_its_lines_stay_on_one_page() -> None:
    asked = tuple(Together((paragraph(f"问{n}？"), AnswerSpace(7))) for n in range(8))

    pages = lines_of_pages(write_booklet_pdf(booklet_of(*asked), look()))

    assert [sum("问" in line for line in page) for page in pages] == [0, 3, 3, 2]


@pytest.mark.parametrize("audience", [Audience.FACILITATOR, Audience.TRAINEE])
def test_what_is_taken_for_low_is_never_too_high(audience: Audience) -> None:
    """The template measures no block that is surely low. Here it measures all, and holds each against what it would do."""
    wide, narrow = ("W" * 14 + " ", "听" * 17, "mmm —— "), (Align.START,) * 4
    asked = tuple(
        Together((paragraph(word * n, Gap(GapWidth.LONG, n), word), AnswerSpace(n)))
        for word in wide
        for n in range(1, 24, 3)
    )
    cards = tuple(
        Card(CardRole.TOOL, "工具卡", "一张", (paragraph(word * n), List(False, items(*(word * 3,) * (n // 4)))))
        for word in wide
        for n in range(1, 40, 3)
    )
    tables = tuple(
        Card(CardRole.WORKSHEET, "", "", (Table(cells(*"一二三四"), (cells(*(word * n,) * 4),) * rows, narrow),))
        for word in wide
        for n, rows in ((1, 1), (1, 4), (2, 5), (4, 3), (6, 2))
    )
    scenes = tuple(
        Scene(shown(n, "一页"), (), (Cue(CueKind.SAY, "讲", (paragraph(word * n),)), SAID))
        for word in wide
        for n in range(1, 20, 3)
    )
    shown_to = scenes if audience is Audience.FACILITATOR else ()
    pages = booklet_pages(booklet_of(*asked, *cards, *tables, *shown_to, audience=audience), look())
    usual = "let height = measure(width: size.width, body).height"
    assert usual in pages.template
    assert "if low { block" in pages.template
    template = pages.template.replace("if low { block", "if false { block").replace(
        usual, f"{usual}; assert(not low or height <= most * room)"
    )

    assert set_pages(replace(pages, template=template), look()) == set_pages(pages, look())


def test_a_long_table_repeats_its_head_on_each_page() -> None:
    long = Table(
        cells("说法", "客户听见"), tuple(cells(f"第{n}句", "话") for n in range(90)), (Align.START, Align.START)
    )

    pages = lines_of_pages(write_booklet_pdf(booklet_of(long), look()))

    assert [sum("客户听见" in line for line in page) for page in pages] == [0, *[1] * (len(pages) - 1)]
    assert len(pages) > 3


def test_letter_is_letter() -> None:
    pdf = write_booklet_pdf(booklet_of(paragraph("Hello"), language="en"), replace(look(), paper="letter"))

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert [round(float(side)) for side in opened.pages[0].MediaBox] == [0, 0, 612, 792]


@pytest.mark.parametrize("name", sorted(folder.name for folder in (ROOT / "templates").iterdir()))
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_every_shipped_look_sets_pages(name: str, paper: str) -> None:
    shipped = load_look(ROOT / "templates" / name, Report())
    assert shipped is not None

    pdf = write_booklet_pdf(booklet_of(*EVERYTHING, contents="目录"), replace(shipped, paper=paper))

    assert [title for _, title in bookmarks_of(pdf)] == ["目录", "1 倾听", "1.1 先听"]


def test_a_look_may_set_its_pages_itself() -> None:
    own = '#let data = json("booklet.json")\n#set document(title: data.title)\n#data.sections.first().title'
    files = {**look().files, "booklet.typ": own.encode()}

    pdf = write_booklet_pdf(booklet_of(), replace(look(), files=files))

    assert text_of_pages(pdf) == "倾听"


def test_a_cover_says_what_it_is_for() -> None:
    cover = Cover("Workbook", "Calm calls", "A morning", ("Version 1",), ("Name",))
    booklet = Booklet(Audience.TRAINEE, "en", "", cover, (), "", "Page {page} of {pages}")

    (page,) = lines_of_pages(write_booklet_pdf(booklet, look()))

    assert page == ["Workbook", "Calm calls", "A morning", "Version 1", "Name"]
