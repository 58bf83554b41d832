"""The files of a look: look.yaml, the two templates and whatever else stands beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from coursekit.content import Name
from coursekit.diagnostic import Report, Span
from coursekit.limits import LOOK_BYTES, LOOK_DEPTH, LOOK_FILES, PACKAGE_BYTES
from coursekit.looks.declared import LOOK_BAD
from coursekit.source.files import FILE_MISSING, SourceFolder, read_regular
from coursekit.source.text import FILE_TOO_LARGE
from coursekit.value import Value

LOOK_FILE = "look.yaml"
DECK_TEMPLATE = "deck.pptx"
BOOKLET_TEMPLATE = "booklet.docx"
_DECKS = (".pptx", ".potx", ".ppsx", ".pptm", ".potm", ".ppt", ".pot")
_BOOKLETS = (".docx", ".dotx", ".docm", ".dotm", ".doc", ".dot")
_FONTS, _MOST_COLLECTED = (".ttf", ".otf", ".ttc"), 100
PROGRAMS = (".typ", ".j2")
"""Files that are run: they come from whoever made the look."""
# What templates of PDF and HTML are made of; anything else in a look's folder is not ours to read.
_FURTHER = (
    *PROGRAMS, ".css", ".html", ".js", ".svg", ".png", ".jpg", ".jpeg", ".gif", ".ttf", ".otf", ".ttc", ".woff2", ".txt",
)  # fmt: skip


class Template(Value):
    """A template file: its bytes, and the place that diagnostics name."""

    data: bytes
    place: Span


class LookFiles(Value):
    """`name` is what the look is called where it does not say. `declared`: there is a look.yaml. `further` are the other
    files by path."""

    name: str
    folder: SourceFolder
    place: Span
    declared: bool
    deck: Template | None
    booklet: Template | None
    further: dict[str, bytes]


def find_files(place: Path, report: Report) -> LookFiles | None:
    """Of a folder, or of one template alone. Reports `look-bad`, `file-missing`, `file-too-large`, `path-outside`."""
    suffix = place.suffix.lower()
    if place.is_dir() or not place.exists():
        return _of_folder(place, report)
    folder = SourceFolder(place.parent, place.parent.as_posix())
    start = _start(folder, place.name)
    if suffix not in (*_DECKS, *_BOOKLETS):
        help = "name a folder, a .pptx or .potx, or a .docx or .dotx"
        report(LOOK_BAD, start, f"{place.name} is no look", help=help)
        return None
    template = _read_given(place, start, report)
    if template is None:
        return None
    deck, booklet = (template, None) if suffix in _DECKS else (None, template)
    return LookFiles(place.stem, folder, template.place, False, deck, booklet, {})


def _of_folder(place: Path, report: Report) -> LookFiles | None:
    folder = SourceFolder(place, place.as_posix())
    start = _start(folder, LOOK_FILE)
    deck_name, booklet_name = (
        _the_one(place, name, suffixes, start, report)
        for name, suffixes in ((DECK_TEMPLATE, _DECKS), (BOOKLET_TEMPLATE, _BOOKLETS))
    )
    declared = (place / LOOK_FILE).exists()
    if not (declared or deck_name or booklet_name):
        folder.read_bytes(Name(LOOK_FILE, start), PACKAGE_BYTES, report)
        return None
    deck, booklet = (_read(folder, name, report) if name else None for name in (deck_name, booklet_name))
    further = _read_further(folder, start, report) if declared else {}
    return LookFiles(place.resolve().name, folder, start, declared, deck, booklet, further)


def _the_one(place: Path, name: str, suffixes: Sequence[str], start: Span, report: Report) -> str:
    """The template of that name, else the only one of its kind; "" when there is none."""
    if (place / name).exists():
        return name
    found = [entry.name for entry in _entries(place) if entry.suffix.lower() in suffixes and entry.is_file()]
    if len(found) > 1:
        message = f"the folder holds {len(found)} templates of one kind: {', '.join(found[:5])}"
        report(
            LOOK_BAD, start, message, help=f"name the one to be used {name}, or give its path instead of the folder's"
        )
    return found[0] if found else ""


def _entries(place: Path) -> list[Path]:
    """By name; without hidden files, and what Office leaves beside a file that is open (~$deck.pptx)."""
    if not place.is_dir():
        return []
    return sorted(entry for entry in place.iterdir() if not entry.name.startswith((".", "~$")))


def _read(folder: SourceFolder, name: str, report: Report) -> Template | None:
    place = _start(folder, name)
    data = folder.read_bytes(Name(name, place), PACKAGE_BYTES, report)
    return Template(data, place) if data is not None else None


def _read_given(path: Path, start: Span, report: Report) -> Template | None:
    """A file that the user names may be called anything, and be a link. Reports `file-missing`, `file-too-large`."""
    try:
        data = read_regular(path, PACKAGE_BYTES)
    except (OSError, RuntimeError):
        report(
            FILE_MISSING, start, f"“{path.name}” cannot be read", help="name a file that is there, and yours to read"
        )
        return None
    if data is None:
        message = f"“{path.name}” is larger than {PACKAGE_BYTES // 1_000_000} MB"
        report(FILE_TOO_LARGE, start, message, help="delete sample slides, large pictures and videos from it")
    return Template(data, start) if data is not None else None


def _start(folder: SourceFolder, name: str) -> Span:
    return Span(folder.shown_path(name), 1, 1, 1, 2)


def _read_further(folder: SourceFolder, start: Span, report: Report) -> dict[str, bytes]:
    names = list(_further(folder.root, "", LOOK_DEPTH))
    if len(names) > LOOK_FILES:
        help = "a look holds templates, their pictures and fonts: move the rest elsewhere"
        report(
            LOOK_BAD,
            start,
            f"the look has {len(names)} files beside its templates, at most {LOOK_FILES} go",
            help=help,
        )
        return {}
    files: dict[str, bytes] = {}
    room = LOOK_BYTES
    for name in names:
        data = folder.read_bytes(Name(name, _start(folder, name)), PACKAGE_BYTES, report)
        room -= len(data or b"")
        if room < 0:
            message = f"the files of the look are larger than {LOOK_BYTES // 1_000_000} MB together"
            report(FILE_TOO_LARGE, start, message, help="leave out fonts that no language needs")
            return files
        if data is not None and name.lower().endswith(_FONTS) and not _is_font(data):
            report(LOOK_BAD, _start(folder, name), f"{name} is no font", help="replace it, or take it out of the look")
        elif data is not None:
            files[name] = data
    return files


def _is_font(data: bytes) -> bool:
    """By its first bytes (OpenType 1.9, “Font file” and “Font collections”). A collection of thousands is none."""
    if data[:4] == b"ttcf":
        return 0 < int.from_bytes(data[8:12], "big") <= _MOST_COLLECTED
    return data[:4] in (b"\0\1\0\0", b"OTTO", b"true")


def _further(root: Path, prefix: str, depth: int) -> Iterator[str]:
    for entry in _entries(root):
        if entry.is_dir() and not entry.is_symlink() and depth > 0:
            yield from _further(entry, f"{prefix}{entry.name}/", depth - 1)
        elif entry.suffix.lower() in _FURTHER:
            yield f"{prefix}{entry.name}"
