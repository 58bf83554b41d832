"""A tool card to keep and use at work."""

from coursekit.activities.kind import Kind, Sheet

TOOL = Kind(
    name="tool",
    description="A tool card to keep and use at work.",
    names={"zh-CN": "工具", "zh-TW": "工具", "en": "Tool"},
    practice=False,
    needs_debrief=False,
    sheet=Sheet.TOOL,
)
