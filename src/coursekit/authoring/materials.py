"""What an activity needs, on one line: `案例卡 ×每桌 1；大白纸 ×2`, `case card x 1 per table; flip chart x 2`."""

from __future__ import annotations

from collections.abc import Iterable

from coursekit.authoring.bound_text import bound_line, unbound
from coursekit.authoring.braces import braces, condition_pairs
from coursekit.model.course import Material, Per
from coursekit.value import replace

_EACH = {Per.TABLE: "每桌 ", Per.PERSON: "每人 ", Per.GROUP: "每组 ", Per.PAIR: "每对 ", Per.COURSE: ""}
_TRADITIONAL = str.maketrans("组对", "組對")


def materials_line(materials: Iterable[Material], language: str) -> str:
    is_chinese = language.startswith("zh")
    return ("；" if is_chinese else "; ").join(_material(material, language) for material in materials)


def _material(material: Material, language: str) -> str:
    """What binds it follows the count."""
    name, condition = unbound(material.name)
    text = _counted(replace(material, name=bound_line(name)), language)
    return " ".join(filter(None, (text, braces(*condition_pairs(condition)))))


def _counted(material: Material, language: str) -> str:
    if material.count == 1 and material.per is Per.COURSE:
        return material.name
    if language.startswith("zh"):
        each = _EACH[material.per].translate(_TRADITIONAL if language == "zh-TW" else {})
        return f"{material.name} ×{each}{material.count}"
    per = "" if material.per is Per.COURSE else f" per {material.per}"
    return f"{material.name} x {material.count}{per}"
