"""A pause of its own, beside the breaks of the day’s frame."""

from coursekit.activities.kind import Kind, Sheet
from coursekit.documents.deck import Layout

BREAK = Kind(
    name="break",
    description="A pause of its own, beside the breaks of the day’s frame.",
    names={"zh-CN": "休息", "zh-TW": "休息", "en": "Break"},
    practice=False,
    needs_debrief=False,
    layout=Layout.BREAK,
    sheet=Sheet.NONE,
)
