"""A large edition made by two processes: the deck, and the pictures of its slides, by this one; all else by a copy of it.

A copy that the system makes of a process has all that this one has read and laid out, without a word being sent.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection

from coursekit.pipeline.bench import WORD, Bench, File, Target
from coursekit.pipeline.fingerprint import tool_fingerprint
from coursekit.pipeline.interrupts import put_off

_DECK, _GUIDE = ("deck", "pptx"), ("guide", WORD)
# Below that a second process saves less than it costs.
_LEAST_SLIDES = 120


def pays(bench: Bench, targets: Sequence[Target]) -> bool:
    """Other systems than Linux make no such copies, or none that can be trusted."""
    if sys.platform != "linux":
        return False
    return _DECK in targets and _GUIDE in targets and len(bench.documents.deck.slides) >= _LEAST_SLIDES


def made_by_two(bench: Bench, targets: Sequence[Target]) -> Iterator[File]:
    """What the copy leaves undone, because it was ended from outside or came upon a fault, is done here in its stead."""
    here = [target for target in targets if target[0] == _DECK[0]]
    # The guide comes last: what it needs of this process is not ready before.
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
    _ = bench.look_key, bench.deck_key


def _lend_pictures(bench: Bench, copy: Connection) -> list[File]:
    """Send the pictures that are asked for until there are files instead; none when the copy is no more."""
    while True:
        try:
            said: tuple[int, ...] | list[File] = copy.recv()
        except (EOFError, OSError):
            return []
        if isinstance(said, list):
            return said
        for picture in bench.pictures(said, WORD):
            try:
                copy.send(picture)
            except OSError:
                return []


@contextmanager
def _copy_of_this(bench: Bench, targets: Sequence[Target]) -> Generator[Connection, None, None]:
    """A process at these targets, as long as it is needed, and the pipe to it."""
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
    bench.ask = lambda numbers: _Pictures(theirs, numbers)
    try:
        theirs.send([bench.file(*target) for target in targets])
    except Exception:  # the process boundary
        theirs.close()


class _Pictures(Mapping[int, bytes]):
    """The pictures of these slides, which come one after the other: who asks for one waits for it."""

    def __init__(self, pipe: Connection, numbers: Sequence[int]) -> None:
        self._pipe = pipe
        self._numbers = dict.fromkeys(numbers)
        self._here: dict[int, bytes] = {}
        pipe.send(tuple(numbers))

    def __getitem__(self, number: int) -> bytes:
        if number not in self._numbers:
            raise KeyError(number)
        while number not in self._here:
            came, picture = self._pipe.recv()
            self._here[came] = picture
        return self._here[number]

    def __contains__(self, number: object) -> bool:
        return number in self._numbers

    def __iter__(self) -> Iterator[int]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)
