"""A large edition made by two processes: the deck, and the pictures of its slides, by this one; all else by a copy of it.

A copy that the system makes of a process has all that this one has read and laid out, without a word being sent.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from coursekit.documents.booklet import shown_slides
from coursekit.pipeline.bench import DECK, WORD, Bench, File, Target
from coursekit.pipeline.fingerprint import tool_fingerprint
from coursekit.pipeline.interrupts import put_off

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_GUIDE = ("guide", WORD)
_Said = tuple[int, ...] | list[File] | None
"""What the copy says: the numbers of slides that it needs pictures of, the files it has made, or that it has no picture left."""

# Below that a second process saves less than it costs.
_LEAST_SLIDES = 120


def pays(bench: Bench, targets: Sequence[Target]) -> bool:
    """Other systems than Linux make no such copies, or none that can be trusted."""
    if sys.platform != "linux":
        return False
    return DECK in targets and _GUIDE in targets and len(bench.documents.deck.slides) >= _LEAST_SLIDES


def made_by_two(bench: Bench, targets: Sequence[Target]) -> Generator[File, None, None]:
    """What the copy leaves undone, because it was ended from outside or came upon a fault, is done here in its stead."""
    here = [target for target in targets if target[0] == DECK[0]]
    # The guide comes last: its pictures are drawn meanwhile.
    there = sorted((target for target in targets if target not in here), key=lambda target: target == _GUIDE)
    _find_for_both(bench)
    with _copy_of_this(bench, there) as copy:
        yield from (bench.file(*target) for target in here)
        made = _lend_pictures(bench, copy)
    yield from made
    done = {(file.product, file.format) for file in made}
    yield from (bench.file(*target) for target in there if target not in done)


def _find_for_both(bench: Bench) -> None:
    """Kept where it is found; else each would find it for itself."""
    tool_fingerprint()
    _ = bench.look_key, bench.documents.deck_keys


def _lend_pictures(bench: Bench, copy: Connection) -> list[File]:
    """Draw the slides that the copy names, ahead of its need, and hand over what there is whenever it asks, until there are
    files from it; none when it is no more."""
    slides: Iterator[tuple[int, bytes]] = iter(())
    drawn: list[tuple[int, bytes]] = []
    try:
        while True:
            while not copy.poll() and (picture := next(slides, None)) is not None:
                drawn.append(picture)
            said: _Said = copy.recv()
            match said:
                case tuple():
                    slides = bench.pictures(said, WORD)
                case None:
                    copy.send(drawn or [next(slides)])
                    drawn = []
                case list():
                    return said
    except (EOFError, OSError):
        return []


@contextmanager
def _copy_of_this(bench: Bench, targets: Sequence[Target]) -> Generator[Connection, None, None]:
    """A process at these targets, as long as it is needed, and the pipe to it."""
    # Small editions, which are most, start without it.
    from multiprocessing import get_context

    context = get_context("fork")
    ours, theirs = context.Pipe()
    process = context.Process(target=_make, args=(ours, theirs, bench, targets), daemon=True)
    with put_off():
        process.start()
    theirs.close()
    try:
        yield ours
    finally:
        process.kill()
        process.join()
        ours.close()


# ---------------------------------------------------------------- within the copy


def _make(ours: Connection, theirs: Connection, bench: Bench, targets: Sequence[Target]) -> None:
    """An interrupt is for the other process alone, and so is a fault: who sees no files makes them, and meets it there."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Else the end of the other process would not be seen: this one has its end of the pipe too.
    ours.close()
    try:
        if bench.store.get(bench.key(*_GUIDE)) is None:
            bench.lent = _Pictures(theirs, shown_slides(bench.documents.guide))
        theirs.send([bench.file(*target) for target in targets])
    except Exception:  # the process boundary
        theirs.close()


class _Pictures(Mapping[int, bytes]):
    """The pictures of these slides, which are drawn meanwhile: who wants one that is not here yet waits for it."""

    def __init__(self, pipe: Connection, numbers: tuple[int, ...]) -> None:
        self._pipe = pipe
        self._numbers = dict.fromkeys(numbers)
        self._here: dict[int, bytes] = {}
        self._say(numbers)

    def __getitem__(self, number: int) -> bytes:
        if number not in self._numbers:
            raise KeyError(number)
        while number not in self._here:
            self._say(None)
            self._here.update(self._pipe.recv())
        return self._here[number]

    def __contains__(self, number: object) -> bool:
        return number in self._numbers

    def __iter__(self) -> Iterator[int]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)

    def _say(self, said: _Said) -> None:
        self._pipe.send(said)
