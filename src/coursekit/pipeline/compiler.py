"""The front half of the compiler: from a course's folder to a course and its plans."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from coursekit.checks import check_course
from coursekit.checks.translation import check_translation
from coursekit.diagnostic import Diagnostic, Report, error_rule, place_order
from coursekit.labels import languages, read_words
from coursekit.model.course import Activity, Course, Edition, Module, Topic
from coursekit.model.plan import Plan
from coursekit.model.walk import owners_of
from coursekit.plan import make_plan
from coursekit.plan.audience import held_for, variants_of
from coursekit.plan.energy import advice_of, check_silence
from coursekit.plan.known import Known
from coursekit.plan.length import Length, edition_of
from coursekit.read.library import COURSE_FILE, Library, split_place, translation_file
from coursekit.read.reader import FileReader
from coursekit.spelling import advise, find_nearest
from coursekit.usage import UsageError
from coursekit.value import Value, replace

DUPLICATE_COURSE = error_rule(
    "duplicate-course",
    """Two courses that are checked or built together have the same id, so their files would overwrite each other. Ids that
differ only in upper and lower case count as the same, for some disks do not tell them apart.""",
)


class NoCourseError(UsageError):
    """A path that was asked for holds no course: the message says what was looked for."""


class UnknownAudienceError(UsageError):
    """An audience was asked for that no course names."""


class UnknownEditionError(UsageError):
    """An edition was asked for that no course has."""


class UnknownPartError(UsageError):
    """Something is to be kept or dropped that the course has not."""


class CheckedCourse(Value):
    """A course as far as it can be made out, a plan for each edition that was asked for, and advice on them."""

    course: Course
    plans: tuple[Plan, ...]
    advice: tuple[Diagnostic, ...] = ()


class CheckedFolder(Value):
    """A course's folder or course file after its check. `library` has what was found and read; `course` is None when none
    can be made out."""

    folder: Path
    library: Library
    course: CheckedCourse | None

    @property
    def is_good(self) -> bool:
        return self.course is not None and not self.library.report.has_errors

    def put_away(self) -> CheckedFolder:
        """The same without what can be read again: its texts, the modules of its course, and plans."""
        course = self.course and CheckedCourse(replace(self.course.course, modules=()), (), self.course.advice)
        return replace(self, library=self.library.put_away(), course=course)


def find_courses(paths: list[Path]) -> list[Path]:
    """Courses: each path is a course's folder, a course file, or a folder of courses. Sorted within a folder. A course is
    given by its folder, one in another language by its file. Raises NoCourseError."""
    found: list[Path] = []
    for path in paths:
        if path.is_file() and path.name in (COURSE_FILE, *_TRANSLATION_FILES):
            found.append(path.parent if path.name == COURSE_FILE else path)
            continue
        path = path.parent if path.name == COURSE_FILE else path
        courses = [path] if (path / COURSE_FILE).is_file() else sorted(p.parent for p in path.glob(f"*/{COURSE_FILE}"))
        if not courses:
            raise NoCourseError(f"{path}: {_why_none(path)}")
        found.extend(place for folder in courses for place in (folder, *_translations(folder)))
    return list(dict.fromkeys(found))


_TRANSLATION_FILES = tuple(translation_file(language) for language in languages())


def _translations(folder: Path) -> Iterator[Path]:
    """The files of the same course in other languages."""
    return (folder / name for name in _TRANSLATION_FILES if (folder / name).is_file())


def _why_none(path: Path) -> str:
    """What to say of a path without a course: the nearest name beside it when there is no such folder."""
    if path.exists():
        return f"no {COURSE_FILE} here, nor in a folder inside; name a course's folder, or a folder of courses"
    beside = [entry.name for entry in path.parent.iterdir() if entry.is_dir()] if path.parent.is_dir() else []
    nearest = find_nearest(path.name, beside)
    help = f"did you mean “{path.with_name(nearest)}”?" if nearest else "name a course's folder, or a folder of courses"
    return f"there is no such folder; {help}"


def check_all(
    folders: Sequence[Path],
    editions: tuple[str, ...] = (),
    step: Callable[[str, int], None] = lambda name, total: None,
    length: Length | None = None,
    audiences: tuple[str, ...] = (),
    reader: FileReader | None = None,
) -> tuple[CheckedFolder, ...]:
    """All courses that are to be built together, as `check_each` gives them."""
    return tuple(check_each(folders, editions, step, length, audiences, reader))


def check_each(
    folders: Sequence[Path],
    editions: tuple[str, ...] = (),
    step: Callable[[str, int], None] = lambda name, total: None,
    length: Length | None = None,
    audiences: tuple[str, ...] = (),
    reader: FileReader | None = None,
) -> Iterator[CheckedFolder]:
    """Check courses that are to be built together. Each has a library of its own: what one reuses of another, and
    what is wrong with it, counts for both. `reader` reads their files."""
    seen: dict[str, str] = {}
    for folder in folders:
        library = Library(Report(), reader=reader or FileReader())
        result = check_folder(folder, library, editions, length, audiences)
        if result is not None:
            _check_id(result.course, seen, library.report)
        step(course_name(folder), len(folders))
        yield CheckedFolder(folder, library, result)


def _check_id(course: Course, seen: dict[str, str], report: Report) -> None:
    """Reports `duplicate-course`."""
    key = course.id.text.casefold()
    if key not in seen:
        seen[key] = course.span.path
    else:
        message = f"the id “{course.id}” belongs to {seen[key]} already"
        report(DUPLICATE_COURSE, course.id.span, message, help="give each course an id of its own")


def diagnostics_of(checked: Sequence[CheckedFolder]) -> tuple[Diagnostic, ...]:
    """All that was found, by place. A file that several courses reuse, or that is converted, is read by each: what one of
    them says of a line, others do not say again."""
    said: dict[tuple[str, str, int], int] = {}
    found: list[Diagnostic] = []
    for number, folder in enumerate(checked):
        for diagnostic in folder.library.report.sorted():
            line = diagnostic.code, diagnostic.span.path, diagnostic.span.line
            if said.setdefault(line, number) == number:
                found.append(diagnostic)
    return tuple(sorted(found, key=place_order))


def advice_on(checked: Sequence[CheckedFolder]) -> tuple[Diagnostic, ...]:
    """All advice, by place; what is said of a course and of its conversion is said once."""
    courses = (folder.course for folder in checked if folder.course is not None)
    return tuple(sorted({advice for course in courses for advice in course.advice}, key=place_order))


def lines_of(checked: Sequence[CheckedFolder], path: str) -> tuple[str, ...]:
    """The lines of a source file, by the path that diagnostics show."""
    return next((lines for folder in checked if (lines := folder.library.text_of(path))), ())


def check_folder(
    folder: Path,
    library: Library,
    editions: tuple[str, ...] = (),
    length: Length | None = None,
    audiences: tuple[str, ...] = (),
) -> CheckedCourse | None:
    """Read and check one course, and plan the editions named (all when none is), or one of a length that is asked for; each
    for each of the audiences named. When nothing is named, whether all fit for every audience is checked too.

    What is wrong goes to the library's report. None when there is no course to be made out at all.
    """
    report: Report = library.report
    shown = shown_path(split_place(folder)[0])
    course = library.read_course(folder, shown)
    if course is None:
        return None
    check_course(course, report)
    check_silence(course, report)
    translated = library.read_translated(folder, shown)
    if translated is not None:
        check_translation(*translated, report)
    if length is not None and course.editions:
        _check_length(course, length)
        wanted = [edition_of(course, length, read_words(course.language))]
    else:
        wanted = [edition for edition in course.editions if not editions or edition.id.text in editions]
    wanted = _held_for_each(course, wanted, audiences)
    # A course that cannot be read whole has no agenda worth speaking of: its minutes would be wrong for that reason.
    known = Known()
    plans = () if report.has_errors else tuple(make_plan(course, edition, report, known) for edition in wanted)
    advice = () if report.has_errors else tuple(advice for plan in plans for advice in advice_of(plan))
    if not (editions or length or audiences or report.has_errors):
        _check_audiences(course, report, known)
    return CheckedCourse(course, plans, advice)


def _held_for_each(course: Course, editions: list[Edition], audiences: tuple[str, ...]) -> list[Edition]:
    """A course that does not know any of the audiences asked for has nothing for them."""
    if not audiences:
        return editions
    known = [name.text for name in course.audience if name.text in audiences]
    return [held_for(edition, audience) for edition in editions for audience in known]


def _check_audiences(course: Course, report: Report, known: Known) -> None:
    """Each edition fits for each audience by itself. What is wrong with the edition as it is is not said again."""
    said = {(found.code, found.span) for found in report.sorted()}
    for variant in variants_of(course):
        own = Report()
        make_plan(course, variant, own, known)
        report.add(found for found in own.sorted() if (found.code, found.span) not in said)


def check_audiences_known(courses: Sequence[Course], wanted: tuple[str, ...]) -> None:
    """One of the courses at least is for each of them. Raises UnknownAudienceError."""
    known = list(dict.fromkeys(name.text for course in courses for name in course.audience))
    for audience in wanted:
        if courses and audience not in known:
            otherwise = "" if known else "declare it under `audience` in course.yaml"
            raise UnknownAudienceError(f"no course is for “{audience}”: {advise(audience, known, otherwise=otherwise)}")


def _check_length(course: Course, length: Length) -> None:
    """Raises UnknownEditionError, UnknownPartError."""
    editions = [edition.id.text for edition in course.editions]
    if length.like and length.like not in editions:
        raise UnknownEditionError(f"the course has no edition “{length.like}”: {advise(length.like, editions)}")
    parts = {owner.id.text for owner in owners_of(course) if isinstance(owner, Module | Topic | Activity)}
    for name in (*length.keep, *length.drop):
        if name not in parts:
            written = [part for part in parts if "." not in part]
            raise UnknownPartError(f"no part of the course has the id “{name}”: {advise(name, written)}")


def course_name(place: Path) -> str:
    """What to call the course of a folder or course file in a message."""
    folder, file = split_place(place)
    return folder.name if file == COURSE_FILE else f"{folder.name}/{file}"


def shown_path(folder: Path) -> str:
    """How diagnostics name the folder: as it was given, with forward slashes."""
    return Path(os.path.normpath(folder)).as_posix()
