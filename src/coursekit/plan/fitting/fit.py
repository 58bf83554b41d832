"""An edition made to fit: what it keeps, for how long, and between which pauses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coursekit.diagnostic import Report
from coursekit.model.course import Activity, Course, Edition, Module, Priority, Talk, Topic
from coursekit.model.plan import Cut, CutReason, FitResult, FitScore
from coursekit.plan.cuts import cut_of
from coursekit.plan.fitting.explain import report_why_not
from coursekit.plan.fitting.layout import laid_out
from coursekit.plan.fitting.pieces import Question, ask
from coursekit.plan.fitting.problem import Solution
from coursekit.plan.fitting.relations import decided
from coursekit.plan.fitting.solve import solve
from coursekit.plan.schedule import SessionPlan
from coursekit.value import Value, replace


class Fitted(Value):
    """`minutes` are those of each unit of `course`, in order; `cuts` what was left out for want of time."""

    course: Course
    cuts: tuple[Cut, ...]
    sessions: tuple[SessionPlan, ...]
    minutes: tuple[int, ...]
    result: FitResult


def fit_course(course: Course, edition: Edition, report: Report, *, drops: bool = True) -> Fitted | None:
    """The best choice of what the course, as selected, keeps in the edition; of several equal ones what stands first.

    None when nothing fits: that is reported, as `edition-overruns` or `edition-promises`.
    """
    question = ask(course, edition, drops=drops)
    fitted = answered(course, question)
    if fitted is None:
        report_why_not(course, edition, question, report)
    return fitted


def answered(course: Course, question: Question) -> Fitted | None:
    """The best answer to a question about the course; None when there is none."""
    solution = solve(question.problem)
    if solution is None:
        return None
    kept = {placed.piece for placed in solution.placed}
    cuts: list[Cut] = []
    left = _keeping(course, question, kept, cuts)
    sessions, minutes = laid_out(question, solution)
    return Fitted(left, tuple(cuts), sessions, minutes, _result(question, solution))


def without_droppable(course: Course, edition: Edition) -> tuple[Course, tuple[Cut, ...]]:
    """What must be kept, though it does not fit, and what is left out."""
    question = ask(course, edition)
    cuts: list[Cut] = []
    kept = {i for i, keeps in (decided(question.problem, {}) or {}).items() if keeps}
    return _keeping(course, question, kept, cuts), tuple(cuts)


def _keeping(course: Course, question: Question, kept: set[int], cuts: list[Cut]) -> Course:
    talks: dict[str, bool] = {}
    activities: dict[str, bool] = {}
    for i, segment in enumerate(question.segments):
        if segment.activity is not None:
            activities[segment.activity.id.text] = i in kept
        else:
            talks[segment.topic.id.text] = i in kept
    modules = []
    for module in course.own_modules:
        topics = tuple(_topics(module, talks, activities, cuts))
        if topics:
            modules.append(replace(module, topics=topics))
    return replace(course, modules=tuple(modules))


def _topics(
    module: Module, talks: Mapping[str, bool], activities: Mapping[str, bool], cuts: list[Cut]
) -> Iterator[Topic]:
    for topic in module.own_topics:
        segments = tuple(
            segment
            for segment in topic.segments
            if (isinstance(segment, Talk) and talks[topic.id.text])
            or (isinstance(segment, Activity) and activities[segment.id.text])
        )
        if not segments and topic.slides:
            cuts.append(cut_of(topic, module.id.text, CutReason.NO_TIME))
            continue
        left = (activity for activity in topic.activities if not activities[activity.id.text])
        cuts.extend(cut_of(activity, module.id.text, CutReason.NO_TIME) for activity in left)
        if segments:
            yield replace(topic, segments=segments)


def _result(question: Question, solution: Solution) -> FitResult:
    score = solution.score
    idle = question.problem.room - score.taught
    fit = FitScore(score.should, score.could, score.practice, -score.twice_off_preferred / 2, idle)
    return FitResult(solution.optimal, fit, tuple(_explanation(question, solution, fit)))


def _explanation(question: Question, solution: Solution, score: FitScore) -> Iterator[str]:
    """Sentences for the trainer."""
    pieces = question.problem.pieces
    kept = {placed.piece for placed in solution.placed}
    words = []
    for priority in sorted(Priority, reverse=True):
        own = [i for i, piece in enumerate(pieces) if piece.priority is priority and piece.counts]
        if own:
            words.append(f"{sum(i in kept for i in own)} of {len(own)} {priority.name.lower()}")
    proof = "no choice that fits keeps more" if solution.optimal else "the best that was found"
    yield f"It keeps {', '.join(words)}: {proof}, `should` counted before `could`."
    practice = sum(piece.practice for piece in pieces)
    if practice:
        yield f"Of {practice} min of practice it keeps {score.practice_minutes}."
    off = score.off_preferred_minutes
    if off:
        yield f"Segments are {off:g} min off their preferred minutes in all, the fewest that are possible."
    else:
        yield "Every segment has its preferred minutes."
    if score.idle_minutes:
        yield f"{score.idle_minutes} min are left: nothing more fits in, and nothing is stretched beyond its preferred minutes."
