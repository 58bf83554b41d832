"""How cells of the agenda look: headers, rows, pauses, totals, and what a trainer may change."""

from __future__ import annotations

from collections.abc import Mapping

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from coursekit.documents.look import Palette

Properties = dict[str, object]
Formats = Mapping[str, Format]


def agenda_formats(workbook: Workbook, palette: Palette) -> Formats:
    """By name: `title`, `subtitle`, `note`, `header`, `header center`, `link`, `marked`, `row label`, `total label`; and of
    row, pause, input and total each its `text`, `center`, `number`, `time` and `share`."""
    ink = {"font_color": f"#{palette.ink}"}
    return {name: workbook.add_format({**ink, **one}) for name, one in _properties(palette).items()}


def _properties(palette: Palette) -> dict[str, Properties]:
    line: Properties = {"bottom": 1, "bottom_color": f"#{palette.line}", "valign": "vcenter"}
    looks: dict[str, Properties] = {
        "row": line,
        "pause": {**line, "bg_color": f"#{palette.accent_soft}", "font_color": f"#{palette.muted}"},
        "input": {**line, "bg_color": f"#{palette.second_soft}", "font_color": f"#{palette.second}", "bold": True},
        "total": {"bold": True, "valign": "vcenter", "top": 2, "top_color": f"#{palette.accent}"},
    }
    styles: dict[str, Properties] = {
        "text": {"text_wrap": True},
        "center": {"align": "center", "text_wrap": True},
        "number": {"align": "center", "num_format": "0"},
        "time": {"align": "center", "num_format": "hh:mm"},
        "share": {"align": "center", "num_format": "0%"},
    }
    head: Properties = {
        "bold": True, "valign": "vcenter", "text_wrap": True, "bottom": 2,
        "bottom_color": f"#{palette.accent}", "bg_color": f"#{palette.accent_soft}",
    }  # fmt: skip
    return {f"{look} {style}": {**looks[look], **styles[style]} for look in looks for style in styles} | {
        "title": {"bold": True, "font_size": 16, "font_color": f"#{palette.accent}"},
        "subtitle": {"valign": "top", "font_color": f"#{palette.muted}"},
        "note": {"valign": "vcenter", "font_color": f"#{palette.muted}"},
        "header": head,
        "header center": {**head, "align": "center"},
        "row label": line,
        "total label": looks["total"],
        "link": {**line, "font_color": f"#{palette.accent}", "bold": True},
        # No border and no size: a conditional format has colours and weight only.
        "marked": {"bg_color": f"#{palette.warning}", "font_color": f"#{palette.paper}"},
    }
