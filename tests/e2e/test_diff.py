"""`coursekit diff` as other programs use it: its fields and exit codes. Its text is in tests/spec/left-out.md."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.e2e import courses
from tests.e2e.command import coursekit

CLEAN, MISTAKES, USAGE = 0, 1, 2
MODULE = "calm/modules/01-listening.md"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def calm(files: courses.Files = courses.CALM) -> Path:
    return courses.write_course(Path("calm"), files)


def part(id: str, kind: str, title: str, line: int) -> dict[str, object]:
    return {"id": id, "kind": kind, "title": title, "module": "Listening", "path": MODULE, "line": line}


def test_diff_as_json_is_all_that_gets_lost() -> None:
    result = coursekit("diff", calm(), "--from", "full", "--to", "short", "--format", "json")

    assert json.loads(result.out) == {
        "course": "calm",
        "from": "full",
        "to": "short",
        "minutes": {"from": 105, "to": 40},
        "cut": [
            {
                **part("silence", "topic", "Silence", 41),
                "minutes": 55,
                "priority": "could",
                "reason": "no-time",
                "contents": ["Count to three"],
            }
        ],
        "added": [],
        "shortened": [
            {**part("repeat", "talk", "Why callers repeat themselves", 7), "from": 25, "to": 20},
            {**part("last-caller", "discussion", "Your last angry caller", 23), "from": 25, "to": 20},
        ],
        "lengthened": [],
        "moved": [],
        "outcomes": [
            {
                "id": "listen",
                "text": "Let a caller finish",
                "practice": {"from": 25, "to": 20},
                "assessment": {"from": 0, "to": 0},
                "promise": "less",
                "lost": [],
            }
        ],
        "transitions": [],
        "slides": [
            {"id": "01-listening.slide3", "title": "How long three seconds are", "slides": [9, 9]},
            {"id": "count", "title": "Count to three", "slides": [10, 10]},
        ],
        "handout": [{"number": "1.2", "title": "Silence", "stays": False, "cards": []}],
        "references": [],
    }
    assert (result.code, result.err) == (CLEAN, "")


def test_without_names_the_longest_is_compared_with_the_shortest() -> None:
    assert coursekit("diff", calm()) == coursekit("diff", calm(), "--from", "full", "--to", "short")


def test_the_other_way_round_what_was_cut_is_there_only() -> None:
    result = coursekit("diff", calm(), "--from", "short", "--to", "full")

    assert result.out == (
        "Calm calls\n"
        "Half an hour (short) → A morning (full)\n"
        "40 → 105 min taught (+65)\n"
        "\n"
        "outcomes  minutes of practice and of assessment\n"
        "  20 → 25   0 → 0   as before                       Let a caller finish\n"
        "\n"
        "only here  55 min\n"
        "  Listening\n"
        "      +55 min  topic         could   Silence (Count to three)\n"
        "\n"
        "lengthened  10 min\n"
        "  Listening\n"
        "       +5 min   20 → 25   talk          Why callers repeat themselves\n"
        "       +5 min   20 → 25   discussion    Your last angry caller\n"
    )


def test_a_number_of_days_is_an_edition_of_that_length() -> None:
    result = coursekit("diff", calm(), "--from", "short", "--to", "1", "--format", "json")

    found = json.loads(result.out)
    assert (found["from"], found["to"], found["minutes"]) == ("short", "1-day", {"from": 40, "to": 99})
    assert (result.code, result.err) == (CLEAN, "")


def test_a_length_that_is_none_is_wrong_usage() -> None:
    result = coursekit("diff", calm(), "--to", "0.3")

    assert (result.code, result.out) == (USAGE, "")
    assert result.err == "a course cannot last 0.3 days: write 0.5 to 30 in halves\n"


@pytest.mark.parametrize("option", ["--from", "--to"])
def test_an_unknown_edition_is_wrong_usage_and_the_nearest_is_named(option: str) -> None:
    result = coursekit("diff", calm(), option, "shrot")

    assert (result.code, result.out) == (USAGE, "")
    assert result.err == "the course has no edition “shrot”: did you mean “short”?\n"


def test_a_course_with_mistakes_is_not_compared() -> None:
    result = coursekit("diff", calm(courses.BROKEN))

    assert (result.code, result.out) == (MISTAKES, "")
    assert result.err.startswith("calm/modules/01-listening.md:23:6: error[minutes-missing] ")


def test_a_program_is_told_the_mistakes() -> None:
    result = coursekit("diff", calm(courses.BROKEN), "--format", "json")

    assert [found["code"] for found in json.loads(result.out)["diagnostics"]] == ["minutes-missing"]
    assert result.code == MISTAKES
