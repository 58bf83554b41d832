"""What a slide tells, in words: for who cannot see its picture."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.content import Block, Chart, Drawing, alternative_text, plain_text, text_of
from coursekit.documents.deck import Slide
from coursekit.labels import Words
from coursekit.measure.phrases import phrase_ends

_MOST = 300


def slide_words(slide: Slide, words: Words, language: str) -> str:
    """`Slide 4: title. first lines …`: number, title, and of what stands below as much as is heard out in one go."""
    name = words("colon", label=words("slide", n=slide.number), text=slide.title)
    said = words("separator").join(line for text in _texts(slide, words) for line in _lines(text))
    return words("slide-told", name=name, said=_first_of(said, language)) if said else name


def _texts(slide: Slide, words: Words) -> Iterator[str]:
    """In the order in which the slide is read."""
    yield slide.subtitle
    for fact in slide.facts:
        yield words("colon", label=fact.label, text=fact.text)
    heads = [plain_text(head) for head in slide.heads]
    for head, blocks in zip((*heads, "", "")[:2], (slide.main, slide.side), strict=True):
        yield head
        yield from map(_said, blocks)


def _said(block: Block) -> str:
    return alternative_text(block) if isinstance(block, Drawing | Chart) else text_of(block)


def _lines(text: str) -> Iterator[str]:
    """Without the full stop at an end, for the separator follows."""
    return (line.strip().rstrip("。.；;") for line in text.splitlines() if line.strip())


def _first_of(said: str, language: str) -> str:
    if len(said) <= _MOST:
        return said
    ends = [end for end in phrase_ends(said[: _MOST + 1], language) if end <= _MOST]
    return said[: max(ends, default=_MOST)].rstrip(" ,;，、；") + " …"
