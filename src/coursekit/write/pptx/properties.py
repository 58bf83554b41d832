"""What a file says of itself: title, language and date of the course; no author, no clock."""

from __future__ import annotations

import re

from coursekit.write.ooxml.package import XML_DECLARATION, Package, Relationship
from coursekit.write.ooxml.xml import text

_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_APP_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_CORE_KIND = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_CORE_NAMESPACES = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_APP_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


def write_properties(package: Package, *, title: str, language: str, date: str, slides: int, notes: int) -> None:
    """Add the package's own relationships and both property parts. `date` is ISO; without one none is written."""
    package.add("docProps/core.xml", _core(title, language, date), _CORE_TYPE)
    package.add("docProps/app.xml", _app(slides, notes), _APP_TYPE)
    package.relate(
        "",
        [
            Relationship("rId1", "officeDocument", "ppt/presentation.xml"),
            Relationship("rId2", _CORE_KIND, "docProps/core.xml"),
            Relationship("rId3", "extended-properties", "docProps/app.xml"),
        ],
    )


def _core(title: str, language: str, date: str) -> str:
    moment = f"{date}T00:00:00Z" if re.fullmatch(r"\d{4}-\d{2}-\d{2}", date) else ""
    stamps = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>'
        for name in ("created", "modified")
        if moment
    )
    spoken = f"<dc:language>{text(language)}</dc:language>" if language else ""
    return (
        f"{XML_DECLARATION}<cp:coreProperties {_CORE_NAMESPACES}><dc:title>{text(title)}</dc:title>{spoken}{stamps}"
        "</cp:coreProperties>"
    )


def _app(slides: int, notes: int) -> str:
    return (
        f'{XML_DECLARATION}<Properties xmlns="{_APP_NAMESPACE}"><TotalTime>0</TotalTime><Application>coursekit</Application>'
        f"<PresentationFormat>Widescreen</PresentationFormat><Slides>{slides}</Slides><Notes>{notes}</Notes>"
        "</Properties>"
    )
