"""One topic of a course from what stands below it in an outline: talks of slides, divided by activities."""

from __future__ import annotations

from collections.abc import Iterable

from coursekit.content import Block, Name, Paragraph, Text
from coursekit.importers.activities import activity_of
from coursekit.importers.meaning import Role, Sense
from coursekit.importers.page import Page
from coursekit.importers.slides import SlideMaker, forest
from coursekit.model.course import Activity, Priority, Segment, Slide, Talk, Topic
from coursekit.value import Mutable, field, replace


class TopicBuilder(Mutable):
    """Takes senses in the order of the outline. `run` are the points since the last slide or activity, with their depths;
    `stated` grows with minutes that the outline states, by id."""

    page: Page
    slides: SlideMaker
    identity: Name
    title: str
    stated: dict[str, int]
    intro: list[Block] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    talk: list[Slide] = field(default_factory=list)
    run: list[tuple[int, Sense]] = field(default_factory=list)

    def take_all(self, senses: Iterable[Sense], depth: int = 0) -> None:
        for sense in senses:
            self.take(sense, depth)

    def take(self, sense: Sense, depth: int = 0) -> None:
        match sense.role:
            case Role.ACTIVITY:
                self._activity(sense)
            case Role.SLIDE:
                self._sheet(sense)
            case Role.OUTPUT if self._gives_output(sense):
                return
            case Role.KEY_POINT | Role.TEXT if self._is_reading(sense):
                self.intro.append(Paragraph(self.page.inlines(sense.title, self.identity.text, sense.role.value)))
                self.take_all(sense.senses, depth)
            case _:
                self.run.append((depth, sense))
                self.take_all(sense.senses, depth + 1)

    def _is_reading(self, sense: Sense) -> bool:
        """What comes first is read; afterwards it would be moved away from where it stands."""
        return sense.held is None and not (self.run or self.talk or self.segments)

    def _sheet(self, sense: Sense) -> None:
        self._end_run()
        self.talk.append(self.slides.of_held(sense))
        self.take_all(sense.senses)

    def _activity(self, sense: Sense) -> None:
        """Activities below it follow it."""
        self._end_talk()
        points, others = _parted(sense.senses)
        run: list[tuple[int, Sense]] = []
        _lay(points, 0, run)
        activity = activity_of(sense, forest(run), self.page, self.slides)
        if sense.minutes is not None:
            self.stated[activity.id.text] = sense.minutes
        self.segments.append(activity)
        self.take_all(others)

    def _gives_output(self, sense: Sense) -> bool:
        """An output belongs to the activity before it, if that has none yet."""
        last = next((i for i in reversed(range(len(self.segments))) if isinstance(self.segments[i], Activity)), None)
        activity = self.segments[last] if last is not None else None
        if last is None or not isinstance(activity, Activity) or activity.output:
            return False
        points, others = _parted(sense.senses)
        run: list[tuple[int, Sense]] = []
        _lay(points, 0, run)
        if any(inner.held is not None for _, inner in run):
            return False
        taken = [
            self.page.take(one.title, activity.id.text, Role.OUTPUT.value) for one in (sense, *(s for _, s in run))
        ]
        self.segments[last] = replace(activity, output="；".join(taken) if len(taken) > 1 else taken[0])
        self.take_all(others)
        return True

    def _end_run(self) -> None:
        self.talk.extend(self.slides.of_nodes(forest(self.run)))
        self.run = []

    def _end_talk(self) -> None:
        self._end_run()
        if self.talk:
            self.segments.append(Talk(tuple(self.talk)))
            self.talk = []

    def end(self) -> Topic:
        """Without minutes. A topic that is a title only shows that."""
        self._end_talk()
        if not self.segments:
            self.segments.append(Talk((self.slides.of_title(self.title),)))
        return Topic(self.identity, (Text(self.title),), None, Priority.MUST, tuple(self.intro), tuple(self.segments))


def _parted(senses: Iterable[Sense]) -> tuple[list[Sense], list[Sense]]:
    """What an activity itself holds, and what follows it: other activities, and slides."""
    own: list[Sense] = []
    others: list[Sense] = []
    for sense in senses:
        (others if sense.role in (Role.ACTIVITY, Role.SLIDE, Role.OUTPUT) else own).append(sense)
    return own, others


def _lay(senses: Iterable[Sense], depth: int, run: list[tuple[int, Sense]]) -> None:
    for sense in senses:
        run.append((depth, sense))
        _lay(sense.senses, depth + 1, run)
