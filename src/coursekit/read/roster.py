"""A roster: who takes part, from the CSV file that a spreadsheet saves."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator, Sequence

from coursekit.content import Name
from coursekit.diagnostic import Report, Span, error_rule, warning_rule
from coursekit.limits import CELL_CHARACTERS, MARKDOWN_BYTES, PEOPLE
from coursekit.model.delivery import Participant, Roster
from coursekit.source.files import SourceFolder
from coursekit.source.text import FULLWIDTH_PUNCTUATION, REPLACEMENT, SourceText
from coursekit.spelling import find_nearest
from coursekit.value import Value, replace

ROSTER_SYNTAX = error_rule(
    "roster-syntax",
    "A roster cannot be read as CSV: a quote is not closed, or stands inside a cell without a second one.",
)
ROSTER_HEADER = error_rule(
    "roster-header",
    """The first line of a roster names its columns: 姓名 or name, and as wished 部门, 职务, 工号, 邮箱, 组 (department, title,
employee id, email, table; in traditional characters too). Each stands once, and there is a column of names.""",
)
ROSTER_COLUMN = warning_rule(
    "roster-column",
    """A roster has a column that coursekit does not know. It is left out: what is not needed for the course, a telephone
or identity number perhaps, gets into no document.""",
)
ROSTER_ROW = error_rule(
    "roster-row",
    "A row of a roster has no name, more cells than the header, or more text in a cell than there is room for.",
)
ROSTER_TWICE = error_rule(
    "roster-twice",
    """The same employee id, or without ids the same name in the same department, stands twice in a roster: somebody would
get two certificates. Two people of one name are told apart by an employee id or a department.""",
)
ROSTER_SIZE = error_rule("roster-size", "A roster has more than 500 people, which is no class.")

ENCODING_HELP = "save it in Excel as “CSV UTF-8”, in Chinese “CSV UTF-8（逗号分隔）”"

_HEADERS: dict[str, str] = {
    header: field
    for field, headers in {
        "name": ("姓名", "名字", "学员", "學員", "学员姓名", "學員姓名", "name", "full name", "participant"),
        "department": ("部门", "部門", "单位", "單位", "科室", "department", "dept", "unit"),
        "title": ("职务", "職務", "职位", "職位", "岗位", "崗位", "职称", "職稱", "title", "job title", "position"),
        "id": (
            "工号",
            "工號",
            "员工号",
            "員工號",
            "员工编号",
            "員工編號",
            "employee id",
            "employee number",
            "staff id",
        ),
        "email": ("邮箱", "郵箱", "电子邮箱", "電子郵箱", "电子邮件", "電子郵件", "email", "e-mail"),
        "table": ("组", "組", "组别", "組別", "小组", "小組", "桌", "桌号", "桌號", "table", "group"),
    }.items()
    for header in headers
}
"""What a column is, by its header in small letters."""
_MARKS = {",": "a comma", ";": "a semicolon", "\t": "a tab"}


class _Cell(Value):
    text: str
    span: Span


_Row = tuple[_Cell, ...]


def read_roster(folder: SourceFolder, file: str, report: Report) -> Roster:
    """The roster in a file of the folder, as far as it can be made out.

    Reports `roster-…`, and what reading a text reports.
    """
    start = Span(folder.shown_path(file), 1, 1, 1, 2)
    source = folder.read_text(Name(file, start), MARKDOWN_BYTES, report, encoding_help=ENCODING_HELP)
    rows = [row for row in _rows(source, report) if any(cell.text for cell in row)] if source is not None else []
    if source is None or not rows:
        if not report.has_errors:
            report(ROSTER_HEADER, start, "the roster is empty", help="write 姓名 or name into its first line")
        return Roster()
    fields = _fields(rows[0], report)
    if "name" not in fields:
        return Roster()
    if len(rows) - 1 > PEOPLE:
        message = f"{len(rows) - 1} people are listed, at most {PEOPLE} are read"
        report(ROSTER_SIZE, rows[PEOPLE + 1][0].span, message, help="divide the roster by classes")
        return Roster()
    return Roster(tuple(_people(rows[1:], fields, report)))


# ---------------------------------------------------------------- cells and their places


def _rows(source: SourceText, report: Report) -> Iterator[_Row]:
    """Reports `roster-syntax`, `fullwidth-punctuation`."""
    mark = _separator(source, report)
    reader = csv.reader((f"{line}\n" for line in source.lines), delimiter=mark, strict=True, skipinitialspace=True)
    first = 1
    try:
        for cells in reader:
            yield tuple(_placed(source, first, reader.line_num, cells, mark))
            first = reader.line_num + 1
    except csv.Error:
        at = source.span(first)
        report(ROSTER_SYNTAX, at, "a quote is not closed in this row", help='write a quote inside a cell as ""')


def _separator(source: SourceText, report: Report) -> str:
    """What stands most between the cells of the header: spreadsheets of some countries write semicolons or tabs."""
    header = next((line for line in source.lines if line.strip()), "")
    mark = max(_MARKS, key=header.count)
    if mark not in header and "，" in header:
        line = source.lines.index(header) + 1
        at = source.span(line, header.index("，") + 1, header.index("，") + 2)
        report(FULLWIDTH_PUNCTUATION, at, "a full-width comma stands between the columns", help="write , between cells")
    return mark


def _placed(source: SourceText, first: int, last: int, cells: Sequence[str], mark: str) -> Iterator[_Cell]:
    """The row's cells with their places: each is looked for where the one before it ends."""
    text = "\n".join(source.lines[first - 1 : last])
    at = 0
    for cell in cells:
        found = text.find(cell, at)
        start = found if found >= 0 else at
        before = text[:start]
        line, column = first + before.count("\n"), start - (before.rfind("\n") + 1) + 1
        width = max(1, len(cell.split("\n")[0]) if found >= 0 else 1)
        yield _Cell(" ".join(cell.split()), Span(source.path, line, column, line, column + width))
        at = text.find(mark, start + (len(cell) if found >= 0 else 0)) + 1 or len(text)


# ---------------------------------------------------------------- columns


def _fields(header: _Row, report: Report) -> list[str]:
    """What each column is; "" for one that is left out. Reports `roster-header`, `roster-column`."""
    fields: list[str] = []
    for cell in header:
        field = _HEADERS.get(_plain(cell.text), "")
        if field and field in fields:
            report(ROSTER_HEADER, cell.span, f"there is a column of this kind before “{cell.text}”", help="remove one")
        fields.append(field)
    if "name" in fields:
        for cell in (cell for cell, field in zip(header, fields, strict=True) if cell.text and not field):
            report(ROSTER_COLUMN, cell.span, f"the column “{cell.text}” is left out", help=_meant(cell.text))
    elif not report.has_errors:
        report(ROSTER_HEADER, header[0].span, "no column holds names", help="call one 姓名 or name")
    return fields


def _plain(header: str) -> str:
    """As it stands in the table: 姓 名 and Full_Name are what they are without space or line between."""
    words = unicodedata.normalize("NFKC", header).casefold().replace("_", " ").strip(" *:")
    return re.sub("(?<=[\u3400-\u9fff]) +(?=[\u3400-\u9fff])", "", words)


def _meant(header: str) -> str:
    nearest = find_nearest(_plain(header), _HEADERS)
    return f"did you mean “{nearest}”?" if nearest else ""


# ---------------------------------------------------------------- people


def _people(rows: Sequence[_Row], fields: Sequence[str], report: Report) -> Iterator[Participant]:
    """Reports `roster-row`, `roster-twice`."""
    seen: dict[tuple[str, ...], int] = {}
    for row in rows:
        person = _person(row, fields, report)
        if person is None:
            continue
        name = row[fields.index("name")]
        key = ("id", person.id) if person.id else ("name", person.name, person.department, person.email)
        first = seen.setdefault(key, name.span.line)
        if first != name.span.line:
            what = f"the employee id {person.id}" if person.id else f"“{person.name}”"
            help = "remove one of them, or tell them apart by an employee id"
            report(ROSTER_TWICE, name.span, f"{what} stands in line {first} already", help=help)
        yield person


def _person(row: _Row, fields: Sequence[str], report: Report) -> Participant | None:
    """Reports `roster-row`; None when it has no name."""
    person = Participant("")
    for cell, field in zip(row, fields, strict=False):
        if len(cell.text) > CELL_CHARACTERS and field:
            message = f"{len(cell.text)} characters stand here, at most {CELL_CHARACTERS} have room"
            report(ROSTER_ROW, cell.span, message, help="shorten it")
        if field:
            person = replace(person, **{field: cell.text})
    if extra := [cell for cell in row[len(fields) :] if cell.text]:
        message = f"the row has {len(row)} cells, the header {len(fields)}"
        report(ROSTER_ROW, extra[0].span, message, help="put a cell with a comma in it in quotes")
    if not person.name and REPLACEMENT not in "".join(cell.text for cell in row):
        report(ROSTER_ROW, row[0].span, "the row has no name", help="add the name, or remove the row")
    return person if person.name else None
