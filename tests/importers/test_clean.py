from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursekit.importers.clean import clean


@pytest.mark.parametrize(
    ("dirty", "expected"),
    [
        ("\u3000客户\u00a0\t 体验  ", "客户体验"),
        ("两行\n文字", "两行文字"),
        ("two\nlines", "two lines"),
        ("零宽\u200b空\ufeff格", "零宽空格"),
        ("先听,再问;最后说:好!", "先听，再问；最后说：好！"),
        ("听见了吗?", "听见了吗？"),
        ("3, 4 和 9:30", "3, 4 和 9:30"),
        ("Listen, then ask: why?", "Listen, then ask: why?"),
        ("服务(现场)规范", "服务（现场）规范"),
        ("推荐值(NPS)", "推荐值(NPS)"),
        ("五维(感知模型(QUAL)", "五维（感知模型(QUAL)"),
        ("９５５９８ 和 ＡＢＣ", "95598 和 ABC"),
        ("７０％以上", "70%以上"),
        ("何 为 客 户", "何为客户"),
        ("用 Excel 做表", "用 Excel 做表"),
        ("“巧”对 「急」 与 '慢' \"拖\"", "“巧”对「急」与 '慢' \"拖\""),
        ("并**终说清", "并**终说清"),
        ("说“急”,不说“慢”!", "说“急”，不说“慢”！"),
        ("“Yes”, he said: “no” “no”.", "“Yes”, he said: “no” “no”."),
        ("你好 ，再见 。", "你好，再见。"),
    ],
)  # fmt: skip
def test_text_is_cleaned_by_rule(dirty: str, expected: str) -> None:
    assert clean(dirty) == expected


SIGNS = st.text(st.sampled_from("客户服务 ab12　\u00a0\n,:;?!()（），。“”『』ＡＢ１２％*—-\u200b"), max_size=40)


@given(SIGNS | st.text(max_size=30))
def test_no_letter_or_digit_is_lost_or_moved(text: str) -> None:
    assert _letters(clean(text)) == _letters(text)


@given(SIGNS)
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    once = clean(text)

    assert clean(once) == once


def _letters(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKC", text) if sign.isalnum())
