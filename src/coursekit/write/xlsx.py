"""What every Excel workbook this program writes has in common."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime

from xlsxwriter import Workbook

from coursekit.write.ooxml.package import Package
from coursekit.write.ooxml.xml import text

# What a file is dated that has no date of its own.
UNDATED = datetime(2000, 1, 1)


def open_workbook(buffer: io.BytesIO, created: datetime, *, font: str = "Arial") -> Workbook:
    """A workbook that keeps every string as it is (no formula, link or number is made of it) and no clock."""
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": {"font_name": font, "font_size": 10},
    }
    workbook = Workbook(buffer, options)
    workbook.set_properties({"created": created})
    return workbook


def finished(workbook: Workbook, buffer: io.BytesIO) -> bytes:
    """Close the workbook; its parts in a package of ours, which is the same on every system."""
    workbook.close()
    package = Package()
    with zipfile.ZipFile(buffer) as archive:
        types = archive.read(_TYPES).decode()
        for name in archive.namelist():
            if name != _TYPES:
                package.add(name, archive.read(name))
    package.overrides.update(re.findall(r'<Override PartName="/([^"]+)" ContentType="([^"]+)"', types))
    return package.to_bytes()


_TYPES = "[Content_Types].xml"


def cell_text(value: str) -> str:
    """A string that XML can hold, unescaped: XlsxWriter escapes it itself. Excel holds 32,767 characters a cell."""
    return html.unescape(text(value))[:32_767]


def dated(date: str) -> datetime:
    """The date of a document, ISO; that of an undated file when it is none."""
    try:
        return datetime.strptime(date, "%Y-%m-%d")
    except ValueError:
        return UNDATED


def sheet_names(names: Sequence[str]) -> Iterator[str]:
    """Names that Excel takes: 31 characters at most, none of []:*?/\\, no apostrophe at an end, none twice."""
    seen: set[str] = set()
    for number, name in enumerate(names, start=1):
        plain = re.sub(r"[\[\]:*?/\\\s]+", " ", cell_text(name)).strip(" '")[:31].rstrip(" '") or str(number)
        if plain.casefold() in seen or plain.casefold() == "history":
            plain = f"{plain[:26]} ({number})"
        seen.add(plain.casefold())
        yield plain
