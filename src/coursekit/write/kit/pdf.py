"""The documents of a kit as PDF, set by Typst from the same values as the Word documents."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import resources
from typing import Any, assert_never

from coursekit.content import Figure
from coursekit.documents.kit import Certificates, Form, KitDocument, NameCards
from coursekit.documents.look import Look
from coursekit.value import as_data, replace
from coursekit.write.kit.certificates import MOST_OUTCOMES, letter_spacing
from coursekit.write.kit.sizes import PAPERS
from coursekit.write.typst.pages import Pages, language_data, look_data, set_pages

_DATA, _LOGO = "kit.json", "logo"


def write_kit_pdf(document: KitDocument, look: Look) -> bytes:
    template = resources.files(__package__).joinpath("kit.typ").read_text("utf-8")
    data = {
        **_data(document, look.paper),
        **language_data(document.language),
        "look": look_data(look, document.language),
    }
    files = {_LOGO: document.logo.image.data} if document.logo is not None else {}
    return set_pages(Pages(template, _DATA, data, files), look)


def _data(document: KitDocument, paper: str) -> dict[str, Any]:
    """What the template reads."""
    logo = _logo(document.logo) if document.logo is not None else None
    if isinstance(document, Certificates):
        document = replace(document, outcomes=document.outcomes[:MOST_OUTCOMES])
    return {
        "paper": PAPERS[paper],
        "kind": _kind(document),
        "title": _title(document),
        "date": [int(part) for part in document.date.split("-")],
        "tracking": letter_spacing(document.language),
        "logo": logo,
        "document": as_data(replace(document, logo=None)),
    }


def _logo(figure: Figure) -> Mapping[str, Any]:
    return {"file": _LOGO, "alt": figure.alt, "width": figure.image.width, "height": figure.image.height}


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
