"""Hostile input: each ends in a diagnostic or a course, within seconds and in bounded memory, without an exception."""

from __future__ import annotations

import io
import time
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image

from coursekit.diagnostic import Report
from coursekit.pipeline.compiler import check_folder
from coursekit.read.library import Library
from tests.sources import make_file, png_header, write_file

CPU_SECONDS = 5
MEGABYTES = 200

COURSE = """\
schema: 1
id: demo
title: Demo
language: en
outcomes: {}
day: {start: "09:00", end: "10:00"}
editions:
  full: {title: Full, days: 1}
modules: [modules/01.md]
"""
MODULE = "---\ntitle: Greeting\n---\n\n# First words {minutes=60}\n\n- Say who you are\n\n"


@contextmanager
def soon() -> Iterator[None]:
    """Processor time, for other processes may be busy."""
    started = time.process_time()
    yield
    assert time.process_time() - started < CPU_SECONDS


@contextmanager
def in_little_memory() -> Iterator[None]:
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] / 1e6 < MEGABYTES
    finally:
        tracemalloc.stop()


def codes_of(folder: Path, course: str = COURSE, module: str | bytes = MODULE) -> set[str]:
    """What is found in a course with one module, soon."""
    with soon():
        return codes_in_any_time(folder, course, module)


def codes_in_any_time(folder: Path, course: str = COURSE, module: str | bytes = MODULE) -> set[str]:
    write_file(folder / "course.yaml", course.encode())
    write_file(folder / "modules/01.md", module if isinstance(module, bytes) else module.encode())
    library = Library(Report())
    check_folder(folder, library)
    return {diagnostic.code for diagnostic in library.report.sorted()}


def aliases(levels: int) -> str:
    """A billion laughs: every anchor is nine times the one before."""
    lines = ["a0: &a0 [lol]", *(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, levels))]
    return "\n".join(lines)


# ---------------------------------------------------------------- YAML


@pytest.mark.parametrize(
    ("course", "code"),
    [
        (aliases(12), "yaml-unsupported"),
        ("a: &a {x: 1}\n" + "\n".join(f"b{i}: {{<<: [*a, *a]}}" for i in range(50)), "yaml-unsupported"),
        ("b: {<<: {a: 1}}", "yaml-unsupported"),
        ("a: &a " + "x" * 4000 + "\nb: [" + "*a, " * 4000 + "]", "yaml-unsupported"),
        ("a: &a [*a]", "yaml-unsupported"),
        ("? [a, b]\n: c", "yaml-unsupported"),
        ("? {a: b}\n: c", "yaml-unsupported"),
        ("a: !!python/object:os.system x", "yaml-unsupported"),
        ("a: !unknown x", "yaml-unsupported"),
        ("a: !!timestamp 2026-99-99", "yaml-unsupported"),
        ("a: 1\n---\nb: 2", "yaml-unsupported"),
        ("[" * 4000, "too-deep"),
        ("{a: " * 4000, "too-deep"),
        ("\n".join(" " * i + "a:" for i in range(400)), "too-deep"),
        (("- [" + "a, " * 30_000 + "]\n") * 7, "too-deep"),
        ("- a\n" * 100_001, "file-too-large"),
        ("%YAML 9.9\n---\na: 1", "yaml-syntax"),
        ("%", "yaml-syntax"),
        ("a: 'x", "yaml-syntax"),
        ("a: |9\n x", "yaml-syntax"),
        ('a: "\\xZZ"', "yaml-syntax"),
        ('a: "\\ud800"', "yaml-syntax"),
        ("a: \x07", "illegal-character"),
        ('a: "\\0"', "illegal-character"),
        ("a: 1\x85b: 2", "illegal-character"),
        ("a: 1\u2028b: 2", "illegal-character"),
        ("", "course-empty"),
        ("[]", "course-empty"),
        ("x", "course-empty"),
        ("a: 1\na: 2", "duplicate-key"),
        ("\ta: 1", "yaml-tab"),
        ("x" * 2_000_001, "file-too-large"),
        (COURSE.replace("days: 1", "days: " + "9" * 3000), "wrong-type"),
        (COURSE.replace("days: 1", "days: 1e999"), "wrong-type"),
        (COURSE.replace("days: 1", "days: .inf"), "wrong-type"),
        (COURSE.replace("days: 1", "days: 0b11"), "wrong-type"),
        (COURSE.replace("title: Demo", "date: 0000-00-00\ntitle: Demo"), "bad-value"),
        (COURSE.replace("title: Demo", "date: 2026-11-30T25:61\ntitle: Demo"), "bad-value"),
        (COURSE.replace("id: demo", "id: ../../demo"), "bad-id"),
        (COURSE.replace("id: demo", "id: aux"), "bad-id"),
        (COURSE.replace("id: demo", "id: " + "d" * 200), "bad-id"),
    ],
    ids=lambda value: repr(value[:24]) if len(value) > 24 else None,
)
def test_hostile_yaml_is_a_diagnostic(tmp_path: Path, course: str, code: str) -> None:
    assert code in codes_of(tmp_path, course)


def test_a_title_of_a_hundred_thousand_characters_is_read(tmp_path: Path) -> None:
    assert codes_of(tmp_path, COURSE.replace("title: Demo", "title: " + "长" * 90_000)) == set()


# ---------------------------------------------------------------- Markdown


def nested(mark: str, depth: int) -> str:
    return "\n".join("  " * i + f"{mark} x" for i in range(depth))


@pytest.mark.parametrize(
    ("module", "code"),
    [
        ("> " * 2400 + "x", "too-deep"),
        (nested("-", 60), "too-deep"),
        (nested("1.", 60), None),
        ("- " * 2400 + "x", "too-deep"),
        ("[" * 4900, None),
        ("![" * 2400, None),
        ("[a](" * 1200, None),
        ("*" * 4000 + "a", "emphasis-unclosed"),
        ("**a " * 4000, "emphasis-unclosed"),
        ("*a " * 10_000, None),
        ("_a " * 10_000, None),
        ("`" * 3000 + "a", None),
        (" ".join("`" * i for i in range(90)), None),
        ("{" + "=" * 4900, None),
        ("{a=" * 1600, None),
        ("{a=b} " * 10_000, "attribute-misplaced"),
        ("&" * 4900, None),
        ("<" * 4900, None),
        ("<a " * 20_000, None),
        ("<!-- " * 10_000, "html"),
        ("<script>alert(1)</script>", "html"),
        ("[x](javascript:alert(1))", "link-scheme"),
        ("[x](JaVaScRiPt:alert(1))", "link-scheme"),
        ("[x](data:text/html;base64,AAAA)", "link-scheme"),
        ("[x](vbscript:x)", "link-scheme"),
        ("[x](ms-word:ofe|u|https://example.org)", "link-scheme"),
        ("[x](smb://host/share)", "link-scheme"),
        ("[x](\\\\host\\share)", "link-scheme"),
        ("[x](//example.org)", "link-scheme"),
        ("[x](java\nscript:alert(1))", None),
        ("[x](&#106;avascript:alert(1))", "link-scheme"),
        ("[x]: " + "a" * 4000 + "\n\n" + "[x] " * 20_000, None),
        ("|" + "a|" * 2400 + "\n|" + "-|" * 2400 + "\n" + "a\n" * 3000, "table-uneven"),
        ("|a|b|\n|-|-|\n" + "|a|b|\n" * 4_000, None),
        (":::\n" * 10_000, "directive-stray-close"),
        (":::{say}\n" * 5_000, "directive-unclosed"),
        ("::::{case} x\n:::{say}\n" * 2_000, "directive-unclosed"),
        ("".join(":" * n + "{case} x\n" for n in range(300, 3, -1)), "directive-unclosed"),
        ("~~~\n" * 5_001, "code-unclosed"),
        ("# a\n" * 5_000, "topic-empty"),
        ("## a\n" * 5_000, "slide-empty"),
        ("a\n=\n" * 10_000, "heading-syntax"),
        ("- a\n\n" * 5_000, None),
        ("中**“" * 10_000, None),
        ("a" + " " * 90_000 + "b", None),
        ("# a" + " " * 90_000 + "b", "topic-empty"),
        ("- a：" + " " * 90_000 + "b", None),
        (":::{say}\n:lines: 1" + " " * 90_000 + "2\n:::", "wrong-type"),
        ("x" * 5001, "line-too-long"),
        ("ภาษาไทย" * 400, "line-too-long"),
        ("\u1100\u1161" * 1_100, "line-too-long"),
        ("长" * 100_001, "line-too-long"),
        ("长，" * 49_000, None),
        ("x " * 500_000, "file-too-large"),
        ("👩‍💼" * 600, None),
        ("👩‍💼" * 20_000, "line-too-long"),
        ("a" + "\u0301" * 1_900, None),
        ("\x00" * 1000, "encoding"),
        ("\x01\n" * 20_000, "illegal-character"),
    ],
    ids=lambda value: repr(value[:16]) if value is not None and len(value) > 24 else None,
)
def test_hostile_markdown_is_read_or_refused_soon(tmp_path: Path, module: str, code: str | None) -> None:
    found = codes_of(tmp_path, module=MODULE + module)

    assert code is None or code in found


@pytest.mark.parametrize(
    "codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "big5", "shift_jis", "euc_kr", "latin-1"]
)
def test_other_encodings_are_named_and_never_guessed(tmp_path: Path, codec: str) -> None:
    text = MODULE + "事件 處理" * 20 if codec not in ("latin-1",) else MODULE + "café"

    assert codes_of(tmp_path, module=text.encode(codec)) == {"encoding"}


@pytest.mark.parametrize("tail", [b"\xe8", b"\xe8\xba", b"\xff", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80"])
def test_broken_bytes_are_no_utf_8(tmp_path: Path, tail: bytes) -> None:
    assert codes_of(tmp_path, module=MODULE.encode() + tail) == {"encoding"}


@pytest.mark.parametrize(
    "module",
    [
        "[x]: " + "a" * 4000 + "\n\n" + "[x] " * 20_000,
        "|" + "a|" * 800 + "\n|" + "-|" * 800 + "\n" + "a\n" * 1000,
        ":::\n" * 10_000,
        "![a](" * 1200,
    ],
    ids=["reference", "wide table", "many mistakes", "pictures"],
)
def test_markdown_does_not_swell(tmp_path: Path, module: str) -> None:
    with in_little_memory():
        codes_in_any_time(tmp_path, module=MODULE + module)


def test_yaml_does_not_swell(tmp_path: Path) -> None:
    with in_little_memory():
        codes_in_any_time(tmp_path, aliases(40))


# ---------------------------------------------------------------- pictures


def animated_gif(frames: int) -> bytes:
    out = io.BytesIO()
    first, *rest = (Image.new("P", (300, 300), i % 256) for i in range(frames))
    first.save(out, "GIF", save_all=True, append_images=rest)
    return out.getvalue()


def photo_with_notes(size: int) -> bytes:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "x" * size
    Image.new("RGB", (8, 8)).save(out, "JPEG", exif=exif)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "image-bad"),
        (b"x" * 1000, "image-bad"),
        (b"\x89PNG\r\n\x1a\n", "image-bad"),
        (b"GIF89a", "image-bad"),
        (b"\xff\xd8\xff\xe0", "image-bad"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>x</script></svg>", "image-bad"),
        (b"BM" + b"\0" * 100, "image-bad"),
        (b"\xd7\xcd\xc6\x9a" + b"\0" * 100, "image-bad"),
        (b"%PDF-1.7", "image-bad"),
        (png_header(0, 0), "image-bad"),
        (png_header(8, 8), "image-bad"),
        (png_header(100_000, 100_000), "image-bad"),
        (png_header(2**31 - 1, 2**31 - 1), "image-bad"),
        (png_header(30_000, 2), "image-bad"),
        (animated_gif(60), None),
        (photo_with_notes(60_000), None),
    ],
    ids=lambda value: repr(value[:12]) if isinstance(value, bytes) else None,
)
def test_hostile_pictures_are_read_or_refused(tmp_path: Path, data: bytes, code: str | None) -> None:
    write_file(tmp_path / "media/a.png", data)

    assert codes_of(tmp_path, module=MODULE + "![a](media/a.png)\n") == ({code} if code else set())


def test_a_picture_of_more_than_thirty_megabytes_is_not_opened(tmp_path: Path) -> None:
    make_file(tmp_path / "media/a.png", "30000001 bytes")

    assert codes_of(tmp_path, module=MODULE + "![a](media/a.png)\n") == {"file-too-large"}


# ---------------------------------------------------------------- paths


@pytest.mark.parametrize(
    "path",
    [
        "../secret.md",
        "modules/../../secret.md",
        "/etc/passwd",
        "/dev/zero",
        "/proc/self/environ",
        "file:///etc/passwd",
        "http://example.org/a.md",
        "//host/share/a.md",
        "C:/a.md",
        "modules\\\\01.md",
        "~/a.md",
        "%2e%2e/a.md",
        "a" * 500,
        "modules/01.md:stream",
        "modules/01.md ",
        "modules/01.md.",
        "MODULES/01.md",
        "modules/",
        ".",
        "..",
    ],
)
@pytest.mark.parametrize("place", ["module", "picture"])
def test_nothing_outside_of_the_course_is_read(tmp_path: Path, path: str, place: str) -> None:
    folder = tmp_path / "course"
    write_file(tmp_path / "secret.md", b"secret")
    course = COURSE.replace("[modules/01.md]", f'[modules/01.md, "{path}"]') if place == "module" else COURSE
    module = MODULE + (f"![a]({path})\n" if place == "picture" else "")

    found = codes_of(folder, course, module)

    assert found & {"path-outside", "file-missing", "yaml-syntax", "image-bad"}


@pytest.mark.parametrize(
    "target", ["/dev/zero", "/etc/passwd", "/proc/self/mem", "../secret.md", "modules/01.md", "loop"]
)
@pytest.mark.parametrize("name", ["modules/a.md", "media/a.png", "glossary.yaml"])
def test_links_lead_nowhere_outside(tmp_path: Path, name: str, target: str) -> None:
    folder = tmp_path / "course"
    write_file(tmp_path / "secret.md", b"secret: word")
    make_file(folder / name, f"link to {target if target != 'loop' else Path(name).name}")
    course = COURSE.replace("[modules/01.md]", "[modules/01.md, modules/a.md]") if name.endswith(".md") else COURSE
    module = MODULE + ("![a](media/a.png)\n" if name.endswith(".png") else "")

    library_codes = codes_of(folder, course, module)

    assert library_codes <= {"path-outside", "file-missing", "yaml-unsupported", "wrong-type", "image-bad"}


@pytest.mark.parametrize("name", ["modules/01.md", "course.yaml", "glossary.yaml", "media/a.png"])
def test_a_pipe_in_the_place_of_a_file_is_not_waited_for(tmp_path: Path, name: str) -> None:
    write_file(tmp_path / "course.yaml", COURSE.encode())
    write_file(tmp_path / "modules/01.md", (MODULE + "![a](media/a.png)\n").encode())
    (tmp_path / name).unlink(missing_ok=True)
    make_file(tmp_path / name, "fifo")
    library = Library(Report())

    with soon():
        check_folder(tmp_path, library)

    assert library.report.has_errors


# ---------------------------------------------------------------- names


@pytest.mark.parametrize(("first", "second"), [("camera", "Camera"), ("camera", "camera"), ("CAMERA", "camera")])
def test_ids_that_would_meet_are_refused_with_both_places(tmp_path: Path, first: str, second: str) -> None:
    module = f"---\ntitle: T\n---\n\n# A {{#{first} minutes=30}}\n\n- a\n\n# B {{#{second} minutes=30}}\n\n- b\n"
    write_file(tmp_path / "course.yaml", COURSE.encode())
    write_file(tmp_path / "modules/01.md", module.encode())
    library = Library(Report())

    check_folder(tmp_path, library)

    assert [d.message.replace(str(tmp_path), "") for d in library.report.sorted()] == [
        f"the id “{second}” is already used at /modules/01.md:5"
    ]


@pytest.mark.parametrize(
    "name", ["straße", "ﬁrst", "İd", "a\u0301", "é", "con", "LPT9", "a b", "a.", "-a", "", "a/b", "a\\b"]
)
def test_ids_that_some_system_would_change_are_refused(tmp_path: Path, name: str) -> None:
    module = f"---\ntitle: T\nid: '{name}'\n---\n\n# A {{minutes=60}}\n\n- a\n"

    assert codes_of(tmp_path, module=module) & {"bad-id", "yaml-syntax"}


def test_two_thousand_slides_are_read_and_planned_soon(tmp_path: Path) -> None:
    course = COURSE.replace("days: 1", "days: 30").replace('day: {start: "09:00", end: "10:00"}\n', "")
    slides = "".join(f"\n## Slide {i}\n\n- a\n" for i in range(10))
    topics = "\n".join(f"# Topic {i} {{minutes=50-60}}\n{slides}" for i in range(200))

    assert codes_of(tmp_path, course, f"---\ntitle: T\n---\n\n{topics}") <= {"session-idle"}
