"""Parts of a PDF put into the one that joins them: their pages, and the tags of these (ISO 32000-1, 14.7)."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pikepdf

from coursekit.value import Value

_FRAME = "/Frame"

_Object = Any
"""An object of a PDF."""


class Mark(Value):
    """Where a name leads: the page, from 0, and a place on it, in points from the left and from the foot."""

    page: int
    x: float
    y: float


def marks_of(pdf: pikepdf.Pdf) -> dict[str, Mark]:
    """By name."""
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    return {
        name: Mark(numbers[target[0].objgen], float(target[2]), float(target[3])) for name, target in _named_places(pdf)
    }


def claims_standards(pdf: pikepdf.Pdf) -> bool:
    """Whether it says of itself that it is PDF/UA (ISO 14289-1, 5)."""
    return b"pdfuaid:part" in pdf.Root.Metadata.read_bytes()


def join(frame: pikepdf.Pdf, parts: Sequence[pikepdf.Pdf], first: int, marks: Sequence[Sequence[Mark]]) -> bytes:
    """`frame` has `first` pages of its own, then one for each that is in a part, and what is on this is put upon it. A part has
    empty pages for those before it. The headings that the frame has on such a page are where the page's `marks` say."""
    frames = [page.obj for page in frame.pages[first:]]
    _drop_empty_tags(_document(frame))
    for number, part in enumerate(parts):
        _own_ids(part, f"{number + 1}.")
        start = len(frame.pages)
        for added in part.pages[first:]:
            frame.pages.append(added)
        _add_tags(frame, frame.copy_foreign(part.Root.StructTreeRoot), frame.pages[start:])
        first = len(part.pages)
    pages = [page.obj for page in frame.pages[-len(frames) :]]
    for under, page in zip(frames, pages, strict=True):
        _put_under(frame, page, under)
    _lead_elsewhere(frame, {old.objgen: (new, on_page) for old, new, on_page in zip(frames, pages, marks, strict=True)})
    del frame.pages[-2 * len(frames) : -len(frames)]
    out = io.BytesIO()
    frame.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


# ---------------------------------------------------------------- pages


def _put_under(pdf: pikepdf.Pdf, page: _Object, under: _Object) -> None:
    """What one page shows, below what another does: as a picture, which has fonts and colours of its own."""
    form = pdf.make_stream(
        b"".join(stream.read_bytes() for stream in _streams(under)),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Form,
        BBox=under.MediaBox,
        Resources=under.Resources,
    )
    resources = pikepdf.Dictionary(page.Resources)
    resources.XObject = pikepdf.Dictionary({**_entries(resources, "/XObject"), _FRAME: form})
    page.Resources = resources
    page.Contents = pikepdf.Array([pdf.make_stream(b"q %s Do Q\n" % _FRAME.encode()), *_streams(page)])


def _streams(page: _Object) -> list[_Object]:
    contents = page.get("/Contents", pikepdf.Array())
    return list(contents) if isinstance(contents, pikepdf.Array) else [contents]


def _entries(owner: _Object, name: str) -> dict[str, _Object]:
    """Of a dictionary in another, if there is one."""
    return dict(owner[name].items()) if name in owner else {}


def _lead_elsewhere(pdf: pikepdf.Pdf, pages: dict[tuple[int, int], tuple[_Object, Sequence[Mark]]]) -> None:
    """What led to a heading of the frame leads to that of the part."""
    for target in _places(pdf):
        if target[0].objgen in pages:
            page, marks = pages[target[0].objgen]
            mark = marks[_place_on_page(page, target)]
            target[0], target[2], target[3] = page, mark.x, mark.y


# Where booklet.typ puts the headings on a page: the first so far below its top, each so far below the one before.
_FIRST_PT, _STEP_PT = 20, 2
# A destination is so far above what it leads to (typst-pdf).
_ABOVE_PT = 10


def _place_on_page(page: _Object, target: _Object) -> int:
    below_top = float(page.MediaBox[3]) - float(target[3])
    return round((below_top + _ABOVE_PT - _FIRST_PT) / _STEP_PT)


def _places(pdf: pikepdf.Pdf) -> Iterator[_Object]:
    """The explicit destinations of names, bookmarks and links (12.3.2.2)."""
    yield from (target for _, target in _named_places(pdf))
    links = (link for page in pdf.pages for link in page.obj.get("/Annots", ()))
    for one in (*_bookmarks(pdf.Root.get("/Outlines")), *links):
        if isinstance(target := one.get("/Dest"), pikepdf.Array):
            yield target


def _named_places(pdf: pikepdf.Pdf) -> Iterator[tuple[str, _Object]]:
    names = _entries(pdf.Root, "/Names").get("/Dests", pikepdf.Dictionary())
    return ((str(name), target) for name, target in _pairs(names, "/Names"))


def _bookmarks(parent: _Object | None) -> Iterator[_Object]:
    one = parent.get("/First") if parent is not None else None
    while one is not None:
        yield one
        yield from _bookmarks(one)
        one = one.get("/Next")


# ---------------------------------------------------------------- tags


def _document(pdf: pikepdf.Pdf) -> _Object:
    (document,) = _kids(pdf.Root.StructTreeRoot)
    return document


def _drop_empty_tags(document: _Object) -> None:
    """Those of headings that nobody sees."""
    document.K = pikepdf.Array(kid for kid in document.K if _kids(kid))


def _add_tags(pdf: pikepdf.Pdf, tree: _Object, pages: Iterable[pikepdf.Page]) -> None:
    """`tree` is that of some of the pages, copied with them: its elements follow those there are. Pages and links know the
    place of their tags in the tree by numbers, which go on as well."""
    own, document = pdf.Root.StructTreeRoot, _document(pdf)
    (added,) = _kids(tree)
    for kid in _kids(added):
        kid.P = document
        document.K.append(kid)
    start = int(own.ParentTreeNextKey)
    for page in pages:
        for one, name in (
            (page.obj, "/StructParents"),
            *((link, "/StructParent") for link in page.obj.get("/Annots", ())),
        ):
            if name in one:
                one[name] = start + int(one[name])
    for number, elements in _pairs(tree.ParentTree, "/Nums"):
        own.ParentTree.Nums.append(start + int(number))
        own.ParentTree.Nums.append(elements)
    own.ParentTreeNextKey = start + int(tree.ParentTreeNextKey)
    if "/IDTree" in tree:
        named = [*_pairs(own.IDTree, "/Names")] if "/IDTree" in own else []
        named += _pairs(tree.IDTree, "/Names")
        pairs = (one for pair in sorted(named, key=lambda pair: bytes(pair[0])) for one in pair)
        own.IDTree = pikepdf.Dictionary(Names=pikepdf.Array(pairs))


def _own_ids(pdf: pikepdf.Pdf, prefix: str) -> None:
    """Cells name those that are their headers, and names are given out anew in every part."""
    tree = pdf.Root.StructTreeRoot
    if "/IDTree" not in tree:
        return
    for table in {_table_of(cell).objgen: _table_of(cell) for _, cell in _pairs(tree.IDTree, "/Names")}.values():
        for cell in _cells(table):
            if "/ID" in cell:
                cell.ID = pikepdf.String(prefix + str(cell.ID))
            for attributes in cell.get("/A", ()):
                if "/Headers" in attributes:
                    attributes.Headers = pikepdf.Array(
                        pikepdf.String(prefix + str(name)) for name in attributes.Headers
                    )
    renamed = (
        one for name, cell in _pairs(tree.IDTree, "/Names") for one in (pikepdf.String(prefix + str(name)), cell)
    )
    tree.IDTree = pikepdf.Dictionary(Names=pikepdf.Array(renamed))


def _table_of(cell: _Object) -> _Object:
    return cell if pikepdf.Name.Table == cell.S else _table_of(cell.P)


def _cells(element: _Object) -> Iterator[_Object]:
    for kid in _kids(element):
        if kid.S in (pikepdf.Name.TH, pikepdf.Name.TD):
            yield kid
        elif kid.S in (pikepdf.Name.THead, pikepdf.Name.TBody, pikepdf.Name.TR):
            yield from _cells(kid)


def _kids(element: _Object) -> list[_Object]:
    """Elements within an element: they may be in an array, or one by itself."""
    kids = element.get("/K", pikepdf.Array())
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _pairs(tree: _Object, name: str) -> Iterator[tuple[_Object, _Object]]:
    """Keys and values of a name tree or a number tree (7.9.6)."""
    entries = list(tree.get(name, ()))
    yield from zip(entries[::2], entries[1::2], strict=True)
    for kid in tree.get("/Kids", ()):
        yield from _pairs(kid, name)
