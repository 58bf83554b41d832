"""Text files, in whatever encoding Chinese is written."""

from __future__ import annotations

import re

from coursekit.importers.original import Cut, Line, Original


def read_text(name: str, data: bytes) -> Original:
    text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    lines = []
    for number, match in enumerate(re.finditer(r"[^\n]*(?:\n|$)", text), start=1):
        words = match[0].strip()
        if words:
            start = match.start() + match[0].index(words)
            lines.append(Line(Cut(start, start + len(words)), f"line {number}", indent=len(match[0][: start - match.start()].expandtabs(4).replace("\u3000", "  "))))
    return Original(name, "txt", text, tuple(lines))
