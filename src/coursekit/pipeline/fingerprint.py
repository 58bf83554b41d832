"""What a value, the program and its fonts are known by: the same on every machine, whatever made the value."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Iterator
from functools import cache

from coursekit import __version__
from coursekit.diagnostic import Span
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
    *("pypdfium2", "pyyaml", "rpptx", "tzdata", "typst", "uharfbuzz", "uniseg", "xlsxwriter"),
)


def fingerprint(*values: object) -> str:
    """SHA-256 of the values as hexadecimal digits. They are made of `Value`s, enums, tuples, lists, mappings and sets of text,
    bytes, numbers, booleans and None: equal values have equal fingerprints in every process. The order of a mapping or a set
    makes no difference, nor does where a value stands: a line more in a module is no reason to make anew what is said below it.
    """
    return hashlib.sha256(_SPAN.sub(b"", as_bytes(values))).hexdigest()


def _span_pattern() -> bytes:
    """A `Span` as `as_bytes` writes it: MessagePack (https://github.com/msgpack/msgpack/blob/master/spec.md), the fields by name
    after that of the class. No text has these bytes, for they are not UTF-8; a picture would have to be made to have them."""
    kinds = {
        "str": rb"(?:[\xa0-\xbf]|\xd9.|\xda..).{0,4096}?",
        "int": rb"(?:[\x00-\x7f]|\xcc.|\xcd..|\xce....)",
    }
    fields = (re.escape(as_bytes(name)) + kinds[Span.__annotations__[name]] for name in Span.__struct_fields__)
    count = bytes([0x80 + 1 + len(Span.__struct_fields__)])
    return re.escape(count + as_bytes("is") + as_bytes("Span")) + b"".join(fields)


_SPAN = re.compile(_span_pattern(), re.DOTALL)


@cache
def tool_fingerprint() -> str:
    """Of the program: its own files, the libraries that it writes with, and the version of Python."""
    return fingerprint(versions(), sorted(_own_files()))


@cache
def versions() -> tuple[tuple[str, str], ...]:
    """Name and version of what decides about the bytes of a product."""
    python = ".".join(map(str, sys.version_info[:3]))
    found = _installed()
    return (("coursekit", __version__), ("python", python), *((name, found.get(name, "")) for name in _LIBRARIES))


def _installed() -> dict[str, str]:
    """The version of each library by its name, as the folders say in which installers note what they did: importlib.metadata
    takes as long to be imported as a small deck to be written."""
    found: dict[str, str] = {}
    for folder in filter(os.path.isdir, sys.path):
        for name in sorted(os.listdir(folder)):
            if name.endswith(_NOTED):
                library, _, version = name.removesuffix(_NOTED).partition("-")
                found.setdefault(library.lower().replace("_", "-"), version)
    return found


# https://packaging.python.org/en/latest/specifications/recording-installed-packages/
_NOTED = ".dist-info"


def _own_files() -> Iterator[tuple[str, bytes]]:
    """Path within the package and content; without the looks, each of which has a fingerprint of its own."""
    package = os.path.dirname(os.path.dirname(__file__))
    for folder, names, files in os.walk(package):
        left_out = ("__pycache__", "templates") if folder == package else ("__pycache__",)
        names[:] = [name for name in names if name not in left_out]
        within = os.path.relpath(folder, package).replace(os.sep, "/")
        for name in files:
            if not name.startswith("."):
                # They are hundreds, and a buffer for each takes as long as to read it.
                with open(os.path.join(folder, name), "rb", buffering=0) as file:
                    yield name if folder == package else f"{within}/{name}", file.read()
