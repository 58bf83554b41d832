from __future__ import annotations

import io

import openpyxl
import pytest
from lxml import etree

from coursekit.content import Chart, ChartKind, Series, Text
from coursekit.documents.look import Palette
from coursekit.write.chart import WORKBOOK_ID, chart_parts

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PALETTE = Palette(
    paper="FFFFFF",
    ink="1F2933",
    muted="56626D",
    line="C5CED6",
    accent="0B5C7A",
    accent_soft="E4F0F5",
    second="A84A12",
    second_soft="FBEEE4",
    positive="2B6A3C",
    positive_soft="E6F2E9",
    warning="85560A",
    warning_soft="FDF3D8",
)


def chart(kind: ChartKind, *, series: int = 2, title: str = "投诉件数") -> Chart:
    return Chart(
        kind,
        ("一季度", "二季度", "三季度"),
        tuple(Series(f"系列{n}", (n, n + 0.5, 31)) for n in range(1, series + 1)),
        (Text(title),),
    )


def xml_of(one: Chart, **options: bool) -> etree._Element:
    return etree.fromstring(chart_parts(one, PALETTE, "zh-CN", **options).xml)


def texts(node: etree._Element, path: str) -> list[str]:
    return [one.text or "" for one in node.iterfind(path)]


@pytest.mark.parametrize("kind", list(ChartKind))
def test_the_numbers_stand_in_the_chart_and_in_its_workbook(kind: ChartKind) -> None:
    one = chart(kind, series=1 if kind is ChartKind.PIE else 2)

    parts = chart_parts(one, PALETTE, "zh-CN")

    xml = etree.fromstring(parts.xml)
    first = next(xml.iter(f"{C}ser"))
    assert texts(first, f"{C}tx//{C}v") == ["系列1"]
    assert texts(first, f"{C}cat//{C}v") == ["一季度", "二季度", "三季度"]
    assert texts(first, f"{C}val//{C}v") == ["1", "1.5", "31"]
    sheet = openpyxl.load_workbook(io.BytesIO(parts.workbook))["Sheet1"]
    assert [[cell.value for cell in row[:2]] for row in sheet.iter_rows()] == [
        [None, "系列1"],
        ["一季度", 1],
        ["二季度", 1.5],
        ["三季度", 31],
    ]


def test_every_series_names_the_cells_it_comes_from() -> None:
    xml = xml_of(chart(ChartKind.LINE, series=28))

    last = list(xml.iter(f"{C}ser"))[-1]

    assert texts(last, f".//{C}f") == ["Sheet1!$AC$1", "Sheet1!$A$2:$A$4", "Sheet1!$AC$2:$AC$4"]


def test_the_chart_leads_to_its_workbook_by_the_id_that_writers_relate() -> None:
    data = xml_of(chart(ChartKind.COLUMN)).find(f"{C}externalData")

    assert data is not None
    assert data.get(f"{R}id") == WORKBOOK_ID


@pytest.mark.parametrize("kind", list(ChartKind))
def test_the_same_chart_gives_the_same_bytes(kind: ChartKind) -> None:
    assert chart_parts(chart(kind), PALETTE, "en") == chart_parts(chart(kind), PALETTE, "en")


def test_a_title_is_shown_unless_it_stands_elsewhere() -> None:
    assert texts(xml_of(chart(ChartKind.BAR)), f".//{C}title//{A}t") == ["投诉件数"]
    assert texts(xml_of(chart(ChartKind.BAR), with_title=False), f".//{C}title//{A}t") == []
    assert texts(xml_of(chart(ChartKind.BAR, title="")), f".//{C}title//{A}t") == []


def test_one_series_needs_no_legend_and_a_pie_does() -> None:
    shown = {
        (kind, count): xml_of(chart(kind, series=count)).find(f".//{C}legend") is not None
        for kind, count in ((ChartKind.COLUMN, 1), (ChartKind.COLUMN, 2), (ChartKind.PIE, 1))
    }

    assert shown == {(ChartKind.COLUMN, 1): False, (ChartKind.COLUMN, 2): True, (ChartKind.PIE, 1): True}


def test_a_chart_has_numbers_on_its_bars_or_an_axis_to_read_them_from() -> None:
    for series, labels, hidden in ((2, 2, "1"), (8, 0, "0")):
        xml = xml_of(chart(ChartKind.COLUMN, series=series))
        axis = xml.find(f".//{C}valAx/{C}delete")
        assert axis is not None
        assert (len(list(xml.iter(f"{C}dLbls"))), axis.get("val")) == (labels, hidden)


@pytest.mark.parametrize("words", ["</c:v>&\"'", "\x00\ud800", "=1+1", "_x0041_", "🙂"])
def test_hostile_names_are_text_in_chart_and_workbook(words: str) -> None:
    one = Chart(ChartKind.COLUMN, (words,), (Series(words, (1,)),), (Text(words),))

    parts = chart_parts(one, PALETTE, "en")

    shown = words.replace("\x00", "\ufffd").replace("\ud800", "\ufffd")
    assert texts(etree.fromstring(parts.xml), f".//{C}cat//{C}v") == [shown]
    sheet = openpyxl.load_workbook(io.BytesIO(parts.workbook))["Sheet1"]
    assert (sheet["A2"].data_type, sheet["A2"].value) == ("s", shown)
