"""Chinese characters, as text is searched for them: those of Unicode's blocks of unified and compatibility ideographs."""

from __future__ import annotations

import re

RANGES = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""For a set of a regular expression. One of so many characters takes long to compile: `HAN` is shared for that."""
HAN = re.compile(f"[{RANGES}]")
