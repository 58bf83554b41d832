"""What an import made of a file, as a page: the original and the files that came of it, side by side."""

from __future__ import annotations

from coursekit.value import Value


class Stretch(Value):
    """Words of the original or of a file. `key` links the words here with the same words there, 0 when they stand on one
    side only; `tone` is what they are (a role, a reason, or empty), `note` says it in words."""

    words: str
    key: int = 0
    tone: str = ""
    note: str = ""


class ImportedFile(Value):
    path: str
    stretches: tuple[Stretch, ...]


class Doubt(Value):
    """A guess that somebody should look at: `sure` in percent; `key` as in `Stretch`."""

    place: str
    words: str
    choice: str
    others: tuple[str, ...]
    sure: int
    why: str
    key: int = 0


class Absence(Value):
    """What of the original is not in the course as words, by reason: how many stretches, and some of them."""

    reason: str
    explanation: str
    count: int
    examples: tuple[str, ...]


class ImportReport(Value):
    """`facts` are names and values, as ("modules", "9"). `mistakes` are what `check` says, as `place: message`."""

    source: str
    language: str
    title: str
    facts: tuple[tuple[str, str], ...]
    original: tuple[Stretch, ...]
    files: tuple[ImportedFile, ...]
    doubts: tuple[Doubt, ...]
    absences: tuple[Absence, ...]
    proposed: tuple[tuple[str, int], ...]
    mistakes: tuple[str, ...]
