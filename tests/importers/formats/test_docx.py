"""Word documents: everything that is seen in Word is in the text, and what its styles and lists say beside it."""

from __future__ import annotations

import io
from collections.abc import Callable
from textwrap import dedent

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.shared import Cm
from PIL import Image
from pypandoc import convert_text

from tests.importers.formats.notation import read

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def saved(fill: Callable[[Document], None]) -> bytes:
    document = docx.Document()
    fill(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def picture() -> io.BytesIO:
    out = io.BytesIO()
    Image.new("RGB", (4, 3), "red").save(out, "PNG")
    out.seek(0)
    return out


def test_headings_lists_and_bold_lines() -> None:
    def fill(document: Document) -> None:
        document.add_paragraph("客户服务", "Title")
        document.add_heading("开场", 1)
        document.add_paragraph("介绍\n破冰", "List Bullet")
        document.add_paragraph("分组", "List Bullet 2")
        document.add_heading("倾听", 2)
        document.add_paragraph().add_run("案例讨论").bold = True
        document.add_paragraph("第一步", "List Number")
        document.add_paragraph("第二步", "List Number")

    assert read("a.docx", saved(fill)) == dedent(
        """\
        客户服务
        # 开场
        * 介绍
        * 破冰
        * 分组
        ## 倾听
        !案例讨论
        [1.] 第一步
        [2.] 第二步
        """
    )


def test_numbers_are_as_word_prints_them() -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, form, text in (
            (0, "chineseCountingThousand", "第%1讲"),
            (1, "decimal", "%1.%2"),
            (2, "upperLetter", "%3、"),
            (3, "upperLetter", "%4、"),
        )
    )

    def fill(document: Document) -> None:
        numbering = document.part.numbering_part.element
        numbering.insert(0, parse_xml(f'<w:abstractNum {_W} w:abstractNumId="90">{levels}</w:abstractNum>'))
        numbering.append(parse_xml(f'<w:num {_W} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
        for words, depth in (("甲", 0), ("乙", 1), ("丙", 1), ("丁", 2), ("戊", 3), ("己", 0), ("庚", 1)):
            settings = document.add_paragraph(words)._p.get_or_add_pPr().get_or_add_numPr()
            settings.get_or_add_numId().val = 90
            settings.get_or_add_ilvl().val = depth

    assert read("a.docx", saved(fill)) == dedent(
        """\
        [第一讲] 甲
        [一.1] 乙
        [一.2] 丙
        [A、] 丁
        **** [A、] 戊
        [第二讲] 己
        [二.1] 庚
        """
    )


def test_tables_pictures_headers_and_changes() -> None:
    def fill(document: Document) -> None:
        document.sections[0].header.paragraphs[0].text = "某某培训公司"
        table = document.add_table(2, 2)
        for cell, words in zip(table._cells, ("模块", "时间", "开场\n介绍", "30分钟"), strict=True):
            cell.text = words
        table.cell(1, 0).add_table(1, 1).cell(0, 0).text = "内表"
        shape = document.add_picture(picture(), Cm(1))
        shape._inline.docPr.set("descr", "四象限图")
        paragraph = document.add_paragraph("价格 ")
        for change in (
            "<w:ins {}><w:r><w:t>二百</w:t></w:r></w:ins>",
            "<w:del {}><w:r><w:delText>一百</w:delText></w:r></w:del>",
        ):
            paragraph._p.append(parse_xml(change.format(f'{_W} w:id="1" w:author="x"')))
        paragraph._p.append(parse_xml(f'<w:r {_W}><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'))

    assert read("a.docx", saved(fill)) == dedent(
        """\
        | 模块 | 时间
        | 开场 / 介绍 / 内表 | 30分钟
        <image1.png> 四象限图
        价格 二百✓
        ~ 某某培训公司
        """
    )


def test_a_document_of_pandoc_with_footnotes(tmp_path: object) -> None:
    source = "# One\n\nText[^1] with a [link](http://example.org).\n\n- a\n    - b\n\n[^1]: Said below.\n"

    convert_text(source, "docx", "markdown", outputfile=f"{tmp_path}/a.docx")

    with open(f"{tmp_path}/a.docx", "rb") as file:
        assert read("a.docx", file.read()) == "# One\nText with a link.\n* Said below.\n* a\n** b\n"
