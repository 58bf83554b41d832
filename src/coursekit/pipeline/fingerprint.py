"""What a value, the program and its fonts are known by: the same on every machine, whatever made the value."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable

from coursekit import __version__
from coursekit.value import as_bytes

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
    """SHA-256 of the values as hexadecimal digits. They are made of `Value`s, enums, tuples, lists, mappings and sets of text,
    bytes, numbers, booleans and None: equal values have equal fingerprints in every process. The order of a mapping or a set
    makes no difference.
    """
    return hashlib.sha256(as_bytes(values)).hexdigest()


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
