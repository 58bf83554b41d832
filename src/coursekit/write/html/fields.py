"""What is typed into and ticked. Each field has a name for who cannot see it, and a twin that is printed.

The twin (`typed`) holds the same text: it makes its field grow, and stands for it on paper, where a field would cut its
text off. The page's script fills it.
"""

from __future__ import annotations

from markupsafe import Markup

from coursekit.content import GapWidth
from coursekit.write.html.draft import Draft, Field
from coursekit.write.html.element import element

_TWIN = element("span", class_="typed", aria_hidden="true")


def gap(draft: Draft, width: GapWidth, number: int) -> Markup:
    field = draft.next_field()
    name = draft.word("gap", n=number) if number else draft.word("answer")
    mark = element("sup", str(number), aria_hidden="true") if number else ""
    return element("span", _line(field, aria_label=name), mark, class_=f"gap {width}")


def line_field(draft: Draft, label: str, *, autocomplete: str = "off") -> Markup:
    """A label and a line to write on."""
    field = draft.next_field()
    name = element("label", label, for_=field.id)
    return element("div", name, _line(field, autocomplete=autocomplete), class_="line")


def _line(field: Field, *, autocomplete: str = "off", aria_label: str | None = None) -> Markup:
    typed = element(
        "input", type="text", id=field.id, data_key=field.key, aria_label=aria_label, autocomplete=autocomplete
    )
    return element("span", typed, _TWIN, class_="grow")


def answer(draft: Draft, lines: int, named_by: str) -> Markup:
    """Ruled lines to write on."""
    return element("div", _area(draft, lines, aria_labelledby=named_by), class_="answer")


def cell_field(draft: Draft, name: str) -> Markup:
    """An empty cell of a table."""
    return _area(draft, 1, aria_label=name)


def _area(draft: Draft, lines: int, **name: str) -> Markup:
    field = draft.next_field()
    typed = element("textarea", id=field.id, data_key=field.key, rows=lines, **name)
    return element("span", typed, _TWIN, class_="grow")


def tick(draft: Draft, words: Markup, *, mark: str = "", own_controls: bool) -> Markup:
    """A box to tick before words; where they hold something to type into, they only name it."""
    field = draft.next_field()
    letter = element("span", mark, class_="letter") if mark else ""
    if not own_controls:
        box = element("input", type="checkbox", id=field.id, data_key=field.key)
        return element("label", box, letter, " ", element("span", words), class_="tick")
    name = f"{field.id}-name"
    box = element("input", type="checkbox", id=field.id, data_key=field.key, aria_labelledby=name)
    return element("div", box, letter, " ", element("span", words, id=name), class_="tick")
