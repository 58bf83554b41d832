"""What a master or layout is drawn of: placeholders and decoration, and their XML."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from coursekit.documents.look import Palette
from coursekit.value import Value
from coursekit.write.ooxml.xml import attribute, text
from coursekit.write.pptx.namespaces import DECORATIVE, emu
from coursekit.write.signs import GRID, STROKE, Stroke, custom_geometry, sign_geometry

# Microsoft YaHei is 1.32 em high: at 95 % a line takes 1.25 em, which is what the paginator reckons with.
_LINE_PERCENT = 95

# Where each colour of a palette stands in the theme. The others are written as they are.
SLOTS = {
    "ink": "tx1",
    "paper": "bg1",
    "muted": "tx2",
    "accent_soft": "bg2",
    "accent": "accent1",
    "second": "accent2",
    "positive": "accent3",
    "warning": "accent4",
    "line": "accent5",
    "second_soft": "accent6",
}


class Place(Value):
    """A rectangle in points from the slide's top left corner."""

    x: float
    y: float
    width: float
    height: float


class Paint(Value):
    """A colour of the palette by its role, `shade` darker (a share of its light that stays), `opacity` of 1.

    With `to` it runs into a second shade of itself, at `angle` degrees from left to right.
    """

    role: str
    shade: float = 1
    opacity: float = 1
    to: float | None = None
    angle: float = 45


class Level(Value):
    """How one list level of a placeholder is set; `bullet` is empty for none. Lengths in points."""

    size: float
    ink: str = "ink"
    bold: bool = False
    bullet: str = ""
    indent: float = 0
    hanging: float = 0
    before: float = 0
    align: str = "l"
    font: str = "mn"


class Placeholder(Value):
    """`kind` is the type of ECMA-376 part 1, 19.7.10 ("" for a content placeholder). `inset` keeps text off its left."""

    kind: str
    index: int
    name: str
    place: Place
    levels: tuple[Level, ...] = ()
    anchor: str = "t"
    size: str = ""
    inset: float = 0


class Decoration(Value):
    """A shape that is only looked at: a preset with its adjustments in its own units, or a sign of the common set.

    Of a sign its lines are drawn in `stroke`, growing with it, or its areas in `fill`. An `outline` is path data in
    points from the place's corner.
    """

    preset: str
    place: Place
    fill: Paint | None = None
    stroke: Paint | None = None
    stroke_pt: float = 1.5
    adjust: tuple[tuple[str, int], ...] = ()
    rotation: float = 0
    sign: str = ""
    outline: str = ""


def draw_sign(name: str, place: Place, paint: Paint) -> tuple[Decoration, ...]:
    """A sign of the common set: its lines, and its areas if it has any."""
    width = place.width / GRID * STROKE
    lines = (
        (Decoration("", place, stroke=paint, stroke_pt=width, sign=name),) if sign_geometry(name, filled=False) else ()
    )
    areas = (Decoration("", place, fill=paint, sign=name),) if sign_geometry(name, filled=True) else ()
    return (*lines, *areas)


Element = Placeholder | Decoration


def elements_xml(elements: Iterable[Element], palette: Palette) -> str:
    """The shapes in their order, numbered from 2 (1 is the tree itself)."""
    return "".join(_element(element, number, palette) for number, element in enumerate(elements, start=2))


def _element(element: Element, number: int, palette: Palette) -> str:
    match element:
        case Placeholder():
            return _placeholder(element, number, palette)
        case Decoration():
            return _decoration(element, number, palette)
    assert_never(element)


def colour(role: str, palette: Palette, *, shade: float = 1, opacity: float = 1) -> str:
    """By its slot of the theme, so that who changes the theme changes what is made of it."""
    inner = f'<a:lumMod val="{round(shade * 100000)}"/>' if shade < 1 else ""
    inner += f'<a:alpha val="{round(opacity * 100000)}"/>' if opacity < 1 else ""
    if role in SLOTS:
        return f'<a:schemeClr val="{SLOTS[role]}">{inner}</a:schemeClr>'
    return f'<a:srgbClr val="{attribute(getattr(palette, role))}">{inner}</a:srgbClr>'


def fill(paint: Paint | str | None, palette: Palette) -> str:
    """`paint` may be a role alone."""
    if not paint:
        return "<a:noFill/>"
    if isinstance(paint, str):
        return f"<a:solidFill>{colour(paint, palette)}</a:solidFill>"
    start = colour(paint.role, palette, shade=paint.shade, opacity=paint.opacity)
    if paint.to is None:
        return f"<a:solidFill>{start}</a:solidFill>"
    end = colour(paint.role, palette, shade=paint.to, opacity=paint.opacity)
    return (
        f'<a:gradFill rotWithShape="1"><a:gsLst><a:gs pos="0">{start}</a:gs><a:gs pos="100000">{end}</a:gs></a:gsLst>'
        f'<a:lin ang="{round(paint.angle * 60000)}" scaled="0"/></a:gradFill>'
    )


def frame(place: Place, rotation: float = 0) -> str:
    turned = f' rot="{round(rotation * 60000)}"' if rotation else ""
    return (
        f'<a:xfrm{turned}><a:off x="{emu(place.x)}" y="{emu(place.y)}"/>'
        f'<a:ext cx="{emu(place.width)}" cy="{emu(place.height)}"/></a:xfrm>'
    )


def list_style(levels: Iterable[Level], palette: Palette) -> str:
    return "".join(level_xml(number, level, palette) for number, level in enumerate(levels, start=1))


def level_xml(number: int, level: Level, palette: Palette) -> str:
    bullet = (
        f'<a:buClr>{colour(_bullet_ink(level), palette)}</a:buClr><a:buFont typeface="Arial"/><a:buChar char="{level.bullet}"/>'
        if level.bullet
        else "<a:buNone/>"
    )
    return (
        f'<a:lvl{number}pPr marL="{emu(level.indent)}" indent="{-emu(level.hanging)}" algn="{level.align}"'
        ' defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">'
        f'<a:lnSpc><a:spcPct val="{_LINE_PERCENT * 1000}"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{round(level.before * 100)}"/></a:spcBef>'
        f'{bullet}<a:defRPr sz="{round(level.size * 100)}" b="{int(level.bold)}" kern="1200">{fill(level.ink, palette)}'
        f'<a:latin typeface="+{level.font}-lt"/><a:ea typeface="+{level.font}-ea"/><a:cs typeface="+{level.font}-cs"/>'
        f"</a:defRPr></a:lvl{number}pPr>"
    )


def _bullet_ink(level: Level) -> str:
    """Bullets stand out by the accent, but not from the accent as a ground."""
    return "paper" if level.ink == "paper" else "accent"


# LibreOffice takes the style of a footer only from one that holds text.
_PROMPTS = {"ftr": "Footer", "dt": ""}
_NUMBER_FIELD = "{6F1D2C3B-8A94-4B57-9E60-7C5A1B2D3E4F}"


def _placeholder(item: Placeholder, number: int, palette: Palette) -> str:
    kind = f' type="{item.kind}"' if item.kind else ""
    size = f' sz="{item.size}"' if item.size else ""
    index = f' idx="{item.index}"' if item.index else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{attribute(item.name)}"/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph{kind}{size}{index}/></p:nvPr></p:nvSpPr>'
        f'<p:spPr>{frame(item.place)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f'<p:txBody><a:bodyPr vert="horz" wrap="square" lIns="{emu(item.inset)}" tIns="0" rIns="0" bIns="0" rtlCol="0"'
        f' anchor="{item.anchor}"><a:noAutofit/></a:bodyPr>'
        f"<a:lstStyle>{list_style(item.levels, palette)}</a:lstStyle>{_prompt(item)}</p:txBody></p:sp>"
    )


def _prompt(item: Placeholder) -> str:
    if item.kind == "sldNum":
        field = f'<a:fld id="{_NUMBER_FIELD}" type="slidenum">'
        return f'<a:p>{field}<a:rPr lang="en-US"/><a:t>‹#›</a:t></a:fld><a:endParaRPr lang="en-US"/></a:p>'
    prompt = text(_PROMPTS.get(item.kind, item.name))
    run = f'<a:r><a:rPr lang="en-US"/><a:t>{prompt}</a:t></a:r>' if prompt else ""
    return f'<a:p>{run}<a:endParaRPr lang="en-US"/></a:p>'


def _decoration(item: Decoration, number: int, palette: Palette) -> str:
    shape = (
        f"<p:spPr>{frame(item.place, item.rotation)}{_geometry(item)}"
        f"{fill(item.fill, palette)}{_line(item, palette)}</p:spPr>"
    )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Decoration {number}">{DECORATIVE}</p:cNvPr><p:cNvSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr>{shape}<p:txBody><a:bodyPr/><a:lstStyle/>'
        '<a:p><a:endParaRPr lang="en-US"/></a:p></p:txBody></p:sp>'
    )


def _geometry(item: Decoration) -> str:
    if item.sign:
        return sign_geometry(item.sign, filled=item.fill is not None)
    if item.outline:
        area, line = Stroke(item.outline, filled=True), Stroke(item.outline)
        return custom_geometry((area, line), item.place.width, item.place.height)
    guides = "".join(f'<a:gd name="{name}" fmla="val {value}"/>' for name, value in item.adjust)
    return f'<a:prstGeom prst="{item.preset}"><a:avLst>{guides}</a:avLst></a:prstGeom>'


def _line(item: Decoration, palette: Palette) -> str:
    if item.stroke is None:
        return "<a:ln><a:noFill/></a:ln>"
    return f'<a:ln w="{emu(item.stroke_pt)}" cap="rnd">{fill(item.stroke, palette)}<a:round/></a:ln>'
