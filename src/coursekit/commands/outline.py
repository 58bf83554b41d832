"""`coursekit outline`: what a course is, as a tree."""

from __future__ import annotations

from pathlib import Path

from coursekit.commands.console import output
from coursekit.commands.courses import load_checked, one
from coursekit.commands.formats import OutlineFormat
from coursekit.report.outline import format_outline, outline_json, planned_course
from coursekit.report.outline_markdown import outline_markdown


def outline(path: Path, edition: str | None, form: OutlineFormat, audience: str | None = None) -> bool:
    """Print the course's tree; with an edition or an audience, what it has of it. False when the course has errors."""
    checked = load_checked(path, one(edition), audiences=one(audience))
    if checked is None:
        return False
    course = planned_course(checked.plans[0]) if edition or audience else checked.course
    match form:
        case OutlineFormat.JSON:
            print(outline_json(course))
        case OutlineFormat.MARKDOWN:
            print(outline_markdown(course), end="")
        case OutlineFormat.TEXT:
            output().print(format_outline(course), end="", soft_wrap=True)
    return True
