"""Speaker notes: the clock line, then each cue's label in bold and its script, lists as lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coursekit.content import Paragraph, Strong, Text
from coursekit.documents.cue import Cue, CueKind
from coursekit.measure.lines import Line, lines_of
from coursekit.write.ooxml.package import XML_DECLARATION
from coursekit.write.pptx.draft import Draft
from coursekit.write.pptx.namespaces import ROOT
from coursekit.write.pptx.paragraphs import Setting, paragraphs
from coursekit.write.pptx.shapes import TREE_HEAD
from coursekit.write.pptx.template import NotesPlaces

_SETTING = Setting(own_bullets=True)
_NUMBER_FIELD = "{5D0A6E3C-4B2F-4C8E-8F1A-9E7B6C5D4A32}"


def notes_xml(draft: Draft, cues: Sequence[Cue], number: int, places: NotesPlaces) -> str:
    return (
        f"{XML_DECLARATION}<p:notes {ROOT}><p:cSld><p:spTree>{TREE_HEAD}"
        f"{_image(draft, places)}{_script(draft, cues, places)}{_number(draft, number, places)}"
        "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )


def cue_lines(cues: Sequence[Cue]) -> Iterator[Line]:
    for cue in cues:
        if cue.kind is CueKind.CLOCK:
            yield _clock_line(cue)
            continue
        if cue.label:
            yield Line((Text(cue.label),), bold=True)
        yield from lines_of(cue.blocks)


def _clock_line(cue: Cue) -> Line:
    """Label and times in one line."""
    words = [block.content for block in cue.blocks if isinstance(block, Paragraph)]
    label = (Strong((Text(cue.label),)), Text("  ")) if cue.label else ()
    return Line((*label, *(inline for content in words for inline in content)))


def _image(draft: Draft, places: NotesPlaces) -> str:
    if places.image is None:
        return ""
    id = draft.next_id()
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="Slide Image {id}"/>'
        '<p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="sldImg" idx="{places.image}"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
    )


def _script(draft: Draft, cues: Sequence[Cue], places: NotesPlaces) -> str:
    id = draft.next_id()
    index = "" if places.body is None else f' idx="{places.body}"'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="Notes {id}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="body"{index}/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>'
        f"{paragraphs(draft, cue_lines(cues), _SETTING)}</p:txBody></p:sp>"
    )


def _number(draft: Draft, number: int, places: NotesPlaces) -> str:
    if places.number is None:
        return ""
    id = draft.next_id()
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="Slide Number {id}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="sldNum" idx="{places.number}"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>'
        f'<a:lstStyle/><a:p><a:fld id="{_NUMBER_FIELD}" type="slidenum"><a:rPr {draft.voice.languages}/>'
        f"<a:t>{number}</a:t></a:fld></a:p></p:txBody></p:sp>"
    )
