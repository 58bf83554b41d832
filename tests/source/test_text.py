from __future__ import annotations

import pytest

from coursekit.diagnostic import Report
from coursekit.source.encodings import find_encoding
from coursekit.source.text import decode
from tests.source.markdown_texts import places

SIMPLIFIED = "营业厅突发事件与应急管理，客户投诉处理六步骤。"
TRADITIONAL = "營業廳突發事件與應急管理，客戶投訴處理六步驟。"
JAPANESE = "お客様の電話に出るときは、まず会社の名前を言います。"


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (SIMPLIFIED, "gbk", "GB18030 (GBK)"),
        (SIMPLIFIED, "gb18030", "GB18030 (GBK)"),
        (TRADITIONAL, "big5", "Big5"),
        (JAPANESE, "shift_jis", "Shift-JIS"),
        (SIMPLIFIED, "utf-16", "UTF-16"),
        (SIMPLIFIED, "utf-32", "UTF-32"),
        ("plain English", "utf-16-be", "UTF-16"),
    ],
)
def test_an_encoding_is_recognised_by_its_common_characters(text: str, codec: str, name: str) -> None:
    assert find_encoding(text.encode(codec)) == name


@pytest.mark.parametrize("text", [SIMPLIFIED, TRADITIONAL, JAPANESE, "plain English", "", "naïve café 👋🏽"])
def test_utf_8_is_never_taken_for_another(text: str) -> None:
    assert find_encoding(text.encode()) is None


def test_an_encoding_that_nothing_tells_is_not_guessed() -> None:
    assert find_encoding("naïve".encode("latin-1")) is None


def test_unwanted_characters_are_replaced_so_that_places_stay() -> None:
    report = Report()

    source = decode("m.md", "a\x00b\u202ec\n\ufeffd\n".encode(), report)

    assert source is not None
    assert source.lines == ("a\ufffdb\ufffdc", "\ufffdd", "")
    assert places(report) == ["illegal-character at 1:2-3", "illegal-character at 2:1-2"]


def test_a_file_full_of_unwanted_characters_is_reported_in_bounds() -> None:
    report = Report()

    decode("m.md", b"\x01\n" * 100_000, report)

    assert len(report.sorted()) == 20


def test_joiners_variation_selectors_and_other_scripts_stay() -> None:
    text = "👩‍💼 ❤️ שלום नमस्ते 𠮷"

    source = decode("m.md", text.encode(), Report())

    assert source is not None
    assert source.text == text
