"""Minutes: every segment has them, and what is to be said and done fits into them."""

from __future__ import annotations

import re
from functools import partial

from coursekit.checks.substance import is_outlined
from coursekit.content import ALWAYS, Blocks, text_of_all
from coursekit.diagnostic import Report, error_rule, warning_rule
from coursekit.model.course import Activity, Course, Part, PartKind, Topic, title_text
from coursekit.model.select_text import TextSelection, stands
from coursekit.model.walk import activities_of, conditions_in, topics_of
from coursekit.speech import least_spoken_minutes, spoken_minutes
from coursekit.units import MinuteRange, format_range

MINUTES_MISSING = error_rule(
    "minutes-missing",
    """A segment (the talk of a topic, or an activity) carries no minutes. Nothing has a default duration: an agenda made
from durations that nobody chose is wrong by hours. The help estimates from the script what it would take.""",
)
MINUTES_WITHOUT_TALK = error_rule(
    "minutes-without-talk",
    """A topic has minutes but no slide and no list: there is nothing to talk about in them. Its activities carry their own
minutes. Remove the topic's minutes, or give it a slide.""",
)
SCRIPT_TOO_LONG = warning_rule(
    "script-too-long",
    """What is written to be said takes longer than the segment has at most, even spoken fast (260 Chinese characters or 160
English words a minute). Shorten the script, or give it more minutes.""",
)
STEPS_TOO_LONG = warning_rule(
    "steps-too-long",
    """The steps of an activity name more minutes than the activity has at most. Participants would be told something that
the agenda contradicts.""",
)

# What an activity takes beside its words: reading, working, presenting; the estimate of an empty one.
_ESTIMATE_ACTIVITY = MinuteRange(15, 25)
_STEP_MINUTES = re.compile(r"(\d{1,3})\s*(?:分钟|分鐘|min\b|minutes?\b)")


def check_minutes(course: Course, report: Report) -> None:
    """Reports `minutes-missing`, `minutes-without-talk`, `script-too-long`."""
    for topic in topics_of(course):
        if topic.minutes is None and topic.slides:
            _report_missing_talk(topic, report)
        elif topic.minutes is not None and not topic.slides and topic.segments:
            message = f"the topic “{title_text(topic)}” has minutes but nothing to talk about"
            report(MINUTES_WITHOUT_TALK, topic.span, message, help="remove its minutes, or add a slide")
        elif topic.minutes is not None:
            said = "".join(_said(slide.parts) for slide in topic.slides)
            _check_script(said, topic.minutes, topic, report)
    for activity in activities_of(course):
        if activity.minutes is None:
            _report_missing_activity(activity, report)
        else:
            _check_script(_said(activity.parts), activity.minutes, activity, report)


def check_steps(course: Course, report: Report) -> None:
    """The minutes that steps name add up to no more than the activity has. Reports `steps-too-long`."""
    for activity in activities_of(course):
        for part in activity.parts_of(PartKind.STEPS):
            total = _most_step_minutes(part, course)
            if activity.minutes is not None and total > activity.minutes.most:
                report(
                    STEPS_TOO_LONG,
                    part.span,
                    f"the steps take {total} min, the {activity.kind} has at most {activity.minutes.most}",
                    help="shorten a step, or give the activity more minutes",
                )


def _most_step_minutes(part: Part, course: Course) -> int:
    """In the edition, and for the audience, in which they take the longest: others may have other words for a step."""
    if all(condition == ALWAYS for condition in conditions_in(part.blocks)):
        return _step_minutes(part.blocks)
    editions = [edition.id.text for edition in course.editions]
    audiences = [frozenset((name.text,)) for name in course.audience] or [frozenset[str]()]
    return max(
        _step_minutes(TextSelection(partial(stands, edition=edition, audience=audience)).blocks(part.blocks))
        for edition in editions or [""]
        for audience in audiences
    )


def _step_minutes(blocks: Blocks) -> int:
    return sum(int(minutes) for minutes in _STEP_MINUTES.findall(text_of_all(blocks)))


def _said(parts: tuple[Part, ...]) -> str:
    return "".join(text_of_all(part.blocks) for part in parts if part.kind is PartKind.SAY)


def _report_missing_talk(topic: Topic, report: Report) -> None:
    said = spoken_minutes("".join(_said(slide.parts) for slide in topic.slides))
    # A slide without a script is talked about for some two minutes.
    estimate = max(said * 1.25, 2.0 * len(topic.slides))
    least = max(5, 5 * round(estimate / 5))
    range_ = format_range(MinuteRange(least, least + 10))
    written = f"`minutes: {range_}`" if is_outlined(topic.span) else f"{{minutes={range_}}}"
    slides = "its slide takes" if len(topic.slides) == 1 else f"its {len(topic.slides)} slides take"
    report(
        MINUTES_MISSING,
        topic.span,
        f"the talk of “{title_text(topic)}” has no minutes",
        help=f"{slides} about {round(estimate)} min; write {written}",
    )


def _report_missing_activity(activity: Activity, report: Report) -> None:
    named = sum(int(m) for p in activity.parts_of(PartKind.STEPS) for m in _STEP_MINUTES.findall(text_of_all(p.blocks)))
    said = spoken_minutes(_said(activity.parts))
    suggestion = MinuteRange(named, named + 10) if named else _ESTIMATE_ACTIVITY
    about = (
        f"its steps take {named} min; " if named else f"its script reads in about {round(said)} min; " if said else ""
    )
    report(
        MINUTES_MISSING,
        activity.span,
        f"the {activity.kind} “{title_text(activity)}” has no minutes",
        help=f"{about}write `{'' if is_outlined(activity.span) else ':'}minutes: {format_range(suggestion)}`",
    )


def _check_script(said: str, minutes: MinuteRange, owner: Topic | Activity, report: Report) -> None:
    takes = least_spoken_minutes(said)
    if takes > minutes.most:
        report(
            SCRIPT_TOO_LONG,
            owner.span,
            f"the script of “{title_text(owner)}” takes {takes:.1f} min to say, it has at most {minutes.most}",
            help="shorten the script, or give it more minutes",
        )
