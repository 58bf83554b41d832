"""markdown-it, set up for courses: what of CommonMark is read, what is added, and where in the text each token stands."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, list_block, paragraph
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, autolink, entity, image, link
from markdown_it.rules_inline.state_inline import Delimiter

_CJK = (
    *(("\u2e80", "\u30ff"), ("\u3400", "\u4dbf"), ("\u4e00", "\u9fff"), ("\uac00", "\ud7af"), ("\uf900", "\ufaff")),
    *(("\ufe30", "\ufe4f"), ("\uff00", "\uffef"), ("\U00020000", "\U0003ffff")),
)
_SHARED_MARKS = "\u2014\u2018\u2019\u201c\u201d\u2026"


def is_cjk(character: str) -> bool:
    """Chinese, Japanese or Korean letters and signs, and the quotes and dashes that Chinese shares."""
    if not character:
        return False
    return character in _SHARED_MARKS or any(first <= character <= last for first, last in _CJK)


@cache
def markdown_parser() -> MarkdownIt:
    """Beside CommonMark's tokens, inlines hold `span_open`, `span_close`, `trailing` and `slip`; see the rules below.

    An inline without children is plain text.

    Where a token's `meta` has `start` and `end`, they are offsets into the text of its inline.
    """
    # Nine levels of lists are eighteen of markdown-it's; what is deeper must still be seen, to be reported.
    parser = MarkdownIt("commonmark", {"html": False, "typographer": False, "maxNesting": 30})
    parser.enable("table")
    # Headings are read by line with their attributes; definitions elsewhere can blow one word up to gigabytes.
    parser.disable(["heading", "lheading", "reference", "html_block", "html_inline"])
    # Joined texts would lose their places; `inlines` joins them when that has been looked at.
    parser.disable(["text_join", "fragments_join"])
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # judged with a place, by `inlines`
    rules = parser.inline.ruler
    rules.at("emphasis", _emphasis)
    rules.at("link", _placed(link))
    rules.at("image", _placed(image))
    rules.at("entity", _placed(entity))
    rules.at("autolink", _placed(autolink))
    rules.before("link", "span", _placed(_span))
    rules.before("link", "trailing", _placed(_trailing))
    rules.before("link", "line_break", _line_break)
    rules.after("entity", "slip", _placed(_slip))
    parser.core.ruler.at("inline", _inline)
    parser.block.ruler.before("table", "prose", _prose)
    parser.block.ruler.before("table", "item", _item, {"alt": ["paragraph", "reference", "blockquote"]})
    return parser


# Every sign at which one of the rules for inlines begins, ours or markdown-it's.
_MARK = re.compile(r"[\n\\`*_\[\]!<&{]")


def is_plain(text: str) -> bool:
    """Whether no rule would find anything in the text of an inline: most texts are so, and need no parsing."""
    return _MARK.search(text) is None


def _inline(state: StateCore) -> None:
    """markdown-it's own rule, but for plain texts, which are left without children."""
    for token in state.tokens:
        if token.type == "inline":
            token.children = []
            if not is_plain(token.content):
                state.md.inline.parse(token.content, state.md, state.env, token.children)


def _prose(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """A line that starts with a letter, or a Chinese sign, and has no bar: nothing but a paragraph starts so, and the other
    rules need not look."""
    start, stop = state.bMarks[first] + state.tShift[first], state.eMarks[first]
    if silent or start >= stop or state.is_code_block(first):
        return False
    sign = state.src[start]
    if not sign.isalpha() or state.src.find("|", start, stop) >= 0:
        return False
    return paragraph(state, first, end, silent)


_ITEM = re.compile(r"[-*+] [^\W_][^|\n]*(?:\n|\Z)")


def _item(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """A line that starts with a bullet and a letter, and has no bar: nothing but an item of a list starts so."""
    if _ITEM.match(state.src, state.bMarks[first] + state.tShift[first]) is None:
        return False
    return list_block(state, first, end, silent)


InlineRule = Callable[[StateInline, bool], bool]


def _placed(rule: InlineRule) -> InlineRule:
    """markdown-it places blocks only; note for each token of `rule` where in the text it begins and ends."""

    def placed(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        matched = rule(state, silent)
        if matched and not silent:
            for token in state.tokens[before:]:
                token.meta.setdefault("start", start)
                token.meta.setdefault("end", state.pos)
        return matched

    return placed


_SPAN_ATTRIBUTES = re.compile(r"(?P<open>[{｛])(?P<inside>[^{}｛｝\n]*)[}｝]")


def _span(state: StateInline, silent: bool) -> bool:
    """`[text]{attributes}`."""
    if state.src[state.pos] != "[":
        return False
    end = state.md.helpers.parseLinkLabel(state, state.pos)
    match = _SPAN_ATTRIBUTES.match(state.src, end + 1) if end >= 0 else None
    if match is None:
        return False
    if not silent:
        start, after = state.pos, state.posMax
        token = state.push("span_open", "", 1)
        token.content = match["inside"]
        token.info = match["open"]
        token.meta = {"inside": match.start("inside"), "start": start, "end": match.end()}
        state.pos, state.posMax = start + 1, end
        state.md.inline.tokenize(state)
        state.push("span_close", "", -1)
        state.posMax = after
    state.pos = match.end()
    return True


_TRAILING = re.compile(r"\{([^{}\n]*)\}\s*$")


def _trailing(state: StateInline, silent: bool) -> bool:
    """`{editions=full}` at the end of a paragraph, a list item or a table row binds the whole of it."""
    if state.src[state.pos] != "{":
        return False
    match = _TRAILING.match(state.src, state.pos)
    if match is None or "=" not in match[1]:
        return False
    if not silent:
        token = state.push("trailing", "", 0)
        token.content = match[1]
        token.meta = {"inside": match.start(1)}
    state.pos = match.end()
    return True


_LINE_BREAK = re.compile(r"<br\s{0,9}/?>", re.IGNORECASE)


def _line_break(state: StateInline, silent: bool) -> bool:
    """`<br>`, the one piece of HTML that authors put into table cells."""
    match = _LINE_BREAK.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        state.push("hardbreak", "br", 0)
    state.pos = match.end()
    return True


# By its first sign: what no other rule took, and what nobody wants printed as it stands. Lengths are bounded, so that a
# line of a hundred thousand such signs is still read in linear time.
_SLIPS = {
    "<": ("html", re.compile(r"<!--|</?[A-Za-z][\w-]{0,20}(?:\s[^<>\n]{0,200})?/?>")),
    "{": ("attributes", re.compile(r"\{\s{0,9}(?:[#.][\w-]{1,80}|[\w-]{1,80}=)[^{}\n]{0,400}\}")),
    "!": ("picture", re.compile(r"!\[[^\]\n]{0,400}\]\s?[(（]")),
    "]": ("link", re.compile(r"\]（(?=https?:|mailto:|tel:|[#＃]|media/)")),
}


def _slip(state: StateInline, silent: bool) -> bool:
    """Marks that were meant as marks but stay text: the token's `info` names which."""
    name, pattern = _SLIPS.get(state.src[state.pos], ("", None))
    match = pattern.match(state.src, state.pos) if pattern is not None else None
    if match is None:
        return False
    if not silent:
        token = state.push("slip", "", 0)
        token.info = name
        token.content = match[0]
    state.pos = match.end()
    return True


def _emphasis(state: StateInline, silent: bool) -> bool:
    """markdown-it's own rule, but for its test of neighbours: see `_scan_delimiters`."""
    marker = state.src[state.pos]
    if silent or marker not in "_*":
        return False
    can_open, can_close, length = _scan_delimiters(state, marker)
    for i in range(length):
        token = state.push("text", "", 0)
        token.content = marker
        token.meta = {"start": state.pos + i}
        state.delimiters.append(Delimiter(ord(marker), length, len(state.tokens) - 1, -1, can_open, can_close))
    state.pos += length
    return True


def _scan_delimiters(state: StateInline, marker: str) -> tuple[bool, bool, int]:
    """Can the run open, can it close, how long is it. CommonMark 0.31 section 6.2, with one more case: a neighbour
    that is Chinese satisfies the rule about punctuation, so that 他说**“你好”**然后 is bold."""
    scanned = state.scanDelims(state.pos, marker == "*")
    before = state.src[state.pos - 1] if state.pos else ""
    after = state.src[state.pos + scanned.length : state.pos + scanned.length + 1]
    if marker == "_" or not (is_cjk(before) or is_cjk(after)):
        return scanned.can_open, scanned.can_close, scanned.length
    return bool(after) and not after.isspace(), bool(before) and not before.isspace(), scanned.length
