"""Same input, same bytes: on any clock, in any place, with any number of workers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pikepdf
import pytest
from lxml import etree

from tests.e2e import canaries, courses
from tests.e2e.command import coursekit, run_apart
from tests.e2e.conftest import Once
from tests.e2e.packages import parts_of

pytestmark = pytest.mark.fonts

FORMATS = [option for form in ("pptx", "docx", "pdf", "xlsx", "html", "txt") for option in ("--format", form)]

ELSEWHERE: Mapping[str, tuple[dict[str, str], str]] = {
    "in another time zone": ({"TZ": "Pacific/Kiritimati", "LC_ALL": "C"}, "1"),
    "with another order of sets": ({"PYTHONHASHSEED": "4711", "TZ": "America/St_Johns"}, "1"),
    "with two workers": ({"PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}, "2"),
}
"""What is said of a build, its environment, and its number of workers."""

UNDATED: courses.Files = {
    **courses.CALM,
    "course.yaml": str(courses.CALM["course.yaml"]).replace("date: 2026-11-22\n", ""),
}


PROPERTIES = ["docProps/info", "docProps/xmp"]


@pytest.fixture(scope="session")
def sources(once: Once) -> Path:
    """A folder of courses: in English with a date and without, in Chinese with pictures, charts and drawings."""

    def fill(folder: Path) -> None:
        courses.write_course(folder / "calm", courses.CALM)
        courses.write_course(folder / "gallery", courses.GALLERY)
        courses.write_course(folder / "birds", canaries.course(canaries.CANARY))

    return once("same-sources", fill)


@pytest.fixture(scope="session")
def first(once: Once, sources: Path) -> Path:
    """A build to compare others with."""

    def fill(folder: Path) -> None:
        build(sources, folder, {"TZ": "UTC", "PYTHONHASHSEED": "1"}, "1")

    return once("same-first", fill)


def build(sources: Path, out: Path, environment: Mapping[str, str], jobs: str, *, cwd: Path | None = None) -> None:
    """In a process of its own, for only there can the environment be another."""
    result = run_apart("build", sources, "--out", out, "--jobs", jobs, *FORMATS, cwd=cwd, environment=environment)
    assert (result.code, result.err) == (0, "")


def build_here(source: Path, out: Path, *options: str) -> None:
    result = coursekit("build", source, "--out", out, "--jobs", 1, *FORMATS, *options)
    assert (result.code, result.err) == (0, "")


def digests(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and ".cache" not in path.parts)
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.mark.parametrize("place", ELSEWHERE)
def test_a_build_is_the_same_everywhere(sources: Path, first: Path, tmp_path: Path, place: str) -> None:
    environment, jobs = ELSEWHERE[place]

    build(sources, tmp_path / "out", environment, jobs, cwd=tmp_path)

    assert digests(tmp_path / "out") == digests(first)


DELIVERY = """\
schema: 1
client: Riverton Water
edition: full
dates: [2026-12-07]
timezone: Europe/Dublin
venue: Riverton House
trainers: [Aoife Byrne]
"""


@pytest.mark.parametrize("place", ELSEWHERE)
def test_a_delivery_is_the_same_everywhere(sources: Path, tmp_path: Path, place: str) -> None:
    (tmp_path / "delivery.yaml").write_text(DELIVERY, "utf-8")
    environment, jobs = ELSEWHERE[place]
    wanted = ("--delivery", tmp_path / "delivery.yaml", "-f", "ics", "-f", "html", "-f", "xlsx", "-f", "docx")

    for out, around, workers in (("here", {"TZ": "UTC", "PYTHONHASHSEED": "1"}, "1"), ("there", environment, jobs)):
        result = run_apart(
            "build", sources / "calm", *wanted, "--out", tmp_path / out, "--jobs", workers, environment=around
        )
        assert (result.code, result.err) == (0, "")

    assert digests(tmp_path / "there") == digests(tmp_path / "here")
    assert {"calm/full/agenda.ics", "calm/full/handout.html"} <= digests(tmp_path / "here").keys()


def test_a_build_over_an_earlier_one_is_the_same(sources: Path, first: Path, tmp_path: Path) -> None:
    for _ in range(2):
        build_here(sources / "calm", tmp_path)

    mine, theirs = digests(tmp_path), digests(first)
    assert {name: digest for name, digest in mine.items() if "/" in name} == {
        name: digest for name, digest in theirs.items() if name.startswith("calm/")
    }


def test_a_course_is_the_same_wherever_its_folder_lies(first: Path, tmp_path: Path) -> None:
    elsewhere = courses.write_course(tmp_path / "a long way off" / "别处" / "gallery", courses.GALLERY)

    build_here(elsewhere, tmp_path / "out")

    assert digests(tmp_path / "out" / "gallery") == digests(first / "gallery")


def test_an_edition_is_the_same_whether_built_alone_or_with_others(first: Path, sources: Path, tmp_path: Path) -> None:
    build_here(sources / "calm", tmp_path, "--edition", "short")

    assert digests(tmp_path / "calm" / "short") == digests(first / "calm" / "short")


def test_source_date_epoch_changes_only_properties(
    sources: Path, first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")

    build_here(sources / "calm", tmp_path)

    changed = differences(first / "calm" / "full", tmp_path / "calm" / "full")

    assert changed == {
        "agenda.xlsx": ["docProps/core.xml"],
        "deck.pdf": PROPERTIES,
        "deck.pptx": ["docProps/core.xml"],
        "guide.docx": ["docProps/core.xml"],
        "guide.pdf": PROPERTIES,
        "handout.docx": ["docProps/core.xml"],
        "handout.pdf": PROPERTIES,
        "key.docx": ["docProps/core.xml"],
        "key.pdf": PROPERTIES,
    }
    for file in changed:
        if file.endswith(".pdf"):
            continue
        core = etree.fromstring(parts_of(tmp_path / "calm" / "full" / file)["docProps/core.xml"])
        dates = [node.text or "" for node in core if str(node.tag).endswith(("}created", "}modified"))]
        assert [date[:10] for date in dates] == ["2023-11-14", "2023-11-14"]


def differences(one: Path, other: Path) -> dict[str, list[str]]:
    """The parts in which files of one name differ; a text file is a part of its own."""
    found = {}
    for path in sorted(one.iterdir()):
        mine, theirs = _parts(path), _parts(other / path.name)
        parts = sorted(name for name in mine.keys() | theirs.keys() if mine.get(name) != theirs.get(name))
        if parts:
            found[path.name] = parts
    return found


def _parts(path: Path) -> dict[str, bytes]:
    match path.suffix:
        case ".txt" | ".html":
            return {path.name: path.read_bytes()}
        case ".pdf":
            return _parts_of_pdf(path)
        case _:
            return parts_of(path)


def _parts_of_pdf(path: Path) -> dict[str, bytes]:
    """Its properties, and what is drawn on each page."""
    with pikepdf.open(path) as pdf:
        drawn = {f"page {n}": b"".join(_streams(page)) for n, page in enumerate(pdf.pages, start=1)}
        return {"docProps/info": repr(pdf.docinfo.as_dict()).encode(), "docProps/xmp": _xmp(pdf), **drawn}


def _streams(page: pikepdf.Page) -> Iterator[bytes]:
    contents = page.obj.Contents
    yield from (one.read_bytes() for one in (contents if isinstance(contents, pikepdf.Array) else [contents]))


def _xmp(pdf: pikepdf.Pdf) -> bytes:
    return bytes(pdf.Root.Metadata.read_bytes()) if "/Metadata" in pdf.Root else b""


def test_a_course_without_a_date_prints_none(tmp_path: Path) -> None:
    """No clock is read, and no date is made up where a reader would see it."""
    source = courses.write_course(tmp_path / "calm", UNDATED)

    build_here(source, tmp_path / "out")

    parts = {
        f"{path.name}/{name}": data
        for path in (tmp_path / "out" / "calm" / "full").iterdir()
        for name, data in _parts(path).items()
        if not name.startswith("docProps/")
    }
    assert [name for name, data in parts.items() if b"1980-01-01" in data or b"2000-01-01" in data] == []


@pytest.mark.parametrize("epoch", ["", "tomorrow", "-1", "1e9", "²", "99999999999999"])
def test_a_date_that_is_none_is_no_fault_of_ours(tmp_path: Path, epoch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is left aside, or refused as wrong usage."""
    source = courses.write_course(tmp_path / "calm", courses.CALM)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)

    result = coursekit("build", source, "--product", "key", "--out", tmp_path / "out", "--jobs", 1)

    assert result.code in (0, 2), result.err
