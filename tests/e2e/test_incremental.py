"""What is built over an earlier build is what a clean build makes; what need not be made is not made again."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.e2e.command import coursekit, run_apart
from tests.e2e.courses import write_course

SEQUENCES = int(os.environ.get("COURSEKIT_EDITS", "3"))
"""How many random sequences of edits are tried; COURSEKIT_EDITS=500 takes some minutes."""

FORMATS = (
    *("--product", "deck", "--product", "handout", "--product", "guide"),
    *("-f", "pptx", "-f", "docx"),
    *("-j", "1"),
)


@dataclass
class Source:
    """A course as small as one can be, to be edited."""

    id: str
    says: str = "先听，再问。"
    editions: tuple[str, ...] = ("full",)
    topics: int = 1

    def files(self) -> dict[str, str]:
        editions = "".join(f"  {name}: {{title: {name}, days: 1}}\n" for name in self.editions)
        topics = "\n".join(
            f"# 第 {n} 节 {{#t{n} minutes=10-400}}\n\n## 一页 {n}\n\n- 一点\n\n:::{{say}}\n{self.says}\n:::\n"
            for n in range(self.topics)
        )
        return {
            "course.yaml": (
                f"schema: 1\nid: {self.id}\ntitle: 小课\nlanguage: zh-CN\ndate: 2026-11-22\noutcomes: {{listen: 能听}}\n"
                f"editions:\n{editions}modules: [modules/01.md]\n"
            ),
            "modules/01.md": f"---\ntitle: 听\noutcomes: [listen]\n---\n\n{topics}",
        }


@dataclass
class Catalogue:
    """A folder of courses, and an output folder that was built from it some time."""

    folder: Path
    courses: dict[str, Source] = field(default_factory=lambda: {"one": Source("one"), "two": Source("two")})

    @property
    def out(self) -> Path:
        return self.folder / "out"

    def write(self) -> None:
        shutil.rmtree(self.folder / "content", ignore_errors=True)
        for name, source in self.courses.items():
            write_course(self.folder / "content" / name, source.files())

    def build(self, out: Path) -> str:
        self.write()
        result = coursekit("build", self.folder / "content", "--out", out, *FORMATS)
        assert result.code == 0, result.err
        return result.out


NAMES = st.sampled_from(["one", "two", "three"])


def say(catalogue: Catalogue, name: str, words: str) -> None:
    if name in catalogue.courses:
        catalogue.courses[name].says = words


def set_editions(catalogue: Catalogue, name: str, editions: tuple[str, ...]) -> None:
    if name in catalogue.courses:
        catalogue.courses[name].editions = editions


def set_topics(catalogue: Catalogue, name: str, topics: int) -> None:
    if name in catalogue.courses:
        catalogue.courses[name].topics = topics


def rename(catalogue: Catalogue, name: str, id: str) -> None:
    taken = {source.id for source in catalogue.courses.values()}
    if name in catalogue.courses and id not in taken:
        catalogue.courses[name].id = id


def add(catalogue: Catalogue, name: str) -> None:
    if name not in {source.id for source in catalogue.courses.values()}:
        catalogue.courses.setdefault(name, Source(name))


def remove(catalogue: Catalogue, name: str) -> None:
    if len(catalogue.courses) > 1:
        catalogue.courses.pop(name, None)


def damage(catalogue: Catalogue, number: int, cached: bool) -> None:
    """Somebody's program flips a byte of a product, or of the cache."""
    files = [path for path in sorted(catalogue.out.rglob("*")) if path.is_file() and (".cache" in path.parts) is cached]
    if files:
        path = files[number % len(files)]
        data = bytearray(path.read_bytes())
        data[number % len(data)] ^= 1
        path.write_bytes(data)


def delete(catalogue: Catalogue, number: int) -> None:
    files = [path for path in sorted(catalogue.out.rglob("*.*")) if path.is_file()]
    if files:
        files[number % len(files)].unlink()


EDITS = st.one_of(
    st.tuples(st.just(say), NAMES, st.sampled_from(["先听。", "请他说完。", "记下来，再说一遍。"])),
    st.tuples(
        st.just(set_editions), NAMES, st.sampled_from([("full",), ("full", "short"), ("short",), ("a", "b", "c")])
    ),
    st.tuples(st.just(set_topics), NAMES, st.integers(1, 3)),
    st.tuples(st.just(rename), NAMES, st.sampled_from(["four", "five"])),
    st.tuples(st.just(add), NAMES),
    st.tuples(st.just(remove), NAMES),
    st.tuples(st.just(damage), st.integers(0, 10_000), st.booleans()),
    st.tuples(st.just(delete), st.integers(0, 10_000)),
)


@settings(
    max_examples=SEQUENCES, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
@given(st.lists(st.lists(EDITS, min_size=1, max_size=3), min_size=1, max_size=3))
def test_after_any_edits_the_output_is_that_of_a_clean_build(rounds: list[list[tuple[object, ...]]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        catalogue = Catalogue(Path(folder))
        catalogue.build(catalogue.out)
        for edits in rounds:
            # What is harmed is mended before a course goes: of files that no manifest names, or that somebody changed, no build
            # can say that they are its own to remove.
            for group in (
                [one for one in edits if one[0] in (damage, delete)],
                [one for one in edits if one[0] not in (damage, delete)],
            ):
                for edit, *arguments in group:
                    assert callable(edit)
                    edit(catalogue, *arguments)
                catalogue.build(catalogue.out)

        catalogue.build(catalogue.folder / "clean")

        assert products(catalogue.out) == products(catalogue.folder / "clean")


def products(out: Path) -> dict[str, bytes]:
    files = (path for path in out.rglob("*") if path.is_file() and ".cache" not in path.parts)
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in files}


# ---------------------------------------------------------------- one step at a time


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    made = Catalogue(tmp_path)
    made.build(made.out)
    return made


def test_only_the_products_that_an_edit_changes_are_written(catalogue: Catalogue) -> None:
    """What the facilitator says is in the deck's notes and in the guide."""
    catalogue.courses["two"].says = "请他说完。"

    said = catalogue.build(catalogue.out)

    out = catalogue.out
    assert said == f"{out}/two/full/deck.pptx\n{out}/two/full/guide.docx\n2 files written, 4 are as before\n"


def test_an_unchanged_catalogue_is_left_alone(catalogue: Catalogue) -> None:
    before = {
        path: path.stat().st_mtime_ns
        for path in catalogue.out.rglob("*")
        if path.is_file() and ".cache" not in path.parts
    }
    arguments = ("build", catalogue.folder / "content", "--out", catalogue.out, *FORMATS)

    first, second = coursekit(*arguments), coursekit(*arguments)

    assert (first.out, second.out) == ("6 files are up to date\n",) * 2
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_files_of_an_edition_and_of_a_course_that_are_gone_are_removed(catalogue: Catalogue) -> None:
    del catalogue.courses["one"]
    catalogue.courses["two"].editions = ("short",)

    said = catalogue.build(catalogue.out)

    folders = sorted(path.relative_to(catalogue.out).as_posix() for path in catalogue.out.glob("[!.]*/*"))
    assert folders == ["two/short"]
    assert f"{catalogue.out}/one/full/deck.pptx removed: its course has it no more\n" in said


def test_what_the_program_did_not_write_stays(catalogue: Catalogue) -> None:
    """Also a product that somebody changed, once its course is gone."""
    notes, changed = catalogue.out / "one" / "full" / "notes.txt", catalogue.out / "one" / "full" / "deck.pptx"
    notes.write_text("mine")
    changed.write_bytes(b"mine too")
    del catalogue.courses["one"]

    catalogue.build(catalogue.out)

    left = {path.name for path in (catalogue.out / "one").rglob("*") if path.is_file()}
    assert left == {"notes.txt", "deck.pptx"}


def test_other_courses_stay_when_one_is_built_alone(catalogue: Catalogue) -> None:
    before = products(catalogue.out)

    coursekit("build", catalogue.folder / "content" / "one", "--out", catalogue.out, *FORMATS)

    assert products(catalogue.out) == before


def test_a_course_that_moved_with_its_output_is_still_there(catalogue: Catalogue) -> None:
    """A cache of CI may be unpacked anywhere."""
    moved = Catalogue(catalogue.folder.rename(catalogue.folder.with_name("elsewhere")))

    assert moved.build(moved.out) == "6 files are up to date\n"


# ---------------------------------------------------------------- nothing to do


def loaded_by(catalogue: Catalogue) -> str:
    """What a build says in a process of its own, and whether the command line was loaded for it."""
    code = "import sys; from coursekit.start import main; main(); print('loaded' if 'typer' in sys.modules else 'not loaded')"
    arguments = ["build", str(catalogue.folder / "content"), "--out", str(catalogue.out), *FORMATS]
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    return done.stdout


def test_a_build_with_nothing_to_do_is_not_even_loaded(catalogue: Catalogue) -> None:
    arguments = ("build", catalogue.folder / "content", "--out", catalogue.out, *FORMATS)
    run_apart(*arguments)

    assert loaded_by(catalogue) == "6 files are up to date\nnot loaded\n"


@pytest.mark.parametrize("change", ["a source", "a new course", "a product", "a product deleted"])
def test_whatever_changes_is_seen(catalogue: Catalogue, change: str) -> None:
    arguments = ("build", catalogue.folder / "content", "--out", catalogue.out, *FORMATS)
    run_apart(*arguments)
    deck = catalogue.out / "one" / "full" / "deck.pptx"
    match change:
        case "a source":
            module = catalogue.folder / "content" / "one" / "modules" / "01.md"
            status = module.stat()
            # As long as before, and as old: only the time of the change tells.
            module.write_text(module.read_text("utf-8").replace("先听，再问。", "先问，再听。"), "utf-8")
            os.utime(module, ns=(status.st_atime_ns, status.st_mtime_ns))
        case "a new course":
            write_course(catalogue.folder / "content" / "three", Source("three").files())
        case "a product":
            deck.write_bytes(deck.read_bytes() + b"!")
        case _:
            deck.unlink()

    assert "written" in run_apart(*arguments).out


# ---------------------------------------------------------------- as the lock says


def locked(catalogue: Catalogue) -> tuple[int, str, str]:
    catalogue.write()
    result = coursekit("build", catalogue.folder / "content", "--out", catalogue.out, *FORMATS, "--locked")
    return result.code, result.out, result.err


def test_a_build_that_is_as_its_lock_says_is_made(catalogue: Catalogue) -> None:
    before = products(catalogue.out)
    (catalogue.out / "one" / "full" / "deck.pptx").unlink()

    code, said, _ = locked(catalogue)

    assert (code, said) == (0, f"{catalogue.out}/one/full/deck.pptx\n1 file written, 5 are as before\n")
    assert products(catalogue.out) == before


def test_a_build_that_would_be_otherwise_says_why_and_writes_nothing(catalogue: Catalogue) -> None:
    before = products(catalogue.out)
    catalogue.courses["two"].says = "请他说完。"

    code, said, why = locked(catalogue)

    assert (code, said) == (1, "")
    assert (
        f"nothing was written: {catalogue.out}/build.lock says otherwise\n"
        "  source of two: modules/01.md: changed\n"
        "  file two/full/deck.pptx: changed\n"
        "  file two/full/guide.docx: changed\n"
    ) in why
    assert products(catalogue.out) == before


def test_a_library_of_another_version_is_named(catalogue: Catalogue) -> None:
    lock = catalogue.out / "build.lock"
    text = (
        lock.read_text("utf-8")
        .replace('"coursekit": "', '"coursekit": "0.0.')
        .replace('"deck.pptx": "', '"deck.pptx": "0')
    )
    lock.write_text(text, "utf-8")

    code, _, why = locked(catalogue)

    assert code == 1
    assert "  version of coursekit: 0.0." in why
    assert "  file one/full/deck.pptx: changed\n" in why


def test_without_a_lock_there_is_nothing_to_compare_with(tmp_path: Path) -> None:
    code, said, why = locked(Catalogue(tmp_path))

    assert (code, said) == (2, "")
    assert why == f"{tmp_path}/out/build.lock: there is no lock that can be read; build once without --locked\n"
    assert not (tmp_path / "out").exists()
