"""The commands as other programs use them: names, flags, fields, files and exit codes."""

from __future__ import annotations

import hashlib
import json
import os
import re
import signal
import subprocess
import time
import zipfile
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from tests.e2e import courses
from tests.e2e.command import PROGRAM, coursekit, run_apart
from tests.e2e.conftest import CONTENT

CLEAN, MISTAKES, USAGE, OUR_FAULT = 0, 1, 2, 3
FILES = [
    "agenda.xlsx", "deck.pdf", "deck.pptx", "guide.docx", "guide.pdf", "handout.docx", "handout.html", "handout.pdf", "key.docx",
    "key.pdf",
]  # fmt: skip

VARIANTS = ["exercises.docx", "exercises.html", "exercises.pdf", "solutions.docx", "solutions.pdf"]

Json = dict[str, Any]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Paths are shown as they were given; here they are short and the same on every machine."""
    monkeypatch.chdir(tmp_path)


def write(name: str, files: courses.Files = courses.CALM) -> Path:
    return courses.write_course(Path(name), files)


def files_in(folder: Path) -> list[str]:
    """But for the cache, which is nobody's business."""
    files = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return sorted(path.as_posix() for path in files if ".cache" not in path.parts)


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in files_in(folder)}


def as_json(text: str) -> Json:
    data: Json = json.loads(text)
    return data


def read_yaml(text: str) -> Any:
    """With libyaml, as editors do: PyYAML's own parser stumbles over `[Why?]`."""
    return yaml.load(text, Loader=yaml.CSafeLoader)


def plain(text: str) -> str:
    """typer's panels as one line of words."""
    return " ".join(re.sub(r"[─│╭╮╰╯]", " ", text).split())


# ---------------------------------------------------------------- the program


def test_version_is_a_name_and_a_number() -> None:
    result = coursekit("--version")

    assert re.fullmatch(r"coursekit \d+\.\d+\.\d+\n", result.out)
    assert (result.code, result.err) == (CLEAN, "")


def test_help_names_every_command() -> None:
    result = coursekit("--help")

    commands = re.findall(r"^│ (\w+) ", result.out.partition("Commands")[2], re.MULTILINE)
    assert sorted(commands) == [
        *("build", "check", "diff", "editions", "explain", "import"),
        *("kit", "limits", "look", "new", "outline", "plan", "schema"),
    ]
    assert result.code == CLEAN


@pytest.mark.parametrize(
    ("command", "flags"),
    [
        ("new", ["--language"]),
        ("import", ["--to", "--language", "--force", "--interactive", "--report"]),
        ("check", ["--format", "--strict", "--advice"]),
        ("outline", ["--edition", "--format"]),
        ("diff", ["--from", "--to", "--format"]),
        ("plan", ["--edition", "--format"]),
        (
            "build",
            ["--edition", "--product", "--format", "--look", "--out", "--jobs", "--delivery", "--slides-per-page"],
        ),
        ("kit", ["--delivery", "--roster", "--out", "--format", "--edition", "--look"]),
        ("look check", ["--format"]),
        ("look new", ["--accent", "--font", "--latin-font", "--from", "--force"]),
        ("schema", ["--out"]),
        ("limits", ["--format"]),
        ("explain", []),
    ],
)
def test_help_of_a_command_names_its_flags(command: str, flags: list[str]) -> None:
    result = coursekit(*command.split(), "--help")

    assert [flag for flag in flags if flag not in result.out] == []
    assert result.code == CLEAN


def test_an_unknown_command_is_wrong_usage() -> None:
    result = coursekit("bild")

    assert "No such command 'bild'. Did you mean 'build'?" in plain(result.err)
    assert (result.code, result.out) == (USAGE, "")


def test_our_own_fault_is_told_from_the_author_s(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("coursekit.commands.check.check_each", fail)

    result = coursekit("check", write("calm"))

    assert result.code == OUR_FAULT
    assert result.err == (
        "coursekit has a fault (ZeroDivisionError: division by zero). Your course is not to blame. "
        "Set COURSEKIT_TRACEBACK=1 to see where, and report it.\n"
    )


# ---------------------------------------------------------------- new


@pytest.mark.parametrize("language", ["zh-CN", "zh-TW", "en"])
@pytest.mark.fonts
def test_a_new_course_is_free_of_mistakes_and_builds(language: str) -> None:
    created = coursekit("new", "my-course", "--language", language)
    checked = coursekit("check", "my-course", "--strict")
    built = coursekit("build", "my-course", "--jobs", 1)

    assert (created.code, checked.code, built.code) == (CLEAN, CLEAN, CLEAN)
    assert files_in(Path("my-course")) == ["course.yaml", "glossary.yaml", "modules/01-start.md"]
    assert as_json(coursekit("outline", "my-course", "--format", "json").out)["language"] == language
    assert files_in(Path("build")) == ["build.lock", "manifest.json", *(f"my-course/full/{name}" for name in FILES)]


def test_a_new_course_speaks_simplified_chinese_unless_told_otherwise() -> None:
    coursekit("new", "课程")

    outline = as_json(coursekit("outline", "课程", "--format", "json").out)

    assert (outline["id"], outline["language"]) == ("course", "zh-CN")


def test_new_never_writes_over_what_is_there() -> None:
    write("calm")
    before = bytes_in(Path("calm"))

    into_folder = coursekit("new", "calm")
    into_file = coursekit("new", "calm/course.yaml")
    in_unknown_language = coursekit("new", "other", "--language", "fr")

    assert (into_folder.code, into_folder.err) == (USAGE, "calm is not empty; name a new folder\n")
    assert into_file.code == USAGE
    assert in_unknown_language.code == USAGE
    assert bytes_in(Path("calm")) == before
    assert not Path("other").exists()


# ---------------------------------------------------------------- check


def test_check_of_a_clean_course_says_so() -> None:
    result = coursekit("check", write("outline", courses.OUTLINE), "--strict")

    assert (result.code, result.out, result.err) == (CLEAN, "no mistakes in 1 course\n", "")


def test_check_counts_advice_and_shows_it_when_asked() -> None:
    write("calm")

    counted = coursekit("check", "calm", "--strict")
    shown = coursekit("check", "calm", "--strict", "--advice")

    assert (counted.code, counted.out) == (CLEAN, "no mistakes in 1 course; 1 piece of advice; --advice shows it\n")
    assert shown.code == CLEAN
    assert (
        shown.out
        == """\
advice[talk-too-long] let participants do something after 25 min at the latest, or shorten the talk
  calm/modules/01-listening.md:41: edition “full”, day 1, 10:05 to 10:40: 35 min of talk without an activity

no mistakes in 1 course; 1 piece of advice
"""
    )


def test_check_shows_a_mistake_at_its_line() -> None:
    result = coursekit("check", write("broken", courses.BROKEN))

    assert (
        result.out
        == """\
broken/modules/01-listening.md:23:6: error[minutes-missing] the discussion “Your last angry caller” has no minutes
   |
23 | ::::{discussion} Your last angry caller {#last-caller}
   |      ^^^^^^^^^^
   = help: write `:minutes: 15-25`

1 error in 1 course
"""
    )
    assert (result.code, result.err) == (MISTAKES, "")


def test_check_as_json_has_every_field_of_a_diagnostic() -> None:
    result = coursekit("check", write("broken", courses.BROKEN), "--format", "json")

    assert as_json(result.out) == {
        "diagnostics": [
            {
                "code": "minutes-missing",
                "severity": "error",
                "message": "the discussion “Your last angry caller” has no minutes",
                "path": "broken/modules/01-listening.md",
                "line": 23,
                "column": 6,
                "end_line": 23,
                "end_column": 16,
                "help": "write `:minutes: 15-25`",
                "suggestions": [],
            }
        ],
        "summary": {"errors": 1, "warnings": 0},
    }
    assert (result.code, result.err) == (MISTAKES, "")


def test_check_as_json_of_a_clean_course_is_empty_not_absent() -> None:
    result = coursekit("check", write("calm"), "--format", "json")

    assert as_json(result.out) == {"diagnostics": [], "summary": {"errors": 0, "warnings": 0}}


def test_check_for_github_is_one_command_a_mistake() -> None:
    result = coursekit(
        "check", write("broken", courses.BROKEN), write("halting", courses.HALTING), "--format", "github"
    )

    assert result.out == (
        "::error file=broken/modules/01-listening.md,line=23,col=6,endLine=23,endColumn=16,title=minutes-missing"
        "::the discussion “Your last angry caller” has no minutes%0Awrite `:minutes: 15-25`\n"
        "::warning file=halting/course.yaml,line=9,col=3,endLine=9,endColumn=9,title=outcome-not-practised"
        "::no activity practises the outcome “listen”%0Aname it in an activity: `:outcomes: listen`\n"
    )
    assert result.code == MISTAKES


def test_check_as_sarif_names_rule_level_and_place() -> None:
    log = as_json(coursekit("check", write("broken", courses.BROKEN), "--format", "sarif").out)

    (run,) = log["runs"]
    (rule,) = run["tool"]["driver"]["rules"]
    assert (log["version"], run["columnKind"], rule["id"]) == ("2.1.0", "unicodeCodePoints", "minutes-missing")
    assert run["results"] == [
        {
            "ruleId": "minutes-missing",
            "ruleIndex": 0,
            "level": "error",
            "message": {"text": "the discussion “Your last angry caller” has no minutes (write `:minutes: 15-25`)"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": "broken/modules/01-listening.md"},
                        "region": {"startLine": 23, "startColumn": 6, "endLine": 23, "endColumn": 16},
                    }
                }
            ],
        }
    ]


def test_a_warning_is_a_mistake_only_when_strict() -> None:
    write("halting", courses.HALTING)

    assert coursekit("check", "halting").code == CLEAN
    assert coursekit("check", "halting", "--strict").code == MISTAKES
    assert coursekit("check", "halting", "--strict", "--format", "json").code == MISTAKES


def test_check_takes_courses_folders_of_courses_and_course_files() -> None:
    write("content/calm")
    write("content/outline", courses.OUTLINE)

    for paths in ([], ["content"], ["content/calm", "content/outline"], ["content/calm/course.yaml", "content"]):
        result = coursekit("check", *paths)

        assert (result.code, result.out) == (CLEAN, "no mistakes in 2 courses; 1 piece of advice; --advice shows it\n")


@pytest.mark.parametrize("command", ["check", "build", "plan", "outline"])
def test_a_path_without_a_course_is_wrong_usage(command: str) -> None:
    Path("empty").mkdir()

    missing = coursekit(command, "nowhere")
    empty = coursekit(command, "empty")

    advice = "name a course's folder, or a folder of courses"
    assert (missing.code, missing.out) == (USAGE, "")
    assert missing.err == f"nowhere: there is no such folder; {advice}\n"
    assert (empty.code, empty.out) == (USAGE, "")
    assert empty.err == f"empty: no course.yaml here, nor in a folder inside; {advice}\n"
    assert files_in(Path()) == []


@pytest.mark.parametrize(("path", "nearest"), [("content/clam", "content/calm"), ("contnet", "content")])
def test_a_path_that_is_misspelt_is_told_the_nearest(path: str, nearest: str) -> None:
    write("content/calm")

    result = coursekit("check", path)

    assert (result.code, result.out) == (USAGE, "")
    assert result.err == f"{path}: there is no such folder; did you mean “{nearest}”?\n"


@pytest.mark.parametrize("command", ["check", "plan", "outline"])
def test_an_unknown_form_of_output_is_wrong_usage(command: str) -> None:
    result = coursekit(command, write("calm"), "--format", "xml")

    assert "'xml' is not one of 'text', 'json'" in plain(result.err)
    assert (result.code, result.out) == (USAGE, "")


# ---------------------------------------------------------------- outline


def node(kind: str, title: str, minutes: str | int | None, *children: Json) -> Json:
    return {"kind": kind, "title": title, "minutes": minutes, "children": list(children)}


def point(title: str, *children: Json) -> Json:
    return node("point", title, None, *children)


TWO_REASONS = point(
    "Two reasons", point("They feel unheard"), point("Nobody has named the problem", point("nor its price"))
)
THREE_SIGNS = point("Three signs", point("The voice grows louder, then faster, and in the end it falls silent"))
CALM_HEAD = {
    "kind": "course",
    "id": "calm",
    "title": "Calm calls",
    "language": "en",
    "audience": ["agents", "team leads"],
    "outcomes": [{"id": "listen", "text": "Let a caller finish"}],
    "editions": {"full": {"title": "A morning", "days": 1}, "short": {"title": "Half an hour", "days": 1}},
}


def test_outline_as_json_is_the_whole_tree() -> None:
    result = coursekit("outline", write("calm"), "--format", "json")

    assert as_json(result.out) == {
        **CALM_HEAD,
        "children": [
            node(
                "module",
                "Listening",
                "75-120",
                node(
                    "topic",
                    "Why callers repeat themselves",
                    "35-60",
                    node("talk", "Why callers repeat themselves", "15-35", TWO_REASONS, THREE_SIGNS),
                    node("discussion", "Your last angry caller", "20-25"),
                ),
                node(
                    "topic",
                    "Silence",
                    "40-60",
                    node(
                        "talk", "Silence", "25-40", point("How long three seconds are", point("Longer than you think"))
                    ),
                    node("exercise", "Count to three", "15-20"),
                ),
            )
        ],
    }
    assert (result.code, result.err) == (CLEAN, "")


def test_outline_of_an_edition_has_what_it_keeps_and_the_minutes_it_gives() -> None:
    result = coursekit("outline", write("calm"), "--edition", "short", "--format", "json")

    assert as_json(result.out) == {
        **CALM_HEAD,
        "children": [
            node(
                "module",
                "Listening",
                40,
                node(
                    "topic",
                    "Why callers repeat themselves",
                    40,
                    node("talk", "Why callers repeat themselves", 20, TWO_REASONS, THREE_SIGNS),
                    node("discussion", "Your last angry caller", 20),
                ),
            )
        ],
    }


def test_outline_as_text_is_an_indented_tree() -> None:
    result = coursekit("outline", write("calm"))

    assert (
        result.out
        == """\
Calm calls
  Listening  75-120 min
    Why callers repeat themselves  35-60 min
      talk: Why callers repeat themselves  15-35 min
      discussion: Your last angry caller  20-25 min
    Silence  40-60 min
      talk: Silence  25-40 min
      exercise: Count to three  15-20 min
"""
    )
    assert (result.code, result.err) == (CLEAN, "")


# ---------------------------------------------------------------- plan


def row(clock: str, kind: str, topic: str, title: str, slides: list[int], name: str = "") -> Json:
    start, end = clock.split("-")
    (h1, m1), (h2, m2) = (map(int, at.split(":")) for at in (start, end))
    return {
        "id": name,
        "start": start,
        "end": end,
        "minutes": (h2 - h1) * 60 + m2 - m1,
        "kind": kind,
        "module": "Listening" if topic else "",
        "topic": topic,
        "title": title,
        "slides": slides,
    }


REPEAT, CALLER = "Why callers repeat themselves", "Your last angry caller"


def test_plan_as_json_is_every_row_of_every_day() -> None:
    result = coursekit("plan", write("calm"), "--format", "json")

    assert as_json(result.out) == {
        "course": "calm",
        "edition": "full",
        "title": "A morning",
        "days": [
            {
                "number": 1,
                "rows": [
                    row("09:00-09:25", "talk", REPEAT, REPEAT, [4, 5], "repeat"),
                    row("09:25-09:50", "discussion", REPEAT, CALLER, [6, 7], "last-caller"),
                    row("09:50-10:05", "break", "", "break", [8, 8]),
                    row("10:05-10:40", "talk", "Silence", "Silence", [9, 9], "silence"),
                    row("10:40-11:00", "exercise", "Silence", "Count to three", [10, 10], "count"),
                ],
            }
        ],
        "minutes": {"taught": 105, "available": 105},
        "cuts": [],
        "outcomes": [{"id": "listen", "text": "Let a caller finish", "talk": 60, "practice": 25, "assessment": 0}],
        "methods": [
            {"kind": "talk", "minutes": 60},
            {"kind": "discussion", "minutes": 25},
            {"kind": "exercise", "minutes": 20},
        ],
        "practice_share": 0.429,
        "advice": [
            {
                "code": "talk-too-long",
                "severity": "advice",
                "message": "edition “full”, day 1, 10:05 to 10:40: 35 min of talk without an activity",
                "path": "calm/modules/01-listening.md",
                "line": 41,
                "column": 3,
                "end_line": 41,
                "end_column": 10,
                "help": "let participants do something after 25 min at the latest, or shorten the talk",
                "suggestions": [],
            }
        ],
    }
    assert (result.code, result.err) == (CLEAN, "")


def test_plan_of_an_edition_says_what_it_leaves_out() -> None:
    result = coursekit("plan", write("calm"), "--edition", "short", "--format", "json")

    assert as_json(result.out) == {
        "course": "calm",
        "edition": "short",
        "title": "Half an hour",
        "days": [
            {
                "number": 1,
                "rows": [
                    row("09:00-09:20", "talk", REPEAT, REPEAT, [4, 5], "repeat"),
                    row("09:20-09:40", "discussion", REPEAT, CALLER, [6, 7], "last-caller"),
                ],
            }
        ],
        "minutes": {"taught": 40, "available": 40},
        "cuts": [{"title": "Silence", "minutes": 60, "priority": "could", "reason": "no-time"}],
        "outcomes": [{"id": "listen", "text": "Let a caller finish", "talk": 20, "practice": 20, "assessment": 0}],
        "methods": [{"kind": "talk", "minutes": 20}, {"kind": "discussion", "minutes": 20}],
        "practice_share": 0.5,
        "advice": [],
        "fit": {
            "optimal": True,
            "score": {
                "should": 0,
                "could": 0,
                "practice_minutes": 22,
                "off_preferred_minutes": 7.5,
                "idle_minutes": 0,
            },
            "idle_minutes": 0,
            "explanation": "It keeps 2 of 2 must, 0 of 2 could: no choice that fits keeps more, `should` counted before "
            "`could`. Of 39 min of practice it keeps 22. Segments are 7.5 min off their preferred minutes in all, the fewest "
            "that are possible.",
        },
    }


def test_plan_as_text_shows_the_day_and_what_its_minutes_go_to() -> None:
    result = coursekit("plan", write("calm"))

    assert (
        result.out
        == """\
Calm calls · A morning

Day 1  09:00-11:00
  Listening
  09:00-09:25   25  █████    talk        must    4-5  Why callers repeat themselves
  09:25-09:50   25  █████    discussion  must    6-7  Your last angry caller
  09:50-10:05   15  ███      break                 8
  10:05-10:40   35  ███████  talk        could     9  Silence
  10:40-11:00   20  ████     exercise    could    10  Count to three

█ is 5 min

minutes for  talk  practice  assessed
  listen       60        25         0  Let a caller finish

minutes by method
  talk             60  ████████████
  discussion       25  █████
  exercise         20  ████

███████████████████████████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓  talk 57 %, practice 43 %, other 0 %

105 min taught, 105 min available, 0 min idle

advice:
  day 1, 10:05 to 10:40: 35 min of talk without an activity [talk-too-long]
"""
    )
    assert (result.code, result.err) == (CLEAN, "")


@pytest.mark.parametrize("command", ["plan", "outline"])
def test_a_course_with_mistakes_has_no_plan_and_no_outline(command: str) -> None:
    result = coursekit(command, write("broken", courses.BROKEN))

    assert (result.code, result.out) == (MISTAKES, "")
    assert result.err.startswith("broken/modules/01-listening.md:23:6: error[minutes-missing] ")


def test_the_rest_of_a_day_that_runs_late_is_planned_anew() -> None:
    result = coursekit("plan", write("calm"), "--now", "10:20", "--at", "silence", "--format", "json")

    rest = as_json(result.out)
    assert (result.code, rest["now"], rest["at"]) == (CLEAN, "10:20", "silence")
    assert rest["days"] == [
        {
            "number": 1,
            "rows": [
                row("10:20-10:45", "talk", "Silence", "Silence", [9, 9], "silence"),
                row("10:45-11:00", "exercise", "Silence", "Count to three", [10, 10], "count"),
            ],
        }
    ]
    assert rest["fit"]["explanation"] == "It is 15 min later than planned. The day ends at 11:00, as planned."


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--now", "10:20"), "--now and --at go together: what time it is, and the id of what comes next"),
        (("--day", "1"), "--day goes with --now and --at"),
        (("--now", "25:00", "--at", "silence"), "“25:00” is no time of day: write 10:40"),
        (("--now", "10:20", "--at", "silense"), "edition “full” has no “silense”: did you mean “silence”?"),
        (("--now", "12:00", "--at", "silence"), "12:00 lies outside of day 1, which lasts from 09:00 to 11:00"),
        (("--days", "1.3"), "a course cannot last 1.3 days: write 0.5 to 30 in halves"),
        (("--days", "1", "--start", "noon"), "“noon” is no time of day: write 13:30"),
        (("--days", "1", "--keep", "silense"), "no part of the course has the id “silense”: did you mean “silence”?"),
    ],
)
def test_a_moment_or_a_length_that_cannot_be_is_wrong_usage(options: tuple[str, ...], said: str) -> None:
    result = coursekit("plan", write("calm"), *options)

    assert (result.code, result.out, result.err.strip()) == (USAGE, "", said)


def test_a_program_that_asks_for_a_plan_is_given_what_is_wrong() -> None:
    result = coursekit("plan", write("calm"), "--days", "0.5", "--keep", "silence", "--format", "json")

    (found,) = as_json(result.out)["diagnostics"]
    assert result.code == MISTAKES
    assert (found["code"], found["line"]) == ("edition-overruns", 12)
    assert found["suggestions"] == [
        {
            "text": "do not hold on to the activity “Count to three” (15 min)",
            "path": "calm/modules/01-listening.md",
            "line": 47,
            "column": 6,
        }
    ]
    assert "error[edition-overruns]" in result.err


@pytest.mark.parametrize("command", ["plan", "outline"])
def test_warnings_go_beside_the_plan_not_into_it(command: str) -> None:
    result = coursekit(command, write("halting", courses.HALTING), "--format", "json")

    assert result.code == CLEAN
    assert as_json(result.out)["title"] in ("A morning", "Calm calls")
    assert result.err.startswith("halting/course.yaml:9:3: warning[outcome-not-practised] ")


@pytest.mark.parametrize("command", ["plan", "outline", "build"])
def test_an_unknown_edition_is_wrong_usage_and_the_nearest_is_named(command: str) -> None:
    result = coursekit(command, write("calm"), "--edition", "shrot")

    assert (result.code, result.out) == (USAGE, "")
    assert result.err.endswith("edition “shrot”: did you mean “short”?\n")
    assert not Path("build").exists()


# ---------------------------------------------------------------- build


@pytest.mark.fonts
def test_build_writes_every_file_of_an_edition_and_a_manifest() -> None:
    result = coursekit("build", write("calm"), "--jobs", 1)

    built = [f"calm/{edition}/{name}" for edition in ("full", "short") for name in FILES]
    assert files_in(Path("build")) == ["build.lock", *built, "manifest.json"]
    assert result.out == "".join(f"build/{path}\n" for path in built) + f"{len(built)} files written\n"
    assert (result.code, result.err) == (CLEAN, "")


@pytest.mark.fonts
def test_the_manifest_has_every_file_with_its_digest() -> None:
    coursekit("build", write("calm"), "--out", "out", "--jobs", 1)

    manifest = as_json(Path("out/manifest.json").read_text("utf-8"))

    assert manifest == {
        "files": [
            {
                "path": f"calm/{edition}/{name}",
                "sha256": hashlib.sha256(Path(f"out/calm/{edition}/{name}").read_bytes()).hexdigest(),
                "course": "calm",
                "edition": edition,
                "product": name.partition(".")[0],
                "format": name.partition(".")[2],
            }
            for edition in ("full", "short")
            for name in FILES
        ]
    }


@pytest.mark.parametrize(
    ("options", "written"),
    [
        (["--edition", "short"], [f"short/{name}" for name in FILES]),
        (
            ["--edition", "short", "--edition", "full", "--product", "key"],
            ["full/key.docx", "full/key.pdf", "short/key.docx", "short/key.pdf"],
        ),
        (["-e", "short", "-p", "deck", "-p", "agenda"], ["short/agenda.xlsx", "short/deck.pdf", "short/deck.pptx"]),
        (["-e", "short", "--format", "docx"], ["short/guide.docx", "short/handout.docx", "short/key.docx"]),
        (["-e", "short", "-f", "pptx", "-f", "xlsx"], ["short/agenda.xlsx", "short/deck.pptx"]),
        (["-e", "short", "-p", "handout", "-f", "docx", "-f", "txt"], ["short/handout.docx", "short/handout.txt"]),
        (
            ["-e", "short", "-p", "exercises", "-p", "solutions"],
            [f"short/{name}" for name in VARIANTS],
        ),
        (["-e", "short", "-f", "txt"], [f"short/{p}.txt" for p in ("agenda", "deck", "guide", "handout", "key")]),
    ],
)
@pytest.mark.fonts
def test_build_writes_only_what_is_asked_for(options: list[str], written: list[str]) -> None:
    result = coursekit("build", write("calm"), *options, "--jobs", 1)

    assert result.code == CLEAN
    assert files_in(Path("build/calm")) == written
    assert [file["path"] for file in as_json(Path("build/manifest.json").read_text())["files"]] == [
        f"calm/{name}" for name in written
    ]


def test_a_later_build_adds_to_the_manifest_of_an_earlier_one() -> None:
    write("calm")
    coursekit("build", "calm", "--edition", "full", "--product", "deck", "--format", "pptx", "--jobs", 1)
    coursekit("build", "calm", "--edition", "short", "--product", "deck", "--format", "pptx", "--jobs", 1)

    manifest = as_json(Path("build/manifest.json").read_text("utf-8"))

    assert [file["path"] for file in manifest["files"]] == ["calm/full/deck.pptx", "calm/short/deck.pptx"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--product", "guid"], "there is no product “guid”: did you mean “guide”?\n"),
        (
            ["--product", "poster"],
            "there is no product “poster”: known here: agenda, deck, exercises, guide, handout, key, slides, solutions\n",
        ),
        (["--format", "ppt"], "there is no format “ppt”: did you mean “pptx”?\n"),
        (["--format", "odp"], "there is no format “odp”: known here: docx, html, ics, pdf, pptx, txt, xlsx\n"),
        (["--product", "agenda", "--format", "docx"], "no agenda can be written as docx\n"),
    ],
)
def test_an_unknown_product_or_format_is_wrong_usage(options: list[str], message: str) -> None:
    result = coursekit("build", write("calm"), *options)

    assert (result.code, result.out, result.err) == (USAGE, "", message)
    assert not Path("build").exists()


def test_a_paper_that_is_none_is_wrong_usage() -> None:
    result = coursekit("build", write("calm"), "--paper", "a5")

    assert (result.code, result.out) == (USAGE, "")
    assert result.err == "there is no paper “a5”: known here: a4, letter\n"


def test_booklets_are_printed_on_the_paper_that_is_asked_for() -> None:
    coursekit("build", write("calm"), "-e", "short", "-p", "key", "-f", "docx", "--paper", "letter", "--jobs", 1)

    with zipfile.ZipFile("build/calm/short/key.docx") as archive:
        document = archive.read("word/document.xml")
    assert b'<w:pgSz w:w="12240" w:h="15840"/>' in document


@pytest.mark.parametrize("jobs", ["-1", "two", "1.5"])
def test_a_number_of_jobs_that_is_none_is_wrong_usage(jobs: str) -> None:
    assert coursekit("build", write("calm"), "--jobs", jobs).code == USAGE


def test_a_look_that_is_not_there_builds_nothing() -> None:
    result = coursekit("build", write("calm"), "--look", "nowhere", "--jobs", 1)

    assert result.code == USAGE
    assert result.err.startswith("there is no look “nowhere”; looks that come with coursekit: default")
    assert not Path("build").exists()


def test_a_look_of_one_s_own_is_used() -> None:
    write("calm")
    templates = CONTENT.parent / "templates" / "default"
    own = courses.write_course(Path("own"), {file.name: file.read_bytes() for file in templates.iterdir()})
    look = (own / "look.yaml").read_text("utf-8")
    (own / "look.yaml").write_text(look.replace("second: A84A12", "second: 123456"), "utf-8")

    coursekit("build", "calm", "--edition", "short", "--product", "guide", "--look", own, "--jobs", 1)

    with zipfile.ZipFile("build/calm/short/guide.docx") as archive:
        document = archive.read("word/document.xml")
    assert (b"123456" in document, b"A84A12" in document) == (True, False)


@pytest.mark.fonts
def test_a_course_with_mistakes_is_not_built_and_the_others_are() -> None:
    write("content/broken", courses.BROKEN)
    write("content/calm")

    result = coursekit("build", "content", "--jobs", 1)

    assert result.code == MISTAKES
    assert [path.name for path in sorted(Path("build").iterdir())] == [".cache", "build.lock", "calm", "manifest.json"]
    assert (
        result.err
        == """\
content/broken/modules/01-listening.md:23:6: error[minutes-missing] the discussion “Your last angry caller” has no minutes
   |
23 | ::::{discussion} Your last angry caller {#last-caller}
   |      ^^^^^^^^^^
   = help: write `:minutes: 15-25`

1 error in 2 courses
broken was not built; files of an earlier build stay as they are
"""
    )


def test_a_course_that_got_a_mistake_keeps_the_files_of_its_last_good_build() -> None:
    write("calm")
    coursekit("build", "calm", "--jobs", 1)
    before = bytes_in(Path("build"))
    write("calm", {"modules/01-listening.md": courses.BROKEN["modules/01-listening.md"]})

    result = coursekit("build", "calm", "--jobs", 1)

    assert result.code == MISTAKES
    assert bytes_in(Path("build")) == before


def test_a_mistake_in_one_edition_s_agenda_builds_none_of_the_course() -> None:
    files = {**courses.CALM, "course.yaml": str(courses.CALM["course.yaml"]).replace('"09:40"', '"09:30"')}

    result = coursekit("build", write("calm", files), "--jobs", 1)

    assert result.code == MISTAKES
    assert "error[edition-overruns] edition “short”: 35 min planned at the least, 30 min available\n" in result.err
    assert not Path("build").exists()


def test_two_courses_of_one_id_do_not_overwrite_each_other() -> None:
    write("one")
    write("two", {**courses.CALM, "course.yaml": str(courses.CALM["course.yaml"]).replace("id: calm", "id: Calm")})

    result = coursekit("build", "one", "two", "--jobs", 1)

    assert result.code == MISTAKES
    assert (
        "two/course.yaml:2:5: error[duplicate-course] the id “Calm” belongs to one/course.yaml already\n" in result.err
    )


@pytest.mark.fonts
def test_a_course_may_be_an_outline_only() -> None:
    result = coursekit("build", write("outline", courses.OUTLINE), "--jobs", 1)

    assert (result.code, result.err) == (CLEAN, "")
    assert files_in(Path("build/outline/full")) == FILES


# ---------------------------------------------------------------- what is written is whole


def test_a_build_leaves_no_temporary_file() -> None:
    write("content/calm")
    write("content/broken", courses.BROKEN)

    coursekit("build", "content", "--jobs", 1)

    assert [
        name for name in files_in(Path()) if name.startswith("build/") and not name.endswith((*FILES, ".json", ".lock"))
    ] == []


def test_a_full_disk_leaves_the_old_files_and_no_temporary_one(monkeypatch: pytest.MonkeyPatch) -> None:
    write("calm")
    coursekit("build", "calm", "--jobs", 1)
    before = bytes_in(Path("build"))
    course = str(courses.CALM["course.yaml"]).replace("Calm calls", "Calmer calls")
    write("calm", {"course.yaml": course})

    def no_space(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    result = coursekit("build", "calm", "--jobs", 1)

    assert (result.code, result.err) == (USAGE, "No space left on device\n")
    assert bytes_in(Path("build")) == before


def test_an_output_folder_that_cannot_be_made_is_wrong_usage() -> None:
    write("calm")
    Path("taken").write_text("a file")

    result = coursekit("build", "calm", "--out", "taken", "--jobs", 1)

    assert result.code == USAGE
    assert result.err.startswith("taken")
    assert Path("taken").read_text() == "a file"


def test_a_manifest_that_cannot_be_read_is_written_anew() -> None:
    write("calm")
    Path("build").mkdir()
    for text in ("", "[]", '{"files": 1}', '{"files": [{"path": "../x"}]}', "\0"):
        Path("build/manifest.json").write_text(text)

        result = coursekit("build", "calm", "--edition", "short", "--product", "agenda", "--jobs", 1)

        assert result.code == CLEAN
        assert len(as_json(Path("build/manifest.json").read_text("utf-8"))["files"]) == 1


def test_what_a_killed_build_left_behind_is_swept_away_by_the_next() -> None:
    write("calm")
    coursekit("build", "calm", "--edition", "short", "--jobs", 1)
    leftovers = [Path("build/.ck-new/7"), Path("build/.cache/objects/ab/.ck-4711-abcd.tmp")]
    for leftover in leftovers:
        leftover.parent.mkdir(parents=True, exist_ok=True)
        leftover.write_bytes(b"half a file")
    Path("calm/course.yaml").touch()

    coursekit("build", "calm", "--edition", "short", "--jobs", 1)

    assert list(Path("build").rglob(".ck-*")) == []


ENDS = {".pdf": b"%%EOF", ".html": b"</html>"}
"""How files end that are no ZIP."""


@pytest.mark.fonts
def test_a_killed_build_leaves_only_whole_files() -> None:
    write("calm")
    run_apart("build", "calm", "--jobs", "1")
    moments = [0.2 + 0.1 * step for step in range(4)]
    for moment in moments:
        process = subprocess.Popen([PROGRAM, "build", "calm", "--jobs", "1"], stdout=subprocess.DEVNULL)
        time.sleep(moment)
        process.send_signal(signal.SIGKILL)
        process.wait()

        manifest = as_json(Path("build/manifest.json").read_text("utf-8"))
        paths = [Path("build") / file["path"] for file in manifest["files"]]
        broken = [path for path in paths if path.suffix not in ENDS and zipfile.ZipFile(path).testzip() is not None]
        cut_off = [path for path in paths if ENDS.get(path.suffix, b"") not in path.read_bytes()[-12:]]
        assert (len(paths), broken, cut_off) == (2 * len(FILES), [], [])


@pytest.mark.fonts
def test_two_builds_at_once_leave_whole_files_and_one_manifest_of_all() -> None:
    write("calm")
    commands = [[PROGRAM, "build", "calm", "--edition", edition, "--jobs", "1"] for edition in ("full", "short")]

    builds = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for command in commands]
    codes = [build.wait(60) for build in builds]

    manifest = as_json(Path("build/manifest.json").read_text("utf-8"))
    digests = [hashlib.sha256((Path("build") / file["path"]).read_bytes()).hexdigest() for file in manifest["files"]]
    assert codes == [CLEAN, CLEAN]
    assert len(manifest["files"]) == 2 * len(FILES)
    assert digests == [file["sha256"] for file in manifest["files"]]


# ---------------------------------------------------------------- schema, explain


def test_schema_is_the_json_schema_of_every_course_there_is() -> None:
    result = coursekit("schema")
    schema = as_json(result.out)

    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    faults = {}
    for file in [*CONTENT.glob("*/course.yaml"), write("outline", courses.OUTLINE) / "course.yaml"]:
        # As an editor reads it: JSON has no dates.
        data = json.loads(json.dumps(read_yaml(file.read_text("utf-8")), default=str))
        faults[file.parent.name] = [error.message for error in validator.iter_errors(data)]

    assert (result.code, result.err) == (CLEAN, "")
    assert {name: found for name, found in faults.items() if found} == {}


def test_schema_refuses_a_field_that_there_is_not() -> None:
    schema = as_json(coursekit("schema").out)
    course = read_yaml(str(courses.OUTLINE["course.yaml"]))

    errors = jsonschema.Draft202012Validator(schema).iter_errors({**course, "titel": "Listening"})

    assert "Additional properties are not allowed ('titel' was unexpected)" in [error.message for error in errors]


def test_schema_writes_its_pages_into_a_folder() -> None:
    result = coursekit("schema", "--out", "pages")

    pages = ("course.schema.json", "delivery.schema.json", "fields.md", "diagnostics.md", "limits.md")
    assert result.out == "".join(f"pages/{name}\n" for name in pages)
    assert Path("pages/course.schema.json").read_text("utf-8") == coursekit("schema").out


def test_explain_says_what_a_code_means() -> None:
    result = coursekit("explain", "minutes-missing")

    first, rest = result.out.split("\n", 1)
    assert first == "error[minutes-missing]"
    assert " ".join(rest.split()).startswith("A segment (the talk of a topic, or an activity) carries no minutes. ")
    assert (result.code, result.err) == (CLEAN, "")


def test_explain_of_an_unknown_code_names_the_nearest() -> None:
    result = coursekit("explain", "minute-missing")

    assert (result.code, result.out) == (USAGE, "")
    assert result.err == "there is no diagnostic “minute-missing”: did you mean “minutes-missing”?\n"


def test_every_code_that_check_can_print_is_explained() -> None:
    listed = [line.split()[0] for line in coursekit("explain", "--list").out.splitlines()]

    unexplained = [code for code in listed if coursekit("explain", code).code != CLEAN]

    assert len(listed) > 60
    assert unexplained == []


# ---------------------------------------------------------------- the process: no terminal, other locales, a closed pipe


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C", "LANG": "C"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "TERM": "dumb"},
        {"LC_ALL": "C.UTF-8", "TERM": "xterm-256color", "COLUMNS": "20"},
    ],
    ids=lambda environment: " ".join(f"{key}={value}" for key, value in environment.items()),
)
def test_locale_and_terminal_change_nothing(environment: dict[str, str]) -> None:
    write("柜台", courses.GALLERY)

    result = run_apart("plan", "柜台", environment=environment)

    assert (result.code, result.out, result.err) == (CLEAN, coursekit("plan", "柜台").out, "")
    assert "\x1b" not in result.out


@pytest.mark.parametrize("command", ["plan", "outline", "check", "build"])
def test_a_stream_that_knows_no_chinese_loses_letters_not_the_command(command: str) -> None:
    """Consoles and logs of Windows are often not UTF-8."""
    write(
        "柜台", {**courses.GALLERY, "modules/01.md": str(courses.GALLERY["modules/01.md"]).replace(":late:", ":lade:")}
    )
    good = write("课程", courses.GALLERY)

    mistaken = run_apart(command, "柜台", environment={"PYTHONIOENCODING": "ascii"})
    clean = run_apart(command, good, environment={"PYTHONIOENCODING": "ascii"})

    assert (mistaken.code, clean.code) == (MISTAKES, CLEAN)


@pytest.mark.parametrize("command", [["check", "--format", "json"], ["plan"], ["build"]])
@pytest.mark.fonts
def test_a_reader_that_goes_away_is_no_mistake(command: list[str]) -> None:
    """As in `coursekit plan course | head -1`."""
    write("calm")
    reading, writing = os.pipe()
    os.close(reading)

    result = run_apart(command[0], "calm", *command[1:], stdout=writing)
    os.close(writing)

    assert (result.code, result.err) == (CLEAN, "")


@pytest.mark.fonts
def test_an_interrupt_ends_the_command_without_a_traceback() -> None:
    write("calm")
    process = subprocess.Popen(
        [PROGRAM, "build", "calm", "--jobs", "1"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    # While the output folder is held, files are being made: the interrupt falls into the work, not before or after it.
    deadline = time.monotonic() + 30
    while not Path("build/.ck-lock").exists() and time.monotonic() < deadline:
        time.sleep(0.005)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=30)

    assert process.returncode == 130
    assert "Traceback" not in errors
    assert list(Path().rglob(".ck-*")) == []
