"""`coursekit schema`: the JSON Schema of course.yaml, and the reference pages made from the same declarations."""

from __future__ import annotations

import json
from pathlib import Path

from coursekit.activities import KINDS
from coursekit.limits import LIMITS
from coursekit.pipeline.catalogue import all_rules
from coursekit.pipeline.output import write_atomically
from coursekit.read import declarations as declared
from coursekit.read.bound_text import BOUND_TEXT
from coursekit.read.delivery_fields import DELIVERY, DELIVERY_RECORDS
from coursekit.report.reference import diagnostics_page, fields_page, limits_page
from coursekit.source.fields import record_schema

SCHEMA_FILE = "course.schema.json"
DELIVERY_SCHEMA_FILE = "delivery.schema.json"


def course_schema() -> str:
    """JSON Schema, draft 2020-12, of course.yaml."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "coursekit course",
        **record_schema(declared.COURSE),
        "$defs": {"point": record_schema(declared.POINT), "text": record_schema(BOUND_TEXT)},
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def delivery_schema() -> str:
    """JSON Schema, draft 2020-12, of a delivery file."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "coursekit delivery",
        **record_schema(DELIVERY),
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def reference_pages() -> dict[str, str]:
    """By file name: the schemas, and the pages on fields, diagnostics and limits."""
    return {
        SCHEMA_FILE: course_schema(),
        DELIVERY_SCHEMA_FILE: delivery_schema(),
        "fields.md": fields_page((*declared.RECORDS, *DELIVERY_RECORDS), list(KINDS.values())),
        "diagnostics.md": diagnostics_page(all_rules().values()),
        "limits.md": limits_page(LIMITS),
    }


def schema(out: Path | None) -> None:
    """Print the schema; with a folder, write it there with fields.md, diagnostics.md and limits.md."""
    if out is None:
        print(course_schema(), end="")
        return
    for name, text in reference_pages().items():
        write_atomically(out / name, text.encode())
        print(out / name)
