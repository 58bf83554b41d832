"""look.yaml of a new look: another's, with a brand's colour and fonts put in."""

from __future__ import annotations

import re
from collections.abc import Mapping

_BLOCK = r"^{name}:.*\n(?:[ \t]+.*\n|[ \t]*#.*\n(?=[ \t]))*"


def new_look_text(basis: str, name: str, accent: str, fonts: Mapping[str, str]) -> str:
    """`basis` is the look.yaml it starts from, `accent` RRGGBB, `fonts` families by "latin" and "east-asian".

    What follows from the accent is left out: it is derived anew, with the contrast it needs.
    """
    head, _, rest = basis.partition("\nname:")
    rest = f"name:{rest}" if rest else head
    text = re.sub(_BLOCK.format(name="name"), "", rest, flags=re.MULTILINE)
    palette = f"# One colour is enough: what is not named is derived from it.\npalette:\n  accent: {accent}\n"
    text = _replaced(text, "palette", palette)
    if fonts:
        listed = ", ".join(f"{slot}: {_quoted(family)}" for slot, family in fonts.items())
        text = _replaced(_replaced(text, "fonts", ""), "font", f"font: {{{listed}}}\n")
    return f"# Made by `coursekit look new`. Change it, or the templates beside it, as you like.\nname: {_quoted(name)}\n{text}"


def _replaced(text: str, name: str, block: str) -> str:
    pattern = re.compile(r"(?:^#.*\n)*" + _BLOCK.format(name=name), re.MULTILINE)
    if not pattern.search(text):
        return f"{block}{text}" if block else text
    return pattern.sub(lambda found: block, text, count=1)


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
