"""An edition held for one audience: the same course, with what is bound to others left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursekit.content import Name
from coursekit.model.course import Course, Edition
from coursekit.model.walk import conditions_in
from coursekit.value import replace


def held_for(edition: Edition, audience: str) -> Edition:
    """Its id is `full.leads`: no edition in course.yaml can have one with a point. Conditions take it for `full`."""
    safe = re.sub(r"[^\w-]+", "-", audience).strip("-")
    return replace(
        edition,
        id=Name(f"{edition.id}.{safe}", edition.id.span),
        title=f"{edition.title} · {audience}",
        audience=(Name(audience),),
        like=edition.stands_as,
    )


def audiences_told_apart(course: Course) -> tuple[str, ...]:
    """The audiences for which the course differs, in the order in which it lists them: all, when something is bound to one."""
    bound = bool(course.audience) and any(condition.audience for condition in conditions_in(course))
    return tuple(name.text for name in course.audience) if bound else ()


def variants_of(course: Course) -> Iterator[Edition]:
    """Each edition as each audience that it is for would have it."""
    audiences = audiences_told_apart(course)
    for edition in course.editions:
        for audience in audiences:
            if not edition.audience or Name(audience) in edition.audience:
                yield held_for(edition, audience)
