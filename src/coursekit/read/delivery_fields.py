"""Every field of a delivery file, with what it means: validation, JSON Schema and docs/fields.md come from here."""

from __future__ import annotations

import re
from functools import cache

from coursekit.content import Name
from coursekit.diagnostic import Report
from coursekit.model.delivery import CertificateTerms, Person
from coursekit.source.fields import (
    BAD_VALUE,
    UNKNOWN_WORD,
    DateType,
    EitherType,
    Field,
    FieldType,
    IdentifierType,
    LineType,
    ListType,
    NameType,
    Record,
    RecordType,
    Schema,
    Values,
    WordType,
)
from coursekit.source.nodes import Node
from coursekit.spelling import advise
from coursekit.value import Value

LINE = LineType(120)
YES_OR_NO = WordType(("true", "false"))
NUMBER_PLACES = ("{n}", "{nn}", "{nnn}", "{nnnn}")
"""Where a certificate's own number goes; as many digits as letters at least."""

# ---------------------------------------------------------------- people

PERSON_NAME = Field("name", LINE, "The name.")
PERSON_TITLE = Field("title", LINE, "What he or she is.")
TRAINER_NAME = Field("name", LINE, "The name.", required=True)
TRAINER = Record("a trainer", "Who holds the course.", (TRAINER_NAME, PERSON_TITLE))
SIGNATORY = Record(
    "a signatory",
    "Who signs the certificates. Without a name there is a line to sign over the title.",
    (PERSON_NAME, PERSON_TITLE),
)


def _person(values: Values, report: Report) -> Person:
    return Person(values.get(PERSON_NAME) or "", values.get(PERSON_TITLE) or "")


class PersonNameType(Value):
    """A name alone."""

    wants: str = "a name"

    def read(self, node: Node, report: Report) -> Person | None:
        name = LINE.read(node, report)
        return Person(name) if name is not None else None

    def schema(self) -> Schema:
        return LINE.schema()


def _people(record: Record) -> FieldType[tuple[Person, ...]]:
    return ListType(EitherType(PersonNameType(), RecordType(record, _person)))


# ---------------------------------------------------------------- the certificate


class NumberPatternType(Value):
    """Text with one place for a number in it."""

    wants: str = "a pattern, as CK-{year}-{nnn}"

    def read(self, node: Node, report: Report) -> str | None:
        """Reports `bad-value`."""
        pattern = LINE.read(node, report)
        if pattern is None:
            return None
        places = re.findall(r"\{[^{}]*\}", pattern)
        if unknown := [place for place in places if place not in (*NUMBER_PLACES, "{year}")]:
            report(BAD_VALUE, node.span, f"{unknown[0]} stands for nothing", help="write {nnn} or {year}")
            return None
        if sum(place in NUMBER_PLACES for place in places) != 1:
            message = "a pattern has one place for the number"
            report(BAD_VALUE, node.span, message, help="write {nnn} once, as in CK-{year}-{nnn}")
            return None
        return pattern

    def schema(self) -> Schema:
        return {"type": "string", "pattern": r"\{n{1,4}\}", "maxLength": LINE.most}


NUMBER = Field("number", NumberPatternType(), "Numbers them in the roster's order; {year} is that of the last day.")
SIGNATORIES = Field("signatories", _people(SIGNATORY), "Who signs, three at most.")
WITH_OUTCOMES = Field("outcomes", YES_OR_NO, "Whether the course's outcomes are printed; false when not given.")
CERTIFICATE = Record("the certificate", "What is printed on certificates.", (NUMBER, SIGNATORIES, WITH_OUTCOMES))
MOST_SIGNATORIES = 3


def _certificate(values: Values, report: Report) -> CertificateTerms:
    """Reports `bad-value`."""
    signatories = values.get(SIGNATORIES) or ()
    if len(signatories) > MOST_SIGNATORIES:
        message = f"{len(signatories)} sign, at most {MOST_SIGNATORIES} have room"
        report(BAD_VALUE, values.place(SIGNATORIES), message, help="leave some out")
    return CertificateTerms(values.get(NUMBER) or "", signatories, values.get(WITH_OUTCOMES) == "true")


# ---------------------------------------------------------------- the delivery


class TimeZoneType(Value):
    """The name of a time zone in the IANA database, as the tzdata package has it: the same on every machine."""

    wants: str = "a time zone, as Asia/Shanghai"

    def read(self, node: Node, report: Report) -> str | None:
        """Reports `unknown-word`."""
        name = LINE.read(node, report)
        if name is None or name in _timezones():
            return name
        help = advise(name, _timezones(), otherwise="write it by continent and city, as Asia/Shanghai")
        report(UNKNOWN_WORD, node.span, f"“{name}” is no time zone", help=help)
        return None

    def schema(self) -> Schema:
        return {"type": "string", "pattern": "^[A-Z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$"}


@cache
def _timezones() -> frozenset[str]:
    from importlib.resources import files

    return frozenset(files("tzdata").joinpath("zones").read_text("utf-8").split())


SCHEMA = Field("schema", WordType(("1",)), "The version of this format.", required=True)
CLIENT = Field("client", LINE, "For whom the course is held.", required=True)
LOGO: Field[Name] = Field("logo", NameType("a path, as logo.png"), "The client's logo: a PNG or JPEG beside this file.")
EDITION: Field[Name] = Field("edition", IdentifierType(), "The edition that is held; may be left out if there is one.")
DATES = Field(
    "dates", ListType(DateType()), "Every day; or the first, when the others follow it at once.", required=True
)
ID: Field[Name] = Field(
    "id",
    IdentifierType(),
    "Tells this delivery from others of the course; calendars that have it once follow when its dates move.",
)
TIMEZONE = Field(
    "timezone",
    TimeZoneType(),
    "Where the clock is read, as Asia/Taipei. When not given, Asia/Shanghai for a course in zh-CN, Asia/Taipei for zh-TW.",
)
VENUE = Field("venue", LINE, "The house, with its town.")
ROOM = Field("room", LINE, "The room.")
ORGANISER = Field("organiser", LINE, "Who holds the training, printed on certificates.")
TRAINERS = Field("trainers", _people(TRAINER), "Who holds the course: names, or name and title.")
SHOW_TRAINERS = Field("show-trainers", YES_OR_NO, "Whether their names stand in the handout too; false when not given.")
CERTIFICATE_TERMS = Field("certificate", RecordType(CERTIFICATE, _certificate), "What is printed on certificates.")
DELIVERY = Record(
    "the delivery",
    "One delivery of a course, in a file of its own: no course holds a client's name.",
    (
        SCHEMA, ID, CLIENT, LOGO, EDITION, DATES, TIMEZONE, VENUE, ROOM, ORGANISER, TRAINERS, SHOW_TRAINERS, CERTIFICATE_TERMS,
    ),
)  # fmt: skip

DELIVERY_RECORDS = (DELIVERY, TRAINER, CERTIFICATE, SIGNATORY)
"""In the order in which docs/fields.md shows them."""
