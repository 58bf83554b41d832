"""The agenda as a workbook: what stands in it, and what becomes of it when a trainer changes a cell."""

from __future__ import annotations

import io
import subprocess
import zipfile
from datetime import datetime, time
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from coursekit.diagnostic import Report
from coursekit.documents.agenda import AgendaDay, AgendaRow, AgendaSheet, AgendaWords, Due, RowKind
from coursekit.documents.look import Look
from coursekit.looks.read import read_look
from coursekit.value import replace
from coursekit.write.agenda.workbook import write_agenda_workbook
from coursekit.write.xlsx import sheet_names
from tests.machine import require_programs

ROOT = Path(__file__).parent.parent.parent
WORDS = AgendaWords(
    columns=("天", "开始", "结束", "分钟", "至少", "模块", "环节", "方式", "幻灯片", "手册", "材料", "讲师"),
    overview="总览",
    overview_columns=("天", "开始", "结束", "最晚结束", "授课", "讲授", "练习", "其他", "休息", "练习占比"),
    taught="授课分钟",
    talk="其中讲授",
    practice="其中练习",
    other="其中其他",
    ends_by="最晚结束",
    whole="全部课程",
    editing="只改有底色的单元格",
    marking="整行变深色",
    whole_minutes="整数分钟",
    clock_time="钟点",
)
FIRST = AgendaDay(
    1, "第1天", 675,
    (
        AgendaRow(RowKind.TALK, 540, 600, "倾听", "投诉处理", "讲授", "1-6", "1.1", "大白纸 12 张", least=45),
        AgendaRow(RowKind.PAUSE, 600, 615, "茶歇", due=Due(600, 15)),
        AgendaRow(RowKind.PRACTICE, 615, 675, "角色扮演", "投诉处理", "三人演练", "7-9", "1.2", "角色卡", "沈若川", 50),
    ),
)  # fmt: skip
SECOND = AgendaDay(
    2, "第2天", 600, (AgendaRow(RowKind.PRACTICE, 540, 570, "复盘", "投诉处理", "讨论", "10"),), "2026年3月2日"
)
SHEET = AgendaSheet("客户投诉处理", "实战版", "zh-CN", "2026-03-01", (FIRST, SECOND), WORDS)


@pytest.fixture(scope="module")
def look() -> Look:
    found = read_look(ROOT / "templates" / "default", Report(), templates=False)
    assert found is not None
    return found


def opened(data: bytes, *, values: bool = True) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data), data_only=values)


def cells(page: Worksheet, area: str) -> list[list[object]]:
    return [[cell.value for cell in row] for row in page[area]]


# ---------------------------------------------------------------- what stands there


def test_each_day_has_a_sheet_with_its_rows(look: Look) -> None:
    _, first, second = opened(write_agenda_workbook(SHEET, look)).worksheets

    assert (first.title, second.title) == ("第1天", "第2天")
    assert (first["A1"].value, first["A2"].value) == ("客户投诉处理", "第1天　·　实战版")
    assert second["A2"].value == "第2天　·　2026年3月2日　·　实战版"
    assert cells(first, "A3:L13") == [
        list(WORDS.columns),
        [1, time(9), time(10), 60, 45, "投诉处理", "倾听", "讲授", "1-6", "1.1", "大白纸 12 张", None],
        [1, time(10), time(10, 15), 15, None, None, "茶歇", None, None, None, None, None],
        [1, time(10, 15), time(11, 15), 60, 50, "投诉处理", "角色扮演", "三人演练", "7-9", "1.2", "角色卡", "沈若川"],
        ["授课分钟", None, None, 120, *[None] * 8],
        ["其中讲授", None, None, 60, *[None] * 8],
        ["其中练习", None, None, 60, *[None] * 8],
        ["其中其他", None, None, 0, *[None] * 8],
        ["最晚结束", None, time(11, 15), *[None] * 9],
        [None] * 12,
        ["只改有底色的单元格", *[None] * 11],
    ]


def test_the_overview_has_a_row_a_day(look: Look) -> None:
    overview, *_ = opened(write_agenda_workbook(SHEET, look)).worksheets

    assert overview.title == "总览"
    assert cells(overview, "A1:J6") == [
        ["客户投诉处理", *[None] * 9],
        ["实战版", *[None] * 9],
        list(WORDS.overview_columns),
        ["第1天", time(9), time(11, 15), time(11, 15), 120, 60, 60, 0, 15, 0.5],
        ["第2天　2026年3月2日", time(9), time(9, 30), time(10), 30, 0, 30, 0, 0, 1],
        ["全部课程", None, None, None, 150, 60, 90, 0, 15, 0.6],
    ]
    assert overview["A5"].hyperlink.location == "'第2天'!A1"


def test_a_row_starts_where_the_one_before_ends_and_ends_after_its_minutes(look: Look) -> None:
    _, first, _ = opened(write_agenda_workbook(SHEET, look), values=False).worksheets

    assert cells(first, "B4:E11") == [
        [time(9), "=B4+D4/1440", 60, 45],
        ["=C4", "=B5+D5/1440", 15, None],
        ["=C5", "=B6+D6/1440", 60, 50],
        [None, None, "=SUM(D4:D4,D6:D6)", None],
        [None, None, "=SUM(D4:D4)", None],
        [None, None, "=SUM(D6:D6)", None],
        [None, None, "=SUM(0)", None],
        [None, time(11, 15), None, None],
    ]
    assert first["B4"].number_format == "hh:mm"


def test_the_overview_reads_the_days(look: Look) -> None:
    overview, *_ = opened(write_agenda_workbook(SHEET, look), values=False).worksheets

    assert cells(overview, "B4:J6") == [
        [
            "='第1天'!B4", "='第1天'!C6", "='第1天'!C11", "='第1天'!D7", "='第1天'!D8", "='第1天'!D9",
            "='第1天'!D10", "=ROUND((C4-B4)*1440,0)-E4", "=IF(E4>0,G4/E4,0)",
        ],
        [
            "='第2天'!B4", "='第2天'!C4", "='第2天'!C9", "='第2天'!D5", "='第2天'!D6", "='第2天'!D7",
            "='第2天'!D8", "=ROUND((C5-B5)*1440,0)-E5", "=IF(E5>0,G5/E5,0)",
        ],
        [None, None, None, "=SUM(E4:E5)", "=SUM(F4:F5)", "=SUM(G4:G5)", "=SUM(H4:H5)", "=SUM(I4:I5)", "=IF(E6>0,G6/E6,0)"],
    ]  # fmt: skip


def test_only_minutes_and_the_ends_of_a_day_are_to_be_changed_and_take_nothing_else(look: Look) -> None:
    _, first, _ = opened(write_agenda_workbook(SHEET, look)).worksheets

    tint = f"FF{look.palette.second_soft}"
    tinted = [cell.coordinate for row in first["A4:L13"] for cell in row if cell.fill.fgColor.rgb == tint]
    assert tinted == ["B4", "D4", "D5", "D6", "C11"]
    assert [(str(rule.sqref), rule.type, rule.operator, rule.formula1, rule.error) for rule in rules_of(first)] == [
        ("C11", "time", None, "0", "钟点"),
        ("B4", "time", None, "0", "钟点"),
        ("D4:D6", "whole", "greaterThanOrEqual", "0", "整数分钟"),
    ]


def rules_of(page: Worksheet) -> list[openpyxl.worksheet.datavalidation.DataValidation]:
    return list(page.data_validations.dataValidation)


def test_what_runs_over_the_day_a_pause_that_is_off_and_too_few_minutes_are_marked(look: Look) -> None:
    overview, first, _ = opened(write_agenda_workbook(SHEET, look)).worksheets

    assert marks_of(first) == {
        "A4:L6": ["ROUND(($C4-$C$11)*1440,0)>0"],
        "D4:D6": ["AND(ISNUMBER($E4),$D4<$E4)"],
        "A5:L5": ["ABS(ROUND($B5*1440,0)-600)>15"],
    }
    assert marks_of(overview) == {"C4:C5": ["ROUND(($C4-$D4)*1440,0)>0"], "J4:J6": []}


def marks_of(page: Worksheet) -> dict[str, list[str]]:
    return {
        str(area.sqref): [formula for rule in area.rules for formula in rule.formula]
        for area in page.conditional_formatting
    }


def test_the_sheet_prints_on_a4_with_its_head_on_every_page(look: Look) -> None:
    _, first, _ = opened(write_agenda_workbook(SHEET, look)).worksheets

    assert (first.page_setup.orientation, first.page_setup.paperSize) == ("landscape", 9)
    assert first.sheet_properties.pageSetUpPr is not None
    assert first.sheet_properties.pageSetUpPr.fitToPage
    # A width of one page is what the format takes for granted.
    assert (first.page_setup.fitToWidth, first.page_setup.fitToHeight) == (None, 0)
    assert first.print_title_rows == "$3:$3"
    assert first.print_area == "'第1天'!$A$1:$L$14"
    assert first.freeze_panes == "A4"


def test_breaks_are_shaded_and_text_is_wrapped_in_the_looks_font(look: Look) -> None:
    _, first, _ = opened(write_agenda_workbook(SHEET, look)).worksheets

    assert first["G5"].fill.fgColor.rgb == f"FF{look.palette.accent_soft}"
    assert first["G4"].fill.fill_type is None
    assert first["G4"].alignment.wrap_text
    assert first["G4"].font.name == "Microsoft YaHei"


# ---------------------------------------------------------------- the file


def test_the_same_agenda_gives_the_same_bytes(look: Look) -> None:
    assert write_agenda_workbook(SHEET, look) == write_agenda_workbook(SHEET, look)


def test_the_file_is_dated_by_the_sheet_and_names_no_author(look: Look) -> None:
    properties = opened(write_agenda_workbook(SHEET, look)).properties

    assert (properties.title, properties.creator) == ("客户投诉处理", None)
    assert properties.created == datetime(2026, 3, 1)
    assert properties.modified == datetime(2026, 3, 1)


@pytest.mark.parametrize("words", ["=1+1", "@SUM(A1)", "http://example.org", "007", "\x00\ud800", "<&>\"'", "_x0041_"])
def test_hostile_words_are_text(look: Look, words: str) -> None:
    row = replace(FIRST.rows[0], module=words, title=words, materials=words)
    day = replace(FIRST, name=words, date=words, rows=(row,))
    hostile = replace(SHEET, title=words, days=(day,))

    overview, page = opened(write_agenda_workbook(hostile, look), values=False).worksheets

    shown = words.replace("\x00", "\ufffd").replace("\ud800", "\ufffd")
    for place in ("A1", "F4", "G4", "K4"):
        assert (page[place].data_type, page[place].value) == ("s", shown)
    assert page["F4"].hyperlink is None
    assert (overview["A4"].data_type, overview["A4"].value) == ("s", f"{shown}　{shown}")


def test_names_of_sheets_are_names_that_excel_takes() -> None:
    names = list(sheet_names(["第1天", "第1天", "a/b:c*d?[e]", "''", "History", "长" * 40]))

    assert names == ["第1天", "第1天 (2)", "a b c d e", "4", "History (5)", "长" * 31]


def test_a_day_without_rows_is_a_sheet_without_rows(look: Look) -> None:
    overview, day = opened(write_agenda_workbook(replace(SHEET, days=(replace(FIRST, rows=()),)), look)).worksheets

    assert (day["A4"].value, day["D4"].value) == ("授课分钟", 0)
    assert cells(overview, "A4:J4") == [["第1天", time(11, 15), time(11, 15), time(11, 15), 0, 0, 0, 0, 0, 0]]


def test_parts_of_the_file_stand_in_one_order_with_one_date(look: Look) -> None:
    entries = zipfile.ZipFile(io.BytesIO(write_agenda_workbook(SHEET, look))).infolist()

    names = [entry.filename for entry in entries]
    assert names == ["[Content_Types].xml", *sorted(names[1:])]
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}


# ---------------------------------------------------------------- what a trainer changes


@pytest.mark.render
def test_changed_minutes_move_the_rest_of_the_day(look: Look, tmp_path: Path) -> None:
    workbook = opened(write_agenda_workbook(SHEET, look), values=False)
    workbook["第1天"]["B4"] = time(8, 30)
    workbook["第1天"]["D4"] = 110

    overview, first, second = recalculated(workbook, tmp_path).worksheets

    assert cells(first, "B4:D7") == [
        [time(8, 30), time(10, 20), 110],
        [time(10, 20), time(10, 35), 15],
        [time(10, 35), time(11, 35), 60],
        [None, None, 170],
    ]
    assert cells(second, "B4:D4") == [[time(9), time(9, 30), 30]]
    assert cells(overview, "B4:I6") == [
        [time(8, 30), time(11, 35), time(11, 15), 170, 110, 60, 0, 15],
        [time(9), time(9, 30), time(10), 30, 0, 30, 0, 0],
        [None, None, None, 200, 110, 90, 0, 15],
    ]


@pytest.mark.render
def test_values_written_are_those_that_are_calculated(look: Look, tmp_path: Path) -> None:
    written = opened(write_agenda_workbook(SHEET, look))
    calculated = recalculated(opened(write_agenda_workbook(SHEET, look), values=False), tmp_path)

    for ours, theirs in zip(written.worksheets, calculated.worksheets, strict=True):
        assert cells(ours, "A1:L14") == cells(theirs, "A1:L14")


def recalculated(workbook: Workbook, folder: Path) -> Workbook:
    """As LibreOffice saves it. openpyxl writes no values, so all of them are calculated."""
    require_programs("soffice")
    workbook.save(folder / "changed.xlsx")
    out = folder / "out"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", out, folder / "changed.xlsx"]
    subprocess.run(convert, check=True, capture_output=True, timeout=120)
    return openpyxl.load_workbook(out / "changed.xlsx", data_only=True)
