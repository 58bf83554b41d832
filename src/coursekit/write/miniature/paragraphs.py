"""Paragraphs as they are set, apart from their words: those of a deck have few forms, and each is read once."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from coursekit.value import Mutable, Value, field
from coursekit.write.miniature.colours import A
from coursekit.write.miniature.cutting import CUT
from coursekit.write.miniature.parts import parse
from coursekit.write.miniature.primitives import Face
from coursekit.write.miniature.styles import LEVELS, Level, Reading
from coursekit.write.pptx.namespaces import DRAWING, RELATIONSHIP

# The pitch of fonts as a share of their size: of YaHei and its like, and of Arial.
_EAST_ASIAN_EM, _LATIN_EM = 1.32, 1.17
# Words in which a parser of XML would change nothing; others are left where they stand.
_WORDS = re.compile("<a:t>([^<&\r]+)</a:t>")
_WITHOUT_WORDS = f'<a:t {CUT}="1"/>'
_HEAD, _END = f'<a:p xmlns:a="{DRAWING}" xmlns:r="{RELATIONSHIP}">', "</a:p>"
_PROPERTIES, _RUN, _FIELD, _BREAK = f"{A}pPr", f"{A}r", f"{A}fld", f"{A}br"
_RUN_PROPERTIES, _TEXT = f"{A}rPr", f"{A}t"


class Run(Value):
    """`words` None: those that were cut out."""

    words: str | None
    face: Face


class Form(Value):
    """A paragraph without its words. `depth` is that of its level; `pitch` that of its lines, `before` the space above it
    unless it is the first, in points. `marked` is how its mark looks."""

    depth: int
    level: Level
    runs: tuple[Run, ...]
    pitch: float
    before: float
    marked: Face

    def filled(self, words: Sequence[str]) -> list[tuple[str, Face]]:
        """Its runs with the words that were cut out of them."""
        rest = iter(words)
        return [(next(rest) if run.words is None else run.words, run.face) for run in self.runs]


class Paragraphs(Mutable):
    """Reads the paragraphs of slides with one theme. `east_asian`: lines are set as in Chinese."""

    reading: Reading
    east_asian: bool
    _forms: dict[tuple[tuple[Level, ...], tuple[str, ...]], Form] = field(default_factory=dict)

    def read(self, content: str, levels: tuple[Level, ...]) -> tuple[Form, Sequence[str]]:
        """What stands in an a:p of a slide, as text: its form, and the words that belong there."""
        pieces = _WORDS.split(content)
        words = pieces[1::2]
        key = levels, tuple(pieces[::2])
        form = self._forms.get(key)
        if form is None:
            form = self.form(parse(f"{_HEAD}{_WITHOUT_WORDS.join(pieces[::2])}{_END}"), levels)
            # One that has words of its own does not come again.
            if all(run.words in (None, _LINE_END) for run in form.runs):
                self._forms[key] = form
        return form, words

    def form(self, paragraph: etree._Element, levels: tuple[Level, ...]) -> Form:
        """That of an a:p; an a:br is a line end."""
        depth, level = 0, levels[0]
        runs: list[Run] = []
        for child in paragraph:
            kind = child.tag
            if kind in (_RUN, _FIELD):
                run = self._run(child, level.face)
                runs += [run] if run.words != "" else []
            elif kind == _BREAK:
                runs.append(Run(_LINE_END, runs[-1].face if runs else level.face))
            elif kind == _PROPERTIES:
                depth = min(int(child.get("lvl", "0")), LEVELS - 1)
                level = self.reading.level(levels[depth], child)
        size = max((run.face.size for run in runs), default=level.face.size)
        pitch = level.pitch_pt or size * level.pitch * (_EAST_ASIAN_EM if self.east_asian else _LATIN_EM)
        before = level.before_pt + level.before * size + level.after_pt
        return Form(depth, level, tuple(runs), pitch, before, _marked(level, runs[0].face if runs else level.face))

    def _run(self, run: etree._Element, face: Face) -> Run:
        words: str | None = ""
        for child in run:
            if child.tag == _TEXT:
                words = None if child.get(CUT) else child.text or ""
            elif child.tag == _RUN_PROPERTIES:
                face = self.reading.face(face, child)
        return Run(words, face)


_LINE_END = "\n"


def _marked(level: Level, face: Face) -> Face:
    """A mark is as heavy as the text before which it stands, but never underlined."""
    return Face(face.size, face.bold, False, False, level.mark_colour or face.colour, face.latin, face.east_asian)
