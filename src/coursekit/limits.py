"""Every bound on what is read, in one table. A real course stays far below each; a hostile file meets one soon.

They cannot be changed: what one machine builds, every machine builds. `coursekit limits` prints them, docs/limits.md too.
"""

from __future__ import annotations

from coursekit.value import Value

# Files and text
YAML_BYTES = 2_000_000
MARKDOWN_BYTES = 1_000_000
COURSE_LINES = 100_000
LINE_CHARACTERS = 100_000
WORD_CHARACTERS = 5_000
FOREIGN_WORD_CHARACTERS = 2_000
PATH_CHARACTERS = 400
NAME_BYTES = 120

# What stands in them
YAML_DEPTH = 50
YAML_VALUES = 200_000
LIST_DEPTH = 9
MARKUP_DEPTH = 20
TABLE_COLUMNS = 50
MODULES = 500
EDITIONS = 100
SLIDES = 5_000
PEOPLE = 500
CELL_CHARACTERS = 100

# Files to import
IMPORT_BYTES = 100_000_000
IMPORT_CHARACTERS = 300_000
IMPORT_CELLS = 100_000
IMPORT_PAGES = 1_000
IMPORT_SECONDS = 8
IMPORT_MEMORY_BYTES = 400_000_000

# Pictures
IMAGE_BYTES = 30_000_000
IMAGE_PIXELS = 60_000_000
CLEAR_IMAGE_PIXELS = 40_000_000
IMAGE_SIDE = 20_000
IMAGE_RATIO = 200
DRAWN_SIDE = 4_000

# Templates and looks
PACKAGE_BYTES = 64_000_000
PACKAGE_PARTS = 4_000
UNPACKED_BYTES = 256_000_000
XML_BYTES = 24_000_000
XML_MARKS = 1_200_000
PACKED_RATIO = 250
LOOK_FILES = 200
LOOK_BYTES = 128_000_000
LOOK_DEPTH = 4
PAGE_SECONDS = 5
PAGE_MEMORY_BYTES = 300_000_000
PAGE_GROWTH = 200_000
PAGE_BYTES = 64_000_000


class Limit(Value):
    """One row of the table: `code` is the diagnostic that says it was met, "" where none is needed."""

    name: str
    most: int
    unit: str
    what: str
    code: str


LIMITS: tuple[Limit, ...] = (
    Limit("yaml-file", YAML_BYTES, "bytes", "a course file, glossary, delivery or look.yaml", "file-too-large"),
    Limit("markdown-file", MARKDOWN_BYTES, "bytes", "a module, or a roster", "file-too-large"),
    Limit("course-lines", COURSE_LINES, "lines", "all files of a course together", "file-too-large"),
    Limit("line", LINE_CHARACTERS, "characters", "a line of any file", "line-too-long"),
    Limit("word", WORD_CHARACTERS, "characters", "a word of Latin letters and signs", "line-too-long"),
    Limit(
        "foreign-word", FOREIGN_WORD_CHARACTERS, "characters",
        "a word in another script, Chinese, Japanese and Korean apart", "line-too-long",
    ),
    Limit("path", PATH_CHARACTERS, "characters", "a path that the course names", "path-outside"),
    Limit("file-name", NAME_BYTES, "bytes", "each step of such a path, in UTF-8", "path-outside"),
    Limit("yaml-depth", YAML_DEPTH, "levels", "lists and mappings inside one another", "too-deep"),
    Limit("yaml-values", YAML_VALUES, "values", "one YAML file", "too-deep"),
    Limit("list-depth", LIST_DEPTH, "levels", "lists and quotes inside one another", "too-deep"),
    Limit("markup-depth", MARKUP_DEPTH, "levels", "emphasis, links and spans inside one another", "too-deep"),
    Limit("table-columns", TABLE_COLUMNS, "columns", "a table", "too-many"),
    Limit("modules", MODULES, "modules", "a course", "too-many"),
    Limit("editions", EDITIONS, "editions", "a course", "too-many"),
    Limit("slides", SLIDES, "slides", "a course, as written", "too-many"),
    Limit("roster", PEOPLE, "people", "a roster", "roster-size"),
    Limit("roster-cell", CELL_CHARACTERS, "characters", "a cell of a roster", "roster-row"),
    Limit("import-text", IMPORT_CHARACTERS, "characters", "a file to import", ""),
    Limit("import-cells", IMPORT_CELLS, "cells", "a sheet of a workbook to import", ""),
    Limit("import-pages", IMPORT_PAGES, "pages", "a PDF to import", ""),
    Limit("import-seconds", IMPORT_SECONDS, "seconds", "processor time of reading a PDF", ""),
    Limit("import-memory", IMPORT_MEMORY_BYTES, "bytes", "memory of the same, where the system can bound it (Linux)", ""),
    Limit("image-file", IMAGE_BYTES, "bytes", "a picture", "file-too-large"),
    Limit("image-pixels", IMAGE_PIXELS, "pixels", "a picture", "image-bad"),
    Limit("image-pixels-clear", CLEAR_IMAGE_PIXELS, "pixels", "a picture with transparent parts", "image-bad"),
    Limit("image-side", IMAGE_SIDE, "pixels", "the longer side of a picture", "image-bad"),
    Limit("image-ratio", IMAGE_RATIO, "times", "a picture's longer side by its shorter", "image-bad"),
    Limit("image-drawn", DRAWN_SIDE, "pixels", "the longer side as it is printed; a larger picture is made smaller", ""),
    Limit("import-file", IMPORT_BYTES, "bytes", "a file to import", "cannot-import"),
    Limit("template-file", PACKAGE_BYTES, "bytes", "a .pptx or .docx template, or another file of a look", "template-unsafe"),
    Limit("template-parts", PACKAGE_PARTS, "parts", "a template", "template-unsafe"),
    Limit("template-unpacked", UNPACKED_BYTES, "bytes", "a template, unpacked", "template-unsafe"),
    Limit("template-xml", XML_BYTES, "bytes", "an XML part of a template", "template-unsafe"),
    Limit("template-marks", XML_MARKS, "tags and attributes", "an XML part of a template", "template-unsafe"),
    Limit("template-ratio", PACKED_RATIO, "times", "a part above 1 MB, unpacked by packed", "template-unsafe"),
    Limit("look-files", LOOK_FILES, "files", "a look's folder, beside its templates", "look-bad"),
    Limit("look-bytes", LOOK_BYTES, "bytes", "these files together", "file-too-large"),
    Limit("look-depth", LOOK_DEPTH, "levels", "folders in a look's folder that are read; deeper ones are not", ""),
    Limit("page-seconds", PAGE_SECONDS, "seconds", "processor time of a look's own booklet.typ or handout.html.j2", ""),
    Limit("page-memory", PAGE_MEMORY_BYTES, "bytes", "memory of the same, where the system can bound it (Linux)", ""),
    Limit("page-growth", PAGE_GROWTH, "bytes", "text for which both are granted once more", ""),
    Limit("page-bytes", PAGE_BYTES, "bytes", "a page or PDF that it makes", ""),
)  # fmt: skip
"""In the order in which a build meets them."""


def counted(limit: Limit) -> str:
    """The number with its unit: `2 MB`, `100,000 lines`."""
    if limit.unit == "bytes" and limit.most >= 1_000_000:
        return f"{limit.most // 1_000_000} MB"
    return f"{limit.most:,} {limit.unit}"
