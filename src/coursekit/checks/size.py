"""How much there is: parts that are reused stand in no file of the course, so only here all can be counted."""

from __future__ import annotations

from itertools import islice

from coursekit.diagnostic import Report
from coursekit.limits import SLIDES
from coursekit.model.course import Activity, Course, Slide
from coursekit.model.walk import owners_of
from coursekit.source.text import TOO_MANY


def check_size(course: Course, report: Report) -> None:
    """Slides and activities, each of which is shown on one slide at least. Reports `too-many`."""
    shown = (owner for owner in owners_of(course) if isinstance(owner, Slide | Activity))
    for first_too_many in islice(shown, SLIDES, SLIDES + 1):
        message = f"the course has more than {SLIDES:,} slides and activities"
        report(TOO_MANY, first_too_many.span, message, help="divide the course")
