"""The handout as a page. `COURSEKIT_ACCEPT=1` rewrites golden/html."""

from __future__ import annotations

import base64
import hashlib
import os
import re
from collections import Counter
from pathlib import Path

import html5lib
import pytest
from lxml import etree

from coursekit.content import (
    Align,
    Chart,
    ChartKind,
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
    Inlines,
    Link,
    List,
    ListItem,
    Paragraph,
    Quote,
    Row,
    Series,
    Table,
    Text,
)
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
    Section,
    Together,
    WebPage,
)
from coursekit.documents.look import Fonts, Look
from coursekit.labels import languages, read_words
from coursekit.usage import UsageError
from coursekit.value import replace
from coursekit.write.html.page import MORE_STYLE, SCRIPT, STYLE, TEMPLATE, write_handout_page
from coursekit.write.html.scheme import contrast, day, night
from tests.write.test_svg import PALETTE

TESTS = Path(__file__).parent.parent
TEMPLATES = TESTS.parent / "templates" / "default"
GOLDEN = TESTS / "golden" / "html"
X = "{http://www.w3.org/1999/xhtml}"
LOOK = Look(
    "test",
    {"zh-CN": Fonts("Arial", "Microsoft YaHei", "Arial", "Microsoft YaHei")},
    PALETTE,
    {},
    {},
    b"",
    b"",
    files={name: (TEMPLATES / name).read_bytes() for name in (TEMPLATE, STYLE, SCRIPT)},
)
COVER = Cover("学员手册", "客户投诉处理", "实战版", ("4 天",), ("姓名", "部门"))


def words(text: str) -> Inlines:
    return (Text(text),)


def paragraph(text: str) -> Paragraph:
    return Paragraph(words(text))


def row(*cells: str) -> Row:
    return Row(tuple(words(cell) if cell else () for cell in cells))


def table(*rows: Row) -> Table:
    return Table(rows[0], rows[1:], (Align.START, Align.END)[: len(rows[0].cells)], words("表 1"))


PICTURE = Image("hall.png", b"\x89PNG", "image/png", 800, 400)
ITEMS = (DrawingItem(words("听"), words("让客户说完"), 20), DrawingItem(words("办"), (), 80))
PLAIN: tuple[BookletBlock, ...] = (
    Paragraph(
        (Text("先听，再"), Gap(GapWidth.MEDIUM, 1), Text("。见"), Link(words("官网"), "https://example.org/?a=1&b=2"))
    ),
    Paragraph((Emphasis(words("强调")), Text(" 与 "), Emphasis(words("stress")))),
    Heading(3, words("六个特征")),
    List(True, (ListItem((paragraph("收集"), List(False, (ListItem((paragraph("最轻的"),)),)))),), 3),
    table(row("级别", "第一步"), row("一级", "上报")),
    table(row("级别", "第一步"), row("一级", "")),
    Figure(PICTURE, "营业厅平面", words("图 1")),
    Figure(PICTURE, "", decorative=True),
    CodeBlock("course:\n\tdays: 4\n"),
    Quote((paragraph("先处理心情。"),), words("林岚")),
    Card(CardRole.WORKSHEET, "练习单", "首十分钟", (paragraph("写下三句话。"), AnswerSpace(2))),
    Together((paragraph("1. 为什么？"), AnswerSpace(3))),
    Together((paragraph("2. 选一个。"), Options((words("改天再来"), words("启用手工登记"))))),
    Fields((("分组", "三人一组"),)),
    Fields((("姓名", ""),), to_fill=True),
    Checklist((words("复述感受"), (Text("说"), Gap(GapWidth.SHORT, 2)))),
    Grid(("时间", "环节"), (("09:00", "开场"), ("10:00", "茶歇")), (0.3, 0.7), (1,)),
    PageBreak(),
)
DRAWN: tuple[BookletBlock, ...] = (
    *(Drawing(kind, ITEMS, words("两步"), x_axis="时间", y_axis="情绪") for kind in DrawingKind),
    *(Chart(kind, ("一周", "二周"), (Series("投诉", (3, 8.5)),), words("件数")) for kind in ChartKind),
)


def booklet_of(
    *sections: Section, language: str = "zh-CN", audience: Audience = Audience.TRAINEE, cover: Cover = COVER
) -> Booklet:
    named = {name: text for name, text in read_words(language).table.items() if name.startswith("page.")}
    page = WebPage("complaints/full/1.0", {name.removeprefix("page."): text for name, text in named.items()})
    return Booklet(audience, language, "2026-03-01", cover, sections, "页眉", "{page}/{pages}", "目录", page=page)


def section(*blocks: BookletBlock, title: str = "倾听", inner: tuple[Section, ...] = ()) -> Section:
    return Section(1, "1", title, blocks, inner)


WHOLE = booklet_of(
    section(*PLAIN, inner=(Section(2, "1.1", "画", DRAWN, (Section(3, "", "案例 1-1", (AnswerSpace(1),)),)),)),
    Section(1, "", "行动计划", (), (), new_page=True),
)


def page_of(booklet: Booklet, look: Look = LOOK) -> str:
    return write_handout_page(booklet, look).decode()


def tree_of(booklet: Booklet, look: Look = LOOK) -> etree._Element:
    """The page as a browser reads it. Raises where HTML's grammar is broken: html5lib mends nothing here."""
    tree: etree._Element = html5lib.HTMLParser(etree_builder(), strict=True).parse(page_of(booklet, look)).getroot()
    return tree


def etree_builder() -> type:
    builder: type = html5lib.getTreeBuilder("lxml")
    return builder


@pytest.fixture(scope="module")
def whole() -> etree._Element:
    return tree_of(WHOLE)


def filled(tree: etree._Element) -> list[etree._Element]:
    """All that is typed into or ticked."""
    return list(tree.iter(f"{X}input", f"{X}textarea"))


def said(tree: etree._Element) -> str:
    return " ".join("".join(tree.itertext()).split())


# ---------------------------------------------------------------- what is written


def test_blocks_are_written_as_the_golden_file_says() -> None:
    text = page_of(booklet_of(section(*PLAIN)))
    written = re.search(r"<main.*</main>\n", text, re.DOTALL)
    assert written is not None

    path = GOLDEN / "blocks.html"
    if "COURSEKIT_ACCEPT" in os.environ:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written[0], encoding="utf-8")

    assert written[0] == path.read_text("utf-8")


def test_sections_are_headed_and_listed_as_in_the_booklet(whole: etree._Element) -> None:
    headings = [(node.tag.removeprefix(X), said(node)) for node in whole.iter(*(f"{X}h{n}" for n in range(1, 5)))]
    entries = [(node.get("href"), said(node)) for node in whole.iter(f"{X}a") if node.getparent().tag == f"{X}li"]

    assert headings == [
        ("h1", "客户投诉处理"),
        ("h2", "1 倾听"),
        ("h3", "六个特征"),
        ("h4", "练习单 首十分钟"),
        ("h3", "1.1 画"),
        ("h4", "案例 1-1"),
        ("h2", "行动计划"),
    ]
    assert entries == [("#s1", "1 倾听"), ("#s1-1", "1.1 画"), ("#s2", "行动计划")]


def test_a_drawing_is_drawn_for_a_page_and_for_a_phone(whole: etree._Element) -> None:
    figures = [node for node in whole.iter(f"{X}figure") if "picture" not in node.get("class", "")]

    shown = [[child.get("class") for child in figure if child.tag != f"{X}figcaption"] for figure in figures]

    listed, drawn, charted = ["wide", "narrow steps"], ["wide", "narrow"], ["wide", "narrow"]
    assert shown == [listed, listed, listed, drawn, drawn, listed, drawn, *[charted] * 4]


def test_a_chart_s_numbers_can_be_read(whole: etree._Element) -> None:
    numbers = next(node for node in whole.iter(f"{X}details") if node.get("class") == "numbers")

    assert said(numbers) == "查看数据投诉一周3二周8.5"


def test_the_page_is_in_its_language() -> None:
    for language, tag in (("zh-CN", "zh-CN"), ("zh-TW", "zh-Hant-TW"), ("en", "en")):
        assert tree_of(booklet_of(section(), language=language)).get("lang") == tag


def test_chinese_families_come_first_on_a_chinese_page() -> None:
    families = re.findall(r'"([^"]+)"', page_of(booklet_of(section())).split("--fonts:")[1].split(";")[0])

    assert families == ["Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", "Arial"]


def test_a_chinese_title_is_broken_between_its_phrases() -> None:
    page = replace(WHOLE.page or WebPage("", {}), phrases={"客户投诉处理": ("客户", "投诉", "处理")})

    title = next(tree_of(replace(WHOLE, page=page)).iter(f"{X}h1"))

    assert etree.tostring(title[0]).decode().count("wbr") == 2
    assert (title[0].get("class"), said(title)) == ("phrases", "客户投诉处理")


def test_an_activity_has_its_sign_and_what_is_none_has_none() -> None:
    tree = tree_of(booklet_of(replace(section(), sign="role-play"), section(), replace(section(), sign="unheard-of")))

    headings = [len(list(node.iter("{http://www.w3.org/2000/svg}svg"))) for node in tree.iter(f"{X}h2")]
    assert headings == [1, 0, 0]


def test_a_client_s_logo_stands_on_the_cover() -> None:
    cover = replace(COVER, logo=Figure(PICTURE, "青河供电"))

    logo = next(tree_of(booklet_of(cover=cover)).iter(f"{X}img"))

    assert logo.get("alt") == "青河供电"


def test_all_languages_have_the_words_of_a_page() -> None:
    names = [{name for name in read_words(language).table if name.startswith("page.")} for language in languages()]

    assert names == [names[0]] * len(names)
    assert len(names[0]) > 10


# ---------------------------------------------------------------- for everyone


def test_no_two_elements_share_an_id_and_every_reference_has_its_target(whole: etree._Element) -> None:
    ids = Counter(node.get("id") for node in whole.iter() if node.get("id"))
    named = [id for node in whole.iter() for name in ("for", "aria-labelledby") for id in node.get(name, "").split()]
    linked = [node.get("href", "")[1:] for node in whole.iter(f"{X}a") if node.get("href", "").startswith("#")]
    painted = re.findall(r"url\(#([^)]+)\)", etree.tostring(whole).decode())

    assert {id: count for id, count in ids.items() if count > 1} == {}
    assert sorted({*named, *linked, *painted} - set(ids)) == []


def test_everything_to_fill_in_has_a_name(whole: etree._Element) -> None:
    labels = {node.get("for") for node in whole.iter(f"{X}label")}
    inside = [f for label in whole.iter(f"{X}label") for f in filled(label)]

    nameless = [
        field.attrib
        for field in filled(whole)
        if not (field.get("aria-label") or field.get("aria-labelledby") or field.get("id") in labels or field in inside)
    ]

    assert nameless == []
    assert len(filled(whole)) == 13


def test_names_say_what_is_asked(whole: etree._Element) -> None:
    by_id = {node.get("id"): said(node) for node in whole.iter() if node.get("id")}

    names = [
        field.get("aria-label") or " ".join(by_id[id] for id in field.get("aria-labelledby", "").split())
        for field in filled(whole)
    ]

    assert [name for name in names if name] == [
        "填空 1",
        "第一步，一级",
        "练习单 首十分钟",
        "1. 为什么？",
        "说2",
        "填空 2",
        "案例 1-1",
    ]


def test_the_options_of_a_question_are_a_group_named_by_it(whole: etree._Element) -> None:
    group = next(whole.iter(f"{X}fieldset"))

    assert [said(child) for child in group] == ["2. 选一个。", "A 改天再来", "B 启用手工登记"]
    assert [field.get("type") for field in filled(group)] == ["checkbox", "checkbox"]


def test_no_level_of_heading_is_left_out() -> None:
    blocks = (Heading(3, words("三")), Heading(6, words("六")), Heading(4, words("四")), paragraph("完"))

    tree = tree_of(booklet_of(section(*blocks, inner=(Section(2, "", "下", (Heading(5, words("五")),)),))))

    levels = [int(node.tag[-1]) for node in tree.iter(*(f"{X}h{n}" for n in range(1, 7)))]
    assert levels == [1, 2, 3, 4, 4, 3, 4]


def test_pictures_have_their_words_and_decoration_none(whole: etree._Element) -> None:
    assert [image.get("alt") for image in whole.iter(f"{X}img")] == ["营业厅平面", ""]


@pytest.mark.parametrize("scheme", [day, night])
def test_every_text_can_be_read_on_all_it_stands_on(scheme: object) -> None:
    """WCAG 2.2, 1.4.3: at least 4.5:1, in the default look and in one of pale colours."""
    pale = replace(PALETTE, accent="6AA5C0", second="E39A6B", positive="7FBF90", warning="D9B45C", muted="9AA5AE")
    for palette in (PALETTE, pale):
        colours = scheme(palette)  # type: ignore[operator]
        grounds = [colours["paper"], *(colours[f"{role}_soft"] for role in ("accent", "second", "positive", "warning"))]
        texts = [colours[f"{role}_text"] for role in ("accent", "second", "positive", "warning", "muted")]
        assert [(t, g) for t in texts for g in grounds if contrast(t, g) < 4.5] == []
        assert contrast(colours["cover"], colours["cover_ink"]) >= 4.5
        assert [g for g in grounds if contrast(colours["ink"], g) < 7] == []


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("FFFFFF", "000000") == pytest.approx(21)
    assert contrast("767676", "FFFFFF") == pytest.approx(4.54, abs=0.005)


# ---------------------------------------------------------------- nothing fetched, nothing sent


def test_nothing_is_fetched(whole: etree._Element) -> None:
    places = [
        node.get(name, "")
        for node in whole.iter()
        for name in ("src", "srcset", "action", "poster", "data", "xlink:href")
    ]
    links = [node.get("href") for node in whole.iter(f"{X}link")]
    style = next(whole.iter(f"{X}style")).text or ""

    assert {place.split(":")[0] for place in places if place} == {"data"}
    assert links == ["data:,"]
    assert [url for url in re.findall(r"url\(([^)]*)\)", style) if not url.startswith('"data:')] == []
    assert "@import" not in style


def test_the_policy_allows_our_own_style_and_script_and_no_more(whole: etree._Element) -> None:
    policy = next(node.get("content") for node in whole.iter(f"{X}meta") if node.get("http-equiv"))
    style, script = (hash_of(next(whole.iter(f"{X}{tag}")).text or "") for tag in ("style", "script"))

    assert policy == (
        f"default-src 'none'; img-src data:; style-src '{style}'; script-src '{script}'; "
        "form-action 'none'; base-uri 'none'"
    )
    assert [
        node.attrib for node in whole.iter() if node.get("style") or any(a.startswith("on") for a in node.attrib)
    ] == []


def hash_of(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7*7 }}{% raw %}",
    "</style></title>",
    "\x00\x08",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_words_are_words_whatever_they_say(text: str) -> None:
    content = words(text)
    blocks: tuple[BookletBlock, ...] = (
        Paragraph(content),
        Heading(3, content),
        table(row(text, text), row("", text)),
        Figure(PICTURE, text, content),
        CodeBlock(text),
        Quote((Paragraph(content),), content),
        Card(CardRole.TOOL, text, text, ()),
        Fields(((text, text),)),
        Fields(((text, ""),), to_fill=True),
        Checklist((content,)),
        Options((content,)),
        Grid((text,), ((text,),), (1,)),
        Drawing(DrawingKind.CYCLE, (DrawingItem(content, content),), content, alt=text),
        Chart(ChartKind.PIE, (text,), (Series(text, (1,)),), content, text),
    )
    cover = Cover(text, text, text, (text,), (text,))

    tree = tree_of(booklet_of(section(*blocks, title=text), cover=cover))

    shown = text.replace("\x00", "\ufffd").replace("\x08", "\ufffd")
    assert len(list(tree.iter(f"{X}script"))) == len(list(tree.iter(f"{X}style"))) == 1
    assert [image.get("alt") for image in tree.iter(f"{X}img")] == [shown]
    assert [said(next(tree.iter(f"{X}{tag}"))) for tag in ("title", "h1", "dd", "pre")] == [
        f"{shown} · {shown}",
        *[shown] * 3,
    ]


# ---------------------------------------------------------------- what is typed is found again


def keys_of(booklet: Booklet) -> dict[str, list[str]]:
    """The keys of each section's fields, by its title."""
    tree = tree_of(booklet)
    sections = [node for node in tree.iter(f"{X}section") if node.get("id")]
    return {said(node[0]): [field.get("data-key", "") for field in filled(node)] for node in sections}


def test_no_two_fields_are_kept_under_one_key() -> None:
    same = section(AnswerSpace(1), AnswerSpace(2))

    keys = [field.get("data-key") for field in filled(tree_of(booklet_of(same, same)))]

    assert len(set(keys)) == len(keys) == 6


def test_a_section_keeps_its_keys_when_others_grow() -> None:
    before = keys_of(booklet_of(section(AnswerSpace(1), title="听"), section(AnswerSpace(1), title="办")))
    after = keys_of(
        booklet_of(section(AnswerSpace(1), AnswerSpace(1), title="听"), section(AnswerSpace(1), title="办"))
    )

    assert after["1 办"] == before["1 办"]


def test_the_page_is_kept_under_its_course_edition_and_version(whole: etree._Element) -> None:
    assert whole.get("data-key") == "complaints/full/1.0"


def test_the_same_booklet_is_the_same_bytes() -> None:
    assert write_handout_page(WHOLE, LOOK) == write_handout_page(WHOLE, LOOK)


# ---------------------------------------------------------------- what is refused


def test_a_facilitator_s_booklet_is_no_page() -> None:
    with pytest.raises(ValueError, match="only a trainee's booklet"):
        write_handout_page(booklet_of(section(), audience=Audience.FACILITATOR), LOOK)


@pytest.mark.parametrize(
    ("template", "reason"),
    [
        ("{{ ''.__class__.__mro__ }}", "access to attribute '__class__' of 'str' object is unsafe."),
        ("{{ titel }}", "'titel' is undefined"),
        ("{% for %}", "Expected an expression, got 'end of statement block'"),
        ("{% include 'handout.css' %}", "cannot be used: handout.css"),
    ],
)
def test_a_look_s_template_reaches_no_further_than_the_page(template: str, reason: str) -> None:
    look = replace(LOOK, files={**LOOK.files, TEMPLATE: template.encode()}, own_code=(TEMPLATE,))

    with pytest.raises(UsageError, match=re.escape(reason)):
        write_handout_page(WHOLE, look)


def test_a_look_s_file_that_is_not_utf_8_is_named() -> None:
    look = replace(LOOK, files={**LOOK.files, STYLE: "h1 { color: röd }".encode("latin-1")})

    with pytest.raises(UsageError, match=r"^handout\.css of the look “test” is not UTF-8$"):
        write_handout_page(WHOLE, look)


def test_a_font_s_name_is_a_name_whatever_it_says() -> None:
    name = '"}</style><script>alert(1)</script>'
    look = replace(LOOK, fonts={"zh-CN": Fonts(name, name, name, name)})

    assert len(list(tree_of(WHOLE, look).iter(f"{X}script"))) == 1


def test_a_look_adds_rules_to_those_of_the_default() -> None:
    look = replace(LOOK, files={**LOOK.files, MORE_STYLE: b"h1 { color: red }"})

    style = next(tree_of(WHOLE, look).iter(f"{X}style")).text or ""

    assert style.endswith("h1 { color: red }")


def test_a_look_s_paper_is_the_page_s() -> None:
    for paper in ("a4", "letter"):
        style = next(tree_of(WHOLE, replace(LOOK, paper=paper)).iter(f"{X}style")).text or ""
        assert style.startswith(f"@page{{size:{paper}}}")


def test_a_look_s_style_cannot_end_its_element() -> None:
    look = replace(LOOK, files={**LOOK.files, STYLE: b"</style><script>alert(1)</script>"})

    assert len(list(tree_of(WHOLE, look).iter(f"{X}script"))) == 1
