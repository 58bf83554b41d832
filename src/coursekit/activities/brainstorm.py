"""Ideas are collected first and judged later."""

from coursekit.activities.kind import Kind

BRAINSTORM = Kind(
    name="brainstorm",
    description="Ideas are collected first and judged later.",
    names={"zh-CN": "头脑风暴", "zh-TW": "腦力激盪", "en": "Brainstorm"},
)
