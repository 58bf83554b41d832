"""One delivery of a course: its file and roster read and checked, its documents composed and written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from coursekit.compose.kit import compose_kit
from coursekit.diagnostic import Report
from coursekit.documents.look import Look
from coursekit.labels import read_words
from coursekit.model.delivery import Delivery, Roster
from coursekit.model.plan import Plan
from coursekit.pipeline.compiler import UnknownEditionError, check_folder
from coursekit.pipeline.delivery import check_delivery, folder_of, open_delivery
from coursekit.pipeline.pages import check_characters
from coursekit.read.library import Library
from coursekit.read.roster import read_roster
from coursekit.spelling import advise
from coursekit.usage import UsageError
from coursekit.value import Value
from coursekit.write import KIT_FORMATS


class KitFile(Value):
    """`name` as `sign-in.docx`."""

    name: str
    data: bytes


class KitSources(Value):
    """What a kit is made of. All that was found and read is in the library. `plan` is None when there are errors."""

    library: Library
    plan: Plan | None
    delivery: Delivery | None
    roster: Roster


def read_kit(course: Path, delivery_file: Path, roster_file: Path, edition: str | None) -> KitSources:
    """Read and check all three. Raises NoFileError, UnknownEditionError, and UsageError when nothing says
    which edition is meant."""
    library = Library(Report())
    report = library.report
    delivery = open_delivery(delivery_file, library)
    roster = read_roster(folder_of(roster_file, library), roster_file.name, report)
    wanted = edition or (delivery.edition.text if delivery is not None and delivery.edition is not None else None)
    checked = check_folder(course, library, (wanted,) if wanted else ())
    if checked is None or delivery is None:
        return KitSources(library, None, delivery, roster)
    known = [one.id.text for one in checked.course.editions]
    if edition is not None and edition not in known:
        raise UnknownEditionError(f"the course has no edition “{edition}”: {advise(edition, known)}")
    if len(checked.plans) > 1:
        raise UsageError(
            f"the course has the editions {', '.join(known)}: name one with --edition, or in {delivery_file}"
        )
    check_delivery(delivery, checked, library)
    good = checked.plans and not report.has_errors
    return KitSources(library, checked.plans[0] if good else None, delivery, roster)


def check_pages(sources: KitSources, look: Look) -> bool:
    """Whether there are fonts for PDFs. Reports to the library as `pages.check_fonts` does."""
    if sources.plan is None or sources.delivery is None:
        return False
    words = "\n".join(_printed(sources.delivery, sources.roster))
    return check_characters(sources.plan, words, look, sources.library, sources.library.report)


def _printed(delivery: Delivery, roster: Roster) -> Iterator[str]:
    yield from (delivery.client, delivery.venue, delivery.room, delivery.organiser)
    for person in (*delivery.trainers, *delivery.certificate.signatories):
        yield from (person.name, person.title)
    for participant in roster.people:
        yield from (participant.name, participant.department, participant.title, participant.table)


def write_kit(sources: KitSources, look: Look, formats: Sequence[str]) -> Iterator[KitFile]:
    """The files of a kit without errors."""
    plan, delivery = sources.plan, sources.delivery
    if plan is None or delivery is None:
        raise ValueError("a kit with mistakes is not written")
    documents = compose_kit(plan, delivery, sources.roster, read_words(plan.course.language))
    for name, document in documents.items():
        for form in formats:
            yield KitFile(f"{name}.{form}", KIT_FORMATS[form](document, look))
