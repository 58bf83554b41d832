"""Which layout of a template serves each role of a slide, and how it was found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum

from coursekit.documents.deck import Layout
from coursekit.value import Value
from coursekit.write.pptx.layout_names import LAYOUT_TYPES, role_of_beginning, role_of_name
from coursekit.write.pptx.layouts import LayoutFile
from coursekit.write.pptx.places import CONTENT_KINDS, Placeholder, Size

# What serves a role whose own layout a template has not.
_NEAREST: Mapping[Layout, Layout] = {
    Layout.DAY: Layout.TABLE,
    Layout.MODULE: Layout.TITLE,
    Layout.TWO_COLUMNS: Layout.BULLETS,
    Layout.COMPARISON: Layout.TWO_COLUMNS,
    Layout.TABLE: Layout.BULLETS,
    Layout.FIGURE: Layout.BULLETS,
    Layout.FIGURE_TEXT: Layout.TWO_COLUMNS,
    Layout.DRAWING: Layout.BULLETS,
    Layout.QUOTE: Layout.BULLETS,
    Layout.CASE: Layout.ACTIVITY,
    Layout.QUESTION: Layout.ACTIVITY,
    Layout.ACTIVITY: Layout.BULLETS,
    Layout.QUIZ: Layout.ACTIVITY,
    Layout.RECAP: Layout.BULLETS,
    Layout.BREAK: Layout.MODULE,
    Layout.CLOSING: Layout.BULLETS,
}
_OPENINGS = frozenset({Layout.TITLE, Layout.MODULE, Layout.BREAK})
# Shares of the slide that a layout's content must have to serve.
_LEAST_CONTENT, _LEAST_COLUMN, _LEAST_CAPTION_SIDE = 0.15, 0.08, 0.25
_CONTENT_WIDTH = 0.45
# PowerPoint's own “Picture with Caption” has 16 points and less: a caption, but no text to teach from.
_LEAST_CAPTION_PT = 18.0


class How(StrEnum):
    """How a layout was found, the surest first."""

    LOOK = "named in look.yaml"
    NAME = "by its name"
    TYPE = "by its type"
    BEGINNING = "by the beginning of its name"
    SHAPE = "by its placeholders"
    NOTHING = "for want of another"


class Found(Value):
    """`role` is the one whose layout serves: the wanted one, or the nearest that the template has."""

    layout: LayoutFile
    how: How
    role: Layout


def find_layout(role: Layout, names: Mapping[Layout, str], layouts: Sequence[LayoutFile], slide: Size) -> Found:
    """That of the role, else of the nearest role, else the first that holds text, else the first."""
    wanted: Layout | None = role
    while wanted is not None:
        for how, candidates in _candidates(wanted, names, layouts, slide):
            if (layout := next(iter(candidates), None)) is not None:
                return Found(layout, how, wanted)
        wanted = _NEAREST.get(wanted)
    holding = (layout for layout in layouts if any(p.kind in CONTENT_KINDS for p in layout.placeholders))
    return Found(next(holding, layouts[0]), How.NOTHING, role)


def _candidates(
    role: Layout, names: Mapping[Layout, str], layouts: Sequence[LayoutFile], slide: Size
) -> Iterator[tuple[How, Iterator[LayoutFile]]]:
    """A layout that the look names serves whatever it holds; any other must have the places that the role needs."""
    given = names.get(role, "").strip().casefold()
    yield How.LOOK, (found for found in layouts if given and found.name.strip().casefold() == given)
    fit = [layout for layout in layouts if serves(role, layout, slide)]
    yield How.NAME, (found for found in fit if role_of_name(found.name) is role)
    yield (
        How.TYPE,
        (found for kind in LAYOUT_TYPES.get(role, ()) for found in fit if found.kind == kind and _may_be(role, found)),
    )
    yield How.BEGINNING, (found for found in fit if role_of_beginning(found.name) is role)
    if role in _SHAPES:
        yield How.SHAPE, (found for found in fit if _SHAPES[role](found, slide))


def _may_be(role: Layout, layout: LayoutFile) -> bool:
    """A copy keeps the type of the layout it was made from: one that is called a quotation is none for points."""
    named = role_of_name(layout.name)
    return named is None or named is role


# ---------------------------------------------------------------- what a role needs


def serves(role: Layout, layout: LayoutFile, slide: Size) -> bool:
    if role in _OPENINGS:
        return layout.title is not None
    if layout.title is None or layout.is_vertical:
        return False
    match role:
        case Layout.TWO_COLUMNS:
            return len(_columns(layout, slide)) >= 2
        case Layout.COMPARISON:
            return len(_columns(layout, slide)) >= 2 and len(_texts(layout)) >= 2
        case Layout.FIGURE_TEXT:
            return _has_figure_and_text(layout, slide)
        case Layout.DRAWING:
            return not _content(layout, slide) or _has_room(layout, slide)
        case _:
            return _has_room(layout, slide)


def _content(layout: LayoutFile, slide: Size) -> list[Placeholder]:
    """Content placeholders of some size, those for text only where there are no others."""
    found = [p for p in layout.placeholders if p.kind in CONTENT_KINDS] or _texts(layout)
    return [p for p in found if p.frame.area >= _LEAST_COLUMN * slide.area]


def _texts(layout: LayoutFile) -> list[Placeholder]:
    return [p for p in layout.placeholders if p.kind == "body"]


def _has_room(layout: LayoutFile, slide: Size) -> bool:
    return any(
        p.frame.area >= _LEAST_CONTENT * slide.area and p.frame.width >= _CONTENT_WIDTH * slide.width
        for p in _content(layout, slide)
    )


def _columns(layout: LayoutFile, slide: Size) -> list[Placeholder]:
    """Content that stands side by side."""
    found = sorted(_content(layout, slide), key=lambda p: p.frame.x)
    return [p for p in found if all(p is q or not p.frame.is_over(q.frame) for q in found)]


def _has_figure_and_text(layout: LayoutFile, slide: Size) -> bool:
    pictures = [p for p in layout.placeholders if p.kind in CONTENT_KINDS]
    wide, high = _LEAST_CAPTION_SIDE * slide.width, _LEAST_CAPTION_SIDE * slide.height
    texts = [p for p in (*_texts(layout), *pictures[1:]) if p.frame.width >= wide and p.frame.height >= high]
    return bool(pictures) and any(p.size_pt >= _LEAST_CAPTION_PT for p in texts)


# ---------------------------------------------------------------- a layout of no known name or type


def _is_opening(layout: LayoutFile, slide: Size) -> bool:
    kinds = {p.kind for p in layout.placeholders}
    return "ctrTitle" in kinds or ("subTitle" in kinds and not kinds & CONTENT_KINDS)


def _is_plain(layout: LayoutFile, slide: Size) -> bool:
    return len(_content(layout, slide)) == 1 and len(_texts(layout)) <= 1


def _is_pair(layout: LayoutFile, slide: Size) -> bool:
    return len(_content(layout, slide)) == 2 and len(_texts(layout)) in (0, 2)


def _is_headed_pair(layout: LayoutFile, slide: Size) -> bool:
    return len(_columns(layout, slide)) == 2 and len(_texts(layout)) == 2 and _has_content_kind(layout)


def _has_content_kind(layout: LayoutFile) -> bool:
    return any(p.kind in CONTENT_KINDS for p in layout.placeholders)


def _is_title_alone(layout: LayoutFile, slide: Size) -> bool:
    return not any(p.kind in CONTENT_KINDS or p.kind in ("body", "subTitle", "ctrTitle") for p in layout.placeholders)


_SHAPES: Mapping[Layout, Callable[[LayoutFile, Size], bool]] = {
    Layout.TITLE: _is_opening,
    Layout.BULLETS: _is_plain,
    Layout.TWO_COLUMNS: _is_pair,
    Layout.COMPARISON: _is_headed_pair,
    Layout.DRAWING: _is_title_alone,
}
