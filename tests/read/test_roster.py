"""Rosters as spreadsheets save them: cells with their places, columns by many names. Mistakes: tests/spec/delivery.md."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coursekit.diagnostic import Report
from coursekit.model.delivery import Participant
from coursekit.read.delivery import read_delivery
from coursekit.read.roster import read_roster
from coursekit.source.files import SourceFolder
from coursekit.value import fields_of

EXAMPLES = settings(
    max_examples=80, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

ADA = Participant("Ada Example", "Counter", "Clerk", "7", "ada@example.org", "2")


def read(folder: Path, data: bytes | str) -> tuple[tuple[Participant, ...], Report]:
    (folder / "roster.csv").write_bytes(data.encode() if isinstance(data, str) else data)
    report = Report()
    return read_roster(SourceFolder(folder, ""), "roster.csv", report).people, report


def places(report: Report) -> list[str]:
    return [f"{d.span.line}:{d.span.column}-{d.span.end_column} {d.code}" for d in report.sorted()]


@pytest.mark.parametrize(
    "header",
    [
        "name,department,title,employee id,email,table",
        "姓名,部门,职务,工号,邮箱,组",
        "姓名,單位,職稱,員工編號,電子郵件,桌號",
        "Full Name,Dept,Job Title,STAFF ID,E-Mail,Group",
        " 姓 名 ,*部门,岗位：,员工_号,电子邮箱,小组",
    ],
)
def test_columns_are_known_by_many_names(tmp_path: Path, header: str) -> None:
    people, report = read(tmp_path, f"{header}\nAda Example,Counter,Clerk,7,ada@example.org,2\n")

    assert (people, places(report)) == ((ADA,), [])


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_cells_are_told_apart_by_what_the_spreadsheet_writes(tmp_path: Path, mark: str, end: str) -> None:
    rows = ("\ufeffname,department,title,employee id,email,table", "Ada Example,Counter,Clerk,7,ada@example.org,2", "")

    people, report = read(tmp_path, end.join(rows).replace(",", mark))

    assert (people, places(report)) == ((ADA,), [])


def test_a_cell_in_quotes_holds_commas_quotes_and_line_ends(tmp_path: Path) -> None:
    people, _ = read(tmp_path, 'name,department\n"Example, ""Ada""\nB.","Counter\n2"\nBo,Parcels\n')

    assert [(person.name, person.department) for person in people] == [
        ('Example, "Ada" B.', "Counter 2"),
        ("Bo", "Parcels"),
    ]


def test_rows_without_anything_are_passed_over(tmp_path: Path) -> None:
    people, report = read(tmp_path, "\n,,\nname,department\n\nAda,\n,\n  \nBo\n")

    assert ([person.name for person in people], places(report)) == (["Ada", "Bo"], [])


def test_a_mistake_stands_at_its_cell(tmp_path: Path) -> None:
    long = "x" * 101

    _, report = read(tmp_path, f'name,department,shoe size\nAda,"Counter, 1",7\n"Bo\nB.","{long}",8\nCy,Counter,9,10\n')

    assert places(report) == ["1:17-26 roster-column", "4:6-107 roster-row", "5:14-16 roster-row"]


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "@A1", "-2", "<b>", "{{ x }}", "#panic()", "&lt;", "\\u0041", "李", "😀"]
)
def test_a_cell_is_the_text_it_holds(tmp_path: Path, cell: str) -> None:
    people, report = read(tmp_path, f"name,department\n{cell},{cell}\n")

    assert ([fields_of(person)[:2] for person in people], places(report)) == ([(cell, cell)], [])


@EXAMPLES
@given(
    st.one_of(
        st.binary(max_size=80), st.text(alphabet='name姓名,;\t"\n\r\0\ufeff\u202e=x1', max_size=60).map(str.encode)
    )
)
def test_reading_a_roster_never_fails(tmp_path: Path, data: bytes) -> None:
    people, report = read(tmp_path, b"name,id\n" + data)

    assert all(person.name for person in people) or report.has_errors


@EXAMPLES
@given(st.text(alphabet="clientdates:-,[]{}\"' \n2026-11-30#&*!|\0\u202e", max_size=80))
def test_reading_a_delivery_never_fails(tmp_path: Path, text: str) -> None:
    (tmp_path / "delivery.yaml").write_text(f"schema: 1\n{text}", "utf-8")
    report = Report()

    delivery = read_delivery(SourceFolder(tmp_path, ""), "delivery.yaml", report)

    assert report.has_errors or (delivery is not None and bool(delivery.client) and bool(delivery.dates))
