"""An Office file opened with the bounds that templates are opened with; of its links nothing is ever fetched."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from coursekit.importers.original import CannotImport
from coursekit.value import Mutable
from coursekit.write.ooxml.archive import Files, PackageError, read_files
from coursekit.write.ooxml.package import Relationship
from coursekit.write.ooxml.reading import parse, relationships_of

_HELP = "open it in the program that made it, and save it anew"
_PROGRAMS = {"word": "Word", "ppt": "PowerPoint", "xl": "Excel"}
_IMAGES = ("png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "emf", "wmf", "svg", "webp")


class Opened(Mutable):
    """The parts of a file; `main` is the one that it is about."""

    files: Files
    main: str

    def root(self, part: str) -> etree._Element | None:
        """None when there is no such part. Raises CannotImport."""
        if part not in self.files:
            return None
        try:
            return parse(self.files[part])
        except PackageError as error:
            raise CannotImport(f"the file {error.message}", error.help) from error

    def related(self, part: str) -> dict[str, Relationship]:
        """By id. Raises CannotImport."""
        try:
            return {found.id: found for found in relationships_of(self.files, part)}
        except PackageError as error:
            raise CannotImport(f"the file {error.message}", error.help) from error

    def first(self, part: str, kind: str) -> str:
        """The part to which one has a relationship of a kind; empty when there is none."""
        return next(self.all(part, kind), "")

    def all(self, part: str, kind: str) -> Iterator[str]:
        found = self.related(part).values()
        return (r.target for r in found if last_step(r.kind) == kind and not r.external and r.target in self.files)

    def picture(self, part: str, id: str) -> tuple[str, bytes] | None:
        """Its name and bytes, unless it is a link to elsewhere or no picture."""
        found = self.related(part).get(id)
        if found is None or found.external or found.target not in self.files:
            return None
        name = found.target.rpartition("/")[2]
        return (name, self.files[found.target]) if name.rpartition(".")[2].lower() in _IMAGES else None


def open_package(data: bytes, folder: str) -> Opened:
    """`folder` is where the program keeps its parts: word, ppt, xl. Raises CannotImport."""
    try:
        files = read_files(data)
        targets = (r for r in relationships_of(files, "") if last_step(r.kind) == "officeDocument")
        main = next((r.target for r in targets if r.target in files), "")
    except PackageError as error:
        raise CannotImport(f"the file {error.message}", error.help) from error
    if not main:
        raise CannotImport("the file is a ZIP file, but no Office file", _HELP)
    found = main.partition("/")[0]
    if found != folder and found in _PROGRAMS:
        message = f"the file is of {_PROGRAMS[found]}, not of {_PROGRAMS[folder]}"
        raise CannotImport(message, "name it as what it is: .docx, .pptx or .xlsx")
    return Opened(files, main)


def last_step(kind: str) -> str:
    """Strict files name relationships by other addresses than transitional ones."""
    return kind.rpartition("/")[2]


def local(node: etree._Element) -> str:
    """The name of an element without its namespace: strict files have others than transitional ones."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def value(node: etree._Element | None, name: str = "val") -> str:
    """An attribute by its name without namespace; empty when it is not there."""
    if node is None:
        return ""
    return next((str(v) for key, v in node.attrib.items() if str(key).rpartition("}")[2] == name), "")


def child(node: etree._Element | None, *path: str) -> etree._Element | None:
    """Down a path of names without namespace, the first of each."""
    for name in path:
        if node is None:
            return None
        node = next((one for one in node if local(one) == name), None)
    return node


def number(text: str, otherwise: int = 0) -> int:
    """A whole number of an attribute, which may hold anything."""
    try:
        return int(text[:12])
    except ValueError:
        return otherwise
