"""What one edition has that another has not, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from rich.text import Text

from coursekit.model.course import Course, Edition
from coursekit.model.difference import (
    Change,
    DeadReference,
    Difference,
    Loss,
    Moved,
    OutcomeChange,
    Place,
    Promise,
    Resized,
    Seam,
    Vanished,
    VanishedSection,
    VanishedSlides,
)
from coursekit.model.plan import CutReason
from coursekit.units import format_clock

Json = dict[str, Any]


# ---------------------------------------------------------------- for programs


def difference_data(course: Course, difference: Difference, gone: Vanished) -> Json:
    """The shape that docs/editions.md describes."""
    return {
        "course": course.id.text,
        "from": difference.before.id.text,
        "to": difference.after.id.text,
        "minutes": _change(difference.minutes),
        "cut": [_loss(loss) for loss in difference.cut],
        "added": [_loss(loss) for loss in difference.added],
        "shortened": [_resized(one) for one in difference.shortened],
        "lengthened": [_resized(one) for one in difference.lengthened],
        "moved": [_moved(one) for one in difference.moved],
        "outcomes": [_outcome(one) for one in difference.outcomes],
        "transitions": [_seam(one) for one in difference.seams],
        "slides": [{"id": one.id, "title": one.title, "slides": [one.first, one.last]} for one in gone.slides],
        "handout": [_section(one) for one in gone.handout],
        "references": [_reference(one) for one in difference.references],
    }


def _change(change: Change) -> Json:
    return {"from": change.before, "to": change.after}


def _part(part: Loss | Resized | Moved | Seam) -> Json:
    place = {"path": part.span.path, "line": part.span.line}
    return {"id": part.id, "kind": part.kind, "title": part.title, "module": part.module, **place}


def _loss(loss: Loss) -> Json:
    told = {"minutes": loss.minutes, "priority": loss.priority.name.lower(), "reason": loss.reason.value}
    return {**_part(loss), **told, "contents": list(loss.contents)}


def _resized(one: Resized) -> Json:
    return {**_part(one), **_change(one.minutes)}


def _moved(one: Moved) -> Json:
    return {**_part(one), "from": _place(one.before), "to": _place(one.after)}


def _place(place: Place) -> Json:
    return {"day": place.day, "half": _half(place), "start": format_clock(place.start)}


def _outcome(one: OutcomeChange) -> Json:
    changes = {"practice": _change(one.practice), "assessment": _change(one.assessment)}
    return {"id": one.id, "text": one.text, **changes, "promise": one.promise.value, "lost": list(one.lost)}


def _seam(one: Seam) -> Json:
    return {**_part(one), "led_to": one.led_to, "leads_to": one.leads_to}


def _section(one: VanishedSection) -> Json:
    return {"number": one.number, "title": one.title, "stays": one.stays, "cards": list(one.cards)}


def _reference(one: DeadReference) -> Json:
    place = {"path": one.span.path, "line": one.span.line, "column": one.span.column}
    return {"to": one.target, "title": one.title, "printed": one.printed or one.title, **place}


# ---------------------------------------------------------------- for people

REASONS = {
    CutReason.CONDITION: "not part of it",
    CutReason.DROPPED: "dropped",
    CutReason.NO_TIME: "no time",
}
_PROMISES = {
    Promise.KEPT: ("as before", "green"),
    Promise.LESS: ("less practice or test", "yellow"),
    Promise.UNTESTED: ("practised, no longer tested", "yellow"),
    Promise.TOLD: ("told only, no longer practised", "red"),
    Promise.GONE: ("not part of it", "red"),
}
_CUT, _SHORT, _LONG = "red", "yellow", "green"


def format_difference(course: Course, difference: Difference, gone: Vanished) -> Text:
    """Section by section; one that has nothing is left out. What is Chinese stands last in a line: it needs no column."""
    before, after = difference.before, difference.after
    text = Text()
    text.append(f"{course.title}\n", "bold")
    text.append(f"{_edition(before)} → {_edition(after)}\n", "bold")
    text.append(f"{_minutes(difference.minutes)} min taught ({-difference.minutes.lost:+d})\n")
    for part in (
        _outcomes(difference.outcomes),
        _losses("cut", difference.cut, -1, _CUT),
        _losses("only here", difference.added, 1, _LONG),
        _resizings("shortened", difference.shortened, _SHORT),
        _resizings("lengthened", difference.lengthened, _LONG),
        _moves(difference.moved),
        _seams(difference.seams),
        _slides(gone.slides),
        _handout(gone.handout),
        _references(difference.references),
    ):
        text.append_text(part)
    return text


def _edition(edition: Edition) -> str:
    return f"{edition.title} ({edition.id})"


def _minutes(change: Change) -> str:
    return f"{change.before} → {change.after}"


def _head(title: str, told: str) -> Text:
    return Text("\n").append(title, "bold").append(f"  {told}\n", "dim")


def _losses(title: str, losses: Sequence[Loss], sign: int, style: str) -> Text:
    text = Text()
    if losses:
        text.append_text(_head(title, f"{sum(loss.minutes for loss in losses)} min"))
    for module, inside in groupby(losses, key=lambda loss: loss.module):
        text.append(f"  {module}\n")
        for loss in inside:
            text.append(f"    {sign * loss.minutes:>+5d} min ", style)
            why = f"{REASONS[loss.reason]:<{_width(REASONS.values())}}  " if sign < 0 else ""
            text.append(f" {loss.kind:<13} {loss.priority.name.lower():<6}  {why}", "dim")
            text.append("the whole module" if loss.kind == "module" else loss.title)
            text.append(f" ({' · '.join(loss.contents)})\n" if loss.contents else "\n", "dim")
    return text


def _resizings(title: str, resized: Sequence[Resized], style: str) -> Text:
    text = Text()
    if resized:
        text.append_text(_head(title, f"{abs(sum(one.minutes.lost for one in resized))} min"))
    for module, inside in groupby(resized, key=lambda one: one.module):
        text.append(f"  {module}\n")
        for one in inside:
            text.append(f"    {-one.minutes.lost:>+5d} min ", style)
            text.append(f" {one.minutes.before:>3} → {one.minutes.after:<3}  {one.kind:<13} ", "dim")
            text.append(f"{one.title}\n")
    return text


def _moves(moved: Sequence[Moved]) -> Text:
    """Neighbours of a module that move alike share a line."""
    text = _head("moved", f"{len(moved)} parts, in another half of a day") if moved else Text()
    for (module, _, _), alike in groupby(moved, key=lambda one: (one.module, one.before.half, one.after.half)):
        parts = list(alike)
        first = parts[0]
        text.append(f"  {_when(first.before):<16} → {_when(first.after):<16} ", "cyan")
        text.append(module)
        told = first.title if len(parts) == 1 else f"{len(parts)} parts, from “{first.title}” on"
        text.append(f"  {told}\n", "dim")
    return text


def _when(place: Place) -> str:
    return f"day {place.day} {_half(place)}"


def _half(place: Place) -> str:
    return "afternoon" if place.afternoon else "morning"


def _outcomes(outcomes: Sequence[OutcomeChange]) -> Text:
    text = _head("outcomes", "minutes of practice and of assessment") if outcomes else Text()
    practice, assessment = ([_minutes(change) for change in changes] for changes in _changes(outcomes))
    for one, practised, assessed in zip(outcomes, practice, assessment, strict=True):
        promise, style = _PROMISES[one.promise]
        text.append(f"  {practised:>{_width(practice)}}   {assessed:>{_width(assessment)}}   ")
        text.append(f"{promise:<{_width(said for said, _ in _PROMISES.values())}}  ", style)
        text.append(f"{one.text}\n")
    return text


def _changes(outcomes: Sequence[OutcomeChange]) -> tuple[list[Change], list[Change]]:
    return [one.practice for one in outcomes], [one.assessment for one in outcomes]


def _width(texts: Iterable[str]) -> int:
    return max(map(len, texts))


def _seams(seams: Sequence[Seam]) -> Text:
    text = _head("transitions that lead to what is cut", str(len(seams))) if seams else Text()
    for one in seams:
        text.append(f"  {one.span.path}:{one.span.line}  ", "dim")
        text.append(f"{one.title} → {one.leads_to}" if one.leads_to else one.title)
        text.append(f" (was: {one.led_to})\n", "dim")
    return text


def _slides(slides: Sequence[VanishedSlides]) -> Text:
    count = sum(one.last - one.first + 1 for one in slides)
    text = _head("slides that vanish", str(count)) if slides else Text()
    for one in slides:
        text.append(f"  {_span(one.first, one.last):>9}  ", _CUT)
        text.append(f"{one.title}\n")
    return text


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def _handout(sections: Sequence[VanishedSection]) -> Text:
    text = _head("lost from the handout", str(len(sections))) if sections else Text()
    for one in sections:
        text.append(f"  {f'{one.number} ' if one.number else ''}{one.title}")
        if one.cards:
            without = "without " if one.stays else ""
            text.append(f" ({without}{' · '.join(one.cards)})", "dim")
        text.append("\n")
    return text


def _references(references: Iterable[DeadReference]) -> Text:
    text = Text()
    for number, one in enumerate(references):
        if number == 0:
            text.append_text(_head("references to what is cut", "printed without a number"))
        text.append(f"  {one.span.path}:{one.span.line}:{one.span.column}  ", "dim")
        text.append(f"{one.printed or one.title}\n")
    return text
