"""Before pages are drawn: are there fonts for the language, and has one of them every character?"""

from __future__ import annotations

from collections.abc import Iterable

from coursekit.diagnostic import Report, Span, warning_rule
from coursekit.documents.booklet import Booklet
from coursekit.documents.look import Look
from coursekit.model.plan import Plan
from coursekit.pipeline.bench import SHOW_SLIDES
from coursekit.pipeline.products import Documents
from coursekit.read.library import Library
from coursekit.write import BOOKLET_FORMATS, DECK_FORMATS, lacking_characters, lacking_families

FONT_MISSING = warning_rule(
    "font-missing",
    """PDFs and the slide handout are drawn with the fonts of this machine, and there is none for the course's language.
No PDF of the edition is written; all other files are. Where PDFs were asked for by name, the build fails. Install a font
that has the language's characters, or put one into the look's folder fonts/: then it is the same on every machine. A variable
font does not serve: it would be drawn in its thinnest weight.""",
)
GLYPH_MISSING = warning_rule(
    "glyph-missing",
    """A character has no glyph in any font that PDFs are drawn with, so that a box, or nothing, would stand in its place.
Write another character, install a font that has it, or put one into the look's folder fonts/.""",
)


def check_fonts(
    plan: Plan,
    documents: Documents,
    look: Look,
    products: Iterable[str],
    library: Library,
    report: Report,
) -> bool:
    """Whether pages of the products can be drawn. Reports `font-missing`, `glyph-missing`."""
    return check_characters(plan, _printed(documents, look, frozenset(products)), look, library, report)


def check_characters(plan: Plan, words: str, look: Look, library: Library, report: Report) -> bool:
    """The same of any words in the course's language that are to be printed."""
    language = plan.course.language
    missing = lacking_families(look, language)
    if missing:
        families = ", ".join(missing)
        report(
            FONT_MISSING, plan.course.id.span, f"no font here for “{language}” text: neither {families} nor one of its kind",
            help=f"install {_ADVICE.get(language, _ANY_ADVICE)}, or put a .ttf or .otf into the look's fonts/",
        )  # fmt: skip
        return False
    for character in lacking_characters(look, language, words):
        report(
            GLYPH_MISSING, _first_place(library, character) or plan.course.id.span,
            f"no font here has “{character}” (U+{ord(character):04X})",
            help="write another character, install a font that has it, or put one into the look's fonts/",
        )  # fmt: skip
    return True


_ADVICE = {"zh-CN": "Noto Sans CJK SC (fonts-noto-cjk)", "zh-TW": "Noto Sans CJK TC (fonts-noto-cjk)"}
_ANY_ADVICE = "Liberation Sans (fonts-liberation)"


def _printed(documents: Documents, look: Look, products: frozenset[str]) -> str:
    """All that the products say; a document that none of them needs is not composed."""
    booklets = [booklet for product in sorted(products) if (booklet := _booklet(documents, product)) is not None]
    texts = [BOOKLET_FORMATS["txt"](booklet, look) for booklet in booklets]
    if products & SHOW_SLIDES:
        texts.append(DECK_FORMATS["txt"](documents.deck, look))
    return b"\n".join(texts).decode()


def _booklet(documents: Documents, product: str) -> Booklet | None:
    match product:
        case "guide":
            return documents.guide
        case "handout":
            return documents.handout
        case "key":
            return documents.key
        case "exercises":
            return documents.exercises
        case "solutions":
            return documents.solutions
        case _:
            return None


def _first_place(library: Library, character: str) -> Span | None:
    """Where it is first written, by file, line and column; None when it is written as an escape."""
    for path, lines in sorted(library.all_lines().items()):
        for number, line in enumerate(lines, start=1):
            if (column := line.find(character) + 1) > 0:
                return Span(path, number, column, number, column + 1)
    return None
