"""Slides as small vector pictures: metafiles for Word, SVG for Typst, out of the written deck."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest
from lxml import etree

from coursekit.content import Chart, ChartKind, Series, Strong, Text
from coursekit.diagnostic import Report
from coursekit.documents.deck import Deck, Fact, Layout
from coursekit.documents.look import Look
from coursekit.pipeline.looks import load_look
from coursekit.value import replace
from coursekit.write.miniature.deck import PaintedSlide, open_deck
from coursekit.write.miniature.emf import metafile_size
from coursekit.write.miniature.pictures import slide_metafiles, slide_svgs
from coursekit.write.miniature.primitives import Oblong, Outline, Oval, Photo, Words
from coursekit.write.ooxml.zip import pack, zip_file
from coursekit.write.pptx.writer import write_deck
from tests.write.decks import bold_look, bullets, deck, figure, look, paragraph, process, slide, table
from tests.write.metafiles import header_of, records_of, text_of, told
from tests.write.packages import parts_of

TEMPLATES = Path(__file__).parent.parent / "looks" / "templates"
POINTS = slide(
    Layout.BULLETS, bullets("听见事情", "听见心情"), paragraph("再说 ", Strong((Text("OK"),)), "。"), title="两件事"
)
CHARTS = tuple(
    Chart(
        kind,
        ("周一", "周二"),
        (Series("来电", (3, 5)), Series("来信", (2, 1)))[: 1 if kind is ChartKind.PIE else 2],
        (),
    )
    for kind in ChartKind
)
EVERYTHING = (
    *(slide(layout, bullets("听见事情"), title="两件事", tag="1.1 倾听", mark="1") for layout in Layout),
    slide(Layout.TABLE, table(("步骤", "说什么"), ("一", "先听完"), ("二", "再说"))),
    slide(Layout.FIGURE, figure(width=300, height=200)),
    slide(Layout.DRAWING, process("听", "认", "办")),
    slide(Layout.ACTIVITY, paragraph("说一说。"), sign="discussion", facts=(Fact("时间", "5 分钟", "minutes"),)),
    *(slide(Layout.DRAWING, chart) for chart in CHARTS),
)


def painted(of: Deck, number: int = 1, in_look: Look | None = None) -> PaintedSlide:
    return open_deck(write_deck(of, in_look or look()), of.language).slide(number)


def lines_of(slide: PaintedSlide) -> list[str]:
    """What stands on each line of the slide, from top to bottom."""
    lines: dict[float, list[Words]] = {}
    for one in slide.before:
        if isinstance(one, Words):
            lines.setdefault(round(one.baseline, 2), []).append(one)
    return ["".join(one.text for one in sorted(row, key=lambda one: one.x)) for _, row in sorted(lines.items())]


@lru_cache
def metafiles(language: str = "zh-CN") -> dict[int, bytes]:
    of = deck(*EVERYTHING, language=language)
    return dict(slide_metafiles(write_deck(of, look()), language, range(1, len(EVERYTHING) + 1)))


# ---------------------------------------------------------------- metafiles


RECORDS = """\
1 = brush FFFFFF
select 1
select no pen
rectangle 0 0 19200 10800
2 = brush 0B5C7A
select 2
rectangle 1200 480 2080 580
3 = font Microsoft YaHei 680 700
select 3
text 1F2933
1200 2016 两件事
4 = font Arial 480 400
select 4
text 0B5C7A
1200 3282 •
5 = font Microsoft YaHei 480 400
select 5
text 1F2933
1760 3282 听见事情
select 4
text 0B5C7A
1200 4083 •
select 5
text 1F2933
1760 4083 听见心情
1200 4885 再说
6 = font Arial 480 700
select 6
2293 4885 OK
select 5
3013 4885 。
7 = font Microsoft YaHei 220 400
select 7
text 56626D
1200 10383 城东营业厅
8 = font Arial 220 400
select 8
17878 10383 1"""


def test_a_slide_as_the_records_of_its_metafile() -> None:
    ((_, metafile),) = slide_metafiles(write_deck(deck(POINTS), look()), "zh-CN", [1])

    assert told(metafile) == RECORDS.split("\n")


@pytest.mark.parametrize("language", ["zh-CN", "zh-TW", "en"])
def test_the_header_of_a_metafile_counts_what_is_in_it(language: str) -> None:
    for metafile in metafiles(language).values():
        records, header = list(records_of(metafile)), header_of(metafile)
        made = [record.ints(8, 1)[0] for record in records if record.kind in ("pen", "brush", "font")]

        assert (header.size, header.records) == (len(metafile), len(records))
        assert sorted(made) == list(range(1, header.handles))
        assert (header.bounds, header.frame) == ((0, 0, 19199, 10799), (0, 0, 33867, 19050))
        assert [record.kind for record in (records[0], records[-1])] == ["header", "end"]


def test_words_stand_on_the_slide_each_character_with_its_width() -> None:
    for metafile in metafiles().values():
        for shown in (text_of(record) for record in records_of(metafile) if record.kind == "text"):
            assert len(shown.advances) == len(shown.text)
            assert 0 <= shown.x <= shown.x + sum(shown.advances) <= 19200, shown
            assert 0 < shown.baseline < 10800


def test_a_metafile_tells_its_size() -> None:
    assert metafile_size(metafiles()[1]) == (33867, 19050)


def test_a_character_beyond_the_first_plane_has_one_width_and_none() -> None:
    ((_, metafile),) = slide_metafiles(write_deck(deck(slide(title="好😀")), look()), "zh-CN", [1])

    (title,) = [shown for r in records_of(metafile) if r.kind == "text" and "好" in (shown := text_of(r)).text]
    assert (title.text, title.advances) == ("好😀", (680, 680, 0))


def test_the_same_deck_makes_the_same_metafiles() -> None:
    metafiles.cache_clear()
    first = metafiles()
    metafiles.cache_clear()

    assert metafiles() == first


# ---------------------------------------------------------------- what is painted


def test_lines_are_broken_as_in_the_deck_and_marks_stand_before_them() -> None:
    first, rest = (
        "每桌提两条看得见的约定，全班举手，留下四五条，写在大白纸上，贴在门",
        "边，谁都可以喊停，也可以随时添。",
    )

    shown = lines_of(painted(deck(slide(Layout.BULLETS, bullets("一", first + rest, ordered=True), title="约定"))))

    assert shown == ["约定", "1.一", f"2.{first}", rest, "城东营业厅1"]


def test_slides_of_one_form_have_each_its_own_words_and_its_own_picture() -> None:
    said = ("听见事情", "R&D <二>", "“三”、四", "听见 100%")
    slides = [
        slide(Layout.FIGURE_TEXT, bullets(words), figure(width=300 + number, height=200), title=f"第 {number} 张")
        for number, words in enumerate(said, start=1)
    ]

    of = open_deck(write_deck(deck(*slides), look()), "zh-CN")

    shown = [of.slide(number) for number in (1, 2, 3, 4)]
    assert [lines_of(one) for one in shown] == [
        ["第 1 张", "•听见事情", "城东营业厅1"],
        ["第 2 张", "•R&D <二>", "城东营业厅2"],
        ["第 3 张", "•“三”、四", "城东营业厅3"],
        ["第 4 张", "•听见 100%", "城东营业厅4"],
    ]
    assert [one.part.rpartition("/")[2] for slide in shown for one in slide.before if isinstance(one, Photo)] == [
        f"course-picture{number}.png" for number in (1, 2, 3, 4)
    ]


def test_a_table_has_its_colours_its_lines_and_its_words() -> None:
    shown = painted(deck(EVERYTHING[len(Layout)]))

    assert lines_of(shown)[1:4] == ["步骤说什么", "一先听完", "二再说"]
    assert [one.paint.fill for one in shown.before if isinstance(one, Oblong)] == [
        *("0B5C7A", "0B5C7A", "0B5C7A", "0B5C7A"),
        *("C5CED6", "C5CED6", "C5CED6", "C5CED6"),
    ]


def test_a_picture_is_where_the_deck_has_it() -> None:
    (photo,) = [one for one in painted(deck(EVERYTHING[len(Layout) + 1])).before if isinstance(one, Photo)]

    assert (photo.part, round(photo.width / photo.height, 3)) == ("ppt/media/course-picture1.png", 1.5)


def test_a_drawing_has_its_shapes_and_its_words() -> None:
    shown = painted(deck(EVERYTHING[len(Layout) + 2]))

    assert [len(one.figures[0].points) for one in shown.before if isinstance(one, Outline)] == [5, 6, 6]
    assert "听认办" in lines_of(shown)


@pytest.mark.parametrize("chart", CHARTS, ids=[chart.kind.value for chart in CHARTS])
def test_a_chart_has_its_categories(chart: Chart) -> None:
    assert {"周一", "周二"} <= {
        one.text for one in painted(deck(slide(Layout.DRAWING, chart))).before if isinstance(one, Words)
    }


def test_what_shines_through_has_the_colour_it_makes_with_what_is_under_it() -> None:
    plain, bold = (painted(deck(slide(Layout.TITLE, title="倾听")), in_look=one) for one in (look(), bold_look()))

    assert [one.paint.fill for one in plain.behind if isinstance(one, Oval)] == ["28708A", "428198", "5990A4"]
    assert [one.paint.fill for one in bold.behind if isinstance(one, Outline)][-1] == "295564"


@pytest.mark.parametrize("name", ["powerpoint-24-layouts", "powerpoint-dark", "libreoffice"])
def test_slides_in_a_foreign_template_have_their_words(name: str) -> None:
    foreign = load_look(TEMPLATES / f"{name}.pptx", Report())
    assert foreign is not None
    of = deck(*EVERYTHING[: len(Layout)])

    pictures = dict(slide_metafiles(write_deck(of, foreign), "zh-CN", range(1, len(Layout) + 1)))

    for metafile in pictures.values():
        said = "".join(text_of(record).text for record in records_of(metafile) if record.kind == "text")
        assert "两件事" in said


OWN_WORDS = """\
<p:sp><p:nvSpPr><p:cNvPr id="99" name="Own"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>\
<p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="3000000" cy="400000"/></a:xfrm></p:spPr><p:txBody><a:bodyPr/>\
<a:p cut="7"><a:r><a:rPr lang="zh-CN"/><a:t cut="1">内部资料</a:t></a:r></a:p></p:txBody></p:sp></p:spTree>"""


def test_a_template_cannot_say_that_words_were_cut_out_of_it() -> None:
    template = TEMPLATES / "powerpoint-24-layouts.pptx"
    parts = parts_of(template.read_bytes())
    for name in parts:
        if name.startswith("ppt/slideLayouts/slideLayout"):
            parts[name] = parts[name].replace(b"</p:spTree>", OWN_WORDS.encode())
    foreign = load_look(template, Report())
    assert foreign is not None
    marked = replace(foreign, deck_template=zip_file((name, pack(data)) for name, data in parts.items()))

    shown = painted(deck(POINTS), in_look=marked)

    assert [one.text for one in shown.behind if isinstance(one, Words)] == ["内部资料"]


# ---------------------------------------------------------------- SVG


@pytest.mark.fonts
def test_an_svg_says_what_the_metafile_says() -> None:
    data = write_deck(deck(*EVERYTHING), look())
    numbers = range(1, len(EVERYTHING) + 1)

    svgs = dict(slide_svgs(data, "zh-CN", numbers, look()))

    for number, svg in svgs.items():
        root = etree.fromstring(svg)
        said = [node.text for node in root.iter("{http://www.w3.org/2000/svg}text")]
        assert said == [text_of(record).text for record in records_of(metafiles()[number]) if record.kind == "text"]
        assert root.get("viewBox") == "0 0 960 540"
