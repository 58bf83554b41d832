"""What some tests need of the machine beside Python: a test without it is skipped with a reason, and fails in CI."""

from __future__ import annotations

import os
import shutil
from functools import cache

import pytest

from coursekit.pipeline.looks import default_look
from coursekit.write import lacking_families

LANGUAGES = ("en", "zh-CN", "zh-TW")


def require_programs(*programs: str) -> None:
    _require([program for program in programs if shutil.which(program) is None])


def require_fonts() -> None:
    """Fonts that PDFs and pictures of slides can be drawn with, in each language."""
    _require([f"a font for {language}" for language in _languages_without_font()])


@cache
def _languages_without_font() -> tuple[str, ...]:
    look = default_look()
    return tuple(language for language in LANGUAGES if lacking_families(look, language))


def _require(missing: list[str]) -> None:
    if not missing:
        return
    reason = f"not on this machine: {', '.join(missing)}"
    if os.environ.get("COURSEKIT_RENDER") == "required":
        pytest.fail(reason)
    pytest.skip(reason)
