"""Questions with options; the right ones are marked [x]."""

from coursekit.activities.kind import Kind, Sheet
from coursekit.documents.deck import Layout

QUIZ = Kind(
    name="quiz",
    description="Questions with options; the right ones are marked [x].",
    names={"zh-CN": "测评", "zh-TW": "測驗", "en": "Quiz"},
    needs_debrief=False,
    layout=Layout.QUIZ,
    sheet=Sheet.QUIZ,
)
