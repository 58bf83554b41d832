"""What is measured or made within coursekit itself; a process of its own, which prints JSON: `inside.py deck COURSE`,
`inside.py pages COURSE FOLDER`. The edition is `full`."""

from __future__ import annotations

import json
import sys
import time
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from coursekit.diagnostic import Report
from coursekit.documents.look import Look
from coursekit.pipeline.compiler import check_folder
from coursekit.pipeline.looks import load_look
from coursekit.pipeline.products import Documents
from coursekit.read.library import Library
from coursekit.write import BOOKLET_FORMATS, DECK_FORMATS, read_deck_metrics

_TIMES = 5


def deck_alone(course: str) -> dict[str, float]:
    """Seconds of processor for writing a deck that is composed, and for deflating its parts; best of several, in turns."""
    documents, look = _documents(Path(course), "full")
    deck, write = documents.deck, DECK_FORMATS["pptx"]
    with zipfile.ZipFile(BytesIO(write(deck, look))) as archive:
        parts = [archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".rels"))]
    tries = [(_seconds(lambda: write(deck, look)), _seconds(lambda: _deflate(parts))) for _ in range(_TIMES)]
    return {"writing": min(one for one, _ in tries), "deflating": min(other for _, other in tries)}


def _deflate(parts: list[bytes]) -> None:
    for part in parts:
        zlib.compress(part, 6)


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def handout_pages(course: str, folder: str) -> dict[str, float]:
    """Write out what Typst is given for the handout; seconds of processor that its writer takes, with all of Typst in it."""
    from coursekit.write.typst.booklet import booklet_pages

    documents, look = _documents(Path(course), "full")
    handout, write = documents.handout, BOOKLET_FORMATS["pdf"]
    # Typst keeps what it has set: the first time counts.
    seconds = _seconds(lambda: write(handout, look))
    Path(folder).mkdir(parents=True, exist_ok=True)
    booklet_pages(handout, look).write_out(Path(folder))
    return {"writer": seconds}


def _documents(folder: Path, edition: str) -> tuple[Documents, Look]:
    checked, look = check_folder(folder, Library(Report()), (edition,)), load_look(None, Report())
    assert checked is not None
    assert look is not None
    (plan,) = checked.plans
    metrics = read_deck_metrics(look, plan.course.language)
    return Documents(plan, metrics, checked.course.date), look


if __name__ == "__main__":
    task, *arguments = sys.argv[1:]
    print(json.dumps(deck_alone(*arguments) if task == "deck" else handout_pages(*arguments)))
