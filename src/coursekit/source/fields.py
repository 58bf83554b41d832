"""What authors may write, declared once: from these declarations come validation, the JSON Schema and the docs.

A `Field` names a key, its type and what it means; a `Record` is a set of fields. The same
declarations read YAML mappings, directive options and attributes in braces, for all of them are `Mapping` nodes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any, Generic, Protocol, TypeVar, cast

from coursekit.content import Name
from coursekit.diagnostic import NOWHERE, Report, Span, error_rule
from coursekit.source.attributes import split_names
from coursekit.source.nodes import Entry, Mapping, Node, Scalar, Sequence
from coursekit.source.text import FULLWIDTH_PUNCTUATION, REPLACEMENT
from coursekit.spelling import advise, find_nearest
from coursekit.units import MinuteRange, find_clock, find_range
from coursekit.value import Value

UNKNOWN_KEY = error_rule(
    "unknown-key",
    """A key, option or attribute is not one that coursekit knows at this place. Nothing unknown is passed over: a
misspelt key would silently do nothing.""",
)
MISSING_KEY = error_rule("missing-key", "A key that is needed here is not given.")
WRONG_TYPE = error_rule(
    "wrong-type",
    """A value is of another kind than the key wants: a list where one text stands, a word where a number is wanted.
The help says what is wanted.""",
)
BAD_VALUE = error_rule(
    "bad-value",
    "A value is of the right kind but not one that is possible: a number out of range, a date that does not exist.",
)
BAD_IDENTIFIER = error_rule(
    "bad-id",
    """An id holds letters a to z, digits, hyphens and underscores, and starts with a letter or digit. Ids name files and
anchors, so they must work on every system; titles may be in any script. Names that Windows reserves (con, nul …) are refused.""",
)
UNKNOWN_WORD = error_rule("unknown-word", "A value is not one of the words that are possible here.")
BAD_MINUTES = error_rule(
    "minutes-bad",
    """Minutes are a whole number or a range, `20` or `20-30`, at least 1 and at most 480, the lesser first. The full
edition takes the most, a shorter one less, never below the least.""",
)

ANY_MINUTES = MinuteRange(1, 480)

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Schema = dict[str, Any]


class FieldType(Protocol[T_co]):
    """`read` gives None after it has reported what is wrong. `wants` completes “wants …”."""

    @property
    def wants(self) -> str: ...

    def read(self, node: Node, report: Report) -> T_co | None: ...

    def schema(self) -> Schema: ...


class Field(Value, Generic[T]):
    name: str
    type: FieldType[T]
    description: str
    required: bool = False


class Record(Value):
    """`name` completes “in …”, as “an edition”."""

    name: str
    description: str
    fields: tuple[Field[Any], ...]


class Values(Value):
    """What was read of a record, by field."""

    span: Span
    read: dict[str, Any]
    spans: dict[str, Span]

    def get(self, field: Field[T]) -> T | None:
        return cast("T | None", self.read.get(field.name))

    def place(self, field: Field[Any]) -> Span:
        """Where the field's value stands; the record's own place when it was not given."""
        return self.spans.get(field.name, self.span)


def read_record(record: Record, node: Node, report: Report) -> Values:
    """Read a mapping. Reports `unknown-key`, `missing-key`, `wrong-type` and what the fields' types report."""
    if not isinstance(node, Mapping):
        if not report_fullwidth(node, report):
            message = f"keys and values are wanted for {record.name}"
            report(WRONG_TYPE, node.span, message, help=f"its keys are {_names(record)}")
        return Values(node.span, {}, {})
    known = {field.name: field for field in record.fields}
    given = {entry.key.text for entry in node.entries}
    values: dict[str, Any] = {}
    spans: dict[str, Span] = {}
    for entry in node.entries:
        field = known.get(entry.key.text) or _report_unknown(entry, record, given, report)
        if field is None:
            continue
        spans[field.name] = entry.value.span
        value = field.type.read(entry.value, report)
        if value is not None:
            values[field.name] = value
    _report_missing([f.name for f in record.fields if f.required and f.name not in spans], record, node, report)
    return Values(node.span, values, spans)


def _report_unknown(entry: Entry, record: Record, given: set[str], report: Report) -> Field[Any] | None:
    """Gives the field that is likely to be meant, when it is not given otherwise: it is not missing as well."""
    key, value = entry.key, entry.value
    known = {field.name: field for field in record.fields}
    help = advise(key.text, known)
    if " " in key.text and isinstance(value, Scalar) and not value.text:
        help = "put the text before it in quotes, if the comma belongs to it"
    report(UNKNOWN_KEY, key.span, f"“{key.text}” is not a key of {record.name}", help=help)
    nearest = find_nearest(key.text, known)
    return None if nearest is None or nearest in given else known[nearest]


def _report_missing(names: list[str], record: Record, node: Mapping, report: Report) -> None:
    if not names:
        return
    start = Span(node.span.path, node.span.line, node.span.column, node.span.line, node.span.column + 1)
    *first, last = (f"“{name}”" for name in names)
    listed = f"{', '.join(first)} and {last}" if first else last
    help = "add " + ", ".join(f"{name}: …" for name in names)
    report(MISSING_KEY, NOWHERE if node.span == NOWHERE else start, f"{record.name} has no {listed}", help=help)


def _names(record: Record) -> str:
    return ", ".join(field.name for field in record.fields)


def record_schema(record: Record) -> Schema:
    schema: Schema = {
        "type": "object",
        "description": record.description,
        "properties": {f.name: {**f.type.schema(), "description": f.description} for f in record.fields},
        "additionalProperties": False,
    }
    required = [field.name for field in record.fields if field.required]
    return {**schema, "required": required} if required else schema


def report_fullwidth(node: Node, report: Report) -> bool:
    """Whether a text stands where keys or a list are wanted because of `key：value` or `［one］`; if so that is reported."""
    if not isinstance(node, Scalar) or node.quoted or not (match := re.match(r"[\w-]*([：［｛])", node.text)):
        return False
    span = node.span
    at = Span(span.path, span.line, span.column + match.start(1), span.line, span.column + match.end(1))
    if match[1] == "：":
        report(FULLWIDTH_PUNCTUATION, at, "a full-width colon follows a key", help="write “: ” (colon and space)")
    else:
        half = "[…]" if match[1] == "［" else "{…}"
        report(FULLWIDTH_PUNCTUATION, at, f"a full-width {match[1]} opens the value", help=f"write {half}")
    return True


# ---------------------------------------------------------------- types


def _scalar(node: Node, wants: str, report: Report) -> Scalar | None:
    if isinstance(node, Scalar):
        return node
    kind = "a list" if isinstance(node, Sequence) else "a mapping"
    report(WRONG_TYPE, node.span, f"{kind} stands where {wants} is wanted", help=f"write {wants}")
    return None


class TextType(Value):
    """Any text that is not empty."""

    wants: str = "a text"

    def read(self, node: Node, report: Report) -> str | None:
        scalar = _scalar(node, self.wants, report)
        if scalar is None:
            return None
        if not scalar.text.strip():
            report(WRONG_TYPE, scalar.span, f"nothing stands where {self.wants} is wanted", help="write one")
            return None
        return scalar.text.strip()

    def schema(self) -> Schema:
        return {"type": "string", "minLength": 1}


class LineType(Value):
    """A text that is printed on one line: `most` characters at most; spaces and line ends in it are one space."""

    most: int
    wants: str = "a text"

    def read(self, node: Node, report: Report) -> str | None:
        text = TextType().read(node, report)
        if text is None:
            return None
        if len(text) > self.most:
            message = f"{len(text)} characters stand here, at most {self.most} have room"
            report(BAD_VALUE, node.span, message, help="shorten it")
            return None
        return " ".join(text.split())

    def schema(self) -> Schema:
        return {"type": "string", "minLength": 1, "maxLength": self.most}


RESERVED_NAMES = frozenset(["con", "prn", "aux", "nul", *(f"{n}{i}" for n in ("com", "lpt") for i in range(1, 10))])


class IdentifierType(Value):
    wants: str = "an id"

    def read(self, node: Node, report: Report) -> Name | None:
        scalar = _scalar(node, self.wants, report)
        return None if scalar is None else check_identifier(scalar.name, report)

    def schema(self) -> Schema:
        return {"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9_-]*$", "maxLength": 80}


def check_identifier(name: Name, report: Report) -> Name | None:
    """Reports `bad-id`."""
    if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}", name.text) and name.text.lower() not in RESERVED_NAMES:
        return name
    if REPLACEMENT in name.text:
        # What stands there is reported already.
        return None
    help = "use letters a to z, digits and hyphens, as in bill-shock"
    report(BAD_IDENTIFIER, name.span, f"“{name}” cannot be an id", help=help)
    return None


class NamesType(Value):
    """Several names: a YAML list, or one text with commas between them."""

    wants: str = "a list of names"

    def read(self, node: Node, report: Report) -> tuple[Name, ...] | None:
        if isinstance(node, Scalar) and report_fullwidth(node, report):
            return split_names(Scalar(re.sub("[［］｛｝]", " ", node.text), span=node.span))
        if isinstance(node, Scalar):
            return split_names(node)
        if isinstance(node, Sequence):
            scalars = [_scalar(item, "a name", report) for item in node.items]
            return tuple(s.name for s in scalars if s is not None and s.text)
        report(WRONG_TYPE, node.span, f"a mapping stands where {self.wants} is wanted", help="write [one, two]")
        return None

    def schema(self) -> Schema:
        return {"oneOf": [{"type": "array", "items": {"type": "string"}}, {"type": "string"}]}


class MinutesType(Value):
    """Minutes that cannot be are reported, then taken for any: they are not missing as well."""

    wants: str = "minutes, as 20, 20-30 or 20-25-30"

    def read(self, node: Node, report: Report) -> MinuteRange:
        scalar = _scalar(node, self.wants, report)
        if scalar is None:
            return ANY_MINUTES
        minutes = find_range(scalar.text)
        if minutes is None:
            digits = re.search(r"\d{1,4}(?:\s?[-–—~～至]\s?\d{1,4})?", scalar.text)
            help = f"write {digits[0]}" if digits else "write 20 or 20-30"
            report(BAD_MINUTES, scalar.span, f"“{scalar.text}” are no minutes", help=help)
        elif minutes.least > minutes.most:
            help = f"write {minutes.most}-{minutes.least}"
            report(BAD_MINUTES, scalar.span, f"the range {scalar.text} runs backwards", help=help)
        elif not minutes.least <= minutes.twice_preferred / 2 <= minutes.most:
            message = f"the preferred {minutes.preferred} minutes lie outside of {minutes.least} to {minutes.most}"
            help = "write the least, the preferred and the most minutes: 20-25-30"
            report(BAD_MINUTES, scalar.span, message, help=help)
        elif minutes.least < 1 or minutes.most > 480:
            report(BAD_MINUTES, scalar.span, f"{scalar.text} minutes cannot be", help="write 1 to 480")
        else:
            return minutes
        return ANY_MINUTES

    def schema(self) -> Schema:
        return {"oneOf": [{"type": "integer", "minimum": 1}, {"type": "string", "pattern": r"^\d+(-\d+){0,2}$"}]}


class ClockType(Value):
    wants: str = 'a time of day, as "09:00"'

    def read(self, node: Node, report: Report) -> int | None:
        scalar = _scalar(node, self.wants, report)
        if scalar is None:
            return None
        clock = find_clock(scalar.text)
        if clock is None:
            report(BAD_VALUE, scalar.span, f"“{scalar.text}” is no time of day", help='write "09:00"')
        return clock

    def schema(self) -> Schema:
        return {"type": "string", "pattern": r"^\d{1,2}:\d{2}$"}


class NumberType(Value):
    """A number from `least` to `most`, a multiple of `step`; `wants` names it."""

    wants: str
    least: float
    most: float
    step: float = 1

    def read(self, node: Node, report: Report) -> float | None:
        scalar = _scalar(node, self.wants, report)
        if scalar is None:
            return None
        if not re.fullmatch(r"-?\d{1,9}(\.\d{1,6})?", scalar.text.strip()):
            report(WRONG_TYPE, scalar.span, f"“{scalar.text}” is no number", help=f"write {self.wants}")
            return None
        number = float(scalar.text)
        if not self.least <= number <= self.most or number % self.step:
            report(BAD_VALUE, scalar.span, f"{scalar.text} is not possible here", help=f"write {self.wants}")
            return None
        return number

    def schema(self) -> Schema:
        whole = self.step == 1
        return {
            "type": "integer" if whole else "number",
            "minimum": int(self.least) if whole else self.least,
            "maximum": int(self.most) if whole else self.most,
        }


class DateType(Value):
    wants: str = "a date, as 2026-11-30"

    def read(self, node: Node, report: Report) -> str | None:
        scalar = _scalar(node, self.wants, report)
        if scalar is None:
            return None
        try:
            return date.fromisoformat(scalar.text.strip()).isoformat()
        except ValueError:
            report(BAD_VALUE, scalar.span, f"“{scalar.text}” is no date", help="write it as 2026-11-30")
            return None

    def schema(self) -> Schema:
        return {"type": "string", "format": "date"}


class WordType(Value):
    """One word out of a closed list."""

    words: tuple[str, ...]

    @property
    def wants(self) -> str:
        return "one of " + ", ".join(self.words) if len(self.words) > 1 else self.words[0]

    def read(self, node: Node, report: Report) -> str | None:
        scalar = _scalar(node, self.wants, report)
        if scalar is None:
            return None
        if scalar.text not in self.words:
            help = advise(scalar.text, self.words, otherwise=f"write {self.wants}")
            report(UNKNOWN_WORD, scalar.span, f"“{scalar.text}” is not possible here", help=help)
            return None
        return scalar.text

    def schema(self) -> Schema:
        # YAML readers give `1` as a number; both are right.
        return {"enum": [*self.words, *(int(word) for word in self.words if word.isdigit())]}


class ListType(Value, Generic[T]):
    """A list; one value alone is read as a list of one."""

    item: FieldType[T]

    @property
    def wants(self) -> str:
        return f"a list, each {self.item.wants}"

    def read(self, node: Node, report: Report) -> tuple[T, ...] | None:
        nodes = node.items if isinstance(node, Sequence) else (node,)
        if isinstance(node, Scalar) and not node.text:
            return ()
        read = [self.item.read(item, report) for item in nodes]
        return tuple(value for value in read if value is not None)

    def schema(self) -> Schema:
        return {"type": "array", "items": self.item.schema()}


class MapType(Value, Generic[T]):
    """A mapping from ids the author chooses to values."""

    value: FieldType[T]
    key: FieldType[Name] = IdentifierType()

    @property
    def wants(self) -> str:
        return f"names, each with {self.value.wants},"

    def read(self, node: Node, report: Report) -> tuple[tuple[Name, T], ...] | None:
        if isinstance(node, Scalar) and not node.text:
            return ()
        if not isinstance(node, Mapping):
            if not report_fullwidth(node, report):
                kind = "a list" if isinstance(node, Sequence) else "a text"
                message = f"{kind} stands where {self.wants} are wanted"
                report(WRONG_TYPE, node.span, message, help="write each on a line of its own, as “name: text”")
            return None
        # A name that is refused is kept all the same: what refers to it is no second mistake.
        read = [(self.key.read(e.key, report) or e.key.name, self.value.read(e.value, report)) for e in node.entries]
        return tuple((key, value) for key, value in read if value is not None)

    def schema(self) -> Schema:
        return {"type": "object", "additionalProperties": self.value.schema()}


class NameType(Value):
    """Any text as a name with its place (terms of the glossary, names of audiences)."""

    wants: str = "a word"

    def read(self, node: Node, report: Report) -> Name | None:
        scalar = _scalar(node, self.wants, report)
        return scalar.name if scalar is not None else None

    def schema(self) -> Schema:
        return {"type": "string"}


class RecordType(Value, Generic[T]):
    """A mapping with the fields of `record`, made into a value by `build`; None when a needed field is wrong."""

    record: Record
    build: Callable[[Values, Report], T | None]

    @property
    def wants(self) -> str:
        return self.record.name

    def read(self, node: Node, report: Report) -> T | None:
        if not isinstance(node, Mapping):
            help = f"write its keys: {_names(self.record)}"
            report(WRONG_TYPE, node.span, f"{self.record.name} wants keys and values", help=help)
            return None
        return self.build(read_record(self.record, node, report), report)

    def schema(self) -> Schema:
        return record_schema(self.record)


class EitherType(Value, Generic[T]):
    """A plain value or a mapping (or list): told apart by the form of what is written."""

    plain: FieldType[T]
    structured: FieldType[T]

    @property
    def wants(self) -> str:
        return f"{self.plain.wants}, or {self.structured.wants}"

    def read(self, node: Node, report: Report) -> T | None:
        chosen = self.plain if isinstance(node, Scalar) else self.structured
        return chosen.read(node, report)

    def schema(self) -> Schema:
        return {"oneOf": [self.plain.schema(), self.structured.schema()]}


class NodeType(Value):
    """Anything: read later, by what it turns out to be (`schema_of` says what that may be)."""

    wants: str
    schema_of: Callable[[], Schema]

    def read(self, node: Node, report: Report) -> Node | None:
        return node

    def schema(self) -> Schema:
        return self.schema_of()
