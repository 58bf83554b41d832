from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import datetime, time
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from coursekit.diagnostic import Report
from coursekit.documents.agenda import AgendaRow, AgendaSheet
from coursekit.documents.look import Look
from coursekit.looks.read import read_look
from coursekit.write.xlsx import sheet_names, write_agenda

ROOT = Path(__file__).parent.parent.parent
COLUMNS = ("天", "开始", "结束", "分钟", "模块", "环节", "方式", "幻灯片", "手册", "材料", "讲师")
ROWS = (
    AgendaRow(1, 540, 600, "投诉处理", "倾听", "讲授", "1-6", "1.1", "大白纸 12 张"),
    AgendaRow(1, 600, 615, "", "茶歇", "", "", "", "", pause=True),
    AgendaRow(1, 615, 675, "投诉处理", "角色扮演", "三人演练", "7-9", "1.2", "角色卡 12 套"),
    AgendaRow(2, 540, 570, "投诉处理", "复盘", "讨论", "10", "", ""),
)
SHEET = AgendaSheet("客户投诉处理", "实战版", "zh-CN", "2026-03-01", COLUMNS, ("第1天", "第2天"), ROWS, "授课分钟")


@pytest.fixture(scope="module")
def look() -> Look:
    found = read_look(ROOT / "templates" / "default", Report(), templates=False)
    assert found is not None
    return found


def days_of(data: bytes, *, values: bool = True) -> list[Worksheet]:
    return openpyxl.load_workbook(io.BytesIO(data), data_only=values).worksheets


def test_each_day_has_a_sheet_with_its_rows(look: Look) -> None:
    first, second = days_of(write_agenda(SHEET, look))

    assert (first.title, second.title) == ("第1天", "第2天")
    assert first["A1"].value == "客户投诉处理"
    assert first["A2"].value == "第1天　·　实战版"
    assert [[cell.value for cell in row] for row in first.iter_rows(min_row=3)] == [
        list(COLUMNS),
        [1, time(9), time(10), 60, "投诉处理", "倾听", "讲授", "1-6", "1.1", "大白纸 12 张", None],
        [1, time(10), time(10, 15), 15, None, "茶歇", None, None, None, None, None],
        [1, time(10, 15), time(11, 15), 60, "投诉处理", "角色扮演", "三人演练", "7-9", "1.2", "角色卡 12 套", None],
        ["授课分钟", None, None, 120, None, None, None, None, None, None, None],
    ]  # fmt: skip
    assert second["D5"].value == 30


def test_minutes_and_their_sum_are_formulas_that_leave_breaks_out(look: Look) -> None:
    first, _ = days_of(write_agenda(SHEET, look), values=False)

    assert [first[f"D{row}"].value for row in range(4, 8)] == [
        "=ROUND((C4-B4)*1440,0)",
        "=ROUND((C5-B5)*1440,0)",
        "=ROUND((C6-B6)*1440,0)",
        "=SUM(D4:D4,D6:D6)",
    ]
    assert first["B4"].number_format == "hh:mm"


def test_the_sheet_prints_on_a4_with_its_head_on_every_page(look: Look) -> None:
    first, _ = days_of(write_agenda(SHEET, look))

    assert (first.page_setup.orientation, first.page_setup.paperSize) == ("landscape", 9)
    assert first.sheet_properties.pageSetUpPr is not None
    assert first.sheet_properties.pageSetUpPr.fitToPage
    # A width of one page is what the format takes for granted.
    assert (first.page_setup.fitToWidth, first.page_setup.fitToHeight) == (None, 0)
    assert first.print_title_rows == "$3:$3"
    assert first.print_area == "'第1天'!$A$1:$K$7"
    assert first.freeze_panes == "A4"


def test_breaks_are_shaded_and_text_is_wrapped_in_the_looks_font(look: Look) -> None:
    first, _ = days_of(write_agenda(SHEET, look))

    assert first["F5"].fill.fgColor.rgb == f"FF{look.palette.accent_soft}"
    assert first["F4"].fill.fill_type is None
    assert first["F4"].alignment.wrap_text
    assert first["F4"].font.name == "Microsoft YaHei"


def test_the_same_agenda_gives_the_same_bytes(look: Look) -> None:
    assert write_agenda(SHEET, look) == write_agenda(SHEET, look)


def test_the_file_is_dated_by_the_sheet_and_names_no_author(look: Look) -> None:
    properties = openpyxl.load_workbook(io.BytesIO(write_agenda(SHEET, look))).properties

    assert (properties.title, properties.creator) == ("客户投诉处理", None)
    assert properties.created == datetime(2026, 3, 1)
    assert properties.modified == datetime(2026, 3, 1)


@pytest.mark.parametrize("words", ["=1+1", "@SUM(A1)", "http://example.org", "007", "\x00\ud800", "<&>\"'", "_x0041_"])
def test_hostile_words_are_text(look: Look, words: str) -> None:
    row = replace(ROWS[0], module=words, title=words, materials=words)
    hostile = replace(SHEET, title=words, columns=(words,) * 11, rows=(row,), day_names=(words,), total_label=words)

    (day,) = days_of(write_agenda(hostile, look), values=False)

    shown = words.replace("\x00", "\ufffd").replace("\ud800", "\ufffd")
    for place in ("A1", "A3", "E4", "F4", "J4"):
        assert (day[place].data_type, day[place].value) == ("s", shown)
    assert day["E4"].hyperlink is None


def test_names_of_sheets_are_names_that_excel_takes() -> None:
    names = list(sheet_names(["第1天", "第1天", "a/b:c*d?[e]", "''", "History", "长" * 40]))

    assert names == ["第1天", "第1天 (2)", "a b c d e", "4", "History (5)", "长" * 31]


def test_a_day_without_rows_is_a_sheet_without_rows(look: Look) -> None:
    (day,) = days_of(write_agenda(replace(SHEET, rows=(), day_names=("第1天",)), look))

    assert (day["A4"].value, day["D4"].value) == ("授课分钟", 0)


def test_parts_of_the_file_stand_in_one_order_with_one_date(look: Look) -> None:
    entries = zipfile.ZipFile(io.BytesIO(write_agenda(SHEET, look))).infolist()

    names = [entry.filename for entry in entries]
    assert names == ["[Content_Types].xml", *sorted(names[1:])]
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
