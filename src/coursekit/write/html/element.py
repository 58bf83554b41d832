"""HTML as values: what is not Markup is text, and is escaped where it goes in."""

from __future__ import annotations

from markupsafe import Markup

from coursekit.write.ooxml.xml import attribute, text

_VOID = frozenset({"br", "col", "hr", "img", "input", "wbr"})

EMPTY = Markup("")


def element(name: str, *content: str, **attributes: str | int | bool | None) -> Markup:
    """An element. `class_`, `for_` and `data_key` are class, for and data-key; None and False leave an attribute out."""
    tag = f"<{name}{''.join(_attribute(key, value) for key, value in attributes.items())}>"
    if name in _VOID:
        return Markup(tag)
    return Markup(f"{tag}{joined(*content)}</{name}>")


def joined(*content: str) -> Markup:
    return Markup("".join(part if isinstance(part, Markup) else text(part) for part in content))


def _attribute(key: str, value: str | int | bool | None) -> str:
    name = key.rstrip("_").replace("_", "-")
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{attribute(str(value))}"'
