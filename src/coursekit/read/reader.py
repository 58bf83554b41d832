"""What the bytes of a course's files say, beside what is meant by it."""

from __future__ import annotations

from coursekit.content import Image, Name
from coursekit.diagnostic import Report
from coursekit.read.images import read_image
from coursekit.read.module import parse_module
from coursekit.source.markdown import MarkdownFile
from coursekit.source.text import SourceText


class FileReader:
    """Reads modules and pictures; who has kept what they were read to may say the same without reading them again."""

    def parse(self, source: SourceText, report: Report) -> MarkdownFile:
        return parse_module(source, report)

    def picture(self, name: Name, data: bytes, report: Report) -> Image | None:
        return read_image(name, data, report)
