"""An edition of a length that the course does not name: one that a client asks for."""

from __future__ import annotations

from coursekit.content import Name
from coursekit.labels import Words
from coursekit.model.course import Course, Edition, Fit
from coursekit.value import Value, replace


class Length(Value):
    """What is asked for. `days` is a multiple of 0.5, None for as many as the edition has that it is made like.

    `like` is the id of that edition, when empty the one nearest in length or else the first; `start` is when the first day
    starts, in minutes after midnight.
    """

    days: float | None = None
    like: str = ""
    start: int | None = None
    keep: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()


def edition_of(course: Course, length: Length, words: Words) -> Edition:
    """An edition that fits itself: with the conditions, the frame and the promises of the edition that it is like.

    That is the shortest which is long enough, or the longest there is: it leaves out the least. The course has editions, and
    the one it is to be like is among them. Guests and fixed times of days that it has not are left out.
    """
    like = _like(course, length)
    days = like.days if length.days is None else length.days
    taken = {edition.id.text for edition in course.editions}
    name = "1-day" if days == 1 else f"{days:g}-days"
    return replace(
        like,
        id=Name(f"{name}-fit" if name in taken else name, like.id.span),
        title=words.days(days),
        days=days,
        keep=(*like.keep, *(Name(one, like.id.span) for one in length.keep)),
        drop=(*like.drop, *(Name(one, like.id.span) for one in length.drop)),
        fit=Fit.AUTO,
        guests=tuple(guest for guest in like.guests if guest.day < days + 1),
        pins=tuple(pin for pin in like.pins if pin.day < days + 1),
        like=like.stands_as,
        start=length.start,
    )


def _like(course: Course, length: Length) -> Edition:
    if length.like:
        return next(edition for edition in course.editions if edition.id.text == length.like)
    if length.days is None:
        return course.editions[0]
    enough = [edition for edition in course.editions if edition.days >= length.days]
    return min(enough, key=_days) if enough else max(course.editions, key=_days)


def _days(edition: Edition) -> float:
    return edition.days
