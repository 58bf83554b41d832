"""An open question talked over in pairs, tables or plenary."""

from coursekit.activities.kind import Kind

DISCUSSION = Kind(
    name="discussion",
    description="An open question talked over in pairs, tables or plenary.",
    names={"zh-CN": "讨论", "zh-TW": "討論", "en": "Discussion"},
)
