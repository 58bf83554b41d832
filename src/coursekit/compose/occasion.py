"""When, where, by whom and for whom a course is held, in words."""

from __future__ import annotations

from collections.abc import Sequence

from coursekit.compose.dates import following
from coursekit.content import Figure
from coursekit.labels import Words
from coursekit.model.delivery import Delivery, Person
from coursekit.model.plan import Plan


def days_held(plan: Plan, delivery: Delivery) -> tuple[str, ...]:
    """The date of each day of the plan, ISO."""
    return delivery.dates if len(delivery.dates) == len(plan.days) else following(delivery.dates[0], len(plan.days))


def place_line(delivery: Delivery, words: Words) -> str:
    """House and room."""
    return words("joiner").join(part for part in (delivery.venue, delivery.room) if part)


def people_line(people: Sequence[Person], words: Words) -> str:
    return words("joiner").join(person.name for person in people if person.name)


def logo_of(delivery: Delivery) -> Figure | None:
    """The client's logo; who cannot see it hears the client's name."""
    return Figure(delivery.logo, delivery.client, ()) if delivery.logo is not None else None
