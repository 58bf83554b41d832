"""Modules as they were parsed when their files were last read: what their text says is found out once."""

from __future__ import annotations

from coursekit.diagnostic import Diagnostic, Report
from coursekit.pipeline.cache import Store
from coursekit.pipeline.fingerprint import fingerprint, tool_fingerprint
from coursekit.read.module import parse_module
from coursekit.source.markdown import MarkdownFile
from coursekit.source.text import SourceText
from coursekit.value import Value, as_bytes, from_bytes


class _Parsed(Value):
    """A file, and what is wrong with its form."""

    file: MarkdownFile
    found: tuple[Diagnostic, ...]


class ParsedFiles:
    """Parses as `parse_module` does, and says the same. What was parsed anew is kept when `keep` is called: a course with
    mistakes leaves nothing behind where nothing was built yet."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._new: dict[str, bytes] = {}

    def parse(self, source: SourceText, report: Report) -> MarkdownFile:
        key = fingerprint("parsed", source, tool_fingerprint())
        data = self._store.get(key)
        parsed = from_bytes(data, _Parsed) if data is not None else None
        if parsed is None:
            own = Report()
            parsed = _Parsed(parse_module(source, own), own.sorted())
            self._new[key] = as_bytes(parsed)
        report.add(parsed.found)
        return parsed.file

    def keep(self) -> None:
        for key, data in self._new.items():
            self._store.put(key, data)
        self._new.clear()
