"""A pyramid, top first: labels in its layers, details beside them."""

from __future__ import annotations

from coursekit.content import Drawing, DrawingItem, plain_text
from coursekit.value import Value
from coursekit.write.drawings.extent import em_width, fit_size
from coursekit.write.drawings.shape import INSET_X, Outline, Shape

_GAP = 4.0
_DETAIL_SHARE = 0.42
_DETAIL_GAP = 24.0
_MOST_LAYER = 110.0
_MOST_PT = 26.0
# Layers take turns, so that they part without colour too.
_FILLS = (("accent", "paper"), ("accent_soft", "ink"))


class _Layer(Value):
    """A trapezoid whose upper side is `upper` wide, its lower one `lower`; `x` and `y` are its box's corner."""

    x: float
    y: float
    upper: float
    lower: float
    height: float

    @property
    def text_width(self) -> float:
        return self.upper + (self.lower - self.upper) * 0.6

    @property
    def right_edge(self) -> float:
        """Where the right flank is at half height."""
        return self.x + self.lower - (self.lower - self.upper) / 4


def lay_out_pyramid(drawing: Drawing, width: float, height: float, least_pt: float) -> tuple[Shape, ...]:
    has_detail = any(item.detail for item in drawing.items)
    layers = _layers(drawing.items, width * (1 - _DETAIL_SHARE) if has_detail else width, height, least_pt)
    indent = 0.0 if has_detail or not layers else (width - layers[-1].lower) / 2
    detail_left = layers[-1].lower + _DETAIL_GAP if layers else 0.0
    label_pt = min((_label_pt(i, layer, least_pt) for i, layer in zip(drawing.items, layers, strict=True)), default=0)
    detail_pt = fit_size(
        (item.detail for item in drawing.items),
        width - detail_left,
        layers[0].height if layers else 0,
        most_pt=min(22, label_pt),
        least_pt=least_pt,
    )
    shapes: list[Shape] = []
    for index, (item, layer) in enumerate(zip(drawing.items, layers, strict=True)):
        shapes.append(_trapezoid(item, index, layer, indent, label_pt))
        if item.detail:
            shapes += _detail(item, layer, detail_left, width, detail_pt)
    return tuple(shapes)


def _layers(items: tuple[DrawingItem, ...], width: float, height: float, least_pt: float) -> tuple[_Layer, ...]:
    """The flanks run straight from a top as wide as its label needs to the base."""
    if not items:
        return ()
    layer = min((height - _GAP * (len(items) - 1)) / len(items), _MOST_LAYER)
    total = layer * len(items) + _GAP * (len(items) - 1)
    base = min(width, total * 1.9)
    top_pt = max(min(layer / 2.2, _MOST_PT), least_pt)
    top_words = em_width(plain_text(items[0].label)) * top_pt + 2 * INSET_X
    apex = min(max(top_words * 0.8, base * 0.16), base * 0.6)
    slope = (base - apex) / total
    tops = [index * (layer + _GAP) for index in range(len(items))]
    return tuple(
        _Layer(
            (base - apex - slope * (top + layer)) / 2,
            (height - total) / 2 + top,
            apex + slope * top,
            apex + slope * (top + layer),
            layer,
        )
        for top in tops
    )


def _label_pt(item: DrawingItem, layer: _Layer, least_pt: float) -> float:
    return fit_size((item.label,), layer.text_width, layer.height, most_pt=_MOST_PT, least_pt=least_pt)


def _trapezoid(item: DrawingItem, index: int, layer: _Layer, indent: float, label_pt: float) -> Shape:
    fill, ink = _FILLS[index % len(_FILLS)]
    return Shape(
        Outline.TRAPEZOID,
        indent + layer.x,
        layer.y,
        layer.lower,
        layer.height,
        text=item.label,
        text_pt=label_pt,
        fill=fill,
        ink=ink,
        bold=True,
        adjust=(layer.lower - layer.upper) / 2 / min(layer.lower, layer.height),
    )


def _detail(item: DrawingItem, layer: _Layer, left: float, width: float, size_pt: float) -> tuple[Shape, Shape]:
    start = layer.right_edge + 6
    return (
        Shape(Outline.LINE, start, layer.y + layer.height / 2, left - 4 - start, 0, stroke="line"),
        Shape(
            Outline.RECTANGLE,
            left,
            layer.y,
            width - left,
            layer.height,
            text=item.detail,
            text_pt=size_pt,
            align="l",
        ),
    )
