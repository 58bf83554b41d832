"""What an import made of a file: for people, for programs, and as the page with both sides."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from coursekit.activities import KINDS
from coursekit.diagnostic import Diagnostic, Severity
from coursekit.documents.import_report import Absence, Doubt, ImportedFile, ImportReport, Stretch
from coursekit.importers.found import Found
from coursekit.importers.meaning import Guess, Reason
from coursekit.importers.original import Cut
from coursekit.importers.trace import Kept, Trace
from coursekit.model.course import Course
from coursekit.report.machine import diagnostic_data
from coursekit.report.styled import Styled
from coursekit.report.text import counted
from coursekit.value import Value

Json = dict[str, Any]

DOUBTFUL = 0.7
"""A guess that is less sure than this is shown, and asked about."""

_TONED = ("key-point", "output", "text")
_SHOWN = 12
_OTHERS = 3
_EXAMPLES = 8
_EXAMPLE_CHARACTERS = 60

EXPLANATIONS: Mapping[Reason, str] = {
    Reason.NUMBER: "Numbers and bullets: coursekit numbers by itself",
    Reason.LABEL: "Labels: they say what kind of activity or field follows",
    Reason.PUNCTUATION: "Signs between parts",
    Reason.FIELD: "Values that stand in course.yaml in another form",
    Reason.REPEATED: "Said before, word for word",
    Reason.HEADER: "Words of the table or page around the outline",
    Reason.NOTICE: "Notices that are no part of a course",
}


class ImportOutcome(Value):
    """All there is to tell. `texts` are the files that were written, by path; `lost` are words that are in none of them.
    `diagnostics` are what `check` says of the course."""

    folder: str
    course: Course
    trace: Trace
    texts: Mapping[str, str]
    paths: tuple[str, ...]
    found: tuple[Found, ...]
    lost: tuple[Kept, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def is_good(self) -> bool:
        return not self.lost and not any(d.severity is Severity.ERROR for d in self.diagnostics)

    @property
    def doubts(self) -> tuple[Guess, ...]:
        """The least sure first."""
        doubtful = (guess for guess in self.trace.guesses if guess.confidence < DOUBTFUL)
        return tuple(sorted(doubtful, key=lambda guess: (guess.confidence, guess.cut)))

    def words(self, cut: Cut) -> str:
        return cut.of(self.trace.original.text)


# ---------------------------------------------------------------- what there is


def facts_of(outcome: ImportOutcome) -> tuple[tuple[str, str], ...]:
    """Names and values, in the order in which they are told."""
    course = outcome.course
    topics = [topic for module in course.own_modules for topic in module.own_topics]
    kinds = Counter(activity.kind for topic in topics for activity in topic.activities)
    editions = (f"{edition.title} ({edition.days:g} d)" for edition in course.editions)
    return (
        ("language", course.language),
        ("editions", ", ".join(editions)),
        ("modules", str(len(course.own_modules))),
        ("topics", str(len(topics))),
        ("slides", str(sum(len(topic.slides) for topic in topics))),
        ("activities", ", ".join(f"{kinds[kind]} {kind}" for kind in KINDS if kinds[kind]) or "none"),
    )


def _absences(outcome: ImportOutcome) -> Iterable[Absence]:
    for reason in Reason:
        words = [outcome.words(left.cut).strip() for left in outcome.trace.left if left.reason is reason]
        if words:
            examples = tuple(_short(one) for one in dict.fromkeys(words))[:_EXAMPLES]
            yield Absence(reason.value, EXPLANATIONS[reason], len(words), examples)


def _others(guess: Guess) -> tuple[str, ...]:
    """What else it may be, the likeliest only."""
    return tuple(option for option in guess.options if option != guess.choice)[:_OTHERS]


def _said(guess: Guess, outcome: ImportOutcome) -> str:
    """The words it is about; some guesses are about the whole."""
    return _short(outcome.words(guess.cut)) or f"{guess.about} of the course"


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _EXAMPLE_CHARACTERS else f"{words[: _EXAMPLE_CHARACTERS - 1]}…"


# ---------------------------------------------------------------- for people


def format_import(outcome: ImportOutcome) -> Styled:
    original = outcome.trace.original
    text = Styled()
    text.append(f"{outcome.course.title}\n", "bold")
    for name, value in facts_of(outcome):
        text.append(f"  {name:<11}", "dim")
        text.append(f"{value}\n")
    text.append("\n")
    for kept in outcome.lost:
        text.append(f"lost: {_short(outcome.words(kept.cut))}\n", "bold red")
    text.append_all(_doubts(outcome.doubts, outcome))
    if outcome.trace.proposed:
        text.append(f"{counted(len(outcome.trace.proposed), 'length')} proposed", "bold")
        text.append(": the original does not say how long these take; they are marked in the files\n")
    left = ", ".join(f"{one.count} {one.reason}" for one in _absences(outcome))
    text.append(f"Not in the course as words: {left or 'nothing'}\n")
    text.append(f"{len(outcome.paths)} files from {original.name}, in {outcome.folder}\n", "bold green")
    return text


def _doubts(doubts: Sequence[Guess], outcome: ImportOutcome) -> Styled:
    text = Styled()
    if doubts:
        text.append(f"{counted(len(doubts), 'guess', 'guesses')} to look at, the least sure first:\n", "bold")
    for guess in doubts[:_SHOWN]:
        text.append(f"  {guess.place}: " if guess.place else "  ", "dim")
        text.append(f"{_said(guess, outcome)} ")
        text.append(f"→ {guess.choice}", "yellow")
        others = _others(guess)
        text.append(f" ({guess.confidence:.0%}{', or ' + ', '.join(others) if others else ''}): {guess.why}\n")
    if len(doubts) > _SHOWN:
        text.append(f"  … and {len(doubts) - _SHOWN} more in import-report.html\n", "dim")
    return text


# ---------------------------------------------------------------- for programs


def format_import_json(outcome: ImportOutcome) -> str:
    """`source`, `course`, `kept`, `left`, `lost`, `guesses`, `proposed`, `diagnostics`; offsets are characters of the
    original's text, ends exclusive."""
    trace = outcome.trace
    places = {found.kept: found for found in outcome.found}
    data = {
        "source": {
            "name": trace.original.name,
            "format": trace.original.format,
            "characters": len(trace.original.text),
        },
        "course": {
            "folder": outcome.folder,
            "id": outcome.course.id.text,
            "title": outcome.course.title,
            **dict(facts_of(outcome)),
            "files": list(outcome.paths),
        },
        "kept": [_kept_data(kept, places.get(kept), outcome) for kept in trace.kept],
        "left": [{**_cut_data(left.cut, outcome), "reason": left.reason.value} for left in trace.left],
        "lost": [{**_cut_data(kept.cut, outcome), "where": kept.where} for kept in outcome.lost],
        "guesses": [_guess_data(guess, outcome) for guess in trace.guesses],
        "proposed": [{"id": identity, "minutes": minutes} for identity, minutes in trace.proposed],
        "diagnostics": [diagnostic_data(d) for d in outcome.diagnostics],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def _cut_data(cut: Cut, outcome: ImportOutcome) -> Json:
    return {"start": cut.start, "end": cut.end, "text": outcome.words(cut)}


def _kept_data(kept: Kept, found: Found | None, outcome: ImportOutcome) -> Json:
    data = {**_cut_data(kept.cut, outcome), "where": kept.where, "role": kept.role}
    if found is not None:
        line = outcome.texts[found.path].count("\n", 0, found.place.start) + 1
        data |= {"path": found.path, "line": line}
    return data


def _guess_data(guess: Guess, outcome: ImportOutcome) -> Json:
    return {
        **_cut_data(guess.cut, outcome),
        "place": guess.place,
        "about": guess.about,
        "choice": guess.choice,
        "options": list(guess.options),
        "confidence": round(guess.confidence, 2),
        "why": guess.why,
    }


# ---------------------------------------------------------------- as a page


def import_page(outcome: ImportOutcome) -> ImportReport:
    keys = {found.kept: number for number, found in enumerate(outcome.found, start=1)}
    tones = _tones(outcome.course)
    starts = {kept.cut.start: number for kept, number in keys.items()}
    doubts = tuple(
        Doubt(
            guess.place,
            _said(guess, outcome),
            guess.choice,
            _others(guess),
            round(guess.confidence * 100),
            guess.why,
            starts.get(guess.cut.start, 0),
        )
        for guess in outcome.doubts
    )
    return ImportReport(
        outcome.trace.original.name,
        outcome.course.language,
        outcome.course.title,
        facts_of(outcome),
        _original(outcome, keys, tones),
        tuple(_file(path, outcome, keys, tones) for path in outcome.texts),
        doubts,
        tuple(_absences(outcome)),
        outcome.trace.proposed,
        tuple(f"{Path(d.span.path).name}:{d.span.line}: {d.message}" for d in outcome.diagnostics),
    )


def _tones(course: Course) -> dict[str, str]:
    """What each part is, by its id."""
    tones: dict[str, str] = {}
    for module in course.own_modules:
        tones[module.id.text] = "module"
        for topic in module.own_topics:
            tones[topic.id.text] = "topic"
            tones.update((slide.id.text, "point") for slide in topic.slides)
            tones.update((activity.id.text, "activity") for activity in topic.activities)
    return tones


def _tone(kept: Kept, tones: Mapping[str, str]) -> str:
    """The colour: words of a field have that of fields, titles and questions that of their part."""
    part = tones.get(kept.where)
    if part is None or kept.role == "background":
        return "field"
    return kept.role if kept.role in _TONED else "point" if kept.role == "point" else part


def _original(outcome: ImportOutcome, keys: Mapping[Kept, int], tones: Mapping[str, str]) -> tuple[Stretch, ...]:
    kept = [(one.cut, keys.get(one, 0), _tone(one, tones), f"{one.role}: {one.where}") for one in outcome.trace.kept]
    left = [(one.cut, 0, one.reason.value, EXPLANATIONS[one.reason]) for one in outcome.trace.left]
    return tuple(_stretches(outcome.trace.original.text.rstrip(), kept + left))


def _file(path: str, outcome: ImportOutcome, keys: Mapping[Kept, int], tones: Mapping[str, str]) -> ImportedFile:
    marked = [
        (found.place, keys[found.kept], _tone(found.kept, tones), f"{found.kept.role}: {found.kept.where}")
        for found in outcome.found
        if found.path == path
    ]
    return ImportedFile(path, tuple(_stretches(outcome.texts[path], marked)))


def _stretches(text: str, marked: Iterable[tuple[Cut, int, str, str]]) -> Iterable[Stretch]:
    """The whole text in order; what is marked twice is shown once."""
    reached = 0
    for cut, key, tone, note in sorted(marked):
        if cut.start < reached:
            continue
        if cut.start > reached:
            yield Stretch(text[reached : cut.start])
        yield Stretch(cut.of(text), key, tone, note)
        reached = cut.end
    if reached < len(text):
        yield Stretch(text[reached:])
