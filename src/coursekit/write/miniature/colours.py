"""DrawingML's colours as RRGGBB."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Mapping

from lxml import etree

from coursekit.value import Value
from coursekit.write.pptx.namespaces import DRAWING

A = f"{{{DRAWING}}}"
_RGB = re.compile("[0-9A-Fa-f]{6}")
_NAMED = {"white": "FFFFFF", "black": "000000", "red": "FF0000", "green": "008000", "blue": "0000FF", "gray": "808080"}
_WHOLE = 100_000.0


class Shade(Value):
    """A colour and how much of it there is: 1 hides what is behind it."""

    colour: str
    opacity: float = 1.0


class Colours(Value):
    """`named` are the theme's by the names that shapes use, after the master's or layout's colour map.

    `placeholder` is the colour that a style of the theme is applied with.
    """

    named: Mapping[str, str]
    placeholder: str = ""

    def shade(self, parent: etree._Element) -> Shade | None:
        """The colour that an element has as its child: a:solidFill, a:gs, a:fillRef."""
        for child in parent:
            base = self._base(child)
            if base:
                return _changed(base, child) if len(child) else Shade(base)
        return None

    def of(self, parent: etree._Element) -> str:
        """As `shade`, opaque; "" for none."""
        found = self.shade(parent)
        return found.colour if found is not None else ""

    def _base(self, element: etree._Element) -> str:
        kind, value = element.tag, element.get("val", "")
        if kind == _SCHEME:
            return self.placeholder if value == "phClr" else self.named.get(value, "")
        if kind == _PLAIN:
            return value.upper() if _RGB.fullmatch(value) else ""
        if kind == _SYSTEM:
            return element.get("lastClr", "").upper() or ("FFFFFF" if value == "window" else "000000")
        return _NAMED.get(value, "808080") if kind == _PRESET else ""


_SCHEME, _PLAIN, _SYSTEM, _PRESET = f"{A}schemeClr", f"{A}srgbClr", f"{A}sysClr", f"{A}prstClr"


def _changed(base: str, element: etree._Element) -> Shade:
    """With its a:lumMod, a:tint and so on, in their order (ECMA-376 part 1, 20.1.2.3)."""
    red, green, blue = (channel / 255 for channel in bytes.fromhex(base))
    opacity = 1.0
    for change in element:
        share, name = _share(change), change.tag.rpartition("}")[2]
        if name == "alpha":
            opacity = share
        elif name == "tint":
            red, green, blue = (_shown(1 - (1 - _light(channel)) * share) for channel in (red, green, blue))
        elif name == "shade":
            red, green, blue = (_shown(_light(channel) * share) for channel in (red, green, blue))
        elif name in ("lumMod", "lumOff"):
            hue, light, full = colorsys.rgb_to_hls(red, green, blue)
            light = light * share if name == "lumMod" else light + share
            red, green, blue = colorsys.hls_to_rgb(hue, min(max(light, 0.0), 1.0), full)
    return Shade("".join(f"{round(min(max(c, 0.0), 1.0) * 255):02X}" for c in (red, green, blue)), opacity)


def _light(channel: float) -> float:
    """The light of a channel of sRGB: PowerPoint mixes light where it tints and shades."""
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _shown(light: float) -> float:
    return light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055


def _share(change: etree._Element) -> float:
    value = change.get("val", "")
    return int(value) / _WHOLE if re.fullmatch(r"-?\d{1,9}", value) else 1.0


def mixed(over: str, under: str, share: float) -> str:
    """So much of one colour over another."""
    pairs = zip(bytes.fromhex(over), bytes.fromhex(under or "FFFFFF"), strict=True)
    return "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)
