"""A drawing as SVG, of the very shapes that decks and Word documents have."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import assert_never

from coursekit.content import Drawing, alternative_text
from coursekit.write.drawing import INSET_X, INSET_Y, Outline, Shape, lay_out_drawing
from coursekit.write.svg.style import SvgStyle, frame, number
from coursekit.write.svg.words import Paragraph, TextBox, text_box

# A drawing is laid out with the sizes of a slide and then made smaller, to go with the text of a page: as in .docx.
LARGER = 1.6
_LEAST_TEXT_PT = 8.0
_ARROW_HEAD = 4.5  # in widths of its line, as DrawingML's medium arrow
_CURVE_CONTROL = 6  # a Catmull-Rom spline's control points lie a sixth of the neighbours' distance away

_Point = tuple[float, float]


def drawing_svg(
    drawing: Drawing,
    width_pt: float,
    height_pt: float,
    style: SvgStyle,
    *,
    larger: float = LARGER,
    least_pt: float = _LEAST_TEXT_PT,
) -> str:
    """An svg element `width_pt` by `height_pt`, without the drawing's title, which is its caption.

    It is laid out `larger` and then made smaller; no text is smaller than `least_pt` on the page. Its accessible
    name is the author's alternative text, else all its words.
    """
    size = width_pt * larger, height_pt * larger
    shapes = lay_out_drawing(drawing, *size, least_pt=least_pt * larger)
    return shapes_svg(shapes, size, (width_pt, height_pt), alternative_text(drawing), style)


def shapes_svg(
    shapes: Sequence[Shape], size: tuple[float, float], shown: tuple[float, float], alt: str, style: SvgStyle
) -> str:
    """Shapes that are laid out in `size`, as an svg element `shown` points wide and high."""
    return frame("".join(_shape(shape, style) for shape in shapes), size, shown, alt, style)


def _shape(shape: Shape, style: SvgStyle) -> str:
    drawn = _outline(shape, style) + _text(shape, style)
    if not shape.rotation:
        return drawn
    x, y = shape.x + shape.width / 2, shape.y + shape.height / 2
    return f'<g transform="rotate({number(shape.rotation)} {number(x)} {number(y)})">{drawn}</g>'


# ---------------------------------------------------------------- outlines


def _outline(shape: Shape, style: SvgStyle) -> str:
    if not shape.fill and not shape.stroke:
        return ""
    match shape.outline:
        case Outline.ELLIPSE:
            rx, ry = shape.width / 2, shape.height / 2
            centre = f'cx="{number(shape.x + rx)}" cy="{number(shape.y + ry)}"'
            return f'<ellipse {centre} rx="{number(rx)}" ry="{number(ry)}"{_paint(shape, style)}/>'
        case Outline.RECTANGLE | Outline.ROUNDED:
            return f"<rect {_box(shape)}{_corner(shape)}{_paint(shape, style)}/>"
        case Outline.LINE:
            start, end = (shape.x, shape.y), (shape.x + shape.width, shape.y + shape.height)
            return _stroked_path(shape, [start, end], f"{_move(start)}L{_pair(end)}", start, style)
        case Outline.PATH:
            return _curve(shape, style)
        case Outline.CHEVRON | Outline.HOME_PLATE | Outline.TRAPEZOID | Outline.TRIANGLE | Outline.RIGHT_ARROW:
            corners = " ".join(f"{_pair((shape.x + x, shape.y + y))}" for x, y in _corners(shape))
            return f'<polygon points="{corners}"{_paint(shape, style)}/>'
    assert_never(shape.outline)


def _box(shape: Shape) -> str:
    place = f'x="{number(shape.x)}" y="{number(shape.y)}"'
    return f'{place} width="{number(shape.width)}" height="{number(shape.height)}"'


def _corner(shape: Shape) -> str:
    if shape.outline is not Outline.ROUNDED:
        return ""
    return f' rx="{number(_adjusted(shape, 1 / 6))}"'


def _adjusted(shape: Shape, preset: float) -> float:
    """The preset's adjustment as a length: a share of the shorter side (ECMA-376 part 1, presetShapeDefinitions)."""
    return (preset if shape.adjust is None else shape.adjust) * min(shape.width, shape.height)


def _corners(shape: Shape) -> list[_Point]:
    """The corners of a shape that is a polygon, clockwise, from its own top left corner."""
    width, height = shape.width, shape.height
    match shape.outline:
        case Outline.CHEVRON | Outline.HOME_PLATE:
            point = _adjusted(shape, 1 / 2)
            notch = [(point, height / 2)] if shape.outline is Outline.CHEVRON else []
            return [(0, 0), (width - point, 0), (width, height / 2), (width - point, height), (0, height), *notch]
        case Outline.TRAPEZOID:
            inset = _adjusted(shape, 1 / 4)
            return [(inset, 0), (width - inset, 0), (width, height), (0, height)]
        case Outline.TRIANGLE:
            return [(width / 2, 0), (width, height), (0, height)]
        case Outline.RIGHT_ARROW:
            neck, head = height / 4, width - _adjusted(shape, 1 / 2)
            upper = [(0, neck), (head, neck), (head, 0), (width, height / 2)]
            return [*upper, (head, height), (head, height - neck), (0, height - neck)]
        case _:
            raise AssertionError(f"a {shape.outline} has no corners")


def _curve(shape: Shape, style: SvgStyle) -> str:
    """A smooth line through the points: a Catmull-Rom spline as the cubic curves it consists of."""
    padded = [shape.path[0], *shape.path, shape.path[-1]]
    parts, behind = [_move(shape.path[0])], shape.path[0]
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        behind = _toward(c, d, b)
        parts.append(f"C{_pair(_toward(b, a, c))} {_pair(behind)} {_pair(c)}")
    return _stroked_path(shape, list(shape.path), "".join(parts), behind, style)


def _toward(point: _Point, behind: _Point, ahead: _Point) -> _Point:
    """The control point seen from `point`."""
    return point[0] + (ahead[0] - behind[0]) / _CURVE_CONTROL, point[1] + (ahead[1] - behind[1]) / _CURVE_CONTROL


def _stroked_path(shape: Shape, points: list[_Point], path: str, behind: _Point, style: SvgStyle) -> str:
    """A line, and its head, which points away from `behind`."""
    drawn = f'<path d="{path}" fill="none"{_stroke(shape, style)} stroke-linecap="round" stroke-linejoin="round"/>'
    return drawn + (_arrow_head(shape, points[-1], behind, style) if shape.arrow_end else "")


def _arrow_head(shape: Shape, tip: _Point, behind: _Point, style: SvgStyle) -> str:
    angle = math.atan2(tip[1] - behind[1], tip[0] - behind[0])
    length = _ARROW_HEAD * max(shape.stroke_pt, 2)
    sides = [
        (tip[0] - length * math.cos(angle + turn), tip[1] - length * math.sin(angle + turn)) for turn in (-0.46, 0.46)
    ]
    ahead = (tip[0] + shape.stroke_pt * math.cos(angle) / 2, tip[1] + shape.stroke_pt * math.sin(angle) / 2)
    corners = " ".join(_pair(corner) for corner in (ahead, *sides))
    return f'<polygon points="{corners}" fill="{style.colours[shape.stroke]}"/>'


def _move(point: _Point) -> str:
    return f"M{_pair(point)}"


def _pair(point: _Point) -> str:
    return f"{number(point[0])},{number(point[1])}"


# ---------------------------------------------------------------- paint


def _paint(shape: Shape, style: SvgStyle) -> str:
    fill = style.colours[shape.fill] if shape.fill else "none"
    faded = f' fill-opacity="{number(shape.opacity)}"' if shape.opacity < 1 else ""
    return f' fill="{fill}"{faded}{_stroke(shape, style)}'


def _stroke(shape: Shape, style: SvgStyle) -> str:
    if not shape.stroke:
        return ""
    return f' stroke="{style.colours[shape.stroke]}" stroke-width="{number(shape.stroke_pt)}"'


# ---------------------------------------------------------------- text


def _text(shape: Shape, style: SvgStyle) -> str:
    paragraphs = [Paragraph(shape.text, shape.text_pt, shape.bold), Paragraph(shape.detail, shape.detail_pt)]
    left, right = _side_insets(shape)
    box = TextBox(
        shape.x + left + INSET_X,
        shape.y + INSET_Y,
        shape.width - left - right - 2 * INSET_X,
        shape.height - 2 * INSET_Y,
        shape.align,
        shape.anchor,
    )
    return text_box(paragraphs, box, style.colours[shape.ink])


def _side_insets(shape: Shape) -> tuple[float, float]:
    """What an outline takes from the left and the right of its text, as its layout reckons."""
    match shape.outline:
        case Outline.CHEVRON:
            return (_adjusted(shape, 1 / 2),) * 2
        case Outline.HOME_PLATE:
            return 0, _adjusted(shape, 1 / 2)
        case Outline.TRAPEZOID:
            return (_adjusted(shape, 1 / 4) * 0.4,) * 2
        case Outline.ELLIPSE:
            return (shape.width * 0.146,) * 2
        case _:
            return 0, 0
