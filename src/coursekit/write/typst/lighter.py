"""A PDF of half the size, that is the same to whoever reads it.

Typst writes a picture of few colours with three bytes a pixel. Here the very same pixels are put back as they are in
the PNG: numbers of colours, packed already (ISO 32000-1, 8.6.6.3 and 7.4.4.4). And the thousands of small objects
that tags are go into compressed streams (7.5.7).
"""

from __future__ import annotations

import hashlib
import io
import struct
from collections.abc import Iterable, Iterator

import pikepdf
from PIL import Image

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_PREDICTOR = 15


def lighten(pdf: bytes, pictures: Iterable[bytes]) -> bytes:
    """`pictures` are files shown in the PDF; those of few colours become indexed images."""
    known = {_pixels_digest(picture): picture for picture in pictures if has_few_colours(picture)}
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        # To look at every object takes longer than all else.
        for value in opened.objects if known else ():
            if isinstance(value, pikepdf.Stream) and _is_packed_picture(value):
                picture = known.get(hashlib.sha256(value.read_bytes()).digest())
                if picture is not None:
                    _index(value, picture)
        out = io.BytesIO()
        opened.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _is_packed_picture(stream: pikepdf.Stream) -> bool:
    """Whether it is what a PNG without transparency becomes: a JPEG stays as it is."""
    is_picture = stream.get("/Subtype") == pikepdf.Name.Image and "/SMask" not in stream
    return is_picture and stream.get("/Filter") == pikepdf.Name.FlateDecode


def has_few_colours(picture: bytes) -> bool:
    """Whether it is a PNG with a palette."""
    return picture.startswith(_PNG) and Image.open(io.BytesIO(picture)).mode == "P"


def _pixels_digest(picture: bytes) -> bytes:
    """Of the pixels as Typst writes them."""
    return hashlib.sha256(Image.open(io.BytesIO(picture)).convert("RGB").tobytes()).digest()


def _index(image: pikepdf.Stream, picture: bytes) -> None:
    chunks = list(_chunks(picture))
    width, _, bits = struct.unpack(">IIB", next(data for kind, data in chunks if kind == b"IHDR")[:9])
    palette = next(data for kind, data in chunks if kind == b"PLTE")
    layout = pikepdf.Dictionary(Predictor=_PNG_PREDICTOR, Colors=1, BitsPerComponent=bits, Columns=width)
    packed = b"".join(data for kind, data in chunks if kind == b"IDAT")
    image.ColorSpace = pikepdf.Array([pikepdf.Name.Indexed, image.ColorSpace, len(palette) // 3 - 1, palette])
    image.BitsPerComponent = bits
    image.write(packed, filter=pikepdf.Name.FlateDecode, decode_parms=layout)


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and data of each (ISO/IEC 15948, 5.3)."""
    place = len(_PNG)
    while place < len(png):
        length, kind = struct.unpack_from(">I4s", png, place)
        yield kind, png[place + 8 : place + 8 + length]
        place += length + 12
