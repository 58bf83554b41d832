"""A plan for people: the agenda day by day with a bar a segment, then what its minutes go to, what was left out, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from coursekit.activities.use import kind_of, use_of
from coursekit.diagnostic import Diagnostic
from coursekit.model.balance import Balance, Use
from coursekit.model.course import Priority, title_text
from coursekit.model.plan import ActivitySlot, Day, PauseSlot, Plan, Slot, TalkSlot, end_of, slots_of
from coursekit.report.balance_text import format_balance
from coursekit.report.bars import USE_STYLES, Scale, scale_of
from coursekit.report.plan import Spans, title_of
from coursekit.units import format_clock
from coursekit.value import Value

WIDE = 110
"""From so many columns on there is room for long bars."""


class Paper(Value):
    """What is written on: `width` None is a pipe or a file, where nothing is wrapped."""

    width: int | None
    coloured: bool

    @property
    def is_wide(self) -> bool:
        return self.width is None or self.width >= WIDE


def format_plan(
    plan: Plan, balance: Balance, advice: Sequence[Diagnostic], spans: Spans, paper: Paper
) -> RenderableType:
    longest = max((slot.minutes for slot in slots_of(plan)), default=1)
    scale = scale_of(longest, 5, 24) if paper.is_wide else scale_of(longest, 10, 12)
    return Group(
        Text(f"{plan.course.title} · {plan.edition.title}", "bold"),
        *_days(plan, spans, scale, paper),
        Text(),
        _legend(scale, paper),
        *format_balance(plan, balance, wide=paper.is_wide, coloured=paper.coloured),
        *_cuts(plan),
        *_fit(plan),
        *_advice(plan, advice),
    )


def _legend(scale: Scale, paper: Paper) -> Text:
    text = Text()
    if paper.coloured:
        for use in Use:
            text.append("█ ", USE_STYLES[use])
            text.append(f"{use}  ", "dim")
    text.append("█", "" if paper.coloured else "dim")
    text.append(f" is {scale.minutes} min", "dim")
    return text


# ---------------------------------------------------------------- the days


def _days(plan: Plan, spans: Spans, scale: Scale, paper: Paper) -> Iterator[RenderableType]:
    slides = [str(first) if first == last else f"{first}-{last}" for first, last in spans]
    slots = slots_of(plan)
    # Columns stand under each other on all days.
    kind, numbers = max(len(kind_of(slot)) for slot in slots), max(map(len, slides))
    widths = (11 if paper.is_wide else 5, 3, scale.cells, kind, 6, numbers)
    at = 0
    for day in plan.days:
        yield Text()
        yield _heading(day)
        rows = zip(day.slots, slides[at:], strict=False)
        for module, run in groupby(_with_modules(rows), lambda row: row[0]):
            if module:
                yield Text(f"  {module}", "bold")
            yield _table([(slot, shown) for _, slot, shown in run], scale, widths, 2 if paper.is_wide else 1)
        at += len(day.slots)


def _with_modules(rows: Iterable[tuple[Slot, str]]) -> Iterator[tuple[str, Slot, str]]:
    """Each row with the title of its module; a pause stands with what goes before it."""
    module = ""
    for slot, shown in rows:
        module = module if isinstance(slot, PauseSlot) else title_text(slot.module)
        yield module, slot, shown


def _heading(day: Day) -> Text:
    text = Text(f"Day {day.number}", "bold")
    if day.slots:
        text.append(f"  {format_clock(day.slots[0].start)}-{format_clock(end_of(day.slots[-1]))}", "dim")
    return text


def _table(rows: Sequence[tuple[Slot, str]], scale: Scale, widths: Sequence[int], gap: int) -> Padding:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, gap, 0, 0))
    for width in widths:
        table.add_column(width=width, no_wrap=True)
    table.columns[1].justify = table.columns[5].justify = "right"
    table.add_column(overflow="fold")
    for slot, slides in rows:
        table.add_row(*_cells(slot, slides, scale, widths[0]))
    return Padding(table, (0, 0, 0, 2), expand=False)


def _cells(slot: Slot, slides: str, scale: Scale, clock_width: int) -> Iterator[Text]:
    """Where there is little room the end, which is the start of the next, is not written."""
    use = use_of(slot)
    style = "dim" if use is Use.PAUSE else ""
    yield Text(f"{format_clock(slot.start)}-{format_clock(end_of(slot))}"[:clock_width], style)
    yield Text(str(slot.minutes), style)
    yield scale.bar(slot.minutes, use)
    yield Text(kind_of(slot), USE_STYLES[use])
    yield _priority(slot)
    yield Text(slides, "dim")
    yield Text(_title(slot), style)


def _priority(slot: Slot) -> Text:
    match slot:
        case TalkSlot(topic=part) | ActivitySlot(activity=part):
            return Text(part.priority.name.lower(), "dim" if part.priority is Priority.MUST else "")
        case PauseSlot():
            return Text()


def _title(slot: Slot) -> str:
    """A break needs no title beside its kind; a guest's time has one."""
    match slot:
        case TalkSlot(part=part, parts=parts) if parts > 1:
            return f"{title_of(slot)} ({part}/{parts})"
        case PauseSlot(title=title):
            return title
        case _:
            return title_of(slot)


# ---------------------------------------------------------------- what was left out, and why

_REASONS = {
    "condition": "not part of this edition",
    "dropped": "dropped by the edition",
    "no-time": "no time left",
}


def _cuts(plan: Plan) -> Iterator[Text]:
    for reason, cuts in groupby(sorted(plan.cuts, key=lambda c: c.reason), key=lambda c: c.reason):
        yield Text()
        yield Text(f"left out ({_REASONS[reason.value]}):", "bold")
        for cut in cuts:
            yield Text(f"  {cut.minutes:>4} min  {cut.priority.name.lower():<7} {cut.title}")


def _fit(plan: Plan) -> Iterator[RenderableType]:
    if plan.fit is not None and plan.fit.explanation:
        yield Text()
        yield Text("how it was made to fit:", "bold")
        yield from (Padding(sentence, (0, 0, 0, 2), expand=False) for sentence in plan.fit.explanation)


def _advice(plan: Plan, advice: Sequence[Diagnostic]) -> Iterator[RenderableType]:
    if advice:
        yield Text()
        yield Text("advice:", "bold")
    for diagnostic in advice:
        # Which edition it is stands above all.
        text = Text(diagnostic.message.removeprefix(f"edition “{plan.edition.id}”, "))
        text.append(f" [{diagnostic.code}]", "cyan")
        yield Padding(text, (0, 0, 0, 2), expand=False)
