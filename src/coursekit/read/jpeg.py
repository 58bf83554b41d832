"""Whether a JPEG file holds its picture and nothing else."""

from __future__ import annotations

import re

_TABLES, _FRAME, _SCAN = {0xDB, 0xC4}, 0xC0, 0xDA
# Between the start of the scan and the end of the file: no marker but those of the scan itself (ITU-T T.81, B.1.1).
_SCANNED = re.compile(rb"(?:[^\xff]++|\xff[\x00\xd0-\xd7])*+\xff\xd9", re.DOTALL)
_START = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00"
_LENGTH_OF_START = 20


def is_bare_jpeg(data: bytes) -> bool:
    """A baseline JPEG without comments, metadata, profile, thumbnail, or anything after it."""
    if not data.startswith(_START):
        return False
    at = _LENGTH_OF_START
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        at += 2 + length
        if marker == _SCAN:
            return _SCANNED.fullmatch(data, at) is not None
        if marker not in _TABLES and marker != _FRAME:
            return False
    return False
