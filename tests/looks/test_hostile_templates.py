"""Templates that are broken or made to do harm: each ends in one diagnostic at the file, in little time and memory."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from coursekit.diagnostic import Report
from coursekit.looks.read import read_look
from coursekit.pipeline.looks import default_look, load_look
from coursekit.write.docx.template import read_template
from tests.looks.foreign import plain_booklet, plain_deck, replaced
from tests.looks.hostile import HOSTILE, linked

MOST_SECONDS, MOST_MEGABYTES = 10, 500
FONT = b"\0\1\0\0 and so on"
_CHILD = r"""
import json, re, sys, time
from pathlib import Path
from coursekit.diagnostic import Report
from coursekit.looks.read import read_look
from coursekit.pipeline.looks import default_look

default, found = default_look(), {}
for file in sorted(Path(sys.argv[1]).iterdir()):
    start, report = time.monotonic(), Report()
    read_look(file, report, default)
    said = [(d.code, d.span.path, d.span.line, d.span.column, d.message, d.help) for d in report.sorted()]
    found[file.name] = {"said": said, "seconds": time.monotonic() - start}
# Not ru_maxrss: that is the parent's when the parent, which ran other tests, was larger.
peak = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
print(json.dumps({"files": found, "megabytes": int(peak[1]) / 1024}))
"""


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """All files read one after the other by a process of its own, whose memory can be told."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, (make, _, _) in HOSTILE.items():
        (folder / name).write_bytes(make())
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, str(folder)], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_template_ends_in_one_diagnostic(outcome: dict, name: str) -> None:
    _, code, beginning = HOSTILE[name]

    ((found, path, line, column, message, help),) = outcome["files"][name]["said"]

    assert (found, Path(path).name, line, column) == (code, name, 1, 1)
    assert message.startswith(f"the template {beginning}")
    assert help
    assert outcome["files"][name]["seconds"] < MOST_SECONDS


def test_hostile_templates_take_little_memory(outcome: dict) -> None:
    assert outcome["megabytes"] < MOST_MEGABYTES


def test_most_kinds_of_harm_are_tried() -> None:
    assert len(HOSTILE) > 40


# ---------------------------------------------------------------- what is left out without a word


def test_sample_pages_may_hold_what_a_template_may_not(tmp_path: Path) -> None:
    """They stay behind: a field or link in them reaches no product."""
    document = docx.Document()
    document.add_paragraph("SAMPLE")
    buffer = io.BytesIO()
    document.save(buffer)
    field = '<w:p><w:fldSimple w:instr=" DDEAUTO cmd "/></w:p>'
    file = replaced(buffer.getvalue(), "word/document.xml", ("<w:p><w:r><w:t>SAMPLE.*?</w:p>", field))
    (tmp_path / "a.docx").write_bytes(linked(file, "word/_rels/document.xml.rels", "image", "http://example.com/a.png"))
    report = Report()

    look = load_look(tmp_path / "a.docx", report)

    assert look is not None, report.sorted()
    kept = read_template(look)
    assert not any(b"DDEAUTO" in data or b"example.com" in data for data in kept.parts.values())


def test_the_template_that_a_document_is_attached_to_is_left_out(tmp_path: Path) -> None:
    mark = '<w:attachedTemplate r:id="rId900"/><w:documentProtection w:edit="readOnly" w:enforcement="1"/>'
    file = replaced(plain_booklet(), "word/settings.xml", ("<w:zoom", f"{mark}<w:zoom"))
    file = linked(file, "word/_rels/settings.xml.rels", "attachedTemplate", "http://example.com/evil.dotm")
    (tmp_path / "a.docx").write_bytes(file)

    look = load_look(tmp_path / "a.docx", Report())

    assert look is not None
    kept = read_template(look)
    assert "word/_rels/settings.xml.rels" not in kept.parts
    assert b"attachedTemplate" not in kept.parts["word/settings.xml"]
    assert b"documentProtection" not in kept.parts["word/settings.xml"]


def test_a_relationship_that_leads_in_a_circle_ends(tmp_path: Path) -> None:
    back = (
        "</Relationships>",
        '<Relationship Id="rId99" Type="http://x/theme" Target="../presentation.xml"/></Relationships>',
    )
    file = replaced(plain_deck(), "ppt/slideMasters/_rels/slideMaster1.xml.rels", back)
    (tmp_path / "a.pptx").write_bytes(file)

    assert load_look(tmp_path / "a.pptx", Report()) is not None


# ---------------------------------------------------------------- a look's folder


def test_a_folder_with_two_presentations_is_asked_about(tmp_path: Path) -> None:
    for name in ("a.pptx", "b.potx", "~$a.pptx"):
        (tmp_path / name).write_bytes(plain_deck())
    report = Report()

    assert load_look(tmp_path, report) is None

    (found,) = report.sorted()
    assert (found.code, found.message) == ("look-bad", "the folder holds 2 templates of one kind: a.pptx, b.potx")


def test_a_folder_with_one_presentation_is_a_look(tmp_path: Path) -> None:
    deck = plain_deck()
    (tmp_path / "acme.potx").write_bytes(deck)

    look = load_look(tmp_path, Report())

    assert look is not None
    assert look.deck_template == deck
    assert "booklet.typ" in look.files


def test_further_files_of_a_look_go_before_those_of_the_default(tmp_path: Path) -> None:
    (tmp_path / "look.yaml").write_text("palette: {accent: C8102E}\n", "utf-8")
    (tmp_path / "handout.css").write_text("p { color: red }", "utf-8")
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "Acme.ttf").write_bytes(FONT)
    (tmp_path / "notes.xlsx").write_bytes(b"not read")
    default = default_look()

    look = read_look(tmp_path, Report(), default)

    assert look is not None
    assert look.files == {**default.files, "handout.css": b"p { color: red }", "fonts/Acme.ttf": FONT}
    assert look.palette.accent == "C8102E"


def test_names_in_look_yaml_that_a_template_has_not_are_reported(tmp_path: Path) -> None:
    (tmp_path / "deck.pptx").write_bytes(plain_deck())
    (tmp_path / "booklet.docx").write_bytes(plain_booklet())
    (tmp_path / "look.yaml").write_text(
        "layouts:\n  bullets: Title and Contents\n  dance: Title\nstyles:\n  quote: Motto\n", "utf-8"
    )
    report = Report()

    assert load_look(tmp_path, report) is None

    assert [(d.span.line, d.message, d.help[:33]) for d in report.sorted()] == [
        (3, "dance is no role of a slide", "roles are title, day, module, bul"),
    ]


def test_layouts_and_styles_that_look_yaml_misnames_are_reported(tmp_path: Path) -> None:
    (tmp_path / "deck.pptx").write_bytes(plain_deck())
    (tmp_path / "booklet.docx").write_bytes(plain_booklet())
    (tmp_path / "look.yaml").write_text("layouts:\n  bullets: Title and Contents\nstyles:\n  quote: Motto\n", "utf-8")
    report = Report()

    assert load_look(tmp_path, report) is None

    assert [(d.span.line, d.message, d.help) for d in report.sorted()] == [
        (2, "the presentation has no layout “Title and Contents”", "did you mean “Title and Content”?"),
        (4, "the document has no style “Motto”", "copy the name from Word's list of styles, or leave the line out"),
    ]


def test_a_template_may_be_called_anything_and_be_a_link(tmp_path: Path) -> None:
    deck, named, link = plain_deck(), tmp_path / "公司模板 100% ~ 2026（最终版）.pptx", tmp_path / "brand" / "acme.pptx"
    named.write_bytes(deck)
    link.parent.mkdir()
    link.symlink_to(named)

    looks = [load_look(path, Report()) for path in (named, link)]

    assert [look.deck_template if look else None for look in looks] == [deck, deck]


@pytest.mark.parametrize(
    ("name", "message"),
    [("deck.key", "deck.key is no look"), ("pipe.pptx", "“pipe.pptx” cannot be read")],
)
def test_what_is_no_look_is_said_to_be_none(tmp_path: Path, name: str, message: str) -> None:
    if name == "pipe.pptx":
        os.mkfifo(tmp_path / name)
    else:
        (tmp_path / name).write_bytes(b"keynote")
    report = Report()

    assert load_look(tmp_path / name, report) is None

    assert [d.message for d in report.sorted()] == [message]
