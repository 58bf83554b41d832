"""The facilitator guide: from it a trainer who has never seen the course can run the room."""

from __future__ import annotations

from collections.abc import Sequence

from coursekit.compose.common import edition_line
from coursekit.compose.deck import DeckDraft
from coursekit.compose.guide_back import back
from coursekit.compose.guide_draft import GuideDraft, rows_of
from coursekit.compose.guide_front import front
from coursekit.compose.guide_script import module_section
from coursekit.compose.text import Answer, facilitator_text
from coursekit.documents.booklet import Audience, Booklet, Cover
from coursekit.labels import Words
from coursekit.model.difference import Difference
from coursekit.model.leeway import Timing
from coursekit.model.plan import Plan


def compose_guide(
    plan: Plan,
    draft: DeckDraft,
    answers: Sequence[Answer],
    words: Words,
    timing: Sequence[Timing],
    left_out: Difference | None = None,
) -> Booklet:
    course = plan.course
    guide = GuideDraft(plan, words, facilitator_text(plan, words), draft, tuple(rows_of(plan, draft, timing)), left_out)
    version = (words("version", version=course.version),) if course.version else ()
    modules = tuple(module_section(guide, module) for module in course.own_modules)
    return Booklet(
        Audience.FACILITATOR,
        course.language,
        course.date,
        Cover(words("product.guide"), course.title, course.subtitle, (edition_line(plan.edition, words), *version)),
        (*front(guide), *modules, *back(guide, answers)),
        f"{course.title} · {words('product.guide')}",
        words("page-of", page="{page}", pages="{pages}"),
        words("contents"),
    )
