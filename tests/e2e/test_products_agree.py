"""The products of one edition cannot disagree: opened without coursekit's code, they tell the same day."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import pytest

from coursekit.diagnostic import Report
from coursekit.labels import read_words
from coursekit.model.course import DayFrame
from coursekit.plan.length import Length, edition_of
from coursekit.read.library import Library
from coursekit.units import format_clock
from tests.e2e.command import coursekit
from tests.e2e.conftest import Built
from tests.e2e.courses import picture, write_course
from tests.e2e.packages import is_xml, parts_of
from tests.e2e.products import (
    Json,
    Label,
    Segment,
    find_label,
    gap_answers,
    gap_numbers,
    grids_of,
    guide_segments,
    headings_of,
    minutes_shown,
    programme_of,
    read_agenda,
    read_clock,
    read_label,
    read_minutes,
    read_span,
)

LEEWAY = 15
"""How many minutes a break may stand off its place in the frame of the day."""

_SUFFIX = re.compile(r"(（续( \d+)?）|（續( \d+)?）| \(cont\.( \d+)?\))?(（\d+）| \(\d+\))?")
"""What the deck adds to a title that goes on, or that stood on an earlier slide."""


def pauses_of(plan: Json) -> list[Json]:
    return [row for day in plan["days"] for row in day["rows"] if not row["module"]]


def told(segments: Iterable[Segment]) -> list[tuple[str, str, int, str, str, str]]:
    """Clock, minutes, number, title, part: what every product says of a segment."""
    return [(s.start, s.end, s.minutes, s.number, s.title, s.part) for s in segments]


def as_told(clock: tuple[str, str], minutes: int, label: Label) -> tuple[str, str, int, str, str, str]:
    return (*clock, minutes, label.number, label.title, label.part)


# ---------------------------------------------------------------- the day adds up


def test_rows_of_a_day_leave_no_gap(built: Built) -> None:
    gaps = [
        (day["number"], before["end"], after["start"])
        for day in built.plan["days"]
        for before, after in zip(day["rows"], day["rows"][1:], strict=False)
        if before["end"] != after["start"]
    ]

    assert gaps == []


def test_every_row_is_as_long_as_its_clock_says(built: Built) -> None:
    wrong = [
        row for day in built.plan["days"] for row in day["rows"] if _length(row) != row["minutes"] or _length(row) <= 0
    ]

    assert wrong == []


def _length(row: Json) -> int:
    return _minute(row["end"]) - _minute(row["start"])


def _minute(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def test_taught_minutes_are_the_sum_of_what_is_no_pause(built: Built) -> None:
    taught = sum(row["minutes"] for day in built.plan["days"] for row in day["rows"] if row["module"])

    assert built.plan["minutes"]["taught"] == taught
    assert taught <= built.plan["minutes"]["available"]


def test_days_and_breaks_keep_to_the_frame(built: Built) -> None:
    course = Library(Report()).read_course(built.source, built.course)
    assert course is not None
    fitted = [edition_of(course, Length(built.days), read_words(course.language))] if built.days is not None else []
    (edition,) = (edition for edition in (*course.editions, *fitted) if edition.id.text == built.edition)
    whole_days = int(edition.days)

    off = []
    for day in built.plan["days"][:whole_days]:
        wanted = _pauses(edition.frame)
        pauses = [(row["kind"], row["start"], row["minutes"]) for row in day["rows"] if not row["module"]]
        assert [kind for kind, _, _ in pauses] == [kind for kind, _ in wanted]
        off.extend(
            (day["number"], kind, start)
            for (kind, start, _), (_, at) in zip(pauses, wanted, strict=True)
            if abs(_minute(start) - at) > LEEWAY
        )
        assert day["rows"][0]["start"] == format_clock(edition.frame.start)
        assert _minute(day["rows"][-1]["end"]) <= edition.frame.end

    assert off == []
    if whole_days == edition.days:
        assert built.plan["minutes"]["available"] == edition.frame.taught_minutes * whole_days


def _pauses(frame: DayFrame) -> list[tuple[str, int]]:
    lunch = [("lunch", frame.lunch.at)] if frame.lunch is not None else []
    return sorted([*(("break", pause.at) for pause in frame.breaks), *lunch], key=lambda pause: pause[1])


def test_an_activity_is_never_divided_and_a_talk_only_by_a_pause(built: Built) -> None:
    numbers = [segment.number for segment in built.segments]
    activities = [number for number in numbers if "-" in number]

    touching = [
        (before["topic"], before["end"])
        for day in built.plan["days"]
        for before, after in zip(day["rows"], day["rows"][1:], strict=False)
        if before["kind"] == after["kind"] == "talk"
        and (before["module"], before["topic"]) == (after["module"], after["topic"])
    ]

    assert len(activities) == len(set(activities))
    assert touching == []


def test_the_plan_has_every_talk_and_activity_of_the_outline(built: Built) -> None:
    planned = list(dict.fromkeys((segment.number, segment.kind, segment.title) for segment in built.segments))

    outlined = []
    for m, module in enumerate(built.outline["children"], start=1):
        activities = 0
        for t, topic in enumerate(module["children"], start=1):
            for node in topic["children"]:
                activities += node["kind"] != "talk"
                number = f"{m}.{t}" if node["kind"] == "talk" else f"{m}-{activities}"
                outlined.append((number, node["kind"], node["title"]))

    assert planned == list(dict.fromkeys(outlined))


# ---------------------------------------------------------------- every product tells the plan's segments


def test_speaker_notes_tell_clock_minutes_number_and_title(built: Built) -> None:
    clocked = [(slide.number, slide.notes[0]) for slide in built.deck if slide.notes and " · " in slide.notes[0]]
    lines = [(number, line.partition("  ")[2].split(" · ", 2)) for number, line in clocked]

    assert [number for number, _ in lines] == [segment.slides[0] for segment in built.segments]
    assert [
        as_told(read_clock(clock), read_minutes(minutes), read_label(label)) for _, (clock, minutes, label) in lines
    ] == told(built.segments)


def test_activity_slides_tell_number_title_and_minutes(built: Built) -> None:
    activities = [segment for segment in built.segments if segment.kind != "talk"]
    slides = [built.deck[segment.slides[0] - 1] for segment in activities]

    assert [slide.tag.rpartition(" ")[2] for slide in slides] == [segment.number for segment in activities]
    assert [_has_title(slide.title, segment.title) for slide, segment in zip(slides, activities, strict=True)] == [
        True for _ in activities
    ]
    assert [minutes_shown(slide) for slide in slides] == [segment.minutes for segment in activities]


def _has_title(shown: str, title: str) -> bool:
    return shown.startswith(title) and _SUFFIX.fullmatch(shown[len(title) :]) is not None


def test_slides_of_a_row_are_the_slides_of_its_talk_or_activity(built: Built) -> None:
    wrong = []
    for segment in built.segments:
        topic = f"{segment.number} {segment.title}"
        for number in range(segment.slides[0], segment.slides[1] + 1):
            slide = built.deck[number - 1]
            own = slide.tag == topic or (segment.kind == "talk" and _has_title(slide.title, segment.title))
            if segment.kind != "talk":
                own = slide.tag.endswith(f" {segment.number}")
            if not own:
                wrong.append((number, slide.tag, slide.title, topic))

    assert wrong == []


def test_talk_slides_are_the_points_of_the_outline_in_order(built: Built) -> None:
    shown: dict[str, list[str]] = defaultdict(list)
    for segment in built.segments:
        if segment.kind == "talk":
            shown[segment.number].extend(s.title for s in built.deck[segment.slides[0] - 1 : segment.slides[1]])

    wrong = {}
    for m, module in enumerate(built.outline["children"], start=1):
        for t, topic in enumerate(module["children"], start=1):
            points = [p["title"] for node in topic["children"] if node["kind"] == "talk" for p in node["children"]]
            if _merged(shown[f"{m}.{t}"], points) != points:
                wrong[f"{m}.{t}"] = (shown[f"{m}.{t}"], points)

    assert wrong == {}


def _merged(shown: list[str], points: list[str]) -> list[str]:
    """The points that the titles of slides show, those that go on over several slides once."""
    found: list[str] = []
    for title in shown:
        at = len(found)
        if at < len(points) and _has_title(title, points[at]):
            found.append(points[at])
        elif not found or not _has_title(title, found[-1]):
            found.append(title)
    return found


def test_break_slides_tell_the_plan_s_pauses(built: Built) -> None:
    pauses = pauses_of(built.plan)
    slides = [built.deck[row["slides"][0] - 1] for row in pauses]

    assert [row["slides"][0] == row["slides"][1] for row in pauses] == [True for _ in pauses]
    assert [read_clock(slide.subtitle) for slide in slides] == [(row["start"], row["end"]) for row in pauses]
    assert [re.findall(r"\d\d:\d\d", slide.subtitle)[2] for slide in slides] == [row["end"] for row in pauses]


def test_the_deck_holds_nothing_between_the_rows_but_frames(built: Built) -> None:
    planned = {
        number
        for day in built.plan["days"]
        for row in day["rows"]
        for number in range(row["slides"][0], row["slides"][1] + 1)
    }

    others = {slide.layout for slide in built.deck if slide.number not in planned}

    assert others <= {"Title", "Day agenda", "Module", "Recap", "Closing"}
    assert len(planned) == sum(
        row["slides"][1] - row["slides"][0] + 1 for day in built.plan["days"] for row in day["rows"]
    )


@pytest.mark.fonts
def test_guide_segments_tell_clock_minutes_number_title_and_slides(built: Built) -> None:
    found = [segment for segment in guide_segments(built.guide) if find_label(segment.label)]

    assert [as_told(s.clock, s.minutes, read_label(s.label)) for s in found] == told(built.segments)
    assert [(s.slides[0][0], s.slides[-1][1]) for s in found] == [segment.slides for segment in built.segments]


@pytest.mark.fonts
def test_slides_named_in_the_guide_follow_each_other_without_a_gap(built: Built) -> None:
    found = [segment for segment in guide_segments(built.guide) if find_label(segment.label)]

    gaps = [
        (segment.label, before, after)
        for segment in found
        for before, after in zip(segment.slides, segment.slides[1:], strict=False)
        if after[0] != before[1] + 1
    ]

    assert gaps == []


def test_the_guide_s_agendas_tell_the_plan_twice(built: Built) -> None:
    days = len(built.plan["days"])
    grids = grids_of(built.guide, 6)

    at_a_glance = [row for grid in grids[:days] for row in grid]
    by_module = [row for grid in grids[days:] for row in grid]

    assert _grid_rows(at_a_glance) == _plan_rows(built)
    assert [row for row in _grid_rows(by_module) if row[2]] == [row for row in _plan_rows(built) if row[2]]


def _grid_rows(rows: list[list[str]]) -> list[tuple[tuple[str, str], int, str, tuple[int, int] | None, str]]:
    """Clock, minutes, number, slides, section of the handout; a pause has only the first two."""
    return [
        (
            read_clock(clock),
            read_minutes(minutes),
            read_label(title).number if slides else "",
            read_span(slides) if slides else None,
            handout,
        )
        for clock, minutes, title, _, slides, handout in rows
    ]


def _plan_rows(built: Built) -> list[tuple[tuple[str, str], int, str, tuple[int, int] | None, str]]:
    segments = iter(built.segments)
    sections = iter(_sections(built))
    rows: list[tuple[tuple[str, str], int, str, tuple[int, int] | None, str]] = []
    for day in built.plan["days"]:
        for row in day["rows"]:
            clock = (row["start"], row["end"])
            if row["module"]:
                segment = next(segments)
                rows.append((clock, row["minutes"], segment.number, segment.slides, next(sections)))
            else:
                rows.append((clock, row["minutes"], "", None, ""))
    return rows


def _sections(built: Built) -> list[str]:
    """The number of the topic that each segment belongs to."""
    topics: dict[str, str] = {}
    for m, module in enumerate(built.outline["children"], start=1):
        activities = 0
        for t, topic in enumerate(module["children"], start=1):
            for node in topic["children"]:
                activities += node["kind"] != "talk"
                topics[f"{m}.{t}" if node["kind"] == "talk" else f"{m}-{activities}"] = f"{m}.{t}"
    return [topics[segment.number] for segment in built.segments]


def test_agenda_rows_tell_the_plan(built: Built) -> None:
    rows = [row for day in read_agenda(built.file("agenda.xlsx")) for row in day.rows]
    taught = [row for row in rows if row.slides]

    assert [(row.day, row.start, row.end, row.minutes) for row in rows] == [
        (day["number"], row["start"], row["end"], row["minutes"]) for day in built.plan["days"] for row in day["rows"]
    ]
    assert [as_told((r.start, r.end), r.minutes, read_label(r.label)) for r in taught] == told(built.segments)
    assert [read_span(row.slides) for row in taught] == [segment.slides for segment in built.segments]
    assert [row.handout for row in taught] == _sections(built)
    assert [row.module for row in taught] == [
        f"{segment.number.replace('-', '.').partition('.')[0]} {row['module']}"
        for segment, row in zip(built.segments, _taught_rows(built), strict=True)
    ]


def _taught_rows(built: Built) -> list[Json]:
    return [row for day in built.plan["days"] for row in day["rows"] if row["module"]]


def test_agenda_totals_add_up_to_the_minutes_taught(built: Built) -> None:
    days = read_agenda(built.file("agenda.xlsx"))

    assert [day.total for day in days] == [sum(row.minutes for row in day.rows if row.slides) for day in days]
    assert sum(day.total for day in days) == built.plan["minutes"]["taught"]


def test_participants_are_shown_the_same_programme_in_deck_and_handout(built: Built) -> None:
    """Modules and pauses with their clock times."""
    slides = [slide for slide in built.deck if slide.layout == "Day agenda"]
    on_slides = [[(*read_clock(clock), title) for clock, title, *_ in slide.table[1:]] for slide in slides]
    in_handout = [[(*read_clock(clock), title) for clock, title in grid] for grid in grids_of(built.handout, 2)]

    modules = {f"{n} {module['title']}": module["title"] for n, module in enumerate(built.outline["children"], start=1)}
    assert on_slides == in_handout
    assert [[(start, end, modules.get(title, "")) for start, end, title in day] for day in on_slides] == programme_of(
        built.plan
    )


def test_minutes_on_the_day_s_slide_are_those_between_its_clock_times(built: Built) -> None:
    wrong = [
        cells
        for slide in built.deck
        if slide.layout == "Day agenda"
        for cells in slide.table[1:]
        if cells[2:] and cells[2] and read_minutes(cells[2]) != _between(*read_clock(cells[0]))
    ]

    assert wrong == []


def _between(start: str, end: str) -> int:
    return _minute(end) - _minute(start)


# ---------------------------------------------------------------- numbers


def numbered_headings(texts: Iterable[str], words: set[str]) -> list[tuple[str, str]]:
    """Number and title of modules, topics and activities among headings."""
    found = []
    for text in texts:
        number, tab, title = text.partition("\t")
        label = find_label(text)
        if tab:
            found.append((number, title))
        elif label is not None and label.word in words:
            found.append((label.number, label.title))
    return found


def numbered_outline(built: Built, *, with_breaks: bool) -> list[tuple[str, str]]:
    found = []
    for m, module in enumerate(built.outline["children"], start=1):
        found.append((str(m), module["title"]))
        activities = 0
        for t, topic in enumerate(module["children"], start=1):
            found.append((f"{m}.{t}", topic["title"]))
            for node in topic["children"]:
                activities += node["kind"] != "talk"
                if node["kind"] != "talk" and (with_breaks or node["kind"] != "break"):
                    found.append((f"{m}-{activities}", node["title"]))
    return found


def kind_words(built: Built) -> set[str]:
    """What the agenda calls the kinds of activities."""
    return {row.method for day in read_agenda(built.file("agenda.xlsx")) for row in day.rows if "-" in row.label}


def test_the_handout_numbers_modules_topics_and_activities_as_the_outline(built: Built) -> None:
    headings = headings_of(built.handout, 1, 2, 3)

    assert numbered_headings(headings, kind_words(built)) == numbered_outline(built, with_breaks=False)


def test_the_guide_numbers_modules_topics_and_activities_as_the_outline(built: Built) -> None:
    headings = numbered_headings(headings_of(built.guide, 1, 2), set())
    in_key = headings.index(headings[0], 1) if headings[0] in headings[1:] else len(headings)
    activities = [read_label(s.label) for s in guide_segments(built.guide) if find_label(s.label)]

    outline = numbered_outline(built, with_breaks=True)
    assert headings[:in_key] == [(number, title) for number, title in outline if "-" not in number]
    assert [(a.number, a.title) for a in activities if a.word] == [(n, title) for n, title in outline if "-" in n]


def test_the_key_numbers_as_the_handout(built: Built) -> None:
    points = [piece.text for piece in built.key if piece.style in ("Heading 1", "Point")]

    known = set(numbered_outline(built, with_breaks=False))
    found = numbered_headings(points, kind_words(built))
    assert [pair for pair in found if pair not in known] == []
    assert len(found) == len(set(found))


def test_every_kind_of_activity_has_one_word_in_all_products(built: Built) -> None:
    words: dict[str, set[str]] = defaultdict(set)
    agenda = [row for day in read_agenda(built.file("agenda.xlsx")) for row in day.rows if row.slides]
    guide = [segment for segment in guide_segments(built.guide) if find_label(segment.label)]
    handout = {label.number: label.word for text in headings_of(built.handout, 3) if (label := find_label(text))}
    for segment, row, head in zip(built.segments, agenda, guide, strict=True):
        if segment.kind != "talk":
            tag = built.deck[segment.slides[0] - 1].tag.rpartition(" ")[0]
            told_as = (row.method, read_label(row.label).word, head.method, read_label(head.label).word, tag)
            words[segment.kind].update(told_as, {handout.get(segment.number, tag)})

    assert {kind: sorted(found) for kind, found in words.items() if len(found) != 1} == {}


# ---------------------------------------------------------------- gaps


def test_every_gap_of_the_handout_has_its_answer_in_the_key_and_none_more(built: Built) -> None:
    gaps = gap_numbers(built.file("handout.docx"))
    answers = gap_answers(built.key)

    numbers = [number for own in gaps.values() for number in own]
    assert numbers == list(range(1, len(numbers) + 1))
    assert {module: list(own) for module, own in answers.items()} == gaps
    assert [number for own in answers.values() for number, answer in own.items() if not answer.strip()] == []


def test_the_guide_s_own_key_is_the_key(built: Built) -> None:
    assert gap_answers(built.guide) == gap_answers(built.key)


@pytest.mark.parametrize("product", ["guide", "handout", "key"])
def test_every_product_bears_title_and_edition(built: Built, product: str) -> None:
    cover = [piece.text for piece in getattr(built, product)[:6]]

    assert built.outline["title"] in cover
    # A length that has no name of its own is its title.
    assert any(text == built.plan["title"] or text.startswith(f"{built.plan['title']} · ") for text in cover)


# ---------------------------------------------------------------- references

REFERENCE = "[](#train)"
REFERRING = {
    "a paragraph": f"参看{REFERENCE}。",
    "a list": f"- 参看{REFERENCE}",
    "a table": f"| 一 | 二 |\n|---|---|\n| 参看{REFERENCE} | 三 |",
    "a quotation": f"> 参看{REFERENCE}",
    "the source of a quotation": f"> 说。\n>\n> —— 参看{REFERENCE}",
    "a point": f"### 参看{REFERENCE}\n\n- 一",
    "a drawing": f":::{{process}} 步骤\n- 参看{REFERENCE}：二\n- 三\n:::",
    "the title of a drawing": f":::{{process}} 参看{REFERENCE}\n- 一\n- 三\n:::",
    "the caption of a picture": f'![大厅](media/hall.png "参看{REFERENCE}")',
    "the title of a chart": f":::{{chart}} 参看{REFERENCE}\n\n| 天 | 来电 |\n|---|---|\n| 周一 | 3 |\n:::",
    "the title of a slide": f"## 参看{REFERENCE}\n\n- 一",
}
TRAIN = f"""
::::{{exercise}} 练一练 {{#train}}
:minutes: 10-20
:outcomes: listen

练。

:::{{steps}}
1. 参看{REFERENCE}
:::
:::{{debrief}}
谈。
:::
::::
"""


@pytest.mark.parametrize("place", REFERRING)
def test_a_reference_gives_number_and_title_wherever_it_stands(tmp_path: Path, place: str) -> None:
    """Or it is a mistake, told at its line; a reader never finds an empty “see”."""
    module = (
        f"---\ntitle: 听\n---\n\n# 先听 {{#first minutes=20-40}}\n\n## 一页\n\n- 一点\n\n{REFERRING[place]}\n{TRAIN}"
    )
    course = write_course(
        tmp_path / "two",
        {
            "course.yaml": (
                "schema: 1\nid: two\ntitle: 两版\nlanguage: zh-CN\noutcomes: {listen: 能听}\n"
                "day: {start: '09:00', end: '10:00', breaks: []}\neditions: {full: {title: 全本, days: 1}}\n"
                "modules: [modules/01.md]\n"
            ),
            "modules/01.md": module,
            "media/hall.png": picture((40, 90, 120)),
        },
    )

    checked = coursekit("check", course)
    built = coursekit("build", course, "--format", "docx", "--format", "pptx", "--out", tmp_path / "out", "--jobs", 1)

    if checked.out.startswith("no mistakes in 1 course"):
        assert built.code == 0, built.err
        for name in ("deck.pptx", "guide.docx", "handout.docx"):
            parts = parts_of(tmp_path / "out" / "two" / "full" / name)
            text = "\n".join(data.decode() for part, data in parts.items() if is_xml(part))
            followed = text.split("参看")[1:]
            assert [
                words[:20] for words in followed if "练习 1-1“练一练”" not in re.sub("<[^>]*>", "", words)[:20]
            ] == []
            assert followed != []
