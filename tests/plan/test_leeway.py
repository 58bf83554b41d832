from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from coursekit.content import Name
from coursekit.diagnostic import Report, Span
from coursekit.model.course import Activity, Course, Outcome, Priority, title_text
from coursekit.model.leeway import LeaveOut, Leeway, Saving
from coursekit.model.plan import ActivitySlot, PauseSlot, Plan, is_taught, slots_of
from coursekit.plan import make_plan
from coursekit.plan.leeway import addable, additions_of, timing_of
from coursekit.value import replace
from tests.plan.built import activity, course, course_of, day, edition, minutes, module, talk, topic


def plan_of(given: Course, *, keep: str = "") -> Plan:
    return make_plan(given, edition(day(2.25, (60, 15)), keep=keep), Report())


def told(saving: Saving) -> list[str]:
    """`-x 10`: leave out x, which saves 10 minutes; `x 5`: shorten it by 5."""
    lines = []
    for measure in saving.measures:
        match measure:
            case LeaveOut(part=part):
                lines.append(f"-{title_text(part)} {measure.minutes}")
            case _:
                slot = measure.slot
                name = title_text(slot.activity if isinstance(slot, ActivitySlot) else slot.topic)
                lines.append(f"{name} {measure.minutes}")
    return lines


def table(plan: Plan) -> list[tuple[int, int, list[str], int, list[str]] | None]:
    def row(leeway: Leeway) -> tuple[int, int, list[str], int, list[str]]:
        pause, end = leeway.to_pause, leeway.to_end
        return leeway.own, pause.until - 540, told(pause), end.until - 540, told(end)

    return [row(timing.leeway) if timing.leeway else None for timing in timing_of(plan)]


def test_could_goes_first_then_should_then_what_stays_is_shortened() -> None:
    given = course_of(
        topic("a", minutes(10, 30)),
        topic("b", None, activity("x", minutes(20, 30), Priority.SHOULD), activity("y", minutes(10), Priority.COULD)),
        topic("c", minutes(40, 60)),
    )

    assert table(plan_of(given)) == [
        (15, 65, ["-y 10", "-x 30", "a 15"], 135, ["-y 10", "-x 30", "a 15", "c 15"]),
        (10, 65, ["-y 10", "-x 30"], 135, ["-y 10", "-x 30", "c 15"]),
        (0, 65, ["-y 10"], 135, ["-y 10", "c 15"]),
        None,
        (15, 135, ["c 15"], 135, ["c 15"]),
    ]


def test_what_is_required_or_kept_or_the_last_practice_of_an_outcome_stays() -> None:
    practised = replace(activity("x", minutes(20), Priority.COULD, kind="exercise"), outcomes=(Name("listen"),))
    given = course_of(
        topic("a", minutes(20), priority=Priority.COULD),
        topic("b", None, practised, activity("y", minutes(20), Priority.SHOULD)),
        topic("c", None, activity("z", minutes(60), requires="a")),
    )
    given = replace(given, outcomes=(Outcome(Name("listen"), "Listen"),))

    assert [row and row[4] for row in table(plan_of(given, keep="y"))] == [[], [], [], None, []]


def test_what_requires_goes_before_what_it_requires() -> None:
    given = course_of(
        topic("a", minutes(20), priority=Priority.COULD),
        topic("b", minutes(40)),
        topic("c", None, activity("z", minutes(60), Priority.SHOULD, requires="a")),
    )

    assert table(plan_of(given))[0] == (0, 60, [], 135, ["-z 60", "-a 20"])


def test_a_topic_with_a_must_in_it_is_held() -> None:
    given = course_of(
        topic("a", minutes(40), talk("s"), activity("x", minutes(20)), priority=Priority.COULD),
        topic("b", minutes(60), talk("t"), priority=Priority.COULD),
    )

    assert [row and row[4] for row in table(plan_of(given))] == [["-b 60"], ["-b 60"], None, ["-b 60"]]


def test_what_was_left_out_is_offered_where_it_stood() -> None:
    def at(line: int, made: Activity) -> Activity:
        return replace(made, span=Span("m.md", line))

    given = course(
        module(
            "m", topic("a", None, at(1, activity("x", minutes(60))), at(9, activity("y", minutes(10), Priority.COULD)))
        ),
        module(
            "n", topic("b", None, at(1, activity("v", minutes(20), Priority.SHOULD)), at(9, activity("z", minutes(60))))
        ),
    )

    plan = plan_of(given)

    assert {i: [cut.id for cut in cuts] for i, cuts in additions_of(plan).items()} == {0: ["y"], 2: ["v"]}
    assert [cut.id for cut in addable(plan, "m", 20)] == ["y", "v"]
    assert [cut.id for cut in addable(plan, "n", 20)] == ["v", "y"]
    assert [cut.id for cut in addable(plan, "n", 19)] == ["y"]


PRIORITIES = st.sampled_from(Priority)
LENGTHS = st.tuples(st.integers(1, 20), st.integers(0, 20)).map(lambda pair: minutes(pair[0], sum(pair)))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(LENGTHS, PRIORITIES, LENGTHS, PRIORITIES), min_size=1, max_size=8))
def test_a_saving_is_of_minutes_that_are_there_and_never_of_a_must(parts: list[tuple]) -> None:  # type: ignore[type-arg]
    topics = [
        topic(f"t{i}", length, talk(f"s{i}"), activity(f"a{i}", other, own), priority=priority)
        for i, (length, priority, other, own) in enumerate(parts)
    ]
    plan = plan_of(course_of(*topics))

    slots = slots_of(plan)
    for i, timing in enumerate(timing_of(plan)):
        if timing.leeway is None:
            continue
        saving = timing.leeway.to_end
        rest = [slot for slot in slots[i:] if not isinstance(slot, PauseSlot) and is_taught(slot)]
        musts = [s for s in rest if (s.activity if isinstance(s, ActivitySlot) else s.topic).priority is Priority.MUST]
        assert saving.minutes <= sum(s.minutes for s in rest) - sum(min(s.least, s.minutes) for s in musts)
        assert timing.leeway.to_pause.minutes <= saving.minutes
        left = [measure.part for measure in saving.measures if isinstance(measure, LeaveOut)]
        assert all(part.priority is not Priority.MUST for part in left)
