"""`coursekit look check` and `coursekit look new`: a look of one's own, tried before a build, or made from a colour."""

from __future__ import annotations

import json
import re
from pathlib import Path

from coursekit.commands.console import errors, output
from coursekit.commands.formats import PlanFormat
from coursekit.commands.new import FolderNotEmptyError
from coursekit.diagnostic import Diagnostic, Report, Severity
from coursekit.looks.colour import read_colour
from coursekit.looks.folder import BOOKLET_TEMPLATE, DECK_TEMPLATE, LOOK_FILE, find_files
from coursekit.looks.new import new_look_text
from coursekit.looks.read import make_booklet, make_deck, read_look
from coursekit.looks.review import Review, Served, review
from coursekit.pipeline.looks import default_look, find_look, load_in_detail
from coursekit.pipeline.output import write_atomically
from coursekit.report.machine import format_json
from coursekit.report.text import counted, format_diagnostics
from coursekit.usage import UsageError
from coursekit.value import as_data


class NoColourError(UsageError):
    """A brand's colour was given as something else than six digits."""


def check(given: Path, form: PlanFormat) -> bool:
    """Print what serves each role and what is amiss. False when the look cannot be used. Raises NoLookError."""
    report = Report()
    found = load_in_detail(given, report)
    reviewed = review(found, report) if found is not None else Review((), ())
    diagnostics = report.sorted()
    if form is PlanFormat.JSON:
        print(json.dumps(_data(given, reviewed, diagnostics), ensure_ascii=False, indent=2))
    else:
        _show(given, reviewed, diagnostics, usable=found is not None)
    return not report.has_errors


def _data(given: Path, reviewed: Review, diagnostics: tuple[Diagnostic, ...]) -> dict[str, object]:
    return {
        "look": given.as_posix(),
        "layouts": [as_data(served) for served in reviewed.layouts],
        "styles": [as_data(served) for served in reviewed.styles],
        **json.loads(format_json(diagnostics)),
    }


def _show(given: Path, reviewed: Review, diagnostics: tuple[Diagnostic, ...], *, usable: bool) -> None:
    console = output()
    for heading, served in (("layouts for slides", reviewed.layouts), ("styles for booklets", reviewed.styles)):
        if served:
            console.print(heading, style="bold")
            for one in served:
                console.print(_row(one), soft_wrap=True)
            console.print()
    console.print(format_diagnostics(diagnostics, lambda path: ()), end="", soft_wrap=True)
    faults = sum(d.severity is Severity.ERROR for d in diagnostics)
    amiss = ", ".join(counted(n, word) for n, word in ((faults, "error"), (len(diagnostics) - faults, "warning")) if n)
    verdict = "can be built with" if usable else "cannot be used"
    console.print(f"{given} {verdict}: {amiss or 'nothing amiss'}", style="bold")


def _row(served: Served) -> str:
    instead = f", that of {served.instead}" if served.instead else ""
    return f"  {served.role:<17} {served.name}  ({served.how}{instead})"


def new(
    folder: Path, accent: str, east_asian: str | None, latin: str | None, basis: Path | None, *, force: bool
) -> None:
    """Write look.yaml and both templates. Raises FolderNotEmptyError, NoColourError, NoLookError, OSError."""
    colour = read_colour(accent)
    if colour is None:
        raise NoColourError(f"“{accent}” is no colour; write six digits, as #0B5C7A")
    if folder.exists() and any(folder.iterdir()) and not force:
        raise FolderNotEmptyError(
            f"{folder} is not empty; name a new folder, or add --force to write over a look in it"
        )
    place = find_look(basis)
    if not (place / LOOK_FILE).is_file():
        raise UsageError(f"{place} has no {LOOK_FILE} to start from")
    fonts = {slot: _family(name) for slot, name in (("latin", latin), ("east-asian", east_asian)) if name}
    text = new_look_text((place / LOOK_FILE).read_text("utf-8"), folder.resolve().name, colour, fonts)
    write_atomically(folder / LOOK_FILE, text.encode())
    report = Report()
    look = read_look(folder, report, default_look(), templates=False)
    assert look is not None, report.sorted()
    made = {DECK_TEMPLATE: make_deck(look), BOOKLET_TEMPLATE: make_booklet(look), **_further(place)}
    for name, data in made.items():
        write_atomically(folder / name, data)
    errors().print(format_diagnostics(report.sorted(), lambda path: ()), end="", soft_wrap=True)
    for name in (LOOK_FILE, *made):
        output().print(f"{folder / name}", soft_wrap=True)


def _further(basis: Path) -> dict[str, bytes]:
    """What another look has beside its templates. The default's are taken anyway, and stay up to date."""
    files = find_files(basis, Report()) if basis != find_look(None) else None
    return files.further if files is not None else {}


def _family(name: str) -> str:
    """A font's name, as look.yaml and XML can hold it."""
    if not re.fullmatch(r"[^\x00-\x1f\"<>&{}]{1,80}", name):
        raise UsageError(f"“{name}” is no name of a font")
    return name.strip()
