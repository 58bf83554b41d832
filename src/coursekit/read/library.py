"""The courses of a folder: in the languages they are written in, and in those they can be converted into."""

from __future__ import annotations

import posixpath
from pathlib import Path

from coursekit.content import Name
from coursekit.diagnostic import Report, Span, error_rule
from coursekit.limits import YAML_BYTES
from coursekit.model.course import Course
from coursekit.read import declarations as declared
from coursekit.read.course import COURSE_EMPTY, CourseReader
from coursekit.read.reader import FileReader
from coursekit.read.reuse import ReuseResolver
from coursekit.source.fields import Values, read_record
from coursekit.source.files import SourceFolder
from coursekit.source.nodes import Mapping, Scalar, parse_yaml
from coursekit.source.scripts import Convert, can_convert, converter
from coursekit.value import Mutable, field, replace

CONVERSION_IMPOSSIBLE = error_rule(
    "conversion-impossible",
    """`converts` is for the two Chinese scripts: from zh-TW to zh-CN, or back. What it names is a course file of the same
folder, written in the other script. A course in another language is a translation: it has modules of its own, and
`translates`.""",
)

COURSE_FILE = "course.yaml"


def split_place(place: Path) -> tuple[Path, str]:
    """Where a course is, a folder or one of its course files, as folder and file name."""
    return (place.parent, place.name) if place.suffix == ".yaml" else (place, COURSE_FILE)


def translation_file(language: str) -> str:
    """The course file of a folder's course in another language."""
    return f"course.{language}.yaml"


class Library(Mutable):
    """The courses of one folder, each read once. `folders` has all files that were read, for the excerpts; modules and
    pictures are read by the `reader`."""

    report: Report
    courses: dict[tuple[Path, str], Course | None] = field(default_factory=dict)
    folders: list[SourceFolder] = field(default_factory=list)
    reader: FileReader = FileReader()

    def read_course(self, place: Path, shown: str) -> Course | None:
        """The course of a folder or course file, reuse resolved; None when nothing of it can be read. `shown` is the folder.

        What is wrong is reported; a course is given all the same, as far as it can be made out.
        """
        folder, file = split_place(place)
        course = self._read_own(folder, shown, file)
        if course is None:
            return None

        def find(name: str) -> Course | None:
            path = folder.resolve().parent / name
            if not (path / COURSE_FILE).is_file():
                return None
            return self._read_in(course.language, path, posixpath.normpath(f"{shown or '.'}/../{name}"))

        return ReuseResolver(find, self.report).resolve(course)

    def read_written(self, place: Path, shown: str) -> Course | None:
        """The course as it is written: reuse is not resolved."""
        folder, file = split_place(place)
        return self._read_own(folder, shown, file)

    def read_translated(self, place: Path, shown: str) -> tuple[Course, Course] | None:
        """A course and the one that it says it translates, both as written: reuse is not resolved. None when it says so
        of none, or of none that can be read."""
        folder, file = split_place(place)
        course = self._read_own(folder, shown, file)
        if course is None or course.translates is None:
            return None
        original = self._read_own(folder, shown, course.translates.text)
        return (course, original) if original is not None else None

    def _read_in(self, language: str, folder: Path, shown: str) -> Course | None:
        """The course of a folder in a language, if it is there or can be converted; else as it is."""
        course = self._read_own(folder, shown, COURSE_FILE)
        if course is None or course.language == language:
            return course
        if (folder / translation_file(language)).is_file():
            return self._read_own(folder, shown, translation_file(language))
        if not can_convert(course.language, language):
            return course
        key = folder.resolve(), f"{COURSE_FILE} in {language}"
        if key not in self.courses:
            convert = converter(course.language, language)
            self.courses[key] = self._converted(folder, shown, COURSE_FILE, convert, language)
        return self.courses[key]

    def _read_own(self, folder: Path, shown: str, file: str) -> Course | None:
        key = folder.resolve(), file
        if key not in self.courses:
            source = self._open(SourceFolder(folder, shown, picture=self.reader.picture))
            start = Span(source.shown_path(file), 1, 1, 1, 2)
            node = self._parse(source, Name(file, start))
            if node is not None and node.find("converts") is not None:
                self.courses[key] = self._conversion(source, read_record(declared.CONVERSION, node, self.report))
            elif node is not None:
                self.courses[key] = CourseReader(source, self.report, file, self.reader.parse).read(node)
            else:
                self.courses[key] = None
        return self.courses[key]

    def _open(self, source: SourceFolder) -> SourceFolder:
        self.folders.append(source)
        return source

    def _parse(self, source: SourceFolder, name: Name) -> Mapping | None:
        text = source.read_text(name, YAML_BYTES, self.report)
        node = parse_yaml(text, self.report) if text is not None else None
        if isinstance(node, Mapping) or text is None:
            return node if isinstance(node, Mapping) else None
        if not self.report.has_errors:
            what = "is empty" if node is None else "holds no “key: value” lines"
            help = "start with `coursekit new`"
            self.report(COURSE_EMPTY, Span(text.path, 1, 1, 1, 2), f"the course file {what}", help=help)
        return None

    def _conversion(self, source: SourceFolder, values: Values) -> Course | None:
        name, wanted = values.get(declared.CONVERTS), values.get(declared.LANGUAGE)
        node = self._parse(source, name) if name is not None else None
        if name is None or wanted is None or node is None:
            return None
        written = node.find("language")
        if not isinstance(written, Scalar) or not can_convert(written.text, wanted):
            message = f"“{name}” cannot be converted into {wanted}"
            help = "name a course file in the other Chinese script"
            self.report(CONVERSION_IMPOSSIBLE, name.span, message, help=help)
            return None
        words = ((word.text, text) for word, text in values.get(declared.WORDS) or ())
        convert = converter(written.text, wanted, words)
        course = self._converted(source.root, source.shown, name.text, convert, wanted)
        identity = values.get(declared.COURSE_ID)
        return replace(course, id=identity or course.id) if course is not None else None

    def _converted(self, folder: Path, shown: str, file: str, convert: Convert, language: str) -> Course | None:
        source = self._open(SourceFolder(folder, shown, convert=convert, picture=self.reader.picture))
        node = self._parse(source, Name(file, Span(source.shown_path(file), 1, 1, 1, 2)))
        return (
            replace(CourseReader(source, self.report, file, self.reader.parse).read(node), language=language)
            if node
            else None
        )

    def text_of(self, path: str) -> tuple[str, ...]:
        """The lines of a file that was read, by the path that diagnostics show."""
        return next((lines for folder in self.folders if (lines := folder.lines_of(path))), ())

    @property
    def lines(self) -> int:
        """How many lines were read."""
        return sum(len(text.lines) for folder in self.folders for text in folder.texts.values())

    def put_away(self) -> Library:
        """What was found and which files were read, without what is in them: it is read again where it is asked for."""
        return Library(self.report, folders=[folder.put_away() for folder in self.folders])

    def all_lines(self) -> dict[str, tuple[str, ...]]:
        """The lines of every file that was read, by the path that diagnostics show."""
        return {path: text.lines for folder in self.folders for path, text in folder.texts.items()}
