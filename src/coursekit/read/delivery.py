"""A delivery file as a Delivery."""

from __future__ import annotations

from itertools import pairwise

from coursekit.content import Image, Name
from coursekit.diagnostic import Report, Span, error_rule
from coursekit.limits import YAML_BYTES
from coursekit.model.delivery import CertificateTerms, Delivery
from coursekit.read import delivery_fields as declared
from coursekit.read.images import image_of
from coursekit.source.fields import BAD_VALUE, Values, read_record
from coursekit.source.files import SourceFolder
from coursekit.source.nodes import parse_yaml

DELIVERY_EMPTY = error_rule(
    "delivery-empty", "A delivery file holds nothing: it names the client and the dates, `client: …` and `dates: …`."
)


def read_delivery(folder: SourceFolder, file: str, report: Report) -> Delivery | None:
    """The delivery in a file of the folder; None when there is none to be made out.

    Reports `delivery-empty`, what reading YAML reports and what its fields report.
    """
    start = Span(folder.shown_path(file), 1, 1, 1, 2)
    source = folder.read_text(Name(file, start), YAML_BYTES, report)
    if source is None:
        return None
    node = parse_yaml(source, report)
    if node is None:
        if not report.has_errors:
            report(DELIVERY_EMPTY, start, "the delivery file is empty", help="write client: … and dates: …")
        return None
    return _delivery(read_record(declared.DELIVERY, node, report), folder, report)


def _delivery(values: Values, folder: SourceFolder, report: Report) -> Delivery:
    return Delivery(
        values.get(declared.CLIENT) or "",
        _dates(values, report),
        values.get(declared.EDITION),
        _logo(values, folder, report),
        values.get(declared.VENUE) or "",
        values.get(declared.ROOM) or "",
        values.get(declared.ORGANISER) or "",
        values.get(declared.TRAINERS) or (),
        values.get(declared.SHOW_TRAINERS) == "true",
        values.get(declared.CERTIFICATE_TERMS) or CertificateTerms(),
        values.get(declared.ID),
        values.get(declared.TIMEZONE) or "",
        dates_span=values.place(declared.DATES),
    )


def _dates(values: Values, report: Report) -> tuple[str, ...]:
    """Reports `bad-value`: ISO dates sort as text."""
    dates = values.get(declared.DATES) or ()
    if any(later <= earlier for earlier, later in pairwise(dates)):
        message = "the dates do not follow one another"
        report(BAD_VALUE, values.place(declared.DATES), message, help="write each day once, the first day first")
    return dates


def _logo(values: Values, folder: SourceFolder, report: Report) -> Image | None:
    name = values.get(declared.LOGO)
    return image_of(name, folder, report) if name is not None else None
