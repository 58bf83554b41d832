"""Files as originals, a module for each format."""

from __future__ import annotations

from collections.abc import Callable

from coursekit.importers.formats.text import read_text
from coursekit.importers.original import Original


def read_original(name: str, data: bytes, nearby: Callable[[str], bytes | None]) -> Original:
    return read_text(name, data)
