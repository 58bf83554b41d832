"""The report of an import as one page for a browser: nothing is fetched, and it needs no script."""

from __future__ import annotations

from coursekit.documents.import_report import ImportReport
from coursekit.documents.look import Look
from coursekit.value import as_data
from coursekit.write.html.template import families_of, language_tag, render, style_of

TEMPLATE, STYLE = "import.html.j2", "import.css"
_LEGEND = (
    ("field", "about the course"),
    ("module", "module"),
    ("topic", "topic"),
    ("point", "point"),
    ("activity", "activity"),
    ("key-point", "key point or output"),
    ("text", "text"),
)


def write_import_page(report: ImportReport, look: Look) -> bytes:
    """Raises UsageError for a look whose template cannot be used."""
    families = families_of(report.language, look.fonts.get(report.language))
    given = {**as_data(report), "lang": language_tag(report.language), "legend": _LEGEND}
    return render(look, TEMPLATE, given, style_of(look, families, STYLE))
