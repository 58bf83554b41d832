"""What a value, the program and its fonts are known by: the same on every machine, whatever made the value."""

from __future__ import annotations

import hashlib
import pickle
import sys
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from typing import Any

from coursekit import __version__
from coursekit.value import Value, fields_of

# What decides about the bytes of a product, beside our own code.
_LIBRARIES = (
    *(
        "budoux",
        "deflate",
        "fonttools",
        "icalendar",
        "jinja2",
        "lxml",
        "markdown-it-py",
        "numpy",
        "opencc",
        "pikepdf",
        "pillow",
    ),
    *("pypdfium2", "rpptx", "tzdata", "typst", "uharfbuzz", "uniseg", "xlsxwriter"),
)


def fingerprint(*values: object) -> str:
    """SHA-256 of the values as hexadecimal digits. They are made of `Value`s, enums, tuples, lists, mappings with
    an order, text, bytes, numbers, booleans and None: equal values have equal fingerprints in every process.

    Raises TypeError for a set, which has no order.
    """
    digest = _Digest()
    writer = _ValueWriter(digest)
    # No memo: whether two equal parts are one object makes no difference.
    writer.fast = True
    writer.dump(values)
    return digest.sha.hexdigest()


class _Digest:
    def __init__(self) -> None:
        self.sha = hashlib.sha256()

    def write(self, data: bytes) -> None:
        self.sha.update(data)


class _ValueWriter(pickle.Pickler):
    """Pickle is the quickest way there is to walk a value. Its output is hashed, never read."""

    def __init__(self, digest: _Digest) -> None:
        super().__init__(digest, protocol=5)

    def reducer_override(self, value: Any) -> Any:
        if isinstance(value, set | frozenset):
            raise TypeError("a set has no order to be known by")
        return (type(value), fields_of(value)) if isinstance(value, Value) else NotImplemented


@cache
def tool_fingerprint() -> str:
    """Of the program: its own files, the libraries that it writes with, and the version of Python."""
    code = [
        (path, data) for path, data in _files(resources.files("coursekit"), "") if not path.startswith("templates/")
    ]
    return fingerprint(versions(), sorted(code))


@cache
def versions() -> tuple[tuple[str, str], ...]:
    """Name and version of what decides about the bytes of a product."""
    python = ".".join(map(str, sys.version_info[:3]))
    libraries = ((name, _version_of(name)) for name in _LIBRARIES)
    return (("coursekit", __version__), ("python", python), *libraries)


def _version_of(library: str) -> str:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return ""


def _files(folder: Traversable, prefix: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for entry in folder.iterdir():
        if entry.is_dir() and entry.name != "__pycache__":
            found += _files(entry, f"{prefix}{entry.name}/")
        elif entry.is_file() and not entry.name.startswith("."):
            found.append((prefix + entry.name, entry.read_bytes()))
    return found
