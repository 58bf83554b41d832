"""How each kind of cue is told from the others at a glance, in colour and in black and white, in every format."""

from __future__ import annotations

from collections.abc import Mapping

from coursekit.documents.cue import CueKind
from coursekit.value import Value


class CueStyle(Value):
    """`colour` is a role of the palette, for sign, label and bar. `sign` is one character that Arial and whatever
    stands in for it have (Windows Glyph List 4). `bar` and `bar_pt` are the line beside the words: single, double,
    dotted or dashed, and how thick."""

    colour: str
    sign: str
    bar: str
    bar_pt: float


CUE_STYLES: Mapping[CueKind, CueStyle] = {
    CueKind.CLOCK: CueStyle("muted", "○", "single", 0.75),
    CueKind.SAY: CueStyle("accent", "●", "single", 3),
    CueKind.DO: CueStyle("second", "►", "single", 3),
    CueKind.ASK: CueStyle("positive", "?", "double", 1.5),
    CueKind.ANSWER: CueStyle("positive", "√", "dotted", 2.25),
    CueKind.SHOW: CueStyle("muted", "■", "single", 1.5),
    CueKind.DEBRIEF: CueStyle("accent", "◊", "double", 1.5),
    CueKind.TRANSITION: CueStyle("muted", "→", "dashed", 1.5),
    CueKind.DIFFICULTIES: CueStyle("warning", "!", "dashed", 2.25),
    CueKind.LATE: CueStyle("warning", "▼", "dotted", 2.25),
    CueKind.EARLY: CueStyle("muted", "▲", "dotted", 2.25),
}
