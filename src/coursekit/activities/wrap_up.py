"""Looks back on what was learnt and leads on."""

from coursekit.activities.kind import Kind

WRAP_UP = Kind(
    name="wrap-up",
    description="Looks back on what was learnt and leads on.",
    names={"zh-CN": "小结", "zh-TW": "小結", "en": "Wrap-up"},
    practice=False,
    needs_debrief=False,
)
