from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image as Pillow

from coursekit.content import Figure, Text
from coursekit.diagnostic import Report
from coursekit.read.blocks import read_block, split_label
from coursekit.source.files import SourceFolder
from tests.source.markdown_texts import markdown_of


@pytest.mark.parametrize(
    ("written", "label", "detail"),
    [
        ("倾听：让客户说完", "倾听", "让客户说完"),
        ("listen: to the end", "listen", "to the end"),
        ("倾听", "倾听", ""),
        ("10:30 call", "10:30 call", ""),
        ("一：二：三", "一", "二：三"),
        ("倾听 ： 让", "倾听", "让"),
        ("：让", "", "让"),
    ],
)
def test_an_item_is_split_at_its_first_colon(written: str, label: str, detail: str) -> None:
    assert split_label((Text(written),)) == ((Text(label),) if label else (), (Text(detail),) if detail else ())


def figure_of(tmp_path: Path, name: str, data: bytes) -> Figure:
    (tmp_path / name).write_bytes(data)
    (picture,) = markdown_of(f"![x]({name})").elements
    block = read_block(picture, SourceFolder(tmp_path, ""), Report())
    assert isinstance(block, Figure)
    return block


def photo(width: int, height: int, *, orientation: int) -> bytes:
    """A photo as a camera writes it, with how it was held, where it was taken and by whom."""
    exif = Pillow.Exif()
    exif[0x0112], exif[0x013B] = orientation, "Lin Lan"
    exif.get_ifd(0x8825)[1] = "N"
    out = io.BytesIO()
    Pillow.new("RGB", (width, height), "red").save(out, "JPEG", exif=exif)
    return out.getvalue()


def test_a_photo_loses_what_the_camera_noted(tmp_path: Path) -> None:
    figure = figure_of(tmp_path, "hall.jpg", photo(40, 30, orientation=1))

    with Pillow.open(io.BytesIO(figure.image.data)) as written:
        assert dict(written.getexif()) == {}
    assert b"Lin Lan" not in figure.image.data


def test_a_photo_is_turned_upright(tmp_path: Path) -> None:
    figure = figure_of(tmp_path, "hall.jpg", photo(40, 30, orientation=6))

    assert (figure.image.width, figure.image.height) == (30, 40)


def test_a_picture_in_cmyk_becomes_rgb(tmp_path: Path) -> None:
    out = io.BytesIO()
    Pillow.new("CMYK", (8, 8)).save(out, "JPEG")

    figure = figure_of(tmp_path, "print.jpg", out.getvalue())

    with Pillow.open(io.BytesIO(figure.image.data)) as written:
        assert written.mode == "RGB"


def test_a_moving_picture_stands_still(tmp_path: Path) -> None:
    out = io.BytesIO()
    frames = [Pillow.new("P", (8, 8), colour) for colour in (0, 1, 2)]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])

    figure = figure_of(tmp_path, "loop.gif", out.getvalue())

    with Pillow.open(io.BytesIO(figure.image.data)) as written:
        assert (written.format, getattr(written, "n_frames", 1)) == ("PNG", 1)


def test_the_kind_of_a_picture_is_in_the_file_not_in_its_name(tmp_path: Path) -> None:
    out = io.BytesIO()
    Pillow.new("RGB", (8, 8)).save(out, "PNG")

    assert figure_of(tmp_path, "hall.jpg", out.getvalue()).image.media_type == "image/png"


def test_the_same_picture_gives_the_same_bytes(tmp_path: Path) -> None:
    data = photo(40, 30, orientation=6)

    assert figure_of(tmp_path, "a.jpg", data).image.data == figure_of(tmp_path, "b.jpg", data).image.data


def noise(**saved: object) -> bytes:
    """A photo with something on it to lose."""
    out = io.BytesIO()
    Pillow.linear_gradient("L").convert("RGB").rotate(30).save(out, "JPEG", quality=85, **saved)  # type: ignore[arg-type]
    return out.getvalue()


def test_a_photo_without_notes_stays_as_it_is(tmp_path: Path) -> None:
    assert figure_of(tmp_path, "hall.jpg", noise()).image.data == noise()


@pytest.mark.parametrize(
    "notes", [{"comment": b"Lin Lan"}, {"icc_profile": b"Lin Lan"}, {"exif": b"Exif\0\0Lin Lan"}, {"progressive": True}]
)
def test_a_photo_with_more_in_it_is_written_again_once(notes: dict[str, object], tmp_path: Path) -> None:
    photo = figure_of(tmp_path, "hall.jpg", noise(**notes)).image

    again = figure_of(tmp_path, "again.jpg", photo.data).image

    assert b"Lin Lan" not in photo.data
    assert photo.data != noise(**notes)
    assert again.data == photo.data


def test_what_follows_a_photo_is_cut_off(tmp_path: Path) -> None:
    assert b"Lin Lan" not in figure_of(tmp_path, "hall.jpg", noise() + b"Lin Lan").image.data
