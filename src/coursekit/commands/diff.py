"""`coursekit diff`: what one edition of a course has that another has not."""

from __future__ import annotations

import json
from pathlib import Path

from coursekit.commands.console import output
from coursekit.commands.courses import check_editions, load_checked
from coursekit.commands.formats import PlanFormat
from coursekit.pipeline.difference import longest_edition, shortest_edition, vanished
from coursekit.pipeline.looks import default_look
from coursekit.plan.compare import compare
from coursekit.report.difference import difference_data, format_difference


def diff(path: Path, before: str | None, after: str | None, form: PlanFormat) -> bool:
    """Print what gets lost from one edition to another: from the longest to the shortest, where they are not named. False
    when the course has errors."""
    named = tuple(name for name in (before, after) if name is not None)
    checked = load_checked(path, named if len(named) == 2 else ())
    if checked is None or not checked.plans:
        return False
    course = checked.course
    check_editions(course, named)
    plans = {plan.edition.id.text: plan for plan in checked.plans}
    old = plans[before or longest_edition(course).id.text]
    new = plans[after or shortest_edition(course).id.text]
    difference, gone = compare(old, new), vanished(old, new, default_look())
    if form is PlanFormat.JSON:
        print(json.dumps(difference_data(course, difference, gone), ensure_ascii=False, indent=2))
    else:
        output().print(format_difference(course, difference, gone), end="", soft_wrap=True)
    return True
