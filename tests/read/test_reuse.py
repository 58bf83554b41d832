from __future__ import annotations

from coursekit.content import Name
from coursekit.diagnostic import Report, Span
from coursekit.model.course import Course, Module, Outcome, Reuse
from coursekit.read.reuse import ReuseResolver, read_target
from coursekit.units import MinuteRange
from coursekit.value import replace
from tests.plan.built import ONLY_FULL, activity, course, minutes, module, talk, topic

OTHER = course(module("ears", topic("hearing", minutes(30), talk("s"), activity("stays", minutes(20)))))


def reuse(target: str, own: dict[str, int] | None = None, of: str = "other", line: int = 1) -> Reuse:
    """`own` are minutes by id; under "" those of the thing itself."""
    place = Span("m.md", line, 1, line, 2)
    given = tuple((Name(name), minutes(length)) for name, length in (own or {}).items())
    return Reuse(Name(of, place), Name(target, place), given, span=place)


def resolved(given: Course, report: Report | None = None, **others: Course) -> Course:
    found = {"other": OTHER, **others}
    return ReuseResolver(found.get, report if report is not None else Report()).resolve(given)


def lengths(given: Course) -> dict[str, MinuteRange | None]:
    parts = [part for m in given.own_modules for t in m.own_topics for part in (t, *t.activities)]
    return {part.id.text: part.minutes for part in parts}  # type: ignore[attr-defined]


def test_a_module_comes_with_all_that_is_in_it() -> None:
    given = replace(course(), modules=(reuse("ears"),))

    assert resolved(given).modules == OTHER.modules


def test_minutes_are_given_by_id_to_the_parts_of_a_module() -> None:
    given = replace(course(), modules=(reuse("ears", {"hearing": 10, "stays": 5}),))

    assert lengths(resolved(given)) == {"hearing": minutes(10), "stays": minutes(5)}


def test_a_topic_follows_the_one_it_was_asked_for_in() -> None:
    given = course(module("m", topic("a", minutes(5), talk("t"), reuse("hearing", {"": 10}))))  # type: ignore[arg-type]

    assert lengths(resolved(given)) == {"a": minutes(5), "hearing": minutes(10), "stays": minutes(20)}


def test_a_topic_that_only_asks_for_another_is_replaced_by_it() -> None:
    given = course(module("m", topic("a", None, reuse("hearing"))))  # type: ignore[arg-type]

    assert list(lengths(resolved(given))) == ["hearing", "stays"]


def test_an_activity_stands_where_it_was_asked_for() -> None:
    given = course(module("m", topic("a", minutes(5), talk("t"), reuse("stays", {"": 7}))))  # type: ignore[arg-type]

    assert lengths(resolved(given)) == {"a": minutes(5), "stays": minutes(7)}


def test_the_condition_of_the_reuse_is_that_of_what_it_brings() -> None:
    given = replace(course(), modules=(replace(reuse("ears"), condition=ONLY_FULL),))

    assert [m.condition for m in resolved(given).own_modules] == [ONLY_FULL]


def test_outcomes_that_this_course_does_not_have_are_left_behind() -> None:
    other = course(replace(module("ears", topic("hearing", minutes(30))), outcomes=(Name("listen"), Name("smile"))))
    given = replace(course(), modules=(reuse("ears"),), outcomes=(Outcome(Name("smile"), "Can smile"),))

    (only,) = resolved(given, other=other).own_modules

    assert only.outcomes == (Name("smile"),)


def test_what_cannot_be_found_stays_a_reuse_and_is_reported() -> None:
    report = Report()
    given = replace(course(), modules=(reuse("nose", line=1), reuse("ears", of="nobody", line=2)))

    assert resolved(given, report).modules == given.modules
    assert [diagnostic.message for diagnostic in report.sorted()] == [
        "“other” has no part “nose”",
        "there is no course “nobody” beside this one that can be read",
    ]


def test_reuse_of_a_reuse_is_followed() -> None:
    asking: Module = module("m", topic("a", minutes(5), talk("t"), reuse("hearing")))  # type: ignore[arg-type]
    given = replace(course(), modules=(reuse("m", of="middle"),))

    assert list(lengths(resolved(given, middle=course(asking)))) == ["a", "hearing", "stays"]


def test_a_circle_is_reported_and_broken() -> None:
    report = Report()
    there = course(module("n", topic("b", minutes(5), talk("u"), reuse("a", of="here"))))  # type: ignore[arg-type]
    here = course(module("m", topic("a", minutes(5), talk("t"), reuse("b", of="there"))))  # type: ignore[arg-type]

    ReuseResolver({"here": here, "there": there}.get, report).resolve(here)

    assert [diagnostic.message for diagnostic in report.sorted()] == [
        "the reuse runs in a circle: there#b → here#a → there#b"
    ]


def test_a_target_is_a_course_and_an_id() -> None:
    assert read_target(Name(" hello#closing "), Report()) == (Name("hello"), Name("closing"))


def test_what_is_no_target_is_reported_once_and_never_looked_for() -> None:
    for written in ("closing", "#closing", "hello#", "../hello#closing", "a/b#c", "hello#clo sing", "hello##x"):
        report = Report()

        assert read_target(Name(written), report) == (Name(""), Name(""))
        assert [diagnostic.code for diagnostic in report.sorted()] == ["reuse-target"]
