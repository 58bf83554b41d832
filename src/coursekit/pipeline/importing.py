"""From a file of any kind to the folder of a course: what `coursekit import` does, but for asking and printing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

from coursekit.authoring.source import source_of
from coursekit.content import Name
from coursekit.diagnostic import error_rule
from coursekit.importers.course import course_of
from coursekit.importers.formats import read_original
from coursekit.importers.found import find_kept
from coursekit.importers.original import CannotImport
from coursekit.importers.outline import Outline
from coursekit.importers.structure import outline_of
from coursekit.importers.trace import Trace
from coursekit.importers.understand import Answers, understand
from coursekit.limits import IMPORT_BYTES
from coursekit.model.course import Course
from coursekit.pipeline.compiler import check_all, diagnostics_of, find_courses
from coursekit.pipeline.looks import default_look
from coursekit.pipeline.output import digest, held, write_atomically, write_together
from coursekit.read.library import COURSE_FILE
from coursekit.report.imported import ImportOutcome, import_page
from coursekit.usage import UsageError
from coursekit.value import Value, replace
from coursekit.write import write_import

RECORD = ".import.json"
"""What an import wrote, by path and SHA-256: how the next one knows what was edited since."""

REPORT_PAGE = "import-report.html"


CANNOT_IMPORT = error_rule(
    "cannot-import",
    """The file is none that an outline can be read from: it is of another kind than its name says, damaged, encrypted, larger
than coursekit reads, or holds no text (a scanned page is a picture). Text, Markdown, Word (.docx), PowerPoint (.pptx), Excel
(.xlsx) and PDF with text are read; older files (.doc, .ppt, .xls) are saved in the new form first.""",
)


class EditedError(UsageError):
    """What would be written over is not as an import left it."""


class Draft(Value):
    """A course as it would be imported; `files` by path relative to its folder."""

    course: Course
    trace: Trace
    files: Mapping[str, bytes]


def read_outline(path: Path) -> Outline:
    """Raises CannotImport for what is no outline, OSError."""
    if path.exists() and not path.is_file():
        raise CannotImport("it is no file", "name the file with the outline")
    if path.stat().st_size > IMPORT_BYTES:
        raise CannotImport(
            f"it has {path.stat().st_size:,} bytes; {IMPORT_BYTES:,} are read at most",
            "leave its pictures and films out",
        )
    return outline_of(read_original(path.name, path.read_bytes(), lambda name: _beside(path, name)))


def _beside(path: Path, name: str) -> bytes | None:
    """A file that the original names, in its own folder or below; None when it is not there, or elsewhere."""
    wanted = PurePosixPath(name)
    if wanted.is_absolute() or ".." in wanted.parts:
        return None
    place = (path.parent / wanted).resolve()
    if not place.is_relative_to(path.parent.resolve()) or not place.is_file() or place.stat().st_size > IMPORT_BYTES:
        return None
    return place.read_bytes()


def draft_course(outline: Outline, identity: str, language: str | None, answers: Answers) -> Draft:
    """The course has the id that is given: its folder's name tells courses apart as nothing in an outline does."""
    course, trace = course_of(understand(outline, language, answers))
    course = replace(course, id=Name(identity))
    notes = {part: f"proposed: {minutes} min, for the outline does not say" for part, minutes in trace.proposed}
    return Draft(course, trace, {file.path: file.data for file in source_of(course, notes)})


def write_draft(draft: Draft, folder: Path, *, force: bool) -> ImportOutcome:
    """Write the course, check it, and write the report beside it. Raises EditedError unless `force`, OSError."""
    before = _record(folder)
    with held(folder):
        if not force:
            _refuse_edited(folder, draft.files, before)
        stale = [path for path in before if path not in draft.files and _digest(folder / path) == before[path]]
        record = json.dumps({path: digest(data) for path, data in draft.files.items()}, indent=2) + "\n"
        for _ in write_together(folder, {**draft.files, RECORD: record.encode()}, stale):
            pass
    outcome = _outcome(draft, folder)
    write_atomically(folder / REPORT_PAGE, write_import(import_page(outcome), default_look()))
    return outcome


def check_folder(folder: Path, *, force: bool) -> None:
    """Before anything is read and asked: a course that is there and is no import's is not written over. Raises EditedError."""
    if not force and (folder / COURSE_FILE).exists() and not _record(folder):
        raise EditedError(f"{folder} holds a course that no import wrote; import into a new folder, or use --force")


def _refuse_edited(folder: Path, files: Mapping[str, bytes], before: Mapping[str, str]) -> None:
    edited = [
        path
        for path in sorted({*files, *before})
        if (there := _digest(folder / path)) is not None
        and there != before.get(path)
        and (path not in files or there != digest(files[path]))
    ]
    if edited:
        raise EditedError(
            f"{folder} has files that an import would write over, and that were changed or are not of an import: "
            f"{', '.join(edited[:5])}{' …' if len(edited) > 5 else ''}. Import into a new folder, or use --force"
        )


def _digest(path: Path) -> str | None:
    with suppress(FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return digest(path.read_bytes())
    return None


def _record(folder: Path) -> dict[str, str]:
    """What the last import wrote; nothing when there was none, or its record cannot be read."""
    with suppress(OSError, ValueError, RecursionError):
        read = json.loads((folder / RECORD).read_bytes())
        if isinstance(read, dict):
            return {str(path): str(sha) for path, sha in read.items() if _is_inside(str(path))}
    return {}


def _is_inside(path: str) -> bool:
    place = PurePosixPath(path)
    return not place.is_absolute() and ".." not in place.parts


def _outcome(draft: Draft, folder: Path) -> ImportOutcome:
    texts = {path: data.decode() for path, data in draft.files.items() if path.endswith((".yaml", ".md"))}
    found, lost = find_kept(draft.trace, draft.course, texts)
    diagnostics = tuple(diagnostics_of(check_all(find_courses([folder]))))
    return ImportOutcome(
        str(folder), draft.course, draft.trace, texts, (*draft.files, REPORT_PAGE), found, lost, diagnostics
    )
