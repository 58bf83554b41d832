"""A slide while it is written: what a deck's texts have in common, and the ids and relationships given out."""

from __future__ import annotations

from collections.abc import Mapping

from coursekit.documents.look import Look, Palette, Typeface
from coursekit.value import Mutable, Value, field
from coursekit.write.ooxml.package import Relationship
from coursekit.write.ooxml.xml import attribute
from coursekit.write.pptx.attachments import Attachments
from coursekit.write.pptx.template import DeckTemplate

# Slots of the same colour: text wants the text slots, so these come first.
_SLOT_ORDER = ("tx1", "bg1", "tx2", "bg2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")


class Voice(Value, eq=False):
    """How every run of a deck is marked: its languages, and fonts where the theme's are for another language. A deck has one,
    by which is known what was written before in it.

    `body_marks` and `heading_marks` are the fonts for punctuation that is to look Chinese.
    `typeface` and `heading` are the families as such, to measure with. `colours` gives each role of the palette as an
    XML element: the theme's slot where the theme has that colour.
    """

    language: str
    languages: str
    body_fonts: str
    heading_fonts: str
    body_marks: str
    heading_marks: str
    typeface: Typeface
    heading: Typeface
    colours: Mapping[str, str]
    palette: Palette
    is_east_asian: bool


def make_voice(language: str, look: Look, template: DeckTemplate) -> Voice:
    typeface, heading_face = typefaces(language, look, template)
    body, heading = (typeface.latin, typeface.east_asian), (heading_face.latin, heading_face.east_asian)
    return Voice(
        language,
        _languages(language),
        _faces(body, template.fonts[2:]),
        _faces(heading, template.fonts[:2]),
        _mark_faces(body[1], template.fonts[3], "+mn-ea"),
        _mark_faces(heading[1], template.fonts[1], "+mj-ea"),
        typeface,
        heading_face,
        _colours(look.deck_palette, template.colours),
        look.deck_palette,
        typeface.is_east_asian,
    )


def typefaces(language: str, look: Look, template: DeckTemplate) -> tuple[Typeface, Typeface]:
    """Those of the body and of headings: the look's for the language, else the template's."""
    fonts, is_east_asian = look.fonts.get(language), language.startswith("zh")
    heading = (fonts.heading_latin, fonts.heading_east_asian) if fonts else template.fonts[:2]
    body = (fonts.body_latin, fonts.body_east_asian) if fonts else template.fonts[2:]
    return Typeface(*body, is_east_asian), Typeface(*heading, is_east_asian)


def _languages(language: str) -> str:
    """The attributes of a run: what is not Chinese in a Chinese deck is English, and the other way round."""
    spoken, other = ("en-US", "zh-CN") if language == "en" else (language, "en-US")
    return f'lang="{attribute(spoken)}" altLang="{other}"'


def _faces(wanted: tuple[str, ...], themed: tuple[str, ...]) -> str:
    if wanted == themed:
        return ""
    tags = zip(("latin", "ea"), wanted, themed, strict=True)
    return "".join(f'<a:{tag} typeface="{attribute(face)}"/>' for tag, face, theirs in tags if face and face != theirs)


def _mark_faces(wanted: str, themed: str, theme_name: str) -> str:
    """The East Asian family in both slots: PowerPoint takes shared punctuation from the Latin one."""
    face = attribute(theme_name if wanted == themed else wanted)
    return f'<a:latin typeface="{face}"/><a:ea typeface="{face}"/>'


def _colours(palette: Palette, slots: Mapping[str, str]) -> dict[str, str]:
    by_value = {slots[slot].upper(): slot for slot in reversed(_SLOT_ORDER) if slots.get(slot)}
    colours = {}
    for role in Palette.__struct_fields__:
        value: str = getattr(palette, role)
        slot = by_value.get(value.upper())
        colours[role] = f'<a:schemeClr val="{slot}"/>' if slot else f'<a:srgbClr val="{attribute(value)}"/>'
    return colours


class Draft(Mutable):
    """Shape ids and relationships of one slide; ids start at 2, since 1 is the shape tree.

    `attachments` are the deck's, `table_style` the id of its template's default style of tables.
    """

    voice: Voice
    attachments: Attachments
    table_style: str
    relationships: list[Relationship] = field(default_factory=list)
    _last_id: int = 1
    _links: dict[str, str] = field(default_factory=dict)

    def next_id(self) -> int:
        self._last_id += 1
        return self._last_id

    def relate(self, kind: str, target: str, *, external: bool = False) -> str:
        id = f"rId{len(self.relationships) + 1}"
        self.relationships.append(Relationship(id, kind, target, external))
        return id

    def link(self, url: str) -> str:
        """The relationship of an address; one address has one relationship."""
        if url not in self._links:
            self._links[url] = self.relate("hyperlink", url, external=True)
        return self._links[url]
