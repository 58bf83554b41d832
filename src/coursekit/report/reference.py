"""Reference pages in Markdown, from the same declarations that validate a course."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from coursekit.activities.kind import COMMON_PARTS, Kind
from coursekit.diagnostic import Rule
from coursekit.limits import Limit, counted
from coursekit.source.fields import Field, Record

_MADE = "<!-- Made by `coursekit schema --out docs`. Do not edit. -->"


def fields_page(records: Sequence[Record], kinds: Sequence[Kind]) -> str:
    """docs/fields.md: every record with its fields, and the kinds of activities with their parts."""
    lines = [
        "# Fields",
        "",
        _MADE,
        "",
        "Every field an author may write. [The source format](source-format.md) shows them in use.",
        "",
    ]
    for record in records:
        lines.extend(_record(record))
    lines.extend(_kinds(kinds))
    return "\n".join(lines)


def _record(record: Record) -> Iterator[str]:
    yield f"## {record.name[0].upper()}{record.name[1:]}"
    yield ""
    yield record.description
    yield ""
    yield "| field | value | meaning |"
    yield "|---|---|---|"
    for field in record.fields:
        yield _field(field)
    yield ""


def _field(field: Field[Any]) -> str:
    name = f"`{field.name}`" + (" (required)" if field.required else "")
    return f"| {name} | {_cell(field.type.wants)} | {_cell(field.description)} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _kinds(kinds: Sequence[Kind]) -> Iterator[str]:
    common = ", ".join(f"`{part}`" for part in COMMON_PARTS)
    yield "## Kinds of activities"
    yield ""
    yield f"All have these parts: {common}."
    yield ""
    yield "| kind | what it is | parts of its own | counts as practice | wants a debrief |"
    yield "|---|---|---|---|---|"
    for kind in kinds:
        own = ", ".join(f"`{part}`" + (" (required)" if part in kind.needs else "") for part in kind.parts)
        yield f"| `{kind.name}` | {kind.description} | {own} | {_yes(kind.practice)} | {_yes(kind.needs_debrief)} |"
    yield ""


def _yes(value: bool) -> str:
    return "yes" if value else ""


def diagnostics_page(rules: Iterable[Rule]) -> str:
    """docs/diagnostics.md: what `coursekit explain` says, of all codes."""
    lines = ["# Diagnostics", "", _MADE, "", "What `coursekit explain CODE` says, for every code.", ""]
    for rule in rules:
        lines.extend((f"## {rule.code}", "", f"*{rule.severity}.* {' '.join(rule.explanation.split())}", ""))
    return "\n".join(lines)


def limits_page(limits: Iterable[Limit]) -> str:
    """docs/limits.md: every bound, its number, and the diagnostic that names it."""
    lines = [
        "# Limits",
        "",
        _MADE,
        "",
        "Every bound on what is read. A real course stays far below each; a file that is made to fill a machine's memory meets",
        "one soon. They cannot be changed: what one machine builds, every machine builds. `coursekit limits` prints them, with",
        "`--format json` for programs.",
        "",
        "| limit | at most | of what | diagnostic |",
        "|---|---|---|---|",
        *(_limit(limit) for limit in limits),
        "",
    ]
    return "\n".join(lines)


def _limit(limit: Limit) -> str:
    code = f"[`{limit.code}`](diagnostics.md#{limit.code})" if limit.code else ""
    return f"| {limit.name} | {counted(limit)} | {limit.what} | {code} |"
