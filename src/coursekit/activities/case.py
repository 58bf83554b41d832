"""A situation from working life, with questions; the situation is on the slide, the answer is not."""

from coursekit.activities.kind import Kind
from coursekit.documents.deck import Layout

CASE = Kind(
    name="case",
    description="A situation from working life, with questions; the situation is on the slide, the answer is not.",
    names={"zh-CN": "案例", "zh-TW": "案例", "en": "Case"},
    layout=Layout.CASE,
)
