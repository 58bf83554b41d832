"""`coursekit kit`: certificates, sheets and cards of one delivery; and a delivery's names on a course's own products."""

from __future__ import annotations

import contextlib
import csv
import io
import re
import shutil
from pathlib import Path

import docx
import openpyxl
import pdfplumber
import pikepdf
import pypdfium2
import pytest
from icalendar import Calendar

from coursekit.pipeline.looks import find_look
from tests.e2e import courses
from tests.e2e.command import Result, coursekit
from tests.e2e.conftest import Once
from tests.e2e.courses import Files, picture, write_course
from tests.e2e.packages import W, body_paragraphs, everything_in, paragraphs_of, text_of, xml_of, xml_parts
from tests.e2e.products import read_agenda
from tests.e2e.test_schema import faults_of

pytestmark = pytest.mark.fonts

COURSE: Files = {
    "course.yaml": """\
schema: 1
id: calm
title: 平静应对
language: zh-CN
outcomes:
  listen: 能让客户把话说完
  lead: 能在两分钟内问到事实
day: {start: "09:00", end: "17:00", lunch: {at: "12:00", minutes: 60}, breaks: []}
editions:
  full: {title: 完整版, days: 2, fit: marks}
modules: [modules/01.md]
""",
    "modules/01.md": """\
---
title: 倾听
---

# 为什么要听完 {minutes=10}

- 听见事实

:::{say}
先听。
:::
"""
    + "".join(
        f"""
:::::{{discussion}} 谈一谈 {number}
:minutes: {minutes}
:outcomes: listen, lead

:::{{debrief}}
听。
:::
:::::
"""
        for number, minutes in enumerate((170, 240, 180, 240), start=1)
    ),
}

DELIVERY = """\
schema: 1
client: 南溪供电公司
logo: logo.png
dates: 2026-11-30
venue: 南溪培训中心
room: 302 教室
organiser: 南溪培训中心
trainers: [{name: 沈若川, title: 高级培训师}, 顾一宁]
certificate:
  number: NX-{year}-{nnn}
  signatories: [{name: 沈若川, title: 主讲讲师}, {title: 主任}]
"""

ROSTER = """\
姓名,部门,职务,组
王小明,城东营业厅,客服专员,1
买买提·吐尔逊江,稽查科,科员,2
李,,,
"""

HOSTILE = (
    "=cmd|'/c calc'!A1",
    "+1+1",
    "@SUM(A1:A9)",
    "-2+3",
    "<script>alert(1)</script>",
    "&lt;b&gt; &#x41; ]]>",
    "{{ 7*7 }} {% x %}",
    "#panic() $x$ *a* _b_ @c <l>",
    '#import "x"',
    "\\u{41} %s {0}",
    'He said "no"',
)
FILES = ("certificates", "evaluation", "groups", "name-cards", "sign-in")


def make(folder: Path, *options: object, delivery: str = DELIVERY, roster: str = ROSTER, out: str = "out") -> Result:
    """Run the command over the small course, with these two files beside it."""
    write_course(folder / "calm", COURSE)
    files: Files = {"delivery.yaml": delivery, "roster.csv": roster, "logo.png": picture((20, 90, 150))}
    write_course(folder / "for", files)
    given = ("--delivery", folder / "for" / "delivery.yaml", "--roster", folder / "for" / "roster.csv")
    return coursekit("kit", folder / "calm", *given, "--out", folder / out, *options)


def csv_of(*rows: tuple[str, ...]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


@pytest.fixture(scope="session")
def kit(once: Once) -> Path:
    """A folder with every document in both formats."""

    def fill(folder: Path) -> None:
        result = make(folder)
        assert (result.code, result.err) == (0, "")

    return once("kit", fill) / "out"


@pytest.fixture(scope="session")
def hostile(once: Once) -> Path:
    """The same for people whose names, departments and groups are formulas and markup."""
    rows = [(text, text, text, text, str(number)) for number, text in enumerate(HOSTILE, start=1)]
    roster = csv_of(("name", "department", "title", "table", "employee id"), *rows)
    delivery = DELIVERY.replace("南溪供电公司", "'<script> #panic() =1+1'").replace("主任", '"=HYPERLINK(1)"')

    def fill(folder: Path) -> None:
        result = make(folder, delivery=delivery, roster=roster)
        assert (result.code, result.err) == (0, "")

    return once("hostile-kit", fill) / "out"


def words_of(file: Path) -> str:
    """The text of a PDF without any space: lines may break anywhere."""
    with contextlib.closing(pypdfium2.PdfDocument(file)) as pdf:
        return re.sub(r"\s", "", "".join(page.get_textpage().get_text_range() for page in pdf))


def pages_of(file: Path) -> int:
    with pikepdf.open(file) as pdf:
        return len(pdf.pages)


# ---------------------------------------------------------------- what is written


def test_a_kit_is_five_documents_in_two_formats(kit: Path) -> None:
    assert sorted(file.name for file in kit.iterdir()) == [
        f"{name}.{form}" for name in FILES for form in ("docx", "pdf")
    ]


def test_formats_are_named_with_commas(tmp_path: Path) -> None:
    result = make(tmp_path, "--format", "docx,pdf", roster="name\n")

    names = ["evaluation.docx", "evaluation.pdf", "sign-in.docx", "sign-in.pdf"]
    assert (result.code, sorted(file.name for file in (tmp_path / "out").iterdir())) == (0, names)


def test_a_certificate_says_who_did_what_when_and_where(kit: Path) -> None:
    said = paragraphs_of(xml_of(kit / "certificates.docx", "word/document.xml"))

    assert said[: len(said) // 3] == [
        "证书编号：NX-2026-001",
        "结业证书",
        "兹证明",
        "王小明",
        "南溪供电公司 · 城东营业厅",
        "已完成以下培训课程的学习",
        "平静应对",
        "完整版 · 2 天 · 共 14 小时",
        "2026年11月30日至12月1日 · 南溪培训中心、302 教室",
        "沈若川",
        "主讲讲师",
        "主任",
        "南溪培训中心",
        "2026年12月1日",
    ]


def test_a_sign_in_sheet_has_a_column_for_each_half_day_and_a_tenth_more_rows(kit: Path) -> None:
    table = docx.Document(str(kit / "sign-in.docx")).tables[-1]

    rows = [[cell.text for cell in row.cells] for row in table.rows]
    days = ["第 1 天 · 11月30日"] * 2 + ["第 2 天 · 12月1日"] * 2
    assert rows == [
        ["序号", "姓名", "部门", "职务", *days],
        ["序号", "姓名", "部门", "职务", "上午", "下午", "上午", "下午"],
        ["1", "王小明", "城东营业厅", "客服专员", "", "", "", ""],
        ["2", "买买提·吐尔逊江", "稽查科", "科员", "", "", "", ""],
        ["3", "李", "", "", "", "", "", ""],
        ["4", "", "", "", "", "", "", ""],
    ]


def test_groups_are_listed_by_number_and_who_has_none_last(kit: Path) -> None:
    headings = [text for text in body_paragraphs(kit / "groups.docx") if "人" in text]

    assert headings == ["第 1 组 · 1 人", "第 2 组 · 1 人", "未分组 · 1 人"]


@pytest.mark.parametrize("name", FILES)
def test_word_and_pdf_say_the_same(kit: Path, name: str) -> None:
    word = paragraphs_of(xml_of(kit / f"{name}.docx", "word/document.xml"))
    pages = words_of(kit / f"{name}.pdf")

    assert [text for text in word if re.sub(r"\s", "", text) not in pages] == []


@pytest.mark.parametrize("name", FILES)
def test_documents_keep_to_the_schema_and_pages_are_tagged(kit: Path, name: str) -> None:
    with pikepdf.open(kit / f"{name}.pdf") as pdf:
        metadata = pdf.open_metadata()
        claims = (metadata.get("pdfuaid:part"), metadata.get("pdfaid:part"), str(pdf.Root.Lang))

    assert (faults_of(kit / f"{name}.docx"), claims) == ([], ("1", "2", "zh-CN"))


def test_people_are_headings_to_go_to(kit: Path) -> None:
    root = xml_of(kit / "certificates.docx", "word/document.xml")

    headings = [text_of(node) for node in root.iter(f"{W}p") if node.find(f"{W}pPr/{W}outlineLvl") is not None]

    assert headings == ["王小明", "买买提·吐尔逊江", "李"]


def test_the_same_files_give_the_same_bytes(kit: Path, tmp_path: Path) -> None:
    make(tmp_path)

    assert {
        file.name for file in kit.iterdir() if file.read_bytes() != (tmp_path / "out" / file.name).read_bytes()
    } == set()


def test_five_hundred_people_get_a_certificate_each(tmp_path: Path) -> None:
    roster = csv_of(("name",), *((f"Person {number}",) for number in range(1, 501)))

    make(tmp_path, roster=roster)

    breaks = everything_in(tmp_path / "out" / "certificates.docx").count("w:pageBreakBefore")
    assert (pages_of(tmp_path / "out" / "certificates.pdf"), pages_of(tmp_path / "out" / "name-cards.pdf")) == (
        500,
        250,
    )
    assert breaks >= 499


def test_a_look_for_letter_paper_makes_letter_pages(tmp_path: Path) -> None:
    look = tmp_path / "look"
    shutil.copytree(find_look(None), look)
    told = (look / "look.yaml").read_text("utf-8")
    (look / "look.yaml").write_text(f"paper: letter\n{told}".replace("\npaper: a4", ""), "utf-8")

    make(tmp_path, "--look", look)

    sizes = set()
    for name in FILES:
        with pikepdf.open(tmp_path / "out" / f"{name}.pdf") as pdf:
            sizes |= {tuple(sorted(round(float(side)) for side in page.mediabox[2:])) for page in pdf.pages}
        section = xml_of(tmp_path / "out" / f"{name}.docx", "word/document.xml").find(".//{*}pgSz")
        assert section is not None
        sizes.add(tuple(sorted(round(int(section.get(f"{W}{side}", "0")) / 20) for side in ("w", "h"))))
    assert sizes == {(612, 792)}


# ---------------------------------------------------------------- what stands in a roster is text


@pytest.mark.parametrize("name", [name for name in FILES if name != "evaluation"])
def test_formulas_and_markup_are_printed_as_they_are(hostile: Path, name: str) -> None:
    word = "\n".join(paragraphs_of(xml_of(hostile / f"{name}.docx", "word/document.xml")))
    pages = words_of(hostile / f"{name}.pdf")

    assert [text for text in HOSTILE if text not in word] == []
    assert [text for text in HOSTILE if re.sub(r"\s", "", text) not in pages] == []


@pytest.mark.parametrize("name", FILES)
def test_nothing_of_a_roster_becomes_a_field_or_a_link(hostile: Path, name: str) -> None:
    parts = xml_parts(hostile / f"{name}.docx")
    fields = {(node.text or "").strip() for root in parts.values() for node in root.iter("{*}instrText")}
    links = {node.get("TargetMode") for root in parts.values() for node in root.iter("{*}Relationship")}

    assert (fields - {"PAGE", "NUMPAGES"}, links, faults_of(hostile / f"{name}.docx")) == (set(), {None}, [])


@pytest.mark.parametrize(
    "name",
    [
        "李",
        "买买提·吐尔逊江·阿布都热合曼",
        "Maximiliana Wolfeschlegelsteinhausen-Bergerdorff von und zu Ada",
        "ئابدۇراخمان ئابدۇرېھىم ئوغلى مۇھەممەتئىمىن تۇرسۇننىياز",
    ],
)
def test_a_name_stands_on_one_line_of_its_certificate(tmp_path: Path, name: str) -> None:
    make(tmp_path, "--format", "pdf", roster=csv_of(("name",), (name,)))

    with pdfplumber.open(tmp_path / "out" / "certificates.pdf") as pdf:
        (page,) = pdf.pages
        lines = page.extract_text_lines(return_chars=True, y_tolerance=8)
    # Between 兹证明 and the client's name.
    between = [line for line in lines if lines[2]["bottom"] < line["bottom"] and line["top"] < lines[4]["top"]]
    assert (len(between), between[0]["chars"][0]["size"] >= 14) == (1, True)


# ---------------------------------------------------------------- mistakes


def test_nothing_is_written_when_anything_is_wrong(tmp_path: Path) -> None:
    make(tmp_path, "--format", "docx")
    before = {file.name: file.read_bytes() for file in (tmp_path / "out").iterdir()}

    result = make(tmp_path, "--format", "docx", roster="name\nAda\nAda\n", delivery=DELIVERY.replace("full", "none"))

    after = {file.name: file.read_bytes() for file in (tmp_path / "out").iterdir()}
    assert (result.code, after == before, result.out) == (1, True, "")
    assert "roster.csv:3:1: error[roster-twice] “Ada” stands in line 2 already" in result.err


def test_a_column_that_is_not_known_is_left_out(tmp_path: Path) -> None:
    result = make(tmp_path, "--format", "docx", roster="name,身份证号\nAda,110101199001011234\n")

    assert (result.code, "warning[roster-column] the column “身份证号” is left out" in result.err) == (0, True)
    assert [f.name for f in (tmp_path / "out").iterdir() if "110101199001011234" in everything_in(f)] == []


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--edition", "ful"), "the course has no edition “ful”: did you mean “full”?\n"),
        (("--format", "odt"), "there is no format “odt”: known here: docx, pdf\n"),
    ],
)
def test_what_cannot_be_asked_for_is_wrong_usage(tmp_path: Path, options: tuple[str, ...], said: str) -> None:
    result = make(tmp_path, *options)

    assert (result.code, result.err) == (2, said)


def test_a_roster_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    write_course(tmp_path / "calm", COURSE)
    write_course(tmp_path, {"delivery.yaml": DELIVERY.replace("logo: logo.png\n", "")})

    result = coursekit(
        "kit", tmp_path / "calm", "--delivery", tmp_path / "delivery.yaml", "--roster", tmp_path / "x.csv",
        "--out", tmp_path / "out",
    )  # fmt: skip

    assert (result.code, result.err) == (2, f"{tmp_path / 'x.csv'}: there is no such file\n")


def test_a_course_with_two_editions_asks_which(tmp_path: Path) -> None:
    write_course(tmp_path / "calm", courses.CALM)
    write_course(tmp_path, {"delivery.yaml": DELIVERY.replace("logo: logo.png\n", ""), "roster.csv": ROSTER})

    result = coursekit(
        "kit", tmp_path / "calm", "--delivery", tmp_path / "delivery.yaml", "--roster", tmp_path / "roster.csv",
        "--out", tmp_path / "out",
    )  # fmt: skip

    said = f"the course has the editions full, short: name one with --edition, or in {tmp_path / 'delivery.yaml'}\n"
    assert (result.code, result.err) == (2, said)


# ---------------------------------------------------------------- a delivery's names on the course's own products


def build(folder: Path, delivery: str, *forms: str) -> Path:
    write_course(folder / "calm", COURSE)
    write_course(folder / "for", {"delivery.yaml": delivery, "logo.png": picture((20, 90, 150))})
    formats = [option for form in forms or ("pptx", "docx", "xlsx") for option in ("--format", form)]
    result = coursekit(
        "build", folder / "calm", "--delivery", folder / "for" / "delivery.yaml", "--out", folder / "out", *formats
    )
    assert result.code == 0, result.err
    return folder / "out" / "calm" / "full"


@pytest.fixture(scope="session")
def delivered(once: Once) -> Path:
    def fill(folder: Path) -> None:
        build(folder, DELIVERY)

    return once("delivered", fill) / "out" / "calm" / "full"


def test_the_title_slide_names_client_dates_place_and_trainers(delivered: Path) -> None:
    said = paragraphs_of(xml_of(delivered / "deck.pptx", "ppt/slides/slide1.xml"))

    assert said[:5] == [
        "平静应对",
        "完整版 · 2 天",
        "南溪供电公司",
        "2026年11月30日至12月1日 · 南溪培训中心、302 教室",
        "讲师：沈若川、顾一宁",
    ]


@pytest.mark.parametrize("file", ["deck.pptx", "guide.docx", "handout.docx"])
def test_the_client_s_logo_is_named_for_those_who_cannot_see_it(delivered: Path, file: str) -> None:
    named = [
        node.get("descr") for root in xml_parts(delivered / file).values() for node in root.iter() if node.get("descr")
    ]

    assert named.count("南溪供电公司") == 1


def test_the_handout_names_the_client_and_no_trainer(delivered: Path) -> None:
    said = everything_in(delivered / "handout.docx")

    assert ("南溪供电公司" in said, "沈若川" in said) == (True, False)


def test_the_handout_names_trainers_who_are_meant_to_be_shown(tmp_path: Path) -> None:
    folder = build(tmp_path, f"{DELIVERY}show-trainers: true\n")

    assert "讲师：沈若川、顾一宁" in paragraphs_of(xml_of(folder / "handout.docx", "word/document.xml"))


def test_the_agenda_s_trainers_are_text(tmp_path: Path) -> None:
    folder = build(tmp_path, DELIVERY.replace("顾一宁", '"=1+1"').replace("{name: 沈若川, title: 高级培训师}, ", ""))

    trainer = openpyxl.load_workbook(folder / "agenda.xlsx").worksheets[1].cell(4, 12)
    assert (trainer.value, trainer.data_type) == ("=1+1", "s")


def test_a_calendar_has_an_entry_a_segment_on_the_dates_of_the_delivery(tmp_path: Path) -> None:
    calendar = calendar_of(tmp_path, f"{DELIVERY}timezone: Asia/Urumqi\n")

    events = calendar.walk("VEVENT")
    rows = [row for day in read_agenda(tmp_path / "out/calm/full/agenda.xlsx") for row in day.rows]
    assert [(str(e["SUMMARY"]), f"{e.start:%H:%M}", f"{e.end:%H:%M}", e["TRANSP"] == "OPAQUE") for e in events] == [
        (row.label, row.start, row.end, row.slides != "") for row in rows
    ]
    assert {str(event.start.tzinfo) for event in events} == {"Asia/Urumqi"}
    assert [f"{day:%Y-%m-%d}" for day in sorted({event.start.date() for event in events})] == [
        "2026-11-30",
        "2026-12-01",
    ]
    assert len({event["UID"] for event in events}) == len(events)


def test_entries_of_a_delivery_with_an_id_stay_the_same_when_its_dates_move(tmp_path: Path) -> None:
    later = DELIVERY.replace("2026-11-30", "2026-12-07")
    held = [calendar_of(tmp_path / str(n), f"{given}id: autumn\n") for n, given in enumerate((DELIVERY, later))]
    others = [calendar_of(tmp_path / f"other-{n}", given) for n, given in enumerate((DELIVERY, later))]

    assert uids_of(held[0]) == uids_of(held[1])
    assert uids_of(others[0]).isdisjoint(uids_of(others[1]))


def calendar_of(folder: Path, delivery: str) -> Calendar:
    return Calendar.from_ical((build(folder, delivery, "xlsx", "ics") / "agenda.ics").read_bytes())


def uids_of(calendar: Calendar) -> set[str]:
    return {str(event["UID"]) for event in calendar.walk("VEVENT")}


def test_a_calendar_without_dates_is_asked_for_in_vain(tmp_path: Path) -> None:
    write_course(tmp_path / "calm", COURSE)

    result = coursekit("build", tmp_path / "calm", "--format", "ics", "--out", tmp_path / "out")

    said = "agenda.ics needs dates: name a delivery that has them, with --delivery FILE\n"
    assert (result.code, result.err, (tmp_path / "out").exists()) == (2, said, False)


def test_a_delivery_is_of_one_course(tmp_path: Path) -> None:
    write_course(tmp_path / "all" / "calm", COURSE)
    write_course(
        tmp_path / "all" / "other", {**COURSE, "course.yaml": str(COURSE["course.yaml"]).replace("calm", "other")}
    )
    write_course(tmp_path, {"delivery.yaml": DELIVERY})

    result = coursekit("build", tmp_path / "all", "--delivery", tmp_path / "delivery.yaml", "--out", tmp_path / "out")

    said = f"{tmp_path / 'delivery.yaml'} is one delivery, of one course: name one of calm, other\n"
    assert (result.code, result.err) == (2, said)


def test_a_delivery_with_mistakes_leaves_the_course_unbuilt(tmp_path: Path) -> None:
    write_course(tmp_path / "calm", COURSE)
    write_course(tmp_path, {"delivery.yaml": DELIVERY.replace("logo: logo.png\n", "").replace("2026-11-30", "soon")})

    result = coursekit("build", tmp_path / "calm", "--delivery", tmp_path / "delivery.yaml", "--out", tmp_path / "out")

    assert (result.code, (tmp_path / "out" / "calm").exists()) == (1, False)
    assert "delivery.yaml:3:8: error[bad-value] “soon” is no date" in result.err
