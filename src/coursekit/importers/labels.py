"""What the words before a colon announce: an activity and of which kind, a key point, an output."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from coursekit.importers.vocabulary import (
    ACTIVITIES,
    KEY_POINTS,
    METHODS_ONLY,
    OPENINGS,
    OUTPUTS,
    WEAK,
    WHERE,
    WHO_WITH_WHOM,
)
from coursekit.source.scripts import simplified
from coursekit.value import Value

KEY_POINT = "key-point"
OUTPUT = "output"

_MOST_HEAD = 16
_MOST_WORDS = 4
_SEPARATOR = re.compile(r"[:：|｜]|\s·\s?|[—–]+|-{2,}|(?<=\s)-(?=\s)")
_NUMBER = re.compile(r"\s*(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3}|[（(][0-9一二三四五六七八九十]{1,2}[)）])\s*$")
_AND = re.compile(r"[、,，/／+＋&]|和|及|与|並|并|\band\b")
_BRACKETS = {"(": ")", "（": "）", "【": "】", "[": "]", "［": "］"}
_CALLED = re.compile(r"^(?:就|针对|围绕|结合).{2,40}?(?:进行|开展|展开|做)(.+?)[。.；;]?$")
_BACK = "回顾|总结|复盘|小结|收尾|结束"
_ENGLISH_BACK = "q ?& ?a|questions|wrap[- ]?up|review|summary|recap|close|closing|evaluation"
_CLOSING = re.compile(
    rf"(?:课程|培训|全天|当天|今日|全程)的?(?:{_BACK})(?:$|[^\w]|与|和|及)"
    rf"|(?:{_BACK}|答疑)(?:与|和|及|、|\+)(?:{_BACK}|答疑|分享|提问)\w{{0,4}}$"
    rf"|(?:{_ENGLISH_BACK})(?: and | & |, |/)(?:{_ENGLISH_BACK}|next steps|feedback)$"
)
_SPACED = re.compile(r"([\u4e00-\u9fff]{2,6})[ \u3000]+(?=\S{2})")
_QUESTION = re.compile(r"[?？]")


class Label(Value):
    """`kind` is a kind of activity, KEY_POINT or OUTPUT. Offsets of `words` and of the `rest` after them, from the start of the
    text; no words when the whole text announces and stays. `weak` when it may as well be an ordinary point."""

    kind: str
    words: tuple[int, int]
    rest: tuple[int, int]
    confidence: float
    why: str
    weak: bool = False


def find_label(text: str) -> Label | None:
    """The label that a text starts with, or that it is."""
    folded = simplified(text).lower()
    start, end = _inside(folded, *_trimmed(folded, 0, len(folded)))
    return (
        _bracketed(folded, start, end)
        or _before_colon(folded, start, end)
        or _whole(folded, start, end)
        or _before_space(folded, start, end)
    )


def kinds_of_methods(words: str) -> tuple[tuple[int, int], ...]:
    """Offsets of the methods that a bracket names, when it names nothing else: 案例分析、短片观看、头脑风暴."""
    folded = simplified(words).lower()
    stretches = tuple(_trimmed(folded, *stretch) for stretch in _split(folded))
    known = all(_of_words(folded[start:end]) or folded[start:end] in METHODS_ONLY for start, end in stretches)
    return stretches if known else ()


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())


def _inside(text: str, start: int, end: int) -> tuple[int, int]:
    """Within the brackets that stand around all of it."""
    closing = _BRACKETS.get(text[start : start + 1])
    rest = text[start + 1 : end].rstrip("。.；;")
    if (
        closing is None
        or not rest.endswith(closing)
        or (closing in rest[:-1] and text[start] in rest[:-1][rest.find(closing) :])
    ):
        return start, end
    return _trimmed(text, start + 1, start + len(rest))


def _bracketed(text: str, start: int, end: int) -> Label | None:
    """【案例】 and what follows."""
    found = re.compile(r"[【\[［]([^】\]］]{1,16})[】\]］]\s*[:：]?").match(text, start, end)
    known = _of_words(found[1]) if found else None
    if found is None or known is None:
        return None
    return Label(known.kind, found.span(1), _trimmed(text, found.end(), end), known.confidence, known.why)


def _before_colon(text: str, start: int, end: int) -> Label | None:
    separator = _SEPARATOR.search(text, start, end)
    bracket = re.compile(r"[（(](?=[^（()）]*[)）]\s*$)").search(text, start, end)
    if separator is None or (bracket is not None and bracket.start() < separator.start()):
        separator, end = bracket, end - 1 if bracket is not None else end
    if separator is None:
        return None
    head = _trimmed(text, start, separator.start())
    dash = separator[0][0] in "-—–"
    known = _of_words(text[slice(*head)], compounds=not dash)
    if known is None or (dash and known.weak and text[slice(*head)] != known.word):
        return None
    rest = _trimmed(text, separator.end(), end)
    return _told_by_rest(text, head, rest, known)


def _before_space(text: str, start: int, end: int) -> Label | None:
    """角色扮演 两个部门: a Chinese label that nothing but a space parts from what it is of."""
    found = _SPACED.match(text, start, end)
    kind = _table().get(found[1]) if found is not None else None
    if found is None or kind is None or found[1] in WEAK:
        return None
    why = f"“{found[1]}” stands before a space"
    return Label(kind, found.span(1), _trimmed(text, found.end(), end), 0.68, why)


def _told_by_rest(text: str, head: tuple[int, int], rest: tuple[int, int], known: _Known) -> Label:
    """A label that says only that something is done (互动：电话沟通演练) leaves it to the words after it to say what."""
    said = _by_suffix(text[slice(*rest)].rstrip("。.；;"), _STRONG_ENDS) if known.word in _GENERIC else None
    if said is not None:
        return Label(
            said.kind,
            head,
            rest,
            0.65,
            f"“{known.word}” says only that something is done; the end of the text says what",
        )
    return Label(known.kind, head, rest, known.confidence, known.why, known.weak)


def _whole(text: str, start: int, end: int) -> Label | None:
    words = text[start:end].rstrip("。.；;:： ")
    stretch = (start, start + len(words))
    if _CLOSING.match(words):
        return Label("wrap-up", (start, start), stretch, 0.8, "it looks back on the course")
    known = _of_words(words, compounds=False)
    if known is not None and not known.weak:
        return Label(known.kind, (start, start), stretch, min(known.confidence, 0.85), known.why)
    called = _CALLED.match(words)
    if called is not None and (known := _of_parts(called[1], loose=True)) is not None:
        return Label(known.kind, (start, start), (start, end), 0.6, f"participants' own questions, {known.why}")
    if len(words) <= _MOST_HEAD and _CHINESE.search(words) and (known := _by_suffix(words, _STRONG_ENDS)) is not None:
        return Label(known.kind, (start, start), (start, end), 0.55, known.why, weak=True)
    return None


# ---------------------------------------------------------------- words


class _Known(Value):
    kind: str
    word: str
    confidence: float
    why: str
    weak: bool = False


_CHINESE = re.compile("[\u4e00-\u9fff]")
_GENERIC = frozenset(
    ("互动", "活动", "活动体验", "体验活动", "现场互动", "课堂互动", "分享", "activity", "interaction")
)
_STRONG_ENDS = (
    "案例分析",
    "案例研讨",
    "案例讨论",
    "演练",
    "练习",
    "讨论",
    "研讨",
    "头脑风暴",
    "角色扮演",
    "演练分析",
    "role play",
)


@cache
def _table() -> dict[str, str]:
    table = {word: kind for kind, words in ACTIVITIES.items() for word in words}
    return {**table, **dict.fromkeys(KEY_POINTS, KEY_POINT), **dict.fromkeys(OUTPUTS, OUTPUT)}


def _of_words(words: str, *, compounds: bool = True) -> _Known | None:
    """What a label of these words announces; its number does not matter."""
    words = " ".join(_NUMBER.sub("", words.strip()).split())
    if not words or len(words) > (_MOST_HEAD if _CHINESE.search(words) else 40):
        return None
    kind = _table().get(words)
    if kind is not None:
        return _Known(kind, words, 0.97, f"“{words}” is a label of it", words in WEAK)
    return _of_parts(words, loose=False) or (_of_compound(words) if compounds else None)


def _of_parts(words: str, *, loose: bool) -> _Known | None:
    """示范指导、模拟演练: the last that is known says it, and all must be known, but where `loose`."""
    parts = [words[start:end].strip() for start, end in _split(words)]
    known = [(part, one) for part in parts if (one := _of_one(part)) is not None]
    if not known or (not loose and (len(parts) < 2 or len(known) + sum(p in METHODS_ONLY for p in parts) < len(parts))):
        return None
    part, last = known[-1]
    weak = all(one.weak for _, one in known)
    return _Known(last.kind, part, 0.68, f"“{part}” is the last of what is named", weak)


def _of_one(part: str) -> _Known | None:
    kind = _table().get(part)
    return _Known(kind, part, 0.97, "", part in WEAK) if kind is not None else _of_compound(part)


def _of_compound(words: str) -> _Known | None:
    """电力案例分析, 现场投诉演练, 小组练舞: by what it ends with; who does it with whom says that it is done."""
    if re.fullmatch(
        r".{0,12}案例.{0,4}(?:分析|分享|研讨|讨论|思考|解析|剖析|点评|复盘)?", words
    ) and not words.endswith(("演练", "模拟")):
        return _Known("case", words, 0.8, f"“{words}” names a case")
    if (known := _by_suffix(words, _ENDS)) is not None:
        prefixed = words.startswith((*WHO_WITH_WHOM, *WHERE)) or known.word not in WEAK
        return _Known(known.kind, known.word, 0.8 if prefixed else 0.5, known.why, known.word in WEAK and not prefixed)
    if words.startswith(WHO_WITH_WHOM) and _CHINESE.search(words) and len(words) <= 6:
        return _Known("exercise", words, 0.5, f"“{words}” says that something is done, not what", weak=True)
    return None


def _by_suffix(words: str, suffixes: tuple[str, ...]) -> _Known | None:
    found = max((s for s in suffixes if _ends(words, s)), key=len, default="")
    if len(found) < 2:
        return None
    kind = "role-play" if found == "演练分析" else _table().get(found, "")
    return _Known(kind, found, 0.8, f"“{words}” ends with “{found}”") if kind else None


_ENGLISH_ENDS = (
    "case study", "role play", "role-play", "discussion", "exercise", "quiz", "brainstorm", "brainstorming", "simulation",
    "demonstration", "workshop", "game", "reflection", "action plan",
)  # fmt: skip
_ENDS = (*(word for words in ACTIVITIES.values() for word in words if _CHINESE.match(word)), *_ENGLISH_ENDS)


def _ends(words: str, suffix: str) -> bool:
    """An English word is found as a word."""
    if not words.endswith(suffix) or words == suffix:
        return False
    return bool(_CHINESE.match(suffix)) or words[: -len(suffix)].endswith((" ", "-"))


def _split(words: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _AND.finditer(words):
        yield start, found.start()
        start = found.end()
    yield start, len(words)


def is_question(text: str) -> bool:
    return bool(_QUESTION.search(text[-2:]))


def is_opening(text: str) -> bool:
    return opening_of(text) is not None


def opening_of(text: str) -> re.Match[str] | None:
    """The word, and all up to what follows it."""
    return re.match(rf"[(（【\s]*({'|'.join(OPENINGS)})\s*[】:：、,，—–-]+\s*", simplified(text).lower())
