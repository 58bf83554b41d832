"""Finished files keep to the schemas of ECMA-376: an independent validator finds nothing.

openxml-audit checks elements, their order, attributes and values against the data of the Open XML SDK, and what schemas
cannot say: styles, relationships and ids that are named and not there.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from tests.e2e.conftest import Built, Once, build_small
from tests.e2e.packages import parts_of
from tests.rich import FILES as RICH

FILES = ("deck.pptx", "guide.docx", "handout.docx", "key.docx", "agenda.xlsx")
VIVID = Path(__file__).parents[2] / "templates" / "vivid"
OFFICE = ("--format", "pptx", "--format", "docx", "--format", "xlsx")


def faults_of(file: Path) -> list[str]:
    """What the validator says of a file: where, and what."""
    return [f"{error.part_uri} {error.path}: {error.description}" for error in OpenXmlValidator().validate(file).errors]


@pytest.mark.parametrize("name", FILES)
def test_files_keep_to_the_schema(built: Built, name: str) -> None:
    assert faults_of(built.file(name)) == []


@pytest.mark.parametrize("name", FILES)
def test_files_with_every_block_keep_to_the_schema(once: Once, name: str) -> None:
    out = build_small(once, "rich", RICH, *OFFICE)

    assert {edition: faults_of(out / "rich" / edition / name) for edition in ("full", "short")} == {
        "full": [],
        "short": [],
    }


@pytest.mark.parametrize("name", ["deck.pptx", "guide.docx"])
def test_files_in_the_other_look_keep_to_the_schema(once: Once, name: str) -> None:
    out = build_small(once, "rich-vivid", RICH, "--look", VIVID, "--edition", "full", *OFFICE)

    assert faults_of(out / "rich" / "full" / name) == []


# ---------------------------------------------------------------- and it would find something


@pytest.mark.parametrize(
    ("name", "part", "pattern", "instead"),
    [
        ("deck.pptx", "ppt/slides/slide2.xml", "<a:bodyPr", "<a:stray/><a:bodyPr"),
        ("deck.pptx", "ppt/slides/slide2.xml", r'(<p:cNvPr id=)"\d+"', r'\1"first"'),
        ("deck.pptx", "ppt/slideLayouts/slideLayout1.xml", r' lang="[^"]*"', ' language="en-US"'),
        ("deck.pptx", "ppt/slideMasters/slideMaster1.xml", r"(<p:cSld.*</p:cSld>)(<p:clrMap[^>]*/>)", r"\2\1"),
        ("guide.docx", "word/document.xml", "<w:pPr>", '<w:pPr><w:jc w:val="middle"/>'),
        ("guide.docx", "word/document.xml", "<w:tblGrid>.*?</w:tblGrid>", ""),
        ("guide.docx", "word/document.xml", r'(<w:pStyle w:val=)"[^"]*"', r'\1"nowhere"'),
        ("guide.docx", "word/styles.xml", "<w:basedOn", "<w:madeOf/><w:basedOn"),
        ("guide.docx", "word/numbering.xml", "(<w:numFmt[^>]*/>)(<w:lvlText[^>]*/>)", r"\2\1"),
        ("agenda.xlsx", "xl/worksheets/sheet1.xml", "<sheetData>", "<sheetDate/><sheetData>"),
    ],
)
def test_the_validator_sees_a_fault(
    once: Once, tmp_path: Path, name: str, part: str, pattern: str, instead: str
) -> None:
    spoilt = tmp_path / name
    parts = parts_of(build_small(once, "rich", RICH, *OFFICE) / "rich" / "full" / name)
    text, count = re.subn(pattern, instead, parts[part].decode(), count=1, flags=re.DOTALL)
    with zipfile.ZipFile(spoilt, "w") as archive:
        for other, data in parts.items():
            archive.writestr(other, text.encode() if other == part else data)

    assert count == 1
    assert faults_of(spoilt) != []
