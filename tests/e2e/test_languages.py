"""The program's own words are in the course's language and in no other.

The author of the courses here writes digits only (`courses.mute`), so every word in their products is the program's.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.e2e.command import coursekit
from tests.e2e.conftest import SMALL
from tests.e2e.packages import visible_words

FILES = ("deck.pptx", "guide.docx", "handout.docx", "key.docx", "agenda.xlsx")
EDITIONS = ("full", "short")
MUTE = {name.removeprefix("mute-"): name for name in SMALL if name.startswith("mute-")}

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_LATIN = re.compile("[A-Za-z]{2,}")
_NO_WORDS = re.compile(
    r"""
    \s*(TOC|PAGEREF|PAGE|NUMPAGES)\s.*  # instructions of Word's fields
    | .*[A-Z]\d+[:)].*                  # formulas of Excel, names of ranges
    | (IF|SUM|ROUND|AND|OR|ABS)\(.*
    | \{[\dA-F-]{36}\}                  # what ties a rule of a sheet to its newer form
    | .*!Print_(Area|Titles)
    | .*!\$[A-Z\d$:]+
    | https?://.*
    """,
    re.VERBOSE,
)
_PROPERTIES = {
    "coursekit",
    "Microsoft Excel",
    "Widescreen",
    "Worksheets",
    "Named Ranges",
    "false",
    "zh-CN",
    "zh-TW",
    "en",
}


def words_in(everything: Path, language: str) -> dict[str, list[str]]:
    """What the products of a mute course say, by edition and file, without what no reader sees."""
    return {
        f"{edition}/{name}": [
            text
            for text in visible_words(everything / "out" / MUTE[language] / edition / name)
            if text not in _PROPERTIES and not _NO_WORDS.fullmatch(text) and not re.match(r"\d{4}-\d\d-\d\dT", text)
        ]
        for edition in EDITIONS
        for name in FILES
    }


def found(words: dict[str, list[str]], pattern: re.Pattern[str]) -> dict[str, list[str]]:
    hits = {name: [text for text in texts if pattern.search(text)] for name, texts in words.items()}
    return {name: texts for name, texts in hits.items() if texts}


def not_written_in(words: dict[str, list[str]], encoding: str) -> dict[str, list[str]]:
    """Texts with Chinese characters that an encoding does not have."""

    def is_strange(character: str) -> bool:
        if not _HAN.match(character):
            return False
        try:
            character.encode(encoding)
        except UnicodeEncodeError:
            return True
        return False

    strange = {name: [text for text in texts if any(map(is_strange, text))] for name, texts in words.items()}
    return {name: texts for name, texts in strange.items() if texts}


def test_an_english_course_holds_no_chinese(everything: Path) -> None:
    # 每桌 in the list of materials is read, not printed.
    assert found(words_in(everything, "en"), _HAN) == {}


@pytest.mark.parametrize("language", ["zh-cn", "zh-tw"])
def test_a_chinese_course_holds_no_english_word_of_ours(everything: Path, language: str) -> None:
    assert found(words_in(everything, language), _LATIN) == {}


def test_a_simplified_course_holds_simplified_characters_only(everything: Path) -> None:
    """GB 2312 has the simplified form of a character and not the traditional one."""
    assert not_written_in(words_in(everything, "zh-cn"), "gb2312") == {}


def test_a_traditional_course_holds_traditional_characters_only(everything: Path) -> None:
    """Big5 has the traditional form of a character and not the simplified one."""
    assert not_written_in(words_in(everything, "zh-tw"), "big5") == {}


@pytest.mark.parametrize("language", MUTE)
def test_every_product_does_hold_words_of_ours(everything: Path, language: str) -> None:
    pattern = _LATIN if language == "en" else _HAN

    assert len(found(words_in(everything, language), pattern)) == len(EDITIONS) * len(FILES)


def test_words_of_taiwan_are_not_those_of_the_mainland(everything: Path) -> None:
    """Converting characters one by one would give 幻燈片 and 模塊."""
    mainland = re.compile("幻燈片|模塊|點評|屏幕|視頻|信息|質量|默認|軟件|數據|網絡|打印|課件|反饋")

    assert found(words_in(everything, "zh-tw"), mainland) == {}


@pytest.mark.parametrize("language", ["zh-cn", "zh-tw"])
def test_quotes_are_those_of_the_language(everything: Path, language: str) -> None:
    quotes = re.compile("[「」『』]" if language == "zh-cn" else "[“”‘’]")

    assert found(words_in(everything, language), quotes) == {}


@pytest.mark.parametrize("language", ["zh-cn", "zh-tw"])
def test_chinese_is_followed_by_chinese_punctuation(everything: Path, language: str) -> None:
    assert found(words_in(everything, language), re.compile("[\u4e00-\u9fff][,;:!?()]")) == {}


@pytest.mark.parametrize("language", MUTE)
def test_no_word_is_missing_and_no_placeholder_is_left(everything: Path, language: str) -> None:
    """A key of the labels, as cue.say, or a {name} that nothing filled in."""
    broken = re.compile(r"[a-z-]+\.[a-z-]+$|\{[a-z]+\}|None|\[\]|<[a-z]")

    assert found(words_in(everything, language), broken) == {}


@pytest.mark.parametrize("language", ["zh-CN", "zh-TW", "en"])
def test_mistakes_are_told_in_english_whatever_the_course_s_language(language: str, tmp_path: Path) -> None:
    """Diagnostics go to logs and code scanning, where one language is expected; the source line is quoted as it is."""
    coursekit("new", tmp_path / "course", "--language", language)
    course = tmp_path / "course" / "course.yaml"
    course.write_text(course.read_text("utf-8") + "titel: 1\n", "utf-8")

    result = coursekit("check", tmp_path / "course", "--format", "github")

    assert result.code == 1
    assert _HAN.search(result.out) is None
