"""Text files in the encodings that outlines come in."""

from __future__ import annotations

import pytest

from coursekit.importers.formats.text import decode, read_text
from coursekit.importers.original import CannotImport

SIMPLIFIED = "课程大纲\n第一讲：客户服务\n一、沟通\n"
TRADITIONAL = "課程大綱\n第一講：客戶服務\n一、溝通的時間與對象\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030"])
def test_simplified_chinese_is_decoded(encoding: str) -> None:
    assert decode(SIMPLIFIED.encode(encoding)) == SIMPLIFIED


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "big5", "gb18030"])
def test_traditional_chinese_is_decoded(encoding: str) -> None:
    assert decode(TRADITIONAL.encode(encoding)) == TRADITIONAL


def test_english_from_windows_is_decoded() -> None:
    text = "Module 1: Listening\n• “When to speak” – and when not\n"

    assert decode(text.encode("cp1252")) == text
    assert decode(text.encode("utf-16-le")) == text


def test_short_words_are_enough_to_tell_encodings_apart() -> None:
    for text in ("课程\n", "第一讲 沟通\n", "培训对象：经理\n"):
        assert decode(text.encode("gb18030")) == text
    for text in ("課程\n", "第一講 溝通\n", "培訓對象：經理\n"):
        assert decode(text.encode("big5")) == text


def test_lines_have_their_place_and_indentation() -> None:
    original = read_text("x.txt", "甲\r\n\r\n\u3000\t乙 \n".encode())

    assert [(line.cut.of(original.text), line.place) for line in original.elements] == [
        ("甲", "line 1"),
        ("乙", "line 3"),
    ]
    assert [getattr(line, "indent", None) for line in original.elements] == [0, 6]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty"),
        (b" \n\t\n", "the file is empty"),
        (b"a" * 300_001, "the file has more than 300,000 characters of text"),
        (b"PK\x03\x04\x00\x00\x01\x02", "the file is no text in UTF-8, UTF-16, GB18030 or Big5"),
        (b"\x89PNG\r\n\x1a\n\xff\xff", "the file is no text in UTF-8, UTF-16, GB18030 or Big5"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(CannotImport, match=f"^{message}$"):
        read_text("x.txt", data)
