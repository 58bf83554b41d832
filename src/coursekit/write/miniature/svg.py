"""Primitives as SVG, for pages that are set by Typst."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Protocol, assert_never

from coursekit.value import Mutable, field
from coursekit.write.miniature.deck import PaintedSlide
from coursekit.write.miniature.primitives import Figure, Oblong, Outline, Oval, Paint, Photo, Primitive, Words
from coursekit.write.miniature.widths import width_of
from coursekit.write.ooxml.xml import attribute, text

_UNDER_EM, _LINE_EM = 0.1, 0.06


class Families(Protocol):
    def __call__(self, family: str, *, is_east_asian: bool) -> tuple[str, ...]: ...


class Svgs(Mutable):
    """Writes slides of one size. `families` are the fonts that draw a family, in the order in which they are tried."""

    width: float
    height: float
    png: Callable[[Photo], bytes]
    families: Families
    _layouts: dict[str, str] = field(default_factory=dict)
    _names: dict[tuple[str, bool], str] = field(default_factory=dict)

    def write(self, painted: PaintedSlide) -> bytes:
        base = self._layouts.get(painted.layout)
        if base is None:
            ground = Oblong(0, 0, self.width, self.height, Paint(painted.paper))
            base = self._layouts[painted.layout] = "".join(map(self._element, (ground, *painted.behind)))
        width, height = _length(self.width), _length(self.height)
        head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}pt" height="{height}pt">'
        return f"{head}{base}{''.join(map(self._element, painted.before))}</svg>".encode()

    def _element(self, one: Primitive) -> str:
        match one:
            case Words():
                return self._words(one)
            case Oblong(x, y, width, height, paint, corner):
                rounded = f' rx="{_length(corner)}"' if corner else ""
                return f"<rect {_box(x, y, width, height)}{rounded}{_paint(paint)}/>"
            case Oval(x, y, width, height, paint):
                middle = f'cx="{_length(x + width / 2)}" cy="{_length(y + height / 2)}"'
                return f'<ellipse {middle} rx="{_length(width / 2)}" ry="{_length(height / 2)}"{_paint(paint)}/>'
            case Outline(figures, paint):
                return f'<path d="{"".join(map(_figure, figures))}" fill-rule="evenodd"{_paint(paint)}/>'
            case Photo(x, y, width, height):
                data = base64.b64encode(self.png(one)).decode()
                place = _box(x, y, width, height)
                return f'<image {place} preserveAspectRatio="none" href="data:image/png;base64,{data}"/>'
        assert_never(one)

    def _words(self, words: Words) -> str:
        face = words.face
        families = self._listed(words.family, is_east_asian=words.family == face.east_asian)
        style = (' font-weight="bold"' if face.bold else "") + (' font-style="italic"' if face.italic else "")
        line = self._element(_line_under(words)) if face.underlined else ""
        return (
            f'<text x="{_length(words.x)}" y="{_length(words.baseline)}" font-family="{families}"'
            f' font-size="{_length(face.size)}" fill="#{face.colour or "000000"}"{style}'
            f' xml:space="preserve">{text(words.text)}</text>{line}'
        )

    def _listed(self, family: str, *, is_east_asian: bool) -> str:
        key = family, is_east_asian
        if key not in self._names:
            names = self.families(family, is_east_asian=is_east_asian)
            self._names[key] = attribute(",".join(f"'{name}'" for name in names))
        return self._names[key]


def _line_under(words: Words) -> Oblong:
    """Fonts that stand in for others say of their lines what does not hold for these."""
    size = words.face.size
    paint = Paint(words.face.colour)
    return Oblong(words.x, words.baseline + size * _UNDER_EM, width_of(words.text, words.face), size * _LINE_EM, paint)


def _length(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _box(x: float, y: float, width: float, height: float) -> str:
    return f'x="{_length(x)}" y="{_length(y)}" width="{_length(width)}" height="{_length(height)}"'


def _paint(paint: Paint) -> str:
    fill = f' fill="#{paint.fill}"' if paint.fill else ' fill="none"'
    if not paint.edge:
        return fill
    return f'{fill} stroke="#{paint.edge}" stroke-width="{_length(paint.edge_pt)}" stroke-linecap="round" stroke-linejoin="round"'


def _figure(figure: Figure) -> str:
    (x, y), *rest = figure.points
    kind = "C" if figure.curved else "L"
    steps = " ".join(f"{_length(a)} {_length(b)}" for a, b in rest)
    return f"M{_length(x)} {_length(y)}{kind}{steps}{'Z' if figure.closed else ''}"
