"""What literate tests expect of a course: its diagnostics, an edition's agenda, what is kept and what is left out."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path

from coursekit.commands.check import check
from coursekit.commands.diff import diff
from coursekit.commands.formats import CheckFormat, PlanFormat
from coursekit.content import plain_text
from coursekit.diagnostic import Report
from coursekit.model.course import Course, Edition, title_text
from coursekit.model.plan import ActivitySlot, PauseSlot, Plan, Slot, TalkSlot, end_of
from coursekit.pipeline.kit import read_kit
from coursekit.plan import make_plan
from coursekit.read.library import Library
from coursekit.report.text import format_diagnostics, summary
from coursekit.units import format_clock
from tests.outline import outline


def show_diagnostics(folder: Path, form: str) -> str:
    """What `coursekit check --format FORM` prints when it is run inside the course's folder; `kit` stands for what
    `coursekit kit` has to say of delivery.yaml and roster.csv there. With `advice` before FORM, advice is asked for; else
    not even its number is shown: nearly every little course of a test has some."""
    if form == "kit":
        return show_kit_diagnostics(folder)
    asked, _, rest = form.partition(" ")
    advice = asked == "advice"
    printed = io.StringIO()
    with redirect_stdout(printed):
        check([folder], CheckFormat((rest if advice else form) or "text"), strict=False, advice=advice)
    return printed.getvalue() if advice else re.sub(r"; \d+ pieces? of advice; .*", "", printed.getvalue())


def show_kit_diagnostics(folder: Path) -> str:
    library = read_kit(folder, folder / "delivery.yaml", folder / "roster.csv", None).library
    found = library.report.sorted()
    return f"{format_diagnostics(found, library.text_of)}{summary(found, 1)}"


def show_plan(folder: Path, edition: str) -> str:
    """A line a slot: day, clock, minutes, what it is."""
    return "\n".join(f"{day.number} {row(slot)}" for day in _plan(folder, edition).days for slot in day.slots)


def row(slot: Slot) -> str:
    return f"{format_clock(slot.start)}-{format_clock(end_of(slot))} {slot.minutes:>3} {_what(slot)}"


def _what(slot: Slot) -> str:
    match slot:
        case TalkSlot(topic=topic, slides=slides, part=part, parts=parts):
            of = f" ({part}/{parts})" if parts > 1 else ""
            return f"talk {title_text(topic)}{of}: {' · '.join(title_text(slide) for slide in slides)}"
        case ActivitySlot(activity=activity):
            return f"{activity.kind} {title_text(activity)}"
        case PauseSlot(kind=kind):
            return str(kind)


def show_cuts(folder: Path, edition: str) -> str:
    """A line for each thing that the edition leaves out."""
    cuts = _plan(folder, edition).cuts
    return "\n".join(f"{cut.minutes:>3} min {cut.priority.name.lower():<6} {cut.reason}: {cut.title}" for cut in cuts)


def show_diff(folder: Path, editions: str) -> str:
    """What `coursekit diff --from ONE --to OTHER` prints."""
    printed = io.StringIO()
    with redirect_stdout(printed):
        diff(folder, *editions.split(), PlanFormat.TEXT)
    return printed.getvalue()


def show_outline(folder: Path, wanted: str) -> str:
    """All that the edition keeps, conditions resolved; without an edition, the course as it was read. The name of a
    course file stands for the course in that language."""
    if wanted.endswith(".yaml"):
        return "\n".join(outline(_course(folder / wanted)))
    return "\n".join(outline(_plan(folder, wanted).course if wanted else _course(folder)))


def show_references(folder: Path, edition: str) -> str:
    """What each id that somebody wrote leads to."""
    return "\n".join(_targets(_plan(folder, edition)))


def _targets(plan: Plan) -> Iterator[str]:
    for name, target in plan.targets.items():
        if "." not in name:
            number = target.number or "left out"
            yield f"{name} → {target.kind} {number} {plain_text(target.title)}".rstrip()


def _course(folder: Path) -> Course:
    course = Library(Report()).read_course(folder, ".")
    assert course is not None
    return course


def _plan(folder: Path, edition: str) -> Plan:
    course = _course(folder)
    return make_plan(course, _edition(course, edition), Report())


def _edition(course: Course, wanted: str) -> Edition:
    return next(edition for edition in course.editions if edition.id.text == wanted)
