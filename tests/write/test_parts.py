"""A long booklet set in parts is the same booklet."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from PIL import Image as Picture

from coursekit.content import Figure, Image, Link, Text
from coursekit.documents.booklet import AnswerSpace, Booklet, Card, CardRole, Grid, Section, SegmentHead
from coursekit.pipeline.looks import default_look
from coursekit.value import replace
from coursekit.write.typst import parts
from coursekit.write.typst.booklet import booklet_pages
from coursekit.write.typst.pages import Pages, set_pages
from coursekit.write.typst.parts import divide, write_booklet_pdf
from tests.pages import bookmarks_of, lines_of_pages, tags_of
from tests.write.test_docx import booklet_of, paragraph, picture
from tests.write.test_pdf import SAID, SLIDE, TABLE, Scene, shown

pytestmark = pytest.mark.fonts


@pytest.fixture(autouse=True)
def every_booklet_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "_LONG_BLOCKS", 1)
    monkeypatch.setattr(parts, "_PART_BLOCKS", 1)


def agenda(*titles: str) -> Grid:
    return Grid(("时间", "环节"), tuple(("09:00", title) for title in titles), (0.3, 0.7))


def module(number: int, *, words: str = "请大家想一想上一位客户。", length: int = 40) -> Section:
    """Some pages: what is in it at a glance, a talk and an activity, which has a section of its own, and room for notes."""
    talk = SegmentHead("09:00–09:20", "20 分钟", "讲授", f"{number}.1 先听")
    role_play = SegmentHead("09:20–09:50", "30 分钟", "角色扮演", f"换位 {number}")
    link = Link((Text("说明"),), f"https://example.org/{number}")
    said = tuple(paragraph(words, f"第 {line} 句") for line in range(length))
    inner = Section(2, f"{number}.1", "先听", (talk, Scene(shown(4, "两件事"), (), (SAID,)), TABLE, *said), sign="talk")
    notes = Section(2, "", "我的笔记", (AnswerSpace(4),))
    after = Section(
        2, f"{number}.2", "换位", (role_play, Card(CardRole.ROLE, "角色卡", "王阿姨", (paragraph("多了。"),)), TABLE)
    )
    glance = (agenda(talk.title, role_play.title), paragraph(link))
    return Section(1, f"{number}", f"第 {number} 模块", glance, (inner, after, notes), new_page=True)


ABOUT = Section(1, "", "关于本课程", (paragraph("给讲师。"), Figure(picture(), "早上的大厅")), new_page=True)
DAYS = Section(1, "", "日程一览", (agenda("1.1 先听", "换位 2", "3.1 先听"),))
BACK = Section(1, "", "术语表", (paragraph("完。"),))
GUIDE = replace(
    booklet_of(contents="目录"), sections=(ABOUT, DAYS, module(1), module(2), module(3), BACK), pictures={4: SLIDE}
)


def in_parts(booklet: Booklet) -> bytes:
    assert len(divide(booklet)) > 1
    return write_booklet_pdf(booklet, default_look())


def as_whole(booklet: Booklet) -> bytes:
    return set_pages(booklet_pages(booklet, default_look()), default_look())


def test_pages_bookmarks_links_and_tags_are_those_of_the_whole() -> None:
    joined, whole = in_parts(GUIDE), as_whole(GUIDE)

    assert len(lines_of_pages(whole)) == 10
    assert characters_of(joined) == characters_of(whole)
    assert bookmarks_of(joined) == bookmarks_of(whole)
    assert links_of(joined) == links_of(whole)
    assert tags_of(joined) == tags_of(whole)
    assert headers_of(joined) == headers_of(whole)


def test_numbers_on_pages_and_in_contents_count_through_all_parts() -> None:
    pages = lines_of_pages(in_parts(GUIDE))

    modules = [line.replace(" .", "") for line in pages[1] if line.startswith(("1 第", "2 第", "3 第"))]
    feet = [next(line for line in page if line.startswith("第") and "共" in line) for page in pages[1:]]
    assert modules == ["1 第 1 模块 4", "2 第 2 模块 6", "3 第 3 模块 8"]
    assert feet == [f"第 {number} 页，共 10 页" for number in range(2, 11)]


def test_every_tag_is_reached_from_its_page() -> None:
    """ISO 32000-1, 14.7.4.4: by the numbers that pages and links have."""
    with pikepdf.open(io.BytesIO(in_parts(GUIDE))) as pdf:
        tree = pdf.Root.StructTreeRoot
        numbers = [int(number) for number in list(tree.ParentTree.Nums)[::2]]
        reached = []
        for page in pdf.pages:
            links = page.obj.get("/Annots", ())
            reached += [int(page.obj.StructParents)] if "/StructParents" in page.obj else []
            reached += [int(link.StructParent) for link in links]
        pages = {page.obj.objgen for page in pdf.pages}
        leads_to = {one.Pg.objgen for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Pg" in one}

        end = int(tree.ParentTreeNextKey)

    assert sorted(reached) == numbers == list(range(end))
    assert leads_to <= pages


def test_only_the_part_that_changed_is_set_again() -> None:
    kept, made = {}, []

    def keep(pages: Pages, make: Callable[[], bytes]) -> bytes:
        key = repr((pages.data, sorted(pages.files)))
        if key not in kept:
            made.append([section["title"] for section in pages.data["sections"]])
            kept[key] = make()
        return kept[key]

    write_booklet_pdf(GUIDE, default_look(), keep)
    first, made[:] = list(made), []
    edited = replace(
        GUIDE, sections=(*GUIDE.sections[:3], module(2, words="请大家想一想这一位。"), *GUIDE.sections[4:])
    )
    again = write_booklet_pdf(edited, default_look(), keep)

    front = ["关于本课程", "日程一览"]
    assert first == [front, ["第 1 模块"], ["第 2 模块"], ["第 3 模块", "术语表"], front]
    assert made == [["第 2 模块"]]
    assert again == in_parts(edited)


def test_a_page_more_moves_all_that_follows() -> None:
    longer = replace(GUIDE, sections=(*GUIDE.sections[:2], module(1, length=80), *GUIDE.sections[3:]))

    joined, whole = in_parts(longer), as_whole(longer)

    assert len(lines_of_pages(whole)) == 11
    assert characters_of(joined) == characters_of(whole)
    assert links_of(joined) == links_of(whole)


def test_what_leads_to_another_part_stays_with_what_is_before_all_parts() -> None:
    looking_back = replace(module(2), blocks=(agenda("1.1 先听"),))
    booklet = replace(GUIDE, sections=(ABOUT, module(1), looking_back, module(3), BACK))

    assert [[section.title for section in part.sections] for part in divide(booklet)] == [
        ["关于本课程", "第 1 模块", "第 2 模块"],
        ["第 3 模块", "术语表"],
    ]


def test_a_part_that_cannot_claim_a_standard_takes_the_claim_from_the_whole() -> None:
    private = replace(
        GUIDE, sections=(*GUIDE.sections[:-1], Section(1, "", "术语表", (paragraph("一个\ue001字"),), (), True))
    )

    assert [claims(in_parts(one)) for one in (GUIDE, private)] == [True, False]
    assert tags_of(in_parts(private)).inner != ()


def test_a_look_with_a_template_of_its_own_is_set_as_a_whole() -> None:
    look = replace(default_look(), own_code=("booklet.typ",))

    assert write_booklet_pdf(GUIDE, look) == as_whole(GUIDE)


def test_a_picture_of_few_colours_stays_small() -> None:
    data = io.BytesIO()
    Picture.new("P", (64, 36)).save(data, "PNG")
    few = Figure(Image("plan", data.getvalue(), "image/png", 64, 36), "平面图")
    booklet = replace(GUIDE, sections=(ABOUT, module(1), Section(1, "2", "图", (few,), (), new_page=True)))

    with pikepdf.open(io.BytesIO(in_parts(booklet))) as pdf:
        spaces = [
            str(one.ColorSpace[0]) for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Width") == 64
        ]

    assert spaces == ["/Indexed"]


# ---------------------------------------------------------------- what a PDF says


def characters_of(pdf: bytes) -> list[list[str]]:
    """Those of each page: what makes lines of them depends on their order."""
    return [sorted("".join(lines).replace(" ", "")) for lines in lines_of_pages(pdf)]


def links_of(pdf: bytes) -> list[tuple[int, str, str | tuple[int, float, float]]]:
    """The page of each, what it says, and where it leads: to an address, or to a page and a place on it. Bookmarks too."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        numbers = {page.obj.objgen: number for number, page in enumerate(opened.pages)}
        names = list(opened.Root.Names.Dests.Names)
        named = dict(zip(map(str, names[::2]), names[1::2], strict=True))

        def target(place: Any) -> tuple[int, float, float]:
            place = named[str(place)] if isinstance(place, pikepdf.String) else place
            return numbers[place[0].objgen], round(float(place[2]), 2), round(float(place[3]), 2)

        found: list[tuple[int, str, str | tuple[int, float, float]]] = [
            (number, str(link.Contents), target(link.Dest) if "/Dest" in link else str(link.A.URI))
            for number, page in enumerate(opened.pages)
            for link in page.obj.get("/Annots", ())
        ]
        with opened.open_outline() as outline:
            waiting = list(outline.root)
            while waiting:
                item = waiting.pop()
                found.append((-1, item.title, target(item.destination)))
                waiting += item.children
    return found


def headers_of(pdf: bytes) -> list[list[str]]:
    """For each cell the texts' marks of the cells that are its headers, found by their names: none is lost, none is another's."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        names = list(opened.Root.StructTreeRoot.IDTree.Names)
        assert [bytes(name) for name in names[::2]] == sorted({bytes(name) for name in names[::2]})
        named = {bytes(name): cell for name, cell in zip(names[::2], names[1::2], strict=True)}
        found = []

        def walk(element: Any) -> None:
            for kid in element.get("/K", ()) if isinstance(element.get("/K"), pikepdf.Array) else [element.get("/K")]:
                if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                    for attributes in kid.get("/A", ()) if isinstance(kid.get("/A"), pikepdf.Array) else ():
                        for name in attributes.get("/Headers", ()):
                            header = named[bytes(name)]
                            assert name == header.ID
                            found.append([str(kid.S), str(header.S), _column_of(header), _column_of(kid)])
                    walk(kid)

        walk(opened.Root.StructTreeRoot)
    return found


def _column_of(cell: Any) -> str:
    return str([one.objgen for one in cell.P.K].index(cell.objgen))


def claims(pdf: bytes) -> bool:
    with pikepdf.open(io.BytesIO(pdf)) as opened, opened.open_metadata() as metadata:
        return "pdfuaid:part" in metadata
