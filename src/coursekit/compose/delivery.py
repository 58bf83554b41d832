"""A course's own products with the names of one delivery in them: on the title slide, on covers, in the agenda."""

from __future__ import annotations

from coursekit.compose.calendar import compose_calendar
from coursekit.compose.common import edition_line
from coursekit.compose.dates import date_text, dates_text
from coursekit.compose.occasion import days_held, logo_of, people_line, place_line
from coursekit.documents.agenda import AgendaDay, AgendaSheet, RowKind
from coursekit.documents.booklet import Audience, Booklet
from coursekit.documents.deck import Deck, Fact
from coursekit.labels import Words
from coursekit.model.delivery import Delivery
from coursekit.model.plan import Plan
from coursekit.value import replace


def delivered_deck(deck: Deck, plan: Plan, delivery: Delivery, words: Words) -> Deck:
    """The title slide names the edition, the client, when and where, and who holds the course."""
    title, *slides = deck.slides
    facts = [Fact("", edition_line(plan.edition, words))]
    facts += [Fact("", line) for line in _lines(plan, delivery, words)]
    trainers = people_line(delivery.trainers, words)
    if trainers:
        facts.append(Fact(words("delivery.trainers"), trainers))
    return replace(deck, slides=(replace(title, facts=tuple(facts), logo=logo_of(delivery)), *slides))


def delivered_booklet(booklet: Booklet, plan: Plan, delivery: Delivery, words: Words) -> Booklet:
    """The cover says for whom, when and where; who holds the course only where that is meant to be read."""
    lines = [*booklet.cover.lines, *_lines(plan, delivery, words)]
    trainers = people_line(delivery.trainers, words)
    if trainers and (booklet.audience is Audience.FACILITATOR or delivery.show_trainers):
        lines.append(words("colon", label=words("delivery.trainers"), text=trainers))
    return replace(booklet, cover=replace(booklet.cover, lines=tuple(lines), logo=logo_of(delivery)))


def delivered_agenda(agenda: AgendaSheet, plan: Plan, delivery: Delivery, words: Words) -> AgendaSheet:
    """The trainers stand in every row that is taught: who takes which is theirs to say. With dates there is a calendar."""
    trainers = people_line(delivery.trainers, words)
    days = zip(agenda.days, days_held(plan, delivery), strict=True)
    dated = replace(agenda, days=tuple(_delivered_day(day, date, trainers, words) for day, date in days))
    return replace(dated, calendar=compose_calendar(plan, dated, delivery, words))


def _delivered_day(day: AgendaDay, date: str, trainers: str, words: Words) -> AgendaDay:
    rows = tuple(row if row.kind is RowKind.PAUSE else replace(row, trainer=trainers) for row in day.rows)
    return replace(day, rows=rows, date=date_text(date, words))


def _lines(plan: Plan, delivery: Delivery, words: Words) -> tuple[str, ...]:
    held = (dates_text(days_held(plan, delivery), words), place_line(delivery, words))
    return tuple(line for line in (delivery.client, " · ".join(part for part in held if part)) if line)
