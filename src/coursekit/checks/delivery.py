"""Whether a delivery goes with its course: there is such an edition, and a date for each of its days."""

from __future__ import annotations

from coursekit.checks.names import UNKNOWN_EDITION
from coursekit.diagnostic import Report, error_rule
from coursekit.model.course import Course
from coursekit.model.delivery import Delivery
from coursekit.model.plan import Plan
from coursekit.spelling import advise

DELIVERY_DATES = error_rule(
    "delivery-dates",
    """A delivery names more or fewer dates than its edition has days. Write a date for each day; or the first alone, when the
others follow it without a day between.""",
)


def check_edition(delivery: Delivery, course: Course, report: Report) -> None:
    """Reports `unknown-edition`."""
    known = [edition.id.text for edition in course.editions]
    wanted = delivery.edition
    if wanted is not None and wanted.text not in known:
        report(UNKNOWN_EDITION, wanted.span, f"the course has no edition “{wanted}”", help=advise(wanted.text, known))


def check_dates(delivery: Delivery, plan: Plan, report: Report) -> None:
    """Reports `delivery-dates`."""
    given, wanted = len(delivery.dates), len(plan.days)
    if given not in (0, 1, wanted):
        message = (
            f"{given} dates stand here, the edition “{plan.edition.id}” lasts {wanted} day{'s' if wanted > 1 else ''}"
        )
        report(DELIVERY_DATES, delivery.dates_span, message, help="write a date for each day, or the first alone")
