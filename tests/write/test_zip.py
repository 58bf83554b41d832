from __future__ import annotations

import io
import zipfile

from coursekit.write.ooxml.zip import pack, unpack, unzip, zip_file


def test_python_reads_what_was_packed() -> None:
    parts = {"[Content_Types].xml": b"<Types/>", "ppt/media/图.png": bytes(range(256)) * 300, "empty.xml": b""}

    data = zip_file((name, pack(part)) for name, part in parts.items())

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == parts
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_more_parts_than_two_bytes_count_are_all_there() -> None:
    """Of 16,000 slides with notes."""
    names = [f"ppt/slides/slide{n}.xml" for n in range(65_600)]
    part = pack(b"<p:sld/>")

    data = zip_file((name, part) for name in names)

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == names
        assert archive.read(names[-1]) == b"<p:sld/>"


def test_what_was_packed_is_read_again() -> None:
    parts = {
        "ppt/media/图.png": bytes(range(256)) * 300,
        "empty.xml": b"",
        **{f"{n}.xml": b"<a/>" for n in range(65_600)},
    }

    entries = unzip(zip_file((name, pack(part)) for name, part in parts.items()))

    assert {name: unpack(entry) for name, entry in entries.items()} == parts
    assert unzip(zip_file([])) == {}
