"""What the tests of whole products share: editions of content/ built once, and small courses built beside them."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
import yaml
from pptx import Presentation

from coursekit.diagnostic import Report
from coursekit.pipeline.compiler import check_folder
from coursekit.plan.length import Length
from coursekit.read.library import Library, split_place
from coursekit.report.outline import outline_json, planned_course
from tests.e2e import canaries, courses
from tests.e2e.command import coursekit
from tests.e2e.products import Piece, Segment, SlideRead, read_booklet, read_deck, segments_of

CONTENT = Path(__file__).parents[2] / "content"
_PATIENCE_SECONDS = 240

Json = dict[str, Any]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "speed: compares processor times; leave out with -m 'not speed'")


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Continuous integration asks for colours, dates and widths; what is compared here must not depend on them."""
    for name in ("FORCE_COLOR", "GITHUB_ACTIONS", "PY_COLORS", "SOURCE_DATE_EPOCH", "COURSEKIT_TRACEBACK"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "100")


Once = Callable[[str, Callable[[Path], None]], Path]


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Gives a folder that is filled once in a test run, even when several processes run the tests (pytest -n)."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def get(name: str, fill: Callable[[Path], None]) -> Path:
        folder, done, failed = (shared / f"once-{name}{ending}" for ending in ("", ".done", ".failed"))
        try:
            folder.mkdir()
        except FileExistsError:
            _wait_for(done, failed)
            return folder
        try:
            fill(folder)
        except BaseException:
            failed.touch()
            raise
        done.touch()
        return folder

    return get


def _wait_for(done: Path, failed: Path) -> None:
    end = time.monotonic() + _PATIENCE_SECONDS
    while not done.exists():
        assert not failed.exists(), f"{done.stem} could not be made; see the test that failed first"
        assert time.monotonic() < end, f"another process should have made {done.stem}"
        time.sleep(0.1)


# ---------------------------------------------------------------- content/, and small courses beside it


SMALL: dict[str, courses.Files] = {
    "birds": canaries.course(canaries.CANARY),
    "gallery": courses.GALLERY,
    **{f"mute-{language.lower()}": courses.mute(language) for language in ("en", "zh-CN", "zh-TW")},
}
"""What content/ may not have: every kind of block, of activity and of language. By id."""


def _read_yaml(text: str) -> Any:
    """With libyaml: PyYAML's own parser stumbles over `[Why?]`."""
    return yaml.load(text, Loader=yaml.CSafeLoader)


@dataclass(frozen=True)
class Built:
    """An edition of a course with its files, and what `plan` and `outline` say of it. `days` is given for a length that the
    course does not name."""

    course: str
    edition: str
    source: Path
    folder: Path
    days: float | None = None

    def __str__(self) -> str:
        return f"{self.course}/{self.edition}"

    def file(self, name: str) -> Path:
        return self.folder / name

    @cached_property
    def declared(self) -> Json:
        """The course file, read by another reader than coursekit's."""
        folder, file = split_place(self.source)
        data: Json = _read_yaml((folder / file).read_text("utf-8"))
        return data

    @cached_property
    def plan(self) -> Json:
        data: Json = json.loads((self.folder / "plan.json").read_text("utf-8"))
        return data

    @cached_property
    def outline(self) -> Json:
        data: Json = json.loads((self.folder / "outline.json").read_text("utf-8"))
        return data

    @cached_property
    def segments(self) -> list[Segment]:
        return segments_of(self.plan, self.outline)

    @cached_property
    def presentation(self) -> Any:
        """The deck as python-pptx opens it."""
        return Presentation(str(self.file("deck.pptx")))

    @cached_property
    def deck(self) -> list[SlideRead]:
        return read_deck(self.presentation)

    @cached_property
    def guide(self) -> list[Piece]:
        return read_booklet(self.file("guide.docx"))

    @cached_property
    def handout(self) -> list[Piece]:
        return read_booklet(self.file("handout.docx"))

    @cached_property
    def key(self) -> list[Piece]:
        return read_booklet(self.file("key.docx"))


CHOSEN: dict[str, tuple[str, Path]] = {
    "hello": ("full", CONTENT / "hello"),
    "public-window": ("half-day", CONTENT / "public-window"),
    "complaint-care-en": ("half-day", CONTENT / "complaint-care" / "course.en.yaml"),
    "supply-service": ("one-day", CONTENT / "supply-service"),
}
"""An edition of some courses in content/, by id, each language among them. tests/content looks at all of them before
they are written; here is tried what becomes of them in files, which takes long."""


FITTED: dict[tuple[str, str], tuple[float, Path | None]] = {
    ("common", "0.5-days"): (0.5, CONTENT / "common"),
    ("mute-en", "1-day"): (1, None),
}
"""Lengths that a course does not name, in days, by course and edition. Both leave out what has no time; in the second there are
breaks and lunch, and references to what is left out. None is the place of a small course."""


def _editions() -> Iterator[tuple[str, str]]:
    for course, (edition, _) in CHOSEN.items():
        yield course, edition
    for name, files in SMALL.items():
        for edition in _read_yaml(str(files["course.yaml"]))["editions"]:
            yield name, edition
    yield from FITTED


def _source(everything: Path, course: str, edition: str) -> Path:
    if course in SMALL:
        return everything / "sources" / course
    place = FITTED[course, edition][1] if (course, edition) in FITTED else CHOSEN[course][1]
    assert place is not None
    return place


def _asked_for(course: str, edition: str) -> list[object]:
    """The options that name the edition on the command line."""
    return ["--days", FITTED[course, edition][0]] if (course, edition) in FITTED else ["--edition", edition]


def _build_everything(folder: Path) -> None:
    for name, files in SMALL.items():
        courses.write_course(folder / "sources" / name, files)
    of: dict[str, list[Path]] = {}
    for edition, place in CHOSEN.values():
        of.setdefault(edition, []).append(place)
    builds: list[tuple[list[Path], list[object]]] = [
        ([folder / "sources"], []),
        *((places, ["--edition", edition]) for edition, places in of.items()),
        *(([_source(folder, *fitted)], _asked_for(*fitted)) for fitted in FITTED),
    ]
    for places, options in builds:
        result = coursekit("build", *places, *options, "--out", folder / "out", "--jobs", 2)
        assert result.code == 0, result.err
    for course, edition in _editions():
        source, place = _source(folder, course, edition), folder / "out" / course / edition
        said = coursekit("plan", source, *_asked_for(course, edition), "--format", "json")
        assert said.code == 0, said.err
        (place / "plan.json").write_text(said.out, "utf-8")
        (place / "outline.json").write_text(_outline(source, course, edition), "utf-8")


def _outline(source: Path, course: str, edition: str) -> str:
    """The command shows only what a course names; of a length it is the same function."""
    if (course, edition) not in FITTED:
        said = coursekit("outline", source, "--edition", edition, "--format", "json")
        assert said.code == 0, said.err
        return said.out
    checked = check_folder(source, Library(Report()), length=Length(FITTED[course, edition][0]))
    assert checked is not None
    return outline_json(planned_course(checked.plans[0]))


@pytest.fixture(scope="session")
def everything(once: Once) -> Path:
    """`out` and `sources` of one build of the chosen editions and the small courses; beside an edition's files its
    plan.json and outline.json."""
    return once("everything", _build_everything)


EDITIONS = tuple(_editions())


@pytest.fixture(scope="session", params=EDITIONS, ids="/".join)
def built(request: pytest.FixtureRequest, everything: Path) -> Built:
    """Each of these editions in turn."""
    course, edition = request.param
    source, folder = _source(everything, course, edition), everything / "out" / course / edition
    return Built(course, edition, source, folder, FITTED.get((course, edition), (None,))[0])


# ---------------------------------------------------------------- one small course


def build_small(once: Once, name: str, files: courses.Files, *options: object) -> Path:
    """The output folder of a small course, built once."""

    def fill(folder: Path) -> None:
        source = courses.write_course(folder / "source", files)
        result = coursekit("build", source, "--out", folder / "out", "--jobs", 1, *options)
        assert result.code == 0, result.err

    return once(name, fill) / "out"
