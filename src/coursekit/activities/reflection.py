"""Participants think and write on their own."""

from coursekit.activities.kind import Kind

REFLECTION = Kind(
    name="reflection",
    description="Participants think and write on their own.",
    names={"zh-CN": "反思", "zh-TW": "反思", "en": "Reflection"},
)
