"""A foreign Office file opened with care: every bound is checked before anything is unpacked or parsed."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from typing import NoReturn

from coursekit.limits import PACKAGE_BYTES, PACKAGE_PARTS, PACKED_RATIO, UNPACKED_BYTES, XML_BYTES, XML_MARKS

Files = Mapping[str, bytes]
"""Parts by name, without a leading slash."""

# Above this size a part may not be smaller in the file than by the ratio.
RATIO_BEGINS_BYTES = 1_000_000

_LOCAL, _CENTRAL = b"PK\x03\x04", b"PK\x01\x02"
_LOCAL_HEADER_BYTES = 30
# [MS-CFB] 2.2: what a file begins with that Office has encrypted, or that a program before 2007 wrote.
_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED_FLAG = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_XML_NAME = re.compile(r"\.(xml|rels|vml)$", re.IGNORECASE)
# What zipfile raises for files that are made to break it, beside BadZipFile.
_ZIP_FAULTS = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError, ValueError, OverflowError,
)  # fmt: skip


class PackageError(ValueError):
    """Why a file is not taken. `unsafe`: it could be read, and holds what must not get into a product."""

    def __init__(self, message: str, help: str, unsafe: bool = False) -> None:
        super().__init__(message, help, unsafe)
        self.message, self.help, self.unsafe = message, help, unsafe

    def __str__(self) -> str:
        return self.message


def damaged(message: str) -> PackageError:
    return PackageError(message, "open it in PowerPoint or Word, let it be repaired, and save it anew")


def unsafe(message: str, help: str) -> PackageError:
    return PackageError(message, help, unsafe=True)


def read_files(data: bytes) -> dict[str, bytes]:
    """All parts of a package, by name. Raises PackageError."""
    _check_file(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _check_entries(entries)
            return {entry.filename: _read(archive, entry) for entry in entries}
    except PackageError:
        raise
    except _ZIP_FAULTS as error:
        raise damaged("is a damaged ZIP file") from error


def is_xml(name: str) -> bool:
    return _XML_NAME.search(name) is not None


def _check_file(data: bytes) -> None:
    if len(data) > PACKAGE_BYTES:
        _too_large(f"is larger than {PACKAGE_BYTES // 1_000_000} MB")
    if data.startswith(_COMPOUND):
        help = "remove the password (File > Info > Protect), or save an old .ppt or .doc as .pptx or .docx"
        raise PackageError("is encrypted with a password, or is in the format of before 2007", help)
    if not data.startswith(_LOCAL):
        raise damaged("is no Office file (no ZIP file at all)")
    # The directory is bounded before zipfile makes an object of each of its entries.
    if data.count(_CENTRAL) > PACKAGE_PARTS:
        _too_large(f"has more than {PACKAGE_PARTS:,} parts")


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    seen: dict[str, str] = {}
    for entry in entries:
        _check_name(entry.filename)
        if seen.setdefault(entry.filename.casefold(), entry.filename) is not entry.filename:
            raise damaged(f"has the part {_shown(entry.filename)} twice")
        if entry.flag_bits & _ENCRYPTED_FLAG:
            raise PackageError("is encrypted with a password", "save it without a password")
        if entry.compress_type not in _METHODS:
            raise damaged(f"packs {_shown(entry.filename)} in a way that no Office program does")
        _check_size(entry)
    if sum(entry.file_size for entry in entries) > UNPACKED_BYTES:
        _too_large(f"unpacks to more than {UNPACKED_BYTES // 1_000_000} MB")
    _check_overlaps(entries)


def _check_name(name: str) -> None:
    # ECMA-376 part 2, 9.1.1.1: segments are not empty and do not consist of dots.
    if "\\" in name or ":" in name or any(step.strip(".") == "" for step in name.split("/")):
        raise unsafe(f"has a part of the name {_shown(name)}", "a real Office file has none such: do not trust it")


def _check_size(entry: zipfile.ZipInfo) -> None:
    if is_xml(entry.filename) and entry.file_size > XML_BYTES:
        size = f"{entry.file_size / 1e6:.0f} MB of XML ({_shown(entry.filename)})"
        _too_large(f"has a part of {size}, at most {XML_BYTES // 1_000_000} MB are read")
    if entry.file_size > RATIO_BEGINS_BYTES and entry.file_size > PACKED_RATIO * max(entry.compress_size, 1):
        message = f"holds {entry.file_size / 1e6:.0f} MB in {entry.compress_size:,} bytes ({_shown(entry.filename)})"
        raise unsafe(message, "that is how a ZIP bomb is made: do not trust the file")


def _check_overlaps(entries: list[zipfile.ZipInfo]) -> None:
    """Entries that share bytes are how a small file unpacks to a huge one."""
    end = 0
    for entry in sorted(entries, key=lambda e: e.header_offset):
        if entry.header_offset < end:
            raise unsafe(f"has parts that overlap ({_shown(entry.filename)})", "do not trust the file")
        end = entry.header_offset + _LOCAL_HEADER_BYTES + entry.compress_size


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with archive.open(entry) as part:
        data = part.read(entry.file_size + 1)
    if len(data) != entry.file_size:
        raise damaged(f"says a wrong size of {_shown(entry.filename)}")
    if is_xml(entry.filename):
        check_xml(entry.filename, data)
    return data


def check_xml(name: str, data: bytes) -> None:
    """What can be said of a part before it is parsed. No Office program writes a document type."""
    plain = data.replace(b"\0", b"")  # UTF-16 and UTF-32, without their empty bytes
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        help = "no Office program writes one, and it can read files of this machine: do not trust the file"
        raise unsafe(f"declares a document type in {_shown(name)}", help)
    if plain.count(b"<") + plain.count(b"=") > XML_MARKS:
        _too_large(f"has a part of more than {XML_MARKS:,} tags and attributes ({_shown(name)})")


def _too_large(message: str) -> NoReturn:
    help = "delete sample slides and pages, large pictures and videos from it, and save it anew"
    raise unsafe(message, help)


def _shown(name: str) -> str:
    """A name out of a foreign file, as it may be printed."""
    return "".join(c if c.isprintable() else "\ufffd" for c in name[:80])
