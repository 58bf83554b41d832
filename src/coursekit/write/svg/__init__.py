"""Drawings and charts as SVG: for pages in a browser and for PDF."""

from coursekit.write.svg.chart import chart_svg
from coursekit.write.svg.drawing import drawing_svg, shapes_svg
from coursekit.write.svg.style import SvgStyle, fixed_colours, variable_colours

__all__ = ["SvgStyle", "chart_svg", "drawing_svg", "fixed_colours", "shapes_svg", "variable_colours"]
