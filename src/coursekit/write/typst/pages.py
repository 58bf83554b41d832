"""Data and a template into a PDF: tagged, archivable, the same bytes every time."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import Any

import typst

from coursekit.documents.look import Look
from coursekit.value import Value, as_data
from coursekit.write.apart import run_apart
from coursekit.write.fonts import FontSet, families_for, fonts_for, fonts_of_language, monospace, search_of

# ISO 14289-1 and ISO 19005-2 at level A: tagged, every character with its meaning, all fonts in the file.
_STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-2a"]
_MAIN = "main.typ"
# Calls of typst.compile until what it keeps of one is given up (comemo::evict).
_KEPT_FOR = 10
_LIGHTER = "coursekit.write.typst.lighter"

Data = Mapping[str, Any]
"""What a template reads by json(): strings, numbers, lists and mappings of them."""


class Pages(Value):
    """A template, the data it reads by json() from the file `name`, and the pictures it shows and templates it imports, by
    name. They may not claim standards when they are put together with others that cannot."""

    template: str
    name: str
    data: Data
    files: Mapping[str, bytes]
    may_claim: bool = True

    def write_out(self, folder: Path) -> Path:
        """All as files, for Typst takes pictures from files only. Returns the one to compile."""
        main = folder / _MAIN
        for name, content in self.files.items():
            (folder / name).write_bytes(content)
        (folder / self.name).write_text(json.dumps(self.data), "ascii")
        main.write_text(self.template, "utf-8", newline="")
        return main


def set_pages(pages: Pages, look: Look) -> bytes:
    """The PDF of pages.

    Data never become code: no text of an author is read by Typst as its own. The PDF claims the standards that Typst
    has checked; one with a character that no font has cannot (`glyph-missing` was said): it is tagged all the same.
    """
    return laid_ready(pages, look)()


def laid_ready(pages: Pages, look: Look) -> Callable[[], bytes]:
    """Makes the PDF of pages, outside the interpreter but for little: all files that Typst reads are there."""
    draw = _ready(pages, look)
    return lambda: _lightened(draw(), pages)


def set_part(pages: Pages, look: Look) -> bytes:
    """The PDF of pages that are put together with others: what makes all of them lighter is done then."""
    pdf = _ready(pages, look)()
    from coursekit.write.typst.lighter import has_few_colours

    return _lightened(pdf, pages) if any(map(has_few_colours, pages.files.values())) else pdf


def forget(look: Look) -> None:
    """What Typst laid out is kept until so many more documents are set, in case they have the same: some MB a page."""
    for _ in range(_KEPT_FOR + 1):
        typst.compile(b"", font_paths=fonts_for(look).search)


def _lightened(pdf: bytes, pages: Pages) -> bytes:
    from coursekit.write.typst.lighter import lighten

    return lighten(pdf, pages.files.values())


def _ready(pages: Pages, look: Look) -> Callable[[], bytes]:
    fonts = fonts_for(look)
    folder = tempfile.TemporaryDirectory(prefix="coursekit-pages-")
    main = pages.write_out(Path(folder.name))
    own = [name for name in look.own_code if name in pages.files and name.endswith(".typ")]
    size = (main.parent / pages.name).stat().st_size

    def drawn() -> bytes:
        with folder:
            # While Typst works, what makes its pages lighter is loaded.
            Thread(target=import_module, args=(_LIGHTER,)).start()
            if own:
                return run_apart(look, own[0], size, draw, main, fonts.folder)
            return _draw(main, fonts.search, _STANDARDS if pages.may_claim else [])

    return drawn


def draw(main: Path, fonts: str | None) -> bytes:
    """The PDF of a file, whose folder has all that it may read, with the fonts of another. Raises TypstError."""
    return _draw(main, search_of(fonts), _STANDARDS)


def _draw(main: Path, fonts: typst.Fonts, standards: list[typst.PDFStandard]) -> bytes:
    try:
        return _compile(main, fonts, standards)
    except typst.TypstError:
        return _compile(main, fonts, [])


def _compile(main: Path, fonts: typst.Fonts, standards: list[typst.PDFStandard]) -> bytes:
    return typst.compile(main, root=main.parent, font_paths=fonts, pdf_standards=standards, timestamp=0)


def look_data(look: Look, language: str) -> Data:
    """Colours by role, families by use, and the paper."""
    fonts = fonts_for(look)
    names = fonts_of_language(look, language)
    body = _families(fonts, look, language, names.body_latin, names.body_east_asian)
    heading = _families(fonts, look, language, names.heading_latin, names.heading_east_asian)
    code = monospace(fonts)
    return {
        "palette": {role: f"#{colour}" for role, colour in as_data(look.palette).items()},
        "fonts": {"body": body, "heading": heading, "code": [code, *body[1:]] if code else body},
        "paper": look.paper,
    }


def _families(fonts: FontSet, look: Look, language: str, latin: str, east_asian: str) -> list[Any]:
    """In the order Typst tries them. In Chinese, the Chinese font has the quotes and dashes that both have."""
    first, second = fonts.stand_in(latin, "en"), fonts.stand_in(east_asian, language)
    rest = [name for name in families_for(fonts, look, language) if name not in (first, second)]
    covers: Any = {"name": first, "covers": "latin-in-cjk"} if first and language.startswith("zh") else first
    return [name for name in (covers, second, *rest) if name]


def language_data(language: str) -> Data:
    """As Typst names a language: zh-TW is zh in the region tw."""
    code, _, region = language.lower().partition("-")
    return {"language": code, "region": region or None}
