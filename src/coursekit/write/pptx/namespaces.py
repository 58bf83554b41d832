"""The namespaces, content types and relationship kinds of presentations."""

from __future__ import annotations

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
PRESENTATION = "http://schemas.openxmlformats.org/presentationml/2006/main"
RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"

# What every part of a presentation declares on its root element.
ROOT = f'xmlns:a="{DRAWING}" xmlns:r="{RELATIONSHIP}" xmlns:p="{PRESENTATION}"'

_OFFICE_TYPE = "application/vnd.openxmlformats-officedocument.presentationml."
PRESENTATION_TYPE = f"{_OFFICE_TYPE}presentation.main+xml"
MASTER_TYPE = f"{_OFFICE_TYPE}slideMaster+xml"
LAYOUT_TYPE = f"{_OFFICE_TYPE}slideLayout+xml"
SLIDE_TYPE = f"{_OFFICE_TYPE}slide+xml"
NOTES_MASTER_TYPE = f"{_OFFICE_TYPE}notesMaster+xml"
NOTES_TYPE = f"{_OFFICE_TYPE}notesSlide+xml"
PRESENTATION_PROPERTIES_TYPE = f"{_OFFICE_TYPE}presProps+xml"
VIEW_PROPERTIES_TYPE = f"{_OFFICE_TYPE}viewProps+xml"
TABLE_STYLES_TYPE = f"{_OFFICE_TYPE}tableStyles+xml"
THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"

# What is only looked at: it says so within its p:cNvPr, and is passed over when a slide is read aloud.
DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative'
    ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)

EMU_PER_PT = 12700


def emu(points: float) -> int:
    """Points as English Metric Units, the whole numbers that DrawingML counts in."""
    return round(points * EMU_PER_PT)
