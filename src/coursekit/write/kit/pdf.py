"""The documents of a kit as PDF, set by Typst from the same values as the Word documents."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from importlib import resources
from typing import Any, assert_never

import typst

from coursekit.documents.kit import Certificates, Form, KitDocument, NameCards
from coursekit.documents.look import Look
from coursekit.write.fonts import families_for, fonts_for, missing_characters
from coursekit.write.kit.certificates import MOST_OUTCOMES, letter_spacing

_STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]


def write_kit_pdf(document: KitDocument, look: Look) -> bytes:
    """Tagged, and made to be kept: PDF/UA-1 and PDF/A-2a. Both forbid a box in place of a character that no font
    has (it was reported): a document with such a one is tagged all the same, and claims no standard."""
    fonts = fonts_for(look)
    families = families_for(fonts, look, document.language)
    source = resources.files(__package__).joinpath("kit.typ").read_bytes()
    data = json.dumps({**_data(document), "palette": asdict(look.palette), "families": families}, ensure_ascii=False)
    standards = [] if missing_characters(fonts, families, data) else _STANDARDS
    return typst.compile(
        source, font_paths=fonts.search, sys_inputs={"data": data}, pdf_standards=standards, timestamp=0
    )


def _data(document: KitDocument) -> dict[str, Any]:
    """What the template reads. Typst takes text files only: a picture goes in as its bytes."""
    language, _, region = document.language.partition("-")
    shared: dict[str, Any] = {
        "kind": _kind(document),
        "title": _title(document),
        "date": [int(part) for part in document.date.split("-")],
        "language": language,
        "region": region or None,
        "tracking": letter_spacing(document.language),
        "logo": None,
    }
    if document.logo is not None:
        image = document.logo.image
        shared["logo"] = {
            "bytes": list(image.data), "alt": document.logo.alt, "width": image.width, "height": image.height,
        }  # fmt: skip
    if isinstance(document, Certificates):
        document = replace(document, outcomes=document.outcomes[:MOST_OUTCOMES])
    return {**shared, "document": asdict(replace(document, logo=None))}


def _kind(document: KitDocument) -> str:
    match document:
        case Certificates():
            return "certificates"
        case NameCards():
            return "name-cards"
        case Form():
            return "form"
    assert_never(document)


def _title(document: KitDocument) -> str:
    words = document.heading if isinstance(document, Certificates) else document.title
    return f"{words} · {document.course}"
