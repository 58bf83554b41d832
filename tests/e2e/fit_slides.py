"""Slides of all kinds to measure and to draw: text made of the phrases of three languages, the same in every run."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from coursekit.content import (
    Block,
    Blocks,
    Code,
    CodeBlock,
    Emphasis,
    Inline,
    Inlines,
    Link,
    List,
    ListItem,
    Paragraph,
    Quote,
    Row,
    Strong,
    Table,
    Text,
)

LANGUAGES = ("zh-CN", "zh-TW", "en")
PHRASES = {
    "zh-CN": (
        "先稳住情绪", "再问清来意", "客户说：“我等了40分钟，没人理我。”", "《供电服务规范》第12条", "（见附件3）",
        "，", "。", "；", "、", "95598热线", "联系值班长林岚，电话010-8800-1234", "使用CRM系统登记",
        "https://www.example.com/service/guide?id=42", "9:30—11:00", "完成率达到99.5%",
        "在三十秒内报出姓名、岗位和能做什么", "不推诿、不争辩、不承诺做不到的事", "Emergency Response Plan",
        "“现在”和“马上”", "……", "按照“先人后物”的顺序疏散", "① 断电 ② 报警 ③ 疏散", "——这是底线", "第一时间",
        "Wi-Fi与VPN", "A/B两组轮换", "！", "？",
    ),
    "zh-TW": (
        "先穩住情緒", "再問清來意", "客戶說：「我等了40分鐘，沒有人理我。」", "《服務規範》第12條", "（見附件3）",
        "，", "。", "；", "、", "1999專線", "聯絡值班主管林嵐，電話02-8800-1234", "使用CRM系統登記",
        "https://www.example.com/service/guide?id=42", "9:30—11:00", "完成率達到99.5%",
        "在三十秒內報出姓名、職務和能做什麼", "不推諉、不爭辯、不承諾做不到的事", "Emergency Response Plan",
        "『現在』和『馬上』", "……", "按照「先人後物」的順序疏散", "——這是底線", "第一時間", "Wi-Fi與VPN", "！",
        "？",
    ),
    "en": (
        "stay calm first", "then ask what they need", "the customer says, “I have waited 40 minutes.”",
        "see annex 3 (page 12),", "call 1-800-555-0142", "log it in the CRM system;",
        "https://www.example.com/service/guide?id=42", "from 9:30 to 11:00", "99.5% completed",
        "within thirty seconds", "give your name, your role and what you can do", "don’t argue, don’t promise",
        "WAVE–TAVERN–AVATAR", "responsibilities", "a well-known case", "e-mail", "counter-intuitively",
        "it’s the bottom line", "internationalization", "and/or", "the team’s “first” minute",
        "A and B change places",
    ),
}  # fmt: skip


def content(random: Random, language: str, phrases: int) -> Inlines:
    """Phrases one after the other, some strong, emphasised, code or linked."""
    inlines: list[Inline] = []
    for number in range(phrases):
        words = random.choice(PHRASES[language])
        if number and language == "en":
            inlines.append(Text(" "))
        style = random.random()
        text = Text(words)
        inlines.append(
            Strong((text,)) if style < 0.08
            else Emphasis((text,)) if style < 0.12
            else Code("open --now") if style < 0.15
            else Link((text,), "https://www.example.com/") if style < 0.18
            else text
        )  # fmt: skip
    return tuple(inlines)


def paragraph(random: Random, language: str, most: int) -> Paragraph:
    return Paragraph(content(random, language, random.randint(1, most)))


def a_list(random: Random, language: str, depth: int, most: int, *, ordered: bool = False) -> List:
    items = []
    for _ in range(random.randint(2, 4)):
        blocks: tuple[Block, ...] = (paragraph(random, language, most),)
        if depth > 1 and random.random() < 0.6:
            blocks = (*blocks, a_list(random, language, depth - 1, most))
        elif random.random() < 0.1:
            blocks = (*blocks, paragraph(random, language, most))
        items.append(ListItem(blocks))
    return List(ordered, tuple(items))


def table(random: Random, language: str, rows: int) -> Table:
    columns = random.randint(2, 5)

    def row() -> Row:
        return Row(tuple(content(random, language, random.randint(0, 3)) for _ in range(columns)))

    header = Row(tuple(content(random, language, 1) for _ in range(columns)))
    return Table(header, tuple(row() for _ in range(rows)), ())


def texts(random: Random, count: int) -> Iterator[tuple[str, Blocks]]:
    """Bodies of text, from a few words to far more than a slide holds."""
    for number in range(count):
        language = LANGUAGES[number % 3]
        most = random.choice((2, 3, 5, 8))
        kind = number // 3 % 6
        if kind < 3:
            yield language, (a_list(random, language, kind + 1 if kind else random.randint(1, 5), most),)
        elif kind == 3:
            yield language, (a_list(random, language, 1, most, ordered=True),)
        elif kind == 4:
            yield language, tuple(paragraph(random, language, most + 2) for _ in range(random.randint(1, 6)))
        else:
            quote = Quote((paragraph(random, language, most * 2),), content(random, language, 1))
            yield language, (quote, CodeBlock("\n".join("open --now" for _ in range(random.randint(1, 4)))), quote)
