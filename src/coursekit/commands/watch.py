"""`coursekit build --watch`: build again whenever a source changes."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

import watchfiles

from coursekit.commands.console import errors, output
from coursekit.usage import UsageError

Pending = Callable[[], bool]
"""Whether something changed since the build that is running began: it may as well stop."""

# Milliseconds. Editors save in several steps; a build begins when no more came for one of these, or after the other.
_QUIET_MS, _AT_MOST_MS = 20, 200


def watch(build: Callable[[Pending], object], roots: Iterable[Path], out: Path) -> None:
    """Build, and again after each change under the roots, until the user ends it. Output that lies among the sources is not
    looked at."""
    changed: queue.SimpleQueue[str] = queue.SimpleQueue()
    ended = threading.Event()
    # Changes that fall into a build are not lost: they are collected beside it.
    collector = threading.Thread(target=_collect, args=(tuple(roots), out, changed, ended), daemon=True)
    collector.start()
    try:
        while True:
            _try(build, lambda: not changed.empty())
            output().print("waiting for changes; Ctrl-C ends", style="dim")
            names = {changed.get()}
            while not changed.empty():
                names.add(changed.get())
            output().print(f"changed: {', '.join(sorted(names))}", style="bold", soft_wrap=True)
    except KeyboardInterrupt:
        output().print("ended")
    finally:
        ended.set()
        collector.join()


def _try(build: Callable[[Pending], object], pending: Pending) -> None:
    """What cannot be built now may be the next time: a course file may be away while an editor saves it."""
    try:
        build(pending)
    except (UsageError, OSError) as error:
        errors().print(str(error), style="red", soft_wrap=True)


def _collect(roots: tuple[Path, ...], out: Path, changed: queue.SimpleQueue[str], ended: threading.Event) -> None:
    ignored = out.resolve()
    sources = watchfiles.DefaultFilter(ignore_paths=[ignored])

    def counts(change: watchfiles.Change, path: str) -> bool:
        return sources(change, path) and not Path(path).is_relative_to(ignored)

    found = watchfiles.watch(
        *(root.resolve() for root in roots), watch_filter=counts, debounce=_AT_MOST_MS, step=_QUIET_MS,
        stop_event=ended, rust_timeout=500, raise_interrupt=False,
    )  # fmt: skip
    for changes in found:
        for _, path in changes:
            changed.put(Path(path).name)
