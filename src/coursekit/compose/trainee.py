"""What of a course trainees may see. The handout is composed from these values only.

Nothing here has a place for scripts, answers, debriefs, minutes or marks of right options: they
cannot leak, because they are left behind where these values are made.
"""

from __future__ import annotations

from coursekit.activities import KINDS
from coursekit.activities.kind import Sheet
from coursekit.compose.common import activity_title, grouping_word, item_text, numbered_items, options_of
from coursekit.compose.text import TraineeText
from coursekit.content import Block, Blocks, Inlines, List, ListItem
from coursekit.labels import Words
from coursekit.model.course import Activity, Part, PartKind, Talk, Topic, title_text
from coursekit.model.plan import Plan
from coursekit.value import Value

TRAINEE_PARTS = (
    PartKind.ASK,
    PartKind.STEPS,
    PartKind.OBSERVE,
    PartKind.ROLE,
    PartKind.SCENARIO,
    PartKind.WORKSHEET,
    PartKind.RUBRIC,
)


class TraineePart(Value):
    """`lines` to write on, None when the author did not say."""

    kind: PartKind
    title: str
    blocks: Blocks
    lines: int | None


class Question(Value):
    """A question of a quiz: its text and its options, none marked."""

    text: Inlines
    options: tuple[Inlines, ...]


class TraineeActivity(Value):
    kind: str
    heading: str
    sheet: Sheet
    grouping: str
    output: str
    body: Blocks
    questions: tuple[Question, ...]
    parts: tuple[TraineePart, ...]


class TraineeSlide(Value):
    """Only what the slide says and shows; `title` is empty when it repeats the topic's."""

    title: str
    blocks: Blocks


class TraineeTopic(Value):
    number: str
    title: str
    intro: Blocks
    pieces: tuple[TraineeSlide | TraineeActivity, ...]


def trainee_topic(topic: Topic, plan: Plan, text: TraineeText, words: Words) -> TraineeTopic:
    pieces: list[TraineeSlide | TraineeActivity] = []
    intro = text.blocks(topic.intro)
    for segment in topic.segments:
        match segment:
            case Talk(slides):
                for slide in slides:
                    title = title_text(slide)
                    pieces.append(TraineeSlide("" if title == title_text(topic) else title, text.blocks(slide.blocks)))
            case Activity():
                if KINDS[segment.kind].sheet is not Sheet.NONE:
                    pieces.append(_trainee_activity(segment, plan, text, words))
    return TraineeTopic(plan.targets[topic.id.text].number, title_text(topic), intro, tuple(pieces))


def _trainee_activity(activity: Activity, plan: Plan, text: TraineeText, words: Words) -> TraineeActivity:
    sheet = KINDS[activity.kind].sheet
    is_quiz = sheet is Sheet.QUIZ
    body = text.blocks(block for block in activity.body if not (is_quiz and _is_ordered(block)))
    asked = numbered_items(activity.body) if is_quiz else []
    questions = tuple(_question(item_text(item), options_of(item), text) for item in asked)
    return TraineeActivity(
        activity.kind,
        activity_title(activity, plan, words),
        sheet,
        grouping_word(activity.grouping, words) if activity.grouping is not None else "",
        activity.output,
        body,
        questions,
        tuple(_part(part, text) for part in activity.parts if part.kind in TRAINEE_PARTS),
    )


def _is_ordered(block: Block) -> bool:
    return isinstance(block, List) and block.ordered


def _question(question: Inlines, options: list[ListItem], text: TraineeText) -> Question:
    return Question(text.inlines(question), tuple(text.inlines(item_text(option)) for option in options))


def _part(part: Part, text: TraineeText) -> TraineePart:
    return TraineePart(part.kind, title_text(part), text.blocks(part.blocks), part.lines)
