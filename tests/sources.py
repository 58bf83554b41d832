"""Writes the files that a test names: text, text in other encodings, and what is no text at all."""

from __future__ import annotations

import io
import os
import re
import struct
import zlib
from pathlib import Path

from PIL import Image

from tests.spec_document import SOURCE_KINDS, Fence


def write_sources(folder: Path, fences: tuple[Fence, ...]) -> None:
    """Later fences replace earlier ones of the same name."""
    for fence in fences:
        if fence.kind in SOURCE_KINDS:
            path, _, form = fence.argument.partition(" ")
            write_file(folder / path, encode(fence.text + "\n" if fence.text else "", form))
        else:
            for line in fence.text.splitlines():
                path, _, notation = line.partition("  ")
                make_file(folder / path, notation.strip())


def write_file(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def encode(text: str, form: str) -> bytes:
    """`in CODEC`, `with escapes`, or nothing for UTF-8."""
    word, _, codec = form.partition(" ")
    if word == "in":
        return text.encode(codec)
    if word == "with":
        return _unescape(text)
    return text.encode()


def _unescape(text: str) -> bytes:
    def replacement(match: re.Match[str]) -> bytes:
        return bytes.fromhex(match[2]) if match[1] == "x" else chr(int(match[2], 16)).encode()

    pieces = re.split(r"(\\[ux]\{[0-9A-F]+\})", text)
    return b"".join(
        replacement(match) if (match := re.fullmatch(r"\\([ux])\{([0-9A-F]+)\}", piece)) else piece.encode()
        for piece in pieces
    )


def make_file(path: Path, notation: str) -> None:
    """A file by its notation.

    png 8x8             a picture: png, jpeg, gif or bmp
    jpeg 8x8 cut to 40  its first 40 bytes only
    png header 9000x9   a picture of that size by what it says of itself, with nothing in it
    1000001 bytes       as many letters x
    501 people          a roster
    link to PATH        a symbolic link
    fifo                a pipe that nobody writes to
    folder              an empty folder
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if match := re.fullmatch(r"(png|jpeg|gif|bmp) (\d+)x(\d+)(?: cut to (\d+))?", notation):
        data = picture(match[1], int(match[2]), int(match[3]))
        path.write_bytes(data[: int(match[4])] if match[4] else data)
    elif match := re.fullmatch(r"png header (\d+)x(\d+)", notation):
        path.write_bytes(png_header(int(match[1]), int(match[2])))
    elif match := re.fullmatch(r"(\d+) bytes", notation):
        path.write_bytes(b"x" * int(match[1]))
    elif match := re.fullmatch(r"(\d+) people", notation):
        path.write_text("name\n" + "".join(f"Person {n}\n" for n in range(1, int(match[1]) + 1)))
    elif notation.startswith("link to "):
        path.symlink_to(notation.removeprefix("link to "))
    elif notation == "fifo":
        os.mkfifo(path)
    elif notation == "folder":
        path.mkdir()
    else:
        raise ValueError(f"no such notation of a file: {notation}")


def picture(form: str, width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("1" if form == "png" else "RGB", (width, height)).save(out, form)
    return out.getvalue()


def png_header(width: int, height: int) -> bytes:
    """A signature, a header and an end (PNG specification, 11.2)."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
