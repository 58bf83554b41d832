"""Reading files of a course: only regular files inside its folder, each read once, as bytes."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable
from pathlib import Path

from coursekit.content import Image, Name
from coursekit.diagnostic import Report, Span, error_rule
from coursekit.limits import COURSE_LINES, NAME_BYTES, PATH_CHARACTERS, YAML_BYTES
from coursekit.source.text import ENCODING_HELP, FILE_TOO_LARGE, SourceText, decode, source_text
from coursekit.spelling import find_nearest
from coursekit.value import Mutable, field

FILE_MISSING = error_rule(
    "file-missing",
    """A file that the course names is not there. Names are compared exactly, upper and lower case included, so that a
course that builds on one machine builds on all.""",
)
PATH_OUTSIDE = error_rule(
    "path-outside",
    """A path leads out of the course's folder, or is no plain relative path. A course may read its own files only:
no absolute paths, no `..`, no links that lead elsewhere, no addresses. Copy the file into the course.""",
)


class SourceFolder(Mutable):
    """A course's folder on disk. `shown` is how its path is printed; `texts` are the texts read so far, `images` the pictures
    (None for one that is broken), `files` the paths of all that was read.

    Texts stay as they are on disk; `convert` makes of each what is given to the reader. `picture` reads one, where that is done
    in another way than always. `of` says whose folder it is, in messages.
    """

    root: Path
    shown: str
    texts: dict[str, SourceText] = field(default_factory=dict)
    images: dict[str, Image | None] = field(default_factory=dict)
    of: str = "the course"
    convert: Callable[[str], str] | None = None
    picture: Callable[[Name, bytes, Report], Image | None] | None = None
    files: dict[Path, None] = field(default_factory=dict)

    def put_away(self) -> SourceFolder:
        """The same folder without what was read."""
        return SourceFolder(self.root, self.shown, of=self.of, files=self.files)

    def lines_of(self, path: str) -> tuple[str, ...]:
        """The lines of a text that was read, by the path that diagnostics show."""
        if path in self.texts:
            return self.texts[path].lines
        name = path.removeprefix(self.shown_path(""))
        if self.root / name not in self.files:
            return ()
        text = self.read_text(Name(name, Span(path)), YAML_BYTES, Report())
        return text.lines if text is not None else ()

    def shown_path(self, name: str) -> str:
        return f"{self.shown}/{name}" if self.shown not in ("", ".") else name

    def read_text(
        self, name: Name, limit: int, report: Report, *, encoding_help: str = ENCODING_HELP
    ) -> SourceText | None:
        """Reports `path-outside`, `file-missing`, `file-too-large`, `encoding`, `illegal-character`."""
        data = self.read_bytes(name, limit, report)
        if data is None:
            return None
        text = decode(self.shown_path(name.text), data, report, help=encoding_help)
        if text is None:
            return None
        self.texts[text.path] = text
        if sum(len(known.lines) for known in self.texts.values()) > COURSE_LINES:
            message = f"with “{name}”, {self.of} has more than {COURSE_LINES:,} lines"
            report(FILE_TOO_LARGE, name.span, message, help="divide it")
            return None
        return source_text(text.path, self.convert(text.text)) if self.convert else text

    def read_bytes(self, name: Name, limit: int, report: Report) -> bytes | None:
        """The bytes of a regular file inside the folder. Reports as `read_text` does, but for the text itself."""
        where = name.span
        if not _is_plain(name.text):
            help = f"copy the file into {self.of}'s folder, and write its path with /, as media/hall.png"
            report(PATH_OUTSIDE, where, f"“{name}” is not a path inside {self.of}", help=help)
            return None
        path = self.root / name.text
        try:
            if not path.resolve().is_relative_to(self.root.resolve()):
                report(PATH_OUTSIDE, where, f"“{name}” leads out of {self.of}'s folder", help="copy the file into it")
                return None
            data = read_regular(path, limit)
        # Python 3.11 raises RuntimeError for a link that leads to itself, later versions OSError.
        except (OSError, RuntimeError):
            place = f" in {self.shown}" if self.shown not in ("", ".") else ""
            report(FILE_MISSING, where, f"there is no file “{name}”{place}", help=self._near(name.text))
            return None
        if data is None:
            report(FILE_TOO_LARGE, where, f"“{name}” is larger than {limit // 1_000_000} MB", help="make it smaller")
        self.files[path] = None
        return data

    def _near(self, name: str) -> str:
        folder = (self.root / name).parent
        try:
            names = sorted(entry.name for entry in folder.iterdir() if entry.is_file())
        except OSError:
            return ""
        nearest = find_nearest(Path(name).name, names)
        return f"did you mean “{Path(name).with_name(nearest).as_posix()}”?" if nearest else ""


def _is_plain(name: str) -> bool:
    steps = name.split("/")
    return bool(
        name
        and len(name) <= PATH_CHARACTERS
        and not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", name)
        and not any(character in name for character in "\\\0%~")
        and not any(step in ("", ".", "..") or len(step.encode()) > NAME_BYTES for step in steps)
    )


def read_regular(path: Path, limit: int) -> bytes | None:
    """Raises OSError when it is no regular file of exactly this name; None when it is over the limit."""
    # O_NONBLOCK: opening a FIFO must not hang. The same descriptor is checked and read: no race between the two.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode) or path.name not in os.listdir(path.parent):
            raise FileNotFoundError(path)
        data = file.read(limit + 1)
    return data if len(data) <= limit else None
