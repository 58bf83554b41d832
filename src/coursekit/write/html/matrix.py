"""The matrix of ready-made editions as one page for a browser: nothing is fetched, and it needs no script."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from coursekit.documents.look import Look
from coursekit.documents.matrix import Facts, Hindrance, Matrix, MatrixCourse, MatrixLength
from coursekit.value import as_data
from coursekit.write.html.template import families_of, font_list, inside, language_tag, render, style_of

TEMPLATE, STYLE = "matrix.html.j2", "matrix.css"
_LANGUAGE = "en"


def write_matrix_page(matrix: Matrix, look: Look) -> bytes:
    """Raises UsageError for a look whose template cannot be used."""
    courses = [_course(course) for course in matrix.courses]
    lengths = [length.title for length in matrix.courses[0].lengths] if matrix.courses else []
    style = style_of(look, families_of(_LANGUAGE, look.fonts.get(_LANGUAGE)), STYLE)
    return render(look, TEMPLATE, {"courses": courses, "lengths": lengths}, style + _fonts(matrix, look))


def _fonts(matrix: Matrix, look: Look) -> Markup:
    """Titles are set in the fonts of their language."""
    languages = sorted({course.language for course in matrix.courses} - {_LANGUAGE})
    return inside(
        "".join(
            f":lang({language_tag(language)}){{font-family:{font_list(families_of(language, look.fonts.get(language)))}}}\n"
            for language in languages
        )
    )


def _course(course: MatrixCourse) -> Mapping[str, object]:
    lengths = [_length(length) for length in course.lengths]
    return {**as_data(course), "lang": language_tag(course.language), "lengths": lengths}


def _length(length: MatrixLength) -> Mapping[str, object]:
    """What was found stands under the name of its kind; the other is None."""
    return {
        "title": length.title,
        "edition": length.edition,
        "facts": as_data(length.found) if isinstance(length.found, Facts) else None,
        "hindrance": as_data(length.found) if isinstance(length.found, Hindrance) else None,
    }
