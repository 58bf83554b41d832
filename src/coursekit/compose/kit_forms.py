"""The forms of a delivery: to sign in, to evaluate the course, to find one's group."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import ceil

from coursekit.compose.dates import dates_text, short_date
from coursekit.compose.occasion import days_held, logo_of, people_line, place_line
from coursekit.documents.kit import Form, FormColumn, FormTable, OpenQuestions
from coursekit.labels import Words
from coursekit.model.delivery import Delivery, Participant, Roster
from coursekit.model.plan import Day, PauseKind, PauseSlot, Plan, end_of
from coursekit.units import MINUTES_PER_DAY

MOST_DAYS_A_SHEET = 3
SPARE_ROWS = 0.1
"""Of the rows of a sign-in sheet: whoever comes without having been announced."""
_SIGN_ROW_MM, _LIST_ROW_MM, _SCALE_ROW_MM = 10.5, 8.0, 6.6
_OPEN_LINES = 2
_NUMBER_MM, _SIGNATURE_MM = 13.0, 42.0
_SCALE = ("1", "2", "3", "4", "5")


def _form(
    plan: Plan, delivery: Delivery, words: Words, title: str, parts: Sequence[FormTable | OpenQuestions], *,
    landscape: bool = False,
) -> Form:  # fmt: skip
    days = days_held(plan, delivery)
    facts = (
        ("client", delivery.client),
        ("dates", dates_text(days, words)),
        ("venue", place_line(delivery, words)),
        ("trainers", people_line(delivery.trainers, words)),
    )
    return Form(
        plan.course.language,
        days[-1],
        words(f"kit.{title}"),
        plan.course.title,
        tuple((words(f"delivery.{key}"), text) for key, text in facts if text),
        tuple(parts),
        words("page-of", page="{page}", pages="{pages}"),
        landscape,
        logo_of(delivery),
    )


def compose_sign_in(plan: Plan, delivery: Delivery, roster: Roster, words: Words) -> Form:
    """A table for three days at most: a column to sign in for each half day that is taught."""
    held = list(zip(plan.days, days_held(plan, delivery), strict=True))
    # Four days are two and two.
    length = ceil(len(held) / ceil(len(held) / MOST_DAYS_A_SHEET))
    stretches = [held[i : i + length] for i in range(0, len(held), length)]
    most = plan.course.group.most
    count = ceil(len(roster.people) * (1 + SPARE_ROWS)) if roster.people else most
    titled = any(person.title for person in roster.people)
    rows = [(p.name, p.department, *((p.title,) if titled else ())) for p in roster.people]
    rows += [("", "", *(("",) if titled else ()))] * (count - len(rows))
    tables = [
        _sign_in_table(stretch, rows, words, titled=titled, new_page=index > 0)
        for index, stretch in enumerate(stretches)
    ]
    return _form(plan, delivery, words, "sign-in", tables, landscape=True)


def _sign_in_table(
    days: Sequence[tuple[Day, str]], rows: Sequence[tuple[str, ...]], words: Words, *, titled: bool, new_page: bool
) -> FormTable:
    signed = [(day, date, half) for day, date in days for half in halves_of(day)]
    shares = {"name": 38.0, "department": 44.0} | ({"title": 34.0} if titled else {})
    room = SHEET_MM - _NUMBER_MM
    # What a signature does not need goes to who signs.
    width = min((room - sum(shares.values())) / len(signed), _SIGNATURE_MM)
    scale = (room - width * len(signed)) / sum(shares.values())
    columns = [
        FormColumn(words("kit.row"), _NUMBER_MM, centered=True),
        *(FormColumn(words(f"kit.{name}"), share * scale) for name, share in shares.items()),
        *(
            FormColumn(words(f"kit.{half}"), width, f"{words('day', n=day.number)} · {short_date(date, words)}", True)
            for day, date, half in signed
        ),
    ]
    filled = tuple((str(number), *row, *("",) * len(signed)) for number, row in enumerate(rows, start=1))
    return FormTable(tuple(columns), filled, _SIGN_ROW_MM, new_page=new_page)


SHEET_MM, PAGE_MM = 267.0, 180.0
"""The room between the margins of a form, lying and standing."""


def halves_of(day: Day) -> tuple[str, ...]:
    """The halves of a day that are taught: before lunch and after; without lunch, what noon tells."""
    lunch = next((s.start for s in day.slots if isinstance(s, PauseSlot) and s.kind is PauseKind.LUNCH), None)
    noon = MINUTES_PER_DAY // 2 if lunch is None else lunch
    taught = [slot for slot in day.slots if not isinstance(slot, PauseSlot)]
    morning = sum(min(end_of(slot), noon) - slot.start for slot in taught if slot.start < noon)
    afternoon = sum(slot.minutes for slot in taught) - morning
    if lunch is None:
        # A course that runs a little beyond noon has no afternoon to sign for.
        return ("morning",) if morning >= afternoon else ("afternoon",)
    return tuple(half for half, minutes in (("morning", morning), ("afternoon", afternoon)) if minutes)


def compose_evaluation(plan: Plan, delivery: Delivery, words: Words) -> Form:
    """What participants think of it (Kirkpatrick's first level), and which outcomes they see in themselves."""
    course = plan.course
    statements = _scale(words("kit.statement"), words.list("evaluation.scale"))
    outcomes = _scale(words("kit.outcome"), tuple(outcome.text for outcome in course.outcomes))
    parts: list[FormTable | OpenQuestions] = [
        FormTable(*statements, _SCALE_ROW_MM, words("kit.statements"), words("kit.anonymous"))
    ]
    if course.outcomes:
        parts.append(FormTable(*outcomes, _SCALE_ROW_MM, words("kit.by-outcome"), words("kit.by-outcome-lead")))
    asked = course.evaluation or words.list("kit.open-questions")
    parts.append(OpenQuestions(words("kit.open"), asked, _OPEN_LINES))
    return _form(plan, delivery, words, "evaluation", parts)


def _scale(label: str, statements: Sequence[str]) -> tuple[tuple[FormColumn, ...], tuple[tuple[str, ...], ...]]:
    """Columns and rows; the numbers stand in each row, to be circled."""
    columns = [FormColumn(label, PAGE_MM - len(_SCALE) * 13)]
    columns += [FormColumn(number, 13, centered=True) for number in _SCALE]
    return tuple(columns), tuple((statement, *_SCALE) for statement in statements)


def compose_groups(plan: Plan, delivery: Delivery, roster: Roster, words: Words) -> Form:
    """A table a group, in the order in which the roster names them; who is in none comes last."""
    tables = [_group(name, people, words) for name, people in _grouped(roster.people)]
    return _form(plan, delivery, words, "groups", tables)


def _grouped(people: Sequence[Participant]) -> Iterator[tuple[str, list[Participant]]]:
    names = dict.fromkeys(person.table for person in people)
    for name in sorted(names, key=_group_order):
        yield name, [person for person in people if person.table == name]


def _group_order(name: str) -> tuple[bool, int, str]:
    """By number where it is one, as 2 before 10; the nameless last."""
    digits = re.search("[0-9]{1,6}", name)
    return not name, int(digits[0]) if digits else 0, name


def _group(name: str, people: Sequence[Participant], words: Words) -> FormTable:
    columns = (
        FormColumn(words("kit.row"), 14, centered=True),
        FormColumn(words("kit.name"), 56),
        FormColumn(words("kit.department"), 60),
        FormColumn(words("kit.title"), 50),
    )
    rows = tuple((str(n), p.name, p.department, p.title) for n, p in enumerate(people, start=1))
    title = f"{group_title(name, words)} · {words('kit.people', n=len(people))}"
    return FormTable(columns, rows, _LIST_ROW_MM, title)


def group_title(name: str, words: Words) -> str:
    """`第 2 组` for a group called 2; a group with a name of its own keeps it."""
    if not name:
        return words("kit.without-group")
    return words("kit.group", name=name) if re.fullmatch("[0-9A-Za-z]{1,3}", name) else name
