"""Something is there where something is promised: slides, activities, questions and answers."""

from __future__ import annotations

from coursekit.activities import KINDS
from coursekit.content import Blank, Blocks, Inline, List, Paragraph, Reference, each_inline, inlines_in
from coursekit.diagnostic import Report, Span, error_rule, warning_rule
from coursekit.model.course import Activity, Course, PartKind, title_text
from coursekit.model.walk import activities_of, owners_of, parts_of, titles_of, topics_of

SLIDE_EMPTY = error_rule(
    "slide-empty",
    """A slide has nothing to show: no list, table, picture, drawing, chart or quote. Paragraphs are reading text for handout
and guide; they do not stand on slides.""",
)
TOPIC_EMPTY = error_rule("topic-empty", "A topic has neither a slide nor an activity: nothing happens in it.")
MODULE_EMPTY = error_rule(
    "module-empty",
    "A module has no topic: nothing happens in it. A topic is `# Title` in its file, or an entry of `topics` in an outline.",
)
PART_EMPTY = error_rule("part-empty", "A part is opened and closed with nothing inside. Write its text, or remove it.")
PART_MISSING = error_rule(
    "part-missing",
    "An activity lacks the part that its kind cannot do without: a role play its roles, a quiz its questions.",
)
DEBRIEF_MISSING = warning_rule(
    "debrief-missing",
    """An activity has no debrief. People learn from what is made of an experience afterwards; write what you will ask and
what should be said, in `:::{debrief}`.""",
)
BLANK_MISPLACED = error_rule(
    "blank-misplaced",
    """A gap stands where no trainee could fill it in: in a title, or in a part that only the facilitator sees. Gaps belong
into text, lists, tables and worksheets.""",
)
REFERENCE_MISPLACED = error_rule(
    "reference-misplaced",
    """A reference stands in a title. Titles are what references print, in contents and agendas too; one that refers on
would print nothing. Put the reference into the text.""",
)
QUIZ_OPTION = error_rule(
    "quiz-option",
    """A question of a quiz has options, but none is marked as right with `[x]`; or options stand under no question, because
they are not indented as its text.""",
)
ANSWER_COUNT = warning_rule(
    "answer-count",
    "The numbered answers are more or fewer than the numbered questions before them; the key could not match them.",
)

_FACILITATOR_PARTS = (
    PartKind.SAY,
    PartKind.DO,
    PartKind.SHOW,
    PartKind.TRANSITION,
    PartKind.ANSWER,
    PartKind.DEBRIEF,
    PartKind.DIFFICULTIES,
)


def is_outlined(span: Span) -> bool:
    """Whether something stands in course.yaml, and is to be mended in YAML."""
    return span.path.endswith(".yaml")


def check_slides(course: Course, report: Report) -> None:
    """Reports `slide-empty`, `topic-empty`, `module-empty`."""
    for module in course.own_modules:
        if not module.topics:
            help = "add topics to its list" if is_outlined(module.span) else "add `# Title`"
            report(MODULE_EMPTY, module.span, f"the module “{title_text(module)}” has no topic", help=help)
    for topic in topics_of(course):
        if not topic.segments:
            message = f"the topic “{title_text(topic)}” has no slide and no activity"
            help = "give it points or activities" if is_outlined(topic.span) else "add a slide with `## Title`"
            report(TOPIC_EMPTY, topic.span, message, help=help)
        for slide in topic.slides:
            if all(isinstance(block, Paragraph) for block in slide.blocks):
                message = f"the slide “{title_text(slide)}” has nothing to show"
                report(SLIDE_EMPTY, slide.span, message, help="add a list, table, picture or drawing")


def check_activities(course: Course, report: Report) -> None:
    """Reports `part-missing`, `debrief-missing`, `quiz-option`, `answer-count`."""
    for activity in activities_of(course):
        kind = KINDS[activity.kind]
        outlined = not activity.parts
        for needed in kind.needs:
            if not outlined and not activity.parts_of(needed):
                message = f"the {activity.kind} “{title_text(activity)}” has no {needed}"
                report(PART_MISSING, activity.span, message, help=f"add :::{{{needed}}}")
        if kind.needs_debrief and not outlined and not activity.parts_of(PartKind.DEBRIEF):
            message = f"the {activity.kind} “{title_text(activity)}” has no debrief"
            report(DEBRIEF_MISSING, activity.span, message, help="add :::{debrief}")
        _check_answers(activity, report)
        if activity.kind == "quiz":
            _check_quiz(activity, report)


def check_parts(course: Course, report: Report) -> None:
    """Reports `part-empty`, `blank-misplaced`."""
    for owner in owners_of(course):
        for title in titles_of(owner):
            for inline in each_inline(title):
                _report_blank(inline, "a title", report)
                if isinstance(inline, Reference):
                    report(
                        REFERENCE_MISPLACED, inline.span, "a reference stands in a title", help="put it into the text"
                    )
        for part in parts_of(owner):
            if not part.blocks and part.lines is None:
                help = "write its text on the lines below" if part.title else "write its text, or remove it"
                report(PART_EMPTY, part.span, f"the {part.kind} is empty", help=help)
            if part.kind in _FACILITATOR_PARTS:
                for inline in inlines_in(part.blocks):
                    _report_blank(inline, f"the {part.kind}", report)


def _report_blank(inline: Inline, where: str, report: Report) -> None:
    if isinstance(inline, Blank):
        report(
            BLANK_MISPLACED,
            inline.span,
            f"a gap stands in {where}, where no trainee can fill it in",
            help="write the word only",
        )


def _check_answers(activity: Activity, report: Report) -> None:
    """A quiz asks in its body, other activities in `ask`."""
    asked = _numbered(activity.body) if activity.kind == "quiz" else 0
    for part in activity.parts:
        if part.kind is PartKind.ASK:
            asked = _numbered(part.blocks)
        elif part.kind is PartKind.ANSWER:
            answered = _numbered(part.blocks)
            if asked and answered and asked != answered:
                message = f"{_count(answered, 'answer')} for {_count(asked, 'question')}"
                report(ANSWER_COUNT, part.span, message, help="number the answers as the questions")
            asked = 0


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _numbered(blocks: Blocks) -> int:
    """How many items the first ordered list has."""
    first = next((block for block in blocks if isinstance(block, List) and block.ordered), None)
    return 0 if first is None else len(first.items)


def _check_quiz(activity: Activity, report: Report) -> None:
    items = [item for block in activity.body if isinstance(block, List) and block.ordered for item in block.items]
    if not items:
        message = f"the quiz “{title_text(activity)}” has no questions"
        report(PART_MISSING, activity.span, message, help="write them as a numbered list, options as - [ ] and - [x]")
    for block in activity.body:
        if isinstance(block, List) and not block.ordered and any(item.checked is not None for item in block.items):
            help = "indent them by three spaces, under the text of their question"
            report(QUIZ_OPTION, block.span, "these options stand under no question", help=help)
    for item in items:
        options = [o for block in item.blocks if isinstance(block, List) for o in block.items if o.checked is not None]
        if options and not any(option.checked for option in options):
            report(QUIZ_OPTION, item.span, "no option of this question is marked as right", help="mark it: - [x] …")
