"""Pictures that a course names, read whole and written again: checked, upright, without notes, no larger than is seen."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

from coursekit.content import Image, Name
from coursekit.diagnostic import Report, error_rule
from coursekit.limits import CLEAR_IMAGE_PIXELS, DRAWN_SIDE, IMAGE_BYTES, IMAGE_PIXELS, IMAGE_RATIO, IMAGE_SIDE
from coursekit.read.jpeg import is_bare_jpeg
from coursekit.source.files import SourceFolder

if TYPE_CHECKING:
    from PIL import Image as Pillow

IMAGE_BAD = error_rule(
    "image-bad",
    """A picture cannot be used: it is no PNG, JPEG or GIF, is broken, has more than 60 million pixels (40 where parts of it
are transparent) or 20,000 on a side, or is
more than 200 times as long as wide. SVG is not read, because it can hold scripts and links; export it as PNG.""",
)


def image_of(name: Name, folder: SourceFolder, report: Report) -> Image | None:
    """A picture that stands in several places is read once, and said to be bad once.

    Reports `image-bad`, and what reading a file reports.
    """
    if name.text not in folder.images:
        data = folder.read_bytes(name, IMAGE_BYTES, report)
        if data is None:
            return None
        folder.images[name.text] = (folder.picture or read_image)(name, data, report)
    return folder.images[name.text]


def read_image(name: Name, data: bytes, report: Report) -> Image | None:
    """Written again without its metadata: photos carry places and names. A JPEG that has none, nor need be turned or made
    smaller, stays as it is, for each writing costs some of the picture. Reports `image-bad`."""
    from PIL import Image as Pillow
    from PIL import UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            # Its own test for bombs would come before ours, with words for programmers.
            warnings.simplefilter("ignore", Pillow.DecompressionBombWarning)
            with Pillow.open(io.BytesIO(data), formats=("PNG", "JPEG", "GIF")) as opened:
                if (fault := _fault_of_size(opened.width, opened.height, clear=_is_clear(opened))) is not None:
                    report(IMAGE_BAD, name.span, f"“{name}” {fault}", help="make it smaller")
                    return None
                form = "JPEG" if opened.format == "JPEG" else "PNG"
                stays = max(opened.size) <= DRAWN_SIDE and opened.mode == "RGB" and is_bare_jpeg(data)
                clean = _upright(opened).convert("RGB" if form == "JPEG" else "RGBA")
    except UnidentifiedImageError:
        report(IMAGE_BAD, name.span, f"“{name}” is no PNG, JPEG or GIF", help="export it as PNG or JPEG")
        return None
    except Pillow.DecompressionBombError:
        message = f"“{name}” has more pixels than the {IMAGE_PIXELS:,} that are read at most"
        report(IMAGE_BAD, name.span, message, help="make it smaller")
        return None
    except Exception:  # Pillow raises many kinds for broken files; all mean the same to the author
        report(IMAGE_BAD, name.span, f"“{name}” is broken or not complete", help="export it again")
        return None
    if stays:
        return Image(name.text, data, "image/jpeg", clean.width, clean.height)
    out = io.BytesIO()
    clean.info.pop("comment", None)
    clean.save(out, form, **({"quality": 90} if form == "JPEG" else {}))
    return Image(name.text, out.getvalue(), f"image/{form.lower()}", clean.width, clean.height)


def _upright(opened: Pillow.Image) -> Pillow.Image:
    """Cameras store photos as the sensor lay, and note in the metadata how to turn them."""
    from PIL import ImageOps

    if max(opened.size) > DRAWN_SIDE:
        if opened.mode in ("1", "P", "PA"):
            opened = opened.convert("RGBA" if _is_clear(opened) else "RGB")  # mixed colours are in no palette
        opened.thumbnail((DRAWN_SIDE, DRAWN_SIDE))
    return ImageOps.exif_transpose(opened)


def _is_clear(opened: Pillow.Image) -> bool:
    return opened.mode in ("RGBA", "LA", "PA") or "transparency" in opened.info


def _fault_of_size(width: int, height: int, *, clear: bool) -> str | None:
    # To be made smaller, a clear picture is held twice: its colours are weighed by how much of them is seen.
    most = CLEAR_IMAGE_PIXELS if clear else IMAGE_PIXELS
    if width * height > most:
        return f"has {width * height:,} pixels, at most {most:,} are read"
    if max(width, height) > IMAGE_SIDE:
        return f"is {width} by {height} pixels, at most {IMAGE_SIDE:,} on a side are read"
    if max(width, height) > IMAGE_RATIO * min(width, height):
        return f"is {width} by {height} pixels: more than {IMAGE_RATIO} times as long as wide"
    return None
