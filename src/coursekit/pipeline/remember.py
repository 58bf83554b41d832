"""What a build depended on, noted so that the same command can tell that it has nothing to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from coursekit.diagnostic import Report
from coursekit.pipeline.bench import is_drawn
from coursekit.pipeline.build import Built
from coursekit.pipeline.looks import find_look, load_look
from coursekit.pipeline.output import MANIFEST, held, read_manifest, write_atomically
from coursekit.pipeline.pages import FONT_MISSING
from coursekit.pipeline.stamp import folders_in, stamp_of, stamp_place
from coursekit.write import font_folders


def remember(
    command: Sequence[str],
    paths: Sequence[Path],
    look: Path | None,
    out: Path,
    built: Built,
    started_ns: int,
    *,
    said: str,
    warned: str,
) -> None:
    """After a build without errors. `said` and `warned` are what is to be said the next time.

    `paths` are those that were asked for, `started_ns` is when the build began.
    """
    place = stamp_place(out, command)
    # A font that is installed later may lie anywhere.
    if place is None or any(found.rule is FONT_MISSING for found in built.diagnostics):
        return
    sources = (*_sources(built, paths, out), *_look_files(look, built, out))
    files = [out / entry.path for entry in built.entries]
    outputs = (out / MANIFEST, *files, *(path.parent for path in files))
    with held(out):
        # Another build may have had the folder since.
        if set(built.entries) <= set(read_manifest(out)):
            stamp = stamp_of(sources, outputs, started_ns, said=said, warned=warned)
            if stamp is not None:
                write_atomically(place, stamp, durable=False)


def _sources(built: Built, paths: Sequence[Path], out: Path) -> Iterator[Path]:
    """Every file that was read, and every folder in which one more file could make a difference."""
    for path in paths:
        yield path
        if path.is_dir():
            yield from (entry for entry in path.iterdir() if entry.is_dir() and entry.resolve() != out.resolve())
    for checked in built.checked:
        for folder in checked.library.folders:
            yield from folder.files
            yield from folders_in(folder.root, out)


def _look_files(given: Path | None, built: Built, out: Path) -> Iterator[Path]:
    place = find_look(given)
    for folder in folders_in(place, out) if place.is_dir() else ():
        yield folder
        yield from (entry for entry in folder.iterdir() if entry.is_file())
    yield place
    if any(is_drawn(entry.product, entry.format) for entry in built.entries):
        look = load_look(given, Report())
        yield from font_folders(look) if look is not None else ()
