"""The files of a course."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from coursekit.authoring.course_file import course_yaml, glossary_yaml
from coursekit.authoring.module_file import ModuleWriter
from coursekit.authoring.outline_module import is_outline
from coursekit.content import Figure
from coursekit.model.course import Course, Module
from coursekit.model.walk import all_blocks, owners_of
from coursekit.value import Value

NO_NOTES: Mapping[str, str] = {}


class SourceFile(Value):
    """`path` is relative to the course's folder, with `/` between its steps."""

    path: str
    data: bytes


def source_of(course: Course, notes: Mapping[str, str] = NO_NOTES) -> tuple[SourceFile, ...]:
    """The course as source text: the course file, its modules in order, the glossary, pictures.

    What is read of it is the same course, if the course is one that can be written at all, as reading gives it: reuse not
    resolved, no text only of spaces, under a topic paragraphs only before its first slide. Ids with a point in them are
    automatic and not written; a module whose id is a file's name (`01-incidents`) is written into that, one whose ids are
    those of an outline into the course file. A course that `translates` another is named by its language.

    `notes` become comments, by what they stand before: the id of a module, topic or activity, `course.FIELD` for a field
    of the course file, `edition.ID`.
    """
    language = f".{course.language}" if course.translates is not None else ""
    folder = f"modules/{course.language}" if course.translates is not None else "modules"
    stems = _stems(course)
    files = {number: f"{folder}/{stem}.md" for number, stem in stems.items()}
    texts = {f"course{language}.yaml": course_yaml(course, files, notes)}
    for number, module in enumerate(course.modules):
        if number in stems and isinstance(module, Module):
            texts[files[number]] = ModuleWriter(stems[number], course.language, notes).write(module)
    if course.glossary:
        texts[f"glossary{language}.yaml"] = glossary_yaml(course.glossary)
    blocks = (block for owner in owners_of(course) for block in all_blocks(owner))
    pictures = {block.image.name: block.image.data for block in blocks if isinstance(block, Figure)}
    written = (SourceFile(path, text.encode()) for path, text in texts.items())
    return (*written, *(SourceFile(path, data) for path, data in pictures.items()))


def _stems(course: Course) -> dict[int, str]:
    """The names of files without their ending, by the place of their module in the course."""
    stems: dict[int, str] = {}
    for number, module in enumerate(course.modules):
        if isinstance(module, Module) and not is_outline(module):
            stem = _stem(module, number + 1)
            stems[number] = stem if stem not in stems.values() else f"{number + 1:02d}-{stem}"
    return stems


_AUTOMATIC = re.compile(r"(?P<stem>[A-Za-z0-9_-]+)\.(?:topic|slide|activity)\d+")


def _stem(module: Module, number: int) -> str:
    """That of which the automatic ids inside were made; else the module's own, with its number."""
    automatic = (match["stem"] for name in _ids(module) if (match := _AUTOMATIC.fullmatch(name)))
    own = module.id.text if re.fullmatch(r"[\w-]+", module.id.text) else "module"
    return next(automatic, own if re.match(r"\d", own) else f"{number:02d}-{own}")


def _ids(module: Module) -> Iterator[str]:
    for topic in module.own_topics:
        yield topic.id.text
        yield from (slide.id.text for slide in topic.slides)
        yield from (activity.id.text for activity in topic.activities)
