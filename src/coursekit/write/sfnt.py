"""One face out of a font collection."""

from __future__ import annotations

import struct

_COLLECTION = b"ttcf"
_HEAD, _RECORD = 12, 16


def single_face(data: bytes, index: int) -> bytes:
    """A font file with one face of a collection; a file that is none is given back as it is.

    Its tables are copied as they stand (ISO/IEC 14496-22, 4.6.3: a collection's offsets count from
    the start of the file, and its faces share tables).
    """
    if data[:4] != _COLLECTION:
        return data
    start = struct.unpack_from(">I", data, 12 + 4 * index)[0]
    count = struct.unpack_from(">H", data, start + 4)[0]
    records, tables = [], []
    offset = _HEAD + _RECORD * count
    for place in range(start + _HEAD, start + _HEAD + _RECORD * count, _RECORD):
        tag, checksum, old, length = struct.unpack_from(">4sIII", data, place)
        table = data[old : old + length] + bytes(-length % 4)
        records.append(struct.pack(">4sIII", tag, checksum, offset, length))
        tables.append(table)
        offset += len(table)
    return b"".join([data[start : start + _HEAD], *records, *tables])
