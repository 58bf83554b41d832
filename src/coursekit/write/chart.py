"""Native charts: the chart part as XML and the workbook behind it. Decks and booklets share it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import assert_never

from coursekit.content import Chart, ChartKind, Series, plain_text
from coursekit.documents.look import Palette
from coursekit.value import Value
from coursekit.write.ooxml.package import XML_DECLARATION
from coursekit.write.ooxml.xml import attribute, text

CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
# The chart part's relationship to its workbook; `kind` of the relationship is "package".
WORKBOOK_ID = "rId1"

_NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
# More values than this crowd a chart with numbers; then it has an axis to read them from.
_MOST_LABELLED_VALUES = 16
_CATEGORY_AXIS, _VALUE_AXIS = 1001, 1002
_THEME_FACES = '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>'
_MARKERS = ("circle", "square", "diamond", "triangle")


class ChartParts(Value):
    """`xml` is the chart part, which names `workbook` (an .xlsx) by the relationship `WORKBOOK_ID`."""

    xml: bytes
    workbook: bytes


def chart_parts(
    chart: Chart,
    palette: Palette,
    language: str,
    *,
    text_pt: float = 12,
    with_title: bool = True,
    faces: str = "",
) -> ChartParts:
    """`faces` are the fonts as a:latin and a:ea, where those of the theme are for another language."""
    xml = _chart_xml(chart, palette, language, text_pt, with_title)
    return ChartParts((xml.replace(_THEME_FACES, faces) if faces else xml).encode(), _workbook(chart))


# ---------------------------------------------------------------- the workbook


def _workbook(chart: Chart) -> bytes:
    """Categories down column A, one series a column from B on, names in the first row."""
    # XlsxWriter takes 60 ms to import; most documents have no chart.
    from coursekit.write.xlsx import UNDATED, cell_text, finished, open_workbook

    buffer = io.BytesIO()
    workbook = open_workbook(buffer, UNDATED)
    sheet = workbook.add_worksheet("Sheet1")
    sheet.write_column(1, 0, [cell_text(category) for category in chart.categories])
    for column, series in enumerate(chart.series, start=1):
        sheet.write_string(0, column, cell_text(series.name))
        sheet.write_column(1, column, series.values)
    return finished(workbook, buffer)


# ---------------------------------------------------------------- the chart part


def _chart_xml(chart: Chart, palette: Palette, language: str, text_pt: float, with_title: bool) -> str:
    colours = _colours(palette)
    title = plain_text(chart.title) if with_title else ""
    legend = len(chart.series) > 1 or chart.kind is ChartKind.PIE
    return (
        f'{XML_DECLARATION}<c:chartSpace {_NAMESPACES}><c:date1904 val="0"/><c:lang val="{attribute(language)}"/>'
        f'<c:roundedCorners val="0"/><c:chart>{_title(title, palette, language, text_pt)}'
        f"<c:plotArea><c:layout/>{_plot(chart, colours, palette)}<c:spPr><a:noFill/></c:spPr></c:plotArea>"
        f"{_LEGEND if legend else ''}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f"<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>{_default_run(text_pt, palette.ink)}</a:pPr>"
        f'<a:endParaRPr lang="{attribute(language)}"/></a:p></c:txPr>'
        f'<c:externalData r:id="{WORKBOOK_ID}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


_LEGEND = '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>'


def _title(title: str, palette: Palette, language: str, text_pt: float) -> str:
    if not title:
        return '<c:autoTitleDeleted val="1"/>'
    run = f'<a:rPr lang="{attribute(language)}"/><a:t>{text(title)}</a:t>'
    return (
        "<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p>"
        f"<a:pPr>{_default_run(text_pt + 1, palette.ink, bold=True)}</a:pPr><a:r>{run}</a:r></a:p></c:rich></c:tx>"
        '<c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/>'
    )


def _default_run(size_pt: float, colour: str, *, bold: bool = False) -> str:
    return f'<a:defRPr sz="{round(size_pt * 100)}" b="{int(bold)}">{_solid(colour)}{_THEME_FACES}</a:defRPr>'


def _plot(chart: Chart, colours: Sequence[str], palette: Palette) -> str:
    match chart.kind:
        case ChartKind.COLUMN:
            return _bars(chart, colours, "col") + _axes(chart, palette, "b", "l")
        case ChartKind.BAR:
            return _bars(chart, colours, "bar") + _axes(chart, palette, "l", "b")
        case ChartKind.LINE:
            return _lines(chart, colours, palette) + _axes(chart, palette, "b", "l")
        case ChartKind.PIE:
            return _pie(chart, colours, palette)
    assert_never(chart.kind)


def _bars(chart: Chart, colours: Sequence[str], direction: str) -> str:
    series = "".join(
        f"<c:ser>{_series_head(index, one)}<c:spPr>{_solid(colours[index % len(colours)])}</c:spPr>"
        f'<c:invertIfNegative val="0"/>{_labels(chart, "outEnd")}{_data(chart, index, one)}</c:ser>'
        for index, one in enumerate(chart.series)
    )
    gap = 60 if len(chart.series) > 1 else 80
    return (
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="clustered"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="{gap}"/>{_AXIS_IDS}</c:barChart>'
    )


def _lines(chart: Chart, colours: Sequence[str], palette: Palette) -> str:
    series = "".join(
        f"<c:ser>{_series_head(index, one)}<c:spPr>{_stroke(colours[index % len(colours)], 2.25)}</c:spPr>"
        f"{_marker(_MARKERS[index % len(_MARKERS)], colours[index % len(colours)], palette.paper)}"
        f'{_labels(chart, "t")}{_data(chart, index, one)}<c:smooth val="0"/></c:ser>'
        for index, one in enumerate(chart.series)
    )
    return (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}<c:marker val="1"/>{_AXIS_IDS}'
        "</c:lineChart>"
    )


def _pie(chart: Chart, colours: Sequence[str], palette: Palette) -> str:
    outline = _stroke(palette.paper, 1.5)
    points = "".join(
        f'<c:dPt><c:idx val="{index}"/><c:bubble3D val="0"/>'
        f"<c:spPr>{_solid(colours[index % len(colours)])}{outline}</c:spPr></c:dPt>"
        for index in range(len(chart.categories))
    )
    series = "".join(
        f"<c:ser>{_series_head(index, one)}{points}{_PERCENT_LABELS}{_data(chart, index, one)}</c:ser>"
        for index, one in enumerate(chart.series[:1])
    )
    return f'<c:pieChart><c:varyColors val="1"/>{series}<c:firstSliceAng val="0"/></c:pieChart>'


_AXIS_IDS = f'<c:axId val="{_CATEGORY_AXIS}"/><c:axId val="{_VALUE_AXIS}"/>'
_PERCENT_LABELS = (
    '<c:dLbls><c:numFmt formatCode="0%" sourceLinked="0"/><c:spPr><a:noFill/></c:spPr><c:dLblPos val="outEnd"/>'
    '<c:showLegendKey val="0"/><c:showVal val="0"/><c:showCatName val="0"/><c:showSerName val="0"/>'
    '<c:showPercent val="1"/><c:showBubbleSize val="0"/><c:showLeaderLines val="0"/></c:dLbls>'
)


def _labels(chart: Chart, position: str) -> str:
    if not _is_labelled(chart):
        return ""
    return (
        f'<c:dLbls><c:spPr><a:noFill/></c:spPr><c:dLblPos val="{position}"/><c:showLegendKey val="0"/>'
        '<c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/>'
        '<c:showBubbleSize val="0"/></c:dLbls>'
    )


def _is_labelled(chart: Chart) -> bool:
    if chart.kind is ChartKind.LINE and len(chart.series) > 1:
        # The numbers of lines that cross would stand on one another.
        return False
    return len(chart.categories) * len(chart.series) <= _MOST_LABELLED_VALUES


def _series_head(index: int, series: Series) -> str:
    return (
        f'<c:idx val="{index}"/><c:order val="{index}"/><c:tx><c:strRef><c:f>Sheet1!${_column(index + 1)}$1</c:f>'
        f"{_string_cache([series.name])}</c:strRef></c:tx>"
    )


def _data(chart: Chart, index: int, series: Series) -> str:
    last, column = len(chart.categories) + 1, _column(index + 1)
    return (
        f"<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${last}</c:f>{_string_cache(chart.categories)}</c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>Sheet1!${column}$2:${column}${last}</c:f>"
        f"<c:numCache><c:formatCode>General</c:formatCode>{_points([f'{v:.15g}' for v in series.values])}</c:numCache>"
        "</c:numRef></c:val>"
    )


def _string_cache(strings: Sequence[str]) -> str:
    return f"<c:strCache>{_points([text(string) for string in strings])}</c:strCache>"


def _points(values: Sequence[str]) -> str:
    points = "".join(f'<c:pt idx="{i}"><c:v>{value}</c:v></c:pt>' for i, value in enumerate(values))
    return f'<c:ptCount val="{len(values)}"/>{points}'


def _column(index: int) -> str:
    """The letters of a spreadsheet's column, counted from 0."""
    high, low = divmod(index, 26)
    return (_column(high - 1) if high else "") + chr(ord("A") + low)


def _axes(chart: Chart, palette: Palette, category_side: str, value_side: str) -> str:
    # A bar chart reads from the top down, as the author wrote it.
    order = "maxMin" if chart.kind is ChartKind.BAR else "minMax"
    line = _stroke(palette.line, 0.75)
    hidden = int(_is_labelled(chart))
    grid = "" if hidden else f"<c:majorGridlines><c:spPr>{line}</c:spPr></c:majorGridlines>"
    return (
        f'<c:catAx><c:axId val="{_CATEGORY_AXIS}"/><c:scaling><c:orientation val="{order}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{category_side}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f'<c:spPr>{line}</c:spPr><c:crossAx val="{_VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        f'<c:valAx><c:axId val="{_VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        f'<c:delete val="{hidden}"/><c:axPos val="{value_side}"/>{grid}'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>'
        f'<c:crossAx val="{_CATEGORY_AXIS}"/><c:crosses val="{"max" if order == "maxMin" else "autoZero"}"/>'
        '<c:crossBetween val="between"/></c:valAx>'
    )


def _marker(symbol: str, colour: str, paper: str) -> str:
    outline = _stroke(paper, 1)
    return f'<c:marker><c:symbol val="{symbol}"/><c:size val="8"/><c:spPr>{_solid(colour)}{outline}</c:spPr></c:marker>'


# ---------------------------------------------------------------- colours


def _solid(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{attribute(colour)}"/></a:solidFill>'


def _stroke(colour: str, width_pt: float) -> str:
    return f'<a:ln w="{round(width_pt * 12700)}" cap="rnd">{_solid(colour)}<a:round/></a:ln>'


def _colours(palette: Palette) -> tuple[str, ...]:
    """Dark and light by turns, so that neighbours differ in a black-and-white copy too."""
    return (
        palette.accent,
        _lighter(palette.second, 0.45),
        palette.positive,
        _lighter(palette.warning, 0.55),
        palette.muted,
        _lighter(palette.accent, 0.55),
        palette.second,
        _lighter(palette.positive, 0.55),
    )


def _lighter(colour: str, share: float) -> str:
    channels = (int(colour[i : i + 2], 16) for i in (0, 2, 4))
    return "".join(f"{round(channel + (255 - channel) * share):02X}" for channel in channels)
