"""One delivery of a course: for whom, when, where, by whom; and who takes part. None of it stands in the course."""

from __future__ import annotations

from coursekit.content import Image, Name
from coursekit.diagnostic import NOWHERE, Placed, Span
from coursekit.value import Value


class Person(Value):
    """A trainer, or who signs a certificate. A signatory may have a title only: the line is signed by hand."""

    name: str
    title: str = ""


class CertificateTerms(Value):
    """`number` is a pattern as `CK-{year}-{nnn}`, empty for none. `outcomes`: whether they are printed."""

    number: str = ""
    signatories: tuple[Person, ...] = ()
    outcomes: bool = False


class Delivery(Placed):
    """`dates` are ISO, in order: every day, or the first alone. `edition` and `id` are None when not given; the id tells this
    delivery from others of the course. `timezone` is an IANA name, empty when not given.

    `show_trainers`: whether their names stand in what participants take home.
    """

    client: str
    dates: tuple[str, ...]
    edition: Name | None = None
    logo: Image | None = None
    venue: str = ""
    room: str = ""
    organiser: str = ""
    trainers: tuple[Person, ...] = ()
    show_trainers: bool = False
    certificate: CertificateTerms = CertificateTerms()
    id: Name | None = None
    timezone: str = ""
    dates_span: Span = NOWHERE


class Participant(Value):
    """A row of the roster. What is not known is empty; `table` is a number or a name."""

    name: str
    department: str = ""
    title: str = ""
    id: str = ""
    email: str = ""
    table: str = ""


class Roster(Value):
    """In the order of the file."""

    people: tuple[Participant, ...] = ()
