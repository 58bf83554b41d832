"""A ZIP file, entry by entry: each is compressed when it comes, so that no two are held as they were. What is written here can
be read here again; files of others are opened by `archive`.

Written directly, for `zipfile` takes no data that is compressed already, and spends more on an entry than libdeflate. That is
faster than zlib, and bundled: which zlib Python was built with makes no difference to the bytes.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable

from deflate import crc32, deflate_compress, deflate_decompress

from coursekit.value import Value

# The numbers are those of the format's description, APPNOTE.TXT 6.3.10; sections are named where they are used.
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR_64 = struct.Struct("<4sLQL")
_VERSION, _VERSION_64 = 20, 45
_UTF_8 = 0x800
_DEFLATED = 8
# Midnight of the first day that a ZIP file can name; the same on every machine.
_TIME, _DATE = 0, 0x21
_LEVEL = 6
_MOST_ENTRIES = 0xFFFF


class Entry(Value):
    """A file as it stands in the archive: `data` is compressed, `size` and `check` are those of what it was."""

    data: bytes | bytearray | memoryview
    size: int
    check: int


def pack(data: bytes | bytearray) -> Entry:
    return Entry(deflate_compress(data, _LEVEL), len(data), crc32(data))


def unpack(entry: Entry) -> bytes:
    return bytes(deflate_decompress(entry.data, entry.size))


def zip_file(entries: Iterable[tuple[str, Entry]]) -> bytes:
    """The archive, with its entries in their order."""
    files: list[bytes | bytearray | memoryview] = []
    directory: list[bytes] = []
    offset = 0
    for name, entry in entries:
        encoded = name.encode()
        # 4.3.7 and 4.3.12: what both headers of an entry say.
        shared = (
            _VERSION, 0 if name.isascii() else _UTF_8, _DEFLATED, _TIME, _DATE,
            entry.check, len(entry.data), entry.size, len(encoded), 0,
        )  # fmt: skip
        directory += _CENTRAL.pack(b"PK\1\2", _VERSION, *shared, 0, 0, 0, 0, offset), encoded
        files += _LOCAL.pack(b"PK\3\4", *shared), encoded, entry.data
        offset += _LOCAL.size + len(encoded) + len(entry.data)
    return b"".join((*files, *directory, _end(len(directory) // 2, sum(map(len, directory)), offset)))


def _end(count: int, size: int, offset: int) -> bytes:
    """4.3.14 to 4.3.16. More entries than two bytes can count are told in a record of its own."""
    told = min(count, _MOST_ENTRIES)
    end = _END.pack(b"PK\5\6", 0, 0, told, told, size, offset, 0)
    if count < _MOST_ENTRIES:
        return end
    rest = _END_64.size - 12  # what follows the field that says so
    large = _END_64.pack(b"PK\6\6", rest, _VERSION_64, _VERSION_64, 0, 0, count, count, size, offset)
    return large + _LOCATOR_64.pack(b"PK\6\7", 0, offset + size, 1) + end


def unzip(archive: bytes) -> dict[str, Entry]:
    """The entries of what `zip_file` has made, by name."""
    entries: dict[str, Entry] = {}
    data = memoryview(archive)
    count, at = _directory(archive)
    for _ in range(count):
        fields = _CENTRAL.unpack_from(archive, at)
        check, packed, size, name = fields[7:11]
        start = fields[-1] + _LOCAL.size + name
        at += _CENTRAL.size + name
        entries[archive[at - name : at].decode()] = Entry(data[start : start + packed], size, check)
    return entries


def _directory(archive: bytes) -> tuple[int, int]:
    """How many entries there are, and where they are listed."""
    *_, count, _, at, _ = _END.unpack_from(archive, len(archive) - _END.size)
    if count < _MOST_ENTRIES:
        return count, at
    *_, count, _, at = _END_64.unpack_from(archive, len(archive) - _END.size - _LOCATOR_64.size - _END_64.size)
    return count, at
