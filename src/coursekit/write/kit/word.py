"""What the Word documents of a kit are built of: pages of their own geometry, lines of exact height, pictures."""

from __future__ import annotations

from coursekit.content import Figure
from coursekit.value import Value
from coursekit.write.docx.draft import Draft, Frame
from coursekit.write.docx.pictures import picture_run
from coursekit.write.docx.text import Marks, paragraph, role_text, run
from coursekit.write.kit.sizes import MILLIMETRE_PT


def twips(millimetres: float) -> int:
    return round(millimetres * MILLIMETRE_PT * 20)


class Page(Value):
    """Lengths in millimetres; `side` is the margin left and right, `running` the distance of header and footer
    from the edges."""

    width: float
    height: float
    side: float
    top: float
    bottom: float
    running: float = 8

    @property
    def text_width(self) -> int:
        """In twips."""
        return twips(self.width - 2 * self.side)

    @property
    def text_width_pt(self) -> float:
        return self.text_width / 20

    @property
    def text_height_pt(self) -> float:
        return (self.height - self.top - self.bottom) * MILLIMETRE_PT

    def section(self, references: str) -> str:
        """The section's properties, last in a body. `references` name its header and footer."""
        lying = ' w:orient="landscape"' if self.width > self.height else ""
        return (
            f'<w:sectPr>{references}<w:pgSz w:w="{twips(self.width)}" w:h="{twips(self.height)}"{lying}/>'
            f'<w:pgMar w:top="{twips(self.top)}" w:right="{twips(self.side)}" w:bottom="{twips(self.bottom)}"'
            f' w:left="{twips(self.side)}" w:header="{twips(self.running)}" w:footer="{twips(self.running)}"'
            ' w:gutter="0"/></w:sectPr>'
        )


class Line(Value):
    """How a paragraph is set: sizes and spaces in points; `height` is of its lines over their size.

    `level` makes it a heading for those who go from one to the next; 0 for none.
    """

    size: float
    colour: str = ""
    bold: bool = False
    heading: bool = False
    before: float = 0
    after: float = 0
    align: str = "center"
    height: float = 1.4
    keep: bool = False
    level: int = 0

    def taken(self, lines: int = 1) -> float:
        """How high so many lines are with the space around them, in points."""
        return self.before + self.size * self.height * lines + self.after


def line(draft: Draft, words: str, style: Line, *, indent: int = 0, border: str = "", breaks: bool = False) -> str:
    """A paragraph in lines of exact height; `indent` on both sides in twips, `breaks` begins a page with it."""
    marks = Marks(bold=style.bold, heading=style.heading, colour=style.colour, size_pt=style.size)
    return _set(draft, role_text(draft, "table-text", words, marks), style, indent, border, breaks=breaks)


def letters(draft: Draft, words: str, style: Line, spaced_pt: float) -> str:
    """A line whose letters stand apart by so many points."""
    marks = Marks(bold=style.bold, heading=style.heading, colour=style.colour, size_pt=style.size)
    # ECMA-376 part 1, 17.3.2.28: w:spacing stands after w:color, before w:sz.
    spaced = run(draft, words, marks).replace("<w:sz ", f'<w:spacing w:val="{round(spaced_pt * 20)}"/><w:sz ', 1)
    return _set(draft, spaced, style, 0, "", breaks=False)


def logo(draft: Draft, figure: Figure, height_pt: float, width_pt: float, style: Line) -> str:
    """A picture on a line of its own, as large as it can be within height and width."""
    width, height = fitted_picture(figure, height_pt, width_pt)
    free = f'<w:spacing w:before="0" w:after="{round(style.after * 20)}" w:line="240" w:lineRule="auto"/>'
    content = picture_run(draft, figure, width, height)
    return paragraph(draft, Frame(0), "table-text", content, after=f'{free}<w:jc w:val="{style.align}"/>')


def fitted_picture(figure: Figure, height_pt: float, width_pt: float) -> tuple[float, float]:
    """Width and height of a picture made as large as it can be within a box."""
    image = figure.image
    scale = min(height_pt / image.height, width_pt / image.width)
    return image.width * scale, image.height * scale


def _set(draft: Draft, content: str, style: Line, indent: int, border: str, *, breaks: bool) -> str:
    before = ("<w:pageBreakBefore/>" if breaks else "") + border
    exact = round(style.size * style.height * 20)
    spacing = (
        f'<w:spacing w:before="{round(style.before * 20)}" w:after="{round(style.after * 20)}" w:line="{exact}"'
        ' w:lineRule="exact"/>'
    )
    sides = f'<w:ind w:left="{indent}" w:right="{indent}" w:firstLine="0"/>'
    align = f'<w:jc w:val="{style.align}"/>'
    # ECMA-376 part 1, 17.3.1.26: the children of w:pPr end with the outline's level.
    level = f'<w:outlineLvl w:val="{style.level - 1}"/>' if style.level else ""
    return paragraph(
        draft, Frame(0), "table-text", content, keep=style.keep, before=before, after=spacing + sides + align + level
    )


def rule(colour: str, eighths: int, *, side: str = "bottom", space: int = 4) -> str:
    """A line under a paragraph, or over it."""
    return f'<w:pBdr><w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{colour}"/></w:pBdr>'


def exact_row(cells: str, height_pt: float) -> str:
    """A row of exactly this height."""
    height = f'<w:trHeight w:val="{round(height_pt * 20)}" w:hRule="exact"/>'
    return f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>{cells}</w:tr>"


def upright(place: str) -> str:
    """Where the content of a cell stands: top, center or bottom."""
    return f'<w:vAlign w:val="{place}"/>'


_EMU_PER_MM = 36_000
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


class Ground(Value):
    """A shape behind the text, in millimetres from the page's corner; colours as RRGGBB, "" for none.

    `outline` is a preset of DrawingML, `adjust` its first adjustment in thousandths of a percent.
    """

    outline: str
    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    stroke: str = ""
    stroke_pt: float = 0
    adjust: int | None = None


def ground_run(draft: Draft, shape: Ground, order: int) -> str:
    """The shape anchored to the page; decoration, hidden from screen readers."""
    id = draft.parts.next_id()
    extent = f'cx="{round(shape.width * _EMU_PER_MM)}" cy="{round(shape.height * _EMU_PER_MM)}"'
    guide = "" if shape.adjust is None else f'<a:gd name="adj" fmla="val {shape.adjust}"/>'
    fill = f'<a:solidFill><a:srgbClr val="{shape.fill}"/></a:solidFill>' if shape.fill else "<a:noFill/>"
    stroke = (
        f'<a:ln w="{round(shape.stroke_pt * 12700)}"><a:solidFill><a:srgbClr val="{shape.stroke}"/></a:solidFill>'
        '<a:miter lim="800000"/></a:ln>'
        if shape.stroke
        else "<a:ln><a:noFill/></a:ln>"
    )
    graphic = (
        f'<a:graphic xmlns:a="{_DRAWING}"><a:graphicData uri="{_SHAPE}"><wps:wsp><wps:cNvSpPr/><wps:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm><a:prstGeom prst="{shape.outline}"><a:avLst>{guide}'
        f"</a:avLst></a:prstGeom>{fill}{stroke}</wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
    )
    offsets = "".join(
        f'<wp:position{axis} relativeFrom="page"><wp:posOffset>{round(at * _EMU_PER_MM)}</wp:posOffset></wp:position{axis}>'
        for axis, at in (("H", shape.x), ("V", shape.y))
    )
    anchor = (
        f'<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{order}" behindDoc="1"'
        f' locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>{offsets}<wp:extent {extent}/>'
        f'<wp:wrapNone/><wp:docPr id="{id}" name="Ground {id}">{_DECORATIVE}</wp:docPr><wp:cNvGraphicFramePr/>{graphic}'
        "</wp:anchor>"
    )
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        f"{anchor}</w:drawing></mc:Choice><mc:Fallback/></mc:AlternateContent></w:r>"
    )


_DECORATIVE = (
    f'<a:extLst xmlns:a="{_DRAWING}"><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)
