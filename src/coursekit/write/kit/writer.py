"""The documents of a kit as Word files."""

from __future__ import annotations

from typing import assert_never

from coursekit.documents.kit import Certificates, Form, KitDocument, NameCards
from coursekit.documents.look import Look
from coursekit.write.kit.certificates import write_certificates
from coursekit.write.kit.forms import write_form
from coursekit.write.kit.name_cards import write_name_cards


def write_kit_docx(document: KitDocument, look: Look) -> bytes:
    match document:
        case Certificates():
            return write_certificates(document, look)
        case NameCards():
            return write_name_cards(document, look)
        case Form():
            return write_form(document, look)
    assert_never(document)
