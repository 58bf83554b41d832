"""The agenda as an Excel workbook that a trainer edits: an overview, then a sheet a day."""

from __future__ import annotations

import io

from coursekit.documents.agenda import AgendaSheet
from coursekit.documents.look import Look
from coursekit.write.agenda.day import write_day
from coursekit.write.agenda.formats import agenda_formats
from coursekit.write.agenda.overview import write_overview
from coursekit.write.xlsx import cell_text, dated, finished, open_workbook, sheet_names


def write_agenda_workbook(sheet: AgendaSheet, look: Look) -> bytes:
    """The .xlsx file. Its formulas come with their values: who does not calculate sees the same."""
    fonts = look.fonts.get(sheet.language)
    buffer = io.BytesIO()
    created = dated(sheet.date)
    workbook = open_workbook(buffer, created, font=fonts.body_east_asian if fonts else "Arial")
    workbook.set_properties({"title": cell_text(sheet.title), "created": created})
    formats = agenda_formats(workbook, look.palette)
    overview, *names = sheet_names([sheet.words.overview, *(day.name for day in sheet.days)])
    write_overview(workbook.add_worksheet(overview), formats, sheet, names, look.palette.accent_soft)
    for day, name in zip(sheet.days, names, strict=True):
        write_day(workbook.add_worksheet(name), formats, sheet, day)
    return finished(workbook, buffer)
