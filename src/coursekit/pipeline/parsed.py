"""Modules and pictures as they were read when their files were last seen: what their bytes say is found out once."""

from __future__ import annotations

from coursekit.content import Image, Name
from coursekit.diagnostic import Diagnostic, Report
from coursekit.limits import DRAWN_SIDE
from coursekit.pipeline.cache import Store
from coursekit.pipeline.fingerprint import fingerprint, tool_fingerprint
from coursekit.read.reader import FileReader
from coursekit.source.markdown import MarkdownFile
from coursekit.source.text import SourceText
from coursekit.value import Value, as_bytes, from_bytes, replace


class _Parsed(Value):
    """A file, and what is wrong with its form."""

    file: MarkdownFile
    found: tuple[Diagnostic, ...]


class KeptFiles(FileReader):
    """Reads as a `FileReader` does, and says the same. What was read anew is kept when `keep` is called: a course with
    mistakes leaves nothing behind where nothing was built yet."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._parsed: dict[str, bytes] = {}
        self._pictures: dict[str, Image] = {}

    def parse(self, source: SourceText, report: Report) -> MarkdownFile:
        key = fingerprint("parsed", source, tool_fingerprint())
        data = self._store.get(key)
        parsed = from_bytes(data, _Parsed) if data is not None else None
        if parsed is None:
            own = Report()
            parsed = _Parsed(super().parse(source, own), own.sorted())
            self._parsed[key] = as_bytes(parsed)
        report.add(parsed.found)
        return parsed.file

    def picture(self, name: Name, data: bytes, report: Report) -> Image | None:
        """One that is broken is looked at again: it says where it is named."""
        key = fingerprint("picture", data, tool_fingerprint())
        kept = self._store.get(key)
        image = from_bytes(kept, Image) if kept is not None else None
        if image is None or not 0 < min(image.width, image.height) <= max(image.width, image.height) <= DRAWN_SIDE:
            image = super().picture(name, data, report)
            if image is None:
                return None
            self._pictures[key] = image
        return replace(image, name=name.text)

    def keep(self) -> None:
        for key, data in self._parsed.items():
            self._store.put(key, data)
        # The bytes of a picture are held by its course too: written out here they are there twice, one picture at a time.
        for key, image in self._pictures.items():
            self._store.put(key, as_bytes(image))
        self._parsed, self._pictures = {}, {}
