"""What one delivery needs beside the course: certificates, sign-in sheet, name cards, evaluation form, list of groups."""

from __future__ import annotations

import re

from coursekit.compose.common import edition_line, is_short
from coursekit.compose.dates import date_text, dates_text
from coursekit.compose.kit_forms import compose_evaluation, compose_groups, compose_sign_in, group_title
from coursekit.compose.occasion import days_held, logo_of, place_line
from coursekit.documents.kit import Award, Certificates, KitDocument, NameCard, NameCards, Signature
from coursekit.labels import Words
from coursekit.model.delivery import Delivery, Participant, Roster
from coursekit.model.plan import Plan


def compose_kit(plan: Plan, delivery: Delivery, roster: Roster, words: Words) -> dict[str, KitDocument]:
    """By name of the file, without its ending. There is a list of groups when the roster tells groups; for a roster
    without people there is only what is filled in by hand."""
    documents: dict[str, KitDocument] = {
        "sign-in": compose_sign_in(plan, delivery, roster, words),
        "evaluation": compose_evaluation(plan, delivery, words),
    }
    if roster.people:
        documents["certificates"] = compose_certificates(plan, delivery, roster, words)
        documents["name-cards"] = compose_name_cards(plan, delivery, roster, words)
    if any(person.table for person in roster.people):
        documents["groups"] = compose_groups(plan, delivery, roster, words)
    return documents


# ---------------------------------------------------------------- certificates


def compose_certificates(plan: Plan, delivery: Delivery, roster: Roster, words: Words) -> Certificates:
    days = days_held(plan, delivery)
    terms = delivery.certificate
    when = " · ".join(part for part in (dates_text(days, words), place_line(delivery, words)) if part)
    return Certificates(
        plan.course.language,
        days[-1],
        words("kit.certificate"),
        words("kit.certifies"),
        words("kit.completed"),
        plan.course.title,
        (_length(plan, words), when),
        words("kit.outcomes"),
        tuple(outcome.text for outcome in plan.course.outcomes) if terms.outcomes else (),
        tuple(Signature(person.name, person.title) for person in terms.signatories),
        (delivery.organiser, date_text(days[-1], words)),
        tuple(
            Award(person.name, affiliation(person, delivery), _number(terms.number, number, days[-1], words))
            for number, person in enumerate(roster.people, start=1)
        ),
        logo_of(delivery),
    )


def _length(plan: Plan, words: Words) -> str:
    """The edition and its hours, to the half hour; what is sold in minutes says so already."""
    line = edition_line(plan.edition, words)
    if is_short(plan.edition):
        return line
    hours = round(plan.taught_minutes / 30) / 2
    return f"{line} · {words('kit.hours-one' if hours == 1 else 'kit.hours', n=f'{hours:g}')}"


def _number(pattern: str, number: int, date: str, words: Words) -> str:
    """`CK-{year}-{nnn}` filled in; braces in a name of ours are no places: the reader has seen to it."""
    if not pattern:
        return ""
    filled = re.sub(r"\{(n+)\}", lambda match: f"{number:0{len(match[1])}}", pattern.replace("{year}", date[:4]))
    return words("kit.number", number=filled)


def affiliation(person: Participant, delivery: Delivery) -> str:
    """Client and department; a title is nobody's business on a wall."""
    return " · ".join(part for part in (delivery.client, person.department) if part)


# ---------------------------------------------------------------- name cards


def compose_name_cards(plan: Plan, delivery: Delivery, roster: Roster, words: Words) -> NameCards:
    cards = tuple(
        NameCard(
            person.name,
            " · ".join(part for part in (person.department, person.title) if part),
            group_title(person.table, words) if person.table else "",
        )
        for person in roster.people
    )
    date = days_held(plan, delivery)[-1]
    return NameCards(plan.course.language, date, words("kit.name-cards"), plan.course.title, cards, logo_of(delivery))
