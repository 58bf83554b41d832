"""What an edition's minutes go to, for people: tables by outcome and by method, and the share of practice as a bar."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from coursekit.activities.use import use_of_kind
from coursekit.model.balance import Balance, Use
from coursekit.model.plan import Plan
from coursekit.report.bars import USE_STYLES, scale_of, stacked

_PARTS = (Use.TALK, Use.PRACTICE, Use.OTHER)


def format_balance(plan: Plan, balance: Balance, *, wide: bool, coloured: bool) -> Iterator[RenderableType]:
    if balance.outcomes:
        yield Text()
        yield _outcomes(balance)
    if balance.methods:
        yield Text()
        yield _methods(balance, wide=wide)
        yield Text()
        yield _shares(balance, 48 if wide else 30, coloured=coloured)
    yield Text()
    minutes = f"{plan.taught_minutes} min taught, {plan.available_minutes} min available, {balance.idle} min idle"
    yield Text(minutes, "bold")


def _table(*headers: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for header in headers:
        table.add_column(header, no_wrap=True)
    return table


def _outcomes(balance: Balance) -> Table:
    """Nothing to practise an outcome with is what an author should see."""
    table = _table("minutes for", "talk", "practice", "assessed")
    for column in table.columns[1:]:
        column.justify = "right"
    table.add_column(overflow="fold")
    for line in balance.outcomes:
        table.add_row(
            f"  {line.outcome.id}",
            _number(line.talk, "dim"),
            _number(line.practice, "bold red"),
            _number(line.assessment, "dim"),
            Text(line.outcome.text, "dim"),
        )
    return table


def _number(minutes: int, when_none: str) -> Text:
    return Text(str(minutes), "" if minutes else when_none)


def _methods(balance: Balance, *, wide: bool) -> Table:
    scale = scale_of(balance.methods[0].minutes, 5 if wide else 10, 48 if wide else 30)
    table = _table("minutes by method", "", "")
    table.columns[1].justify = "right"
    for method in balance.methods:
        use = use_of_kind(method.kind)
        table.add_row(Text(f"  {method.kind}", USE_STYLES[use]), str(method.minutes), scale.bar(method.minutes, use))
    return table


def _shares(balance: Balance, cells: int, *, coloured: bool) -> Text:
    """`████▓▓▓▓▓▓░  talk 36 %, practice 55 %, other 9 %`: whole percents that add up to a hundred."""
    minutes = dict(zip(_PARTS, (balance.talk, balance.practice, balance.other), strict=True))
    total = max(1, sum(minutes.values()))
    text = stacked(tuple(minutes.items()), cells, coloured=coloured)
    text.append("  ")
    done = said = 0
    for use, part in minutes.items():
        done += part
        percent = round(done * 100 / total) - said
        said += percent
        text.append("" if use is Use.TALK else ", ")
        text.append(f"{use} {percent} %", USE_STYLES[use])
    return text
