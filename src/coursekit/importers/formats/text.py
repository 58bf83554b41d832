"""Text files, in whatever encoding Chinese is written."""

from __future__ import annotations

import re

from coursekit.importers.original import CannotImport, Cut, Line, Original

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_CANDIDATES = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
_COMMON = frozenset(
    "的一是不了在人有我他这這个個们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于於着下自之年过過发發后後作里用道"
    "行所然家种種事成方多经經么去法学學如都同现現当當没動动面起看定天分还還进進好小部其些主样樣理心她本前开開但因只从從想实實日军者意无無力它与與长長"
    "把机機十民第公此已工使情明性知全三又关關点點正业業外将將两兩高间間由问問很最重并物手应應战向头頭文体體政美相见見被利什二等产產或新己制身果加"
    "课程讲講训訓练練客户戶服务務案例投诉訴沟溝通管培目标標内內容技巧处處讨討论論析题題，。、：；？！（）“”《》【】「」·—"
)
_UNREAL = re.compile(r"[\x00-\x08\x0e-\x1f\ufffd\ufffe\uffff\ue000-\uf8ff]")
_TAB = 4


def read_text(name: str, data: bytes) -> Original:
    """Raises CannotImport for what is no text."""
    return original_of(name, "txt", decoded(data))


def decoded(data: bytes) -> str:
    """Line ends are made one. Raises CannotImport."""
    text = _decoded(data)
    if _UNREAL.search(text) or not text.strip():
        raise CannotImport(
            "it is no text" if text.strip() else "it is empty",
            "save the outline as text in UTF-8, or as .docx, and import that",
        )
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").replace("\f", "\n")


def _decoded(data: bytes) -> str:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return data.decode(codec, "replace")
    tried = [text for codec in ("utf-8",) if (text := _try(data, codec)) is not None and "\0" not in text]
    tried = tried or [text for codec in _CANDIDATES if (text := _try(data, codec)) is not None]
    return max(tried, key=_familiar, default="\ufffd")


def _try(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _familiar(text: str) -> float:
    """The share of its characters that running text is made of."""
    known = sum(sign in _COMMON or (sign.isascii() and (sign.isprintable() or sign in "\r\n\t")) for sign in text)
    return known / max(1, len(text))


def original_of(name: str, form: str, text: str) -> Original:
    """A text line by line."""
    lines: list[Line] = []
    for number, match in enumerate(re.finditer(r"[^\n]+|(?<=\n)(?=\n)|^(?=\n)", text), start=1):
        words = match[0].strip()
        if words:
            before = match[0][: match[0].index(words)]
            start = match.start() + len(before)
            lines.append(Line(Cut(start, start + len(words)), f"line {number}", indent=_columns(before)))
    return Original(name, form, text, tuple(lines))


def _columns(space: str) -> int:
    return sum(_TAB if sign == "\t" else 2 if sign == "\u3000" else 1 for sign in space)
