"""The agenda as an Excel workbook, and what every workbook this program writes has in common."""

from __future__ import annotations

import html
import io
from datetime import datetime

from xlsxwriter import Workbook

from coursekit.write.ooxml.xml import text


def open_workbook(buffer: io.BytesIO, created: datetime) -> Workbook:
    """A workbook that keeps every string as it is (no formula, link or number is made of it) and no clock."""
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    workbook = Workbook(buffer, options)
    workbook.set_properties({"created": created})
    return workbook


def cell_text(value: str) -> str:
    """A string that XML can hold, unescaped: XlsxWriter escapes it itself."""
    return html.unescape(text(value))
