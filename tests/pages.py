"""PDFs, read by others than those that wrote them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
import pypdfium2


def lines_of_pages(pdf: bytes) -> list[list[str]]:
    """The lines of text of each page."""
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_range().splitlines() for page in document]


def text_of_pages(pdf: bytes) -> str:
    return "\n".join(line for lines in lines_of_pages(pdf) for line in lines)


@dataclass(frozen=True, slots=True)
class Tag:
    """An element of a PDF's structure: its role, its own alternative text, and the elements in it."""

    role: str
    alt: str
    inner: tuple[Tag, ...]

    def all(self) -> Iterator[Tag]:
        yield self
        for tag in self.inner:
            yield from tag.all()


def tags_of(pdf: bytes) -> Tag:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return _tag(opened.Root.StructTreeRoot)


def _tag(element: pikepdf.Object) -> Tag:
    inner = element.get("/K", pikepdf.Array())
    kids = list(inner) if isinstance(inner, pikepdf.Array) else [inner]
    elements = [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and ("/S" in kid)]
    return Tag(str(element.get("/S", "")), str(element.get("/Alt", "")), tuple(map(_tag, elements)))


def bookmarks_of(pdf: bytes) -> list[tuple[int, str]]:
    """Depth and title of each, in order."""
    with pikepdf.open(io.BytesIO(pdf)) as opened, opened.open_outline() as outline:
        return list(_bookmarks(outline.root, 1))


def _bookmarks(items: list[pikepdf.OutlineItem], depth: int) -> Iterator[tuple[int, str]]:
    for item in items:
        yield depth, item.title
        yield from _bookmarks(item.children, depth + 1)


def everything_in_pdf(pdf: bytes) -> str:
    """Its text, and every string and stream in it, metadata and alternative texts too."""
    found = [text_of_pages(pdf)]
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for value in opened.objects:
            if isinstance(value, pikepdf.Stream):
                found.append(_decoded(value))
            found.extend(_strings(value, 0))
        found.extend(_strings(opened.trailer, 0))
    return "\n".join(found)


def _decoded(stream: pikepdf.Stream) -> str:
    try:
        data = stream.read_bytes()
    except pikepdf.PdfError:
        data = stream.read_raw_bytes()
    return data.decode("utf-8", "replace") + re.sub(rb"\x00", b"", data).decode("latin-1")


def _strings(value: pikepdf.Object, depth: int) -> Iterator[str]:
    """Those of an object itself: what it refers to is an object of its own."""
    if isinstance(value, pikepdf.String):
        yield str(value)
    elif depth < 20 and isinstance(value, pikepdf.Dictionary | pikepdf.Stream | pikepdf.Array):
        inner = value if isinstance(value, pikepdf.Array) else [value[key] for key in list(value)]
        for one in inner:
            if isinstance(one, pikepdf.Object) and not one.is_indirect:
                yield from _strings(one, depth + 1)
