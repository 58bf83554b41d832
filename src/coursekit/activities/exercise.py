"""A task that practises one thing, often with a worksheet."""

from coursekit.activities.kind import Kind
from coursekit.model.course import PartKind

EXERCISE = Kind(
    name="exercise",
    description="A task that practises one thing, often with a worksheet.",
    names={"zh-CN": "练习", "zh-TW": "練習", "en": "Exercise"},
    parts=(PartKind.OBSERVE,),
)
